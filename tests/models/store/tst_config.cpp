#include "models/store/configedit.h"
#include "tests/models/store/storetest.h"
#include "tests/support/testregistry.h"

using namespace skein;
using namespace skein::store;

class TstConfig : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsEverything();
    void errorsNameLineAndField_data();
    void errorsNameLineAndField();
    void unknownFieldsAreKept();
    void writesTheSameBytes();
    void sourceIsAddedInPlace_data();
    void sourceIsAddedInPlace();
};

void TstConfig::readsEverything()
{
    const auto config = readWorkspaceConfig("name: Estate\n"
                                            "settings:\n  theme: dark\n  days: 30\n"
                                            "sources:\n  - dbt/manifest.json\n  - path: catalog\n    format: backstage\n"
                                            "environments:\n  - name: prod\n    production: yes\n"
                                            "warehouses:\n  - {name: main, engine: sqlite, path: w.db, environment: prod}\n"
                                            "  - name: pg\n    engine: postgres\n    dsn: postgresql://mira@host/db\n"
                                            "repositories:\n  - name: etl\n    path: repos/etl.git\n    origin: https://host/etl.git\n    deploy: command\n"
                                            "    executor: external\n    deployCommand: [deploy, '{commit}']\n    probeCommand: [probe]\n",
        QStringLiteral("workspace.yaml"));
    VERIFY_OK(config);
    QCOMPARE(config->name, QStringLiteral("Estate"));
    QCOMPARE(config->settings.value(QStringLiteral("days")), QStringLiteral("30"));
    QCOMPARE(config->sources.size(), 2);
    QCOMPARE(config->sources.at(0).path, QStringLiteral("dbt/manifest.json"));
    QCOMPARE(config->sources.at(0).format, QStringLiteral("auto"));
    QVERIFY(config->environment(QStringLiteral("prod"))->production);
    QCOMPARE(config->warehouse(QStringLiteral("main"))->environment, QStringLiteral("prod"));
    QCOMPARE(config->warehouse(QStringLiteral("pg"))->dsn, QStringLiteral("postgresql://mira@host/db"));
    const RepositoryConfig* etl = config->repository(QStringLiteral("etl"));
    QVERIFY(etl);
    QCOMPARE(etl->deployCommand, (QStringList {QStringLiteral("deploy"), QStringLiteral("{commit}")}));
    QCOMPARE(etl->executor, QStringLiteral("external"));
    QVERIFY(config->warnings.isEmpty());
    QVERIFY(readWorkspaceConfig("", QStringLiteral("x")).ok());
}

void TstConfig::errorsNameLineAndField_data()
{
    QTest::addColumn<QByteArray>("yaml");
    QTest::addColumn<QString>("where");
    QTest::addColumn<QString>("field");
    const auto row = [](const char* name, const char* yaml, int line, const char* field) {
        QTest::newRow(name) << QByteArray(yaml) << QStringLiteral("workspace.yaml:%1").arg(line) << QString::fromLatin1(field);
    };
    row("no path", "name: x\nrepositories:\n  - name: a\n", 3, "repositories[0].path is missing");
    row("no list", "name: x\nsources: 3\n", 2, "sources must be a list");
    row("no mapping", "- a\n", 1, "the document must be a mapping");
    row("list of lists", "environments:\n  - [a]\n", 2, "environments[0] must be a mapping");
    row("no text", "name: [x]\n", 1, "name must be a text");
    row("deploy mode", "repositories:\n  - name: a\n    path: b\n    deploy: push\n", 4, "repositories[0].deploy is \"push\"");
    row("executor", "repositories:\n  - name: a\n    path: b\n    executor: me\n", 4, "repositories[0].executor");
    row("command without argv", "repositories:\n  - name: a\n    path: b\n    deploy: command\n", 4, "repositories[0].deploy is command");
    row("production", "environments:\n  - name: a\n    production: maybe\n", 3, "environments[0].production is \"maybe\"");
    row("unknown environment", "warehouses:\n  - name: a\n    path: b\n    environment: prod\n", 2, "warehouses[0].environment names \"prod\"");
    row("two of a name", "environments:\n  - name: a\n  - name: a\n", 3, "environments[1].name \"a\" is used twice");
    row("field twice", "name: a\nname: b\n", 2, "name is given twice");
    row("password", "warehouses:\n  - name: a\n    dsn: host=h password=abc\n", 3, "warehouses[0].dsn holds a password");
    row("password in a URL", "warehouses:\n  - name: a\n    dsn: postgresql://mira:abc@h/db\n", 3, "warehouses[0].dsn holds a password");
    row("setting", "settings:\n  a:\n    - b\n", 3, "settings.a must be a text");
}

void TstConfig::errorsNameLineAndField()
{
    QFETCH(QByteArray, yaml);
    QFETCH(QString, where);
    QFETCH(QString, field);
    const auto config = readWorkspaceConfig(yaml, QStringLiteral("workspace.yaml"));
    QVERIFY(!config.ok());
    QCOMPARE(config.error().where, where);
    QVERIFY2(config.error().message.startsWith(field), qPrintable(config.error().message));
    QCOMPARE(config.error().cls, ErrorClass::BadInput);
    QVERIFY(!config.error().remedy.isEmpty());
}

void TstConfig::unknownFieldsAreKept()
{
    const QByteArray yaml = "name: x\ncolour: red\nrepositories:\n  - name: a\n    path: b\n    later:\n      n: 3\n      text: \"3\"\n      list: [a, \"b, c\", null, true]\n";
    const auto config = readWorkspaceConfig(yaml, QStringLiteral("w.yaml"));
    VERIFY_OK(config);
    QCOMPARE(config->unknownKeys, (QStringList {QStringLiteral("repositories[0].later"), QStringLiteral("colour")}));
    QVERIFY(config->warnings.at(0).startsWith(QStringLiteral("w.yaml:7: repositories[0].later")));
    const QByteArray written = writeWorkspaceConfig(*config);
    QVERIFY2(written.contains("    later: {n: 3, text: \"3\", list: [a, \"b, c\", null, true]}\n"), written.constData());
    QVERIFY(written.endsWith("\ncolour: red\n"));
    const auto again = readWorkspaceConfig(written, QStringLiteral("w.yaml"));
    VERIFY_OK(again);
    QCOMPARE(writeWorkspaceConfig(*again), written);
}

void TstConfig::writesTheSameBytes()
{
    WorkspaceConfig config;
    config.name = QStringLiteral("a: b # \"c\"");
    config.settings = {{QStringLiteral("k"), QStringLiteral("1")}, {QStringLiteral("empty"), QString()}};
    config.environments.append({QStringLiteral("prod"), true, {}});
    config.sources.append({QStringLiteral("dir with space/é"), QStringLiteral("dbt"), {}});
    config.warehouses.append({QStringLiteral("w"), QStringLiteral("sqlite"), QStringLiteral("w.db"), QStringLiteral("prod"), {}, {}});
    config.repositories.append({QStringLiteral("r"), QStringLiteral("repos/r.git"), QStringLiteral("command"), QStringLiteral("external"),
        QStringLiteral("https://host/r.git"), {QStringLiteral("deploy"), QStringLiteral("{commit}")}, {QStringLiteral("probe")}, {}});
    const QByteArray bytes = writeWorkspaceConfig(config);
    const auto back = readWorkspaceConfig(bytes, QStringLiteral("x"));
    VERIFY_OK(back);
    QCOMPARE(back->name, config.name);
    QCOMPARE(back->settings, config.settings);
    QCOMPARE(back->sources.constFirst().path, config.sources.constFirst().path);
    QCOMPARE(back->repositories.constFirst().deployCommand, config.repositories.constFirst().deployCommand);
    QCOMPARE(writeWorkspaceConfig(*back), bytes);
}

void TstConfig::sourceIsAddedInPlace_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after"); ///< empty: cannot be added to
    const auto row = [](const char* name, const char* before, const char* after) { QTest::newRow(name) << QByteArray(before) << QByteArray(after); };
    row("empty", "", "sources:\n  - path: \"a: b\"\n    format: dbt\n");
    row("no list, no end of line", "name: x # mine", "name: x # mine\nsources:\n  - path: \"a: b\"\n    format: dbt\n");
    row("an empty list", "sources: [] # none yet\nname: x\n", "sources: # none yet\n  - path: \"a: b\"\n    format: dbt\nname: x\n");
    row("between comments", "# top\nsources:\n    # dbt\n    - path: m.json   # nightly\n      format: dbt\n\n# the rest\nname: x\n",
        "# top\nsources:\n    # dbt\n    - path: m.json   # nightly\n      format: dbt\n    - path: \"a: b\"\n      format: dbt\n\n# the rest\nname: x\n");
    row("dashes at the margin", "sources:\n- m.json\nname: x\n", "sources:\n- m.json\n- path: \"a: b\"\n  format: dbt\nname: x\n");
    row("at the end", "name: x\nsources:\n  - m.json\n  # - old.json\n", "name: x\nsources:\n  - m.json\n  - path: \"a: b\"\n    format: dbt\n  # - old.json\n");
    row("in one line", "sources: [m.json]\n", "");
    row("broken", "sources: {\n", "");
}

void TstConfig::sourceIsAddedInPlace()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    const std::optional<QByteArray> text = withSource(before, {QStringLiteral("a: b"), QStringLiteral("dbt"), {}}, QStringLiteral("workspace.yaml"));
    QCOMPARE(text.has_value(), !after.isEmpty());
    if (text)
        QCOMPARE(*text, after);
}

SKEIN_TEST(TstConfig)
#include "tst_config.moc"
