#include "ui/shell/frame/palettedelegate.h"

#include "ui/shell/frame/palettemodel.h"
#include "ui/theme/icons.h"

#include <QPainter>
#include <QTextLayout>

namespace skein::ui {

namespace {

constexpr int rowHeight = 34;
constexpr int headingHeight = 28;

/// Small keys, right to left; returns the left edge of the first.
qreal paintKeys(QPainter* painter, const QRectF& area, const QString& keys)
{
    const Theme& theme = Theme::current();
    QFont font = Theme::smallFont();
    font.setPixelSize(Theme::px(11));
    const QFontMetrics metrics(font);
    const qreal width = metrics.horizontalAdvance(keys) + 12;
    const QRectF key(area.right() - width, area.center().y() - 9, width, 18);
    painter->setPen(theme.color(ColorRole::LineStrong));
    painter->setBrush(theme.color(ColorRole::Raised));
    painter->drawRoundedRect(key.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    painter->setFont(font);
    painter->setPen(theme.color(ColorRole::Muted));
    painter->drawText(key, Qt::AlignCenter, keys);
    return key.left();
}

} // namespace

void PaletteDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Theme& theme = Theme::current();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    QRectF area = QRectF(option.rect).adjusted(Space::m, 0, -Space::m, 0);
    const QString text = index.data(Qt::DisplayRole).toString();
    if (index.data(PaletteModel::HeadingRole).toBool()) {
        painter->setFont(Theme::smallFont());
        painter->setPen(theme.color(ColorRole::Muted));
        painter->drawText(area.adjusted(0, 4, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, text);
        painter->restore();
        return;
    }
    const bool selected = option.state & QStyle::State_Selected;
    const bool enabled = index.data(PaletteModel::EnabledRole).toBool();
    if (selected) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(theme.color(ColorRole::AccentSoft));
        painter->drawRoundedRect(QRectF(option.rect).adjusted(4, 1, -4, -1), Space::controlRadius, Space::controlRadius);
    }
    const QString icon = index.data(PaletteModel::IconRole).toString();
    const qreal ratio = painter->device()->devicePixelRatioF();
    if (Icons::exists(icon))
        painter->drawPixmap(QPointF(area.left(), option.rect.top() + (option.rect.height() - 16) / 2), Icons::pixmap(icon, selected ? ColorRole::Accent : ColorRole::Muted, 16, ratio));
    area.setLeft(area.left() + 16 + Space::m);
    const QString keys = index.data(PaletteModel::ShortcutRole).toString();
    if (!keys.isEmpty())
        area.setRight(paintKeys(painter, area, keys) - Space::s);

    const QFont font = Theme::bodyFont();
    const QFontMetrics metrics(font);
    const QString shown = metrics.elidedText(text, Qt::ElideMiddle, int(area.width()));
    QTextLayout layout(shown, font);
    if (shown == text) { // elided text has lost its positions
        QVector<QTextLayout::FormatRange> ranges;
        const auto positions = index.data(PaletteModel::PositionsRole).value<QVector<int>>();
        for (const int at : positions) {
            QTextCharFormat format;
            format.setForeground(theme.color(ColorRole::Accent));
            format.setFontWeight(QFont::Bold);
            ranges << QTextLayout::FormatRange {at, 1, format};
        }
        layout.setFormats(ranges);
    }
    layout.beginLayout();
    QTextLine line = layout.createLine();
    layout.endLayout();
    painter->setPen(theme.color(enabled ? ColorRole::Text : ColorRole::Faint));
    layout.draw(painter, QPointF(area.left(), area.center().y() - line.height() / 2));
    const QString detail = index.data(PaletteModel::DetailRole).toString();
    const qreal used = line.naturalTextWidth() + Space::m;
    if (!detail.isEmpty() && area.width() - used > 40) {
        painter->setFont(Theme::smallFont());
        painter->setPen(theme.color(enabled ? ColorRole::Muted : ColorRole::Faint));
        const QRectF rest(area.left() + used, area.top(), area.width() - used, area.height());
        painter->drawText(rest, Qt::AlignVCenter | Qt::AlignLeft, QFontMetrics(Theme::smallFont()).elidedText(detail, Qt::ElideRight, int(rest.width())));
    }
    painter->restore();
}

QSize PaletteDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const
{
    return {200, Theme::px(index.data(PaletteModel::HeadingRole).toBool() ? headingHeight : rowHeight)};
}

} // namespace skein::ui
