// dbt project folders without a manifest: what is found.
#include "tests/models/importers/dbtfolder.h"

using namespace skein;
using namespace skein::importers;
using namespace skein::importers::dbttest;

class TstDbtProject : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wholeProject();
    void configurations();
    void versions();
    void sourcesAndExposures();
    void severalProjects();
    void snapshotsAndSeeds();
    void variablesAndMacros();
};

void TstDbtProject::wholeProject()
{
    DbtFolder folder;
    folder.add("dbt_project.yml", project + "models:\n  shop:\n    staging:\n      +schema: stg\n      +materialized: ephemeral\n    +meta:\n      owner: '@core'\n");
    folder.add("models/staging/stg_orders.sql", "select *\nfrom {{ source('raw', 'orders') }}\n");
    folder.add("models/orders.sql", "{{ config(materialized='table', tags=['daily']) }}\n-- depends_on: {{ ref('countries') }}\nselect * from {{ ref('stg_orders') }}\n{# {{ ref('nothing') }} #}");
    folder.add("models/score.py", "def model(dbt, session):\n    return dbt.ref('orders')\n");
    folder.add("models/schema.yml", "version: 2\nsources:\n  - name: raw\n    schema: landing\n    tables:\n      - name: orders\n        identifier: orders_v1\n"
                                    "models:\n  - name: orders\n    description: '{{ doc(\"orders\") }}'\n    columns:\n      - {name: id, data_type: int, description: key, tests: [unique, not_null]}\n"
                                    "      - {name: at, data_type: timestamp}\n    data_tests: [x]\n");
    folder.add("models/docs.md", "# Docs\n{% docs orders %}\nAll *orders*.\n{% enddocs %}\n");
    folder.add("seeds/countries.csv", "\xEF\xBB\xBF" "code,\"name, long\"\r\nde,Germany\r\n");
    folder.add("macros/m.sql", "{% macro a() %}{% endmacro %}{% test b(model) %}{% endtest %}");
    folder.add("analyses/a.sql", "{{ ref('orders') }}");
    folder.add("tests/t.sql", "{{ ref('orders') }}");
    folder.add("target/compiled/orders.sql", "select 1");
    folder.add("dbt_packages/utils/dbt_project.yml", "name: utils\n");
    folder.add("dbt_packages/utils/models/u.sql", "select 1");
    folder.add("scripts/x.sql", "select 1");
    const auto imported = folder.read();
    QVERIFY2(imported.ok(), imported.ok() ? "" : qPrintable(imported.error().toText()));
    QCOMPARE(edges(*imported),
        QStringLiteral("dataset:countries -> pipeline:model.shop.orders models/orders.sql:2\n"
                       "dataset:landing.orders_v1 -> pipeline:model.shop.stg_orders models/staging/stg_orders.sql:2\n"
                       "dataset:orders -> pipeline:model.shop.score models/score.py:2\n"
                       "dataset:stg.stg_orders -> pipeline:model.shop.orders models/orders.sql:3\n"
                       "pipeline:model.shop.orders -> dataset:orders models/orders.sql:1\n"
                       "pipeline:model.shop.score -> dataset:score models/score.py:1\n"
                       "pipeline:model.shop.stg_orders -> dataset:stg.stg_orders models/staging/stg_orders.sql:1"));
    QCOMPARE(facts(*imported), QStringLiteral("analyses 1 columns 4 leftOutFiles 3 macros 2 models 3 projects 1 refs 3 seeds 1 sourceRefs 1 sources 1 tests 4"));
    QCOMPARE(said(*imported),
        QStringLiteral("dbt_packages:0 2 files of installed packages or made by dbt are left out\n"
                       "target:0 1 files of installed packages or made by dbt are left out\n"
                       "%1:0 1 .sql files lie in none of the folders that dbt_project.yml names").arg(QStringLiteral(".")));
    const Entity* orders = dataset(*imported, "orders");
    QVERIFY(orders);
    QCOMPARE(orders->type, QStringLiteral("table"));
    QCOMPARE(orders->description, QStringLiteral("All *orders*."));
    QCOMPARE(orders->tags, QStringList(QStringLiteral("daily")));
    QCOMPARE(orders->owners, QVector<EntityRef>({EntityRef(EntityKind::Group, QString(), QStringLiteral("core"))}));
    QCOMPARE(orders->annotations.value(QStringLiteral("dbt/unique-id")), QStringLiteral("model.shop.orders"));
    QCOMPARE(orders->annotations.value(QStringLiteral("dbt/tests")), QStringLiteral("3"));
    QCOMPARE(orders->currentSchema()->columns.size(), 2);
    QCOMPARE(orders->currentSchema()->columns.constFirst().type, LogicalType::Integer);
    QCOMPARE(dataset(*imported, "stg.stg_orders")->type, QStringLiteral("ephemeral"));
    QCOMPARE(dataset(*imported, "score")->type, QStringLiteral("table"));
    QCOMPARE(dataset(*imported, "countries")->currentSchema()->columns.constLast().name, QStringLiteral("name, long"));
}

void TstDbtProject::configurations()
{
    DbtFolder folder;
    folder.add("dbt_project.yml", project + "model-paths: [src]\nvars:\n  shop: {layer: gold}\nmodels:\n  +materialized: view\n  shop:\n    +tags: a\n    mart:\n      materialized: table\n"
                                            "      +enabled: \"{{ var('marts', true) }}\"\n      old:\n        +enabled: \"{{ var('old', false) }}\"\n");
    folder.add("src/mart/one.sql", "{{ config({'schema': var('layer'), 'alias': 'uno'}) }} select 1");
    folder.add("src/mart/old/two.sql", "select 1");
    folder.add("src/mart/old/three.sql", "{{ config(enabled=true, schema=target.schema ~ 'x') }} select 1");
    folder.add("src/four.sql", "select * from {{ ref('two') }}");
    folder.add("src/five.sql", "{{ config(enabled = var('five', False)) }}");
    folder.add("src/p.yml", "models:\n  - name: four\n    config: {materialized: incremental, contract: {enforced: true}, meta: {owner: {name: Team Four}}}\n    group: fin\n    tags: [b]\n"
                            "    deprecation_date: 2030-01-01\n    columns: [{name: id, constraints: [{type: primary_key}, {type: foreign_key, to: ref('one')}]}]\ngroups:\n  - name: fin\n    owner: {name: Finance, email: fin@example.com}\n");
    const auto imported = folder.read();
    QVERIFY(imported.ok());
    const Entity* one = dataset(*imported, "gold.uno");
    QVERIFY(one);
    QCOMPARE(one->type, QStringLiteral("table"));
    QCOMPARE(one->tags, QStringList(QStringLiteral("a")));
    QVERIFY(dataset(*imported, "three"));
    QVERIFY(!dataset(*imported, "two") && !dataset(*imported, "five"));
    const Entity* four = dataset(*imported, "four");
    QVERIFY(four);
    QCOMPARE(four->type, QStringLiteral("incremental"));
    QCOMPARE(four->lifecycle, QStringLiteral("deprecated"));
    QCOMPARE(four->tags, (QStringList {QStringLiteral("a"), QStringLiteral("b")}));
    QCOMPARE(four->owners.size(), 2);
    QCOMPARE(four->annotations.value(QStringLiteral("dbt/contract")), QStringLiteral("enforced"));
    QVERIFY(four->currentSchema()->columns.constFirst().key);
    QCOMPARE(imported->catalog.relations.size(), 1);
    QCOMPARE(imported->catalog.relations.constFirst().to, one->ref);
    QCOMPARE(imported->report.facts.value(QStringLiteral("disabled")), 2);
    const QString text = said(*imported);
    for (const char* line : {"src/mart/old/two.sql:1 the model two is disabled", "src/five.sql:1 the model five is disabled", "src/four.sql:1 ref('two') names a model that is disabled",
             "src/mart/old/three.sql:1 the value {{ target.schema ~ 'x' }} is only known when dbt runs"})
        QVERIFY2(text.contains(QLatin1String(line)), qPrintable(text));
}

void TstDbtProject::versions()
{
    DbtFolder folder;
    folder.add("dbt_project.yml", project);
    folder.add("models/dim_v1.sql", "select 1");
    folder.add("models/dim.sql", "select 1");
    folder.add("models/dim_next.sql", "select 1");
    folder.add("models/m.yml", "models:\n  - name: dim\n    latest_version: 2\n    columns:\n      - {name: a}\n      - {name: b}\n    versions:\n      - v: 1\n        columns:\n          - include: all\n            exclude: [b]\n"
                               "          - {name: c}\n      - v: 2\n      - v: 3\n        defined_in: dim_next\n      - v: 4\n");
    folder.add("models/uses.sql", "{{ ref('dim') }}\n{{ ref('dim', v=1) }}\n{{ ref('dim', version=3) }}\n{{ ref('dim', v=9) }}");
    const auto imported = folder.read();
    QVERIFY(imported.ok());
    const QString text = edges(*imported);
    for (const char* line : {"dataset:dim_v2 -> pipeline:model.shop.uses models/uses.sql:1", "dataset:dim_v1 -> pipeline:model.shop.uses models/uses.sql:2",
             "dataset:dim_v3 -> pipeline:model.shop.uses models/uses.sql:3", "pipeline:model.shop.dim.v1 -> dataset:dim_v1", "pipeline:model.shop.dim.v2 -> dataset:dim_v2 models/dim.sql:1"})
        QVERIFY2(text.contains(QLatin1String(line)), qPrintable(text));
    QStringList names;
    for (const Column& column : dataset(*imported, "dim_v1")->currentSchema()->columns)
        names << column.name;
    QCOMPARE(names.join(QLatin1Char(' ')), QStringLiteral("a c"));
    QCOMPARE(dataset(*imported, "dim_v1")->currentSchema()->label, QStringLiteral("1"));
    QCOMPARE(said(*imported), QStringLiteral("models/m.yml:16 version 4 of the model dim has no file in this project\n"
                                             "models/uses.sql:4 ref('dim', v=9) names a version that this source does not have"));
}

void TstDbtProject::sourcesAndExposures()
{
    DbtFolder folder;
    folder.add("dbt_project.yml", project);
    folder.add("models/s.yml",
        "sources:\n  - name: erp\n    database: \"{{ env_var('DB', 'lake') }}\"\n    loaded_at_field: loaded\n    freshness: {warn_after: {count: 12, period: hour}, error_after: {count: 1, period: day}}\n"
        "    tables:\n      - name: a\n      - name: b\n        freshness: {error_after: {count: 2, period: day}}\n        meta: {owner: erp-team}\n      - name: c\n        freshness: null\n"
        "  - name: crm\n    schema: \"{{ target.schema }}\"\n    database: \"{{ target.database }}\"\n    tables: [{name: t}, {name: t}, {nam: x}]\n"
        "exposures:\n  - name: board\n    type: dashboard\n    url: https://example.com/board\n    owner: {name: Ana, email: ana@example.com}\n    depends_on:\n      - ref('m')\n      - source('erp', 'b')\n      - metric('z')\n");
    folder.add("models/m.sql", "{{ source('erp','a') }} {{ source('erp', 'gone') }}");
    const auto imported = folder.read();
    QVERIFY(imported.ok());
    const QString text = edges(*imported);
    QCOMPARE(text, QStringLiteral("dataset:erp.gone -> pipeline:model.shop.m models/m.sql:1\n"
                                  "dataset:lake.erp.a -> pipeline:model.shop.m models/m.sql:1\n"
                                  "dataset:lake.erp.b -> component:exposure.shop.board models/s.yml:24\n"
                                  "dataset:m -> component:exposure.shop.board models/s.yml:23\n"
                                  "pipeline:model.shop.m -> dataset:m models/m.sql:1"));
    QCOMPARE(dataset(*imported, "lake.erp.a")->freshnessSloMinutes, 720);
    QCOMPARE(dataset(*imported, "lake.erp.a")->annotations.value(QStringLiteral("dbt/loaded-at-field")), QStringLiteral("loaded"));
    QCOMPARE(dataset(*imported, "lake.erp.b")->freshnessSloMinutes, 2880);
    QCOMPARE(dataset(*imported, "lake.erp.b")->owners.size(), 1);
    QCOMPARE(dataset(*imported, "lake.erp.c")->freshnessSloMinutes, 0);
    QVERIFY(dataset(*imported, "erp.gone")->referencedOnly);
    const QString told = said(*imported);
    for (const char* line : {"models/s.yml:16 the source table crm.t is described a second time", "models/s.yml:16 a table of the source crm has no name", "models/s.yml:14 the value {{ target.schema }} is only known",
             "models/m.sql:1 source('erp', 'gone') names a source that is not described", "models/s.yml:25 the exposure board depends on \"metric('z')\""})
        QVERIFY2(told.contains(QLatin1String(line)), qPrintable(told));
    QCOMPARE(told.count(QStringLiteral("only known when dbt runs")), 1);
}

void TstDbtProject::severalProjects()
{
    DbtFolder folder;
    folder.add("core/dbt_project.yml", "name: core\n");
    folder.add("core/models/orders.sql", "select 1");
    folder.add("core/models/only_core.sql", "select 1");
    folder.add("core/integration_tests/dbt_project.yml", "name: core_tests\n");
    folder.add("core/integration_tests/models/check.sql", "{{ ref('only_core') }}");
    folder.add("shop/dbt_project.yml", "name: shop\n");
    folder.add("shop/packages.yml", "packages: []\n");
    folder.add("shop/models/orders.sql", "{{ ref('core', 'orders') }}\n{{ ref('orders') }}");
    folder.add("shop/models/more.sql", "{{ ref('orders') }}\n{{ ref('only_core') }}\n{{ ref('utils', 'dates') }}\n{{ ref('installed') }}\n{{ ref('core', 'gone') }}");
    folder.add("shop/models/z/more.sql", "select 1");
    const auto imported = folder.read();
    QVERIFY(imported.ok());
    QCOMPARE(edges(*imported),
        QStringLiteral("dataset:core.orders -> pipeline:model.shop.orders shop/models/orders.sql:1\n"
                       "dataset:installed -> pipeline:model.shop.more shop/models/more.sql:4\n"
                       "dataset:only_core -> pipeline:model.core_tests.check core/integration_tests/models/check.sql:1\n"
                       "dataset:only_core -> pipeline:model.shop.more shop/models/more.sql:2\n"
                       "dataset:shop.orders -> pipeline:model.shop.more shop/models/more.sql:1\n"
                       "dataset:shop.orders -> pipeline:model.shop.orders shop/models/orders.sql:2\n"
                       "dataset:utils.dates -> pipeline:model.shop.more shop/models/more.sql:3\n"
                       "pipeline:model.core.only_core -> dataset:only_core core/models/only_core.sql:1\n"
                       "pipeline:model.core.orders -> dataset:core.orders core/models/orders.sql:1\n"
                       "pipeline:model.core_tests.check -> dataset:check core/integration_tests/models/check.sql:1\n"
                       "pipeline:model.shop.more -> dataset:more shop/models/more.sql:1\n"
                       "pipeline:model.shop.orders -> dataset:shop.orders shop/models/orders.sql:1"));
    const QString told = said(*imported);
    for (const char* line : {"shop/models/more.sql:3 ref('utils', 'dates') names a model that is not in this source", "shop/models/more.sql:5 ref('core', 'gone') names a model that is not",
             "shop/models/z/more.sql:1 the name more is taken in this project by the model in shop/models/more.sql"})
        QVERIFY2(told.contains(QLatin1String(line)), qPrintable(told));
    QVERIFY(dataset(*imported, "utils.dates")->referencedOnly);
    QCOMPARE(dataset(*imported, "utils.dates")->platform, QStringLiteral("dbt"));
}

void TstDbtProject::snapshotsAndSeeds()
{
    DbtFolder folder;
    folder.add("dbt_project.yml", project + "seeds:\n  shop:\n    +schema: ref\n    semi: {+delimiter: ';', +column_types: {n: integer}}\n");
    folder.add("snapshots/s.sql", "{% snapshot one %}\n{{ config(target_schema='snap', strategy='check') }}\nselect * from {{ ref('semi') }}\n{% endsnapshot %}\n{% snapshot two %}\nselect * from {{ source('a', 'b') }}\n{% endsnapshot %}");
    folder.add("snapshots/three.yml", "snapshots:\n  - name: three\n    relation: ref('one')\n    config: {schema: snap, unique_key: id}\n  - name: four\n");
    folder.add("snapshots/none.sql", "select 1");
    folder.add("seeds/semi/semi.csv", "id;n\n1;2\n");
    folder.add("seeds/empty.csv", "");
    const auto imported = folder.read();
    QVERIFY(imported.ok());
    const QString text = edges(*imported);
    for (const char* line : {"dataset:ref.semi -> pipeline:snapshot.shop.one snapshots/s.sql:3", "dataset:a.b -> pipeline:snapshot.shop.two snapshots/s.sql:6",
             "dataset:snap.one -> pipeline:snapshot.shop.three snapshots/three.yml:3", "pipeline:snapshot.shop.one -> dataset:snap.one snapshots/s.sql:1"})
        QVERIFY2(text.contains(QLatin1String(line)), qPrintable(text));
    QCOMPARE(dataset(*imported, "snap.three")->type, QStringLiteral("snapshot"));
    QCOMPARE(dataset(*imported, "ref.semi")->currentSchema()->columns.constLast().type, LogicalType::Integer);
    QCOMPARE(imported->report.facts.value(QStringLiteral("snapshots")), 3);
    QCOMPARE(imported->report.facts.value(QStringLiteral("seeds")), 2);
    const QString told = said(*imported);
    for (const char* line : {"snapshots/none.sql:1 it has no {% snapshot %} block", "seeds/empty.csv:1 the seed has no header line", "snapshots/three.yml:5 four is described here, and no file in its project makes it"})
        QVERIFY2(told.contains(QLatin1String(line)), qPrintable(told));
}

void TstDbtProject::variablesAndMacros()
{
    DbtFolder folder;
    folder.add("dbt_project.yml", project + "vars:\n  shop:\n    orders_table: \"{{ ref('orders') }}\"\n");
    folder.add("models/orders.sql", "select 1");
    folder.add("models/more.sql", "\nselect * from {{ var('orders_table') }}");
    folder.add("models/most.sql", "\n\n{{ outer() }} {{ shop.outer() }}");
    folder.add("models/dyn.sql", "{{ free('x') }}\n{{ ref(x) }}");
    folder.add("macros/m.sql", "{% macro outer() %}{{ inner() }}{% endmacro %}\n{% macro inner() %}{{ outer() }}{{ ref('more') }}{% endmacro %}\n{% macro free(name) %}\n{{ ref(name) }}{% endmacro %}");
    const auto imported = folder.read();
    QVERIFY(imported.ok());
    const QString text = edges(*imported);
    for (const char* line : {"dataset:orders -> pipeline:model.shop.more models/more.sql:2", "dataset:more -> pipeline:model.shop.most models/most.sql:3"})
        QVERIFY2(text.contains(QLatin1String(line)), qPrintable(text));
    QCOMPARE(imported->report.facts.value(QStringLiteral("dynamicRefs")), 2);
    QCOMPARE(said(*imported), QStringLiteral("macros/m.sql:4 dynamic reference: ref(name) is only known when dbt runs; what calls the macro free reads more than is shown\n"
                                             "models/dyn.sql:2 dynamic reference: ref(x) is only known when dbt runs"));
}

SKEIN_TEST(TstDbtProject)
#include "tst_dbtproject.moc"
