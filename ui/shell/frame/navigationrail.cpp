#include "ui/shell/frame/navigationrail.h"

#include "ui/shell/frame/railbutton.h"

#include <QKeyEvent>
#include <QShortcut>
#include <QVBoxLayout>

namespace skein::ui {

NavigationRail::NavigationRail(QWidget* parent)
    : QWidget(parent)
    , m_top(new QVBoxLayout)
    , m_foot(new QVBoxLayout)
{
    setAttribute(Qt::WA_StyledBackground);
    setProperty("surface", QStringLiteral("rail"));
    setAccessibleName(tr("Pages"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(2, Space::s, 3, Space::s);
    column->setSpacing(0);
    m_top->setSpacing(2);
    m_foot->setSpacing(2);
    column->addLayout(m_top);
    column->addStretch(1);
    column->addLayout(m_foot);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
}

RailButton* NavigationRail::add(const QString& id, const QString& icon, const QString& text, QVBoxLayout* to)
{
    auto* button = new RailButton(icon, text, this);
    button->setCheckable(true);
    button->installEventFilter(this);
    connect(button, &RailButton::clicked, this, [this, id, button] {
        button->setChecked(id == m_current); // whoever shows the page says what is current
        Q_EMIT activated(id);
    });
    m_entries << Entry {id, button};
    to->addWidget(button, 0, Qt::AlignHCenter);
    return button;
}

RailButton* NavigationRail::addPage(const QString& id, const QString& icon, const QString& text)
{
    RailButton* button = add(id, icon, text, m_top);
    if (++m_numbered <= 9) {
        const QKeySequence keys(int(Qt::ALT) | int(Qt::Key_0 + m_numbered));
        auto* shortcut = new QShortcut(keys, this);
        connect(shortcut, &QShortcut::activated, this, [this, id] { Q_EMIT activated(id); });
        button->setToolTip(QStringLiteral("%1  (%2)").arg(text, keys.toString(QKeySequence::NativeText)));
    }
    return button;
}

RailButton* NavigationRail::addFoot(const QString& id, const QString& icon, const QString& text)
{
    return add(id, icon, text, m_foot);
}

void NavigationRail::addFootWidget(QWidget* widget)
{
    m_foot->insertWidget(0, widget, 0, Qt::AlignHCenter);
}

void NavigationRail::setCurrent(const QString& id)
{
    m_current = id;
    for (const Entry& entry : std::as_const(m_entries))
        entry.button->setChecked(entry.id == id);
}

QStringList NavigationRail::ids() const
{
    QStringList all;
    for (const Entry& entry : m_entries)
        all << entry.id;
    return all;
}

void NavigationRail::setBadge(const QString& id, int count, MarkKind mark)
{
    if (RailButton* b = button(id))
        b->setBadge(count, mark);
}

RailButton* NavigationRail::button(const QString& id) const
{
    for (const Entry& entry : m_entries) {
        if (entry.id == id)
            return entry.button;
    }
    return nullptr;
}

bool NavigationRail::eventFilter(QObject* object, QEvent* event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(object, event);
    const int key = static_cast<QKeyEvent*>(event)->key();
    if (key == Qt::Key_Return || key == Qt::Key_Enter) {
        static_cast<RailButton*>(object)->click();
        return true;
    }
    const int step = key == Qt::Key_Down ? 1 : key == Qt::Key_Up ? -1 : 0;
    if (step == 0)
        return false;
    for (qsizetype i = 0; i < m_entries.size(); ++i) {
        if (m_entries.at(i).button == object && i + step >= 0 && i + step < m_entries.size()) {
            m_entries.at(i + step).button->setFocus(Qt::TabFocusReason);
            break;
        }
    }
    return true;
}

} // namespace skein::ui
