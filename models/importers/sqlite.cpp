// A SQLite database as a catalog source: tables, views with the lineage their definitions state, columns, keys, sizes.
#include "models/importers/importer.h"

#include "models/sql/analysis.h"

#include <sqlite3.h>

#include <QFileInfo>

#include <memory>

namespace skein::importers {

namespace {

struct CloseDatabase {
    void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
};
struct FinishStatement {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Database = std::unique_ptr<sqlite3, CloseDatabase>;
using Statement = std::unique_ptr<sqlite3_stmt, FinishStatement>;

Statement prepare(sqlite3* database, const QByteArray& sql)
{
    sqlite3_stmt* raw = nullptr;
    sqlite3_prepare_v2(database, sql.constData(), int(sql.size()), &raw, nullptr);
    return Statement(raw);
}

QString column(const Statement& statement, int index)
{
    const unsigned char* text = sqlite3_column_text(statement.get(), index);
    return text ? QString::fromUtf8(reinterpret_cast<const char*>(text), sqlite3_column_bytes(statement.get(), index)) : QString();
}

Error readError(sqlite3* database, const QString& path)
{
    const int code = sqlite3_errcode(database) & 0xff;
    const QString message = QStringLiteral("cannot read the database: %1").arg(QString::fromUtf8(sqlite3_errmsg(database)));
    switch (code) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return makeError(ErrorClass::Contention, message, path, QStringLiteral("Another program is writing to it; wait for that to end, then import again."));
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_IOERR:
    case SQLITE_READONLY:
        return makeError(ErrorClass::Access, message, path, QStringLiteral("Check the permissions of the file and its folder, and the disk."));
    case SQLITE_NOTADB:
        return makeError(ErrorClass::BadInput, message, path, QStringLiteral("Name a SQLite database that is not encrypted."));
    default:
        return makeError(ErrorClass::Corruption, message, path, QStringLiteral("Check the file with PRAGMA integrity_check, or restore it from a backup."));
    }
}

} // namespace

Result<Imported> importSqlite(const QString& path, const ImportOptions& options)
{
    sqlite3* raw = nullptr;
    const int code = sqlite3_open_v2(path.toUtf8().constData(), &raw, SQLITE_OPEN_READONLY, nullptr);
    const Database database(raw);
    if (code != SQLITE_OK) {
        return makeError(ErrorClass::Access, QStringLiteral("cannot open the database: %1").arg(QString::fromUtf8(sqlite3_errmsg(raw))), path,
            QStringLiteral("Check the path and its permissions."));
    }
    sqlite3_busy_timeout(raw, 2000);
    Imported imported;
    imported.report.path = path;
    imported.report.format = QStringLiteral("sqlite");
    CatalogBuilder builder;
    QHash<QString, QStringList> columnsByTable;
    QVector<QPair<QString, QString>> views;
    const Statement objects = prepare(raw, "SELECT type, name, sql FROM sqlite_master WHERE type IN ('table','view') ORDER BY name");
    if (!objects)
        return readError(raw, path);
    int step = SQLITE_ROW;
    while ((step = sqlite3_step(objects.get())) == SQLITE_ROW) {
        if (options.cancel.isCancelled())
            return makeError(ErrorClass::Cancelled, QStringLiteral("import cancelled"), path);
        const bool view = column(objects, 0) == QLatin1String("view");
        const QString name = column(objects, 1);
        if (name.startsWith(QLatin1String("sqlite_")) || name.startsWith(QLatin1String("_skein_")) || name.contains(QLatin1String("__")))
            continue;
        Entity entity;
        entity.ref = EntityRef(EntityKind::Dataset, QString(), entitySlug(name));
        entity.title = name;
        entity.qualifiedName = name;
        entity.platform = QStringLiteral("sqlite");
        entity.instance = QFileInfo(path).fileName();
        entity.type = view ? QStringLiteral("view") : QStringLiteral("table");
        entity.provenance = {QStringLiteral("sqlite"), path, 0};
        SchemaVersion schema;
        QByteArray quoted = name.toUtf8();
        quoted.replace("\"", "\"\"");
        const Statement info = prepare(raw, "PRAGMA table_info(\"" + quoted + "\")");
        while (info && sqlite3_step(info.get()) == SQLITE_ROW) {
            Column entry;
            entry.name = column(info, 1);
            entry.nativeType = column(info, 2);
            entry.type = logicalTypeFromNative(entry.nativeType);
            entry.key = sqlite3_column_int(info.get(), 5) > 0;
            entry.nullable = sqlite3_column_int(info.get(), 3) == 0 && !entry.key;
            schema.columns.append(entry);
            columnsByTable[name.toLower()] << entry.name;
        }
        if (schema.columns.isEmpty())
            imported.report.warnings.append({path, 0, QStringLiteral("%1 has no readable columns").arg(name)});
        else
            entity.schemas = {schema};
        imported.report.facts[QStringLiteral("columns")] += int(schema.columns.size());
        ++imported.report.facts[view ? QStringLiteral("views") : QStringLiteral("tables")];
        if (view) {
            views.append({name, column(objects, 2)});
        } else {
            const Statement count = prepare(raw, "SELECT COUNT(*) FROM \"" + quoted + "\"");
            if (count && sqlite3_step(count.get()) == SQLITE_ROW)
                entity.rowCount = sqlite3_column_int64(count.get(), 0);
            else
                imported.report.warnings.append({path, 0, QStringLiteral("the rows of %1 cannot be counted: %2").arg(name, QString::fromUtf8(sqlite3_errmsg(raw)))});
            const Statement keys = prepare(raw, "PRAGMA foreign_key_list(\"" + quoted + "\")");
            QSet<int> seen;
            while (keys && sqlite3_step(keys.get()) == SQLITE_ROW) {
                const int id = sqlite3_column_int(keys.get(), 0);
                if (seen.contains(id))
                    continue;
                seen.insert(id);
                ++imported.report.facts[QStringLiteral("foreignKeys")];
                builder.addRelation({entity.ref, QStringLiteral("references"), EntityRef(EntityKind::Dataset, QString(), entitySlug(column(keys, 2))), entity.provenance});
            }
        }
        builder.add(entity);
    }
    if (step != SQLITE_DONE)
        return readError(raw, path);
    const auto provider = [&](const QString& table) -> std::optional<QStringList> {
        const auto known = columnsByTable.constFind(table.section(QLatin1Char('.'), -1).toLower());
        return known == columnsByTable.cend() ? std::nullopt : std::optional<QStringList>(*known);
    };
    for (const auto& [name, definition] : std::as_const(views)) {
        const EntityRef target(EntityKind::Dataset, QString(), entitySlug(name));
        const sql::Script script = sql::analyze(definition.toUtf8(), sql::Dialect::Sqlite, provider);
        QMap<EntityRef, QVector<ColumnEdge>> bySource;
        for (const sql::StatementLineage& entry : sql::lineage(script)) {
            for (const QString& table : entry.reads)
                bySource[EntityRef(EntityKind::Dataset, QString(), entitySlug(table.section(QLatin1Char('.'), -1)))];
            for (const sql::OutputColumn& output : entry.outputs) {
                for (const sql::ColumnSource& source : output.sources)
                    bySource[EntityRef(EntityKind::Dataset, QString(), entitySlug(source.table.section(QLatin1Char('.'), -1)))].append({source.column, output.name, true});
            }
        }
        for (auto it = bySource.cbegin(); it != bySource.cend(); ++it) {
            // The table behind a view Skein put in front of an output is no dataset of its own.
            if (it.key().name.contains(QLatin1String("__")))
                continue;
            builder.addEdge({it.key(), target, {QStringLiteral("sqlite"), path, 0}, it.value()});
        }
    }
    imported.catalog = builder.build();
    return imported;
}

} // namespace skein::importers
