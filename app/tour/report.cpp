#include "app/tour/report.h"

#include <QJsonArray>

#include <algorithm>

namespace skein::app {

void TourReport::beginStep(const QString& name)
{
    m_steps.append({name, {}, {}, 0, 0});
    m_clock.start();
}

void TourReport::endStep(double worstTurnMs)
{
    if (m_steps.isEmpty())
        return;
    m_steps.last().elapsedMs = m_clock.elapsed();
    m_steps.last().worstTurnMs = worstTurnMs;
}

bool TourReport::check(const QString& what, bool ok, const QString& figure)
{
    if (m_steps.isEmpty())
        beginStep(QStringLiteral("start"));
    m_steps.last().checks.append({what, ok, figure});
    return ok;
}

void TourReport::picture(const QString& file)
{
    if (!m_steps.isEmpty())
        m_steps.last().pictures << file;
}

void TourReport::figure(const QString& name, double value)
{
    m_figures.insert(name, value);
}

bool TourReport::ok() const
{
    return std::all_of(m_steps.begin(), m_steps.end(), [](const Step& step) {
        return std::all_of(step.checks.begin(), step.checks.end(), [](const Check& check) { return check.ok; });
    });
}

int TourReport::pictureCount() const
{
    int count = 0;
    for (const Step& step : m_steps)
        count += int(step.pictures.size());
    return count;
}

QJsonObject TourReport::toJson() const
{
    QJsonArray steps;
    for (const Step& step : m_steps) {
        QJsonArray checks;
        for (const Check& check : step.checks)
            checks.append(QJsonObject {{QStringLiteral("asserted"), check.what}, {QStringLiteral("ok"), check.ok}, {QStringLiteral("figure"), check.figure}});
        steps.append(QJsonObject {{QStringLiteral("name"), step.name}, {QStringLiteral("seconds"), double(step.elapsedMs) / 1000.0},
            {QStringLiteral("worstTurnMs"), step.worstTurnMs},
            {QStringLiteral("checks"), checks}, {QStringLiteral("pictures"), QJsonArray::fromStringList(step.pictures)}});
    }
    return {{QStringLiteral("ok"), ok()}, {QStringLiteral("pictures"), pictureCount()}, {QStringLiteral("figures"), m_figures},
        {QStringLiteral("steps"), steps}};
}

} // namespace skein::app
