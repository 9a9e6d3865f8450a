#include "models/warehouse/names.h"
#include "models/warehouse/sqliteprivate.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

namespace skein::warehouse {

namespace {

bool mentions(const QString& sql, const QString& name)
{
    const QRegularExpression word(QStringLiteral("(?<![\\w$])") + QRegularExpression::escape(name) + QStringLiteral("(?![\\w$])"),
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    return word.match(sql).hasMatch();
}

/// A definition without blanks, case and identifier quotes: renaming there and back may change these of the name.
QString bareText(const QString& sql)
{
    QString bare;
    for (const QChar c : sql) {
        if (!c.isSpace() && !QStringLiteral("\"`[]").contains(c))
            bare.append(c.toLower());
    }
    return bare;
}

/// Renaming without SQLite's rewriting of views, triggers and foreign keys elsewhere.
class LegacyRename
{
public:
    explicit LegacyRename(sqlite3* db)
        : m_db(db)
    {
        sqlite3_db_config(m_db, SQLITE_DBCONFIG_LEGACY_ALTER_TABLE, 1, nullptr);
    }
    ~LegacyRename() { sqlite3_db_config(m_db, SQLITE_DBCONFIG_LEGACY_ALTER_TABLE, 0, nullptr); }
    Q_DISABLE_COPY_MOVE(LegacyRename)

private:
    sqlite3* m_db = nullptr;
};

class WritableSchema
{
public:
    explicit WritableSchema(sqlite3* db)
        : m_db(db)
    {
        sqlite3_db_config(m_db, SQLITE_DBCONFIG_DEFENSIVE, 0, nullptr);
        sqlite3_db_config(m_db, SQLITE_DBCONFIG_WRITABLE_SCHEMA, 1, nullptr);
    }
    ~WritableSchema()
    {
        sqlite3_db_config(m_db, SQLITE_DBCONFIG_WRITABLE_SCHEMA, 0, nullptr);
        sqlite3_db_config(m_db, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    }
    Q_DISABLE_COPY_MOVE(WritableSchema)

private:
    sqlite3* m_db = nullptr;
};

} // namespace

Result<AdoptionPlan> SqliteWarehouse::planAdoption(const QString& output, const QString& physicalName)
{
    AdoptionPlan plan;
    plan.output = plainName(output);
    plan.physicalName = plainName(physicalName);
    const Result<Private::Object> object = d->object(output);
    if (!object)
        return object.error();
    const Result<Private::Object> there = d->object(physicalName);
    if (!there)
        return there.error();
    const auto refuse = [&](const QString& why) { plan.refusals.append(why); };
    if (!isShadowName(plan.physicalName) || isInternalName(plan.output))
        refuse(QStringLiteral("'%1' is not a shadow name").arg(plan.physicalName));
    if (!object->found) {
        refuse(QStringLiteral("There is no table '%1'").arg(plan.output));
        return plan;
    }
    plan.output = object->name;
    if (object->type == QLatin1String("view")) {
        plan.alreadyAdopted = !Private::canonicalTarget(object->sql).isEmpty();
        if (!plan.alreadyAdopted)
            refuse(QStringLiteral("'%1' is a view that somebody else defined").arg(plan.output));
        return plan;
    }
    if (there->found)
        refuse(QStringLiteral("'%1' exists already").arg(plan.physicalName));
    if (object->sql.startsWith(QLatin1String("CREATE VIRTUAL"), Qt::CaseInsensitive))
        refuse(QStringLiteral("'%1' is a virtual table").arg(plan.output));

    const Status scanned = d->forEach(QStringLiteral("SELECT type, name, tbl_name, sql FROM main.sqlite_master ORDER BY type, name"), {},
        [&](const QVariantList& row) {
            const QString type = row[0].toString();
            const QString name = row[1].toString();
            if (type == QLatin1String("trigger")) {
                if (row[2].toString().compare(plan.output, Qt::CaseInsensitive) == 0)
                    refuse(QStringLiteral("It has the trigger '%1'").arg(name));
                else if (mentions(row[3].toString(), plan.output))
                    refuse(QStringLiteral("The trigger '%1' on '%2' uses it").arg(name, row[2].toString()));
            } else if (type == QLatin1String("view") && mentions(row[3].toString(), plan.output)) {
                plan.notes.append(QStringLiteral("The view '%1' will read through the new view").arg(name));
            }
            return true;
        });
    if (!scanned)
        return scanned.error();
    const Status children = d->forEach(
        QStringLiteral("SELECT DISTINCT m.name FROM main.sqlite_master AS m, pragma_foreign_key_list(m.name) AS f"
                       " WHERE m.type = 'table' AND f.\"table\" = ?1 COLLATE NOCASE ORDER BY m.name"),
        {plan.output}, [&](const QVariantList& row) {
            refuse(QStringLiteral("The foreign key of '%1' refers to it").arg(row[0].toString()));
            return true;
        });
    if (!children)
        return children.error();

    plan.steps = {QStringLiteral("ALTER TABLE %1 RENAME TO %2").arg(quotedName(plan.output), quotedName(plan.physicalName)),
        QStringLiteral("CREATE VIEW %1 over %2").arg(quotedName(plan.output), quotedName(plan.physicalName))};
    plan.notes.append(QStringLiteral("'%1' can no longer be written directly: writers other than this pipeline will fail").arg(plan.output));
    return plan;
}

Status SqliteWarehouse::adopt(const QString& output, const QString& physicalName, const Marker& marker)
{
    return d->inTransaction([&]() -> Status {
        const Result<bool> done = d->markerExists(marker);
        if (!done)
            return done.error();
        const Result<QVariantList> adopted = d->firstRow(
            QStringLiteral("SELECT physical FROM main._skein_adoption WHERE output = ?1 COLLATE NOCASE"), {plainName(output)});
        if (!adopted)
            return adopted.error();
        if (!adopted->isEmpty() && adopted->at(0).toString().compare(plainName(physicalName), Qt::CaseInsensitive) == 0)
            return *done ? Status() : d->writeMarker(marker, QStringLiteral("already adopted: ") + plainName(output));
        if (const Status status = d->checkEpoch(marker.rollout, marker.epoch); !status)
            return status;
        const Result<AdoptionPlan> plan = planAdoption(output, physicalName);
        if (!plan)
            return plan.error();
        if (!plan->possible() || plan->alreadyAdopted) {
            const QString why = plan->alreadyAdopted ? QStringLiteral("it is adopted under another name") : plan->refusals.join(QStringLiteral("; "));
            return makeError(ErrorClass::Logic, QStringLiteral("'%1' cannot be adopted: %2").arg(output, why), d->path,
                QStringLiteral("Take these away, or let the user's scheduler run the pipeline (executor: external)."));
        }
        QJsonArray objects;
        const Status read = d->forEach(
            QStringLiteral("SELECT type, name, sql FROM main.sqlite_master WHERE tbl_name = ?1 AND sql IS NOT NULL ORDER BY type, name"),
            {plan->output}, [&](const QVariantList& row) {
                objects.append(QJsonObject {{QStringLiteral("type"), row[0].toString()}, {QStringLiteral("name"), row[1].toString()},
                    {QStringLiteral("sql"), row[2].toString()}});
                return true;
            });
        if (!read)
            return read;
        QStringList names;
        const Result<QVector<Column>> known = columns(plan->output);
        if (!known)
            return known.error();
        for (const Column& column : *known)
            names.append(column.name);
        const LegacyRename legacy(d->db);
        if (const Status status = d->run(QStringLiteral("ALTER TABLE main.%1 RENAME TO %2").arg(quotedName(plan->output), quotedName(plan->physicalName))); !status)
            return status;
        if (const Status status = d->run(d->canonicalViewSql(plan->output, plan->physicalName, names)); !status)
            return status;
        const QString stored = QString::fromUtf8(QJsonDocument(objects).toJson(QJsonDocument::Compact));
        if (const Status status = d->run(QStringLiteral("INSERT INTO main._skein_adoption VALUES(?1, ?2, ?3, ?4)"),
                {plan->output, plan->physicalName, stored, QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs)});
            !status)
            return status;
        return d->writeMarker(marker, QStringLiteral("%1 -> %2").arg(plan->output, plan->physicalName));
    });
}

Status SqliteWarehouse::unadopt(const QString& output, const Marker& marker)
{
    return d->inTransaction([&]() -> Status {
        const Result<bool> done = d->markerExists(marker);
        if (!done)
            return done.error();
        const Result<QVariantList> adopted = d->firstRow(
            QStringLiteral("SELECT output, physical, objects FROM main._skein_adoption WHERE output = ?1 COLLATE NOCASE"), {plainName(output)});
        if (!adopted)
            return adopted.error();
        if (adopted->isEmpty()) {
            return *done ? Status()
                         : Status(makeError(ErrorClass::Logic, QStringLiteral("'%1' is not adopted").arg(output), d->path,
                             QStringLiteral("There is nothing to give back.")));
        }
        if (const Status status = d->checkEpoch(marker.rollout, marker.epoch); !status)
            return status;
        const QString name = adopted->at(0).toString();
        const QString physical = adopted->at(1).toString();
        const Result<QString> target = viewTarget(name);
        if (!target)
            return target.error();
        if (target->compare(physical, Qt::CaseInsensitive) != 0)
            return makeError(ErrorClass::Logic,
                QStringLiteral("'%1' shows %2, not the table it was made from (%3)")
                    .arg(name, target->isEmpty() ? QStringLiteral("nothing Skein made") : *target, physical),
                d->path, QStringLiteral("Switch it back first."));
        if (const Status status = d->run(QStringLiteral("DROP VIEW main.") + quotedName(name)); !status)
            return status;
        {
            const LegacyRename legacy(d->db);
            if (const Status status = d->run(QStringLiteral("ALTER TABLE main.%1 RENAME TO %2").arg(quotedName(physical), quotedName(name))); !status)
                return status;
        }
        // Renaming quotes the name in the stored text; the text goes back to what the user wrote, to the letter.
        const QJsonArray objects = QJsonDocument::fromJson(adopted->at(2).toString().toUtf8()).array();
        const WritableSchema writable(d->db);
        for (const QJsonValue& value : objects) {
            const QString type = value[QLatin1String("type")].toString();
            const QString object = value[QLatin1String("name")].toString();
            const QString sql = value[QLatin1String("sql")].toString();
            const Result<QVariantList> now
                = d->firstRow(QStringLiteral("SELECT sql FROM main.sqlite_master WHERE type = ?1 AND name = ?2"), {type, object});
            if (!now)
                return now.error();
            if (now->isEmpty() || bareText(now->at(0).toString()) != bareText(sql))
                return makeError(ErrorClass::Logic, QStringLiteral("The %1 '%2' was changed since the adoption").arg(type, object), d->path,
                    QStringLiteral("Nothing was changed. Put its definition back first, or keep the adoption."));
            if (const Status status = d->run(QStringLiteral("UPDATE main.sqlite_master SET sql = ?1 WHERE type = ?2 AND name = ?3"), {sql, type, object}); !status)
                return status;
        }
        if (const Status status = d->run(QStringLiteral("DELETE FROM main._skein_adoption WHERE output = ?1"), {name}); !status)
            return status;
        return d->writeMarker(marker, QStringLiteral("%1 <- %2").arg(name, physical));
    });
}

} // namespace skein::warehouse
