#include "ui/migration/simpletabs.h"

#include "models/control/control.h"
#include "models/items/migration/consumerrows.h"
#include "models/items/migration/migrationsteps.h"
#include "models/items/review/changerows.h"
#include "models/items/rollout/rolloutrows.h"
#include "ui/theme/theme.h"
#include "ui/widgets/card.h"
#include "ui/widgets/confirmdialog.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/keyvaluelist.h"
#include "ui/widgets/statestack.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>

namespace skein::ui {

namespace {

QString datasetAddress(const QString& name)
{
    return QStringLiteral("skein://catalog/") + QString::fromLatin1(QUrl::toPercentEncoding(name));
}

} // namespace

RequestTab::RequestTab(control::Control* control, QWidget* parent)
    : QWidget(parent)
    , m_control(control)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Space::l, Space::l, Space::l, Space::l);
    column->setSpacing(Space::m);
    const auto card = [&](const QString& title, KeyValueList*& list) {
        auto* made = new Card(title);
        made->setMaximumWidth(760);
        made->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
        list = new KeyValueList;
        list->setKeyWidth(180);
        made->body()->addWidget(list);
        column->addWidget(made);
        connect(list, &KeyValueList::linkActivated, this, &RequestTab::linkActivated);
    };
    card(tr("What moves"), m_what);
    card(tr("What goes on by itself"), m_policy);
    m_abandon = new QPushButton(tr("Abandon this migration…"));
    m_abandon->setObjectName(QStringLiteral("abandonMigration"));
    auto* foot = new QHBoxLayout;
    foot->addWidget(m_abandon);
    foot->addStretch();
    column->addLayout(foot);
    column->addStretch();
    connect(m_abandon, &QPushButton::clicked, this, &RequestTab::askAbandon);
}

void RequestTab::show(const QString& migrationId)
{
    const auto migration = m_control->migration(migrationId);
    if (!migration)
        return;
    m_id = migrationId;
    const bool over = migration->state == campaign::MigrationState::Abandoned || migration->state == campaign::MigrationState::Retired;
    m_abandon->setVisible(!over);
    m_abandon->setEnabled(!m_control->isReadOnly());
    const campaign::Request& request = migration->request;
    const auto yes = [](bool on) { return on ? tr("yes") : tr("no"); };
    m_what->setRows({{tr("From (v1)"), request.sourceDataset, datasetAddress(request.sourceDataset)}, {tr("To (v2)"), request.targetDataset, datasetAddress(request.targetDataset)},
        {tr("v2 is made"), request.producedElsewhere ? tr("somewhere else: Skein audits and watches it") : tr("by Skein, from v1 through the mapping")},
        {tr("Owner"), request.owner.isEmpty() ? tr("nobody") : request.owner}, {tr("Guide"), request.guideUrl.isEmpty() ? tr("none") : request.guideUrl},
        {tr("Deadline"), request.deadline.isValid() ? QLocale().toString(request.deadline, tr("d MMM yyyy")) : tr("none")},
        {tr("Submitted"), tr("%1 by %2").arg(QLocale().toString(migration->createdAt.toLocalTime(), tr("d MMM yyyy HH:mm")), migration->createdBy)}});
    const campaign::Policy& policy = request.policy;
    m_policy->setRows({{tr("Accept rules"), policy.autoAcceptConfidence > 1 ? tr("never") : tr("from confidence %1").arg(QLocale().toString(policy.autoAcceptConfidence))},
        {tr("Open changes"), yes(policy.autoOpenChanges)}, {tr("Merge approved"), yes(policy.autoMerge)}, {tr("Grain needs a person"), yes(policy.needsPersonForGrain)}});
}

void RequestTab::askAbandon()
{
    auto* dialog = new ConfirmDialog(tr("Abandon %1?").arg(m_id), tr("Abandon"), this);
    dialog->addEffect(MarkKind::Skipped, tr("Nothing goes on by itself any more, and no rollout can be planned"));
    dialog->addEffect(MarkKind::Done, tr("What is merged or switched stays as it is; open changes stay open until they are closed"));
    dialog->addEffect(MarkKind::Person, tr("The two datasets are free for a new migration; this one cannot be taken up again"));
    dialog->setDanger(true);
    dialog->askReason(tr("Reason"), true);
    connect(dialog, &ConfirmDialog::confirmed, this, [this](const QString& reason) { m_control->abandonMigration(m_id, reason); });
    dialog->open();
}

ListTab::ListTab(Kind kind, control::Control* control, QWidget* parent)
    : QWidget(parent)
    , m_kind(kind)
    , m_control(control)
    , m_sentence(new QLabel)
    , m_button(new QPushButton)
    , m_state(new StateStack)
    , m_table(new DataTable)
    , m_rows(new items::RowsModel(this))
{
    m_sentence->setWordWrap(true);
    Theme::setProperty(m_sentence, "tone", QStringLiteral("muted"));
    auto* top = new QHBoxLayout;
    top->setSpacing(Space::m);
    top->addWidget(m_sentence, 1);
    top->addWidget(m_button);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Space::l, Space::m, Space::l, Space::l);
    column->setSpacing(Space::s);
    column->addLayout(top);
    column->addWidget(m_state, 1);
    m_state->setContent(m_table);
    switch (kind) {
    case Kind::Changes:
        m_rows->setHeaders({tr("Change"), tr("State"), tr("Repository"), tr("Owner"), tr("Consumers"), tr("What it does")}, {4});
        m_table->setColumnWidths({110, 150, 190, 160, 90, 300});
        m_table->setStretchColumn(5);
        m_table->setObjectName(QStringLiteral("migrationChanges"));
        m_button->setText(tr("Review them"));
        break;
    case Kind::Rollouts:
        m_rows->setHeaders(items::rolloutHeaders(), {2});
        m_table->setColumnWidths({346, 176, 76, 110, 180, 138, 138});
        m_table->setStretchColumn(4);
        m_table->setObjectName(QStringLiteral("migrationRollouts"));
        m_button->setText(tr("Plan a rollout"));
        m_button->setObjectName(QStringLiteral("planRollout"));
        break;
    case Kind::Retire:
        m_rows->setHeaders(items::readerHeaders());
        m_table->setColumnWidths({240, 160, 160, 400});
        m_table->setStretchColumn(3);
        m_table->setObjectName(QStringLiteral("readersLeft"));
        m_button->hide();
        break;
    }
    m_table->setModel(m_rows);
    m_table->setSortingEnabled(true);
    m_table->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    connect(m_table, &DataTable::linkActivated, this, &ListTab::linkActivated);
    connect(m_table, &DataTable::rowActivated, this, [this](const QModelIndex& index) {
        const QString address = index.siblingAtColumn(0).data(items::LinkRole).toString();
        if (!address.isEmpty())
            Q_EMIT linkActivated(address);
    });
    connect(m_button, &QPushButton::clicked, this,
        [this] { Q_EMIT linkActivated(m_kind == Kind::Changes ? QStringLiteral("skein://reviews") : QStringLiteral("skein://rollouts/new/") + m_id); });
}

void ListTab::show(const QString& migrationId)
{
    m_id = migrationId;
    if (m_kind == Kind::Changes)
        showChanges();
    else if (m_kind == Kind::Rollouts)
        showRollouts();
    else
        showRetire();
}

void ListTab::present(const QVector<items::RowsModel::Row>& rows, const QString& sentence, const QString& emptyTitle, const QString& emptyText)
{
    m_sentence->setText(sentence);
    m_rows->setRows(rows);
    if (rows.isEmpty())
        m_state->showEmpty(m_kind == Kind::Retire ? QStringLiteral("check") : m_kind == Kind::Changes ? QStringLiteral("reviews") : QStringLiteral("rollouts"), emptyTitle, emptyText);
    else
        m_state->showContent();
}

void ListTab::showChanges()
{
    QVector<items::RowsModel::Row> rows;
    int merged = 0;
    for (const review::Change& change : m_control->changes()) {
        if (change.migrationId != m_id)
            continue;
        merged += change.state == review::ChangeState::Merged;
        items::RowCell id, repository, owner, what;
        id.text = change.id;
        id.link = change.address();
        repository.text = change.repository;
        owner.text = change.owner;
        what.text = change.shapeTitle;
        rows.append({change.id, {id, items::RowCell::state(items::changeStateMark(change.state), items::changeStateWords(change.state)), repository, owner,
                                    items::RowCell::count(change.consumers.size()), what}});
    }
    m_button->setVisible(!rows.isEmpty());
    present(rows, rows.isEmpty() ? QString() : tr("%1 of %2 merged").arg(merged).arg(rows.size()), tr("No change yet"),
        tr("Changes are opened for consumers whose rules are accepted and whose rewritten code passed every check."));
}

void ListTab::showRollouts()
{
    QVector<rollout::RolloutViewPtr> mine;
    for (const rollout::RolloutViewPtr& view : m_control->rollouts()) {
        if (view->migrationId == m_id)
            mine << view;
    }
    const auto migration = m_control->migration(m_id);
    const int ready = migration ? items::deployable(*migration) : 0;
    m_button->setEnabled(ready > 0 && !m_control->isReadOnly());
    present(items::rolloutRows(mine), tr("%n consumer(s) have code that can be rolled out", nullptr, ready), tr("No rollout yet"),
        tr("A rollout switches consumers in stages and takes them back when their output is wrong. It needs merged changes."));
}

void ListTab::showRetire()
{
    const auto migration = m_control->migration(m_id);
    if (!migration)
        return;
    const QVector<items::RowsModel::Row> rows = items::readersLeft(*migration);
    present(rows, rows.isEmpty() ? QString() : tr("%n reader(s) still keep v1 alive", nullptr, int(rows.size())), tr("Nobody is known to read v1 any more"),
        tr("Retiring v1 itself is up to its producer: Skein never drops a dataset it did not make."));
}

} // namespace skein::ui
