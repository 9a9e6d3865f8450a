#include "ui/catalog/legendstrip.h"

#include "ui/graph/graphglyphs.h"

#include <QLocale>
#include <QPainter>

namespace skein::ui {

LegendStrip::LegendStrip(QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void LegendStrip::setEntries(const QVector<LegendEntry>& entries)
{
    if (entries == m_entries)
        return;
    m_entries = entries;
    QStringList words;
    for (const LegendEntry& entry : entries)
        words << tr("%1: %2").arg(entry.words, QLocale().toString(entry.count));
    setAccessibleName(tr("Legend"));
    setAccessibleDescription(words.join(QStringLiteral(", ")));
    setToolTip(words.join(QLatin1Char('\n')));
    update();
}

void LegendStrip::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme& theme = Theme::current();
    const QFont font = Theme::smallFont();
    const QFontMetrics metrics(font);
    painter.setFont(font);
    int x = 0;
    for (int i = 0; i < m_entries.size(); ++i) {
        const LegendEntry& entry = m_entries[i];
        const QString count = QLocale().toString(entry.count);
        const int text = metrics.horizontalAdvance(entry.words) + 5 + metrics.horizontalAdvance(count);
        const QString more = QStringLiteral("+%1").arg(m_entries.size() - i);
        const bool last = i + 1 == m_entries.size();
        if (x + 18 + text + (last ? 0 : 12 + metrics.horizontalAdvance(more)) > width()) {
            painter.setPen(theme.color(ColorRole::Muted));
            painter.drawText(QRect(x, 0, width() - x, height()), Qt::AlignVCenter, more);
            break;
        }
        const QColor color = theme.color(entry.role);
        const QRectF box(x, height() / 2.0 - 5, 10, 10);
        if (entry.mark != StateMark::None) {
            drawStateMark(&painter, entry.mark, box, color);
        } else {
            painter.setPen(Qt::NoPen);
            painter.setBrush(color);
            painter.drawRoundedRect(box.adjusted(3, 0, -3, 0), 2, 2);
        }
        x += 16;
        painter.setPen(theme.color(ColorRole::Text));
        painter.drawText(QRect(x, 0, text, height()), Qt::AlignVCenter | Qt::AlignLeft, entry.words);
        painter.setPen(theme.color(ColorRole::Muted));
        painter.drawText(QRect(x, 0, text, height()), Qt::AlignVCenter | Qt::AlignRight, count);
        x += text + 16;
    }
}

} // namespace skein::ui
