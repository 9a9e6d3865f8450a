#include "models/mapping/drift.h"

#include "models/base/names.h"

#include <QHash>

namespace skein::mapping {

namespace {

constexpr Named<ChangeKind> kKinds[] = {
    {ChangeKind::Added, "added"}, {ChangeKind::Removed, "removed"}, {ChangeKind::Type, "type"},
    {ChangeKind::Nullability, "nullability"}, {ChangeKind::Key, "key"}, {ChangeKind::Position, "position"},
};

QString typeOf(const Column& column)
{
    return column.nativeType.isEmpty() ? logicalTypeName(column.type) : column.nativeType;
}

bool sameType(const Column& a, const Column& b)
{
    if (!a.nativeType.isEmpty() && !b.nativeType.isEmpty())
        return a.nativeType.compare(b.nativeType, Qt::CaseInsensitive) == 0;
    return a.type == b.type;
}

void driftOfSide(const Side& side, const SchemaVersion* current, bool onTarget, Drift& drift)
{
    if (!current || side.schemaHash.isEmpty() || current->hash() == side.schemaHash)
        return;
    (onTarget ? drift.target : drift.source) = true;
    if (side.columns.isEmpty()) {
        drift.unexplained = true;
        return;
    }
    const QVector<ColumnChange> changes = compareSchemas(side.columns, current->columns, onTarget);
    // The hash was pinned for another list than the one in the document: the difference cannot be named.
    drift.unexplained = drift.unexplained || changes.isEmpty();
    drift.changes += changes;
}

bool touches(const ColumnChange& change, const Mapping& mapping, const ConsumerUse& use)
{
    if (use.usesAll)
        return true;
    if (change.kind == ChangeKind::Added || change.kind == ChangeKind::Position)
        return false;
    if (!change.onTarget)
        return use.columns.contains(change.column, Qt::CaseInsensitive);
    for (const QString& column : use.columns) {
        for (const Rule* rule : mapping.rulesForInput(column)) {
            if (rule->review != ReviewState::Rejected && rule->outputs.contains(change.column, Qt::CaseInsensitive))
                return true;
        }
    }
    return false;
}

} // namespace

QString changeKindName(ChangeKind kind)
{
    return nameOf(kKinds, kind);
}

QString ColumnChange::text() const
{
    const QString side = onTarget ? QStringLiteral("v2") : QStringLiteral("v1");
    switch (kind) {
    case ChangeKind::Added:
        return QStringLiteral("%1: '%2' is new (%3)").arg(side, column, after);
    case ChangeKind::Removed:
        return QStringLiteral("%1: '%2' is gone").arg(side, column);
    case ChangeKind::Type:
        return QStringLiteral("%1: '%2' changed its type from %3 to %4").arg(side, column, before, after);
    case ChangeKind::Nullability:
    case ChangeKind::Key:
        return QStringLiteral("%1: '%2' was %3 and is %4").arg(side, column, before, after);
    case ChangeKind::Position:
        return QStringLiteral("%1: '%2' moved from position %3 to %4").arg(side, column, before, after);
    }
    return {};
}

QVector<ColumnChange> compareSchemas(const QVector<Column>& before, const QVector<Column>& after, bool onTarget)
{
    QVector<ColumnChange> changes;
    QHash<QString, qsizetype> placeAfter;
    for (qsizetype i = 0; i < after.size(); ++i)
        placeAfter.insert(after.at(i).name.toLower(), i);
    QHash<QString, qsizetype> placeBefore;
    QVector<qsizetype> kept; // places in `after` of the columns both have, in the old order
    for (qsizetype i = 0; i < before.size(); ++i) {
        const Column& old = before.at(i);
        placeBefore.insert(old.name.toLower(), i);
        const auto it = placeAfter.constFind(old.name.toLower());
        if (it == placeAfter.constEnd()) {
            changes.append({onTarget, ChangeKind::Removed, old.name, typeOf(old), {}});
            continue;
        }
        const Column& now = after.at(*it);
        if (!sameType(old, now))
            changes.append({onTarget, ChangeKind::Type, old.name, typeOf(old), typeOf(now)});
        const auto nullText = [](bool nullable) {
            return nullable ? QStringLiteral("nullable") : QStringLiteral("not null");
        };
        if (old.nullable != now.nullable) {
            changes.append({onTarget, ChangeKind::Nullability, old.name, nullText(old.nullable),
                nullText(now.nullable)});
        }
        const auto keyText = [](bool key) { return key ? QStringLiteral("a key") : QStringLiteral("no key"); };
        if (old.key != now.key)
            changes.append({onTarget, ChangeKind::Key, old.name, keyText(old.key), keyText(now.key)});
        if (!kept.isEmpty() && *it < kept.constLast()) {
            changes.append({onTarget, ChangeKind::Position, old.name, QString::number(i + 1),
                QString::number(*it + 1)});
        }
        kept.append(*it);
    }
    for (const Column& now : after) {
        if (!placeBefore.contains(now.name.toLower()))
            changes.append({onTarget, ChangeKind::Added, now.name, {}, typeOf(now)});
    }
    return changes;
}

Drift detectDrift(const Mapping& mapping, const SchemaVersion* currentV1, const SchemaVersion* currentV2)
{
    Drift drift;
    driftOfSide(mapping.source, currentV1, false, drift);
    driftOfSide(mapping.target, currentV2, true, drift);
    return drift;
}

QVector<DriftedConsumer> affectedByDrift(const Drift& drift, const Mapping& mapping, const QVector<ConsumerUse>& uses)
{
    QVector<DriftedConsumer> affected;
    if (!drift.any())
        return affected;
    for (const ConsumerUse& use : uses) {
        DriftedConsumer consumer;
        consumer.consumer = use.consumer;
        QStringList reasons;
        for (const ColumnChange& change : drift.changes) {
            if (touches(change, mapping, use)) {
                consumer.changes.append(change);
                reasons.append(change.text());
            }
        }
        if (drift.unexplained) {
            reasons.append(QStringLiteral("the schema differs from the one the mapping was made for, and the mapping "
                                          "holds no column list to compare with"));
        }
        if (reasons.isEmpty())
            continue;
        consumer.because = reasons.join(QStringLiteral("; "));
        affected.append(consumer);
    }
    return affected;
}

} // namespace skein::mapping
