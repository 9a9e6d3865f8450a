// DataHub metadata files: the real ones against the counts of a simple reader, and small ones made by hand.
#include "models/importers/datahubparts.h"
#include "models/importers/formats.h"
#include "tests/support/testregistry.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>

using namespace skein;
using namespace skein::importers;

namespace {

QString corpora()
{
    return qEnvironmentVariable("SKEIN_CORPORA");
}

void write(const QString& path, const QByteArray& text)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
}

QByteArray proposal(const char* name, const char* aspect, const char* json)
{
    return QByteArray("{\"entityUrn\": \"urn:li:dataset:(urn:li:dataPlatform:hive,") + name + ",PROD)\", \"aspectName\": \"" + aspect + "\", \"aspect\": {\"json\": " + json
        + "}}";
}

using Counts = QMap<QString, int>;

struct Reference {
    QString file;
    Counts counts;
};

/// The lines under "## DataHub": a size, a file, names with numbers.
QVector<Reference> references()
{
    QFile file(corpora() + QStringLiteral("/EXPECTED.txt"));
    QVector<Reference> all;
    if (!file.open(QIODevice::ReadOnly))
        return all;
    static const QRegularExpression line(QStringLiteral("^\\d+ (\\S+\\.json) (mce .*) \\{.*\\}$"), QRegularExpression::MultilineOption);
    static const QRegularExpression pair(QStringLiteral("(\\w+) (\\d+)"));
    const QString text = QString::fromUtf8(file.readAll()).section(QStringLiteral("## DataHub"), 1).section(QStringLiteral("\n## "), 0, 0);
    for (auto it = line.globalMatch(text); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        Reference reference {match.captured(1), {}};
        for (auto number = pair.globalMatch(match.captured(2)); number.hasNext();) {
            const QRegularExpressionMatch found = number.next();
            reference.counts.insert(found.captured(1), found.captured(2).toInt());
        }
        all.append(reference);
    }
    return all;
}

} // namespace

class TstDataHub : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void agreesWithTheReference_data();
    void agreesWithTheReference();
    void urns_data();
    void urns();
    void fieldPaths_data();
    void fieldPaths();
    void laterWinsAcrossFiles();
    void lostPartsStay();
    void cutOffAnywhere();
    void sameEveryTime();
    void cancelled();
};

void TstDataHub::agreesWithTheReference_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<Counts>("expected");
    const QVector<Reference> all = references();
    for (const Reference& reference : all)
        QTest::newRow(qPrintable(reference.file.section(QLatin1Char('/'), -1))) << reference.file << reference.counts;
    if (all.isEmpty())
        QTest::newRow("none") << QString() << Counts();
}

void TstDataHub::agreesWithTheReference()
{
    QFETCH(QString, file);
    QFETCH(Counts, expected);
    if (corpora().isEmpty())
        QSKIP("SKEIN_CORPORA is not set");
    QVERIFY2(!file.isEmpty(), "EXPECTED.txt holds no DataHub file that could be read");
    const QString path = corpora() + QStringLiteral("/datahub/") + file;
    QCOMPARE(formatOfFile(path), QStringLiteral("datahub"));
    const Result<Imported> imported = readDataHub(listSource(path), {});
    QVERIFY2(imported.ok(), imported.ok() ? "" : qPrintable(imported.error().toText()));
    QVERIFY(imported->report.skipped.isEmpty());
    Counts facts = imported->report.facts;
    // The reference does not look into DataJobInputOutput where it stands in a snapshot (two jobs, four edges), nor does
    // it read patches (three upstreams).
    if (file.endsWith(QLatin1String("bootstrap_mce.json")))
        facts[QStringLiteral("edges")] -= 4;
    if (file.endsWith(QLatin1String("dbt_enabled_with_schemas_mces_golden.json")))
        facts[QStringLiteral("edges")] -= facts.value(QStringLiteral("patches"));
    constexpr std::pair<const char*, const char*> names[] = {{"mce", "mce"}, {"mcp", "mcp"}, {"strval", "stringAspects"}, {"del", "deletes"}, {"urns", "urns"},
        {"ds", "datasets"}, {"edges", "edges"}, {"missing", "undescribedSources"}, {"fields", "fields"}, {"fine", "fineGrained"}};
    for (const auto& [theirs, ours] : names) {
        QVERIFY(expected.contains(QLatin1String(theirs)));
        QVERIFY2(facts.value(QLatin1String(ours)) == expected.value(QLatin1String(theirs)),
            qPrintable(QStringLiteral("%1: %2 here, %3 there").arg(QLatin1String(ours)).arg(facts.value(QLatin1String(ours))).arg(expected.value(QLatin1String(theirs)))));
    }
    // Each column that was counted is in the catalog.
    int columns = 0, datasets = 0;
    for (const Entity& entity : imported->catalog.entities) {
        columns += entity.currentSchema() ? int(entity.currentSchema()->columns.size()) : 0;
        datasets += entity.ref.kind == EntityKind::Dataset && !entity.referencedOnly;
    }
    QCOMPARE(columns, expected.value(QStringLiteral("fields")));
    QCOMPARE(datasets, expected.value(QStringLiteral("ds")));
}

void TstDataHub::urns_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected"); // spelling | platform | name | environment | entity
    const auto row = [](const char* text, const char* expected) { QTest::newRow(text) << QString::fromLatin1(text) << QString::fromLatin1(expected); };
    row("urn:li:dataset:(urn:li:dataPlatform:hive,db.t,PROD)",
        "urn:li:dataset:(urn:li:dataPlatform:hive,db.t,PROD) | hive | db.t | PROD | dataset:hive/db.t");
    row("urn:li:dataset:(urn:li:dataPlatform:hive,db.t,DEV)",
        "urn:li:dataset:(urn:li:dataPlatform:hive,db.t,DEV) | hive | db.t | DEV | dataset:hive/db.t-dev-a8f63888");
    row("urn:li:dataset:(urn:li:dataPlatform:s3,my%2Cbucket/a%28b%29,PROD)",
        "urn:li:dataset:(urn:li:dataPlatform:s3,my%2Cbucket/a%28b%29,PROD) | s3 | my,bucket/a(b) | PROD | dataset:s3/my-bucket-a-b--8cde6e47");
    row("urn:li:dataset:(urn:li:dataPlatform:s3,bucket/f(x, y),PROD)",
        "urn:li:dataset:(urn:li:dataPlatform:s3,bucket/f%28x%2C y%29,PROD) | s3 | bucket/f(x, y) | PROD | dataset:s3/bucket-f-x--y--5ea20376");
    row("urn:li:dataset:(urn:li:dataPlatform:s3,a,b,PROD)",
        "urn:li:dataset:(urn:li:dataPlatform:s3,a%2Cb,PROD) | s3 | a,b | PROD | dataset:s3/a-b-1eb7c54d");
    row("urn:li:dataset:(urn:li:dataPlatform:s3,50%25 of it%,PROD)",
        "urn:li:dataset:(urn:li:dataPlatform:s3,50%25 of it%25,PROD) | s3 | 50% of it% | PROD | dataset:s3/50--of-it--5b102939");
    row("urn:li:dataset:(hive,db.t,PROD)",
        "urn:li:dataset:(hive,db.t,PROD) | hive | db.t | PROD | dataset:hive/db.t");
    row("urn:li:schemaField:(urn:li:dataset:(urn:li:dataPlatform:hive,db.t,PROD),[version=2.0].[type=struct].a)",
        "urn:li:schemaField:(urn:li:dataset:(urn:li:dataPlatform:hive,db.t,PROD),[version=2.0].[type=struct].a) |  | [version=2.0].[type=struct].a |  | ");
    row("urn:li:schemaField:(urn:li:dataset:(urn:li:dataPlatform:hive,db.t,PROD),sum(a,b))",
        "urn:li:schemaField:(urn:li:dataset:(urn:li:dataPlatform:hive,db.t,PROD),sum%28a%2Cb%29) |  | sum(a,b) |  | ");
    row("urn:li:dataJob:(urn:li:dataFlow:(airflow,dag,prod),task)",
        "urn:li:dataJob:(urn:li:dataFlow:(airflow,dag,prod),task) | airflow | dag/task | prod | pipeline:airflow/dag-task");
    row("urn:li:dataJob:(urn:li:dataFlow:(airflow,dag,staging),task)",
        "urn:li:dataJob:(urn:li:dataFlow:(airflow,dag,staging),task) | airflow | dag/task | staging | pipeline:airflow/dag-task-staging-5157cf8f");
    row("urn:li:dataFlow:(airflow,dag,prod)",
        "urn:li:dataFlow:(airflow,dag,prod) | airflow | dag | prod | system:airflow/dag");
    row("urn:li:corpuser:jdoe@example.com",
        "urn:li:corpuser:jdoe@example.com |  | jdoe@example.com |  | user:default/jdoe-example.com-a8af8341");
    row("urn:li:corpUser:jdoe",
        "urn:li:corpuser:jdoe |  | jdoe |  | user:default/jdoe");
    row("urn:li:corpGroup:a",
        "urn:li:corpGroup:a |  | a |  | group:default/a");
    row("urn:li:domain:marketing",
        "urn:li:domain:marketing |  | marketing |  | domain:default/marketing");
    row("urn:li:chart:(looker,1)",
        "urn:li:chart:(looker,1) | looker | 1 |  | component:looker/chart.1");
    row("urn:li:dashboard:(looker,1)",
        "urn:li:dashboard:(looker,1) | looker | 1 |  | component:looker/dashboard.1");
    row("urn:li:mlFeature:(users,age)",
        "urn:li:mlFeature:(users,age) |  | users.age |  | component:default/mlfeature.users.age");
    row("urn:li:mlModel:(urn:li:dataPlatform:science,scienceModel,PROD)",
        "urn:li:mlModel:(urn:li:dataPlatform:science,scienceModel,PROD) | science | scienceModel | PROD | component:science/mlmodel.sciencemodel");
    row("urn:li:mlFeatureTable:(urn:li:dataPlatform:feast,users)",
        "urn:li:mlFeatureTable:(urn:li:dataPlatform:feast,users) | feast | users |  | component:feast/mlfeaturetable.users");
    row("urn:li:tag:dbt:column_tag",
        "urn:li:tag:dbt:column_tag |  | dbt:column_tag |  | ");
    row("urn:li:dataPlatformInstance:(urn:li:dataPlatform:mssql,my-instance)",
        "urn:li:dataPlatformInstance:(urn:li:dataPlatform:mssql,my-instance) |  | my-instance |  | ");
    for (const char* bad : {"", "urn", "urn:li:", "urn:li:dataset", "urn:li:dataset:", "urn:li:dataset:hive", "urn:li:dataset:(urn:li:dataPlatform:hive,db.t)",
             "urn:li:dataset:(urn:li:dataPlatform:hive,db.t,PROD", "urn:li:dataset:(urn:li:dataPlatform:hive,db.t),PROD)", "urn:li:dataset:(,,)",
             "urn:li:dataJob:(urn:li:dataFlow:(airflow,dag),task)"})
        row(bad, "not a urn");
    QTest::newRow("nested without end") << QString(QStringLiteral("urn:li:a:(")).repeated(50000) + QString(50000, QLatin1Char(')')) << QStringLiteral("not a urn");
}

void TstDataHub::urns()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    const datahub::Urn urn = datahub::parseUrn(text);
    const auto entity = datahub::entityOf(urn);
    QCOMPARE(urn.isValid() ? QStringList({urn.text(), urn.platform(), urn.name(), urn.env(), entity ? entity->toString() : QString()}).join(QLatin1String(" | "))
                           : QStringLiteral("not a urn"),
        expected);
    if (urn.isValid()) // the spelling is a urn, and the same one
        QCOMPARE(datahub::parseUrn(urn.text()).text(), urn.text());
}

void TstDataHub::fieldPaths_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("plain");
    const auto row = [](const char* path, const char* plain) { QTest::newRow(path) << QString::fromLatin1(path) << QString::fromLatin1(plain); };
    row("a.b", "a.b");
    row("a[0].b", "a[0].b");
    row("[version=2.0].[type=boolean].a", "a");
    row("[version=2.0].[key=True].[type=int].id", "id");
    row("[version=2.0].[type=struct].[type=array].[type=struct].service.[type=string].type", "service.type");
    row("[version=2.0].[type=com.example.User].[type=union].[type=com.example.Address].home.[type=string].street", "home.street");
    row("[version=2.0].[type=string]", "[version=2.0].[type=string]");
    row("[version=2.0].[type=string].a.b", "a.b");
    row("[version=2.0", "[version=2.0");
    row("[version=2.0].", "[version=2.0].");
    row("", "");
}

void TstDataHub::fieldPaths()
{
    QFETCH(QString, path);
    QFETCH(QString, plain);
    QCOMPARE(datahub::plainFieldPath(path), plain);
}

void TstDataHub::laterWinsAcrossFiles()
{
    QTemporaryDir dir;
    write(dir.filePath(QStringLiteral("a.json")), "[" + proposal("db.t", "datasetProperties", R"({"description": "first"})") + ",\n" + proposal("db.t", "subTypes", R"({"typeNames": ["Table"]})") + "]");
    write(dir.filePath(QStringLiteral("b.json")), "\xEF\xBB\xBF" + proposal("db.t", "datasetProperties", R"({"description": "second"})"));
    write(dir.filePath(QStringLiteral("c.json")), QByteArray());
    const Result<Imported> imported = readDataHub(listSource(dir.path()), {});
    QVERIFY2(imported.ok(), imported.ok() ? "" : qPrintable(imported.error().toText()));
    QCOMPARE(imported->catalog.entities.size(), 1);
    const Entity& entity = imported->catalog.entities.constFirst();
    QCOMPARE(entity.description, QStringLiteral("second"));
    QCOMPARE(entity.type, QStringLiteral("table"));
    QCOMPARE(entity.provenance, (Provenance {QStringLiteral("datahub"), QStringLiteral("a.json"), 1}));
    QCOMPARE(imported->report.skipped.size(), 1);
    QCOMPARE(imported->report.skipped.constFirst().file, QStringLiteral("c.json"));
    QCOMPARE(imported->report.facts.value(QStringLiteral("files")), 2);
}

/// What cannot be read now stays as it was last imported.
void TstDataHub::lostPartsStay()
{
    QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("a.json"));
    write(path, "[" + proposal("db.t", "status", "{}") + ",\n" + proposal("db.u", "status", "{}") + "]");
    const Result<Imported> first = readDataHub(listSource(path), {});
    QVERIFY(first.ok());
    write(path, "[" + proposal("db.t", "status", "{}") + ",\n" + proposal("db.u", "status", "{}").chopped(5));
    ImportOptions options;
    options.before = [&] { return first->catalog; };
    const Result<Imported> second = readDataHub(listSource(path), options);
    QVERIFY(second.ok());
    QCOMPARE(second->catalog.entities.size(), 2);
    QCOMPARE(second->report.skipped.value(0).line, 2);
}

void TstDataHub::cutOffAnywhere()
{
    if (corpora().isEmpty())
        QSKIP("SKEIN_CORPORA is not set");
    QFile file(corpora() + QStringLiteral("/datahub/metadata-ingestion/examples/mce_files/bootstrap_mce.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray text = file.readAll();
    QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("cut.json"));
    int before = 0;
    for (qsizetype size = 4000; size < text.size(); size += 4999) {
        write(path, text.left(size));
        const Result<Imported> imported = readDataHub(listSource(path), {});
        QVERIFY(imported.ok());
        QVERIFY(!imported->report.skipped.isEmpty());
        const int urns = imported->report.facts.value(QStringLiteral("urns"));
        QVERIFY2(urns >= before, "more of the file gives no less");
        before = urns;
    }
    QVERIFY(before > 80);
}

void TstDataHub::sameEveryTime()
{
    if (corpora().isEmpty())
        QSKIP("SKEIN_CORPORA is not set");
    const Result<Imported> one = readDataHub(listSource(corpora() + QStringLiteral("/datahub")), {});
    const Result<Imported> two = readDataHub(listSource(corpora() + QStringLiteral("/datahub")), {});
    QVERIFY(one.ok() && two.ok());
    QCOMPARE(one->report.toJson(), two->report.toJson());
    QVERIFY(one->catalog.edges.size() > 100);
    QCOMPARE(one->catalog.relations, two->catalog.relations);
    QCOMPARE(one->catalog.edges.size(), two->catalog.edges.size());
    for (qsizetype i = 0; i < one->catalog.edges.size(); ++i) {
        QCOMPARE(one->catalog.edges[i].columns, two->catalog.edges[i].columns);
        QCOMPARE(one->catalog.edges[i].provenance, two->catalog.edges[i].provenance);
    }
    QStringList ends; // each of them is in the catalog
    QSet<EntityRef> present;
    for (const Entity& entity : one->catalog.entities)
        present.insert(entity.ref);
    for (const LineageEdge& edge : one->catalog.edges)
        ends << (present.contains(edge.from) && present.contains(edge.to) ? QString() : edge.from.toString() + edge.to.toString());
    ends.removeAll(QString());
    QCOMPARE(ends, QStringList());
}

void TstDataHub::cancelled()
{
    QTemporaryDir dir;
    write(dir.filePath(QStringLiteral("a.json")), R"({"entityUrn": "urn:li:corpuser:a", "aspectName": "status", "aspect": {"json": {}}})");
    ImportOptions options;
    options.cancel.cancel();
    const Result<Imported> imported = readDataHub(listSource(dir.path()), options);
    QVERIFY(!imported.ok());
    QCOMPARE(imported.error().cls, ErrorClass::Cancelled);
}

SKEIN_TEST(TstDataHub)
#include "tst_datahub.moc"
