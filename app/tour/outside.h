#pragma once

#include "models/rollout/view.h"

#include <QString>

namespace skein::control {
class LiveControl;
}

namespace skein::app {

/// Looks at a workspace from outside: with the sqlite and git files alone, not through the engines that changed them.
class OutsideWorld
{
public:
    explicit OutsideWorld(QString workspace);

    /// Rows and an order-independent hash of a relation in the sample's warehouse; an error text starts with "error".
    QString content(const QString& relation) const;
    /// The commit at the target's deploy ref; empty when there is none.
    QString deployedCommit(const QString& environment, const rollout::TargetView& target) const;
    /// Does the relation hold exactly what the code of its target's base commit makes of the data now?
    bool agrees(const QString& relation, const control::LiveControl& control, const QString& rolloutId) const;

private:
    QString m_workspace;
};

} // namespace skein::app
