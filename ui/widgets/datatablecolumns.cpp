#include "ui/widgets/datatable.h"

#include <QHeaderView>
#include <QMenu>
#include <QScopedValueRollback>

#include <algorithm>
#include <utility>

// How wide the columns are, which are shown, and the menu for both.

namespace skein::ui {

void DataTable::setColumnWidths(const QVector<int>& widths)
{
    m_widths = widths;
    applyWidths();
}

void DataTable::setStretchColumn(int column)
{
    m_stretch = column;
    stretch();
}

void DataTable::applyWidths()
{
    if (!model())
        return;
    const QScopedValueRollback<bool> guard(m_stretching, true);
    // A sample of rows is enough, so a long table costs no more than a short one.
    horizontalHeader()->setResizeContentsPrecision(60);
    for (int column = 0; column < model()->columnCount(); ++column) {
        const int wanted = m_widths.value(column, 0);
        if (wanted > 0)
            setColumnWidth(column, wanted);
        else if (model()->rowCount() > 0)
            setColumnWidth(column, std::clamp(sizeHintForColumn(column), horizontalHeader()->sectionSizeHint(column) + 8, std::max(360, horizontalHeader()->sectionSizeHint(column) + 8)));
    }
    m_stretching = false;
    stretch();
}

void DataTable::stretch()
{
    if (m_stretching || !model() || model()->columnCount() == 0)
        return;
    const QScopedValueRollback<bool> guard(m_stretching, true);
    for (auto it = m_roomNeeded.cbegin(); it != m_roomNeeded.cend(); ++it) {
        if (it.key() < model()->columnCount())
            setColumnHidden(it.key(), width() < it.value());
    }
    int column = m_stretch;
    for (int visual = horizontalHeader()->count() - 1; column < 0 && visual >= 0; --visual) {
        const int logical = horizontalHeader()->logicalIndex(visual);
        if (!isColumnHidden(logical))
            column = logical;
    }
    if (column < 0 || column >= model()->columnCount())
        return;
    int others = 0;
    for (int i = 0; i < model()->columnCount(); ++i) {
        if (i != column && !isColumnHidden(i))
            others += columnWidth(i);
    }
    const int wanted = std::max(m_widths.value(column, 80) > 0 ? m_widths.value(column, 80) : 80, viewport()->width() - others);
    setColumnWidth(column, wanted);
    fitRows();
}

void DataTable::setRoomNeeded(int column, int width)
{
    m_roomNeeded.insert(column, width);
    stretch();
}

void DataTable::showHeaderMenu(const QPoint& position)
{
    if (!model())
        return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    int visible = 0;
    for (int column = 0; column < model()->columnCount(); ++column)
        visible += isColumnHidden(column) ? 0 : 1;
    for (int column = 0; column < model()->columnCount(); ++column) {
        QAction* action = menu->addAction(model()->headerData(column, Qt::Horizontal).toString());
        action->setCheckable(true);
        action->setChecked(!isColumnHidden(column));
        action->setEnabled(visible > 1 || isColumnHidden(column)); // the last column stays
        connect(action, &QAction::toggled, this, [this, column](bool on) {
            m_roomNeeded.remove(column);
            setColumnHidden(column, !on);
            stretch();
        });
    }
    menu->addSeparator();
    menu->addAction(tr("Fit columns to content"), this, [this] {
        const QVector<int> widths = std::exchange(m_widths, {});
        applyWidths();
        m_widths = widths;
    });
    menu->addAction(tr("Reset columns"), this, [this] {
        for (int column = 0; column < model()->columnCount(); ++column) {
            setColumnHidden(column, false);
            horizontalHeader()->moveSection(horizontalHeader()->visualIndex(column), column);
        }
        applyWidths();
    });
    menu->popup(horizontalHeader()->mapToGlobal(position));
}

} // namespace skein::ui
