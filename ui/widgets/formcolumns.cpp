#include "ui/widgets/formcolumns.h"

#include <QFormLayout>
#include <QWidget>

#include <algorithm>

namespace skein::ui {

void alignForms(const QVector<QFormLayout*>& forms)
{
    QVector<QWidget*> labels;
    int width = 0;
    for (const QFormLayout* form : forms) {
        for (int row = 0; row < form->rowCount(); ++row) {
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

} // namespace skein::ui
