#include "models/items/migration/consumerrows.h"

#include "models/items/catalog/statewords.h"
#include "models/items/records/recordwords.h"

#include <QCoreApplication>
#include <QMap>

#include <algorithm>

namespace skein::items {

using campaign::Consumer;
using campaign::ConsumerState;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Consumers)
};

QString evidenceWords(const QString& evidence)
{
    if (evidence == QLatin1String("lineage"))
        return Words::tr("lineage");
    if (evidence == QLatin1String("code"))
        return Words::tr("code");
    if (evidence == QLatin1String("catalog"))
        return Words::tr("catalog");
    return evidence;
}

bool isIn(const Consumer& consumer)
{
    return consumer.decision == QLatin1String("in");
}

RowCell stateCell(const Consumer& consumer)
{
    if (!isIn(consumer))
        return RowCell::state(Mark::Skipped, Words::tr("out of scope"));
    if (waitsForGrain(consumer))
        return RowCell::state(Mark::Decide, Words::tr("grain: decide"));
    const QString name = campaign::consumerStateName(consumer.state);
    return RowCell::state(migrationStateMark(name), migrationStateWords(name));
}

QString because(const Consumer& consumer)
{
    if (!isIn(consumer) && !consumer.decisionReason.isEmpty())
        return recordWords(consumer.decisionReason);
    if (!consumer.because.isEmpty())
        return recordWords(consumer.because);
    return consumer.diagnostics.isEmpty() ? QString() : recordWords(consumer.diagnostics.constFirst().message);
}

RowCell plain(const QString& text, bool mono = false)
{
    RowCell cell;
    cell.text = text;
    cell.mono = mono;
    return cell;
}

QVector<NamedCount> sorted(const QMap<QString, NamedCount>& counts)
{
    QVector<NamedCount> list(counts.cbegin(), counts.cend());
    std::stable_sort(list.begin(), list.end(), [](const NamedCount& a, const NamedCount& b) { return a.count > b.count; });
    return list;
}

} // namespace

bool canRetry(ConsumerState state)
{
    return state == ConsumerState::Failed || state == ConsumerState::BrokenBefore || state == ConsumerState::Closed || state == ConsumerState::RetryWait;
}

bool waitsForGrain(const Consumer& consumer)
{
    return isIn(consumer) && consumer.grainWarning && !consumer.grainAccepted && consumer.state != ConsumerState::Failed && consumer.state != ConsumerState::Skipped;
}

QString diagnosticPlace(const campaign::Diagnostic& diagnostic)
{
    return diagnostic.line > 0 ? diagnostic.file + QLatin1Char(':') + QString::number(diagnostic.line) : diagnostic.file;
}

QStringList consumerHeaders()
{
    return {Words::tr("Consumer"), Words::tr("State"), Words::tr("Owner"), Words::tr("Columns used"), Words::tr("Because"), Words::tr("Evidence"), Words::tr("Framework"), Words::tr("Change")};
}

bool passes(const Consumer& consumer, const ConsumerFilter& filter)
{
    if (!filter.owner.isEmpty() && filter.owner != (consumer.owner.isEmpty() ? QStringLiteral("-") : consumer.owner))
        return false;
    if (filter.state == QLatin1String("out") ? isIn(consumer) : !filter.state.isEmpty() && !isIn(consumer))
        return false;
    if (filter.state == QLatin1String("grain") && !waitsForGrain(consumer))
        return false;
    if (filter.state == QLatin1String("new") && !consumer.isNew)
        return false;
    if (const auto state = campaign::consumerStateFromName(filter.state); state && *state != consumer.state)
        return false;
    if (filter.text.isEmpty())
        return true;
    const auto has = [&](const QString& text) { return text.contains(filter.text, Qt::CaseInsensitive); };
    return has(consumer.ref.name) || has(consumer.owner) || has(because(consumer)) || std::any_of(consumer.paths.cbegin(), consumer.paths.cend(), has)
        || std::any_of(consumer.columnsUsed.cbegin(), consumer.columnsUsed.cend(), has);
}

QVector<RowsModel::Row> consumerRows(const campaign::Migration& migration, const ConsumerFilter& filter)
{
    QVector<RowsModel::Row> rows;
    for (const Consumer& consumer : migration.consumers) {
        if (!passes(consumer, filter))
            continue;
        RowCell name = plain(consumer.ref.name);
        name.icon = QStringLiteral("pipeline");
        name.second = consumer.isNew ? Words::tr("new since start") : QString();
        name.toolTip = consumer.repository.isEmpty() ? consumer.ref.toString() : consumer.repository + QStringLiteral(": ") + consumer.paths.join(QStringLiteral(", "));
        RowCell owner = plain(consumer.owner.isEmpty() ? Words::tr("nobody") : consumer.owner);
        if (consumer.owner.isEmpty())
            owner.tone = Mark::Held;
        RowCell columns = plain(consumer.usesAll ? Words::tr("all (SELECT * or not readable)") : consumer.columnsUsed.join(QStringLiteral(", ")), !consumer.usesAll);
        QStringList evidence;
        for (const QString& source : consumer.evidence)
            evidence << evidenceWords(source);
        RowCell change = plain(consumer.changeId);
        if (!consumer.changeId.isEmpty())
            change.link = QStringLiteral("skein://reviews/") + consumer.changeId;
        rows.append({consumer.ref.toString(), {name, stateCell(consumer), owner, columns, plain(because(consumer)), plain(evidence.join(QStringLiteral(" · "))), plain(consumer.framework), change}});
    }
    return rows;
}

QVector<NamedCount> consumerStates(const campaign::Migration& migration)
{
    QMap<QString, NamedCount> counts;
    const auto add = [&](const QString& name, const QString& words) {
        NamedCount& entry = counts[name];
        entry.name = name;
        entry.words = words;
        ++entry.count;
    };
    for (const Consumer& consumer : migration.consumers) {
        if (!isIn(consumer)) {
            add(QStringLiteral("out"), Words::tr("out of scope"));
            continue;
        }
        const QString name = campaign::consumerStateName(consumer.state);
        add(name, migrationStateWords(name));
        if (waitsForGrain(consumer))
            add(QStringLiteral("grain"), Words::tr("grain: decide"));
        if (consumer.isNew)
            add(QStringLiteral("new"), Words::tr("new since start"));
    }
    return sorted(counts);
}

QVector<NamedCount> consumerOwners(const campaign::Migration& migration)
{
    QMap<QString, NamedCount> counts;
    for (const Consumer& consumer : migration.consumers) {
        const QString name = consumer.owner.isEmpty() ? QStringLiteral("-") : consumer.owner;
        NamedCount& entry = counts[name];
        entry.name = name;
        entry.words = consumer.owner.isEmpty() ? Words::tr("nobody") : consumer.owner;
        ++entry.count;
    }
    return sorted(counts);
}

QVector<FailureCluster> failureClusters(const campaign::Migration& migration)
{
    QMap<QString, FailureCluster> clusters;
    for (const Consumer& consumer : migration.consumers) {
        if (!isIn(consumer) || consumer.signature.isEmpty() || !canRetry(consumer.state))
            continue;
        FailureCluster& cluster = clusters[consumer.signature];
        cluster.signature = consumer.signature;
        cluster.consumers.append(consumer.ref);
        if (cluster.example.isEmpty()) {
            cluster.example = because(consumer);
            for (const campaign::Diagnostic& diagnostic : consumer.diagnostics) {
                if (cluster.remedy.isEmpty())
                    cluster.remedy = recordWords(diagnostic.remedy);
            }
        }
    }
    QVector<FailureCluster> list(clusters.cbegin(), clusters.cend());
    std::stable_sort(list.begin(), list.end(), [](const FailureCluster& a, const FailureCluster& b) { return a.consumers.size() > b.consumers.size(); });
    return list;
}

QStringList readerHeaders()
{
    return {Words::tr("Reader of v1"), Words::tr("State"), Words::tr("Owner"), Words::tr("Why it still reads v1")};
}

QVector<RowsModel::Row> readersLeft(const campaign::Migration& migration)
{
    QVector<RowsModel::Row> rows;
    for (const Consumer& consumer : migration.consumers) {
        const bool moved = consumer.state == ConsumerState::NoChanges || (consumer.state == ConsumerState::Merged && !consumer.staysOnV1);
        // Out of scope by a person's word still reads v1; out for want of evidence does not.
        const bool reads = isIn(consumer) ? !moved : consumer.decidedByPerson;
        if (!reads)
            continue;
        RowCell name = plain(consumer.ref.name);
        name.icon = QStringLiteral("pipeline");
        QString why = because(consumer);
        if (consumer.staysOnV1 && consumer.state == ConsumerState::Merged)
            why = Words::tr("Its change leaves the marked blocks on v1");
        else if (why.isEmpty())
            why = Words::tr("Its change is not merged yet");
        rows.append({consumer.ref.toString(), {name, stateCell(consumer), plain(consumer.owner.isEmpty() ? Words::tr("nobody") : consumer.owner), plain(why)}});
    }
    return rows;
}

} // namespace skein::items
