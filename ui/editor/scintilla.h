#pragma once

// QScintilla's headers are written with Qt's keywords, which this program is compiled without.
#define signals Q_SIGNALS
#define slots Q_SLOTS
#include <Qsci/qscilexerjava.h>
#include <Qsci/qscilexercustom.h>
#include <Qsci/qscilexerpython.h>
#include <Qsci/qscilexeryaml.h>
#include <Qsci/qsciscintilla.h>
#undef signals
#undef slots
