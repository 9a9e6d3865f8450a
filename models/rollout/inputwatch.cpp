#include "models/rollout/inputwatch.h"

#include "models/base/hash.h"

namespace skein::rollout {

InputWatch::InputWatch(WarehouseProvider warehouses, const Clock& clock)
    : m_warehouses(std::move(warehouses))
    , m_clock(clock)
{
}

QString InputWatch::inputMark(const State& state, const QString& warehouseName, const QString& relation, bool fresh)
{
    // An adopted output changes exactly when its view moves; its content need not be read.
    for (auto it = state.targets.cbegin(); it != state.targets.cend(); ++it) {
        const auto output = it->outputs.constFind(relation);
        if (output != it->outputs.cend() && !output->live.isEmpty())
            return output->live;
    }
    const QString key = warehouseName + QLatin1Char('\n') + relation.toLower();
    const qint64 now = m_clock.monotonicMs();
    const auto known = m_marks.constFind(key);
    if (!fresh && known != m_marks.cend() && now - known->atMs < state.plan.loadPollMs)
        return known->text;
    const Result<warehouse::Warehouse*> warehouse = m_warehouses(warehouseName);
    if (!warehouse)
        return {};
    warehouse::InputMarkOptions options;
    for (const DatasetSpec& dataset : state.plan.datasets) {
        if (relation.compare(dataset.source, Qt::CaseInsensitive) == 0)
            options.watermarkColumn = dataset.watermarkColumn.isEmpty() ? dataset.keyColumn : dataset.watermarkColumn;
    }
    const Result<warehouse::InputMark> mark = (*warehouse)->inputMark(relation, options);
    const QString text = mark ? mark->toString() : QString();
    m_marks.insert(key, {text, now});
    return text;
}

bool InputWatch::covered(const State& state, bool fresh)
{
    const qint64 now = m_clock.monotonicMs();
    if (!fresh && m_coveredAtMs >= 0 && now - m_coveredAtMs < state.plan.loadPollMs)
        return m_covered;
    m_coveredAtMs = now;
    m_covered = true;
    for (const DatasetSpec& dataset : state.plan.datasets) {
        const QString sourceColumn = dataset.watermarkColumn.isEmpty() ? dataset.keyColumn : dataset.watermarkColumn;
        if (sourceColumn.isEmpty())
            continue;
        const mapping::Rule* rule = dataset.mapping.soleRule(sourceColumn);
        const QString targetColumn = rule ? rule->outputs.constFirst() : sourceColumn;
        const bool comparable = !rule || rule->kind == mapping::RuleKind::Keep || rule->kind == mapping::RuleKind::Rename
            || rule->kind == mapping::RuleKind::Cast || rule->kind == mapping::RuleKind::KeyChange;
        if (!comparable)
            continue; // its values change on the way, so equality says nothing
        const Result<warehouse::Warehouse*> warehouse = m_warehouses(dataset.warehouse);
        if (!warehouse) {
            m_covered = false;
            break;
        }
        const Result<QVariant> source = (*warehouse)->watermark(dataset.source, sourceColumn);
        const Result<QVariant> target = (*warehouse)->watermark(dataset.target, targetColumn);
        if (source && source->toString() != m_sourceWatermark) {
            m_sourceWatermark = source->toString();
            m_lastLagMs = 0;
        }
        if (!source || !target || source->toString() != target->toString()) {
            m_covered = false;
            break;
        }
    }
    if (m_covered && m_behindSinceMs >= 0) {
        m_lastLagMs = now - m_behindSinceMs;
        m_behindSinceMs = -1;
    } else if (!m_covered && m_behindSinceMs < 0) {
        m_behindSinceMs = now;
    }
    return m_covered;
}

QStringList InputWatch::inputsOf(const State& state, const QString& target) const
{
    if (const DatasetSpec* dataset = state.dataset(target))
        return {dataset->source};
    QStringList inputs;
    if (const TargetSpec* spec = state.spec(target)) {
        for (const PipelineSpec& pipeline : spec->pipelines)
            inputs << pipeline.inputs;
    }
    inputs.removeDuplicates();
    inputs.sort();
    return inputs;
}

InputWatch::Mark InputWatch::mark(const State& state, const QString& target, bool fresh)
{
    Mark result;
    const DatasetSpec* dataset = state.dataset(target);
    const TargetSpec* spec = state.spec(target);
    const QString warehouse = dataset ? dataset->warehouse : spec ? spec->warehouse : QString();
    QByteArray text;
    const QStringList inputs = inputsOf(state, target);
    for (const QString& input : inputs)
        text += inputMark(state, warehouse, input, fresh).toUtf8() + '\n';
    result.unit = sha256Hex(text).left(16);
    // A v2 that Skein builds is behind until it has caught up, which is what it waits for; nobody else is to be waited for.
    if (!dataset || dataset->producedElsewhere) {
        result.covered = covered(state, fresh);
        result.lagMs = m_behindSinceMs < 0 ? m_lastLagMs : m_clock.monotonicMs() - m_behindSinceMs;
    }
    return result;
}

Observation InputWatch::observe(const State& state)
{
    Observation observation;
    for (auto it = state.targets.cbegin(); it != state.targets.cend(); ++it) {
        const Mark seen = mark(state, it.key(), false);
        if (!seen.unit.isEmpty())
            observation.unit.insert(it.key(), seen.unit);
        observation.covered.insert(it.key(), seen.covered);
    }
    return observation;
}

} // namespace skein::rollout
