#include "models/items/overview/troubles.h"

#include "models/items/catalog/statewords.h"
#include "models/items/records/recordwords.h"

#include <QCoreApplication>
#include <QUrl>

#include <algorithm>

namespace skein::items {

using campaign::Consumer;
using campaign::ConsumerState;

namespace {

QString translated(const char* text)
{
    return QCoreApplication::translate("Troubles", text);
}

QString segment(const QString& text)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(text, ":@"));
}

int rank(Trouble trouble)
{
    return trouble == Trouble::Failed ? 0 : trouble == Trouble::Blocked ? 1 : 2;
}

QString reason(const Consumer& consumer)
{
    if (!consumer.because.isEmpty())
        return recordWords(consumer.because);
    for (const campaign::Diagnostic& diagnostic : consumer.diagnostics) {
        if (!diagnostic.message.isEmpty())
            return recordWords(diagnostic.message);
    }
    if (consumer.grainWarning && !consumer.grainAccepted)
        return translated(QT_TRANSLATE_NOOP("Troubles", "it counts or joins at the old grain"));
    return translated(QT_TRANSLATE_NOOP("Troubles", "no reason was recorded"));
}

QString place(const Consumer& consumer)
{
    for (const campaign::Diagnostic& diagnostic : consumer.diagnostics) {
        if (!diagnostic.file.isEmpty())
            return diagnostic.line > 0 ? diagnostic.file + QLatin1Char(':') + QString::number(diagnostic.line) : diagnostic.file;
    }
    return consumer.paths.isEmpty() ? consumer.repository : consumer.repository + QStringLiteral(": ") + consumer.paths.constFirst();
}

RowsModel::Row row(const campaign::Migration& migration, const Consumer& consumer, const QString& stateName)
{
    RowCell name;
    name.text = consumer.ref.name;
    name.icon = QStringLiteral("pipeline");
    name.link = QStringLiteral("skein://migrations/%1/consumers/%2").arg(segment(migration.id), segment(consumer.ref.toString()));
    RowCell owner;
    owner.text = consumer.owner.isEmpty() ? translated(QT_TRANSLATE_NOOP("Troubles", "nobody")) : consumer.owner;
    if (consumer.owner.isEmpty())
        owner.tone = Mark::Held;
    const bool grain = consumer.grainWarning && !consumer.grainAccepted && consumer.state != ConsumerState::Failed;
    const RowCell state = grain ? RowCell::state(Mark::Decide, translated(QT_TRANSLATE_NOOP("Troubles", "grain")))
                                : RowCell::state(migrationStateMark(stateName), migrationStateWords(stateName));
    RowCell why;
    why.text = reason(consumer);
    const QString where = place(consumer);
    why.toolTip = where.isEmpty() ? why.text : why.text + QLatin1Char('\n') + where;
    RowCell next;
    next.text = nextStep(consumer);
    RowCell moves;
    moves.text = migration.request.title.isEmpty() ? migration.id : migration.request.title;
    moves.link = QStringLiteral("skein://migrations/") + segment(migration.id);
    return {migration.id + QLatin1Char(' ') + consumer.ref.toString(), {name, state, owner, why, next, moves}};
}

} // namespace

QStringList troubleHeaders()
{
    return {translated(QT_TRANSLATE_NOOP("Troubles", "Consumer")), translated(QT_TRANSLATE_NOOP("Troubles", "State")),
        translated(QT_TRANSLATE_NOOP("Troubles", "Owner")), translated(QT_TRANSLATE_NOOP("Troubles", "Why")),
        translated(QT_TRANSLATE_NOOP("Troubles", "Next step")), translated(QT_TRANSLATE_NOOP("Troubles", "Migration"))};
}

QString nextStep(const Consumer& consumer)
{
    for (const campaign::Diagnostic& diagnostic : consumer.diagnostics) {
        if (!diagnostic.remedy.isEmpty() && diagnostic.severity != QLatin1String("info"))
            return recordWords(diagnostic.remedy);
    }
    if (consumer.grainWarning && !consumer.grainAccepted)
        return translated(QT_TRANSLATE_NOOP("Troubles", "Look at the flagged line; accept the new grain or change the query"));
    switch (consumer.state) {
    case ConsumerState::BlockedOnMapping: return translated(QT_TRANSLATE_NOOP("Troubles", "Decide the rules of the columns it uses"));
    case ConsumerState::BlockedOnDrift: return translated(QT_TRANSLATE_NOOP("Troubles", "Look at the schema difference and update the mapping"));
    case ConsumerState::RetryWait:
        return consumer.nextTryAt.isValid()
            ? QCoreApplication::translate("Troubles", "Nothing: it is tried again at %1").arg(consumer.nextTryAt.toLocalTime().toString(QStringLiteral("HH:mm")))
            : translated(QT_TRANSLATE_NOOP("Troubles", "Nothing: it is tried again"));
    case ConsumerState::ChangesRequested: return translated(QT_TRANSLATE_NOOP("Troubles", "Answer the review"));
    case ConsumerState::Closed: return translated(QT_TRANSLATE_NOOP("Troubles", "Open the change again or leave the consumer out"));
    case ConsumerState::BrokenBefore: return translated(QT_TRANSLATE_NOOP("Troubles", "Ask its owner to mend it; the old code fails as well"));
    case ConsumerState::Failed: return translated(QT_TRANSLATE_NOOP("Troubles", "Read the diagnostics, then retry or leave it out"));
    default: return {};
    }
}

QVector<RowsModel::Row> troubleRows(const QVector<MigrationPtr>& migrations, const TroubleFilter& filter)
{
    struct Entry {
        Trouble trouble;
        RowsModel::Row row;
    };
    QVector<Entry> entries;
    for (const MigrationPtr& migration : migrations) {
        if ((!filter.migration.isEmpty() && filter.migration != migration->id) || migration->state == campaign::MigrationState::Abandoned)
            continue;
        for (const Consumer& consumer : migration->consumers) {
            const Trouble trouble = troubleOf(consumer);
            if (trouble == Trouble::None || (filter.trouble && trouble != *filter.trouble) || (filter.owner && consumer.owner != *filter.owner))
                continue;
            entries.append({trouble, row(*migration, consumer, campaign::consumerStateName(consumer.state))});
        }
    }
    std::stable_sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return rank(a.trouble) < rank(b.trouble); });
    QVector<RowsModel::Row> rows;
    for (const Entry& entry : std::as_const(entries))
        rows.append(entry.row);
    return rows;
}

} // namespace skein::items
