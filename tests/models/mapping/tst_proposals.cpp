#include "models/base/random.h"
#include "models/mapping/hungarian.h"
#include "models/mapping/proposals.h"
#include "models/mapping/similarity.h"
#include "models/mapping/words.h"
#include "tests/support/testregistry.h"

#include <QFile>
#include <QJsonArray>

#include <algorithm>
#include <cmath>

using namespace skein;
using namespace skein::mapping;

namespace {

/// "user_id INTEGER key, os TEXT"
SchemaVersion table(const char* text)
{
    SchemaVersion schema;
    for (const QString& part : QString::fromLatin1(text).split(QStringLiteral(", "))) {
        const QStringList words = part.split(QLatin1Char(' '));
        Column column;
        column.name = words.at(0);
        column.nativeType = words.value(1);
        column.type = logicalTypeFromNative(column.nativeType);
        column.key = words.value(2) == QLatin1String("key");
        schema.columns.append(column);
    }
    return schema;
}

QString summary(const Rule& rule)
{
    QStringList targets = rule.outputs;
    if (rule.kind == RuleKind::Ambiguous)
        targets = rule.params.value(QStringLiteral("candidates")).toVariant().toStringList();
    return QStringLiteral("%1 %2>%3").arg(ruleKindName(rule.kind), rule.inputs.join(QLatin1Char('+')), targets.join(QLatin1Char('+')));
}

QStringList summaries(const QVector<Rule>& rules)
{
    QStringList list;
    for (const Rule& rule : rules)
        list.append(summary(rule));
    return list;
}

double bestByBruteForce(const QVector<QVector<double>>& weight, int row, QVector<bool>& used)
{
    if (row == weight.size())
        return 0;
    double best = bestByBruteForce(weight, row + 1, used);
    for (int j = 0; j < used.size(); ++j) {
        if (used.at(j) || weight.at(row).at(j) <= 0)
            continue;
        used[j] = true;
        best = std::max(best, weight.at(row).at(j) + bestByBruteForce(weight, row + 1, used));
        used[j] = false;
    }
    return best;
}

QVector<QVariantList> readCsv(const QString& path, QStringList& header)
{
    QVector<QVariantList> rows;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return rows;
    const QString text = QString::fromUtf8(file.readAll());
    QStringList fields;
    QString field;
    bool quoted = false;
    for (const QChar c : text) {
        if (c == QLatin1Char('"')) {
            quoted = !quoted;
        } else if (!quoted && (c == QLatin1Char(',') || c == QLatin1Char('\n'))) {
            fields.append(field);
            field.clear();
            if (c == QLatin1Char('\n')) {
                if (header.isEmpty()) {
                    header = fields;
                } else {
                    QVariantList row;
                    for (const QString& item : std::as_const(fields))
                        row.append(item.isEmpty() ? QVariant() : QVariant(item));
                    rows.append(row);
                }
                fields.clear();
            }
        } else if (c != QLatin1Char('\r')) {
            field += c;
        }
    }
    return rows;
}

} // namespace

class TstProposals : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tokens_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("words");
        QTest::newRow("snake") << QStringLiteral("cust_acct_ids") << QStringLiteral("customer account identifier");
        QTest::newRow("camel") << QStringLiteral("countryCd") << QStringLiteral("country code");
        QTest::newRow("acronym") << QStringLiteral("HTTPStatus") << QStringLiteral("http status");
        QTest::newRow("digits") << QStringLiteral("line2Addr") << QStringLiteral("line 2 address");
        QTest::newRow("abbreviations") << QStringLiteral("ORD_QTY_DT") << QStringLiteral("order quantity date");
        QTest::newRow("blank") << QStringLiteral("Cited by") << QStringLiteral("cited by");
        QTest::newRow("ts") << QStringLiteral("evtTs") << QStringLiteral("event timestamp");
        QTest::newRow("nothing") << QStringLiteral("__") << QString();
    }

    void tokens()
    {
        QFETCH(QString, name);
        QFETCH(QString, words);
        QCOMPARE(nameTokens(name).join(QLatin1Char(' ')), words);
    }

    void jaroWinklerKnownValues()
    {
        QVERIFY(std::abs(jaroWinkler(QStringLiteral("martha"), QStringLiteral("marhta")) - 0.9611) < 1e-4);
        QVERIFY(std::abs(jaroWinkler(QStringLiteral("dixon"), QStringLiteral("dicksonx")) - 0.8133) < 1e-4);
        QCOMPARE(jaroWinkler(QStringLiteral("abc"), QStringLiteral("xyz")), 0.0);
        QCOMPARE(jaroWinkler(QString(), QString()), 1.0);
    }

    void assignmentIsOptimal()
    {
        Random random(7);
        const auto size = [&random] { return 1 + int(random.below(6)); };
        const auto gain = [&random] { return random.uniform() * 1.5 - 0.5; };
        for (int round = 0; round < 400; ++round) {
            const int rows = size();
            const int columns = size();
            QVector<QVector<double>> weight(rows, QVector<double>(columns));
            for (QVector<double>& line : weight) {
                for (double& cell : line)
                    cell = round % 3 == 0 ? std::round(gain() * 2) / 2 : gain();
            }
            const QVector<int> result = assign(weight);
            double total = 0;
            QVector<bool> taken(columns, false);
            for (int i = 0; i < rows; ++i) {
                const int j = result.at(i);
                if (j < 0)
                    continue;
                QVERIFY(!taken.at(j));
                QVERIFY(weight.at(i).at(j) > 0);
                taken[j] = true;
                total += weight.at(i).at(j);
            }
            QVector<bool> used(columns, false);
            QVERIFY(std::abs(total - bestByBruteForce(weight, 0, used)) < 1e-9);
            const QVector<int> greedy = assignGreedily(weight);
            double greedyTotal = 0;
            for (int i = 0; i < rows; ++i)
                greedyTotal += greedy.at(i) >= 0 ? weight.at(i).at(greedy.at(i)) : 0;
            QVERIFY(greedyTotal <= total + 1e-9 && greedyTotal * 2 >= total - 1e-9);
        }
        QVERIFY(assign({}).isEmpty());
    }

    void pairs_data()
    {
        QTest::addColumn<QByteArray>("v1");
        QTest::addColumn<QByteArray>("v2");
        QTest::addColumn<QString>("expected");
        const auto add = [](const char* name, const char* v1, const char* v2, const char* expected) {
            QTest::newRow(name) << QByteArray(v1) << QByteArray(v2) << QString::fromLatin1(expected);
        };
        add("identity", "id INTEGER key, name TEXT", "id INTEGER key, name TEXT", "keep id>id|keep name>name");
        add("abbreviations", "cust_id INTEGER, ctry_cd TEXT, ord_dt DATE, qty INTEGER",
            "customer_id INTEGER, country_code TEXT, order_date DATE, quantity INTEGER",
            "rename cust_id>customer_id|rename ctry_cd>country_code|rename ord_dt>order_date|rename qty>quantity");
        add("camel", "userId INTEGER, createdAt TIMESTAMP", "user_id INTEGER, created_at TIMESTAMP",
            "rename userId>user_id|rename createdAt>created_at");
        add("swap of order", "a_total REAL, b_total REAL", "b_total REAL, a_total REAL", "keep a_total>a_total|keep b_total>b_total");
        add("cast", "event_id INTEGER, amount TEXT", "event_id TEXT, amount REAL", "cast event_id>event_id|cast amount>amount");
        add("unit by name", "latency_ms INTEGER", "latency_s REAL", "unit latency_ms>latency_s");
        add("drop", "id INTEGER, legacy_flag TEXT", "id INTEGER, price REAL", "keep id>id|drop legacy_flag>");
        add("ambiguous", "id INTEGER, address TEXT", "id INTEGER, billing_address TEXT, shipping_address TEXT",
            "keep id>id|ambiguous address>shipping_address+billing_address");
        add("composite by name", "id INTEGER, first_name TEXT, last_name TEXT", "id INTEGER, full_name TEXT",
            "keep id>id|concat first_name+last_name>full_name");
        add("widening is no cast", "code VARCHAR(10)", "code VARCHAR(40)", "keep code>code");
        add("narrowing is", "code VARCHAR(40)", "code VARCHAR(10)", "cast code>code");
    }

    void pairs()
    {
        QFETCH(QByteArray, v1);
        QFETCH(QByteArray, v2);
        QFETCH(QString, expected);
        const Proposals proposals = proposeMapping(table(v1.constData()), table(v2.constData()));
        QCOMPARE(summaries(proposals.rules).join(QLatin1Char('|')), expected);
        for (const Rule& rule : proposals.rules) {
            QVERIFY(!rule.evidence.isEmpty());
            QVERIFY(rule.confidence > 0 && rule.confidence < 1);
            QCOMPARE(rule.review, ReviewState::Proposed);
        }
        const Mapping mapping = proposedMapping(QStringLiteral("a.v1"), table(v1.constData()), QStringLiteral("a.v2"), table(v2.constData()), proposals);
        const Result<Mapping> read = mappingFromJson(mappingToBytes(mapping));
        QVERIFY2(read.ok(), qPrintable(read ? QString() : read.error().toText()));
        QCOMPARE(*read, mapping);
    }

    void valuesDecide()
    {
        QVector<QVariantList> oldRows;
        QVector<QVariantList> newRows;
        const QStringList firsts {QStringLiteral("Ada"), QStringLiteral("Bo"), QStringLiteral("Cy"), QStringLiteral("Di"), QStringLiteral("Ed")};
        const QStringList lasts {QStringLiteral("Lind"), QStringLiteral("Moe"), QStringLiteral("Nyberg"), QStringLiteral("Olsen")};
        for (int i = 0; i < 60; ++i) {
            const QString first = firsts.at(i % 5);
            const QString last = lasts.at(i % 4);
            const QString gender = i % 3 == 0 ? QStringLiteral("M") : QStringLiteral("F");
            oldRows.append({i, i * 137 + 13, gender, first, last});
            newRows.append({i, (i * 137 + 13) / 1000.0, gender == QLatin1String("M") ? QStringLiteral("male") : QStringLiteral("female"),
                first + QLatin1Char(' ') + last});
        }
        const ProfileSet p1 = profileRows({QStringLiteral("id"), QStringLiteral("took"), QStringLiteral("sex"), QStringLiteral("given"), QStringLiteral("family")}, oldRows);
        const ProfileSet p2 = profileRows({QStringLiteral("id"), QStringLiteral("duration"), QStringLiteral("gender"), QStringLiteral("label")}, newRows);
        const Proposals proposals = proposeMapping(table("id INTEGER key, took INTEGER, sex TEXT, given TEXT, family TEXT"),
            table("id INTEGER key, duration REAL, gender TEXT, label TEXT"), p1, p2);
        QCOMPARE(summaries(proposals.rules).join(QLatin1Char('|')),
            QStringLiteral("keep id>id|unit took>duration|valueMap sex>gender|concat given+family>label"));
        QCOMPARE(proposals.rules.at(1).params.value(QStringLiteral("factor")).toDouble(), 0.001);
        const QJsonObject values = proposals.rules.at(2).params.value(QStringLiteral("values")).toObject();
        QCOMPARE(values.value(QStringLiteral("M")).toString(), QStringLiteral("male"));
        QCOMPARE(values.value(QStringLiteral("F")).toString(), QStringLiteral("female"));
        QCOMPARE(proposals.rules.at(2).params.value(QStringLiteral("coverage")).toDouble(), 1.0);
        QVERIFY(proposals.rules.at(3).confidence > 0.9);
        QVERIFY(proposals.unmatchedTargets.isEmpty());
    }

    void namesThatAreUnitsNeedTheValues()
    {
        QVector<QVariantList> oldRows;
        QVector<QVariantList> milliseconds;
        QVector<QVariantList> others;
        for (int i = 0; i < 60; ++i) {
            oldRows.append({i, i * 137 + 13});
            milliseconds.append({i, (i * 137 + 13) / 1000.0});
            others.append({i, double(i % 24)});
        }
        const QStringList olds {QStringLiteral("id"), QStringLiteral("ms")};
        const QStringList news {QStringLiteral("id"), QStringLiteral("seconds")};
        const auto propose = [&](const QVector<QVariantList>& rows) {
            return proposeMapping(table("id INTEGER key, ms INTEGER"), table("id INTEGER key, seconds REAL"), profileRows(olds, oldRows), profileRows(news, rows));
        };
        const Proposals same = propose(milliseconds);
        QCOMPARE(summaries(same.rules).join(QLatin1Char('|')), QStringLiteral("keep id>id|unit ms>seconds"));
        QCOMPARE(same.rules.at(1).params.value(QStringLiteral("factor")).toDouble(), 0.001);
        QVERIFY2(same.rules.at(1).confidence > 0.85, qPrintable(QString::number(same.rules.at(1).confidence)));
        const Proposals apart = propose(others);
        QVERIFY2(apart.rules.at(1).kind == RuleKind::Drop || apart.rules.at(1).confidence < 0.5, qPrintable(summaries(apart.rules).join(QLatin1Char('|'))));
    }

    void splitIsRecognised()
    {
        QVector<QVariantList> oldRows;
        QVector<QVariantList> newRows;
        for (int i = 0; i < 40; ++i) {
            oldRows.append({QStringLiteral("street%1, town%2").arg(i).arg(i % 7)});
            newRows.append({QStringLiteral("street%1").arg(i), QStringLiteral("town%1").arg(i % 7)});
        }
        const Proposals proposals = proposeMapping(table("place TEXT"), table("road TEXT, settlement TEXT"),
            profileRows({QStringLiteral("place")}, oldRows), profileRows({QStringLiteral("road"), QStringLiteral("settlement")}, newRows));
        QCOMPARE(summaries(proposals.rules).join(QLatin1Char('|')), QStringLiteral("split place>road+settlement"));
        QCOMPARE(proposals.rules.at(0).params.value(QStringLiteral("separator")).toString(), QStringLiteral(", "));
    }

    void candidatesAreRanked()
    {
        const Proposals proposals = proposeMapping(table("user_id INTEGER, name TEXT"), table("account_id INTEGER, full_name TEXT, user_name TEXT"));
        const QJsonArray list = proposalsToJson(proposals).value(QStringLiteral("proposals")).toArray();
        QVERIFY(list.size() >= 2);
        double last = 1;
        for (const QJsonValue& value : list) {
            const QJsonObject object = value.toObject();
            QVERIFY(object.value(QStringLiteral("confidence")).toDouble() <= last);
            last = object.value(QStringLiteral("confidence")).toDouble();
            QVERIFY(!object.value(QStringLiteral("evidence")).toArray().isEmpty());
            QVERIFY(object.value(QStringLiteral("inputs")).isArray());
            QVERIFY(ruleKindFromName(object.value(QStringLiteral("kind")).toString()));
        }
    }

    void deterministic()
    {
        const SchemaVersion v1 = table("id INTEGER, a_code TEXT, b_code TEXT, created DATE, modified DATE");
        const SchemaVersion v2 = table("identifier INTEGER, code_a TEXT, code_b TEXT, created_on DATE, updated_on DATE");
        const QJsonObject first = proposalsToJson(proposeMapping(v1, v2));
        for (int i = 0; i < 5; ++i)
            QCOMPARE(proposalsToJson(proposeMapping(v1, v2)), first);
    }

    void emptyAndWide()
    {
        QVERIFY(propose({}, {}).isEmpty());
        QCOMPARE(summaries(propose(table("a TEXT"), {})), QStringList {QStringLiteral("drop a>")});
        SchemaVersion wide;
        for (int i = 0; i < 60; ++i)
            wide.columns.append(table(qPrintable(QStringLiteral("field_%1 TEXT").arg(i))).columns.at(0));
        ProposalOptions options;
        options.exactLimit = 50;
        const Proposals proposals = proposeMapping(wide, wide, {}, {}, options);
        QCOMPARE(proposals.notes.size(), 1);
        for (const Rule& rule : proposals.rules)
            QCOMPARE(rule.kind, RuleKind::Keep);
    }

    void valentineAuthors()
    {
        const QString corpora = qEnvironmentVariable("SKEIN_CORPORA");
        if (corpora.isEmpty())
            QSKIP("SKEIN_CORPORA is not set");
        const QString folder = corpora + QStringLiteral("/schema_matching/valentine/tests/data/");
        QStringList head1;
        QStringList head2;
        const QVector<QVariantList> rows1 = readCsv(folder + QStringLiteral("authors1.csv"), head1);
        const QVector<QVariantList> rows2 = readCsv(folder + QStringLiteral("authors2.csv"), head2);
        QVERIFY(rows1.size() > 10 && rows2.size() > 10);
        const auto schemaOf = [](const QStringList& names) {
            SchemaVersion schema;
            for (const QString& name : names) {
                Column column;
                column.name = name;
                schema.columns.append(column);
            }
            return schema;
        };
        const Proposals proposals = proposeMapping(schemaOf(head1), schemaOf(head2), profileRows(head1, rows1), profileRows(head2, rows2));
        QStringList kept;
        for (const Rule& rule : proposals.rules) {
            if (rule.kind != RuleKind::Drop)
                kept.append(summary(rule));
        }
        QCOMPARE(kept.join(QLatin1Char('|')), QStringLiteral("keep EID>EID|keep Authors>Authors|keep Cited by>Cited by"));
        // The three true pairs are the three best of all candidates.
        for (int i = 0; i < 3; ++i)
            QCOMPARE(proposals.candidates.at(i).inputs, proposals.candidates.at(i).outputs);
        QVERIFY(proposals.candidates.value(3).confidence < 0.5);
    }
};

SKEIN_TEST(TstProposals)
#include "tst_proposals.moc"
