#include "models/store/workspaceconfig.h"

#include "models/base/yaml.h"

namespace skein::store {

namespace {

Error fieldError(const QString& file, int line, const QString& field, const QString& message)
{
    return makeError(ErrorClass::BadInput, QStringLiteral("%1 %2").arg(field, message), QStringLiteral("%1:%2").arg(file).arg(line),
        QStringLiteral("Correct workspace.yaml and open the workspace again."));
}

} // namespace

const RepositoryConfig* WorkspaceConfig::repository(const QString& wanted) const
{
    for (const RepositoryConfig& entry : repositories) {
        if (entry.name == wanted)
            return &entry;
    }
    return nullptr;
}

const WarehouseConfig* WorkspaceConfig::warehouse(const QString& wanted) const
{
    for (const WarehouseConfig& entry : warehouses) {
        if (entry.name == wanted)
            return &entry;
    }
    return nullptr;
}

Result<WorkspaceConfig> readWorkspaceConfig(const QByteArray& yaml, const QString& fileName)
{
    const Result<YamlNode> parsed = parseYaml(yaml, fileName);
    if (!parsed)
        return parsed.error();
    WorkspaceConfig config;
    if (parsed->type == YamlNode::Type::Null)
        return config;
    if (!parsed->isMapping())
        return fieldError(fileName, parsed->line, QStringLiteral("the document"), QStringLiteral("must be a mapping"));
    for (qsizetype i = 0; i < parsed->keys.size(); ++i) {
        const QString& key = parsed->keys[i];
        const YamlNode& value = parsed->items[i];
        const bool list = key == QLatin1String("sources") || key == QLatin1String("repositories") || key == QLatin1String("warehouses")
            || key == QLatin1String("environments");
        if (list && !value.isSequence() && value.type != YamlNode::Type::Null)
            return fieldError(fileName, value.line, key, QStringLiteral("must be a list"));
        if (key == QLatin1String("name")) {
            config.name = value.text;
        } else if (key == QLatin1String("sampleTimings")) {
            config.sampleTimings = parsed->boolean(key, false);
        } else if (key == QLatin1String("sources")) {
            for (const YamlNode& entry : value.items) {
                SourceConfig source;
                source.path = entry.isScalar() ? entry.text : entry.string(QStringLiteral("path"));
                source.format = entry.string(QStringLiteral("format"), source.format);
                if (source.path.isEmpty())
                    return fieldError(fileName, entry.line, QStringLiteral("sources[].path"), QStringLiteral("is missing"));
                config.sources.append(source);
            }
        } else if (key == QLatin1String("repositories")) {
            for (const YamlNode& entry : value.items) {
                RepositoryConfig repository;
                repository.name = entry.string(QStringLiteral("name"));
                repository.path = entry.string(QStringLiteral("path"));
                repository.deployMode = entry.string(QStringLiteral("deploy"), repository.deployMode);
                repository.executor = entry.string(QStringLiteral("executor"), repository.executor);
                if (repository.name.isEmpty() || repository.path.isEmpty())
                    return fieldError(fileName, entry.line, QStringLiteral("repositories[]"), QStringLiteral("needs name and path"));
                config.repositories.append(repository);
            }
        } else if (key == QLatin1String("warehouses")) {
            for (const YamlNode& entry : value.items) {
                WarehouseConfig warehouse;
                warehouse.name = entry.string(QStringLiteral("name"));
                warehouse.engine = entry.string(QStringLiteral("engine"), warehouse.engine);
                warehouse.path = entry.string(QStringLiteral("path"));
                warehouse.environment = entry.string(QStringLiteral("environment"));
                if (warehouse.name.isEmpty() || warehouse.path.isEmpty())
                    return fieldError(fileName, entry.line, QStringLiteral("warehouses[]"), QStringLiteral("needs name and path"));
                config.warehouses.append(warehouse);
            }
        } else if (key == QLatin1String("environments")) {
            for (const YamlNode& entry : value.items)
                config.environments.append({entry.string(QStringLiteral("name")), entry.boolean(QStringLiteral("production"), false)});
        } else {
            config.unknownKeys << key;
        }
    }
    return config;
}

QByteArray writeWorkspaceConfig(const WorkspaceConfig& config)
{
    QByteArray yaml = "name: " + yamlScalar(config.name) + "\n";
    if (config.sampleTimings)
        yaml += "sampleTimings: true\n";
    if (!config.sources.isEmpty())
        yaml += "sources:\n";
    for (const SourceConfig& source : config.sources)
        yaml += "  - path: " + yamlScalar(source.path) + "\n    format: " + yamlScalar(source.format) + "\n";
    if (!config.environments.isEmpty())
        yaml += "environments:\n";
    for (const EnvironmentConfig& environment : config.environments)
        yaml += "  - name: " + yamlScalar(environment.name) + "\n    production: " + (environment.production ? "true" : "false") + "\n";
    if (!config.warehouses.isEmpty())
        yaml += "warehouses:\n";
    for (const WarehouseConfig& warehouse : config.warehouses) {
        yaml += "  - name: " + yamlScalar(warehouse.name) + "\n    engine: " + yamlScalar(warehouse.engine) + "\n    path: " + yamlScalar(warehouse.path)
            + "\n    environment: " + yamlScalar(warehouse.environment) + "\n";
    }
    if (!config.repositories.isEmpty())
        yaml += "repositories:\n";
    for (const RepositoryConfig& repository : config.repositories) {
        yaml += "  - name: " + yamlScalar(repository.name) + "\n    path: " + yamlScalar(repository.path) + "\n    deploy: "
            + yamlScalar(repository.deployMode) + "\n    executor: " + yamlScalar(repository.executor) + "\n";
    }
    return yaml;
}

} // namespace skein::store
