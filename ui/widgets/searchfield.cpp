#include "ui/widgets/searchfield.h"

#include "ui/theme/icons.h"

#include <QKeyEvent>
#include <QPainter>
#include <QShortcut>
#include <QToolButton>

#include <cmath>

namespace skein::ui {

SearchField::SearchField(QWidget* parent)
    : QLineEdit(parent)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(200);
    connect(&m_timer, &QTimer::timeout, this, &SearchField::announce);
    setTextMargins(22, 0, 22, 0);
    m_clear = new QToolButton(this);
    m_clear->setProperty("kind", QStringLiteral("tiny"));
    m_clear->setIcon(Icons::get(QStringLiteral("close"), ColorRole::Muted));
    m_clear->setIconSize(QSize(12, 12));
    m_clear->setFixedSize(20, 20);
    m_clear->setCursor(Qt::ArrowCursor);
    m_clear->setFocusPolicy(Qt::NoFocus); // Escape does the same
    m_clear->setAccessibleName(tr("Clear the search"));
    m_clear->setToolTip(tr("Clear the search (Escape)"));
    m_clear->hide();
    connect(m_clear, &QToolButton::clicked, this, [this] {
        clear();
        announce();
    });
    connect(this, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_clear->setVisible(!text.isEmpty());
        m_timer.start();
    });
    connect(this, &QLineEdit::returnPressed, this, &SearchField::announce);
    setAccessibleName(tr("Search"));
}

SearchField::SearchField(const QString& placeholder, QWidget* parent)
    : SearchField(parent)
{
    setPlaceholderText(placeholder);
    setAccessibleName(placeholder);
}

void SearchField::setDelay(int milliseconds)
{
    m_timer.setInterval(milliseconds);
}

void SearchField::setShortcutHint(const QString& hint)
{
    m_hint = hint;
    update();
}

void SearchField::setFocusShortcut(const QKeySequence& keys)
{
    delete m_shortcut;
    m_shortcut = new QShortcut(keys, this);
    connect(m_shortcut, &QShortcut::activated, this, [this] {
        setFocus(Qt::ShortcutFocusReason);
        selectAll();
    });
    setShortcutHint(keys.toString(QKeySequence::NativeText));
}

QSize SearchField::sizeHint() const
{
    return {300, QLineEdit::sizeHint().height()};
}

void SearchField::announce()
{
    m_timer.stop();
    if (m_announced == text())
        return;
    m_announced = text();
    Q_EMIT searchChanged(m_announced);
}

void SearchField::paintEvent(QPaintEvent* event)
{
    QLineEdit::paintEvent(event);
    {
        QPainter painter(this);
        painter.drawPixmap(QPointF(9, std::round((height() - 16) / 2.0)), Icons::pixmap(QStringLiteral("search"), ColorRole::Muted, 16, devicePixelRatioF()));
    }
    if (m_hint.isEmpty() || hasFocus() || !text().isEmpty())
        return;
    QFont font = Theme::smallFont();
    font.setPixelSize(Theme::px(11));
    const QFontMetrics metrics(font);
    const int width = metrics.horizontalAdvance(m_hint) + 10;
    const int height = metrics.height() + 2;
    if (this->width() < width + 120)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF key(this->width() - width - 6.5, (this->height() - height) / 2.0, width, height);
    painter.setPen(Theme::current().color(ColorRole::LineStrong));
    painter.setBrush(Theme::current().color(ColorRole::Raised));
    painter.drawRoundedRect(key, 4, 4);
    painter.setFont(font);
    painter.setPen(Theme::current().color(ColorRole::Muted));
    painter.drawText(key, Qt::AlignCenter, m_hint);
}

void SearchField::resizeEvent(QResizeEvent* event)
{
    QLineEdit::resizeEvent(event);
    m_clear->move(width() - m_clear->width() - 5, (height() - m_clear->height()) / 2);
}

void SearchField::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Escape:
        if (!text().isEmpty()) {
            clear();
            announce();
            return;
        }
        clearFocus();
        break;
    case Qt::Key_Down:
        Q_EMIT moveRequested(1);
        return;
    case Qt::Key_Up:
        Q_EMIT moveRequested(-1);
        return;
    default:
        break;
    }
    QLineEdit::keyPressEvent(event);
}

} // namespace skein::ui
