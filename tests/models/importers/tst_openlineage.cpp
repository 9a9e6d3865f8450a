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

    void realEvents_data()
    {
        QTest::addColumn<QString>("folder");
        QTest::addColumn<int>("events");
        QTest::addColumn<int>("datasets");
        QTest::addColumn<int>("jobs");
        // Events and datasets as an independent reading counts them, and one more dataset where an event is about a
        // dataset alone. That reading counts jobs without a name and templates as jobs.
        QTest::newRow("marquez") << QStringLiteral("marquez") << 31 << 18 << 16;
        QTest::newRow("spec") << QStringLiteral("proxy_and_spec") << 13 << 7 << 4;
        QTest::newRow("spark") << QStringLiteral("spark") << 113 << 78 << 42;
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
