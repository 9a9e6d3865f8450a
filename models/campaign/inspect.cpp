#include "models/campaign/inspect.h"

#include "models/campaign/proposestep.h"
#include "models/codegen/products.h"
#include "models/mapping/transform.h"
#include "models/mapping/values.h"
#include "models/warehouse/warehouse.h"

#include <algorithm>
#include <cmath>

namespace skein::campaign {

namespace {

using mapping::Row;

codegen::GeneratedCode scriptOf(const codegen::CheckPack& pack)
{
    codegen::GeneratedCode code = pack.script;
    for (const codegen::Diagnostic& diagnostic : pack.diagnostics) {
        if (!code.diagnostics.contains(diagnostic))
            code.diagnostics << diagnostic;
    }
    return code;
}

QVariantList valuesOf(const Row& row, const QStringList& columns)
{
    QVariantList values;
    for (const QString& column : columns)
        values << mapping::rowValue(row, column);
    return values;
}

/// v1's rows with what the rule makes of them.
Result<QVector<RuleSampleRow>> computed(const mapping::Mapping& mapping, const mapping::Rule& rule, warehouse::Warehouse& warehouse, int limit)
{
    QStringList columns;
    for (const QString& input : rule.inputs)
        columns << warehouse.quoted(input);
    if (columns.isEmpty())
        columns << QStringLiteral("NULL");
    warehouse::RunLimits limits;
    limits.maxRows = limit;
    // Distinct: fifty times the same value would show nothing.
    const Result<warehouse::Rows> rows = warehouse.query(QStringLiteral("SELECT DISTINCT %1 FROM (SELECT * FROM %2 LIMIT 20000) LIMIT %3")
                                                             .arg(columns.join(QStringLiteral(", ")), warehouse.quoted(mapping.source.dataset))
                                                             .arg(limit),
        {}, limits);
    if (!rows)
        return rows.error();
    const mapping::TransformContext context {mapping.source, mapping.target, {}};
    QVector<RuleSampleRow> samples;
    for (const QVariantList& values : rows->rows) {
        Row row;
        for (int i = 0; i < rule.inputs.size(); ++i)
            row.insert(rule.inputs[i], values.value(i));
        RuleSampleRow sample;
        sample.before = valuesOf(row, rule.inputs);
        const Result<Row> made = mapping::applyRule(rule, row, context);
        if (made) {
            sample.after = valuesOf(*made, rule.outputs);
            sample.note = QStringLiteral("computed by the rule");
        } else {
            sample.agrees = false;
            sample.note = made.error().message;
        }
        samples << sample;
    }
    return samples;
}

/// "1" for "1.0" where one side is a number: the engines' types are not the rule's business.
bool sameInSql(const QVariant& expected, const QVariant& found)
{
    // Fractions that were added up come out a little off.
    if (found.typeId() == QMetaType::Double && !expected.isNull()) {
        bool number = false;
        const double wanted = mapping::canonicalValue(expected).toDouble(&number);
        if (number && std::abs(wanted - found.toDouble()) <= 1e-9 * std::max(std::abs(wanted), 1.0))
            return true;
    }
    return mapping::sameValue(mapping::canonicalValue(expected), mapping::canonicalValue(found));
}

} // namespace

Result<QVector<GeneratedText>> generateTexts(const mapping::Mapping& mapping, const QString& dialect)
{
    const Result<const codegen::Dialect*> found = codegen::dialectByName(dialect);
    if (!found)
        return found.error();
    const codegen::Dialect& d = **found;
    QVector<GeneratedText> texts;
    texts.append({QStringLiteral("create_v2.sql"), QStringLiteral("Creates %1").arg(mapping.target.dataset), codegen::createTable(mapping, d)});
    texts.append({QStringLiteral("build_v2.sql"), QStringLiteral("Fills %1 from %2").arg(mapping.target.dataset, mapping.source.dataset),
        codegen::insertSelect(mapping, d)});
    texts.append({QStringLiteral("compatibility_view.sql"),
        QStringLiteral("%1's names and values over %2").arg(mapping.source.dataset, mapping.target.dataset), codegen::compatibilityView(mapping, d)});
    texts.append({QStringLiteral("rollback.sql"), QStringLiteral("Takes the compatibility view and the built table back"),
        codegen::rollbackScript(mapping, d, {}, {}, true)});
    texts.append({QStringLiteral("equivalence_checks.sql"), QStringLiteral("Is v2 what the mapping makes of v1?"),
        scriptOf(codegen::equivalenceChecks(mapping, d))});
    texts.append({QStringLiteral("guard_checks.sql"), QStringLiteral("Which rows of v1 would a rule refuse?"), scriptOf(codegen::guardChecks(mapping, d))});
    return texts;
}

Result<QVector<RuleSampleRow>> sampleRule(const mapping::Mapping& mapping, const QString& ruleId, warehouse::Warehouse& warehouse, int limit)
{
    const mapping::Rule* rule = mapping.rule(ruleId);
    if (!rule)
        return makeError(ErrorClass::Logic, QStringLiteral("the mapping has no rule '%1'").arg(ruleId), ruleId, QStringLiteral("Look at the mapping again."));
    const Result<bool> hasSource = warehouse.exists(mapping.source.dataset);
    if (!hasSource)
        return hasSource.error();
    if (!*hasSource) {
        return makeError(ErrorClass::Logic, QStringLiteral("the warehouse has no table %1 to take rows from").arg(mapping.source.dataset), ruleId,
            QStringLiteral("Check the warehouse in workspace.yaml."));
    }
    const Result<bool> hasTarget = warehouse.exists(mapping.target.dataset);
    const QStringList keys = keysInTarget(mapping);
    // An ambiguous rule is shown beside every column it may mean.
    QStringList outputs = rule->outputs;
    if (rule->kind == mapping::RuleKind::Ambiguous && outputs.isEmpty()) {
        for (const QVariant& candidate : rule->params.value(QLatin1String("candidates")).toVariant().toList())
            outputs << candidate.toString();
    }
    if (!hasTarget || !*hasTarget || keys.isEmpty() || outputs.isEmpty())
        return computed(mapping, *rule, warehouse, limit);

    QStringList selected;
    for (const QString& input : rule->inputs)
        selected << QStringLiteral("o.%1").arg(warehouse.quoted(input));
    const bool finer = mapping.grain.rowRelation == mapping::RowRelation::Explode;
    const bool adds = finer && rule->params.value(QLatin1String("rollUp")).toString() == QLatin1String("sum");
    for (const QString& output : outputs)
        selected << (adds ? QStringLiteral("SUM(n.%1)") : QStringLiteral("n.%1")).arg(warehouse.quoted(output));
    QStringList joined;
    for (int i = 0; i < keys.size(); ++i)
        joined << QStringLiteral("n.%1 = o.%2").arg(warehouse.quoted(keys[i]), warehouse.quoted(mapping.grain.source[i]));
    // Amounts of finer rows are shares: they are compared as what they add up to for v1's key.
    QStringList group;
    for (const QString& column : adds ? mapping.grain.source + rule->inputs : QStringList())
        group << QStringLiteral("o.%1").arg(warehouse.quoted(column));
    warehouse::RunLimits limits;
    limits.maxRows = limit;
    limits.timeoutMs = 10000;
    const QString sql = QStringLiteral("SELECT DISTINCT %1 FROM (SELECT * FROM %2 LIMIT 20000) o JOIN %3 n ON %4%5 LIMIT %6")
                            .arg(selected.join(QStringLiteral(", ")), warehouse.quoted(mapping.source.dataset), warehouse.quoted(mapping.target.dataset),
                                joined.join(QStringLiteral(" AND ")), group.isEmpty() ? QString() : QStringLiteral(" GROUP BY ") + group.join(QStringLiteral(", ")))
                            .arg(limit);
    const Result<warehouse::Rows> rows = warehouse.query(sql, {}, limits);
    if (!rows || rows->rows.isEmpty())
        return computed(mapping, *rule, warehouse, limit);
    const mapping::TransformContext context {mapping.source, mapping.target, {}};
    QVector<RuleSampleRow> samples;
    for (const QVariantList& values : rows->rows) {
        RuleSampleRow sample;
        sample.before = values.mid(0, rule->inputs.size());
        sample.after = values.mid(rule->inputs.size());
        Row row;
        for (int i = 0; i < rule->inputs.size(); ++i)
            row.insert(rule->inputs[i], sample.before[i]);
        if (rule->kind == mapping::RuleKind::Ambiguous) {
            QStringList agreeing;
            for (int i = 0; i < outputs.size(); ++i) {
                if (rule->inputs.size() == 1 && sameInSql(sample.before[0], sample.after[i]))
                    agreeing << outputs[i];
            }
            sample.agrees = !agreeing.isEmpty();
            sample.note = agreeing.isEmpty() ? QStringLiteral("none of the candidates holds this value")
                                             : QStringLiteral("same value in %1").arg(agreeing.join(QStringLiteral(", ")));
            samples << sample;
            continue;
        }
        const Result<Row> made = mapping::applyRule(*rule, row, context);
        if (!made) {
            sample.agrees = false;
            sample.note = made.error().message;
        } else {
            for (int i = 0; i < outputs.size(); ++i) {
                const QVariant expected = mapping::rowValue(*made, outputs[i]);
                if (sameInSql(expected, sample.after[i]))
                    continue;
                sample.agrees = false;
                sample.note = QStringLiteral("the rule makes %1 of it").arg(expected.isNull() ? QStringLiteral("NULL") : mapping::valueText(expected));
            }
            if (sample.agrees && adds)
                sample.note = QStringLiteral("v2's rows of the key, added up");
            if (!sample.agrees && finer && !adds)
                sample.note += QStringLiteral("; v2 has several rows for this key, so amounts are shares");
        }
        samples << sample;
    }
    return samples;
}

} // namespace skein::campaign
