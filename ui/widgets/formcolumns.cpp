#include "ui/widgets/formcolumns.h"

#include "ui/theme/theme.h"

#include <QFormLayout>
#include <QPointer>
#include <QWidget>

#include <algorithm>

namespace skein::ui {

namespace {

void align(const QVector<QPointer<QFormLayout>>& forms)
{
    QVector<QWidget*> labels;
    int width = 0;
    for (const QFormLayout* form : forms) {
        for (int row = 0; form && row < form->rowCount(); ++row) {
            const QLayoutItem* item = form->itemAt(row, QFormLayout::LabelRole);
            if (!item || !item->widget())
                continue;
            labels << item->widget();
            item->widget()->ensurePolished();
            width = std::max(width, item->widget()->sizeHint().width());
        }
    }
    for (QWidget* label : std::as_const(labels))
        label->setMinimumWidth(width);
}

} // namespace

void alignForms(const QVector<QFormLayout*>& forms)
{
    if (forms.isEmpty())
        return;
    const QVector<QPointer<QFormLayout>> kept(forms.cbegin(), forms.cend());
    align(kept);
    // With the text's size the labels' widths change.
    QObject::connect(Theme::notifier(), &ThemeNotifier::changed, forms.constFirst(), [kept] { align(kept); });
}

} // namespace skein::ui
