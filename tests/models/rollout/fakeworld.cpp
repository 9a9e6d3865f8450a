#include "tests/models/rollout/fakeworld.h"

#include <QJsonArray>

namespace skein::test {

using namespace rollout;

Observation FakeWorld::observe(const State& state)
{
    Observation observation;
    for (auto it = state.targets.cbegin(); it != state.targets.cend(); ++it)
        observation.unit.insert(it.key(), QStringLiteral("load%1").arg(load));
    return observation;
}

Result<QJsonObject> FakeWorld::perform(const State& state, const EffectKey& key)
{
    if (dieBefore)
        throw Died();
    Behaviour& is = behaviour[key.target];
    if (is.transientFailures > 0) {
        --is.transientFailures;
        return makeError(ErrorClass::Contention, QStringLiteral("locked"), key.target, QStringLiteral("wait"));
    }
    if (is.failStep == key.step)
        return makeError(ErrorClass::BadInput, QStringLiteral("no such column"), key.target, QStringLiteral("correct it"));
    const Result<QJsonObject> result = act(state, key);
    if (dieAfter)
        throw Died();
    return result;
}

Result<QJsonObject> FakeWorld::act(const State& state, const EffectKey& key)
{
    const Behaviour is = behaviour.value(key.target);
    const TargetRun run = state.targets.value(key.target);
    const QString id = key.target + QLatin1Char(' ') + key.stepId();
    trace << key.target + QLatin1Char(':') + key.step;
    QJsonObject payload;
    const auto put = [&](const char* name, const auto& value) {
        if constexpr (std::is_convertible_v<decltype(value), const char*>)
            payload.insert(QLatin1String(name), QLatin1String(value));
        else
            payload.insert(QLatin1String(name), value);
    };
    const auto outputs = [&](bool withNew) {
        QJsonObject output {{QStringLiteral("output"), QStringLiteral("out_") + key.target},
            {QStringLiteral("old"), QStringLiteral("old_%1").arg(key.seq)}, {QStringLiteral("oldFingerprint"), QStringLiteral("f%1").arg(load)}};
        if (withNew)
            output.insert(QStringLiteral("new"), QStringLiteral("new_%1").arg(key.seq));
        return QJsonArray {output};
    };
    if (key.step == QLatin1String("enroll")) {
        view[key.target] = QStringLiteral("old");
        ref[key.target] = QStringLiteral("old");
        put("outputs", outputs(false));
    } else if (key.step == QLatin1String("shadow")) {
        put("unit", QStringLiteral("load%1").arg(load));
        const bool differs = is.shadowDiffers || (is.differsFromLoad >= 0 && load >= is.differsFromLoad);
        put("outcome", is.oldFails ? "brokenBefore" : differs ? "differs" : "equal");
        put("rowsDiffer", differs ? 7 : 0);
        put("outputs", outputs(true));
        put("because", "compared");
    } else if (key.step == QLatin1String("run")) {
        const bool newFails = is.failsFromLoad >= 0 && load >= is.failsFromLoad;
        const bool differs = is.differsFromLoad >= 0 && load >= is.differsFromLoad;
        put("unit", QStringLiteral("load%1").arg(load));
        put("oldOk", !is.oldFails);
        put("oldNs", 1e8);
        put("asOf", load);
        put("outputs", outputs(run.switched && !newFails));
        if (run.switched) {
            put("newOk", !newFails);
            put("newNs", 1e8 * is.slower);
            put("outcome", newFails ? "newFailed" : differs ? "differs" : "equal");
            put("rowsDiffer", differs ? 3 : 0);
            put("because", newFails ? "new code fails" : differs ? "3 rows differ" : "equal");
        }
    } else if (key.step == QLatin1String("switch") || key.step == QLatin1String("publish")) {
        view[key.target] = key.step == QLatin1String("switch") || run.switched ? QStringLiteral("new") : QStringLiteral("old");
        m_markers.insert(id);
        ++effects[id];
    } else if (key.step == QLatin1String("unswitch")) {
        view[key.target] = QStringLiteral("old");
        m_markers.insert(id);
        ++effects[id];
    } else if (key.step == QLatin1String("deploy")) {
        ref[key.target] = QStringLiteral("new");
        put("oid", "merged");
    } else if (key.step == QLatin1String("undeploy")) {
        ref[key.target] = QStringLiteral("old");
    }
    return payload;
}

Result<std::optional<QJsonObject>> FakeWorld::probe(const State&, const EffectKey& key)
{
    const std::optional<QJsonObject> no;
    if (m_markers.contains(key.target + QLatin1Char(' ') + key.stepId()))
        return std::optional<QJsonObject>(QJsonObject());
    if (key.step == QLatin1String("deploy") && ref.value(key.target) == QLatin1String("new"))
        return std::optional<QJsonObject>(QJsonObject());
    if (key.step == QLatin1String("undeploy") && ref.value(key.target) == QLatin1String("old"))
        return std::optional<QJsonObject>(QJsonObject());
    return no;
}

Plan fakePlan(int count)
{
    Plan plan;
    plan.id = QStringLiteral("r-0001");
    plan.migrationId = QStringLiteral("m-0001");
    plan.environment = QStringLiteral("test");
    plan.loadPollMs = 10;
    for (int i = 0; i < count; ++i) {
        TargetSpec target;
        target.id = QStringLiteral("t%1").arg(i, 2, 10, QLatin1Char('0'));
        target.repository = QStringLiteral("repo");
        target.stratum = QStringLiteral("sql × sqlite");
        target.baseCommit = QStringLiteral("base");
        target.commit = QStringLiteral("head");
        PipelineSpec pipeline;
        pipeline.ref = EntityRef(EntityKind::Pipeline, QString(), target.id);
        pipeline.path = target.id + QStringLiteral(".sql");
        pipeline.inputs = {QStringLiteral("v1")};
        pipeline.outputs = {QStringLiteral("out_") + target.id};
        target.pipelines = {pipeline};
        plan.targets.append(target);
    }
    for (double percent : {10.0, 50.0, 100.0}) {
        StageSpec stage;
        stage.percent = percent;
        stage.bakeMs = 50;
        stage.minUnits = 8;
        stage.errorMargin = 0.4;
        plan.stages.append(stage);
    }
    return plan;
}

} // namespace skein::test
