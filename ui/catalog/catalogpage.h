#pragma once

#include "ui/widgets/page.h"

namespace skein::control {
class Control;
}

namespace skein::ui {

class CatalogPage : public Page
{
    Q_OBJECT

public:
    explicit CatalogPage(control::Control* control, QWidget* parent = nullptr);
    ~CatalogPage() override;
    QString pageId() const override { return QStringLiteral("catalog"); }
    QString title() const override { return tr("Catalog"); }

private:
    control::Control* m_control = nullptr;
};

} // namespace skein::ui
