#pragma once

#include "models/control/alert.h"
#include "models/items/overview/figures.h"
#include "ui/widgets/card.h"

namespace skein::items {
class RowsModel;
}

namespace skein::ui {

class DataTable;

/// What wants a person, most severe first; a row leads to its cause.
class AlertsCard : public Card
{
    Q_OBJECT

public:
    explicit AlertsCard(QWidget* parent = nullptr);
    void show(const QVector<control::Alert>& alerts);
    DataTable* table() const { return m_table; }

Q_SIGNALS:
    void opened(const QString& alertId, const QString& address);

private:
    void open(const QString& id);

    QVector<control::Alert> m_alerts;
    items::RowsModel* m_rows = nullptr;
    DataTable* m_table = nullptr;
    QLabel* m_none = nullptr;
};

/// Owners by the consumers of theirs that do not move on; a row lists these.
class OwnersCard : public Card
{
    Q_OBJECT

public:
    explicit OwnersCard(QWidget* parent = nullptr);
    void show(const QVector<items::OwnerBlock>& owners);
    DataTable* table() const { return m_table; }

Q_SIGNALS:
    void ownerRequested(const QString& owner);

private:
    items::RowsModel* m_rows = nullptr;
    DataTable* m_table = nullptr;
    QLabel* m_none = nullptr;
};

} // namespace skein::ui
