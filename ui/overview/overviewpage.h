#pragma once

#include "ui/widgets/page.h"

namespace skein::control {
class Control;
}

namespace skein::ui {

class OverviewPage : public Page
{
    Q_OBJECT

public:
    explicit OverviewPage(control::Control* control, QWidget* parent = nullptr);
    ~OverviewPage() override;
    QString pageId() const override { return QStringLiteral("overview"); }
    QString title() const override { return tr("Overview"); }

private:
    control::Control* m_control = nullptr;
};

} // namespace skein::ui
