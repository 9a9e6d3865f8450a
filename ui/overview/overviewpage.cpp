#include "ui/overview/overviewpage.h"

#include "models/control/control.h"
#include "ui/widgets/pageheader.h"

namespace skein::ui {

OverviewPage::OverviewPage(control::Control* control, QWidget* parent)
    : Page(parent)
    , m_control(control)
{
    header()->setTitle(title());
}

OverviewPage::~OverviewPage() = default;

} // namespace skein::ui
