#include "ui/graph/graphview.h"

#include "models/base/random.h"
#include "tests/support/testregistry.h"
#include "tests/ui/graph/scenes.h"
#include "ui/graph/graphminimap.h"

#include <QAccessible>
#include <QElapsedTimer>
#include <QFile>
#include <QImage>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QWheelEvent>

using namespace skein;
using namespace skein::ui;
using namespace skein::ui::test;

namespace {

void wheel(GraphView& view, QPoint at, int delta, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
{
    QWheelEvent event(at, view.viewport()->mapToGlobal(at), {}, {0, delta}, Qt::NoButton, modifiers,
        Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(view.viewport(), &event);
}

/// Moves with the button held, as a hand does it.
void drag(QWidget* widget, QPoint from, QPoint to, Qt::MouseButton button = Qt::LeftButton)
{
    QTest::mousePress(widget, button, {}, from);
    for (int i = 1; i <= 4; ++i) {
        const QPoint at = from + (to - from) * i / 4;
        QMouseEvent move(QEvent::MouseMove, at, widget->mapToGlobal(at), Qt::NoButton, button, Qt::NoModifier);
        QCoreApplication::sendEvent(widget, &move);
        if (i == 2)
            widget->repaint();
    }
    QTest::mouseRelease(widget, button, {}, to);
}

QPoint emptySpot(const GraphView& view)
{
    for (int y = 10; y < view.viewport()->height() - 10; y += 7) {
        for (int x = 10; x < view.viewport()->width() / 2; x += 7) {
            if (view.idAt({x, y}).isEmpty() && view.idAt({x + 40, y}).isEmpty())
                return {x, y};
        }
    }
    return {};
}

} // namespace

class TstGraphView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_view = std::make_unique<GraphView>();
        m_view->setAnimated(false);
        m_view->resize(900, 600);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
        m_view->activateWindow();
        m_view->setFocus();
    }
    void cleanup()
    {
        m_view.reset();
        Theme::setMode(ThemeMode::Light);
    }

    void placeholderUntilThereIsAScene()
    {
        const QImage blank = m_view->grab().toImage();
        m_view->setPlaceholder(QStringLiteral("Nothing imported yet"));
        QVERIFY(m_view->grab().toImage() != blank);
        QCOMPARE(m_view->accessibleDescription(), QStringLiteral("Nothing imported yet"));
        m_view->setScene(laidOut({}));
        QVERIFY(!m_view->scene());
        QVERIFY(m_view->idAt({100, 100}).isEmpty());
        QTest::keyClick(m_view.get(), Qt::Key_Right); // and nothing crashes
        wheel(*m_view, {10, 10}, 120);
    }

    void refusesASceneWithoutLayout()
    {
        m_view->setScene(laidOut(diamond()));
        const GraphScenePtr before = m_view->scene();
        m_view->setScene(std::make_shared<const GraphScene>(diamond()));
        QCOMPARE(m_view->scene(), before);
    }

    void fitsTheFirstScene()
    {
        m_view->setScene(laidOut(estate(120, 1)));
        const QRect all = m_view->camera().map(m_view->scene()->layout.bounds).toAlignedRect();
        QVERIFY(m_view->viewport()->rect().contains(all));
    }

    void fitsOnceThereIsASize()
    {
        QWidget page;
        GraphView view(&page);
        view.resize(10, 10); // a page that is made ahead has no size yet
        view.setScene(laidOut(estate(120, 1)));
        view.fit();
        page.resize(900, 600);
        view.resize(900, 600);
        page.show();
        QVERIFY(QTest::qWaitForWindowExposed(&page));
        QTRY_VERIFY2(view.zoom() > 0.02, qPrintable(QString::number(view.zoom())));
        QVERIFY(view.viewport()->rect().contains(view.camera().map(view.scene()->layout.bounds).toAlignedRect()));
    }

    void hitTest()
    {
        m_view->setScene(laidOut(diamond()));
        for (const GraphNode& node : m_view->scene()->nodes)
            QCOMPARE(m_view->idAt(m_view->nodeRect(node.id).center()), node.id);
        QVERIFY(m_view->idAt({1, 1}).isEmpty());
        QVERIFY(m_view->nodeRect(QStringLiteral("nobody")).isEmpty());
    }

    void clickSelectsAndCtrlAdds()
    {
        m_view->setScene(laidOut(diamond()));
        QSignalSpy spy(m_view.get(), &GraphView::selectionChanged);
        const auto click = [this](const char* id, Qt::KeyboardModifiers modifiers = {}) {
            QTest::mouseClick(
                m_view->viewport(), Qt::LeftButton, modifiers, m_view->nodeRect(QLatin1String(id)).center());
        };
        click("c");
        QCOMPARE(m_view->selection(), QStringList {QStringLiteral("c")});
        click("a", Qt::ControlModifier);
        QCOMPARE(m_view->selection(), (QStringList {QStringLiteral("a"), QStringLiteral("c")}));
        click("c", Qt::ControlModifier);
        QCOMPARE(m_view->selection(), QStringList {QStringLiteral("a")});
        QCOMPARE(spy.size(), 3);
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, emptySpot(*m_view));
        QVERIFY(m_view->selection().isEmpty());
        click("b");
        QTest::keyClick(m_view.get(), Qt::Key_Escape);
        QVERIFY(m_view->selection().isEmpty());
    }

    void doubleClickAndEnter()
    {
        m_view->setScene(laidOut(diamond()));
        QSignalSpy focus(m_view.get(), &GraphView::focusRequested);
        QSignalSpy activated(m_view.get(), &GraphView::activated);
        QTest::mouseDClick(m_view->viewport(), Qt::LeftButton, {}, m_view->nodeRect(QStringLiteral("d")).center());
        QCOMPARE(focus.size(), 1);
        QCOMPARE(focus[0][0].toString(), QStringLiteral("d"));
        QCOMPARE(activated.size(), 0);
        m_view->setCurrentId(QStringLiteral("d"));
        QTest::keyClick(m_view.get(), Qt::Key_Return);
        QCOMPARE(activated.size(), 1);
        QCOMPARE(activated[0][0].toString(), QStringLiteral("d"));
    }

    void arrowsFollowTheEdges()
    {
        m_view->setScene(laidOut(diamond()));
        m_view->setCurrentId(QStringLiteral("e"));
        QTest::keyClick(m_view.get(), Qt::Key_Left);
        QCOMPARE(m_view->currentId(), QStringLiteral("d"));
        QTest::keyClick(m_view.get(), Qt::Key_Left);
        const QString middle = m_view->currentId();
        QVERIFY(middle == QLatin1String("b") || middle == QLatin1String("c"));
        const bool upper = m_view->nodeRect(QStringLiteral("b")).top() < m_view->nodeRect(QStringLiteral("c")).top();
        const QString above = upper ? QStringLiteral("b") : QStringLiteral("c");
        const QString below = upper ? QStringLiteral("c") : QStringLiteral("b");
        QTest::keyClick(m_view.get(), Qt::Key_Up);
        QTest::keyClick(m_view.get(), Qt::Key_Up); // there is nothing further up
        QCOMPARE(m_view->currentId(), above);
        QTest::keyClick(m_view.get(), Qt::Key_Down);
        QCOMPARE(m_view->currentId(), below);
        QTest::keyClick(m_view.get(), Qt::Key_Left);
        QTest::keyClick(m_view.get(), Qt::Key_Left);
        QCOMPARE(m_view->currentId(), QStringLiteral("a"));
        QCOMPARE(m_view->selection(), QStringList {QStringLiteral("a")});
        QTest::keyClick(m_view.get(), Qt::Key_Right);
        QVERIFY(m_view->currentId() == QLatin1String("b") || m_view->currentId() == QLatin1String("c"));
    }

    void arrowKeepsTheCurrentNodeInView()
    {
        m_view->setScene(laidOut(estate(240, 2)));
        m_view->setZoom(1.5, {0, 0});
        m_view->centerOn(QStringLiteral("n68"));
        m_view->setCurrentId(QStringLiteral("n68"));
        for (int i = 0; i < 12; ++i)
            QTest::keyClick(m_view.get(), i % 3 == 2 ? Qt::Key_Down : Qt::Key_Right);
        QVERIFY(m_view->currentId() != QLatin1String("n68"));
        QVERIFY(m_view->viewport()->rect().contains(m_view->nodeRect(m_view->currentId())));
    }

    void wheelZoomKeepsThePointUnderTheCursor()
    {
        m_view->setScene(laidOut(estate(240, 2)));
        for (const QPoint at : {QPoint(200, 150), QPoint(700, 500)}) {
            for (const int delta : {120, 120, 240, -120, -360, 60}) {
                const qreal zoom = m_view->zoom();
                const QPointF before = m_view->camera().unmap(at);
                wheel(*m_view, at, delta, delta == 60 ? Qt::ControlModifier : Qt::NoModifier);
                QVERIFY(delta > 0 ? m_view->zoom() > zoom : m_view->zoom() < zoom);
                const QPointF now = m_view->camera().map(before);
                QVERIFY2((now - at).manhattanLength() <= 1.5, qPrintable(QString::number(delta)));
            }
        }
    }

    void zoomHasLimits()
    {
        m_view->setScene(laidOut(diamond()));
        for (int i = 0; i < 60; ++i)
            wheel(*m_view, {450, 300}, 120);
        QCOMPARE(m_view->zoom(), 3.0);
        for (int i = 0; i < 100; ++i)
            wheel(*m_view, {450, 300}, -120);
        QVERIFY(m_view->zoom() > 0.01);
        QTest::keyClick(m_view.get(), Qt::Key_F);
        const qreal fitted = m_view->zoom();
        QVERIFY(fitted > 0.5 && fitted <= 1);
        QTest::keyClick(m_view.get(), Qt::Key_Minus);
        QCOMPARE(m_view->zoom(), fitted / 1.25);
        QTest::keyClick(m_view.get(), Qt::Key_Plus);
        QCOMPARE(m_view->zoom(), fitted);
    }

    void dragMovesAndPaintsOnlyStrips()
    {
        m_view->setScene(laidOut(estate(240, 2)));
        m_view->setZoom(1, {450, 300});
        m_view->repaint();
        const QPoint from = emptySpot(*m_view);
        QVERIFY(!from.isNull());
        const QPointF offset = m_view->camera().offset;
        const int painted = m_view->fullPaints();
        QTest::mousePress(m_view->viewport(), Qt::LeftButton, {}, from);
        for (int i = 1; i <= 5; ++i) {
            const QPoint at = from + QPoint(12, 7) * i;
            QMouseEvent move(QEvent::MouseMove, at, m_view->viewport()->mapToGlobal(at), Qt::NoButton, Qt::LeftButton,
                Qt::NoModifier);
            QCoreApplication::sendEvent(m_view->viewport(), &move);
            m_view->viewport()->repaint();
        }
        QCOMPARE(m_view->fullPaints(), painted); // moved, not painted
        QCOMPARE(m_view->camera().offset - offset, QPointF(60, 35));
        QTest::mouseRelease(m_view->viewport(), Qt::LeftButton, {}, from + QPoint(60, 35));
        m_view->viewport()->repaint();
        QCOMPARE(m_view->fullPaints(), painted + 1);
        QVERIFY(m_view->selection().isEmpty());

        drag(m_view->viewport(), m_view->viewport()->rect().center(), {400, 200}, Qt::MiddleButton);
        QVERIFY(m_view->camera().offset != offset + QPointF(60, 35));
    }

    void movedPictureEqualsANewOne()
    {
        // Nodes and full-tone edges must meet at the seams. With everything in view nothing is toned differently.
        m_view->setMinimapVisible(false);
        m_view->setScene(laidOut(diamond()));
        m_view->clearFocus();
        m_view->repaint();
        const QPoint from = emptySpot(*m_view);
        QTest::mousePress(m_view->viewport(), Qt::LeftButton, {}, from);
        for (const QPoint step : {QPoint(30, 0), QPoint(30, 40), QPoint(-20, 10)}) {
            QMouseEvent move(QEvent::MouseMove, from + step, m_view->viewport()->mapToGlobal(from + step), Qt::NoButton,
                Qt::LeftButton, Qt::NoModifier);
            QCoreApplication::sendEvent(m_view->viewport(), &move);
            m_view->viewport()->repaint();
        }
        const QImage moved = m_view->viewport()->grab().toImage();
        QTest::mouseRelease(m_view->viewport(), Qt::LeftButton, {}, from + QPoint(-20, 10));
        QCOMPARE(m_view->viewport()->grab().toImage(), moved);
    }

    void hoverPaintsOnTopOfTheKeptPicture()
    {
        m_view->setScene(laidOut(diamond()));
        m_view->repaint();
        QSignalSpy spy(m_view.get(), &GraphView::hovered);
        const QImage before = m_view->grab().toImage();
        const int painted = m_view->fullPaints();
        QTest::mouseMove(m_view->viewport(), m_view->nodeRect(QStringLiteral("b")).center());
        QTRY_COMPARE(spy.size(), 1);
        QCOMPARE(spy[0][0].toString(), QStringLiteral("b"));
        QVERIFY(m_view->grab().toImage() != before);
        QCOMPARE(m_view->fullPaints(), painted);
        QVERIFY(m_view->toolTipFor(QStringLiteral("b")).contains(QLatin1String("Node b")));
        QVERIFY(m_view->toolTipFor(QStringLiteral("b")).contains(QLatin1String("healthy")));
    }

    void themeChangeDropsTheKeptPicture()
    {
        m_view->setScene(laidOut(diamond()));
        const QImage light = m_view->grab().toImage();
        const int painted = m_view->fullPaints();
        m_view->grab();
        QCOMPARE(m_view->fullPaints(), painted);
        Theme::setMode(ThemeMode::Dark);
        Q_EMIT Theme::notifier()->changed();
        const QImage dark = m_view->grab().toImage();
        QVERIFY(m_view->fullPaints() > painted);
        QVERIFY(dark != light);
    }

    void highlightFadesTheRest()
    {
        m_view->setScene(laidOut(diamond()));
        const QImage plain = m_view->grab().toImage();
        m_view->setHighlight({QStringLiteral("a")}, {QStringLiteral("b")});
        QVERIFY(m_view->isHighlighting());
        QVERIFY(m_view->grab().toImage() != plain);
        m_view->clearHighlight();
        QCOMPARE(m_view->grab().toImage(), plain);
        m_view->setHighlight({QStringLiteral("not here")}, {});
        QVERIFY(!m_view->isHighlighting());
        QCOMPARE(m_view->grab().toImage(), plain);
    }

    void newSceneKeepsSelectionAndPlace()
    {
        const GraphScenePtr first = laidOut(diamond());
        m_view->setScene(first);
        m_view->setZoom(1.4, {300, 300});
        m_view->setCurrentId(QStringLiteral("d"));
        const QRect before = m_view->nodeRect(QStringLiteral("d"));
        GraphScene changed = diamond();
        GraphNode extra = changed.nodes[0];
        extra.id = QStringLiteral("f");
        changed.nodes.push_back(extra);
        changed.edges.push_back({3, 5});
        QSignalSpy spy(m_view.get(), &GraphView::selectionChanged);
        m_view->setScene(laidOut(changed));
        QCOMPARE(m_view->selection(), QStringList {QStringLiteral("d")});
        QVERIFY((m_view->nodeRect(QStringLiteral("d")).topLeft() - before.topLeft()).manhattanLength() <= 2);
        QCOMPARE(spy.size(), 0);

        GraphScene without = diamond();
        without.nodes.erase(without.nodes.begin() + 3);
        without.edges = {{0, 1}, {0, 2}};
        m_view->setScene(laidOut(without));
        QVERIFY(m_view->selection().isEmpty());
        QCOMPARE(spy.size(), 1);
    }

    void transitionRunsAndEnds()
    {
        m_view->setAnimated(true);
        m_view->setScene(laidOut(diamond()));
        GraphScene other = diamond();
        other.edges = {{4, 3}, {3, 2}, {2, 1}, {1, 0}};
        m_view->setScene(laidOut(other));
        m_view->grab();
        QTRY_VERIFY(!m_view->isAnimating());
        QCOMPARE(m_view->idAt(m_view->nodeRect(QStringLiteral("a")).center()), QStringLiteral("a"));
        // A new scene in the middle of a transition.
        m_view->setScene(laidOut(diamond()));
        m_view->setScene(laidOut(other));
        m_view->setScene(nullptr);
        QVERIFY(!m_view->isAnimating());
    }

    void minimapMovesTheView()
    {
        m_view->setScene(laidOut(estate(240, 2)));
        m_view->setZoom(1.2, {450, 300});
        GraphMinimap* map = m_view->minimap();
        QVERIFY(map->isVisible());
        const QPointF target = m_view->scene()->layout.bounds.center();
        QTest::mouseClick(map, Qt::LeftButton, {}, map->toMap(target).toPoint());
        const QPointF centre = m_view->camera().unmap(QRectF(m_view->viewport()->rect()).center());
        QVERIFY((centre - target).manhattanLength() < m_view->scene()->layout.bounds.width() / 50);
        m_view->setMinimapVisible(false);
        QVERIFY(!map->isVisible());
    }

    void sampledEdgesAreSaidSo()
    {
        GraphScene scene = estate(3000, 3);
        Random random(1);
        for (int i = 0; i < 12000; ++i)
            scene.edges.push_back({int(random.below(1500)), 1500 + int(random.below(1500)), 1, EdgeStyle::Normal});
        const GraphScenePtr shown = laidOut(scene);
        m_view->setScene(shown);
        m_view->fit();
        m_view->grab();
        QVERIFY(m_view->zoom() < 0.18);
        const GraphPaintStats stats = m_view->lastStats();
        QVERIFY(stats.edgesDrawn < stats.edgesInView);
        QCOMPARE(stats.edgesInView, int(shown->edges.size() - shown->layout.selfLoops.size()));
        QVERIFY(m_view->sampledText().contains(m_view->locale().toString(stats.edgesDrawn)));
        m_view->setZoom(1, {450, 300});
        m_view->grab();
        QVERIFY(m_view->sampledText().isEmpty());
    }

    void exportIsComplete()
    {
        GraphScene scene = estate(240, 2);
        scene.nodes[5].title = QStringLiteral("a_name_that_is_far_too_long_for_the_box_it_has_to_stand_in");
        scene.nodes[6].title = QStringLiteral("<Größe & more>");
        m_view->setScene(laidOut(scene));
        QTemporaryDir dir;
        const QString svg = dir.filePath(QStringLiteral("graph.svg"));
        QVERIFY(m_view->exportSvg(svg).ok());
        QFile file(svg);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(file.readAll());
        for (const GraphNode& node : scene.nodes)
            QVERIFY2(text.contains(QLatin1Char('>') + node.title.toHtmlEscaped() + QLatin1Char('<')),
                qPrintable(node.title));

        const QString png = dir.filePath(QStringLiteral("graph.png"));
        QVERIFY(m_view->exportPng(png, 0.5).ok());
        const QImage image(png);
        QCOMPARE(image.size(), (m_view->wholeSize() * 0.5).toSize());

        const Status huge = m_view->exportPng(png, 1000);
        QVERIFY(!huge);
        QCOMPARE(huge.error().cls, ErrorClass::BadInput);
        QVERIFY(!huge.error().remedy.isEmpty());
        const Status nowhere = m_view->exportSvg(QStringLiteral("/nowhere/at/all.svg"));
        QVERIFY(!nowhere);
        QCOMPARE(nowhere.error().cls, ErrorClass::Access);
        m_view->setScene(nullptr);
        QVERIFY(!m_view->exportSvg(svg));
    }

    void accessibleNodes()
    {
        m_view->setScene(laidOut(diamond()));
        QAccessibleInterface* root = QAccessible::queryAccessibleInterface(m_view.get());
        QVERIFY(root);
        QCOMPARE(root->role(), QAccessible::List);
        QCOMPARE(root->childCount(), 5);
        QCOMPARE(root->child(3)->text(QAccessible::Name), QStringLiteral("Node d, dataset, healthy"));
        QCOMPARE(root->child(3)->text(QAccessible::Description), QStringLiteral("2 upstream, 1 downstream"));
        QCOMPARE(root->indexOfChild(root->child(3)), 3);
        QVERIFY(!root->child(5));
        const QPoint at = m_view->viewport()->mapToGlobal(m_view->nodeRect(QStringLiteral("b")).center());
        QCOMPARE(root->childAt(at.x(), at.y()), root->child(1));
        QVERIFY(!root->child(1)->state().selected);
        QSignalSpy activated(m_view.get(), &GraphView::activated);
        root->child(1)->actionInterface()->doAction(QAccessibleActionInterface::setFocusAction());
        QVERIFY(root->child(1)->state().selected);
        QCOMPARE(root->focusChild(), root->child(1));
        root->child(1)->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
        QCOMPARE(activated.size(), 1);

        QAccessibleInterface* stale = root->child(4);
        m_view->setScene(nullptr);
        QVERIFY(!stale->isValid());
        QCOMPARE(root->childCount(), 0);
    }

    /// Prints what frames cost; with SKEIN_GRAPH_SHOTS set to a folder it also leaves pictures there.
    void pictures()
    {
        const QString folder = qEnvironmentVariable("SKEIN_GRAPH_SHOTS");
        const auto shoot = [&](const char* name) {
            const QPixmap picture = m_view->grab();
            QVERIFY(!picture.isNull());
            if (!folder.isEmpty())
                QVERIFY(picture.save(folder + QLatin1Char('/') + QLatin1String(name) + QStringLiteral(".png")));
        };
        m_view->resize(1440, 900);
        const GraphScenePtr scene = laidOut(estate(240, 2));
        m_view->setScene(scene);
        for (const bool dark : {true, false}) {
            Theme::setMode(dark ? ThemeMode::Dark : ThemeMode::Light);
            m_view->setSelection({});
            m_view->clearHighlight();
            m_view->fit();
            shoot(dark ? "fit-dark" : "fit-light");
            m_view->setCurrentId(QStringLiteral("n68"));
            m_view->setZoom(1, {0, 0});
            m_view->centerOn(QStringLiteral("n68"));
            shoot(dark ? "near-dark" : "near-light");
            m_view->setHighlight({QStringLiteral("n35"), QStringLiteral("n1")},
                {QStringLiteral("n105"), QStringLiteral("n110"), QStringLiteral("n120")});
            shoot(dark ? "highlight-dark" : "highlight-light");
        }
        m_view->clearHighlight();
        m_view->setScene(nullptr);
        m_view->setScene(laidOut(estate(10000, 4)));
        shoot("large");
        GraphScene hub = diamond();
        for (int i = 0; i < 1800; ++i) {
            GraphNode reader = hub.nodes[0];
            reader.id = QStringLiteral("r%1").arg(i);
            reader.title = QStringLiteral("consumer_%1").arg(i);
            reader.kind = QStringLiteral("pipeline");
            hub.nodes.push_back(reader);
            hub.edges.push_back({4, 5 + i});
        }
        m_view->setScene(nullptr);
        m_view->setScene(laidOut(hub));
        shoot("hub");
        m_view->setCurrentId(QStringLiteral("e"));
        m_view->centerOn(QStringLiteral("e"));
        shoot("hub-near");
    }

    void frames_data()
    {
        QTest::addColumn<int>("nodes");
        QTest::newRow("1k") << 1000;
        QTest::newRow("10k") << 10000;
    }
    void frames()
    {
        QFETCH(int, nodes);
        const GraphScenePtr scene = laidOut(estate(nodes, 4));
        m_view->resize(1920, 1080);
        QElapsedTimer timer;
        timer.start();
        m_view->setScene(scene);
        m_view->fit();
        m_view->grab();
        const double first = double(timer.nsecsElapsed()) / 1e6;
        QString report;
        for (const qreal zoom : {m_view->zoom(), 0.12, 0.35, 1.0}) {
            m_view->setZoom(zoom, {960, 540});
            const int before = m_view->fullPaints();
            timer.restart();
            for (int i = 0; i < 5; ++i) {
                m_view->setZoom(m_view->zoom() * 1.0001, {960, 540});
                m_view->viewport()->repaint();
            }
            const double each = double(timer.nsecsElapsed()) / 1e6 / std::max(1, m_view->fullPaints() - before);
            report += QStringLiteral(" %1: %2 ms").arg(zoom, 0, 'f', 3).arg(each, 0, 'f', 1);
        }
        qInfo("%d nodes, %d edges, first frame %.1f ms, frames at zoom%s", nodes, int(scene->edges.size()), first,
            qPrintable(report));
        QVERIFY(m_view->fullPaints() > 0);
    }

private:
    std::unique_ptr<GraphView> m_view;
};

SKEIN_TEST(TstGraphView)
#include "tst_graphview.moc"
