#pragma once

#include <QDateTime>
#include <QString>

namespace skein::control {

enum class Severity { Info, Warning, Critical };

/// Something that wants a person. Derived from the engines' states, so it goes away by itself when its cause does.
struct Alert {
    QString id;        ///< stable while the cause lasts: "breach:r-0001", "held:r-0001:target"
    Severity severity = Severity::Info;
    QString title;
    QString text;      ///< cause and what to do
    QDateTime since;
    QString address;   ///< skein://… of the cause
    bool seen = false;
    bool operator==(const Alert& o) const = default;
};

} // namespace skein::control
