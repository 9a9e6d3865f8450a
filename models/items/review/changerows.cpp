#include "models/items/review/changerows.h"

#include "models/items/records/recordwords.h"

#include <QCoreApplication>
#include <QMap>
#include <QSet>

#include <algorithm>

namespace skein::items {

using review::Change;
using review::ChangeState;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Changes)
};

RowCell plain(const QString& text, bool mono = false)
{
    RowCell cell;
    cell.text = text;
    cell.mono = mono;
    return cell;
}

bool isIn(const Change& change, const QString& state)
{
    if (state == QLatin1String("live"))
        return change.state == ChangeState::Open || change.state == ChangeState::ChangesRequested || change.state == ChangeState::Approved;
    return state.isEmpty() || state == review::changeStateName(change.state);
}

bool passes(const Change& change, const ChangeFilter& filter)
{
    if (!filter.migration.isEmpty() && change.migrationId != filter.migration)
        return false;
    if (!isIn(change, filter.state))
        return false;
    if (filter.anomaliesOnly && anomaliesOf(change).isEmpty())
        return false;
    const auto has = [&](const QString& text) { return text.contains(filter.text, Qt::CaseInsensitive); };
    return filter.text.isEmpty() || has(change.id) || has(change.title) || has(change.repository) || has(change.owner) || has(change.shapeTitle)
        || std::any_of(change.consumers.cbegin(), change.consumers.cend(), has)
        || std::any_of(change.files.cbegin(), change.files.cend(), [&](const review::ChangedFile& file) { return has(file.path); });
}

RowCell checksCell(const Change& change)
{
    const int passed = int(std::count_if(change.checks.cbegin(), change.checks.cend(), [](const review::CheckResult& check) { return check.passed; }));
    const int all = int(change.checks.size());
    RowCell cell = plain(all == 0 ? Words::tr("none ran") : Words::tr("%1 of %2").arg(passed).arg(all));
    cell.tone = all == 0 ? Mark::Held : passed == all ? Mark::Done : Mark::Failed;
    cell.sort = all == 0 ? 0.0 : double(passed) / all;
    return cell;
}

RowCell groupState(const ChangeGroup& group)
{
    QMap<int, int> counts;
    for (const Change* change : group.changes)
        ++counts[int(change->state)];
    if (counts.size() == 1)
        return RowCell::state(changeStateMark(group.changes.constFirst()->state), changeStateWords(group.changes.constFirst()->state));
    QStringList parts;
    for (auto at = counts.cbegin(); at != counts.cend(); ++at)
        parts << Words::tr("%1 %2").arg(at.value()).arg(changeStateWords(ChangeState(at.key())));
    return plain(parts.join(QStringLiteral(" · ")));
}

} // namespace

int countIn(const QVector<Change>& changes, const QString& state)
{
    return int(std::count_if(changes.cbegin(), changes.cend(), [&](const Change& change) { return isIn(change, state); }));
}

QString changeStateWords(ChangeState state)
{
    switch (state) {
    case ChangeState::Open: return Words::tr("open");
    case ChangeState::ChangesRequested: return Words::tr("changes requested");
    case ChangeState::Approved: return Words::tr("approved");
    case ChangeState::Merged: return Words::tr("merged");
    case ChangeState::Reverted: return Words::tr("reverted");
    case ChangeState::Closed: return Words::tr("closed");
    }
    return {};
}

Mark changeStateMark(ChangeState state)
{
    switch (state) {
    case ChangeState::Open: return Mark::Person;
    case ChangeState::ChangesRequested: return Mark::Held;
    case ChangeState::Approved: return Mark::Healthy;
    case ChangeState::Merged: return Mark::Done;
    case ChangeState::Reverted: return Mark::Failed;
    case ChangeState::Closed: return Mark::Skipped;
    }
    return Mark::None;
}

QStringList anomaliesOf(const Change& change)
{
    QStringList found;
    for (const QString& warning : change.warnings)
        found << recordWords(warning);
    for (const review::CheckResult& check : change.checks) {
        if (!check.passed)
            found << Words::tr("%1: %2 failed%3").arg(check.file, check.rung, check.detail.isEmpty() ? QString() : QStringLiteral(" — ") + recordWords(check.detail));
    }
    if (change.checks.isEmpty())
        found << Words::tr("No check ran on this change");
    if (change.minConfidence < lowConfidence)
        found << Words::tr("The least certain edit has confidence %1").arg(QLocale().toString(change.minConfidence, 'f', 2));
    return found;
}

QVector<ChangeGroup> groupsOf(const QVector<Change>& changes, const ChangeFilter& filter)
{
    QMap<QString, ChangeGroup> groups;
    for (const Change& change : changes) {
        if (!passes(change, filter))
            continue;
        const QString id = QStringLiteral("g:") + change.owner + QLatin1Char('\n') + change.shape;
        ChangeGroup& group = groups[id];
        group.id = id;
        group.owner = change.owner;
        group.shape = change.shape;
        group.title = change.shapeTitle.isEmpty() ? change.title : change.shapeTitle;
        group.changes.append(&change);
        const bool odd = !anomaliesOf(change).isEmpty();
        group.anomalies += odd ? 1 : 0;
        if (!odd && change.state == ChangeState::Open)
            group.approvable << change.id;
    }
    QVector<ChangeGroup> list(groups.cbegin(), groups.cend());
    std::stable_sort(list.begin(), list.end(), [](const ChangeGroup& a, const ChangeGroup& b) {
        const int owners = a.owner.compare(b.owner, Qt::CaseInsensitive);
        return owners != 0 ? owners < 0 : a.changes.size() > b.changes.size();
    });
    return list;
}

QStringList changeHeaders()
{
    return {Words::tr("Change"), Words::tr("State"), Words::tr("Checks"), Words::tr("Look at"), Words::tr("Owner"), Words::tr("Repository"), Words::tr("Lines")};
}

namespace {

/// "dir/file.sql:3: what" takes the room of what it says.
QString withoutPlace(const QString& text)
{
    const qsizetype at = text.indexOf(QLatin1String(": "));
    return at > 0 && text.left(at).contains(QLatin1Char(':')) && !text.left(at).contains(QLatin1Char(' ')) ? text.mid(at + 2) : text;
}

RowCell ownerCell(const QString& owner)
{
    RowCell cell = plain(owner.isEmpty() ? Words::tr("nobody") : owner);
    if (owner.isEmpty())
        cell.tone = Mark::Held;
    return cell;
}

RowsModel::Row headRow(const ChangeGroup& group, bool closed)
{
    RowCell head = plain(group.title);
    head.icon = closed ? QStringLiteral("chevron-right") : QStringLiteral("chevron-down");
    head.second = Words::tr("%n change(s)", nullptr, int(group.changes.size()));
    RowCell look = plain(group.anomalies > 0 ? Words::tr("%n to look at", nullptr, group.anomalies) : Words::tr("all alike"));
    look.tone = group.anomalies > 0 ? Mark::Held : Mark::Done;
    return {group.id, {head, groupState(group), {}, look, ownerCell(group.owner), {}, {}}};
}

RowsModel::Row changeRow(const Change& change, bool inGroup)
{
    RowCell title = plain((inGroup ? QStringLiteral("      ") : QString()) + change.id);
    QStringList names;
    for (const QString& consumer : change.consumers)
        names << consumer.section(QLatin1Char('/'), -1);
    title.second = names.isEmpty() ? change.title : names.join(QStringLiteral(", "));
    title.toolTip = change.shapeTitle.isEmpty() ? change.title : change.title + QLatin1Char('\n') + change.shapeTitle;
    const QStringList odd = anomaliesOf(change);
    RowCell anomaly = plain(odd.isEmpty() ? QString() : withoutPlace(odd.constFirst()));
    anomaly.tone = Mark::Held;
    anomaly.toolTip = odd.join(QLatin1Char('\n'));
    int added = 0;
    int removed = 0;
    for (const review::ChangedFile& file : change.files) {
        added += file.linesAdded;
        removed += file.linesRemoved;
    }
    RowCell lines = plain(QStringLiteral("+%1 −%2").arg(added).arg(removed), true);
    return {change.id, {title, RowCell::state(changeStateMark(change.state), changeStateWords(change.state)), checksCell(change), anomaly, ownerCell(change.owner), plain(change.repository), lines}};
}

} // namespace

QVector<RowsModel::Row> changeRows(const QVector<ChangeGroup>& groups, const QSet<QString>& folded)
{
    QVector<RowsModel::Row> rows;
    for (const ChangeGroup& group : groups) {
        const bool grouped = group.changes.size() > 1;
        const bool closed = grouped && folded.contains(group.id);
        if (grouped)
            rows.append(headRow(group, closed));
        if (closed)
            continue;
        for (const Change* change : group.changes)
            rows.append(changeRow(*change, grouped));
    }
    return rows;
}

} // namespace skein::items
