// What is found in projects without dbt, against what dbt itself found in them.
#include "tests/models/importers/dbtfolder.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace skein;
using namespace skein::importers;
using namespace skein::importers::dbttest;

class TstDbtManifests : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void agreesWithTheManifest_data();
    void agreesWithTheManifest();
};

void TstDbtManifests::agreesWithTheManifest_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("vars");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* name, const char* file, const char* vars, const char* expected) {
        QTest::newRow(name) << QString::fromLatin1(file) << QString::fromLatin1(vars) << QString::fromLatin1(expected);
    };
    row("v1", "dbt_artifacts/artifacts_parser/manifest/v1/jaffle_shop/manifest.json", "", "12; ");
    row("v4", "dbt_artifacts/artifacts_parser/manifest/v4/jaffle_shop/manifest.json", "", "5; ");
    row("v8", "dbt_artifacts/artifacts_parser/manifest/v8/jaffle_shop/manifest.json", "", "8; ");
    row("v10", "dbt_artifacts/artifacts_parser/manifest/v10/jaffle_shop/manifest.json", "", "8; ");
    row("v12", "dbt_artifacts/artifacts_parser/manifest/v12/jaffle_shop/manifest_1.10.json", "", "17; ");
    // A foreign key in YAML, which is not written out.
    row("contract", "dbt_artifacts/dbterd/model-contract/manifest.json", "", "22; -model.jaffle_shop.locations -> model.jaffle_shop.orders");
    // The variables that the packages' own files give: what a package reads under these names.
    row("facebook ads", "dbt_artifacts/dbterd/facebookad/manifest.json", "facebook_ads account_history ad_history ad_set_history basic_ad campaign_history creative_history", "37; ");
    // A branch that dbt did not take.
    row("D7 before", "gold/D7_fivetran_salesforce_source_merge/before/manifest.json",
        "salesforce account account_history contact contact_history event lead opportunity opportunity_history opportunity_line_item product_2 task user user_role",
        "40; +model.salesforce_source.stg_salesforce__opportunity -> model.salesforce.int_salesforce__date_spine");
    row("D7 after", "gold/D7_fivetran_salesforce_source_merge/after/manifest.json", "",
        "40; +model.salesforce.stg_salesforce__opportunity -> model.salesforce.int_salesforce__date_spine");
}

/// The files of a manifest's nodes, written out again: what is found in them without dbt is what dbt found. A branch
/// that dbt did not take is read too.
void TstDbtManifests::agreesWithTheManifest()
{
    QFETCH(QString, file);
    QFETCH(QString, vars);
    QFETCH(QString, expected);
    const QString corpora = qEnvironmentVariable("SKEIN_CORPORA");
    if (corpora.isEmpty())
        QSKIP("the corpora are not here (SKEIN_CORPORA)");
    QFile json(corpora + QLatin1Char('/') + file);
    QVERIFY(json.open(QIODevice::ReadOnly));
    const QJsonObject manifest = QJsonDocument::fromJson(json.readAll()).object();
    const QJsonObject nodes = manifest[QLatin1String("nodes")].toObject(), sources = manifest[QLatin1String("sources")].toObject();
    DbtFolder folder;
    QMap<QString, QByteArray> files;
    QSet<QString> packages, wanted, found;
    const auto text = [](const QJsonObject& node, const char* key) { return node[QLatin1String(key)].toString(); };
    for (const QJsonValue& value : nodes) {
        const QJsonObject node = value.toObject();
        const QString type = text(node, "resource_type"), id = text(node, "unique_id");
        const QString path = text(node, "package_name") + QLatin1Char('/') + text(node, "original_file_path");
        if (type != QLatin1String("model") && type != QLatin1String("seed") && type != QLatin1String("snapshot"))
            continue;
        packages.insert(text(node, "package_name"));
        files[path] = type == QLatin1String("seed") ? QByteArray("a\n") : (text(node, "raw_code") + text(node, "raw_sql")).toUtf8();
        for (const QJsonValue& parent : node[QLatin1String("depends_on")][QLatin1String("nodes")].toArray())
            wanted.insert(parent.toString() + QStringLiteral(" -> ") + id);
    }
    for (const QJsonValue& value : sources) {
        const QJsonObject source = value.toObject();
        packages.insert(text(source, "package_name"));
        files[text(source, "package_name") + QStringLiteral("/models/all_sources.yml")] += QStringLiteral("  - {name: %1, schema: \"%2\", tables: [{name: %3, identifier: \"%4\"}]}\n")
                                                                                                .arg(text(source, "source_name"), text(source, "schema"), text(source, "name"), text(source, "identifier")).toUtf8();
    }
    for (auto it = files.cbegin(); it != files.cend(); ++it)
        folder.add(qPrintable(it.key()), it.key().endsWith(QLatin1String("/all_sources.yml")) ? "sources:\n" + it.value() : it.value());
    const QString main = vars.section(QLatin1Char(' '), 0, 0);
    for (const QString& package : std::as_const(packages)) {
        QString text = QStringLiteral("name: %1\nseed-paths: [seeds, data]\nvars:\n  salesforce__account_history_enabled: true\n  salesforce__contact_history_enabled: true\n"
                                      "  salesforce__opportunity_history_enabled: true\n  %1:\n    none: x\n").arg(package);
        for (const QString& name : vars.split(QLatin1Char(' ')).mid(1)) {
            const QString value = package == main ? QStringLiteral("ref('stg_%1__%2')").arg(main, name) : QStringLiteral("source('%1', '%2')").arg(main, name);
            text += QStringLiteral("    %1: \"{{ %2 }}\"\n").arg(name, value);
        }
        folder.add(qPrintable(package + QStringLiteral("/dbt_project.yml")), text.toUtf8());
    }
    const auto imported = folder.read();
    QVERIFY2(imported.ok(), imported.ok() ? "" : qPrintable(imported.error().toText()));
    QHash<EntityRef, QString> ids;
    for (const Entity& entity : imported->catalog.entities)
        ids.insert(entity.ref, entity.annotations.value(QStringLiteral("dbt/unique-id"), entity.ref.name));
    for (const LineageEdge& edge : imported->catalog.edges) {
        if (edge.from.kind == EntityKind::Dataset)
            found.insert(ids.value(edge.from) + QStringLiteral(" -> ") + ids.value(edge.to));
    }
    QStringList differ;
    for (const QString& edge : wanted + found) {
        if (!wanted.contains(edge) || !found.contains(edge))
            differ << (found.contains(edge) ? QLatin1Char('+') : QLatin1Char('-')) + edge;
    }
    differ.sort();
    QCOMPARE(QStringLiteral("%1; %2").arg(wanted.size()).arg(differ.join(QStringLiteral(", "))), expected);
}

SKEIN_TEST(TstDbtManifests)
#include "tst_dbtmanifests.moc"
