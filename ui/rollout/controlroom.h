#pragma once

#include "models/rollout/view.h"

#include <QHash>
#include <QTimer>
#include <QWidget>

class QAction;
class QLabel;
class QPushButton;

namespace skein::control {
class Control;
}
namespace skein::items {
class RowsModel;
}

namespace skein::ui {

class Card;
class Chip;
class DataTable;
class FlowLayout;
class MetricChart;
class PageHeader;
class Pill;
class StageBar;
class StateStack;
class TargetDetails;
class TargetGrid;

/// One rollout while it runs: where it is and why, what happens next, how old and new compare, and the verbs.
class ControlRoom : public QWidget
{
    Q_OBJECT

public:
    explicit ControlRoom(control::Control* control, QWidget* parent = nullptr);
    /// Shows a rollout and, when named, one of its targets.
    void show(const QString& rolloutId, const QString& target = {});
    QString rolloutId() const { return m_id; }
    void refresh();

Q_SIGNALS:
    void linkActivated(const QString& address);
    void targetChosen(const QString& target);

private:
    QWidget* buildTimeline(QWidget* parent);
    QWidget* buildCharts(QWidget* parent);
    QWidget* buildTargets(QWidget* parent);
    QWidget* buildJournal(QWidget* parent);
    void showHeader(const rollout::RolloutView& view);
    void showVerbs(const rollout::RolloutView& view);
    void showLoads();
    void showCharts(const rollout::RolloutView& view);
    void showTargets(const rollout::RolloutView& view);
    void chooseTarget(const QString& id);
    void readJournal();
    void ask(rollout::Verb verb, const QStringList& targets = {});
    void askRollBack(const QStringList& targets);
    /// `seq` is that of the view the person decided on.
    void send(rollout::Verb verb, qint64 seq, const QString& reason, const QStringList& targets);
    void tell(const QString& text, bool failure);

    control::Control* m_control;
    QString m_id;
    QString m_target;
    rollout::RolloutViewPtr m_view;
    std::optional<rollout::TargetState> m_filter;
    bool m_reading = false;
    bool m_readAgain = false;
    QTimer m_journalTimer;

    PageHeader* m_header = nullptr;
    StateStack* m_state = nullptr;
    QHash<int, QAction*> m_verbs;
    QHash<int, QPushButton*> m_verbButtons;
    QPushButton* m_loads = nullptr; ///< the sample's outside world
    Pill* m_timings = nullptr;
    QLabel* m_message = nullptr;
    StageBar* m_stages = nullptr;
    QLabel* m_why = nullptr;
    QLabel* m_next = nullptr;
    QLabel* m_earliest = nullptr;
    QWidget* m_after = nullptr;
    QVector<MetricChart*> m_charts;
    Card* m_targetCard = nullptr;
    FlowLayout* m_chips = nullptr;
    QVector<Chip*> m_chipList;
    TargetGrid* m_grid = nullptr;
    DataTable* m_table = nullptr;
    items::RowsModel* m_rows = nullptr;
    TargetDetails* m_details = nullptr;
    DataTable* m_lines = nullptr;
    items::RowsModel* m_lineRows = nullptr;
};

} // namespace skein::ui
