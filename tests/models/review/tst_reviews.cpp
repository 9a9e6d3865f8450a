#include "models/review/reviews.h"
#include "models/store/journal.h"
#include "models/store/schema.h"
#include "tests/support/testregistry.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

using namespace skein;
using namespace skein::review;

namespace {

const QByteArray kOldA = "SELECT SUM(plays) AS p FROM listens_v1\n";
const QByteArray kOldB = "SELECT user_id FROM listens_v1\n";

mapping::Mapping listens()
{
    mapping::Mapping mapping;
    mapping.id = QStringLiteral("m-0001");
    mapping.source.dataset = QStringLiteral("listens_v1");
    mapping.target.dataset = QStringLiteral("listens_v2");
    for (const auto& [id, from, to] : {std::tuple("r1", "user_id", "account_id"), std::tuple("r2", "plays", "play_count")}) {
        mapping::Rule rule;
        rule.id = QString::fromLatin1(id);
        rule.kind = mapping::RuleKind::Rename;
        rule.inputs << QString::fromLatin1(from);
        rule.outputs << QString::fromLatin1(to);
        rule.review = mapping::ReviewState::Accepted;
        rule.reviewedBy = QStringLiteral("mira");
        mapping.rules.append(rule);
    }
    return mapping;
}

Actor mira()
{
    return {QStringLiteral("mira"), QStringLiteral("Mira Lind"), QStringLiteral("mira@example.org")};
}

git::Signature author()
{
    return {QStringLiteral("Jonas"), QStringLiteral("jonas@example.org"), {}};
}

} // namespace

class TstReviews : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void documentsRoundTrip();
    void refusesBadDocuments();
    void opensABranch();
    void describesTheChange();
    void likeChangesHaveOneShape();
    void mergesByFastForward();
    void mergesBesideOtherWork();
    void refusesConflicts();
    void takesUpAMergeThatWasNotWrittenDown();
    void revertsAMergedChange();
    void followsABranchThatRolloutsMerge();
    void updatesOnTheSameBase();
    void updatesOnANewBase();
    void actsFollowTheStates();
    void staleVersionsAreRefused();
    void closingKeepsForeignCommits();
    void refusesWhatWasChangedSince();
    void refusesADetachedHead();
    void refusesAMissingRepository();
    void leavesACheckoutAlone();

private:
    git::Repository repository();
    QString commitOnMain(const QString& path, const QByteArray& content);
    NewChange request(const QStringList& paths = {QStringLiteral("sql/a.sql")});
    QByteArray onMain(const QString& path);

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<store::Database> m_database;
    std::unique_ptr<Reviews> m_reviews;
    QString m_path;
};

void TstReviews::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_path = m_dir->filePath(QStringLiteral("etl.git"));
    m_database = std::make_unique<store::Database>(m_dir->filePath(QStringLiteral("skein.db")), false);
    QVERIFY(store::upgradeSchema(*m_database, m_dir->filePath(QStringLiteral("backups"))).ok());
    m_reviews = std::make_unique<Reviews>(*m_database, [this](const QString&) { return git::Repository::open(m_path); });
    Result<git::Repository> bare = git::Repository::initBare(m_path);
    QVERIFY(bare.ok());
    const Result<git::Oid> root = bare->commitFiles({}, {{QStringLiteral("sql/a.sql"), kOldA}, {QStringLiteral("sql/b.sql"), kOldB}}, author(), QStringLiteral("Begin"));
    QVERIFY(root.ok());
    QVERIFY(bare->moveRef(QStringLiteral("refs/heads/main"), *root, {}).ok());
}

void TstReviews::cleanup()
{
    m_reviews.reset();
    m_database->closeThreadConnections();
    m_database.reset();
    m_dir.reset();
}

git::Repository TstReviews::repository()
{
    return *git::Repository::open(m_path);
}

QString TstReviews::commitOnMain(const QString& path, const QByteArray& content)
{
    git::Repository bare = repository();
    const QString head = *bare.resolve(QStringLiteral("main"));
    const QString commit = *bare.commitFiles(head, {{path, content}}, author(), QStringLiteral("Other work"));
    return bare.moveRef(QStringLiteral("refs/heads/main"), commit, head).ok() ? commit : QString();
}

QByteArray TstReviews::onMain(const QString& path)
{
    return repository().readFile(QStringLiteral("main"), path).valueOr("missing");
}

NewChange TstReviews::request(const QStringList& paths)
{
    NewChange change;
    change.migrationId = QStringLiteral("m-0001");
    change.mapping = listens();
    change.repository = QStringLiteral("etl");
    change.owner = QStringLiteral("group:default/insights");
    for (const QString& path : paths) {
        NewFile file;
        file.consumer = QStringLiteral("pipeline:default/") + path.section(QLatin1Char('/'), -1).chopped(4);
        file.result = rewrite::rewriteFile(onMain(path), path, change.mapping, {});
        change.files.append(file);
    }
    return change;
}

void TstReviews::documentsRoundTrip()
{
    Result<Change> opened = m_reviews->open(request({QStringLiteral("sql/a.sql"), QStringLiteral("sql/b.sql")}), mira());
    QVERIFY2(opened.ok(), qPrintable(opened.ok() ? QString() : opened.error().toText()));
    opened->warnings << QStringLiteral("look");
    opened->minConfidence = 0.75;
    opened->state = ChangeState::ChangesRequested;
    const Result<Change> again = changeFromJson(changeToJson(*opened), 7);
    QVERIFY(again.ok());
    QCOMPARE(again->version, 7);
    QCOMPARE(changeToJson(*again), changeToJson(*opened));
    QCOMPARE(again->files.size(), 2);
    QCOMPARE(again->files.at(1).rules, (QStringList {QStringLiteral("r1"), QStringLiteral("table")}));
    QCOMPARE(again->checks.size(), 8);
    QCOMPARE(again->reviews.constFirst().at, opened->reviews.constFirst().at);
}

void TstReviews::refusesBadDocuments()
{
    QCOMPARE(changeFromJson({}, 1).error().cls, ErrorClass::BadInput);
    const Result<Change> odd = changeFromJson({{QStringLiteral("id"), QStringLiteral("c-1")}, {QStringLiteral("state"), QStringLiteral("dancing")}}, 1);
    QVERIFY(!odd.ok());
    QVERIFY(odd.error().message.contains(QLatin1String("dancing")));
    QCOMPARE(m_reviews->get(QStringLiteral("c-9999")).error().cls, ErrorClass::Logic);
}

void TstReviews::opensABranch()
{
    const QString before = *repository().resolve(QStringLiteral("main"));
    const Result<Change> change = m_reviews->open(request(), mira());
    QVERIFY2(change.ok(), qPrintable(change.ok() ? QString() : change.error().toText()));
    QCOMPARE(change->id, QStringLiteral("c-0001"));
    QCOMPARE(change->branch, QStringLiteral("skein/m-0001/c-0001"));
    QCOMPARE(change->baseCommit, before);
    QCOMPARE(*repository().resolve(QStringLiteral("main")), before);
    QCOMPARE(*repository().resolve(change->branch), change->commit);
    QCOMPARE(*repository().readFile(change->branch, QStringLiteral("sql/a.sql")), QByteArray("SELECT SUM(play_count) AS p FROM listens_v2\n"));
    QCOMPARE(*repository().readFile(change->branch, QStringLiteral("sql/b.sql")), kOldB);
    const Result<git::CommitInfo> commit = repository().commit(change->commit);
    QCOMPARE(commit->trailer(QStringLiteral("Mapping-Id")), QStringLiteral("m-0001"));
    QCOMPARE(commit->trailer(QStringLiteral("Mapping-Hash")), listens().hash());
    QCOMPARE(commit->author.name, QStringLiteral("Mira Lind"));
    QCOMPARE(commit->parents, QVector<git::Oid> {before});
    QCOMPARE(change->files.constFirst().linesAdded, 1);
    QCOMPARE(change->files.constFirst().linesRemoved, 1);
    QCOMPARE(m_reviews->list()->size(), 1);
    const auto lines = store::Journal(*m_database).read({});
    QCOMPARE(lines->size(), 1);
    QCOMPARE(lines->constFirst().kind, QStringLiteral("human"));
    QCOMPARE(lines->constFirst().target, change->id);
    QCOMPARE(lines->constFirst().actor, QStringLiteral("Mira Lind"));
    QCOMPARE(m_reviews->open(request({QStringLiteral("sql/b.sql")}), mira())->id, QStringLiteral("c-0002"));
}

void TstReviews::describesTheChange()
{
    NewChange change = request();
    change.why = QStringLiteral("Profiles have come.");
    change.files[0].grain.append({1, QStringLiteral("COUNT(*)"), QStringLiteral("COUNT(*) counts rows"), QStringLiteral("Count the key")});
    const QString text = descriptionOf(change, QStringLiteral("c-0042"));
    for (const char* part : {"Profiles have come.", "`listens_v1` to `listens_v2`", "- r2: rename plays → play_count (accepted by mira)", "### sql/a.sql", "line 1: `plays` → `play_count`",
             "reparse: passed", "COUNT(*) counts rows", "skein://reviews/c-0042"})
        QVERIFY2(text.contains(QString::fromUtf8(part)), part);
    QVERIFY(!text.contains(QLatin1String("r1:")));
    const Result<Change> opened = m_reviews->open(change, mira());
    QVERIFY(opened->warnings.constFirst().startsWith(QLatin1String("sql/a.sql:1: COUNT(*)")));
    QVERIFY(opened->description.contains(opened->address()));
}

void TstReviews::likeChangesHaveOneShape()
{
    const NewChange a = request();
    NewChange same = a;
    same.files[0].result.path = QStringLiteral("other.sql");
    const NewChange b = request({QStringLiteral("sql/b.sql")});
    QCOMPARE(shapeOf(a.files, a.mapping).digest, shapeOf(same.files, same.mapping).digest);
    QVERIFY(shapeOf(a.files, a.mapping).digest != shapeOf(b.files, b.mapping).digest);
    QCOMPARE(shapeOf(a.files, a.mapping).title, QStringLiteral("rename plays, move table"));
    QCOMPARE(shapeOf(b.files, b.mapping).title, QStringLiteral("rename user_id, move table"));
}

void TstReviews::mergesByFastForward()
{
    const Change opened = *m_reviews->open(request(), mira());
    const Result<Change> early = m_reviews->merge(opened.id, mira());
    QVERIFY(!early.ok());
    QVERIFY(early.error().remedy.contains(QLatin1String("Approve")));
    QVERIFY(m_reviews->approve(opened.id, mira(), QStringLiteral("fine")).ok());
    const Result<Change> merged = m_reviews->merge(opened.id, mira());
    QVERIFY2(merged.ok(), qPrintable(merged.ok() ? QString() : merged.error().toText()));
    QCOMPARE(merged->state, ChangeState::Merged);
    QVERIFY(merged->fastForward);
    QCOMPARE(merged->mergeCommit, opened.commit);
    QCOMPARE(onMain(QStringLiteral("sql/a.sql")), QByteArray("SELECT SUM(play_count) AS p FROM listens_v2\n"));
    QCOMPARE(merged->reviews.size(), 3);
    QCOMPARE(merged->reviews.at(1).comment, QStringLiteral("fine"));
    QCOMPARE(store::Journal(*m_database).count({}).valueOr(0), 3);
}

void TstReviews::mergesBesideOtherWork()
{
    const Change opened = *m_reviews->open(request(), mira());
    QVERIFY(!commitOnMain(QStringLiteral("sql/b.sql"), "SELECT 1\n").isEmpty());
    const Result<Change> merged = m_reviews->merge(opened.id, mira(), -1, true);
    QVERIFY2(merged.ok(), qPrintable(merged.ok() ? QString() : merged.error().toText()));
    QVERIFY(!merged->fastForward);
    const Result<git::CommitInfo> commit = repository().commit(merged->mergeCommit);
    QCOMPARE(commit->parents.size(), 2);
    QCOMPARE(commit->trailer(QStringLiteral("Mapping-Id")), QStringLiteral("m-0001"));
    QCOMPARE(onMain(QStringLiteral("sql/b.sql")), QByteArray("SELECT 1\n"));
    QVERIFY(onMain(QStringLiteral("sql/a.sql")).contains("listens_v2"));
}

void TstReviews::refusesConflicts()
{
    const Change opened = *m_reviews->open(request(), mira());
    const QString head = commitOnMain(QStringLiteral("sql/a.sql"), "SELECT MAX(plays) AS p FROM listens_v1\n");
    QVERIFY(m_reviews->approve(opened.id, mira()).ok());
    const Result<Change> merged = m_reviews->merge(opened.id, mira());
    QVERIFY(!merged.ok());
    QVERIFY(merged.error().message.contains(QLatin1String("sql/a.sql")));
    QVERIFY(!merged.error().remedy.isEmpty());
    QCOMPARE(*repository().resolve(QStringLiteral("main")), head);
    QCOMPARE(m_reviews->get(opened.id)->state, ChangeState::Approved);
}

void TstReviews::takesUpAMergeThatWasNotWrittenDown()
{
    const Change opened = *m_reviews->open(request(), mira());
    QVERIFY(m_reviews->approve(opened.id, mira()).ok());
    QVERIFY(repository().merge(QStringLiteral("main"), opened.commit, author(), QStringLiteral("by hand")).ok());
    const Result<Change> merged = m_reviews->merge(opened.id, mira());
    QVERIFY(merged.ok());
    QCOMPARE(merged->mergeCommit, opened.commit);
}

void TstReviews::revertsAMergedChange()
{
    const Change opened = *m_reviews->open(request(), mira());
    QVERIFY(!m_reviews->revert(opened.id, mira(), {}).ok());
    QVERIFY(m_reviews->merge(opened.id, mira(), -1, true).ok());
    QVERIFY(!commitOnMain(QStringLiteral("sql/b.sql"), "SELECT 2\n").isEmpty());
    const Result<Change> reverted = m_reviews->revert(opened.id, mira(), QStringLiteral("wrong numbers"));
    QVERIFY2(reverted.ok(), qPrintable(reverted.ok() ? QString() : reverted.error().toText()));
    QCOMPARE(reverted->state, ChangeState::Reverted);
    QCOMPARE(reverted->revertCommit, *repository().resolve(QStringLiteral("main")));
    QCOMPARE(onMain(QStringLiteral("sql/a.sql")), kOldA);
    QCOMPARE(onMain(QStringLiteral("sql/b.sql")), QByteArray("SELECT 2\n"));
    QVERIFY(repository().commit(reverted->revertCommit)->message.contains(QLatin1String("wrong numbers")));
}

void TstReviews::followsABranchThatRolloutsMerge()
{
    NewChange merging = request();
    merging.deployMode = QStringLiteral("merge");
    const Change opened = *m_reviews->open(merging, mira());
    const Change approved = *m_reviews->approve(opened.id, mira());
    QCOMPARE(m_reviews->followBranch(opened.id, machineActor())->version, approved.version); // nothing has happened
    git::Repository bare = repository();
    const QString main = QStringLiteral("main");
    const git::Oid merge = bare.merge(main, opened.commit, author(), QStringLiteral("Merge\n"), false)->oid;
    const Result<Change> merged = m_reviews->followBranch(opened.id, machineActor());
    QVERIFY2(merged.ok(), qPrintable(merged.ok() ? QString() : merged.error().toText()));
    QCOMPARE(merged->state, ChangeState::Merged);
    QCOMPARE(merged->mergeCommit, merge);
    QCOMPARE(m_reviews->followBranch(opened.id, machineActor())->version, merged->version);
    // Taken back it can be deployed once more, and the approval stands.
    const git::Oid back = *bare.revert(main, merge, author(), QStringLiteral("Revert\n"));
    QCOMPARE(m_reviews->followBranch(opened.id, machineActor())->state, ChangeState::Approved);
    QVERIFY(bare.revert(main, back, author(), QStringLiteral("Once more\n")).ok());
    const Change again = *m_reviews->followBranch(opened.id, machineActor());
    QCOMPARE(again.state, ChangeState::Merged);
    // Somebody has worked on the file since: that is neither.
    QVERIFY(!commitOnMain(QStringLiteral("sql/a.sql"), "SELECT 3\n").isEmpty());
    QCOMPARE(m_reviews->followBranch(opened.id, machineActor())->version, again.version);
    QCOMPARE(onMain(QStringLiteral("sql/a.sql")), QByteArray("SELECT 3\n"));
}

void TstReviews::updatesOnTheSameBase()
{
    const Change opened = *m_reviews->open(request({QStringLiteral("sql/a.sql"), QStringLiteral("sql/b.sql")}), mira());
    QVERIFY(m_reviews->approve(opened.id, mira()).ok());
    const Result<Change> updated = m_reviews->update(opened.id, request(), mira());
    QVERIFY2(updated.ok(), qPrintable(updated.ok() ? QString() : updated.error().toText()));
    QCOMPARE(updated->state, ChangeState::Open);
    QCOMPARE(repository().commit(updated->commit)->parents, QVector<git::Oid> {opened.commit});
    QCOMPARE(*repository().readFile(updated->branch, QStringLiteral("sql/b.sql")), kOldB);
    QVERIFY(repository().readFile(updated->branch, QStringLiteral("sql/a.sql"))->contains("listens_v2"));
    QCOMPARE(updated->files.size(), 1);
    // Two commits go in as one merge, so that one act takes them back.
    const Result<Change> merged = m_reviews->merge(opened.id, mira(), -1, true);
    QVERIFY(merged.ok() && !merged->fastForward);
    QVERIFY(m_reviews->revert(opened.id, mira(), {}).ok());
    QCOMPARE(onMain(QStringLiteral("sql/a.sql")), kOldA);
}

void TstReviews::updatesOnANewBase()
{
    const Change opened = *m_reviews->open(request(), mira());
    const QString head = commitOnMain(QStringLiteral("sql/a.sql"), "SELECT MAX(plays) AS p FROM listens_v1\n");
    const Result<Change> updated = m_reviews->update(opened.id, request(), mira());
    QVERIFY2(updated.ok(), qPrintable(updated.ok() ? QString() : updated.error().toText()));
    QCOMPARE(updated->baseCommit, head);
    QVERIFY(m_reviews->merge(opened.id, mira(), -1, true).ok());
    QCOMPARE(onMain(QStringLiteral("sql/a.sql")), QByteArray("SELECT MAX(play_count) AS p FROM listens_v2\n"));
}

void TstReviews::actsFollowTheStates()
{
    const Change opened = *m_reviews->open(request(), mira());
    QCOMPARE(m_reviews->requestChanges(opened.id, mira(), QStringLiteral("  ")).error().cls, ErrorClass::BadInput);
    QCOMPARE(m_reviews->requestChanges(opened.id, mira(), QStringLiteral("name the table"))->state, ChangeState::ChangesRequested);
    QVERIFY(!m_reviews->merge(opened.id, mira(), -1, true).ok());
    QCOMPARE(m_reviews->approve(opened.id, mira())->state, ChangeState::Approved);
    QVERIFY(!m_reviews->approve(opened.id, mira()).ok());
    QCOMPARE(m_reviews->close(opened.id, mira(), QStringLiteral("not needed"))->state, ChangeState::Closed);
    QVERIFY(!repository().branches().contains(opened.branch));
    QVERIFY(!m_reviews->approve(opened.id, mira()).ok());
    QVERIFY(!m_reviews->update(opened.id, request(), mira()).ok());
    QVERIFY(!m_reviews->close(opened.id, mira(), {}).ok());
}

void TstReviews::staleVersionsAreRefused()
{
    const Change opened = *m_reviews->open(request(), mira());
    QVERIFY(m_reviews->approve(opened.id, mira(), {}, opened.version).ok());
    const Result<Change> stale = m_reviews->merge(opened.id, mira(), opened.version);
    QCOMPARE(stale.error().cls, ErrorClass::Logic);
    QVERIFY(stale.error().message.contains(QLatin1String("Mira Lind")));
    QCOMPARE(onMain(QStringLiteral("sql/a.sql")), kOldA);
}

void TstReviews::closingKeepsForeignCommits()
{
    const Change opened = *m_reviews->open(request(), mira());
    git::Repository bare = repository();
    const QString foreign = *bare.commitFiles(opened.commit, {{QStringLiteral("note"), QByteArray("x")}}, author(), QStringLiteral("Note"));
    QVERIFY(bare.moveRef(QStringLiteral("refs/heads/") + opened.branch, foreign, opened.commit).ok());
    QVERIFY(m_reviews->merge(opened.id, mira(), -1, true).error().message.contains(QLatin1String("somebody else")));
    QVERIFY(m_reviews->close(opened.id, mira(), {}).ok());
    QCOMPARE(*repository().resolve(opened.branch), foreign);
}

void TstReviews::refusesWhatWasChangedSince()
{
    const NewChange stale = request();
    QVERIFY(!commitOnMain(QStringLiteral("sql/a.sql"), "SELECT 3\n").isEmpty());
    const Result<Change> change = m_reviews->open(stale, mira());
    QVERIFY(!change.ok());
    QVERIFY(change.error().message.contains(QLatin1String("sql/a.sql")));
    NewChange nothing = request({QStringLiteral("sql/b.sql")});
    nothing.files[0].result.after = nothing.files[0].result.before;
    QCOMPARE(m_reviews->open(nothing, mira()).error().cls, ErrorClass::Logic);
    QVERIFY(m_reviews->list()->isEmpty());
}

void TstReviews::refusesADetachedHead()
{
    const NewChange change = request();
    QFile head(m_path + QStringLiteral("/HEAD"));
    QVERIFY(head.open(QIODevice::WriteOnly));
    head.write(repository().resolve(QStringLiteral("main"))->toLatin1() + "\n");
    head.close();
    const Result<Change> opened = m_reviews->open(change, mira());
    QVERIFY(!opened.ok());
    QVERIFY2(opened.error().message.contains(QLatin1String("detached"), Qt::CaseInsensitive), qPrintable(opened.error().toText()));
    QVERIFY(!opened.error().remedy.isEmpty());
}

void TstReviews::refusesAMissingRepository()
{
    const NewChange change = request();
    QVERIFY(QDir(m_path).removeRecursively());
    const Result<Change> opened = m_reviews->open(change, mira());
    QVERIFY(!opened.ok());
    QVERIFY2(opened.error().toText().contains(m_path), qPrintable(opened.error().toText()));
    QVERIFY(!opened.error().remedy.isEmpty());
}

void TstReviews::leavesACheckoutAlone()
{
    // A plain repository with main checked out and an uncommitted edit in the very file.
    const QString work = m_dir->filePath(QStringLiteral("work"));
    QVERIFY(QDir().mkpath(work + QStringLiteral("/sql")));
    QVERIFY(QDir().rename(m_path, work + QStringLiteral("/.git")));
    m_path = work;
    QFile config(work + QStringLiteral("/.git/config"));
    QVERIFY(config.open(QIODevice::WriteOnly));
    config.write("[core]\n\trepositoryformatversion = 0\n\tfilemode = true\n\tbare = false\n");
    config.close();
    QFile file(work + QStringLiteral("/sql/a.sql"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("SELECT 'my own edit'\n");
    file.close();
    const Result<Change> opened = m_reviews->open(request(), mira());
    QVERIFY2(opened.ok(), qPrintable(opened.ok() ? QString() : opened.error().toText()));
    QVERIFY2(opened->warnings.join(QLatin1Char('\n')).contains(QLatin1String("uncommitted")), qPrintable(opened->warnings.join(QLatin1Char('\n'))));
    QVERIFY(m_reviews->approve(opened->id, mira()).ok());
    const Result<Change> merged = m_reviews->merge(opened->id, mira());
    QVERIFY(!merged.ok());
    QVERIFY(merged.error().message.contains(QLatin1String("checked out")));
    QVERIFY(!merged.error().remedy.isEmpty());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("SELECT 'my own edit'\n"));
}

SKEIN_TEST(TstReviews)
#include "tst_reviews.moc"
