#include "ui/migration/mappingtab.h"

#include "models/control/control.h"

namespace skein::ui {

MappingTab::MappingTab(control::Control* control, QWidget* parent)
    : QWidget(parent)
    , m_control(control)
    , m_undo(new QUndoStack(this))
{
}

MappingTab::~MappingTab() = default;

void MappingTab::show(const QString& migrationId, const QString& ruleId)
{
    m_id = migrationId;
    m_rule = ruleId;
}

bool MappingTab::eventFilter(QObject* object, QEvent* event)
{
    return QWidget::eventFilter(object, event);
}

} // namespace skein::ui
