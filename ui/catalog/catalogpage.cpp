#include "ui/catalog/catalogpage.h"

#include "models/control/control.h"
#include "ui/widgets/pageheader.h"

namespace skein::ui {

CatalogPage::CatalogPage(control::Control* control, QWidget* parent)
    : Page(parent)
    , m_control(control)
{
    header()->setTitle(title());
}

CatalogPage::~CatalogPage() = default;

} // namespace skein::ui
