#pragma once

#include <QStyledItemDelegate>

namespace skein::ui {

/// Draws the cells of every table and list of the program from the roles in models/items/cellroles.h: pills, bars,
/// fixed-width text, numbers at the right, muted second text, hairline below each row.
class CellDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit CellDelegate(QObject* parent = nullptr);
    void setRowHeight(int pixels) { m_rowHeight = pixels; }
    /// Plain text without a second one wraps over as many lines.
    void setTextLines(int lines) { m_lines = lines; }
    /// The height of a row of so many lines of text in `font`, and how many lines a row of that height has room for.
    int heightOf(int lines, const QFont& font) const;
    int roomIn(int height, const QFont& font) const;
    /// The lines the cell's text takes in a column of `width` pixels, at most as many as were set.
    int linesOf(const QModelIndex& index, const QFont& font, int width) const;
    /// The row under the pointer, -1 for none.
    void setHoverRow(int row) { m_hoverRow = row; }
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    void paintContent(QPainter* painter, QRectF area, const QStyleOptionViewItem& option, const QModelIndex& index) const;
    int m_rowHeight;
    int m_lines = 1;
    int m_hoverRow = -1;
};

} // namespace skein::ui
