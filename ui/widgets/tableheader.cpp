#include "ui/widgets/tableheader.h"

#include "models/items/cellroles.h"
#include "ui/theme/theme.h"

#include <QPainter>
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

bool TableHeader::isNumber(int logicalIndex) const
{
    if (!model())
        return false;
    if (model()->headerData(logicalIndex, Qt::Horizontal, items::NumberRole).toBool())
        return true;
    return model()->rowCount(rootIndex()) > 0 && model()->index(0, logicalIndex, rootIndex()).data(items::NumberRole).toBool();
}

void TableHeader::initStyleOptionForIndex(QStyleOptionHeader* option, int logicalIndex) const
{
    QHeaderView::initStyleOptionForIndex(option, logicalIndex);
    // The style keeps room at the right of every title, so that titles of numbers would not stand over their numbers;
    // paintSection() writes those.
    if (isNumber(logicalIndex))
        option->text.clear();
}

void TableHeader::paintSection(QPainter* painter, const QRect& rect, int logicalIndex) const
{
    painter->save();
    QHeaderView::paintSection(painter, rect, logicalIndex);
    painter->restore();
    if (!isNumber(logicalIndex))
        return;
    const bool sorted = isSortIndicatorShown() && sortIndicatorSection() == logicalIndex;
    const QRect area = rect.adjusted(10, 0, sorted ? -18 : -10, 0);
    const QString text = model()->headerData(logicalIndex, Qt::Horizontal).toString();
    painter->setFont(Theme::smallFont());
    painter->setPen(Theme::current().color(ColorRole::Muted));
    painter->drawText(area, Qt::AlignRight | Qt::AlignVCenter, QFontMetrics(Theme::smallFont()).elidedText(text, Qt::ElideRight, area.width()));
}

} // namespace skein::ui
