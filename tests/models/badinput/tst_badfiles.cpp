// Files that are not what their name says: what is wrong is told with file and line, the good part is kept, and what
// was imported before stays.
#include "models/base/random.h"
#include "models/importers/catalogstore.h"
#include "models/mapping/mapping.h"
#include "models/rollout/plan.h"
#include "tests/models/badinput/badinput.h"
#include "tests/support/testregistry.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>

#include <sqlite3.h>

using namespace skein;
using skein::test::Expected;
using skein::test::writeBytes;

Q_DECLARE_METATYPE(skein::test::Expected)

namespace {

/// Written with ' for ".
QByteArray json(const char* text)
{
    return QByteArray(text).replace('\'', '"');
}

const QByteArray kManifest
    = json("{'metadata': {'dbt_schema_version': 'https://schemas.getdbt.com/dbt/manifest/v12.json', 'adapter_type': 'sqlite'},\n"
           " 'nodes': {\n"
           "  'model.shop.orders': {'resource_type': 'model', 'name': 'orders', 'schema': 'main', 'columns': {'id': {'name': 'id', 'data_type': 'INTEGER'}},\n"
           "   'depends_on': {'nodes': ['seed.shop.raw']}},\n"
           "  'seed.shop.raw': {'resource_type': 'seed', 'name': 'raw', 'schema': 'main', 'columns': {}, 'depends_on': {}}},\n"
           " 'sources': {}}");

const QByteArray kEntity = "apiVersion: backstage.io/v1alpha1\nkind: Resource\nmetadata:\n  name: orders\nspec:\n  type: table\n";

QByteArray randomBytes(int size)
{
    Random random(7);
    QByteArray bytes;
    for (int i = 0; i < size; ++i)
        bytes.append(char(random.next()));
    return bytes;
}

QByteArray repeated(const QByteArray& part, int times)
{
    return part.repeated(times);
}

/// Ten times ten times ten … in nine lines.
QByteArray billionLaughs()
{
    QByteArray yaml = "apiVersion: backstage.io/v1alpha1\nkind: Resource\nmetadata:\n  name: laughs\na0: &a0 [ha, ha, ha, ha, ha, ha, ha, ha, ha, ha]\n";
    for (int i = 1; i < 10; ++i) {
        const QByteArray n = QByteArray::number(i);
        yaml += "a" + n + ": &a" + n + " [" + QByteArrayList(10, "*a" + QByteArray::number(i - 1)).join(", ") + "]\n";
    }
    return yaml;
}

QStringList texts(const QVector<importers::Skip>& entries)
{
    QStringList lines;
    for (const importers::Skip& entry : entries)
        lines << QStringLiteral("%1:%2 %3").arg(entry.file.section(QLatin1Char('/'), -1)).arg(entry.line).arg(entry.reason);
    return lines;
}

} // namespace

class TstBadFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void refused_data();
    void refused();
    void goodPartIsKept_data();
    void goodPartIsKept();
    void linksOutOfTheFolder();
    void damagedDatabase();
    void mappings_data();
    void mappings();
    void plans_data();
    void plans();

private:
    QString path(const QString& name) const { return m_dir->filePath(name); }
    std::unique_ptr<QTemporaryDir> m_dir;
};

void TstBadFiles::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
}

void TstBadFiles::refused_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("good");
    QTest::addColumn<QByteArray>("bad");
    QTest::addColumn<QString>("format");
    QTest::addColumn<Expected>("expected");
    const auto row = [](const char* tag, const char* name, const QByteArray& good, const QByteArray& bad, const char* format, const char* message, const char* where) {
        QTest::newRow(tag) << QString::fromLatin1(name) << good << bad << QString::fromLatin1(format)
                           << Expected {ErrorClass::BadInput, QString::fromLatin1(message), QString::fromLatin1(where)};
    };
    const auto dbt = [&](const char* tag, const QByteArray& bad, const char* message, const char* where) {
        row(tag, "manifest.json", kManifest, bad, "auto", message, where);
    };
    dbt("dbt: truncated", kManifest.left(kManifest.size() - 60), "not valid JSON", "manifest.json:5");
    dbt("dbt: broken in line 3", QByteArray(kManifest).replace("\"name\": \"orders\",", "\"name\": \"orders\""), "not valid JSON", "manifest.json:3");
    dbt("dbt: random bytes", randomBytes(5000), "not recognised", "manifest.json");
    dbt("dbt: a brace and random bytes", "{\"metadata\"" + randomBytes(5000), "not valid JSON", "manifest.json");
    dbt("dbt: empty", "", "empty", "manifest.json");
    dbt("dbt: blanks", "\n \n", "not recognised", "manifest.json");
    dbt("dbt: nested 5000 deep", "{\"metadata\": {}, \"nodes\": " + repeated("[", 5000) + repeated("]", 5000) + "}", "not valid JSON", "manifest.json");
    dbt("dbt: nodes is a list", "{\"metadata\": {}, \"nodes\": []}", "\"nodes\"", "manifest.json");
    dbt("dbt: nodes is a text", "{\"metadata\": 7, \"nodes\": \"none\"}", "\"nodes\"", "manifest.json");
    dbt("dbt: its catalog file", "{\"metadata\": {\"dbt_schema_version\": \"https://schemas.getdbt.com/dbt/catalog/v1.json\"}, \"nodes\": {}}", "catalog file",
        "manifest.json");
    row("dbt: a list", "manifest.json", kManifest, "[1, 2]", "dbt", "\"nodes\"", "manifest.json");
    row("dbt: random bytes, named so", "manifest.json", kManifest, randomBytes(5000), "dbt", "not valid JSON", "manifest.json");

    const auto backstage = [&](const char* tag, const QByteArray& bad, const char* message, const char* where) {
        row(tag, "catalog-info.yaml", kEntity, bad, "backstage", message, where);
    };
    backstage("backstage: wrong apiVersion", QByteArray(kEntity).replace("backstage.io/v1alpha1", "v1"), "apiVersion is \"v1\"", "catalog-info.yaml:1");
    backstage("backstage: no apiVersion", QByteArray(kEntity).replace("apiVersion: backstage.io/v1alpha1", "# none"), "apiVersion is missing", "catalog-info.yaml:2");
    backstage("backstage: no kind", QByteArray(kEntity).replace("kind: Resource\n", ""), "kind is missing", "catalog-info.yaml:1");
    backstage("backstage: a list", "- 1\n- 2\n", "not a mapping", "catalog-info.yaml:1");
    backstage("backstage: tabs", QByteArray(kEntity).replace("  name", "\tname"), "not valid YAML", "catalog-info.yaml:4");
    backstage("backstage: truncated", QByteArray(kEntity).replace("type: table\n", "type: \"tab"), "not valid YAML", "catalog-info.yaml:6");
    backstage("backstage: no UTF-8", QByteArray(kEntity).replace("orders", "\xff\xfe\xff"), "not valid YAML", "catalog-info.yaml:4");
    backstage("backstage: a NUL byte", QByteArray(kEntity).replace("orders", QByteArray("or\0ers", 6)), "NUL", "catalog-info.yaml:4");
    backstage("backstage: billion laughs", billionLaughs(), "too many values", "catalog-info.yaml:");
    backstage("backstage: an alias of itself", "a: &a [*a, *a]\n", "nests deeper", "catalog-info.yaml:1");
    backstage("backstage: nested 100,000 deep", repeated("[", 100000), "nests deeper", "catalog-info.yaml:1");
    backstage("backstage: nested 500 deep", "a: " + repeated("[", 500) + repeated("]", 500) + "\n", "nests deeper", "catalog-info.yaml:1");
    backstage("backstage: a Location of itself", "apiVersion: backstage.io/v1alpha1\nkind: Location\nmetadata:\n  name: me\nspec:\n  target: ./catalog-info.yaml\n",
        "no Backstage entity", "catalog-info.yaml");
    backstage("backstage: random bytes", randomBytes(5000), "NUL", "catalog-info.yaml:");
    row("sqlite: truncated", "w.db", kManifest, "SQLite format 3", "auto", "cannot read the database", "w.db");
    row("anything: a picture", "x.png", kManifest, "\x89PNG\r\n\x1a\n", "auto", "not recognised", "x.png");
}

void TstBadFiles::refused()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, good);
    QFETCH(QByteArray, bad);
    QFETCH(QString, format);
    QFETCH(Expected, expected);
    const auto workspace = store::Workspace::create(path(QStringLiteral("w")));
    VERIFY_OK(workspace);
    importers::ImportOptions options;
    writeBytes(path(name), good);
    VERIFY_OK(importers::importIntoWorkspace(**workspace, path(name), options, QStringLiteral("mira")));
    importers::CatalogStore catalogs((*workspace)->database());
    const QJsonObject before = importers::catalogToJson(*catalogs.loadAll()->catalog);
    QVERIFY(!catalogs.loadAll()->catalog->entities.isEmpty());

    writeBytes(path(name), bad);
    options.format = format;
    QElapsedTimer timer;
    timer.start();
    VERIFY_ERROR(importers::importIntoWorkspace(**workspace, path(name), options, QStringLiteral("mira")), expected);
    QVERIFY2(timer.elapsed() < 3000, "took too long");
    // What the source gave before is still there.
    QCOMPARE(importers::catalogToJson(*catalogs.loadAll()->catalog), before);
}

void TstBadFiles::goodPartIsKept_data()
{
    QTest::addColumn<QMap<QString, QByteArray>>("files");
    QTest::addColumn<int>("datasets");
    QTest::addColumn<QString>("said"); ///< "file:line reason", in what was skipped or warned about
    using Files = QMap<QString, QByteArray>;
    const auto row = [](const char* tag, const Files& files, int datasets, const char* said) { QTest::newRow(tag) << files << datasets << QString::fromLatin1(said); };
    const auto dbt = [&](const char* tag, const QByteArray& from, const QByteArray& to, int datasets, const char* said) {
        row(tag, {{QStringLiteral("manifest.json"), QByteArray(kManifest).replace(from, to)}}, datasets, said);
    };
    dbt("dbt: version 99", "manifest/v12", "manifest/v99", 2, "manifest.json:0 manifest version 99 is newer than 12");
    dbt("dbt: columns is a list", "{\"id\": {\"name\": \"id\", \"data_type\": \"INTEGER\"}}", "[1]", 2, "model.shop.orders: columns is not an object");
    dbt("dbt: depends_on is a text", "{\"nodes\": [\"seed.shop.raw\"]}", "\"raw\"", 2, "model.shop.orders: depends_on is not an object");
    dbt("dbt: depends_on.nodes is a number", "[\"seed.shop.raw\"]", "3", 2, "model.shop.orders: depends_on is not an object with a list");
    dbt("dbt: a name is a number", "\"name\": \"orders\"", "\"name\": 4", 2, "model.shop.orders: name is not a text");
    dbt("dbt: a node is a text", "\"seed.shop.raw\": {\"resource_type\": \"seed\", \"name\": \"raw\", \"schema\": \"main\", \"columns\": {}, \"depends_on\": {}}",
        "\"seed.shop.raw\": \"gone\"", 1, "nodes.seed.shop.raw is not an object");
    dbt("dbt: a node without a type", "\"resource_type\": \"seed\", ", "", 1, "seed.shop.raw has no resource_type");
    dbt("dbt: a parent that is not there", "[\"seed.shop.raw\"]", "[\"seed.shop.gone\"]", 2, "depends on seed.shop.gone, which the manifest does not have");
    dbt("dbt: nested 200 deep", "\"columns\": {}", "\"meta\": {\"a\": " + repeated("[", 200) + repeated("]", 200) + "}", 2, "");
    const auto catalog = [&](const char* tag, const QByteArray& text, const char* said) {
        row(tag, {{QStringLiteral("manifest.json"), kManifest}, {QStringLiteral("catalog.json"), text}}, 2, said);
    };
    catalog("catalog.json: truncated", "{\"nodes\": {\n \"model.shop.orders\": {\"columns\": {\"id\"", "catalog.json:2 not valid JSON");
    catalog("catalog.json: random bytes", randomBytes(3000), "catalog.json:1 not valid JSON");
    catalog("catalog.json: empty", "", "catalog.json:1 not valid JSON");
    catalog("catalog.json: a list", "[]", "catalog.json:0 no \"nodes\"");
    catalog("catalog.json: nodes is a number", "{\"nodes\": 5}", "catalog.json:0 no \"nodes\"");
    catalog("catalog.json: columns is a text", "{\"nodes\": {\"model.shop.orders\": {\"columns\": \"id\"}}}", "");

    const auto backstage = [&](const char* tag, const QByteArray& other, int datasets, const char* said) {
        row(tag, {{QStringLiteral("a.yaml"), kEntity}, {QStringLiteral("b.yaml"), other}}, datasets, said);
    };
    backstage("backstage: wrong apiVersion beside", "apiVersion: backstage.io.evil/v1\nkind: Resource\nmetadata: {name: b}\n", 1, "b.yaml:1 apiVersion is");
    backstage("backstage: laughs beside", billionLaughs(), 1, "b.yaml:5 the document expands to too many values");
    backstage("backstage: tabs in the second document", QByteArray(kEntity).replace("orders", "b") + "---\na:\n\t- b\n", 2, "b.yaml:9 not valid YAML");
    backstage("backstage: a good document behind", "a: [\n---\n" + QByteArray(kEntity).replace("orders", "b"), 2, "b.yaml:1 not valid YAML");
    backstage("backstage: good documents around", QByteArray(kEntity).replace("orders", "b") + "---\na: \"\n---\n" + QByteArray(kEntity).replace("orders", "c"), 3,
        "b.yaml:8 not valid YAML");
    backstage("backstage: a document with a directive behind",
        QByteArray(kEntity).replace("orders", "b") + "---\na: [\n...\n%YAML 1.1\n---\n" + QByteArray(kEntity).replace("orders", "c"), 3, "b.yaml:9 not valid YAML");
    backstage("backstage: no UTF-8 at the end", QByteArray(kEntity).replace("orders", "b") + "---\na: \xff\n", 2, "b.yaml:8 not valid YAML");
    backstage("backstage: a line like a separator in a text", QByteArray(kEntity).replace("orders", "b") + "  text: |\n    ---\n    more\n---\n]\n", 2, "b.yaml:11 not valid YAML");
    backstage("backstage: a key twice", QByteArray(kEntity).replace("name: orders", "name: b\n  name: c"), 2, "b.yaml:5 metadata.name is given twice");
    backstage("backstage: a bad name", QByteArray(kEntity).replace("orders", "\"../../etc\""), 1, "b.yaml:4 metadata.name \"../../etc\" is not valid");
    backstage("backstage: the same entity twice", kEntity, 1, "b.yaml:1 resource:default/orders was defined already in a.yaml:1");
    const QByteArray location = "apiVersion: backstage.io/v1alpha1\nkind: Location\nmetadata:\n  name: l\nspec:\n  targets:\n";
    backstage("Location: outside its folder", location + "    - ./a.yaml\n    - ../secret.yaml\n", 1, "b.yaml:8 target ../secret.yaml leaves the imported folder");
    backstage("Location: an absolute path", location + "    - /etc/passwd\n", 1, "b.yaml:7 target /etc/passwd");
    backstage("Location: itself", location + "    - ./b.yaml\n", 1, "");
    backstage("Location: absent", location + "    - ./nowhere.yaml\n", 1, "b.yaml:7 target ./nowhere.yaml does not exist");
    backstage("Location: remote", location + "    - https://example.org/x.yaml\n", 1, "b.yaml:7 remote target https://example.org/x.yaml is listed, not fetched");
    backstage("Location: no path", location + "    - {a: b}\n", 1, "b.yaml:7 spec.targets is not a path");
    backstage("Location: a folder", location + "    - ./\n", 1, "b.yaml:7 target ./ is a folder");
    row("Location: two of each other", {{QStringLiteral("a.yaml"), kEntity}, {QStringLiteral("b.yaml"), location + "    - ./c.yaml\n"},
        {QStringLiteral("c.yaml"), location + "    - ./b.yaml\n"}}, 1, "");
}

void TstBadFiles::goodPartIsKept()
{
    using Files = QMap<QString, QByteArray>;
    QFETCH(Files, files);
    QFETCH(int, datasets);
    QFETCH(QString, said);
    writeBytes(path(QStringLiteral("secret.yaml")), QByteArray(kEntity).replace("orders", "secret"));
    const QString folder = path(QStringLiteral("in"));
    for (auto it = files.cbegin(); it != files.cend(); ++it)
        writeBytes(folder + QLatin1Char('/') + it.key(), it.value());
    QElapsedTimer timer;
    timer.start();
    const Result<importers::Imported> imported = importers::importSource(folder);
    VERIFY_OK(imported);
    QVERIFY2(timer.elapsed() < 3000, "took too long");
    int found = 0;
    for (const Entity& entity : imported->catalog.entities) {
        found += entity.ref.kind == EntityKind::Dataset;
        QVERIFY(!entity.ref.toString().contains(QStringLiteral("secret")));
    }
    QCOMPARE(found, datasets);
    const QStringList lines = texts(imported->report.skipped) + texts(imported->report.warnings);
    if (said.isEmpty())
        QCOMPARE(lines, QStringList());
    else
        QVERIFY2(!lines.filter(said).isEmpty(), qPrintable(lines.join(QLatin1Char('\n'))));
}

void TstBadFiles::linksOutOfTheFolder()
{
    writeBytes(path(QStringLiteral("in/a.yaml")), kEntity);
    // Beside the folder, with a name that begins like it.
    writeBytes(path(QStringLiteral("in-secret/x.yaml")), QByteArray(kEntity).replace("orders", "secret"));
    QVERIFY(QFile::link(path(QStringLiteral("in-secret/x.yaml")), path(QStringLiteral("in/b.yaml"))));
    QVERIFY(QFile::link(path(QStringLiteral("nowhere")), path(QStringLiteral("in/c.yaml"))));
    const Result<importers::Imported> imported = importers::importSource(path(QStringLiteral("in")));
    VERIFY_OK(imported);
    QCOMPARE(imported->catalog.entities.size(), 1);
    QVERIFY2(!texts(imported->report.skipped).filter(QStringLiteral("b.yaml:0 a link that leaves the imported folder")).isEmpty(),
        qPrintable(texts(imported->report.skipped).join(QLatin1Char('\n'))));
}

void TstBadFiles::damagedDatabase()
{
    sqlite3* made = nullptr;
    QCOMPARE(sqlite3_open(path(QStringLiteral("w.db")).toUtf8().constData(), &made), SQLITE_OK);
    QCOMPARE(sqlite3_exec(made, "CREATE TABLE t(x); CREATE TABLE u(x)", nullptr, nullptr, nullptr), SQLITE_OK);
    sqlite3_close(made);
    QByteArray bytes = test::readBytes(path(QStringLiteral("w.db")));
    // The first page's content, behind the header that names the format.
    for (qsizetype i = 100; i < 4096; ++i)
        bytes[i] = char(0xa5);
    writeBytes(path(QStringLiteral("w.db")), bytes);
    VERIFY_ERROR(importers::importSource(path(QStringLiteral("w.db"))), (Expected {ErrorClass::Corruption, QStringLiteral("malformed"), QStringLiteral("w.db")}));
}

void TstBadFiles::mappings_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QString>("message");
    QTest::addColumn<QString>("where");
    const auto row = [](const char* tag, const char* from, const char* to, const char* message, const char* where) {
        QTest::newRow(tag) << QByteArray(from) << QByteArray(to) << QString::fromLatin1(message) << QString::fromLatin1(where);
    };
    row("not JSON", "\"rules\":", "\"rules\"", "not valid JSON", "m.json:4");
    row("not a mapping", "\"skeinMapping\":1", "\"other\":1", "not a mapping document", "m.json: skeinMapping");
    row("a newer format", "\"skeinMapping\":1", "\"skeinMapping\":99", "99", "m.json: skeinMapping");
    row("no source", "\"source\":", "\"sauce\":", "", "m.json: source");
    row("columns is a text", "[{\"name\":\"user_id\",\"type\":\"TEXT\"}]", "\"user_id\"", "", "m.json: source.columns");
    row("an unknown kind", "\"rename\"", "\"teleport\"", "teleport", "m.json: rules[0].kind");
    row("inputs is a number", "\"inputs\":[\"user_id\"]", "\"inputs\":7", "", "m.json: rules[0].inputs");
    row("an unknown state", "\"accepted\"", "\"perhaps\"", "perhaps", "m.json: rules[0].review.state");
    row("an empty name of a dataset", "\"dataset\":\"v1\"", "\"dataset\":\" \"", "empty", "m.json: source.dataset");
    row("a version that is none", "\"id\":\"m-1\"", "\"id\":\"m-1\",\"version\":1.5", "whole number", "m.json: version");
}

void TstBadFiles::mappings()
{
    const QByteArray good = json("{'skeinMapping':1,'id':'m-1',\n"
                                 " 'source':{'dataset':'v1','columns':[{'name':'user_id','type':'TEXT'}]},\n"
                                 " 'target':{'dataset':'v2','columns':[{'name':'account_id','type':'TEXT'}]},\n"
                                 " 'rules':[{'id':'r1','kind':'rename','inputs':['user_id'],'outputs':['account_id'],'params':{},"
                                 "'review':{'state':'accepted'}}]}");
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QFETCH(QString, message);
    QFETCH(QString, where);
    VERIFY_OK(mapping::mappingFromJson(good, QStringLiteral("m.json")));
    const QByteArray bad = QByteArray(good).replace(from, to);
    QVERIFY(bad != good);
    VERIFY_ERROR(mapping::mappingFromJson(bad, QStringLiteral("m.json")), (Expected {ErrorClass::BadInput, message, where}));
}

void TstBadFiles::plans_data()
{
    QTest::addColumn<QByteArray>("yaml");
    QTest::addColumn<QString>("message");
    QTest::addColumn<QString>("where");
    const auto row = [](const char* tag, const QByteArray& yaml, const char* message, int line) {
        QTest::newRow(tag) << yaml << QString::fromLatin1(message) << QStringLiteral("plan.yaml:%1").arg(line);
    };
    row("empty", "", "plan: must be a mapping", 1);
    row("a list", "- 1\n", "plan: must be a mapping", 1);
    row("tabs", "id: p\nstages:\n\t- percent: 1\n", "not valid YAML", 3);
    row("a misspelled field", "id: p\nstages:\n  - percent: 5\n    bakeSecond: 60\n", "stages[0].bakeSecond: is not a field of a plan", 4);
    row("a field twice", "id: p\nid: q\n", "id: is given twice", 2);
    row("a number that is none", "id: p\nstages:\n  - percent: lots\n", "stages[0].percent: must be a number from 0 to 1e12, not \"lots\"", 3);
    row("not a number", "stages:\n  - percent: nan\n", "stages[0].percent: must be a number", 2);
    row("a negative time", "stages:\n  - percent: 5\n    bakeSeconds: -4\n", "stages[0].bakeSeconds", 3);
    row("production perhaps", "id: p\nproduction: perhaps\n", "production: must be true or false, not \"perhaps\"", 2);
    row("stages is a text", "id: p\nstages: all\n", "stages: must be a list", 2);
    row("a stage is a number", "id: p\nstages:\n  - 5\n", "stages[0]: must be a mapping", 3);
    row("an unknown breach", "id: p\nonBreach: shrug\n", "onBreach: must be rollbackAll", 2);
    row("an unknown mode", "targets:\n  - id: t\n    deploy: sideways\n", "targets[].deploy", 2);
    row("a target without an id", "targets:\n  - title: t\n", "targets[].id: is missing", 2);
    row("a pipeline without a name", "targets:\n  - id: t\n    pipelines:\n      - path: a.sql\n", "pipelines[].ref", 4);
    row("a mapping that is none", "datasets:\n  - id: d\n    mapping: \"{}\"\n", "datasets[].mapping: this is not a mapping document (plan.yaml: skeinMapping)", 2);
    row("a mapping that is no JSON", "datasets:\n  - id: d\n    mapping: nothing\n", "datasets[].mapping: the mapping is not valid JSON", 2);
    row("outputs is a mapping", "targets:\n  - id: t\n    pipelines:\n      - ref: pipeline:default/a\n        outputs: {a: b}\n",
        "targets[0].pipelines[0].outputs: must be a list", 5);
    row("laughs", billionLaughs(), "too many values", 5);
}

void TstBadFiles::plans()
{
    QFETCH(QByteArray, yaml);
    QFETCH(QString, message);
    QFETCH(QString, where);
    VERIFY_ERROR(rollout::planFromYaml(yaml, QStringLiteral("plan.yaml")), (Expected {ErrorClass::BadInput, message, where}));
}

SKEIN_TEST(TstBadFiles)
#include "tst_badfiles.moc"
