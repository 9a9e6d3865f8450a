#include "ui/widgets/tableheader.h"

#include "models/items/cellroles.h"
#include "ui/theme/theme.h"

#include <QStyleOptionHeader>

#include <algorithm>

namespace skein::ui {

TableHeader::TableHeader(QWidget* parent)
    : QHeaderView(Qt::Horizontal, parent)
{
    setSectionsClickable(true);
    setSectionsMovable(true);
    setHighlightSections(false);
    setMinimumSectionSize(40);
    setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    setTextElideMode(Qt::ElideRight);
}

QSize TableHeader::sizeHint() const
{
    return {QHeaderView::sizeHint().width(), std::max(Theme::px(30), 24)};
}

void TableHeader::initStyleOptionForIndex(QStyleOptionHeader* option, int logicalIndex) const
{
    QHeaderView::initStyleOptionForIndex(option, logicalIndex);
    if (!model())
        return;
    bool number = model()->headerData(logicalIndex, Qt::Horizontal, items::NumberRole).toBool();
    if (!number && model()->rowCount(rootIndex()) > 0)
        number = model()->index(0, logicalIndex, rootIndex()).data(items::NumberRole).toBool();
    if (number)
        option->textAlignment = Qt::AlignRight | Qt::AlignVCenter;
}

} // namespace skein::ui
