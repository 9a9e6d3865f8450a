#include "tests/models/rollout/realworld.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QTest>
#include <QThread>

namespace skein::test {

using namespace skein::rollout;

namespace {

template <typename T>
T must(Result<T> result)
{
    if (!result)
        qFatal("%s", qPrintable(result.error().toText()));
    return std::move(*result);
}

void must(const Status& status)
{
    if (!status)
        qFatal("%s", qPrintable(status.error().toText()));
}

QString path(const Consumer& consumer)
{
    return QStringLiteral("sql/%1.sql").arg(consumer.name);
}

mapping::Mapping mappingOf()
{
    return must(mapping::mappingFromJson(R"({"skeinMapping":1,"id":"m-1",
        "source":{"dataset":"activity_v1","columns":[{"name":"event_id","type":"INTEGER"},{"name":"user_id","type":"INTEGER"},
            {"name":"plan","type":"TEXT"},{"name":"ms","type":"INTEGER"},{"name":"load","type":"INTEGER"}]},
        "target":{"dataset":"activity_v2","columns":[{"name":"event_id","type":"INTEGER"},{"name":"account_id","type":"INTEGER"},
            {"name":"tier","type":"TEXT"},{"name":"ms","type":"INTEGER"},{"name":"load","type":"INTEGER"}]},
        "grain":{"source":["event_id"],"target":["event_id"],"rowRelation":"1:1"},
        "rules":[
          {"id":"r1","kind":"keep","inputs":["event_id"],"outputs":["event_id"],"review":{"state":"accepted"}},
          {"id":"r2","kind":"rename","inputs":["user_id"],"outputs":["account_id"],"review":{"state":"accepted"}},
          {"id":"r3","kind":"valueMap","inputs":["plan"],"outputs":["tier"],
            "params":{"values":{"free":"basic","premium":"pro"},"onUnmapped":"keep"},"review":{"state":"accepted"}},
          {"id":"r4","kind":"keep","inputs":["ms"],"outputs":["ms"],"review":{"state":"accepted"}},
          {"id":"r5","kind":"keep","inputs":["load"],"outputs":["load"],"review":{"state":"accepted"}}]})"));
}

const git::Signature author {QStringLiteral("Ada"), QStringLiteral("ada@example.org"), {}};

} // namespace

QString scratchTemplate()
{
    const QString memory = QStringLiteral("/dev/shm");
    return (QFileInfo(memory).isWritable() ? memory : QDir::tempPath()) + QStringLiteral("/skein-rollout-XXXXXX");
}

QVector<Consumer> RealWorld::goodConsumers()
{
    return {
        {QStringLiteral("by_user"), QStringLiteral("pipelines"), PipelineKind::Select,
            "SELECT user_id, sum(ms) AS ms FROM activity_v1 GROUP BY user_id", "SELECT account_id AS user_id, sum(ms) AS ms FROM activity_v2 GROUP BY account_id"},
        {QStringLiteral("by_plan"), QStringLiteral("pipelines"), PipelineKind::Select, "SELECT plan, count(*) AS n FROM activity_v1 GROUP BY plan",
            "SELECT CASE tier WHEN 'basic' THEN 'free' WHEN 'pro' THEN 'premium' ELSE tier END AS plan, count(*) AS n FROM activity_v2 GROUP BY 1"},
        {QStringLiteral("by_load"), QStringLiteral("pipelines"), PipelineKind::Script,
            "DROP TABLE IF EXISTS by_load;\nCREATE TABLE by_load AS SELECT load, count(*) AS n FROM activity_v1 GROUP BY load;\n"
            "DELETE FROM by_load WHERE by_load.n < 0;\n",
            "DROP TABLE IF EXISTS by_load;\nCREATE TABLE by_load AS SELECT load, count(*) AS n FROM activity_v2 GROUP BY load;\n"
            "DELETE FROM by_load WHERE by_load.n < 0;\n"},
        {QStringLiteral("top_users"), QStringLiteral("reports"), PipelineKind::Select,
            "SELECT user_id, max(ms) AS top FROM activity_v1 GROUP BY user_id", "SELECT account_id AS user_id, max(ms) AS top FROM activity_v2 GROUP BY account_id"},
    };
}

Consumer RealWorld::fragileConsumer()
{
    return {QStringLiteral("fragile"), QStringLiteral("pipelines"), PipelineKind::Select, "SELECT plan, sum(ms) AS ms FROM activity_v1 GROUP BY plan",
        "SELECT CASE tier WHEN 'basic' THEN 'free' ELSE 'premium' END AS plan, sum(ms) AS ms FROM activity_v2 GROUP BY 1"};
}

Consumer RealWorld::wrongConsumer()
{
    return {QStringLiteral("wrong"), QStringLiteral("pipelines"), PipelineKind::Select, "SELECT count(*) AS n FROM activity_v1",
        "SELECT count(*) AS n FROM activity_v2 WHERE event_id % 2 = 0"};
}

QString RealWorld::repositoryPath(const QString& name) const
{
    return QStringLiteral("%1/repos/%2.git").arg(workspacePath(), name);
}

void RealWorld::create(const QVector<Consumer>& consumers)
{
    store::WorkspaceConfig config;
    config.name = QStringLiteral("Test");
    store::WarehouseConfig warehouseConfig;
    warehouseConfig.name = QStringLiteral("wh");
    warehouseConfig.path = QStringLiteral("warehouse.db");
    config.warehouses = {warehouseConfig};
    for (const char* name : {"pipelines", "reports"}) {
        store::RepositoryConfig repository;
        repository.name = QLatin1String(name);
        repository.path = QStringLiteral("repos/%1.git").arg(QLatin1String(name));
        config.repositories.append(repository);
    }
    must(store::Workspace::create(workspacePath(), config));
    warehouse::SqliteOptions options;
    options.createIfMissing = true;
    auto wh = must(warehouse::SqliteWarehouse::open(workspacePath() + QStringLiteral("/warehouse.db"), options));
    must(wh->execute(QStringLiteral("CREATE TABLE activity_v1(event_id INTEGER PRIMARY KEY, user_id INTEGER, plan TEXT, ms INTEGER, load INTEGER);"
                                    "CREATE TABLE script(name TEXT PRIMARY KEY, n INTEGER);")));
    if (!m_built)
        must(wh->execute(QStringLiteral("CREATE TABLE activity_v2(event_id INTEGER PRIMARY KEY, account_id INTEGER, tier TEXT, ms INTEGER, load INTEGER);")));
    load();
    for (const Consumer& consumer : consumers) {
        must(wh->execute(consumer.kind == PipelineKind::Select
                ? QStringLiteral("CREATE TABLE %1 AS %2").arg(consumer.name, QString::fromUtf8(consumer.oldCode))
                : QString::fromUtf8(consumer.oldCode)));
    }
    for (const char* name : {"pipelines", "reports"}) {
        git::Repository repository = must(git::Repository::initBare(repositoryPath(QLatin1String(name))));
        git::FileChanges before {{QStringLiteral("README"), QByteArray("pipelines\n")}};
        git::FileChanges after;
        for (const Consumer& consumer : consumers) {
            if (consumer.repository != QLatin1String(name))
                continue;
            before.insert(path(consumer), consumer.oldCode);
            after.insert(path(consumer), consumer.newCode);
        }
        const git::Oid base = must(repository.commitFiles({}, before, author, QStringLiteral("First\n")));
        must(repository.moveRef(QStringLiteral("refs/heads/main"), base, {}));
        must(repository.moveRef(QStringLiteral("refs/tags/base"), base, {}));
        if (after.isEmpty())
            continue;
        const git::Oid change = must(repository.commitFiles(base, after, author, QStringLiteral("Move to activity_v2\n\nMapping-Id: m-1\n")));
        must(repository.moveRef(QStringLiteral("refs/heads/change"), change, {}));
    }
}

Plan RealWorld::plan(const QVector<Consumer>& consumers) const
{
    Plan plan;
    plan.id = QStringLiteral("r-0001");
    plan.title = QStringLiteral("Activity to v2");
    plan.migrationId = QStringLiteral("m-1");
    plan.environment = QStringLiteral("test");
    plan.sampleTimings = true;
    plan.loadPollMs = 0;
    DatasetSpec dataset;
    dataset.id = QStringLiteral("test/activity_v2");
    dataset.warehouse = QStringLiteral("wh");
    dataset.source = QStringLiteral("activity_v1");
    dataset.target = QStringLiteral("activity_v2");
    dataset.producedElsewhere = !m_built;
    dataset.keyColumn = QStringLiteral("event_id");
    dataset.watermarkColumn = QStringLiteral("load");
    dataset.chunkRows = 30;
    dataset.mapping = mappingOf();
    plan.datasets = {dataset};
    for (const Consumer& consumer : consumers) {
        TargetSpec target;
        target.id = QStringLiteral("test/%1/%2").arg(consumer.repository, consumer.name);
        target.title = consumer.name;
        target.environment = QStringLiteral("test");
        target.repository = consumer.repository;
        target.warehouse = QStringLiteral("wh");
        target.mode = consumer.repository == QLatin1String("reports") ? DeployMode::Merge : DeployMode::Ref;
        target.baseCommit = baseCommit(consumer.repository);
        target.commit = changeCommit(consumer.repository);
        target.branch = QStringLiteral("change");
        PipelineSpec pipeline;
        pipeline.ref = EntityRef(EntityKind::Pipeline, QString(), consumer.name);
        pipeline.repository = consumer.repository;
        pipeline.path = path(consumer);
        pipeline.kind = consumer.kind;
        pipeline.inputs = {QStringLiteral("activity_v1")};
        pipeline.outputs = {consumer.name};
        target.pipelines = {pipeline};
        plan.targets.append(target);
    }
    for (const double percent : {25.0, 100.0}) {
        StageSpec stage;
        stage.percent = percent;
        stage.minUnits = 2;
        stage.exactInvariantsOnly = true;
        plan.stages.append(stage);
    }
    return plan;
}

std::shared_ptr<store::Workspace> RealWorld::open() const
{
    return must(store::Workspace::open(workspacePath()));
}

std::unique_ptr<warehouse::SqliteWarehouse> RealWorld::warehouse() const
{
    warehouse::SqliteOptions options;
    options.busyTimeoutMs = 10000;
    return must(warehouse::SqliteWarehouse::open(workspacePath() + QStringLiteral("/warehouse.db"), options));
}

int RealWorld::loads() const
{
    return must(warehouse()->watermark(QStringLiteral("activity_v1"), QStringLiteral("load"))).toInt();
}

int RealWorld::flag(const char* name) const
{
    const warehouse::Rows rows = must(warehouse()->query(QStringLiteral("SELECT n FROM script WHERE name = ?1"), {QLatin1String(name)}));
    return rows.rows.isEmpty() ? 0 : rows.rows[0][0].toInt();
}

namespace {

QString loadSql(int number, const QByteArray& planName, bool withV2)
{
    QString sql;
    for (int i = 1; i <= 40; ++i) {
        const int id = number * 1000 + i;
        const QString name = i % 3 == 0 ? QStringLiteral("premium") : QString::fromUtf8(planName);
        const QString tier = name == QLatin1String("free") ? QStringLiteral("basic") : name == QLatin1String("premium") ? QStringLiteral("pro") : name;
        sql += QStringLiteral("INSERT INTO activity_v1 VALUES(%1, %2, '%3', %4, %5);").arg(id).arg(i % 7).arg(name).arg(i * 10).arg(number);
        if (withV2)
            sql += QStringLiteral("INSERT INTO activity_v2 VALUES(%1, %2, '%3', %4, %5);").arg(id).arg(i % 7).arg(tier).arg(i * 10).arg(number);
    }
    return sql;
}

} // namespace

void RealWorld::load(const QByteArray& planName)
{
    must(warehouse()->execute(loadSql(loads() + 1, planName, !m_built)));
}

void RealWorld::loadAndSetFlag(const char* name, const QByteArray& planName)
{
    must(warehouse()->execute(loadSql(loads() + 1, planName, !m_built) + QStringLiteral("INSERT OR REPLACE INTO script VALUES('%1', 1);").arg(QLatin1String(name))));
}

QString RealWorld::content(const QString& select) const
{
    const warehouse::Rows rows = must(warehouse()->query(select));
    QStringList lines;
    for (const QVariantList& row : rows.rows) {
        QStringList values;
        for (const QVariant& value : row)
            values << (value.isNull() ? QStringLiteral("NULL") : value.toString());
        lines << values.join(QLatin1Char('|'));
    }
    lines.sort();
    return rows.columns.join(QLatin1Char('|')) + QLatin1Char('\n') + lines.join(QLatin1Char('\n'));
}

QString RealWorld::oldContent(const Consumer& consumer) const
{
    QString select = QString::fromUtf8(consumer.oldCode);
    if (consumer.kind == PipelineKind::Script)
        select = select.section(QStringLiteral(" AS "), 1).section(QLatin1Char(';'), 0, 0);
    return content(select);
}

QString RealWorld::shownContent(const Consumer& consumer) const
{
    return content(QStringLiteral("SELECT * FROM ") + consumer.name);
}

QString RealWorld::commitOf(const QString& repository, const QString& ref) const
{
    git::Repository opened = must(git::Repository::open(repositoryPath(repository)));
    return must(opened.readRef(ref)).value_or(QString());
}

QString RealWorld::deployedCommit(const Consumer& consumer) const
{
    if (consumer.repository == QLatin1String("reports"))
        return commitOf(consumer.repository, QStringLiteral("refs/heads/main"));
    return commitOf(consumer.repository, deployRef(QStringLiteral("test"), QStringLiteral("test/%1/%2").arg(consumer.repository, consumer.name)));
}

QByteArray RealWorld::deployedCode(const Consumer& consumer) const
{
    git::Repository opened = must(git::Repository::open(repositoryPath(consumer.repository)));
    return must(opened.readFile(deployedCommit(consumer), path(consumer)));
}

QStringList RealWorld::effects() const
{
    QStringList lines = content(QStringLiteral("SELECT target, step, count(*) AS n FROM _skein_marker GROUP BY target, step")).split(QLatin1Char('\n'));
    lines.removeFirst();
    return lines;
}

QStringList RealWorld::commitSubjects(const QString& repository) const
{
    git::Repository opened = must(git::Repository::open(repositoryPath(repository)));
    QStringList subjects;
    const auto log = must(opened.log({}, must(opened.resolve(QStringLiteral("refs/heads/main")))));
    for (const git::CommitInfo& info : log)
        subjects << info.subject();
    return subjects;
}

Drive::Drive(const RealWorld& world, std::function<void(const char*, qint64)> crashHook)
    : m_workspace(world.open())
{
    RunnerOptions options;
    options.seed = 1;
    options.publishIntervalMs = 0;
    options.crashHook = std::move(crashHook);
    RunnerWorker::Outlets outlets;
    outlets.viewChanged = [this](RolloutViewPtr view) { m_views.insert(view->id, view); };
    outlets.journalAppended = [](qint64) {};
    outlets.failed = [this](Error error) { errors.append(error); };
    m_worker = std::make_unique<RunnerWorker>(m_workspace->database(), RunnerSurroundings::of(*m_workspace), options, outlets, CancelToken());
    m_worker->resumeAll(false);
}

Drive::~Drive() = default;

RolloutViewPtr Drive::run(const QString& id, const std::function<bool(const RolloutView&)>& onIdle)
{
    QElapsedTimer timer;
    timer.start();
    int idle = 0;
    while (timer.elapsed() < 60000 && errors.isEmpty()) {
        const qint64 before = m_views.value(id) ? m_views.value(id)->seq : 0;
        const qint64 wait = m_worker->stepAll();
        const RolloutViewPtr view = m_views.value(id);
        if (!view)
            return {};
        if (wait == 0 || view->seq != before) {
            idle = 0;
            continue;
        }
        QThread::msleep(1);
        if (++idle < 2) // the first may only have waited for its turn
            continue;
        idle = 0;
        if (!onIdle(*view))
            return view;
    }
    return {};
}

} // namespace skein::test
