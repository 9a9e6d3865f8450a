#include "ui/rollout/metricdata.h"

#include "models/items/records/recordwords.h"

#include <QCoreApplication>
#include <QLocale>

namespace skein::ui {

namespace {

QString words(const char* text, int n = -1)
{
    return QCoreApplication::translate("Rollout", text, nullptr, n);
}

QVector<QPointF> points(const QVector<rollout::Sample>& samples)
{
    QVector<QPointF> made;
    made.reserve(samples.size());
    for (const rollout::Sample& sample : samples)
        made << QPointF(double(sample.at.toMSecsSinceEpoch()), sample.value);
    return made;
}

MarkKind markOf(const QString& outcome)
{
    if (outcome == QLatin1String("within"))
        return MarkKind::Healthy;
    if (outcome == QLatin1String("breach"))
        return MarkKind::Failed;
    return outcome == QLatin1String("inconclusive") ? MarkKind::Running : MarkKind::Waiting;
}

QString outcomeWords(const QString& outcome)
{
    if (outcome == QLatin1String("within"))
        return words(QT_TRANSLATE_NOOP("Rollout", "within the margin"));
    if (outcome == QLatin1String("breach"))
        return words(QT_TRANSLATE_NOOP("Rollout", "breach"));
    if (outcome == QLatin1String("inconclusive"))
        return words(QT_TRANSLATE_NOOP("Rollout", "inconclusive"));
    return outcome == QLatin1String("no data") ? words(QT_TRANSLATE_NOOP("Rollout", "no data")) : outcome;
}

QString titleWords(const rollout::MetricView& metric)
{
    if (metric.id == QLatin1String("latency"))
        return words(QT_TRANSLATE_NOOP("Rollout", "Latency"));
    if (metric.id == QLatin1String("errorRate"))
        return words(QT_TRANSLATE_NOOP("Rollout", "Error rate"));
    return metric.id == QLatin1String("freshness") ? words(QT_TRANSLATE_NOOP("Rollout", "Freshness")) : metric.title;
}

QString unitWords(const rollout::MetricView& metric)
{
    return metric.id == QLatin1String("latency") ? words(QT_TRANSLATE_NOOP("Rollout", "× old median")) : metric.unit;
}

} // namespace

MetricData metricData(const rollout::MetricView& metric, const rollout::RolloutView& view)
{
    MetricData data;
    data.title = titleWords(metric);
    data.unit = unitWords(metric) + QStringLiteral(" · ") + words(QT_TRANSLATE_N_NOOP("Rollout", "%n unit(s)"), metric.n);
    data.oldPoints = points(metric.oldSeries);
    data.newPoints = points(metric.newSeries);
    data.margin = metric.margin;
    data.lower = metric.lower;
    data.upper = metric.upper;
    data.outcome = metric.outcome == QLatin1String("no data") && !metric.newSeries.isEmpty() ? words(QT_TRANSLATE_NOOP("Rollout", "not measured yet")) : outcomeWords(metric.outcome);
    data.mark = markOf(metric.outcome);
    QStringList detail {items::recordWords(metric.sentence)};
    const QLocale locale;
    if (metric.lower && metric.upper) {
        detail << words(QT_TRANSLATE_NOOP("Rollout", "interval %1 to %2, α spent %3"))
                      .arg(locale.toString(*metric.lower, 'g', 3), locale.toString(*metric.upper, 'g', 3), locale.toString(metric.alphaSpent, 'g', 2));
    }
    detail.removeAll(QString());
    data.detail = detail.join(QLatin1Char('\n'));
    data.nothing = words(QT_TRANSLATE_NOOP("Rollout", "Measured with the first run after a switch"));
    for (int i = 0; i < view.stages.size(); ++i) {
        const rollout::StageView& stage = view.stages[i];
        if (!stage.startedAt.isValid())
            continue;
        data.bands.append({stage.startedAt.toMSecsSinceEpoch(), stage.endedAt.isValid() ? stage.endedAt.toMSecsSinceEpoch() : 0,
            words(QT_TRANSLATE_NOOP("Rollout", "stage %1")).arg(i + 1), QString::number(i + 1)});
    }
    return data;
}

} // namespace skein::ui
