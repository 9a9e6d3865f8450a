#pragma once

#include "ui/widgets/mark.h"

#include <QAbstractButton>

namespace skein::ui {

/// A filter or option in a strip: "Colour by **migration state**". Checked = in force. Closable chips carry a cross
/// and also close with Delete.
class Chip : public QAbstractButton
{
    Q_OBJECT

public:
    explicit Chip(QWidget* parent = nullptr);
    explicit Chip(const QString& value, QWidget* parent = nullptr);
    Chip(const QString& label, const QString& value, QWidget* parent = nullptr);

    /// `label` is muted and comes first; either may be empty.
    void setTexts(const QString& label, const QString& value);
    QString value() const { return m_value; }
    void setClosable(bool closable);
    void setMark(MarkKind mark);
    /// Shows a small arrow: the chip opens a menu.
    void setMenuIndicator(bool shown);
    QSize sizeHint() const override;

Q_SIGNALS:
    void closeRequested();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    QRectF closeRect() const;

    QString m_label;
    QString m_value;
    MarkKind m_mark = MarkKind::None;
    bool m_closable = false;
    bool m_menu = false;
};

} // namespace skein::ui
