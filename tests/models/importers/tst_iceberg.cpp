#include "models/importers/importer.h"
#include "tests/support/testregistry.h"

#include <QFile>
#include <QTemporaryDir>

using namespace skein;
using namespace skein::importers;

class TstIceberg : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void realMetadata()
    {
        if (qEnvironmentVariableIsEmpty("SKEIN_CORPORA"))
            QSKIP("SKEIN_CORPORA is not set");
        const Result<Imported> imported = importSource(qEnvironmentVariable("SKEIN_CORPORA") + QStringLiteral("/iceberg"));
        QVERIFY2(imported.ok(), imported ? "" : qPrintable(imported.error().toText()));
        QStringList said;
        for (const Skip& skip : imported->report.skipped)
            said << skip.file.mid(13) + QStringLiteral(" ") + skip.reason;
        said.sort();
        QCOMPARE(said.join(QLatin1Char('\n')),
            QStringLiteral("UnsupportedVersion.json format-version 42 is not one of 1 to 3\n"
                           "V1MissingSchemaType.json the schema's type is missing or not struct\n"
                           "V2CurrentSchemaNotFound.json current-schema-id 2 is in no schema\n"
                           "V2MissingLastPartitionId.json last-partition-id is missing\n"
                           "V2MissingPartitionSpecs.json partition-specs is missing\n"
                           "V2MissingSchemas.json schemas is missing or empty\n"
                           "V2MissingSortOrder.json sort-orders is missing"));
    }

    void schemasOldestFirst()
    {
        QTemporaryDir dir;
        QFile file(dir.filePath(QStringLiteral("v3.metadata.json")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray("{'format-version':2,'table-uuid':'u','location':'s3://b/shop/orders','last-sequence-number':3,'last-updated-ms':9,'last-column-id':4,"
                              "'current-schema-id':0,'schemas':[{'schema-id':0,'type':'struct','identifier-field-ids':[1],'fields':[{'id':1,'name':'a','required':true,'type':'long'},"
                              "{'id':2,'name':'l','type':{'type':'list','element':{'type':'struct','fields':[{'id':4,'name':'x','type':'string'}]}}}]},"
                              "{'schema-id':1,'type':'struct','fields':[{'id':1,'name':'b','type':'int'}]}],'default-spec-id':0,'partition-specs':[],'last-partition-id':9,"
                              "'default-sort-order-id':0,'sort-orders':[],'current-snapshot-id':7,'snapshots':[{'snapshot-id':7,'summary':{'total-records':'42'}}]}").replace('\'', '"'));
        file.close();
        const Result<Imported> imported = importSource(file.fileName());
        QVERIFY2(imported.ok(), imported ? "" : qPrintable(imported.error().toText()));
        const Entity& table = imported->catalog.entities.constFirst();
        QCOMPARE(table.qualifiedName, QStringLiteral("shop.orders"));
        QCOMPARE(table.rowCount, 42);
        QCOMPARE(table.schemas.size(), 2);
        QCOMPARE(table.schemas.constFirst().label, QStringLiteral("1"));
        QStringList columns;
        for (const Column& column : table.currentSchema()->columns)
            columns << column.name + (column.key ? QStringLiteral("*") : QString()) + (column.nullable ? QStringLiteral("?") : QString());
        QCOMPARE(columns.join(QLatin1Char(' ')), QStringLiteral("a* l? l.x?"));
    }
};

SKEIN_TEST(TstIceberg)
#include "tst_iceberg.moc"
