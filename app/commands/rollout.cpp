#include "app/commands/command.h"
#include "app/commands/common.h"
#include "app/commands/controlsession.h"
#include "app/commands/rolloutjson.h"

#include "models/base/files.h"

#include <QJsonArray>
#include <QTime>
#include <QTimer>

namespace skein::app {

namespace {

using rollout::RolloutState;
using rollout::RolloutViewPtr;

/// Nothing happens any more without a person or a new load. After its end a rollout still runs the loads that have come.
bool settled(const rollout::RolloutView& view)
{
    switch (view.state) {
    case RolloutState::Running:
        return view.verbs.contains(rollout::Verb::Approve);
    case RolloutState::Planned:
    case RolloutState::RollingBack:
        return false;
    default:
        return !view.atWork;
    }
}

void print(const rollout::RolloutView& view, bool targets, const Output& output)
{
    output.text(QStringLiteral("%1  %2  %3").arg(view.id, rollout::rolloutStateName(view.state).leftJustified(16), view.title));
    if (!targets)
        return;
    output.text(QStringLiteral("  why:  %1\n  next: %2").arg(view.why, view.next));
    for (const rollout::StageView& stage : view.stages)
        output.text(QStringLiteral("  %1 %: %2 targets  %3  %4 %5").arg(stage.percent, 5).arg(stage.targets).arg(rollout::stagePhaseName(stage.phase), stage.verdict, stage.sentence));
    for (const rollout::TargetView& target : view.targets)
        output.text(QStringLiteral("  %1  %2  %3").arg(target.title.leftJustified(32), rollout::targetStateName(target.state).leftJustified(14), target.because));
    output.text(QStringLiteral("  roll back: %1").arg(view.rollback.text));
    if (view.rollback.targets > 0 && !view.atWork)
        output.text(QStringLiteral("             as of its last run; loads that came since are run by the verbs, by watch and by the window"));
}

/// Stays until nothing happens any more without a person. A view not later than `afterSeq` is the one a verb was said to.
RolloutViewPtr awaitSettled(ControlSession& session, const QString& id, const Output& output, qint64 afterSeq = 0)
{
    QEventLoop loop;
    QString said;
    const auto look = [&] {
        const RolloutViewPtr view = session.control().rollout(id);
        if (!view || view->seq <= afterSeq)
            return;
        // A line for each stage and phase, also where nobody sees the progress: hours may pass in between.
        const rollout::StageView* stage = view->currentStage >= 0 && view->currentStage < view->stages.size() ? &view->stages[view->currentStage] : nullptr;
        const QString now = stage ? QStringLiteral("%1, stage %2 of %3 %4").arg(rollout::rolloutStateName(view->state)).arg(view->currentStage + 1).arg(view->stages.size()).arg(rollout::stagePhaseName(stage->phase))
                                  : rollout::rolloutStateName(view->state);
        if (now != said) {
            said = now;
            output.endProgress();
            output.note(QStringLiteral("%1  %2  %3: %4").arg(QTime::currentTime().toString(Qt::ISODate), id, now, view->why));
        }
        output.progress(view->stages.isEmpty() ? 0 : double(qMax(0, view->currentStage)) / double(view->stages.size()), view->why);
        if (settled(*view))
            loop.quit();
    };
    QObject::connect(&session.control(), &control::Control::rolloutChanged, &loop, look);
    QTimer::singleShot(0, &loop, look);
    loop.exec();
    output.endProgress();
    return session.control().rollout(id);
}

int show(const RolloutViewPtr& view, const Arguments& arguments, const Output& output)
{
    if (arguments.json())
        output.json({{QStringLiteral("rollouts"), QJsonArray {rolloutToJson(*view)}}});
    else
        print(*view, true, output);
    return Done;
}

/// Shows how it stands; a rollout that stopped on its way is no success.
int outcome(const RolloutViewPtr& view, const Arguments& arguments, const Output& output)
{
    show(view, arguments, output);
    const bool stopped = view->state == RolloutState::RolledBack || view->state == RolloutState::RollbackBlocked || view->state == RolloutState::Paused
        || view->state == RolloutState::Frozen;
    if (!stopped)
        return Done;
    output.note(QStringLiteral("skein rollout: %1 %2: %3").arg(view->id, rollout::rolloutStateName(view->state), view->why));
    return Refused;
}

/// The plan of a file, edited from what --plan printed.
Result<rollout::Plan> planOfFile(const QString& file, const QString& migrationId)
{
    const Result<QByteArray> text = readFile(file);
    if (!text)
        return text.error();
    Result<rollout::Plan> plan = rollout::planFromYaml(*text, file);
    if (plan && plan->migrationId != migrationId)
        return makeError(ErrorClass::BadInput, QStringLiteral("the plan belongs to %1").arg(plan->migrationId), file, QStringLiteral("Take a plan of %1: skein rollout start %1 --plan.").arg(migrationId));
    return plan;
}

Result<int> start(ControlSession& session, const QString& migrationId, const Arguments& arguments, const Output& output)
{
    const Result<rollout::Plan> plan = arguments.has(QStringLiteral("file"))
        ? planOfFile(arguments.value(QStringLiteral("file")), migrationId)
        : session.ask<rollout::Plan>([&](const control::Done<rollout::Plan>& done) { session.control().draftPlan(migrationId, done); });
    if (!plan)
        return plan.error();
    if (arguments.has(QStringLiteral("plan"))) {
        output.bytes(rollout::planToYaml(*plan));
        return Done;
    }
    if (plan->production && arguments.value(QStringLiteral("confirm")) != plan->environment) {
        return makeError(ErrorClass::Usage, QStringLiteral("the plan is for %1, which is production").arg(plan->environment), plan->environment,
            QStringLiteral("Look at it with --plan, then add --confirm %1.").arg(plan->environment));
    }
    for (const QString& entry : plan->leftOut)
        output.note(QStringLiteral("not in the plan: %1").arg(entry));
    const Result<QString> id = session.ask<QString>([&](const control::Done<QString>& done) { session.control().startRollout(*plan, done); });
    if (!id) {
        Error error = id.error();
        if (arguments.has(QStringLiteral("file")) && error.cls == ErrorClass::BadInput)
            error.where = arguments.value(QStringLiteral("file"));
        return error;
    }
    return outcome(awaitSettled(session, *id, output), arguments, output);
}

Result<int> command(ControlSession& session, rollout::Verb verb, const RolloutViewPtr& view, const Arguments& arguments, const Output& output)
{
    bool understood = true;
    // Who gave no state it was decided on means whatever is the case now.
    const qint64 expected = arguments.has(QStringLiteral("expect")) ? arguments.value(QStringLiteral("expect")).toLongLong(&understood) : 0;
    if (!understood || expected < 0 || (expected == 0 && arguments.has(QStringLiteral("expect"))))
        return makeError(ErrorClass::Usage, QStringLiteral("--expect is a number above 0"), QStringLiteral("skein rollout"), QStringLiteral("Take \"seq\" of skein rollout list --json."));
    const QStringList targets = arguments.value(QStringLiteral("targets")).split(QLatin1Char(','), Qt::SkipEmptyParts);
    const Status status = session.wait([&](const control::DoneStatus& done) {
        session.control().command(view->id, verb, expected, arguments.value(QStringLiteral("reason"), QStringLiteral("from the command line")), targets, done);
    });
    if (!status)
        return status.error();
    return show(awaitSettled(session, view->id, output, view->seq), arguments, output);
}

Result<int> run(const Arguments& arguments, const Output& output)
{
    const QString word = arguments.positional.value(0, QStringLiteral("list"));
    const QString id = arguments.positional.value(1);
    const bool reads = word == QLatin1String("list") || word == QLatin1String("show");
    static const QMap<QString, rollout::Verb> verbs {{QStringLiteral("pause"), rollout::Verb::Pause}, {QStringLiteral("resume"), rollout::Verb::Resume},
        {QStringLiteral("approve"), rollout::Verb::Approve}, {QStringLiteral("rollback"), rollout::Verb::RollBack},
        {QStringLiteral("freeze"), rollout::Verb::Freeze}, {QStringLiteral("retry"), rollout::Verb::Retry}, {QStringLiteral("skip"), rollout::Verb::Skip},
        {QStringLiteral("finalize"), rollout::Verb::Finalize}};
    if (!reads && word != QLatin1String("start") && word != QLatin1String("watch") && !verbs.contains(word)) {
        return makeError(ErrorClass::Usage, QStringLiteral("unknown verb \"%1\"").arg(word), QStringLiteral("skein rollout"),
            QStringLiteral("Verbs: list, show, start, watch, %1.").arg(verbs.keys().join(QStringLiteral(", "))));
    }
    if (word != QLatin1String("list") && id.isEmpty()) {
        return makeError(ErrorClass::Usage, QStringLiteral("of which %1?").arg(word == QLatin1String("start") ? QStringLiteral("migration") : QStringLiteral("rollout")),
            QStringLiteral("skein rollout ") + word, QStringLiteral("skein rollout list and skein migrate list show them."));
    }
    if (reads) {
        const Result<QVector<RolloutViewPtr>> views = storedRollouts(arguments);
        if (!views)
            return views.error();
        QJsonArray list;
        for (const RolloutViewPtr& view : *views) {
            if (!id.isEmpty() && view->id != id)
                continue;
            list.append(rolloutToJson(*view));
            if (!arguments.json())
                print(*view, word == QLatin1String("show"), output);
        }
        if (!id.isEmpty() && list.isEmpty())
            return makeError(ErrorClass::Logic, QStringLiteral("the workspace has no rollout %1").arg(id), {}, QStringLiteral("skein rollout list shows them."));
        if (arguments.json())
            output.json({{QStringLiteral("rollouts"), list}});
        else if (list.isEmpty())
            output.text(QStringLiteral("No rollout yet. Begin one: skein rollout start MIGRATION."));
        return Done;
    }
    const Result<std::unique_ptr<ControlSession>> session = ControlSession::open(arguments);
    if (!session)
        return session.error();
    if (word == QLatin1String("start"))
        return start(**session, id, arguments, output);
    const RolloutViewPtr view = (*session)->control().rollout(id);
    if (!view)
        return makeError(ErrorClass::Logic, QStringLiteral("the workspace has no rollout %1").arg(id), {}, QStringLiteral("skein rollout list shows them."));
    if (word == QLatin1String("watch"))
        return outcome(awaitSettled(**session, id, output), arguments, output);
    return command(**session, verbs.value(word), view, arguments, output);
}

} // namespace

Command rolloutCommand()
{
    CommandSpec spec;
    spec.name = QStringLiteral("rollout");
    spec.usage = QStringLiteral("[-w DIR] list | show ID | start MIGRATION | watch|pause|resume|approve|rollback|freeze|retry|skip|finalize ID");
    spec.summary = QStringLiteral("staged rollouts: start, watch, command");
    spec.details = QStringLiteral("start drafts a plan over what is deployable now, starts it and stays until it ends or waits for a person; the verbs\n"
                                  "stay as well. --plan prints the plan and starts nothing; edited, it is started with --file. After an end in between,\n"
                                  "watch goes on where it was. finalize gives up the rollback of a completed one.");
    spec.options = {{QStringLiteral("reason"), QStringLiteral("TEXT"), QStringLiteral("kept in the journal beside your name")},
        {QStringLiteral("targets"), QStringLiteral("ID,…"), QStringLiteral("of retry and skip, which need some, and of rollback; default all")},
        {QStringLiteral("expect"), QStringLiteral("SEQ"), QStringLiteral("refuse the verb when the rollout has moved on since; \"seq\" of list --json")},
        {QStringLiteral("file"), QStringLiteral("PLAN.yaml"), QStringLiteral("of start: this plan instead of a fresh one")},
        {QStringLiteral("confirm"), QStringLiteral("NAME"), QStringLiteral("of start: the environment's name, where it is production")},
        {QStringLiteral("plan"), {}, QStringLiteral("of start: print the plan as YAML, start nothing")}};
    spec.maxArguments = 2;
    return {spec, run};
}

} // namespace skein::app
