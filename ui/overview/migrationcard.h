#pragma once

#include "models/items/overview/figures.h"
#include "ui/widgets/card.h"

class QLabel;
class QPushButton;

namespace skein::ui {

class Burndown;
class ElidedLabel;
class Pill;
class ProgressBarThin;

/// One migration on the overview: how far, how fast, what stands in the way, when it will be over.
class MigrationCard : public QFrame
{
    Q_OBJECT

public:
    explicit MigrationCard(QWidget* parent = nullptr);
    void show(const items::MigrationFigures& figures);
    QString migrationId() const { return m_figures.id; }

Q_SIGNALS:
    void linkActivated(const QString& address);
    /// A count was pressed: list those consumers.
    void troubleRequested(const QString& migrationId, skein::items::Trouble trouble);

private:
    StatTile* tile(const QString& label, items::Trouble trouble);

    items::MigrationFigures m_figures;
    QPushButton* m_title = nullptr;
    Pill* m_state = nullptr;
    ElidedLabel* m_datasets = nullptr;
    ProgressBarThin* m_bar = nullptr;
    QLabel* m_share = nullptr;
    QLabel* m_success = nullptr;
    ElidedLabel* m_forecast = nullptr;
    StatTile* m_blocked = nullptr;
    StatTile* m_stalled = nullptr;
    StatTile* m_failed = nullptr;
    StatTile* m_review = nullptr;
    Burndown* m_burndown = nullptr;
    QWidget* m_rolloutRow = nullptr;
    Pill* m_rolloutPill = nullptr;
    QPushButton* m_rollout = nullptr;
    QLabel* m_inService = nullptr;
    ElidedLabel* m_gate = nullptr;
};

} // namespace skein::ui
