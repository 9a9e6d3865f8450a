#pragma once

#include "app/arguments.h"

class QApplication;

namespace skein::app {

/// What `skein tour --help` says.
CommandSpec tourSpec();
/// Drives the real window through the whole job on a fresh sample in DIR/workspace; pictures and report.json in DIR.
/// Gives the exit status: 1 when a step's assertion failed or an event-loop turn was longer than 250 ms.
int runTour(QApplication& application, const Arguments& arguments);

} // namespace skein::app
