#include "models/catalog/impact.h"
#include "models/importers/importer.h"
#include "tests/support/testregistry.h"

#include <sqlite3.h>

#include <QDir>
#include <QFile>
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
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
}

QString dump(const Catalog& catalog)
{
    QStringList lines;
    for (const Entity& entity : catalog.entities)
        lines << entity.ref.toString() + QLatin1Char(' ') + entity.qualifiedName + QLatin1Char(' ') + (entity.currentSchema() ? entity.currentSchema()->hash().left(8) : QString());
    for (const LineageEdge& edge : catalog.edges)
        lines << edge.from.toString() + QStringLiteral(" -> ") + edge.to.toString();
    for (const Relation& relation : catalog.relations)
        lines << relation.from.toString() + QLatin1Char(' ') + relation.kind + QLatin1Char(' ') + relation.to.toString();
    return lines.join(QLatin1Char('\n'));
}

} // namespace

class TstImporters : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void manifestsAgreeWithTheReference_data();
    void manifestsAgreeWithTheReference();
    void chinook();
    void orderDoesNotMatter();
    void badInput_data();
    void badInput();
    void goodPartsAreKept();
    void fieldsOfOursAreChecked();
    void locationsStayInside();
    void viewsHaveLineage();
    void oddNamesStayApart();
    void aMovedPackageIsNoDropAndAdd();
    void oneNameInSeveralPlaces();
};

void TstImporters::manifestsAgreeWithTheReference_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("expected"); // types; sources; exposures; edges; absent; documented columns
    QTest::newRow("v1") << QStringLiteral("dbt_artifacts/artifacts_parser/manifest/v1/jaffle_shop/manifest.json") << QStringLiteral("model 8 seed 3 test 21; 0; 0; 34; 0; 22");
    QTest::newRow("v10") << QStringLiteral("dbt_artifacts/artifacts_parser/manifest/v10/jaffle_shop/manifest.json") << QStringLiteral("model 6 seed 3 test 20; 0; 0; 29; 0; 36");
    QTest::newRow("v12") << QStringLiteral("dbt_artifacts/artifacts_parser/manifest/v12/jaffle_shop/manifest_1.10.json") << QStringLiteral("model 13 test 27; 6; 0; 47; 0; 25");
    QTest::newRow("v4") << QStringLiteral("dbt_artifacts/artifacts_parser/manifest/v4/jaffle_shop/manifest.json") << QStringLiteral("model 5 seed 3 test 20; 0; 0; 24; 1; 14");
    QTest::newRow("v8") << QStringLiteral("dbt_artifacts/artifacts_parser/manifest/v8/jaffle_shop/manifest.json") << QStringLiteral("model 5 seed 3 test 20; 0; 0; 29; 0; 21");
    QTest::newRow("v7") << QStringLiteral("dbt_artifacts/dbterd/facebookad/manifest.json") << QStringLiteral("model 19 seed 6 test 30; 6; 0; 73; 0; 202");
    QTest::newRow("contract") << QStringLiteral("dbt_artifacts/dbterd/model-contract/manifest.json") << QStringLiteral("model 15 test 29; 6; 0; 54; 0; 49");
    QTest::newRow("salesforce") << QStringLiteral("dbt_artifacts/fivetran_salesforce_docs/manifest.json") << QStringLiteral("model 26 seed 14 test 46; 16; 0; 86; 0; 1458");
    QTest::newRow("D7 after") << QStringLiteral("gold/D7_fivetran_salesforce_source_merge/after/manifest.json") << QStringLiteral("model 26 seed 14 test 46; 16; 0; 86; 0; 1458");
    QTest::newRow("D7 before") << QStringLiteral("gold/D7_fivetran_salesforce_source_merge/before/manifest.json") << QStringLiteral("model 26 seed 14 test 49; 16; 0; 89; 0; 1458");
}

void TstImporters::manifestsAgreeWithTheReference()
{
    QFETCH(QString, file);
    QFETCH(QString, expected);
    if (corpora().isEmpty())
        QSKIP("SKEIN_CORPORA is not set");
    const Result<Imported> imported = importSource(corpora() + QLatin1Char('/') + file);
    QVERIFY2(imported.ok(), imported.ok() ? "" : qPrintable(imported.error().toText()));
    const QMap<QString, int>& facts = imported->report.facts;
    QStringList types;
    for (auto it = facts.cbegin(); it != facts.cend(); ++it) {
        if (it.key().startsWith(QLatin1String("type:")) && (it.key().mid(5) == QLatin1String("model") || it.key().mid(5) == QLatin1String("seed") || it.key().mid(5) == QLatin1String("test")))
            types << it.key().mid(5) + QLatin1Char(' ') + QString::number(it.value());
    }
    const auto fact = [&](const char* name) { return QString::number(facts.value(QLatin1String(name))); };
    QCOMPARE(QStringList({types.join(QLatin1Char(' ')), fact("sources"), fact("exposures"), fact("dependsOnEdges"), fact("edgesToAbsentNodes"), fact("documentedColumns")})
                 .join(QStringLiteral("; ")),
        expected);
    QVERIFY(!imported->catalog.edges.isEmpty());
}

void TstImporters::chinook()
{
    if (corpora().isEmpty())
        QSKIP("SKEIN_CORPORA is not set");
    const Result<Imported> imported = importSource(corpora() + QStringLiteral("/databases/Chinook_Sqlite.sqlite"));
    QVERIFY2(imported.ok(), imported.ok() ? "" : qPrintable(imported.error().toText()));
    QCOMPARE(imported->report.facts.value(QStringLiteral("tables")), 11);
    QCOMPARE(imported->report.facts.value(QStringLiteral("columns")), 64);
    QCOMPARE(imported->report.facts.value(QStringLiteral("foreignKeys")), 11);
    const Result<EntityRef> track = findEntity(imported->catalog, QStringLiteral("Track"));
    QVERIFY(track.ok());
    const Result<EntityRef> missing = findEntity(imported->catalog, QStringLiteral("Trak"));
    QVERIFY(!missing.ok());
}

void TstImporters::orderDoesNotMatter()
{
    if (corpora().isEmpty())
        QSKIP("SKEIN_CORPORA is not set");
    const QStringList sources {corpora() + QStringLiteral("/dbt_artifacts/dbterd/facebookad/manifest.json"),
        corpora() + QStringLiteral("/databases/Chinook_Sqlite.sqlite"), corpora() + QStringLiteral("/backstage/giantswarm")};
    CatalogBuilder forwards;
    CatalogBuilder backwards;
    for (qsizetype i = 0; i < sources.size(); ++i) {
        forwards.addCatalog(importSource(sources[i])->catalog);
        backwards.addCatalog(importSource(sources[sources.size() - 1 - i])->catalog);
    }
    QCOMPARE(dump(forwards.build()), dump(backwards.build()));
}

void TstImporters::badInput_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("says");
    const auto row = [](const char* what, const char* name, const QByteArray& text, const char* says) {
        QTest::newRow(what) << QString::fromLatin1(name) << text << QString::fromLatin1(says);
    };
    row("truncated manifest", "manifest.json", R"({"metadata": {"dbt_schema_version": "x"}, "nodes": {"a": {"resource)", "not valid JSON");
    row("empty manifest", "manifest.json", "", "the file is empty");
    row("manifest without nodes", "manifest.json", R"({"metadata": {}})", "not a dbt manifest");
    row("manifest that is a list", "manifest.json", "[1, 2]", "not recognised");
    row("nodes of the wrong type", "manifest.json", R"({"metadata": {}, "nodes": 5})", "not a dbt manifest");
    row("node of the wrong type", "manifest.json", R"({"metadata": {}, "nodes": {"a": 5}})", "is not an object");
    row("invalid UTF-8", "manifest.json", "{\"metadata\": {}, \"nodes\": {\"\xFF\xFE\": {}}}", "not valid JSON");
    row("wrong apiVersion", "c.yaml", "apiVersion: devtools.example.com/v1\nkind: Component\nmetadata: {name: a}\n", "expected backstage.io");
    row("no apiVersion", "c.yaml", "kind: Component\n# apiVersion:\nmetadata: {name: a}\n", "apiVersion is missing");
    row("no kind", "c.yaml", "apiVersion: backstage.io/v1alpha1\n# kind:\nmetadata: {name: a}\n", "kind is missing");
    row("no name", "c.yaml", "apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata: {}\n", "metadata.name is missing");
    row("name with a space", "c.yaml", "apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata: {name: 'a b'}\n", "is not valid");
    row("unknown kind", "c.yaml", "apiVersion: backstage.io/v1alpha1\nkind: Spaceship\nmetadata: {name: a}\n", "not known");
    row("template", "c.yaml", "apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata:\n  name: ${{ values.name }}\n", "template");
    row("Jinja", "c.yaml", "apiVersion: backstage.io/v1alpha1\nkind: Component\n{% if x %}\nmetadata: {name: a}\n", "YAML");
    row("broken YAML", "c.yaml", "apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata: {name: [\n", "not valid YAML");
    row("NUL byte", "c.yaml", QByteArray("apiVersion: backstage.io/v1\nkind: X\n\0", 38), "NUL");
    row("tabs", "c.yaml", "apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata:\n\tname: a\n", "not valid YAML");
    row("billion laughs", "c.yaml",
        "apiVersion: backstage.io/v1alpha1\nkind: Component\na: &a [x,x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b]\n"
        "d: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c,*c]\ne: &e [*d,*d,*d,*d,*d,*d,*d,*d,*d,*d]\nf: &f [*e,*e,*e,*e,*e,*e,*e,*e,*e,*e]\ng: [*f,*f,*f,*f,*f,*f,*f,*f,*f,*f]\n",
        "too many values");
    row("deep nesting", "c.yaml", "apiVersion: backstage.io/v1alpha1\nkind: Component\nx: " + QByteArray(500, '[') + QByteArray(500, ']') + "\n", "nests deeper");
    row("CSV", "data.csv", "a,b\n1,2\n", "not a catalog source");
    row("Avro IDL", "x.avdl", "protocol X {}\n", "not a catalog source");
    row("plain text", "x.bin", "hello", "not recognised");
    row("not a database", "x.sqlite", "SQLite format 3 but no", "");
    row("location outside", "c.yaml", "apiVersion: backstage.io/v1alpha1\nkind: Location\nmetadata: {name: a}\nspec:\n  targets: ['../../../etc/passwd']\n", "leaves the imported folder");
    row("location missing", "c.yaml", "apiVersion: backstage.io/v1alpha1\nkind: Location\nmetadata: {name: a}\nspec:\n  target: ./gone.yaml\n", "does not exist");
}

void TstImporters::badInput()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, text);
    QFETCH(QString, says);
    QTemporaryDir dir;
    const QString path = dir.filePath(name);
    write(path, text);
    const Result<Imported> imported = importSource(path);
    QString said;
    if (!imported) {
        said = imported.error().toText();
        QVERIFY(!imported.error().remedy.isEmpty());
        QVERIFY(!imported.error().where.isEmpty());
    } else {
        for (const Skip& skip : imported->report.skipped + imported->report.warnings)
            said += QStringLiteral("%1:%2 %3\n").arg(skip.file).arg(skip.line).arg(skip.reason);
    }
    QVERIFY2(said.contains(says), qPrintable(said));
}

void TstImporters::goodPartsAreKept()
{
    QTemporaryDir dir;
    write(dir.filePath(QStringLiteral("a.yaml")),
        "\xEF\xBB\xBF---\r\napiVersion: backstage.io/v1alpha1\r\nkind: Group\r\nmetadata: {name: team-a}\r\nspec: {type: team}\r\n---\r\n"
        "apiVersion: wrong/v1\r\nkind: Group\r\nmetadata: {name: b}\r\n---\r\napiVersion: backstage.io/v1alpha1\r\nkind: Component\r\nmetadata: {name: c}\r\n"
        "spec: {type: service, owner: team-a, dependsOn: ['resource:d', 'component:nobody']}\r\n---\r\n"
        "apiVersion: backstage.io/v1alpha1\r\nkind: Resource\r\nmetadata: {name: d}\r\nspec: {type: dataset, qualifiedName: s.d, owners: [team-a]}\r\n");
    const Result<Imported> imported = importSource(dir.path());
    QVERIFY2(imported.ok(), imported.ok() ? "" : qPrintable(imported.error().toText()));
    const QString text = dump(imported->catalog);
    for (const char* line : {"dataset:default/d s.d", "group:default/team-a", "component:default/c", "dataset:default/d -> component:default/c",
             "dataset:default/d dependencyOf component:default/c", "component:default/c dependsOn dataset:default/d",
             "component:default/c dependsOn component:default/nobody", "group:default/team-a ownerOf dataset:default/d"})
        QVERIFY2(text.contains(QLatin1String(line)), qPrintable(text));
    QVERIFY(!text.contains(QStringLiteral("group:default/b")));
    QCOMPARE(imported->report.skipped.size(), 1);
    QCOMPARE(imported->report.skipped.constFirst().line, 7);
    QCOMPARE(imported->report.warnings.size(), 1);
}

void TstImporters::fieldsOfOursAreChecked()
{
    QTemporaryDir dir;
    write(dir.filePath(QStringLiteral("a.yaml")),
        "apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata:\n  name: p\n  annotations:\n    skein/repository: etl\n    skein/paths: 'a.sql, sub/b.sql,'\n"
        "    skein/kind: query\n    skein/pathes: c.sql\n    other.org/x: y\nspec: {type: data-pipeline, owner: o, writes: ['dataset:d', 'dataset:e']}\n---\n"
        "apiVersion: backstage.io/v1alpha1\nkind: Resource\nmetadata: {name: d}\nspec:\n  type: table\n  owner: o\n  freshnessMinutes: soon\n"
        "  columns:\n    - {name: a}\n    - {nam: b}\n---\n"
        "apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata: {name: q, annotations: {skein/paths: x.sql}}\nspec: {type: pipeline, owner: o}\n");
    const Result<Imported> imported = importSource(dir.path());
    QVERIFY2(imported.ok(), imported.ok() ? "" : qPrintable(imported.error().toText()));
    QStringList told;
    for (const Skip& warning : imported->report.warnings) {
        if (!warning.reason.contains(QLatin1String("unknown")))
            told << QStringLiteral("%1 %2").arg(warning.line).arg(warning.reason.section(QLatin1Char(' '), 0, 3));
    }
    for (const char* expected : {"8 skein/kind is \"query\"; possible", "9 the annotation skein/pathes is", "19 spec.freshnessMinutes is \"soon\"; it", "22 a column of spec.columns"})
        QVERIFY2(told.contains(QLatin1String(expected)), qPrintable(told.join(QLatin1Char('\n'))));
    QVERIFY(told.filter(QStringLiteral("skein/paths without skein/repository:")).size() == 1);
    const auto p = std::find_if(imported->catalog.entities.cbegin(), imported->catalog.entities.cend(), [](const Entity& entity) { return entity.ref.name == QLatin1String("p"); });
    QVERIFY(p != imported->catalog.entities.cend());
    QCOMPARE(p->paths, (QStringList {QStringLiteral("a.sql"), QStringLiteral("sub/b.sql")}));
}

void TstImporters::locationsStayInside()
{
    QTemporaryDir dir;
    write(dir.filePath(QStringLiteral("w/all.yaml")), "apiVersion: backstage.io/v1alpha1\nkind: Location\nmetadata: {name: all}\nspec:\n  targets: ['./sub/*.yaml', 'https://example.com/x.yaml', './all.yaml']\n");
    write(dir.filePath(QStringLiteral("w/sub/one.yaml")), "apiVersion: backstage.io/v1alpha1\nkind: Domain\nmetadata: {name: one}\nspec: {owner: x}\n");
    const Result<Imported> imported = importSource(dir.filePath(QStringLiteral("w/all.yaml")));
    QVERIFY(imported.ok());
    QCOMPARE(imported->catalog.entities.size(), 1);
    QCOMPARE(imported->report.facts.value(QStringLiteral("remoteTargets")), 1);
}

void TstImporters::viewsHaveLineage()
{
    QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("v.sqlite"));
    {
        sqlite3* database = nullptr;
        QCOMPARE(sqlite3_open(path.toUtf8().constData(), &database), SQLITE_OK);
        QCOMPARE(sqlite3_exec(database, "CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT NOT NULL); CREATE VIEW v AS SELECT b AS c FROM t WHERE a > 1", nullptr, nullptr, nullptr), SQLITE_OK);
        sqlite3_close(database);
    }
    const Result<Imported> imported = importSource(path);
    QVERIFY(imported.ok());
    QCOMPARE(imported->catalog.edges.size(), 1);
    QCOMPARE(imported->catalog.edges.constFirst().columns, (QVector<ColumnEdge> {{QStringLiteral("b"), QStringLiteral("c"), true}}));
}

void TstImporters::oddNamesStayApart()
{
    QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("odd.sqlite"));
    {
        sqlite3* database = nullptr;
        QCOMPARE(sqlite3_open(path.toUtf8().constData(), &database), SQLITE_OK);
        QCOMPARE(sqlite3_exec(database, "CREATE TABLE \"a/b\" (x); CREATE TABLE \"a;b\" (y); CREATE TABLE \"Gr\xC3\xB6\xC3\x9F" "e\" (z); CREATE TABLE \"Gr\xC3\xBC\xC3\x9F" "e\" (w);", nullptr, nullptr, nullptr), SQLITE_OK);
        sqlite3_close(database);
    }
    const Result<Imported> imported = importSource(path);
    QVERIFY(imported.ok());
    QSet<QString> names;
    for (const Entity& entity : imported->catalog.entities)
        names.insert(entity.ref.name);
    QCOMPARE(names.size(), 4);
}

void TstImporters::oneNameInSeveralPlaces()
{
    const auto dataset = [](const char* source, const char* ref, const char* platform, const char* instance) {
        Entity entity;
        entity.ref = EntityRef(EntityKind::Dataset, QString(), QLatin1String(ref));
        entity.qualifiedName = QStringLiteral("shop.orders");
        entity.platform = QLatin1String(platform);
        entity.instance = QLatin1String(instance);
        entity.provenance.source = QLatin1String(source);
        return entity;
    };
    const auto made = [](QVector<Entity> entities) {
        QString text;
        for (int order = 0; order < 2; ++order) {
            CatalogBuilder builder;
            for (const Entity& entity : std::as_const(entities))
                builder.add(entity);
            QStringList refs;
            for (const Entity& entity : builder.build().entities)
                refs << entity.ref.name;
            text += refs.join(QLatin1Char(' ')) + (order == 0 ? QStringLiteral(" | ") : QString());
            std::reverse(entities.begin(), entities.end());
        }
        return text;
    };
    QCOMPARE(made({dataset("dbt", "a", "postgres", ""), dataset("openlineage", "b", "postgres", "postgres://db")}), QStringLiteral("a | a"));
    QCOMPARE(made({dataset("sql", "a", "bigquery", "proj"), dataset("openlineage", "b", "bigquery", "bigquery")}), QStringLiteral("a | a"));
    QCOMPARE(made({dataset("iceberg", "a", "iceberg", "s3://one"), dataset("iceberg", "b", "iceberg", "s3://two")}), QStringLiteral("a b | a b"));
    QCOMPARE(made({dataset("x", "a", "kafka", ""), dataset("y", "b", "postgres", ""), dataset("z", "c", "", "")}), QStringLiteral("a b c | a b c"));
    QCOMPARE(made({dataset("x", "a", "kafka", ""), dataset("z", "c", "", "")}), QStringLiteral("a | a"));
}

void TstImporters::aMovedPackageIsNoDropAndAdd()
{
    if (corpora().isEmpty())
        QSKIP("SKEIN_CORPORA is not set");
    const QString gold = corpora() + QStringLiteral("/gold/D7_fivetran_salesforce_source_merge/");
    const Result<Imported> before = importSource(gold + QStringLiteral("before/manifest.json"));
    const Result<Imported> after = importSource(gold + QStringLiteral("after/manifest.json"));
    QVERIFY(before.ok() && after.ok());
    ImportReport report;
    compareWithBefore(before->catalog, after->catalog, report);
    QCOMPARE(report.added, 0);
    QCOMPARE(report.removed, 0);
    QVERIFY2(report.moved >= 14, qPrintable(QString::number(report.moved)));
}

SKEIN_TEST(TstImporters)
#include "tst_importers.moc"
