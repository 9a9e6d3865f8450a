#include "tests/models/codegen/support.h"
#include "tests/support/testregistry.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QSqlRecord>

using namespace skein;
using namespace skein::codegen;
using namespace skein::test;
using mapping::Row;

namespace {

QString describe(const Row& row)
{
    QStringList parts;
    for (auto it = row.cbegin(); it != row.cend(); ++it)
        parts.append(QStringLiteral("%1=%2").arg(it.key(), it->isNull() ? QStringLiteral("NULL") : mapping::valueText(*it)));
    return parts.join(QLatin1Char(' '));
}

/// What SQLite gives back for a boolean is 0 or 1.
bool agree(const Row& computed, const Row& stored)
{
    if (computed.keys() != stored.keys())
        return false;
    for (auto it = computed.cbegin(); it != computed.cend(); ++it) {
        if (!mapping::sameValue(it.value(), stored.value(it.key())))
            return false;
    }
    return true;
}

} // namespace

class TstSqlite : public QObject
{
    Q_OBJECT

private:
    QString m_error;

    bool run(const QString& sql)
    {
        QSqlQuery query(QSqlDatabase::database(QStringLiteral("t")));
        const bool ok = query.exec(sql);
        m_error = query.lastError().text() + QStringLiteral(" in ") + sql;
        return ok;
    }

    bool runScript(const QString& text)
    {
        QString body;
        for (const QString& line : text.split(QLatin1Char('\n'))) {
            if (!line.startsWith(QLatin1String("--")))
                body += line + QLatin1Char('\n');
        }
        for (const QString& statement : body.split(QStringLiteral(";\n"), Qt::SkipEmptyParts)) {
            if (!statement.trimmed().isEmpty() && !run(statement))
                return false;
        }
        return true;
    }

    QVector<Row> rows(const QString& sql, bool* ok = nullptr)
    {
        QVector<Row> result;
        QSqlQuery query(QSqlDatabase::database(QStringLiteral("t")));
        bool good = query.exec(sql);
        while (good && query.next()) {
            Row row;
            for (int i = 0; i < query.record().count(); ++i)
                row.insert(query.record().fieldName(i), mapping::canonicalValue(query.value(i)));
            result.append(row);
        }
        good = good && !query.lastError().isValid();
        m_error = query.lastError().text() + QStringLiteral(" in ") + sql;
        if (ok)
            *ok = good;
        return result;
    }

    bool create(const QString& name, const QVector<Column>& columns)
    {
        QStringList parts;
        for (const Column& column : columns)
            parts.append(QStringLiteral("\"%1\" %2").arg(column.name, column.nativeType));
        return run(QStringLiteral("CREATE TABLE %1 (%2)").arg(name, parts.join(QStringLiteral(", "))));
    }

    bool insert(const QString& name, const Row& row)
    {
        QSqlQuery query(QSqlDatabase::database(QStringLiteral("t")));
        QStringList names;
        QStringList marks;
        for (auto it = row.cbegin(); it != row.cend(); ++it) {
            names.append(QStringLiteral("\"%1\"").arg(it.key()));
            marks.append(QStringLiteral("?"));
        }
        if (!query.prepare(QStringLiteral("INSERT INTO %1 (%2) VALUES (%3)").arg(name, names.join(QLatin1Char(',')), marks.join(QLatin1Char(',')))))
            return false;
        for (const QVariant& value : row)
            query.addBindValue(value);
        return query.exec();
    }

    static QVector<Row> parseRows(const QByteArray& json)
    {
        QVector<Row> result;
        for (const QJsonValue& value : QJsonDocument::fromJson(json).array()) {
            Row row = value.toObject().toVariantMap();
            for (QVariant& cell : row) {
                cell = mapping::canonicalValue(cell);
                if (cell.typeId() == QMetaType::Double && cell.toDouble() == double(cell.toLongLong()))
                    cell = QVariant(cell.toLongLong());
            }
            result.append(row);
        }
        return result;
    }

private Q_SLOTS:
    void init()
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("t"));
        database.setDatabaseName(QStringLiteral(":memory:"));
        QVERIFY(database.open());
    }

    void cleanup()
    {
        QSqlDatabase::database(QStringLiteral("t")).close();
        QSqlDatabase::removeDatabase(QStringLiteral("t"));
    }

    void everyKind_data()
    {
        QTest::addColumn<QByteArray>("rule");
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("target");
        QTest::addColumn<QByteArray>("data");
        const auto add = [](const char* name, const char* rule, const char* source, const char* target, const char* data) {
            QTest::newRow(name) << QByteArray(rule) << QString::fromLatin1(source) << QString::fromLatin1(target) << QByteArray(data);
        };
        const char* numbers = R"([{"a":0},{"a":7},{"a":-1234567},{"a":9007199254740991},{"a":null}])";
        const char* reals = R"([{"a":0.5},{"a":1.25},{"a":-2.5},{"a":1e15},{"a":0.1},{"a":null}])";
        const char* texts = R"([{"a":"Ada Lovelace"},{"a":"Ada"},{"a":""},{"a":" x  y "},{"a":"it\u0027s \u0022q\u0022"},{"a":"å ß"},{"a":null}])";
        add("keep", R"({"kind":"keep","inputs":["a"]})", "a TEXT", "a TEXT", texts);
        add("rename", R"({"kind":"rename","inputs":["a"],"outputs":["order"]})", "a INTEGER", "order INTEGER", numbers);
        add("unit ms", R"({"kind":"unit","inputs":["a"],"outputs":["b"],"params":{"factor":0.001}})", "a INTEGER", "b REAL", numbers);
        add("unit third", R"({"kind":"unit","inputs":["a"],"outputs":["b"],"params":{"factor":0.3048}})", "a INTEGER", "b REAL", numbers);
        add("unit whole", R"({"kind":"unit","inputs":["a"],"outputs":["b"],"params":{"factor":100}})", "a INTEGER", "b INTEGER", R"([{"a":5},{"a":-3},{"a":null}])");
        add("unit rounds", R"({"kind":"unit","inputs":["a"],"outputs":["b"],"params":{"factor":0.001}})", "a INTEGER", "b INTEGER", R"([{"a":1499},{"a":1500},{"a":-1500},{"a":null}])");
        add("unit offset", R"({"kind":"unit","inputs":["a"],"outputs":["b"],"params":{"factor":1.8,"offset":32}})", "a REAL", "b REAL", reals);
        add("unit minus", R"({"kind":"unit","inputs":["a"],"outputs":["b"],"params":{"offset":-273.15}})", "a REAL", "b REAL", reals);
        add("map", R"({"kind":"valueMap","inputs":["a"],"outputs":["b"],"params":{"values":{"x":"one","it\u0027s":"o\u0027two"}}})", "a TEXT", "b TEXT", R"([{"a":"x"},{"a":"it\u0027s"},{"a":null}])");
        add("map numbers", R"({"kind":"valueMap","inputs":["a"],"outputs":["b"],"params":{"values":{"1":10,"2":20},"onUnmapped":"null"}})", "a INTEGER", "b INTEGER", R"([{"a":1},{"a":2},{"a":3},{"a":null}])");
        add("map keep", R"({"kind":"valueMap","inputs":["a"],"outputs":["b"],"params":{"values":{"Ada":"B"},"onUnmapped":"keep"}})", "a TEXT", "b TEXT", texts);
        add("map default", R"({"kind":"valueMap","inputs":["a"],"outputs":["b"],"params":{"values":{"Ada":"B"},"onUnmapped":"default","default":"?"}})", "a TEXT", "b TEXT", texts);
        add("map to boolean", R"({"kind":"valueMap","inputs":["a"],"outputs":["b"],"params":{"values":{"Y":true,"N":false}}})", "a TEXT", "b BOOLEAN", R"([{"a":"Y"},{"a":"N"},{"a":null}])");
        add("split", R"({"kind":"split","inputs":["a"],"outputs":["b","c"],"params":{"separator":" "}})", "a TEXT", "b TEXT, c TEXT", texts);
        add("split three", R"({"kind":"split","inputs":["a"],"outputs":["b","c","d"],"params":{"separator":", "}})", "a TEXT", "b TEXT, c TEXT, d TEXT", R"([{"a":"x, y, z, w"},{"a":"x"},{"a":"x, y"},{"a":", "},{"a":null}])");
        add("concat", R"({"kind":"concat","inputs":["a","n"],"outputs":["c"],"params":{"separator":" - "}})", "a TEXT, n INTEGER", "c TEXT", R"([{"a":"x","n":1},{"a":null,"n":1},{"a":"y","n":null},{"a":"","n":0}])");
        add("concat skips", R"({"kind":"concat","inputs":["a","b","c"],"outputs":["d"],"params":{"separator":"; ","skipNulls":true}})", "a TEXT, b TEXT, c TEXT", "d TEXT",
            R"([{"a":"x","b":"y","c":"z"},{"a":null,"b":"y","c":null},{"a":null,"b":null,"c":null},{"a":"x","b":null,"c":"z"}])");
        add("concat reals", R"({"kind":"concat","inputs":["a","b"],"outputs":["d"],"params":{"separator":"/"}})", "a REAL, b REAL", "d TEXT", R"([{"a":1.5,"b":2},{"a":0.1,"b":1e300}])");
        add("constant", R"({"kind":"constant","outputs":["b"],"params":{"value":"we\u0027b"}})", "a TEXT", "b TEXT", R"([{"a":"x"},{"a":null}])");
        add("constant null", R"({"kind":"constant","outputs":["b"],"params":{"value":null}})", "a TEXT", "b INTEGER", R"([{"a":"x"}])");
        add("constant lines", R"({"kind":"constant","outputs":["b"],"params":{"value":"two\n    lines\nEND"}})", "a TEXT", "b TEXT", R"([{"a":"x"}])");
        add("null default", R"({"kind":"rename","inputs":["a"],"outputs":["b"],"nullPolicy":"default","params":{"nullDefault":"-"}})", "a TEXT", "b TEXT", texts);
        add("null default map", R"({"kind":"valueMap","inputs":["a"],"outputs":["b"],"nullPolicy":"default","params":{"values":{"Ada":"B"},"onUnmapped":"null","nullDefault":"-"}})", "a TEXT", "b TEXT", texts);
        add("null error unused", R"({"kind":"rename","inputs":["a"],"outputs":["b"],"nullPolicy":"error"})", "a TEXT", "b TEXT", R"([{"a":"x"}])");
        add("cast int text", R"({"kind":"cast","inputs":["a"],"outputs":["b"],"params":{"to":"TEXT"}})", "a INTEGER", "b TEXT", numbers);
        add("cast real text", R"({"kind":"cast","inputs":["a"],"outputs":["b"],"params":{"to":"TEXT"}})", "a REAL", "b TEXT", R"([{"a":0.5},{"a":3},{"a":-0.1},{"a":null}])");
        add("cast text int", R"({"kind":"cast","inputs":["a"],"outputs":["b"],"params":{"to":"INTEGER"}})", "a TEXT", "b INTEGER", R"([{"a":"12"},{"a":" 007 "},{"a":"-4"},{"a":"12.0"},{"a":null}])");
        add("cast text real", R"({"kind":"cast","inputs":["a"],"outputs":["b"],"params":{"to":"REAL"}})", "a TEXT", "b REAL", R"([{"a":"1.5"},{"a":"1e3"},{"a":"-2"},{"a":null}])");
        add("cast real int", R"({"kind":"cast","inputs":["a"],"outputs":["b"],"params":{"to":"INTEGER"}})", "a REAL", "b INTEGER", reals);
        add("cast real int cut", R"({"kind":"cast","inputs":["a"],"outputs":["b"],"params":{"to":"INTEGER","rounding":"truncate"}})", "a REAL", "b INTEGER", reals);
        add("cast int real", R"({"kind":"cast","inputs":["a"],"outputs":["b"],"params":{"to":"REAL"}})", "a INTEGER", "b REAL", numbers);
        add("cast int bool", R"({"kind":"cast","inputs":["a"],"outputs":["b"],"params":{"to":"BOOLEAN"}})", "a INTEGER", "b BOOLEAN", R"([{"a":0},{"a":1},{"a":7},{"a":null}])");
        add("cast text bool", R"({"kind":"cast","inputs":["a"],"outputs":["b"],"params":{"to":"BOOLEAN"}})", "a TEXT", "b BOOLEAN", R"([{"a":"yes"},{"a":" F "},{"a":"TRUE"},{"a":null}])");
        add("cast text date", R"({"kind":"cast","inputs":["a"],"outputs":["b"],"params":{"to":"DATE"}})", "a TEXT", "b DATE", R"([{"a":"2024-02-29"},{"a":"2024-05-01 10:20:30"},{"a":null}])");
        add("cast stamp date", R"({"kind":"cast","inputs":["a"],"outputs":["b"],"params":{"to":"DATE"}})", "a TIMESTAMP", "b DATE", R"([{"a":"2024-05-01 23:59:59"},{"a":null}])");
        add("cast date stamp", R"({"kind":"cast","inputs":["a"],"outputs":["b"],"params":{"to":"TIMESTAMP"}})", "a DATE", "b TIMESTAMP", R"([{"a":"2024-05-01"},{"a":null}])");
        add("cast text stamp", R"({"kind":"cast","inputs":["a"],"outputs":["b"],"params":{"to":"TIMESTAMP"}})", "a TEXT", "b TIMESTAMP", R"([{"a":"2024-05-01T10:20:30"},{"a":"2024-05-01 10:20:30.125"},{"a":"2024-05-01"},{"a":null}])");
        add("epoch s", R"({"kind":"cast","inputs":["a"],"outputs":["b"],"params":{"to":"TIMESTAMP","epoch":"s"}})", "a INTEGER", "b TIMESTAMP", R"([{"a":0},{"a":1700000000},{"a":null}])");
        add("epoch ms", R"({"kind":"cast","inputs":["a"],"outputs":["b"],"params":{"to":"TIMESTAMP","epoch":"ms"}})", "a INTEGER", "b TIMESTAMP", R"([{"a":0},{"a":1700000000000},{"a":1700000000250},{"a":null}])");
        add("stamp to epoch", R"({"kind":"cast","inputs":["a"],"outputs":["b"],"params":{"to":"INTEGER","epoch":"ms"}})", "a TIMESTAMP", "b INTEGER", R"([{"a":"1970-01-01 00:00:00"},{"a":"2023-11-14 22:13:20.123"},{"a":null}])");
        add("derived", R"({"kind":"derived","inputs":["a","n"],"outputs":["b"],"expression":"CASE WHEN n > 1 THEN upper(a) || n ELSE coalesce(a, \u0027none\u0027) END"})",
            "a TEXT, n INTEGER", "b TEXT", R"([{"a":"x","n":2},{"a":"x","n":1},{"a":null,"n":null},{"a":null,"n":5}])");
        add("derived division", R"({"kind":"derived","inputs":["a","n"],"outputs":["b"],"expression":"(a - 1) / n * 2"})", "a INTEGER, n INTEGER", "b REAL",
            R"([{"a":8,"n":2},{"a":8,"n":3},{"a":8,"n":0},{"a":null,"n":1}])");
        add("derived logic", R"({"kind":"derived","inputs":["a","n"],"outputs":["b"],"expression":"NOT (a = \u0027x\u0027 AND n IN (1, 2)) OR n IS NULL"})", "a TEXT, n INTEGER", "b BOOLEAN",
            R"([{"a":"x","n":1},{"a":"x","n":3},{"a":null,"n":null},{"a":null,"n":1}])");
        add("derived text", R"x({"kind":"derived","inputs":["a"],"outputs":["b"],"expression":"replace(trim(substr(a, 2)), \u0027a\u0027, \u0027*\u0027)"})x", "a TEXT", "b TEXT", texts);
        add("nest", R"({"kind":"nest","inputs":["a","n"],"outputs":["b"]})", "a TEXT, n INTEGER", "b JSON", R"([{"a":"x","n":2},{"a":"it\u0027s","n":null}])");
        add("several", R"({"kind":"rename","inputs":["a"],"outputs":["b"]},{"kind":"rename","inputs":["b"],"outputs":["a"]},{"kind":"drop","inputs":["c"]})",
            "a TEXT, b TEXT, c TEXT", "a TEXT, b TEXT", R"([{"a":"x","b":"y","c":"z"}])");
    }

    void everyKind()
    {
        QFETCH(QByteArray, rule);
        QFETCH(QString, source);
        QFETCH(QString, target);
        QFETCH(QByteArray, data);
        const mapping::Mapping mapping = mappingOf(rule, source, target);
        QVERIFY2(create(QStringLiteral("orders_v1"), mapping.source.columns), qPrintable(m_error));
        for (const Row& row : parseRows(data))
            QVERIFY2(insert(QStringLiteral("orders_v1"), row), qPrintable(describe(row)));
        const QVector<Row> input = rows(QStringLiteral("SELECT * FROM orders_v1 ORDER BY rowid"));
        QVERIFY(!input.isEmpty());
        const GeneratedCode table = createTable(mapping, sqlite());
        const GeneratedCode fill = insertSelect(mapping, sqlite());
        QVERIFY2(!table.blocked() && !fill.blocked(), qPrintable(problems(table.diagnostics + fill.diagnostics)));
        QVERIFY2(runScript(table.text), qPrintable(m_error));
        QVERIFY2(run(fill.text), qPrintable(m_error));
        bool ok = false;
        const QVector<Row> stored = rows(QStringLiteral("SELECT * FROM orders_v2 ORDER BY rowid"), &ok);
        QVERIFY2(ok, qPrintable(m_error));
        QCOMPARE(stored.size(), input.size());
        for (qsizetype i = 0; i < input.size(); ++i) {
            const Result<Row> computed = applyMapping(mapping, input.at(i));
            QVERIFY2(computed.ok(), qPrintable(computed ? QString() : computed.error().toText()));
            QVERIFY2(agree(*computed, stored.at(i)), qPrintable(QStringLiteral("row %1: evaluator %2, SQLite %3\n%4")
                .arg(i).arg(describe(*computed), describe(stored.at(i)), fill.text)));
        }
        // The same values come out of CREATE TABLE AS and of the checks.
        GenerateOptions other;
        other.targetRelation = QStringLiteral("copy");
        QVERIFY2(run(createTableAs(mapping, sqlite(), other).text), qPrintable(m_error));
        const CheckPack pack = equivalenceChecks(mapping, sqlite());
        QVERIFY(!pack.checks.isEmpty());
        for (const Check& check : pack.checks) {
            const QVector<Row> result = rows(check.sql, &ok);
            QVERIFY2(ok, qPrintable(m_error));
            QCOMPARE(result.size(), 1);
            const QVariant before = result.at(0).value(QStringLiteral("old_value"));
            const QVariant after = result.at(0).value(QStringLiteral("new_value"));
            QVERIFY2(mapping::sameValue(before, after), qPrintable(check.id + QStringLiteral(": ") + mapping::valueText(before)
                + QStringLiteral(" / ") + mapping::valueText(after) + QLatin1Char('\n') + check.sql));
        }
    }

    void refusedValues_data()
    {
        QTest::addColumn<QByteArray>("rule");
        QTest::addColumn<QString>("source");
        QTest::addColumn<QByteArray>("bad");
        QTest::addColumn<QString>("message");
        const auto add = [](const char* name, const char* rule, const char* source, const char* bad, const char* message) {
            QTest::newRow(name) << QByteArray(rule) << QString::fromLatin1(source) << QByteArray(bad) << QString::fromLatin1(message);
        };
        add("unmapped", R"({"kind":"valueMap","inputs":["a"],"outputs":["b"],"params":{"values":{"x":"y"}}})", "a TEXT", R"([{"a":"q"}])", "a: unmapped value: q");
        add("null", R"({"kind":"rename","inputs":["a"],"outputs":["b"],"nullPolicy":"error"})", "a TEXT", R"([{"a":null}])", "a: not allowed: NULL");
        add("null concat", R"({"kind":"concat","inputs":["a","c"],"outputs":["b"],"nullPolicy":"error","params":{"separator":" "}})", "a TEXT, c TEXT", R"([{"a":"x","c":null}])", "a, c: not allowed: x");
        add("no number", R"({"kind":"cast","inputs":["a"],"outputs":["b"],"params":{"to":"INTEGER"}})", "a TEXT", R"([{"a":"12x"}])", "a: not integer: 12x");
        add("empty number", R"({"kind":"cast","inputs":["a"],"outputs":["b"],"params":{"to":"REAL"}})", "a TEXT", R"([{"a":""}])", "a: not float: ");
        add("too large", R"({"kind":"cast","inputs":["a"],"outputs":["b"],"params":{"to":"INTEGER"}})", "a TEXT", R"([{"a":"9223372036854775808"}])", "a: not integer");
        add("no date", R"({"kind":"cast","inputs":["a"],"outputs":["b"],"params":{"to":"DATE"}})", "a TEXT", R"([{"a":"2023-02-30"}])", "a: not date: 2023-02-30");
        add("julian day", R"({"kind":"cast","inputs":["a"],"outputs":["b"],"params":{"to":"DATE"}})", "a TEXT", R"([{"a":"2450000"}])", "a: not date: 2450000");
        add("maybe", R"({"kind":"cast","inputs":["a"],"outputs":["b"],"params":{"to":"BOOLEAN"}})", "a TEXT", R"([{"a":"maybe"}])", "a: not boolean: maybe");
    }

    void refusedValues()
    {
        QFETCH(QByteArray, rule);
        QFETCH(QString, source);
        QFETCH(QByteArray, bad);
        QFETCH(QString, message);
        const mapping::Mapping mapping = mappingOf(rule, source);
        QVERIFY(create(QStringLiteral("orders_v1"), mapping.source.columns));
        const QVector<Row> input = parseRows(bad);
        for (const Row& row : input)
            QVERIFY(insert(QStringLiteral("orders_v1"), row));
        QVERIFY(!applyMapping(mapping, input.constFirst()).ok());
        bool ok = true;
        const QVector<Row> result = rows(forwardSelect(mapping, sqlite()).text, &ok);
        QVERIFY2(!ok || result.isEmpty(), qPrintable(result.isEmpty() ? QString() : describe(result.constFirst())));
        QVERIFY2(m_error.contains(message), qPrintable(m_error));
    }

    void lookup()
    {
        const mapping::Mapping mapping = mappingOf(R"({"id":"r1","kind":"lookup","inputs":["code"],"outputs":["country"],
            "params":{"table":"geo.countries","key":"code","value":"name","miss":"default","default":"?"}})",
            QStringLiteral("code TEXT"), QStringLiteral("country TEXT"));
        QVERIFY(create(QStringLiteral("orders_v1"), mapping.source.columns));
        QVERIFY(run(QStringLiteral("CREATE TABLE countries (code TEXT, name TEXT)")));
        QVERIFY(run(QStringLiteral("INSERT INTO countries VALUES ('SE', 'Sweden'), ('NO', 'Norway')")));
        QVERIFY(run(QStringLiteral("INSERT INTO orders_v1 VALUES ('NO'), ('SE'), ('XX'), (NULL)")));
        const QVector<Row> result = rows(forwardSelect(mapping, sqlite()).text);
        mapping::TransformContext context {mapping.source, mapping.target, {}};
        context.lookups[QStringLiteral("geo.countries")] = {{QStringLiteral("SE"), QStringLiteral("Sweden")}, {QStringLiteral("NO"), QStringLiteral("Norway")}};
        const QVector<Row> input = rows(QStringLiteral("SELECT * FROM orders_v1"));
        QCOMPARE(result.size(), 4);
        for (int i = 0; i < 4; ++i) {
            const Result<Row> computed = applyMapping(mapping, input.at(i), context);
            QVERIFY(computed.ok());
            QVERIFY2(agree(*computed, result.at(i)), qPrintable(describe(*computed) + QStringLiteral(" / ") + describe(result.at(i))));
        }
        const CheckPack guards = guardChecks(mapping, sqlite());
        QCOMPARE(guards.checks.size(), 1);
        QCOMPARE(rows(guards.checks.at(0).sql).at(0).value(QStringLiteral("new_value")).toInt(), 0);
        QVERIFY(run(QStringLiteral("INSERT INTO countries VALUES ('SE', 'Svea')")));
        QCOMPARE(rows(guards.checks.at(0).sql).at(0).value(QStringLiteral("new_value")).toInt(), 1);
    }

    void compatibilityViewGivesTheOldRows()
    {
        const mapping::Mapping mapping = mappingOf(R"(
            {"kind":"rename","inputs":["id"],"outputs":["order_id"]},
            {"kind":"unit","inputs":["ms"],"outputs":["s"],"params":{"factor":0.001}},
            {"kind":"unit","inputs":["f"],"outputs":["c"],"params":{"factor":1.8,"offset":32}},
            {"kind":"valueMap","inputs":["os"],"outputs":["platform"],"params":{"values":{"A":"android","I":"ios"}}},
            {"kind":"split","inputs":["name"],"outputs":["first","last"],"params":{"separator":" "}},
            {"kind":"concat","inputs":["area","num"],"outputs":["phone"],"params":{"separator":"-","reversible":true}},
            {"kind":"cast","inputs":["n"],"outputs":["n_text"],"params":{"from":"INTEGER","to":"TEXT"}},
            {"kind":"nest","inputs":["x","y"],"outputs":["point"]})",
            QStringLiteral("id INTEGER, ms INTEGER, f INTEGER, os TEXT, name TEXT, area TEXT, num INTEGER, n INTEGER, x INTEGER, y TEXT"),
            QStringLiteral("order_id INTEGER not null, s REAL, c REAL, platform TEXT, first TEXT, last TEXT, phone TEXT, n_text TEXT, point JSON"),
            R"({"source":["id"],"target":["order_id"],"rowRelation":"1:1"})");
        QVERIFY(create(QStringLiteral("orders_v1"), mapping.source.columns));
        for (const char* values : {"1, 1234, 7, 'A', 'Ada King Lovelace', '08', 123, 5, 1, 'q'", "2, 0, -40, 'I', 'Cher', '031', 7, -1, 0, ''",
                 "3, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL", "4, 999999937, 451, 'A', '', '', 0, 0, -5, 'it''s'"})
            QVERIFY2(run(QStringLiteral("INSERT INTO orders_v1 VALUES (%1)").arg(QString::fromLatin1(values))), qPrintable(m_error));
        const QVector<Row> before = rows(QStringLiteral("SELECT * FROM orders_v1 ORDER BY id"));
        QVERIFY(runScript(createTable(mapping, sqlite()).text));
        const GeneratedCode fill = insertSelect(mapping, sqlite());
        QVERIFY2(run(fill.text), qPrintable(m_error + problems(fill.diagnostics)));
        CompatibilityOptions options;
        options.replaceSource = true;
        const GeneratedCode view = compatibilityView(mapping, sqlite(), {}, options);
        QVERIFY2(!view.blocked(), qPrintable(problems(view.diagnostics)));
        QVERIFY2(runScript(view.text), qPrintable(m_error));
        const QVector<Row> through = rows(QStringLiteral("SELECT * FROM orders_v1 ORDER BY id"));
        QCOMPARE(through.size(), before.size());
        for (qsizetype i = 0; i < before.size(); ++i)
            QVERIFY2(agree(before.at(i), through.at(i)), qPrintable(describe(before.at(i)) + QStringLiteral(" / ") + describe(through.at(i)) + view.text));
        QVERIFY2(runScript(rollbackScript(mapping, sqlite(), {}, options, true).text), qPrintable(m_error));
        QCOMPARE(rows(QStringLiteral("SELECT * FROM orders_v1 ORDER BY id")), before);
        QCOMPARE(rows(QStringLiteral("SELECT name FROM sqlite_master")).size(), 1);
    }

    void checksFindDamage_data()
    {
        QTest::addColumn<QString>("damage");
        QTest::addColumn<QString>("check");
        QTest::newRow("none") << QString() << QString();
        QTest::newRow("lost row") << QStringLiteral("DELETE FROM orders_v2 WHERE order_id = 3") << QStringLiteral("rows keys.missing");
        QTest::newRow("extra row") << QStringLiteral("INSERT INTO orders_v2 VALUES (99, 1.5)") << QStringLiteral("rows keys.extra");
        QTest::newRow("changed value") << QStringLiteral("UPDATE orders_v2 SET s = s + 1 WHERE order_id = 2") << QStringLiteral("column.s.sum");
        QTest::newRow("nulled") << QStringLiteral("UPDATE orders_v2 SET s = NULL WHERE order_id = 2") << QStringLiteral("column.s.count column.s.sum");
        QTest::newRow("swapped key") << QStringLiteral("UPDATE orders_v2 SET order_id = 77 WHERE order_id = 2") << QStringLiteral("keys.missing keys.extra");
    }

    void checksFindDamage()
    {
        QFETCH(QString, damage);
        QFETCH(QString, check);
        const mapping::Mapping mapping = mappingOf(R"(
            {"kind":"rename","inputs":["id"],"outputs":["order_id"]},
            {"kind":"unit","inputs":["ms"],"outputs":["s"],"params":{"factor":0.001}})", QStringLiteral("id INTEGER, ms INTEGER"),
            QStringLiteral("order_id INTEGER not null, s REAL"), R"({"source":["id"],"target":["order_id"],"rowRelation":"1:1"})");
        QVERIFY(create(QStringLiteral("orders_v1"), mapping.source.columns));
        QVERIFY(run(QStringLiteral("INSERT INTO orders_v1 VALUES (1, 10), (2, 250), (3, NULL), (4, 77)")));
        QVERIFY(runScript(createTable(mapping, sqlite()).text));
        QVERIFY(run(insertSelect(mapping, sqlite()).text));
        if (!damage.isEmpty())
            QVERIFY2(run(damage), qPrintable(m_error));
        QStringList failed;
        for (const Check& item : equivalenceChecks(mapping, sqlite()).checks) {
            const Row row = rows(item.sql).value(0);
            if (!mapping::sameValue(row.value(QStringLiteral("old_value")), row.value(QStringLiteral("new_value"))))
                failed.append(item.id);
        }
        for (const QString& wanted : check.split(QLatin1Char(' '), Qt::SkipEmptyParts))
            QVERIFY2(failed.contains(wanted), qPrintable(failed.join(QLatin1Char(' '))));
        QCOMPARE(failed.isEmpty(), check.isEmpty());
    }

    void finerGrainIsRolledUp()
    {
        const mapping::Mapping mapping = mappingOf(R"(
            {"kind":"rename","inputs":["id"],"outputs":["order_id"]},{"kind":"keep","inputs":["total"]})",
            QStringLiteral("id INTEGER, total REAL"), QStringLiteral("order_id INTEGER, line INTEGER, total REAL"),
            R"({"source":["id"],"target":["order_id","line"],"rowRelation":"explode"})");
        QVERIFY(run(QStringLiteral("CREATE TABLE orders_v1 (id INTEGER, total REAL)")));
        QVERIFY(run(QStringLiteral("CREATE TABLE orders_v2 (order_id INTEGER, line INTEGER, total REAL)")));
        QVERIFY(run(QStringLiteral("INSERT INTO orders_v1 VALUES (1, 10.5), (2, 20)")));
        QVERIFY(run(QStringLiteral("INSERT INTO orders_v2 VALUES (1, 1, 10.5), (1, 2, 10.5), (2, 1, 20)")));
        const auto failing = [this, &mapping] {
            QStringList failed;
            const CheckPack pack = equivalenceChecks(mapping, sqlite());
            if (pack.checks.isEmpty())
                failed.append(problems(pack.diagnostics));
            for (const Check& item : pack.checks) {
                bool ok = false;
                const Row row = rows(item.sql, &ok).value(0);
                if (!ok || !mapping::sameValue(row.value(QStringLiteral("old_value")), row.value(QStringLiteral("new_value"))))
                    failed.append(item.id + (ok ? QString() : m_error));
            }
            return failed;
        };
        QCOMPARE(failing(), QStringList());
        QVERIFY(run(QStringLiteral("UPDATE orders_v2 SET total = 11 WHERE order_id = 1 AND line = 2")));
        QCOMPARE(failing(), QStringList {QStringLiteral("column.total.constant")});
        QVERIFY(run(QStringLiteral("DELETE FROM orders_v2 WHERE order_id = 2")));
        QVERIFY(failing().contains(QStringLiteral("keys.missing")));
    }

    void finerPartsAddUp()
    {
        const mapping::Mapping mapping = mappingOf(R"(
            {"kind":"rename","inputs":["id"],"outputs":["order_id"]},{"kind":"keep","inputs":["total"],"params":{"rollUp":"sum"}},
            {"kind":"unit","inputs":["took_ms"],"outputs":["took_s"],"params":{"factor":0.001,"rollUp":"sum"}})",
            QStringLiteral("id INTEGER, total INTEGER, took_ms INTEGER"), QStringLiteral("order_id INTEGER, line INTEGER, total INTEGER, took_s REAL"),
            R"({"source":["id"],"target":["order_id","line"],"rowRelation":"explode"})");
        QVERIFY(run(QStringLiteral("CREATE TABLE orders_v1 (id INTEGER, total INTEGER, took_ms INTEGER)")));
        QVERIFY(run(QStringLiteral("CREATE TABLE orders_v2 (order_id INTEGER, line INTEGER, total INTEGER, took_s REAL)")));
        QVERIFY(run(QStringLiteral("INSERT INTO orders_v1 VALUES (1, 30, 600), (2, 20, 500)")));
        QVERIFY(run(QStringLiteral("INSERT INTO orders_v2 VALUES (1, 1, 10, 0.1), (1, 2, 10, 0.2), (1, 3, 10, 0.3), (2, 1, 20, 0.5)")));
        const auto failing = [this, &mapping] {
            QStringList failed;
            for (const Check& item : equivalenceChecks(mapping, sqlite()).checks) {
                const Row row = rows(item.sql).value(0);
                const QVariant was = row.value(QStringLiteral("old_value"));
                const QVariant is = row.value(QStringLiteral("new_value"));
                const bool same = item.tolerant ? qAbs(was.toDouble() - is.toDouble()) < 1e-9 : mapping::sameValue(was, is);
                if (!same)
                    failed.append(item.id);
            }
            return failed;
        };
        QCOMPARE(failing(), QStringList());
        QVERIFY(run(QStringLiteral("UPDATE orders_v2 SET total = 11 WHERE order_id = 1 AND line = 2")));
        QCOMPARE(failing(), QStringList({QStringLiteral("column.total.sum"), QStringLiteral("column.total.max")}));
    }

    void chunksCoverEverything()
    {
        const mapping::Mapping mapping = mappingOf(R"({"kind":"rename","inputs":["id"],"outputs":["order_id"]})", QStringLiteral("id INTEGER"),
            QStringLiteral("order_id INTEGER"));
        QVERIFY(run(QStringLiteral("CREATE TABLE orders_v1 (id INTEGER)")));
        QVERIFY(run(QStringLiteral("CREATE TABLE orders_v2 (order_id INTEGER)")));
        for (int i = 1; i <= 25; ++i)
            QVERIFY(run(QStringLiteral("INSERT INTO orders_v1 VALUES (%1)").arg(i)));
        const GeneratedCode chunk = insertSelect(mapping, sqlite(), {}, {QStringLiteral("ID")});
        for (int low = 0; low < 25; low += 10) {
            QSqlQuery query(QSqlDatabase::database(QStringLiteral("t")));
            QVERIFY2(query.prepare(chunk.text), qPrintable(query.lastError().text()));
            query.addBindValue(low);
            query.addBindValue(low + 10);
            QVERIFY(query.exec());
        }
        QCOMPARE(rows(QStringLiteral("SELECT COUNT(*) AS n, SUM(order_id) AS s FROM orders_v2")).at(0).value(QStringLiteral("s")).toInt(), 325);
        const ColumnSqlList list = forwardColumns(mapping, sqlite());
        QCOMPARE(list.columns.size(), 1);
        QCOMPARE(list.columns.at(0).oldExpression, QStringLiteral("id"));
    }

    void filterAndDedupe()
    {
        const mapping::Mapping filtered = mappingOf(R"({"kind":"keep","inputs":["a"]},{"kind":"tableMove","params":{"filter":"a > 1 OR a IS NULL"}})",
            QStringLiteral("a INTEGER"), QStringLiteral("a INTEGER"), R"({"rowRelation":"filter"})");
        QVERIFY(run(QStringLiteral("CREATE TABLE orders_v1 (a INTEGER)")));
        QVERIFY(run(QStringLiteral("INSERT INTO orders_v1 VALUES (1), (2), (2), (NULL)")));
        QCOMPARE(rows(forwardSelect(filtered, sqlite()).text).size(), 3);
        const mapping::Mapping distinct = mappingOf(R"({"kind":"keep","inputs":["a"]},{"kind":"tableMove","params":{"dedupe":"distinct"}})",
            QStringLiteral("a INTEGER"), QStringLiteral("a INTEGER"), R"({"rowRelation":"dedupe"})");
        QCOMPARE(rows(forwardSelect(distinct, sqlite()).text).size(), 3);
    }
};

SKEIN_TEST(TstSqlite)
#include "tst_sqlite.moc"
