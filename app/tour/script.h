#pragma once

#include "app/tour/driver.h"

#include <QString>

#include <functional>
#include <vector>

namespace skein::control {
class LiveControl;
}
namespace skein::ui {
class MainWindow;
class TurnWatch;
}

namespace skein::app {

/// What the steps of a tour share.
struct TourStage {
    TourDriver& hand;
    ui::MainWindow& window;
    control::LiveControl& control; ///< looked at, never used to act for the person
    QString workspace;
    QString migration;             ///< id, once submitted
    QString firstRollout, secondRollout;
    QString planMixBefore;         ///< fingerprint of an output before any rollout
};

struct TourStep {
    QString name;
    std::function<void(TourStage&)> run;
};

/// See the estate, ask for a migration, accept a mapping, read the code, review.
std::vector<TourStep> stepsToMerge();
/// Roll out, see a bad canary taken back, fix it, finish, roll back by hand.
std::vector<TourStep> stepsToRollBack();
/// From the alert of the breach to its cause.
TourStep stepToAlerts();
/// What stands around it: overview, activity, alerts, palette, settings, the second language.
std::vector<TourStep> stepsAround();

} // namespace skein::app
