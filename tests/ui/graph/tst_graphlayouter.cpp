#include "ui/graph/graphlayouter.h"

#include "tests/support/testregistry.h"
#include "tests/ui/graph/scenes.h"

#include <QSignalSpy>
#include <QTest>

using namespace skein::ui;
using namespace skein::ui::test;

class TstGraphLayouter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void deliversALaidOutScene()
    {
        GraphLayouter layouter;
        QSignalSpy ready(&layouter, &GraphLayouter::ready);
        QSignalSpy busy(&layouter, &GraphLayouter::busyChanged);
        layouter.request(diamond());
        QVERIFY(layouter.isBusy());
        QVERIFY(ready.wait());
        QVERIFY(!layouter.isBusy());
        QCOMPARE(busy.size(), 2);
        const auto scene = ready[0][0].value<GraphScenePtr>();
        QVERIFY(scene->isLaidOut());
        QCOMPARE(scene->nodes.size(), size_t(5));
    }

    void onlyTheNewestArrives()
    {
        GraphLayouter layouter;
        QSignalSpy ready(&layouter, &GraphLayouter::ready);
        for (int i = 0; i < 5; ++i)
            layouter.request(estate(1500, quint64(i)));
        layouter.request(diamond());
        QVERIFY(ready.wait(20000));
        QCOMPARE(ready[0][0].value<GraphScenePtr>()->nodes.size(), size_t(5));
        layouter.request(estate(1500, 1));
        layouter.cancel();
        QVERIFY(!layouter.isBusy());
        layouter.request(diamond());
        QVERIFY(ready.wait(20000));
        QCOMPARE(ready.size(), 2);
    }

    void keepsPositionsById()
    {
        GraphLayouter layouter;
        QSignalSpy ready(&layouter, &GraphLayouter::ready);
        const GraphScene scene = estate(200, 1);
        layouter.request(scene);
        QVERIFY(ready.wait(20000));
        const auto first = ready[0][0].value<GraphScenePtr>();
        // One more consumer, and another order of the nodes.
        GraphScene more = scene;
        GraphNode extra = scene.nodes[0];
        extra.id = QStringLiteral("new");
        more.nodes.push_back(extra);
        more.edges.push_back({3, 200, 1, EdgeStyle::Normal});
        layouter.request(more);
        QVERIFY(ready.wait(20000));
        const auto second = ready[1][0].value<GraphScenePtr>();
        for (size_t i = 0; i < 200; ++i)
            QCOMPARE(second->layout.positions[i], first->layout.positions[i]);
        layouter.request(more, GraphLayouter::Positions::Fresh);
        QVERIFY(ready.wait(20000));
        QVERIFY(!ready[2][0].value<GraphScenePtr>()->layout.kept);
    }

    void goesAwayWhileBusy()
    {
        auto layouter = std::make_unique<GraphLayouter>();
        layouter->request(estate(2000, 1));
        layouter.reset();
    }
};

SKEIN_TEST(TstGraphLayouter)
#include "tst_graphlayouter.moc"
