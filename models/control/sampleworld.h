#pragma once

#include "models/rollout/view.h"
#include "models/sample/loader.h"

#include <QHash>

namespace skein::control {

/// The world outside the sample estate: days of listening keep arriving, and one day a new subscription plan is sold.
///
/// The rule of the new plan: 'duo' goes on sale after one more load has come since the pipeline plan_mix was switched
/// to its new side. So plan_mix is right on the day of its switch, and wrong from a later load on, when a value is there
/// that nobody had when its mapping was written: the case an automatic rollback is for. The loader plays the outside
/// world here; what Skein then sees, decides and does is not arranged in any way.
class SampleWorld final : public QObject
{
    Q_OBJECT

public:
    SampleWorld(const QString& warehousePath, int lastLoad, bool newPlanOnSale, QObject* parent = nullptr);

    void setLoading(bool on);
    bool isLoading() const { return m_loader.isRunning(); }
    int lastLoad() const { return m_lastLoad; }
    bool newPlanOnSale() const { return m_loader.newPlanOnSale(); }
    void loadNow(std::function<void(const Result<int>&)> done);
    /// Looks whether plan_mix runs on its new side.
    void watch(const rollout::RolloutView& view);

    /// The decision alone: is the plan on sale from the next load on?
    static bool sellsFromNextLoad(int switchedAtLoad, int lastLoad) { return switchedAtLoad >= 0 && lastLoad >= switchedAtLoad + 1; }

Q_SIGNALS:
    void loaded(int number);
    void newPlanGoesOnSale();
    void failed(const skein::Error& error);

private:
    sample::Loader m_loader;
    int m_lastLoad = 0;
    QHash<QString, int> m_switchedAt; ///< rollout → newest load when plan_mix was first seen switched
};

} // namespace skein::control
