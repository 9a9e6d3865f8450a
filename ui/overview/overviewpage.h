#pragma once

#include "models/items/overview/troubles.h"
#include "ui/widgets/page.h"


class QAction;
class QScrollArea;
class QVBoxLayout;

namespace skein::control {
class Control;
}

namespace skein::ui {

class AlertsCard;
class Card;
class Chip;
class DataTable;
class LatestCard;
class MigrationCard;
class OwnersCard;
class StatTile;
class StateStack;

/// How far every migration is, what stands in its way and who can clear it.
class OverviewPage : public Page
{
    Q_OBJECT

public:
    explicit OverviewPage(control::Control* control, QWidget* parent = nullptr);
    ~OverviewPage() override;
    QString pageId() const override { return QStringLiteral("overview"); }
    QString title() const override { return tr("Overview"); }

    /// Lists these consumers in the table and brings it into view.
    void showTroubles(const items::TroubleFilter& filter);
    DataTable* troubles() const { return m_table; }

private:
    void build();
    QWidget* buildStart(QWidget* sheet);
    void refresh();
    void refreshCards(const QVector<items::MigrationFigures>& figures);
    void refreshTable();
    bool showState();

    control::Control* m_control = nullptr;
    items::TroubleFilter m_filter;
    bool m_many = false; ///< migrations: then each row says which it belongs to

    StateStack* m_stack = nullptr;
    QScrollArea* m_scroll = nullptr;
    QWidget* m_start = nullptr;
    StatTile* m_datasets = nullptr;
    StatTile* m_pipelines = nullptr;
    StatTile* m_owners = nullptr;
    StatTile* m_lineage = nullptr;
    StatTile* m_open = nullptr;
    StatTile* m_live = nullptr;
    QVBoxLayout* m_cards = nullptr;
    QVector<MigrationCard*> m_cardList;
    AlertsCard* m_alerts = nullptr;
    OwnersCard* m_blockers = nullptr;
    LatestCard* m_latest = nullptr;
    Card* m_tableCard = nullptr;
    Chip* m_filterChip = nullptr;
    DataTable* m_table = nullptr;
    items::RowsModel* m_rows = nullptr;
    QAction* m_new = nullptr;
};

} // namespace skein::ui
