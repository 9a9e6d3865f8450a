#include "ui/rollout/rolloutpage.h"

#include "models/control/control.h"
#include "models/items/rollout/rolloutrows.h"
#include "ui/rollout/controlroom.h"
#include "ui/rollout/planeditor.h"
#include "ui/theme/theme.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/pageheader.h"
#include "ui/widgets/pagestack.h"
#include "ui/widgets/statestack.h"

#include <QHeaderView>
#include <QVBoxLayout>

namespace skein::ui {

namespace {

constexpr qint64 roomEveryMs = 100;

} // namespace

RolloutPage::RolloutPage(control::Control* control, QWidget* parent)
    : Page(parent)
    , m_control(control)
    , m_pages(new PageStack(this))
    , m_rows(new items::RowsModel(this))
{
    // Each of the three places has its own header: the verbs of one make no sense in another.
    header()->hide();
    setContent(m_pages);
    auto* listPlace = new QWidget(m_pages);
    m_list = new StateStack(listPlace);
    m_table = new DataTable(m_list);
    auto* column = new QVBoxLayout(listPlace);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* head = new PageHeader(listPlace);
    head->setTitle(title());
    column->addWidget(head);
    m_rows->setHeaders(items::rolloutHeaders(), {2});
    m_table->setObjectName(QStringLiteral("rolloutTable"));
    m_table->setAccessibleName(title());
    m_table->setModel(m_rows);
    m_table->setSortingEnabled(true);
    m_table->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    m_table->setColumnWidths({346, 176, 76, 110, 180, 138, 138});
    m_table->setStretchColumn(4);
    m_list->setContent(m_table);
    column->addWidget(m_list, 1);

    m_pages->addWidget(listPlace);

    connect(m_table, &DataTable::rowActivated, this, [this](const QModelIndex& index) { go({index.data(items::IdRole).toString()}); });
    connect(m_table, &DataTable::linkActivated, this, &Page::navigateRequested);
    connect(m_list, &StateStack::actionTriggered, this, [this] { Q_EMIT navigateRequested(QStringLiteral("skein://migrations")); });
    connect(head, &PageHeader::linkActivated, this, &Page::navigateRequested);
    connect(control, &control::Control::rolloutChanged, this, [this](const QString& id) {
        if (!isVisible())
            return refreshSoon();
        if (m_room && m_pages->currentWidget() == m_room) {
            if (id.isEmpty() || id == m_room->rolloutId())
                refreshRoom();
        } else {
            refreshList();
        }
    });
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, [this] {
        m_sinceRoom.start();
        refresh();
    });
    connect(control, &control::Control::workspaceChanged, this, [this] { navigate({}); });
    setRefresh([this] { refresh(); }, 0);
    connect(this, &Page::aboutToShow, this, &RolloutPage::refreshNow);
    refreshList();
}

RolloutPage::~RolloutPage() = default;

PlanEditor* RolloutPage::planEditor()
{
    if (!m_plan) {
        m_plan = new PlanEditor(m_control, m_pages);
        m_pages->addWidget(m_plan);
        connect(m_plan, &PlanEditor::linkActivated, this, &Page::navigateRequested);
        connect(m_plan, &PlanEditor::started, this, [this](const QString& id) { go({id}); });
    }
    return m_plan;
}

ControlRoom* RolloutPage::room()
{
    if (!m_room) {
        m_room = new ControlRoom(m_control, m_pages);
        m_pages->addWidget(m_room);
        connect(m_room, &ControlRoom::linkActivated, this, &Page::navigateRequested);
        connect(m_room, &ControlRoom::targetChosen, this, [this](const QString& target) {
            m_path = target.isEmpty() ? QStringList {m_room->rolloutId()} : QStringList {m_room->rolloutId(), QStringLiteral("target"), target};
            Q_EMIT locationChanged();
        });
    }
    return m_room;
}

bool RolloutPage::makeAhead()
{
    if (!m_plan)
        return planEditor() != nullptr;
    return !m_room && room() != nullptr;
}

void RolloutPage::go(const QStringList& path)
{
    navigate(path);
    Q_EMIT locationChanged();
}

void RolloutPage::navigate(const QStringList& path)
{
    // A plan needs a migration: without one the list says where plans are made.
    m_path = path == QStringList {QStringLiteral("new")} ? QStringList() : path;
    if (m_path.value(0) == QLatin1String("new")) {
        planEditor()->draft(path[1]);
        m_pages->setCurrentWidget(m_plan);
    } else if (!m_path.isEmpty()) {
        room()->show(path[0], path.value(1) == QLatin1String("target") ? path.value(2) : QString());
        m_pages->setCurrentWidget(m_room);
    } else {
        m_pages->setCurrentIndex(0);
        refreshList();
    }
}

/// At once, but not more often than somebody can read: a busy rollout changes far oftener.
void RolloutPage::refreshRoom()
{
    if (m_soon.isActive())
        return;
    if (m_sinceRoom.isValid() && m_sinceRoom.elapsed() < roomEveryMs) {
        m_soon.start(int(roomEveryMs - m_sinceRoom.elapsed()));
        return;
    }
    m_sinceRoom.start();
    m_room->refresh();
}

void RolloutPage::refresh()
{
    if (m_room && m_pages->currentWidget() == m_room)
        m_room->refresh();
    else
        refreshList();
}

void RolloutPage::refreshList()
{
    if (!m_control->isOpen()) {
        m_list->showEmpty(QStringLiteral("rollouts"), tr("No workspace is open"), tr("Open one, or make the sample, to see its rollouts."));
        return;
    }
    const QVector<rollout::RolloutViewPtr> rollouts = m_control->rollouts();
    if (rollouts.isEmpty()) {
        m_list->showEmpty(QStringLiteral("rollouts"), tr("No rollout yet"),
            tr("A rollout brings merged changes to production in stages. Plan one on a migration that has merged changes."), tr("Go to migrations"));
        return;
    }
    m_rows->setRows(items::rolloutRows(rollouts));
    m_list->showContent();
}

} // namespace skein::ui
