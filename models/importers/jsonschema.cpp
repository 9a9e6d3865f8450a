// JSON Schemas: self-describing ones of Iglu, numbered ones, single files. Versions of one thing are one dataset.
#include "models/importers/formats.h"
#include "models/importers/importrun.h"
#include "models/importers/jsonrecords.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSet>
#include <QUrl>

#include <algorithm>
#include <memory>

namespace skein::importers {

namespace {

using simdjson::dom::element;

constexpr int deepestField = 32;
constexpr qsizetype mostColumns = 100000; ///< a schema that branches into itself would not end
constexpr int mostVisits = 1000000;       ///< references that double at each step, without columns
constexpr qint64 largestSchema = qint64(256) << 20;

/// What a schema file is a version of.
struct SchemaName {
    QString dataset, platform, label;
    QVector<int> order; ///< 1-0-2 as numbers
};

QVector<int> numbersOf(const QString& label)
{
    QVector<int> numbers;
    for (const QString& part : label.split(QRegularExpression(QStringLiteral("[-.]"))))
        numbers << part.toInt();
    return numbers;
}

SchemaName nameOf(const element& root, const QString& path, const SourceFiles& source)
{
    if (const auto self = jsonMember(root, "self"); self && !jsonText(*self, "name").isEmpty()) {
        const QString version = jsonText(*self, "version");
        return {jsonText(*self, "vendor") + QLatin1Char('/') + jsonText(*self, "name"), QStringLiteral("iglu"), version, numbersOf(version)};
    }
    static const QRegularExpression numbered(QStringLiteral("^(.*)[.](\\d+)([.]schema)?[.]json$"));
    const QFileInfo info(path);
    const QStringList folders = source.shown(path).split(QLatin1Char('/'));
    const QRegularExpressionMatch match = numbered.match(info.fileName());
    if (match.hasMatch()) {
        const QString name = match.captured(1);
        QStringList around = folders.mid(0, folders.size() - 1);
        if (!around.isEmpty() && around.constLast() == name)
            around.removeLast(); // telemetry/core/core.3.schema.json
        if (around.isEmpty())
            around << QFileInfo(source.root).fileName();
        return {around.constLast() + QLatin1Char('/') + name, QStringLiteral("jsonschema"), match.captured(2), {match.captured(2).toInt()}};
    }
    QString name = source.shown(path);
    for (const char* end : {".json", ".schema"}) {
        if (name.endsWith(QLatin1String(end)))
            name.chop(qsizetype(qstrlen(end)));
    }
    return {name, QStringLiteral("jsonschema"), QString(), {}};
}

LogicalType typeOf(const QString& type, const QString& format)
{
    if (format == QLatin1String("date-time"))
        return LogicalType::Timestamp;
    if (format == QLatin1String("date"))
        return LogicalType::Date;
    if (format == QLatin1String("time"))
        return LogicalType::Time;
    if (format == QLatin1String("uuid"))
        return LogicalType::Uuid;
    if (type == QLatin1String("number"))
        return LogicalType::Float;
    if (type == QLatin1String("object"))
        return LogicalType::Struct;
    return logicalTypeFromNative(type);
}

class JsonSchemaReader
{
public:
    JsonSchemaReader(const SourceFiles& source, const ImportOptions& options)
        : m_run(QStringLiteral("jsonschema"), source, options)
    {
    }

    Result<Imported> read()
    {
        m_run.forEachFile([this](const QString& path) { file(path); });
        publish();
        return m_run.finish();
    }

private:
    struct Version {
        SchemaName name;
        SchemaVersion schema;
        QString title, description, file;
    };

    const JsonDocument* document(const QString& path, bool wanted)
    {
        const auto known = m_documents.find(path);
        if (known != m_documents.end())
            return known->second.get();
        const Result<QByteArray> text = readSourceFile(path, largestSchema);
        if (!text) {
            if (wanted)
                m_run.lose(path, 0, text.error().message);
            return nullptr;
        }
        auto parsed = std::make_unique<JsonDocument>();
        parseJson(*text, *parsed);
        if (parsed->problem) {
            if (wanted)
                m_run.lose(path, parsed->problem->line, parsed->problem->message);
            return nullptr;
        }
        return m_documents.emplace(path, std::move(parsed)).first->second.get();
    }

    void file(const QString& path)
    {
        const JsonDocument* found = document(path, true);
        if (!found)
            return;
        m_run.count(QStringLiteral("files"));
        const element root = found->root;
        if (!root.is_object()) {
            m_run.skip(path, 1, QStringLiteral("a schema that is not an object"));
            return;
        }
        if (const auto self = jsonMember(root, "self"); self && !jsonText(*self, "format").isEmpty() && jsonText(*self, "format") != QLatin1String("jsonschema")) {
            m_run.skip(path, 1, QStringLiteral("a schema of the format %1, not a JSON Schema").arg(jsonText(*self, "format")));
            return;
        }
        Version version {nameOf(root, path, m_run.source), {}, jsonText(root, "title"), jsonText(root, "description"), path};
        m_open.clear();
        m_saidDeep = false;
        m_visits = 0;
        m_seen.clear();
        visit(root, root, path, QString(), 0, false, version.schema.columns);
        if (version.schema.columns.isEmpty()) {
            m_run.skip(path, 1, QStringLiteral("no properties are stated: nothing that would be a dataset"));
            return;
        }
        version.schema.label = version.name.label;
        m_run.count(QStringLiteral("columns"), int(version.schema.columns.size()));
        m_versions[version.name.platform + QLatin1Char(' ') + version.name.dataset].append(version);
    }

    /// Adds the properties of a schema as columns below a path. `loose`: in one branch of several, so all may be absent.
    void visit(const element& schema, const element& root, const QString& path, const QString& prefix, int depth, bool loose, QVector<Column>& columns)
    {
        if (!schema.is_object())
            return;
        if (depth > deepestField || columns.size() > mostColumns || ++m_visits > mostVisits) {
            if (!m_saidDeep)
                m_run.warn(path, 1, QStringLiteral("%1 is nested too deeply; what lies further in is left out").arg(prefix.chopped(prefix.isEmpty() ? 0 : 1)));
            m_saidDeep = true;
            return;
        }
        if (const QString ref = jsonText(schema, "$ref"); !ref.isEmpty()) {
            follow(ref, root, path, prefix, depth, loose, columns);
            return;
        }
        const QStringList required = jsonTexts(schema, "required");
        const QSet<QString> needed(required.cbegin(), required.cend());
        if (const auto properties = jsonObject(schema, "properties")) {
            for (const auto& [name, value] : *properties)
                property(value, root, path, prefix + toQString(name), depth, loose || !needed.contains(toQString(name)), columns);
        }
        if (const auto patterns = jsonObject(schema, "patternProperties")) {
            for (const auto& [name, value] : *patterns)
                property(value, root, path, prefix + QLatin1Char('*'), depth, true, columns);
        }
        if (const auto more = jsonMember(schema, "additionalProperties"); more && more->is_object())
            property(*more, root, path, prefix + QLatin1Char('*'), depth, true, columns);
        for (const char* key : {"allOf", "oneOf", "anyOf"}) {
            if (const auto list = jsonArray(schema, key)) {
                for (const element branch : *list)
                    visit(branch, root, path, prefix, depth + 1, loose || qstrcmp(key, "allOf") != 0, columns);
            }
        }
        if (const auto items = jsonMember(schema, "items"); items && items->is_object())
            visit(*items, root, path, prefix, depth + 1, true, columns);
    }

    void property(const element& value, const element& root, const QString& path, const QString& name, int depth, bool optional, QVector<Column>& columns)
    {
        const element meant = resolved(value, root);
        QStringList types = typesOf(meant, root, 0);
        const bool canBeNull = types.removeAll(QStringLiteral("null")) > 0;
        if (!m_seen.contains(name)) { // branches state the same one again
            m_seen.insert(name);
            Column column;
            column.name = name;
            column.nativeType = types.join(QStringLiteral(" | "));
            column.type = types.size() == 1 ? typeOf(types.constFirst(), jsonText(meant, "format")) : LogicalType::Unknown;
            if (types.isEmpty() && jsonMember(meant, "properties")) {
                column.nativeType = QStringLiteral("object");
                column.type = LogicalType::Struct;
            }
            column.nullable = optional || canBeNull;
            column.description = jsonText(value, "description").isEmpty() ? jsonText(meant, "description") : jsonText(value, "description");
            columns.append(column);
        }
        visit(value, root, path, name + QLatin1Char('.'), depth + 1, false, columns);
    }

    /// The types a value may have, also where several branches or all of several schemas say so.
    static QStringList typesOf(const element& value, const element& root, int depth)
    {
        QStringList types = jsonTexts(value, "type");
        if (!types.isEmpty() || depth > 4)
            return types;
        for (const char* key : {"allOf", "oneOf", "anyOf"}) {
            if (const auto list = jsonArray(value, key)) {
                for (const element branch : *list)
                    types += typesOf(resolved(branch, root), root, depth + 1);
            }
        }
        types.removeDuplicates();
        return types;
    }

    /// What "#/definitions/a~1b" means within a document, over several steps; the value itself when it leads nowhere or
    /// into another file.
    static element resolved(const element& value, const element& root)
    {
        constexpr int longestChain = 16;
        element meant = value;
        for (int i = 0; i < longestChain; ++i) {
            const QString ref = meant.is_object() ? jsonText(meant, "$ref") : QString();
            const std::optional<element> target = ref.startsWith(QLatin1Char('#')) ? pointed(root, ref.mid(1)) : std::nullopt;
            if (!target)
                break;
            meant = *target;
        }
        return meant;
    }

    static std::optional<element> pointed(const element& root, const QString& pointer)
    {
        const QByteArray plain = QByteArray::fromPercentEncoding(pointer.toUtf8());
        if (plain.isEmpty())
            return root;
        element found;
        if (!plain.startsWith('/') || root.at_pointer(std::string_view(plain.constData(), size_t(plain.size()))).get(found) != simdjson::SUCCESS)
            return std::nullopt;
        return found;
    }

    void follow(const QString& ref, const element& root, const QString& path, const QString& prefix, int depth, bool loose, QVector<Column>& columns)
    {
        const QString place = ref.section(QLatin1Char('#'), 0, 0);
        const QString pointer = ref.contains(QLatin1Char('#')) ? ref.section(QLatin1Char('#'), 1) : QString();
        static const QRegularExpression scheme(QStringLiteral("^[A-Za-z][A-Za-z0-9+.-]+:"));
        if (scheme.match(place).hasMatch()) { // http://…, iglu:…, urn:…
            m_remote.insert(place);
            return;
        }
        QString target = path;
        element base = root;
        if (!place.isEmpty()) {
            target = QDir::cleanPath(QFileInfo(path).path() + QLatin1Char('/') + QUrl::fromPercentEncoding(place.toUtf8()));
            if (!QFileInfo(target).isFile()) {
                m_run.warn(path, 1, QStringLiteral("$ref %1 leads to no file").arg(ref));
                return;
            }
            if (!liesInside(target, m_run.source.root)) {
                m_run.warn(path, 1, QStringLiteral("$ref %1 leaves the source and was not followed").arg(ref));
                return;
            }
            const JsonDocument* other = document(target, false);
            if (!other) {
                m_run.warn(path, 1, QStringLiteral("$ref %1 leads to a file that cannot be read").arg(ref));
                return;
            }
            base = other->root;
        }
        const QString mark = target + QLatin1Char('#') + pointer;
        if (m_open.contains(mark))
            return; // a schema inside itself
        const std::optional<element> found = pointed(base, pointer);
        if (!found) {
            m_run.warn(path, 1, QStringLiteral("$ref %1 leads nowhere").arg(ref));
            return;
        }
        m_open << mark;
        visit(*found, base, target, prefix, depth + 1, loose, columns);
        m_open.removeLast();
    }

    void publish()
    {
        for (auto it = m_versions.begin(); it != m_versions.end(); ++it) {
            std::stable_sort(it->begin(), it->end(), [](const Version& a, const Version& b) { return a.name.order < b.name.order; });
            const Version& last = it->constLast();
            Entity entity;
            entity.ref = EntityRef(EntityKind::Dataset, last.name.platform, entitySlug(last.name.dataset));
            entity.title = last.name.dataset.section(QLatin1Char('/'), -1);
            entity.qualifiedName = last.name.dataset;
            entity.platform = last.name.platform;
            entity.type = QStringLiteral("schema");
            entity.description = last.description.isEmpty() ? last.title : last.description;
            entity.provenance = m_run.said(last.file, 1);
            for (const Version& version : std::as_const(*it)) {
                const bool again = !entity.schemas.isEmpty() && !version.schema.label.isEmpty() && entity.schemas.constLast().label == version.schema.label;
                if (again)
                    m_run.warn(version.file, 1, QStringLiteral("version %1 of %2 is stated twice; the first one stands").arg(version.schema.label, version.name.dataset));
                else
                    entity.schemas.append(version.schema);
            }
            m_run.count(QStringLiteral("versions"), int(entity.schemas.size()));
            m_run.builder.add(entity);
        }
        if (!m_remote.isEmpty()) {
            QStringList places(m_remote.cbegin(), m_remote.cend());
            places.sort();
            m_run.report.warnings.append({QStringLiteral("."), 0, QStringLiteral("schemas elsewhere were not fetched: %1").arg(places.join(QStringLiteral(", ")))});
        }
    }

    ImportRun m_run;
    std::map<QString, std::unique_ptr<JsonDocument>> m_documents;
    QMap<QString, QVector<Version>> m_versions;
    QStringList m_open; ///< references that are being followed, outermost first
    QSet<QString> m_seen, m_remote;
    bool m_saidDeep = false;
    int m_visits = 0;
};

} // namespace

Result<Imported> readJsonSchema(const SourceFiles& source, const ImportOptions& options)
{
    return JsonSchemaReader(source, options).read();
}

} // namespace skein::importers
