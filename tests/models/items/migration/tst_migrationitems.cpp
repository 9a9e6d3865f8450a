#include "tests/support/testregistry.h"

#include "models/catalog/builder.h"
#include "models/items/migration/consumerrows.h"
#include "models/items/migration/migrationsteps.h"
#include "models/items/migration/rulerows.h"

#include <QAbstractItemModelTester>
#include <QJsonArray>
#include <QSet>
#include <QSignalSpy>

using namespace skein;
using namespace skein::items;
using campaign::Consumer;
using campaign::ConsumerState;
using campaign::Migration;
using mapping::Rule;
using mapping::RuleKind;

namespace {

Consumer consumer(const char* name, const char* owner, ConsumerState state)
{
    Consumer made;
    made.ref = {EntityKind::Pipeline, {}, QString::fromLatin1(name)};
    made.owner = QString::fromLatin1(owner);
    made.repository = QStringLiteral("repo");
    made.paths = {made.ref.name + QStringLiteral(".sql")};
    made.evidence = {QStringLiteral("lineage"), QStringLiteral("code")};
    made.decision = QStringLiteral("in");
    made.columnsUsed = {QStringLiteral("user_id"), QStringLiteral("plan")};
    made.state = state;
    return made;
}

Migration migration()
{
    Migration made;
    made.id = QStringLiteral("m-0001");
    made.createdBy = QStringLiteral("mira");
    made.request.sourceDataset = QStringLiteral("wh.v1");
    made.request.targetDataset = QStringLiteral("wh.v2");
    made.consumers = {consumer("alpha", "growth", ConsumerState::Merged), consumer("beta", "growth", ConsumerState::BlockedOnMapping),
        consumer("gamma", "", ConsumerState::Failed), consumer("delta", "ads", ConsumerState::Ready), consumer("epsilon", "ads", ConsumerState::PrOpen),
        consumer("zeta", "ads", ConsumerState::Ready)};
    made.consumers[0].changeId = QStringLiteral("c-0001");
    made.consumers[1].because = QStringLiteral("plan is ambiguous");
    made.consumers[2].signature = QStringLiteral("open string");
    made.consumers[2].diagnostics = {{QStringLiteral("rewrite"), QStringLiteral("gamma.sql"), 7, {}, {}, QStringLiteral("cannot be read"), QStringLiteral("Close the string"), QStringLiteral("error")}};
    made.consumers[3].grainWarning = true;
    made.consumers[4].changeId = QStringLiteral("c-0002");
    made.consumers[4].isNew = true;
    made.consumers[5].decision = QStringLiteral("out");
    made.consumers[5].decisionReason = QStringLiteral("retired next month");
    made.consumers[5].decidedByPerson = true;
    return made;
}

Rule rule(const char* id, RuleKind kind, const QStringList& inputs, const QStringList& outputs, mapping::ReviewState review = mapping::ReviewState::Accepted, const QJsonObject& params = {})
{
    Rule made;
    made.id = QString::fromLatin1(id);
    made.kind = kind;
    made.inputs = inputs;
    made.outputs = outputs;
    made.review = review;
    made.params = params;
    made.confidence = 0.9;
    return made;
}

const auto s = [](const char* text) { return QString::fromUtf8(text); };

mapping::Mapping activity()
{
    mapping::Mapping made;
    made.rules = {rule("r1", RuleKind::Rename, {s("user_id")}, {s("account_id")}),
        rule("r2", RuleKind::Ambiguous, {s("plan")}, {}, mapping::ReviewState::Proposed, {{s("candidates"), QJsonArray {s("tier"), s("plan_tier")}}}),
        rule("r3", RuleKind::Cast, {s("ts")}, {s("at")}, mapping::ReviewState::Proposed, {{s("to"), s("DATE")}}),
        rule("r4", RuleKind::Drop, {s("flag")}, {}, mapping::ReviewState::Rejected)};
    made.rules[0].reviewedBy = s("mira");
    return made;
}

QStringList names(const QVector<RowsModel::Row>& rows)
{
    QStringList found;
    for (const RowsModel::Row& row : rows)
        found << row.cells.constFirst().text;
    return found;
}

} // namespace

class TstMigrationItems : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void consumers()
    {
        const Migration one = migration();
        const QVector<RowsModel::Row> rows = consumerRows(one);
        QCOMPARE(rows.size(), 6);
        for (const RowsModel::Row& row : rows)
            QCOMPARE(row.cells.size(), consumerHeaders().size());
        QCOMPARE(rows[0].cells[7].link, s("skein://reviews/c-0001"));
        QVERIFY(rows[1].cells[7].link.isEmpty());
        QCOMPARE(rows[1].cells[4].text, s("plan is ambiguous"));
        QCOMPARE(rows[2].cells[2].text, s("nobody"));
        QCOMPARE(rows[2].cells[2].tone, Mark::Held);
        QCOMPARE(rows[2].cells[4].text, s("cannot be read")); // no sentence of its own: the first finding
        QCOMPARE(rows[3].cells[1].pill, Mark::Decide);        // the grain check waits for a person
        QCOMPARE(rows[4].cells[0].second, s("new since start"));
        QCOMPARE(rows[5].cells[1].pill, Mark::Skipped);
        QCOMPARE(rows[5].cells[4].text, s("retired next month"));
        QCOMPARE(rows[0].cells[5].text, s("lineage · code"));
        QCOMPARE(diagnosticPlace(one.consumers[2].diagnostics[0]), s("gamma.sql:7"));
        Migration all = one;
        all.consumers[0].usesAll = true;
        QVERIFY(consumerRows(all)[0].cells[3].text.contains(QLatin1String("SELECT *")));
        QVERIFY(!consumerRows(all)[0].cells[3].mono);
    }

    void consumerFilters_data()
    {
        QTest::addColumn<QString>("state");
        QTest::addColumn<QString>("owner");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* name, const char* state, const char* owner, const char* text, const char* expected) {
            QTest::newRow(name) << s(state) << s(owner) << s(text) << s(expected);
        };
        row("all", "", "", "", "alpha beta gamma delta epsilon zeta");
        row("failed", "failed", "", "", "gamma");
        row("ready in scope only", "ready", "", "", "delta");
        row("out", "out", "", "", "zeta");
        row("grain", "grain", "", "", "delta");
        row("new", "new", "", "", "epsilon");
        row("owner", "", "ads", "", "delta epsilon zeta");
        row("nobody's", "", "-", "", "gamma");
        row("name", "", "", "ALP", "alpha");
        row("reason", "", "", "ambiguous", "beta");
        row("path", "", "", "gamma.sql", "gamma");
        row("column", "", "", "user_id", "alpha beta gamma delta epsilon zeta");
        row("all at once", "prOpen", "ads", "eps", "epsilon");
        row("nothing", "", "", "zebra", "");
    }
    void consumerFilters()
    {
        QFETCH(QString, state);
        QFETCH(QString, owner);
        QFETCH(QString, text);
        QTEST(names(consumerRows(migration(), {state, owner, text})).join(QLatin1Char(' ')), "expected");
    }

    void menusCountWhatTheirFiltersShow()
    {
        const Migration one = migration();
        for (const NamedCount& count : consumerStates(one))
            QVERIFY2(consumerRows(one, {count.name, {}, {}}).size() == count.count && !count.words.isEmpty(), qPrintable(count.name));
        int all = 0;
        for (const NamedCount& count : consumerOwners(one)) {
            QCOMPARE(consumerRows(one, {{}, count.name, {}}).size(), count.count);
            all += count.count;
        }
        QCOMPARE(all, one.consumers.size());
        QCOMPARE(consumerOwners(one).constFirst().name, s("ads"));
    }

    void failuresOfOneKindStandTogether()
    {
        Migration one = migration();
        QCOMPARE(failureClusters(one).size(), 1);
        for (int i : {1, 4}) {
            one.consumers[i].state = ConsumerState::Failed;
            one.consumers[i].signature = s("grain");
        }
        one.consumers[5].signature = s("grain"); // out of scope
        const QVector<FailureCluster> clusters = failureClusters(one);
        QCOMPARE(clusters.size(), 2);
        QCOMPARE(clusters[0].signature, s("grain"));
        QCOMPARE(clusters[0].consumers.size(), 2);
        QCOMPARE(clusters[1].example, s("cannot be read"));
        QCOMPARE(clusters[1].remedy, s("Close the string"));
        one.consumers[2].state = ConsumerState::Merged;
        QCOMPARE(failureClusters(one).size(), 1);
    }

    void readersOfTheOldTable()
    {
        Migration one = migration();
        QCOMPARE(names(readersLeft(one)), (QStringList {s("beta"), s("gamma"), s("delta"), s("epsilon"), s("zeta")}));
        one.consumers[0].staysOnV1 = true; // merged, but only marked
        QCOMPARE(readersLeft(one).size(), 6);
        QVERIFY(readersLeft(one)[0].cells[3].text.contains(QLatin1String("on v1")));
        one.consumers[5].decidedByPerson = false; // out for want of evidence: does not read it
        QCOMPARE(readersLeft(one).size(), 5);
        for (const RowsModel::Row& row : readersLeft(one)) {
            QCOMPARE(row.cells.size(), readerHeaders().size());
            QVERIFY(!row.cells[3].text.isEmpty());
        }
    }

    void ruleWordsSayWhatMatters_data()
    {
        QTest::addColumn<Rule>("one");
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("targets");
        QTest::newRow("rename") << rule("r", RuleKind::Rename, {s("a")}, {s("b")}) << s("rename") << s("b");
        QTest::newRow("unit") << rule("r", RuleKind::Unit, {s("a")}, {s("b")}, mapping::ReviewState::Accepted, {{s("factor"), 0.001}}) << s("unit × 0.001") << s("b");
        QTest::newRow("unit with offset") << rule("r", RuleKind::Unit, {s("a")}, {s("b")}, mapping::ReviewState::Accepted, {{s("factor"), 1.8}, {s("offset"), 32}}) << s("unit × 1.8 + 32") << s("b");
        QTest::newRow("cast") << rule("r", RuleKind::Cast, {s("a")}, {s("b")}, mapping::ReviewState::Accepted, {{s("to"), s("DATE")}}) << s("cast to date") << s("b");
        QTest::newRow("split") << rule("r", RuleKind::Split, {s("a")}, {s("b"), s("c")}, mapping::ReviewState::Accepted, {{s("separator"), s(" ")}}) << s("split at ' '") << s("b, c");
        QTest::newRow("constant text") << rule("r", RuleKind::Constant, {}, {s("b")}, mapping::ReviewState::Accepted, {{s("value"), s("web")}}) << s("constant 'web'") << s("b");
        QTest::newRow("constant number") << rule("r", RuleKind::Constant, {}, {s("b")}, mapping::ReviewState::Accepted, {{s("value"), 7}}) << s("constant 7") << s("b");
        QTest::newRow("drop") << rule("r", RuleKind::Drop, {s("a")}, {}) << s("drop") << s("—");
        QTest::newRow("ambiguous") << activity().rules[1] << s("ambiguous") << s("tier · plan_tier");
    }
    void ruleWordsSayWhatMatters()
    {
        QFETCH(Rule, one);
        QTEST(ruleWords(one), "words");
        QTEST(ruleTargets(one), "targets");
    }

    void everyKindHasWords()
    {
        QSet<QString> words;
        for (int i = 0; i <= int(RuleKind::KeyChange); ++i)
            words.insert(ruleKindWords(RuleKind(i)));
        QVERIFY(!words.contains(QString()));
        QCOMPARE(words.size(), int(RuleKind::KeyChange) + 1);
    }

    void rulesInATable()
    {
        RowsModel table;
        QAbstractItemModelTester tester(&table, QAbstractItemModelTester::FailureReportingMode::QtTest);
        table.setHeaders(ruleHeaders());
        mapping::Mapping mapping = activity();
        const QVector<mapping::Lint> lints {{s("ambiguous"), s("warning"), s("r2"), s("plan"), s("r2 is not decided"), s("Choose one")}, {s("unit"), s("info"), s("r1"), {}, s("fine"), {}}};
        table.setRows(ruleRows(mapping, lints));
        QCOMPARE(table.rowCount(), 4);
        QCOMPARE(table.index(1, 0).data(IdRole).toString(), s("r2"));
        QCOMPARE(table.index(1, 1).data(IconRole).toString(), s("warning"));
        QVERIFY(table.index(1, 1).data(Qt::ToolTipRole).toString().contains(QLatin1String("Choose one")));
        QVERIFY(!table.index(0, 1).data(IconRole).isValid()); // information is no warning
        QCOMPARE(table.index(0, 3).data(ConfidenceRole).toDouble(), 0.9);
        QCOMPARE(table.index(0, 4).data(PillKindRole).toInt(), int(Mark::Done));
        QVERIFY(table.index(0, 4).data(Qt::ToolTipRole).toString().contains(QLatin1String("mira")));
        QCOMPARE(table.index(1, 4).data(PillKindRole).toInt(), int(Mark::Decide));
        QCOMPARE(table.index(2, 4).data(PillKindRole).toInt(), int(Mark::Running));
        QCOMPARE(table.index(3, 4).data(PillKindRole).toInt(), int(Mark::Failed));

        QSignalSpy reset(&table, &QAbstractItemModel::modelReset);
        QSignalSpy changed(&table, &QAbstractItemModel::dataChanged);
        mapping.rules[2].review = mapping::ReviewState::Accepted;
        table.setRows(ruleRows(mapping, lints));
        QCOMPARE(changed.count(), 1);
        QCOMPARE(changed[0][0].toModelIndex().row(), 2);
        table.setRows(ruleRows(mapping, lints));
        QCOMPARE(changed.count(), 1); // the same again is no change
        QCOMPARE(reset.count(), 0);
        mapping.rules.removeLast();
        table.setRows(ruleRows(mapping, {}));
        QCOMPARE(reset.count(), 1);
        QVERIFY(!table.index(1, 1).data(IconRole).isValid());

        mapping.rules[0].confidence = 0.2;
        mapping.rules[1].confidence = 0.5;
        table.setRows(ruleRows(mapping, {}));
        const QPersistentModelIndex last = table.index(2, 0);
        table.sort(3, Qt::DescendingOrder);
        QCOMPARE(table.index(0, 0).data(IdRole).toString(), s("r3"));
        QCOMPARE(last.row(), 0);
        QCOMPARE(last.data(IdRole).toString(), s("r3"));
    }

    void summaryCountsWhatHoldsUp()
    {
        const MappingSummary summary = summaryOf(activity(), migration());
        QCOMPARE(summary.rules, 4);
        QCOMPARE(summary.active, 1);
        QCOMPARE(summary.ambiguous, 1);
        QCOMPARE(summary.proposed, 1);
        QCOMPARE(summary.rejected, 1);
        QCOMPARE(summary.blockedConsumers, 5); // everybody in scope reads plan
        QCOMPARE(summary.blockedByRule.value(s("r2")), 5);
        QCOMPARE(summary.text, s("1 of 4 accepted"));
        QVERIFY2(summary.trouble.contains(QLatin1String("1 ambiguous")) && summary.trouble.contains(QLatin1Char('5')), qPrintable(summary.trouble));
        Migration nobody = migration();
        nobody.consumers.clear();
        QCOMPARE(summaryOf(activity(), nobody).blockedConsumers, 0);
        QVERIFY(summaryOf(activity(), nobody).trouble.contains(QLatin1String("none of them")));
    }

    void stepsAndTheNextVerb()
    {
        Migration one = migration();
        const MappingSummary blocked = summaryOf(activity(), one);
        const QVector<MigrationStep> steps = stepsOf(one, blocked, {});
        QStringList ids;
        for (const MigrationStep& step : steps)
            ids << step.id;
        QCOMPARE(ids, (QStringList {s("request"), s("scope"), s("mapping"), s("code"), s("changes"), s("rollout"), s("retire")}));
        QCOMPARE(steps[2].mark, Mark::Decide);
        QCOMPARE(steps[4].text, s("Changes 2/5"));
        QCOMPARE(steps[5].mark, Mark::Waiting);
        QVERIFY(steps[6].toolTip.contains(QLatin1Char('5')));
        auto running = std::make_shared<rollout::RolloutView>();
        running->migrationId = one.id;
        running->state = rollout::RolloutState::Running;
        QCOMPARE(stepsOf(one, blocked, {running})[5].mark, Mark::Running);
        running->migrationId = s("m-0002");
        QCOMPARE(stepsOf(one, blocked, {running})[5].mark, Mark::Waiting);

        // delta is ready but waits for a word about its grain, zeta is out of scope: nothing can be generated.
        QCOMPARE(generatable(one), 0);
        QCOMPARE(nextVerb(one, blocked).kind, NextVerb::Kind::DecideRules);
        one.consumers[3].grainAccepted = true;
        QCOMPARE(generatable(one), 1);
        QCOMPARE(nextVerb(one, blocked).kind, NextVerb::Kind::Generate);
        QCOMPARE(nextVerb(one, blocked).consumers, 1);
        one.consumers[3].state = ConsumerState::Merged;
        MappingSummary decided = blocked;
        decided.blockedConsumers = 0;
        QCOMPARE(nextVerb(one, decided).kind, NextVerb::Kind::PlanRollout);
        QCOMPARE(nextVerb(one, decided).consumers, 2);
        one.consumers[0].state = one.consumers[3].state = ConsumerState::Skipped;
        QCOMPARE(nextVerb(one, decided).kind, NextVerb::Kind::Review);
        one.state = campaign::MigrationState::Abandoned;
        QCOMPARE(nextVerb(one, decided).kind, NextVerb::Kind::None);
    }

    void listOfMigrations()
    {
        Migration one = migration();
        one.request.title = s("user activity");
        one.request.deadline = QDate(2026, 3, 20);
        Migration two = migration();
        two.id = s("m-0002");
        two.consumers.clear();
        RowsModel table;
        QAbstractItemModelTester tester(&table, QAbstractItemModelTester::FailureReportingMode::QtTest);
        table.setHeaders(migrationHeaders(), {3, 4, 5});
        const QVector<RowsModel::Row> rows = migrationRows({std::make_shared<Migration>(one), std::make_shared<Migration>(two)}, QDate(2026, 3, 10));
        table.setRows(rows);
        QCOMPARE(table.rowCount(), 2);
        for (const RowsModel::Row& row : rows)
            QCOMPARE(row.cells.size(), migrationHeaders().size());
        QCOMPARE(table.index(0, 0).data(Qt::DisplayRole).toString(), s("user activity"));
        QCOMPARE(table.index(0, 0).data(SecondTextRole).toString(), s("m-0001"));
        QCOMPARE(table.index(0, 2).data(Qt::DisplayRole).toString(), s("wh.v1 → wh.v2"));
        QCOMPARE(table.index(0, 3).data(Qt::DisplayRole).toString(), s("1 of 5"));
        QCOMPARE(table.index(0, 5).data(ToneRole).toInt(), int(Mark::Failed));
        QVERIFY(!table.index(1, 5).data(ToneRole).isValid());
        QVERIFY(table.headerData(3, Qt::Horizontal, NumberRole).toBool());
        table.sort(3, Qt::AscendingOrder);
        QCOMPARE(table.index(0, 0).data(IdRole).toString(), s("m-0002"));
    }

    void requestsAreChecked_data()
    {
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("target");
        QTest::addColumn<QString>("owner");
        QTest::addColumn<QString>("guide");
        QTest::addColumn<QDate>("deadline");
        QTest::addColumn<QString>("fields");
        const QDate none;
        QTest::newRow("fine") << s("wh.v1") << s("wh.v2") << s("growth") << s("https://wiki/x") << QDate(2026, 3, 11) << QString();
        QTest::newRow("nothing") << QString() << QString() << QString() << QString() << none << s("owner source target");
        QTest::newRow("unknown") << s("wh.v9") << s("wh.v2") << s("growth") << QString() << none << s("source");
        QTest::newRow("no dataset") << s("group:default/growth") << s("wh.v2") << s("growth") << QString() << none << s("source");
        QTest::newRow("the same") << s("wh.v1") << s("wh.v1") << s("growth") << QString() << none << s("target");
        QTest::newRow("blank owner") << s("wh.v1") << s("wh.v2") << s("  ") << QString() << none << s("owner");
        QTest::newRow("no address") << s("wh.v1") << s("wh.v2") << s("growth") << s("see wiki") << none << s("guide");
        QTest::newRow("past") << s("wh.v1") << s("wh.v2") << s("growth") << QString() << QDate(2026, 3, 9) << s("deadline");
        QTest::newRow("today") << s("wh.v1") << s("wh.v2") << s("growth") << QString() << QDate(2026, 3, 10) << QString();
    }
    void requestsAreChecked()
    {
        QFETCH(QString, source);
        QFETCH(QString, target);
        QFETCH(QString, owner);
        QFETCH(QString, guide);
        QFETCH(QDate, deadline);
        CatalogBuilder builder;
        for (const char* name : {"v1", "v2"}) {
            Entity entity;
            entity.ref = {EntityKind::Dataset, {}, s(name)};
            entity.qualifiedName = QStringLiteral("wh.") + entity.ref.name;
            builder.add(entity);
        }
        Entity team;
        team.ref = {EntityKind::Group, {}, s("growth")};
        builder.add(team);
        const Catalog catalog = builder.build();
        QCOMPARE(datasetNames(catalog), (QStringList {s("wh.v1"), s("wh.v2")}));
        QCOMPARE(ownerNames(catalog), QStringList {s("growth")});
        campaign::Request request;
        request.sourceDataset = source;
        request.targetDataset = target;
        request.owner = owner;
        request.guideUrl = guide;
        request.deadline = deadline;
        const QHash<QString, QString> problems = requestProblems(request, catalog, QDate(2026, 3, 10));
        QStringList fields = problems.keys();
        fields.sort();
        QTEST(fields.join(QLatin1Char(' ')), "fields");
        for (const QString& problem : problems)
            QVERIFY(!problem.isEmpty());
    }
};


SKEIN_TEST(TstMigrationItems)
#include "tst_migrationitems.moc"
