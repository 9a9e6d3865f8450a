#pragma once

#include "models/rollout/view.h"
#include "ui/widgets/card.h"

class QLabel;
class QPushButton;

namespace skein::ui {

class KeyValueList;
class Pill;

/// One target of a rollout: its code, its runs, what it waits for, and what can be done with it alone.
class TargetDetails : public Card
{
    Q_OBJECT

public:
    explicit TargetDetails(QWidget* parent = nullptr);
    void show(const rollout::RolloutView& view, const rollout::TargetView& target);

Q_SIGNALS:
    void verbRequested(rollout::Verb verb, const QString& target);
    void linkActivated(const QString& address);
    void closeRequested();

private:
    QString m_id;
    Pill* m_state = nullptr;
    QLabel* m_because = nullptr;
    KeyValueList* m_rows = nullptr;
    QPushButton* m_retry = nullptr;
    QPushButton* m_skip = nullptr;
    QPushButton* m_back = nullptr;
};

} // namespace skein::ui
