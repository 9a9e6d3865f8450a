#include "models/layout/ordering.h"

#include "models/base/random.h"
#include "models/layout/crossings.h"

#include <algorithm>
#include <cmath>

namespace skein::layout {

namespace {

using Order = std::vector<std::vector<int>>;

/// Vertices in the order a depth-first search from the left meets them: chains and trees come out without crossings.
Order depthFirstOrder(const Layers& layers, const std::vector<int>& roots)
{
    Order order(layers.order.size());
    std::vector<char> seen(size_t(layers.vertices()), 0);
    std::vector<int> stack;
    for (int root : roots) {
        if (seen[root])
            continue;
        stack.push_back(root);
        while (!stack.empty()) {
            const int v = stack.back();
            stack.pop_back();
            if (seen[v])
                continue;
            seen[v] = 1;
            order[layers.rank[v]].push_back(v);
            // Backwards, because the last one pushed is visited first. A chain goes on amid the targets it leaves.
            const int degree = layers.down.size(v);
            const int* const first = layers.down.begin(v);
            const int chains = degree > 0 && layers.isDummy(layers.edges[*first].to) ? 1 : 0;
            for (int i = degree; i > 0; --i) {
                int k = i - 1;
                if (chains > 0)
                    k = k > degree / 2 ? k : k == degree / 2 ? 0 : k + 1;
                const int w = layers.edges[first[k]].to;
                if (!seen[w])
                    stack.push_back(w);
            }
        }
    }
    return order;
}

Order hintedOrder(const Layers& layers, const std::vector<qreal>& hints)
{
    std::vector<qreal> key(size_t(layers.vertices()), 0);
    for (int v = 0; v < layers.nodes; ++v)
        key[v] = std::isnan(hints[v]) ? 0 : hints[v];
    for (const Bus& bus : layers.buses) {
        for (int i = 0; i < bus.length; ++i)
            key[bus.first + i] = key[bus.source];
    }
    Order order = layers.order;
    for (std::vector<int>& row : order)
        std::stable_sort(row.begin(), row.end(), [&](int a, int b) { return key[a] < key[b]; });
    return order;
}

class Orderer
{
public:
    Orderer(Layers& layers, const Options& options, const CancelToken& cancel)
        : m_layers(layers)
        , m_options(options)
        , m_cancel(cancel)
    {
    }

    /// Improves `start`; keeps the result if it beats what is known.
    void improve(Order start)
    {
        m_layers.order = std::move(start);
        m_layers.setPlaces();
        qint64 here = m_counter.count(m_layers);
        Order bestHere = m_layers.order;
        int idle = 0;
        // Hundreds of thousands of vertices: what later sweeps still gain cannot be seen any more.
        const int sweeps = m_layers.vertices() > 150000 ? std::min(m_options.sweeps, 6) : m_options.sweeps;
        for (int sweep = 0; sweep < sweeps && here > 0 && idle < 4 && !m_cancel.isCancelled(); ++sweep) {
            const bool forward = sweep % 2 == 0;
            sweepOnce(forward, sweep % 8 >= 6);
            const qint64 now = m_counter.count(m_layers);
            idle = now < here ? 0 : idle + 1;
            if (now < here) {
                here = now;
                bestHere = m_layers.order;
            }
        }
        m_layers.order = std::move(bestHere);
        m_layers.setPlaces();
        for (int pass = 0; pass < 6 && here > 0 && !m_cancel.isCancelled(); ++pass) {
            const qint64 gained = exchangeNeighbours(pass % 2 == 0);
            here -= gained;
            if (gained * 400 <= here) // under a quarter of a percent: not worth another pass
                break;
        }
        if (m_best < 0 || here < m_best) {
            m_best = here;
            m_bestOrder = m_layers.order;
        }
    }

    qint64 finish()
    {
        m_layers.order = std::move(m_bestOrder);
        m_layers.setPlaces();
        return m_best;
    }
    qint64 best() const { return m_best; }

private:
    void sweepOnce(bool forward, bool useMedian)
    {
        const int last = int(m_layers.order.size()) - 1;
        for (int i = 1; i <= last && !m_cancel.isCancelled(); ++i)
            sortRank(forward ? i : last - i, forward, useMedian);
    }

    void sortRank(int rank, bool forward, bool useMedian)
    {
        std::vector<int>& row = m_layers.order[rank];
        const Rows& edges = forward ? m_layers.up : m_layers.down;
        const qreal fixedSize = qreal(m_layers.order[forward ? rank - 1 : rank + 1].size());
        m_keyed.clear();
        for (size_t i = 0; i < row.size(); ++i) {
            const int v = row[i];
            // Without neighbours a vertex keeps its relative place.
            qreal key = (qreal(i) + 0.5) / qreal(row.size());
            const int degree = edges.size(v);
            if (degree > 0) {
                m_places.clear();
                qreal sum = 0;
                for (const int* e = edges.begin(v); e != edges.end(v); ++e) {
                    const Edge& edge = m_layers.edges[*e];
                    const int place = m_layers.place[forward ? edge.from : edge.to];
                    sum += place;
                    if (useMedian)
                        m_places.push_back(place);
                }
                qreal at = sum / degree;
                if (useMedian) {
                    std::nth_element(m_places.begin(), m_places.begin() + degree / 2, m_places.end());
                    at = m_places[size_t(degree) / 2];
                }
                key = (at + 0.5) / fixedSize;
            }
            m_keyed.push_back({key, v});
        }
        std::stable_sort(
            m_keyed.begin(), m_keyed.end(), [](const Keyed& a, const Keyed& b) { return a.key < b.key; });
        for (size_t i = 0; i < row.size(); ++i) {
            row[i] = m_keyed[i].vertex;
            m_layers.place[row[i]] = int(i);
        }
    }

    /// Swaps neighbours in a rank where that saves crossings. Returns the saving.
    qint64 exchangeNeighbours(bool forward)
    {
        qint64 saved = 0;
        const int ranks = int(m_layers.order.size());
        for (int i = 0; i < ranks && !m_cancel.isCancelled(); ++i)
            saved += exchangeInRank(forward ? i : ranks - 1 - i);
        return saved;
    }

    qint64 exchangeInRank(int rank)
    {
        std::vector<int>& row = m_layers.order[rank];
        if (row.size() < 2)
            return 0;
        collectPlaces(row, m_layers.up, true, m_upPlaces);
        collectPlaces(row, m_layers.down, false, m_downPlaces);
        m_slot.resize(row.size());
        for (size_t i = 0; i < row.size(); ++i)
            m_slot[i] = int(i);
        qint64 saved = 0;
        bool changed = true;
        for (int round = 0; round < 4 && changed; ++round) {
            changed = false;
            for (size_t i = 0; i + 1 < row.size(); ++i) {
                const int a = m_slot[i];
                const int b = m_slot[i + 1];
                const qint64 gain = crossingGain(m_upPlaces, a, b) + crossingGain(m_downPlaces, a, b);
                if (gain > 0) {
                    std::swap(m_slot[i], m_slot[i + 1]);
                    std::swap(row[i], row[i + 1]);
                    saved += gain;
                    changed = true;
                }
            }
        }
        for (size_t i = 0; i < row.size(); ++i)
            m_layers.place[row[i]] = int(i);
        return saved;
    }

    /// Sorted places of the neighbours of each vertex of a row.
    void collectPlaces(const std::vector<int>& row, const Rows& edges, bool up, Rows& places) const
    {
        places.start.assign(1, 0);
        places.item.clear();
        for (int v : row) {
            const size_t first = places.item.size();
            for (const int* e = edges.begin(v); e != edges.end(v); ++e)
                places.item.push_back(m_layers.place[up ? m_layers.edges[*e].from : m_layers.edges[*e].to]);
            std::sort(places.item.begin() + std::ptrdiff_t(first), places.item.end());
            places.start.push_back(int(places.item.size()));
        }
    }

    /// Crossings of a before b minus crossings of b before a, by merging the sorted places.
    static qint64 crossingGain(const Rows& places, int a, int b)
    {
        const int* x = places.begin(a);
        const int* y = places.begin(b);
        const int* const xEnd = places.end(a);
        const int* const yEnd = places.end(b);
        if (x == xEnd || y == yEnd)
            return 0;
        const qint64 all = qint64(xEnd - x) * qint64(yEnd - y);
        qint64 above = 0; // pairs with place(x) > place(y): they cross when a stands before b
        qint64 equal = 0;
        const int* less = y;
        const int* notGreater = y;
        for (; x != xEnd; ++x) {
            while (less != yEnd && *less < *x)
                ++less;
            while (notGreater != yEnd && *notGreater <= *x)
                ++notGreater;
            above += less - y;
            equal += notGreater - less;
        }
        return above - (all - above - equal);
    }

    struct Keyed {
        qreal key;
        int vertex;
    };
    Layers& m_layers;
    const Options& m_options;
    const CancelToken& m_cancel;
    CrossingCounter m_counter;
    Order m_bestOrder;
    qint64 m_best = -1;
    std::vector<Keyed> m_keyed;
    std::vector<int> m_places;
    std::vector<int> m_slot;
    Rows m_upPlaces;
    Rows m_downPlaces;
};

} // namespace

qint64 orderLayers(Layers& layers, const std::vector<qreal>& hints, const Options& options, const CancelToken& cancel)
{
    if (layers.order.size() < 2)
        return 0;
    std::vector<int> roots;
    roots.reserve(size_t(layers.vertices()));
    for (const std::vector<int>& row : layers.order)
        roots.insert(roots.end(), row.begin(), row.end());

    Orderer orderer(layers, options, cancel);
    if (!hints.empty())
        orderer.improve(hintedOrder(layers, hints));
    orderer.improve(depthFirstOrder(layers, roots));

    // Restarts find another few percent; below 2,000 vertices they cost a few milliseconds in all.
    const int vertices = std::max(1, layers.vertices());
    const int restarts = options.restarts >= 0 ? options.restarts : std::clamp(4000 / vertices, 0, 8);
    Random random(options.seed);
    for (int i = 0; i < restarts && orderer.best() > 0 && !cancel.isCancelled(); ++i) {
        for (size_t k = roots.size(); k > 1; --k)
            std::swap(roots[k - 1], roots[random.below(k)]);
        orderer.improve(depthFirstOrder(layers, roots));
    }
    return orderer.finish();
}

} // namespace skein::layout
