#include "models/catalog/impact.h"
#include "models/git/repository.h"
#include "models/importers/catalogstore.h"
#include "models/mapping/proposals.h"
#include "models/sample/loader.h"
#include "models/sample/writer.h"
#include "models/store/workspace.h"
#include "models/warehouse/mappingprofile.h"
#include "models/warehouse/sqlitewarehouse.h"
#include "tests/support/testregistry.h"

#include <QDir>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QSet>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace skein;
using namespace skein::sample;

namespace {

std::unique_ptr<warehouse::SqliteWarehouse> openWarehouse(const QString& workspace)
{
    auto opened = warehouse::SqliteWarehouse::open(workspace + QLatin1Char('/') + warehouseFile);
    return opened ? std::move(*opened) : nullptr;
}

QVariant single(warehouse::SqliteWarehouse& warehouse, const char* sql)
{
    const auto rows = warehouse.query(QString::fromLatin1(sql));
    return rows && !rows->rows.isEmpty() ? rows->rows.constFirst().constFirst() : QVariant();
}

/// What v2 gives when it is brought back to v1's columns and grain.
const char* const v2AtOldGrain = "SELECT account_id AS user_id, activity_date, country_code,"
                                 " CASE plan_tier WHEN 'premium' THEN 'prem' WHEN 'family' THEN 'fam' WHEN 'student' THEN 'stud' ELSE plan_tier END,"
                                 " os, first_name || ' ' || last_name, SUM(play_count), CAST(ROUND(SUM(seconds_played) * 1000) AS INTEGER),"
                                 " SUM(skip_count), load_id FROM user_activity_v2 GROUP BY account_id, activity_date";
const char* const v1Columns
    = "SELECT user_id, activity_date, country_cd, plan, platform, full_name, plays, ms_played, skips, load_id FROM user_activity_v1";

} // namespace

class TstSample : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void estateLooksLikeACompany();
    void planIsTheSameForASeed();
    void repositoriesHoldTheCode();
    void everyPipelineButOneRan();
    void newVersionAgreesWithTheOld();
    void catalogIsImported();
    void requestsNameWhatIsThere();
    void proposalsAreWhatIsMeant_data();
    void proposalsAreWhatIsMeant();
    void sameSeedGivesTheSameFiles();
    void usedFolderIsRefused();
    void cancelLeavesNothing();
    void loadsArrive();
    void newPlanMakesPlanMixWrong();
    void loadFailsWithAReason();

private:
    QTemporaryDir m_dir;
    QString m_path;
    WrittenSample m_written;
};

void TstSample::initTestCase()
{
    m_path = m_dir.filePath(QStringLiteral("ws"));
    QElapsedTimer time;
    time.start();
    double last = 0;
    int steps = 0;
    const auto written = writeSample(m_path, 7, [&](double fraction, const QString& step) {
        QVERIFY2(fraction >= last && !step.isEmpty(), qPrintable(step));
        last = fraction;
        ++steps;
    });
    QVERIFY2(written, written ? "" : qPrintable(written.error().toText()));
    m_written = *written;
    QCOMPARE(last, 1.0);
    QVERIFY(steps > 100);
    qInfo("sample made in %lld ms", time.elapsed());
}

void TstSample::estateLooksLikeACompany()
{
    const Estate estate = makeEstate(7);
    QCOMPARE(estate.teams.size(), 25);
    QCOMPARE(estate.systems.size(), 12);
    const auto about = [](int found, int wanted) { return qAbs(found - wanted) <= wanted / 10; };
    QVERIFY2(about(int(allDatasets(estate).size()), 240), qPrintable(QString::number(allDatasets(estate).size())));
    QVERIFY2(about(int(estate.pipelines.size()), 180), qPrintable(QString::number(estate.pipelines.size())));
    QVERIFY2(about(int(estate.repositories.size()), 40), qPrintable(QString::number(estate.repositories.size())));
    QSet<QString> teams, systems, datasets, pipelines;
    for (const Team& team : estate.teams)
        teams.insert(team.name);
    for (const SystemInfo& system : estate.systems)
        systems.insert(system.name);
    for (const DatasetInfo& dataset : allDatasets(estate)) {
        QVERIFY2(!datasets.contains(dataset.name), qPrintable(dataset.name));
        datasets.insert(dataset.name);
        QVERIFY2(teams.contains(dataset.team) && systems.contains(dataset.system), qPrintable(dataset.name));
    }
    for (const PipelineInfo& pipeline : estate.pipelines) {
        QVERIFY2(!pipelines.contains(pipeline.name), qPrintable(pipeline.name));
        pipelines.insert(pipeline.name);
        QVERIFY2(teams.contains(pipeline.team) && systems.contains(pipeline.system), qPrintable(pipeline.name));
        for (const QString& input : pipeline.reads)
            QVERIFY2(datasets.contains(input), qPrintable(pipeline.name + QStringLiteral(" reads ") + input));
    }
}

void TstSample::planIsTheSameForASeed()
{
    const Estate a = makeEstate(11), b = makeEstate(11), other = makeEstate(12);
    QByteArray first, second, third;
    for (qsizetype i = 0; i < a.datasets.size(); ++i) {
        first += a.datasets[i].fillSql;
        second += b.datasets[i].fillSql;
        third += other.datasets[i].fillSql;
    }
    QCOMPARE(first, second);
    QVERIFY(first != third);
}

void TstSample::repositoriesHoldTheCode()
{
    const Estate estate = makeEstate(7);
    QCOMPARE(m_written.heads.size(), estate.repositories.size());
    QHash<QString, int> edited;
    for (const RepositoryInfo& info : estate.repositories) {
        const auto repository = git::Repository::open(m_path + QStringLiteral("/repos/%1.git").arg(info.name));
        QVERIFY2(repository, qPrintable(info.name));
        QVERIFY(repository->isBare());
        QCOMPARE(repository->defaultBranch().valueOr({}), QStringLiteral("main"));
        const auto log = repository->log({}, m_written.heads.value(info.name));
        QVERIFY(log);
        QVERIFY2(log->size() >= 3, qPrintable(info.name));
        QSet<QString> authors;
        for (const git::CommitInfo& commit : *log) {
            authors.insert(commit.author.email);
            QVERIFY(commit.author.time < QDateTime(QDate(2025, 12, 1), QTime(0, 0), Qt::UTC));
            edited[info.name] += commit.subject().startsWith(QLatin1String("Count")) || commit.subject().startsWith(QLatin1String("Round"));
        }
        QVERIFY2(authors.size() >= 2, qPrintable(info.name));
        QVERIFY(repository->readFile(QStringLiteral("main"), QStringLiteral("CODEOWNERS"))->contains(info.team.toUtf8()));
    }
    QVERIFY(edited.size() > 10);
    for (const PipelineInfo& pipeline : estate.pipelines) {
        const auto repository = git::Repository::open(m_path + QStringLiteral("/repos/%1.git").arg(pipeline.repository));
        const auto code = repository->readFile(QStringLiteral("refs/heads/main"), pipeline.path);
        QVERIFY2(code, qPrintable(pipeline.name));
        QCOMPARE(*code, pipeline.code);
    }
}

void TstSample::everyPipelineButOneRan()
{
    const auto warehouse = openWarehouse(m_path);
    QVERIFY(warehouse);
    int failing = 0;
    for (const PipelineInfo& pipeline : makeEstate(7).pipelines) {
        if (pipeline.framework != QLatin1String("sql"))
            continue;
        for (const QString& output : pipeline.writes) {
            const auto rows = warehouse->rowCount(output);
            QVERIFY2(rows && *rows > 0, qPrintable(output));
        }
        const QString code = QString::fromUtf8(pipeline.code);
        const bool runs = pipeline.kind == QLatin1String("script") ? bool(warehouse->execute(code)) : bool(warehouse->prepareOnly(code));
        QCOMPARE(runs, pipeline.runs);
        failing += !runs;
    }
    QCOMPARE(failing, 1);
}

void TstSample::newVersionAgreesWithTheOld()
{
    QVERIFY2(m_written.activityRows >= 200000, qPrintable(QString::number(m_written.activityRows)));
    const auto warehouse = openWarehouse(m_path);
    QVERIFY(single(*warehouse, "SELECT COUNT(*) FROM user_activity_v2").toLongLong() > m_written.activityRows);
    const QString difference = QStringLiteral("SELECT COUNT(*) FROM (%1 EXCEPT %2)");
    const QString old = QString::fromLatin1(v1Columns), renewed = QString::fromLatin1(v2AtOldGrain);
    QCOMPARE(single(*warehouse, difference.arg(old, renewed).toLatin1().constData()).toInt(), 0);
    QCOMPARE(single(*warehouse, difference.arg(renewed, old).toLatin1().constData()).toInt(), 0);
}

void TstSample::catalogIsImported()
{
    const auto workspace = store::Workspace::open(m_path, store::OpenMode::ReadOnly);
    QVERIFY2(workspace, workspace ? "" : qPrintable(workspace.error().toText()));
    QVERIFY((*workspace)->config().sampleTimings);
    QCOMPARE((*workspace)->config().settings.value(QStringLiteral("sample.seed")), QStringLiteral("7"));
    QVERIFY((*workspace)->config().warnings.isEmpty());
    const auto loaded = importers::CatalogStore((*workspace)->database()).loadAll();
    QVERIFY2(loaded, loaded ? "" : qPrintable(loaded.error().toText()));
    QCOMPARE(loaded->conflicts.size(), 0);
    QCOMPARE(loaded->sources.size(), 2);
    for (const importers::StoredSource& source : loaded->sources) {
        QVERIFY2(source.report.skipped.isEmpty(), source.report.skipped.isEmpty() ? "" : qPrintable(source.report.skipped.constFirst().reason));
        QVERIFY2(source.report.warnings.isEmpty(), source.report.warnings.isEmpty() ? "" : qPrintable(source.report.warnings.constFirst().reason));
    }
    QHash<EntityKind, int> counts;
    const Estate estate = makeEstate(7);
    QHash<QString, const PipelineInfo*> pipelines;
    for (const PipelineInfo& pipeline : estate.pipelines)
        pipelines.insert(pipeline.name, &pipeline);
    for (const Entity& entity : loaded->catalog->entities) {
        ++counts[entity.ref.kind];
        if (entity.ref.kind == EntityKind::Dataset) {
            QVERIFY2(entity.currentSchema() && !entity.currentSchema()->columns.isEmpty(), qPrintable(entity.ref.name));
            QVERIFY2(!entity.owners.isEmpty() && entity.system.isValid(), qPrintable(entity.ref.name));
            QCOMPARE(entity.platform, QStringLiteral("sqlite"));
        } else if (entity.ref.kind == EntityKind::Pipeline) {
            const PipelineInfo* pipeline = pipelines.value(entity.ref.name);
            QVERIFY2(pipeline, qPrintable(entity.ref.name));
            QCOMPARE(entity.framework, pipeline->framework);
            QCOMPARE(entity.repository, pipeline->repository);
            QCOMPARE(entity.paths, QStringList {pipeline->path});
            QCOMPARE(entity.annotations.value(QStringLiteral("skein/kind")), pipeline->kind);
        }
    }
    QCOMPARE(counts.value(EntityKind::Dataset), m_written.datasets);
    QCOMPARE(counts.value(EntityKind::Pipeline), m_written.pipelines);
    QCOMPARE(counts.value(EntityKind::Group), 25);
    QCOMPARE(counts.value(EntityKind::User), 50);
    QCOMPARE(counts.value(EntityKind::System), 12);
    const LineageGraph graph(loaded->catalog);
    const Impact impact = impactOf(*loaded->catalog, graph, EntityRef(EntityKind::Dataset, {}, QStringLiteral("user_activity_v1")));
    QVERIFY2(impact.direct >= 20, qPrintable(QString::number(impact.direct)));
    QVERIFY(impact.transitive > impact.direct);
}

void TstSample::requestsNameWhatIsThere()
{
    const auto requests = sampleRequests();
    QCOMPARE(requests.size(), 2);
    QVERIFY(requests[0].producedElsewhere);
    QVERIFY(!requests[1].producedElsewhere);
    const auto workspace = store::Workspace::open(m_path, store::OpenMode::ReadOnly);
    const auto loaded = importers::CatalogStore((*workspace)->database()).loadAll();
    for (const campaign::Request& request : requests) {
        QVERIFY(findEntity(*loaded->catalog, request.sourceDataset));
        const auto target = findEntity(*loaded->catalog, request.targetDataset);
        QVERIFY2(target, qPrintable(request.targetDataset));
        QVERIFY(findEntity(*loaded->catalog, request.owner));
    }
    // The second one's v2 is agreed on and not there: building it is the job.
    const auto warehouse = openWarehouse(m_path);
    QCOMPARE(warehouse->exists(QStringLiteral("user_activity_v2")).valueOr(false), true);
    QCOMPARE(warehouse->exists(QStringLiteral("ad_impressions_v2")).valueOr(true), false);
}

void TstSample::proposalsAreWhatIsMeant_data()
{
    QTest::addColumn<int>("request");
    QTest::addColumn<QString>("expected");
    // A question mark: waits for a person.
    QTest::newRow("activity") << 0 << QStringLiteral("rename user_id>account_id|keep activity_date>activity_date|rename country_cd>country_code|"
                                                     "valueMap plan>plan_tier|ambiguous platform>os+client?|cast signup_ts>signup_date|rename plays>play_count|"
                                                     "unit ms_played>seconds_played|rename skips>skip_count|drop legacy_flag>?|keep load_id>load_id|"
                                                     "split full_name>first_name+last_name");
    QTest::newRow("advertising") << 1 << QStringLiteral("keep impression_id>impression_id|rename user_id>account_id|keep campaign>campaign|keep shown_on>shown_on|"
                                                        "valueMap fmt>ad_format?|unit cost_micros>cost_eur|valueMap clicked>was_clicked|keep load_id>load_id");
}

/// What stands in the request form's place: both schemas from the catalog, values of what is in the warehouse.
void TstSample::proposalsAreWhatIsMeant()
{
    QFETCH(int, request);
    QFETCH(QString, expected);
    const campaign::Request wanted = sampleRequests().at(request);
    const auto workspace = store::Workspace::open(m_path, store::OpenMode::ReadOnly);
    const auto loaded = importers::CatalogStore((*workspace)->database()).loadAll();
    const auto warehouse = openWarehouse(m_path);
    QVector<SchemaVersion> schemas;
    QVector<mapping::ProfileSet> profiles;
    for (const QString& name : {wanted.sourceDataset, wanted.targetDataset}) {
        const auto ref = findEntity(*loaded->catalog, name);
        QVERIFY2(ref, qPrintable(name));
        for (const Entity& entity : loaded->catalog->entities) {
            if (entity.ref != *ref)
                continue;
            schemas << *entity.currentSchema();
            const bool there = warehouse->exists(entity.ref.name).valueOr(false);
            profiles << (there ? warehouse::mappingProfile(*warehouse, entity.ref.name).valueOr({}) : mapping::ProfileSet());
        }
    }
    QCOMPARE(schemas.size(), 2);
    const mapping::Proposals proposals = mapping::proposeMapping(schemas[0], schemas[1], profiles[0], profiles[1]);
    QStringList found;
    for (const mapping::Rule& rule : proposals.rules) {
        const QStringList outputs = rule.kind == mapping::RuleKind::Ambiguous
            ? rule.params.value(QStringLiteral("candidates")).toVariant().toStringList()
            : rule.outputs;
        found << QStringLiteral("%1 %2>%3%4").arg(mapping::ruleKindName(rule.kind), rule.inputs.join(QLatin1Char('+')), outputs.join(QLatin1Char('+')),
            rule.confidence >= wanted.policy.autoAcceptConfidence && rule.kind != mapping::RuleKind::Ambiguous ? QString() : QStringLiteral("?"));
        if (qEnvironmentVariableIsSet("SKEIN_TEST_TALK")) {
            qInfo("%s %.3f %s", qPrintable(found.constLast()), rule.confidence, QJsonDocument(rule.params).toJson(QJsonDocument::Compact).constData());
            for (const mapping::Evidence& item : rule.evidence)
                qInfo("    %s %.3f %s", qPrintable(item.kind), item.score, qPrintable(item.detail));
        }
    }
    QCOMPARE(found.join(QLatin1Char('|')), expected);
}

void TstSample::sameSeedGivesTheSameFiles()
{
    QTemporaryDir dir;
    const auto again = writeSample(dir.filePath(QStringLiteral("again")), 7);
    QVERIFY2(again, again ? "" : qPrintable(again.error().toText()));
    QCOMPARE(again->heads, m_written.heads);
    QCOMPARE(again->commits, m_written.commits);
    const auto one = openWarehouse(m_path), two = openWarehouse(again->path);
    const auto objects = one->listObjects();
    QVERIFY(objects);
    QCOMPARE(two->listObjects().valueOr({}), *objects);
    for (const warehouse::ObjectInfo& object : *objects)
        QCOMPARE(two->fingerprint(object.name)->toString(), one->fingerprint(object.name)->toString());
}

void TstSample::usedFolderIsRefused()
{
    QTemporaryDir dir;
    QVERIFY(QDir(dir.path()).mkdir(QStringLiteral("mine")));
    const auto refused = writeSample(dir.path(), 1);
    QVERIFY(!refused);
    QCOMPARE(refused.error().cls, ErrorClass::Logic);
    QVERIFY(refused.error().remedy.contains(QLatin1String("nothing was changed")));
    QCOMPARE(QDir(dir.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot), QStringList {QStringLiteral("mine")});
}

void TstSample::cancelLeavesNothing()
{
    QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("ws"));
    CancelToken cancel;
    const auto cancelled = writeSample(path, 1, [&](double fraction, const QString&) {
        if (fraction > 0.3)
            cancel.cancel();
    }, cancel);
    QVERIFY(!cancelled);
    QCOMPARE(cancelled.error().cls, ErrorClass::Cancelled);
    QVERIFY(!QFileInfo::exists(path));
}

void TstSample::loadsArrive()
{
    const QString file = m_path + QLatin1Char('/') + warehouseFile;
    QCOMPARE(lastLoadIn(file).valueOr(-5), historyLoads - 1);
    Loader loader(file);
    QSignalSpy loaded(&loader, &Loader::loaded), failed(&loader, &Loader::failed);
    int answered = -1;
    loader.loadNow([&](const Result<int>& number) { answered = number.valueOr(-2); });
    QTRY_COMPARE_WITH_TIMEOUT(answered, historyLoads, 30000);
    loader.start(20);
    QVERIFY(loader.isRunning());
    QTRY_VERIFY_WITH_TIMEOUT(loaded.size() >= 3, 30000);
    loader.stop();
    QVERIFY(!loader.isRunning());
    // The one that may have begun meanwhile ends; then nothing comes any more.
    int last = -1;
    loader.loadNow([&](const Result<int>& number) { last = number.valueOr(-2); });
    QTRY_VERIFY_WITH_TIMEOUT(last > 0, 30000);
    QCOMPARE(lastLoadIn(file).valueOr(-5), last);
    QCOMPARE(loader.lastLoad(), last);
    QCOMPARE(failed.size(), 0);
    for (qsizetype i = 1; i < loaded.size(); ++i)
        QCOMPARE(loaded[i][0].toInt(), loaded[i - 1][0].toInt() + 1);
    newVersionAgreesWithTheOld();
}

void TstSample::newPlanMakesPlanMixWrong()
{
    const auto warehouse = openWarehouse(m_path);
    const QByteArray known = "SELECT COUNT(*) FROM user_activity_v2 WHERE plan_tier NOT IN ('premium','family','student','free')";
    QCOMPARE(single(*warehouse, known.constData()).toInt(), 0);
    QCOMPARE(single(*warehouse, "SELECT COUNT(*) FROM user_activity_v1 WHERE plan = 'duo'").toInt(), 0);
    Loader loader(m_path + QLatin1Char('/') + warehouseFile);
    loader.setNewPlanOnSale(true);
    QSignalSpy loaded(&loader, &Loader::loaded);
    loader.loadNow();
    QTRY_COMPARE_WITH_TIMEOUT(loaded.size(), 1, 30000);
    QVERIFY(single(*warehouse, "SELECT COUNT(*) FROM user_activity_v1 WHERE plan = 'duo'").toInt() > 0);
    QVERIFY(single(*warehouse, known.constData()).toInt() > 0);
}

void TstSample::loadFailsWithAReason()
{
    QTemporaryDir dir;
    const QString file = dir.filePath(QStringLiteral("none.db"));
    QVERIFY(!lastLoadIn(file));
    Loader loader(file);
    QSignalSpy failed(&loader, &Loader::failed);
    loader.loadNow();
    QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, 30000);
    const Error error = failed[0][0].value<Error>();
    QVERIFY(!error.message.isEmpty());
    QVERIFY(!error.remedy.isEmpty());
}

SKEIN_TEST(TstSample)
#include "tst_sample.moc"
