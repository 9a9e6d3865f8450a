// A source that is imported again while parts of it are damaged: what stood in those parts stays as it was last read,
// what is gone from the rest is removed, and once the damage is repaired everything is as the files say.
#include "models/importers/catalogstore.h"
#include "tests/models/badinput/badinput.h"
#include "tests/support/testregistry.h"

#include <QFile>
#include <QTemporaryDir>

using namespace skein;
using skein::test::writeBytes;

namespace {

QByteArray group(const QByteArray& name, const QByteArray& spec = "{type: team}")
{
    return "apiVersion: backstage.io/v1alpha1\nkind: Group\nmetadata:\n  name: " + name + "\nspec: " + spec + "\n";
}

QByteArray documents(const QByteArrayList& parts)
{
    return parts.join("---\n");
}

QByteArray damaged(const QByteArray& document)
{
    return QByteArray(document).replace("spec: {", "spec: {[");
}

} // namespace

class TstReimport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void syntaxError_data();
    void syntaxError();
    void otherDamage_data();
    void otherDamage();
    void goneFilesAreRemoved();
    void movedIsNotDoubled();
    void movedUnderAnotherName();
    void templatesHideNothing();
    void relationsOfWhatIsKept();
    void locationThatCannotBeRead();
    void repairedIsRemoved();
    void damagedNodeOfAManifest();
    void whatAnotherSourceDescribesIsKnown();

private:
    void write(const char* name, const QByteArray& text) { writeBytes(m_dir->filePath(QStringLiteral("in/") + QLatin1String(name)), text); }
    void remove(const char* name) { QVERIFY(QFile::remove(m_dir->filePath(QStringLiteral("in/") + QLatin1String(name)))); }
    void read(const char* part = "");
    QString counts() const;
    QStringList said() const;
    QStringList names();
    Catalog catalog() { return *importers::CatalogStore(m_workspace->database()).loadAll()->catalog; }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::shared_ptr<store::Workspace> m_workspace;
    importers::ImportReport m_report;
};

void TstReimport::init()
{
    m_workspace.reset();
    m_dir = std::make_unique<QTemporaryDir>();
    auto workspace = store::Workspace::create(m_dir->filePath(QStringLiteral("w")));
    VERIFY_OK(workspace);
    m_workspace = *std::move(workspace);
}

void TstReimport::read(const char* part)
{
    importers::ImportOptions options;
    if (qstrlen(part) == 0)
        options.format = QStringLiteral("backstage");
    const auto report = importers::importIntoWorkspace(*m_workspace, m_dir->filePath(QStringLiteral("in/") + QLatin1String(part)), options, QStringLiteral("mira"));
    VERIFY_OK(report);
    m_report = *report;
}

QString TstReimport::counts() const
{
    return QStringLiteral("%1 added %2 changed %3 moved %4 removed %5 skipped")
        .arg(m_report.added).arg(m_report.changed).arg(m_report.moved).arg(m_report.removed).arg(m_report.skipped.size());
}

QStringList TstReimport::said() const
{
    QStringList lines;
    for (const importers::Skip& entry : m_report.skipped + m_report.warnings)
        lines << QStringLiteral("%1:%2 %3").arg(entry.file.section(QLatin1Char('/'), -1)).arg(entry.line).arg(entry.reason);
    return lines;
}

QStringList TstReimport::names()
{
    QStringList list;
    for (const Entity& entity : catalog().entities)
        list << entity.ref.toString().remove(QStringLiteral("default/"));
    list.sort();
    return list;
}

void TstReimport::syntaxError_data()
{
    QTest::addColumn<QByteArray>("second");
    QTest::addColumn<QString>("said");
    const auto row = [](const char* tag, const QByteArray& second, const char* said) { QTest::newRow(tag) << second << QString::fromLatin1(said); };
    row("brackets", damaged(group("g2")), "a.yaml:11 not valid YAML");
    row("a bracket that stays open", QByteArray(group("g2")).replace("{type: team}", "{type: ["), "a.yaml:11 not valid YAML");
    row("a quote that stays open", QByteArray(group("g2")).replace("g2", "\"g2"), "a.yaml:11 not valid YAML");
    row("a tab", QByteArray(group("g2")).replace("  name", "\tname"), "a.yaml:10 not valid YAML");
    row("no UTF-8", QByteArray(group("g2")).replace("g2", "g\xff"), "a.yaml:10 not valid YAML");
    row("an alias of itself", group("g2", "&a [*a]"), "a.yaml:11 the document nests deeper");
    row("too many brackets", group("g2", QByteArray(5000, '[')), "a.yaml:11 the document nests deeper");
    row("a directive nobody knows", "...\n%YAML 7.0\n---\n" + group("g2"), "not valid YAML");
}

void TstReimport::syntaxError()
{
    QFETCH(QByteArray, second);
    QFETCH(QString, said);
    write("a.yaml", documents({group("g1"), group("g2"), group("g3")}));
    read();
    QCOMPARE(counts(), QStringLiteral("3 added 0 changed 0 moved 0 removed 0 skipped"));
    const Catalog before = catalog();

    // Twice: what is kept stays kept for as long as it cannot be read.
    for (int time = 0; time < 2; ++time) {
        write("a.yaml", documents({group("g1"), second, group("g3", "{type: club}")}));
        read();
        QCOMPARE(counts(), QStringLiteral("0 added %1 changed 0 moved 0 removed 1 skipped").arg(time == 0 ? 1 : 0));
        QVERIFY2(!this->said().filter(said).isEmpty(), qPrintable(this->said().join(QLatin1Char('\n'))));
        QVERIFY2(this->said().contains(QStringLiteral("a.yaml:0 kept as last imported, since a part of the source cannot be read (1): group:default/g2")),
            qPrintable(this->said().join(QLatin1Char('\n'))));
        QCOMPARE(names(), (QStringList {QStringLiteral("group:g1"), QStringLiteral("group:g2"), QStringLiteral("group:g3")}));
        const Catalog after = catalog();
        QCOMPARE(after.entities[1].title, before.entities[1].title);
        QCOMPARE(after.entities[2].type, QStringLiteral("club"));
        // Lines count on from the file's beginning, whatever came before.
        const int line = int((group("g1") + "---\n" + second + "---\n").count('\n')) + 1;
        QCOMPARE(after.entities[2].provenance.line, line);
    }
}

void TstReimport::otherDamage_data()
{
    QTest::addColumn<QByteArray>("second");
    QTest::addColumn<QString>("said");
    const auto row = [](const char* tag, const QByteArray& second, const char* said) { QTest::newRow(tag) << second << QString::fromLatin1(said); };
    row("wrong apiVersion", QByteArray(group("g2")).replace("backstage.io/v1alpha1", "v1"), "a.yaml:7 apiVersion is \"v1\"");
    row("no apiVersion", QByteArray(group("g2")).replace("apiVersion: backstage.io/v1alpha1", "x: y"), "a.yaml:7 apiVersion is missing");
    row("no kind", QByteArray(group("g2")).replace("kind: Group\n", ""), "a.yaml:7 kind is missing");
    row("neither", "x: y\n", "a.yaml:7 no apiVersion and no kind");
    row("a mistyped kind", QByteArray(group("g2")).replace("Group", "Gruop"), "a.yaml:7 kind Gruop is not known");
    row("no name", QByteArray(group("g2")).replace("  name: g2", "  x: y"), "a.yaml:7 metadata.name is missing");
    row("a name that is none", group("'g 2'"), "metadata.name \"g 2\" is not valid");
    row("a list", "- 1\n", "a.yaml:7 a document that is not a mapping");
    row("cut off", "apiVersion: backstage.io/v1alpha1\nki", "a.yaml:8 not valid YAML");
}

void TstReimport::otherDamage()
{
    QFETCH(QByteArray, second);
    QFETCH(QString, said);
    write("a.yaml", documents({group("g1"), group("g2")}));
    read();
    write("a.yaml", documents({group("g1"), second}));
    read();
    QCOMPARE(counts(), QStringLiteral("0 added 0 changed 0 moved 0 removed 1 skipped"));
    QVERIFY2(!this->said().filter(said).isEmpty() && !this->said().filter(QStringLiteral("a.yaml:0 kept as last imported")).isEmpty(),
        qPrintable(this->said().join(QLatin1Char('\n'))));
    QCOMPARE(names(), (QStringList {QStringLiteral("group:g1"), QStringLiteral("group:g2")}));
}

void TstReimport::goneFilesAreRemoved()
{
    write("a.yaml", group("a"));
    write("b.yaml", group("b"));
    write("c.yaml", documents({group("c"), group("d")}));
    write("e.yaml", group("e"));
    write("f.yaml", group("f"));
    read();
    write("a.yaml", damaged(group("a"))); // kept
    remove("b.yaml");                     // removed
    write("c.yaml", group("c"));          // d removed
    write("e.yaml", "");                  // written to at this moment, perhaps: kept
    write("f.yaml", QByteArray(1, '\0') + group("f")); // kept
    read();
    QCOMPARE(counts(), QStringLiteral("0 added 0 changed 0 moved 2 removed 3 skipped"));
    QCOMPARE(names(), (QStringList {QStringLiteral("group:a"), QStringLiteral("group:c"), QStringLiteral("group:e"), QStringLiteral("group:f")}));
    QCOMPARE(said().filter(QStringLiteral("kept as last imported")).size(), 3);
    remove("a.yaml");
    read();
    QCOMPARE(counts(), QStringLiteral("0 added 0 changed 0 moved 1 removed 2 skipped"));
}

void TstReimport::movedIsNotDoubled()
{
    write("a.yaml", documents({group("g1"), group("g2")}));
    write("z.yaml", group("z"));
    read();
    write("a.yaml", damaged(group("g1")));
    write("z.yaml", documents({group("z"), group("g2")}));
    read();
    QCOMPARE(counts(), QStringLiteral("0 added 0 changed 1 moved 0 removed 1 skipped"));
    QCOMPARE(names(), (QStringList {QStringLiteral("group:g1"), QStringLiteral("group:g2"), QStringLiteral("group:z")}));
    QVERIFY(!said().filter(QStringLiteral("(1): group:default/g1")).isEmpty());
}

void TstReimport::movedUnderAnotherName()
{
    const auto resource = [](const char* name, const char* type, const char* qualified) {
        return QByteArray("apiVersion: backstage.io/v1alpha1\nkind: Resource\nmetadata:\n  name: ") + name + "\nspec: {type: " + type + ", qualifiedName: " + qualified + "}\n";
    };
    write("a.yaml", documents({resource("r", "bucket", "''"), resource("d", "table", "s.d"), group("g")}));
    write("z.yaml", group("z"));
    read();
    QCOMPARE(names(), (QStringList {QStringLiteral("dataset:d"), QStringLiteral("group:g"), QStringLiteral("group:z"), QStringLiteral("resource:r")}));
    write("a.yaml", damaged(group("g")));
    write("z.yaml", documents({group("z"), resource("r", "table", "s.r"), resource("d2", "table", "S.D")}));
    read();
    QCOMPARE(names(), (QStringList {QStringLiteral("dataset:d2"), QStringLiteral("dataset:r"), QStringLiteral("group:g"), QStringLiteral("group:z")}));
}

void TstReimport::templatesHideNothing()
{
    const QByteArray made = "apiVersion: scaffolder.backstage.io/v1beta3\nkind: Template\nmetadata:\n  name: t\nspec: {type: service}\n";
    const QByteArray skeleton = group("${{ values.name }}");
    write("a.yaml", documents({made, skeleton, group("g1"), group("g2"), group("g1")}));
    read();
    QCOMPARE(counts(), QStringLiteral("2 added 0 changed 0 moved 0 removed 3 skipped"));
    write("a.yaml", documents({made, skeleton, group("g1"), group("g1")}));
    read();
    QCOMPARE(counts(), QStringLiteral("0 added 0 changed 0 moved 1 removed 3 skipped"));
}

void TstReimport::relationsOfWhatIsKept()
{
    const auto component = [](const char* name, const char* spec) {
        return QByteArray("apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata:\n  name: ") + name + "\nspec: {type: service, " + spec + "}\n";
    };
    const QByteArray table = "apiVersion: backstage.io/v1alpha1\nkind: Resource\nmetadata:\n  name: t\nspec: {type: table, owner: g}\n";
    write("a.yaml", documents({group("g"), table}));
    write("b.yaml", component("c", "owner: g, dependsOn: ['resource:t']"));
    read();
    const Catalog before = catalog();
    QCOMPARE(before.edges.size(), 1);
    write("a.yaml", documents({group("g"), damaged(table)}));
    read();
    QCOMPARE(counts(), QStringLiteral("0 added 0 changed 0 moved 0 removed 1 skipped"));
    QCOMPARE(importers::catalogToJson(catalog()), importers::catalogToJson(before));
    QVERIFY2(said().filter(QStringLiteral("not in the catalog")).isEmpty(), qPrintable(said().join(QLatin1Char('\n'))));
    // What another file no longer says is gone, though it was said about what is kept.
    write("b.yaml", component("c", "owner: g"));
    read();
    QVERIFY(catalog().edges.isEmpty());
    QStringList relations;
    for (const Relation& relation : catalog().relations)
        relations << relation.from.name + QLatin1Char(' ') + relation.kind + QLatin1Char(' ') + relation.to.name;
    relations.sort();
    QCOMPARE(relations, (QStringList {QStringLiteral("c ownedBy g"), QStringLiteral("g ownerOf c"), QStringLiteral("g ownerOf t"), QStringLiteral("t ownedBy g")}));
}

void TstReimport::locationThatCannotBeRead()
{
    const auto location = [](const char* name, const char* targets) {
        return QByteArray("apiVersion: backstage.io/v1alpha1\nkind: Location\nmetadata:\n  name: ") + name + "\nspec: {targets: [" + targets + "]}\n";
    };
    write("all.yaml", documents({location("all", "./teams.yaml"), group("root")}));
    write("teams.yaml", location("teams", "./one.yaml, ./two.yaml"));
    write("one.yaml", group("one"));
    write("two.yaml", group("two"));
    read("all.yaml");
    QCOMPARE(counts(), QStringLiteral("3 added 0 changed 0 moved 0 removed 0 skipped"));
    write("teams.yaml", damaged(location("teams", "./one.yaml, ./two.yaml")));
    remove("two.yaml");
    read("all.yaml");
    QCOMPARE(counts(), QStringLiteral("0 added 0 changed 0 moved 1 removed 1 skipped"));
    QCOMPARE(names(), (QStringList {QStringLiteral("group:one"), QStringLiteral("group:root")}));
}

void TstReimport::repairedIsRemoved()
{
    write("a.yaml", documents({group("g1"), group("g2"), group("g3")}));
    read();
    write("a.yaml", documents({group("g1"), damaged(group("g2"))}));
    read();
    QCOMPARE(names().size(), 3);
    write("a.yaml", group("g1"));
    read();
    QCOMPARE(counts(), QStringLiteral("0 added 0 changed 0 moved 2 removed 0 skipped"));
    QCOMPARE(said(), QStringList());
    QCOMPARE(names(), QStringList {QStringLiteral("group:g1")});
}

void TstReimport::whatAnotherSourceDescribesIsKnown()
{
    const QByteArray component = "apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata:\n  name: c\nspec: {type: service, owner: g, system: s}\n";
    write("teams.yaml", group("g"));
    write("c.yaml", component);
    read("teams.yaml");
    read("c.yaml");
    // The owner stands in another source, the system nowhere.
    const QStringList missing = said().filter(QStringLiteral("not in the catalog"));
    QCOMPARE(missing.size(), 1);
    QVERIFY2(missing.constFirst().contains(QStringLiteral("spec.system names system:default/s")), qPrintable(missing.constFirst()));
    // What this source itself gave before does not count.
    write("c.yaml", documents({component, group("own")}));
    read("c.yaml");
    write("c.yaml", QByteArray(component).replace("owner: g", "owner: own"));
    read("c.yaml");
    QCOMPARE(said().filter(QStringLiteral("not in the catalog")).size(), 2);
}

void TstReimport::damagedNodeOfAManifest()
{
    const QByteArray good = QByteArray("{'metadata': {'dbt_schema_version': 'https://schemas.getdbt.com/dbt/manifest/v12.json'}, 'nodes': {\n"
                                       "'seed.s.raw': {'resource_type': 'seed', 'name': 'raw', 'schema': 'main', 'original_file_path': 'raw.csv'},\n"
                                       "'model.s.a': {'resource_type': 'model', 'name': 'a', 'schema': 'main', 'original_file_path': 'a.sql', 'depends_on': {'nodes': ['seed.s.raw']}},\n"
                                       "'model.s.b': {'resource_type': 'model', 'name': 'b', 'schema': 'main', 'original_file_path': 'b.sql', 'depends_on': {'nodes': ['model.s.a']}}}}")
                                .replace('\'', '"');
    write("manifest.json", good);
    read("manifest.json");
    const Catalog before = catalog();
    QCOMPARE(before.edges.size(), 4);
    // A half-written manifest is refused as a whole; in one that is whole, a node that is none keeps its last state.
    write("manifest.json", QByteArray(good).replace("\"model.s.a\": {\"resource_type\": \"model\", ", "\"model.s.a\": {"));
    read("manifest.json");
    QCOMPARE(counts(), QStringLiteral("0 added 0 changed 0 moved 0 removed 1 skipped"));
    QVERIFY2(!said().filter(QStringLiteral("manifest.json:0 kept as last imported")).isEmpty(), qPrintable(said().join(QLatin1Char('\n'))));
    QCOMPARE(importers::catalogToJson(catalog()), importers::catalogToJson(before));
    write("manifest.json", QByteArray(good).replace("\"model.s.a\": {", "\"analysis.s.a\": {").replace("\"resource_type\": \"model\", \"name\": \"a\"", "\"resource_type\": \"analysis\", \"name\": \"a\""));
    read("manifest.json");
    QCOMPARE(counts(), QStringLiteral("0 added 0 changed 0 moved 2 removed 0 skipped"));
}

SKEIN_TEST(TstReimport)
#include "tst_reimport.moc"
