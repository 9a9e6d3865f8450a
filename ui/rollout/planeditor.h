#pragma once

#include "models/rollout/plan.h"

#include <QWidget>

class QAction;
class QLabel;
class QTimer;
class QTableView;

namespace skein::control {
class Control;
}
namespace skein::items {
class RowsModel;
}

namespace skein::ui {

class Card;
class DataTable;
class PageHeader;
class StageFields;
class StateStack;

/// A plan before it starts: stages with real counts, targets, what starting does, what stands against it.
class PlanEditor : public QWidget
{
    Q_OBJECT

public:
    explicit PlanEditor(control::Control* control, QWidget* parent = nullptr);
    void draft(const QString& migrationId);
    const rollout::Plan& plan() const { return m_plan; }
    /// Reads a plan of the same migration in place of the one shown. What goes wrong stands on the page.
    void openFile(const QString& path);
    void saveFile(const QString& path);

Q_SIGNALS:
    void started(const QString& rolloutId);
    void linkActivated(const QString& address);

private:
    void setPlan(const rollout::Plan& plan);
    void update();
    void selectStage(int stage);
    void selectTarget(const QString& id);
    void askStart();
    void start();
    void askOpen();
    void askSave();
    /// `error` stays until the next attempt, whatever is edited meanwhile.
    void showError(const QString& error);

    control::Control* m_control;
    QString m_migration;
    rollout::Plan m_plan;
    QString m_error;      ///< of the last attempt to start, open or save
    int m_generation = 0; ///< answers to an earlier draft are dropped
    PageHeader* m_header = nullptr;
    StateStack* m_state = nullptr;
    QAction* m_start = nullptr;
    QAction* m_import = nullptr;
    QAction* m_export = nullptr;
    DataTable* m_stages = nullptr;
    items::RowsModel* m_stageRows = nullptr;
    StageFields* m_fields = nullptr;
    DataTable* m_targets = nullptr;
    items::RowsModel* m_targetRows = nullptr;
    QAction* m_pin = nullptr;
    QAction* m_accept = nullptr;
    Card* m_targetCard = nullptr;
    QLabel* m_effects = nullptr;
    QLabel* m_left = nullptr;
    Card* m_leftCard = nullptr;
    QLabel* m_problems = nullptr;
    Card* m_problemCard = nullptr;
};

} // namespace skein::ui
