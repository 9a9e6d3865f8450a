#pragma once

#include "ui/widgets/page.h"

#include <QElapsedTimer>
#include <QTimer>

class QAction;
class QStackedWidget;

namespace skein::control {
class Control;
}
namespace skein::items {
class RowsModel;
}

namespace skein::ui {

class ControlRoom;
class DataTable;
class PlanEditor;
class StateStack;

/// Rollouts: the list, a plan before it starts ("new/m-0001"), and the control room of one rollout
/// ("r-0001[/target/<id>]").
class RolloutPage : public Page
{
    Q_OBJECT

public:
    explicit RolloutPage(control::Control* control, QWidget* parent = nullptr);
    ~RolloutPage() override;

    QString pageId() const override { return QStringLiteral("rollouts"); }
    QString title() const override { return tr("Rollouts"); }
    void navigate(const QStringList& path) override;
    QStringList location() const override { return m_path; }

    bool makeAhead() override;

    /// Made when first asked for.
    ControlRoom* room();
    PlanEditor* planEditor();

private:
    void refresh();
    void refreshList();
    void refreshRoom();
    void showList();
    void go(const QStringList& path);

    control::Control* m_control;
    QStringList m_path;
    QStackedWidget* m_pages = nullptr;
    StateStack* m_list = nullptr;
    DataTable* m_table = nullptr;
    items::RowsModel* m_rows = nullptr;
    PlanEditor* m_plan = nullptr;
    ControlRoom* m_room = nullptr;
    QElapsedTimer m_sinceRoom;
    QTimer m_soon;
};

} // namespace skein::ui
