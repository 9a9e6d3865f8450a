#pragma once

#include <QElapsedTimer>
#include <QJsonObject>
#include <QString>
#include <QStringList>
#include <QVector>

namespace skein::app {

/// What a tour found: for each step what was asserted, with figures, and the pictures taken.
class TourReport
{
public:
    struct Check {
        QString what;
        bool ok = false;
        QString figure; ///< the value seen
    };
    struct Step {
        QString name;
        QVector<Check> checks;
        QStringList pictures;
        qint64 elapsedMs = 0;
        double worstTurnMs = 0; ///< of the GUI thread's processor time
    };

    void beginStep(const QString& name);
    void endStep(double worstTurnMs = 0);
    /// Notes an assertion; gives `ok` back.
    bool check(const QString& what, bool ok, const QString& figure = {});
    void picture(const QString& file);
    void figure(const QString& name, double value);

    bool ok() const;
    int pictureCount() const;
    const QVector<Step>& steps() const { return m_steps; }
    QJsonObject toJson() const;

private:
    QVector<Step> m_steps;
    QJsonObject m_figures;
    QElapsedTimer m_clock;
};

} // namespace skein::app
