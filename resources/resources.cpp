#include "resources/resources.h"

#include <QtGlobal>
#include <mutex>

#include <QDir>

static void registerSkeinResources()
{
    Q_INIT_RESOURCE(skein);
}

namespace skein {

void initResources()
{
    static std::once_flag once;
    std::call_once(once, registerSkeinResources);
}

} // namespace skein
