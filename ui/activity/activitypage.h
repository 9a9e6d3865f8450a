#pragma once

#include "ui/widgets/page.h"

namespace skein::control {
class Control;
}

namespace skein::ui {

class ActivityPage : public Page
{
    Q_OBJECT

public:
    explicit ActivityPage(control::Control* control, QWidget* parent = nullptr);
    ~ActivityPage() override;
    QString pageId() const override { return QStringLiteral("activity"); }
    QString title() const override { return tr("Activity"); }

private:
    control::Control* m_control = nullptr;
};

} // namespace skein::ui
