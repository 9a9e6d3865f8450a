#pragma once

#include "models/items/migration/consumerrows.h"

#include <QWidget>

class QAction;
class QHBoxLayout;
class QLabel;
class QPushButton;

namespace skein::control {
class Control;
}

namespace skein::ui {

class Chip;
class DataTable;
class FlowLayout;
class Inspector;
class SearchField;
class StateStack;

/// Who reads v1: the evidence for each consumer, the decision, where it stands and why, and what can be done about it.
class ScopeTab : public QWidget
{
    Q_OBJECT

public:
    explicit ScopeTab(control::Control* control, QWidget* parent = nullptr);
    void show(const QString& migrationId, const QString& consumer = {});
    void refresh();
    /// Shows only consumers in this state ("failed", "blockedOnMapping", "grain", …); empty = all.
    void setStateFilter(const QString& state);

Q_SIGNALS:
    void linkActivated(const QString& address);
    void consumerChosen(const QString& reference);

private:
    void refreshChips(const campaign::Migration& migration);
    void refreshInspector(const campaign::Migration& migration);
    const campaign::Consumer* chosen(const campaign::Migration& migration) const;
    QVector<EntityRef> selected(const std::function<bool(const campaign::Consumer&)>& test) const;
    void askDecision(bool in);
    void askSkip();
    void askGrain();
    void retry(const QVector<EntityRef>& consumers);
    void tell(const Status& status);

    control::Control* m_control;
    QString m_id;
    QString m_consumer;
    items::ConsumerFilter m_filter;
    SearchField* m_search = nullptr;
    FlowLayout* m_chips = nullptr;
    QVector<Chip*> m_chipList;
    QPushButton* m_in = nullptr;
    QPushButton* m_out = nullptr;
    QPushButton* m_retry = nullptr;
    QPushButton* m_skip = nullptr;
    QPushButton* m_grain = nullptr;
    QPushButton* m_cluster = nullptr;
    QLabel* m_message = nullptr;
    StateStack* m_state = nullptr;
    DataTable* m_table = nullptr;
    items::RowsModel* m_rows = nullptr;
    Inspector* m_inspector = nullptr;
};

} // namespace skein::ui
