#include "models/rollout/warehouseports.h"

#include "models/base/hash.h"
#include "models/rollout/codedeploy.h"
#include "models/rollout/compare.h"
#include "models/rollout/datasetport.h"
#include "models/rollout/inputwatch.h"
#include "models/rollout/siderun.h"
#include "models/warehouse/names.h"

#include <QElapsedTimer>
#include <QJsonArray>

namespace skein::rollout {

namespace {

QJsonObject object(std::initializer_list<QPair<QString, QJsonValue>> pairs)
{
    return QJsonObject(pairs);
}

warehouse::Marker markerOf(const EffectKey& key)
{
    return {key.rollout, key.target, key.step, key.epoch, key.seq};
}

} // namespace

class WarehousePorts::Private
{
public:
    Private(WarehouseProvider provider, Repositories& repositoryAccess, const Clock& systemClock, CancelToken token)
        : warehouses(std::move(provider))
        , repositories(repositoryAccess)
        , clock(systemClock)
        , cancel(token)
        , watch(warehouses, systemClock)
        , deploy(repositoryAccess)
        , datasets(warehouses, systemClock, token)
    {
    }

    Result<QJsonObject> enroll(const State& state, const EffectKey& key, warehouse::Warehouse& wh);
    Result<QJsonObject> preflight(const State& state, const EffectKey& key, warehouse::Warehouse& wh);
    Result<QJsonObject> shadow(const State& state, const EffectKey& key, warehouse::Warehouse& wh);
    Result<QJsonObject> run(const State& state, const EffectKey& key, warehouse::Warehouse& wh);
    Result<QJsonObject> switchOver(const State& state, const EffectKey& key, warehouse::Warehouse& wh);
    Result<QJsonObject> verify(const State& state, const EffectKey& key, warehouse::Warehouse& wh);
    Result<QJsonObject> clean(const State& state, const EffectKey& key, warehouse::Warehouse& wh);

    /// Compares what both sides made; fills outcome, rowsDiffer and because.
    Status compareSides(const State& state, const EffectKey& key, warehouse::Warehouse& wh, const SideRuns::Pair& pair, QJsonObject& payload);
    QJsonArray outputsOf(const SideRuns::Pair& pair, warehouse::Warehouse& wh, std::optional<Error>& error);
    QVector<warehouse::ViewSwitch> switchesFor(const TargetRun& target, const QString& step);

    WarehouseProvider warehouses;
    Repositories& repositories;
    const Clock& clock;
    CancelToken cancel;
    InputWatch watch;
    CodeDeploy deploy;
    DatasetPort datasets;
};

WarehousePorts::WarehousePorts(WarehouseProvider warehouses, Repositories& repositories, const Clock& clock, CancelToken cancel)
    : d(std::make_unique<Private>(std::move(warehouses), repositories, clock, std::move(cancel)))
{
}

WarehousePorts::~WarehousePorts() = default;

Status WarehousePorts::fence(const State& state)
{
    QStringList names;
    for (const TargetSpec& target : state.plan.targets)
        names << target.warehouse;
    for (const DatasetSpec& dataset : state.plan.datasets)
        names << dataset.warehouse;
    names.removeDuplicates();
    for (const QString& name : std::as_const(names)) {
        const Result<warehouse::Warehouse*> wh = d->warehouses(name);
        if (!wh)
            return wh.error();
        if (const Status fenced = (*wh)->fenceEpoch(state.plan.id, state.epoch); !fenced)
            return fenced;
    }
    return {};
}

Observation WarehousePorts::observe(const State& state)
{
    return d->watch.observe(state);
}

Result<QJsonObject> WarehousePorts::Private::enroll(const State& state, const EffectKey& key, warehouse::Warehouse& wh)
{
    const TargetSpec* spec = state.spec(key.target);
    QJsonArray outputs;
    for (const PipelineSpec& pipeline : spec->pipelines) {
        for (const QString& output : pipeline.outputs) {
            const Result<QString> target = wh.viewTarget(output);
            if (!target)
                return target.error();
            QString physical = *target;
            if (physical.isEmpty()) {
                const Result<bool> present = wh.exists(output);
                if (!present)
                    return present.error();
                if (*present) {
                    physical = warehouse::shadowName(output, warehouse::Shadow::Adopted, sha256Hex((key.target + output).toUtf8()));
                    warehouse::Marker marker = markerOf(key);
                    marker.step += QLatin1Char(':') + output; // one marker an output: they are adopted one by one
                    if (const Status adopted = wh.adopt(output, physical, marker); !adopted)
                        return adopted.error();
                }
            }
            QJsonObject entry = object({{QStringLiteral("output"), output}, {QStringLiteral("old"), physical}});
            if (!physical.isEmpty()) {
                const Result<warehouse::Fingerprint> print = wh.fingerprint(physical);
                if (!print)
                    return print.error();
                entry.insert(QStringLiteral("oldFingerprint"), print->toString());
            }
            outputs.append(entry);
        }
    }
    if (const Status position = deploy.enroll(*spec); !position)
        return position.error();
    return object({{QStringLiteral("outputs"), outputs}});
}

Result<QJsonObject> WarehousePorts::Private::preflight(const State& state, const EffectKey& key, warehouse::Warehouse& wh)
{
    const TargetSpec* spec = state.spec(key.target);
    const TargetRun run = state.targets.value(key.target);
    for (const OutputState& output : run.outputs) {
        if (output.live.isEmpty())
            continue;
        const Result<QString> target = wh.viewTarget(output.output);
        if (!target)
            return target.error();
        if (*target != output.live) {
            return makeError(ErrorClass::Logic,
                QStringLiteral("the view %1 was changed by somebody else: it reads %2, expected %3").arg(output.output, *target, output.live), key.target,
                QStringLiteral("Find out who changed it, put it back, then retry the target."));
        }
    }
    const Result<QString> checked = deploy.preflight(*spec, state.plan);
    if (!checked)
        return checked.error();
    return object({{QStringLiteral("because"), *checked}});
}

QJsonArray WarehousePorts::Private::outputsOf(const SideRuns::Pair& pair, warehouse::Warehouse& wh, std::optional<Error>& error)
{
    QJsonArray outputs;
    QStringList names;
    if (pair.oldSide.ok)
        names = pair.oldSide.tables.keys();
    else if (pair.newSide.ok)
        names = pair.newSide.tables.keys();
    for (const QString& name : std::as_const(names)) {
        QJsonObject entry = object({{QStringLiteral("output"), name}});
        if (pair.oldSide.ok) {
            const QString table = pair.oldSide.tables.value(name);
            const Result<warehouse::Fingerprint> print = wh.fingerprint(table);
            if (!print) {
                error = print.error();
                return outputs;
            }
            entry.insert(QStringLiteral("old"), table);
            entry.insert(QStringLiteral("oldFingerprint"), print->toString());
        }
        if (pair.newSide.ok)
            entry.insert(QStringLiteral("new"), pair.newSide.tables.value(name));
        outputs.append(entry);
    }
    return outputs;
}

Status WarehousePorts::Private::compareSides(const State& state, const EffectKey& key, warehouse::Warehouse& wh, const SideRuns::Pair& pair,
    QJsonObject& payload)
{
    qint64 differing = 0;
    QStringList sentences;
    QStringList excluded;
    bool equal = true;
    for (auto it = pair.oldSide.tables.cbegin(); it != pair.oldSide.tables.cend(); ++it) {
        Result<OutputComparison> comparison = compareOutputs(wh, it.value(), pair.newSide.tables.value(it.key()), {}, cancel);
        if (!comparison)
            return comparison.error();
        if (!comparison->equal) {
            // Perhaps the code is not deterministic: then the old side differs from itself as well.
            SideRuns runs(wh, repositories, cancel);
            const Result<SideResult> again = runs.runOldAgain(state, key);
            if (again) {
                const Result<QStringList> unstable = unstableColumns(wh, it.value(), again->tables.value(it.key()));
                if (unstable && !unstable->isEmpty()) {
                    comparison = compareOutputs(wh, it.value(), pair.newSide.tables.value(it.key()), *unstable, cancel);
                    if (!comparison)
                        return comparison.error();
                    for (const QString& column : *unstable)
                        excluded << it.key() + QLatin1Char('.') + column;
                }
            }
        }
        differing += comparison->rowsDiffer;
        equal = equal && comparison->equal;
        sentences << QStringLiteral("%1: %2").arg(it.key(), comparison->sentence);
    }
    payload.insert(QStringLiteral("outcome"), equal ? QStringLiteral("equal") : QStringLiteral("differs"));
    payload.insert(QStringLiteral("rowsDiffer"), differing);
    QString because = sentences.join(QStringLiteral("; "));
    if (!excluded.isEmpty()) {
        because += QStringLiteral(" (not compared, they differ between two runs of the old code: %1)").arg(excluded.join(QStringLiteral(", ")));
        payload.insert(QStringLiteral("excluded"), QJsonArray::fromStringList(excluded));
    }
    payload.insert(QStringLiteral("because"), because);
    return {};
}

Result<QJsonObject> WarehousePorts::Private::shadow(const State& state, const EffectKey& key, warehouse::Warehouse& wh)
{
    SideRuns runs(wh, repositories, cancel);
    if (const Status collected = runs.collectGarbage(state, key.target); !collected)
        return collected.error();
    const InputWatch::Mark before = watch.mark(state, key.target, true);
    const Result<SideRuns::Pair> pair = runs.run(state, key, true, true);
    if (!pair)
        return pair.error();
    const InputWatch::Mark after = watch.mark(state, key.target, true);
    QJsonObject payload = object({{QStringLiteral("unit"), before.unit}, {QStringLiteral("asOf"), clock.wall().toMSecsSinceEpoch()},
        {QStringLiteral("oldNs"), double(pair->oldSide.elapsedNs)}, {QStringLiteral("newNs"), double(pair->newSide.elapsedNs)}});
    if (!pair->oldSide.ok) {
        payload.insert(QStringLiteral("outcome"), QStringLiteral("brokenBefore"));
        payload.insert(QStringLiteral("because"), QStringLiteral("the code that runs today fails already: %1").arg(pair->oldSide.error->message));
        return payload;
    }
    if (!pair->newSide.ok) {
        if (isTransient(pair->newSide.error->cls))
            return *pair->newSide.error;
        payload.insert(QStringLiteral("outcome"), QStringLiteral("newFailed"));
        payload.insert(QStringLiteral("because"), QStringLiteral("the new code fails: %1").arg(pair->newSide.error->toText()));
        return payload;
    }
    if (const Status compared = compareSides(state, key, wh, *pair, payload); !compared)
        return compared.error();
    const bool moved = before.unit != after.unit || !before.covered || !after.covered;
    if (moved && payload.value(QLatin1String("outcome")) != QLatin1String("equal")) {
        payload.insert(QStringLiteral("outcome"), QStringLiteral("inputsChanged"));
        payload.insert(QStringLiteral("because"), QStringLiteral("a load arrived during the shadow run; the pair does not count"));
        return payload;
    }
    if (payload.value(QLatin1String("outcome")) == QLatin1String("differs"))
        payload.insert(QStringLiteral("because"), QStringLiteral("shadow run differs: %1").arg(payload.value(QLatin1String("because")).toString()));
    std::optional<Error> error;
    payload.insert(QStringLiteral("outputs"), outputsOf(*pair, wh, error));
    if (error)
        return *error;
    return payload;
}

Result<QJsonObject> WarehousePorts::Private::run(const State& state, const EffectKey& key, warehouse::Warehouse& wh)
{
    const TargetRun target = state.targets.value(key.target);
    SideRuns runs(wh, repositories, cancel);
    if (const Status collected = runs.collectGarbage(state, key.target); !collected)
        return collected.error();
    const InputWatch::Mark before = watch.mark(state, key.target, true);
    const Result<SideRuns::Pair> pair = runs.run(state, key, true, target.switched);
    if (!pair)
        return pair.error();
    const InputWatch::Mark after = watch.mark(state, key.target, true);
    QJsonObject payload = object({{QStringLiteral("unit"), before.unit}, {QStringLiteral("asOf"), clock.wall().toMSecsSinceEpoch()},
        {QStringLiteral("oldOk"), pair->oldSide.ok}, {QStringLiteral("oldNs"), double(pair->oldSide.elapsedNs)},
        {QStringLiteral("lagMs"), double(before.lagMs)}});
    std::optional<Error> error;
    if (!target.switched) {
        payload.insert(QStringLiteral("outputs"), outputsOf(*pair, wh, error));
        if (error)
            return *error;
        if (!pair->oldSide.ok)
            payload.insert(QStringLiteral("because"), QStringLiteral("the old code fails: %1").arg(pair->oldSide.error->message));
        return payload;
    }
    payload.insert(QStringLiteral("newOk"), pair->newSide.ok);
    payload.insert(QStringLiteral("newNs"), double(pair->newSide.elapsedNs));
    if (!pair->newSide.ok && pair->newSide.error && isTransient(pair->newSide.error->cls))
        return *pair->newSide.error;
    if (!pair->newSide.ok) {
        payload.insert(QStringLiteral("outcome"), pair->oldSide.ok ? QStringLiteral("newFailed") : QStringLiteral("bothFailed"));
        payload.insert(QStringLiteral("because"), QStringLiteral("the new code fails: %1").arg(pair->newSide.error->toText()));
    } else if (!pair->oldSide.ok) {
        payload.insert(QStringLiteral("outcome"), QStringLiteral("oldFailed"));
        payload.insert(QStringLiteral("because"), QStringLiteral("the old code fails, the new one runs: %1").arg(pair->oldSide.error->message));
    } else if (const Status compared = compareSides(state, key, wh, *pair, payload); !compared) {
        return compared.error();
    }
    const bool moved = before.unit != after.unit || !before.covered || !after.covered;
    if (moved && payload.value(QLatin1String("outcome")) == QLatin1String("differs")) {
        payload.insert(QStringLiteral("outcome"), QStringLiteral("discarded"));
        return payload;
    }
    payload.insert(QStringLiteral("outputs"), outputsOf(*pair, wh, error));
    if (error)
        return *error;
    return payload;
}

QVector<warehouse::ViewSwitch> WarehousePorts::Private::switchesFor(const TargetRun& target, const QString& step)
{
    QVector<warehouse::ViewSwitch> switches;
    for (const OutputState& output : target.outputs) {
        QString to;
        if (step == QLatin1String("unswitch"))
            to = output.oldPhysical;
        else if (step == QLatin1String("switch"))
            to = output.nextNew;
        else
            to = target.switched ? output.nextNew : output.nextOld;
        if (step == QLatin1String("publish") && to.isEmpty())
            continue;
        switches.append({output.output, to, output.live, {}});
    }
    return switches;
}

Result<QJsonObject> WarehousePorts::Private::switchOver(const State& state, const EffectKey& key, warehouse::Warehouse& wh)
{
    QElapsedTimer timer;
    timer.start();
    const QVector<warehouse::ViewSwitch> switches = switchesFor(state.targets.value(key.target), key.step);
    if (!switches.isEmpty()) {
        if (const Status switched = wh.switchViews(switches, markerOf(key)); !switched)
            return switched.error();
    }
    return object({{QStringLiteral("ns"), double(timer.nsecsElapsed())}, {QStringLiteral("views"), int(switches.size())}});
}

Result<QJsonObject> WarehousePorts::Private::verify(const State& state, const EffectKey& key, warehouse::Warehouse& wh)
{
    qint64 rows = 0;
    const TargetRun run = state.targets.value(key.target);
    for (const OutputState& output : run.outputs) {
        const Result<QString> target = wh.viewTarget(output.output);
        if (!target)
            return target.error();
        if (*target != output.oldPhysical) {
            return makeError(ErrorClass::Logic, QStringLiteral("the view %1 reads %2, expected %3").arg(output.output, *target, output.oldPhysical),
                key.target, QStringLiteral("Find out who changed it, put it back, then retry the rollback."));
        }
        if (output.oldPhysical.isEmpty())
            continue;
        const Result<warehouse::Fingerprint> print = wh.fingerprint(output.oldPhysical);
        if (!print)
            return print.error();
        rows += print->rows;
        if (print->toString() != output.oldFingerprint) {
            return makeError(ErrorClass::Corruption,
                QStringLiteral("%1 is not what the old code left: fingerprint %2, recorded %3").arg(output.oldPhysical, print->toString(), output.oldFingerprint),
                key.target, QStringLiteral("Run the old code again for this output; the journal names the load."));
        }
    }
    return object({{QStringLiteral("because"), QStringLiteral("fingerprint equal over %1 rows").arg(rows)}});
}

Result<QJsonObject> WarehousePorts::Private::clean(const State& state, const EffectKey& key, warehouse::Warehouse& wh)
{
    SideRuns runs(wh, repositories, cancel);
    if (const Status collected = runs.collectGarbage(state, key.target); !collected)
        return collected.error();
    return QJsonObject();
}

Result<QJsonObject> WarehousePorts::perform(const State& state, const EffectKey& key)
{
    if (d->cancel.isCancelled())
        return makeError(ErrorClass::Cancelled, QStringLiteral("the runner is stopping"), key.target);
    if (const DatasetSpec* dataset = state.dataset(key.target))
        return d->datasets.perform(state, *dataset, key);
    const TargetSpec* spec = state.spec(key.target);
    if (!spec)
        return makeError(ErrorClass::Logic, QStringLiteral("no such target"), key.target, QStringLiteral("The journal and the plan do not fit each other."));
    if (key.step == QLatin1String("deploy"))
        return d->deploy.deploy(*spec, key);
    if (key.step == QLatin1String("undeploy"))
        return d->deploy.undeploy(*spec, state.targets.value(key.target), key);
    const Result<warehouse::Warehouse*> wh = d->warehouses(spec->warehouse);
    if (!wh)
        return wh.error();
    if (key.step == QLatin1String("enroll"))
        return d->enroll(state, key, **wh);
    if (key.step == QLatin1String("preflight"))
        return d->preflight(state, key, **wh);
    if (key.step == QLatin1String("shadow"))
        return d->shadow(state, key, **wh);
    if (key.step == QLatin1String("run"))
        return d->run(state, key, **wh);
    if (key.step == QLatin1String("switch") || key.step == QLatin1String("unswitch") || key.step == QLatin1String("publish"))
        return d->switchOver(state, key, **wh);
    if (key.step == QLatin1String("verify"))
        return d->verify(state, key, **wh);
    if (key.step == QLatin1String("clean"))
        return d->clean(state, key, **wh);
    return makeError(ErrorClass::Logic, QStringLiteral("unknown step \"%1\"").arg(key.step), key.target,
        QStringLiteral("The journal was written by a newer version of Skein: use that version."));
}

Result<std::optional<QJsonObject>> WarehousePorts::probe(const State& state, const EffectKey& key)
{
    const std::optional<QJsonObject> unknown;
    const TargetSpec* spec = state.spec(key.target);
    const DatasetSpec* dataset = state.dataset(key.target);
    if (!spec && !dataset)
        return unknown;
    if (dataset) {
        const Result<warehouse::Warehouse*> wh = d->warehouses(dataset->warehouse);
        if (!wh)
            return wh.error();
        const Result<bool> happened = key.step == QLatin1String("expose") ? (*wh)->probeMarker(markerOf(key)) : Result<bool>(false);
        if (!happened)
            return happened.error();
        // The unit stays unknown: the next look at the inputs audits once more, which harms nothing.
        return *happened ? std::optional<QJsonObject>(object({{QStringLiteral("probed"), true}})) : unknown;
    }
    if (key.step == QLatin1String("switch") || key.step == QLatin1String("unswitch") || key.step == QLatin1String("publish")) {
        const Result<warehouse::Warehouse*> wh = d->warehouses(spec->warehouse);
        if (!wh)
            return wh.error();
        const Result<bool> happened = (*wh)->probeMarker(markerOf(key));
        if (!happened)
            return happened.error();
        if (*happened)
            return std::optional<QJsonObject>(object({{QStringLiteral("probed"), true}}));
    }
    if (key.step == QLatin1String("deploy") || key.step == QLatin1String("undeploy"))
        return d->deploy.probe(*spec, state.targets.value(key.target), key);
    // Everything else makes fresh tables or reads: doing it again is doing it once.
    return unknown;
}

} // namespace skein::rollout
