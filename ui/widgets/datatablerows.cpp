#include "ui/widgets/datatable.h"

#include "ui/widgets/celldelegate.h"

#include <QHeaderView>

#include <algorithm>

// How high the rows are.

namespace skein::ui {

namespace {

constexpr int fittedRows = 200;

} // namespace

void DataTable::applyRowHeight()
{
    verticalHeader()->setDefaultSectionSize(heightOf(1));
    fitRows();
}

void DataTable::setTextLines(int lines)
{
    m_lines = std::max(1, lines);
    m_delegate->setTextLines(m_lines);
    applyRowHeight();
    updateGeometry();
}

int DataTable::heightOf(int lines) const
{
    return m_delegate->heightOf(lines, font());
}

int DataTable::heightOfRows(int rows) const
{
    if (m_lines <= 1 || !model())
        return rows * verticalHeader()->defaultSectionSize();
    int height = 0;
    for (int row = 0; row < rows; ++row)
        height += row < model()->rowCount() ? rowHeight(row) : heightOf(1);
    return height;
}

/// Finding where text wraps costs: rows further down have one line, and dots where it does not do.
void DataTable::fitRows()
{
    if (m_lines <= 1 || !model())
        return;
    bool changed = false;
    for (int row = 0; row < std::min(fittedRows, model()->rowCount()); ++row) {
        int lines = 1;
        for (int column = 0; column < model()->columnCount() && lines < m_lines; ++column) {
            if (!isColumnHidden(column))
                lines = std::max(lines, m_delegate->linesOf(model()->index(row, column), font(), columnWidth(column)));
        }
        if (rowHeight(row) != heightOf(lines)) {
            setRowHeight(row, heightOf(lines));
            changed = true;
        }
    }
    if (changed && m_fit)
        updateGeometry();
}

} // namespace skein::ui
