#include "tests/models/chinook/chinookjob.h"

#include "models/mapping/edit.h"

#include <QElapsedTimer>

namespace skein::test {

using rollout::RolloutState;
using rollout::Verb;

namespace {

constexpr int rolloutPatience = 120000;
constexpr int quietMs = 400; ///< longer than it takes to notice a load

bool isOver(const rollout::RolloutView& view)
{
    const bool stuck = view.state == RolloutState::Paused && !view.verbs.contains(Verb::Approve);
    return stuck || view.state == RolloutState::RolledBack || view.state == RolloutState::RollbackBlocked || view.state == RolloutState::Completed;
}

} // namespace

ChinookJob::ChinookJob()
    : m_control(std::make_unique<control::LiveControl>())
{
    QObject::connect(m_control.get(), &control::Control::failed, m_control.get(), [this](const Error& error) { errors << error.toText(); });
    m_control->setActor({QStringLiteral("mira"), QStringLiteral("Mira Lind"), QStringLiteral("mira@example.com")});
}

Status ChinookJob::open(const ChinookWorld& world)
{
    return waited([&](auto done) { m_control->openWorkspace(world.workspacePath(), done); });
}

Status ChinookJob::submit(const campaign::Request& request)
{
    const Result<QString> id = waitedFor<QString>([&](auto done) { m_control->submit(request, done); });
    if (!id)
        return id.error();
    m_migration = *id;
    return idle(*m_control) ? Status() : makeError(ErrorClass::Unknown, QStringLiteral("the jobs do not end"));
}

Status ChinookJob::decide(const QVector<mapping::Rule>& wanted)
{
    const mapping::EditContext context {m_control->actor().display(), QDateTime::currentDateTimeUtc(), {}};
    mapping::Mapping decided = *m_control->mappingOf(m_migration);
    QStringList wrong; // proposals that stand in the way
    for (const mapping::Rule& rule : std::as_const(decided.rules)) {
        const bool stands = std::any_of(wanted.begin(), wanted.end(), [&](const mapping::Rule& each) { return each.inputs == rule.inputs && each.outputs == rule.outputs; });
        if (!stands)
            wrong << rule.id;
    }
    for (const QString& id : std::as_const(wrong)) {
        const Result<mapping::Edited> removed = mapping::removeRule(decided, id);
        if (!removed)
            return removed.error();
        decided = removed->mapping;
    }
    for (mapping::Rule rule : wanted) {
        const mapping::Rule* present = decided.rulesForInput(rule.inputs.constFirst()).value(0);
        rule.id = present ? present->id : QString();
        const bool same = present && present->kind == rule.kind && (rule.params.isEmpty() || present->params == rule.params);
        const Result<mapping::Edited> edited = same ? mapping::acceptRule(decided, rule.id, context)
            : present                               ? mapping::changeRule(decided, rule, context)
                                                    : mapping::addRule(decided, rule, context);
        if (!edited)
            return edited.error();
        decided = edited->mapping;
    }
    return waited([&](auto done) { m_control->setMapping(m_migration, decided, QStringLiteral("Decide the mapping"), done); });
}

QVector<review::Change> ChinookJob::changesIn(review::ChangeState state) const
{
    QVector<review::Change> found;
    for (const review::Change& change : m_control->changes()) {
        if (change.state == state && change.migrationId == m_migration)
            found << change;
    }
    return found;
}

Status ChinookJob::approveAndMerge()
{
    QStringList open, toMerge;
    for (const review::Change& change : changesIn(review::ChangeState::Open)) {
        open << change.id;
        if (change.deployMode != QLatin1String("merge"))
            toMerge << change.id;
    }
    if (open.isEmpty())
        return {};
    if (const Status approved = waited([&](auto done) { m_control->approveChanges(open, QStringLiteral("read"), done); }); !approved || toMerge.isEmpty())
        return approved;
    return waited([&](auto done) { m_control->mergeChanges(toMerge, done); });
}

Result<rollout::Plan> ChinookJob::start()
{
    Result<rollout::Plan> plan = waitedFor<rollout::Plan>([&](auto done) { m_control->draftPlan(m_migration, done); });
    if (!plan)
        return plan;
    plan->loadPollMs = 100;
    for (rollout::StageSpec& stage : plan->stages) {
        stage.bakeMs = 500;
        stage.minUnits = 1;
        stage.exactInvariantsOnly = true; // with one load a stage nothing else could be shown
    }
    const Result<QString> id = waitedFor<QString>([&](auto done) { m_control->startRollout(*plan, done); });
    if (!id)
        return id.error();
    plan->id = *id;
    return plan;
}

Status ChinookJob::drive(const QString& id, RolloutState until, const NextLoad& load)
{
    QElapsedTimer clock, quiet;
    clock.start();
    quiet.start();
    qint64 seq = -1;
    while (clock.elapsed() < rolloutPatience) {
        const rollout::RolloutViewPtr view = m_control->rollout(id);
        if (view && view->state == until)
            return {};
        if (view && isOver(*view))
            break;
        if (view && view->seq != seq) {
            seq = view->seq;
            quiet.restart();
        }
        if (view && view->verbs.contains(Verb::Approve)) {
            // A stale click is refused and repeated with the next view.
            const Status approved = waited([&](auto done) { m_control->command(id, Verb::Approve, view->seq, QStringLiteral("looks right"), {}, done); });
            if (!approved)
                QTest::qWait(20);
        } else if (view && waitsForData(*view) && quiet.elapsed() > quietMs) {
            if (const Status loaded = load(*view); !loaded)
                return loaded;
            quiet.restart();
        }
        QTest::qWait(10);
    }
    return makeError(ErrorClass::Unknown, QString::fromUtf8(describe(id)));
}

Status ChinookJob::rollBack(const QString& id, const QString& reason)
{
    Status asked = makeError(ErrorClass::Unknown, {});
    for (int attempt = 0; attempt < 50 && !asked; ++attempt) {
        const qint64 seq = m_control->rollout(id)->seq;
        asked = waited([&](auto done) { m_control->command(id, Verb::RollBack, seq, reason, {}, done); });
    }
    if (!asked)
        return asked;
    const bool back = QTest::qWaitFor([&] { return m_control->rollout(id)->state == RolloutState::RolledBack; }, rolloutPatience);
    return back ? Status() : makeError(ErrorClass::Unknown, QString::fromUtf8(describe(id)));
}

bool ChinookJob::isSwitched(const QString& id, const QString& targetKey) const
{
    const rollout::RolloutViewPtr view = m_control->rollout(id);
    return view && std::any_of(view->targets.begin(), view->targets.end(), [&](const rollout::TargetView& target) {
        return target.id.endsWith(QLatin1Char('/') + targetKey) && (target.state == rollout::TargetState::Switched || target.state == rollout::TargetState::Baked);
    });
}

QVector<store::JournalEvent> ChinookJob::journal(const QString& rollout) const
{
    store::JournalFilter filter;
    filter.rollout = rollout;
    filter.limit = 0;
    const auto lines = waitedFor<QVector<store::JournalEvent>>([&](auto done) { m_control->readJournal(filter, done); });
    return lines ? *lines : QVector<store::JournalEvent>();
}

QByteArray ChinookJob::states() const
{
    return consumerStates(*migration()).join(QLatin1Char('\n')).toUtf8();
}

QByteArray ChinookJob::describe(const QString& id) const
{
    const rollout::RolloutViewPtr view = m_control->rollout(id);
    if (!view)
        return "no view of " + id.toUtf8();
    return test::describe(*view).toUtf8();
}

} // namespace skein::test
