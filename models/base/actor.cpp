#include "models/base/actor.h"

#include <pwd.h>
#include <unistd.h>

namespace skein {

Actor machineActor()
{
    return {QStringLiteral("skein"), QStringLiteral("Skein"), QStringLiteral("skein@localhost")};
}

Actor currentOsUser()
{
    const passwd* entry = getpwuid(getuid());
    return {entry ? QString::fromLocal8Bit(entry->pw_name) : QString::number(getuid()), {}, {}};
}

} // namespace skein
