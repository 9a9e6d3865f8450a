#include "models/importers/openlineagefacets.h"

#include "models/catalog/builder.h"

#include <QDateTime>
#include <QRegularExpression>
#include <QUrl>

namespace skein::importers::openlineage {

namespace {

using simdjson::dom::element;

constexpr int deepestField = 40;

void fields(const element& parent, const QString& prefix, int depth, QVector<Column>& columns)
{
    const auto list = jsonArray(parent, "fields");
    if (!list || depth > deepestField)
        return;
    for (const element field : *list) {
        const QString name = jsonText(field, "name");
        if (name.isEmpty())
            continue;
        Column column;
        column.name = prefix + name;
        column.nativeType = jsonText(field, "type");
        column.type = logicalTypeFromNative(column.nativeType);
        column.description = jsonText(field, "description");
        columns.append(column);
        fields(field, column.name + QLatin1Char('.'), depth + 1, columns);
    }
}

std::optional<int64_t> wholeNumber(const element& parent, const char* key)
{
    const auto value = jsonMember(parent, key);
    int64_t number = 0;
    if (!value || value->get_int64().get(number) != simdjson::SUCCESS)
        return std::nullopt;
    return number;
}

/// A path inside the repository, and nothing else.
bool isInside(const QString& path)
{
    return !path.isEmpty() && !path.startsWith(QLatin1Char('/')) && !path.split(QLatin1Char('/')).contains(QStringLiteral(".."));
}

} // namespace

When whenOf(const element& event)
{
    const QString type = jsonText(event, "eventType");
    const QDateTime time = QDateTime::fromString(jsonText(event, "eventTime"), Qt::ISODateWithMs);
    const bool ended = type == QLatin1String("COMPLETE") || type == QLatin1String("FAIL") || type == QLatin1String("ABORT");
    return {time.isValid() ? time.toMSecsSinceEpoch() : 0, ended ? 2 : type == QLatin1String("RUNNING") ? 1 : 0};
}

bool isTemplate(const QString& text)
{
    static const QRegularExpression placeholder(QStringLiteral("\\{\\{|\\$\\{|\\{[A-Z][A-Z0-9_]*\\}"));
    return placeholder.match(text).hasMatch();
}

QString platformOf(const QString& ns)
{
    const QString scheme = ns.section(QLatin1Char(':'), 0, 0).toLower();
    if (scheme.startsWith(QLatin1String("postgres")))
        return QStringLiteral("postgres");
    return scheme == QLatin1String("s3a") || scheme == QLatin1String("s3n") ? QStringLiteral("s3") : scheme;
}

QString namespaceOf(const element& one)
{
    static const QRegularExpression credentials(QStringLiteral("(://|^jdbc:[a-z0-9:]*//)[^/@]*@"));
    static const QRegularExpression parameter(QStringLiteral("(?i)([?&;][^=&;]*(?:password|passwd|pwd|secret|token|key)[^=&;]*=)[^&;]*"));
    return jsonText(one, "namespace").replace(credentials, QStringLiteral("\\1")).replace(parameter, QStringLiteral("\\1"));
}

bool Facts::isLatest(const char* fact, const When& at, const QString& content)
{
    Stated& stated = m_stated[QLatin1String(fact)];
    const bool first = stated.content.isNull();
    if (!first && (at < stated.at || (at == stated.at && content <= stated.content)))
        return false;
    stated = {at, content.isNull() ? QStringLiteral("") : content};
    return true;
}

void Facts::common(const element& facets, const When& at, QStringList& invalid)
{
    if (const auto facet = jsonMember(facets, "documentation")) {
        if (const QString text = jsonText(*facet, "description"); !text.isEmpty() && isLatest("documentation", at, text))
            entity.description = text;
    }
    const auto ownership = jsonMember(facets, "ownership");
    const auto list = ownership ? jsonArray(*ownership, "owners") : std::nullopt;
    if (!list)
        return;
    QVector<EntityRef> owners;
    QStringList names;
    for (const element owner : *list) {
        const QString name = jsonText(owner, "name");
        if (name.isEmpty()) {
            invalid << QStringLiteral("an owner of %1 has no name").arg(entity.title);
            continue;
        }
        const EntityKind kind = name.startsWith(QLatin1String("user:")) ? EntityKind::User : EntityKind::Group;
        const EntityRef ref(kind, QString(), entitySlug(name.section(QLatin1Char(':'), -1)));
        if (!owners.contains(ref))
            owners.append(ref);
        names << name;
    }
    if (!owners.isEmpty() && isLatest("owners", at, names.join(QLatin1Char(' '))))
        entity.owners = owners;
}

QStringList Facts::job(const element& facets, const When& at)
{
    QStringList invalid;
    if (const auto type = jsonMember(facets, "jobType")) {
        const QString integration = jsonText(*type, "integration").toLower();
        const bool known = integration == QLatin1String("spark") || integration == QLatin1String("dbt");
        if (known && isLatest("framework", at, integration))
            entity.framework = integration == QLatin1String("spark") ? QStringLiteral("pyspark") : integration;
    }
    if (jsonMember(facets, "sql") && entity.framework == QLatin1String("other"))
        entity.framework = QStringLiteral("sql");
    if (const auto code = jsonMember(facets, "sourceCodeLocation")) {
        const QString url = jsonText(*code, "repoUrl").isEmpty() ? jsonText(*code, "url") : jsonText(*code, "repoUrl");
        if (!url.isEmpty() && QUrl(url).userInfo().isEmpty() && isLatest("code", at, url))
            entity.annotations.insert(QStringLiteral("openlineage/source"), url);
        const QString path = jsonText(*code, "path");
        if (isInside(path)) {
            if (!entity.paths.contains(path)) {
                entity.paths << path;
                entity.paths.sort();
            }
        } else if (!path.isEmpty()) {
            invalid << QStringLiteral("the path of %1 leaves its repository: %2").arg(entity.title, path);
        }
    }
    common(facets, at, invalid);
    return invalid;
}

QStringList Facts::dataset(const element& facets, const When& at, QMap<QString, int>& counts)
{
    QStringList invalid;
    if (const auto schema = jsonMember(facets, "schema")) {
        SchemaVersion version;
        fields(*schema, QString(), 0, version.columns);
        ++counts[QStringLiteral("schemaFacets")];
        counts[QStringLiteral("fields")] += int(version.columns.size());
        if (!version.columns.isEmpty() && isLatest("schema", at, version.hash()))
            entity.schemas = {version};
    }
    if (const auto change = jsonMember(facets, "lifecycleStateChange")) {
        const QString state = jsonText(*change, "lifecycleStateChange");
        if (!state.isEmpty() && isLatest("lifecycle", at, state)) // what is made anew is there again
            entity.lifecycle = state == QLatin1String("DROP") ? QStringLiteral("dropped") : QString();
        if (const auto before = jsonMember(*change, "previousIdentifier"); before && isLatest("renamed", at, jsonText(*before, "name")))
            entity.annotations.insert(QStringLiteral("openlineage/renamed-from"), jsonText(*before, "name"));
    }
    if (const auto links = jsonMember(facets, "symlinks")) {
        QStringList names;
        if (const auto list = jsonArray(*links, "identifiers")) {
            for (const element link : *list)
                names << jsonText(link, "name");
        }
        names.sort();
        const QString all = names.join(QStringLiteral(", "));
        if (!all.isEmpty() && isLatest("symlinks", at, all))
            entity.annotations.insert(QStringLiteral("openlineage/symlinks"), all);
    }
    if (const auto assertions = jsonMember(facets, "dataQualityAssertions")) {
        int passed = 0, failed = 0;
        if (const auto list = jsonArray(*assertions, "assertions")) {
            for (const element one : *list) {
                if (const auto success = jsonMember(one, "success"); success && success->is_bool())
                    ++(success->get_bool().value_unsafe() ? passed : failed);
            }
        }
        const QString text = QStringLiteral("%1 passed, %2 failed").arg(passed).arg(failed);
        if (isLatest("assertions", at, text))
            entity.annotations.insert(QStringLiteral("openlineage/assertions"), text);
    }
    // How many rows a table has, and how many one run wrote: only the first is the table's.
    if (const auto metrics = jsonMember(facets, "dataQualityMetrics")) {
        const auto rows = wholeNumber(*metrics, "rowCount");
        if (!rows || *rows < 0)
            invalid << QStringLiteral("dataQualityMetrics of %1 has no rowCount that is a whole number").arg(entity.title);
        else if (isLatest("rows", at, QString::number(*rows)))
            entity.rowCount = *rows;
    }
    if (const auto statistics = jsonMember(facets, "outputStatistics"); statistics && jsonMember(*statistics, "rowCount") && !wholeNumber(*statistics, "rowCount"))
        invalid << QStringLiteral("outputStatistics of %1 has a rowCount that is no whole number").arg(entity.title);
    common(facets, at, invalid);
    return invalid;
}

} // namespace skein::importers::openlineage
