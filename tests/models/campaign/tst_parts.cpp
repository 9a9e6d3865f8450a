#include "models/campaign/draftplan.h"
#include "models/campaign/fix.h"
#include "models/campaign/gates.h"
#include "tests/models/campaign/estate.h"
#include "tests/support/testregistry.h"

#include <cmath>

using namespace skein;
using namespace skein::campaign;
using namespace skein::campaign::test;

namespace {

Consumer consumer(const char* name, ConsumerState state, const char* decision = "in")
{
    Consumer made;
    made.ref = pipeline(name);
    made.state = state;
    made.decision = text(decision);
    return made;
}

Migration migrationOf(std::initializer_list<Consumer> consumers)
{
    Migration migration;
    migration.id = text("m-0001");
    migration.mappingId = text("a-to-b");
    migration.consumers = consumers;
    return migration;
}

} // namespace

class TstParts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsAndStates()
    {
        Migration migration = migrationOf({consumer("a", ConsumerState::Merged), consumer("b", ConsumerState::Failed),
            consumer("c", ConsumerState::NoChanges), consumer("d", ConsumerState::Merged, "out"), consumer("e", ConsumerState::BrokenBefore)});
        QCOMPARE(migration.inScope(), 4);
        QCOMPARE(migration.done(), 2);
        QCOMPARE(migration.count(ConsumerState::Merged), 1);
        QCOMPARE(migration.successRate(), 0.5); // broken before is not held against it
        QVERIFY(std::isnan(migrationOf({consumer("a", ConsumerState::Pending)}).successRate()));
        QCOMPARE(derivedState(migrationOf({consumer("a", ConsumerState::Merged), consumer("b", ConsumerState::Skipped)})), MigrationState::Completed);
        QCOMPARE(derivedState(migrationOf({consumer("a", ConsumerState::BlockedOnMapping)})), MigrationState::Mapping);
        // Merged is not in service: what is left to roll out counts.
        Migration merged = migrationOf({consumer("a", ConsumerState::Merged)});
        merged.consumers[0].changeId = QStringLiteral("c-0001");
        merged.toRollOut = 1;
        QCOMPARE(derivedState(merged), MigrationState::InProgress);
        const Result<Migration> read = migrationFromJson(migrationToJson(merged), 1);
        QVERIFY(read);
        QCOMPARE(read->toRollOut, 1);
        merged.toRollOut = 0;
        QCOMPARE(derivedState(merged), MigrationState::Completed);
        for (int i = 0; i <= int(ConsumerState::Closed); ++i)
            QCOMPARE(consumerStateFromName(consumerStateName(ConsumerState(i))), std::optional(ConsumerState(i)));
    }

    void forecastFollowsTheLine()
    {
        Migration migration = migrationOf({consumer("a", ConsumerState::Pending)});
        const QDateTime start(QDate(2026, 3, 1), QTime(12, 0), Qt::UTC);
        QVERIFY(!forecast(migration).isValid());
        migration.burndown = {{start, 40, 0}};
        QVERIFY(!forecast(migration).isValid());
        migration.burndown = {{start, 40, 0}, {start.addDays(5), 30, 10}, {start.addDays(10), 20, 20}};
        QCOMPARE(forecast(migration), QDate(2026, 3, 21));
        migration.burndown = {{start, 20, 0}, {start.addDays(5), 30, 0}};
        QVERIFY(!forecast(migration).isValid()); // it grows: no end in sight
    }

    void burndownPointsOnlyWhenCountsChange()
    {
        Migration migration = migrationOf({consumer("a", ConsumerState::Pending), consumer("b", ConsumerState::Pending)});
        const QDateTime start(QDate(2026, 3, 1), QTime(12, 0), Qt::UTC);
        noteProgress(migration, start);
        noteProgress(migration, start.addSecs(100));
        QCOMPARE(migration.burndown.size(), 1);
        migration.consumers[0].state = ConsumerState::Merged;
        noteProgress(migration, start.addSecs(200));
        QCOMPARE(migration.burndown.size(), 2);
        QCOMPARE(migration.lastProgressAt, start.addSecs(200));
    }

    void storedFormIsComplete()
    {
        Migration migration = migrationOf({consumer("a", ConsumerState::RetryWait)});
        Consumer& a = migration.consumers[0];
        a.evidence = {text("lineage"), text("code")};
        a.diagnostics = {{text("git"), text("a.sql"), 3, text("r1"), text("x"), text("m"), text("do"), text("error")}};
        a.attempts = 2;
        a.nextTryAt = QDateTime(QDate(2026, 1, 1), QTime(8, 0, 0, 123), Qt::UTC);
        a.usesAll = a.grainWarning = a.staysOnV1 = a.decidedByPerson = true;
        a.changeId = text("c-0001");
        a.mappingHash = text("abc");
        a.originCommit = text("def");
        migration.request.deadline = QDate(2026, 12, 31);
        migration.request.policy.autoMerge = true;
        migration.rollouts = {text("r-0001")};
        migration.gate = text("waits");
        const QJsonObject json = migrationToJson(migration);
        const Result<Migration> read = migrationFromJson(json, 4);
        VERIFY_OK(read);
        QCOMPARE(migrationToJson(*read), json);
        QCOMPARE(read->version, 4);
        QCOMPARE(read->consumers[0].nextTryAt, a.nextTryAt);
        QCOMPARE(read->request.policy.autoMerge, true);
        QJsonObject broken = json;
        broken.insert(text("state"), text("nonsense"));
        QCOMPARE(migrationFromJson(broken, 1).error().cls, ErrorClass::Corruption);
    }

    void updatesDoNotOverwriteEachOther()
    {
        Estate estate;
        MigrationStore store(estate.workspace->database());
        Migration migration = migrationOf({consumer("a", ConsumerState::Pending), consumer("b", ConsumerState::Pending)});
        migration.mappingId.clear();
        const QString id = store.create(migration, text("mira"))->id;
        bool raced = false;
        const Result<Migration> updated = store.update(id, [&](Migration& edited) -> Status {
            if (!raced) {
                raced = true; // somebody writes while this edit is made
                const auto other = store.update(id, [](Migration& m) -> Status {
                    m.consumers[1].state = ConsumerState::Skipped;
                    return {};
                }, text("jonas"), estate.clock.wall());
                if (!other)
                    return other.error();
            }
            edited.consumers[0].state = ConsumerState::Merged;
            return {};
        }, text("mira"), estate.clock.wall());
        VERIFY_OK(updated);
        QCOMPARE(updated->consumers[0].state, ConsumerState::Merged);
        QCOMPARE(updated->consumers[1].state, ConsumerState::Skipped);
    }

    void signaturesCluster()
    {
        const auto of = [](const char* message) { return failureSignature({{text("reparse"), {}, 0, {}, {}, text(message), {}, text("error")}}); };
        QCOMPARE(of("line 3: 'a' is not a column of models/x.sql"), of("line 17: 'b' is not a column of models/deep/y.sql"));
        QVERIFY(of("line 3: unexpected end") != of("line 3: unknown function"));
    }

    void mentionsAreWholeWords_data()
    {
        QTest::addColumn<QByteArray>("code");
        QTest::addColumn<int>("count");
        QTest::newRow("plain") << QByteArray("FROM activity_v1 a") << 1;
        QTest::newRow("longer name") << QByteArray("FROM activity_v10, my_activity_v1, activity_v1_old") << 0;
        QTest::newRow("qualified, quoted, case") << QByteArray("s.activity_v1, \"Activity_V1\"") << 2;
        QTest::newRow("ends") << QByteArray("activity_v1") << 1;
        QTest::newRow("none") << QByteArray() << 0;
    }
    void mentionsAreWholeWords()
    {
        QFETCH(QByteArray, code);
        QFETCH(int, count);
        QCOMPARE(int(wordPositions(code, text("activity_v1")).size()), count);
    }

    void peoplesDecisionsStay()
    {
        Consumer known = consumer("a", ConsumerState::BlockedOnMapping, "out");
        known.decidedByPerson = true;
        known.decisionReason = text("ours");
        Consumer gone = consumer("b", ConsumerState::Pending);
        Consumer working = consumer("c", ConsumerState::PrOpen);
        working.changeId = text("c-0001");
        const QVector<Consumer> merged = mergeScope({known, gone, working}, {consumer("a", ConsumerState::Pending), consumer("d", ConsumerState::Pending)}, true);
        QCOMPARE(merged.size(), 4);
        QCOMPARE(merged[0].decision, text("out"));
        QCOMPARE(merged[0].decisionReason, text("ours"));
        QCOMPARE(merged[1].decision, text("out"));
        QCOMPARE(merged[2].state, ConsumerState::PrOpen);
        QVERIFY(merged[3].isNew);
    }

    void editsCompose()
    {
        const auto result = [](const QByteArray& before, QVector<rewrite::Edit> edits) {
            rewrite::FileResult file;
            file.before = before;
            qsizetype shift = 0;
            for (rewrite::Edit& edit : edits) {
                edit.before = before.mid(edit.range.begin, edit.range.size());
                edit.resultRange = {edit.range.begin + shift, edit.range.begin + shift + edit.after.size()};
                shift += edit.after.size() - edit.range.size();
            }
            file.edits = edits;
            file.after = rewrite::applyEdits(before, edits);
            return file;
        };
        const auto edit = [](qsizetype begin, qsizetype end, const char* after) {
            rewrite::Edit made;
            made.range = {begin, end};
            made.after = after;
            return made;
        };
        const QByteArray code = "select a, b from t where c = 1";
        const rewrite::FileResult first = result(code, {edit(7, 8, "alpha"), edit(17, 18, "tt"), edit(25, 26, "gamma")});
        const rewrite::FileResult now = result(code, {edit(7, 8, "al"), edit(10, 11, "beta"), edit(17, 18, "tt")});
        const QVector<rewrite::Edit> steps = composeEdits(first, now);
        QCOMPARE(steps.size(), 3); // one changed, one new, one taken back
        QCOMPARE(rewrite::applyEdits(first.after, steps), now.after);
        for (const rewrite::Edit& step : steps) {
            QCOMPARE(first.after.mid(step.range.begin, step.range.size()), step.before);
            QCOMPARE(now.after.mid(step.resultRange.begin, step.resultRange.size()), step.after);
        }
        QVERIFY(composeEdits(first, result(code, {edit(7, 11, "x")})).isEmpty());
    }

    void stagesFitTheirSize_data()
    {
        QTest::addColumn<int>("targets");
        QTest::addColumn<int>("stages");
        QTest::newRow("one") << 1 << 1;
        QTest::newRow("three") << 3 << 3;
        QTest::newRow("forty") << 40 << 4;
        QTest::newRow("thousand") << 1000 << 4;
    }
    void stagesFitTheirSize()
    {
        QFETCH(int, targets);
        QFETCH(int, stages);
        for (const bool sample : {true, false}) {
            const QVector<rollout::StageSpec> made = draftStages(targets, sample);
            QCOMPARE(made.size(), stages);
            QCOMPARE(made.constLast().percent, 100.0);
            QCOMPARE(made.constFirst().bakeMs < 60000, sample);
            QCOMPARE(made.constLast().approval, stages > 1);
        }
    }

    void generatedTextsAndSamples()
    {
        Estate estate;
        Campaign campaign = estate.campaign();
        const QString id = campaign.submit(estate.request())->id;
        VERIFY_OK(campaign.advance(id, estate.job));
        VERIFY_OK(campaign.setMapping(id, estate.mapping(*campaign.mappingOf(id)), text("Accept"), estate.job));
        const Result<QVector<GeneratedText>> texts = campaign.generatedCode(id, text("sqlite"));
        VERIFY_OK(texts);
        QCOMPARE(texts->size(), 6);
        const Result<QVector<GeneratedText>> again = campaign.generatedCode(id, text("sqlite"));
        for (int i = 0; i < texts->size(); ++i) {
            QCOMPARE(again->at(i).code.text, texts->at(i).code.text);
            QVERIFY(!texts->at(i).code.text.isEmpty() || texts->at(i).code.blocked());
        }
        QVERIFY(!campaign.generatedCode(id, text("cobol")));
        const Result<QVector<RuleSampleRow>> plans = campaign.ruleSample(id, text("r4"));
        VERIFY_OK(plans);
        QCOMPARE(plans->size(), 2);
        QVERIFY(plans->constFirst().agrees);
        // v2 is finer: u1's milliseconds are shared by two profiles, and the sample says so.
        const Result<QVector<RuleSampleRow>> times = campaign.ruleSample(id, text("r6"));
        VERIFY_OK(times);
        int disagree = 0;
        for (const RuleSampleRow& row : *times)
            disagree += row.agrees ? 0 : 1;
        QCOMPARE(disagree, 1);
        const Result<QVector<RuleSampleRow>> question = campaign.ruleSample(id, text("r5"));
        VERIFY_OK(question);
        QVERIFY2(question->constFirst().note.contains(text("os")), qPrintable(question->constFirst().note));
        QVERIFY(!campaign.ruleSample(id, text("r99")));

        const QByteArray before = estate.fileAtHead("alpha", "premium.sql");
        const Result<ConsumerPreview> preview = campaign.preview(id, pipeline("premium"), estate.job);
        VERIFY_OK(preview);
        QCOMPARE(preview->files.size(), 1);
        QCOMPARE(preview->files[0].before, before);
        QVERIFY(preview->files[0].after.contains("activity_v2"));
        QVERIFY(!preview->files[0].edits.isEmpty());
        QCOMPARE(estate.fileAtHead("alpha", "premium.sql"), before);
        QCOMPARE(estate.changes.opened, 0);
    }

    void plansHoldWhatIsMerged()
    {
        Estate estate;
        Campaign campaign = estate.campaign();
        const QString id = campaign.submit(estate.request())->id;
        VERIFY_OK(campaign.advance(id, estate.job));
        VERIFY_OK(campaign.setMapping(id, estate.mapping(*campaign.mappingOf(id)), text("Accept"), estate.job));
        const Result<Migration> migration = campaign.generateChanges(id, estate.job);
        VERIFY_OK(migration);
        const Result<rollout::Plan> none = campaign.draftPlan(id);
        QVERIFY(!none);
        QCOMPARE(none.error().cls, ErrorClass::Logic);
        const QString change = migration->consumer(pipeline("users"))->changeId;
        VERIFY_OK(estate.changes.merge(change, {}));
        const Result<rollout::Plan> plan = campaign.draftPlan(id);
        VERIFY_OK(plan);
        QCOMPARE(plan->targets.size(), 2);
        const rollout::TargetSpec& target = plan->targets[1];
        QCOMPARE(target.id, text("test/alpha/users"));
        QCOMPARE(target.commit, estate.changes.change(change).mergeCommit);
        QCOMPARE(target.baseCommit, estate.changes.change(change).baseCommit);
        QCOMPARE(target.pipelines.size(), 1);
        QCOMPARE(target.pipelines[0].outputs, QStringList({text("out_users")}));
        QCOMPARE(target.pipelines[0].inputs, QStringList({text("activity_v1"), text("activity_v2")}));
        QCOMPARE(plan->datasets.size(), 1);
        QCOMPARE(plan->datasets[0].watermarkColumn, text("load_id"));
        QVERIFY(plan->datasets[0].producedElsewhere);
        QVERIFY(plan->sampleTimings);
        QCOMPARE(rollout::validatePlan(*plan), QStringList());
        VERIFY_OK(campaign.noteRollout(id, text("r-0001")));
        QCOMPARE(campaign.draftPlan(id)->title, text("Activity to v2, wave 2"));
    }

    void whatIsLeftOutIsSaid()
    {
        Estate estate;
        for (Entity& entity : estate.catalog.entities) {
            if (entity.ref == pipeline("premium"))
                entity.annotations.insert(text("skein/kind"), text("command"));
        }
        // Nobody describes the output; its writer names it all the same.
        estate.catalog.entities.removeIf([](const Entity& entity) { return entity.ref.name == text("out_users"); });
        estate.around.catalog = std::make_shared<const Catalog>(estate.catalog);
        Campaign campaign = estate.campaign();
        const QString id = campaign.submit(estate.request())->id;
        VERIFY_OK(campaign.advance(id, estate.job));
        VERIFY_OK(campaign.setMapping(id, estate.mapping(*campaign.mappingOf(id)), text("Accept"), estate.job));
        const Result<Migration> migration = campaign.generateChanges(id, estate.job);
        VERIFY_OK(migration);
        VERIFY_OK(estate.changes.merge(migration->consumer(pipeline("users"))->changeId, {}));
        const Result<rollout::Plan> plan = campaign.draftPlan(id);
        VERIFY_OK(plan);
        QCOMPARE(plan->targets.size(), 1);
        QCOMPARE(plan->targets[0].pipelines[0].outputs, QStringList({text("out_users")}));
        QCOMPARE(plan->leftOut, QStringList({text("pipeline:default/premium: pipelines of kind command cannot be run beside their old code yet")}));
    }

    void buildingOverWhatIsThereIsRefused()
    {
        Estate estate;
        Campaign campaign = estate.campaign();
        Request request = estate.request();
        request.producedElsewhere = false;
        const Result<Migration> refused = campaign.submit(request);
        QVERIFY(!refused);
        QVERIFY2(refused.error().message.contains(text("'activity_v2' is in the warehouse already")), qPrintable(refused.error().message));
        QCOMPARE(campaign.migrations()->size(), 0);
        VERIFY_OK(estate.warehouse->execute(text("DROP TABLE activity_v2")));
        VERIFY_OK(campaign.submit(request));
    }

    void abandoningEnds()
    {
        Estate estate;
        Campaign campaign = estate.campaign();
        const QString id = campaign.submit(estate.request())->id;
        VERIFY_OK(campaign.advance(id, estate.job));
        QVERIFY(!campaign.submit(estate.request()));
        estate.around.rollingOut = {id};
        QVERIFY(!estate.campaign().abandon(id, text("busy")));
        estate.around.rollingOut.clear();
        const Result<Migration> migration = campaign.abandon(id, text("v2 was a mistake"));
        VERIFY_OK(migration);
        QCOMPARE(migration->state, MigrationState::Abandoned);
        QVERIFY(migration->gate.isEmpty());
        QVERIFY(!campaign.abandon(id, text("again")));
        const Result<rollout::Plan> plan = campaign.draftPlan(id);
        QVERIFY(!plan);
        QVERIFY2(plan.error().message.contains(text("abandoned")), qPrintable(plan.error().message));
        // Neither a refresh nor the next process takes it up again.
        VERIFY_OK(campaign.advance(id, estate.job));
        QCOMPARE(campaign.migration(id)->state, MigrationState::Abandoned);
        VERIFY_OK(campaign.submit(estate.request()));
    }

    void mappingOfOtherDatasetsIsRefused()
    {
        Estate estate;
        Campaign campaign = estate.campaign();
        const QString id = campaign.submit(estate.request())->id;
        VERIFY_OK(campaign.advance(id, estate.job));
        mapping::Mapping other = *campaign.mappingOf(id);
        other.target.dataset = text("elsewhere_v2");
        QVERIFY(!campaign.setMapping(id, other, text("Take another"), estate.job));
    }
};

SKEIN_TEST(TstParts)
#include "tst_parts.moc"
