#include "ui/migration/codetab.h"

#include "models/control/control.h"

namespace skein::ui {

CodeTab::CodeTab(control::Control* control, QWidget* parent)
    : QWidget(parent)
    , m_control(control)
{
}

CodeTab::~CodeTab() = default;

void CodeTab::show(const QString& migrationId, const QString& item)
{
    m_id = migrationId;
    m_item = item;
}

} // namespace skein::ui
