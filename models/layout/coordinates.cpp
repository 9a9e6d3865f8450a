#include "models/layout/coordinates.h"

namespace skein::layout {

namespace {

class Relaxation
{
public:
    Relaxation(const Layers& layers, const std::vector<qreal>& heights, const Options& options,
        std::vector<qreal>& centres)
        : m_layers(layers)
        , m_heights(heights)
        , m_options(options)
        , m_centres(centres)
    {
    }

    /// Everything in a row as tight as allowed, centred on 0.
    void pack(const std::vector<int>& row)
    {
        qreal y = 0;
        for (size_t i = 0; i < row.size(); ++i) {
            if (i > 0)
                y += separation(row[i - 1], row[i]);
            m_centres[row[i]] = y;
        }
        for (int v : row)
            m_centres[v] -= y / 2;
    }

    void relax(const std::vector<int>& row)
    {
        m_blocks.clear();
        qreal offset = 0; // of the vertex when everything above it is packed
        for (size_t i = 0; i < row.size(); ++i) {
            if (i > 0)
                offset += separation(row[i - 1], row[i]);
            const auto [wanted, weight] = pull(row[i]);
            m_blocks.push_back({(wanted - offset) * weight, weight, i + 1});
            while (m_blocks.size() > 1 && m_blocks[m_blocks.size() - 2].mean() >= m_blocks.back().mean()) {
                const Block last = m_blocks.back();
                m_blocks.pop_back();
                m_blocks.back().sum += last.sum;
                m_blocks.back().weight += last.weight;
                m_blocks.back().end = last.end;
            }
        }
        offset = 0;
        size_t i = 0;
        for (const Block& block : m_blocks) {
            for (; i < block.end; ++i) {
                if (i > 0)
                    offset += separation(row[i - 1], row[i]);
                m_centres[row[i]] = block.mean() + offset;
            }
        }
    }

private:
    struct Block {
        qreal sum;
        qreal weight;
        size_t end;
        qreal mean() const { return sum / weight; }
    };

    qreal separation(int u, int v) const
    {
        const bool real = !m_layers.isDummy(u) && !m_layers.isDummy(v);
        return (heightOf(u) + heightOf(v)) / 2 + (real ? m_options.nodeGap : m_options.laneGap);
    }
    qreal heightOf(int v) const { return m_layers.isDummy(v) ? 0 : m_heights[v]; }

    /// Where the neighbours want v, and how strongly.
    std::pair<qreal, qreal> pull(int v) const
    {
        qreal sum = 0;
        qreal weight = 0;
        const auto add = [&](int u) {
            const int dummies = (m_layers.isDummy(u) ? 1 : 0) + (m_layers.isDummy(v) ? 1 : 0);
            const qreal w = dummies == 2 ? 8 : dummies == 1 ? 2 : 1;
            sum += w * m_centres[u];
            weight += w;
        };
        for (const int* e = m_layers.up.begin(v); e != m_layers.up.end(v); ++e)
            add(m_layers.edges[*e].from);
        for (const int* e = m_layers.down.begin(v); e != m_layers.down.end(v); ++e)
            add(m_layers.edges[*e].to);
        if (weight == 0)
            return {m_centres[v], 0.01};
        return {sum / weight, weight};
    }

    const Layers& m_layers;
    const std::vector<qreal>& m_heights;
    const Options& m_options;
    std::vector<qreal>& m_centres;
    std::vector<Block> m_blocks;
};

} // namespace

std::vector<qreal> verticalPositions(
    const Layers& layers, const std::vector<qreal>& heights, const Options& options, const CancelToken& cancel)
{
    constexpr int sweeps = 12; // more change nothing visible
    std::vector<qreal> centres(static_cast<size_t>(layers.vertices()), 0);
    Relaxation relaxation(layers, heights, options, centres);
    for (const std::vector<int>& row : layers.order)
        relaxation.pack(row);
    const size_t ranks = layers.order.size();
    for (int sweep = 0; sweep < sweeps; ++sweep) {
        for (size_t i = 0; i < ranks && !cancel.isCancelled(); ++i)
            relaxation.relax(layers.order[sweep % 2 == 0 ? i : ranks - 1 - i]);
    }
    return centres;
}

} // namespace skein::layout
