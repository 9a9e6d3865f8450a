#include "ui/widgets/card.h"

#include "ui/theme/theme.h"
#include "ui/widgets/elidedlabel.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace skein::ui {

Card::Card(QWidget* parent)
    : QFrame(parent)
    , m_head(new QWidget(this))
    , m_title(new ElidedLabel(m_head))
    , m_subtitle(new ElidedLabel(m_head))
    , m_right(new QHBoxLayout)
    , m_body(new QVBoxLayout)
{
    setProperty("surface", QStringLiteral("card"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Space::l, Space::m, Space::l, Space::m);
    column->setSpacing(Space::s);
    m_head->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    auto* row = new QHBoxLayout(m_head);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Space::s);
    m_title->setProperty("textStyle", QStringLiteral("heading"));
    m_subtitle->setProperty("tone", QStringLiteral("muted"));
    row->addWidget(m_title);
    row->addWidget(m_subtitle, 1);
    row->addStretch();
    m_right->setSpacing(Space::s);
    row->addLayout(m_right);
    column->addWidget(m_head);
    m_body->setContentsMargins(0, 0, 0, 0);
    m_body->setSpacing(Space::s);
    column->addLayout(m_body, 1);
    column->addStretch(0); // takes what a body of limited height leaves
    m_head->hide();
    m_subtitle->hide();
}

Card::Card(const QString& title, QWidget* parent)
    : Card(parent)
{
    setTitle(title);
}

void Card::setTitle(const QString& title)
{
    m_title->setText(title);
    setAccessibleName(title);
    m_head->setVisible(!title.isEmpty());
}

void Card::setSubtitle(const QString& subtitle)
{
    m_subtitle->setText(subtitle);
    m_subtitle->setVisible(!subtitle.isEmpty());
}

void Card::addHeaderWidget(QWidget* widget)
{
    m_right->addWidget(widget);
    m_head->show();
}

StatTile::StatTile(QWidget* parent)
    : QFrame(parent)
    , m_value(new QLabel(this))
    , m_label(new ElidedLabel(this))
{
    setProperty("surface", QStringLiteral("raised"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Space::m, 10, Space::m, 10);
    column->setSpacing(2);
    m_value->setProperty("textStyle", QStringLiteral("stat"));
    m_label->setProperty("textStyle", QStringLiteral("small"));
    m_label->setProperty("tone", QStringLiteral("muted"));
    column->addWidget(m_value);
    column->addWidget(m_label);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

StatTile::StatTile(const QString& value, const QString& label, QWidget* parent)
    : StatTile(parent)
{
    setLabel(label);
    setValue(value);
}

void StatTile::setValue(const QString& value)
{
    m_value->setText(value);
    updateName();
}

void StatTile::setLabel(const QString& label)
{
    m_label->setText(label);
    updateName();
}

QString StatTile::value() const
{
    return m_value->text();
}

void StatTile::setTone(const QString& tone)
{
    Theme::setProperty(m_value, "tone", tone);
}

void StatTile::setClickable(bool clickable)
{
    m_clickable = clickable;
    setFocusPolicy(clickable ? Qt::StrongFocus : Qt::NoFocus);
    setCursor(clickable ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void StatTile::mouseReleaseEvent(QMouseEvent* event)
{
    QFrame::mouseReleaseEvent(event);
    if (m_clickable && event->button() == Qt::LeftButton && rect().contains(event->position().toPoint()))
        Q_EMIT activated();
}

void StatTile::keyPressEvent(QKeyEvent* event)
{
    if (m_clickable && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space))
        Q_EMIT activated();
    else
        QFrame::keyPressEvent(event);
}

void StatTile::paintEvent(QPaintEvent* event)
{
    QFrame::paintEvent(event);
    if (!hasFocus())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(Theme::current().color(ColorRole::Accent), 2));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), Space::cardRadius, Space::cardRadius);
}

void StatTile::updateName()
{
    setAccessibleName(QStringLiteral("%1: %2").arg(m_label->text(), m_value->text()));
}

} // namespace skein::ui
