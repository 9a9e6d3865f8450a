#include "app/tour/script.h"

#include "models/catalog/impact.h"
#include "models/control/livecontrol.h"
#include "models/items/cellroles.h"
#include "models/mapping/mapping.h"
#include "models/sample/writer.h"
#include "models/tasks/jobmanager.h"
#include "ui/catalog/catalogpage.h"
#include "ui/editor/diffview.h"
#include "ui/editor/ruleeditor.h"
#include "ui/graph/graphview.h"
#include "ui/shell/frame/shellframe.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/welcomepage.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/pageheader.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/stepbar.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QLineEdit>
#include <QPushButton>
#include <QUrl>

#include <algorithm>

namespace skein::app {

namespace {

constexpr int long_ = 180000; // making the sample and generating on a busy machine

QString count(qint64 value)
{
    return QString::number(value);
}

const campaign::Consumer* consumer(const TourStage& stage, const QString& name)
{
    const auto migration = stage.control.migration(stage.migration);
    if (!migration)
        return nullptr;
    for (const campaign::Consumer& each : migration->consumers) {
        if (each.ref.name == name)
            return &each;
    }
    return nullptr;
}

QString stateOf(const TourStage& stage, const QString& name)
{
    const campaign::Consumer* found = consumer(stage, name);
    return found ? campaign::consumerStateName(found->state) : QStringLiteral("absent");
}

bool idle(const TourStage& stage)
{
    const QVector<tasks::JobView> jobs = stage.control.jobs()->jobs();
    return std::none_of(jobs.begin(), jobs.end(), [](const tasks::JobView& job) { return !tasks::isFinished(job.state); });
}

/// A job on its way, if it takes long enough to be seen.
void pictureAtWork(TourStage& stage, const QString& name)
{
    const auto underWay = [&] {
        const QVector<tasks::JobView> jobs = stage.control.jobs()->jobs();
        return std::any_of(jobs.begin(), jobs.end(), [](const tasks::JobView& job) { return job.state == tasks::JobState::Running && job.progress > 0.15 && job.progress < 0.7; });
    };
    if (TourDriver::spin(underWay, 8000))
        stage.hand.picture(name);
}

void welcome(TourStage& stage)
{
    stage.hand.waitFor(QStringLiteral("the window is shown"), [&] { return stage.window.isVisible(); });
    stage.hand.picture(QStringLiteral("welcome"));
    stage.hand.click(stage.hand.widget(QStringLiteral("openSample")));
    pictureAtWork(stage, QStringLiteral("sample-being-made"));
    stage.hand.waitFor(
        QStringLiteral("the sample is made and opened"), [&] { return stage.control.isOpen() && !stage.control.catalog()->entities.isEmpty() && stage.window.frame(); }, long_,
        [&] { return QStringLiteral("%1 entities").arg(stage.control.catalog()->entities.size()); });
    // The outside world waits for the tour: a load comes when the tour asks for one.
    if (stage.control.sampleInfo().loading)
        stage.window.action(QStringLiteral("loads"))->trigger();
    stage.hand.waitFor(QStringLiteral("loads can be paused"), [&] { return !stage.control.sampleInfo().loading; });
    stage.hand.waitFor(QStringLiteral("nothing is running"), [&] { return idle(stage); }, long_);
    stage.hand.picture(QStringLiteral("overview-first-steps"));
}

void seeTheEstate(TourStage& stage)
{
    stage.hand.key(Qt::Key_2, Qt::AltModifier);
    auto* page = qobject_cast<ui::CatalogPage*>(stage.window.frame()->currentPage());
    if (!stage.hand.check(QStringLiteral("Alt+2 opens the catalog"), page != nullptr))
        return;
    stage.hand.settle(1500);
    const auto* graph = stage.window.frame()->currentPage()->findChild<ui::GraphView*>();
    stage.hand.check(QStringLiteral("the whole graph is to be seen"), graph && graph->zoom() > 0.02 && graph->nodeCount() > 300,
        graph ? QStringLiteral("%1 nodes at zoom %2").arg(graph->nodeCount()).arg(graph->zoom()) : QString());
    stage.hand.picture(QStringLiteral("catalog"));
    int datasets = 0, pipelines = 0, groups = 0;
    for (const Entity& entity : stage.control.catalog()->entities) {
        datasets += entity.ref.kind == EntityKind::Dataset;
        pipelines += entity.ref.kind == EntityKind::Pipeline;
        groups += entity.ref.kind == EntityKind::Group;
    }
    stage.hand.check(QStringLiteral("about 240 datasets"), datasets >= 216 && datasets <= 290, count(datasets));
    stage.hand.check(QStringLiteral("about 180 pipelines"), pipelines >= 162 && pipelines <= 210, count(pipelines));
    stage.hand.check(QStringLiteral("about 25 teams"), groups >= 23 && groups <= 30, count(groups));

    const Result<EntityRef> v1 = findEntity(*stage.control.catalog(), QStringLiteral("user_activity_v1"));
    if (!stage.hand.check(QStringLiteral("user_activity_v1 is in the catalog"), v1.ok()))
        return;
    auto* search = page->findChild<ui::SearchField*>();
    stage.hand.fill(search, QStringLiteral("user_activity_v1"));
    stage.hand.settle(900);
    stage.hand.clickRow(page->table(), v1->toString());
    stage.hand.waitFor(QStringLiteral("a click in the table selects it everywhere"), [&] { return page->selected() == *v1; });
    stage.hand.settle(600);
    stage.hand.clickButton(QStringLiteral("Show its lineage"));
    stage.hand.settle(1500);
    const Impact impact = impactOf(*stage.control.catalog(), *stage.control.graph(), *v1);
    stage.hand.check(QStringLiteral("its direct consumers are known"), impact.direct >= 20, QStringLiteral("%1 direct, %2 in all").arg(impact.direct).arg(impact.transitive));
    stage.hand.picture(QStringLiteral("catalog-user-activity"));
    stage.hand.click(page->header()->primaryButton());
    stage.hand.waitFor(QStringLiteral("Migrate leads to the request form"), [&] { return stage.window.frame()->currentAddress().startsWith(QStringLiteral("skein://migrations/new")); });
}

void askForIt(TourStage& stage)
{
    auto* source = stage.hand.find<QComboBox>(QStringLiteral("requestSource"));
    auto* target = stage.hand.find<QComboBox>(QStringLiteral("requestTarget"));
    auto* owner = stage.hand.find<QComboBox>(QStringLiteral("requestOwner"));
    if (stage.hand.broken())
        return;
    stage.hand.check(QStringLiteral("the form begins with the chosen dataset"), source->currentText() == QLatin1String("user_activity_v1"), source->currentText());
    const campaign::Request wanted = sample::sampleRequests().constFirst();
    for (const auto& [box, text] : {QPair<QComboBox*, QString>(target, wanted.targetDataset), QPair<QComboBox*, QString>(owner, wanted.owner)}) {
        stage.hand.fill(box->lineEdit(), text);
        stage.hand.settle(150);
        if (QApplication::activePopupWidget())
            stage.hand.key(Qt::Key_Escape);
    }
    stage.hand.picture(QStringLiteral("request"));
    stage.hand.click(stage.hand.widget(QStringLiteral("submitRequest")));
    stage.hand.waitFor(QStringLiteral("the migration is there"), [&] { return !stage.control.migrations().isEmpty(); }, 30000);
    if (stage.hand.broken())
        return;
    stage.migration = stage.control.migrations().constFirst()->id;
    pictureAtWork(stage, QStringLiteral("request-at-work"));
    stage.hand.waitFor(QStringLiteral("it runs on by itself to the first gate"),
        [&] { return idle(stage) && stage.control.mappingOf(stage.migration) && !stage.control.migration(stage.migration)->consumers.isEmpty(); }, long_,
        [&] { return stage.control.migration(stage.migration)->gate; });
    stage.hand.check(QStringLiteral("the reader of the ambiguous column waits"), stateOf(stage, QStringLiteral("platform_share")) == QLatin1String("blockedOnMapping"),
        stateOf(stage, QStringLiteral("platform_share")));
    stage.hand.check(QStringLiteral("the consumer that was broken before is told apart"), stateOf(stage, QStringLiteral("regional_rollup")) == QLatin1String("brokenBefore"),
        stateOf(stage, QStringLiteral("regional_rollup")));
    const campaign::Consumer* sessions = consumer(stage, QStringLiteral("sessions_estimate"));
    stage.hand.check(QStringLiteral("the one that counts rows has a grain warning"), sessions && sessions->grainWarning);
}

void goTo(TourStage& stage, const QString& tab)
{
    stage.window.follow(QStringLiteral("skein://migrations/%1/%2").arg(stage.migration, tab));
    stage.hand.settle(600);
}

void scope(TourStage& stage)
{
    goTo(stage, QStringLiteral("scope"));
    auto* table = stage.hand.find<ui::DataTable>(QStringLiteral("scopeTable"));
    const campaign::Consumer* sessions = consumer(stage, QStringLiteral("sessions_estimate"));
    if (!table || !sessions)
        return;
    stage.hand.clickRow(table, sessions->ref.toString());
    stage.hand.settle(400);
    stage.hand.picture(QStringLiteral("scope"));
    stage.hand.click(stage.hand.widget(QStringLiteral("scopeGrain")));
    stage.hand.settle(300);
    stage.hand.picture(QStringLiteral("scope-grain-confirmation"));
    stage.hand.confirm(QStringLiteral("a rough figure"));
    stage.hand.waitFor(QStringLiteral("a person can let it go on"), [&] {
        const campaign::Consumer* now = consumer(stage, QStringLiteral("sessions_estimate"));
        return now && now->grainAccepted;
    }, 30000);
}

const mapping::Rule* ruleFor(const TourStage& stage, const QString& column)
{
    const auto mapping = stage.control.mappingOf(stage.migration);
    return mapping ? mapping->rulesForInput(column).value(0) : nullptr;
}

void mapIt(TourStage& stage)
{
    goTo(stage, QStringLiteral("mapping"));
    auto* table = stage.hand.find<ui::DataTable>(QStringLiteral("ruleTable"));
    const mapping::Rule* unit = ruleFor(stage, QStringLiteral("ms_played"));
    const mapping::Rule* platform = ruleFor(stage, QStringLiteral("platform"));
    if (!table || !stage.hand.check(QStringLiteral("the columns have rules"), unit && platform))
        return;
    const QString platformId = platform->id;
    stage.hand.check(QStringLiteral("milliseconds to seconds is seen as a unit"), unit->kind == mapping::RuleKind::Unit, mapping::ruleKindName(unit->kind));
    stage.hand.check(QStringLiteral("platform is a question, not a guess"), platform->kind == mapping::RuleKind::Ambiguous, mapping::ruleKindName(platform->kind));
    stage.hand.clickRow(table, unit->id);
    stage.hand.settle(1200);
    stage.hand.picture(QStringLiteral("mapping"));
    stage.hand.clickRow(table, platformId);
    stage.hand.settle(1000);
    stage.hand.picture(QStringLiteral("mapping-ambiguous"));
    stage.hand.click(stage.hand.widget(QStringLiteral("candidate_os")));
    stage.hand.waitFor(QStringLiteral("a person decides it"), [&] {
        const mapping::Rule* now = ruleFor(stage, QStringLiteral("platform"));
        return now && now->isActive() && now->outputs == QStringList {QStringLiteral("os")};
    }, 60000);
    stage.hand.waitFor(QStringLiteral("the gate opens for its reader"), [&] { return idle(stage) && stateOf(stage, QStringLiteral("platform_share")) != QLatin1String("blockedOnMapping"); }, long_,
        [&] { return stateOf(stage, QStringLiteral("platform_share")); });
    stage.hand.clickRow(table, platformId);
    stage.hand.key(Qt::Key_Z, Qt::ControlModifier);
    stage.hand.waitFor(QStringLiteral("Ctrl+Z takes the decision back"), [&] {
        const mapping::Rule* now = ruleFor(stage, QStringLiteral("platform"));
        return now && now->kind == mapping::RuleKind::Ambiguous && idle(stage);
    }, 60000);
    stage.hand.key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    stage.hand.waitFor(QStringLiteral("Ctrl+Shift+Z brings it back"), [&] {
        const mapping::Rule* now = ruleFor(stage, QStringLiteral("platform"));
        return now && now->isActive() && idle(stage);
    }, 60000);
    // What is still proposed: a person who has read it accepts it.
    const auto mapping = stage.control.mappingOf(stage.migration);
    QStringList open;
    for (const mapping::Rule& rule : mapping->rules) {
        if (rule.review == mapping::ReviewState::Proposed)
            open << rule.id;
    }
    for (const QString& id : std::as_const(open)) {
        stage.hand.clickRow(table, id);
        stage.hand.click(stage.hand.widget(QStringLiteral("ruleAccept")));
        stage.hand.waitFor(QStringLiteral("%1 is accepted").arg(id), [&] {
            const auto now = stage.control.mappingOf(stage.migration);
            return now && now->rule(id) && now->rule(id)->isActive() && idle(stage);
        }, 60000);
    }
    stage.hand.settle(500);
    stage.hand.picture(QStringLiteral("mapping-decided"));
}

void readTheCode(TourStage& stage)
{
    goTo(stage, QStringLiteral("code/generated"));
    stage.hand.settle(1500);
    stage.hand.picture(QStringLiteral("code-generated"));
    const campaign::Consumer* mix = consumer(stage, QStringLiteral("plan_mix"));
    if (!stage.hand.check(QStringLiteral("plan_mix is in scope"), mix != nullptr))
        return;
    goTo(stage, QStringLiteral("code/consumer/") + QString::fromLatin1(QUrl::toPercentEncoding(mix->ref.toString())));
    stage.hand.widget(QStringLiteral("codeDiff"));
    stage.hand.settle(1500);
    stage.hand.key(Qt::Key_F7);
    stage.hand.settle(300);
    stage.hand.picture(QStringLiteral("code-preview"));
    auto* diff = stage.hand.find<ui::DiffView>(QStringLiteral("codeDiff"));
    if (!diff)
        return;
    const ui::DiffView::Mode before = diff->mode();
    stage.hand.click(stage.hand.widget(QStringLiteral("diffMode")));
    stage.hand.check(QStringLiteral("a click changes between side by side and inline"), diff->mode() != before);
    stage.hand.settle(400);
    stage.hand.click(diff->afterEditor()->viewport());
    stage.hand.key(Qt::Key_F, Qt::ControlModifier);
    stage.hand.type(QStringLiteral("country"));
    stage.hand.settle(400);
    stage.hand.picture(QStringLiteral("code-find"));
    stage.hand.key(Qt::Key_Escape);
}

void generate(TourStage& stage)
{
    goTo(stage, QStringLiteral("scope"));
    QAbstractButton* next = stage.hand.button(QStringLiteral("Generate changes"));
    stage.hand.click(next);
    stage.hand.settle(300);
    stage.hand.waitFor(QStringLiteral("changes are opened for every consumer that may go on"),
        [&] { return idle(stage) && stateOf(stage, QStringLiteral("platform_share")) == QLatin1String("prOpen"); }, long_,
        [&] { return QStringLiteral("%1 changes").arg(stage.control.changes().size()); });
    stage.hand.check(QStringLiteral("the Scio job honestly needs a person"), stateOf(stage, QStringLiteral("taste_vectors")) == QLatin1String("failed"),
        stateOf(stage, QStringLiteral("taste_vectors")));
    stage.hand.picture(QStringLiteral("scope-generated"));
}

int countChanges(const TourStage& stage, review::ChangeState state)
{
    const QVector<review::Change> changes = stage.control.changes();
    return int(std::count_if(changes.begin(), changes.end(), [&](const review::Change& change) { return change.state == state; }));
}

void review(TourStage& stage)
{
    stage.hand.key(Qt::Key_4, Qt::AltModifier);
    auto* table = stage.hand.find<ui::DataTable>(QStringLiteral("changeTable"));
    const campaign::Consumer* mix = consumer(stage, QStringLiteral("plan_mix"));
    if (!table || !mix)
        return;
    const int open = countChanges(stage, review::ChangeState::Open);
    stage.hand.settle(600);
    stage.hand.clickRow(table, mix->changeId);
    stage.hand.settle(1500);
    stage.hand.picture(QStringLiteral("reviews"));
    stage.hand.click(stage.hand.widget(QStringLiteral("verbApprove")));
    stage.hand.confirmIfAsked();
    stage.hand.waitFor(QStringLiteral("one change is approved"), [&] { return countChanges(stage, review::ChangeState::Approved) == 1; }, 30000);
    stage.hand.click(table);
    stage.hand.key(Qt::Key_A, Qt::ControlModifier);
    stage.hand.click(stage.hand.widget(QStringLiteral("verbApprove")));
    stage.hand.confirmIfAsked();
    stage.hand.waitFor(QStringLiteral("all of them are approved"), [&] { return countChanges(stage, review::ChangeState::Approved) == open; }, 60000,
        [&] { return QStringLiteral("%1 of %2").arg(countChanges(stage, review::ChangeState::Approved)).arg(open); });
    stage.hand.click(stage.hand.widget(QStringLiteral("verbMergeAll")));
    stage.hand.confirmIfAsked();
    stage.hand.waitFor(QStringLiteral("they are merged in their repositories"), [&] { return countChanges(stage, review::ChangeState::Merged) == open && idle(stage); }, long_,
        [&] { return QStringLiteral("%1 of %2").arg(countChanges(stage, review::ChangeState::Merged)).arg(open); });
    stage.hand.settle(600);
    stage.hand.picture(QStringLiteral("reviews-merged"));
}

} // namespace

std::vector<TourStep> stepsToMerge()
{
    return {{QStringLiteral("Open the sample"), welcome}, {QStringLiteral("See the estate"), seeTheEstate}, {QStringLiteral("Ask for a migration"), askForIt},
        {QStringLiteral("Reconcile the scope"), scope}, {QStringLiteral("Decide the mapping"), mapIt}, {QStringLiteral("Read the code"), readTheCode},
        {QStringLiteral("Generate the changes"), generate}, {QStringLiteral("Review and merge"), review}};
}

} // namespace skein::app
