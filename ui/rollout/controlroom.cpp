#include "ui/rollout/controlroom.h"

#include "models/control/control.h"
#include "models/items/records/recordwords.h"
#include "models/items/rollout/rolloutrows.h"
#include "models/items/rollout/rolloutwords.h"
#include "ui/charts/metricchart.h"
#include "ui/rollout/metricdata.h"
#include "ui/rollout/targetdetails.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/card.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/pageheader.h"
#include "ui/widgets/pill.h"
#include "ui/widgets/stagebar.h"
#include "ui/widgets/statestack.h"
#include "ui/widgets/targetgrid.h"

#include <QAction>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace skein::ui {

using namespace rollout;

namespace {

constexpr int whyWidth = 360;
constexpr int journalWidth = 316;
constexpr int roomForOwners = 860; ///< below it the reason is worth more
constexpr int chartPhaseMs = 40;

QLabel* paragraph(QWidget* parent)
{
    auto* label = new QLabel(parent);
    label->setWordWrap(true);
    label->setTextFormat(Qt::RichText);
    label->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    return label;
}

QString titled(const QString& title, const QString& text)
{
    return QStringLiteral("<b>%1</b><br/><span style='color:%3'>%2</span>")
        .arg(title.toHtmlEscaped(), text.toHtmlEscaped(), Theme::current().color(ColorRole::Muted).name());
}

} // namespace

ControlRoom::ControlRoom(control::Control* control, QWidget* parent)
    : QWidget(parent)
    , m_control(control)
    , m_header(new PageHeader(this))
    , m_state(new StateStack(this))
    , m_message(new QLabel(m_state))
{
    m_header->setBreadcrumb({{tr("Rollouts"), QStringLiteral("skein://rollouts")}});
    const struct {
        Verb verb;
        const char* icon;
        const char* name;
    } verbs[] = {{Verb::Pause, "pause", "verbPause"}, {Verb::Resume, "play", "verbResume"}, {Verb::Approve, "approve", "verbApprove"},
        {Verb::Freeze, "freeze", "verbFreeze"}, {Verb::Finalize, "check", "verbFinalize"}, {Verb::RollBack, "rollback", "verbRollBack"}};
    for (const auto& [verb, icon, name] : verbs) {
        auto* action = new QAction(Icons::get(QLatin1String(icon), verb == Verb::RollBack ? ColorRole::Danger : ColorRole::Text), items::verbWords(verb), this);
        QPushButton* button = verb == Verb::RollBack ? m_header->addDangerVerb(action) : m_header->addVerb(action);
        button->setObjectName(QLatin1String(name));
        m_verbs.insert(int(verb), action);
        m_verbButtons.insert(int(verb), button);
        connect(action, &QAction::triggered, this, [this, wanted = verb] { ask(wanted); });
    }

    // From the outside in: a widget that gets its parent late is styled once more, with all it holds.
    auto* sheet = new QWidget(m_state);
    auto* column = new QVBoxLayout(sheet);
    column->setContentsMargins(Space::l, Space::m, Space::l, Space::l);
    column->setSpacing(Space::m);
    m_message->setWordWrap(true);
    m_message->setTextFormat(Qt::PlainText);
    m_message->hide();
    column->addWidget(m_message);
    column->addWidget(buildTimeline(sheet));
    column->addWidget(buildCharts(sheet), 3);
    auto* bottom = new QHBoxLayout;
    bottom->setSpacing(Space::m);
    bottom->addWidget(buildTargets(sheet), 1);
    bottom->addWidget(buildJournal(sheet));
    column->addLayout(bottom, 5);
    m_state->setContent(sheet);

    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(0);
    whole->addWidget(m_header);
    whole->addWidget(m_state, 1);

    m_journalTimer.setSingleShot(true);
    m_journalTimer.setInterval(700);
    connect(&m_journalTimer, &QTimer::timeout, this, &ControlRoom::readJournal);
    connect(control, &control::Control::journalAppended, this, [this] {
        if (isVisible() && !m_journalTimer.isActive())
            m_journalTimer.start();
    });
    connect(control, &control::Control::sampleChanged, this, &ControlRoom::showLoads);
    connect(m_header, &PageHeader::linkActivated, this, &ControlRoom::linkActivated);
    connect(m_state, &StateStack::actionTriggered, this, [this] { Q_EMIT linkActivated(QStringLiteral("skein://rollouts")); });
    connect(Theme::notifier(), &ThemeNotifier::changed, this, &ControlRoom::refresh);
}

QWidget* ControlRoom::buildTimeline(QWidget* parent)
{
    auto* card = new Card(parent);
    auto* row = new QHBoxLayout;
    row->setSpacing(Space::xl);
    m_stages = new StageBar(card);
    m_stages->setObjectName(QStringLiteral("stageBar"));
    // Below the stages: what is true of the sample only.
    m_loads = new QPushButton(card);
    m_loads->setObjectName(QStringLiteral("sampleLoads"));
    Theme::setProperty(m_loads, "kind", QStringLiteral("link"));
    m_timings = new Pill(card);
    m_timings->set(MarkKind::Waiting, tr("sample timings"));
    m_timings->setToolTip(tr("Bakes of seconds, because this is the sample; everything in them really runs"));
    auto* sample = new QHBoxLayout;
    sample->setContentsMargins(Space::s, 0, 0, 0);
    sample->setSpacing(Space::m);
    sample->addWidget(m_timings);
    sample->addWidget(m_loads);
    sample->addStretch();
    auto* left = new QVBoxLayout;
    left->setSpacing(0);
    left->addWidget(m_stages, 1);
    left->addLayout(sample);
    row->addLayout(left, 1);
    connect(m_loads, &QPushButton::clicked, this, [this] { m_control->setSampleLoading(!m_control->sampleInfo().loading); });
    auto* words = new QVBoxLayout;
    words->setSpacing(Space::s);
    for (QLabel** label : {&m_why, &m_next, &m_earliest}) {
        *label = paragraph(card);
        words->addWidget(*label);
    }
    // Where to go on once it was taken back.
    m_after = new QWidget(card);
    auto* after = new QHBoxLayout(m_after);
    after->setContentsMargins(0, 0, 0, 0);
    after->setSpacing(Space::m);
    const QPair<QString, QString> ways[] = {{tr("Open the mapping"), QStringLiteral("skein://migrations/%1/mapping")}, {tr("Plan another rollout"), QStringLiteral("skein://rollouts/new/%1")}};
    for (const auto& [text, address] : ways) {
        auto* way = new QPushButton(text, m_after);
        Theme::setProperty(way, "kind", QStringLiteral("link"));
        after->addWidget(way);
        connect(way, &QPushButton::clicked, this, [this, address = address] {
            if (m_view)
                Q_EMIT linkActivated(address.arg(m_view->migrationId));
        });
    }
    after->addStretch();
    m_after->hide();
    words->addWidget(m_after);
    words->addStretch();
    auto* side = new QWidget(card);
    side->setLayout(words);
    words->setContentsMargins(0, 0, 0, 0);
    side->setFixedWidth(whyWidth);
    row->addWidget(side);
    card->body()->addLayout(row);
    return card;
}

QWidget* ControlRoom::buildCharts(QWidget* parent)
{
    auto* row = new QWidget(parent);
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Space::m);
    for (int i = 0; i < 3; ++i) {
        auto* card = new Card(row);
        auto* chart = new MetricChart(card);
        chart->setPhase(i * chartPhaseMs);
        card->body()->addWidget(chart);
        m_charts << chart;
        layout->addWidget(card, 1);
    }
    return row;
}

QWidget* ControlRoom::buildTargets(QWidget* parent)
{
    m_targetCard = new Card(tr("Targets"), parent);
    auto* chips = new QWidget(m_targetCard);
    m_chips = new FlowLayout;
    m_chips->setContentsMargins(0, 0, 0, 0);
    chips->setLayout(m_chips);
    m_grid = new TargetGrid(m_targetCard);
    m_grid->setObjectName(QStringLiteral("targetGrid"));
    m_rows = new items::RowsModel(this);
    m_rows->setHeaders(items::targetHeaders(), {2, 4, 5, 6});
    m_table = new DataTable(m_targetCard);
    m_table->setObjectName(QStringLiteral("targetTable"));
    m_table->setAccessibleName(tr("Targets"));
    m_table->setModel(m_rows);
    m_table->setSortingEnabled(true);
    m_table->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    m_table->setColumnWidths({196, 140, 54, 124, 66, 58, 84, 150});
    m_table->setTextLines(2);
    m_table->setStretchColumn(7);
    m_table->setRoomNeeded(1, roomForOwners);
    m_targetCard->body()->addWidget(chips);
    m_targetCard->body()->addWidget(m_grid);
    m_targetCard->body()->addWidget(m_table, 1);
    connect(m_grid, &TargetGrid::activated, this, &ControlRoom::chooseTarget);
    connect(m_table, &DataTable::currentIdChanged, this, &ControlRoom::chooseTarget);
    return m_targetCard;
}

QWidget* ControlRoom::buildJournal(QWidget* parent)
{
    auto* side = new QWidget(parent);
    side->setFixedWidth(journalWidth);
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Space::m);
    m_details = new TargetDetails(side);
    m_details->setObjectName(QStringLiteral("targetDetails"));
    m_details->hide();
    column->addWidget(m_details, 2);
    auto* card = new Card(tr("Journal"), side);
    auto* all = new QPushButton(tr("All of it"), card);
    Theme::setProperty(all, "kind", QStringLiteral("link"));
    card->addHeaderWidget(all);
    m_lineRows = new items::RowsModel(this);
    m_lineRows->setHeaders(items::lineHeaders());
    m_lines = new DataTable(card);
    m_lines->setObjectName(QStringLiteral("rolloutJournal"));
    m_lines->setAccessibleName(tr("Journal"));
    m_lines->setModel(m_lineRows);
    m_lines->horizontalHeader()->hide();
    m_lines->setColumnWidths({78, 140});
    m_lines->setTextLines(4);
    m_lines->setStretchColumn(1);
    card->body()->addWidget(m_lines, 1);
    column->addWidget(card, 1);
    connect(all, &QPushButton::clicked, this, [this] { Q_EMIT linkActivated(QStringLiteral("skein://activity/") + m_id); });
    connect(m_details, &TargetDetails::closeRequested, this, [this] { chooseTarget({}); });
    connect(m_details, &TargetDetails::linkActivated, this, &ControlRoom::linkActivated);
    connect(m_details, &TargetDetails::verbRequested, this, [this](Verb verb, const QString& target) { ask(verb, {target}); });
    return side;
}

void ControlRoom::show(const QString& rolloutId, const QString& target)
{
    if (rolloutId != m_id) {
        m_id = rolloutId;
        m_filter.reset();
        m_message->hide();
        m_lineRows->setRows({});
    }
    m_target = target;
    refresh();
    readJournal();
}

void ControlRoom::refresh()
{
    m_view = m_control->rollout(m_id);
    showLoads();
    if (!m_view) {
        m_header->setTitle(m_id);
        m_header->clearPills();
        for (QPushButton* button : std::as_const(m_verbButtons))
            button->hide();
        if (!m_id.isEmpty())
            m_state->showEmpty(QStringLiteral("rollouts"), tr("There is no rollout %1").arg(m_id), tr("It may belong to another workspace."), tr("All rollouts"));
        return;
    }
    m_state->showContent();
    const RolloutView& view = *m_view;
    showHeader(view);
    showVerbs(view);
    QVector<StageBar::Stage> stages;
    for (int i = 0; i < view.stages.size(); ++i) {
        const items::StageWords words = items::stageWords(view.stages[i], i == view.currentStage, i == 0);
        stages.append({words.share, words.count, words.mark, words.verdict, words.detail, words.progress, words.toolTip});
    }
    m_stages->setStages(stages);
    m_stages->setCurrent(view.currentStage);
    m_why->setText(titled(tr("Why we are here"), items::recordWords(view.why)));
    m_next->setText(titled(tr("What happens next"), items::recordWords(view.next)));
    m_next->setVisible(!view.next.isEmpty());
    m_earliest->setVisible(view.earliest.isValid());
    m_after->setVisible(view.state == RolloutState::RolledBack && !view.migrationId.isEmpty());
    if (view.earliest.isValid())
        m_earliest->setText(titled(tr("Earliest"), view.earliest.toLocalTime().toString(QStringLiteral("HH:mm:ss"))));
    showCharts(view);
    showTargets(view);
}

void ControlRoom::showHeader(const RolloutView& view)
{
    m_header->setTitle(view.title);
    m_header->clearPills();
    m_header->addPill(items::positionMark(view), items::positionWords(view));
    if (view.production)
        m_header->addPill(MarkKind::Production, view.environment.toUpper());
    m_timings->setVisible(view.sampleTimings);
}

void ControlRoom::showCharts(const RolloutView& view)
{
    for (int i = 0; i < m_charts.size(); ++i) {
        m_charts[i]->parentWidget()->setVisible(i < view.metrics.size());
        if (i < view.metrics.size())
            m_charts[i]->setData(metricData(view.metrics[i], view));
    }
}

void ControlRoom::showTargets(const RolloutView& view)
{
    m_targetCard->setSubtitle(tr("%1 · trouble first").arg(QLocale().toString(view.targets.size())));
    const QVector<items::StateCount> counts = items::targetCounts(view);
    while (m_chipList.size() < counts.size()) {
        auto* chip = new Chip;
        chip->setCheckable(true);
        m_chips->addWidget(chip);
        connect(chip, &Chip::clicked, this, [this, chip] {
            const auto state = TargetState(chip->property("state").toInt());
            m_filter = m_filter == state ? std::nullopt : std::optional<TargetState>(state);
            refresh();
        });
        m_chipList << chip;
    }
    for (int i = 0; i < m_chipList.size(); ++i) {
        m_chipList[i]->setVisible(i < counts.size());
        if (i >= counts.size())
            continue;
        m_chipList[i]->setTexts(items::targetStateWords(counts[i].state), QLocale().toString(counts[i].count));
        m_chipList[i]->setMark(items::targetStateMark(counts[i].state));
        m_chipList[i]->setProperty("state", int(counts[i].state));
        m_chipList[i]->setChecked(m_filter == counts[i].state);
    }
    QVector<TargetGrid::Cell> cells;
    const QVector<int> order = items::targetOrder(view);
    for (const int at : order) {
        const TargetView& target = view.targets[at];
        cells.append({target.id, target.title, items::targetMark(target), items::targetStateWords(target.state)});
    }
    m_grid->setCells(cells);
    m_grid->setCurrentId(m_target);
    m_rows->setRows(items::targetRows(view, m_filter));
    const TargetView* chosen = nullptr;
    for (const TargetView& target : view.targets) {
        if (target.id == m_target)
            chosen = &target;
    }
    m_details->setVisible(chosen);
    if (chosen)
        m_details->show(view, *chosen);
}

void ControlRoom::chooseTarget(const QString& id)
{
    if (id == m_target)
        return;
    m_target = id;
    if (m_view)
        showTargets(*m_view);
    if (!id.isEmpty() && m_table->currentId() != id)
        m_table->selectId(id);
    Q_EMIT targetChosen(id);
}

} // namespace skein::ui
