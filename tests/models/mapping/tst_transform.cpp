#include "models/mapping/inverse.h"
#include "models/mapping/transform.h"
#include "tests/support/testregistry.h"

#include <QJsonDocument>

using namespace skein;
using namespace skein::mapping;

namespace {

Mapping single(const QByteArray& rule, const QByteArray& sourceColumns = "[]", const QByteArray& targetColumns = "[]")
{
    const QByteArray json = R"({"skeinMapping":1,"source":{"dataset":"a","columns":)" + sourceColumns
        + R"(},"target":{"dataset":"b","columns":)" + targetColumns + R"(},"rules":[)" + rule + "]}";
    const Result<Mapping> mapping = mappingFromJson(json);
    return mapping ? *mapping : Mapping {};
}

QByteArray oneColumn(const QByteArray& name, const QByteArray& type)
{
    return "[{\"name\":\"" + name + "\",\"type\":\"" + type + "\"}]";
}

Row row(const char* json)
{
    Row result = QJsonDocument::fromJson(json).object().toVariantMap();
    for (QVariant& value : result) {
        value = canonicalValue(value);
        if (value.typeId() == QMetaType::Double && value.toDouble() == double(value.toLongLong()))
            value = QVariant(value.toLongLong());
    }
    return result;
}

QString shown(const Result<Row>& result)
{
    if (!result)
        return QStringLiteral("error: ") + result.error().message;
    QStringList parts;
    for (auto it = result->cbegin(); it != result->cend(); ++it)
        parts.append(QStringLiteral("%1=%2").arg(it.key(), it->isNull() ? QStringLiteral("NULL") : valueText(*it)));
    return parts.join(QLatin1Char(' '));
}

} // namespace

class TstTransform : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rules_data()
    {
        QTest::addColumn<QByteArray>("rule");
        QTest::addColumn<QByteArray>("input");
        QTest::addColumn<QString>("expected");
        const auto add = [](const char* name, const char* rule, const char* input, const char* expected) {
            QTest::newRow(name) << QByteArray(rule) << QByteArray(input) << QString::fromUtf8(expected);
        };
        add("keep", R"({"kind":"keep","inputs":["a"]})", R"({"A":5})", "a=5");
        add("missing is null", R"({"kind":"keep","inputs":["a"]})", "{}", "a=NULL");
        add("unit divides", R"({"kind":"unit","inputs":["a"],"outputs":["b"],"params":{"factor":0.001}})", R"({"a":1234})", "b=1.234");
        add("unit whole", R"({"kind":"unit","inputs":["a"],"outputs":["b"],"params":{"factor":1000}})", R"({"a":7})", "b=7000");
        add("unit null", R"({"kind":"unit","inputs":["a"],"outputs":["b"],"params":{"factor":1000}})", R"({"a":null})", "b=NULL");
        add("unit text", R"({"kind":"unit","inputs":["a"],"outputs":["b"],"params":{"factor":10}})", R"({"a":"x"})", "error: 'x' is not a number");
        add("map", R"({"kind":"valueMap","inputs":["a"],"outputs":["b"],"params":{"values":{"1":"one"}}})", R"({"a":1})", "b=one");
        add("map error", R"({"kind":"valueMap","inputs":["a"],"outputs":["b"],"params":{"values":{"1":"one"}}})", R"({"a":2})",
            "error: the value table has no entry for '2'");
        add("map keep", R"({"kind":"valueMap","inputs":["a"],"outputs":["b"],"params":{"values":{"1":"one"},"onUnmapped":"keep"}})", R"({"a":"z"})", "b=z");
        add("map default", R"({"kind":"valueMap","inputs":["a"],"outputs":["b"],"params":{"values":{"1":"one"},"onUnmapped":"default","default":"?"}})", R"({"a":"z"})", "b=?");
        add("map null", R"({"kind":"valueMap","inputs":["a"],"outputs":["b"],"params":{"values":{"1":"one"}}})", R"({"a":null})", "b=NULL");
        add("split", R"({"kind":"split","inputs":["a"],"outputs":["f","l"],"params":{"separator":" "}})", R"({"a":"Ada King Lovelace"})", "f=Ada l=King Lovelace");
        add("split short", R"({"kind":"split","inputs":["a"],"outputs":["f","g","l"],"params":{"separator":" "}})", R"({"a":"Ada"})", "f=Ada g=NULL l=NULL");
        add("split pattern", R"({"kind":"split","inputs":["a"],"outputs":["y","m"],"params":{"pattern":"^(\\d+)-(\\d+)$"}})", R"({"a":"2024-05"})", "m=05 y=2024");
        add("concat", R"({"kind":"concat","inputs":["a","b"],"outputs":["c"],"params":{"separator":", "}})", R"({"a":"x","b":2})", "c=x, 2");
        add("concat null", R"({"kind":"concat","inputs":["a","b"],"outputs":["c"],"params":{"separator":" "}})", R"({"a":"x","b":null})", "c=NULL");
        add("concat skips", R"({"kind":"concat","inputs":["a","b"],"outputs":["c"],"params":{"separator":" ","skipNulls":true}})", R"({"a":"x","b":null})", "c=x");
        add("constant", R"({"kind":"constant","outputs":["c"],"params":{"value":"web"}})", "{}", "c=web");
        add("derived", R"({"kind":"derived","inputs":["a","b"],"outputs":["c"],"expression":"CASE WHEN a > 1 THEN upper(b) ELSE 'no' END"})", R"({"a":2,"b":"yes"})", "c=YES");
        add("cast", R"({"kind":"cast","inputs":["a"],"outputs":["b"],"params":{"to":"INTEGER"}})", R"({"a":" 12 "})", "b=12");
        add("cast strict", R"({"kind":"cast","inputs":["a"],"outputs":["b"],"params":{"to":"INTEGER"}})", R"({"a":"12x"})", "error: '12x' is not a whole number");
        add("cast rounds", R"({"kind":"cast","inputs":["a"],"outputs":["b"],"params":{"to":"INTEGER"}})", R"({"a":2.5})", "b=3");
        add("cast date", R"({"kind":"cast","inputs":["a"],"outputs":["b"],"params":{"to":"DATE"}})", R"({"a":"2024-02-30"})", "error: '2024-02-30' is not a date or time of ISO form");
        add("cast epoch", R"({"kind":"cast","inputs":["a"],"outputs":["b"],"params":{"to":"TIMESTAMP","epoch":"ms"}})", R"({"a":1700000000123})", "b=2023-11-14 22:13:20.123");
        add("null error", R"({"kind":"rename","inputs":["a"],"outputs":["b"],"nullPolicy":"error"})", R"({"a":null})", "error: NULL in a");
        add("null default", R"({"kind":"rename","inputs":["a"],"outputs":["b"],"nullPolicy":"default","params":{"nullDefault":"?"}})", R"({"a":null})", "b=?");
        add("drop", R"({"kind":"drop","inputs":["a"]})", R"({"a":1})", "");
        add("nest", R"({"kind":"nest","inputs":["a","b"],"outputs":["c"]})", R"({"a":1,"b":"x"})", R"(c={"a":1,"b":"x"})");
    }

    void rules()
    {
        QFETCH(QByteArray, rule);
        QFETCH(QByteArray, input);
        QFETCH(QString, expected);
        const Mapping mapping = single(rule);
        QCOMPARE(mapping.rules.size(), 1);
        QCOMPARE(shown(applyRule(mapping.rules.at(0), row(input.constData()))), expected);
    }

    void lookup()
    {
        const Mapping mapping = single(R"({"kind":"lookup","inputs":["cd"],"outputs":["country"],
            "params":{"table":"countries","key":"code","value":"name","miss":"error"}})");
        TransformContext context;
        context.lookups[QStringLiteral("countries")][QStringLiteral("SE")] = QStringLiteral("Sweden");
        QCOMPARE(shown(applyRule(mapping.rules.at(0), row(R"({"cd":"SE"})"), context)), QStringLiteral("country=Sweden"));
        QVERIFY(!applyRule(mapping.rules.at(0), row(R"({"cd":"XX"})"), context).ok());
        QCOMPARE(shown(applyRule(mapping.rules.at(0), row(R"({"cd":null})"), context)), QStringLiteral("country=NULL"));
    }

    void expressions_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QString>("expected");
        const auto add = [](const char* sql, const char* expected) {
            QTest::newRow(sql) << QString::fromUtf8(sql) << QString::fromUtf8(expected);
        };
        add("1 + 2 * 3", "7");
        add("(1 + 2) * 3", "9");
        add("7 / 2", "3.5");
        add("7 % 4", "3");
        add("1 / 0", "NULL");
        add("-a", "-5");
        add("a - -1", "6");
        add("t.\"a\" + 1", "6");
        add("'it''s'", "it's");
        add("a = 5 AND NOT n IS NULL", "false");
        add("n = 1 OR a = 5", "true");
        add("n = 1 AND a = 5", "NULL");
        add("a BETWEEN 4 AND 6", "true");
        add("a NOT IN (1, 2)", "true");
        add("a IN (1, NULL)", "NULL");
        add("s LIKE 'h_l%'", "true");
        add("CASE a WHEN 5 THEN 'five' END", "five");
        add("CASE WHEN a < 5 THEN 1 END", "NULL");
        add("COALESCE(n, s)", "hello");
        add("NULLIF(a, 5)", "NULL");
        add("substr(s, 2, 3)", "ell");
        add("replace(s, 'l', 'L')", "heLLo");
        add("length(s) || s", "5hello");
        add("CAST('12' AS INTEGER) + 1", "13");
        add("'12'::integer", "12");
        add("round(2.345, 2)", "2.35");
        add("TRUE", "true");
        add("1.5e2", "150.0");
    }

    void expressions()
    {
        QFETCH(QString, sql);
        QFETCH(QString, expected);
        const Result<ExpressionPtr> expression = parseExpression(sql);
        QVERIFY2(expression.ok(), qPrintable(expression ? QString() : expression.error().toText()));
        const Result<QVariant> value = evaluate(**expression, row(R"({"a":5,"n":null,"s":"hello"})"));
        QVERIFY2(value.ok(), qPrintable(value ? QString() : value.error().toText()));
        QCOMPARE(value->isNull() ? QStringLiteral("NULL") : valueText(*value), expected);
    }

    void badExpressions_data()
    {
        QTest::addColumn<QString>("sql");
        for (const char* sql : {"", "a +", "(a", "a b", "SELECT 1", "a; DROP TABLE t", "count(*)", "sum(a) OVER ()", "'open", "CASE a END",
                 "a = ", "f(a", "a -- b", "CAST(a AS )", "{a}", "a IN b"})
            QTest::newRow(sql) << QString::fromUtf8(sql);
        QTest::newRow("deep") << QString(500, QLatin1Char('(')) + QLatin1Char('1') + QString(500, QLatin1Char(')'));
    }

    void badExpressions()
    {
        QFETCH(QString, sql);
        if (sql == QLatin1String("a -- b")) // minus minus b: no comments here, so this is arithmetic
            return;
        const Result<ExpressionPtr> expression = parseExpression(sql);
        QVERIFY(!expression.ok());
        QVERIFY(expression.error().where.startsWith(QStringLiteral("character ")));
    }

    void inverseRoundTrip_data()
    {
        QTest::addColumn<QByteArray>("rule");
        QTest::addColumn<QByteArray>("sourceType");
        QTest::addColumn<QByteArray>("targetType");
        QTest::addColumn<QStringList>("inputs");
        const auto add = [](const char* name, const char* rule, const char* from, const char* to, const QStringList& inputs) {
            QTest::newRow(name) << QByteArray(rule) << QByteArray(from) << QByteArray(to) << inputs;
        };
        const QStringList numbers {QStringLiteral(R"({"a":0})"), QStringLiteral(R"({"a":1234567})"), QStringLiteral(R"({"a":-7})"), QStringLiteral(R"({"a":null})")};
        const QStringList names {QStringLiteral(R"({"a":"Ada Lovelace"})"), QStringLiteral(R"({"a":"Ada"})"), QStringLiteral(R"({"a":""})"),
            QStringLiteral(R"({"a":" x "})"), QStringLiteral(R"({"a":"a b c d"})"), QStringLiteral(R"({"a":null})")};
        add("rename", R"({"kind":"rename","inputs":["a"],"outputs":["b"]})", "INTEGER", "INTEGER", numbers);
        add("ms to s", R"({"kind":"unit","inputs":["a"],"outputs":["b"],"params":{"factor":0.001}})", "INTEGER", "REAL", numbers);
        add("s to ms", R"({"kind":"unit","inputs":["a"],"outputs":["b"],"params":{"factor":1000}})", "INTEGER", "INTEGER", numbers);
        add("fahrenheit", R"({"kind":"unit","inputs":["a"],"outputs":["b"],"params":{"factor":1.8,"offset":32}})", "INTEGER", "REAL", numbers);
        add("cast", R"({"kind":"cast","inputs":["a"],"outputs":["b"],"params":{"to":"TEXT"}})", "INTEGER", "TEXT", numbers);
        add("map", R"({"kind":"valueMap","inputs":["a"],"outputs":["b"],"params":{"values":{"0":"zero","-7":"minus","1234567":"many"}}})", "INTEGER", "TEXT", numbers);
        add("split two", R"({"kind":"split","inputs":["a"],"outputs":["b","c"],"params":{"separator":" "}})", "TEXT", "TEXT", names);
        add("split three", R"({"kind":"split","inputs":["a"],"outputs":["b","c","d"],"params":{"separator":" "}})", "TEXT", "TEXT", names);
        add("concat", R"({"kind":"concat","inputs":["a","z"],"outputs":["b"],"params":{"separator":"|","reversible":true}})", "TEXT", "TEXT",
            {QStringLiteral(R"({"a":"x","z":"y|w"})"), QStringLiteral(R"({"a":"","z":""})"), QStringLiteral(R"({"a":null,"z":null})")});
    }

    void inverseRoundTrip()
    {
        QFETCH(QByteArray, rule);
        QFETCH(QByteArray, sourceType);
        QFETCH(QByteArray, targetType);
        QFETCH(QStringList, inputs);
        const Mapping mapping = single(rule, oneColumn("a", sourceType), oneColumn("b", targetType));
        QCOMPARE(mapping.rules.size(), 1);
        const TransformContext context {mapping.source, mapping.target, {}};
        QCOMPARE(inverseClass(mapping.rules.at(0), mapping.source, mapping.target).cls, InverseClass::Exact);
        for (const QString& input : inputs) {
            const Row before = row(input.toUtf8().constData());
            const Result<Row> forward = applyRule(mapping.rules.at(0), before, context);
            QVERIFY2(forward.ok(), qPrintable(shown(forward)));
            const Result<Row> back = invertRule(mapping.rules.at(0), *forward, context);
            QCOMPARE(shown(back), shown(before));
        }
    }

    void lossyIsRefused()
    {
        const Mapping mapping = single(R"({"kind":"valueMap","inputs":["a"],"outputs":["b"],"params":{"values":{"x":"1","y":"1"}}})");
        const Result<Row> back = invertRule(mapping.rules.at(0), row(R"({"b":"1"})"));
        QVERIFY(!back.ok());
        QCOMPARE(back.error().cls, ErrorClass::Logic);
    }

    void rulesOwnTests()
    {
        Mapping mapping = single(R"({"kind":"unit","inputs":["a"],"outputs":["b"],"params":{"factor":0.5},
            "tests":[{"input":{"a":4},"expected":{"b":2}},{"input":{"a":4},"expected":{"b":3}}]})");
        const QStringList failures = failingTests(mapping.rules.at(0));
        QCOMPARE(failures.size(), 1);
        QCOMPARE(failures.at(0), QStringLiteral("{\"a\":4}: b is '2.0', '3' is expected"));
    }
};

SKEIN_TEST(TstTransform)
#include "tst_transform.moc"
