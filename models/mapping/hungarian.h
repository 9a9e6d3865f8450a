#pragma once

#include <QVector>

namespace skein::mapping {

/// A maximum-weight assignment in which a row or a column may stay alone.
///
/// `weight[i][j]` is the gain of pairing row i with column j; pairs of gain <= 0 are never made, so the price of "no
/// match" is what the caller subtracts. Returns for each row its column or -1. Shortest augmenting paths with
/// potentials (Kuhn 1955, Munkres 1957, in the form of Jonker and Volgenant 1987): O(r² (r + c)) time.
QVector<int> assign(const QVector<QVector<double>>& weight);

/// Best pairs first, each row and column once: O(r c log(r c)), within a factor 2 of the optimum. For sizes where
/// the exact method takes too long.
QVector<int> assignGreedily(const QVector<QVector<double>>& weight);

} // namespace skein::mapping
