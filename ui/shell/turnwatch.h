#pragma once

#include <QObject>
#include <QVector>

namespace skein::ui {

/// Measures how much processor time the GUI thread uses between two waits of its event loop: what a person feels as
/// stutter. Processor time, not wall time, so that a busy machine does not look like a slow program. Linux only; on
/// other systems nothing is measured. One at a time, on the GUI thread.
class TurnWatch : public QObject
{
    Q_OBJECT

public:
    explicit TurnWatch(QObject* parent = nullptr);

    struct Turn {
        double cpuMs = 0;
        QString label; ///< what setLabel() said then
    };
    /// Turns belong to this from now on, e.g. the step of a tour.
    void setLabel(const QString& label) { m_label = label; }
    /// The longest turns since the last reset, longest first, at most ten.
    QVector<Turn> worst() const { return m_worst; }
    double worstMs() const { return m_worst.isEmpty() ? 0 : m_worst.constFirst().cpuMs; }
    qint64 turns() const { return m_turns; }
    void reset();
    /// What is done between pause() and resume() is not the program's (a picture being taken): not measured.
    /// The part of the present turn before pause() is.
    void pause();
    void resume();

private:
    void nextTurn();
    void endTurn();

    QString m_label;
    QVector<Turn> m_worst;
    qint64 m_startNs = -1;
    qint64 m_turns = 0;
    bool m_paused = false;
};

} // namespace skein::ui
