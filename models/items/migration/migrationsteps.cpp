#include "models/items/migration/migrationsteps.h"

#include "models/catalog/impact.h"
#include "models/items/migration/consumerrows.h"
#include "models/items/overview/figures.h"
#include "models/items/records/recordwords.h"

#include <QCoreApplication>
#include <QUrl>

#include <algorithm>

namespace skein::items {

using campaign::ConsumerState;
using campaign::Migration;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(MigrationSteps)
};

template <typename Test>
int countIf(const Migration& migration, Test test)
{
    return int(std::count_if(migration.consumers.cbegin(), migration.consumers.cend(), [&](const campaign::Consumer& consumer) { return consumer.decision == QLatin1String("in") && test(consumer); }));
}

QString dayWords(const QDate& date)
{
    return date.isValid() ? QLocale().toString(date, Words::tr("d MMM yyyy")) : QString();
}

} // namespace

int generatable(const Migration& migration)
{
    return countIf(migration, [](const campaign::Consumer& consumer) {
        return !waitsForGrain(consumer) && (consumer.state == ConsumerState::Ready || consumer.state == ConsumerState::Pending);
    });
}

int changesOpened(const Migration& migration)
{
    return countIf(migration, [](const campaign::Consumer& consumer) { return !consumer.changeId.isEmpty() && consumer.state != ConsumerState::Closed; });
}

int deployable(const Migration& migration)
{
    return countIf(migration, [](const campaign::Consumer& consumer) { return consumer.state == ConsumerState::Merged || consumer.state == ConsumerState::Approved; });
}

QVector<MigrationStep> stepsOf(const Migration& migration, const MappingSummary& summary, const QVector<rollout::RolloutViewPtr>& rollouts)
{
    QVector<MigrationStep> steps;
    steps.append({QStringLiteral("request"), Words::tr("Request"), Mark::Done, Words::tr("Submitted by %1").arg(migration.createdBy)});
    const int scope = migration.inScope();
    steps.append({QStringLiteral("scope"), Words::tr("Scope %1").arg(scope), scope > 0 ? Mark::Done : Mark::Waiting, Words::tr("%n consumer(s) in scope", nullptr, scope)});
    const Mark mapped = summary.rules == 0 ? Mark::Waiting : summary.blockedConsumers > 0 ? (summary.ambiguous > 0 ? Mark::Decide : Mark::Held) : summary.proposed + summary.ambiguous > 0 ? Mark::Running : Mark::Done;
    steps.append({QStringLiteral("mapping"), Words::tr("Mapping"), mapped, summary.trouble.isEmpty() ? summary.text : summary.text + QStringLiteral(" · ") + summary.trouble});
    const int opened = changesOpened(migration);
    const int merged = migration.count(ConsumerState::Merged);
    steps.append({QStringLiteral("code"), Words::tr("Code"), opened > 0 ? Mark::Done : summary.active > 0 ? Mark::Healthy : Mark::Waiting, Words::tr("Generated code and a preview of every consumer")});
    const int needs = countIf(migration, [](const campaign::Consumer& consumer) {
        return consumer.state != ConsumerState::NoChanges && consumer.state != ConsumerState::LeftOnV1 && consumer.state != ConsumerState::Skipped;
    });
    steps.append({QStringLiteral("changes"), Words::tr("Changes %1/%2").arg(opened).arg(needs), needs > 0 && merged == needs ? Mark::Done : opened > 0 ? Mark::Running : Mark::Waiting, Words::tr("%1 opened, %2 merged of %3 consumers that need one").arg(opened).arg(merged).arg(needs)});
    MigrationStep rollout {QStringLiteral("rollout"), Words::tr("Rollout"), Mark::Waiting, Words::tr("%n consumer(s) can be deployed", nullptr, deployable(migration))};
    for (const rollout::RolloutViewPtr& view : rollouts) {
        if (view->migrationId == migration.id) {
            rollout.mark = rolloutMark(view->state);
            rollout.toolTip = rolloutWords(*view);
            break;
        }
    }
    steps.append(rollout);
    const int left = int(readersLeft(migration).size());
    steps.append({QStringLiteral("retire"), Words::tr("Retire v1"), migration.state == campaign::MigrationState::Retired ? Mark::Done : Mark::Waiting, left > 0 ? Words::tr("%n reader(s) of v1 left", nullptr, left) : Words::tr("Nobody in scope reads v1 any more")});
    return steps;
}

NextVerb nextVerb(const Migration& migration, const MappingSummary& summary)
{
    using Kind = NextVerb::Kind;
    if (migration.state == campaign::MigrationState::Abandoned || migration.state == campaign::MigrationState::Retired)
        return {};
    if (const int ready = generatable(migration); ready > 0 && summary.rules > 0 && summary.active > 0)
        return {Kind::Generate, Words::tr("Generate changes for %n consumer(s)", nullptr, ready), Words::tr("Rewrites and verifies them; what passes becomes a change. Nothing is merged without a review."), ready};
    if (summary.blockedConsumers > 0) {
        const int open = summary.ambiguous + summary.proposed;
        return {Kind::DecideRules, open > 0 ? Words::tr("Decide %n rule(s)", nullptr, open) : Words::tr("Look at the mapping"), summary.trouble, summary.blockedConsumers};
    }
    const int review = countIf(migration, [](const campaign::Consumer& consumer) { return consumer.state == ConsumerState::PrOpen; });
    if (const int ready = deployable(migration); ready > 0)
        return {Kind::PlanRollout, Words::tr("Plan rollout of %n consumer(s)", nullptr, ready), Words::tr("Opens a plan over what is merged or approved now; nothing starts yet."), ready};
    if (review > 0)
        return {Kind::Review, Words::tr("Review changes of %n consumer(s)", nullptr, review), Words::tr("Opens the reviews of this migration."), review};
    return {};
}

QStringList migrationHeaders()
{
    return {Words::tr("Migration"), Words::tr("State"), Words::tr("Moves"), Words::tr("Progress"), Words::tr("Blocked"), Words::tr("Failed"), Words::tr("Owner"), Words::tr("Deadline"), Words::tr("Forecast")};
}

QVector<RowsModel::Row> migrationRows(const QVector<std::shared_ptr<const Migration>>& migrations, const QDate& today)
{
    QVector<RowsModel::Row> rows;
    for (const auto& migration : migrations) {
        const MigrationFigures figures = figuresOf(*migration, {}, today);
        RowCell title;
        title.text = figures.title.isEmpty() ? figures.id : figures.title;
        title.second = figures.id;
        title.icon = QStringLiteral("migrations");
        RowCell moves;
        moves.text = figures.source + QStringLiteral(" → ") + figures.target;
        moves.mono = true;
        RowCell progress;
        progress.text = Words::tr("%1 of %2").arg(figures.done).arg(figures.inScope);
        progress.sort = figures.progress;
        progress.number = true;
        RowCell blocked = RowCell::count(figures.blocked);
        if (figures.blocked > 0)
            blocked.tone = Mark::Held;
        RowCell failed = RowCell::count(figures.failed);
        if (figures.failed > 0)
            failed.tone = Mark::Failed;
        RowCell owner;
        owner.text = figures.owner;
        RowCell deadline;
        deadline.text = dayWords(figures.deadline);
        deadline.sort = figures.deadline;
        RowCell forecast;
        forecast.text = figures.forecastWords;
        if (figures.forecastMark != Mark::None)
            forecast.tone = figures.forecastMark;
        rows.append({figures.id, {title, RowCell::state(figures.mark, figures.stateWords), moves, progress, blocked, failed, owner, deadline, forecast}});
    }
    return rows;
}

QHash<QString, QString> requestProblems(const campaign::Request& request, const Catalog& catalog, const QDate& today)
{
    QHash<QString, QString> problems;
    std::optional<EntityRef> found[2];
    const auto dataset = [&](const QString& field, const QString& text, std::optional<EntityRef>& out) {
        if (text.trimmed().isEmpty()) {
            problems[field] = Words::tr("Choose a dataset of the catalog.");
            return;
        }
        const Result<EntityRef> ref = findEntity(catalog, text.trimmed());
        if (!ref)
            problems[field] = recordWords(ref.error().message) + (ref.error().remedy.isEmpty() ? QString() : QStringLiteral(". ") + recordWords(ref.error().remedy));
        else if (ref->kind != EntityKind::Dataset)
            problems[field] = Words::tr("'%1' is a %2, not a dataset.").arg(text, entityKindName(ref->kind));
        else
            out = *ref;
    };
    dataset(QStringLiteral("source"), request.sourceDataset, found[0]);
    dataset(QStringLiteral("target"), request.targetDataset, found[1]);
    if (found[0] && found[1] && *found[0] == *found[1])
        problems[QStringLiteral("target")] = Words::tr("Old and new dataset are the same; choose the one that replaces it.");
    if (request.owner.trimmed().isEmpty())
        problems[QStringLiteral("owner")] = Words::tr("Name the team or person who answers for the migration.");
    const QUrl guide(request.guideUrl, QUrl::StrictMode);
    if (!request.guideUrl.isEmpty() && (!guide.isValid() || guide.scheme().isEmpty()))
        problems[QStringLiteral("guide")] = Words::tr("Not an address; begin with https://.");
    if (request.deadline.isValid() && request.deadline < today)
        problems[QStringLiteral("deadline")] = Words::tr("This day is past; choose one to come, or none.");
    return problems;
}

QStringList datasetNames(const Catalog& catalog)
{
    QStringList names;
    for (const Entity& entity : catalog.entities) {
        if (entity.ref.kind == EntityKind::Dataset)
            names << (entity.qualifiedName.isEmpty() ? entity.ref.toString() : entity.qualifiedName);
    }
    names.sort(Qt::CaseInsensitive);
    names.removeDuplicates();
    return names;
}

QStringList ownerNames(const Catalog& catalog)
{
    QStringList names;
    for (const Entity& entity : catalog.entities) {
        if (entity.ref.kind == EntityKind::Group || entity.ref.kind == EntityKind::User)
            names << entity.ref.name;
    }
    names.sort(Qt::CaseInsensitive);
    names.removeDuplicates();
    return names;
}

} // namespace skein::items
