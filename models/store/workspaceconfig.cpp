#include "models/store/workspaceconfig.h"

#include "models/store/yamlfields.h"

#include <QRegularExpression>

namespace skein::store {

namespace {

template <typename T>
const T* byName(const QVector<T>& list, const QString& name)
{
    for (const T& entry : list) {
        if (entry.name == name)
            return &entry;
    }
    return nullptr;
}

bool holdsSecret(const QString& dsn)
{
    static const QRegularExpression pattern(
        QStringLiteral("(^|[\\s;&?])(password|passwd|pwd|secret|token)\\s*=\\s*[^\\s;&]|://[^/@\\s:]*:[^/@\\s]+@"),
        QRegularExpression::CaseInsensitiveOption);
    return pattern.match(dsn).hasMatch();
}

SourceConfig readSource(YamlFields& fields)
{
    SourceConfig source;
    source.path = fields.required("path");
    source.format = fields.text("format", source.format);
    source.unknown = fields.rest();
    return source;
}

RepositoryConfig readRepository(YamlFields& fields)
{
    RepositoryConfig repository;
    repository.name = fields.required("name");
    repository.path = fields.required("path");
    repository.origin = fields.text("origin");
    repository.deployMode = fields.choice("deploy", {"ref", "merge", "command"});
    repository.executor = fields.choice("executor", {"skein", "external"});
    repository.deployCommand = fields.list("deployCommand");
    repository.probeCommand = fields.list("probeCommand");
    if (repository.deployMode == QLatin1String("command") && (repository.deployCommand.isEmpty() || repository.probeCommand.isEmpty()))
        fields.fail("deploy", QStringLiteral("is command, so deployCommand and probeCommand are needed"));
    repository.unknown = fields.rest();
    return repository;
}

WarehouseConfig readWarehouse(YamlFields& fields)
{
    WarehouseConfig warehouse;
    warehouse.name = fields.required("name");
    warehouse.engine = fields.text("engine", warehouse.engine);
    warehouse.path = fields.text("path");
    warehouse.dsn = fields.text("dsn");
    warehouse.environment = fields.text("environment");
    if (warehouse.path.isEmpty() && warehouse.dsn.isEmpty())
        fields.fail("path", QStringLiteral("or dsn is needed"));
    if (holdsSecret(warehouse.dsn))
        fields.fail("dsn", QStringLiteral("holds a password; this file is shared, so keep it in the environment or in the desktop's keyring"));
    warehouse.unknown = fields.rest();
    return warehouse;
}

EnvironmentConfig readEnvironment(YamlFields& fields)
{
    EnvironmentConfig environment;
    environment.name = fields.required("name");
    environment.production = fields.flag("production", false);
    environment.unknown = fields.rest();
    return environment;
}

template <typename T>
QVector<T> readList(YamlFields& top, const char* key, T (*readOne)(YamlFields&))
{
    QVector<T> list;
    QStringList names;
    for (YamlFields& fields : top.mappings(key)) {
        list.append(readOne(fields));
        if constexpr (requires { T::name; }) {
            const QString name = list.constLast().name;
            if (names.contains(name))
                fields.fail("name", QStringLiteral("\"%1\" is used twice").arg(name));
            names << name;
        }
        top.adopt(fields);
    }
    return list;
}

} // namespace

const RepositoryConfig* WorkspaceConfig::repository(const QString& wanted) const&
{
    return byName(repositories, wanted);
}

const WarehouseConfig* WorkspaceConfig::warehouse(const QString& wanted) const&
{
    return byName(warehouses, wanted);
}

const EnvironmentConfig* WorkspaceConfig::environment(const QString& wanted) const&
{
    return byName(environments, wanted);
}

Result<WorkspaceConfig> readWorkspaceConfig(const QByteArray& yaml, const QString& fileName)
{
    const Result<YamlNode> parsed = parseYaml(yaml, fileName);
    if (!parsed)
        return parsed.error();
    WorkspaceConfig config;
    if (parsed->type == YamlNode::Type::Null)
        return config;
    YamlFields top(*parsed, fileName, {});
    config.name = top.text("name");
    config.sampleTimings = top.flag("sampleTimings", false);
    config.settings = top.map("settings");
    config.sources = readList(top, "sources", readSource);
    config.environments = readList(top, "environments", readEnvironment);
    config.warehouses = readList(top, "warehouses", readWarehouse);
    config.repositories = readList(top, "repositories", readRepository);
    for (qsizetype i = 0; i < config.warehouses.size(); ++i) {
        const QString& named = config.warehouses[i].environment;
        if (!named.isEmpty() && !config.environment(named))
            top.failAt(QStringLiteral("warehouses[%1].environment").arg(i), parsed->find(QStringLiteral("warehouses"))->items[i].line,
                QStringLiteral("names \"%1\", which environments does not describe").arg(named));
    }
    config.unknown = top.rest();
    if (top.error())
        return *top.error();
    config.unknownKeys = top.unknownKeys();
    config.warnings = top.warnings();
    return config;
}

QByteArray writeWorkspaceConfig(const WorkspaceConfig& config)
{
    YamlText out;
    out.field("name", config.name);
    if (config.sampleTimings)
        out.flag("sampleTimings", true);
    out.map("settings", config.settings);
    out.beginList("sources", config.sources.isEmpty());
    for (const SourceConfig& source : config.sources) {
        out.beginItem();
        out.field("path", source.path);
        out.field("format", source.format);
        out.unknown(source.unknown);
    }
    out.beginList("environments", config.environments.isEmpty());
    for (const EnvironmentConfig& environment : config.environments) {
        out.beginItem();
        out.field("name", environment.name);
        out.flag("production", environment.production);
        out.unknown(environment.unknown);
    }
    out.beginList("warehouses", config.warehouses.isEmpty());
    for (const WarehouseConfig& warehouse : config.warehouses) {
        out.beginItem();
        out.field("name", warehouse.name);
        out.field("engine", warehouse.engine);
        out.optional("path", warehouse.path);
        out.optional("dsn", warehouse.dsn);
        out.optional("environment", warehouse.environment);
        out.unknown(warehouse.unknown);
    }
    out.beginList("repositories", config.repositories.isEmpty());
    for (const RepositoryConfig& repository : config.repositories) {
        out.beginItem();
        out.field("name", repository.name);
        out.field("path", repository.path);
        out.optional("origin", repository.origin);
        out.field("deploy", repository.deployMode);
        out.field("executor", repository.executor);
        out.list("deployCommand", repository.deployCommand);
        out.list("probeCommand", repository.probeCommand);
        out.unknown(repository.unknown);
    }
    out.endLists();
    out.unknown(config.unknown);
    return out.bytes();
}

} // namespace skein::store
