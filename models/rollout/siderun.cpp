#include "models/rollout/siderun.h"

#include "models/base/hash.h"
#include "models/rollout/redirect.h"
#include "models/warehouse/names.h"

#include <QSet>

namespace skein::rollout {

struct SideRuns::Request {
    warehouse::RunRequest request;
    QMap<QString, QString> tables;
};

namespace {

QString runHash(const EffectKey& key, const QString& salt)
{
    return sha256Hex(QStringLiteral("%1\n%2\n%3\n%4\n%5").arg(key.rollout, key.target, key.step, QString::number(key.seq), salt).toUtf8());
}

bool isEngineTrouble(const Error& error)
{
    return error.cls == ErrorClass::Contention || error.cls == ErrorClass::Resource || error.cls == ErrorClass::Cancelled
        || error.cls == ErrorClass::Connection || error.cls == ErrorClass::Corruption;
}

} // namespace

SideRuns::SideRuns(warehouse::Warehouse& warehouse, Repositories& repositories, CancelToken cancel)
    : m_warehouse(warehouse)
    , m_repositories(repositories)
    , m_cancel(std::move(cancel))
{
}

Result<QVector<SideRuns::Request>> SideRuns::requests(const State& state, const EffectKey& key, Side side, const QString& salt)
{
    const TargetSpec* spec = state.spec(key.target);
    const TargetRun run = state.targets.value(key.target);
    const QString commit = side == Side::Old ? spec->baseCommit : spec->commit;
    const warehouse::Shadow role = side == Side::Old ? warehouse::Shadow::Old : warehouse::Shadow::Candidate;
    const QString hash = runHash(key, salt);
    QVector<Request> list;
    for (const PipelineSpec& pipeline : spec->pipelines) {
        const Result<QByteArray> code = m_repositories.readFile(spec->repository, commit, pipeline.path);
        if (!code)
            return code.error();
        Request request;
        for (const QString& output : pipeline.outputs)
            request.tables.insert(output, warehouse::shadowName(output, role, hash));
        if (pipeline.kind == PipelineKind::Select) {
            if (pipeline.outputs.size() != 1) {
                return makeError(ErrorClass::Logic, QStringLiteral("a pipeline of kind select writes exactly one output, this one %1").arg(pipeline.outputs.size()),
                    pipeline.ref.toString(), QStringLiteral("Correct its outputs in the catalog."));
            }
            request.request.kind = warehouse::RunRequest::Kind::Select;
            request.request.sql = QString::fromUtf8(*code);
            request.request.into = request.tables.first();
        } else {
            const QString where = QStringLiteral("%1@%2:%3").arg(spec->repository, commit.left(8), pipeline.path);
            const Result<RedirectedScript> redirected = redirectScript(*code, request.tables, where);
            if (!redirected)
                return redirected.error();
            QString script;
            for (auto it = request.tables.cbegin(); it != request.tables.cend(); ++it) {
                script += QStringLiteral("DROP TABLE IF EXISTS %1;\n").arg(m_warehouse.quoted(it.value()));
                if (redirected->startsEmpty)
                    continue;
                // The script changes what is there: each side goes on from its own content, the new one at first
                // from the old one's.
                const OutputState output = run.outputs.value(it.key());
                const QString from = side == Side::New && !output.newPhysical.isEmpty() ? output.newPhysical : output.oldPhysical;
                if (!from.isEmpty())
                    script += QStringLiteral("CREATE TABLE %1 AS SELECT * FROM %2;\n").arg(m_warehouse.quoted(it.value()), m_warehouse.quoted(from));
            }
            request.request.kind = warehouse::RunRequest::Kind::Script;
            request.request.sql = script + redirected->sql;
            request.request.allowedWrites = request.tables.values();
        }
        list.append(request);
    }
    return list;
}

SideResult SideRuns::collect(const QVector<Request>& requests, const QVector<warehouse::RunResult>& results, int from)
{
    SideResult side;
    side.ran = true;
    side.ok = true;
    for (int i = 0; i < requests.size(); ++i) {
        const warehouse::RunResult& result = results[from + i];
        side.elapsedNs += result.elapsedNs;
        side.rows += result.rows;
        if (!result.ok()) {
            side.ok = false;
            if (!side.error)
                side.error = result.error;
        }
        for (auto it = requests[i].tables.cbegin(); it != requests[i].tables.cend(); ++it)
            side.tables.insert(it.key(), it.value());
    }
    return side;
}

Result<SideRuns::Pair> SideRuns::run(const State& state, const EffectKey& key, bool withOld, bool withNew)
{
    Pair pair;
    QVector<Request> oldRequests;
    QVector<Request> newRequests;
    if (withOld) {
        Result<QVector<Request>> made = requests(state, key, Side::Old, {});
        if (!made) {
            if (isEngineTrouble(made.error()))
                return made.error();
            pair.oldSide.ran = true;
            pair.oldSide.error = made.error();
        } else {
            oldRequests = *made;
        }
    }
    if (withNew) {
        Result<QVector<Request>> made = requests(state, key, Side::New, {});
        if (!made) {
            if (isEngineTrouble(made.error()))
                return made.error();
            pair.newSide.ran = true;
            pair.newSide.error = made.error();
        } else {
            newRequests = *made;
        }
    }
    QVector<warehouse::RunRequest> all;
    for (const Request& request : std::as_const(oldRequests))
        all.append(request.request);
    for (const Request& request : std::as_const(newRequests))
        all.append(request.request);
    warehouse::RunLimits limits;
    limits.cancel = m_cancel;
    const QVector<warehouse::RunResult> results = all.isEmpty() ? QVector<warehouse::RunResult>() : m_warehouse.runTogether(all, limits);
    for (const warehouse::RunResult& result : results) {
        if (result.error && isEngineTrouble(*result.error))
            return *result.error;
    }
    if (!oldRequests.isEmpty())
        pair.oldSide = collect(oldRequests, results, 0);
    if (!newRequests.isEmpty())
        pair.newSide = collect(newRequests, results, int(oldRequests.size()));
    return pair;
}

Result<SideResult> SideRuns::runOldAgain(const State& state, const EffectKey& key)
{
    const Result<QVector<Request>> made = requests(state, key, Side::Old, QStringLiteral("again"));
    if (!made)
        return made.error();
    QVector<warehouse::RunRequest> all;
    for (const Request& request : *made)
        all.append(request.request);
    warehouse::RunLimits limits;
    limits.cancel = m_cancel;
    const QVector<warehouse::RunResult> results = m_warehouse.runTogether(all, limits);
    for (const warehouse::RunResult& result : results) {
        if (result.error)
            return *result.error;
    }
    return collect(*made, results, 0);
}

Status SideRuns::collectGarbage(const State& state, const QString& target)
{
    const TargetRun run = state.targets.value(target);
    const Result<QVector<warehouse::ObjectInfo>> objects = m_warehouse.listObjects();
    if (!objects)
        return objects.error();
    for (const OutputState& output : run.outputs) {
        const QSet<QString> kept {output.oldPhysical, output.newPhysical, output.live, output.nextOld, output.nextNew};
        const QString oldPrefix = warehouse::shadowName(output.output, warehouse::Shadow::Old, QString());
        const QString newPrefix = warehouse::shadowName(output.output, warehouse::Shadow::Candidate, QString());
        for (const warehouse::ObjectInfo& object : *objects) {
            const bool ours = object.name.startsWith(oldPrefix) || object.name.startsWith(newPrefix);
            if (!ours || kept.contains(object.name))
                continue;
            const Result<QStringList> dropped = m_warehouse.dropShadow(object.name);
            if (!dropped)
                return dropped.error();
        }
    }
    return {};
}

} // namespace skein::rollout
