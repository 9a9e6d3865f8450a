#include "ui/widgets/flowlayout.h"

#include <QWidget>

#include <algorithm>

namespace skein::ui {

FlowLayout::FlowLayout(int horizontal, int vertical)
    : m_horizontal(horizontal)
    , m_vertical(vertical)
{
    setContentsMargins(0, 0, 0, 0);
}

FlowLayout::~FlowLayout()
{
    qDeleteAll(m_items);
}

void FlowLayout::addItem(QLayoutItem* item)
{
    m_items << item;
}

QLayoutItem* FlowLayout::takeAt(int index)
{
    return index >= 0 && index < m_items.size() ? m_items.takeAt(index) : nullptr;
}

QSize FlowLayout::sizeHint() const
{
    int width = 0;
    int height = 0;
    for (QLayoutItem* item : m_items) {
        if (item->isEmpty())
            continue;
        width += item->sizeHint().width() + (width ? m_horizontal : 0);
        height = std::max(height, item->sizeHint().height());
    }
    return {width, height};
}

QSize FlowLayout::minimumSize() const
{
    QSize size;
    for (QLayoutItem* item : m_items) {
        if (!item->isEmpty())
            size = size.expandedTo(item->minimumSize());
    }
    return size;
}

void FlowLayout::setGeometry(const QRect& rect)
{
    QLayout::setGeometry(rect);
    arrange(rect, true);
}

int FlowLayout::arrange(const QRect& rect, bool apply) const
{
    int x = rect.left();
    int y = rect.top();
    int line = 0;
    QVector<QPair<QLayoutItem*, QRect>> placed; // of the present line
    const auto endLine = [&] {
        for (const auto& [item, at] : std::as_const(placed)) {
            if (apply)
                item->setGeometry(at.translated(0, (line - at.height()) / 2)); // a low one stands in the line's middle
        }
        placed.clear();
    };
    for (QLayoutItem* item : m_items) {
        if (item->isEmpty())
            continue;
        const QSize size = item->sizeHint().boundedTo(QSize(std::max(1, rect.width()), QWIDGETSIZE_MAX));
        if (x > rect.left() && x + size.width() > rect.left() + rect.width()) {
            endLine();
            x = rect.left();
            y += line + m_vertical;
            line = 0;
        }
        placed.append({item, QRect(QPoint(x, y), size)});
        x += size.width() + m_horizontal;
        line = std::max(line, size.height());
    }
    endLine();
    return y + line - rect.top();
}

} // namespace skein::ui
