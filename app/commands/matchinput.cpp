#include "app/commands/matchinput.h"

#include "app/commands/common.h"
#include "models/base/files.h"
#include "models/catalog/impact.h"
#include "models/warehouse/sqlitewarehouse.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>

namespace skein::app {

namespace {

constexpr int sampleRows = 2000;

/// RFC 4180 records; a quoted field may hold separators, line ends and doubled quotes. An unquoted empty field is NULL.
QVector<QVariantList> csvRecords(const QString& text, QChar separator, int limit)
{
    QVector<QVariantList> records;
    QVariantList record;
    QString field;
    bool quoted = false, wasQuoted = false;
    const auto endField = [&] {
        record.append(field.isEmpty() && !wasQuoted ? QVariant() : QVariant(field));
        field.clear();
        wasQuoted = false;
    };
    for (qsizetype i = 0; i <= text.size() && records.size() < limit; ++i) {
        const QChar c = i < text.size() ? text[i] : QLatin1Char('\n');
        if (quoted && i < text.size()) {
            if (c == QLatin1Char('"') && i + 1 < text.size() && text[i + 1] == QLatin1Char('"')) {
                field += c;
                ++i;
            } else if (c == QLatin1Char('"')) {
                quoted = false;
            } else {
                field += c;
            }
        } else if (c == QLatin1Char('"') && field.isEmpty()) {
            quoted = wasQuoted = true;
        } else if (c == separator) {
            endField();
        } else if (c == QLatin1Char('\n')) {
            if (record.isEmpty() && field.isEmpty() && !wasQuoted)
                continue;
            endField();
            records.append(record);
            record.clear();
        } else if (c != QLatin1Char('\r')) {
            field += c;
        }
    }
    return records;
}

/// Type of a CSV column from its values: Unknown (text) unless every value is a number.
LogicalType typeOf(const QVector<QVariantList>& rows, int column)
{
    bool any = false, whole = true;
    for (const QVariantList& row : rows) {
        const QString value = row.value(column).toString();
        if (value.isEmpty())
            continue;
        bool number = false;
        value.toDouble(&number);
        if (!number)
            return LogicalType::String;
        any = true;
        bool integer = false;
        value.toLongLong(&integer);
        whole = whole && integer;
    }
    return !any ? LogicalType::Unknown : whole ? LogicalType::Integer : LogicalType::Float;
}

Result<MatchInput> fromCsv(const QByteArray& bytes, const QString& file)
{
    const QString text = QString::fromUtf8(bytes.startsWith("\xEF\xBB\xBF") ? bytes.mid(3) : bytes);
    const QString first = text.section(QLatin1Char('\n'), 0, 0);
    QChar separator = QLatin1Char(',');
    for (const QChar candidate : {QLatin1Char(';'), QLatin1Char('\t')}) {
        if (first.count(candidate) > first.count(separator))
            separator = candidate;
    }
    QVector<QVariantList> rows = csvRecords(text, separator, sampleRows + 1);
    if (rows.isEmpty() || rows.constFirst().constFirst().toString().trimmed().isEmpty())
        return makeError(ErrorClass::BadInput, QStringLiteral("the file has no heading"), file + QStringLiteral(":1"), QStringLiteral("The first line must name the columns."));
    MatchInput input;
    input.dataset = QFileInfo(file).completeBaseName();
    QStringList names;
    const QVariantList heading = rows.takeFirst();
    for (const QVariant& name : heading)
        names << name.toString().trimmed();
    for (int i = 0; i < names.size(); ++i) {
        Column column;
        column.name = names[i];
        column.type = typeOf(rows, i);
        input.schema.columns.append(column);
    }
    for (QVariantList& row : rows) {
        while (row.size() < names.size())
            row.append(QVariant());
        row.resize(names.size());
    }
    if (!rows.isEmpty())
        input.profiles = mapping::profileRows(names, rows);
    return input;
}

Result<MatchInput> fromSqlite(const QString& file, const QString& table)
{
    warehouse::SqliteOptions options;
    options.readOnly = true;
    const auto opened = warehouse::SqliteWarehouse::open(file, options);
    if (!opened)
        return opened.error();
    warehouse::SqliteWarehouse& database = **opened;
    const Result<QVector<Column>> columns = database.columns(table);
    if (!columns || columns->isEmpty()) {
        QStringList names;
        for (const warehouse::ObjectInfo& object : database.listObjects().valueOr({}))
            names << object.name;
        return makeError(ErrorClass::BadInput, QStringLiteral("the database has no table \"%1\"").arg(table), file,
            QStringLiteral("Its tables: %1.").arg(names.mid(0, 20).join(QStringLiteral(", "))));
    }
    warehouse::RunLimits limits;
    limits.maxRows = sampleRows;
    const Result<warehouse::Rows> rows = database.query(QStringLiteral("SELECT * FROM %1 LIMIT %2").arg(database.quoted(table)).arg(sampleRows), {}, limits);
    if (!rows)
        return rows.error();
    MatchInput input;
    input.dataset = table;
    input.schema.columns = *columns;
    input.profiles = mapping::profileRows(rows->columns, rows->rows);
    return input;
}

Result<MatchInput> fromJson(const QByteArray& bytes, const QString& file)
{
    QJsonParseError parseError;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &parseError);
    if (document.isNull()) {
        const int line = int(bytes.left(parseError.offset).count('\n')) + 1;
        return makeError(ErrorClass::BadInput, QStringLiteral("not valid JSON: %1").arg(parseError.errorString()), QStringLiteral("%1:%2").arg(file).arg(line),
            QStringLiteral("Correct the file; is it complete?"));
    }
    MatchInput input;
    QJsonObject side = document.object();
    if (side.contains(QLatin1String("skeinMapping")))
        side = side[QLatin1String("source")].toObject();
    input.dataset = side[QLatin1String("dataset")].toString(QFileInfo(file).completeBaseName());
    const QJsonArray columns = document.isArray() ? document.array() : side[QLatin1String("columns")].toArray();
    for (const QJsonValue& value : columns) {
        Column column;
        column.name = value.isString() ? value.toString() : value[QLatin1String("name")].toString();
        column.nativeType = value[QLatin1String("type")].toString();
        column.type = logicalTypeFromNative(column.nativeType);
        column.key = value[QLatin1String("key")].toBool();
        column.nullable = value[QLatin1String("nullable")].toBool(true);
        column.description = value[QLatin1String("description")].toString();
        if (!column.name.isEmpty())
            input.schema.columns.append(column);
    }
    if (input.schema.columns.isEmpty()) {
        return makeError(ErrorClass::BadInput, QStringLiteral("no columns found"), file,
            QStringLiteral("Write {\"dataset\":\"a.b\",\"columns\":[{\"name\":\"id\",\"type\":\"INTEGER\"}]}."));
    }
    return input;
}

Result<MatchInput> fromCatalog(const QString& text, const Arguments& arguments)
{
    const Result<importers::LoadedCatalog> loaded = openCatalog(arguments);
    if (!loaded)
        return loaded.error();
    const Result<EntityRef> ref = findEntity(*loaded->catalog, text);
    if (!ref)
        return ref.error();
    for (const Entity& entity : loaded->catalog->entities) {
        if (entity.ref == *ref && entity.currentSchema())
            return MatchInput {entity.qualifiedName.isEmpty() ? entity.ref.name : entity.qualifiedName, *entity.currentSchema(), {}};
    }
    return makeError(ErrorClass::BadInput, QStringLiteral("no columns are known of %1").arg(ref->toString()), {},
        QStringLiteral("Import the database it lies in: skein import."));
}

} // namespace

Result<MatchInput> readMatchInput(const QString& text, const Arguments& arguments)
{
    // "file.db:table"; a colon may also stand in a reference, which names no file.
    const qsizetype colon = text.lastIndexOf(QLatin1Char(':'));
    if (!QFileInfo::exists(text) && colon > 0 && QFileInfo(text.left(colon)).isFile())
        return fromSqlite(text.left(colon), text.mid(colon + 1));
    if (!QFileInfo::exists(text)) {
        if (arguments.has(QStringLiteral("w")))
            return fromCatalog(text, arguments);
        return makeError(ErrorClass::BadInput, QStringLiteral("there is no such file"), text,
            QStringLiteral("Name a CSV, JSON or SQL file, DATABASE:TABLE, or a dataset together with -w DIR."));
    }
    const Result<QByteArray> bytes = readFile(text);
    if (!bytes)
        return bytes.error();
    if (bytes->startsWith("SQLite format 3"))
        return makeError(ErrorClass::Usage, QStringLiteral("a database, but which table?"), text, QStringLiteral("Write %1:TABLE.").arg(text));
    const QByteArray start = bytes->trimmed();
    if (start.startsWith('{') || start.startsWith('['))
        return fromJson(*bytes, text);
    if (text.endsWith(QLatin1String(".sql"), Qt::CaseInsensitive) || text.endsWith(QLatin1String(".ddl"), Qt::CaseInsensitive))
        return columnsFromDdl(*bytes, text);
    return fromCsv(*bytes, text);
}

} // namespace skein::app
