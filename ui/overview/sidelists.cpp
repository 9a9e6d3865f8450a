#include "ui/overview/sidelists.h"

#include "models/items/records/recordwords.h"
#include "models/items/rowsmodel.h"
#include "ui/theme/theme.h"
#include "ui/widgets/datatable.h"

#include <QHeaderView>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace skein::ui {

namespace {

items::Mark alertMark(control::Severity severity)
{
    switch (severity) {
    case control::Severity::Critical: return items::Mark::Failed;
    case control::Severity::Warning: return items::Mark::Held;
    case control::Severity::Info: break;
    }
    return items::Mark::Running;
}

QString alertWords(control::Severity severity)
{
    switch (severity) {
    case control::Severity::Critical: return AlertsCard::tr("critical");
    case control::Severity::Warning: return AlertsCard::tr("warning");
    case control::Severity::Info: break;
    }
    return AlertsCard::tr("note");
}

QLabel* noneLabel(const QString& text, Card* card)
{
    auto* label = new QLabel(text, card);
    label->setWordWrap(true);
    label->setProperty("tone", QStringLiteral("muted"));
    card->body()->addWidget(label);
    return label;
}

} // namespace

AlertsCard::AlertsCard(QWidget* parent)
    : Card(tr("Wants a person"), parent)
    , m_rows(new items::RowsModel(this))
    , m_table(new DataTable(this))
    , m_none(noneLabel(tr("No alert. What a migration waits for stands with it."), this))
{
    m_rows->setHeaders({tr("Severity"), tr("What"), tr("Since")});
    m_table->setModel(m_rows);
    m_table->setAccessibleName(tr("Alerts"));
    m_table->setColumnWidths({96, 180, 62});
    m_table->setStretchColumn(1);
    m_table->setTextLines(6); // what it is about, and what happened there
    m_table->horizontalHeader()->hide();
    m_table->setFitToRows(true, 6);
    body()->addWidget(m_table);
    body()->addStretch(1);
    connect(m_table, &QAbstractItemView::clicked, this, [this](const QModelIndex& index) { open(index.siblingAtColumn(0).data(items::IdRole).toString()); });
    connect(m_table, &DataTable::rowActivated, this, [this](const QModelIndex& index) { open(index.siblingAtColumn(0).data(items::IdRole).toString()); });
}

void AlertsCard::open(const QString& id)
{
    const auto at = std::find_if(m_alerts.cbegin(), m_alerts.cend(), [&](const control::Alert& alert) { return alert.id == id; });
    if (at != m_alerts.cend())
        Q_EMIT opened(at->id, at->address);
}

void AlertsCard::show(const QVector<control::Alert>& alerts)
{
    m_alerts = alerts;
    QVector<items::RowsModel::Row> rows;
    for (const control::Alert& alert : alerts) {
        items::RowCell what;
        what.text = alert.text.isEmpty() ? alert.title : alert.title + QLatin1Char('\n') + items::recordWords(alert.text);
        items::RowCell since;
        const QDateTime local = alert.since.toLocalTime();
        since.text = local.date() == QDate::currentDate() ? local.toString(QStringLiteral("HH:mm")) : QLocale().toString(local.date(), tr("d MMM"));
        since.tone = items::Mark::Waiting;
        rows.append({alert.id, {items::RowCell::state(alertMark(alert.severity), alertWords(alert.severity)), what, since}});
    }
    m_rows->setRows(rows);
    setSubtitle(alerts.isEmpty() ? QString() : QLocale().toString(alerts.size()));
    m_none->setVisible(alerts.isEmpty());
    m_table->setVisible(!alerts.isEmpty());
    m_table->updateGeometry();
}

OwnersCard::OwnersCard(QWidget* parent)
    : Card(tr("Who blocks"), parent)
    , m_rows(new items::RowsModel(this))
    , m_table(new DataTable(this))
    , m_none(noneLabel(tr("Nobody: no consumer is blocked, stalled or failed."), this))
{
    m_rows->setHeaders({tr("Owner"), tr("Waiting"), tr("Open")}, {1, 2});
    m_table->setModel(m_rows);
    m_table->setAccessibleName(tr("Owners by waiting consumers"));
    m_table->setColumnWidths({180, 76, 64});
    m_table->setStretchColumn(0);
    m_table->setFitToRows(true, 8);
    body()->addWidget(m_table);
    body()->addStretch(1);
    const auto request = [this](const QModelIndex& index) { Q_EMIT ownerRequested(index.siblingAtColumn(0).data(items::IdRole).toString()); };
    connect(m_table, &QAbstractItemView::clicked, this, request);
    connect(m_table, &DataTable::rowActivated, this, request);
}

void OwnersCard::show(const QVector<items::OwnerBlock>& owners)
{
    QVector<items::RowsModel::Row> rows;
    for (const items::OwnerBlock& owner : owners) {
        items::RowCell name;
        name.text = owner.owner.isEmpty() ? tr("nobody") : owner.owner;
        name.icon = QStringLiteral("group");
        rows.append({owner.owner, {name, items::RowCell::count(owner.troubled), items::RowCell::count(owner.open)}});
    }
    m_rows->setRows(rows);
    setSubtitle(owners.isEmpty() ? QString() : tr("%Ln owners, by consumers that do not move on", nullptr, int(owners.size())));
    m_none->setVisible(owners.isEmpty());
    m_table->setVisible(!owners.isEmpty());
    m_table->updateGeometry();
}

} // namespace skein::ui
