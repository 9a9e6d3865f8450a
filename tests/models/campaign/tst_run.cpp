#include "tests/models/campaign/estate.h"
#include "tests/support/testregistry.h"

using namespace skein;
using namespace skein::campaign;
using namespace skein::campaign::test;

class TstRun : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void scopeHasEvidenceAndReasons()
    {
        Estate estate;
        Campaign campaign = estate.campaign();
        const Result<Migration> submitted = campaign.submit(estate.request());
        VERIFY_OK(submitted);
        QCOMPARE(submitted->id, text("m-0001"));
        const Result<Migration> migration = campaign.advance(submitted->id, estate.job);
        VERIFY_OK(migration);
        const Consumer* users = migration->consumer(pipeline("users"));
        QVERIFY(users);
        QCOMPARE(users->evidence, QStringList({text("lineage"), text("code")}));
        QCOMPARE(users->columnsUsed, QStringList({text("day"), text("user_id")}));
        QCOMPARE(users->decision, text("in"));
        QVERIFY2(users->decisionReason.contains(text("users.sql:3")), qPrintable(users->decisionReason));
        QCOMPARE(users->owner, text("team-alpha"));
        // A comment is evidence, not a reader.
        const Consumer* accounts = migration->consumer(pipeline("accounts"));
        QVERIFY(accounts);
        QCOMPARE(accounts->decision, text("out"));
        QVERIFY2(accounts->decisionReason.contains(text("accounts.sql:1")), qPrintable(accounts->decisionReason));
        const Consumer* onV2 = migration->consumer(pipeline("on_v2"));
        QVERIFY(onV2);
        QCOMPARE(onV2->decision, text("in"));
        QCOMPARE(onV2->state, ConsumerState::NoChanges);
        // Code without a pipeline is a candidate as well; a text is not code.
        const Consumer* unlisted = migration->consumer(EntityRef(EntityKind::Pipeline, text("code"), text("gamma.adhoc-unlisted.sql")));
        QVERIFY(unlisted);
        QCOMPARE(unlisted->decision, text("in"));
        QCOMPARE(unlisted->evidence, QStringList({text("code")}));
        // Nothing was accepted, so everybody who uses a column waits, and the gate says for what.
        QCOMPARE(migration->state, MigrationState::Mapping);
        QCOMPARE(users->state, ConsumerState::BlockedOnMapping);
        QVERIFY2(migration->gate.contains(text("wait for the mapping")), qPrintable(migration->gate));
        QCOMPARE(campaign.mappingOf(migration->id)->grain.rowRelation, mapping::RowRelation::Explode);
        QCOMPARE(estate.changes.opened, 0);
    }

    void everyState()
    {
        Estate estate;
        Campaign campaign = estate.campaign();
        const QString id = campaign.submit(estate.request())->id;
        VERIFY_OK(campaign.advance(id, estate.job));
        Result<Migration> migration = campaign.setMapping(id, estate.mapping(*campaign.mappingOf(id)), text("Accept the rules"), estate.job);
        VERIFY_OK(migration);
        QCOMPARE(migration->consumer(pipeline("users"))->state, ConsumerState::Pending);
        const Consumer* platform = migration->consumer(pipeline("platform"));
        QCOMPARE(platform->state, ConsumerState::BlockedOnMapping);
        QVERIFY(!platform->diagnostics.isEmpty());
        QCOMPARE(platform->diagnostics.constFirst().file, text("platform.sql"));
        QCOMPARE(platform->diagnostics.constFirst().line, 1);
        QCOMPARE(platform->diagnostics.constFirst().rule, text("r5"));
        QVERIFY(migration->consumer(pipeline("sessions"))->grainWarning);
        QVERIFY(!migration->consumer(pipeline("users"))->grainWarning);

        migration = campaign.generateChanges(id, estate.job);
        VERIFY_OK(migration);
        QCOMPARE(states(*migration),
            text("gamma.adhoc-unlisted.sql prOpen\ngamma.readme.md out\naccounts out\non_v2 noChanges\nplatform blockedOnMapping\n"
                 "premium prOpen\nregional brokenBefore\nsessions pending\ntaste failed\nusers prOpen"));
        QVERIFY2(migration->consumer(pipeline("taste"))->because.startsWith(text("needs a person")), qPrintable(migration->consumer(pipeline("taste"))->because));
        QVERIFY2(migration->consumer(pipeline("regional"))->because.contains(text("regions")), qPrintable(migration->consumer(pipeline("regional"))->because));
        QVERIFY(migration->consumer(pipeline("sessions"))->because.startsWith(text("Waits for a person")));
        // One change a repository.
        QCOMPARE(estate.changes.opened, 2);
        QCOMPARE(migration->consumer(pipeline("users"))->changeId, migration->consumer(pipeline("premium"))->changeId);
        QCOMPARE(migration->state, MigrationState::InProgress);
        QVERIFY(migration->successRate() < 1 && migration->successRate() > 0.5);

        // Generating again does nothing.
        VERIFY_OK(campaign.generateChanges(id, estate.job));
        QCOMPARE(estate.changes.opened, 2);
        QCOMPARE(estate.changes.updated, 0);

        // A person lets the counting one go on.
        VERIFY_OK(campaign.acceptGrain(id, {pipeline("sessions")}, text("days may be counted twice")));
        migration = campaign.generateChanges(id, estate.job);
        VERIFY_OK(migration);
        QCOMPARE(migration->consumer(pipeline("sessions"))->state, ConsumerState::PrOpen);
        QCOMPARE(estate.changes.opened, 3);

        // The ambiguous column is decided; beta's open change takes its consumer up.
        VERIFY_OK(campaign.setMapping(id, estate.mapping(*campaign.mappingOf(id), true), text("platform is os"), estate.job));
        migration = campaign.generateChanges(id, estate.job);
        VERIFY_OK(migration);
        QCOMPARE(migration->consumer(pipeline("platform"))->state, ConsumerState::PrOpen);
        QCOMPARE(migration->consumer(pipeline("platform"))->changeId, migration->consumer(pipeline("sessions"))->changeId);
        QCOMPARE(estate.changes.opened, 3);
        QCOMPARE(estate.changes.updated, 1);
        QCOMPARE(estate.changes.change(migration->consumer(pipeline("sessions"))->changeId).consumers.size(), 2);

        // States follow the changes.
        const QString alpha = migration->consumer(pipeline("users"))->changeId;
        estate.changes.change(alpha).state = review::ChangeState::Approved;
        migration = campaign.refresh(id, estate.job);
        QCOMPARE(migration->consumer(pipeline("users"))->state, ConsumerState::Approved);
        VERIFY_OK(estate.changes.merge(alpha, {}));
        migration = campaign.refresh(id, estate.job);
        QCOMPARE(migration->consumer(pipeline("premium"))->state, ConsumerState::Merged);
        QVERIFY(estate.fileAtHead("alpha", "premium.sql").contains("plan_tier = 'premium'"));
        QVERIFY(migration->burndown.constLast().done > migration->burndown.constFirst().done);

        migration = campaign.skip(id, pipeline("taste"), text("will be retired"));
        VERIFY_OK(migration);
        QCOMPARE(migration->consumer(pipeline("taste"))->state, ConsumerState::Skipped);
    }

    void transientErrorsAreRetriedAndSeen()
    {
        Estate estate;
        QStringList seen;
        estate.around.changed = [&](const Migration& migration) {
            const Consumer* users = migration.consumer(pipeline("users"));
            if (users && users->state == ConsumerState::RetryWait) {
                QVERIFY(users->nextTryAt.isValid());
                seen << QStringLiteral("%1 %2").arg(users->attempts).arg(users->because);
            }
        };
        Campaign campaign = estate.campaign();
        const QString id = campaign.submit(estate.request())->id;
        VERIFY_OK(campaign.advance(id, estate.job));
        VERIFY_OK(campaign.setMapping(id, estate.mapping(*campaign.mappingOf(id)), text("Accept"), estate.job));
        estate.code.busyRepository = text("alpha");
        estate.code.busyTimes = 5;
        Result<Migration> migration = campaign.generateChanges(id, estate.job);
        VERIFY_OK(migration);
        QCOMPARE(migration->consumer(pipeline("users"))->state, ConsumerState::PrOpen);
        QVERIFY(!estate.waits.isEmpty());
        QVERIFY2(seen.join(QLatin1Char('\n')).contains(text("1 try 1 of 8 failed: the repository is locked")), qPrintable(seen.join(QLatin1Char('\n'))));
        for (const qint64 waited : std::as_const(estate.waits))
            QVERIFY(waited <= 5000);
    }

    void permanentErrorsAreNot()
    {
        Estate estate;
        Campaign campaign = estate.campaign();
        const QString id = campaign.submit(estate.request())->id;
        VERIFY_OK(campaign.advance(id, estate.job));
        VERIFY_OK(campaign.setMapping(id, estate.mapping(*campaign.mappingOf(id)), text("Accept"), estate.job));
        estate.code.busyRepository = text("alpha");
        estate.code.busyTimes = 100;
        estate.code.busyClass = ErrorClass::Access;
        Result<Migration> migration = campaign.generateChanges(id, estate.job);
        VERIFY_OK(migration);
        const Consumer* users = migration->consumer(pipeline("users"));
        QCOMPARE(users->state, ConsumerState::Failed);
        QCOMPARE(users->attempts, 1);
        QVERIFY(estate.waits.isEmpty());
        QCOMPARE(users->signature, migration->consumer(pipeline("premium"))->signature);
        estate.code.busyTimes = 0;
        migration = campaign.retry(id, {pipeline("users")}, estate.job);
        VERIFY_OK(migration);
        QCOMPARE(migration->consumer(pipeline("users"))->state, ConsumerState::PrOpen);
        QCOMPARE(migration->consumer(pipeline("premium"))->state, ConsumerState::Failed);
    }

    void aCorrectedMappingMakesASecondChange()
    {
        Estate estate;
        Campaign campaign = estate.campaign();
        const QString id = campaign.submit(estate.request())->id;
        VERIFY_OK(campaign.advance(id, estate.job));
        const mapping::Mapping wrong = estate.mapping(*campaign.mappingOf(id));
        VERIFY_OK(campaign.setMapping(id, wrong, text("Accept"), estate.job));
        Result<Migration> migration = campaign.generateChanges(id, estate.job);
        VERIFY_OK(migration);
        const QString first = migration->consumer(pipeline("premium"))->changeId;
        const QByteArray original = estate.fileAtHead("alpha", "premium.sql");
        VERIFY_OK(estate.changes.merge(first, {}));

        mapping::Mapping corrected = wrong;
        for (mapping::Rule& rule : corrected.rules) {
            if (rule.id == text("r4")) {
                rule.params.insert(text("values"), QJsonObject {{text("prem"), text("premium_plus")}, {text("free"), text("free")}});
                rule.review = mapping::ReviewState::Edited;
            }
        }
        migration = campaign.setMapping(id, corrected, text("prem is premium_plus"), estate.job);
        VERIFY_OK(migration);
        QCOMPARE(migration->consumer(pipeline("premium"))->state, ConsumerState::Pending);
        QVERIFY2(migration->consumer(pipeline("premium"))->because.contains(first), qPrintable(migration->consumer(pipeline("premium"))->because));
        // Whose text stays the same keeps its state.
        QCOMPARE(migration->consumer(pipeline("users"))->state, ConsumerState::Merged);

        // Back and forth: nothing to do any more.
        migration = campaign.setMapping(id, wrong, text("Undo"), estate.job);
        QCOMPARE(migration->consumer(pipeline("premium"))->state, ConsumerState::Merged);
        VERIFY_OK(campaign.setMapping(id, corrected, text("Redo"), estate.job));

        migration = campaign.generateChanges(id, estate.job);
        VERIFY_OK(migration);
        const Consumer* premium = migration->consumer(pipeline("premium"));
        QCOMPARE(premium->state, ConsumerState::PrOpen);
        QVERIFY(premium->changeId != first);
        const review::Change second = estate.changes.change(premium->changeId);
        QCOMPARE(second.consumers, QStringList({pipeline("premium").toString()}));
        const QByteArray fixed = *estate.code.read(text("alpha"), second.commit, text("premium.sql"));
        QVERIFY2(fixed.contains("plan_tier = 'premium_plus'"), fixed.constData());
        QByteArray expected = original;
        QCOMPARE(fixed.count('\n'), expected.count('\n'));
        VERIFY_OK(estate.changes.merge(second.id, {}));
        migration = campaign.refresh(id, estate.job);
        QCOMPARE(migration->consumer(pipeline("premium"))->state, ConsumerState::Merged);
    }

    void aFixOverForeignEditsNeedsAPerson()
    {
        Estate estate;
        Campaign campaign = estate.campaign();
        const QString id = campaign.submit(estate.request())->id;
        VERIFY_OK(campaign.advance(id, estate.job));
        mapping::Mapping mapping = estate.mapping(*campaign.mappingOf(id));
        VERIFY_OK(campaign.setMapping(id, mapping, text("Accept"), estate.job));
        Result<Migration> migration = campaign.generateChanges(id, estate.job);
        VERIFY_OK(migration);
        VERIFY_OK(estate.changes.merge(migration->consumer(pipeline("premium"))->changeId, {}));
        estate.code.commit(text("alpha"), text("premium.sql"), estate.fileAtHead("alpha", "premium.sql") + "-- by hand\n");
        mapping.rules[3].params.insert(text("values"), QJsonObject {{text("prem"), text("plus")}, {text("free"), text("free")}});
        VERIFY_OK(campaign.setMapping(id, mapping, text("plus"), estate.job));
        migration = campaign.generateChanges(id, estate.job);
        VERIFY_OK(migration);
        const Consumer* premium = migration->consumer(pipeline("premium"));
        QCOMPARE(premium->state, ConsumerState::Failed);
        QVERIFY2(premium->because.contains(text("premium.sql")), qPrintable(premium->because));
    }

    void driftBlocksWhomItTouches()
    {
        Estate estate;
        Campaign campaign = estate.campaign();
        const QString id = campaign.submit(estate.request())->id;
        VERIFY_OK(campaign.advance(id, estate.job));
        VERIFY_OK(campaign.setMapping(id, estate.mapping(*campaign.mappingOf(id)), text("Accept"), estate.job));
        for (Entity& entity : estate.catalog.entities) {
            if (entity.qualifiedName != text("activity_v2"))
                continue;
            for (Column& column : entity.schemas[0].columns) {
                if (column.name == text("plan_tier")) {
                    column.nativeType = text("INTEGER");
                    column.type = LogicalType::Integer;
                }
            }
        }
        estate.around.catalog = std::make_shared<const Catalog>(estate.catalog);
        Campaign later = estate.campaign();
        const Result<Migration> migration = later.advance(id, estate.job);
        VERIFY_OK(migration);
        const Consumer* premium = migration->consumer(pipeline("premium"));
        QCOMPARE(premium->state, ConsumerState::BlockedOnDrift);
        QVERIFY2(premium->because.contains(text("plan_tier")), qPrintable(premium->because));
        QCOMPARE(migration->consumer(pipeline("users"))->state, ConsumerState::PrOpen);
    }

    void aRestartGoesOn()
    {
        Estate estate;
        QString id;
        {
            Campaign campaign = estate.campaign();
            id = campaign.submit(estate.request())->id;
            VERIFY_OK(campaign.advance(id, estate.job));
            VERIFY_OK(campaign.setMapping(id, estate.mapping(*campaign.mappingOf(id)), text("Accept"), estate.job));
        }
        // Died right after the change of alpha was opened and before that was written down.
        MigrationStore store(estate.workspace->database());
        {
            Campaign campaign = estate.campaign();
            VERIFY_OK(campaign.generateChanges(id, estate.job));
            VERIFY_OK(store.update(id, [](Migration& migration) -> Status {
                for (Consumer& consumer : migration.consumers) {
                    if (consumer.repository == text("alpha")) {
                        consumer.state = ConsumerState::PrCreating;
                        consumer.changeId.clear();
                    }
                    if (consumer.ref == pipeline("sessions"))
                        consumer.state = ConsumerState::Running;
                }
                return {};
            }, text("test"), estate.clock.wall()));
        }
        const int opened = estate.changes.opened;
        Campaign next = estate.campaign();
        const Result<Migration> migration = next.advance(id, estate.job);
        VERIFY_OK(migration);
        QCOMPARE(estate.changes.opened, opened);
        QCOMPARE(migration->consumer(pipeline("users"))->state, ConsumerState::PrOpen);
        QVERIFY(!migration->consumer(pipeline("users"))->changeId.isEmpty());
        QCOMPARE(migration->consumer(pipeline("sessions"))->state, ConsumerState::Pending);
        store::Journal journal(estate.workspace->database());
        QVERIFY(journal.verify()->ok());
    }

    void newReadersAreFlagged()
    {
        Estate estate;
        Campaign campaign = estate.campaign();
        const QString id = campaign.submit(estate.request())->id;
        VERIFY_OK(campaign.advance(id, estate.job));
        estate.code.commit(text("gamma"), text("late.sql"), "SELECT COUNT(DISTINCT user_id) AS n FROM activity_v1\n");
        const Result<Migration> migration = campaign.advance(id, estate.job);
        VERIFY_OK(migration);
        int flagged = 0;
        for (const Consumer& consumer : migration->consumers)
            flagged += consumer.isNew ? 1 : 0;
        QCOMPARE(flagged, 1);
    }

    void badRequests_data()
    {
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("target");
        QTest::addColumn<QString>("says");
        QTest::newRow("missing") << QString() << text("activity_v2") << text("source dataset");
        QTest::newRow("unknown") << text("activity_v1") << text("nowhere") << text("target dataset");
        QTest::newRow("same") << text("activity_v1") << text("activity_v1") << text("same dataset");
        QTest::newRow("no dataset") << text("pipeline:default/users") << text("activity_v2") << text("is no dataset");
    }
    void badRequests()
    {
        QFETCH(QString, source);
        QFETCH(QString, target);
        QFETCH(QString, says);
        Estate estate;
        Request request = estate.request();
        request.sourceDataset = source;
        request.targetDataset = target;
        const Result<Migration> refused = estate.campaign().submit(request);
        QVERIFY(!refused);
        QCOMPARE(refused.error().cls, ErrorClass::BadInput);
        QVERIFY2(refused.error().message.contains(says), qPrintable(refused.error().message));
        QVERIFY(!refused.error().remedy.isEmpty());
        QVERIFY(estate.campaign().migrations()->isEmpty());
    }
};

SKEIN_TEST(TstRun)
#include "tst_run.moc"
