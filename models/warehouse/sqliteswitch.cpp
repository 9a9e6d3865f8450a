#include "models/warehouse/names.h"
#include "models/warehouse/sqliteprivate.h"

#include <QDateTime>

namespace skein::warehouse {

namespace {

QString nowText()
{
    return QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs);
}

/// Reads "…" at `at` and moves behind it; a null string when there is none.
QString readQuoted(const QString& text, qsizetype& at)
{
    if (at >= text.size() || text[at] != QLatin1Char('"'))
        return {};
    QString name = QLatin1String("");
    for (qsizetype i = at + 1; i < text.size(); ++i) {
        if (text[i] != QLatin1Char('"')) {
            name.append(text[i]);
        } else if (i + 1 < text.size() && text[i + 1] == QLatin1Char('"')) {
            name.append(text[i++]);
        } else {
            at = i + 1;
            return name;
        }
    }
    return {};
}

bool skip(const QString& text, qsizetype& at, QLatin1String expected)
{
    if (!QStringView(text).mid(at).startsWith(expected))
        return false;
    at += expected.size();
    return true;
}

} // namespace

QString SqliteWarehouse::Private::canonicalViewSql(const QString& view, const QString& physical, const QStringList& columns) const
{
    QStringList items;
    for (const QString& column : columns)
        items.append(QStringLiteral("t.") + quotedName(column));
    // The alias keeps a missing column an error; a bare "name" would turn into a text.
    return QStringLiteral("CREATE VIEW ") + quotedName(view) + QStringLiteral(" AS SELECT ") + items.join(QLatin1String(", "))
        + QStringLiteral(" FROM ") + quotedName(physical) + QStringLiteral(" AS t");
}

QString SqliteWarehouse::Private::canonicalTarget(const QString& viewSql)
{
    qsizetype at = 0;
    if (!skip(viewSql, at, QLatin1String("CREATE VIEW ")) || readQuoted(viewSql, at).isNull() || !skip(viewSql, at, QLatin1String(" AS SELECT ")))
        return {};
    do {
        if (!skip(viewSql, at, QLatin1String("t.")) || readQuoted(viewSql, at).isNull())
            return {};
    } while (skip(viewSql, at, QLatin1String(", ")));
    if (!skip(viewSql, at, QLatin1String(" FROM ")))
        return {};
    const QString target = readQuoted(viewSql, at);
    return QStringView(viewSql).mid(at) == QLatin1String(" AS t") ? target : QString();
}

Status SqliteWarehouse::Private::checkEpoch(const QString& rollout, int epoch)
{
    const Result<QVariantList> row = firstRow(QStringLiteral("SELECT epoch FROM main._skein_epoch WHERE rollout = ?1"), {rollout});
    if (!row)
        return row.error();
    if (!row->isEmpty() && row->at(0).toInt() > epoch)
        return makeError(ErrorClass::Logic,
            QStringLiteral("Epoch %1 of rollout %2 is over; epoch %3 has taken its place").arg(epoch).arg(rollout).arg(row->at(0).toInt()), path,
            QStringLiteral("Another runner has taken over this rollout; stop this one."));
    if (row->isEmpty() || row->at(0).toInt() < epoch)
        return run(QStringLiteral("INSERT INTO main._skein_epoch VALUES(?1, ?2, ?3)"
                                  " ON CONFLICT(rollout) DO UPDATE SET epoch = excluded.epoch, at = excluded.at"),
            {rollout, epoch, nowText()});
    return {};
}

Result<bool> SqliteWarehouse::Private::markerExists(const Marker& marker)
{
    const Result<QVariantList> row = firstRow(
        QStringLiteral("SELECT 1 FROM main._skein_marker WHERE rollout = ?1 AND target = ?2 AND step = ?3 AND epoch = ?4 AND seq = ?5"),
        {marker.rollout, marker.target, marker.step, marker.epoch, marker.seq});
    if (!row)
        return row.error();
    return !row->isEmpty();
}

Status SqliteWarehouse::Private::writeMarker(const Marker& marker, const QString& what)
{
    return run(QStringLiteral("INSERT INTO main._skein_marker VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)"),
        {marker.rollout, marker.target, marker.step, marker.epoch, marker.seq, what, nowText()});
}

namespace {

Error changedByOthers(const QString& view, const QString& found, const QString& expected, const QString& path)
{
    if (found.isEmpty() && expected.isEmpty()) {
        return makeError(ErrorClass::Logic, QStringLiteral("'%1' is in the warehouse already, and Skein did not make it").arg(view), path,
            QStringLiteral("Nothing was switched. Rename or drop it, then Retry; or ask for a migration whose v2 is made elsewhere."));
    }
    const auto text = [](const QString& target) { return target.isEmpty() ? QStringLiteral("nothing Skein made") : target; };
    return makeError(ErrorClass::Logic,
        QStringLiteral("View '%1' was changed by somebody else: it points at %2, expected %3").arg(view, text(found), text(expected)), path,
        QStringLiteral("Nothing was switched. Find out who changed it, then put it back or take the target out of the rollout."));
}

} // namespace

Status SqliteWarehouse::switchViews(const QVector<ViewSwitch>& switches, const Marker& marker)
{
    if (switches.isEmpty())
        return makeError(ErrorClass::Logic, QStringLiteral("There is no view to switch"), marker.target,
            QStringLiteral("A target without adopted outputs switches its code only."));
    return d->inTransaction([&]() -> Status {
        const Result<bool> done = d->markerExists(marker);
        if (!done)
            return done.error();
        if (!*done) {
            if (const Status status = d->checkEpoch(marker.rollout, marker.epoch); !status)
                return status;
        }
        QStringList what;
        for (const ViewSwitch& change : switches) {
            const Result<Private::Object> object = d->object(change.view);
            if (!object)
                return object.error();
            const bool isView = object->found && object->type == QLatin1String("view");
            const QString target = isView ? Private::canonicalTarget(object->sql) : QString();
            // A repeated switch must find what it left; anything else is a different act under the same name.
            const QString expected = plainName(*done ? change.newPhysical : change.expectedPhysical);
            const bool asExpected = expected.isEmpty() ? !object->found : target.compare(expected, Qt::CaseInsensitive) == 0;
            if (!asExpected)
                return changedByOthers(change.view, target, expected, d->path);
            if (*done)
                continue;
            if (isView) {
                if (const Status status = d->run(QStringLiteral("DROP VIEW main.") + quotedName(object->name)); !status)
                    return status;
            }
            if (!change.newPhysical.isEmpty()) {
                const Result<QVector<Column>> known = columns(change.newPhysical);
                if (!known)
                    return makeError(ErrorClass::Logic, QStringLiteral("The table '%1' that '%2' should show is not there").arg(change.newPhysical, change.view),
                        d->path, QStringLiteral("Nothing was switched. Run the pipeline again to rebuild it."));
                QStringList names;
                for (const Column& column : *known)
                    names.append(column.name);
                for (const QString& column : change.columns) {
                    if (!names.contains(column, Qt::CaseInsensitive))
                        return makeError(ErrorClass::Logic, QStringLiteral("'%1' has no column '%2'").arg(change.newPhysical, column), d->path,
                            QStringLiteral("Nothing was switched."));
                }
                const QString name = object->found ? object->name : plainName(change.view);
                const QString sql = d->canonicalViewSql(name, change.newPhysical, change.columns.isEmpty() ? names : change.columns);
                if (const Status status = d->run(sql); !status)
                    return status;
            }
            what.append(QStringLiteral("%1: %2 -> %3").arg(change.view, change.expectedPhysical, change.newPhysical));
        }
        return *done ? Status() : d->writeMarker(marker, what.join(QStringLiteral("; ")));
    });
}

Result<bool> SqliteWarehouse::probeMarker(const Marker& marker)
{
    const Result<bool> table = exists(QStringLiteral("_skein_marker"));
    if (!table || !*table)
        return table;
    return d->markerExists(marker);
}

Result<QString> SqliteWarehouse::viewTarget(const QString& view)
{
    const Result<ObjectWitness> found = witness(view);
    if (!found)
        return found.error();
    return found->target;
}

Status SqliteWarehouse::fenceEpoch(const QString& rollout, int epoch)
{
    return d->inTransaction([&] { return d->checkEpoch(rollout, epoch); });
}

Result<QStringList> SqliteWarehouse::dropShadow(const QString& prefix)
{
    if (plainName(prefix).indexOf(QLatin1String("__")) < 1)
        return makeError(ErrorClass::Logic, QStringLiteral("'%1' could name tables of the user").arg(prefix), d->path,
            QStringLiteral("Give a prefix that contains \"__\", such as orders__cand_."));
    QStringList dropped;
    const Status status = d->inTransaction([&]() -> Status {
        QStringList names;
        const QString wanted = plainName(prefix);
        const Status listed = d->forEach(QStringLiteral("SELECT name FROM main.sqlite_master WHERE type = 'table' ORDER BY name"), {},
            [&](const QVariantList& row) {
                if (row[0].toString().startsWith(wanted, Qt::CaseInsensitive) && !isInternalName(row[0].toString()))
                    names.append(row[0].toString());
                return true;
            });
        if (!listed)
            return listed;
        for (const QString& name : names) {
            const Result<QStringList> readers = d->readersOf(name);
            if (!readers)
                return readers.error();
            // The adopted table is the user's own data, also while its view shows another one.
            const Result<QVariantList> adopted = d->firstRow(
                QStringLiteral("SELECT 1 FROM main._skein_adoption WHERE physical = ?1 COLLATE NOCASE"), {name});
            if (!adopted)
                return adopted.error();
            if (!readers->isEmpty() || !adopted->isEmpty())
                continue;
            if (const Status gone = d->run(QStringLiteral("DROP TABLE main.") + quotedName(name)); !gone)
                return gone;
            dropped.append(name);
        }
        return {};
    });
    if (!status)
        return status.error();
    return dropped;
}

} // namespace skein::warehouse
