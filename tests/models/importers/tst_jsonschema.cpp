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
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text.replace('\'', '"'));
}

QString columnsOf(const Entity& entity)
{
    QStringList columns;
    if (const SchemaVersion* schema = entity.currentSchema()) {
        for (const Column& column : schema->columns)
            columns << column.name + QLatin1Char(':') + column.nativeType + (column.nullable ? QStringLiteral("?") : QString());
    }
    return columns.join(QStringLiteral(", "));
}

} // namespace

class TstJsonSchema : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void columns_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("expected");
        QTest::newRow("nested") << QByteArray("{'$schema':'x','required':['a'],'properties':{'a':{'type':'integer'},'b':{'type':['null','object'],'required':['c'],'properties':{'c':{'type':'string'}}}}}")
                                << QStringLiteral("a:integer, b:object?, b.c:string");
        QTest::newRow("array of objects") << QByteArray("{'$schema':'x','properties':{'l':{'type':'array','items':{'type':'object','properties':{'x':{'type':'number'}}}}}}")
                                          << QStringLiteral("l:array?, l.x:number?");
        QTest::newRow("one of") << QByteArray("{'$schema':'x','oneOf':[{'required':['a'],'properties':{'a':{'type':'string'}}},{'properties':{'a':{'type':'string'},'b':{'type':'null'}}}]}")
                                << QStringLiteral("a:string?, b:?");
        QTest::newRow("patterns") << QByteArray("{'$schema':'x','properties':{'m':{'type':'object','patternProperties':{'^a':{'type':'integer'}}}}}") << QStringLiteral("m:object?, m.*:integer?");
        QTest::newRow("pointer with escapes") << QByteArray("{'$schema':'x','definitions':{'a/b':{'type':'object','properties':{'q':{'type':'string'}}}},'properties':{'p':{'$ref':'#/definitions/a~1b'}}}")
                                              << QStringLiteral("p:object?, p.q:string?");
        QTest::newRow("a schema inside itself") << QByteArray("{'$schema':'x','definitions':{'n':{'type':'object','properties':{'v':{'type':'integer'},'next':{'$ref':'#/definitions/n'}}}},"
                                                              "'properties':{'n':{'$ref':'#/definitions/n'}}}")
                                                << QStringLiteral("n:object?, n.v:integer?, n.next:object?");
        QTest::newRow("loop of references") << QByteArray("{'$schema':'x','definitions':{'a':{'$ref':'#/definitions/b'},'b':{'$ref':'#/definitions/a'}},'properties':{'p':{'$ref':'#/definitions/a'}}}")
                                            << QStringLiteral("p:?");
        QTest::newRow("leads nowhere") << QByteArray("{'$schema':'x','properties':{'p':{'$ref':'#/definitions/gone'},'q':{'$ref':'../../etc/passwd'},'r':{'$ref':'http://a.example/s'}}}")
                                       << QStringLiteral("p:?, q:?, r:?");
        QTest::newRow("chain and branches") << QByteArray("{'$schema':'x','definitions':{'a':{'$ref':'#/definitions/b'},'b':{'type':'string'}},'properties':{'p':{'$ref':'#/definitions/a'},"
                                                          "'q':{'anyOf':[{'type':'null'},{'type':'integer'}]}},'required':['p','q']}")
                                            << QStringLiteral("p:string, q:integer?");
        QByteArray bomb = "{'$schema':'x','definitions':{";
        for (int i = 0; i < 30; ++i)
            bomb += "'d" + QByteArray::number(i) + "':{'allOf':[{'$ref':'#/definitions/d" + QByteArray::number(i + 1) + "'},{'$ref':'#/definitions/d" + QByteArray::number(i + 1) + "'}]},";
        bomb += "'d30':{}},'properties':{'a':{'type':'string'}},'allOf':[{'$ref':'#/definitions/d0'}]}";
        QTest::newRow("references that double") << bomb << QStringLiteral("a:string?");
    }
    void columns()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, expected);
        QTemporaryDir dir;
        write(dir.filePath(QStringLiteral("in/thing.json")), text);
        const Result<Imported> imported = importSource(dir.filePath(QStringLiteral("in")));
        QVERIFY2(imported.ok(), imported ? "" : qPrintable(imported.error().toText()));
        QCOMPARE(imported->report.format, QStringLiteral("jsonschema"));
        QCOMPARE(columnsOf(imported->catalog.entities.constFirst()), expected);
    }

    void versionsInTheirOrder()
    {
        QTemporaryDir dir;
        for (const char* version : {"10-0-0", "2-0-0", "1-0-10", "1-0-2"}) {
            write(dir.filePath(QStringLiteral("com.x/thing/jsonschema/") + QLatin1String(version)),
                QByteArray("{'self':{'vendor':'com.x','name':'thing','format':'jsonschema','version':'") + version + "'},'properties':{'v" + QByteArray(version).replace('-', '_') + "':{'type':'string'}}}");
        }
        for (const char* version : {"10", "9"})
            write(dir.filePath(QStringLiteral("telemetry/core/core.%1.schema.json").arg(QLatin1String(version))), "{'$schema':'x','properties':{'a':{'type':'string'}}}");
        const Result<Imported> imported = importSource(dir.path());
        QVERIFY2(imported.ok(), imported ? "" : qPrintable(imported.error().toText()));
        QStringList said;
        for (const Entity& entity : imported->catalog.entities) {
            QStringList labels;
            for (const SchemaVersion& version : entity.schemas)
                labels << version.label;
            said << entity.qualifiedName + QStringLiteral(" = ") + labels.join(QLatin1Char(' '));
        }
        said.sort();
        QCOMPARE(said.join(QLatin1Char('\n')), QStringLiteral("com.x/thing = 1-0-2 1-0-10 2-0-0 10-0-0\ntelemetry/core = 9 10"));
    }

    void whatIsNoSchemaIsSaid()
    {
        QTemporaryDir dir;
        write(dir.filePath(QStringLiteral("good.json")), "{'$schema':'x','properties':{'a':{'type':'string'}}}");
        write(dir.filePath(QStringLiteral("data.json")), "{'$schema':'./good.json','a':'x'}");
        write(dir.filePath(QStringLiteral("1-0-0")), "{'self':{'vendor':'v','name':'n','format':'thrift','version':'1-0-0'}}");
        const Result<Imported> imported = importSource(dir.path());
        QVERIFY2(imported.ok(), imported ? "" : qPrintable(imported.error().toText()));
        QCOMPARE(imported->catalog.entities.size(), 1);
        QStringList said;
        for (const Skip& skip : imported->report.skipped)
            said << skip.file + QStringLiteral(": ") + skip.reason;
        QCOMPARE(said.join(QLatin1Char('\n')), QStringLiteral("1-0-0: a schema of the format thrift, not a JSON Schema\n"
                                                             "data.json: no properties are stated: nothing that would be a dataset"));
    }

    void realSchemas()
    {
        if (qEnvironmentVariableIsEmpty("SKEIN_CORPORA"))
            QSKIP("SKEIN_CORPORA is not set");
        const Result<Imported> imported = importSource(qEnvironmentVariable("SKEIN_CORPORA") + QStringLiteral("/json_schema"));
        QVERIFY2(imported.ok(), imported ? "" : qPrintable(imported.error().toText()));
        QCOMPARE(imported->report.facts.value(QStringLiteral("files")), 205);
        QCOMPARE(imported->report.facts.value(QStringLiteral("versions")), 203); // one is Thrift, one has no properties
        QCOMPARE(imported->report.skipped.size(), 2);
    }
};

SKEIN_TEST(TstJsonSchema)
#include "tst_jsonschema.moc"
