#include "models/importers/formats.h"

#include "models/importers/jsonrecords.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>

namespace skein::importers {

namespace {

const QString notASource = QStringLiteral("-");
const QString dbtArtifact = QStringLiteral("dbt-artifact");

Result<Imported> readDbt(const SourceFiles& source, const ImportOptions& options)
{
    return importDbt(source.files.constFirst(), options);
}

Result<Imported> readBackstage(const SourceFiles& source, const ImportOptions& options)
{
    return importBackstage(source.start, options, source.folder ? source.files : QStringList());
}

Result<Imported> readSqlite(const SourceFiles& source, const ImportOptions& options)
{
    return importSqlite(source.files.constFirst(), options);
}

constexpr qsizetype headBytes = 16384;
constexpr qint64 wholeBytes = qint64(8) << 20; ///< up to here a file is looked at as a whole

bool anyOf(const QByteArray& text, std::initializer_list<const char*> words)
{
    return std::any_of(words.begin(), words.end(), [&](const char* word) { return text.contains(word); });
}

/// dbt's own files tell which they are in metadata.dbt_schema_version.
QString dbtFile(const QString& schema)
{
    static const QRegularExpression pattern(QStringLiteral("/dbt/([a-z-]+)/v\\d+"));
    const QString which = pattern.match(schema).captured(1);
    return which.isEmpty() || which == QLatin1String("manifest") ? QStringLiteral("dbt") : dbtArtifact;
}

bool isAvroType(const QString& type)
{
    static const QStringList types {QStringLiteral("record"), QStringLiteral("error"), QStringLiteral("enum"), QStringLiteral("fixed")};
    return types.contains(type);
}

/// By the members of the first object, when the text is JSON.
QString formatOfObject(const simdjson::dom::element& root, const QString& suffix)
{
    const auto has = [&](const char* key) { return jsonMember(root, key).has_value(); };
    const auto metadata = jsonMember(root, "metadata");
    if (metadata && !jsonText(*metadata, "dbt_schema_version").isEmpty())
        return dbtFile(jsonText(*metadata, "dbt_schema_version"));
    if (has("nodes") && has("sources") && (metadata || has("child_map")))
        return QStringLiteral("dbt");
    if (has("proposedSnapshot") || has("aspectName") || (has("entityUrn") && (has("aspect") || has("changeType")))
        || has("com.linkedin.pegasus2avro.mxe.MetadataChangeEvent"))
        return QStringLiteral("datahub");
    if (has("format-version") && (has("table-uuid") || has("location") || has("schema") || has("schemas")))
        return QStringLiteral("iceberg");
    if (has("protocol") && (has("types") || has("messages")))
        return QStringLiteral("avro");
    if (has("$schema") || has("self") || has("$defs") || has("definitions") || (has("properties") && !has("fields")))
        return QStringLiteral("jsonschema");
    if (isAvroType(jsonText(root, "type")) && has("name"))
        return QStringLiteral("avro");
    const bool job = has("job"), run = has("run"), data = has("inputs") || has("outputs");
    if (has("eventType") || (job && (run || data)) || (run && data) || (data && has("eventTime")) || (has("dataset") && (has("eventTime") || has("schemaURL")))
        || jsonText(root, "schemaURL").contains(QLatin1String("openlineage")))
        return QStringLiteral("openlineage");
    return suffix == QLatin1String("avsc") || suffix == QLatin1String("avpr") ? QStringLiteral("avro") : QString();
}

/// By words in its beginning, when it is broken or too large to be looked at as a whole.
QString formatOfBrokenJson(const QByteArray& head, const QString& suffix)
{
    if (head.contains("dbt_schema_version"))
        return dbtFile(QString::fromUtf8(head.mid(head.indexOf("dbt_schema_version"), 200)));
    if (anyOf(head, {"\"proposedSnapshot\"", "\"aspectName\"", "com.linkedin.pegasus2avro"}))
        return QStringLiteral("datahub");
    if (anyOf(head, {"\"format-version\""}))
        return QStringLiteral("iceberg");
    if (suffix == QLatin1String("avsc") || suffix == QLatin1String("avpr"))
        return QStringLiteral("avro");
    if (anyOf(head, {"\"eventType\"", "openlineage.io", "\"eventTime\""}) || (head.contains("\"inputs\"") && head.contains("\"job\"")))
        return QStringLiteral("openlineage");
    if (anyOf(head, {"\"$schema\"", "json-schema.org"}))
        return QStringLiteral("jsonschema");
    return {};
}

QString formatOfJson(QFile& file, const QByteArray& head, const QString& path, const QString& suffix)
{
    if (path.endsWith(QLatin1String("manifest.json")) && (head.contains("\"metadata\"") || head.contains("\"nodes\"")))
        return head.contains("dbt_schema_version") ? dbtFile(QString::fromUtf8(head.mid(head.indexOf("dbt_schema_version"), 200))) : QStringLiteral("dbt");
    if (file.size() > wholeBytes)
        return formatOfBrokenJson(head, suffix);
    const QByteArray text = head + file.readAll();
    QString format;
    bool parsed = false;
    QVector<JsonProblem> problems;
    int looked = 0;
    forEachJsonRecord(text, [&](const simdjson::dom::element& element, int) {
        parsed = true;
        format = formatOfObject(element, suffix);
        return format.isEmpty() && ++looked < 20; // an odd one may stand first
    }, problems);
    return parsed && !format.isEmpty() ? format : formatOfBrokenJson(head, suffix);
}

/// Beside a query these describe its table; a table that something else fills has only them.
bool isTableFile(const QString& base)
{
    return base == QLatin1String("metadata") || base == QLatin1String("schema");
}

} // namespace

const QVector<Format>& formats()
{
    static const QVector<Format> table {
        {"dbt", "a dbt manifest (target/manifest.json)", readDbt},
        {"dbt-project", "a dbt project folder (dbt_project.yml)", readDbtProject},
        {"backstage", "Backstage YAML", readBackstage},
        {"openlineage", "OpenLineage events", readOpenLineage},
        {"datahub", "DataHub metadata change files", readDataHub},
        {"avro", "Avro schemas", readAvro},
        {"jsonschema", "JSON Schemas", readJsonSchema},
        {"iceberg", "Iceberg table metadata", readIceberg},
        {"sql", "a folder of SQL files", readSqlFolder},
        {"sqlite", "a SQLite database", readSqlite},
    };
    return table;
}

const Format* formatByName(const QString& name)
{
    const auto at = std::find_if(formats().cbegin(), formats().cend(), [&](const Format& format) { return name == QLatin1String(format.name); });
    return at == formats().cend() ? nullptr : &*at;
}

QString formatOfFile(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QString suffix = QFileInfo(path).suffix().toLower();
    QByteArray head = file.read(headBytes);
    if (head.startsWith("SQLite format 3"))
        return QStringLiteral("sqlite");
    if (head.startsWith("\xEF\xBB\xBF"))
        head.remove(0, 3);
    static const QStringList noSource {QStringLiteral("avdl"), QStringLiteral("csv"), QStringLiteral("tsv"), QStringLiteral("parquet"), QStringLiteral("avro"),
        QStringLiteral("orc"), QStringLiteral("proto"), QStringLiteral("thrift"), QStringLiteral("md"), QStringLiteral("txt"), QStringLiteral("rst")};
    if (noSource.contains(suffix))
        return notASource;
    if (suffix == QLatin1String("sql"))
        return QStringLiteral("sql");
    const QByteArray text = head.trimmed();
    if (text.startsWith('{') || text.startsWith('['))
        return formatOfJson(file, head, path, suffix);
    const QString name = QFileInfo(path).fileName();
    if (name == QLatin1String("dbt_project.yml") || name == QLatin1String("dbt_project.yaml"))
        return QStringLiteral("dbt-project");
    static const QRegularExpression version(QStringLiteral("^(apiVersion|kind)[ \\t]*:"), QRegularExpression::MultilineOption);
    const bool yaml = suffix == QLatin1String("yaml") || suffix == QLatin1String("yml");
    const QString asText = QString::fromUtf8(head);
    if (version.match(asText).hasMatch() && (text.contains("apiVersion") && text.contains("kind")))
        return QStringLiteral("backstage");
    if (yaml && anyOf(text, {"apiVersion: backstage.io"}))
        return QStringLiteral("backstage");
    if (suffix == QLatin1String("avsc") || suffix == QLatin1String("avpr"))
        return QStringLiteral("avro");
    return {};
}

SortedFiles sortFiles(const SourceFiles& source, const CancelToken& cancel)
{
    SortedFiles sorted;
    QStringList dbtProjects, sqlFolders;
    const auto put = [&](const QString& format, const QString& path) {
        SourceFiles& files = sorted.byFormat[format];
        if (files.start.isEmpty()) {
            files.start = source.start;
            files.root = source.root;
            files.folder = source.folder;
            files.lostFolders = source.lostFolders;
        }
        files.files << path;
    };
    for (const QString& path : source.files) {
        const QString name = QFileInfo(path).fileName();
        if (name == QLatin1String("dbt_project.yml") || name == QLatin1String("dbt_project.yaml"))
            dbtProjects << QFileInfo(path).path() + QLatin1Char('/');
        else if (name.endsWith(QLatin1String(".sql"), Qt::CaseInsensitive))
            sqlFolders << QFileInfo(path).path();
    }
    sqlFolders.removeDuplicates();
    const QSet<QString> besideSql(sqlFolders.cbegin(), sqlFolders.cend());
    for (const QString& path : source.files) {
        if (cancel.isCancelled())
            return sorted;
        const QFileInfo info(path);
        // What lies in a dbt project or beside a query belongs to it, whatever it looks like alone.
        const bool inProject = std::any_of(dbtProjects.cbegin(), dbtProjects.cend(), [&](const QString& folder) { return path.startsWith(folder); });
        const QString suffix = info.suffix().toLower();
        const bool yaml = suffix == QLatin1String("yaml") || suffix == QLatin1String("yml");
        const bool sql = suffix == QLatin1String("sql");
        const bool backstage = inProject && yaml && formatOfFile(path) == QLatin1String("backstage"); // a catalog-info.yaml beside the project
        if (inProject && !backstage && (sql || yaml || suffix == QLatin1String("csv") || suffix == QLatin1String("py") || suffix == QLatin1String("md"))) {
            put(QStringLiteral("dbt-project"), path);
            continue;
        }
        const QString format = formatOfFile(path);
        if (format == dbtArtifact) {
            sorted.skipped.append({source.shown(path), 0, QStringLiteral("one of dbt's files that is read together with a manifest.json, not alone")});
        } else if (!format.isEmpty() && format != notASource) {
            put(format, path);
        } else if (yaml && (besideSql.contains(info.path()) || (!sqlFolders.isEmpty() && isTableFile(info.completeBaseName())))) {
            put(QStringLiteral("sql"), path);
        } else if (format == notASource && suffix != QLatin1String("md") && suffix != QLatin1String("txt") && suffix != QLatin1String("rst")) {
            sorted.skipped.append({source.shown(path), 0, QStringLiteral("recognised as .%1, which is not a catalog source").arg(suffix)});
        } else if (yaml || suffix == QLatin1String("json") || suffix == QLatin1String("ndjson") || suffix == QLatin1String("jsonl")) {
            sorted.skipped.append({source.shown(path), 0, info.size() == 0 ? QStringLiteral("the file is empty") : QStringLiteral("of no known format")});
        } else {
            ++sorted.others[suffix.isEmpty() ? info.fileName().left(20) : QLatin1Char('.') + suffix];
        }
    }
    return sorted;
}

} // namespace skein::importers
