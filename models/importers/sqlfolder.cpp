// A folder of SQL files: one folder a table as in sql/<project>/<dataset>/<table>/query.sql, or files wherever they lie.
#include "models/importers/formats.h"
#include "models/importers/importrun.h"
#include "models/importers/sqlmetadata.h"
#include "models/importers/sqlreferences.h"

#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>

namespace skein::importers {

namespace {

const QString formatName = QStringLiteral("sql");
constexpr qint64 largestText = qint64(64) << 20;
constexpr int deepestChain = 40; ///< of views over views, to know their columns

/// What a file in a table's folder is for.
enum class Role { Makes, Checks, Routine, Other };

Role roleOf(const QString& base)
{
    static const QRegularExpression makes(QStringLiteral("^(query|view|script|init|materialized_view|query_supplemental|part\\d+)$"));
    static const QRegularExpression checks(QStringLiteral("^(checks|bigeye.*|assert.*)$"));
    static const QRegularExpression routine(QStringLiteral("^(udf|udaf|stored_procedure|procedure|function)$"));
    if (makes.match(base).hasMatch())
        return Role::Makes;
    if (checks.match(base).hasMatch())
        return Role::Checks;
    return routine.match(base).hasMatch() ? Role::Routine : Role::Other;
}

/// A table as the folder states it: what makes it, what is known of it.
struct Table {
    Entity dataset;
    SqlPlace place;
    QString folder;
    QStringList files; ///< that make it, absolute
    QStringList columns; ///< top-level ones of the schema file, or what its query gives
    bool columnsKnown = false;
    bool analysed = false;
};

class SqlFolderReader
{
public:
    SqlFolderReader(const SourceFiles& source, const ImportOptions& options)
        : m_run(formatName, source, options)
    {
    }

    Result<Imported> read()
    {
        sortOut();
        describe();
        qsizetype done = 0;
        const qsizetype total = m_tables.size() + m_scripts.size();
        for (auto it = m_tables.begin(); it != m_tables.end(); ++it) {
            if (!m_run.goOn(++done, total, it->folder))
                return m_run.finish();
            analyse(it.key(), 0);
        }
        for (const QString& path : std::as_const(m_scripts)) {
            if (!m_run.goOn(++done, total, path))
                return m_run.finish();
            script(path);
        }
        publish();
        return m_run.finish();
    }

private:
    static QString key(const QString& name) { return name.toLower(); }

    /// project, dataset and table of a table's folder; empty when the path is not of that shape.
    std::optional<SqlPlace> placeOf(const QString& folder, QString& table) const
    {
        const QStringList parts = folder.split(QLatin1Char('/'), Qt::SkipEmptyParts);
        const qsizetype at = parts.lastIndexOf(QStringLiteral("sql"));
        const qsizetype below = at < 0 ? -1 : parts.size() - 1 - at;
        if (below == 3) {
            table = parts.constLast();
            return SqlPlace {parts[at + 1], parts[at + 2]};
        }
        const QStringList inside = m_run.source.shown(folder).split(QLatin1Char('/'), Qt::SkipEmptyParts);
        if (at >= 0 || inside.isEmpty() || folder == m_run.source.root)
            return std::nullopt;
        table = inside.constLast();
        return SqlPlace {inside.size() > 2 ? inside[inside.size() - 3] : QString(), inside.size() > 1 ? inside[inside.size() - 2] : QString()};
    }

    Table* tableOfFolder(const QString& folder)
    {
        QString name;
        const std::optional<SqlPlace> place = placeOf(folder, name);
        if (!place)
            return nullptr;
        const QString full = qualifiedBy(name, *place);
        Table& table = m_tables[key(full)];
        if (table.folder.isEmpty()) {
            table.folder = folder;
            table.place = *place;
            table.dataset = referencedDataset(place->project.isEmpty() ? QString() : QStringLiteral("bigquery"), place->project, full, m_run.said(folder, 0));
            table.dataset.title = name;
            table.dataset.referencedOnly = false;
            table.dataset.type = QStringLiteral("table");
        } else if (table.folder != folder) {
            m_run.warn(folder, 0, QStringLiteral("%1 is stated by %2 as well; they are taken together").arg(full, m_run.source.shown(table.folder)));
        }
        return &table;
    }

    void sortOut()
    {
        for (const QString& path : m_run.source.files) {
            const QFileInfo info(path);
            const QString suffix = info.suffix().toLower();
            if (suffix == QLatin1String("yaml") || suffix == QLatin1String("yml")) {
                const bool known = info.completeBaseName() == QLatin1String("metadata") || info.completeBaseName() == QLatin1String("schema");
                if (known)
                    m_yaml << path;
                else
                    m_run.count(QStringLiteral("otherYaml"));
                continue;
            }
            if (suffix != QLatin1String("sql"))
                continue;
            m_run.count(QStringLiteral("sqlFiles"));
            const Role role = roleOf(info.completeBaseName());
            if (role == Role::Checks) {
                m_run.count(QStringLiteral("checks"));
            } else if (role == Role::Routine) {
                m_run.count(QStringLiteral("routines"));
            } else if (Table* table = role == Role::Makes ? tableOfFolder(info.path()) : nullptr) {
                table->files << path;
                table->dataset.type = info.completeBaseName().contains(QLatin1String("view")) ? info.completeBaseName() : QStringLiteral("table");
                table->dataset.provenance = m_run.said(path, 1);
            } else {
                m_scripts << path;
            }
        }
    }

    void describe()
    {
        for (const QString& path : std::as_const(m_yaml)) {
            const QFileInfo info(path);
            QString name;
            const std::optional<SqlPlace> place = placeOf(info.path(), name);
            if (!place)
                continue;
            // Metadata of a routine or of a whole dataset is no table.
            const bool schema = info.completeBaseName() == QLatin1String("schema");
            if (!schema && !m_tables.contains(key(qualifiedBy(name, *place))))
                continue;
            Table* table = tableOfFolder(info.path());
            if (!schema) {
                readSqlMetadata(path, m_run, table->dataset);
                continue;
            }
            SchemaVersion version;
            version.columns = readSqlSchema(path, m_run);
            if (version.columns.isEmpty())
                continue;
            for (const Column& column : std::as_const(version.columns)) {
                if (!column.name.contains(QLatin1Char('.')))
                    table->columns << column.name;
            }
            table->columnsKnown = true;
            table->dataset.schemas = {version};
            if (table->dataset.provenance.line == 0)
                table->dataset.provenance = m_run.said(path, 1);
        }
        for (const Table& table : std::as_const(m_tables))
            m_byLastPart.insert(key(table.dataset.qualifiedName.section(QLatin1Char('.'), -1)), table.dataset.qualifiedName);
    }

    std::optional<QStringList> columnsOf(const QString& name, int depth)
    {
        const QString full = resolved(name);
        const auto table = m_tables.find(key(full));
        if (table == m_tables.end())
            return std::nullopt;
        if (!table->columnsKnown && !table->analysed && depth < deepestChain)
            analyse(table.key(), depth + 1);
        return table->columnsKnown ? std::optional<QStringList>(table->columns) : std::nullopt;
    }

    sql::Dialect dialectOf(const QByteArray& text, const SqlPlace& place) const
    {
        return !place.project.isEmpty() || text.contains('`') ? sql::Dialect::BigQuery : sql::Dialect::Generic;
    }

    std::optional<SqlReferences> references(const QString& path, const SqlPlace& place, int depth)
    {
        const Result<QByteArray> text = readSourceFile(path, largestText);
        if (!text) {
            m_run.lose(path, 0, text.error().message);
            return std::nullopt;
        }
        if (const qsizetype nul = text->indexOf('\0'); nul >= 0) {
            m_run.lose(path, lineOfOffset(*text, nul), QStringLiteral("holds a NUL byte: not a SQL text"));
            return std::nullopt;
        }
        const auto provider = [&](const QString& table) { return columnsOf(qualifiedBy(table, place), depth); };
        SqlReferences found = sqlReferences(*text, dialectOf(*text, place), place, provider);
        for (auto it = found.templated.cbegin(); it != found.templated.cend(); ++it)
            m_run.skip(path, it.value(), QStringLiteral("the table's name is made by a template: %1").arg(it.key()));
        if (!found.notUnderstood.isEmpty()) {
            m_run.count(QStringLiteral("filesNotUnderstood"));
            m_run.warn(path, found.notUnderstood.constFirst().first,
                QStringLiteral("a part was not understood; what stands around it was read: %1").arg(found.notUnderstood.constFirst().second));
        }
        return found;
    }

    void analyse(const QString& tableKey, int depth)
    {
        Table& table = m_tables[tableKey];
        if (table.analysed)
            return;
        table.analysed = true;
        if (table.files.isEmpty())
            return;
        Entity pipeline = pipelineOf(table.dataset.qualifiedName, table.files);
        pipeline.owners = table.dataset.owners;
        pipeline.schedule = table.dataset.schedule;
        pipeline.type = table.dataset.type == QLatin1String("table") ? QStringLiteral("query") : table.dataset.type;
        pipeline.title = table.dataset.title;
        const QStringList files = table.files;
        const SqlPlace place = table.place;
        m_edges.append({pipeline.ref, table.dataset.qualifiedName, false, m_run.said(files.constFirst(), 1), {}});
        for (const QString& path : files) {
            const std::optional<SqlReferences> found = references(path, place, depth);
            if (!found)
                continue;
            edges(pipeline.ref, path, *found);
            Table& mine = m_tables[tableKey]; // analysing others may have moved it
            if (!mine.columnsKnown && !found->outputs.isEmpty()) {
                mine.columns = found->outputs;
                mine.columnsKnown = true;
                SchemaVersion version;
                for (const QString& name : found->outputs)
                    version.columns.append({name, LogicalType::Unknown, {}, true, false, {}, {}});
                mine.dataset.schemas = {version};
            }
        }
        m_run.builder.add(pipeline);
        m_run.count(QStringLiteral("pipelines"));
    }

    /// A file that is not in a table's folder: a script, or a query named after what it makes.
    void script(const QString& path)
    {
        const QString shown = m_run.source.shown(path);
        const QString stem = shown.left(shown.size() - 4); // without ".sql"
        SqlPlace place;
        QString table;
        if (const std::optional<SqlPlace> found = placeOf(QFileInfo(path).path(), table); found && !found->project.isEmpty())
            place = *found;
        const std::optional<SqlReferences> found = references(path, place, 0);
        if (!found)
            return;
        if (found->reads.isEmpty() && found->writes.isEmpty()) {
            if (found->templated.isEmpty())
                m_run.skip(path, 1, QStringLiteral("reads and writes no table"));
            return;
        }
        if (found->definesOnly) {
            for (auto it = found->writes.cbegin(); it != found->writes.cend(); ++it) {
                Entity dataset = referencedDataset(QString(), QString(), resolved(it.key()), m_run.said(path, it.value()));
                dataset.referencedOnly = false;
                dataset.type = QStringLiteral("table");
                m_run.builder.add(dataset);
            }
            m_run.count(QStringLiteral("definitions"));
            return;
        }
        Entity pipeline = pipelineOf(QString(stem).replace(QLatin1Char('/'), QLatin1Char('.')), {path});
        pipeline.type = found->writes.isEmpty() ? QStringLiteral("query") : QStringLiteral("script");
        pipeline.title = stem.section(QLatin1Char('/'), -1);
        edges(pipeline.ref, path, *found);
        m_run.builder.add(pipeline);
        m_run.count(QStringLiteral("pipelines"));
    }

    Entity pipelineOf(const QString& name, const QStringList& files) const
    {
        Entity pipeline;
        pipeline.ref = EntityRef(EntityKind::Pipeline, QString(), entitySlug(name));
        pipeline.title = name;
        pipeline.framework = QStringLiteral("sql");
        for (const QString& path : files)
            pipeline.paths << m_run.source.shown(path);
        pipeline.provenance = m_run.said(files.constFirst(), 1);
        return pipeline;
    }

    void edges(const EntityRef& pipeline, const QString& path, const SqlReferences& found)
    {
        for (auto it = found.reads.cbegin(); it != found.reads.cend(); ++it) {
            m_edges.append({pipeline, it.key(), true, m_run.said(path, it.value()), found.columns.value(it.key())});
        }
        for (auto it = found.writes.cbegin(); it != found.writes.cend(); ++it)
            m_edges.append({pipeline, it.key(), false, m_run.said(path, it.value()), {}});
    }

    /// A name as the folder's tables have it: by its case, and by its last parts where only one table fits.
    QString resolved(const QString& name) const
    {
        const auto same = m_tables.constFind(key(name));
        if (same != m_tables.cend())
            return same->dataset.qualifiedName;
        QString best;
        for (const QString& full : m_byLastPart.values(key(name.section(QLatin1Char('.'), -1)))) {
            const bool fits = key(full).endsWith(QLatin1Char('.') + key(name)) || key(name).endsWith(QLatin1Char('.') + key(full));
            if (fits && !best.isEmpty())
                return name; // several
            if (fits)
                best = full;
        }
        return best.isEmpty() ? name : best;
    }

    void publish()
    {
        for (const Table& table : std::as_const(m_tables)) {
            m_run.count(QStringLiteral("tables"));
            m_run.builder.add(table.dataset);
        }
        for (const Pending& edge : std::as_const(m_edges)) {
            const QString name = resolved(edge.table);
            const auto known = m_tables.constFind(key(name));
            Entity dataset = known != m_tables.cend() ? known->dataset : referencedDataset(QString(), QString(), name, edge.by);
            if (known == m_tables.cend()) {
                const QString project = name.count(QLatin1Char('.')) > 1 ? name.section(QLatin1Char('.'), 0, 0) : QString();
                if (project.contains(QLatin1Char('-')))
                    dataset.platform = QStringLiteral("bigquery"); // no other engine has such project names
                if (const auto spelled = m_referenced.constFind(key(name)); spelled != m_referenced.cend()) {
                    dataset.ref = *spelled;
                } else {
                    m_referenced.insert(key(name), dataset.ref);
                    m_run.builder.add(dataset);
                    m_run.count(QStringLiteral("tablesElsewhere"));
                }
            }
            m_run.builder.addEdge(edge.reads ? LineageEdge {dataset.ref, edge.pipeline, edge.by, edge.columns}
                                             : LineageEdge {edge.pipeline, dataset.ref, edge.by, {}});
        }
    }

    struct Pending {
        EntityRef pipeline;
        QString table;
        bool reads = false;
        Provenance by;
        QVector<ColumnEdge> columns;
    };

    ImportRun m_run;
    QMap<QString, Table> m_tables; ///< by name, lower case
    QStringList m_yaml, m_scripts;
    QVector<Pending> m_edges;
    QMultiHash<QString, QString> m_byLastPart;
    QHash<QString, EntityRef> m_referenced;
};

} // namespace

Result<Imported> readSqlFolder(const SourceFiles& source, const ImportOptions& options)
{
    return SqlFolderReader(source, options).read();
}

} // namespace skein::importers
