#include "ui/widgets/stepbar.h"

#include "ui/widgets/chip.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>

namespace skein::ui {

StepBar::StepBar(QWidget* parent)
    : QWidget(parent)
    , m_row(new QHBoxLayout)
    , m_right(new QHBoxLayout)
{
    setAttribute(Qt::WA_StyledBackground);
    setProperty("surface", QStringLiteral("bar"));
    setFixedHeight(40);
    auto* all = new QHBoxLayout(this);
    all->setContentsMargins(Space::l, 0, Space::l, 0);
    m_row->setSpacing(6);
    m_right->setSpacing(Space::s);
    all->addLayout(m_row);
    all->addStretch(1);
    all->addLayout(m_right);
    setAccessibleName(tr("Steps of the workflow"));
}

void StepBar::setSteps(const QVector<Step>& steps)
{
    if (steps.size() != m_chips.size()) {
        while (QLayoutItem* item = m_row->takeAt(0)) {
            if (item->widget()) {
                item->widget()->hide();
                item->widget()->deleteLater();
            }
            delete item;
        }
        m_chips.clear();
        for (int i = 0; i < steps.size(); ++i) {
            if (i > 0) {
                auto* arrow = new QLabel(QStringLiteral("›"), this);
                arrow->setProperty("tone", QStringLiteral("muted"));
                m_row->addWidget(arrow);
            }
            auto* chip = new Chip(this);
            chip->setCheckable(true);
            chip->installEventFilter(this);
            connect(chip, &Chip::clicked, this, [this, i] {
                m_chips.at(i)->setChecked(i == m_current); // the owner decides what is current
                Q_EMIT stepClicked(i);
            });
            m_row->addWidget(chip);
            m_chips << chip;
        }
    }
    for (int i = 0; i < steps.size(); ++i) {
        const Step& step = steps.at(i);
        Chip* chip = m_chips.at(i);
        chip->setTexts({}, step.text);
        chip->setMark(step.mark);
        chip->setEnabled(step.enabled);
        chip->setToolTip(step.toolTip);
        chip->setAccessibleName(tr("Step %1 of %2: %3, %4").arg(i + 1).arg(steps.size()).arg(step.text, markName(step.mark)));
    }
    setCurrent(m_current);
}

void StepBar::setCurrent(int index)
{
    m_current = index;
    for (int i = 0; i < m_chips.size(); ++i)
        m_chips.at(i)->setChecked(i == index);
}

void StepBar::addRightWidget(QWidget* widget)
{
    m_right->addWidget(widget);
}

bool StepBar::eventFilter(QObject* object, QEvent* event)
{
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        const int step = key == Qt::Key_Right ? 1 : key == Qt::Key_Left ? -1 : 0;
        const qsizetype at = m_chips.indexOf(static_cast<Chip*>(object));
        if (step != 0 && at >= 0) {
            for (qsizetype i = at + step; i >= 0 && i < m_chips.size(); i += step) {
                if (m_chips.at(i)->isEnabled()) {
                    m_chips.at(i)->setFocus(Qt::TabFocusReason);
                    break;
                }
            }
            return true;
        }
    }
    return QWidget::eventFilter(object, event);
}

} // namespace skein::ui
