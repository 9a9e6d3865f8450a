#pragma once

#include "ui/widgets/mark.h"

#include <QVector>
#include <QWidget>

class QVBoxLayout;

namespace skein::ui {

class RailButton;

/// The pages at the left. Alt+1 … Alt+9 choose in order; arrow keys move between the buttons.
class NavigationRail : public QWidget
{
    Q_OBJECT

public:
    explicit NavigationRail(QWidget* parent = nullptr);
    RailButton* addPage(const QString& id, const QString& icon, const QString& text);
    /// Below, at the foot: settings. Not numbered.
    RailButton* addFoot(const QString& id, const QString& icon, const QString& text);
    /// Any widget at the foot, e.g. the bell.
    void addFootWidget(QWidget* widget);
    void setCurrent(const QString& id);
    QString current() const { return m_current; }
    QStringList ids() const;
    void setBadge(const QString& id, int count, MarkKind mark = MarkKind::Running);
    RailButton* button(const QString& id) const;

Q_SIGNALS:
    void activated(const QString& id);

protected:
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    struct Entry {
        QString id;
        RailButton* button = nullptr;
    };
    RailButton* add(const QString& id, const QString& icon, const QString& text, QVBoxLayout* to);

    QVBoxLayout* m_top = nullptr;
    QVBoxLayout* m_foot = nullptr;
    QVector<Entry> m_entries;
    QString m_current;
    int m_numbered = 0;
};

} // namespace skein::ui
