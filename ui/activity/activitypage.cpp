#include "ui/activity/activitypage.h"

#include "models/control/control.h"
#include "ui/widgets/pageheader.h"

namespace skein::ui {

ActivityPage::ActivityPage(control::Control* control, QWidget* parent)
    : Page(parent)
    , m_control(control)
{
    header()->setTitle(title());
}

ActivityPage::~ActivityPage() = default;

} // namespace skein::ui
