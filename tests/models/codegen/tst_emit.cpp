#include "tests/models/codegen/support.h"
#include "tests/support/testregistry.h"

using namespace skein;
using namespace skein::codegen;
using namespace skein::test;

namespace {

GenerateOptions bare()
{
    GenerateOptions options;
    options.header = false;
    return options;
}

QString expression(const QString& sql, const Dialect& dialect, const QString& columns)
{
    const mapping::Mapping mapping = mappingOf({}, columns);
    QVector<Diagnostic> diagnostics;
    const ExprPtr expr = exprFromSql(sql, mapping.source, QStringLiteral("r1"), diagnostics);
    const GeneratedCode code = emitExpression(expr, dialect);
    diagnostics += code.diagnostics;
    return diagnostics.isEmpty() ? code.text : QStringLiteral("! ") + diagnostics.constFirst().message;
}

mapping::Mapping orders()
{
    return mappingOf(R"(
        {"id":"r1","kind":"rename","inputs":["id"],"outputs":["order_id"]},
        {"id":"r2","kind":"unit","inputs":["took_ms"],"outputs":["took_s"],"params":{"factor":0.001}},
        {"id":"r3","kind":"valueMap","inputs":["os"],"outputs":["platform"],
         "params":{"values":{"A":"android","I":"it\u0027s iOS"},"onUnmapped":"keep"}},
        {"id":"r4","kind":"concat","inputs":["first","last"],"outputs":["name"],"params":{"separator":" ","reversible":true}},
        {"id":"r5","kind":"keep","inputs":["order"]})",
        QStringLiteral("id INTEGER, took_ms INTEGER, os TEXT, first TEXT, last TEXT, order INTEGER"),
        QStringLiteral("order_id INTEGER not null, took_s REAL, platform TEXT, name TEXT, order INTEGER"),
        R"({"source":["id"],"target":["order_id"],"rowRelation":"1:1"})");
}

} // namespace

class TstEmit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void expressions_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QString>("onSqlite");
        QTest::addColumn<QString>("onPostgres");
        const auto add = [](const char* sql, const char* onSqlite, const char* onPostgres = nullptr) {
            QTest::newRow(sql) << QString::fromUtf8(sql) << QString::fromUtf8(onSqlite)
                               << QString::fromUtf8(onPostgres ? onPostgres : onSqlite);
        };
        add("a + b * 2", "a + b * 2");
        add("(a + b) * 2", "(a + b) * 2");
        add("a - (b - 1)", "a - (b - 1)");
        add("(a - b) - 1", "a - b - 1");
        add("a - -1", "a - -1");
        add("- (-a)", "-(-a)");
        add("NOT (a = 1 AND b = 2)", "NOT (a = 1 AND b = 2)");
        add("(NOT a = 1) AND b = 2", "NOT a = 1 AND b = 2");
        add("(a = 1 OR b = 2) AND a = 3", "(a = 1 OR b = 2) AND a = 3");
        add("(a = b) = TRUE", "(a = b) = 1", "(a = b) = TRUE");
        add("a + 1 || s", "CAST(a + 1 AS TEXT) || s", "CAST(a + 1 AS text) || s");
        add("s || s || 'x'", "s || s || 'x'");
        add("(s || 'a') LIKE 'b%'", "s || 'a' LIKE 'b%'");
        add("a / b", "CAST(a AS REAL) / b", "CAST(a AS double precision) / NULLIF(b, 0)");
        add("a / 1000.0", "a / 1000.0");
        add("(a + b) / 1000.0", "(a + b) / 1000.0");
        add("substr(s, 2)", "substr(s, 2)");
        add("instr(s, 'x') > 0", "instr(s, 'x') > 0", "strpos(s, 'x') > 0");
        add("CASE WHEN a > 1 THEN 'x' ELSE 'y' END", "CASE WHEN a > 1 THEN 'x' ELSE 'y' END");
        add("'it''s; DROP TABLE x --'", "'it''s; DROP TABLE x --'");
        add("\"Weird \"\"name\"", "! the expression reads 'Weird \"name', which is no column of shop.orders_v1");
        add("a IS NOT NULL AND s IN ('x', 'y')", "a IS NOT NULL AND s IN ('x', 'y')");
        add("coalesce(s, 'x')", "COALESCE(s, 'x')");
        add("CAST(a AS TEXT)", "CAST(a AS TEXT)", "CAST(a AS text)");
        add("CAST(s AS INTEGER)", "CASE WHEN CAST(s AS INTEGER) = s THEN CAST(s AS INTEGER) "
            "ELSE json_extract('{}', 's: not integer: ' || s) END", "CAST(s AS bigint)");
        add("soundex(s)", "! SQLite has no known equivalent of soundex with 1 arguments",
            "! PostgreSQL has no known equivalent of soundex with 1 arguments");
        add("a +", "! the expression cannot be read: the expression ends too early (character 4)");
    }

    void expressions()
    {
        QFETCH(QString, sql);
        QFETCH(QString, onSqlite);
        QFETCH(QString, onPostgres);
        const QString columns = QStringLiteral("a INTEGER, b INTEGER, s TEXT");
        QCOMPARE(expression(sql, sqlite(), columns), onSqlite);
        QCOMPARE(expression(sql, postgres(), columns), onPostgres);
    }

    void identifiers()
    {
        QCOMPARE(sqlite().identifier(QStringLiteral("user_id")), QStringLiteral("user_id"));
        QCOMPARE(sqlite().identifier(QStringLiteral("UserId")), QStringLiteral("UserId"));
        QCOMPARE(postgres().identifier(QStringLiteral("UserId")), QStringLiteral("\"UserId\""));
        QCOMPARE(sqlite().identifier(QStringLiteral("order")), QStringLiteral("\"order\""));
        QCOMPARE(sqlite().identifier(QStringLiteral("a\"b")), QStringLiteral("\"a\"\"b\""));
        QCOMPARE(sqlite().identifier(QStringLiteral("1st")), QStringLiteral("\"1st\""));
        QCOMPARE(sqlite().relation(QStringLiteral("a.b.c")), QStringLiteral("c"));
        QCOMPARE(postgres().relation(QStringLiteral("b.C d")), QStringLiteral("b.\"C d\""));
        QVERIFY(!dialectByName(QStringLiteral("cobol")).ok());
    }

    void forward()
    {
        const GeneratedCode code = forwardSelect(orders(), sqlite(), bare());
        QVERIFY2(!code.blocked(), qPrintable(problems(code.diagnostics)));
        QCOMPARE(code.text, QStringLiteral("SELECT\n"
                                           "    id AS order_id,\n"
                                           "    took_ms / 1000.0 AS took_s,\n"
                                           "    CASE os\n"
                                           "        WHEN 'A' THEN 'android'\n"
                                           "        WHEN 'I' THEN 'it''s iOS'\n"
                                           "        ELSE os\n"
                                           "    END AS platform,\n"
                                           "    first || ' ' || last AS name,\n"
                                           "    \"order\"\n"
                                           "FROM orders_v1;\n"));
        const QStringList rules {QString(), QStringLiteral("r1"), QStringLiteral("r2"), QStringLiteral("r3"), QStringLiteral("r3"),
            QStringLiteral("r3"), QStringLiteral("r3"), QStringLiteral("r3"), QStringLiteral("r4"), QStringLiteral("r5"), QString()};
        for (int line = 1; line <= rules.size(); ++line)
            QCOMPARE(code.ruleOfLine(line), rules.at(line - 1));
    }

    void style()
    {
        GenerateOptions options = bare();
        options.format = {false, 2, true};
        const GeneratedCode code = forwardSelect(mappingOf(R"({"id":"r1","kind":"keep","inputs":["a"]},{"id":"r2","kind":"keep","inputs":["b"]})"),
            postgres(), options);
        QCOMPARE(code.text, QStringLiteral("select\n  a\n  , b\nfrom shop.orders_v1;\n"));
    }

    void headerAndDeterminism()
    {
        const GeneratedCode first = insertSelect(orders(), sqlite());
        QVERIFY(first.text.startsWith(QStringLiteral("-- Fill the new table: shop.orders_v1 to shop.orders_v2 (SQLite)\n-- Mapping-Id: orders\n-- Mapping-Hash: %1\n")
            .arg(orders().hash())));
        QCOMPARE(first.ruleOfLine(6), QStringLiteral("r1"));
        for (int i = 0; i < 3; ++i)
            QCOMPARE(insertSelect(orders(), sqlite()).text, first.text);
        mapping::Mapping evil = orders();
        evil.id = QStringLiteral("x\nDROP TABLE y;\r z");
        for (const QString& line : forwardSelect(evil, sqlite()).text.split(QLatin1Char('\n')).mid(0, 4))
            QVERIFY2(line.startsWith(QStringLiteral("-- ")), qPrintable(line));
    }

    void tables()
    {
        QCOMPARE(createTable(orders(), sqlite(), bare()).text, QStringLiteral("CREATE TABLE orders_v2 (\n"
            "    order_id INTEGER NOT NULL,\n    took_s REAL,\n    platform TEXT,\n    name TEXT,\n    \"order\" INTEGER,\n"
            "    PRIMARY KEY (order_id)\n);\n"));
        QVERIFY(createTableAs(orders(), sqlite(), bare()).text.startsWith(QStringLiteral("CREATE TABLE orders_v2 AS\nSELECT\n")));
        const GeneratedCode chunk = insertSelect(orders(), postgres(), bare(), {QStringLiteral("id")});
        QVERIFY(chunk.text.startsWith(QStringLiteral("INSERT INTO shop.orders_v2 (order_id, took_s, platform, name, \"order\")\n")));
        QVERIFY(chunk.text.endsWith(QStringLiteral("FROM shop.orders_v1\nWHERE id > ? AND id <= ?;\n")));
        QVERIFY(insertSelect(orders(), sqlite(), bare(), {QStringLiteral("nope")}).blocked());
        mapping::Mapping evil = orders();
        evil.target.columns[1].nativeType = QStringLiteral("TEXT); DROP TABLE x; --");
        const GeneratedCode refused = createTable(evil, sqlite(), bare());
        QVERIFY(refused.blocked() && refused.text.isEmpty());
    }

    void compatibility()
    {
        CompatibilityOptions options;
        options.replaceSource = true;
        const GeneratedCode code = compatibilityView(orders(), sqlite(), bare(), options);
        QVERIFY(code.blocked()); // r3 keeps unmapped values, which may collide
        QVERIFY2(problems(code.diagnostics).contains(QStringLiteral("the old column 'os' cannot be had back: r3 (valueMap)")),
            qPrintable(problems(code.diagnostics)));
        QVERIFY(code.text.isEmpty());
        mapping::Mapping exact = orders();
        exact.rules[2].params.insert(QStringLiteral("onUnmapped"), QStringLiteral("error"));
        const GeneratedCode view = compatibilityView(exact, sqlite(), bare(), options);
        QVERIFY2(!view.blocked(), qPrintable(problems(view.diagnostics)));
        const QString kept = QStringLiteral("orders_v1__kept_") + exact.hash().left(8);
        QVERIFY(view.text.startsWith(QStringLiteral("BEGIN;\nALTER TABLE orders_v1 RENAME TO %1;\n"
            "CREATE VIEW orders_v1 (id, took_ms, os, first, last, \"order\") AS\nSELECT\n    order_id AS id,\n"
            "    CAST(ROUND(took_s * 1000) AS INTEGER) AS took_ms,\n").arg(kept)));
        QCOMPARE(rollbackScript(exact, sqlite(), bare(), options, true).text, QStringLiteral("BEGIN;\nDROP VIEW orders_v1;\n"
            "ALTER TABLE %1 RENAME TO orders_v1;\nDROP TABLE IF EXISTS orders_v2;\nCOMMIT;\n").arg(kept));
    }

    void blocking_data()
    {
        QTest::addColumn<QByteArray>("rules");
        QTest::addColumn<QString>("target");
        QTest::addColumn<QByteArray>("grain");
        QTest::addColumn<QString>("message");
        const auto add = [](const char* name, const char* rules, const char* target, const char* message, const char* grain = R"({"rowRelation":"1:1"})") {
            QTest::newRow(name) << QByteArray(rules) << QString::fromLatin1(target) << QByteArray(grain) << QString::fromLatin1(message);
        };
        add("unfilled", R"({"id":"r1","kind":"keep","inputs":["a"]})", "a TEXT, z TEXT", "no rule fills 'z'");
        add("proposed", R"({"id":"r1","kind":"keep","inputs":["a"],"review":{"state":"proposed"}})", "a TEXT", "'a' gets no value: r1 is proposed, not accepted");
        add("ambiguous", R"({"id":"r1","kind":"ambiguous","inputs":["a"],"params":{"candidates":["x","y"]}})", "x TEXT", "'x' gets no value: r1 is not decided");
        add("twice", R"({"id":"r1","kind":"keep","inputs":["a"]},{"id":"r2","kind":"rename","inputs":["b"],"outputs":["a"]})", "a TEXT", "both r1 and r2 fill 'a'");
        add("unknown target", R"({"id":"r1","kind":"rename","inputs":["a"],"outputs":["q"]})", "a TEXT", "no rule fills 'a'");
        add("unknown source", R"({"id":"r1","kind":"rename","inputs":["q"],"outputs":["a"]})", "a TEXT", "r1 reads 'q', which is no column of shop.orders_v1");
        add("explode", R"({"id":"r1","kind":"keep","inputs":["a"]})", "a TEXT", "rows of the two tables relate by explode, which no column rule makes", R"({"rowRelation":"explode"})");
        add("filter", R"({"id":"r1","kind":"keep","inputs":["a"]})", "a TEXT", "the new table holds some of the rows, and nothing says which", R"({"rowRelation":"filter"})");
        add("pattern", R"x({"id":"r1","kind":"split","inputs":["a"],"outputs":["x","y"],"params":{"pattern":"(.)-(.)"}})x", "x TEXT, y TEXT", "SQLite has no known equivalent of regexp_group with 3 arguments");
        add("epoch", R"({"id":"r1","kind":"cast","inputs":["n"],"outputs":["x"],"params":{"to":"TIMESTAMP"}})", "x TIMESTAMP", "a cast between a number and a time needs its unit");
        add("nothing", "", "", "no accepted rule gives a column");
    }

    void blocking()
    {
        QFETCH(QByteArray, rules);
        QFETCH(QString, target);
        QFETCH(QByteArray, grain);
        QFETCH(QString, message);
        const mapping::Mapping mapping = mappingOf(rules, QStringLiteral("a TEXT, b TEXT, n INTEGER"), target, grain);
        const GeneratedCode code = forwardSelect(mapping, sqlite());
        QVERIFY(code.blocked());
        QVERIFY(code.text.isEmpty());
        QVERIFY2(problems(code.diagnostics).contains(message), qPrintable(problems(code.diagnostics)));
    }
};

SKEIN_TEST(TstEmit)
#include "tst_emit.moc"
