#include "ui/widgets/pageheader.h"

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/pill.h"

#include <QAction>
#include <QHBoxLayout>
#include <QPushButton>

#include <algorithm>

namespace skein::ui {

namespace {

void clear(QHBoxLayout* layout)
{
    while (QLayoutItem* item = layout->takeAt(0)) {
        // Deleted later: a crumb may be removed by the slot of its own click.
        if (QWidget* widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
}

QHBoxLayout* part(QHBoxLayout* row, int spacing)
{
    auto* layout = new QHBoxLayout;
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing);
    row->addLayout(layout);
    return layout;
}

void follow(QPushButton* button, const QAction* action)
{
    button->setText(action->text());
    const QString kind = button->property("kind").toString();
    const bool filled = kind == QLatin1String("primary");
    const ColorRole role = !action->isEnabled() ? ColorRole::Faint : filled ? ColorRole::AccentText : kind == QLatin1String("danger") ? ColorRole::Danger : ColorRole::Text;
    button->setIcon(Icons::recolored(action->icon(), role));
    button->setEnabled(action->isEnabled());
    button->setVisible(action->isVisible());
    button->setCheckable(action->isCheckable());
    button->setChecked(action->isChecked());
    QString tip = action->toolTip();
    if (!action->shortcut().isEmpty())
        tip += QStringLiteral("  (%1)").arg(action->shortcut().toString(QKeySequence::NativeText));
    button->setToolTip(tip);
    QString name = action->text();
    button->setAccessibleName(name.remove(QLatin1Char('&')));
    button->setAccessibleDescription(action->statusTip());
}

} // namespace

PageHeader::PageHeader(QWidget* parent)
    : QWidget(parent)
{
    setAttribute(Qt::WA_StyledBackground);
    setObjectName(QStringLiteral("pageHeader"));
    setProperty("surface", QStringLiteral("bar"));
    setFixedHeight(Space::headerHeight);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(Space::l, 0, Space::l, 0);
    row->setSpacing(Space::m);
    m_crumbs = part(row, Space::xs);
    m_title = new ElidedLabel(this);
    m_title->setProperty("textStyle", QStringLiteral("title"));
    row->addWidget(m_title); // no stretch: with one its width would start from the least, not from the whole text
    m_pills = part(row, Space::s);
    m_middle = part(row, Space::s);
    row->addStretch(1);
    m_note = new ElidedLabel(this);
    m_note->setProperty("tone", QStringLiteral("muted"));
    m_note->hide();
    row->addWidget(m_note);
    m_verbs = part(row, Space::s);
    m_title->hide();
}

PageHeader::~PageHeader() = default;

void PageHeader::setBreadcrumb(const QVector<Crumb>& crumbs)
{
    clear(m_crumbs);
    for (const Crumb& crumb : crumbs) {
        if (crumb.address.isEmpty()) {
            auto* label = new ElidedLabel(crumb.text, this);
            label->setProperty("tone", QStringLiteral("muted"));
            m_crumbs->addWidget(label);
        } else {
            auto* link = new QPushButton(crumb.text, this);
            link->setProperty("kind", QStringLiteral("crumb"));
            link->setCursor(Qt::PointingHandCursor);
            const QString address = crumb.address;
            connect(link, &QPushButton::clicked, this, [this, address] { Q_EMIT linkActivated(address); });
            m_crumbs->addWidget(link);
        }
        auto* sign = new QLabel(QStringLiteral("›"), this);
        sign->setProperty("tone", QStringLiteral("muted"));
        m_crumbs->addWidget(sign);
    }
}

void PageHeader::setTitle(const QString& title)
{
    m_title->setText(title);
    // The title gives way last: the search field and the note shrink before it does.
    m_title->setMinimumWidth(std::min(m_title->sizeHint().width(), 200));
    m_title->setVisible(!title.isEmpty());
}

QString PageHeader::title() const
{
    return m_title->text();
}

void PageHeader::clearPills()
{
    clear(m_pills);
}

void PageHeader::addPill(items::Mark mark, const QString& text, const QString& toolTip)
{
    auto* pill = new Pill(mark, text, this);
    pill->setToolTip(toolTip);
    m_pills->addWidget(pill);
}

void PageHeader::setNote(const QString& note)
{
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
}

void PageHeader::setMiddle(QWidget* widget)
{
    clear(m_middle);
    m_middle->addWidget(widget);
}

void PageHeader::addWidget(QWidget* widget)
{
    m_verbs->insertWidget(m_primary ? m_verbs->count() - 1 : m_verbs->count(), widget);
}

QPushButton* PageHeader::makeButton(QAction* action, const QString& kind)
{
    auto* button = new QPushButton(this);
    button->setProperty("kind", kind);
    button->setIconSize(QSize(16, 16));
    follow(button, action);
    connect(action, &QAction::changed, button, [button, action] { follow(button, action); });
    connect(button, &QPushButton::clicked, action, &QAction::trigger);
    connect(action, &QObject::destroyed, button, &QObject::deleteLater);
    QWidget::addAction(action); // its shortcut works wherever the page has the focus
    return button;
}

QPushButton* PageHeader::addVerb(QAction* action)
{
    QPushButton* button = makeButton(action, QStringLiteral("normal"));
    addWidget(button);
    return button;
}

QPushButton* PageHeader::addDangerVerb(QAction* action)
{
    QPushButton* button = makeButton(action, QStringLiteral("danger"));
    addWidget(button);
    return button;
}

QPushButton* PageHeader::setPrimaryVerb(QAction* action)
{
    if (m_primary) {
        m_verbs->removeWidget(m_primary);
        m_primary->hide();
        m_primary->deleteLater();
    }
    m_primary = makeButton(action, QStringLiteral("primary"));
    m_verbs->addWidget(m_primary);
    return m_primary;
}

QPushButton* PageHeader::primaryButton() const
{
    return m_primary;
}

} // namespace skein::ui
