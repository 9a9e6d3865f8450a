#include "ui/overview/overviewpage.h"

#include "models/control/control.h"
#include "ui/overview/latestcard.h"
#include "ui/overview/migrationcard.h"
#include "ui/overview/sidelists.h"
#include "ui/theme/icons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/pageheader.h"
#include "ui/widgets/statestack.h"

#include <QAction>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

namespace skein::ui {

namespace {

constexpr int migrationColumn = 5;
constexpr int alwaysHidden = 1 << 20; ///< pixels no window has

QString number(int value)
{
    return QLocale().toString(value);
}

QString share(int part, int whole)
{
    return whole == 0 ? QStringLiteral("–") : OverviewPage::tr("%1 %").arg(number(int(100 * qint64(part) / whole)));
}

} // namespace

OverviewPage::OverviewPage(control::Control* control, QWidget* parent)
    : Page(parent)
    , m_control(control)
{
    build();
    setRefresh([this] { refresh(); }, 80);
    connect(control, &control::Control::workspaceChanged, this, [this] {
        m_filter = {};
        refreshNow();
    });
    for (auto signal : {&control::Control::catalogChanged, &control::Control::alertsChanged, &control::Control::changesChanged})
        connect(control, signal, this, &OverviewPage::refreshSoon);
    connect(control, &control::Control::migrationsChanged, this, &OverviewPage::refreshSoon);
    connect(control, &control::Control::rolloutChanged, this, &OverviewPage::refreshSoon);
    connect(this, &Page::aboutToShow, this, &OverviewPage::refreshNow);
}

OverviewPage::~OverviewPage() = default;

void OverviewPage::build()
{
    header()->setTitle(title());
    m_new = new QAction(tr("New migration…"), this);
    header()->setPrimaryVerb(m_new);
    connect(m_new, &QAction::triggered, this, [this] { Q_EMIT navigateRequested(QStringLiteral("skein://migrations/new")); });

    // From the outside in: with a style sheet, whatever gets another parent is styled anew with all that is in it.
    m_stack = new StateStack(this);
    setContent(m_stack);
    m_scroll = new QScrollArea(m_stack);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_stack->setContent(m_scroll);
    auto* sheet = new QWidget(m_scroll->viewport());
    m_scroll->setWidget(sheet);
    sheet->setProperty("surface", QStringLiteral("window"));
    sheet->setAttribute(Qt::WA_StyledBackground);
    auto* column = new QVBoxLayout(sheet);
    column->setContentsMargins(Space::l, Space::l, Space::l, Space::l);
    column->setSpacing(Space::l);

    auto* tiles = new QHBoxLayout;
    tiles->setSpacing(Space::m);
    const auto tile = [&](const QString& label, const QString& address) {
        auto* tile = new StatTile(sheet);
        tile->setLabel(label);
        tile->setClickable(true);
        connect(tile, &StatTile::activated, this, [this, address] { Q_EMIT navigateRequested(address); });
        tiles->addWidget(tile, 1);
        return tile;
    };
    m_open = tile(tr("open migrations"), QStringLiteral("skein://migrations"));
    m_live = tile(tr("live rollouts"), QStringLiteral("skein://rollouts"));
    m_datasets = tile(tr("datasets"), QStringLiteral("skein://catalog"));
    m_pipelines = tile(tr("pipelines"), QStringLiteral("skein://catalog"));
    m_owners = tile(tr("owners"), QStringLiteral("skein://catalog"));
    m_lineage = tile(tr("of datasets have lineage"), QStringLiteral("skein://catalog"));
    column->addLayout(tiles);

    auto* middle = new QHBoxLayout;
    middle->setSpacing(Space::l);
    auto* left = new QVBoxLayout;
    left->setSpacing(Space::m);
    m_start = buildStart(sheet);
    left->addWidget(m_start);
    m_cards = new QVBoxLayout;
    m_cards->setSpacing(Space::m);
    left->addLayout(m_cards);
    left->addStretch(1);
    middle->addLayout(left, 4);
    auto* right = new QVBoxLayout;
    right->setSpacing(Space::m);
    m_alerts = new AlertsCard(sheet);
    m_blockers = new OwnersCard(sheet);
    right->addWidget(m_alerts);
    right->addWidget(m_blockers);
    right->addStretch(1);
    middle->addLayout(right, 3);
    column->addLayout(middle);

    m_tableCard = new Card(tr("Consumers that do not move on"), sheet);
    m_filterChip = new Chip(m_tableCard);
    m_filterChip->setClosable(true);
    m_filterChip->setCheckable(true);
    m_filterChip->setChecked(true);
    m_filterChip->hide();
    m_tableCard->addHeaderWidget(m_filterChip);
    m_rows = new items::RowsModel(this);
    m_rows->setHeaders(items::troubleHeaders());
    m_table = new DataTable(m_tableCard);
    m_table->setAccessibleName(tr("Consumers that do not move on"));
    m_table->setModel(m_rows);
    m_table->setSortingEnabled(true);
    m_table->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    m_table->setColumnWidths({180, 140, 140, 230, 280, 150});
    m_table->setStretchColumn(3);
    m_table->setRoomNeeded(migrationColumn, alwaysHidden);
    m_table->setFitToRows(true, 14);
    m_table->setTextLines(4);
    m_tableCard->body()->addWidget(m_table);
    column->addWidget(m_tableCard);
    m_latest = new LatestCard(m_control, sheet);
    column->addWidget(m_latest);
    column->addStretch(1);

    const auto clear = [this] { showTroubles({}); };
    connect(m_filterChip, &Chip::closeRequested, this, clear);
    connect(m_filterChip, &Chip::clicked, this, clear);
    connect(m_table, &DataTable::linkActivated, this, &Page::navigateRequested);
    connect(m_table, &DataTable::rowActivated, this, [this](const QModelIndex& index) { Q_EMIT navigateRequested(index.siblingAtColumn(0).data(items::LinkRole).toString()); });
    connect(m_blockers, &OwnersCard::ownerRequested, this, [this](const QString& owner) {
        items::TroubleFilter filter;
        filter.owner = owner;
        showTroubles(filter);
    });
    connect(m_alerts, &AlertsCard::opened, this, [this](const QString& id, const QString& address) {
        m_control->markAlertSeen(id);
        if (!address.isEmpty())
            Q_EMIT navigateRequested(address);
    });
    connect(m_latest, &LatestCard::linkActivated, this, &Page::navigateRequested);
    connect(m_stack, &StateStack::actionTriggered, this, [this] {
        Q_EMIT navigateRequested(m_control->isOpen() ? QStringLiteral("skein://action/import") : QStringLiteral("skein://action/open-sample"));
    });
}

QWidget* OverviewPage::buildStart(QWidget* sheet)
{
    auto* card = new Card(tr("Three steps to the first migration"), sheet);
    const auto step = [&](const QString& text, const QString& verb, const QString& address) {
        auto* row = new QHBoxLayout;
        row->setSpacing(Space::m);
        auto* label = new QLabel(text, card);
        label->setWordWrap(true);
        row->addWidget(label, 1);
        auto* button = new QPushButton(verb, card);
        connect(button, &QPushButton::clicked, this, [this, address] { Q_EMIT navigateRequested(address); });
        row->addWidget(button);
        card->body()->addLayout(row);
    };
    step(tr("1  Look who reads the dataset you want to retire: its consumers, their owners, their code."), tr("Open the catalog"), QStringLiteral("skein://catalog"));
    step(tr("2  Say where they should move. Skein proposes the mapping and asks where it is not sure."), tr("New migration…"), QStringLiteral("skein://migrations/new"));
    step(tr("3  Review the changes it makes and roll them out in stages, each of which can be taken back."), tr("See rollouts"), QStringLiteral("skein://rollouts"));
    return card;
}

bool OverviewPage::showState()
{
    if (!m_control->isOpen()) {
        m_stack->showEmpty(QStringLiteral("overview"), tr("No workspace is open"),
            tr("Open a workspace to see how far its migrations are, or try Skein on the sample estate: a whole company with pipelines, repositories and a migration to run."),
            tr("Open sample"));
        return false;
    }
    if (m_control->catalog()->entities.isEmpty() && m_control->migrations().isEmpty()) {
        m_stack->showEmpty(QStringLiteral("import"), tr("Nothing is known of the estate yet"),
            tr("1. Import a dbt manifest, a Backstage catalog or a database.\n2. Find the dataset to retire and see who reads it.\n3. Start its migration."), tr("Import…"));
        return false;
    }
    m_stack->showContent();
    return true;
}

void OverviewPage::refresh()
{
    m_new->setEnabled(m_control->isOpen() && !m_control->isReadOnly());
    m_new->setToolTip(m_control->isReadOnly() ? tr("The workspace is open read-only") : tr("Move the consumers of one dataset to another"));
    if (!showState())
        return;
    const QVector<items::MigrationPtr> migrations = m_control->migrations();
    const QVector<rollout::RolloutViewPtr> rollouts = m_control->rollouts();
    const items::EstateFigures estate = items::estateOf(*m_control->catalog(), migrations, rollouts);
    m_open->setValue(number(estate.openMigrations));
    m_live->setValue(number(estate.liveRollouts));
    m_datasets->setValue(number(estate.coverage.datasets));
    m_pipelines->setValue(number(estate.coverage.pipelines));
    m_owners->setValue(number(estate.owners));
    m_lineage->setValue(share(estate.coverage.withLineage, estate.coverage.datasets));
    m_lineage->setToolTip(tr("%1 of %2 datasets have lineage, %3 an owner, %4 columns").arg(number(estate.coverage.withLineage), number(estate.coverage.datasets), number(estate.coverage.withOwner), number(estate.coverage.withColumns)));

    QVector<items::MigrationFigures> figures;
    for (const items::MigrationPtr& migration : migrations)
        figures.append(items::figuresOf(*migration, rollouts, QDate::currentDate()));
    // What is still under way comes first; within that the newest.
    std::stable_sort(figures.begin(), figures.end(), [](const items::MigrationFigures& a, const items::MigrationFigures& b) { return a.ended < b.ended; });
    refreshCards(figures);
    m_start->setVisible(migrations.isEmpty());
    m_latest->setVisible(!migrations.isEmpty());
    m_alerts->show(m_control->alerts());
    m_blockers->show(items::blockingOwners(migrations));
    refreshTable();
}

void OverviewPage::refreshCards(const QVector<items::MigrationFigures>& figures)
{
    while (m_cardList.size() < figures.size()) {
        auto* card = new MigrationCard;
        connect(card, &MigrationCard::linkActivated, this, &Page::navigateRequested);
        connect(card, &MigrationCard::troubleRequested, this, [this](const QString& id, items::Trouble trouble) {
            items::TroubleFilter filter;
            filter.migration = id;
            filter.trouble = trouble;
            showTroubles(filter);
        });
        m_cards->addWidget(card);
        m_cardList.append(card);
    }
    while (m_cardList.size() > figures.size()) {
        MigrationCard* card = m_cardList.takeLast();
        card->hide();
        card->deleteLater();
    }
    for (int i = 0; i < figures.size(); ++i)
        m_cardList[i]->show(figures[i]);
}

void OverviewPage::showTroubles(const items::TroubleFilter& filter)
{
    m_filter = filter;
    refreshTable();
    if (!(filter == items::TroubleFilter {})) {
        // The table is below the cards; its new height counts only after the layout has run.
        QTimer::singleShot(0, this, [this] {
            m_scroll->ensureWidgetVisible(m_tableCard, 0, Space::l);
            m_table->setFocus();
        });
    }
}

void OverviewPage::refreshTable()
{
    const QVector<items::MigrationPtr> migrations = m_control->migrations();
    const QVector<items::RowsModel::Row> rows = items::troubleRows(migrations, m_filter);
    const int all = int(m_filter == items::TroubleFilter {} ? rows.size() : items::troubleRows(migrations, {}).size());
    const QString selected = m_table->currentId();
    m_rows->setRows(rows);
    if (m_table->horizontalHeader()->sortIndicatorSection() >= 0)
        m_rows->sort(m_table->horizontalHeader()->sortIndicatorSection(), m_table->horizontalHeader()->sortIndicatorOrder());
    m_table->selectId(selected);
    const bool many = migrations.size() > 1;
    if (many != m_many) { // once: who shows or hides the column in the header's menu is not overruled
        m_many = many;
        m_table->setRoomNeeded(migrationColumn, many ? 0 : alwaysHidden);
    }
    m_table->updateGeometry();
    m_tableCard->setVisible(all > 0);
    m_tableCard->setSubtitle(rows.size() == all ? tr("%1, each with what to do next").arg(number(all)) : tr("%1 of %2").arg(number(int(rows.size())), number(all)));
    QStringList parts;
    if (m_filter.trouble)
        parts << items::troubleWords(*m_filter.trouble);
    if (m_filter.owner)
        parts << (m_filter.owner->isEmpty() ? tr("nobody's") : *m_filter.owner);
    if (!m_filter.migration.isEmpty())
        parts << m_filter.migration;
    m_filterChip->setVisible(!parts.isEmpty());
    m_filterChip->setChecked(true);
    m_filterChip->setTexts(tr("Only"), parts.join(QStringLiteral(" · ")));
}

} // namespace skein::ui
