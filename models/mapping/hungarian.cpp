#include "models/mapping/hungarian.h"

#include <algorithm>
#include <limits>

namespace skein::mapping {

namespace {

/// Minimum-cost assignment of every row, rows <= columns; cost(i, j) with 0-based indices.
template <typename Cost>
QVector<int> assignAllRows(int rows, int columns, const Cost& cost)
{
    const double infinity = std::numeric_limits<double>::infinity();
    // Index 0 is a sentinel in all of these.
    QVector<double> rowPotential(rows + 1, 0.0);
    QVector<double> columnPotential(columns + 1, 0.0);
    QVector<int> rowOf(columns + 1, 0);
    QVector<int> previous(columns + 1, 0);
    for (int row = 1; row <= rows; ++row) {
        rowOf[0] = row;
        int column = 0;
        QVector<double> slack(columns + 1, infinity);
        QVector<bool> inTree(columns + 1, false);
        do {
            inTree[column] = true;
            const int treeRow = rowOf[column];
            double delta = infinity;
            int next = 0;
            for (int j = 1; j <= columns; ++j) {
                if (inTree[j])
                    continue;
                const double reduced = cost(treeRow - 1, j - 1) - rowPotential[treeRow] - columnPotential[j];
                if (reduced < slack[j]) {
                    slack[j] = reduced;
                    previous[j] = column;
                }
                if (slack[j] < delta) {
                    delta = slack[j];
                    next = j;
                }
            }
            for (int j = 0; j <= columns; ++j) {
                if (inTree[j]) {
                    rowPotential[rowOf[j]] += delta;
                    columnPotential[j] -= delta;
                } else {
                    slack[j] -= delta;
                }
            }
            column = next;
        } while (rowOf[column] != 0);
        while (column != 0) {
            rowOf[column] = rowOf[previous[column]];
            column = previous[column];
        }
    }
    QVector<int> result(rows, -1);
    for (int j = 1; j <= columns; ++j) {
        if (rowOf[j] > 0)
            result[rowOf[j] - 1] = j - 1;
    }
    return result;
}

} // namespace

QVector<int> assign(const QVector<QVector<double>>& weight)
{
    const int rows = int(weight.size());
    const int columns = rows == 0 ? 0 : int(weight.constFirst().size());
    if (rows == 0 || columns == 0)
        return QVector<int>(rows, -1);
    // One private dummy column a row stands for "no match"; its cost is 0.
    const double forbidden = 1e12;
    const auto cost = [&weight, columns, forbidden](int i, int j) {
        if (j >= columns)
            return j - columns == i ? 0.0 : forbidden;
        return weight.at(i).at(j) > 0 ? -weight.at(i).at(j) : forbidden;
    };
    QVector<int> result = assignAllRows(rows, columns + rows, cost);
    for (int i = 0; i < rows; ++i) {
        if (result.at(i) >= columns || (result.at(i) >= 0 && weight.at(i).at(result.at(i)) <= 0))
            result[i] = -1;
    }
    return result;
}

QVector<int> assignGreedily(const QVector<QVector<double>>& weight)
{
    struct Pair {
        double gain;
        int row;
        int column;
    };
    QVector<Pair> pairs;
    for (int i = 0; i < weight.size(); ++i) {
        for (int j = 0; j < weight.at(i).size(); ++j) {
            if (weight.at(i).at(j) > 0)
                pairs.append({weight.at(i).at(j), i, j});
        }
    }
    std::stable_sort(pairs.begin(), pairs.end(), [](const Pair& a, const Pair& b) { return a.gain > b.gain; });
    QVector<int> result(weight.size(), -1);
    QVector<bool> used(weight.isEmpty() ? 0 : weight.constFirst().size(), false);
    for (const Pair& pair : std::as_const(pairs)) {
        if (result.at(pair.row) >= 0 || used.at(pair.column))
            continue;
        result[pair.row] = pair.column;
        used[pair.column] = true;
    }
    return result;
}

} // namespace skein::mapping
