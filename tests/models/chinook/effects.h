#pragma once

#include "models/rollout/plan.h"
#include "models/store/journal.h"

#include <QStringList>

namespace skein::test {

/// One row of a warehouse's markers: an effect that took place there.
struct MarkedEffect {
    qint64 seq = 0;  ///< journal line of its intent
    QString target;
    QString step;    ///< "switch", "enroll:composers"
};

/// What does not fit in a rollout that was rolled back: an intent without an outcome, a step that happened more often
/// than it may, a marker that nobody meant or that is there twice. Empty = every effect happened once.
/// `complete`: every target was switched and taken back; otherwise some were not reached.
QStringList doubtfulEffects(const rollout::Plan& plan, const QVector<store::JournalEvent>& journal, const QVector<MarkedEffect>& markers, bool complete);

} // namespace skein::test
