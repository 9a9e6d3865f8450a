#include "models/catalog/entity.h"

#include "models/base/hash.h"
#include "models/base/names.h"

namespace skein {

namespace {

constexpr Named<LogicalType> typeNames[] = {{LogicalType::Unknown, "unknown"}, {LogicalType::Boolean, "boolean"}, {LogicalType::Integer, "integer"},
    {LogicalType::Decimal, "decimal"}, {LogicalType::Float, "float"}, {LogicalType::String, "string"}, {LogicalType::Bytes, "bytes"},
    {LogicalType::Date, "date"}, {LogicalType::Time, "time"}, {LogicalType::Timestamp, "timestamp"}, {LogicalType::Json, "json"},
    {LogicalType::Array, "array"}, {LogicalType::Struct, "struct"}, {LogicalType::Uuid, "uuid"}};

struct NativeType {
    const char* prefix;
    LogicalType type;
};

/// Longer spellings first where one begins with another.
constexpr NativeType nativeTypes[] = {
    {"TIMESTAMP", LogicalType::Timestamp}, {"DATETIME", LogicalType::Timestamp}, {"DATE", LogicalType::Date}, {"TIME", LogicalType::Time},
    {"BIGNUMERIC", LogicalType::Decimal}, {"NUMERIC", LogicalType::Decimal}, {"DECIMAL", LogicalType::Decimal}, {"NUMBER", LogicalType::Decimal},
    {"MONEY", LogicalType::Decimal}, {"BIGINT", LogicalType::Integer}, {"SMALLINT", LogicalType::Integer}, {"TINYINT(1)", LogicalType::Boolean},
    {"TINYINT", LogicalType::Integer}, {"MEDIUMINT", LogicalType::Integer}, {"INTERVAL", LogicalType::String}, {"INT", LogicalType::Integer},
    {"LONG", LogicalType::Integer}, {"SHORT", LogicalType::Integer}, {"BYTEINT", LogicalType::Integer}, {"SERIAL", LogicalType::Integer},
    {"BIGSERIAL", LogicalType::Integer}, {"FLOAT", LogicalType::Float}, {"DOUBLE", LogicalType::Float}, {"REAL", LogicalType::Float},
    {"BOOL", LogicalType::Boolean}, {"BIT", LogicalType::Boolean}, {"UUID", LogicalType::Uuid}, {"JSON", LogicalType::Json},
    {"VARIANT", LogicalType::Json}, {"SUPER", LogicalType::Json}, {"OBJECT", LogicalType::Struct}, {"STRUCT", LogicalType::Struct},
    {"RECORD", LogicalType::Struct}, {"ROW", LogicalType::Struct}, {"MAP", LogicalType::Struct}, {"ARRAY", LogicalType::Array},
    {"BYTEA", LogicalType::Bytes}, {"BYTES", LogicalType::Bytes}, {"BLOB", LogicalType::Bytes}, {"VARBINARY", LogicalType::Bytes},
    {"BINARY", LogicalType::Bytes}, {"VARCHAR", LogicalType::String}, {"NVARCHAR", LogicalType::String}, {"CHAR", LogicalType::String},
    {"NCHAR", LogicalType::String}, {"TEXT", LogicalType::String}, {"STRING", LogicalType::String}, {"CLOB", LogicalType::String},
    {"CITEXT", LogicalType::String}, {"ENUM", LogicalType::String}, {"LONGTEXT", LogicalType::String}, {"MEDIUMTEXT", LogicalType::String}};

} // namespace

QString logicalTypeName(LogicalType type)
{
    return nameOf(typeNames, type);
}

LogicalType logicalTypeFromNative(const QString& nativeType)
{
    const QString upper = nativeType.trimmed().toUpper();
    if (upper.endsWith(QLatin1String("[]")))
        return LogicalType::Array;
    LogicalType best = LogicalType::Unknown;
    qsizetype length = 0;
    for (const NativeType& entry : nativeTypes) {
        const QLatin1String prefix(entry.prefix);
        if (upper.startsWith(prefix) && prefix.size() > length) {
            best = entry.type;
            length = prefix.size();
        }
    }
    // "LONGTEXT" begins with LONG: the longest prefix wins above.
    return best;
}

QString SchemaVersion::hash() const
{
    QByteArray text;
    for (const Column& column : columns) {
        text += column.name.toUtf8() + '\t' + logicalTypeName(column.type).toUtf8() + '\t' + column.nativeType.toUpper().toUtf8() + '\t'
            + (column.nullable ? '1' : '0') + (column.key ? '1' : '0') + '\n';
    }
    return sha256Hex(text);
}

const Column* SchemaVersion::column(const QString& name) const
{
    for (const Column& entry : columns) {
        if (entry.name.compare(name, Qt::CaseInsensitive) == 0)
            return &entry;
    }
    return nullptr;
}

} // namespace skein
