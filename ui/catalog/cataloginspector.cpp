#include "ui/catalog/cataloginspector.h"

#include "ui/theme/theme.h"
#include "ui/widgets/datatable.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QLocale>
#include <QPushButton>

namespace skein::ui {

namespace {

QString number(int value)
{
    return QLocale().toString(value);
}

} // namespace

CatalogInspector::CatalogInspector(QWidget* parent)
    : Inspector(parent)
{
    showWelcome();
}

void CatalogInspector::showWelcome()
{
    showNothing(tr("Select a dataset or pipeline to see who owns it, what it is made of and who reads it."));
}

void CatalogInspector::show(const items::EntityDetails& details)
{
    begin(details.heading, details.title);
    for (const auto& [mark, words] : details.pills)
        addPill(mark, words);
    if (!details.known)
        addText(tr("No imported source describes it; only lineage names it."));
    if (!details.description.isEmpty())
        addText(details.description);
    const bool dataset = details.ref.kind == EntityKind::Dataset;
    const bool lineage = dataset || details.ref.kind == EntityKind::Pipeline || details.reach.allUp > 0 || details.reach.allDown > 0;
    if (lineage) {
        addStats({{number(details.reach.directDown), dataset ? tr("direct consumers") : tr("written directly")}, {number(details.reach.allDown), tr("downstream in all")}});
    }
    QVector<KeyValueList::Row> rows;
    for (const items::EntityDetails::Fact& fact : details.facts)
        rows.append({fact.key, fact.value, fact.address, fact.tone.value_or(MarkKind::None), fact.mono});
    if (!rows.isEmpty())
        addRows(rows)->setKeyWidth(84);
    if (lineage) {
        connect(addButton(tr("Show its lineage")), &QPushButton::clicked, this, [this, ref = details.ref] { Q_EMIT focusRequested(ref); });
    }
    const QString address = items::addressOf(details.ref);
    connect(addButton(tr("Copy address"), QStringLiteral("quiet")), &QPushButton::clicked, this, [address] { QApplication::clipboard()->setText(address); });

    if (!details.columns.isEmpty()) {
        addHeading(tr("Columns (%1)").arg(number(int(details.columns.size()))));
        if (details.columnReaders)
            addTable(tr("Columns"), {tr("Column"), tr("Type"), tr("Readers"), tr("Description")}, {2}, details.columns, {116, 70, 74, 60}, 3);
        else
            addTable(tr("Columns"), {tr("Column"), tr("Type"), tr("Description")}, {}, details.columns, {116, 70, 60}, 2);
    }
    if (!details.consumers.isEmpty()) {
        addHeading(dataset ? tr("%Ln direct consumers, %1 in all", nullptr, details.reach.directDown).arg(number(details.reach.allDown))
                           : tr("Writes %1, reaches %2 in all").arg(number(details.reach.directDown), number(details.reach.allDown)));
        addTable(tr("Consumers"), {dataset ? tr("Consumer") : tr("Written"), tr("Owner"), tr("Migration"), tr("Where")}, {}, details.consumers, {150, 90, 110, 240}, -2);
    }
    if (!details.producers.isEmpty()) {
        addHeading(dataset ? tr("Made by %1, from %2 in all").arg(number(details.reach.directUp), number(details.reach.allUp))
                           : tr("Reads %1, rests on %2 in all").arg(number(details.reach.directUp), number(details.reach.allUp)));
        addTable(tr("Producers"), {dataset ? tr("Producer") : tr("Read"), tr("Owner"), tr("Migration"), tr("Where")}, {}, details.producers, {150, 90, 110, 240}, -2);
    }
}

void CatalogInspector::addTable(const QString& name, const QStringList& headers, const QVector<int>& numbers, const QVector<items::RowsModel::Row>& rows, const QVector<int>& widths, int stretch)
{
    auto* table = new DataTable;
    table->setAccessibleName(name);
    auto* model = new items::RowsModel(table);
    model->setHeaders(headers, numbers);
    model->setRows(rows);
    table->setModel(model);
    table->setColumnWidths(widths);
    if (stretch > -2)
        table->setStretchColumn(stretch);
    table->setFitToRows(true, 10);
    connect(table, &DataTable::linkActivated, this, &Inspector::linkActivated);
    connect(table, &DataTable::rowActivated, this, [this](const QModelIndex& index) {
        const QString address = index.siblingAtColumn(0).data(items::LinkRole).toString();
        if (!address.isEmpty())
            Q_EMIT linkActivated(address);
    });
    addSection(table);
}

} // namespace skein::ui
