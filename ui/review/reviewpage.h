#pragma once

#include "ui/widgets/page.h"

#include <memory>

namespace skein::control {
class Control;
}

namespace skein::ui {

/// Reviews: changes grouped by owner and shape, and one change with its files, checks and history
/// ("c-0001[/path of a file]").
class ReviewPage final : public Page
{
    Q_OBJECT

public:
    explicit ReviewPage(control::Control* control, QWidget* parent = nullptr);
    ~ReviewPage() override;

    QString pageId() const override { return QStringLiteral("reviews"); }
    QString title() const override { return tr("Reviews"); }
    void navigate(const QStringList& path) override;
    QStringList location() const override;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace skein::ui
