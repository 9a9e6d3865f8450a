#pragma once

#include <QStyledItemDelegate>

namespace skein::ui {

/// Rows of the palette: icon, text with the matched letters picked out, muted detail, shortcut keys at the right.
class PaletteDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace skein::ui
