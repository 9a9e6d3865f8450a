#pragma once

#include <QString>

namespace skein {

/// Who does something: the user of the operating system and the git identity. Recorded, not proved.
struct Actor {
    QString login; ///< operating-system user
    QString name;  ///< git user.name
    QString email; ///< git user.email

    QString display() const { return name.isEmpty() ? login : name; }
};

/// The actor for automatic acts, "skein".
Actor machineActor();
/// The current user of the operating system; name and email empty.
Actor currentOsUser();

} // namespace skein
