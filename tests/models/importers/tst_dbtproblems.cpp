// dbt project folders with something wrong: the rest is kept, and what is wrong is said.
#include "tests/models/importers/dbtfolder.h"

using namespace skein;
using namespace skein::importers;
using namespace skein::importers::dbttest;

class TstDbtProblems : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatCannotBeRead();
    void lostFilesKeepTheirLastState();
    void oddities();
};

void TstDbtProblems::whatCannotBeRead()
{
    DbtFolder folder;
    folder.add("dbt_project.yml", "name: shop\nmodels: [\n");
    folder.add("models/good.sql", "select * from {{ ref('x') }} {{ ref('open'");
    folder.add("models/empty.sql", " \n");
    folder.add("models/broken.yml", "models:\n  - name: good\n   description: x\n");
    folder.add("models/jinja.yml", "models:\n{% if x %}\n  - name: good\n");
    folder.add("models/odd.yml", "models: 5\nsources:\n  - 7\n  - name: s\n    tables: x\n");
    folder.add("models/list.yml", "- a\n");
    folder.add("models/two.yml", "models:\n  - name: good\n    description: first\n---\nmodels:\n  - name: good\n    description: second\n  - name: ghost\n");
    folder.add("models/bare.yml", "sources:\n  - name: bare\n    schema: {{ var('x') }}\n    tables: [{name: t}]\n");
    folder.add("models/latin.sql", "select '\xE4'");
    const auto imported = folder.read();
    QVERIFY2(imported.ok(), imported.ok() ? "" : qPrintable(imported.error().toText()));
    QCOMPARE(dataset(*imported, "good")->description, QStringLiteral("first"));
    const QString told = said(*imported);
    for (const char* line : {"dbt_project.yml:2 not valid YAML", "models/empty.sql:0 the file is empty", "models/broken.yml:3 not valid YAML", "models/jinja.yml:2 not valid YAML",
             "models/odd.yml:1 models is not a list", "models/odd.yml:3 an entry of sources has no name", "models/list.yml:1 it is not a list of models",
             "models/two.yml:6 the model good is also described in models/two.yml:2", "models/two.yml:8 ghost is described here, and no file in its project makes it",
             "models/good.sql:1 a Jinja expression {{ is not closed", "models/good.sql:1 ref('x') names a model that is not in this source", "models/latin.sql:0 the text is not UTF-8", "models/bare.yml:3 an expression {{ }} in YAML must stand in quotes"})
        QVERIFY2(told.contains(QLatin1String(line)), qPrintable(told));
    QCOMPARE(imported->report.facts.value(QStringLiteral("unresolvedRefs")), 2);
    DbtFolder nothing;
    nothing.add("dbt_project.yml", "name: shop\nmodels: [\n");
    QVERIFY(!nothing.read().ok());
}

void TstDbtProblems::lostFilesKeepTheirLastState()
{
    DbtFolder folder;
    folder.add("dbt_project.yml", project);
    folder.add("models/m.sql", "{{ source('a', 't') }}");
    folder.add("models/s.yml", "sources:\n  - name: a\n    tables: [{name: t}, {name: u}]\n");
    const auto first = folder.read();
    QVERIFY(first.ok());
    folder.add("models/s.yml", "sources:\n  - name: a\n    tables: [{name: t}, {name\n");
    ImportOptions options;
    options.before = [&] { return first->catalog; };
    const auto second = folder.read(options);
    QVERIFY(second.ok());
    QVERIFY(dataset(*second, "a.u"));
}

void TstDbtProblems::oddities()
{
    DbtFolder folder;
    folder.add("dbt_project.yml", project + "model-paths: [models, ../elsewhere]\nclean-targets: [models, ., /, build]\n");
    folder.add("models/a.sql", "{{ config(alias='same') }}{{ ref('b') }}");
    folder.add("models/b.sql", "{{ config(alias='same') }}{{ ref('a') }}{{ ref('b') }}");
    folder.add("models/raw_t.sql", "{{ config(schema='raw', alias='t') }}{{ source('raw', 't') }}");
    folder.add("models/s.yml", "sources: [{name: raw, tables: [{name: t}]}]\n");
    folder.add("build/x.sql", "select 1");
    folder.add("catalog-info.yaml", "apiVersion: backstage.io/v1alpha1\nkind: Domain\nmetadata: {name: one}\nspec: {owner: x}\n");
    const auto imported = folder.read();
    QVERIFY(imported.ok());
    const QString text = edges(*imported);
    for (const char* line : {"dataset:same -> pipeline:model.shop.a", "dataset:same -> pipeline:model.shop.b", "dataset:raw.t -> pipeline:model.shop.raw_t", "pipeline:model.shop.raw_t -> dataset:shop.raw.t"})
        QVERIFY2(text.contains(QLatin1String(line)), qPrintable(text));
    const QString told = said(*imported);
    for (const char* line : {"models/b.sql:1 b also writes same, as a does", "dbt_project.yml:3 model-paths names \"../elsewhere\", which is not inside the project", "build:0 1 files"})
        QVERIFY2(told.contains(QLatin1String(line)), qPrintable(told));
    const SortedFiles sorted = sortFiles(listSource(folder.dir.path()));
    QCOMPARE(sorted.byFormat.value(QStringLiteral("backstage")).files.size(), 1);
    QCOMPARE(sorted.byFormat.value(QStringLiteral("dbt-project")).files.size(), 6);
}

SKEIN_TEST(TstDbtProblems)
#include "tst_dbtproblems.moc"
