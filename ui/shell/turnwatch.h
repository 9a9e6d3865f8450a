#pragma once

#include <QEvent>
#include <QHash>
#include <QObject>
#include <QStringList>
#include <QVector>

#include <vector>

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
        /// Where most of it went, costliest first, at most four: "12 ms  Paint of QTableView datasets". The time from
        /// an event to the next one counts as the first one's, also where the second was sent from within the first.
        QStringList parts;
    };
    /// Turns belong to this from now on, e.g. the step of a tour.
    void setLabel(const QString& label) { m_label = label; }
    /// The longest turns since the last reset, longest first, at most twenty.
    QVector<Turn> worst() const { return m_worst; }
    double worstMs() const { return m_worst.isEmpty() ? 0 : m_worst.constFirst().cpuMs; }
    /// The longest turn of that label since the last reset; 0 when there was none.
    double worstMs(const QString& label) const { return m_worstOf.value(label); }
    qint64 turns() const { return m_turns; }
    void reset();
    /// What is done between pause() and resume() is not the program's (a picture being taken): not measured.
    /// The part of the present turn before pause() is.
    void pause();
    void resume();

protected:
    bool eventFilter(QObject* receiver, QEvent* event) override;

private:
    struct Part {
        const char* className = nullptr;
        QString objectName;
        QEvent::Type type = QEvent::None;
        qint64 ns = 0;
    };

    void nextTurn();
    void endTurn();
    QStringList costliestParts();

    QString m_label;
    QVector<Turn> m_worst;
    QHash<QString, double> m_worstOf; ///< by label
    std::vector<Part> m_parts; ///< of the present turn
    qint64 m_startNs = -1;
    qint64 m_partNs = -1; ///< when the last of m_parts began
    qint64 m_turns = 0;
    bool m_paused = false;
};

} // namespace skein::ui
