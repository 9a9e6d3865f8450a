// A plan as text. The mapping of a dataset rides along as one JSON line: it has its own document format and hash.
#include "models/rollout/plan.h"

#include "models/base/hash.h"
#include "models/base/names.h"
#include "models/base/yaml.h"
#include "models/rollout/planfields.h"

#include <QJsonDocument>
#include <QSet>

#include <cmath>

namespace skein::rollout {

namespace {

constexpr Named<OnBreach> breachActions[] = {
    {OnBreach::RollbackAll, "rollbackAll"}, {OnBreach::RollbackStage, "rollbackStage"}, {OnBreach::Freeze, "freeze"}};

class Writer
{
public:
    void line(int indent, const char* key, const QString& value)
    {
        if (!value.isEmpty())
            put(indent, key, yamlScalar(value));
    }
    void number(int indent, const char* key, double value) { put(indent, key, QByteArray::number(value, 'g', 12)); }
    void flag(int indent, const char* key, bool value) { put(indent, key, value ? "true" : "false"); }
    void list(int indent, const char* key, const QStringList& values)
    {
        if (values.isEmpty())
            return;
        QByteArray joined;
        for (const QString& value : values)
            joined += (joined.isEmpty() ? "" : ", ") + yamlScalar(value);
        put(indent, key, "[" + joined + "]");
    }
    void raw(const QByteArray& text) { m_text += text; }
    /// The next line starts a list item at this indent.
    void item() { m_item = true; }
    QByteArray text() const { return m_text; }

private:
    void put(int indent, const char* key, const QByteArray& value)
    {
        QByteArray margin(indent, ' ');
        if (m_item)
            margin.replace(indent - 2, 2, "- ");
        m_item = false;
        m_text += margin + key + ": " + value + "\n";
    }
    QByteArray m_text;
    bool m_item = false;
};

Error fieldError(const QString& file, const YamlNode& node, const QString& field, const QString& message)
{
    return makeError(ErrorClass::BadInput, QStringLiteral("%1: %2").arg(field, message), QStringLiteral("%1:%2").arg(file).arg(node.line),
        QStringLiteral("Correct the plan and start again."));
}

Result<TargetSpec> readTarget(const YamlNode& node, const QString& file)
{
    TargetSpec target;
    target.id = node.string(QStringLiteral("id"));
    if (target.id.isEmpty())
        return fieldError(file, node, QStringLiteral("targets[].id"), QStringLiteral("is missing"));
    target.title = node.string(QStringLiteral("title"));
    target.environment = node.string(QStringLiteral("environment"));
    target.owner = node.string(QStringLiteral("owner"));
    target.repository = node.string(QStringLiteral("repository"));
    target.warehouse = node.string(QStringLiteral("warehouse"));
    const std::optional<DeployMode> mode = deployModeFromName(node.string(QStringLiteral("deploy"), QStringLiteral("ref")));
    if (!mode)
        return fieldError(file, node, QStringLiteral("targets[].deploy"), QStringLiteral("must be ref, merge or command"));
    target.mode = *mode;
    target.changeId = node.string(QStringLiteral("change"));
    target.baseCommit = node.string(QStringLiteral("base"));
    target.commit = node.string(QStringLiteral("commit"));
    target.branch = node.string(QStringLiteral("branch"));
    target.stratum = node.string(QStringLiteral("stratum"));
    target.topBand = node.boolean(QStringLiteral("topBand"), false);
    target.pinned = node.boolean(QStringLiteral("pinned"), false);
    target.downstream = node.strings(QStringLiteral("downstream"));
    target.foreignCommits = node.strings(QStringLiteral("foreignCommits"));
    target.foreignApproved = node.boolean(QStringLiteral("foreignApproved"), false);
    if (const YamlNode* pipelines = node.find(QStringLiteral("pipelines"))) {
        for (const YamlNode& entry : pipelines->items) {
            PipelineSpec pipeline;
            const Result<EntityRef> ref = EntityRef::parse(entry.string(QStringLiteral("ref")), EntityKind::Pipeline);
            if (!ref)
                return fieldError(file, entry, QStringLiteral("pipelines[].ref"), ref.error().message);
            pipeline.ref = *ref;
            pipeline.repository = target.repository;
            pipeline.path = entry.string(QStringLiteral("path"));
            const std::optional<PipelineKind> kind = pipelineKindFromName(entry.string(QStringLiteral("kind"), QStringLiteral("select")));
            if (!kind)
                return fieldError(file, entry, QStringLiteral("pipelines[].kind"), QStringLiteral("must be select, script or command"));
            pipeline.kind = *kind;
            pipeline.inputs = entry.strings(QStringLiteral("inputs"));
            pipeline.outputs = entry.strings(QStringLiteral("outputs"));
            target.pipelines.append(pipeline);
        }
    }
    return target;
}

StageSpec readStage(const YamlNode& node)
{
    StageSpec stage;
    stage.percent = node.number(QStringLiteral("percent"), stage.percent);
    stage.bakeMs = qint64(node.number(QStringLiteral("bakeSeconds"), 0) * 1000);
    stage.minUnits = int(node.number(QStringLiteral("minUnits"), stage.minUnits));
    stage.approval = node.boolean(QStringLiteral("approval"), false);
    stage.exactInvariantsOnly = node.boolean(QStringLiteral("exactInvariantsOnly"), false);
    stage.errorMargin = node.number(QStringLiteral("errorMargin"), stage.errorMargin);
    stage.latencyMargin = node.number(QStringLiteral("latencyMargin"), stage.latencyMargin);
    stage.maxWaitMs = qint64(node.number(QStringLiteral("maxWaitSeconds"), double(stage.maxWaitMs) / 1000) * 1000);
    return stage;
}

} // namespace

QByteArray planToYaml(const Plan& plan)
{
    Writer out;
    out.line(0, "id", plan.id);
    out.line(0, "title", plan.title);
    out.line(0, "migration", plan.migrationId);
    out.line(0, "environment", plan.environment);
    out.flag(0, "production", plan.production);
    out.flag(0, "sampleTimings", plan.sampleTimings);
    out.line(0, "onBreach", nameOf(breachActions, plan.onBreach));
    out.number(0, "failedBeforeSwitchLimit", plan.failedBeforeSwitchLimit);
    out.number(0, "loadPollMs", double(plan.loadPollMs));
    out.number(0, "retentionSeconds", double(plan.retentionMs) / 1000);
    out.number(0, "maxParallel", plan.maxParallel);
    if (!plan.leftOut.isEmpty())
        out.list(0, "leftOut", plan.leftOut);
    out.raw("stages:\n");
    for (const StageSpec& stage : plan.stages) {
        out.item();
        out.number(4, "percent", stage.percent);
        out.number(4, "bakeSeconds", double(stage.bakeMs) / 1000);
        out.number(4, "minUnits", stage.minUnits);
        out.flag(4, "approval", stage.approval);
        out.flag(4, "exactInvariantsOnly", stage.exactInvariantsOnly);
        out.number(4, "errorMargin", stage.errorMargin);
        out.number(4, "latencyMargin", stage.latencyMargin);
        out.number(4, "maxWaitSeconds", double(stage.maxWaitMs) / 1000);
    }
    out.raw(plan.datasets.isEmpty() ? "" : "datasets:\n");
    for (const DatasetSpec& dataset : plan.datasets) {
        out.item();
        out.line(4, "id", dataset.id);
        out.line(4, "warehouse", dataset.warehouse);
        out.line(4, "source", dataset.source);
        out.line(4, "target", dataset.target);
        out.flag(4, "producedElsewhere", dataset.producedElsewhere);
        out.line(4, "keyColumn", dataset.keyColumn);
        out.line(4, "watermarkColumn", dataset.watermarkColumn);
        out.number(4, "chunkRows", double(dataset.chunkRows));
        const QByteArray mapping = QJsonDocument(mapping::mappingToJson(dataset.mapping)).toJson(QJsonDocument::Compact);
        out.line(4, "mapping", QString::fromUtf8(mapping));
    }
    out.raw(plan.targets.isEmpty() ? "" : "targets:\n");
    for (const TargetSpec& target : plan.targets) {
        out.item();
        out.line(4, "id", target.id);
        out.line(4, "title", target.title);
        out.line(4, "environment", target.environment);
        out.line(4, "owner", target.owner);
        out.line(4, "repository", target.repository);
        out.line(4, "warehouse", target.warehouse);
        out.line(4, "deploy", deployModeName(target.mode));
        out.line(4, "change", target.changeId);
        out.line(4, "base", target.baseCommit);
        out.line(4, "commit", target.commit);
        out.line(4, "branch", target.branch);
        out.line(4, "stratum", target.stratum);
        out.flag(4, "topBand", target.topBand);
        out.flag(4, "pinned", target.pinned);
        out.list(4, "downstream", target.downstream);
        out.list(4, "foreignCommits", target.foreignCommits);
        if (target.foreignApproved)
            out.flag(4, "foreignApproved", true);
        out.raw("    pipelines:\n");
        for (const PipelineSpec& pipeline : target.pipelines) {
            out.item();
            out.line(8, "ref", pipeline.ref.toString());
            out.line(8, "path", pipeline.path);
            out.line(8, "kind", pipelineKindName(pipeline.kind));
            out.list(8, "inputs", pipeline.inputs);
            out.list(8, "outputs", pipeline.outputs);
        }
    }
    return out.text();
}

Result<Plan> planFromYaml(const QByteArray& yaml, const QString& fileName)
{
    const Result<YamlNode> parsed = parseYaml(yaml, fileName);
    if (!parsed)
        return parsed.error();
    const YamlNode& root = *parsed;
    if (const Status fields = checkPlanFields(root, fileName); !fields)
        return fields.error();
    Plan plan;
    plan.id = root.string(QStringLiteral("id"));
    plan.title = root.string(QStringLiteral("title"));
    plan.migrationId = root.string(QStringLiteral("migration"));
    plan.environment = root.string(QStringLiteral("environment"));
    plan.production = root.boolean(QStringLiteral("production"), false);
    plan.sampleTimings = root.boolean(QStringLiteral("sampleTimings"), false);
    const std::optional<OnBreach> onBreach = valueOf(breachActions, root.string(QStringLiteral("onBreach"), QStringLiteral("rollbackAll")));
    if (!onBreach)
        return fieldError(fileName, *root.find(QStringLiteral("onBreach")), QStringLiteral("onBreach"), QStringLiteral("must be rollbackAll, rollbackStage or freeze"));
    plan.onBreach = *onBreach;
    plan.failedBeforeSwitchLimit = root.number(QStringLiteral("failedBeforeSwitchLimit"), plan.failedBeforeSwitchLimit);
    plan.loadPollMs = qint64(root.number(QStringLiteral("loadPollMs"), double(plan.loadPollMs)));
    plan.retentionMs = qint64(root.number(QStringLiteral("retentionSeconds"), double(plan.retentionMs) / 1000) * 1000);
    plan.maxParallel = int(root.number(QStringLiteral("maxParallel"), plan.maxParallel));
    plan.leftOut = root.strings(QStringLiteral("leftOut"));
    if (const YamlNode* stages = root.find(QStringLiteral("stages"))) {
        for (const YamlNode& node : stages->items)
            plan.stages.append(readStage(node));
    }
    if (const YamlNode* datasets = root.find(QStringLiteral("datasets"))) {
        for (const YamlNode& node : datasets->items) {
            DatasetSpec dataset;
            dataset.id = node.string(QStringLiteral("id"));
            dataset.warehouse = node.string(QStringLiteral("warehouse"));
            dataset.source = node.string(QStringLiteral("source"));
            dataset.target = node.string(QStringLiteral("target"));
            dataset.producedElsewhere = node.boolean(QStringLiteral("producedElsewhere"), true);
            dataset.keyColumn = node.string(QStringLiteral("keyColumn"));
            dataset.watermarkColumn = node.string(QStringLiteral("watermarkColumn"));
            dataset.chunkRows = qint64(node.number(QStringLiteral("chunkRows"), double(dataset.chunkRows)));
            const Result<mapping::Mapping> mapping = mapping::mappingFromJson(node.string(QStringLiteral("mapping")).toUtf8(), fileName);
            if (!mapping)
                return fieldError(fileName, node, QStringLiteral("datasets[].mapping"), QStringLiteral("%1 (%2)").arg(mapping.error().message, mapping.error().where));
            dataset.mapping = *mapping;
            plan.datasets.append(dataset);
        }
    }
    if (const YamlNode* targets = root.find(QStringLiteral("targets"))) {
        for (const YamlNode& node : targets->items) {
            const Result<TargetSpec> target = readTarget(node, fileName);
            if (!target)
                return target.error();
            plan.targets.append(*target);
        }
    }
    return plan;
}

QString Plan::hash() const
{
    return sha256Hex(planToYaml(*this));
}

QStringList validatePlan(const Plan& plan)
{
    QStringList problems;
    if (plan.targets.isEmpty())
        problems << QStringLiteral("The plan has no target: merge or approve at least one change first.");
    if (plan.stages.isEmpty())
        problems << QStringLiteral("The plan has no stage.");
    double previous = 0;
    for (int i = 0; i < plan.stages.size(); ++i) {
        const StageSpec& stage = plan.stages[i];
        if (!(stage.percent > previous) || stage.percent > 100)
            problems << QStringLiteral("Stage %1: %2 % must be above the stage before and at most 100 %.").arg(i + 1).arg(stage.percent);
        previous = stage.percent;
        if (stage.errorMargin <= 0 || stage.errorMargin >= 1)
            problems << QStringLiteral("Stage %1: the error margin must lie between 0 and 1.").arg(i + 1);
    }
    if (!plan.stages.isEmpty() && plan.stages.constLast().percent < 100)
        problems << QStringLiteral("The last stage ends at %1 %; targets beyond it would never be switched.").arg(plan.stages.constLast().percent);
    QSet<QString> ids;
    QSet<QString> outputs;
    for (const TargetSpec& target : plan.targets) {
        if (ids.contains(target.id))
            problems << QStringLiteral("Target %1 appears twice.").arg(target.id);
        ids.insert(target.id);
        if (target.pipelines.isEmpty())
            problems << QStringLiteral("Target %1 has no pipeline.").arg(target.id);
        for (const PipelineSpec& pipeline : target.pipelines) {
            if (pipeline.kind == PipelineKind::Command)
                problems << QStringLiteral("Target %1: pipelines of kind command are not supported yet.").arg(target.id);
            for (const QString& output : pipeline.outputs) {
                if (outputs.contains(output.toLower()))
                    problems << QStringLiteral("Output %1 belongs to two targets.").arg(output);
                outputs.insert(output.toLower());
            }
        }
        if (!target.foreignCommits.isEmpty() && !target.foreignApproved) {
            problems << QStringLiteral("Target %1 would also deploy %2 commits that are not this migration's (%3): approve them first.")
                            .arg(target.id)
                            .arg(target.foreignCommits.size())
                            .arg(target.foreignCommits.constFirst());
        }
        if (target.mode == DeployMode::Command)
            problems << QStringLiteral("Target %1: deploy mode command is not supported yet.").arg(target.id);
    }
    const QVector<StageAssignment> assignment = assignStages(plan);
    for (int i = 0; i < assignment.size(); ++i) {
        if (assignment[i].targets.isEmpty() && i == 0)
            problems << QStringLiteral("Stage 1 has no target.");
        for (const QString& problem : assignment[i].problems)
            problems << QStringLiteral("Stage %1: %2").arg(i + 1).arg(problem);
    }
    return problems;
}

} // namespace skein::rollout
