#include "models/control/sampleworld.h"

#include <algorithm>

namespace skein::control {

namespace {

const QString watchedPipeline = QStringLiteral("plan_mix");

/// Target ids end with the pipeline's name: "sample/premium/plan_mix".
bool isWatched(const rollout::TargetView& target)
{
    return target.kind == rollout::TargetKind::Consumer
        && (target.id.section(QLatin1Char('/'), -1) == watchedPipeline || target.title.contains(watchedPipeline));
}

bool isSwitched(const rollout::TargetView& target)
{
    return target.state == rollout::TargetState::Switched || target.state == rollout::TargetState::Baked;
}

} // namespace

SampleWorld::SampleWorld(const QString& warehousePath, int lastLoad, bool newPlanOnSale, QObject* parent)
    : QObject(parent)
    , m_loader(warehousePath)
    , m_lastLoad(lastLoad)
{
    m_loader.setNewPlanOnSale(newPlanOnSale);
    connect(&m_loader, &sample::Loader::loaded, this, [this](int number) {
        m_lastLoad = number;
        const bool due = std::any_of(m_switchedAt.cbegin(), m_switchedAt.cend(), [&](int at) { return sellsFromNextLoad(at, m_lastLoad); });
        if (due && !m_loader.newPlanOnSale()) {
            m_loader.setNewPlanOnSale(true);
            Q_EMIT newPlanGoesOnSale();
        }
        Q_EMIT loaded(number);
    });
    connect(&m_loader, &sample::Loader::failed, this, &SampleWorld::failed);
}

void SampleWorld::setLoading(bool on)
{
    if (on)
        m_loader.start();
    else
        m_loader.stop();
}

void SampleWorld::loadNow(std::function<void(const Result<int>&)> done)
{
    m_loader.loadNow(std::move(done));
}

void SampleWorld::watch(const rollout::RolloutView& view)
{
    const bool switched = std::any_of(view.targets.cbegin(), view.targets.cend(), [](const auto& target) { return isWatched(target) && isSwitched(target); });
    if (!switched)
        m_switchedAt.remove(view.id);
    else if (!m_switchedAt.contains(view.id))
        m_switchedAt.insert(view.id, m_lastLoad);
}

} // namespace skein::control
