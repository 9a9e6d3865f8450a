#include "models/importers/catalogstore.h"
#include "tests/support/testregistry.h"

#include <QFile>
#include <QJsonDocument>
#include <QTemporaryDir>

using namespace skein;
using namespace skein::importers;

namespace {

const QByteArray sample = QByteArray(
    "{'eventType':'COMPLETE','eventTime':'2024-05-02T10:00:00Z','run':{'runId':'r1'},'job':{'namespace':'n','name':'daily'},\n"
    "'inputs':[{'namespace':'postgres://db:5432','name':'shop.orders'}],\n"
    "'outputs':[{'namespace':'postgres://db:5432','name':'shop.daily','facets':{'schema':{'fields':[{'name':'d','type':'DATE'},{'name':'s','type':'struct','fields':[{'name':'x','type':'int'}]}]},\n"
    "'columnLineage':{'fields':{'d':{'inputFields':[{'namespace':'postgres://db:5432','name':'shop.orders','field':'at','transformations':[{'type':'DIRECT'}]},\n"
    "{'namespace':'postgres://db:5432','name':'shop.orders','field':'state','transformations':[{'type':'INDIRECT'}]}]}}}}}]}").replace('\'', '"');

QString lines(const Catalog& catalog)
{
    QHash<EntityRef, QString> names;
    for (const Entity& entity : catalog.entities)
        names.insert(entity.ref, entity.title);
    QStringList said;
    for (const LineageEdge& edge : catalog.edges) {
        QString line = names.value(edge.from) + QStringLiteral(" -> ") + names.value(edge.to);
        for (const ColumnEdge& column : edge.columns)
            line += QLatin1Char(' ') + column.from + (column.direct ? QLatin1Char('>') : QLatin1Char('~')) + column.to;
        said << line;
    }
    said.sort();
    return said.join(QLatin1Char('\n'));
}

} // namespace

class TstOpenLineage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneText_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("expected");
        const QString whole = QStringLiteral("daily -> shop.daily\nshop.orders -> daily at>d state~d");
        QByteArray oneLine = sample;
        oneLine.replace('\n', ' ');
        QTest::newRow("one event") << sample << whole;
        QTest::newRow("array") << QByteArray('[' + sample + ']') << whole;
        QTest::newRow("one a line") << QByteArray(oneLine + '\n' + oneLine + '\n') << whole;
        QTest::newRow("a broken line between") << QByteArray(oneLine + "\n{\"run\":{\n" + oneLine + '\n') << whole;
        QTest::newRow("cut off array") << QByteArray("[" + sample + ",{\"run\":") << whole;
        QTest::newRow("byte order mark") << QByteArray("\xEF\xBB\xBF" + sample) << whole;
        QTest::newRow("a template beside") << QByteArray(oneLine + "\n{\"run\":{\"runId\":\"r\"},\"job\":{\"namespace\":\"n\",\"name\":\"{{ any() }}\"},\"inputs\":[]}") << whole;
        QTest::newRow("inputs of a wrong type") << QByteArray(oneLine + "\n{\"run\":{\"runId\":\"r\"},\"job\":{\"namespace\":\"n\",\"name\":\"daily\"},\"inputs\":{\"a\":1}}") << whole;
        oneLine.replace("\"name\":\"daily\"", "\"x\":1");
        QTest::newRow("job without a name") << oneLine << QStringLiteral("shop.orders -> shop.daily at>d state~d");
    }
    void oneText()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, expected);
        QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("events.json"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
        file.close();
        const Result<Imported> imported = importSource(path);
        QVERIFY2(imported.ok(), imported ? "" : qPrintable(imported.error().toText()));
        QCOMPARE(imported->report.format, QStringLiteral("openlineage"));
        QCOMPARE(lines(imported->catalog), expected);
        for (const Entity& entity : imported->catalog.entities) {
            if (entity.title == QLatin1String("shop.daily")) {
                QCOMPARE(entity.platform, QStringLiteral("postgres"));
                QCOMPARE(entity.currentSchema()->columns.size(), 3);
                QCOMPARE(entity.currentSchema()->columns.constLast().name, QStringLiteral("s.x"));
            }
        }
    }

    void noSecretIsKept()
    {
        QByteArray text = sample;
        text.replace("postgres://db:5432", "postgres://mira:s3cr3t@db:5432?password=s3cr3t");
        QTemporaryDir dir;
        QFile file(dir.filePath(QStringLiteral("events.json")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
        file.close();
        const Result<Imported> imported = importSource(file.fileName());
        QVERIFY2(imported.ok(), imported ? "" : qPrintable(imported.error().toText()));
        const QByteArray stored = QJsonDocument(catalogToJson(imported->catalog)).toJson() + QJsonDocument(imported->report.toJson()).toJson();
        QVERIFY(!stored.contains("s3cr3t"));
        QVERIFY(!stored.contains("mira"));
        QCOMPARE(lines(imported->catalog), QStringLiteral("daily -> shop.daily\nshop.orders -> daily at>d state~d"));
    }

    void theLatestWordStands_data()
    {
        QTest::addColumn<QStringList>("events"); // time, type, facets of the output
        QTest::addColumn<QString>("expected");   // columns, lifecycle
        const auto schema = [](const char* column) { return QStringLiteral("'schema':{'fields':[{'name':'%1','type':'int'}]}").arg(QLatin1String(column)); };
        const auto state = [](const char* what) { return QStringLiteral("'lifecycleStateChange':{'lifecycleStateChange':'%1'}").arg(QLatin1String(what)); };
        QTest::newRow("later") << QStringList {QStringLiteral("2024-01-01T00:00:00Z|START|") + schema("a"), QStringLiteral("2024-01-02T00:00:00Z|START|") + schema("b")} << QStringLiteral("b ");
        QTest::newRow("time zones") << QStringList {QStringLiteral("2024-01-01T10:00:00+10:00|START|") + schema("a"), QStringLiteral("2024-01-01T01:00:00Z|START|") + schema("b")}
                                    << QStringLiteral("b ");
        QTest::newRow("the end of a run") << QStringList {QStringLiteral("2024-01-01T00:00:00Z|COMPLETE|") + schema("a"), QStringLiteral("2024-01-01T00:00:00Z|START|") + schema("b")}
                                          << QStringLiteral("a ");
        QTest::newRow("made again") << QStringList {QStringLiteral("2024-01-01T00:00:00Z|START|") + state("DROP"), QStringLiteral("2024-01-02T00:00:00Z|START|") + state("CREATE")}
                                    << QStringLiteral(" ");
        QTest::newRow("dropped") << QStringList {QStringLiteral("2024-01-01T00:00:00Z|START|") + state("CREATE"), QStringLiteral("2024-01-02T00:00:00Z|START|") + state("DROP")}
                                 << QStringLiteral(" dropped");
    }
    void theLatestWordStands()
    {
        QFETCH(QStringList, events);
        QFETCH(QString, expected);
        for (int order = 0; order < 2; ++order) {
            QTemporaryDir dir;
            for (qsizetype i = 0; i < events.size(); ++i) {
                const QStringList parts = events[order == 0 ? i : events.size() - 1 - i].split(QLatin1Char('|'));
                QFile file(dir.filePath(QStringLiteral("%1.json").arg(i)));
                QVERIFY(file.open(QIODevice::WriteOnly));
                file.write(QStringLiteral("{'eventTime':'%1','eventType':'%2','run':{'runId':'r'},'job':{'namespace':'n','name':'j'},'outputs':[{'namespace':'n','name':'t','facets':{%3}}]}")
                               .arg(parts[0], parts[1], parts[2]).replace(QLatin1Char('\''), QLatin1Char('"')).toUtf8());
            }
            const Result<Imported> imported = importSource(dir.path());
            QVERIFY2(imported.ok(), imported ? "" : qPrintable(imported.error().toText()));
            for (const Entity& entity : imported->catalog.entities) {
                if (entity.title == QLatin1String("t"))
                    QCOMPARE((entity.currentSchema() ? entity.currentSchema()->columns.constFirst().name : QString()) + QLatin1Char(' ') + entity.lifecycle, expected);
            }
        }
    }

    void whatIsNotValidIsSaid_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("said");
        const auto with = [](const char* run, const char* job, const char* output) {
            return QByteArray("{'eventType':'COMPLETE','run':{") + run + "},'job':{'namespace':'n','name':'j'" + job + "},'outputs':[{'namespace':'n','name':'t'" + output + "}]}";
        };
        QTest::newRow("no run id") << with("", "", "") << QStringLiteral("the run has no runId; the event was read all the same");
        QTest::newRow("owner") << with("'runId':'r'", ",'facets':{'ownership':{'owners':[{'no-name':'x'}]}}", "") << QStringLiteral("an owner of j has no name");
        QTest::newRow("rows") << with("'runId':'r'", "", ",'outputFacets':{'outputStatistics':{'rowCount':'wrong'}}") << QStringLiteral("outputStatistics of t has a rowCount that is no whole number");
        QTest::newRow("metrics") << with("'runId':'r'", "", ",'inputFacets':{'dataQualityMetrics':{'noRowCount':1}}") << QStringLiteral("dataQualityMetrics of t has no rowCount that is a whole number");
        QTest::newRow("parent") << with("'runId':'r','facets':{'parent':{'run':{},'job':{'name':'p'}}}", "", "") << QStringLiteral("the parent run has no runId");
        QTest::newRow("path") << with("'runId':'r'", ",'facets':{'sourceCodeLocation':{'path':'../../x'}}", "") << QStringLiteral("the path of j leaves its repository: ../../x");
    }
    void whatIsNotValidIsSaid()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, said);
        QTemporaryDir dir;
        QFile file(dir.filePath(QStringLiteral("event.json")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text.replace('\'', '"'));
        file.close();
        const Result<Imported> imported = importSource(file.fileName());
        QVERIFY2(imported.ok(), imported ? "" : qPrintable(imported.error().toText()));
        QCOMPARE(imported->report.warnings.size(), 1);
        QCOMPARE(imported->report.warnings.constFirst().reason, said);
        QCOMPARE(imported->catalog.entities.size(), 2); // the rest is taken
    }

    void realEvents_data()
    {
        QTest::addColumn<QString>("folder");
        QTest::addColumn<int>("events");
        QTest::addColumn<int>("datasets");
        QTest::addColumn<int>("jobs");
        // Events as an independent reading counts them. It does not count the dataset of an event about a dataset
        // alone, and it counts what has no name or a placeholder for one ("{NAMESPACE}") as jobs and datasets.
        QTest::newRow("marquez") << QStringLiteral("marquez") << 31 << 18 << 16;
        QTest::newRow("spec") << QStringLiteral("proxy_and_spec") << 13 << 7 << 4;
        QTest::newRow("spark") << QStringLiteral("spark") << 113 << 74 << 42;
    }
    void realEvents()
    {
        if (qEnvironmentVariableIsEmpty("SKEIN_CORPORA"))
            QSKIP("SKEIN_CORPORA is not set");
        QFETCH(QString, folder);
        QFETCH(int, events);
        QFETCH(int, datasets);
        QFETCH(int, jobs);
        const Result<Imported> imported = importSource(qEnvironmentVariable("SKEIN_CORPORA") + QStringLiteral("/openlineage/") + folder);
        QVERIFY2(imported.ok(), imported ? "" : qPrintable(imported.error().toText()));
        QCOMPARE(imported->report.facts.value(QStringLiteral("events")), events);
        QCOMPARE(imported->report.facts.value(QStringLiteral("datasets")), datasets);
        QCOMPARE(imported->report.facts.value(QStringLiteral("jobs")), jobs);
    }
};

SKEIN_TEST(TstOpenLineage)
#include "tst_openlineage.moc"
