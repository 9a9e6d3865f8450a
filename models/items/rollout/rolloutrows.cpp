#include "models/items/rollout/rolloutrows.h"

#include "models/items/activity/sentence.h"
#include "models/items/records/recordwords.h"
#include "models/items/rollout/rolloutwords.h"

#include <QCoreApplication>
#include <QLocale>
#include <QUrl>

#include <algorithm>

namespace skein::items {

using namespace rollout;

namespace {

QString words(const char* text)
{
    return QCoreApplication::translate("Rollout", text);
}

int rank(TargetState state)
{
    switch (targetStateMark(state)) {
    case Mark::Failed: return 0;
    case Mark::Held: return 1;
    case Mark::Person: return 2;
    case Mark::Running: return 3;
    case Mark::Healthy: return 4;
    case Mark::Done: return 5;
    case Mark::Skipped: return 6;
    default: return 7;
    }
}

RowCell plain(const QString& text)
{
    RowCell cell;
    cell.text = text;
    return cell;
}

RowCell time(const QDateTime& at)
{
    RowCell cell = plain(at.isValid() ? QLocale().toString(at.toLocalTime(), words(QT_TRANSLATE_NOOP("Rollout", "d MMM HH:mm:ss"))) : QStringLiteral("–"));
    cell.sort = at;
    return cell;
}

RowCell timeOfDay(const QDateTime& at)
{
    RowCell cell = plain(at.toLocalTime().toString(QStringLiteral("HH:mm:ss")));
    cell.mono = true;
    return cell;
}

/// A row says whose it is already.
QString withoutName(QString text, const QString& name)
{
    const QString said = name + QStringLiteral(": ");
    const qsizetype at = text.indexOf(said);
    return at < 0 ? text : text.remove(at, said.size());
}

/// What every load, and every way back, writes for each target: of use as a number only.
enum class Everyday { None, Load, Back };

Everyday everydayOf(const QString& step)
{
    if (step == QLatin1String("run") || step == QLatin1String("publish") || step == QLatin1String("catchUp"))
        return Everyday::Load;
    return step == QLatin1String("verify") || step == QLatin1String("clean") ? Everyday::Back : Everyday::None;
}

} // namespace

QStringList rolloutHeaders()
{
    return {words(QT_TRANSLATE_NOOP("Rollout", "Rollout")), words(QT_TRANSLATE_NOOP("Rollout", "State")), words(QT_TRANSLATE_NOOP("Rollout", "Targets")),
        words(QT_TRANSLATE_NOOP("Rollout", "Environment")), words(QT_TRANSLATE_NOOP("Rollout", "Why")), words(QT_TRANSLATE_NOOP("Rollout", "Started")),
        words(QT_TRANSLATE_NOOP("Rollout", "Ended"))};
}

QVector<RowsModel::Row> rolloutRows(const QVector<RolloutViewPtr>& rollouts)
{
    QVector<RowsModel::Row> rows;
    for (const RolloutViewPtr& view : rollouts) {
        RowCell name = plain(view->title);
        name.second = view->id;
        name.link = QStringLiteral("skein://rollouts/") + view->id;
        RowCell environment = plain(view->environment);
        if (view->production)
            environment = RowCell::state(Mark::Production, view->environment);
        RowCell why = plain(view->why);
        rows.append({view->id, {name, RowCell::state(positionMark(*view), positionWords(*view)), RowCell::count(view->targets.size()), environment, why,
                                   time(view->startedAt), time(view->endedAt)}});
    }
    return rows;
}

QStringList targetHeaders()
{
    return {words(QT_TRANSLATE_NOOP("Rollout", "Target")), words(QT_TRANSLATE_NOOP("Rollout", "Owner")), words(QT_TRANSLATE_NOOP("Rollout", "Stage")),
        words(QT_TRANSLATE_NOOP("Rollout", "State")), words(QT_TRANSLATE_NOOP("Rollout", "Latency")), words(QT_TRANSLATE_NOOP("Rollout", "Errors")),
        words(QT_TRANSLATE_NOOP("Rollout", "Rows differ")), words(QT_TRANSLATE_NOOP("Rollout", "Because"))};
}

QVector<int> targetOrder(const RolloutView& view)
{
    QVector<int> order(view.targets.size());
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(), [&](int a, int b) {
        const TargetView& left = view.targets[a];
        const TargetView& right = view.targets[b];
        // What a whole rollout was taken back for is not among the restored ones that were right.
        if (left.cause.isEmpty() != right.cause.isEmpty())
            return !left.cause.isEmpty();
        if (rank(left.state) != rank(right.state))
            return rank(left.state) < rank(right.state);
        const bool leftWrong = left.rowsDiffer > 0 || left.errorsNew > 0;
        const bool rightWrong = right.rowsDiffer > 0 || right.errorsNew > 0;
        if (leftWrong != rightWrong)
            return leftWrong;
        if (left.stage != right.stage)
            return left.stage < right.stage;
        return left.title < right.title;
    });
    return order;
}

QVector<RowsModel::Row> targetRows(const RolloutView& view, const std::optional<TargetState>& state)
{
    QVector<RowsModel::Row> rows;
    const QVector<int> order = targetOrder(view);
    for (const int at : order) {
        const TargetView& target = view.targets[at];
        if (state && target.state != *state)
            continue;
        RowCell name = plain(target.title);
        name.mono = true;
        name.icon = target.kind == TargetKind::Dataset ? QStringLiteral("dataset") : QStringLiteral("pipeline");
        name.toolTip = target.id;
        RowCell stage = target.kind == TargetKind::Dataset ? plain(QStringLiteral("–")) : RowCell::count(target.stage + 1);
        stage.number = true;
        RowCell latency = plain(ratioWords(target.latencyRatio));
        latency.number = true;
        latency.sort = target.latencyRatio.value_or(0);
        latency.toolTip = words(QT_TRANSLATE_NOOP("Rollout", "median of new / old over paired runs"));
        RowCell errors = plain(target.runsNew > 0 ? QStringLiteral("%1 / %2").arg(target.errorsNew).arg(target.runsNew) : QStringLiteral("–"));
        errors.number = true;
        errors.sort = target.errorsNew;
        errors.toolTip = words(QT_TRANSLATE_NOOP("Rollout", "new: %1 of %2 runs failed; old: %3 of %4"))
                             .arg(target.errorsNew)
                             .arg(target.runsNew)
                             .arg(target.errorsOld)
                             .arg(target.runsOld);
        if (target.errorsNew > 0)
            errors.tone = Mark::Failed;
        RowCell differ = target.rowsDiffer < 0 ? plain(QStringLiteral("–")) : RowCell::count(target.rowsDiffer);
        differ.number = true;
        differ.sort = target.rowsDiffer;
        if (target.rowsDiffer > 0)
            differ.tone = Mark::Failed;
        RowCell because = plain(withoutName(recordWords(target.because), target.title));
        if (const QString cause = takenBackWords(target); !cause.isEmpty()) {
            because.toolTip = because.text;
            because.text = withoutName(cause, target.title);
            because.tone = Mark::Failed;
        }
        rows.append({target.id, {name, plain(target.owner), stage, RowCell::state(targetMark(target), targetStateWords(target.state)), latency, errors, differ, because}});
    }
    return rows;
}

QVector<StateCount> targetCounts(const RolloutView& view)
{
    QVector<StateCount> counts;
    const QVector<int> order = targetOrder(view);
    for (const int at : order) {
        const TargetState state = view.targets[at].state;
        const auto known = std::find_if(counts.begin(), counts.end(), [&](const StateCount& count) { return count.state == state; });
        if (known == counts.end())
            counts.append({state, 1});
        else
            ++known->count;
    }
    return counts;
}

QStringList lineHeaders()
{
    return {words(QT_TRANSLATE_NOOP("Rollout", "Time")), words(QT_TRANSLATE_NOOP("Rollout", "What"))};
}

QVector<RowsModel::Row> lineRows(QVector<store::JournalEvent> events)
{
    std::sort(events.begin(), events.end(), [](const store::JournalEvent& a, const store::JournalEvent& b) { return a.seq > b.seq; });
    QVector<RowsModel::Row> rows;
    Everyday kind = Everyday::None; // of the lines that are being gathered into one
    QStringList gathered;           // a target for each of them
    QPair<qint64, QDateTime> newest;
    const auto fold = [&] {
        QString text;
        if (kind == Everyday::Load)
            text = QCoreApplication::translate("Rollout", "%n run(s) for new loads", nullptr, int(gathered.size()));
        gathered.removeDuplicates();
        if (kind == Everyday::Back)
            text = QCoreApplication::translate("Rollout", "%n target(s) checked and cleared up", nullptr, int(gathered.size()));
        if (!gathered.isEmpty()) {
            RowCell what = plain(text);
            what.tone = Mark::Waiting;
            rows.append({QString::number(newest.first), {timeOfDay(newest.second), what}});
        }
        kind = Everyday::None;
        gathered.clear();
    };
    for (const store::JournalEvent& event : std::as_const(events)) {
        // The intent says nothing that its outcome does not say better.
        if (event.kind == QLatin1String("intent"))
            continue;
        const Sentence sentence = sentenceOf(event);
        const bool well = event.kind == QLatin1String("done") && sentence.mark != Mark::Failed && sentence.mark != Mark::Held;
        const Everyday present = well ? everydayOf(event.step) : Everyday::None;
        if (present != kind) {
            fold();
            newest = {event.seq, event.wall};
        }
        kind = present;
        if (present != Everyday::None) {
            if (event.step != QLatin1String("publish")) // is the end of a run
                gathered << event.target;
            continue;
        }
        const RowCell at = timeOfDay(event.wall);
        const QString text = shownSentence(event);
        RowCell what = plain(event.target.isEmpty() ? text : QStringLiteral("%1: %2").arg(event.target.section(QLatin1Char('/'), -1), text));
        if (sentence.mark == Mark::Failed || sentence.mark == Mark::Held)
            what.tone = sentence.mark;
        what.toolTip = QStringLiteral("%1\n%2").arg(what.text, event.actor);
        rows.append({QString::number(event.seq), {at, what}});
    }
    fold();
    return rows;
}

} // namespace skein::items
