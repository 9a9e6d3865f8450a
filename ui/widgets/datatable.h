#pragma once

#include <QHash>
#include <QTableView>
#include <QVector>

namespace skein::ui {

class CellDelegate;

/// The program's table: rows of 32 px with hairlines, whole-row selection, sorting by click where the model sorts,
/// columns that can be moved, resized and hidden (menu on the header), Ctrl+C copies the selected rows as tab-separated
/// text, Ctrl+Shift+C with the column names. Cells are drawn from the roles in models/items/cellroles.h.
class DataTable : public QTableView
{
    Q_OBJECT

public:
    explicit DataTable(QWidget* parent = nullptr);
    ~DataTable() override;
    void setModel(QAbstractItemModel* model) override;

    /// Widths in pixels by logical column; 0 = by content once rows are there.
    void setColumnWidths(const QVector<int>& widths);
    /// The column that takes what is left, -1 = the last.
    void setStretchColumn(int column);
    /// The column is hidden while the table is narrower than this; unless somebody chose in the header's menu.
    void setRoomNeeded(int column, int width);
    /// Texts wrap over up to so many lines, and a row is as high as its texts need.
    void setTextLines(int lines);
    /// Shows as many rows as there are instead of scrolling, up to `most`; for tables inside cards.
    void setFitToRows(bool fit, int most = 12);
    /// The selected rows as text: visible columns in the order seen, tabs between, one row a line.
    QString selectionAsText(bool withHeader = false) const;
    /// IdRole of the current row's first column.
    QString currentId() const;
    /// Selects and shows the row with this IdRole; false when there is none.
    bool selectId(const QString& id);
    QStringList selectedIds() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void currentIdChanged(const QString& id);
    /// Double click or Return on a row.
    void rowActivated(const QModelIndex& index);
    /// A click on a cell that leads somewhere (LinkRole).
    void linkActivated(const QString& address);

public Q_SLOTS:
    void copy();
    void copyWithHeader();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    void setHoverRow(int row);
    void showHeaderMenu(const QPoint& position);
    void applyWidths();
    void stretch();
    void rowsChanged();
    int headHeight() const;
    int heightOf(int lines) const;
    void applyRowHeight();
    void fitRows();
    int heightOfRows(int rows) const;

    CellDelegate* m_delegate = nullptr;
    QVector<int> m_widths;
    QHash<int, int> m_roomNeeded;
    int m_stretch = -1;
    int m_hover = -1;
    int m_most = 12;
    int m_lines = 1;
    bool m_fit = false;
    bool m_sized = false;
    bool m_stretching = false;
};

} // namespace skein::ui
