#pragma once

#include "models/base/entityref.h"

#include <QDateTime>
#include <QHash>
#include <QString>
#include <QStringList>
#include <QVector>

#include <memory>

namespace skein {

/// Engine-neutral type of a column; the native spelling is kept beside it.
enum class LogicalType { Unknown, Boolean, Integer, Decimal, Float, String, Bytes, Date, Time, Timestamp, Json, Array, Struct, Uuid };
QString logicalTypeName(LogicalType type); ///< "integer", …
/// Reads a native type of any engine ("VARCHAR(20)", "INT64", "timestamp without time zone"); Unknown when unsure.
LogicalType logicalTypeFromNative(const QString& nativeType);

/// Where a fact comes from.
struct Provenance {
    QString source; ///< "dbt", "backstage", "sqlite", "code", …
    QString file;   ///< relative to the imported folder; may be empty
    int line = 0;   ///< 1-based; 0 = unknown
    bool operator==(const Provenance& o) const { return source == o.source && file == o.file && line == o.line; }
};

struct Column {
    QString name;
    LogicalType type = LogicalType::Unknown;
    QString nativeType;
    bool nullable = true;
    bool key = false;
    QString description;
    QStringList tags;
    bool operator==(const Column& o) const = default;
};

struct SchemaVersion {
    QString label;            ///< "1", "v2", …; empty when the source states none
    QVector<Column> columns;  ///< in position order
    /// SHA-256 over names, types, nullability and keys in order; descriptions do not count.
    QString hash() const;
    const Column* column(const QString& name) const; ///< case-insensitive; null when absent
    bool operator==(const SchemaVersion& o) const = default;
};

/// One thing in the catalog. Fields that do not apply to a kind are empty.
struct Entity {
    EntityRef ref;
    QString title;         ///< display name, original spelling
    QString description;
    QString type;          ///< "table", "view", "service", "team", … as the source says
    QVector<EntityRef> owners;
    EntityRef system;      ///< invalid when unknown
    EntityRef domain;
    QString lifecycle;
    QStringList tags;
    QHash<QString, QString> annotations;
    Provenance provenance;
    /// Others name it, and no source describes it: what is known is its name.
    bool referencedOnly = false;

    // Dataset
    QString platform;      ///< "sqlite", "postgres", "bigquery", "dbt", …
    QString instance;      ///< server, project or file
    QString qualifiedName; ///< exact, e.g. "events.user_activity_v1"
    QVector<SchemaVersion> schemas; ///< oldest first; the last is current
    int freshnessSloMinutes = 0;
    qint64 rowCount = -1;  ///< -1 = unknown

    // Pipeline
    QString framework;     ///< "sql", "dbt", "scio", "pyspark", "other"
    QString repository;    ///< name in the workspace
    QStringList paths;     ///< files in the repository
    QString schedule;

    const SchemaVersion* currentSchema() const { return schemas.isEmpty() ? nullptr : &schemas.constLast(); }
    QString displayName() const { return title.isEmpty() ? ref.name : title; }
};

struct ColumnEdge {
    QString from;
    QString to;         ///< empty = every column: what filters, joins or groups
    bool direct = true; ///< value flow; false = filter, join or grouping
    bool operator==(const ColumnEdge& o) const = default;
};

/// dataset → pipeline (read) or pipeline → dataset (write); dataset → dataset where the source knows no pipeline.
struct LineageEdge {
    EntityRef from;
    EntityRef to;
    Provenance provenance;
    QVector<ColumnEdge> columns;
};

/// Any other relation between entities: "ownedBy", "memberOf", "partOf", "providesApi", …
struct Relation {
    EntityRef from;
    QString kind;
    EntityRef to;
    Provenance provenance;
    bool operator==(const Relation& o) const = default;
};

/// An immutable-by-convention snapshot. Entities are sorted by reference; edges and relations too, so that two
/// catalogs with the same content compare and print the same.
struct Catalog {
    QVector<Entity> entities;
    QVector<LineageEdge> edges;
    QVector<Relation> relations;
};
using CatalogPtr = std::shared_ptr<const Catalog>;

} // namespace skein
