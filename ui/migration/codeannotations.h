#pragma once

#include "models/control/preview.h"
#include "ui/editor/codeview.h"

namespace skein::ui {

/// The lines that rules have made, with why.
QVector<DiffAnnotation> annotationsOf(const control::PreviewFile& file);
QVector<DiffAnnotation> annotationsOf(const control::GeneratedFile& file);

QString outcomeWords(const QString& outcome);
QString outcomeTone(const QString& outcome); ///< a `tone` of the style sheet

} // namespace skein::ui
