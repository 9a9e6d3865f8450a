// Somebody's own tables, repository and catalog, from the first import to a rollback, with the program alone.
#include "models/git/repository.h"
#include "models/warehouse/sqlitewarehouse.h"
#include "tests/e2e/program.h"
#include "tests/support/testregistry.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>

using namespace skein;
using skein::test::Ran;
using skein::test::runProgram;

namespace {

const char* const workspaceText = "# written by hand\n"
                                  "environments:\n  - name: plant\n    production: true\n"
                                  "warehouses:\n  - name: main\n    path: \"%1/w.db\"\n    environment: plant\n"
                                  "repositories:\n  - name: etl\n    path: \"%1/etl.git\"\n    deploy: ref\n";

QByteArray pipeline(const char* name, const char* more = "")
{
    return QByteArray("---\napiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata:\n  name: ") + name + "\n  annotations:\n    skein/repository: etl\n    skein/paths: " + name
        + ".sql\n" + more + "spec:\n  type: data-pipeline\n  owner: listening\n  framework: sql\n  reads: [plays_v1]\n  writes: [" + name + "_out]\n";
}

} // namespace

class TstOwnEstate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void fromImportToRollback();

private:
    QString file(const QString& name) const { return m_dir.filePath(name); }
    void write(const QString& name, const QByteArray& text) const;
    void load();
    /// With `loads`, new loads go on arriving while the program runs.
    Ran skein(const QStringList& words, bool loads = false);
    QVariant value(const QString& sql);

    QTemporaryDir m_dir;
    std::unique_ptr<warehouse::SqliteWarehouse> m_warehouse;
    int m_load = 0;
};

void TstOwnEstate::write(const QString& name, const QByteArray& text) const
{
    QDir().mkpath(QFileInfo(file(name)).path());
    QFile out(file(name));
    QVERIFY(out.open(QIODevice::WriteOnly));
    out.write(text);
}

void TstOwnEstate::load()
{
    const Status done = m_warehouse->execute(QStringLiteral(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 40) "
        "INSERT INTO plays_v1 SELECT 'u' || i, date('2026-01-01', '+%1 day'), i * 1000, CASE i %% 2 WHEN 0 THEN 'prem' ELSE 'free' END, %1 FROM n;"
        "INSERT INTO plays_v2 SELECT user_id, day, ms / 1000.0, CASE plan WHEN 'prem' THEN 'premium' ELSE plan END, load_id FROM plays_v1 WHERE load_id = %1;")
                                                     .arg(++m_load)
                                                     .replace(QLatin1String("%%"), QLatin1String("%")));
    if (!done)
        --m_load; // busy: the next one is as good
}

Ran TstOwnEstate::skein(const QStringList& words, bool loads)
{
    return runProgram(m_dir.path(), words + QStringList {QStringLiteral("-w"), QStringLiteral("ws")}, loads ? [this] { load(); } : std::function<void()>());
}

QVariant TstOwnEstate::value(const QString& sql)
{
    const Result<warehouse::Rows> rows = m_warehouse->query(sql);
    return rows && !rows->rows.isEmpty() ? rows->rows.constFirst().constFirst() : QVariant();
}

void TstOwnEstate::initTestCase()
{
    write(QStringLiteral("gitconfig"), "[user]\n\tname = Mira Lind\n\temail = mira@example.org\n");
    warehouse::SqliteOptions options;
    options.createIfMissing = true;
    auto opened = warehouse::SqliteWarehouse::open(file(QStringLiteral("w.db")), options);
    QVERIFY(opened.ok());
    m_warehouse = std::move(*opened);
    QVERIFY(m_warehouse->execute(QStringLiteral("CREATE TABLE plays_v1(user_id TEXT, day TEXT, ms INTEGER, plan TEXT, load_id INTEGER, PRIMARY KEY(user_id, day));"
                                                "CREATE TABLE plays_v2(account_id TEXT, day TEXT, seconds REAL, plan_tier TEXT, load_id INTEGER, PRIMARY KEY(account_id, day));"))
                .ok());
    for (int i = 0; i < 5; ++i)
        load();
    QVERIFY(m_warehouse->execute(QStringLiteral("CREATE TABLE daily_out AS SELECT day, SUM(ms) AS ms FROM plays_v1 GROUP BY day;"
                                                "CREATE TABLE seen_out(user_id TEXT, day TEXT);"
                                                "CREATE TABLE far_out AS SELECT COUNT(*) AS n FROM plays_v1;"))
                .ok());

    Result<git::Repository> repository = git::Repository::initBare(file(QStringLiteral("etl.git")));
    QVERIFY(repository.ok());
    git::FileChanges files;
    files.insert(QStringLiteral("daily.sql"), QByteArray("SELECT day, SUM(ms) AS ms FROM plays_v1 GROUP BY day\n"));
    files.insert(QStringLiteral("seen.sql"), QByteArray("DELETE FROM seen_out;\nINSERT INTO seen_out SELECT DISTINCT user_id, day FROM plays_v1;\n"));
    files.insert(QStringLiteral("far.sql"), QByteArray("SELECT COUNT(*) AS n FROM plays_v1 WHERE plan = 'prem'\n"));
    const Result<git::Oid> commit = repository->commitFiles({}, files, {QStringLiteral("Ada"), QStringLiteral("ada@example.org"), {}}, QStringLiteral("Jobs"));
    QVERIFY(commit.ok());
    QVERIFY(repository->moveRef(QStringLiteral("refs/heads/main"), *commit, {}).ok());

    // Nobody says that seen.sql is a script: its text does.
    write(QStringLiteral("catalog/catalog-info.yaml"),
        "apiVersion: backstage.io/v1alpha1\nkind: Group\nmetadata: {name: listening}\nspec: {type: team, children: []}\n" + pipeline("daily") + pipeline("seen")
            + pipeline("far", "    skein/kind: command\n"));
    write(QStringLiteral("ws/workspace.yaml"), QByteArray(workspaceText).replace("%1", m_dir.path().toUtf8()));
}

void TstOwnEstate::fromImportToRollback()
{
    const auto s = [](const char* words) { return QString::fromLatin1(words).split(QLatin1Char(' ')); };
    Ran ran = skein(s("import w.db catalog"));
    QVERIFY2(ran.status == 0 && !ran.out.contains("note "), (ran.out + ran.err).constData());
    ran = skein(s("doctor"));
    QVERIFY2(ran.status == 0, ran.out.constData());
    ran = skein(s("migrate plays_v1 plays_v2 --json"));
    QVERIFY2(ran.status == 0, ran.err.constData());
    QCOMPARE(ran.first("migrations")[QLatin1String("consumers")].toArray().size(), 3);
    QVERIFY2(ran.first("migrations")[QLatin1String("gate")].toString().contains(QLatin1String("in review")), ran.out.constData());
    for (const char* verb : {"change approve c-0001", "change merge c-0001"}) {
        ran = skein(s(verb));
        QVERIFY2(ran.status == 0, ran.err.constData());
    }

    ran = skein(s("rollout start m-0001 --plan"));
    QVERIFY2(ran.status == 0, ran.err.constData());
    QVERIFY2(ran.out.contains("pipeline:default/far: pipelines of kind command"), ran.out.constData());
    // What is really run stands in the plan.
    QCOMPARE(ran.out.count("kind: select"), 1);
    QCOMPARE(ran.out.count("kind: script"), 1);
    QString plan = QString::fromUtf8(ran.out);
    plan.replace(QRegularExpression(QStringLiteral("bakeSeconds: \\d+")), QStringLiteral("bakeSeconds: 0.3"));
    plan.replace(QRegularExpression(QStringLiteral("minUnits: \\d+")), QStringLiteral("minUnits: 1"));
    plan.replace(QRegularExpression(QStringLiteral("loadPollMs: \\d+")), QStringLiteral("loadPollMs: 100"));
    plan.replace(QStringLiteral("exactInvariantsOnly: false"), QStringLiteral("exactInvariantsOnly: true"));
    write(QStringLiteral("plan.yaml"), plan.toUtf8());

    ran = skein(s("rollout start m-0001 --file plan.yaml"));
    QCOMPARE(ran.status, 2); // production is named before anything starts
    QVERIFY2(ran.err.contains("--confirm plant"), ran.err.constData());
    ran = skein(s("rollout start m-0001 --file plan.yaml --confirm plant --json"), true);
    QVERIFY2(ran.status == 0, ran.err.constData());
    QCOMPARE(ran.first("rollouts")[QLatin1String("state")].toString(), QStringLiteral("running"));
    QVERIFY2(ran.err.contains("waits for an approval"), ran.err.constData());
    ran = skein(s("rollout approve r-0001 --json"), true);
    QVERIFY2(ran.status == 0, ran.err.constData());
    QVERIFY2(ran.first("rollouts")[QLatin1String("state")].toString() == QLatin1String("completed"), (ran.out + ran.err).constData());
    QVERIFY(value(QStringLiteral("SELECT sql FROM sqlite_master WHERE name = 'daily_out'")).toString().startsWith(QLatin1String("CREATE VIEW")));
    ran = skein(s("migrate show m-0001"));
    QVERIFY2(ran.out.contains("completed"), ran.out.constData());

    // Loads came while nothing ran: taking it back does not leave its readers on what was there before them.
    for (int i = 0; i < 3; ++i)
        load();
    ran = skein({QStringLiteral("rollout"), QStringLiteral("rollback"), QStringLiteral("r-0001"), QStringLiteral("--reason"), QStringLiteral("a drill"), QStringLiteral("--json")});
    QVERIFY2(ran.status == 0, ran.err.constData());
    QCOMPARE(ran.first("rollouts")[QLatin1String("state")].toString(), QStringLiteral("rolledBack"));
    // What readers see is what the old code gave for every day it was run for.
    QCOMPARE(value(QStringLiteral("SELECT COUNT(*) FROM daily_out d WHERE ms <> (SELECT SUM(ms) FROM plays_v1 p WHERE p.day = d.day)")).toInt(), 0);
    QCOMPARE(value(QStringLiteral("SELECT COUNT(*) FROM daily_out")).toInt(), m_load);
    QCOMPARE(value(QStringLiteral("SELECT COUNT(*) FROM seen_out")).toInt(), 40 * m_load);
    load();
    ran = skein(s("rollout watch r-0001"));
    QCOMPARE(value(QStringLiteral("SELECT COUNT(*) FROM daily_out")).toInt(), m_load);
    QCOMPARE(skein(s("journal verify")).status, 0);
}

SKEIN_TEST(TstOwnEstate)
#include "tst_ownestate.moc"
