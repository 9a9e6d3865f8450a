#include "tests/models/chinook/effects.h"

#include <QMap>
#include <QSet>

namespace skein::test {

QStringList doubtfulEffects(const rollout::Plan& plan, const QVector<store::JournalEvent>& journal, const QVector<MarkedEffect>& markers, bool complete)
{
    QStringList doubts;
    QMap<QString, int> done;        // "target step" → how often
    QMap<qint64, QString> intents;
    QString open;
    for (const store::JournalEvent& line : journal) {
        const QString what = line.target + QLatin1Char(' ') + line.step;
        if (line.kind == QLatin1String("intent")) {
            if (!open.isEmpty())
                doubts << QStringLiteral("%1 has no outcome before line %2").arg(open).arg(line.seq);
            open = what;
            intents.insert(line.seq, what);
        } else if (line.kind == QLatin1String("done") || line.kind == QLatin1String("fail")) {
            if (what != open)
                doubts << QStringLiteral("line %1: the outcome of %2, which nobody meant").arg(line.seq).arg(what);
            open.clear();
            done[what] += line.kind == QLatin1String("done");
        }
    }
    for (const rollout::TargetSpec& target : plan.targets) {
        for (const char* step : {"enroll", "switch", "deploy", "unswitch", "undeploy", "verify", "clean"}) {
            const int times = done.value(target.id + QLatin1Char(' ') + QLatin1String(step));
            if (times > 1 || (complete && times != 1))
                doubts << QStringLiteral("%1 of %2 happened %3 times").arg(QLatin1String(step), target.id).arg(times);
        }
    }
    QSet<QString> seen;
    for (const MarkedEffect& marker : markers) {
        const QString what = QStringLiteral("%1 %2").arg(marker.seq).arg(marker.step);
        if (intents.value(marker.seq) != marker.target + QLatin1Char(' ') + marker.step.section(QLatin1Char(':'), 0, 0))
            doubts << QStringLiteral("the warehouse remembers %1 of %2, which nobody meant").arg(what, marker.target);
        if (seen.contains(what))
            doubts << QStringLiteral("the warehouse remembers %1 of %2 twice").arg(what, marker.target);
        seen.insert(what);
    }
    if (markers.size() < plan.targets.size())
        doubts << QStringLiteral("the warehouse remembers only %1 effects").arg(markers.size());
    return doubts;
}

} // namespace skein::test
