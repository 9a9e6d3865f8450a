#include "ui/rollout/planeditor.h"

#include "models/control/control.h"
#include "models/items/records/recordwords.h"
#include "models/items/rollout/rolloutrows.h"
#include "models/items/rollout/rolloutwords.h"
#include "models/tasks/jobmanager.h"
#include "ui/rollout/planfile.h"
#include "ui/rollout/stagefields.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/card.h"
#include "ui/widgets/confirmdialog.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/pageheader.h"
#include "ui/widgets/statestack.h"

#include <QAction>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace skein::ui {

namespace {

QString bullets(const QStringList& lines)
{
    QString text;
    for (const QString& line : lines)
        text += (text.isEmpty() ? QString() : QStringLiteral("\n")) + QStringLiteral("•  ") + line;
    return text;
}

QLabel* paragraph()
{
    auto* label = new QLabel;
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

PlanEditor::PlanEditor(control::Control* control, QWidget* parent)
    : QWidget(parent)
    , m_control(control)
    , m_header(new PageHeader)
    , m_state(new StateStack)
    , m_stages(new DataTable)
    , m_stageRows(new items::RowsModel(this))
    , m_fields(new StageFields)
    , m_targets(new DataTable)
    , m_targetRows(new items::RowsModel(this))
{
    m_start = new QAction(Icons::get(QStringLiteral("play"), ColorRole::AccentText), tr("Start rollout…"), this);
    m_import = new QAction(Icons::get(QStringLiteral("open")), tr("Open plan…"), this);
    m_export = new QAction(Icons::get(QStringLiteral("export")), tr("Save as YAML…"), this);
    m_header->setBreadcrumb({{tr("Rollouts"), QStringLiteral("skein://rollouts")}});
    m_header->addVerb(m_import)->setObjectName(QStringLiteral("openPlan"));
    m_header->addVerb(m_export)->setObjectName(QStringLiteral("savePlan"));
    m_header->setPrimaryVerb(m_start)->setObjectName(QStringLiteral("startRollout"));

    m_stageRows->setHeaders(items::planStageHeaders(), {0, 1, 2, 3, 4, 6});
    m_stages->setObjectName(QStringLiteral("planStages"));
    m_stages->setAccessibleName(tr("Stages"));
    m_stages->setModel(m_stageRows);
    m_stages->setColumnWidths({60, 70, 150, 80, 70, 190, 130, 200});
    m_stages->setFitToRows(true, 8);
    auto* stageCard = new Card(tr("Stages"));
    stageCard->setSubtitle(tr("each takes in the ones before"));
    stageCard->body()->addWidget(m_stages);
    stageCard->body()->addWidget(m_fields);

    m_targetRows->setHeaders(items::planTargetHeaders(), {1, 6});
    m_targets->setObjectName(QStringLiteral("planTargets"));
    m_targets->setAccessibleName(tr("Targets"));
    m_targets->setModel(m_targetRows);
    m_targets->setColumnWidths({230, 60, 150, 170, 110, 80, 80, 130});
    m_targets->setStretchColumn(3);
    m_targets->setMinimumHeight(220);
    m_targetCard = new Card(tr("Targets"));
    m_pin = new QAction(tr("Pin to stage 1"), this);
    m_pin->setCheckable(true);
    m_accept = new QAction(tr("Accept foreign commits"), this);
    for (QAction* action : {m_pin, m_accept}) {
        auto* button = new QPushButton(action->text());
        button->setObjectName(action == m_pin ? QStringLiteral("pinTarget") : QStringLiteral("acceptForeign"));
        button->setCheckable(action->isCheckable());
        connect(button, &QPushButton::clicked, action, &QAction::trigger);
        connect(action, &QAction::changed, button, [button, action] {
            button->setEnabled(action->isEnabled());
            button->setChecked(action->isChecked());
        });
        action->setEnabled(false);
        m_targetCard->addHeaderWidget(button);
    }
    m_targetCard->body()->addWidget(m_targets, 1);

    m_effects = paragraph();
    auto* effectCard = new Card(tr("What starting does"));
    effectCard->body()->addWidget(m_effects);
    m_left = paragraph();
    m_left->setObjectName(QStringLiteral("planLeftOut"));
    m_leftCard = new Card(tr("Ready, but not in this plan"));
    m_leftCard->body()->addWidget(m_left);
    m_problems = paragraph();
    m_problems->setObjectName(QStringLiteral("planProblems"));
    Theme::setProperty(m_problems, "tone", QStringLiteral("danger"));
    m_problemCard = new Card(tr("What stands against it"));
    m_problemCard->body()->addWidget(m_problems);

    auto* sheet = new QWidget;
    auto* column = new QVBoxLayout(sheet);
    column->setContentsMargins(Space::l, Space::l, Space::l, Space::l);
    column->setSpacing(Space::m);
    column->addWidget(m_problemCard);
    column->addWidget(stageCard);
    column->addWidget(effectCard);
    column->addWidget(m_leftCard);
    column->addWidget(m_targetCard, 1);
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidget(sheet);
    m_state->setContent(scroll);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(0);
    whole->addWidget(m_header);
    whole->addWidget(m_state, 1);

    connect(m_header, &PageHeader::linkActivated, this, &PlanEditor::linkActivated);
    connect(m_start, &QAction::triggered, this, &PlanEditor::askStart);
    connect(m_import, &QAction::triggered, this, &PlanEditor::askOpen);
    connect(m_export, &QAction::triggered, this, &PlanEditor::askSave);
    connect(m_stages, &DataTable::currentIdChanged, this, [this](const QString& id) { selectStage(id.toInt()); });
    connect(m_targets, &DataTable::currentIdChanged, this, &PlanEditor::selectTarget);
    connect(m_fields, &StageFields::edited, this, [this](const rollout::StageSpec& stage) {
        const int at = m_stages->currentId().toInt();
        if (at < 0 || at >= m_plan.stages.size())
            return;
        m_plan.stages[at] = stage;
        update();
    });
    connect(m_pin, &QAction::triggered, this, [this](bool on) {
        for (rollout::TargetSpec& target : m_plan.targets) {
            if (target.id == m_targets->currentId())
                target.pinned = on;
        }
        update();
    });
    connect(m_accept, &QAction::triggered, this, [this] {
        for (rollout::TargetSpec& target : m_plan.targets) {
            if (target.id == m_targets->currentId())
                target.foreignApproved = true;
        }
        update();
        selectTarget(m_targets->currentId());
    });
    connect(m_state, &StateStack::actionTriggered, this, [this] { Q_EMIT linkActivated(QStringLiteral("skein://migrations/") + m_migration); });
}

void PlanEditor::draft(const QString& migrationId)
{
    m_migration = migrationId;
    m_header->setTitle(tr("New rollout of %1").arg(migrationId));
    m_header->clearPills();
    m_error.clear();
    m_start->setEnabled(false);
    m_import->setEnabled(false);
    m_export->setEnabled(false);
    m_state->showLoading(tr("Drafting the plan"), tr("Looking at what is deployable now"));
    const int generation = ++m_generation;
    m_control->draftPlan(migrationId, [self = QPointer<PlanEditor>(this), generation](const Result<rollout::Plan>& plan) {
        if (!self || generation != self->m_generation)
            return;
        if (plan)
            self->setPlan(*plan);
        else
            self->m_state->showError(items::recordWords(plan.error()), tr("Back to the migration"));
    });
}

void PlanEditor::setPlan(const rollout::Plan& plan)
{
    m_plan = plan;
    m_header->setTitle(plan.title);
    m_header->clearPills();
    if (plan.production)
        m_header->addPill(MarkKind::Production, plan.environment.toUpper());
    else if (!plan.environment.isEmpty())
        m_header->addPill(MarkKind::None, plan.environment);
    if (plan.sampleTimings)
        m_header->addPill(MarkKind::Waiting, tr("sample timings"), tr("Bakes of seconds, because this is the sample; everything in them really runs"));
    m_state->showContent();
    update();
    m_stages->selectId(QStringLiteral("0"));
    selectStage(0);
}

void PlanEditor::update()
{
    m_stageRows->setRows(items::planStageRows(m_plan));
    m_targetRows->setRows(items::planTargetRows(m_plan));
    m_targetCard->setSubtitle(QLocale().toString(m_plan.targets.size()));
    m_effects->setText(bullets(items::planEffects(m_plan)));
    m_left->setText(bullets(items::planLeftOut(m_plan)));
    m_leftCard->setSubtitle(QLocale().toString(m_plan.leftOut.size()));
    m_leftCard->setVisible(!m_plan.leftOut.isEmpty());
    const QStringList problems = items::planProblems(m_plan);
    const QStringList shown = m_error.isEmpty() ? problems : QStringList {m_error} + problems;
    m_problems->setText(bullets(shown));
    m_problemCard->setVisible(!shown.isEmpty());
    m_start->setEnabled(problems.isEmpty() && !m_control->isReadOnly());
    m_start->setToolTip(problems.isEmpty() ? QString() : problems.constFirst());
    m_import->setEnabled(true);
    m_export->setEnabled(true);
}

void PlanEditor::showError(const QString& error)
{
    m_error = error;
    update();
}

void PlanEditor::selectStage(int stage)
{
    const bool known = stage >= 0 && stage < m_plan.stages.size();
    m_fields->setEnabled(known);
    if (known)
        m_fields->setStage(stage + 1, m_plan.stages[stage]);
}

void PlanEditor::selectTarget(const QString& id)
{
    const rollout::TargetSpec* found = nullptr;
    for (const rollout::TargetSpec& target : std::as_const(m_plan.targets)) {
        if (target.id == id)
            found = &target;
    }
    m_pin->setEnabled(found);
    m_pin->setChecked(found && found->pinned);
    m_accept->setEnabled(found && !found->foreignCommits.isEmpty() && !found->foreignApproved);
}

void PlanEditor::askStart()
{
    auto* dialog = new ConfirmDialog(tr("Start %1?").arg(m_plan.title), tr("Start"), this);
    const QStringList effects = items::planEffects(m_plan);
    for (const QString& effect : effects)
        dialog->addEffect(MarkKind::Running, effect);
    const QVector<rollout::StageAssignment> assignment = rollout::assignStages(m_plan);
    if (!assignment.isEmpty())
        dialog->addEffect(MarkKind::Person, tr("Stage 1 switches %n target(s)", nullptr, int(assignment.constFirst().targets.size())));
    dialog->addDetails(assignment.isEmpty() ? QString() : assignment.constFirst().targets.join(QLatin1Char('\n')));
    if (m_plan.production) {
        dialog->setProduction(m_plan.environment);
        dialog->requireTyped(m_plan.environment);
    }
    connect(dialog, &ConfirmDialog::confirmed, this, &PlanEditor::start);
    dialog->open();
}

void PlanEditor::start()
{
    m_error.clear();
    update();
    m_start->setEnabled(false);
    m_control->startRollout(m_plan, [self = QPointer<PlanEditor>(this)](const Result<QString>& id) {
        if (!self)
            return;
        if (id)
            Q_EMIT self->started(*id);
        else
            self->showError(items::recordWords(id.error()).toText());
    });
}

void PlanEditor::askOpen()
{
    auto* dialog = new QFileDialog(this, tr("Open a plan"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Plans (*.yaml *.yml)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, &PlanEditor::openFile);
    dialog->open();
}

void PlanEditor::openFile(const QString& path)
{
    const int generation = m_generation;
    m_control->jobs()->start(
        tr("Reading a plan"), [path, id = m_migration](tasks::JobContext&) { return readPlan(path, id); }, this,
        [this, generation](const Result<rollout::Plan>& plan) {
            if (generation != m_generation)
                return;
            if (!plan) {
                showError(items::recordWords(plan.error()).toText());
                return;
            }
            rollout::Plan own = *plan;
            own.id = m_plan.id; // it becomes a rollout of its own, whatever the file was saved from
            m_error.clear();
            setPlan(own);
        });
}

void PlanEditor::askSave()
{
    auto* dialog = new QFileDialog(this, tr("Save the plan"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("yaml"));
    dialog->selectFile(QStringLiteral("rollout-%1.yaml").arg(m_migration));
    connect(dialog, &QFileDialog::fileSelected, this, &PlanEditor::saveFile);
    dialog->open();
}

void PlanEditor::saveFile(const QString& path)
{
    m_control->jobs()->start(
        tr("Saving the plan"), [path, plan = m_plan](tasks::JobContext&) { return writePlan(path, plan); }, this,
        [this, generation = m_generation](const Status& status) {
            if (generation == m_generation)
                showError(status ? QString() : items::recordWords(status.error()).toText());
        });
}

} // namespace skein::ui
