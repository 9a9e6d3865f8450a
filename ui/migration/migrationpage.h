#pragma once

#include "ui/widgets/page.h"

#include <memory>

namespace skein::control {
class Control;
}

namespace skein::ui {

/// Migrations: the list, the request form ("new[/dataset]") and the workspace of one migration
/// ("m-0001[/tab[/item]]", tab = request, scope, mapping, code, changes, rollout, retire).
class MigrationPage final : public Page
{
    Q_OBJECT

public:
    explicit MigrationPage(control::Control* control, QWidget* parent = nullptr);
    ~MigrationPage() override;

    QString pageId() const override { return QStringLiteral("migrations"); }
    QString title() const override { return tr("Migrations"); }
    void navigate(const QStringList& path) override;
    QStringList location() const override;
    bool makeAhead() override;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace skein::ui
