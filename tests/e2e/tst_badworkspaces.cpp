// Every command on workspaces that cannot be opened: it says what is wrong and what to do, in words and as JSON, ends
// with a status that scripts see, and leaves the folder as it was.
#include "models/store/database.h"
#include "models/store/workspace.h"
#include "tests/e2e/program.h"
#include "tests/support/testregistry.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

using namespace skein;
using skein::test::Ran;
using skein::test::runProgram;

namespace {

void put(const QString& path, const QByteArray& content)
{
    QFile file(path);
    QVERIFY2(file.open(QIODevice::WriteOnly) && file.write(content) == content.size(), qPrintable(path));
}

QMap<QString, QByteArray> allFiles(const QString& folder)
{
    QMap<QString, QByteArray> content;
    QDirIterator it(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (it.hasNext()) {
        QFile file(it.next());
        // Where readers of a database meet; it holds nothing.
        if (file.fileName().endsWith(QLatin1String("-shm")) || (file.fileName().endsWith(QLatin1String("-wal")) && file.size() == 0))
            continue;
        if (file.open(QIODevice::ReadOnly))
            content.insert(file.fileName(), file.readAll());
    }
    return content;
}

/// A workspace in each of the states that refuse it; the folder's name is the state's.
Status makeState(const QString& dir, const QString& state)
{
    if (state == QLatin1String("absent"))
        return {};
    if (state == QLatin1String("foreign")) {
        QDir().mkpath(dir);
        put(dir + QStringLiteral("/letter.txt"), "Dear bank\n");
        return {};
    }
    if (const auto made = store::Workspace::create(dir); !made)
        return made.error();
    const QString database = dir + QStringLiteral("/skein.db");
    if (state == QLatin1String("wrongField"))
        put(dir + QStringLiteral("/workspace.yaml"), "name: a\nsources: everything\n");
    else if (state == QLatin1String("damaged"))
        put(database, QByteArray("no database\n").repeated(500));
    else if (state == QLatin1String("empty"))
        put(database, {});
    else if (state == QLatin1String("newer")) {
        store::Database opened(database, false);
        const auto connection = opened.connection();
        const auto stamped = connection ? store::run(*connection, QStringLiteral("PRAGMA user_version = 999")) : Result<QSqlQuery>(connection.error());
        return stamped ? Status() : Status(stamped.error());
    }
    return {};
}

} // namespace

class TstBadWorkspaces : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refused_data();
    void refused();
    void doctorTells_data();
    void doctorTells();
    void heldElsewhere_data();
    void heldElsewhere();

private:
    Ran skein(const QStringList& words) const { return runProgram(m_dir.path(), words); }

    QTemporaryDir m_dir;
};

void TstBadWorkspaces::refused_data()
{
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("says"); ///< on the error stream, in either form
    QTest::addColumn<QString>("command");
    const std::pair<const char*, const char*> states[] = {{"absent", "absent"}, {"foreign", "not a Skein workspace"}, {"wrongField", "workspace.yaml:2"},
        {"damaged", "skein.db"}, {"empty", "skein.db"}, {"newer", "999"}};
    for (const auto& [state, says] : states) {
        for (const char* command : {"import -w %1 letter.txt", "catalog -w %1", "open -w %1 skein://reviews/c-1", "open -w %1 skein://overview", "rollout list -w %1", "rollout start m-1 -w %1",
                 "change list -w %1", "change approve c-1 -w %1", "migrate list -w %1", "journal verify -w %1"}) {
            const QString words = QString::fromLatin1(command);
            // Importing into a folder that is not there makes the workspace.
            if (qstrcmp(state, "absent") == 0 && words.startsWith(QLatin1String("import")))
                continue;
            QTest::addRow("%s: %s", state, qPrintable(QString(words).remove(QStringLiteral(" -w %1")))) << QString::fromLatin1(state) << QString::fromLatin1(says) << words;
        }
    }
}

void TstBadWorkspaces::refused()
{
    QFETCH(QString, state);
    QFETCH(QString, says);
    QFETCH(QString, command);
    const QString dir = m_dir.filePath(state);
    put(m_dir.filePath(QStringLiteral("letter.txt")), "Dear bank\n");
    if (!QFile::exists(dir)) {
        const Status made = makeState(dir, state);
        QVERIFY2(made.ok(), made.ok() ? "" : qPrintable(made.error().toText()));
    }
    const QMap<QString, QByteArray> before = allFiles(dir);
    const Ran ran = skein(command.arg(state).split(QLatin1Char(' ')) << QStringLiteral("--json"));
    QCOMPARE(ran.status, 1);
    const QJsonObject error = QJsonDocument::fromJson(ran.out).object()[QLatin1String("error")].toObject();
    for (const char* field : {"class", "message", "remedy"})
        QVERIFY2(!error[QLatin1String(field)].toString().isEmpty(), ran.out.constData());
    QVERIFY2(QString::fromUtf8(ran.err).contains(says), ran.err.constData());
    QVERIFY2(QString::fromUtf8(ran.err).contains(error[QLatin1String("remedy")].toString()), ran.err.constData());
    QVERIFY(allFiles(dir) == before);
}

void TstBadWorkspaces::doctorTells_data()
{
    QTest::addColumn<QString>("state");
    for (const char* state : {"absent", "foreign", "wrongField", "damaged", "empty", "newer"})
        QTest::newRow(state) << QString::fromLatin1(state);
}

void TstBadWorkspaces::doctorTells()
{
    QFETCH(QString, state);
    const QString dir = m_dir.filePath(state);
    if (!QFile::exists(dir)) {
        const Status made = makeState(dir, state);
        QVERIFY2(made.ok(), made.ok() ? "" : qPrintable(made.error().toText()));
    }
    const QMap<QString, QByteArray> before = allFiles(dir);
    const Ran ran = skein({QStringLiteral("doctor"), QStringLiteral("-w"), state, QStringLiteral("--json")});
    QCOMPARE(ran.status, 1);
    bool found = false;
    const QJsonArray checks = QJsonDocument::fromJson(ran.out).object()[QLatin1String("checks")].toArray();
    for (const QJsonValue& check : checks)
        found = found || (check[QLatin1String("name")] == QLatin1String("workspace") && !check[QLatin1String("ok")].toBool() && !check[QLatin1String("remedy")].toString().isEmpty());
    QVERIFY2(found, ran.out.constData());
    QVERIFY(allFiles(dir) == before);
}

void TstBadWorkspaces::heldElsewhere_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<bool>("reads");
    QTest::newRow("import") << QStringLiteral("import -w held letter.txt") << false;
    QTest::newRow("change approve") << QStringLiteral("change approve c-1 -w held") << false;
    QTest::newRow("rollout start") << QStringLiteral("rollout start m-1 -w held") << false;
    QTest::newRow("catalog") << QStringLiteral("catalog -w held") << true;
    QTest::newRow("change list") << QStringLiteral("change list -w held") << true;
    QTest::newRow("rollout list") << QStringLiteral("rollout list -w held") << true;
    QTest::newRow("journal verify") << QStringLiteral("journal verify -w held") << true;
}

void TstBadWorkspaces::heldElsewhere()
{
    QFETCH(QString, command);
    QFETCH(bool, reads);
    const QString dir = m_dir.filePath(QStringLiteral("held"));
    put(m_dir.filePath(QStringLiteral("letter.txt")), "Dear bank\n");
    const auto held = QFile::exists(dir) ? store::Workspace::open(dir) : store::Workspace::create(dir);
    QVERIFY2(held.ok(), held.ok() ? "" : qPrintable(held.error().toText()));
    const Ran ran = skein(command.split(QLatin1Char(' ')) << QStringLiteral("--json"));
    QVERIFY2(ran.status == (reads ? 0 : 1), ran.err.constData());
    if (reads)
        return;
    const QJsonObject error = QJsonDocument::fromJson(ran.out).object()[QLatin1String("error")].toObject();
    QCOMPARE(error[QLatin1String("class")].toString(), QStringLiteral("contention"));
    QVERIFY2(error[QLatin1String("message")].toString().contains(QString::number(QCoreApplication::applicationPid())), ran.out.constData());
    QVERIFY2(error[QLatin1String("remedy")].toString().contains(QStringLiteral("read-only")), ran.out.constData());
}

SKEIN_TEST(TstBadWorkspaces)
#include "tst_badworkspaces.moc"
