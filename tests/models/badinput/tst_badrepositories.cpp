// Repositories that are not as a review expects them. Nothing of the user's is touched, byte for byte.
#include "models/git/repository.h"
#include "models/review/reviews.h"
#include "models/store/schema.h"
#include "tests/models/badinput/badinput.h"
#include "tests/support/testregistry.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

using namespace skein;
using namespace skein::review;
using skein::test::contentOf;
using skein::test::Expected;
using skein::test::readBytes;
using skein::test::writeBytes;

Q_DECLARE_METATYPE(skein::test::Expected)

namespace {

const QByteArray kOld = "SELECT user_id FROM listens_v1\n";
const QString kFile = QStringLiteral("sql/a.sql");
const QString kMain = QStringLiteral("refs/heads/main");

Actor mira()
{
    return {QStringLiteral("mira"), QStringLiteral("Mira Lind"), QStringLiteral("mira@example.org")};
}

git::Signature jonas()
{
    return {QStringLiteral("Jonas"), QStringLiteral("jonas@example.org"), {}};
}

NewChange request()
{
    NewChange change;
    change.migrationId = QStringLiteral("m-0001");
    change.mapping.id = QStringLiteral("m-0001");
    change.mapping.source.dataset = QStringLiteral("listens_v1");
    change.mapping.target.dataset = QStringLiteral("listens_v2");
    mapping::Rule rule;
    rule.id = QStringLiteral("r1");
    rule.kind = mapping::RuleKind::Rename;
    rule.inputs << QStringLiteral("user_id");
    rule.outputs << QStringLiteral("account_id");
    rule.review = mapping::ReviewState::Accepted;
    change.mapping.rules.append(rule);
    change.repository = QStringLiteral("etl");
    NewFile file;
    file.consumer = QStringLiteral("pipeline:default/a");
    file.result = rewrite::rewriteFile(kOld, kFile, change.mapping, {});
    change.files.append(file);
    return change;
}

} // namespace

class TstBadRepositories : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void refused_data();
    void refused();
    void bareRepositoryIsFine();
    void dirtyWorkTree_data();
    void dirtyWorkTree();
    void detachedWhileApproved();
    void mergeConflict();
    void movedByAnotherProcess();
    void lockedReference();
    void damagedObjects();
    void unsafePaths_data();
    void unsafePaths();

private:
    QString path(const QString& name) const { return m_dir->filePath(name); }
    /// The repository as a work tree with main or another branch checked out.
    void checkOut(const QString& branch);
    git::Repository repository() { return *git::Repository::open(m_path); }
    QString commitOnMain(const QByteArray& content);

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<store::Database> m_database;
    std::unique_ptr<Reviews> m_reviews;
    QString m_path;
};

void TstBadRepositories::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_path = path(QStringLiteral("etl.git"));
    m_database = std::make_unique<store::Database>(path(QStringLiteral("skein.db")), false);
    VERIFY_OK(store::upgradeSchema(*m_database, path(QStringLiteral("backups"))));
    m_reviews = std::make_unique<Reviews>(*m_database, [this](const QString&) { return git::Repository::open(m_path); });
    Result<git::Repository> bare = git::Repository::initBare(m_path);
    VERIFY_OK(bare);
    const Result<git::Oid> root = bare->commitFiles({}, {{kFile, kOld}, {QStringLiteral("README"), "read me\n"}}, jonas(), QStringLiteral("Begin"));
    VERIFY_OK(root);
    VERIFY_OK(bare->moveRef(kMain, *root, {}));
}

void TstBadRepositories::cleanup()
{
    m_reviews.reset();
    m_database->closeThreadConnections();
    m_database.reset();
    m_dir.reset();
}

QString TstBadRepositories::commitOnMain(const QByteArray& content)
{
    git::Repository opened = repository();
    const QString head = *opened.resolve(QStringLiteral("main"));
    const QString commit = *opened.commitFiles(head, {{kFile, content}}, jonas(), QStringLiteral("Other work"));
    return opened.moveRef(kMain, commit, head).ok() ? commit : QString();
}

void TstBadRepositories::checkOut(const QString& branch)
{
    const QString work = path(QStringLiteral("work"));
    QVERIFY(QDir().mkpath(work));
    QVERIFY(QDir().rename(m_path, work + QStringLiteral("/.git")));
    m_path = work;
    writeBytes(work + QStringLiteral("/.git/config"), "[core]\n\trepositoryformatversion = 0\n\tfilemode = true\n\tbare = false\n");
    writeBytes(work + QStringLiteral("/.git/HEAD"), "ref: refs/heads/" + branch.toUtf8() + '\n');
    writeBytes(work + QLatin1Char('/') + kFile, kOld);
    writeBytes(work + QStringLiteral("/README"), "read me\n");
}

void TstBadRepositories::refused_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("head"); ///< instead of the repository's own; empty = none is made
    QTest::addColumn<Expected>("expected");
    QTest::newRow("absent") << QStringLiteral("nowhere") << QByteArray() << Expected {ErrorClass::BadInput, QStringLiteral("not a git repository"), QStringLiteral("nowhere")};
    QTest::newRow("a folder") << QStringLiteral("folder") << QByteArray() << Expected {ErrorClass::BadInput, QStringLiteral("not a git repository"), QStringLiteral("folder")};
    QTest::newRow("a folder inside a repository") << QStringLiteral("etl.git/refs") << QByteArray()
                                                  << Expected {ErrorClass::BadInput, QStringLiteral("not a git repository"), QStringLiteral("refs")};
    QTest::newRow("a file") << QStringLiteral("skein.db") << QByteArray() << Expected {ErrorClass::BadInput, QStringLiteral("not a git repository"), QStringLiteral("skein.db")};
    QTest::newRow("without a commit") << QStringLiteral("empty.git") << QByteArray("ref: refs/heads/main\n")
                                      << Expected {ErrorClass::Logic, QStringLiteral("no commit yet"), QStringLiteral("empty.git")};
    QTest::newRow("a default branch that is not there") << QStringLiteral("etl.git") << QByteArray("ref: refs/heads/gone\n")
                                                        << Expected {ErrorClass::Logic, QStringLiteral("gone"), QStringLiteral("etl.git")};
    QTest::newRow("a HEAD that is none") << QStringLiteral("etl.git") << QByteArray("what?\n") << Expected {ErrorClass::Corruption, QString(), QStringLiteral("etl.git")};
    QTest::newRow("a detached HEAD") << QStringLiteral("etl.git") << QByteArray("commit")
                                     << Expected {ErrorClass::Logic, QStringLiteral("HEAD is detached"), QStringLiteral("etl.git")};
}

void TstBadRepositories::refused()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, head);
    QFETCH(Expected, expected);
    QVERIFY(QDir().mkpath(path(QStringLiteral("folder"))));
    VERIFY_OK(git::Repository::initBare(path(QStringLiteral("empty.git"))));
    const QByteArray commit = repository().resolve(QStringLiteral("main"))->toLatin1() + '\n';
    m_path = path(name);
    if (!head.isEmpty())
        writeBytes(m_path + QStringLiteral("/HEAD"), head == "commit" ? commit : head);
    const QMap<QString, QByteArray> before = contentOf(path(QStringLiteral("etl.git")));
    VERIFY_ERROR(m_reviews->open(request(), mira()), expected);
    QVERIFY(m_reviews->list()->isEmpty());
    QCOMPARE(contentOf(path(QStringLiteral("etl.git"))), before);
}

void TstBadRepositories::bareRepositoryIsFine()
{
    QVERIFY(repository().isBare());
    QVERIFY(repository().dirtyPaths()->isEmpty());
    const Result<Change> opened = m_reviews->open(request(), mira());
    VERIFY_OK(opened);
    VERIFY_OK(m_reviews->approve(opened->id, mira()));
    VERIFY_OK(m_reviews->merge(opened->id, mira()));
    QCOMPARE(*repository().readFile(QStringLiteral("main"), kFile), QByteArray("SELECT account_id AS user_id FROM listens_v2\n"));
}

void TstBadRepositories::dirtyWorkTree_data()
{
    QTest::addColumn<QString>("branch");
    QTest::addColumn<bool>("merges");
    QTest::newRow("default branch checked out") << QStringLiteral("main") << false;
    QTest::newRow("another branch checked out") << QStringLiteral("feature") << true;
}

void TstBadRepositories::dirtyWorkTree()
{
    QFETCH(QString, branch);
    QFETCH(bool, merges);
    // HEAD names the default branch, so a work tree on another branch proposes its changes against that one.
    VERIFY_OK(repository().moveRef(QStringLiteral("refs/heads/feature"), *repository().resolve(QStringLiteral("main")), {}));
    checkOut(QStringLiteral("main"));
    writeBytes(m_path + QLatin1Char('/') + kFile, "SELECT 'my own edit'\n");
    writeBytes(m_path + QStringLiteral("/sql/new.sql"), "SELECT 'not added'\n");
    QVERIFY(QFile::remove(m_path + QStringLiteral("/README")));
    QMap<QString, QByteArray> before = contentOf(m_path);
    const auto mine = [](QMap<QString, QByteArray> content) {
        content.removeIf([](const auto& entry) { return entry.key().startsWith(QLatin1String(".git/objects")) || entry.key().startsWith(QLatin1String(".git/refs")) || entry.key().startsWith(QLatin1String(".git/logs")); });
        return content;
    };
    const Result<Change> opened = m_reviews->open(request(), mira());
    VERIFY_OK(opened);
    QVERIFY2(opened->warnings.join(QLatin1Char('\n')).contains(QStringLiteral("uncommitted")), qPrintable(opened->warnings.join(QLatin1Char('\n'))));
    QCOMPARE(mine(contentOf(m_path)), mine(before));
    VERIFY_OK(m_reviews->approve(opened->id, mira()));
    if (branch != QLatin1String("main")) {
        writeBytes(m_path + QStringLiteral("/.git/HEAD"), "ref: refs/heads/" + branch.toUtf8() + '\n');
        before = contentOf(m_path);
    }
    const Result<Change> merged = m_reviews->merge(opened->id, mira());
    if (merges)
        VERIFY_OK(merged);
    else
        VERIFY_ERROR(merged, (Expected {ErrorClass::Logic, QStringLiteral("checked out"), m_path}));
    QCOMPARE(mine(contentOf(m_path)), mine(before));
    QCOMPARE(m_reviews->get(opened->id)->state, merges ? ChangeState::Merged : ChangeState::Approved);
}

void TstBadRepositories::detachedWhileApproved()
{
    const Change opened = *m_reviews->open(request(), mira());
    VERIFY_OK(m_reviews->approve(opened.id, mira()));
    const QString head = *repository().resolve(QStringLiteral("main"));
    writeBytes(m_path + QStringLiteral("/HEAD"), head.toLatin1() + '\n');
    // The change knows its branch; a HEAD that stands elsewhere by now is no reason to hold it.
    const Result<Change> merged = m_reviews->merge(opened.id, mira());
    VERIFY_OK(merged);
    QCOMPARE(*repository().resolve(kMain), opened.commit);
    QCOMPARE(readBytes(m_path + QStringLiteral("/HEAD")), head.toLatin1() + '\n');
}

void TstBadRepositories::mergeConflict()
{
    const Change opened = *m_reviews->open(request(), mira());
    VERIFY_OK(m_reviews->approve(opened.id, mira()));
    const QString head = commitOnMain("SELECT MAX(user_id) FROM listens_v1\n");
    QVERIFY(!head.isEmpty());
    VERIFY_ERROR(m_reviews->merge(opened.id, mira()), (Expected {ErrorClass::Logic, kFile, m_path}));
    QCOMPARE(*repository().resolve(kMain), head);
    QCOMPARE(*repository().resolve(opened.branch), opened.commit);
    QCOMPARE(m_reviews->get(opened.id)->state, ChangeState::Approved);
}

void TstBadRepositories::movedByAnotherProcess()
{
    const QString seen = *repository().resolve(kMain);
    const QString head = commitOnMain("SELECT 1\n");
    QVERIFY(!head.isEmpty());
    VERIFY_ERROR(repository().moveRef(kMain, seen, seen), (Expected {ErrorClass::Logic, QStringLiteral("moved by somebody else"), m_path}));
    QCOMPARE(*repository().resolve(kMain), head);
}

void TstBadRepositories::lockedReference()
{
    const Change opened = *m_reviews->open(request(), mira());
    VERIFY_OK(m_reviews->approve(opened.id, mira()));
    const QString head = *repository().resolve(kMain);
    const QString lock = m_path + QStringLiteral("/refs/heads/main.lock");
    writeBytes(lock, "another git process");
    VERIFY_ERROR(m_reviews->merge(opened.id, mira()), (Expected {ErrorClass::Contention, QString(), m_path}));
    QCOMPARE(*repository().resolve(kMain), head);
    QCOMPARE(readBytes(lock), QByteArray("another git process"));
    QVERIFY(QFile::remove(lock));
    VERIFY_OK(m_reviews->merge(opened.id, mira()));
}

void TstBadRepositories::damagedObjects()
{
    const QString head = *repository().resolve(kMain);
    const QString object = m_path + QStringLiteral("/objects/%1/%2").arg(head.left(2), head.mid(2));
    QVERIFY(QFile::setPermissions(object, QFile::ReadOwner | QFile::WriteOwner));
    writeBytes(object, "no zlib");
    VERIFY_ERROR(m_reviews->open(request(), mira()), (Expected {ErrorClass::Corruption, QString(), m_path}));
    QVERIFY(m_reviews->list()->isEmpty());
}

void TstBadRepositories::unsafePaths_data()
{
    QTest::addColumn<QString>("file");
    for (const char* name : {"../out.sql", "/etc/passwd", "a/../../out.sql", ".git/config", "a//b.sql", "", "a\\b.sql"})
        QTest::newRow(*name ? name : "empty") << QString::fromLatin1(name);
}

void TstBadRepositories::unsafePaths()
{
    QFETCH(QString, file);
    const QMap<QString, QByteArray> before = contentOf(m_dir->path());
    VERIFY_ERROR(repository().readFile(QStringLiteral("main"), file), (Expected {ErrorClass::BadInput, file, m_path}));
    VERIFY_ERROR(repository().commitFiles({}, {{file, "x"}}, jonas(), QStringLiteral("bad")), (Expected {ErrorClass::BadInput, file, m_path}));
    QCOMPARE(contentOf(m_dir->path()), before);
}

SKEIN_TEST(TstBadRepositories)
#include "tst_badrepositories.moc"
