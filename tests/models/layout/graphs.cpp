#include "tests/models/layout/graphs.h"

#include "models/base/random.h"
#include "models/layout/gridindex.h"

#include <cmath>

namespace skein::layout::test {

Input fromEdges(int nodes, std::vector<Edge> edges)
{
    Input input;
    input.sizes.assign(size_t(nodes), QSizeF(150, 28));
    input.edges = std::move(edges);
    return input;
}

Input estate(int nodes, int edges, quint64 seed)
{
    Random random(seed);
    Input input;
    const int layers = 12;
    for (int v = 0; v < nodes; ++v)
        input.sizes.push_back(QSizeF(120 + qreal(random.below(60)), v % 5 == 0 ? 44 : 28));
    const int domains = std::max(1, int(std::sqrt(nodes / 10.0)));
    for (int e = 0; e < edges; ++e) {
        // Squaring prefers low numbers: few nodes have very many readers.
        const double r = random.uniform();
        const int from = int(r * r * (nodes - nodes / layers - 1));
        const int layer = from * layers / nodes;
        const int target = (layer + 1 + int(random.below(random.chance(0.8) ? 1 : 4))) % layers;
        int to = target * nodes / layers + int(random.below(quint64(nodes / layers)));
        if (random.chance(0.8)) // mostly inside the own domain
            to = std::min(nodes - 1, to - to % domains + from % domains);
        if (to <= from && !random.chance(0.02)) // a few cycles
            continue;
        input.edges.push_back({from, to});
    }
    return input;
}

Input hub(int consumers)
{
    Input input;
    input.sizes.assign(size_t(consumers) * 2 + 1, QSizeF(150, 28));
    for (int i = 0; i < consumers; ++i) {
        input.edges.push_back({0, 1 + i});
        input.edges.push_back({1 + i, 1 + consumers + i});
    }
    return input;
}

int overlaps(const Input& input, const Layout& layout)
{
    std::vector<QRectF> rects;
    for (size_t v = 0; v < input.sizes.size(); ++v)
        rects.push_back(QRectF(layout.positions[v], input.sizes[v]));
    const GridIndex index(rects);
    int count = 0;
    for (size_t v = 0; v < rects.size(); ++v) {
        for (int other : index.query(rects[v].adjusted(0.5, 0.5, -0.5, -0.5)))
            count += size_t(other) > v ? 1 : 0;
    }
    return count;
}

int brokenRoutes(const Input& input, const Layout& layout)
{
    const auto near = [](QPointF a, QPointF b) { return std::hypot(a.x() - b.x(), a.y() - b.y()) < 0.01; };
    const auto side = [&](int v, bool right) {
        const QRectF rect(layout.positions[size_t(v)], input.sizes[size_t(v)]);
        return QPointF(right ? rect.right() : rect.left(), rect.center().y());
    };
    int broken = 0;
    for (size_t e = 0; e < input.edges.size(); ++e) {
        const Route& route = layout.routes[e];
        if (route.leaf < 0)
            continue;
        const int first = layout.reversed[e] ? input.edges[e].to : input.edges[e].from;
        const int last = layout.reversed[e] ? input.edges[e].from : input.edges[e].to;
        QPointF at = side(first, true);
        bool good = true;
        for (int i = 0; i < route.trunkCount; ++i) {
            const Segment& segment = layout.segments[size_t(route.trunk + i)];
            good = good && near(at, segment.from);
            at = segment.to;
        }
        const Segment& leaf = layout.segments[size_t(route.leaf)];
        good = good && near(at, leaf.from) && (near(leaf.to, side(last, false)) || near(leaf.to, side(last, true)));
        broken += good ? 0 : 1;
    }
    return broken;
}

bool same(const Layout& a, const Layout& b)
{
    if (a.positions != b.positions || a.columns != b.columns || a.reversed != b.reversed || a.crossings != b.crossings
        || a.segments.size() != b.segments.size() || a.bounds != b.bounds)
        return false;
    for (size_t i = 0; i < a.segments.size(); ++i) {
        if (a.segments[i].c1 != b.segments[i].c1 || a.segments[i].to != b.segments[i].to)
            return false;
    }
    return true;
}

} // namespace skein::layout::test
