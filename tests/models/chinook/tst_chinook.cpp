// A whole migration on a database nobody here made: Track → Track_v2, built by Skein, with consumers in git repositories.
// A load with a fraction of a byte makes one consumer wrong and takes the first rollout back; a media type the mapping
// does not know takes the second back; the third completes and is taken back by hand. A mirror that Skein never sees
// says at each point what must be there.
#include "models/catalog/impact.h"
#include "models/git/repository.h"
#include "models/rollout/codedeploy.h"
#include "tests/models/chinook/chinookjob.h"
#include "tests/models/chinook/effects.h"
#include "tests/support/testregistry.h"

#include <QTemporaryDir>

using namespace skein;
using namespace skein::control;
using namespace skein::test;
using campaign::ConsumerState;
using review::ChangeState;
using rollout::RolloutState;

namespace {

const QString mainBranch = QStringLiteral("refs/heads/main");

/// What a person who knows both tables decides. The first value table has every media type there is at the time.
QVector<mapping::Rule> decisions(bool knowsFlac)
{
    const auto rule = [](mapping::RuleKind kind, const char* input, const char* output, const QJsonObject& params = {}) {
        mapping::Rule made;
        made.kind = kind;
        made.inputs = {QLatin1String(input)};
        made.outputs = {QLatin1String(output)};
        made.params = params;
        return made;
    };
    using mapping::RuleKind;
    QJsonObject media {{QStringLiteral("1"), QStringLiteral("mpeg")}, {QStringLiteral("2"), QStringLiteral("protected aac")}, {QStringLiteral("3"), QStringLiteral("video")},
        {QStringLiteral("4"), QStringLiteral("purchased aac")}, {QStringLiteral("5"), QStringLiteral("aac")}};
    if (knowsFlac)
        media.insert(QStringLiteral("6"), QStringLiteral("flac"));
    const QJsonObject table {{QStringLiteral("values"), media}, {QStringLiteral("onUnmapped"), QStringLiteral("error")}};
    return {rule(RuleKind::Keep, "TrackId", "TrackId"), rule(RuleKind::Rename, "Name", "Title"), rule(RuleKind::Keep, "AlbumId", "AlbumId"),
        rule(RuleKind::ValueMap, "MediaTypeId", "MediaType", table), rule(RuleKind::Keep, "GenreId", "GenreId"), rule(RuleKind::Keep, "Composer", "Composer"),
        rule(RuleKind::Unit, "Milliseconds", "Seconds", {{QStringLiteral("factor"), 0.001}, {QStringLiteral("offset"), 0}}),
        rule(RuleKind::Cast, "Bytes", "Bytes", {{QStringLiteral("to"), QStringLiteral("TEXT")}}), rule(RuleKind::Keep, "UnitPrice", "UnitPrice")};
}

} // namespace

class TstChinook : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { m_broken = m_broken || QTest::currentTestFailed(); }
    void cleanupTestCase() { m_job.reset(); }
    void importsBothSources();
    void proposesAMapping();
    void decidesIt();
    void opensAndMergesChanges();
    void aFractionOfAByteTakesItBack();
    void anUnknownMediaTypeTakesItBack();
    void knowsTheMediaType();
    void completes();
    void oneMoreLoadAndBackByHand();
    void nothingIsLost();
    void noEffectHappenedTwice();

private:
    git::Repository repository(const QString& name) const { return *git::Repository::open(m_world->repositoryPath(name)); }
    bool isReady() const; ///< merged, or approved where the rollout merges
    /// Starts a rollout and lets it go until it is taken back: `bad` comes once both targets are switched, so that there
    /// is something to take back in each way of deploying.
    void isTakenBack(const QString& targetKey, ChinookWorld::Load bad, const QString& cause);
    /// Every output is what its first code makes of today's data.
    void compareOutputs(ChinookWorld::Numbers numbers = ChinookWorld::Numbers::Exact);
    /// Every pipeline runs its first code again, byte for byte.
    void firstCodeRuns(const rollout::Plan& plan);

    QTemporaryDir m_dir;
    std::unique_ptr<ChinookWorld> m_world;
    std::unique_ptr<ChinookJob> m_job;
    QMap<QString, QStringList> m_before; ///< the tables Chinook came with
    QVector<rollout::Plan> m_plans;      ///< of all rollouts, oldest first
    bool m_broken = false;
};

void TstChinook::initTestCase()
{
    const QString corpora = qEnvironmentVariable("SKEIN_CORPORA");
    if (corpora.isEmpty())
        QSKIP("SKEIN_CORPORA is not set");
    QVERIFY(m_dir.isValid());
    m_world = std::make_unique<ChinookWorld>(m_dir.path());
    VERIFY_OK(m_world->create(corpora + QStringLiteral("/databases/Chinook_Sqlite.sqlite")));
    m_before = ChinookWorld::tables(m_world->shop());
    QCOMPARE(m_before.value(QStringLiteral("Track")).size(), 3503);
    QCOMPARE(m_before.value(QStringLiteral("Track, definition")).size(), 4); // the table and its three indexes
    m_job = std::make_unique<ChinookJob>();
}

void TstChinook::init()
{
    if (m_broken)
        QSKIP("an earlier step failed");
}

void TstChinook::importsBothSources()
{
    VERIFY_OK(m_job->open(*m_world));
    LiveControl& control = m_job->control();
    const auto reports = waitedFor<QVector<importers::ImportReport>>(
        [&](auto done) { control.importSources({m_world->catalogPath(), m_world->shop()}, QStringLiteral("auto"), done); });
    VERIFY_OK(reports);
    QCOMPARE(reports->size(), 2);
    QVERIFY(idle(control));
    int pipelines = 0, tracks = 0;
    for (const Entity& entity : control.catalog()->entities) {
        pipelines += entity.ref.kind == EntityKind::Pipeline;
        tracks += entity.ref.kind == EntityKind::Dataset && entity.displayName() == QLatin1String("Track");
    }
    QCOMPARE(pipelines, int(ChinookWorld::pipelines().size()));
    QCOMPARE(tracks, 1); // what the team describes and what the database holds are the same thing
    QCOMPARE(m_job->errors, QStringList());
}

void TstChinook::proposesAMapping()
{
    campaign::Request request;
    request.title = QStringLiteral("Tracks in seconds");
    request.sourceDataset = QStringLiteral("Track");
    request.targetDataset = QStringLiteral("Track_v2");
    request.producedElsewhere = false;
    request.owner = QStringLiteral("group:default/music");
    VERIFY_OK(m_job->submit(request));
    QCOMPARE(m_job->migration()->inScope(), int(ChinookWorld::pipelines().size()));
    const auto proposed = m_job->control().mappingOf(m_job->migrationId());
    QVERIFY(proposed);
    QCOMPARE(proposed->grain.source, QStringList {QStringLiteral("TrackId")});
    // What bears the same name and type is found without help.
    for (const char* column : {"TrackId", "AlbumId", "GenreId", "Composer", "UnitPrice"}) {
        const mapping::Rule* rule = proposed->rulesForInput(QLatin1String(column)).value(0);
        QVERIFY2(rule && rule->kind == mapping::RuleKind::Keep && rule->outputs == QStringList {QLatin1String(column)}, column);
    }
}

void TstChinook::decidesIt()
{
    VERIFY_OK(m_job->decide(decisions(false)));
    for (const mapping::Rule& rule : m_job->control().mappingOf(m_job->migrationId())->rules)
        QVERIFY2(rule.isActive(), qPrintable(rule.id));
    const auto code = waitedFor<QVector<GeneratedFile>>([&](auto done) { m_job->control().generatedCode(m_job->migrationId(), QStringLiteral("sqlite"), done); });
    VERIFY_OK(code);
    QVERIFY(std::any_of(code->begin(), code->end(), [](const GeneratedFile& file) { return file.text.contains("Track_v2"); }));
}

void TstChinook::opensAndMergesChanges()
{
    VERIFY_OK(waited([&](auto done) { m_job->control().generateChanges(m_job->migrationId(), done); }));
    for (const campaign::Consumer& consumer : m_job->migration()->consumers) {
        QVERIFY2(consumer.state == ConsumerState::PrOpen, m_job->states() + '\n' + consumer.because.toUtf8());
        QVERIFY2(!consumer.grainWarning, qPrintable(consumer.ref.toString()));
    }
    for (const review::Change& change : m_job->changesIn(ChangeState::Open)) {
        const auto branch = repository(change.repository).readRef(QStringLiteral("refs/heads/") + change.branch);
        QVERIFY2(branch && branch->has_value() && **branch == change.commit, qPrintable(change.branch));
    }
    VERIFY_OK(m_job->approveAndMerge());
    for (const ChinookWorld::Pipeline& pipeline : ChinookWorld::pipelines()) {
        const bool waits = pipeline.repository == ChinookWorld::repositories().constLast(); // its stage merges it
        const campaign::Consumer* consumer = m_job->migration()->consumer(EntityRef(EntityKind::Pipeline, {}, pipeline.name));
        QVERIFY2(consumer && consumer->state == (waits ? ConsumerState::Approved : ConsumerState::Merged), m_job->states());
        const auto text = repository(pipeline.repository).readFile(mainBranch, pipeline.path());
        VERIFY_OK(text);
        QVERIFY2(text->contains("Track_v2") != waits, *text);
    }
    for (const review::Change& change : m_job->changesIn(ChangeState::Merged)) {
        const git::Repository opened = repository(change.repository);
        const auto merged = opened.isAncestor(change.commit, *opened.resolve(mainBranch));
        QVERIFY2(merged && *merged, qPrintable(change.id));
    }
}

void TstChinook::compareOutputs(ChinookWorld::Numbers numbers)
{
    for (const ChinookWorld::Pipeline& pipeline : ChinookWorld::pipelines()) {
        const QStringList expected = m_world->expected(pipeline, numbers);
        QVERIFY2(expected.size() > 1, qPrintable(pipeline.name + expected.join(QLatin1Char('\n'))));
        // The old code's run for the last load may be under way still.
        const bool equal = QTest::qWaitFor([&] { return m_world->shown(pipeline, numbers) == expected; }, 20000);
        QVERIFY2(equal, qPrintable(pipeline.name));
    }
}

void TstChinook::firstCodeRuns(const rollout::Plan& plan)
{
    for (const rollout::TargetSpec& target : plan.targets) {
        const QString ref = target.mode == rollout::DeployMode::Ref ? rollout::deployRef(plan.environment, target.id) : mainBranch;
        for (const rollout::PipelineSpec& spec : target.pipelines) {
            const auto code = repository(target.repository).readFile(ref, spec.path);
            VERIFY_OK(code);
            const QVector<ChinookWorld::Pipeline> pipelines = ChinookWorld::pipelines();
            const auto pipeline = std::find_if(pipelines.begin(), pipelines.end(), [&](const auto& each) { return each.name == spec.ref.name; });
            QVERIFY(pipeline != pipelines.end());
            QCOMPARE(*code, pipeline->code);
        }
    }
}

void TstChinook::isTakenBack(const QString& targetKey, ChinookWorld::Load bad, const QString& cause)
{
    const auto plan = m_job->start();
    VERIFY_OK(plan);
    m_plans << *plan;
    QCOMPARE(plan->targets.size(), 7); // both reports lie in one change
    QVERIFY(plan->stages.size() >= 3);
    const auto load = [&](const rollout::RolloutView&) {
        const bool isTime = m_job->isSwitched(plan->id, targetKey) && m_job->isSwitched(plan->id, QStringLiteral("all"));
        return m_world->load(isTime ? bad : ChinookWorld::Load::Plain);
    };
    VERIFY_OK(m_job->drive(plan->id, RolloutState::RolledBack, load));
    QVERIFY2(m_job->control().rollout(plan->id)->why.contains(cause), m_job->describe(plan->id));
    for (const rollout::TargetSpec& target : plan->targets)
        QVERIFY2(!m_job->isSwitched(plan->id, target.id.section(QLatin1Char('/'), -1)), m_job->describe(plan->id));
    compareOutputs();
    firstCodeRuns(*plan);
}

void TstChinook::aFractionOfAByteTakesItBack()
{
    isTakenBack(QStringLiteral("biggest_files"), ChinookWorld::Load::FractionOfAByte, QStringLiteral("biggest_files"));
    // The source puts it right with its next load.
    VERIFY_OK(m_world->load(ChinookWorld::Load::Corrected));
    compareOutputs();
}

bool TstChinook::isReady() const
{
    const auto migration = m_job->migration();
    return migration->count(ConsumerState::Merged) + migration->count(ConsumerState::Approved) == ChinookWorld::pipelines().size();
}

void TstChinook::anUnknownMediaTypeTakesItBack()
{
    // The code was right: nothing is to be made anew.
    VERIFY_OK(waited([&](auto done) { m_job->control().generateChanges(m_job->migrationId(), done); }));
    QVERIFY2(m_job->changesIn(ChangeState::Open).isEmpty() && isReady(), m_job->states());
    isTakenBack(QStringLiteral("media_mix"), ChinookWorld::Load::NewMediaType, QStringLiteral("unmapped value"));
    // The load is there, by the old code's word; v2, which cannot take it in, is not.
    QVERIFY(m_world->shown(ChinookWorld::pipelines().at(2), ChinookWorld::Numbers::Exact).contains(QStringLiteral("QString:FLAC audio file|qlonglong:25")));
    const QStringList additions = m_world->additions();
    QVERIFY(!additions.contains(QStringLiteral("Track_v2")));
    // Its table went with it; the one of the first rollout, which did nothing wrong, is still there.
    QCOMPARE(additions.filter(QStringLiteral("Track_v2__build_")).size(), 1);
}

void TstChinook::knowsTheMediaType()
{
    VERIFY_OK(m_job->decide(decisions(true)));
    VERIFY_OK(waited([&](auto done) { m_job->control().generateChanges(m_job->migrationId(), done); }));
    QVERIFY2(!m_job->changesIn(ChangeState::Open).isEmpty(), m_job->states());
    VERIFY_OK(m_job->approveAndMerge());
    QVERIFY2(isReady(), m_job->states());
    const auto text = repository(QStringLiteral("charts")).readFile(mainBranch, QStringLiteral("sql/media_mix.sql"));
    VERIFY_OK(text);
    QVERIFY2(text->contains("flac"), *text);
}

void TstChinook::completes()
{
    const auto plan = m_job->start();
    VERIFY_OK(plan);
    m_plans << *plan;
    QCOMPARE(plan->targets.size(), 7);
    int loads = 0;
    VERIFY_OK(m_job->drive(plan->id, RolloutState::Completed, [&](const rollout::RolloutView&) { return m_world->load(++loads % 2 == 0 ? ChinookWorld::Load::NewMediaType : ChinookWorld::Load::Plain); }));
    compareOutputs(ChinookWorld::Numbers::Rounded);
    // Nobody is left: what the rollout merged counts as merged.
    QTRY_VERIFY2(m_job->migration()->count(ConsumerState::Merged) == ChinookWorld::pipelines().size(), m_job->states());
    QTRY_COMPARE(m_job->migration()->state, campaign::MigrationState::Completed);
    for (const rollout::TargetSpec& target : plan->targets) {
        QVERIFY2(m_job->isSwitched(plan->id, target.id.section(QLatin1Char('/'), -1)), m_job->describe(plan->id));
        if (target.mode == rollout::DeployMode::Merge) {
            // Merged for the third time, having been reverted twice.
            for (const rollout::PipelineSpec& spec : target.pipelines)
                QVERIFY(repository(target.repository).readFile(mainBranch, spec.path)->contains("Track_v2"));
            continue;
        }
        const auto deployed = repository(target.repository).readRef(rollout::deployRef(plan->environment, target.id));
        QVERIFY(deployed && *deployed == target.commit);
    }
    // v2 is what the mapping makes of v1, loads included.
    const QStringList tracks = ChinookWorld::rows(m_world->mirror(),
        QStringLiteral("SELECT TrackId, Name, AlbumId, CASE MediaTypeId WHEN 1 THEN 'mpeg' WHEN 2 THEN 'protected aac' WHEN 3 THEN 'video' WHEN 4 THEN 'purchased aac'"
                       " WHEN 5 THEN 'aac' WHEN 6 THEN 'flac' END, GenreId, Composer, Milliseconds / 1000.0, CAST(Bytes AS TEXT), UnitPrice FROM Track"));
    const auto built = [&] { return ChinookWorld::rows(m_world->shop(), QStringLiteral("SELECT TrackId, Title, AlbumId, MediaType, GenreId, Composer, Seconds, Bytes, UnitPrice FROM Track_v2")); };
    QTRY_COMPARE_WITH_TIMEOUT(built(), tracks, 30000);
}

void TstChinook::oneMoreLoadAndBackByHand()
{
    VERIFY_OK(m_world->load(ChinookWorld::Load::NewMediaType));
    VERIFY_OK(m_job->rollBack(m_plans.constLast().id, QStringLiteral("the shop wants the old figures")));
    compareOutputs();
    firstCodeRuns(m_plans.constLast());
    QTRY_COMPARE(m_job->migration()->count(ConsumerState::Approved), 2); // both reports can be deployed again
    QCOMPARE(m_job->migration()->state, campaign::MigrationState::InProgress);
    // What comes now goes the old way, and arrives.
    VERIFY_OK(m_world->load(ChinookWorld::Load::NewMediaType));
    compareOutputs();
}

void TstChinook::nothingIsLost()
{
    // Chinook's own tables hold what they held and every load; their definitions are the same text.
    const QMap<QString, QStringList> now = ChinookWorld::tables(m_world->shop());
    const QMap<QString, QStringList> mirrored = ChinookWorld::tables(m_world->mirror());
    QCOMPARE(now.keys(), m_before.keys());
    for (auto it = now.cbegin(); it != now.cend(); ++it) {
        QVERIFY2(it.value() == mirrored.value(it.key()), qPrintable(it.key()));
        if (it.key().endsWith(QLatin1String(", definition")))
            QCOMPARE(it.value(), m_before.value(it.key()));
    }
    QCOMPARE(now.value(QStringLiteral("Track")).size(), 3503 + m_world->loadedTracks());
    QCOMPARE(m_job->errors, QStringList());
    // Of Skein's own there is what it keeps on purpose: the former outputs, what the old code made last, v2.
    for (const QString& name : m_world->additions())
        QVERIFY2(!name.contains(QLatin1String("__cand_")), qPrintable(name));
}

void TstChinook::noEffectHappenedTwice()
{
    const auto verified = waitedFor<store::Journal::Verification>([&](auto done) { m_job->control().verifyJournal(done); });
    VERIFY_OK(verified);
    QVERIFY2(verified->ok(), qPrintable(verified->finding));
    for (const rollout::Plan& plan : std::as_const(m_plans)) {
        const bool complete = plan.id == m_plans.constLast().id;
        QCOMPARE(doubtfulEffects(plan, m_job->journal(plan.id), m_world->effects(plan.id), complete), QStringList());
    }
}

SKEIN_TEST(TstChinook)
#include "tst_chinook.moc"
