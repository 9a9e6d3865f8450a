#include "models/importers/importer.h"
#include "tests/support/testregistry.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

using namespace skein;
using namespace skein::importers;

namespace {

void write(const QString& path, QByteArray text)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text.replace('\'', '"'));
}

QString columnsOf(const Catalog& catalog)
{
    QStringList lines;
    for (const Entity& entity : catalog.entities) {
        QStringList columns;
        if (const SchemaVersion* schema = entity.currentSchema()) {
            for (const Column& column : schema->columns)
                columns << column.name + QLatin1Char(':') + column.nativeType + (column.nullable ? QStringLiteral("?") : QString());
        }
        lines << entity.qualifiedName + QStringLiteral(" = ") + columns.join(QStringLiteral(", "));
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace

class TstAvro : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void records_data()
    {
        QTest::addColumn<QByteArray>("one");
        QTest::addColumn<QByteArray>("two");
        QTest::addColumn<QString>("expected");
        const QByteArray inner = "{'type':'record','name':'a.Inner','fields':[{'name':'x','type':'int'}]}";
        const QByteArray outer = "{'type':'record','name':'Outer','namespace':'a','fields':[{'name':'i','type':['null','Inner']},{'name':'l','type':{'type':'array','items':'Inner'}}]}";
        const QString both = QStringLiteral("a.Inner = x:int\na.Outer = i:a.Inner?, i.x:int, l:array<a.Inner>, l.x:int");
        QTest::newRow("names across files") << inner << outer << both;
        QTest::newRow("the other way round") << outer << inner << both;
        QTest::newRow("recursion") << QByteArray("{'type':'record','name':'T','fields':[{'name':'v','type':'long'},{'name':'next','type':['null','T']}]}") << QByteArray()
                                   << QStringLiteral("T = v:long, next:T?");
        QTest::newRow("logical and union") << QByteArray("{'type':'record','name':'T','fields':[{'name':'t','type':{'type':'long','logicalType':'timestamp-millis'}},"
                                                         "{'name':'u','type':['int','string']},{'name':'m','type':{'type':'map','values':'double'}}]}")
                                           << QByteArray() << QStringLiteral("T = t:long (timestamp-millis), u:int | string, m:map<double>");
        QTest::newRow("enum inside") << QByteArray("{'type':'record','name':'T','namespace':'n','fields':[{'name':'e','type':{'type':'enum','name':'E','symbols':['A']}},{'name':'f','type':'E'}]}")
                                     << QByteArray() << QStringLiteral("n.T = e:n.E, f:n.E");
        QTest::newRow("a name nobody defines") << QByteArray("{'type':'record','name':'T','fields':[{'name':'g','type':'Gone'}]}") << QByteArray() << QStringLiteral("T = g:Gone");
        QTest::newRow("fields of a wrong type") << QByteArray("{'type':'record','name':'T','fields':[{'name':'a','type':'int'},{'type':'int'},7]}") << QByteArray() << QStringLiteral("T = a:int");
        const QByteArray holder = "{'type':'record','name':'a.Holder','fields':[{'name':'i','type':" + inner + "}]}";
        const QString held = QStringLiteral("a.Holder = i:a.Inner, i.x:int\na.Inner = x:int");
        QTest::newRow("a record that an earlier file holds inside") << holder << inner << held;
        QTest::newRow("and that a later one holds") << inner << holder << held;
        QTest::newRow("decimal") << QByteArray("{'type':'record','name':'T','fields':[{'name':'d','type':{'type':'bytes','logicalType':'decimal','precision':10,'scale':2}}]}") << QByteArray()
                                 << QStringLiteral("T = d:bytes (decimal(10, 2))");
        QTest::newRow("a broken file beside") << QByteArray("{'type':'record','name':'T','fields':[{'name':'a','type':'int'}]}") << QByteArray("{'type':'record','name':")
                                              << QStringLiteral("T = a:int");
    }
    void records()
    {
        QFETCH(QByteArray, one);
        QFETCH(QByteArray, two);
        QFETCH(QString, expected);
        QTemporaryDir dir;
        write(dir.filePath(QStringLiteral("one.avsc")), one);
        if (!two.isEmpty())
            write(dir.filePath(QStringLiteral("two.avsc")), two);
        const Result<Imported> imported = importSource(dir.path());
        QVERIFY2(imported.ok(), imported ? "" : qPrintable(imported.error().toText()));
        QCOMPARE(imported->report.format, QStringLiteral("avro"));
        QCOMPARE(columnsOf(imported->catalog), expected);
    }

    void deepNestingEnds()
    {
        QTemporaryDir dir;
        QByteArray text = "{'type':'record','name':'T','fields':[{'name':'a','type':";
        for (int i = 0; i < 500; ++i)
            text += "{'type':'array','items':";
        text += "'int'" + QByteArray(500, '}') + "}]}";
        write(dir.filePath(QStringLiteral("deep.avsc")), text);
        const Result<Imported> imported = importSource(dir.path());
        QVERIFY(imported.ok());
        QVERIFY(!imported->report.warnings.isEmpty());
    }

    void realSchemas()
    {
        if (qEnvironmentVariableIsEmpty("SKEIN_CORPORA"))
            QSKIP("SKEIN_CORPORA is not set");
        const Result<Imported> ztf = importSource(qEnvironmentVariable("SKEIN_CORPORA") + QStringLiteral("/avro/ztf_alert"));
        QVERIFY2(ztf.ok(), ztf ? "" : qPrintable(ztf.error().toText()));
        QCOMPARE(ztf->report.facts.value(QStringLiteral("files")), 5);
        QCOMPARE(ztf->report.facts.value(QStringLiteral("unknownNames")), 0);
        QCOMPARE(ztf->catalog.entities.size(), 5);
        const Result<Imported> apache = importSource(qEnvironmentVariable("SKEIN_CORPORA") + QStringLiteral("/avro/apache_share"));
        QVERIFY2(apache.ok(), apache ? "" : qPrintable(apache.error().toText()));
        QVERIFY(apache->report.facts.value(QStringLiteral("protocols")) == 4);
        const Result<Imported> broken = importSource(qEnvironmentVariable("SKEIN_CORPORA") + QStringLiteral("/avro/not_plain_json"));
        QVERIFY(!broken.ok());
        QVERIFY2(broken.error().where.contains(QLatin1String("schema.avsc:")), qPrintable(broken.error().toText()));
    }
};

SKEIN_TEST(TstAvro)
#include "tst_avro.moc"
