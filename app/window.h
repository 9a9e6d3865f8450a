#pragma once

#include "app/arguments.h"

class QApplication;

namespace skein::app {

/// Opens the window and runs until it is closed; gives the exit status. `arguments`: the workspace to open as the only
/// positional (or none), and an address under "open".
int runWindow(QApplication& application, const Arguments& arguments);

} // namespace skein::app
