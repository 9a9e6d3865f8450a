#pragma once

#include "ui/widgets/mark.h"

#include <QAbstractButton>

namespace skein::ui {

/// Icon over a small label, with a count at the icon's corner.
class RailButton : public QAbstractButton
{
    Q_OBJECT

public:
    RailButton(const QString& icon, const QString& text, QWidget* parent = nullptr);
    void setBadge(int count, MarkKind mark = MarkKind::Running);
    int badge() const { return m_badge; }
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    void updateName();
    QString m_icon;
    int m_badge = 0;
    MarkKind m_mark = MarkKind::Running;
};

} // namespace skein::ui
