#pragma once

#include "models/base/canceltoken.h"
#include "models/base/result.h"

#include <QPointF>
#include <QRectF>
#include <QSizeF>

#include <limits>
#include <vector>

/// Layered ("Sugiyama") drawing of directed graphs from left to right, as pure geometry.
///
/// Phases, each in its own file:
///  1. components    connected components are drawn one by one and packed at the end
///  2. cycles        depth-first search reverses one edge of every cycle
///  3. ranking       longest path, then single-node tightening; folding bounds the height of a column in the manner of
///                   Coffman & Graham (1972), with a depth-first priority that keeps chains together
///  4. layers        edges over several columns get dummy vertices; all long edges of one source share one chain, so a
///                   hub is drawn as a bus that fans out, not as thousands of parallel lines
///  5. ordering      barycenter and median sweeps (Sugiyama, Tagawa & Toda 1981; Gansner et al. 1993), adjacent
///                   exchange, crossings counted with a Fenwick tree (Barth, Mutzel & Juenger 2004)
///  6. coordinates   columns are relaxed in turn by isotonic regression: compact and free of overlaps
///  7. routing       one cubic per gap between columns, straight through the columns
///
/// Nothing recurses; equal input gives equal output on every machine. About O(s (n + d) log(n + d)) for s sweeps, n
/// nodes and d dummy vertices.
namespace skein::layout {

struct Edge {
    int from = 0;
    int to = 0;
};

/// A node without a previous position.
inline constexpr QPointF noPosition {
    std::numeric_limits<qreal>::quiet_NaN(), std::numeric_limits<qreal>::quiet_NaN()};
inline bool hasPosition(QPointF p)
{
    return p.x() == p.x() && p.y() == p.y();
}

struct Input {
    std::vector<QSizeF> sizes;     ///< one per node, scene units; negative or not finite counts as 0
    std::vector<Edge> edges;       ///< by node index; self references and repeated edges are allowed
    std::vector<QPointF> previous; ///< empty, or one top-left corner per node from an earlier layout (noPosition = new)
};

struct Options {
    qreal columnGap = 56;    ///< free space between columns; grows a little where many edges run
    qreal nodeGap = 12;      ///< least vertical distance of two nodes in a column
    qreal laneGap = 7;       ///< least vertical distance of a passing edge to anything
    qreal componentGap = 48; ///< distance of separate components
    qreal aspect = 1.6;      ///< wanted width : height of the drawing, for folding and packing
    bool fold = true;        ///< may spread a rank over several columns when the drawing would be far too tall
    int sweeps = 16;         ///< most ordering sweeps; it stops earlier without progress
    int restarts = -1;       ///< further seeded ordering attempts; -1 = as many as are unnoticeable for the size
    quint64 seed = 1;        ///< of the restarts
    bool keepPositions = true; ///< nodes with a previous position stay there and new ones take free space beside them
    qreal maxChanged = 0.3;    ///< above this share of nodes without a previous position everything is laid out afresh
};

/// One cubic Bezier piece of one or more edges. Runs from left to right (only edges inside one column do not).
struct Segment {
    QPointF from;
    QPointF c1;
    QPointF c2;
    QPointF to;
};

/// The pieces of one edge: segments [trunk, trunk + trunkCount), shared with other edges of the same source, then the
/// piece `leaf` of its own. leaf < 0: not routed (self reference or ignored).
struct Route {
    int trunk = 0;
    int trunkCount = 0;
    int leaf = -1;
};

struct Layout {
    std::vector<QPointF> positions; ///< top-left corner per node
    std::vector<int> columns;       ///< per node, 0 = leftmost column of its component
    std::vector<Segment> segments;
    std::vector<Route> routes;  ///< per edge
    std::vector<char> reversed; ///< per edge: 1 = drawn right to left, against the order of its segments
    std::vector<int> selfLoops; ///< edges with from == to
    std::vector<int> ignored;   ///< edges with an end that is no node
    QRectF bounds;              ///< of nodes and routes
    qint64 crossings = 0;       ///< between neighbouring columns along the routes; 0 when positions were kept
    bool kept = false;          ///< previous positions were kept
};

/// Lays the graph out. The only error is Cancelled; questionable input is drawn as far as it makes sense.
Result<Layout> layered(const Input& input, const Options& options = {}, const CancelToken& cancel = {});

} // namespace skein::layout
