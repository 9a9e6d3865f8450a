// Avro schemas and protocols: records are datasets; names are resolved over all files of the source.
#include "models/importers/formats.h"
#include "models/importers/importrun.h"
#include "models/importers/jsonrecords.h"

#include <QSet>

#include <memory>

namespace skein::importers {

namespace {

using simdjson::dom::element;

constexpr int deepestField = 32;
constexpr qsizetype mostColumns = 100000; ///< a schema that branches into itself would not end

bool isNamedType(const QString& type)
{
    return type == QLatin1String("record") || type == QLatin1String("error") || type == QLatin1String("enum") || type == QLatin1String("fixed");
}

LogicalType typeOf(const QString& type, const QString& logical)
{
    if (logical.startsWith(QLatin1String("timestamp")) || logical.startsWith(QLatin1String("local-timestamp")))
        return LogicalType::Timestamp;
    if (logical == QLatin1String("date"))
        return LogicalType::Date;
    if (logical.startsWith(QLatin1String("time-")))
        return LogicalType::Time;
    if (logical == QLatin1String("decimal") || logical == QLatin1String("big-decimal"))
        return LogicalType::Decimal;
    if (logical == QLatin1String("uuid"))
        return LogicalType::Uuid;
    if (type == QLatin1String("fixed"))
        return LogicalType::Bytes;
    if (type == QLatin1String("enum"))
        return LogicalType::String;
    return logicalTypeFromNative(type);
}

/// A type with a name, the file it stands in kept alive by the reader.
struct Named {
    element type;
    QString ns;
    QString file;
    int line = 0;
};

class AvroReader
{
public:
    AvroReader(const SourceFiles& source, const ImportOptions& options)
        : m_run(QStringLiteral("avro"), source, options)
    {
    }

    Result<Imported> read()
    {
        m_run.forEachFile([this](const QString& path) { file(path); });
        for (const QString& name : std::as_const(m_datasets))
            dataset(name);
        return m_run.finish();
    }

private:
    void file(const QString& path)
    {
        auto document = std::make_unique<JsonDocument>();
        if (!m_run.parseFile(path, *document))
            return;
        const element root = document->root;
        const QString ns = jsonText(root, "namespace");
        QStringList records;
        if (jsonMember(root, "protocol")) {
            m_run.count(QStringLiteral("protocols"));
            if (const auto messages = jsonObject(root, "messages"))
                m_run.count(QStringLiteral("messages"), int(messages->size()));
            if (const auto types = jsonArray(root, "types")) {
                for (const element type : *types)
                    collect(type, ns, path, 0, &records);
            }
        } else if (root.is_array()) {
            const simdjson::dom::array eachType = root.get_array().value_unsafe();
            for (const element type : eachType)
                collect(type, QString(), path, 0, &records);
        } else {
            collect(root, QString(), path, 0, &records);
        }
        if (records.isEmpty())
            m_run.skip(path, 1, QStringLiteral("no record in it: nothing that would be a dataset"));
        for (const QString& record : std::as_const(records)) {
            if (!m_datasets.contains(record))
                m_datasets << record;
        }
        m_documents.push_back(std::move(document));
    }

    static QString fullName(const QString& name, const QString& ns)
    {
        return name.contains(QLatin1Char('.')) || ns.isEmpty() ? name : ns + QLatin1Char('.') + name;
    }

    /// The namespace of what stands inside a named type.
    static QString namespaceOf(const element& type, const QString& around)
    {
        const QString name = jsonText(type, "name");
        if (name.contains(QLatin1Char('.')))
            return name.left(name.lastIndexOf(QLatin1Char('.')));
        return jsonMember(type, "namespace") ? jsonText(type, "namespace") : around;
    }

    /// Remembers the named types below one; the records at the top are told.
    void collect(const element& type, const QString& ns, const QString& path, int depth, QStringList* top)
    {
        if (depth > deepestField)
            return;
        if (type.is_array()) {
            const simdjson::dom::array eachBranch = type.get_array().value_unsafe();
            for (const element branch : eachBranch)
                collect(branch, ns, path, depth + 1, nullptr);
            return;
        }
        if (!type.is_object())
            return;
        const QString kind = jsonText(type, "type");
        if (const auto inner = jsonMember(type, "type"); inner && !inner->is_string())
            collect(*inner, ns, path, depth + 1, nullptr);
        for (const char* key : {"items", "values"}) {
            if (const auto inner = jsonMember(type, key))
                collect(*inner, ns, path, depth + 1, nullptr);
        }
        if (!isNamedType(kind))
            return;
        if (jsonText(type, "name").isEmpty()) {
            m_run.skip(path, 1, QStringLiteral("a %1 without a name").arg(kind));
            return;
        }
        const QString inside = namespaceOf(type, ns);
        const QString full = fullName(jsonText(type, "name"), inside);
        m_run.count(kind + QLatin1Char('s'));
        if (const auto known = m_named.constFind(full); known == m_named.cend())
            m_named.insert(full, {type, inside, path, 1});
        else if (known->file != path && simdjson::minify(known->type) != simdjson::minify(type))
            m_run.warn(path, 1, QStringLiteral("%1 is defined otherwise in %2; that definition stands").arg(full, m_run.source.shown(known->file)));
        // Also where an earlier file has the same record inside another.
        const bool record = kind == QLatin1String("record") || kind == QLatin1String("error");
        if (top && record && !top->contains(full))
            top->append(full);
        if (const auto list = jsonArray(type, "fields")) {
            for (const element field : *list) {
                if (const auto inner = jsonMember(field, "type"))
                    collect(*inner, inside, path, depth + 1, nullptr);
            }
        }
    }

    void dataset(const QString& name)
    {
        const Named& named = m_named[name];
        Entity entity;
        entity.ref = EntityRef(EntityKind::Dataset, QStringLiteral("avro"), entitySlug(name));
        entity.title = name.section(QLatin1Char('.'), -1);
        entity.qualifiedName = name;
        entity.platform = QStringLiteral("avro");
        entity.type = QStringLiteral("record");
        entity.description = jsonText(named.type, "doc");
        entity.provenance = m_run.said(named.file, named.line);
        if (const QStringList aliases = jsonTexts(named.type, "aliases"); !aliases.isEmpty())
            entity.annotations.insert(QStringLiteral("avro/aliases"), aliases.join(QStringLiteral(", ")));
        SchemaVersion version;
        m_open = {name};
        fields(named.type, named.ns, named.file, QString(), 0, version.columns);
        m_run.count(QStringLiteral("columns"), int(version.columns.size()));
        if (!version.columns.isEmpty())
            entity.schemas = {version};
        m_run.builder.add(entity);
    }

    void fields(const element& record, const QString& ns, const QString& file, const QString& prefix, int depth, QVector<Column>& columns)
    {
        const auto list = jsonArray(record, "fields");
        if (!list) {
            m_run.warn(file, 1, QStringLiteral("%1 has no list of fields").arg(jsonText(record, "name")));
            return;
        }
        for (const element field : *list) {
            const QString name = jsonText(field, "name");
            const auto type = jsonMember(field, "type");
            if (name.isEmpty() || !type) {
                m_run.warn(file, 1, QStringLiteral("a field of %1 has no name or no type and is left out").arg(jsonText(record, "name")));
                continue;
            }
            Column column;
            column.name = prefix + name;
            column.nullable = false;
            column.description = jsonText(field, "doc");
            const qsizetype at = columns.size();
            columns.append(column);
            describe(*type, ns, file, column.name, depth, columns, at);
        }
    }

    /// Fills the column at an index from a type and adds what lies inside it.
    void describe(const element& type, const QString& ns, const QString& file, const QString& path, int depth, QVector<Column>& columns, qsizetype at)
    {
        if (depth > deepestField || columns.size() > mostColumns) {
            m_run.warn(file, 1, QStringLiteral("%1: nested too deeply; what lies further in is left out").arg(path));
            return;
        }
        if (type.is_array()) {
            bool first = true;
            const simdjson::dom::array eachBranch = type.get_array().value_unsafe();
            for (const element branch : eachBranch) {
                if (branch.is_string() && toQString(branch.get_string().value_unsafe()) == QLatin1String("null")) {
                    columns[at].nullable = true;
                } else if (first) {
                    describe(branch, ns, file, path, depth + 1, columns, at);
                    first = false;
                } else {
                    columns[at].nativeType += QStringLiteral(" | ") + nameOfType(branch);
                    columns[at].type = LogicalType::Unknown;
                }
            }
            return;
        }
        if (type.is_string()) {
            byName(toQString(type.get_string().value_unsafe()), ns, file, path, depth, columns, at);
            return;
        }
        const QString kind = jsonText(type, "type");
        if (const auto inner = jsonMember(type, "type"); inner && !inner->is_string()) {
            describe(*inner, ns, file, path, depth + 1, columns, at);
        } else if (kind == QLatin1String("array") || kind == QLatin1String("map")) {
            columns[at].nativeType = kind;
            columns[at].type = kind == QLatin1String("array") ? LogicalType::Array : LogicalType::Struct;
            if (const auto inner = jsonMember(type, kind == QLatin1String("array") ? "items" : "values")) {
                const Column whole = columns[at];
                describe(*inner, ns, file, path, depth + 1, columns, at);
                const QString of = columns[at].nativeType;
                columns[at] = whole;
                columns[at].nativeType = QStringLiteral("%1<%2>").arg(kind, of);
            }
        } else if (isNamedType(kind)) {
            byName(fullName(jsonText(type, "name"), namespaceOf(type, ns)), ns, file, path, depth, columns, at);
        } else if (jsonMember(type, "logicalType")) {
            columns[at].nativeType = QStringLiteral("%1 (%2)").arg(kind, logicalOf(type));
            columns[at].type = typeOf(kind, jsonText(type, "logicalType"));
        } else {
            byName(kind, ns, file, path, depth, columns, at);
        }
    }

    /// "decimal(10, 2)", "timestamp-millis".
    static QString logicalOf(const element& type)
    {
        const QString logical = jsonText(type, "logicalType");
        const auto precision = jsonMember(type, "precision"), scale = jsonMember(type, "scale");
        if (!precision || !precision->is_int64())
            return logical;
        return QStringLiteral("%1(%2, %3)").arg(logical).arg(precision->get_int64().value_unsafe()).arg(scale && scale->is_int64() ? scale->get_int64().value_unsafe() : 0);
    }

    static QString nameOfType(const element& type)
    {
        if (type.is_string())
            return toQString(type.get_string().value_unsafe());
        return jsonText(type, "name").isEmpty() ? jsonText(type, "type") : jsonText(type, "name");
    }

    void byName(const QString& name, const QString& ns, const QString& file, const QString& path, int depth, QVector<Column>& columns, qsizetype at)
    {
        static const QSet<QString> primitives {QStringLiteral("null"), QStringLiteral("boolean"), QStringLiteral("int"), QStringLiteral("long"), QStringLiteral("float"),
            QStringLiteral("double"), QStringLiteral("bytes"), QStringLiteral("string")};
        columns[at].nativeType = name;
        if (primitives.contains(name)) {
            columns[at].type = typeOf(name, QString());
            columns[at].nullable = columns[at].nullable || name == QLatin1String("null");
            return;
        }
        const QString full = m_named.contains(fullName(name, ns)) ? fullName(name, ns) : name;
        const auto named = m_named.constFind(full);
        if (named == m_named.cend()) {
            m_run.warn(file, 1, QStringLiteral("%1: the type %2 is in no file of the source").arg(path, name));
            m_run.count(QStringLiteral("unknownNames"));
            return;
        }
        const QString kind = jsonText(named->type, "type");
        columns[at].nativeType = full;
        if (kind == QLatin1String("enum") || kind == QLatin1String("fixed")) {
            columns[at].type = typeOf(kind, jsonText(named->type, "logicalType"));
            return;
        }
        columns[at].type = LogicalType::Struct;
        if (m_open.contains(full))
            return; // a record inside itself: said by its type
        m_open << full;
        const Named inner = *named;
        fields(inner.type, inner.ns, inner.file, path + QLatin1Char('.'), depth + 1, columns);
        m_open.removeLast();
    }

    ImportRun m_run;
    std::vector<std::unique_ptr<JsonDocument>> m_documents;
    QMap<QString, Named> m_named;
    QStringList m_datasets;
    QStringList m_open; ///< records that are being written out, outermost first
};

} // namespace

Result<Imported> readAvro(const SourceFiles& source, const ImportOptions& options)
{
    return AvroReader(source, options).read();
}

} // namespace skein::importers
