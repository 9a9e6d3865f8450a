#include "ui/widgets/celldelegate.h"

#include "ui/theme/icons.h"
#include "ui/widgets/shapedtext.h"
#include "ui/widgets/mark.h"
#include "ui/widgets/progressbarthin.h"

#include <QApplication>
#include <QPainter>
#include <QTableView>

#include <algorithm>
#include <cmath>

namespace skein::ui {

namespace {

constexpr int sidePadding = 10;
constexpr int barWidth = 64;
constexpr int barHeight = 6;

/// The colour a confidence deserves: sure, likely, doubtful.
ColorRole confidenceColor(double value)
{
    return value >= 0.85 ? ColorRole::Ok : value >= 0.6 ? ColorRole::Accent : ColorRole::Warning;
}

QString confidenceText(double value)
{
    return QLocale().toString(value, 'f', 2);
}

} // namespace

CellDelegate::CellDelegate(QObject* parent)
    : QStyledItemDelegate(parent)
    , m_rowHeight(Space::rowHeight)
{
}

void CellDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Theme& theme = Theme::current();
    const bool selected = option.state & QStyle::State_Selected;
    const QVariant background = index.data(Qt::BackgroundRole);
    if (selected)
        painter->fillRect(option.rect, theme.color(ColorRole::AccentSoft));
    else if (index.row() == m_hoverRow)
        painter->fillRect(option.rect, theme.color(ColorRole::Hover, 0.55));
    else if (background.canConvert<QBrush>())
        painter->fillRect(option.rect, background.value<QBrush>());
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), theme.color(ColorRole::Line));
    // The row that has the keyboard shows a bar at its left edge.
    const auto* table = qobject_cast<const QTableView*>(option.widget);
    if (table && table->hasFocus() && table->currentIndex().row() == index.row() && option.rect.left() <= 1 && table->columnAt(1) == index.column())
        painter->fillRect(QRect(option.rect.left(), option.rect.top(), 3, option.rect.height() - 1), theme.color(ColorRole::Accent));
    QRectF area = QRectF(option.rect).adjusted(sidePadding, 0, -sidePadding, -1);
    if (index.flags() & Qt::ItemIsUserCheckable && index.data(Qt::CheckStateRole).isValid()) {
        QStyleOptionViewItem box = option;
        initStyleOption(&box, index);
        const QStyle* style = option.widget ? option.widget->style() : QApplication::style();
        box.rect = style->subElementRect(QStyle::SE_ItemViewItemCheckIndicator, &box, option.widget);
        const auto state = Qt::CheckState(index.data(Qt::CheckStateRole).toInt());
        box.state &= ~(QStyle::State_On | QStyle::State_Off | QStyle::State_NoChange | QStyle::State_HasFocus);
        box.state |= state == Qt::Checked ? QStyle::State_On : state == Qt::PartiallyChecked ? QStyle::State_NoChange : QStyle::State_Off;
        style->drawPrimitive(QStyle::PE_IndicatorItemViewItemCheck, &box, painter, option.widget);
        area.setLeft(box.rect.right() + Space::s);
    }
    paintContent(painter, area, option, index);
}

void CellDelegate::paintContent(QPainter* painter, QRectF area, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Theme& theme = Theme::current();
    const QVariant pill = index.data(items::PillTextRole);
    if (pill.isValid() && !pill.toString().isEmpty()) {
        const QRectF used = paintPill(painter, area, MarkKind(index.data(items::PillKindRole).toInt()), pill.toString(), Theme::smallFont());
        area.setLeft(used.right() + Space::s);
        if (index.data(Qt::DisplayRole).toString().isEmpty() || index.data(Qt::DisplayRole).toString() == pill.toString())
            return;
    }
    const QVariant confidence = index.data(items::ConfidenceRole);
    if (confidence.isValid() && !std::isnan(confidence.toDouble())) {
        const double value = confidence.toDouble();
        const QFontMetrics metrics(Theme::smallFont());
        const qreal number = metrics.horizontalAdvance(confidenceText(1)) + 2;
        const qreal bar = std::min<qreal>(barWidth, area.width() - number - Space::s);
        if (bar > 12)
            paintBar(painter, QRectF(area.left(), std::round(area.center().y() - barHeight / 2.0), bar, barHeight), value, theme.color(confidenceColor(value)), theme.color(ColorRole::Line));
        painter->setFont(Theme::smallFont());
        painter->setPen(theme.color(ColorRole::Muted));
        painter->drawText(QRectF(area.left() + std::max<qreal>(bar, 0) + Space::s, area.top(), number, area.height()), Qt::AlignVCenter | Qt::AlignLeft, confidenceText(value));
        return;
    }
    const QString icon = index.data(items::IconRole).toString();
    if (!icon.isEmpty()) {
        const QVariant tone = index.data(items::ToneRole);
        const ColorRole role = tone.isValid() ? markColor(MarkKind(tone.toInt())) : ColorRole::Muted;
        const qreal ratio = option.widget ? option.widget->devicePixelRatioF() : 1;
        painter->drawPixmap(QPointF(area.left(), std::round(area.center().y() - 8)), Icons::pixmap(icon, role, 16, ratio));
        area.setLeft(area.left() + 16 + Space::s);
    }
    const QString text = displayText(index.data(Qt::DisplayRole), option.locale);
    const QFont font = index.data(items::MonoRole).toBool() ? Theme::monoFont() : option.font;
    const bool enabled = option.state & QStyle::State_Enabled;
    ColorRole role = enabled ? ColorRole::Text : ColorRole::Muted;
    const QVariant tone = index.data(items::ToneRole);
    if (tone.isValid() && enabled)
        role = markColor(MarkKind(tone.toInt()));
    else if (!index.data(items::LinkRole).toString().isEmpty() && option.state & QStyle::State_MouseOver)
        role = ColorRole::Accent;
    const bool number = index.data(items::NumberRole).toBool();
    const QString second = index.data(items::SecondTextRole).toString();
    if (m_lines > 1 && !number && second.isEmpty()) {
        const int spacing = QFontMetrics(font).lineSpacing();
        const QStringList lines = ShapedText::wrapped(text, font, int(area.width()), std::min(roomIn(option.rect.height(), option.font), m_lines));
        qreal top = std::round(area.center().y() - double(lines.size()) * spacing / 2.0);
        for (const QString& line : lines) {
            ShapedText::draw(painter, QRectF(area.left(), top, area.width(), spacing), line, font, theme.color(role));
            top += spacing;
        }
        return;
    }
    const int wanted = ShapedText::draw(painter, area, text, font, theme.color(role), number);
    if (second.isEmpty() || number || wanted + Space::xl > area.width())
        return;
    area.setLeft(area.left() + wanted + (wanted ? Space::s : 0));
    ShapedText::draw(painter, area, second, option.font, theme.color(ColorRole::Muted));
}

int CellDelegate::heightOf(int lines, const QFont& font) const
{
    return std::max(m_rowHeight, Theme::px(m_rowHeight)) + (lines - 1) * QFontMetrics(font).lineSpacing();
}

int CellDelegate::roomIn(int height, const QFont& font) const
{
    return std::max(1, 1 + (height - heightOf(1, font)) / QFontMetrics(font).lineSpacing());
}

int CellDelegate::linesOf(const QModelIndex& index, const QFont& font, int width) const
{
    const QString text = index.data(Qt::DisplayRole).toString();
    if (m_lines <= 1 || text.isEmpty() || index.data(items::NumberRole).toBool() || !index.data(items::PillTextRole).toString().isEmpty() || !index.data(items::SecondTextRole).toString().isEmpty())
        return 1;
    const int icon = index.data(items::IconRole).toString().isEmpty() ? 0 : 16 + Space::s;
    return int(ShapedText::wrapped(text, index.data(items::MonoRole).toBool() ? Theme::monoFont() : font, width - 2 * sidePadding - icon, m_lines).size());
}

QSize CellDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    int width = 2 * sidePadding;
    const QString pill = index.data(items::PillTextRole).toString();
    const QString text = displayText(index.data(Qt::DisplayRole), option.locale);
    if (!pill.isEmpty())
        width += pillSize(QFontMetrics(Theme::smallFont()), MarkKind(index.data(items::PillKindRole).toInt()), pill).width();
    else if (index.data(items::ConfidenceRole).isValid())
        width += barWidth + Space::s + QFontMetrics(Theme::smallFont()).horizontalAdvance(confidenceText(1)) + 2;
    else
        width += QFontMetrics(index.data(items::MonoRole).toBool() ? Theme::monoFont() : option.font).horizontalAdvance(text) + 2;
    if (!pill.isEmpty() && !text.isEmpty() && text != pill)
        width += QFontMetrics(option.font).horizontalAdvance(text) + Space::s;
    const QString second = index.data(items::SecondTextRole).toString();
    if (!second.isEmpty())
        width += QFontMetrics(option.font).horizontalAdvance(second) + Space::s;
    if (!index.data(items::IconRole).toString().isEmpty())
        width += 16 + Space::s;
    if (index.flags() & Qt::ItemIsUserCheckable)
        width += 24;
    return {width, std::max(m_rowHeight, QFontMetrics(option.font).height() + 12)};
}

} // namespace skein::ui
