#pragma once

#include <QVector>
#include <QWidget>

class QHBoxLayout;
class QPushButton;
class QToolButton;

namespace skein::ui {

class ElidedLabel;
class ProgressBarThin;

/// A running job as the strip shows it.
struct JobInfo {
    QString id;
    QString text;
    double progress = -1;    ///< 0..1, below 0 unknown
    qint64 etaMs = -1;       ///< below 0 unknown
    bool cancellable = true;
    bool operator==(const JobInfo& o) const = default;
};

/// "4 s left", "2 min left", "1 h 10 min left"; empty when unknown.
QString etaText(qint64 milliseconds);

/// One job: text, progress, time left, cancel.
class JobItem : public QWidget
{
    Q_OBJECT

public:
    explicit JobItem(QWidget* parent = nullptr);
    void setJob(const JobInfo& job);
    const JobInfo& job() const { return m_job; }

Q_SIGNALS:
    void cancelRequested(const QString& id);

private:
    JobInfo m_job;
    ElidedLabel* m_text = nullptr;
    ProgressBarThin* m_bar = nullptr;
    ElidedLabel* m_rest = nullptr;
    QToolButton* m_cancel = nullptr;
};

/// The first two jobs, and a button that lists the others.
class JobStrip : public QWidget
{
    Q_OBJECT

public:
    explicit JobStrip(QWidget* parent = nullptr);
    void setJobs(const QVector<JobInfo>& jobs);
    int jobCount() const { return int(m_jobs.size()); }

Q_SIGNALS:
    void cancelRequested(const QString& id);

private:
    void showAll();
    void fillPopup();

    static constexpr int shown = 2;
    QVector<JobInfo> m_jobs;
    JobItem* m_items[shown] {};
    QPushButton* m_more = nullptr;
    QWidget* m_popup = nullptr;
};

} // namespace skein::ui
