#include "models/review/reviews.h"
#include "tests/models/campaign/estate.h"
#include "tests/support/testregistry.h"

using namespace skein;
using namespace skein::campaign;
using namespace skein::campaign::test;

/// The same way with the surroundings a program makes: bare repositories, reviews, a warehouse opened for reading.
class TstReal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fromRequestToPlanAndFix()
    {
        Estate estate;
        WorkspaceSurroundings real(estate.workspace, estate.around.catalog, estate.around.actor);
        Campaign campaign(real.get());
        Request request = estate.request();
        request.policy.autoMerge = true;
        const QString id = campaign.submit(request)->id;
        VERIFY_OK(campaign.advance(id, estate.job));
        const mapping::Mapping mapping = estate.mapping(*campaign.mappingOf(id), true);
        VERIFY_OK(campaign.setMapping(id, mapping, text("Accept"), estate.job));
        Result<Migration> migration = campaign.generateChanges(id, estate.job);
        VERIFY_OK(migration);
        const Consumer* premium = migration->consumer(pipeline("premium"));
        QVERIFY2(premium->state == ConsumerState::PrOpen, qPrintable(premium->because));
        const QString first = premium->changeId;

        review::Reviews reviews(estate.workspace->database(), review::workspaceRepositories(*estate.workspace));
        VERIFY_OK(reviews.approve(first, estate.around.actor, text("looks right")));
        migration = campaign.refresh(id, estate.job); // policy merges what is approved
        VERIFY_OK(migration);
        QCOMPARE(migration->consumer(pipeline("premium"))->state, ConsumerState::Merged);
        QVERIFY(estate.fileAtHead("alpha", "premium.sql").contains("activity_v2"));

        const Result<rollout::Plan> plan = campaign.draftPlan(id);
        VERIFY_OK(plan);
        QCOMPARE(plan->targets.size(), 2);
        for (const rollout::TargetSpec& target : plan->targets)
            QCOMPARE(target.foreignCommits, QStringList());
        QCOMPARE(rollout::validatePlan(*plan), QStringList());

        mapping::Mapping corrected = mapping;
        corrected.rules[3].params.insert(text("values"), QJsonObject {{text("prem"), text("plus")}, {text("free"), text("free")}});
        VERIFY_OK(campaign.setMapping(id, corrected, text("prem is plus"), estate.job));
        migration = campaign.generateChanges(id, estate.job);
        VERIFY_OK(migration);
        premium = migration->consumer(pipeline("premium"));
        QVERIFY2(premium->state == ConsumerState::PrOpen, qPrintable(premium->because));
        QVERIFY(premium->changeId != first);
        VERIFY_OK(reviews.approve(premium->changeId, estate.around.actor));
        migration = campaign.refresh(id, estate.job);
        VERIFY_OK(migration);
        QVERIFY2(estate.fileAtHead("alpha", "premium.sql").contains("'plus'"), estate.fileAtHead("alpha", "premium.sql").constData());

        store::Journal journal(estate.workspace->database());
        QVERIFY(journal.verify()->ok());
    }
};

SKEIN_TEST(TstReal)
#include "tst_real.moc"
