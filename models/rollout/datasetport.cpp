#include "models/rollout/datasetport.h"

#include "models/base/hash.h"
#include "models/codegen/products.h"
#include "models/warehouse/names.h"

#include <QSet>
#include <QJsonArray>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace skein::rollout {

namespace {

warehouse::Marker markerOf(const EffectKey& key)
{
    return {key.rollout, key.target, key.step, key.epoch, key.seq};
}

QString grouped(qint64 value)
{
    return QLocale(QLocale::English).toString(value);
}

bool sameValue(const QVariant& a, const QVariant& b, bool tolerant)
{
    if (a.isNull() || b.isNull())
        return a.isNull() && b.isNull();
    if (tolerant) {
        const double x = a.toDouble();
        const double y = b.toDouble();
        return x == y || std::abs(x - y) <= 1e-9 * std::max(std::abs(x), std::abs(y));
    }
    return a == b || a.toString() == b.toString();
}

QString shown(const QVariant& value)
{
    return value.isNull() ? QStringLiteral("NULL") : value.toString();
}

Error blockedMapping(const QVector<codegen::Diagnostic>& diagnostics, const DatasetSpec& dataset)
{
    for (const codegen::Diagnostic& diagnostic : diagnostics) {
        if (diagnostic.severity == codegen::Diagnostic::Severity::Blocking)
            return makeError(ErrorClass::BadInput, diagnostic.message, dataset.mapping.id + QLatin1Char('/') + diagnostic.rule, diagnostic.remedy);
    }
    return makeError(ErrorClass::BadInput, QStringLiteral("the mapping gives no SQL"), dataset.mapping.id, QStringLiteral("Complete the mapping."));
}

QString targetColumn(const DatasetSpec& dataset, const QString& column)
{
    const mapping::Rule* rule = dataset.mapping.soleRule(column);
    return rule ? rule->outputs.constFirst() : column;
}

/// Where v2 has the values of v1's column unchanged; empty where it has not.
QString keptColumn(const DatasetSpec& dataset, const QString& column)
{
    const mapping::Rule* rule = dataset.mapping.soleRule(column);
    const bool kept = rule && (rule->kind == mapping::RuleKind::Keep || rule->kind == mapping::RuleKind::Rename);
    return kept ? rule->outputs.constFirst() : QString();
}

/// The mapping without the columns of v2 that no rule fills yet: who reads those waits by himself, the others do not.
mapping::Mapping decidedPart(const mapping::Mapping& whole, QStringList& undecided)
{
    mapping::Mapping part = whole;
    part.target.columns.clear();
    for (const Column& column : whole.target.columns) {
        const bool filled = std::any_of(whole.rules.cbegin(), whole.rules.cend(),
            [&](const mapping::Rule& rule) { return rule.isActive() && rule.outputs.contains(column.name, Qt::CaseInsensitive) && rule.kind != mapping::RuleKind::Ambiguous; });
        if (filled)
            part.target.columns << column;
        else
            undecided << column.name;
    }
    return part.target.columns.isEmpty() ? whole : part;
}

QString problemText(const warehouse::BuildAudit& audit)
{
    if (!audit.problems.isEmpty())
        return QStringLiteral("%1 of %2 key ranges differ; first: %3").arg(audit.problems.size()).arg(audit.rangesChecked).arg(audit.problems.constFirst().what);
    return QStringLiteral("%1 rows expected, %2 are there").arg(grouped(audit.expectedRows), grouped(audit.targetRows));
}

} // namespace

DatasetPort::DatasetPort(WarehouseProvider warehouses, const Clock& clock, CancelToken cancel)
    : m_warehouses(std::move(warehouses))
    , m_clock(clock)
    , m_cancel(std::move(cancel))
    , m_watch(m_warehouses, clock)
{
}

Result<QJsonObject> DatasetPort::perform(const State& state, const DatasetSpec& dataset, const EffectKey& key)
{
    const Result<warehouse::Warehouse*> wh = m_warehouses(dataset.warehouse);
    if (!wh)
        return wh.error();
    if (key.step == QLatin1String("build"))
        return build(state, dataset, key, **wh);
    if (key.step == QLatin1String("audit"))
        return dataset.producedElsewhere ? auditAdopted(dataset, **wh, Depth::Full, {}) : auditBuilt(state, dataset, **wh);
    if (key.step == QLatin1String("expose"))
        return expose(state, dataset, key, **wh);
    if (key.step == QLatin1String("catchUp"))
        return catchUp(state, dataset, key, **wh);
    if (key.step == QLatin1String("withdraw"))
        return withdraw(state, dataset, key, **wh);
    return makeError(ErrorClass::Logic, QStringLiteral("unknown step \"%1\"").arg(key.step), key.target,
        QStringLiteral("The journal was written by a newer version of Skein: use that version."));
}

Result<warehouse::BuildSpec> DatasetPort::buildSpec(const State& state, const DatasetSpec& dataset)
{
    const Result<const codegen::Dialect*> dialect = codegen::dialectByName(QStringLiteral("sqlite"));
    if (!dialect)
        return dialect.error();
    warehouse::BuildSpec spec;
    spec.rollout = state.plan.id;
    spec.id = dataset.id;
    spec.epoch = state.epoch;
    spec.source = dataset.source;
    spec.keyColumn = dataset.keyColumn;
    spec.targetKeyColumn = targetColumn(dataset, dataset.keyColumn);
    spec.watermarkColumn = dataset.watermarkColumn;
    spec.chunkRows = dataset.chunkRows;
    spec.table = warehouse::shadowName(dataset.target, warehouse::Shadow::Build, sha256Hex((state.plan.id + QLatin1Char('\n') + dataset.id).toUtf8()));
    codegen::GenerateOptions options;
    options.header = false;
    options.sourceRelation = dataset.source;
    options.targetRelation = spec.table;
    const codegen::GeneratedCode select = codegen::forwardSelect(dataset.mapping, **dialect, options);
    if (select.blocked() || select.text.isEmpty())
        return blockedMapping(select.diagnostics, dataset);
    const codegen::GeneratedCode create = codegen::createTable(dataset.mapping, **dialect, options);
    if (create.blocked())
        return blockedMapping(create.diagnostics, dataset);
    spec.selectSql = select.text;
    spec.createSql = create.text;
    return spec;
}

Result<QJsonObject> DatasetPort::build(const State& state, const DatasetSpec& dataset, const EffectKey& key, warehouse::Warehouse& wh)
{
    Q_UNUSED(key)
    const Result<warehouse::BuildSpec> spec = buildSpec(state, dataset);
    if (!spec)
        return spec.error();
    if (const Status prepared = wh.prepareBuild(*spec); !prepared)
        return prepared.error();
    warehouse::RunLimits limits;
    limits.cancel = m_cancel;
    const Result<warehouse::ChunkResult> chunk = wh.buildChunk(*spec, limits);
    if (!chunk)
        return chunk.error();
    const Result<std::optional<warehouse::KeyRange>> next = wh.nextChunkRange(*spec);
    if (!next)
        return next.error();
    const qint64 rows = chunk->checkpoint.targetRows;
    return QJsonObject {{QStringLiteral("rows"), rows}, {QStringLiteral("complete"), !next->has_value()},
        {QStringLiteral("ns"), double(chunk->elapsedNs)},
        {QStringLiteral("because"), QStringLiteral("%1 rows built in %2 chunks").arg(grouped(rows)).arg(chunk->checkpoint.chunks)}};
}

Result<QJsonObject> DatasetPort::auditAdopted(const DatasetSpec& dataset, warehouse::Warehouse& wh, Depth depth, const QJsonValue& from)
{
    const Result<const codegen::Dialect*> dialect = codegen::dialectByName(QStringLiteral("sqlite"));
    if (!dialect)
        return dialect.error();
    codegen::GenerateOptions options;
    options.header = false;
    options.sourceRelation = dataset.source;
    options.targetRelation = dataset.target;
    const QString counterInTarget = keptColumn(dataset, dataset.watermarkColumn);
    // The full audit has held once: after a load only what came with it, and with the one before, is looked at.
    const bool newest = depth == Depth::Watch && !counterInTarget.isEmpty() && !from.isNull() && !from.isUndefined();
    if (newest)
        options.newest = {dataset.watermarkColumn, counterInTarget, from};
    QStringList undecided;
    const codegen::CheckPack pack = codegen::equivalenceChecks(decidedPart(dataset.mapping, undecided), **dialect, options);
    if (pack.checks.isEmpty())
        return blockedMapping(pack.diagnostics, dataset);
    // One state of both sides: a load in the middle must not look like a difference.
    if (const Status pinned = wh.beginSnapshot(); !pinned)
        return pinned.error();
    warehouse::RunLimits limits;
    limits.cancel = m_cancel;
    qint64 rows = 0;
    int checked = 0;
    QStringList differing;
    std::optional<Error> error;
    // A watch of all rows leaves out what sorts.
    const auto wanted = [quick = depth == Depth::Watch && !newest](const codegen::Check& check) {
        const QString word = check.id.section(QLatin1Char('.'), -1);
        return !quick || check.id == QLatin1String("rows") || word == QLatin1String("count") || word == QLatin1String("sum");
    };
    const auto compare = [&](const codegen::Check& check, const QVariant& oldValue, const QVariant& newValue) {
        ++checked;
        if (check.id == QLatin1String("rows"))
            rows = newValue.toLongLong();
        if (!sameValue(oldValue, newValue, check.tolerant))
            differing << QStringLiteral("%1: %2 in v1, %3 in v2").arg(check.title, shown(oldValue), shown(newValue));
    };
    const auto ask = [&](const QString& sql, const QString& what) -> QVariantList {
        const Result<warehouse::Rows> answer = wh.query(sql, {}, limits);
        if (!answer) {
            error = answer.error();
            error->where = dataset.id + QLatin1Char('/') + what;
            return {};
        }
        return answer->rows.value(0);
    };
    QSet<int> done;
    for (const codegen::CheckBatch& batch : pack.batches) {
        const codegen::Check& first = pack.checks[batch.checks.constFirst()];
        if (error || !wanted(first))
            continue;
        const QVariantList before = ask(batch.oldSql, first.id);
        const QVariantList after = error ? QVariantList() : ask(batch.newSql, first.id);
        for (int i = 0; i < batch.checks.size() && !error; ++i) {
            compare(pack.checks[batch.checks[i]], before.value(i), after.value(i));
            done.insert(batch.checks[i]);
        }
    }
    for (int i = 0; i < pack.checks.size() && !error; ++i) {
        if (done.contains(i) || !wanted(pack.checks[i]))
            continue;
        const QVariantList row = ask(pack.checks[i].sql, pack.checks[i].id);
        if (!error)
            compare(pack.checks[i], row.value(0), row.value(1));
    }
    QJsonValue watermark;
    if (!error && !dataset.watermarkColumn.isEmpty()) {
        if (const Result<QVariant> seen = wh.watermark(dataset.source, dataset.watermarkColumn))
            watermark = QJsonValue::fromVariant(*seen);
    }
    wh.endSnapshot();
    if (error)
        return *error;
    const bool equal = differing.isEmpty();
    const QString since = newest ? QStringLiteral(" from %1 %2 on").arg(dataset.watermarkColumn, from.toVariant().toString()) : QString();
    QString because = equal ? QStringLiteral("all %1 checks hold, %2 rows in v2%3").arg(checked).arg(grouped(rows)).arg(since)
                            : QStringLiteral("%1 of %2 checks do not hold; %3").arg(differing.size()).arg(checked).arg(differing.mid(0, 3).join(QStringLiteral("; ")));
    if (!undecided.isEmpty())
        because += QStringLiteral("; not checked, as no rule fills them: %1").arg(undecided.join(QStringLiteral(", ")));
    return QJsonObject {{QStringLiteral("outcome"), equal ? QStringLiteral("equal") : QStringLiteral("differs")},
        {QStringLiteral("rowsDiffer"), equal ? 0 : -1}, {QStringLiteral("checks"), checked}, {QStringLiteral("watermark"), watermark},
        {QStringLiteral("because"), because}};
}

Result<QJsonObject> DatasetPort::auditBuilt(const State& state, const DatasetSpec& dataset, warehouse::Warehouse& wh)
{
    const Result<warehouse::BuildSpec> spec = buildSpec(state, dataset);
    if (!spec)
        return spec.error();
    warehouse::RunLimits limits;
    limits.cancel = m_cancel;
    const Result<warehouse::CatchUpResult> caught = wh.catchUp(*spec, limits);
    if (!caught)
        return caught.error();
    Result<warehouse::BuildAudit> audit = wh.auditBuild(*spec, limits);
    if (!audit)
        return audit.error();
    qint64 rebuilt = 0;
    if (!audit->complete()) {
        // Updated and deleted rows show up here: their key ranges are built again.
        QVector<warehouse::KeyRange> ranges;
        for (const warehouse::RangeProblem& problem : std::as_const(audit->problems)) {
            if (!problem.range.high.isNull())
                ranges.append(problem.range);
        }
        if (const Result<qint64> rows = wh.rebuildRanges(*spec, ranges, limits); !rows)
            return rows.error();
        if (const Result<warehouse::CatchUpResult> again = wh.catchUp(*spec, limits); !again)
            return again.error();
        rebuilt = ranges.size();
        audit = wh.auditBuild(*spec, limits);
        if (!audit)
            return audit.error();
    }
    const bool equal = audit->complete();
    QString because = equal ? QStringLiteral("%1 rows equal what the mapping makes of v1").arg(grouped(audit->targetRows)) : problemText(*audit);
    if (rebuilt > 0)
        because += QStringLiteral("; %1 key ranges built again").arg(rebuilt);
    return QJsonObject {{QStringLiteral("outcome"), equal ? QStringLiteral("equal") : QStringLiteral("differs")},
        {QStringLiteral("rowsDiffer"), equal ? 0 : -1}, {QStringLiteral("rows"), audit->targetRows},
        {QStringLiteral("rebuilt"), rebuilt}, {QStringLiteral("because"), because}};
}

Result<QJsonObject> DatasetPort::expose(const State& state, const DatasetSpec& dataset, const EffectKey& key, warehouse::Warehouse& wh)
{
    const InputWatch::Mark mark = m_watch.mark(state, dataset.id, true);
    QJsonObject payload {{QStringLiteral("unit"), mark.unit}};
    if (dataset.producedElsewhere)
        return payload; // it is there already, under its own name
    const Result<warehouse::BuildSpec> spec = buildSpec(state, dataset);
    if (!spec)
        return spec.error();
    const Result<QString> present = wh.viewTarget(dataset.target);
    if (!present)
        return present.error();
    const warehouse::ViewSwitch change {dataset.target, spec->table, *present, {}};
    if (const Status switched = wh.switchViews({change}, markerOf(key)); !switched)
        return switched.error();
    payload.insert(QStringLiteral("table"), spec->table);
    return payload;
}

Result<QJsonObject> DatasetPort::catchUp(const State& state, const DatasetSpec& dataset, const EffectKey& key, warehouse::Warehouse& wh)
{
    Q_UNUSED(key)
    const InputWatch::Mark before = m_watch.mark(state, dataset.id, true);
    Result<QJsonObject> audited = dataset.producedElsewhere ? auditAdopted(dataset, wh, Depth::Watch, state.targets.value(dataset.id).watermark) : auditBuilt(state, dataset, wh);
    if (!audited)
        return audited.error();
    const InputWatch::Mark after = m_watch.mark(state, dataset.id, true);
    const bool moved = before.unit != after.unit || !before.covered || !after.covered;
    if (moved && audited->value(QLatin1String("outcome")) == QLatin1String("differs")) {
        return makeError(ErrorClass::Contention, QStringLiteral("a load arrived during the audit of v2"), dataset.id,
            QStringLiteral("It is audited again."));
    }
    audited->insert(QStringLiteral("unit"), before.unit);
    audited->insert(QStringLiteral("asOf"), m_clock.wall().toMSecsSinceEpoch());
    return audited;
}

Result<QJsonObject> DatasetPort::withdraw(const State& state, const DatasetSpec& dataset, const EffectKey& key, warehouse::Warehouse& wh)
{
    if (dataset.producedElsewhere)
        return QJsonObject();
    const Result<warehouse::BuildSpec> spec = buildSpec(state, dataset);
    if (!spec)
        return spec.error();
    const Result<QString> present = wh.viewTarget(dataset.target);
    if (!present)
        return present.error();
    // The name may stand for the build of a later rollout, which is not this one's to take away.
    const bool ours = *present == spec->table;
    if (ours) {
        const warehouse::ViewSwitch change {dataset.target, {}, *present, {}};
        if (const Status gone = wh.switchViews({change}, markerOf(key)); !gone)
            return gone.error();
    }
    if (const Status dropped = wh.dropBuild(*spec); !dropped)
        return dropped.error();
    return QJsonObject {{QStringLiteral("withdrawn"), ours ? *present : QString()}};
}

} // namespace skein::rollout
