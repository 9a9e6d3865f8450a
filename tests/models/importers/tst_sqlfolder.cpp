#include "models/importers/importer.h"
#include "models/importers/sqlreferences.h"
#include "models/sql/jinja.h"
#include "tests/support/testregistry.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

using namespace skein;
using namespace skein::importers;

namespace {

void write(const QString& path, const QByteArray& text)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
}

/// Every edge as "from -> to @file:line [columns]", by the names the engines use.
QString edgesOf(const Catalog& catalog)
{
    QHash<EntityRef, QString> names;
    for (const Entity& entity : catalog.entities)
        names.insert(entity.ref, entity.qualifiedName.isEmpty() ? entity.paths.join(QLatin1Char('+')) : entity.qualifiedName + (entity.referencedOnly ? QStringLiteral("?") : QString()));
    QStringList lines;
    for (const LineageEdge& edge : catalog.edges) {
        QStringList columns;
        for (const ColumnEdge& column : edge.columns)
            columns << column.from + (column.direct ? QStringLiteral(">") : QStringLiteral("~")) + column.to;
        columns.sort();
        lines << QStringLiteral("%1 -> %2 @%3:%4 [%5]").arg(names.value(edge.from), names.value(edge.to), edge.provenance.file).arg(edge.provenance.line).arg(columns.join(QLatin1Char(' ')));
    }
    lines.sort();
    return lines.join(QLatin1Char('\n'));
}

QStringList said(const QVector<Skip>& entries)
{
    QStringList lines;
    for (const Skip& skip : entries)
        lines << QStringLiteral("%1:%2 %3").arg(skip.file).arg(skip.line).arg(skip.reason);
    return lines;
}

} // namespace

class TstSqlFolder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tablesInFolders()
    {
        QTemporaryDir dir;
        const QString base = dir.path() + QStringLiteral("/sql/proj-a/");
        write(base + QStringLiteral("raw_derived/plays_v1/query.sql"), "SELECT user_id, COUNT(*) AS plays\nFROM raw_stable.plays\nWHERE country = 'SE'\nGROUP BY user_id\n");
        write(base + QStringLiteral("raw_derived/plays_v1/metadata.yaml"),
            "friendly_name: Plays\ndescription: Plays a user\nowners: [mira@example.org, data/team]\nlabels:\n  schedule: daily\n"
            "scheduling:\n  dag_name: bqetl_plays\nodd: !include-this x.yaml\n");
        write(base + QStringLiteral("raw_derived/plays_v1/schema.yaml"),
            "fields:\n- {name: user_id, type: INTEGER, mode: REQUIRED}\n- name: stats\n  type: RECORD\n  mode: REPEATED\n  fields:\n  - {name: n, type: INTEGER}\n");
        write(base + QStringLiteral("raw/plays/view.sql"), "CREATE OR REPLACE VIEW `proj-a.raw.plays` AS\nSELECT * FROM `proj-a.raw_derived.plays_v1`\n");
        write(base + QStringLiteral("raw/plays/checks.sql"), "SELECT 1 FROM raw.other");
        write(base + QStringLiteral("udf/f/udf.sql"), "CREATE FUNCTION f() AS (1);");
        const Result<Imported> imported = importSource(dir.path());
        QVERIFY2(imported.ok(), imported ? "" : qPrintable(imported.error().toText()));
        QCOMPARE(imported->report.format, QStringLiteral("sql"));
        QCOMPARE(edgesOf(imported->catalog),
            QStringLiteral("proj-a.raw_derived.plays_v1 -> sql/proj-a/raw/plays/view.sql @sql/proj-a/raw/plays/view.sql:2 [stats>stats user_id>user_id]\n"
                           "proj-a.raw_stable.plays? -> sql/proj-a/raw_derived/plays_v1/query.sql @sql/proj-a/raw_derived/plays_v1/query.sql:2 [country~ user_id>user_id user_id~]\n"
                           "sql/proj-a/raw/plays/view.sql -> proj-a.raw.plays @sql/proj-a/raw/plays/view.sql:1 []\n"
                           "sql/proj-a/raw_derived/plays_v1/query.sql -> proj-a.raw_derived.plays_v1 @sql/proj-a/raw_derived/plays_v1/query.sql:1 []"));
        for (const Entity& entity : imported->catalog.entities) {
            if (entity.qualifiedName != QLatin1String("proj-a.raw_derived.plays_v1"))
                continue;
            QCOMPARE(entity.description, QStringLiteral("Plays a user"));
            QCOMPARE(entity.schedule, QStringLiteral("daily"));
            QCOMPARE(entity.owners.size(), 2);
            QCOMPARE(entity.currentSchema()->columns.size(), 3);
            QCOMPARE(entity.currentSchema()->columns.constLast().name, QStringLiteral("stats.n"));
        }
        QCOMPARE(imported->report.facts.value(QStringLiteral("checks")), 1);
        QCOMPARE(imported->report.facts.value(QStringLiteral("routines")), 1);
    }

    void filesWhereverTheyLie()
    {
        QTemporaryDir dir;
        write(dir.path() + QStringLiteral("/etl/load.sql"), "INSERT INTO mart.daily SELECT d, n FROM stage.daily;\nCREATE TEMP TABLE t AS SELECT 1 AS a;\nSELECT a FROM t;\n");
        write(dir.path() + QStringLiteral("/etl/tables.sql"), "CREATE TABLE mart.daily (d DATE, n INT);\n");
        write(dir.path() + QStringLiteral("/report.sql"), "SELECT n FROM mart.daily\n");
        const Result<Imported> imported = importSource(dir.path());
        QVERIFY2(imported.ok(), imported ? "" : qPrintable(imported.error().toText()));
        QCOMPARE(edgesOf(imported->catalog),
            QStringLiteral("etl/load.sql -> mart.daily @etl/load.sql:1 []\n"
                           "mart.daily -> report.sql @report.sql:1 [n>n]\n"
                           "stage.daily? -> etl/load.sql @etl/load.sql:1 [d>d n>n]"));
    }

    void references_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("reads");
        QTest::newRow("place") << QByteArray("SELECT 1 FROM a, b.c, d.e.f") << QStringLiteral("d.e.f p.b.c p.s.a");
        QTest::newRow("cte") << QByteArray("WITH a AS (SELECT 1 FROM x) SELECT 1 FROM a") << QStringLiteral("p.s.x");
        QTest::newRow("array path") << QByteArray("SELECT 1 FROM `p.s.t` AS t, t.items, UNNEST(t.more)") << QStringLiteral("p.s.t");
        QTest::newRow("branches") << QByteArray("{% if is_init() %} SELECT 1 FROM a {% elif x %} SELECT 1 FROM b {% else %} SELECT 1 FROM c {% endif %}")
                                  << QStringLiteral("p.s.a p.s.b p.s.c");
        QTest::newRow("list") << QByteArray("{% set ds = ['x', 'y'] %}{% for d in ds %} SELECT 1 FROM {{ d }}.t {% if not loop.last %}UNION ALL{% endif %}{% endfor %}")
                              << QStringLiteral("p.x.t p.y.t");
        QTest::newRow("made by a template") << QByteArray("SELECT 1 FROM {{ var('x') }}.t, u") << QStringLiteral("p.s.u");
        QTest::newRow("star except") << QByteArray("SELECT * EXCEPT (a) REPLACE ((SELECT MAX(x) FROM q.r) AS b) FROM t") << QStringLiteral("p.q.r p.s.t");
        QTest::newRow("extract") << QByteArray("SELECT EXTRACT(DAY FROM x.y) FROM t AS x") << QStringLiteral("p.s.t");
        QTest::newRow("information schema") << QByteArray("SELECT 1 FROM ds.INFORMATION_SCHEMA.TABLES") << QStringLiteral("p.ds.INFORMATION_SCHEMA.TABLES");
        QTest::newRow("comment and text") << QByteArray("-- FROM a\nSELECT 'FROM b' FROM c") << QStringLiteral("p.s.c");
        QTest::newRow("wildcard") << QByteArray("SELECT 1 FROM `p.s.events_*`") << QStringLiteral("p.s.events_*");
        QTest::newRow("nothing") << QByteArray("SELECT 1") << QString();
    }
    void references()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, reads);
        const SqlReferences found = sqlReferences(text, sql::Dialect::BigQuery, {QStringLiteral("p"), QStringLiteral("s")}, {});
        QCOMPARE(QStringList(found.reads.keys()).join(QLatin1Char(' ')), reads);
    }

    void variantsKeepTheirLength()
    {
        const QByteArray text = "a {% if x %}b\nb{% else %}c{% if y %}d{% endif %}{% endif %} e {% if open %} f";
        const QVector<QByteArray> variants = sql::templateVariants(text);
        QCOMPARE(variants.size(), 2);
        for (const QByteArray& variant : variants) {
            QCOMPARE(variant.size(), text.size());
            QCOMPARE(variant.count('\n'), text.count('\n'));
        }
        QCOMPARE(sql::maskTemplates(variants[0]).simplified(), QByteArray("a b b e f"));
        QCOMPARE(sql::maskTemplates(variants[1]).simplified(), QByteArray("a cd e f").replace("cd", "c            d").simplified());
    }

    void whatCannotBeReadIsSaid()
    {
        QTemporaryDir dir;
        write(dir.path() + QStringLiteral("/a.sql"), "SELECT 1 FROM good.table_one");
        write(dir.path() + QStringLiteral("/b.sql"), "");
        write(dir.path() + QStringLiteral("/c.sql"), QByteArray("SELECT 1\nFROM x\0y", 17));
        write(dir.path() + QStringLiteral("/d.sql"), "SELECT 1\nFROM {{ who_knows() }}");
        write(dir.path() + QStringLiteral("/e.sql"), "SELECT 1");
        write(dir.path() + QStringLiteral("/schema.yaml"), "fields: [");
        const Result<Imported> imported = importSource(dir.path());
        QVERIFY2(imported.ok(), imported ? "" : qPrintable(imported.error().toText()));
        const QStringList skipped = said(imported->report.skipped);
        QVERIFY2(skipped.contains(QStringLiteral("b.sql:0 the file is empty")), qPrintable(skipped.join(QLatin1Char('\n'))));
        QVERIFY2(skipped.contains(QStringLiteral("c.sql:2 holds a NUL byte: not a SQL text")), qPrintable(skipped.join(QLatin1Char('\n'))));
        QVERIFY2(skipped.contains(QStringLiteral("d.sql:2 the table's name is made by a template: {{ who_knows() }}")), qPrintable(skipped.join(QLatin1Char('\n'))));
        QVERIFY2(skipped.contains(QStringLiteral("e.sql:1 reads and writes no table")), qPrintable(skipped.join(QLatin1Char('\n'))));
        QCOMPARE(imported->catalog.entities.size(), 2); // the table and the query that reads it
    }
};

SKEIN_TEST(TstSqlFolder)
#include "tst_sqlfolder.moc"
