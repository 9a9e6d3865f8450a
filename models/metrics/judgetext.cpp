#include "models/metrics/expectedpower.h"
#include "models/metrics/judgeparts.h"

#include <cmath>

namespace skein::metrics {

namespace {

QString trimmedNumber(double value)
{
    const double size = std::abs(value);
    QString text = QString::number(value, 'f', size != 0 && size < 1 ? 2 : 1);
    while (text.contains(QLatin1Char('.')) && (text.endsWith(QLatin1Char('0')) || text.endsWith(QLatin1Char('.'))))
        text.chop(1);
    return text == QLatin1String("-0") ? QStringLiteral("0") : text;
}

} // namespace

QString percentText(double fraction)
{
    return trimmedNumber(fraction * 100) + QStringLiteral(" %");
}

QString pointsText(double fraction)
{
    return trimmedNumber(fraction * 100) + QStringLiteral(" pp");
}

QString notRuledOutText(qint64 units, double confidence)
{
    return QStringLiteral("an error rate up to %1 is not ruled out by %2 %3")
        .arg(percentText(smallestPassableMargin(units, confidence)))
        .arg(units)
        .arg(units == 1 ? QStringLiteral("unit") : QStringLiteral("units"));
}

} // namespace skein::metrics
