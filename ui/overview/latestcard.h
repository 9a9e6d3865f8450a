#pragma once

#include "ui/widgets/card.h"

#include <QTimer>

namespace skein::control {
class Control;
}
namespace skein::items {
class RowsModel;
}

namespace skein::ui {

class DataTable;

/// What people and Skein decided last, and what failed, of all migrations and rollouts; a row leads to its subject.
/// Reads the journal when it is shown and, at most every 700 ms, when lines are added.
class LatestCard : public Card
{
    Q_OBJECT

public:
    explicit LatestCard(control::Control* control, QWidget* parent = nullptr);
    DataTable* table() const { return m_table; }

Q_SIGNALS:
    void linkActivated(const QString& address);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void later();
    void read();

    control::Control* m_control;
    items::RowsModel* m_rows = nullptr;
    DataTable* m_table = nullptr;
    QLabel* m_none = nullptr;
    QTimer m_later;
    bool m_reading = false;
};

} // namespace skein::ui
