#include "tests/models/layout/graphs.h"

#include "models/base/random.h"
#include "models/layout/crossings.h"
#include "tests/support/testregistry.h"

#include <QElapsedTimer>
#include <QTest>

#include <cmath>

using namespace skein;
using namespace skein::layout;
using namespace skein::layout::test;

namespace {

Layout drawn(const Input& input, const Options& options = {})
{
    Result<Layout> result = layered(input, options);
    return result ? std::move(result).value() : Layout();
}

} // namespace

class TstLayered : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void emptyAndTiny()
    {
        const Layout none = drawn({});
        QVERIFY(none.positions.empty());
        QVERIFY(none.bounds.isEmpty());
        const Layout one = drawn(fromEdges(1, {}));
        QCOMPARE(one.positions.size(), size_t(1));
        QCOMPARE(one.bounds, QRectF(0, 0, 150, 28));
    }

    void chainRunsLeftToRightOnOneLine()
    {
        const Layout layout = drawn(fromEdges(3, {{2, 1}, {1, 0}}));
        QVERIFY(layout.positions[2].x() + 150 < layout.positions[1].x());
        QVERIFY(layout.positions[1].x() + 150 < layout.positions[0].x());
        QCOMPARE(layout.positions[0].y(), layout.positions[1].y());
        QCOMPARE(layout.positions[1].y(), layout.positions[2].y());
        QCOMPARE(layout.columns, (std::vector<int> {2, 1, 0}));
        QCOMPARE(layout.crossings, 0);
    }

    void cyclesAndSelfReferencesSurvive()
    {
        const Input input = fromEdges(4, {{0, 1}, {1, 2}, {2, 0}, {3, 3}, {1, 1}, {2, 3}, {2, 3}, {9, 0}, {0, -1}});
        const Layout layout = drawn(input);
        QCOMPARE(layout.selfLoops, (std::vector<int> {3, 4}));
        QCOMPARE(layout.ignored, (std::vector<int> {7, 8}));
        QCOMPARE(int(std::count(layout.reversed.begin(), layout.reversed.end(), 1)), 1);
        QCOMPARE(layout.reversed[2], char(1));
        QCOMPARE(layout.routes[3].leaf, -1);
        QVERIFY(layout.routes[5].leaf >= 0 && layout.routes[6].leaf >= 0);
        QCOMPARE(overlaps(input, layout), 0);
        QCOMPARE(brokenRoutes(input, layout), 0);
    }

    void questionableSizes()
    {
        Input input = fromEdges(3, {{0, 1}, {1, 2}});
        input.sizes = {QSizeF(-5, 10), QSizeF(std::nan(""), INFINITY), QSizeF(0, 0)};
        const Layout layout = drawn(input);
        for (const QPointF& p : layout.positions)
            QVERIFY(std::isfinite(p.x()) && std::isfinite(p.y()));
    }

    void noOverlapsAndWholeRoutes_data()
    {
        QTest::addColumn<int>("nodes");
        QTest::addColumn<int>("edges");
        QTest::addColumn<bool>("fold");
        QTest::newRow("30") << 30 << 60 << true;
        QTest::newRow("300") << 300 << 480 << true;
        QTest::newRow("300 dense") << 300 << 3000 << true;
        QTest::newRow("2000") << 2000 << 3200 << true;
        QTest::newRow("2000 unfolded") << 2000 << 3200 << false;
        QTest::newRow("forest") << 1000 << 400 << true;
    }
    void noOverlapsAndWholeRoutes()
    {
        QFETCH(int, nodes);
        QFETCH(int, edges);
        QFETCH(bool, fold);
        for (quint64 seed = 1; seed <= 3; ++seed) {
            const Input input = estate(nodes, edges, seed);
            Options options;
            options.fold = fold;
            const Layout layout = drawn(input, options);
            QCOMPARE(layout.positions.size(), size_t(nodes));
            QCOMPARE(overlaps(input, layout), 0);
            QCOMPARE(brokenRoutes(input, layout), 0);
            // Every edge advances by at least one column, reversed ones backwards.
            for (size_t e = 0; e < input.edges.size(); ++e) {
                const auto [from, to] = input.edges[e];
                if (from == to)
                    continue;
                const int span = layout.columns[size_t(to)] - layout.columns[size_t(from)];
                QVERIFY(layout.reversed[e] ? span < 0 : span > 0);
            }
        }
    }

    void trunksPassBetweenNodes()
    {
        const Input input = estate(300, 480, 7);
        const Layout layout = drawn(input);
        int hits = 0;
        for (size_t e = 0; e < input.edges.size(); ++e) {
            const Route& route = layout.routes[e];
            for (int i = 1; i < route.trunkCount; i += 2) {
                const Segment& s = layout.segments[size_t(route.trunk + i)];
                for (size_t v = 0; v < input.sizes.size(); ++v) {
                    const QRectF rect(layout.positions[v], input.sizes[v]);
                    hits += rect.contains((s.from + s.to) / 2) ? 1 : 0;
                }
            }
        }
        QCOMPARE(hits, 0);
    }

    void sameInputSameDrawing()
    {
        const Input input = estate(800, 1400, 5);
        QVERIFY(same(drawn(input), drawn(input)));
    }

    void hubBecomesABusOfSaneShape()
    {
        const Input input = hub(1800);
        const Layout layout = drawn(input);
        QCOMPARE(overlaps(input, layout), 0);
        QCOMPARE(brokenRoutes(input, layout), 0);
        const qreal aspect = layout.bounds.width() / layout.bounds.height();
        QVERIFY2(aspect > 0.5 && aspect < 5, qPrintable(QString::number(aspect)));
        // Each consumer has its own piece, the way there is shared.
        QVERIFY2(layout.segments.size() < 3 * input.edges.size(), qPrintable(QString::number(layout.segments.size())));

        Options tall;
        tall.fold = false;
        const Layout unfolded = drawn(input, tall);
        QCOMPARE(*std::max_element(unfolded.columns.begin(), unfolded.columns.end()), 2);
        QCOMPARE(unfolded.crossings, 0);
        // The hub stands at the middle of what it feeds.
        QVERIFY(std::abs(unfolded.positions[0].y() + 14 - unfolded.bounds.center().y()) < 60);
    }

    void treesHaveNoCrossings()
    {
        Input input = fromEdges(364, {});
        for (int v = 1; v < 364; ++v)
            input.edges.push_back({(v - 1) / 3, v});
        Options options;
        options.fold = false;
        QCOMPARE(drawn(input, options).crossings, 0);
    }

    void cancel()
    {
        CancelToken token;
        token.cancel();
        const Result<Layout> result = layered(estate(200, 400, 1), {}, token);
        QVERIFY(!result);
        QCOMPARE(result.error().cls, ErrorClass::Cancelled);
    }

    void unchangedPositionsWhenLittleChanges()
    {
        const Input before = estate(1000, 1600, 3);
        const Layout first = drawn(before);

        // One node in a hundred is replaced by another one with new neighbours.
        Input after = before;
        after.previous = first.positions;
        Random random(9);
        std::vector<char> replaced(1000, 0);
        for (int v = 50; v < 1000; v += 100) {
            replaced[size_t(v)] = 1;
            after.previous[size_t(v)] = noPosition;
            after.sizes[size_t(v)] = QSizeF(170, 44);
        }
        for (Edge& edge : after.edges) {
            if (replaced[size_t(edge.to)])
                edge.from = int(random.below(500));
            if (replaced[size_t(edge.from)])
                edge.to = 500 + int(random.below(500));
        }
        const Layout second = drawn(after);
        QVERIFY(second.kept);
        QCOMPARE(overlaps(after, second), 0);
        QCOMPARE(brokenRoutes(after, second), 0);
        int moved = 0;
        for (size_t v = 0; v < 1000; ++v) {
            const QPointF delta = second.positions[v] - first.positions[v];
            if (!replaced[v] && std::hypot(delta.x(), delta.y()) > before.sizes[v].height())
                ++moved;
        }
        QVERIFY2(moved * 20 <= 990, qPrintable(QString::number(moved)));
        QVERIFY(same(second, drawn(after)));
    }

    void newNodesStandBesideTheirNeighbours()
    {
        Input input = fromEdges(6, {{0, 1}, {1, 2}, {1, 3}, {4, 0}, {5, 5}});
        input.previous = {{0, 0}, {206, 0}, {412, -20}, noPosition, noPosition, noPosition};
        Options options;
        options.maxChanged = 0.6;
        const Layout layout = drawn(input, options);
        QVERIFY(layout.kept);
        QCOMPARE(layout.positions[2], QPointF(412, -20));
        QCOMPARE(layout.positions[3].x(), 412.0); // the column of its sibling
        QCOMPARE(layout.positions[4].x(), -206.0); // a new column before its consumer
        QVERIFY(layout.positions[5].y() > 28); // unconnected: below
        QCOMPARE(overlaps(input, layout), 0);
        QCOMPARE(brokenRoutes(input, layout), 0);
    }

    void grownNodesMoveOnlyThemselves()
    {
        Input input = fromEdges(3, {{0, 1}, {0, 2}});
        input.previous = {{0, 0}, {206, 0}, {206, 40}};
        input.sizes[1] = QSizeF(150, 60);
        const Layout layout = drawn(input);
        QCOMPARE(layout.positions[1], QPointF(206, 0));
        QVERIFY(layout.positions[2] != QPointF(206, 40));
        QCOMPARE(overlaps(input, layout), 0);
    }

    void tooManyNewNodesMeanAFreshLayout()
    {
        Input input = estate(100, 160, 2);
        input.previous.assign(100, noPosition);
        for (int v = 0; v < 40; ++v)
            input.previous[size_t(v)] = QPointF(0, v * 60);
        QVERIFY(!drawn(input).kept);
    }

    void crossingsOnKnownGraphs_data()
    {
        QTest::addColumn<QList<int>>("lines");
        QTest::addColumn<qint64>("crossings");
        QTest::newRow("none") << QList<int> {} << qint64(0);
        QTest::newRow("parallel") << QList<int> {0, 0, 1, 1, 2, 2} << qint64(0);
        QTest::newRow("one") << QList<int> {0, 1, 1, 0} << qint64(1);
        QTest::newRow("shared end") << QList<int> {0, 0, 0, 1, 1, 1} << qint64(0);
        QTest::newRow("K2,2") << QList<int> {0, 0, 0, 1, 1, 0, 1, 1} << qint64(1);
        QTest::newRow("K3,3") << QList<int> {0, 0, 0, 1, 0, 2, 1, 0, 1, 1, 1, 2, 2, 0, 2, 1, 2, 2} << qint64(9);
        QTest::newRow("reversed 4") << QList<int> {0, 3, 1, 2, 2, 1, 3, 0} << qint64(6);
        QTest::newRow("double edge crosses twice") << QList<int> {0, 1, 0, 1, 1, 0} << qint64(2);
    }
    void crossingsOnKnownGraphs()
    {
        QFETCH(QList<int>, lines);
        QFETCH(qint64, crossings);
        std::vector<std::pair<int, int>> pairs;
        for (qsizetype i = 0; i + 1 < lines.size(); i += 2)
            pairs.push_back({lines[i], lines[i + 1]});
        QCOMPARE(countCrossings(pairs), crossings);
    }

    void crossingsAgreeWithComparingAllPairs()
    {
        Random random(4);
        for (int round = 0; round < 50; ++round) {
            std::vector<std::pair<int, int>> lines;
            for (int i = 0; i < 60; ++i)
                lines.push_back({int(random.below(12)), int(random.below(15))});
            qint64 slow = 0;
            for (size_t a = 0; a < lines.size(); ++a) {
                for (size_t b = a + 1; b < lines.size(); ++b)
                    slow += (lines[a].first - lines[b].first) * (lines[a].second - lines[b].second) < 0 ? 1 : 0;
            }
            QCOMPARE(countCrossings(lines), slow);
        }
    }

    /// Complete bipartite graphs cannot be improved: the number must be what theory says.
    void optimalCrossings()
    {
        Input input = fromEdges(6, {});
        for (int a = 0; a < 3; ++a) {
            for (int b = 3; b < 6; ++b)
                input.edges.push_back({a, b});
        }
        QCOMPARE(drawn(input).crossings, 9);
        // Two crossed pairs are untangled.
        QCOMPARE(drawn(fromEdges(5, {{0, 1}, {0, 2}, {1, 4}, {2, 3}, {1, 4}})).crossings, 0);
    }

    void large()
    {
        const Input input = estate(10000, 16000, 1);
        QElapsedTimer timer;
        timer.start();
        const Layout layout = drawn(input);
        qInfo("10k nodes, %d edges: %lld ms, %lld crossings, %d segments, %.0f x %.0f", int(input.edges.size()),
            timer.elapsed(), layout.crossings, int(layout.segments.size()), layout.bounds.width(),
            layout.bounds.height());
        QCOMPARE(overlaps(input, layout), 0);
    }
};

SKEIN_TEST(TstLayered)
#include "tst_layout.moc"
