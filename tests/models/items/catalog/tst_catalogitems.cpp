#include "tests/support/testregistry.h"

#include "models/items/catalog/catalogtable.h"
#include "models/items/catalog/entitydetails.h"
#include "models/items/catalog/facets.h"
#include "models/items/catalog/statewords.h"
#include "models/items/catalog/visiblegraph.h"
#include "models/catalog/impact.h"
#include "models/items/csvtext.h"
#include "models/items/rowsmodel.h"
#include "models/campaign/migration.h"
#include "tests/ui/catalog/estatefixture.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

using namespace skein;
using namespace skein::items;

namespace {

EntityRef ds(const char* name) { return {EntityKind::Dataset, {}, QString::fromLatin1(name)}; }
EntityRef pipe(const char* name) { return {EntityKind::Pipeline, {}, QString::fromLatin1(name)}; }

/// raw -> clean_job -> clean -> {growth_job -> report, ads_job -> spend}; lonely alone; team owns some.
Catalog small()
{
    CatalogBuilder builder;
    const auto add = [&](const EntityRef& ref, const char* owner, const char* framework) {
        Entity entity;
        entity.ref = ref;
        entity.title = ref.name;
        if (*owner)
            entity.owners = {{EntityKind::Group, {}, QString::fromLatin1(owner)}};
        entity.framework = QString::fromLatin1(framework);
        if (ref.kind == EntityKind::Dataset) {
            entity.qualifiedName = QStringLiteral("wh.") + ref.name;
            entity.lifecycle = QStringLiteral("production");
            entity.schemas = {{QStringLiteral("v1"), {{QStringLiteral("user_id"), LogicalType::String, QStringLiteral("TEXT"), false, true, QStringLiteral("who"), {}}}}};
        }
        builder.add(entity);
    };
    add(ds("raw"), "core", "");
    add(pipe("clean_job"), "core", "dbt");
    add(ds("clean"), "core", "");
    add(pipe("growth_job"), "growth", "sql");
    add(ds("report"), "growth", "");
    add(pipe("ads_job"), "ads", "sql");
    add(ds("spend"), "", "");
    add(ds("lonely"), "", "");
    add({EntityKind::Group, {}, QStringLiteral("growth")}, "", "");
    builder.addEdge({ds("raw"), pipe("clean_job"), {}, {}});
    builder.addEdge({pipe("clean_job"), ds("clean"), {}, {}});
    builder.addEdge({ds("clean"), pipe("growth_job"), {}, {{QStringLiteral("user_id"), QStringLiteral("user_id"), true}}});
    builder.addEdge({pipe("growth_job"), ds("report"), {}, {}});
    builder.addEdge({ds("clean"), pipe("ads_job"), {}, {}});
    builder.addEdge({pipe("ads_job"), ds("spend"), {}, {}});
    return builder.build();
}

struct Estate {
    CatalogPtr catalog;
    std::shared_ptr<const LineageGraph> graph;
};
Estate estate(const Catalog& catalog)
{
    auto shared = std::make_shared<Catalog>(catalog);
    return {shared, std::make_shared<LineageGraph>(shared)};
}

QString edges(const LineageGraph& graph, const VisibleGraph& visible)
{
    QStringList lines;
    for (const VisibleEdge& edge : visible.edges)
        lines << graph.ref(visible.nodes[edge.from]).name + (edge.bridged ? QStringLiteral("~") : QStringLiteral(">")) + graph.ref(visible.nodes[edge.to]).name;
    lines.sort();
    return lines.join(QLatin1Char(' '));
}

} // namespace

class TstCatalogItems : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyConsumerStateHasWords()
    {
        for (int i = 0; i <= int(campaign::ConsumerState::Closed); ++i) {
            const QString name = campaign::consumerStateName(campaign::ConsumerState(i));
            QVERIFY2(migrationStateMark(name) != Mark::None, qPrintable(name));
            QVERIFY2(!migrationStateWords(name).isEmpty(), qPrintable(name));
        }
        QCOMPARE(migrationStateWords(QStringLiteral("unheardOf")), QStringLiteral("unheardOf"));
        QCOMPARE(migrationStateMark(QStringLiteral("none")), Mark::None);
    }

    void facetsCountWhatTheOthersLeave()
    {
        const Catalog catalog = small();
        CatalogFilter filter;
        QCOMPARE(facetCounts(catalog, Facet::Kind, filter, {}).constFirst(), (FacetCount {QStringLiteral("Dataset"), 5}));
        filter.toggle(Facet::Kind, QStringLiteral("Pipeline"));
        QCOMPARE(facetCounts(catalog, Facet::Owner, filter, {}), (QVector<FacetCount> {{QStringLiteral("ads"), 1}, {QStringLiteral("core"), 1}, {QStringLiteral("growth"), 1}}));
        // Its own choice does not narrow a facet, and a group shows up among the kinds.
        QCOMPARE(facetCounts(catalog, Facet::Kind, filter, {}).size(), 3);
        filter.toggle(Facet::Owner, QStringLiteral("growth"));
        QCOMPARE(facetCounts(catalog, Facet::Kind, filter, {}), (QVector<FacetCount> {{QStringLiteral("Dataset"), 1}, {QStringLiteral("Pipeline"), 1}}));
        filter.toggle(Facet::Owner, QStringLiteral("growth"));
        filter.toggle(Facet::Kind, QStringLiteral("Pipeline"));
        QVERIFY(filter.isEmpty());
        QCOMPARE(facetWords(Facet::Owner, {}), QStringLiteral("no owner"));
    }

    void peopleAreListedOnlyWhenAskedFor()
    {
        const Catalog catalog = small();
        CatalogFilter filter;
        const Entity* group = nullptr;
        for (const Entity& entity : catalog.entities) {
            if (entity.ref.kind == EntityKind::Group)
                group = &entity;
        }
        QVERIFY(group);
        QVERIFY(!filter.accepts(*group, {}));
        filter.toggle(Facet::Kind, QStringLiteral("Group"));
        QVERIFY(filter.accepts(*group, {}));
    }

    void migrationFacetAsksTheState()
    {
        const Catalog catalog = small();
        const MigrationStateOf state = [](const EntityRef& ref) { return ref == pipe("ads_job") ? QStringLiteral("failed") : QStringLiteral("none"); };
        CatalogFilter filter;
        filter.toggle(Facet::Migration, QStringLiteral("failed"));
        int passed = 0;
        for (const Entity& entity : catalog.entities)
            passed += filter.accepts(entity, state);
        QCOMPARE(passed, 1);
    }

    void graph_data()
    {
        QTest::addColumn<QString>("focus");
        QTest::addColumn<int>("up");
        QTest::addColumn<int>("down");
        QTest::addColumn<int>("nodes");
        QTest::addColumn<QString>("expected");
        QTest::newRow("everything") << QString() << 0 << 0 << 8 << QStringLiteral("ads_job>spend clean>ads_job clean>growth_job clean_job>clean growth_job>report raw>clean_job");
        QTest::newRow("one down") << QStringLiteral("clean") << 0 << 1 << 3 << QStringLiteral("clean>ads_job clean>growth_job");
        QTest::newRow("all up") << QStringLiteral("report") << -1 << 0 << 5 << QStringLiteral("clean>growth_job clean_job>clean growth_job>report raw>clean_job");
        QTest::newRow("two up one down") << QStringLiteral("clean") << 2 << 1 << 5 << QStringLiteral("clean>ads_job clean>growth_job clean_job>clean raw>clean_job");
    }
    void graph()
    {
        QFETCH(QString, focus);
        QFETCH(int, up);
        QFETCH(int, down);
        const Estate all = estate(small());
        GraphFocus around;
        if (!focus.isEmpty())
            around = {EntityRef(EntityKind::Dataset, {}, focus), up, down};
        const VisibleGraph visible = visibleGraph(*all.graph, around, {});
        QTEST(int(visible.nodes.size()), "nodes");
        QTEST(edges(*all.graph, visible), "expected");
        QCOMPARE(visible.hidden, 0);
    }

    void hiddenNodesAreBridged()
    {
        const Estate all = estate(small());
        const auto datasets = [](const Entity& entity) { return entity.ref.kind == EntityKind::Dataset; };
        const VisibleGraph visible = visibleGraph(*all.graph, {}, datasets);
        QCOMPARE(visible.hidden, 3);
        QVERIFY(visible.bridgesComplete);
        QCOMPARE(edges(*all.graph, visible), QStringLiteral("clean~report clean~spend raw~clean"));
        // The focus is shown even where the filter would hide it.
        const VisibleGraph focused = visibleGraph(*all.graph, {pipe("clean_job"), -1, -1}, datasets);
        QVERIFY(focused.nodes.contains(all.graph->node(pipe("clean_job"))));
    }

    void countsAreTrue()
    {
        const Estate all = estate(small());
        QCOMPARE(reachOf(*all.graph, ds("clean")), (Reach {1, 2, 2, 4}));
        QCOMPARE(reachOf(*all.graph, ds("nowhere")), Reach {});
        const Estate company = estate(test::estateCatalog());
        for (const Entity& entity : company.catalog->entities) {
            if (entity.ref.kind != EntityKind::Dataset)
                continue;
            const Impact impact = impactOf(*company.catalog, *company.graph, entity.ref);
            const Reach reach = reachOf(*company.graph, entity.ref);
            QCOMPARE(reach.directDown, impact.direct);
            QCOMPARE(reach.allDown, impact.transitive);
        }
    }

    void pathGoesEitherWay()
    {
        const Estate all = estate(small());
        const QVector<int> along = pathBetween(*all.graph, ds("raw"), ds("report"));
        QCOMPARE(along.size(), 5);
        QCOMPARE(pathBetween(*all.graph, ds("report"), ds("raw")), along);
        QVERIFY(pathBetween(*all.graph, ds("report"), ds("spend")).isEmpty());
        QVERIFY(pathBetween(*all.graph, ds("report"), ds("nowhere")).isEmpty());
    }

    void table()
    {
        const Estate all = estate(small());
        CatalogTable table;
        QAbstractItemModelTester tester(&table, QAbstractItemModelTester::FailureReportingMode::QtTest);
        table.setCatalog(all.catalog, all.graph, [](const EntityRef& ref) { return ref == ds("clean") ? QStringLiteral("source") : QStringLiteral("none"); });
        QVector<int> rows;
        for (int i = 0; i < all.catalog->entities.size(); ++i)
            rows << i;
        table.setRows(rows);
        QCOMPARE(table.rowCount(), 9);
        const int clean = table.rowOf(ds("clean"));
        QCOMPARE(table.index(clean, CatalogTable::Name).data().toString(), QStringLiteral("wh.clean"));
        QCOMPARE(table.index(clean, CatalogTable::Consumers).data().toString(), QStringLiteral("2"));
        QCOMPARE(table.index(clean, CatalogTable::Migration).data(PillTextRole).toString(), QStringLiteral("being replaced"));
        QCOMPARE(table.index(clean, 3).data(IdRole).toString(), QStringLiteral("dataset:default/clean"));
        const QPersistentModelIndex kept(table.index(clean, 0));
        table.sort(CatalogTable::Consumers, Qt::DescendingOrder);
        QCOMPARE(table.index(0, 0).data().toString(), QStringLiteral("wh.clean"));
        QCOMPARE(kept.row(), 0);
        table.sort(CatalogTable::Name, Qt::AscendingOrder);
        QCOMPARE(table.index(0, 0).data().toString(), QStringLiteral("ads_job"));
        table.setRows({rows[1], rows[0]}, {QStringLiteral("column user_id"), QString()});
        table.unsort();
        QCOMPARE(table.index(0, 0).data(SecondTextRole).toString(), QStringLiteral("column user_id"));
        QCOMPARE(table.rowOf(ds("spend")), -1);
    }

    void details()
    {
        const Estate all = estate(small());
        const EntityDetails details = detailsOf(*all.catalog, *all.graph, ds("clean"), {});
        QCOMPARE(details.heading, QStringLiteral("Dataset · production"));
        QCOMPARE(details.title, QStringLiteral("wh.clean"));
        QCOMPARE(details.consumers.size(), 2);
        QCOMPARE(details.producers.size(), 1);
        QCOMPARE(details.columns.size(), 1);
        QVERIFY(details.columnReaders);
        QCOMPARE(details.columns[0].cells[2].text, QStringLiteral("1")); // growth_job reads it; nothing is known of ads_job
        QCOMPARE(details.columns[0].cells[0].second, QStringLiteral("key"));
        const EntityDetails orphan = detailsOf(*all.catalog, *all.graph, ds("spend"), {});
        QCOMPARE(orphan.facts.constFirst().value, QStringLiteral("nobody"));
        const EntityDetails unknown = detailsOf(*all.catalog, *all.graph, ds("nowhere"), {});
        QVERIFY(!unknown.known);
    }

    void words_data()
    {
        QTest::addColumn<int>("minutes");
        QTest::addColumn<QString>("words");
        QTest::newRow("none") << 0 << QString();
        QTest::newRow("minutes") << 45 << QStringLiteral("45 min");
        QTest::newRow("hours") << 360 << QStringLiteral("6 h");
        QTest::newRow("days") << 2880 << QStringLiteral("2 d");
    }
    void words()
    {
        QFETCH(int, minutes);
        QTEST(durationWords(minutes), "words");
        QCOMPARE(matchWords(QStringLiteral("column user_id")), QStringLiteral("column user_id"));
        QCOMPARE(matchWords(QStringLiteral("name")), QString());
        QCOMPARE(addressOf(ds("a")), QStringLiteral("skein://catalog/dataset:default%2Fa"));
    }

    void csv()
    {
        RowsModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setHeaders({QStringLiteral("Name"), QStringLiteral("Count")}, {1});
        RowCell name;
        name.text = QStringLiteral("a \"b\", c");
        RowCell formula;
        formula.text = QStringLiteral("=1+2");
        RowCell negative;
        negative.text = QStringLiteral("-5");
        model.setRows({{QStringLiteral("1"), {name, RowCell::state(Mark::Done, QStringLiteral("done"))}}, {QStringLiteral("2"), {formula, negative}}});
        QCOMPARE(csvOf(model), QByteArray("Name,Count\r\n\"a \"\"b\"\", c\",done\r\n'=1+2,-5\r\n"));
    }

    void sameRowsChangeNothing()
    {
        RowsModel model;
        model.setHeaders({QStringLiteral("Count")});
        model.setRows({{QStringLiteral("a"), {RowCell::count(10)}}, {QStringLiteral("b"), {RowCell::count(9)}}});
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.setRows(model.rows());
        QCOMPARE(changed.size(), 0);
        model.setRows({{QStringLiteral("a"), {RowCell::count(11)}}, {QStringLiteral("b"), {RowCell::count(9)}}});
        QCOMPARE(changed.size(), 1);
        QCOMPARE(reset.size(), 0);
        model.sort(0, Qt::AscendingOrder); // by number, not by text
        QCOMPARE(model.index(0, 0).data(IdRole).toString(), QStringLiteral("b"));
    }
};

SKEIN_TEST(TstCatalogItems)
#include "tst_catalogitems.moc"
