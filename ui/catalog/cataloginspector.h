#pragma once

#include "models/items/catalog/entitydetails.h"
#include "ui/widgets/inspector.h"

namespace skein::ui {

/// The right panel of the catalog: who owns the entity, where it lives, its columns, who reads it.
class CatalogInspector : public Inspector
{
    Q_OBJECT

public:
    explicit CatalogInspector(QWidget* parent = nullptr);
    void show(const items::EntityDetails& details);
    void showWelcome();

Q_SIGNALS:
    void focusRequested(const skein::EntityRef& ref);

private:
    void addTable(const QString& name, const QStringList& headers, const QVector<int>& numbers, const QVector<items::RowsModel::Row>& rows, const QVector<int>& widths, int stretch);
};

} // namespace skein::ui
