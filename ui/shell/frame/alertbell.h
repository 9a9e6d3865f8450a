#pragma once

#include "ui/shell/frame/railbutton.h"

#include <QDateTime>
#include <QVector>

class QVBoxLayout;

namespace skein::ui {

/// An alert as the bell lists it.
struct AlertItem {
    enum class Severity { Info, Warning, Critical };
    QString id;
    Severity severity = Severity::Info;
    QString title;
    QString text;
    QDateTime since;
    QString address;
    bool seen = false;
    bool operator==(const AlertItem& o) const = default;
};

/// "just now", "4 min ago", "3 h ago", then the date.
QString agoText(const QDateTime& time, const QDateTime& now);

/// The bell: how many alerts nobody has looked at, and the list of all of them; a click leads to the cause.
class AlertBell : public RailButton
{
    Q_OBJECT

public:
    explicit AlertBell(QWidget* parent = nullptr);
    /// In the order to be shown.
    void setAlerts(const QVector<AlertItem>& alerts);
    const QVector<AlertItem>& alerts() const { return m_alerts; }
    void showList();
    QWidget* list() const { return m_popup; }

Q_SIGNALS:
    /// The user chose an alert.
    void alertActivated(const QString& id, const QString& address);

private:
    void fill();

    QVector<AlertItem> m_alerts;
    QWidget* m_popup = nullptr;
    QVBoxLayout* m_column = nullptr;
};

} // namespace skein::ui
