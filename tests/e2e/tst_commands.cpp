// The real program, without a display: what scripts and checks rely on.
#include "models/store/workspace.h"
#include "tests/e2e/program.h"
#include "tests/support/testregistry.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

using namespace skein;
using skein::test::Ran;
using skein::test::runProgram;

namespace {

void write(const QString& path, const QByteArray& text)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
}

QByteArray read(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

const char* const mappingText = R"({"skeinMapping":1,"id":"m-e2e",
 "source":{"dataset":"plays_v1","columns":[{"name":"user_id","type":"TEXT"},{"name":"plays","type":"INTEGER"}]},
 "target":{"dataset":"plays_v2","columns":[{"name":"account_id","type":"TEXT"},{"name":"plays","type":"INTEGER"}]},
 "grain":{"source":["user_id"],"target":["account_id"],"rowRelation":"1:1"},
 "rules":[{"id":"r1","kind":"rename","inputs":["user_id"],"outputs":["account_id"],"params":{},"review":{"state":"%1"}},
          {"id":"r2","kind":"keep","inputs":["plays"],"outputs":["plays"],"params":{},"review":{"state":"accepted"}}]})";

QByteArray mapping(const char* state)
{
    return QByteArray(mappingText).replace("%1", state);
}

} // namespace

class TstCommands : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void helpIsThere_data();
    void helpIsThere();
    void wrongUsage_data();
    void wrongUsage();
    void sampleIsWhole();
    void usedFolderIsRefused();
    void halfASampleIsKnown();
    void catalogCountsAndFinds();
    void impactHasTheShape();
    void importReportsWhatChanged();
    void writtenWorkspaceKeepsItsText();
    void badInput_data();
    void badInput();
    void secondInstanceIsRefused();
    void matchRanksPairs();
    void generateIsDeterministicOrRefuses();
    void rewriteChecksAndWrites();
    void journalVerifies();
    void migrationReachesItsFirstGate();
    void migrationIsDecided();
    void aKilledRolloutIsCommanded();
    void doctorFindsTheBrokenRepository();
    void addressesAreChecked();

private:
    Ran skein(const QStringList& words) const { return runProgram(m_dir.path(), words); }
    QString file(const QString& name) const { return m_dir.filePath(name); }

    QTemporaryDir m_dir;
    QString m_sample;
};

void TstCommands::initTestCase()
{
    write(file(QStringLiteral("gitconfig")), "[user]\n\tname = Mira Lind\n\temail = mira@example.org\n");
    m_sample = file(QStringLiteral("sample"));
    const Ran ran = skein({QStringLiteral("sample"), QStringLiteral("sample"), QStringLiteral("--seed"), QStringLiteral("3"), QStringLiteral("--json")});
    QVERIFY2(ran.status == 0, ran.err.constData());
    const QJsonObject json = ran.json();
    QVERIFY(json[QLatin1String("datasets")].toInt() > 200);
    QVERIFY(json[QLatin1String("activityRows")].toInt() >= 200000);
    QCOMPARE(json[QLatin1String("migrationsAtHand")].toArray().size(), 2);
}

void TstCommands::helpIsThere_data()
{
    QTest::addColumn<QString>("command");
    for (const char* name : {"sample", "import", "catalog", "impact", "match", "generate", "rewrite", "migrate", "change", "rollout", "journal", "open", "doctor"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void TstCommands::helpIsThere()
{
    QFETCH(QString, command);
    const Ran overview = skein({QStringLiteral("--help")});
    QCOMPARE(overview.status, 0);
    QVERIFY(overview.out.contains("  " + command.toLatin1() + ' '));
    const Ran ran = skein({command, QStringLiteral("--help")});
    QCOMPARE(ran.status, 0);
    QVERIFY(ran.out.startsWith("usage: skein " + command.toLatin1()));
    QVERIFY(ran.out.contains("--json"));
}

void TstCommands::wrongUsage_data()
{
    QTest::addColumn<QStringList>("words");
    const auto row = [](const char* name, const QString& words) { QTest::newRow(name) << words.split(QLatin1Char(' '), Qt::SkipEmptyParts); };
    row("unknown command", QStringLiteral("frobnicate"));
    row("unknown option", QStringLiteral("catalog --colour"));
    row("missing value", QStringLiteral("sample x --seed"));
    row("not a number", QStringLiteral("sample x --seed many"));
    row("too many", QStringLiteral("impact a b"));
    row("too few", QStringLiteral("match a"));
    row("no mapping", QStringLiteral("generate"));
    row("unknown dialect", QStringLiteral("rewrite --mapping gitconfig --dialect klingon ."));
    row("unknown verb", QStringLiteral("journal burn"));
    row("unknown rollout verb", QStringLiteral("rollout explode r-0001"));
    row("verb without an id", QStringLiteral("change approve"));
    row("no address", QStringLiteral("open http://example.org"));
}

void TstCommands::wrongUsage()
{
    QFETCH(QStringList, words);
    if (QByteArray(QTest::currentDataTag()) == "unknown dialect") {
        write(file(QStringLiteral("m.json")), mapping("accepted"));
        words[2] = QStringLiteral("m.json");
    }
    const Ran ran = skein(words);
    QCOMPARE(ran.status, 2);
    QVERIFY(!ran.err.isEmpty());
    QVERIFY(ran.out.isEmpty());
}

void TstCommands::sampleIsWhole()
{
    for (const char* part : {"workspace.yaml", "skein.db", "catalog/catalog-info.yaml", "warehouse/warehouse.db", "repos/premium-pipelines.git/HEAD"})
        QVERIFY2(QFileInfo::exists(m_sample + QLatin1Char('/') + QLatin1String(part)), part);
}

void TstCommands::usedFolderIsRefused()
{
    const Ran ran = skein({QStringLiteral("sample"), m_sample, QStringLiteral("--json")});
    QCOMPARE(ran.status, 1);
    QCOMPARE(ran.error()[QLatin1String("class")].toString(), QStringLiteral("logic"));
    QVERIFY(!ran.error()[QLatin1String("remedy")].toString().isEmpty());
}

void TstCommands::halfASampleIsKnown()
{
    const QString half = file(QStringLiteral("half"));
    QProcess process;
    process.start(QStringLiteral(SKEIN_BINARY), {QStringLiteral("sample"), half});
    QVERIFY(process.waitForStarted());
    for (int i = 0; i < 400 && !QFile::exists(half + QStringLiteral("/skein.db")) && process.state() == QProcess::Running; ++i)
        process.waitForFinished(10);
    process.waitForFinished(200);
    process.kill();
    QVERIFY(process.waitForFinished());
    for (const QStringList& words : {QStringList {QStringLiteral("sample"), half}, QStringList {QStringLiteral("catalog"), QStringLiteral("-w"), half}}) {
        const Ran ran = skein(words + QStringList {QStringLiteral("--json")});
        QCOMPARE(ran.status, 1);
        QVERIFY2(ran.error()[QLatin1String("message")].toString().contains(QLatin1String("not made to its end")), ran.out.constData());
        QVERIFY(ran.error()[QLatin1String("remedy")].toString().contains(QLatin1String("remove the folder")));
    }
    QVERIFY(!QFile::exists(m_sample + QStringLiteral("/skein-unfinished")));
}

void TstCommands::catalogCountsAndFinds()
{
    const Ran ran = skein({QStringLiteral("catalog"), QStringLiteral("-w"), m_sample, QStringLiteral("--search"), QStringLiteral("user_activity"), QStringLiteral("--json")});
    QVERIFY2(ran.status == 0, ran.err.constData());
    const QJsonObject entities = ran.json()[QLatin1String("entities")].toObject();
    QCOMPARE(entities[QLatin1String("Group")].toInt(), 25);
    QCOMPARE(entities[QLatin1String("System")].toInt(), 12);
    QVERIFY(ran.json()[QLatin1String("lineageEdges")].toInt() > 300);
    QCOMPARE(ran.json()[QLatin1String("conflicts")].toInt(-1), 0);
    const QJsonArray hits = ran.json()[QLatin1String("hits")].toArray();
    QVERIFY(hits.size() >= 2);
    QVERIFY(hits[0][QLatin1String("ref")].toString().startsWith(QLatin1String("dataset:default/user_activity_v")));
    const Ran text = skein({QStringLiteral("catalog"), QStringLiteral("-w"), m_sample});
    QCOMPARE(text.status, 0);
    QVERIFY(text.out.contains("Dataset"));
}

void TstCommands::impactHasTheShape()
{
    const Ran ran = skein({QStringLiteral("impact"), QStringLiteral("-w"), m_sample, QStringLiteral("user_activity_v1"), QStringLiteral("--json")});
    QVERIFY2(ran.status == 0, ran.err.constData());
    const QJsonObject json = ran.json();
    QCOMPARE(json[QLatin1String("entity")].toString(), QStringLiteral("dataset:default/user_activity_v1"));
    QVERIFY(json[QLatin1String("direct")].toInt() >= 20);
    QCOMPARE(json[QLatin1String("consumers")].toArray().size(), json[QLatin1String("transitive")].toInt());
    QVERIFY(json[QLatin1String("coverage")].isObject());
    const Ran unknown = skein({QStringLiteral("impact"), QStringLiteral("-w"), m_sample, QStringLiteral("user_activity_v1"), QStringLiteral("--columns"), QStringLiteral("shoe_size"), QStringLiteral("--json")});
    QCOMPARE(unknown.status, 1);
    QVERIFY(unknown.error()[QLatin1String("remedy")].toString().contains(QLatin1String("user_id")));
}

void TstCommands::importReportsWhatChanged()
{
    const QString source = file(QStringLiteral("info/catalog-info.yaml"));
    const QByteArray group = "apiVersion: backstage.io/v1alpha1\nkind: Group\nmetadata:\n  name: core\nspec:\n  type: team\n  children: []\n";
    const QByteArray table = "---\napiVersion: backstage.io/v1alpha1\nkind: Resource\nmetadata:\n  name: events\nspec:\n  type: table\n  owner: core\n";
    write(source, group + table);
    const QStringList words {QStringLiteral("import"), QStringLiteral("-w"), QStringLiteral("fresh"), QStringLiteral("info"), QStringLiteral("--json")};
    const auto report = [](const Ran& ran) { return ran.json()[QLatin1String("sources")].toArray().at(0).toObject(); };
    Ran ran = skein(words);
    QVERIFY2(ran.status == 0, ran.err.constData());
    QCOMPARE(report(ran)[QLatin1String("format")].toString(), QStringLiteral("backstage"));
    QCOMPARE(report(ran)[QLatin1String("added")].toInt(), 2);
    ran = skein(words);
    QCOMPARE(report(ran)[QLatin1String("added")].toInt(-1), 0);
    QCOMPARE(report(ran)[QLatin1String("changed")].toInt(-1), 0);
    write(source, QByteArray(group).replace("type: team", "type: squad") + "---\napiVersion: v1\nkind: Pod\nmetadata:\n  name: p\n");
    ran = skein(words);
    QCOMPARE(report(ran)[QLatin1String("changed")].toInt(-1), 1);
    QCOMPARE(report(ran)[QLatin1String("removed")].toInt(-1), 1);
    const QJsonObject skipped = report(ran)[QLatin1String("skipped")].toArray().at(0).toObject();
    QCOMPARE(skipped[QLatin1String("line")].toInt(), 9);
    // A later process has the catalog without the source.
    QVERIFY(QDir(file(QStringLiteral("info"))).removeRecursively());
    ran = skein({QStringLiteral("catalog"), QStringLiteral("-w"), QStringLiteral("fresh"), QStringLiteral("--json")});
    QCOMPARE(ran.json()[QLatin1String("entities")].toObject()[QLatin1String("Group")].toInt(), 1);
}

/// Somebody writes workspace.yaml first and imports then: the folder becomes a workspace, the text stays.
void TstCommands::writtenWorkspaceKeepsItsText()
{
    write(file(QStringLiteral("plan/catalog-info.yaml")), "apiVersion: backstage.io/v1alpha1\nkind: Group\nmetadata:\n  name: core\nspec:\n  type: team\n  children: []\n");
    const QByteArray text = "# ours\nname: Mine   # by hand\nenvironments:\n  - name: lab # no customers\n";
    write(file(QStringLiteral("mine/workspace.yaml")), text);
    const Ran ran = skein({QStringLiteral("import"), QStringLiteral("-w"), QStringLiteral("mine"), QStringLiteral("plan")});
    QVERIFY2(ran.status == 0, ran.err.constData());
    const QByteArray after = read(file(QStringLiteral("mine/workspace.yaml")));
    QVERIFY2(after.startsWith(text), after.constData());
    QVERIFY(after.mid(text.size()).startsWith("sources:\n  - path: "));
    const auto opened = store::Workspace::open(file(QStringLiteral("mine")), store::OpenMode::ReadOnly);
    QVERIFY(opened.ok());
    QCOMPARE((*opened)->name(), QStringLiteral("Mine"));
}

void TstCommands::badInput_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QByteArray>("message");
    const auto row = [](const char* name, const QString& words, const QByteArray& message) { QTest::newRow(name) << words.split(QLatin1Char(' ')) << message; };
    row("truncated JSON", QStringLiteral("import -w bad bad.json"), "bad.json");
    row("no such source", QStringLiteral("import -w bad nowhere"), "no such file");
    row("no workspace", QStringLiteral("catalog -w ."), "workspace");
    row("no such workspace", QStringLiteral("catalog -w missing"), "missing");
    row("unknown entity", QStringLiteral("impact -w sample zebra"), "zebra");
    row("truncated mapping", QStringLiteral("generate --mapping bad.json"), "bad.json");
    row("mapping is missing", QStringLiteral("rewrite --mapping none.json ."), "none.json");
    row("no such path", QStringLiteral("rewrite --mapping m.json nowhere.sql"), "nowhere.sql");
    row("unknown page", QStringLiteral("open skein://kitchen"), "kitchen");
    row("unknown rollout", QStringLiteral("rollout show r-9999 -w sample"), "r-9999");
    row("unknown migration", QStringLiteral("migrate show m-9999 -w sample"), "m-9999");
    row("change is not there", QStringLiteral("change show c-9998 -w sample"), "c-9998");
    row("unknown change", QStringLiteral("open -w sample skein://reviews/c-9999"), "c-9999");
}

void TstCommands::badInput()
{
    QFETCH(QStringList, words);
    QFETCH(QByteArray, message);
    write(file(QStringLiteral("bad.json")), "{\"metadata\": {\"dbt_schema_version\": \"https://schemas.getdbt.com/dbt/manifest/v12.json\"}, \"nodes\": {\"mo");
    write(file(QStringLiteral("m.json")), mapping("accepted"));
    words << QStringLiteral("--json");
    const Ran ran = skein(words);
    QCOMPARE(ran.status, 1);
    QVERIFY2(ran.err.contains(message), ran.err.constData());
    for (const char* field : {"class", "message", "remedy"})
        QVERIFY2(!ran.error()[QLatin1String(field)].toString().isEmpty(), ran.out.constData());
}

void TstCommands::secondInstanceIsRefused()
{
    const auto held = store::Workspace::open(m_sample);
    QVERIFY2(held, held ? "" : qPrintable(held.error().toText()));
    const Ran ran = skein({QStringLiteral("import"), QStringLiteral("-w"), m_sample, QStringLiteral("--json")});
    QCOMPARE(ran.status, 1);
    QCOMPARE(ran.error()[QLatin1String("class")].toString(), QStringLiteral("contention"));
    QCOMPARE(skein({QStringLiteral("catalog"), QStringLiteral("-w"), m_sample}).status, 0);
}

void TstCommands::matchRanksPairs()
{
    write(file(QStringLiteral("old.csv")), "user_id,country_cd,ms_played\nu1,SE,1000\nu2,DE,2500\nu3,\"FR\",4000\n");
    write(file(QStringLiteral("new.sql")),
        "CREATE TABLE plays (\n  account_id VARCHAR(20) NOT NULL, -- who\n  country_code TEXT,\n  seconds_played NUMERIC(10, 3) DEFAULT 0,\n  PRIMARY KEY (account_id)\n);\n");
    const Ran ran = skein({QStringLiteral("match"), QStringLiteral("old.csv"), QStringLiteral("new.sql"), QStringLiteral("--json"), QStringLiteral("--mapping"), QStringLiteral("out.json")});
    QVERIFY2(ran.status == 0, ran.err.constData());
    const QJsonArray proposals = ran.json()[QLatin1String("proposals")].toArray();
    QHash<QString, QString> best;
    double last = 1;
    for (const QJsonValue& value : proposals) {
        QVERIFY(value[QLatin1String("confidence")].toDouble() <= last);
        last = value[QLatin1String("confidence")].toDouble();
        QVERIFY(!value[QLatin1String("evidence")].toArray().isEmpty());
        const QString input = value[QLatin1String("inputs")][0].toString();
        if (!best.contains(input))
            best.insert(input, value[QLatin1String("outputs")][0].toString());
    }
    QCOMPARE(best.value(QStringLiteral("user_id")), QStringLiteral("account_id"));
    QCOMPARE(best.value(QStringLiteral("country_cd")), QStringLiteral("country_code"));
    QCOMPARE(best.value(QStringLiteral("ms_played")), QStringLiteral("seconds_played"));
    QCOMPARE(QJsonDocument::fromJson(read(file(QStringLiteral("out.json")))).object()[QLatin1String("target")][QLatin1String("dataset")].toString(), QStringLiteral("plays"));
    const Ran tables = skein({QStringLiteral("match"), QStringLiteral("sample/warehouse/warehouse.db:user_activity_v1"), QStringLiteral("user_activity_v2"),
        QStringLiteral("-w"), QStringLiteral("sample"), QStringLiteral("--json")});
    QVERIFY2(tables.status == 0, tables.err.constData());
    QVERIFY(tables.json()[QLatin1String("proposals")].toArray().size() > 8);
}

void TstCommands::generateIsDeterministicOrRefuses()
{
    write(file(QStringLiteral("good.json")), mapping("accepted"));
    write(file(QStringLiteral("open.json")), mapping("proposed"));
    const QStringList words {QStringLiteral("generate"), QStringLiteral("--mapping"), QStringLiteral("good.json"), QStringLiteral("--product"), QStringLiteral("all")};
    const Ran one = skein(words), two = skein(words);
    QVERIFY2(one.status == 0, one.err.constData());
    QCOMPARE(one.out, two.out);
    QVERIFY(one.out.contains("account_id"));
    const Ran json = skein(words + QStringList {QStringLiteral("--dialect"), QStringLiteral("postgres"), QStringLiteral("--json")});
    QCOMPARE(json.status, 0);
    QCOMPARE(json.json()[QLatin1String("products")].toArray().size(), 7);
    const Ran refused = skein({QStringLiteral("generate"), QStringLiteral("--mapping"), QStringLiteral("open.json"), QStringLiteral("--json")});
    QCOMPARE(refused.status, 1);
    QVERIFY(refused.json()[QLatin1String("products")][0][QLatin1String("blocked")].toBool());
    QVERIFY(refused.json()[QLatin1String("products")][0][QLatin1String("text")].toString().isEmpty());
    // Blocks beside products that could be made are reported, and no failure.
    const Ran partly = skein({QStringLiteral("generate"), QStringLiteral("--mapping"), QStringLiteral("open.json"), QStringLiteral("--product"), QStringLiteral("all"), QStringLiteral("--json")});
    QVERIFY2(partly.out.contains("\"blocked\": true") && partly.out.contains("\"blocked\": false"), partly.out.constData());
    QCOMPARE(partly.status, 0);
}

void TstCommands::rewriteChecksAndWrites()
{
    const QByteArray before = "-- Per user.\r\nSELECT  user_id, SUM(plays) AS plays\r\nFROM plays_v1\r\nGROUP BY user_id";
    write(file(QStringLiteral("good.json")), mapping("accepted"));
    write(file(QStringLiteral("code/a.sql")), before);
    write(file(QStringLiteral("code/other.sql")), "SELECT 1 FROM elsewhere\n");
    const QStringList words {QStringLiteral("rewrite"), QStringLiteral("--mapping"), QStringLiteral("good.json"), QStringLiteral("code")};
    const Ran check = skein(words + QStringList {QStringLiteral("--check")});
    QCOMPARE(check.status, 3);
    QCOMPARE(read(file(QStringLiteral("code/a.sql"))), before);
    QVERIFY(check.out.startsWith("--- a/code/a.sql\n+++ b/code/a.sql\n@@ "));
    const Ran done = skein(words + QStringList {QStringLiteral("--json")});
    QVERIFY2(done.status == 0, done.err.constData());
    const QJsonArray files = done.json()[QLatin1String("files")].toArray();
    QCOMPARE(files.size(), 2);
    QCOMPARE(files[0][QLatin1String("outcome")].toString(), QStringLiteral("rewritten"));
    QCOMPARE(files[1][QLatin1String("outcome")].toString(), QStringLiteral("noChanges"));
    // Offsets count bytes of the original; everything else stays as it was.
    QByteArray expected = before;
    const QJsonArray edits = files[0][QLatin1String("edits")].toArray();
    QVERIFY(!edits.isEmpty());
    for (qsizetype i = edits.size() - 1; i >= 0; --i) {
        const int start = edits[i][QLatin1String("start")].toInt(), end = edits[i][QLatin1String("end")].toInt();
        QCOMPARE(before.mid(start, end - start), edits[i][QLatin1String("before")].toString().toUtf8());
        expected.replace(start, end - start, edits[i][QLatin1String("after")].toString().toUtf8());
    }
    QCOMPARE(read(file(QStringLiteral("code/a.sql"))), expected);
    QVERIFY(expected.contains("plays_v2"));
    QCOMPARE(skein(words + QStringList {QStringLiteral("--check")}).status, 0);
}

void TstCommands::journalVerifies()
{
    const Ran ran = skein({QStringLiteral("journal"), QStringLiteral("verify"), QStringLiteral("-w"), m_sample, QStringLiteral("--json")});
    QVERIFY2(ran.status == 0, ran.err.constData());
    QVERIFY(ran.json()[QLatin1String("ok")].toBool());
    const Ran list = skein({QStringLiteral("journal"), QStringLiteral("-w"), m_sample, QStringLiteral("--json")});
    QCOMPARE(list.json()[QLatin1String("events")].toArray().size(), ran.json()[QLatin1String("count")].toInt());
}

void TstCommands::migrationReachesItsFirstGate()
{
    const QStringList none {QStringLiteral("rollout"), QStringLiteral("list"), QStringLiteral("-w"), m_sample, QStringLiteral("--json")};
    const Ran rollouts = skein(none);
    QVERIFY2(rollouts.status == 0, rollouts.err.constData());
    QVERIFY(rollouts.json()[QLatin1String("rollouts")].isArray());
    const Ran ran = skein({QStringLiteral("migrate"), QStringLiteral("user_activity_v1"), QStringLiteral("user_activity_v2"), QStringLiteral("-w"), m_sample,
        QStringLiteral("--title"), QStringLiteral("Activity"), QStringLiteral("--json")});
    QVERIFY2(ran.status == 0, ran.err.constData());
    const QJsonObject migration = ran.json()[QLatin1String("migrations")].toArray().at(0).toObject();
    const QString id = migration[QLatin1String("id")].toString();
    QVERIFY2(id.startsWith(QLatin1String("m-")), ran.out.constData());
    const Ran shown = skein({QStringLiteral("migrate"), QStringLiteral("show"), id, QStringLiteral("-w"), m_sample});
    QCOMPARE(shown.status, 0);
    QVERIFY(shown.out.contains(id.toLatin1()));
    const Ran changes = skein({QStringLiteral("change"), QStringLiteral("list"), QStringLiteral("-w"), m_sample, QStringLiteral("--json")});
    QVERIFY2(changes.status == 0, changes.err.constData());
    QVERIFY(!changes.json()[QLatin1String("changes")].toArray().isEmpty());
    // The command ends when the migration waits for a person, not before.
    QVERIFY2(migration[QLatin1String("consumers")].toArray().size() > 20, ran.out.constData());
    QVERIFY2(migration[QLatin1String("gate")].toString().contains(QLatin1String("waits for the mapping")), qPrintable(migration[QLatin1String("gate")].toString()));
}

void TstCommands::migrationIsDecided()
{
    const QStringList at {QStringLiteral("-w"), m_sample};
    const auto migrate = [&](const QStringList& words) { return skein(QStringList {QStringLiteral("migrate")} + words + at); };
    const QString id = QStringLiteral("m-0001");
    const Ran printed = migrate({QStringLiteral("mapping"), id});
    QVERIFY2(printed.status == 0, printed.err.constData());
    QString ambiguous;
    const QJsonArray rules = printed.json()[QLatin1String("rules")].toArray();
    for (const QJsonValue& rule : rules)
        ambiguous = rule[QLatin1String("kind")].toString() == QLatin1String("ambiguous") ? rule[QLatin1String("id")].toString() : ambiguous;
    QVERIFY(!ambiguous.isEmpty());
    QCOMPARE(migrate({QStringLiteral("decide"), id}).status, 2);
    QCOMPARE(migrate({QStringLiteral("decide"), id, QStringLiteral("r99"), QStringLiteral("os")}).status, 1);
    QCOMPARE(migrate({QStringLiteral("accept"), QStringLiteral("m-0077"), QStringLiteral("all")}).status, 1);
    const Ran decided = migrate({QStringLiteral("decide"), id, ambiguous, QStringLiteral("os")});
    QVERIFY2(decided.status == 0, decided.err.constData());
    QCOMPARE(migrate({QStringLiteral("accept"), id}).status, 2);
    const Ran accepted = migrate({QStringLiteral("accept"), id, QStringLiteral("all")});
    QVERIFY2(accepted.status == 0, accepted.err.constData());
    const Ran after = migrate({QStringLiteral("mapping"), id});
    for (const QJsonValue& rule : after.json()[QLatin1String("rules")].toArray()) {
        const QString state = rule[QLatin1String("review")].toObject()[QLatin1String("state")].toString();
        QVERIFY2(state == QLatin1String("accepted") || state == QLatin1String("edited"), qPrintable(rule[QLatin1String("id")].toString() + state));
    }
    // Taking the same mapping from a file changes nothing; one of other datasets is refused.
    write(file(QStringLiteral("same.json")), after.out);
    QCOMPARE(migrate({QStringLiteral("mapping"), id, QStringLiteral("--file"), QStringLiteral("same.json")}).status, 0);
    QCOMPARE(migrate({QStringLiteral("mapping"), id}).json()[QLatin1String("rules")], after.json()[QLatin1String("rules")]);
    write(file(QStringLiteral("other.json")), mapping("accepted"));
    QCOMPARE(migrate({QStringLiteral("mapping"), id, QStringLiteral("--file"), QStringLiteral("other.json")}).status, 1);
    const Ran skipped = migrate({QStringLiteral("skip"), id, QStringLiteral("ghost"), QStringLiteral("--reason"), QStringLiteral("no")});
    QCOMPARE(skipped.status, 1);
}

void TstCommands::aKilledRolloutIsCommanded()
{
    const QStringList at {QStringLiteral("-w"), m_sample, QStringLiteral("--json")};
    const Ran changes = skein(QStringList {QStringLiteral("change"), QStringLiteral("list")} + at);
    const QString change = changes.json()[QLatin1String("changes")].toArray().at(0)[QLatin1String("id")].toString();
    for (const QString& verb : {QStringLiteral("approve"), QStringLiteral("merge")}) {
        const Ran ran = skein(QStringList {QStringLiteral("change"), verb, change} + at);
        QVERIFY2(ran.status == 0, ran.out.constData());
    }
    const auto rollouts = [&] { return skein(QStringList {QStringLiteral("rollout"), QStringLiteral("list")} + at).json()[QLatin1String("rollouts")].toArray(); };
    {
        QProcess process;
        process.setWorkingDirectory(m_dir.path());
        process.start(QStringLiteral(SKEIN_BINARY), QStringList {QStringLiteral("rollout"), QStringLiteral("start"), QStringLiteral("m-0001")} + at);
        QVERIFY(process.waitForStarted());
        for (int i = 0; i < 200 && rollouts().isEmpty() && process.state() == QProcess::Running; ++i)
            process.waitForFinished(100);
        process.kill();
        QVERIFY(process.waitForFinished());
    }
    QCOMPARE(rollouts().size(), 1);
    const Ran frozen = skein(QStringList {QStringLiteral("rollout"), QStringLiteral("freeze"), QStringLiteral("r-0001")} + at);
    QVERIFY2(frozen.status == 0, frozen.out.constData());
    QCOMPARE(frozen.json()[QLatin1String("rollouts")].toArray().at(0)[QLatin1String("state")].toString(), QStringLiteral("frozen"));
    const Ran again = skein(QStringList {QStringLiteral("rollout"), QStringLiteral("start"), QStringLiteral("m-0001")} + at);
    QCOMPARE(again.status, 1);
    const Ran back = skein(QStringList {QStringLiteral("rollout"), QStringLiteral("rollback"), QStringLiteral("r-0001"), QStringLiteral("--reason"), QStringLiteral("a test")} + at);
    QVERIFY2(back.status == 0, back.out.constData());
    QCOMPARE(back.json()[QLatin1String("rollouts")].toArray().at(0)[QLatin1String("state")].toString(), QStringLiteral("rolledBack"));
    QCOMPARE(skein(QStringList {QStringLiteral("rollout"), QStringLiteral("pause"), QStringLiteral("r-0009")} + at).status, 1);
    // A verb decided on an older state is refused; a number that is none does not mean "whatever is the case".
    const QStringList older {QStringLiteral("rollout"), QStringLiteral("retry"), QStringLiteral("r-0001"), QStringLiteral("--expect")};
    QCOMPARE(skein(older + QStringList {QStringLiteral("1")} + at).status, 1);
    QCOMPARE(skein(older + QStringList {QStringLiteral("x1")} + at).status, 2);
}

void TstCommands::doctorFindsTheBrokenRepository()
{
    const QStringList words {QStringLiteral("doctor"), QStringLiteral("-w"), m_sample, QStringLiteral("--json")};
    const Ran well = skein(words);
    QVERIFY2(well.status == 0, well.out.constData());
    const QString repository = m_sample + QStringLiteral("/repos/premium-pipelines.git");
    QVERIFY(QDir().rename(repository, repository + QStringLiteral(".away")));
    const Ran ill = skein(words);
    QVERIFY(QDir().rename(repository + QStringLiteral(".away"), repository));
    QCOMPARE(ill.status, 1);
    int found = 0;
    for (const QJsonValue& check : ill.json()[QLatin1String("checks")].toArray()) {
        if (check[QLatin1String("ok")].toBool())
            continue;
        ++found;
        QCOMPARE(check[QLatin1String("name")].toString(), QStringLiteral("repository premium-pipelines"));
        QVERIFY(!check[QLatin1String("remedy")].toString().isEmpty());
    }
    QCOMPARE(found, 1);
}

void TstCommands::addressesAreChecked()
{
    const Ran ran = skein({QStringLiteral("open"), QStringLiteral("-w"), m_sample, QStringLiteral("skein://catalog/dataset:default/user_activity_v1"), QStringLiteral("--json")});
    QVERIFY2(ran.status == 0, ran.err.constData());
    QCOMPARE(ran.json()[QLatin1String("page")].toString(), QStringLiteral("catalog"));
}

SKEIN_TEST(TstCommands)
#include "tst_commands.moc"
