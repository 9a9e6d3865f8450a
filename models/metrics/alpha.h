#pragma once

#include <QtGlobal>

namespace skein::metrics {

/// α-spending: look k may use α_k = 6α/(π²k²). Σ 1/k² = π²/6, so any number of looks spends at most α
/// (L. Euler's Basel sum; union bound).
double alphaAt(double alpha, int look);
/// Spent after `looks` looks.
double alphaSpent(double alpha, int looks);

/// What a look costs and whether it is due.
struct LookPolicy {
    double alpha = 0.01;   ///< per stage and metric, all looks together
    int firstLookUnits = 20; ///< the first look waits for min(planned units, this)
};

/// A look is due when units have arrived since the last one and the first wait is over. `plannedUnits` 0 = unknown.
bool lookDue(const LookPolicy& policy, int looksSpent, int unitsAtLastLook, int units, int plannedUnits);

/// Whether `newN` runs of the new side could fail at all at level `alpha`: all of them errors, the old side as seen.
/// Below that a look would be spent for nothing.
bool canFailErrorRate(qint64 newN, qint64 oldErrors, qint64 oldN, double margin, double alpha);
/// Whether `pairs` pairs can give a one-sided bound at level `alpha`: 2^-pairs <= alpha.
bool canFailPaired(int pairs, double alpha);

} // namespace skein::metrics
