#include "models/base/random.h"
#include "models/sql/analysis.h"
#include "tests/support/testregistry.h"

#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace skein;
using namespace skein::sql;

namespace {

QByteArray joined(const QByteArray& text, const QVector<Token>& tokens)
{
    QByteArray result;
    qsizetype at = 0;
    for (const Token& token : tokens) {
        if (token.range.begin != at)
            return "gap at " + QByteArray::number(at);
        result += text.mid(token.range.begin, token.range.size());
        at = token.range.end;
    }
    return result;
}

std::optional<QStringList> knownTables(const QString& name)
{
    if (name == QLatin1String("users"))
        return QStringList {QStringLiteral("id"), QStringLiteral("name"), QStringLiteral("plan")};
    if (name == QLatin1String("plays"))
        return QStringList {QStringLiteral("user_id"), QStringLiteral("ms"), QStringLiteral("day"), QStringLiteral("plan")};
    return std::nullopt;
}

QString describe(const Script& script)
{
    QStringList lines;
    for (const StatementLineage& entry : lineage(script)) {
        for (const OutputColumn& output : entry.outputs) {
            QStringList sources;
            for (const ColumnSource& source : output.sources)
                sources << source.table + QLatin1Char('.') + source.column + (source.aggregated ? QStringLiteral("*") : QString());
            lines << output.name + QStringLiteral(" < ") + sources.join(QStringLiteral(", "));
        }
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace

class TstSql : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void losslessOnAnything();
    void realTextsAreLosslessAndUnderstood();
    void references_data();
    void references();
    void lineageThroughCtes_data();
    void lineageThroughCtes();
    void comparisonsWithLiterals_data();
    void comparisonsWithLiterals();
    void writeTargets_data();
    void writeTargets();
    void parsesWithoutOpaque_data();
    void parsesWithoutOpaque();
    void garbageIsBoundedAndSaid_data();
    void garbageIsBoundedAndSaid();
    void deepNestingDoesNotOverflow();
    void identifiersAreQuotedOnlyWhereNeeded();
};

void TstSql::losslessOnAnything()
{
    Random random(7);
    static constexpr char letters[] = "abS'\"`[]()-*/.,;:$@# \n\r\t\0\xC3\xA4\xFF{}=<>|!0123456789_eEx";
    const QByteArray alphabet(letters, sizeof letters - 1);
    for (int round = 0; round < 3000; ++round) {
        QByteArray text;
        const int length = int(random.below(120));
        for (int i = 0; i < length; ++i)
            text += alphabet[qsizetype(random.below(quint64(alphabet.size())))];
        for (const Dialect dialect : {Dialect::Sqlite, Dialect::Postgres, Dialect::BigQuery, Dialect::Snowflake}) {
            const Script script = analyze(text, dialect);
            QCOMPARE(joined(text, script.tokens), text);
            for (const ColumnRef& column : script.columns)
                QVERIFY(column.range.begin >= 0 && column.range.end <= text.size() && column.range.contains(column.name));
        }
    }
    for (const QByteArray& text : {QByteArray("\xEF\xBB\xBFselect 1\r\n"), QByteArray("select 'open"), QByteArray("/* open"), QByteArray()})
        QCOMPARE(joined(text, tokenize(text, Dialect::Sqlite)), text);
}

void TstSql::realTextsAreLosslessAndUnderstood()
{
    const QString corpora = qEnvironmentVariable("SKEIN_CORPORA");
    if (corpora.isEmpty())
        QSKIP("SKEIN_CORPORA is not set");
    int texts = 0;
    int compiled = 0;
    int understood = 0;
    QDirIterator it(corpora, {QStringLiteral("manifest*.json")}, QDir::Files, QDirIterator::Subdirectories);
    while (it.hasNext()) {
        QFile file(it.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonObject nodes = QJsonDocument::fromJson(file.readAll()).object().value(QLatin1String("nodes")).toObject();
        for (const QJsonValue& value : nodes) {
            const QJsonObject node = value.toObject();
            for (const char* field : {"raw_code", "raw_sql", "compiled_code", "compiled_sql"}) {
                const QByteArray text = node.value(QLatin1String(field)).toString().toUtf8();
                if (text.trimmed().isEmpty())
                    continue;
                ++texts;
                const Script script = analyze(text, Dialect::Postgres);
                QCOMPARE(joined(text, script.tokens), text);
                if (QByteArray(field).startsWith("compiled")) {
                    ++compiled;
                    understood += script.understood();
                    if (!script.understood())
                        qInfo("%s: %s", qPrintable(it.fileName()), qPrintable(script.problems.constFirst().message + QLatin1Char(' ')
                            + QString::fromUtf8(text.mid(std::max<qsizetype>(0, script.problems.constFirst().range.begin - 60), 120)).simplified()));
                }
            }
        }
    }
    qInfo("%d texts lossless; %d of %d compiled texts without opaque parts", texts, understood, compiled);
    QVERIFY(texts > 100);
    QVERIFY(understood * 100 >= compiled * 97);
}

void TstSql::references_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("qualified by alias") << QByteArray("SELECT p.ms FROM plays p WHERE p.day > '2025'")
                                        << QStringLiteral("projection p.ms -> plays (qualified)\nwhere p.day -> plays (qualified)");
    QTest::newRow("unique over two tables") << QByteArray("SELECT name, ms FROM users JOIN plays ON id = user_id")
                                            << QStringLiteral("projection name -> users (unique)\nprojection ms -> plays (unique)\non id -> users (unique)\non user_id -> plays (unique)");
    QTest::newRow("ambiguous") << QByteArray("SELECT plan FROM users, plays") << QStringLiteral("projection plan -> users (ambiguous)");
    QTest::newRow("merged by USING") << QByteArray("SELECT plan FROM users JOIN plays USING (plan)") << QStringLiteral("projection plan -> users (unique)");
    QTest::newRow("unknown table") << QByteArray("SELECT a FROM other") << QStringLiteral("projection a -> other (assumed)");
    QTest::newRow("cte") << QByteArray("WITH x AS (SELECT ms AS m FROM plays) SELECT m FROM x")
                         << QStringLiteral("projection ms -> plays (unique)\nprojection m -> cte x (unique)");
    QTest::newRow("cte shadows a table") << QByteArray("WITH plays AS (SELECT ms FROM plays) SELECT ms FROM plays")
                                         << QStringLiteral("projection ms -> plays (unique)\nprojection ms -> cte plays (unique)");
    QTest::newRow("order by output alias") << QByteArray("SELECT ms AS m FROM plays ORDER BY m, day")
                                           << QStringLiteral("projection ms -> plays (unique)\norderBy m -> - (outputAlias)\norderBy day -> plays (unique)");
    QTest::newRow("group by prefers the column") << QByteArray("SELECT upper(plan) AS plan FROM plays GROUP BY plan")
                                                 << QStringLiteral("projection plan -> plays (unique)\ngroupBy plan -> plays (unique)");
    QTest::newRow("having alias") << QByteArray("SELECT SUM(ms) AS total FROM plays HAVING total > 5")
                                  << QStringLiteral("projection ms -> plays (unique)\nhaving total -> - (outputAlias)");
    QTest::newRow("correlated") << QByteArray("SELECT (SELECT MAX(ms) FROM plays WHERE user_id = id) FROM users")
                                << QStringLiteral("projection ms -> plays (unique)\nwhere user_id -> plays (unique)\nwhere id -> users (unique)");
    QTest::newRow("derived") << QByteArray("SELECT d.n FROM (SELECT COUNT(*) AS n FROM plays) AS d") << QStringLiteral("projection d.n -> derived d (qualified)");
    QTest::newRow("table name as qualifier") << QByteArray("SELECT main.plays.ms FROM main.plays") << QStringLiteral("projection main.plays.ms -> main.plays (qualified)");
}

void TstSql::references()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, expected);
    QCOMPARE(printReferences(analyze(text, Dialect::Sqlite, knownTables)), expected);
}

void TstSql::lineageThroughCtes_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("aggregate through cte") << QByteArray("WITH a AS (SELECT user_id AS u, SUM(ms) AS t FROM plays GROUP BY 1) SELECT u, t / 1000 AS s FROM a")
                                           << QStringLiteral("u < plays.user_id\ns < plays.ms*");
    QTest::newRow("star over a known table") << QByteArray("SELECT *, ms + 1 AS next FROM plays")
                                             << QStringLiteral("user_id < plays.user_id\nms < plays.ms\nday < plays.day\nplan < plays.plan\nnext < plays.ms");
    QTest::newRow("union") << QByteArray("SELECT id FROM users UNION ALL SELECT user_id FROM plays") << QStringLiteral("id < plays.user_id, users.id");
    QTest::newRow("recursive") << QByteArray("WITH RECURSIVE r(n) AS (SELECT id FROM users UNION ALL SELECT n + 1 FROM r WHERE n < 5) SELECT n FROM r JOIN plays ON user_id = n")
                               << QStringLiteral("n < users.id");
    QTest::newRow("recursive, columns change places") << QByteArray("WITH RECURSIVE r(a, b, c) AS (SELECT id, name, plan FROM users UNION ALL SELECT b, c, a FROM r) SELECT a FROM r")
                                                      << QStringLiteral("a < users.id, users.name, users.plan");
    QTest::newRow("recursive twice") << QByteArray("WITH RECURSIVE r(n, m) AS (SELECT id, 1 FROM users UNION ALL SELECT x.n + y.n, x.m + 1 FROM r x JOIN r y ON x.m = y.m), "
                                                   "s(k) AS (SELECT n FROM r UNION SELECT k + 1 FROM s JOIN r ON k = n) SELECT k FROM s")
                                     << QStringLiteral("k < users.id");
    QTest::newRow("explicit cte columns") << QByteArray("WITH a(x, y) AS (SELECT id, name FROM users) SELECT y FROM a") << QStringLiteral("y < users.name");
}

void TstSql::lineageThroughCtes()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, expected);
    QCOMPARE(describe(analyze(text, Dialect::Sqlite, knownTables)), expected);
}

void TstSql::comparisonsWithLiterals_data()
{
    QTest::addColumn<QByteArray>("condition");
    QTest::addColumn<QString>("expected");
    QTest::newRow("equal") << QByteArray("plan = 'prem'") << QStringLiteral("= prem");
    QTest::newRow("literal first") << QByteArray("30 < ms") << QStringLiteral("< 30 first");
    QTest::newRow("in") << QByteArray("plan NOT IN ('a', 'b')") << QStringLiteral("NOT IN a b");
    QTest::newRow("between") << QByteArray("ms BETWEEN -1 AND 5") << QStringLiteral("BETWEEN -1 5");
    QTest::newRow("case") << QByteArray("CASE plan WHEN 'a' THEN 1 WHEN 'b' THEN 2 END = 1") << QStringLiteral("CASE a b");
    QTest::newRow("like") << QByteArray("plan LIKE 'p%'") << QStringLiteral("LIKE p%");
    QTest::newRow("mixed") << QByteArray("plan IN ('a', upper('b'))") << QStringLiteral("IN a mixed");
    QTest::newRow("column on both sides") << QByteArray("plan = day") << QString();
}

void TstSql::comparisonsWithLiterals()
{
    QFETCH(QByteArray, condition);
    QFETCH(QString, expected);
    const Script script = analyze("SELECT 1 FROM plays WHERE " + condition, Dialect::Sqlite, knownTables);
    QVERIFY(script.understood());
    QStringList found;
    for (const Comparison& comparison : script.comparisons) {
        QString text = comparison.op;
        for (const Literal& literal : comparison.literals)
            text += QLatin1Char(' ') + literal.text;
        found << text + (comparison.literalFirst ? QStringLiteral(" first") : QString()) + (comparison.onlyLiterals ? QString() : QStringLiteral(" mixed"));
    }
    QCOMPARE(found.join(QLatin1Char('|')), expected);
}

void TstSql::writeTargets_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("delete and insert") << QByteArray("DELETE FROM out; INSERT INTO out (a) SELECT a FROM src;") << QStringLiteral("delete out; insert out | out src");
    QTest::newRow("create as") << QByteArray("CREATE TABLE IF NOT EXISTS out AS SELECT * FROM src") << QStringLiteral("createTable out | src");
    QTest::newRow("update from") << QByteArray("UPDATE out SET a = s.a FROM src s WHERE s.id = out.id") << QStringLiteral("update out | out src");
    QTest::newRow("view") << QByteArray("CREATE OR REPLACE VIEW v AS (SELECT 1 FROM t)") << QStringLiteral("createView v | t");
    QTest::newRow("drop") << QByteArray("DROP TABLE IF EXISTS a, b") << QStringLiteral("drop a; drop b | ");
    QTest::newRow("on conflict") << QByteArray("INSERT INTO out VALUES (1, 2) ON CONFLICT (a) DO UPDATE SET b = excluded.b") << QStringLiteral("insert out | ");
    QTest::newRow("side effect") << QByteArray("ATTACH 'x.db' AS x") << QStringLiteral(" | ");
}

void TstSql::writeTargets()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, expected);
    const Script script = analyze(text, Dialect::Sqlite);
    QStringList writes;
    for (const Statement& statement : script.statements) {
        for (const WriteTarget& target : statement.writes) {
            QCOMPARE(QString::fromUtf8(script.slice(target.range)), target.name);
            writes << statementKindName(target.kind) + QLatin1Char(' ') + target.name;
        }
    }
    QCOMPARE(writes.join(QStringLiteral("; ")) + QStringLiteral(" | ") + tablesRead(script).join(QLatin1Char(' ')), expected);
}

void TstSql::parsesWithoutOpaque_data()
{
    QTest::addColumn<QByteArray>("text");
    const char* const texts[] = {
        "SELECT a.b, COUNT(*) FILTER (WHERE x > 1) OVER (PARTITION BY y ORDER BY z DESC NULLS LAST ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) FROM t a",
        "SELECT CAST(a AS numeric(10, 2)), b::timestamp without time zone, EXTRACT(year FROM c), INTERVAL '1 day', d AT TIME ZONE 'UTC' FROM t",
        "SELECT a FROM t WHERE b IS NOT DISTINCT FROM c AND d NOT LIKE '%x' ESCAPE '\\' AND e BETWEEN 1 AND 2 OR NOT EXISTS (SELECT 1 FROM u)",
        "SELECT DISTINCT ON (a) a, b FROM t ORDER BY a, b DESC LIMIT 5 OFFSET 2",
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10) SELECT i FROM n",
        "SELECT t.*, u.x FROM (a LEFT JOIN b ON a.i = b.i) CROSS JOIN LATERAL (SELECT 1 AS x) u, t",
        "SELECT array[1, 2][1], '{}'::jsonb ->> 'a', x #>> '{a,b}', -(-1), +2, ~3 FROM t",
        "SELECT CASE WHEN a THEN 1 ELSE 2 END, CASE b WHEN 1 THEN 'x' END, trim(both ' ' from c), substring(d from 1 for 2), position('a' in e) FROM t",
        "INSERT INTO t (a, b) VALUES (1, 'x'), (?, :name) ON CONFLICT DO NOTHING RETURNING a",
        "SELECT string_agg(a, ',' ORDER BY b) FROM t GROUP BY ROLLUP (a), c HAVING SUM(d) > 5 WINDOW w AS (PARTITION BY a)",
        "VALUES (1, 2), (3, 4)",
        "(SELECT 1) UNION (SELECT 2) ORDER BY 1",
        "SELECT [weird name], `back`, \"quo\"\"ted\" FROM \"T 1\" AS [x y]",
        "SELECT first, value, date FROM events AS first",
        "CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT DEFAULT 'x' CHECK (b <> ''))",
        "UPDATE t SET a = 1, b = (SELECT MAX(c) FROM u) WHERE id IN (SELECT id FROM v)",
    };
    for (const char* text : texts)
        QTest::newRow(text) << QByteArray(text);
}

void TstSql::parsesWithoutOpaque()
{
    QFETCH(QByteArray, text);
    const Dialect dialect = text.contains('[') && text.contains("weird") ? Dialect::Sqlite : Dialect::Postgres;
    const Script script = analyze(text, dialect);
    QVERIFY2(script.understood(), script.problems.isEmpty() ? "" : qPrintable(script.problems.constFirst().message));
}

void TstSql::garbageIsBoundedAndSaid_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char* text : {"SELECT", "SELECT FROM", "SELECT a FROM", "FROM x", "SELECT (((", "SELECT a FROM t WHERE", "INSERT INTO", "WITH a AS", "CASE",
             "SELECT CASE a", ")))", "SELECT a b c d FROM t", "CREATE FUNCTION f() RETURNS int AS $$ select 1 $$", "{{ config() }} select 1",
             "MERGE INTO t USING s ON t.a = s.a WHEN MATCHED THEN DELETE"})
        QTest::newRow(text) << QByteArray(text);
}

void TstSql::garbageIsBoundedAndSaid()
{
    QFETCH(QByteArray, text);
    const Script script = analyze(text + "; SELECT ok FROM fine", Dialect::Postgres);
    QVERIFY(tablesRead(script).contains(QStringLiteral("fine")));
}

void TstSql::deepNestingDoesNotOverflow()
{
    for (const char* open : {"(", "SELECT (", "CASE WHEN ", "NOT ", "- ", "f(", "SELECT a FROM (SELECT "}) {
        QByteArray text("SELECT ");
        for (int i = 0; i < 10000; ++i)
            text += open;
        const Script script = analyze(text, Dialect::Sqlite);
        QCOMPARE(joined(text, script.tokens), text);
    }
}

void TstSql::identifiersAreQuotedOnlyWhereNeeded()
{
    QCOMPARE(quoteIdentifier(QStringLiteral("plan_tier"), Dialect::Sqlite), QByteArray("plan_tier"));
    QCOMPARE(quoteIdentifier(QStringLiteral("order"), Dialect::Sqlite), QByteArray("\"order\""));
    QCOMPARE(quoteIdentifier(QStringLiteral("TrackId"), Dialect::Sqlite), QByteArray("TrackId"));
    QCOMPARE(quoteIdentifier(QStringLiteral("TrackId"), Dialect::Postgres), QByteArray("\"TrackId\""));
    QCOMPARE(quoteIdentifier(QStringLiteral("a\"b"), Dialect::Sqlite), QByteArray("\"a\"\"b\""));
    QCOMPARE(quoteString(QStringLiteral("it's")), QByteArray("'it''s'"));
    QCOMPARE(identifierText("\"a\"\"b\""), QStringLiteral("a\"b"));
}

SKEIN_TEST(TstSql)
#include "tst_sql.moc"
