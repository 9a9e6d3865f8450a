#pragma once

#include "ui/widgets/jobstrip.h"
#include "ui/widgets/mark.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace skein::ui {

class ElidedLabel;
class StatusMark;

/// The window's lower edge: connector health, running jobs, workspace.
class StatusStrip : public QWidget
{
    Q_OBJECT

public:
    explicit StatusStrip(QWidget* parent = nullptr);
    void setHealth(MarkKind mark, const QString& text, const QString& toolTip = {});
    void setJobs(const QVector<JobInfo>& jobs);
    /// E.g. "workspace: listening-estate"; `mark` None = no mark.
    void setWorkspace(const QString& text, MarkKind mark = MarkKind::None);
    /// Words before the workspace, e.g. "undo: accept r6" or "read-only: another window holds the lease".
    void setNote(const QString& text);
    JobStrip* jobs() const { return m_jobs; }

Q_SIGNALS:
    void healthClicked();
    void workspaceClicked();
    void cancelRequested(const QString& jobId);

private:
    StatusMark* m_healthMark = nullptr;
    QPushButton* m_health = nullptr;
    JobStrip* m_jobs = nullptr;
    ElidedLabel* m_note = nullptr;
    StatusMark* m_workspaceMark = nullptr;
    QPushButton* m_workspace = nullptr;
};

} // namespace skein::ui
