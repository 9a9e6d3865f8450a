// kill -9 at every journal boundary of a small rollout and of its rollback: the process dies right before or right
// after commit n, another one resumes, and the end must be the one of the uninterrupted run, for every n.
#include "tests/models/rollout/crashdrill.h"
#include "tests/support/testregistry.h"

using namespace skein;
using namespace skein::rollout;
using namespace skein::test;

namespace {

using Idle = std::function<bool(RealWorld&, Drive&, const RolloutView&)>;

/// A load while it runs and perhaps one after it has completed; then a person takes everything back, and the old code
/// goes on.
Idle rolledBackByHand(bool loadWhenCompleted)
{
    return [loadWhenCompleted](RealWorld& world, Drive& drive, const RolloutView& now) {
        switch (now.state) {
        case RolloutState::Running:
            world.loadAndSetFlag("running");
            return true;
        case RolloutState::Completed:
            if (loadWhenCompleted && world.flag("completed") == 0) {
                world.loadAndSetFlag("completed");
                return true;
            }
            return drive.worker().command(now.id, Verb::RollBack, 0, drillActor, QStringLiteral("drill"), {}).ok();
        case RolloutState::RolledBack:
            if (world.flag("rolledBack") != 0)
                return false;
            world.loadAndSetFlag("rolledBack");
            return true;
        default:
            return false;
        }
    };
}

/// The first load after the switch brings a plan that nobody knew: the runner takes everything back by itself, and the
/// old code shows that load.
bool rolledBackByItself(RealWorld& world, Drive&, const RolloutView& now)
{
    if (now.state != RolloutState::Running || world.flag("running") != 0)
        return false;
    world.loadAndSetFlag("running", "trial");
    return true;
}

/// v2 takes in only the plans that the mapping knows.
void refuseUnknownPlans(Plan& plan)
{
    for (mapping::Rule& rule : plan.datasets[0].mapping.rules) {
        if (rule.kind == mapping::RuleKind::ValueMap)
            rule.params.insert(QStringLiteral("onUnmapped"), QStringLiteral("error"));
    }
}

QVector<CrashStory> stories()
{
    const QVector<Consumer> good = RealWorld::goodConsumers();
    const Consumer byPlan = good[1];
    const Consumer byLoad = good[2];   // a script by ref
    const Consumer topUsers = good[3]; // a select by merge
    const QString drilled = QStringLiteral("Ada asked rollBack: 1");
    const QString breached = QStringLiteral("decided breach: 1");
    return {
        {"v2 adopted, rolled back by hand", {byLoad, topUsers}, false, {}, rolledBackByHand(true), {drilled, QStringLiteral("decided completed: 1")}, 4},
        {"v2 built, rolled back by hand", {byPlan}, true, {}, rolledBackByHand(false),
            {drilled, QStringLiteral("decided completed: 1"), QStringLiteral("done test/activity_v2 expose: 1"), QStringLiteral("v2 as mapped")}, 2},
        {"a consumer goes wrong", {RealWorld::fragileConsumer(), topUsers}, false, {}, rolledBackByItself,
            {breached, QStringLiteral("done test/pipelines/fragile unswitch: 1"), QStringLiteral("done test/reports/top_users unswitch: 1")}, 2},
        {"a built v2 cannot take in a load", {byPlan}, true, refuseUnknownPlans, rolledBackByItself,
            {breached, QStringLiteral("fail test/activity_v2 catchUp: 1"), QStringLiteral("done test/activity_v2 withdraw: 1"), QStringLiteral("no v2")}, 2},
    };
}

} // namespace

class TstCrash : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyJournalBoundary_data();
    void everyJournalBoundary();
};

void TstCrash::everyJournalBoundary_data()
{
    QTest::addColumn<int>("story");
    QTest::addColumn<int>("part");
    const QVector<CrashStory> all = stories();
    for (int story = 0; story < all.size(); ++story) {
        for (int part = 0; part < all[story].parts; ++part)
            QTest::addRow("%s, part %d of %d", all[story].name, part + 1, all[story].parts) << story << part;
    }
}

void TstCrash::everyJournalBoundary()
{
    QFETCH(int, story);
    QFETCH(int, part);
    killEverywhere(stories()[story], part);
}

SKEIN_TEST(TstCrash)

#include "tst_crash.moc"
