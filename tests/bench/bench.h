#pragma once

#include <QElapsedTimer>
#include <QString>
#include <QVector>

#include <functional>
#include <optional>

namespace skein::bench {

/// One measured figure. `peer` is what it is compared with in the same run; the ratio is value / peerValue.
struct Figure {
    QString name;
    double value = 0;
    QString unit;
    int samples = 1;
    QString peer;
    std::optional<double> peerValue;
    std::optional<double> budget; ///< in the same unit; printed beside the value, never asserted
};

using Figures = QVector<Figure>;

/// Median of `samples` runs, in milliseconds.
double medianMs(int samples, const std::function<void()>& run);
double median(QVector<double> values);

Figures benchStart(const QString& sampleDir);   ///< the program until its first paint and until it is usable
Figures benchTurns();                           ///< the event loop's longest turns during a whole tour: minutes
Figures benchGraph(const QString& sampleDir);   ///< frames of the dependency graph of the sample
Figures benchText(const QString& sampleDir);    ///< reading and rewriting SQL
Figures benchJournal();                         ///< durable lines a second, against bare SQLite

} // namespace skein::bench
