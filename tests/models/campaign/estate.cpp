#include "tests/models/campaign/estate.h"

#include "models/catalog/builder.h"

#include <algorithm>

namespace skein::campaign::test {

namespace {

const git::Signature author {text("Ines"), text("ines@example.com"), QDateTime(QDate(2026, 1, 2), QTime(9, 0), Qt::UTC)};

template <typename T>
T must(Result<T> result)
{
    if (!result)
        qFatal("%s", qPrintable(result.error().toText()));
    return std::move(result.value());
}
void must(const Status& status)
{
    if (!status)
        qFatal("%s", qPrintable(status.error().toText()));
}

struct Source {
    const char* repository;
    const char* path;
    const char* pipeline; ///< null = no pipeline of the catalog
    bool lineage;
    const char* framework;
    const char* code;
};

const Source sources[] = {
    {"alpha", "users.sql", "users", true, "sql", "-- Listeners a day\nSELECT day, COUNT(DISTINCT user_id) AS users\nFROM activity_v1\nGROUP BY day\n"},
    {"alpha", "premium.sql", "premium", true, "sql",
        "SELECT country_cd, COUNT(DISTINCT user_id) AS users\nFROM activity_v1\nWHERE plan = 'prem'\nGROUP BY country_cd\n"},
    {"beta", "platform.sql", "platform", true, "sql", "SELECT platform, COUNT(DISTINCT user_id) AS users\nFROM activity_v1\nGROUP BY platform\n"},
    {"beta", "sessions.sql", "sessions", true, "sql", "SELECT country_cd, COUNT(*) AS days\nFROM activity_v1\nGROUP BY country_cd\n"},
    {"beta", "on_v2.sql", "on_v2", true, "sql", "SELECT account_id, COUNT(DISTINCT profile_id) AS profiles\nFROM activity_v2\nGROUP BY account_id\n"},
    {"beta", "accounts.sql", "accounts", false, "sql", "-- Used to read activity_v1.\nSELECT id FROM accounts_raw\n"},
    {"beta", "regional.sql", "regional", true, "sql",
        "SELECT r.region, SUM(a.ms_played) AS ms\nFROM activity_v1 a JOIN regions r ON r.country_cd = a.country_cd\nGROUP BY r.region\n"},
    {"gamma", "Taste.scala", "taste", true, "scio", "object Taste {\n  val source = \"activity_v1\"\n}\n"},
    {"gamma", "adhoc/unlisted.sql", nullptr, false, "sql", "SELECT DISTINCT user_id\nFROM activity_v1\n"},
    {"gamma", "README.md", nullptr, false, "", "Reads activity_v1 every night.\n"},
};

Entity dataset(const char* name, std::initializer_list<Column> columns)
{
    Entity entity;
    entity.ref = EntityRef(EntityKind::Dataset, {}, text(name));
    entity.title = text(name);
    entity.qualifiedName = text(name);
    entity.platform = QStringLiteral("sqlite");
    if (columns.size() > 0)
        entity.schemas = {SchemaVersion {{}, QVector<Column>(columns)}};
    return entity;
}

Column column(const char* name, const char* type, bool key = false)
{
    Column made;
    made.name = text(name);
    made.nativeType = text(type);
    made.type = logicalTypeFromNative(made.nativeType);
    made.key = key;
    return made;
}

const char* const tables = R"(
CREATE TABLE activity_v1 (user_id TEXT, day TEXT, country_cd TEXT, plan TEXT, platform TEXT, ms_played INTEGER, load_id INTEGER, PRIMARY KEY (user_id, day));
CREATE TABLE activity_v2 (account_id TEXT, profile_id INTEGER, day TEXT, country_code TEXT, plan_tier TEXT, os TEXT, client TEXT, seconds_played REAL,
  load_id INTEGER, PRIMARY KEY (account_id, profile_id, day));
CREATE TABLE accounts_raw (id TEXT);
INSERT INTO activity_v1 VALUES
  ('u1', '2026-01-01', 'SE', 'prem', 'ios', 90000, 1), ('u2', '2026-01-01', 'DE', 'free', 'android', 60000, 1), ('u3', '2026-01-01', 'SE', 'prem', 'ios', 30000, 1);
INSERT INTO activity_v2 VALUES
  ('u1', 1, '2026-01-01', 'SE', 'premium', 'ios', 'app', 45, 1), ('u1', 2, '2026-01-01', 'SE', 'premium', 'ios', 'app', 45, 1),
  ('u2', 1, '2026-01-01', 'DE', 'free', 'android', 'web', 60, 1), ('u3', 1, '2026-01-01', 'SE', 'premium', 'ios', 'app', 30, 1);
)";

} // namespace

QStringList TestCode::repositories() const
{
    QStringList names;
    for (const auto& [name, repository] : repos)
        names << name;
    return names;
}

Result<QString> TestCode::head(const QString& repository)
{
    if (repository == busyRepository && busyTimes > 0) {
        --busyTimes;
        return makeError(busyClass, QStringLiteral("the repository is locked"), repository, QStringLiteral("Try again."));
    }
    return repos.at(repository).resolve(QStringLiteral("refs/heads/main"));
}

Result<QStringList> TestCode::files(const QString& repository, const QString& commit)
{
    const auto listed = repos.at(repository).listFiles(commit);
    if (!listed)
        return listed.error();
    QStringList paths;
    for (const git::TreeFile& file : *listed)
        paths << file.path;
    return paths;
}

Result<QByteArray> TestCode::read(const QString& repository, const QString& commit, const QString& path)
{
    return repos.at(repository).readFile(commit, path);
}

QString TestCode::commit(const QString& repository, const QString& path, const QByteArray& content)
{
    git::Repository& repo = repos.at(repository);
    const Result<git::Oid> parent = repo.resolve(QStringLiteral("refs/heads/main"));
    const git::Oid old = parent ? *parent : git::Oid();
    const git::Oid oid = must(repo.commitFiles(old, {{path, content}}, author, QStringLiteral("Edit %1\n").arg(path)));
    must(repo.moveRef(QStringLiteral("refs/heads/main"), oid, old));
    return oid;
}

Result<QString> TestChanges::commit(const review::NewChange& change, const QString& base)
{
    git::FileChanges files;
    for (const review::NewFile& file : change.files) {
        const Result<QByteArray> present = m_code.repos.at(change.repository).readFile(base, file.result.path);
        if (!present || *present != file.result.before)
            return makeError(ErrorClass::Logic, QStringLiteral("%1 is not as it was").arg(file.result.path), change.repository, QStringLiteral("Generate again."));
        if (file.result.after != file.result.before)
            files.insert(file.result.path, file.result.after);
    }
    return m_code.repos.at(change.repository).commitFiles(base, files, author, QStringLiteral("Move\n\nMapping-Id: %1\n").arg(change.mapping.id));
}

Result<review::Change> TestChanges::open(const review::NewChange& request, const Actor& actor)
{
    Q_UNUSED(actor)
    const Result<QString> base = m_code.repos.at(request.repository).resolve(QStringLiteral("refs/heads/main"));
    const Result<QString> made = base ? commit(request, *base) : base;
    if (!made)
        return made.error();
    review::Change change;
    change.id = QStringLiteral("c-%1").arg(changes.size() + 1, 4, 10, QLatin1Char('0'));
    change.migrationId = request.migrationId;
    change.mappingHash = request.mapping.hash();
    change.repository = request.repository;
    change.deployMode = request.deployMode;
    change.branch = QStringLiteral("skein/%1/%2").arg(request.migrationId, change.id);
    change.baseCommit = *base;
    change.commit = *made;
    for (const review::NewFile& file : request.files)
        change.consumers << file.consumer;
    changes << change;
    ++opened;
    return change;
}

Result<review::Change> TestChanges::update(const QString& id, const review::NewChange& request, const Actor& actor)
{
    Q_UNUSED(actor)
    review::Change& found = change(id);
    const Result<QString> base = m_code.repos.at(request.repository).resolve(QStringLiteral("refs/heads/main"));
    const Result<QString> made = commit(request, *base);
    if (!made)
        return made.error();
    found.baseCommit = *base;
    found.commit = *made;
    found.mappingHash = request.mapping.hash();
    found.state = review::ChangeState::Open;
    found.consumers.clear();
    for (const review::NewFile& file : request.files)
        found.consumers << file.consumer;
    ++updated;
    return found;
}

Result<review::Change> TestChanges::merge(const QString& id, const Actor& actor)
{
    Q_UNUSED(actor)
    review::Change& found = change(id);
    const Result<git::MergeResult> merged = m_code.repos.at(found.repository).merge(QStringLiteral("main"), found.commit, author, QStringLiteral("Merge\n"));
    if (!merged)
        return merged.error();
    found.mergeCommit = merged->oid;
    found.state = review::ChangeState::Merged;
    return found;
}

Result<QVector<review::Change>> TestChanges::ofMigration(const QString& migrationId)
{
    QVector<review::Change> mine;
    std::copy_if(changes.cbegin(), changes.cend(), std::back_inserter(mine), [&](const review::Change& c) { return c.migrationId == migrationId; });
    return mine;
}

review::Change& TestChanges::change(const QString& id)
{
    for (review::Change& candidate : changes) {
        if (candidate.id == id)
            return candidate;
    }
    qFatal("no change %s", qPrintable(id));
}

Estate::Estate()
{
    git::setDurable(false); // what a power cut would do is not tested here
    store::WorkspaceConfig config;
    config.name = QStringLiteral("estate");
    config.sampleTimings = true;
    config.environments = {{QStringLiteral("test"), false, {}}};
    store::WarehouseConfig wh;
    wh.name = QStringLiteral("warehouse");
    wh.path = QStringLiteral("warehouse.db");
    wh.environment = QStringLiteral("test");
    config.warehouses = {wh};
    for (const char* name : {"alpha", "beta", "gamma"}) {
        store::RepositoryConfig repository;
        repository.name = text(name);
        repository.path = QStringLiteral("repos/%1.git").arg(repository.name);
        config.repositories << repository;
    }
    workspace = must(store::Workspace::create(dir.filePath(QStringLiteral("w")), config));
    for (const store::RepositoryConfig& repository : config.repositories)
        code.repos.emplace(repository.name, must(git::Repository::initBare(workspace->path() + QLatin1Char('/') + repository.path)));
    warehouse::SqliteOptions options;
    options.createIfMissing = true;
    warehouse = must(warehouse::SqliteWarehouse::open(workspace->path() + QStringLiteral("/warehouse.db"), options));
    must(warehouse->execute(QString::fromUtf8(tables)));

    CatalogBuilder builder;
    builder.add(dataset("activity_v1",
        {column("user_id", "TEXT", true), column("day", "TEXT", true), column("country_cd", "TEXT"), column("plan", "TEXT"), column("platform", "TEXT"),
            column("ms_played", "INTEGER"), column("load_id", "INTEGER")}));
    builder.add(dataset("activity_v2",
        {column("account_id", "TEXT", true), column("profile_id", "INTEGER", true), column("day", "TEXT", true), column("country_code", "TEXT"),
            column("plan_tier", "TEXT"), column("os", "TEXT"), column("client", "TEXT"), column("seconds_played", "REAL"), column("load_id", "INTEGER")}));
    for (const Source& source : sources) {
        code.commit(text(source.repository), text(source.path), source.code);
        if (!source.pipeline)
            continue;
        Entity entity;
        entity.ref = pipeline(source.pipeline);
        entity.title = text(source.pipeline);
        entity.framework = text(source.framework);
        entity.repository = text(source.repository);
        entity.paths = {text(source.path)};
        entity.owners = {EntityRef(EntityKind::Group, {}, QStringLiteral("team-") + text(source.repository))};
        entity.annotations.insert(QStringLiteral("skein/kind"), QStringLiteral("select"));
        builder.add(entity);
        const QByteArray output = QByteArray("out_") + source.pipeline;
        builder.add(dataset(output.constData(), {}));
        builder.addEdge({entity.ref, EntityRef(EntityKind::Dataset, {}, QString::fromUtf8(output)), {}, {}});
        if (source.lineage) {
            const char* read = qstrcmp(source.pipeline, "on_v2") == 0 ? "activity_v2" : "activity_v1";
            builder.addEdge({EntityRef(EntityKind::Dataset, {}, text(read)), entity.ref, {}, {}});
        }
    }
    catalog = builder.build();

    around.database = &workspace->database();
    around.catalog = std::make_shared<const Catalog>(catalog);
    around.config = config;
    around.code = &code;
    around.changes = &changes;
    around.warehouses = [this](const QString&) -> Result<warehouse::Warehouse*> { return warehouse.get(); };
    around.actor = {QStringLiteral("mira"), QStringLiteral("Mira Lind"), QStringLiteral("mira@example.com")};
    around.clock = &clock;
    around.seed = 7;
    around.wait = [this](qint64 milliseconds, const CancelToken& cancel) {
        waits << milliseconds;
        clock.advanceMs(milliseconds);
        return !cancel.isCancelled();
    };
}

Request Estate::request() const
{
    Request request;
    request.title = QStringLiteral("Activity to v2");
    request.sourceDataset = QStringLiteral("activity_v1");
    request.targetDataset = QStringLiteral("activity_v2");
    request.owner = QStringLiteral("listening");
    request.policy.autoAcceptConfidence = 1.1; // nothing by itself
    return request;
}

mapping::Mapping Estate::mapping(const mapping::Mapping& from, bool decided) const
{
    using mapping::RuleKind;
    mapping::Mapping made = from;
    made.rules.clear();
    const auto rule = [&](const char* id, RuleKind kind, const char* input, const char* output, const QJsonObject& params = {}) {
        mapping::Rule r;
        r.id = text(id);
        r.kind = kind;
        r.inputs = {text(input)};
        if (qstrlen(output) > 0)
            r.outputs = {text(output)};
        r.params = params;
        r.review = mapping::ReviewState::Accepted;
        made.rules << r;
    };
    rule("r1", RuleKind::Rename, "user_id", "account_id");
    rule("r2", RuleKind::Keep, "day", "day");
    rule("r3", RuleKind::Rename, "country_cd", "country_code");
    rule("r4", RuleKind::ValueMap, "plan", "plan_tier",
        {{QStringLiteral("values"), QJsonObject {{QStringLiteral("prem"), QStringLiteral("premium")}, {QStringLiteral("free"), QStringLiteral("free")}}},
            {QStringLiteral("onUnmapped"), QStringLiteral("keep")}});
    if (decided) {
        rule("r5", RuleKind::Rename, "platform", "os");
    } else {
        rule("r5", RuleKind::Ambiguous, "platform", "",
            {{QStringLiteral("candidates"), QJsonArray {QStringLiteral("os"), QStringLiteral("client")}}});
        made.rules.last().review = mapping::ReviewState::Proposed;
    }
    rule("r6", RuleKind::Unit, "ms_played", "seconds_played", {{QStringLiteral("factor"), 0.001}, {QStringLiteral("offset"), 0}});
    rule("r7", RuleKind::Keep, "load_id", "load_id");
    return made;
}

QByteArray Estate::fileAtHead(const char* repository, const char* path)
{
    return must(code.read(text(repository), must(code.head(text(repository))), text(path)));
}

QString states(const Migration& migration)
{
    QStringList lines;
    for (const Consumer& consumer : migration.consumers) {
        lines << QStringLiteral("%1 %2").arg(consumer.ref.name,
            consumer.decision == QLatin1String("in") ? consumerStateName(consumer.state) : consumer.decision);
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace skein::campaign::test
