#include "models/mapping/drift.h"
#include "models/mapping/gate.h"
#include "models/mapping/lints.h"
#include "tests/support/testregistry.h"

using namespace skein;
using namespace skein::mapping;

namespace {

Mapping sample()
{
    const Result<Mapping> mapping = mappingFromJson(R"({"skeinMapping":1,"id":"m",
        "source":{"dataset":"s.v1","columns":[{"name":"user_id","type":"INTEGER"},{"name":"os","type":"TEXT"},
            {"name":"ts_ms","type":"INTEGER"},{"name":"note","type":"TEXT"},{"name":"amount","type":"REAL"},
            {"name":"legacy","type":"TEXT"},{"name":"plain","type":"TEXT"}]},
        "target":{"dataset":"s.v2","columns":[{"name":"account_id","type":"INTEGER","nullable":false},
            {"name":"platform","type":"TEXT"},{"name":"device_os","type":"TEXT"},{"name":"ts_s","type":"INTEGER"},
            {"name":"amount","type":"INTEGER"},{"name":"note","type":"TEXT"},{"name":"extra","type":"TEXT"}]},
        "rules":[
          {"id":"r1","kind":"rename","inputs":["user_id"],"outputs":["account_id"],"review":{"state":"accepted"}},
          {"id":"r2","kind":"ambiguous","inputs":["os"],"params":{"candidates":["platform","device_os"]}},
          {"id":"r3","kind":"rename","inputs":["ts_ms"],"outputs":["ts_s"],"review":{"state":"accepted"}},
          {"id":"r4","kind":"drop","inputs":["note"],"review":{"state":"accepted"}},
          {"id":"r5","kind":"keep","inputs":["amount"],"review":{"state":"proposed"}},
          {"id":"r6","kind":"leaveUnchanged","inputs":["legacy"],"review":{"state":"accepted"}}
        ]})");
    return mapping ? *mapping : Mapping {};
}

QStringList codes(const QVector<Lint>& lints)
{
    QStringList list;
    for (const Lint& lint : lints)
        list.append(lint.severity + QLatin1Char(' ') + lint.code + QLatin1Char(' ') + lint.rule + QLatin1Char(' ') + lint.column);
    return list;
}

} // namespace

class TstGate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void gate_data()
    {
        QTest::addColumn<QString>("columns");
        QTest::addColumn<QString>("reasons");
        QTest::newRow("renamed") << QStringLiteral("USER_ID") << QString();
        QTest::newRow("ambiguous") << QStringLiteral("user_id os") << QStringLiteral("ambiguous r2 os");
        QTest::newRow("dropped") << QStringLiteral("note") << QStringLiteral("dropped r4 note");
        QTest::newRow("not accepted") << QStringLiteral("amount") << QStringLiteral("notAccepted r5 amount");
        QTest::newRow("unruled") << QStringLiteral("plain") << QStringLiteral("unruled  plain");
        QTest::newRow("foreign") << QStringLiteral("nowhere") << QStringLiteral("notInSource  nowhere");
        QTest::newRow("left") << QStringLiteral("legacy") << QString();
        QTest::newRow("several") << QStringLiteral("note note os") << QStringLiteral("dropped r4 note|ambiguous r2 os");
    }

    void gate()
    {
        QFETCH(QString, columns);
        QFETCH(QString, reasons);
        const QVector<ConsumerGate> gates = mappingGate(sample(), {{QStringLiteral("c"), columns.split(QLatin1Char(' '))}});
        QStringList got;
        for (const GateBlock& block : gates.at(0).blocks) {
            got.append(gateReasonName(block.reason) + QLatin1Char(' ') + block.rule + QLatin1Char(' ') + block.column);
            QVERIFY(!block.remedy.isEmpty());
        }
        QCOMPARE(got.join(QLatin1Char('|')), reasons);
        QCOMPARE(gates.at(0).blocked(), !reasons.isEmpty());
        QCOMPARE(gates.at(0).leaveColumns.size(), columns == QLatin1String("legacy") ? 1 : 0);
    }

    void starMeansEveryColumn()
    {
        const ConsumerGate gate = mappingGate(sample(), {{QStringLiteral("c"), {}, true}}).constFirst();
        QCOMPARE(gate.blocks.size(), 4);
        QVERIFY(gate.because().contains(QStringLiteral("'os' could become platform or device_os")));
    }

    void drift()
    {
        Mapping mapping = sample();
        SchemaVersion v1;
        v1.columns = mapping.source.columns;
        SchemaVersion v2;
        v2.columns = mapping.target.columns;
        mapping.source.schemaHash = v1.hash();
        mapping.target.schemaHash = v2.hash();
        QVERIFY(!detectDrift(mapping, &v1, &v2).any());
        QVERIFY(!detectDrift(mapping, nullptr, nullptr).any());
        v1.columns[4].nativeType = QStringLiteral("TEXT"); // amount
        v1.columns[4].type = LogicalType::String;
        v1.columns.removeAt(6);                            // plain
        v2.columns[0].name = QStringLiteral("acct");       // account_id, what user_id leads to
        const Drift drift = detectDrift(mapping, &v1, &v2);
        QVERIFY(drift.source && drift.target && !drift.unexplained);
        QStringList texts;
        for (const ColumnChange& change : drift.changes)
            texts.append(change.text());
        QCOMPARE(texts.join(QLatin1Char('\n')), QStringLiteral("v1: 'amount' changed its type from REAL to TEXT\n"
                                                              "v1: 'plain' is gone\n"
                                                              "v2: 'account_id' is gone\n"
                                                              "v2: 'acct' is new (INTEGER)"));
        const QVector<ConsumerUse> uses {{QStringLiteral("a"), {QStringLiteral("Amount")}}, {QStringLiteral("b"), {QStringLiteral("user_id")}},
            {QStringLiteral("c"), {QStringLiteral("os")}}, {QStringLiteral("d"), {}, true}};
        QStringList touched;
        for (const DriftedConsumer& consumer : affectedByDrift(drift, mapping, uses))
            touched.append(consumer.consumer);
        QCOMPARE(touched.join(QLatin1Char(' ')), QStringLiteral("a b d"));
        mapping.source.columns.clear();
        mapping.target.columns.clear();
        const Drift blind = detectDrift(mapping, &v1, &v2);
        QVERIFY(blind.unexplained);
        QCOMPARE(affectedByDrift(blind, mapping, uses).size(), 4);
    }

    void lints()
    {
        const QStringList found = codes(lintMapping(sample()));
        const QStringList wanted {
            QStringLiteral("warning nullPolicy r1 account_id"), QStringLiteral("warning ambiguous r2 os"),
            QStringLiteral("warning unit r3 ts_s"), QStringLiteral("warning obviousName r4 note"),
            QStringLiteral("warning narrowing r5 amount"), QStringLiteral("warning unfilled  platform"),
            QStringLiteral("warning unruled  plain"), QStringLiteral("warning grain  ")};
        for (const QString& lint : wanted)
            QVERIFY2(found.contains(lint), qPrintable(lint + QStringLiteral(" in ") + found.join(QLatin1Char('\n'))));
        QVERIFY(found.constFirst().startsWith(QStringLiteral("warning")));
    }

    void lintErrorsComeFirst()
    {
        Mapping mapping = sample();
        Rule second;
        second.id = QStringLiteral("r9");
        second.kind = RuleKind::ValueMap;
        second.inputs = {QStringLiteral("os")};
        second.outputs = {QStringLiteral("account_id")};
        second.params = {{QStringLiteral("values"), QJsonObject {{QStringLiteral("A"), QStringLiteral("android")}}}};
        second.tests = {{QJsonObject {{QStringLiteral("os"), QStringLiteral("A")}}, QJsonObject {{QStringLiteral("account_id"), QStringLiteral("ios")}}}};
        mapping.rules.append(second);
        Rule typo = second;
        typo.id = QStringLiteral("r10");
        typo.kind = RuleKind::Rename;
        typo.params = {};
        typo.tests.clear();
        typo.inputs = {QStringLiteral("oss")};
        typo.outputs = {QStringLiteral("extra")};
        mapping.rules.append(typo);
        ProfileSet profiles;
        profiles.columns = {profileValues(QStringLiteral("os"), {QStringLiteral("A"), QStringLiteral("B"), QStringLiteral("B")})};
        const QStringList found = codes(lintMapping(mapping, profiles));
        QCOMPARE(found.mid(0, 4).join(QLatin1Char('\n')), QStringLiteral("error uncovered r9 os\nerror failingTest r9 account_id\n"
                                                                       "error unknownColumn r10 oss\nerror twoSources r9 account_id"));
    }
};

SKEIN_TEST(TstGate)
#include "tst_gate.moc"
