#include "app/window.h"

#include <cstdio>

namespace skein::app {

int runWindow(QApplication& application, const Arguments& arguments)
{
    Q_UNUSED(application)
    Q_UNUSED(arguments)
    std::fputs("skein: this build has no window. Commands work: see skein --help.\n", stderr);
    return 1;
}

} // namespace skein::app
