#include "models/codegen/products.h"

#include "models/codegen/header.h"
#include "models/codegen/ruleexpr.h"
#include "models/mapping/inverse.h"
#include "models/mapping/typelattice.h"

#include <QJsonArray>

namespace skein::codegen {

using mapping::Mapping;
using mapping::RowRelation;
using mapping::Rule;
using mapping::RuleKind;

namespace {

using Severity = Diagnostic::Severity;

const QString kOld = QStringLiteral("old_value");
const QString kNew = QStringLiteral("new_value");

/// Collects checks; each is a SELECT of two scalars from two one-row queries.
class Pack
{
public:
    Pack(const Mapping& mapping, const Dialect& dialect, const GenerateOptions& options)
        : m_mapping(mapping)
        , m_dialect(dialect)
        , m_options(options)
    {
    }

    /// `oldRows`, `newRows`: relations with one row and one column named `value`.
    void add(const QString& id, const QString& title, const QString& rule, const RelPtr& oldRows, const RelPtr& newRows,
        bool tolerant = false)
    {
        const RelPtr both = join(QStringLiteral("JOIN"), named(oldRows, QStringLiteral("old_side")),
            named(newRows, QStringLiteral("new_side")), binary(QStringLiteral("="), integer(1), integer(1), LogicalType::Boolean));
        Statement statement;
        statement.query = project(both, {{kOld, column(QStringLiteral("value"), LogicalType::Unknown, QStringLiteral("old_side")), rule},
            {kNew, column(QStringLiteral("value"), LogicalType::Unknown, QStringLiteral("new_side")), rule}});
        const GeneratedCode code = emitSql(QVector<Statement> {statement}, m_dialect, m_options.format, false);
        m_pack.diagnostics += code.diagnostics;
        if (code.blocked())
            return;
        m_pack.checks.append({id, title, code.text.trimmed(), rule, tolerant});
        Statement comment;
        comment.kind = Statement::Kind::Comment;
        comment.name = QStringLiteral("%1: %2").arg(id, title);
        m_script << comment << statement;
    }

    /// Checks that look at the same two relations; close() makes one query a side of them.
    struct Lane {
        RelPtr oldInput, newInput;
        QVector<Projection> oldValues, newValues;
        QVector<int> checks;
    };
    void addTo(Lane& lane, const QString& id, const QString& title, const QString& rule, const ExprPtr& oldValue, const ExprPtr& newValue, bool tolerant);
    /// The check itself reads other relations than the lane does; both give the same numbers.
    void enlist(Lane& lane, const ExprPtr& oldValue, const ExprPtr& newValue)
    {
        lane.oldValues.append({QStringLiteral("c%1").arg(lane.oldValues.size()), oldValue, {}});
        lane.newValues.append({QStringLiteral("c%1").arg(lane.newValues.size()), newValue, {}});
        lane.checks.append(int(m_pack.checks.size()) - 1);
    }
    void close(const Lane& lane)
    {
        if (lane.checks.isEmpty())
            return;
        const auto text = [&](const RelPtr& input, const QVector<Projection>& values) {
            Statement statement;
            statement.query = aggregateBy(input, {}, values);
            return emitSql(QVector<Statement> {statement}, m_dialect, m_options.format, false).text.trimmed();
        };
        m_pack.batches.append({text(lane.oldInput, lane.oldValues), text(lane.newInput, lane.newValues), lane.checks});
    }
    int count() const { return int(m_pack.checks.size()); }

    void say(Severity severity, const QString& message, const QString& remedy)
    {
        m_pack.diagnostics.append({severity, {}, {}, message, remedy});
    }

    void adopt(const QVector<Diagnostic>& diagnostics) { m_pack.diagnostics += diagnostics; }

    CheckPack take(const QString& what)
    {
        if (m_options.header)
            m_script.prepend(headerComment(m_mapping, what, m_dialect));
        m_pack.script = emitSql(m_script, m_dialect, m_options.format);
        return std::move(m_pack);
    }

private:
    const Mapping& m_mapping;
    const Dialect& m_dialect;
    const GenerateOptions& m_options;
    QVector<Statement> m_script;
    CheckPack m_pack;
};

RelPtr oneRow(const RelPtr& input, const ExprPtr& value)
{
    return aggregateBy(input, {}, {{QStringLiteral("value"), value, {}}});
}

void Pack::addTo(Lane& lane, const QString& id, const QString& title, const QString& rule, const ExprPtr& oldValue, const ExprPtr& newValue, bool tolerant)
{
    const int before = count();
    add(id, title, rule, oneRow(lane.oldInput, oldValue), oneRow(lane.newInput, newValue), tolerant);
    if (count() > before)
        enlist(lane, oldValue, newValue);
}

RelPtr countRows(const RelPtr& input)
{
    return oneRow(input, aggregate(QStringLiteral("COUNT"), nullptr));
}

RelPtr zero(const RelPtr& anyInput)
{
    // COUNT(NULL) is 0 on every engine and gives exactly one row.
    return oneRow(anyInput, aggregate(QStringLiteral("COUNT"), cast(null(LogicalType::Integer), LogicalType::Integer)));
}

QVector<Projection> keyColumns(const Plan& plan, const QStringList& keys)
{
    QVector<Projection> columns;
    for (const QString& key : keys) {
        if (const Projection* found = plan.column(key))
            columns.append(*found);
    }
    return columns;
}

QVector<Projection> plainColumns(const QVector<Projection>& columns)
{
    QVector<Projection> result;
    for (const Projection& projection : columns)
        result.append({projection.name, column(projection.name, projection.expr->type), projection.rule});
    return result;
}

void keyChecks(Pack& pack, const QVector<Projection>& keys, const RelPtr& v1, const RelPtr& v2, bool uniqueInV2)
{
    const QVector<Projection> newKeys = plainColumns(keys);
    const RelPtr oldSet = project(v1, keys, true);
    const RelPtr newSet = project(v2, newKeys, true);
    pack.add(QStringLiteral("keys.missing"), QStringLiteral("keys of the old table that the new one lacks"), {}, zero(v1),
        countRows(named(setOperation(QStringLiteral("EXCEPT"), oldSet, newSet), QStringLiteral("missing"))));
    pack.add(QStringLiteral("keys.extra"), QStringLiteral("keys that only the new table has"), {}, zero(v1),
        countRows(named(setOperation(QStringLiteral("EXCEPT"), newSet, oldSet), QStringLiteral("extra"))));
    if (!uniqueInV2)
        return;
    QVector<ExprPtr> groups;
    for (const Projection& key : newKeys)
        groups.append(key.expr);
    const RelPtr repeated = aggregateBy(v2, groups, {{QStringLiteral("times"), aggregate(QStringLiteral("COUNT"), nullptr), {}}},
        binary(QStringLiteral(">"), aggregate(QStringLiteral("COUNT"), nullptr), integer(1), LogicalType::Boolean));
    pack.add(QStringLiteral("keys.duplicate"), QStringLiteral("keys that the new table has more than once"), {}, zero(v1),
        countRows(named(repeated, QStringLiteral("repeated"))));
}

/// `summed`: columns whose new values are sums; sums of fractions are near the old value, not equal to it.
void columnChecks(Pack& pack, const Plan& plan, const RelPtr& v1, const RelPtr& v2, const Mapping& mapping,
    const Dialect& dialect, const QStringList& summed = {})
{
    Pack::Lane quick {v1, v2, {}, {}, {}};
    Pack::Lane slow {v1, v2, {}, {}, {}};
    for (const Projection& projection : plan.columns) {
        const Column* target = mapping::columnOf(mapping.target, projection.name);
        const LogicalType type = target ? mapping::effectiveType(*target) : projection.expr->type;
        const ExprPtr newValue = column(projection.name, type);
        const auto check = [&](const QString& word, const QString& title, const QString& function, bool tolerant) {
            const bool cheap = word == QLatin1String("count") || word == QLatin1String("sum");
            pack.addTo(cheap ? quick : slow, QStringLiteral("column.%1.%2").arg(projection.name, word), QStringLiteral("%1 of %2").arg(title, projection.name),
                projection.rule, aggregate(function, projection.expr), aggregate(function, newValue), tolerant);
        };
        check(QStringLiteral("count"), QStringLiteral("values that are not NULL"), QStringLiteral("COUNT"), false);
        if (type == LogicalType::Integer || !summed.contains(projection.name))
            check(QStringLiteral("distinct"), QStringLiteral("different values"), QStringLiteral("COUNT DISTINCT"), false);
        if (mapping::isNumeric(type))
            check(QStringLiteral("sum"), QStringLiteral("sum"), QStringLiteral("SUM"), type != LogicalType::Integer);
        if (dialect.withoutMinMax.contains(logicalTypeName(type)))
            continue;
        check(QStringLiteral("min"), QStringLiteral("smallest value"), QStringLiteral("MIN"), type == LogicalType::Float);
        check(QStringLiteral("max"), QStringLiteral("largest value"), QStringLiteral("MAX"), type == LogicalType::Float);
    }
    pack.close(quick);
    pack.close(slow);
}

/// v1's key in terms of v2's columns; the names are v2's.
QStringList sourceKeyInTarget(const Mapping& mapping)
{
    QStringList names;
    for (const QString& key : mapping.grain.source) {
        for (const Rule* rule : mapping.rulesForInput(key)) {
            if (rule->isActive() && rule->outputs.size() == 1 && rule->inputs.size() == 1) {
                names.append(rule->outputs.constFirst());
                break;
            }
        }
    }
    return names.size() == mapping.grain.source.size() ? names : QStringList {};
}

/// The finer rows hold parts of the old number, and their sum is the old number.
bool addsUp(const Mapping& mapping, const Projection& projection)
{
    const Rule* rule = mapping.rule(projection.rule);
    return rule && rule->params.value(QLatin1String("rollUp")).toString() == QLatin1String("sum");
}

/// v2 brought to v1's grain: one row for each old key, columns that add up by their sum, others by their smallest value.
void finerChecks(Pack& pack, const Plan& plan, const Mapping& mapping, const RelPtr& v1, const RelPtr& v2, const Dialect& dialect)
{
    const QStringList names = sourceKeyInTarget(mapping);
    if (names.isEmpty()) {
        pack.say(Severity::Blocking, QStringLiteral("the old key cannot be found in the new table, so the finer rows "
            "cannot be brought together"), QStringLiteral("State the grain's keys and give the key columns plain rules"));
        return;
    }
    const QVector<Projection> keys = keyColumns(plan, names);
    keyChecks(pack, keys, v1, v2, false);
    QVector<ExprPtr> groups;
    QVector<Projection> perKey = plainColumns(keys);
    for (const Projection& key : std::as_const(perKey))
        groups.append(key.expr);
    // One pass for all columns that must not vary inside a key: NULLIF keeps those that do.
    Pack::Lane varyingLane {v1, {}, {}, {}, {}};
    QVector<Projection> spread;
    Plan constantPerKey;
    QStringList summed;
    for (const Projection& projection : plan.columns) {
        if (names.contains(projection.name, Qt::CaseInsensitive)) {
            constantPerKey.columns.append(projection);
            continue;
        }
        if (dialect.withoutMinMax.contains(logicalTypeName(projection.expr->type))) {
            pack.say(Severity::Info, QStringLiteral("'%1' is not compared: %2 takes no MIN of its type").arg(projection.name,
                dialect.title), QStringLiteral("Compare it by a query of your own"));
            continue;
        }
        const ExprPtr value = column(projection.name, projection.expr->type);
        if (addsUp(mapping, projection)) {
            perKey.append({projection.name, aggregate(QStringLiteral("SUM"), value), projection.rule});
            constantPerKey.columns.append(projection);
            summed.append(projection.name);
            continue;
        }
        const ExprPtr low = aggregate(QStringLiteral("MIN"), value);
        const ExprPtr high = aggregate(QStringLiteral("MAX"), value);
        const RelPtr varying = aggregateBy(v2, groups, {{QStringLiteral("low"), low, {}}},
            binary(QStringLiteral("<>"), low, high, LogicalType::Boolean));
        const int before = pack.count();
        pack.add(QStringLiteral("column.%1.constant").arg(projection.name),
            QStringLiteral("old rows for which %1 takes several values").arg(projection.name), projection.rule, zero(v1),
            countRows(named(varying, QStringLiteral("varying"))));
        if (pack.count() > before) {
            const QString lowName = QStringLiteral("low%1").arg(spread.size());
            const QString highName = QStringLiteral("high%1").arg(spread.size());
            spread.append({lowName, low, {}});
            spread.append({highName, high, {}});
            pack.enlist(varyingLane, aggregate(QStringLiteral("COUNT"), cast(null(LogicalType::Integer), LogicalType::Integer)),
                aggregate(QStringLiteral("COUNT"), function(QStringLiteral("nullif"), {column(lowName, value->type), column(highName, value->type)}, value->type)));
        }
        perKey.append({projection.name, low, projection.rule});
        constantPerKey.columns.append(projection);
    }
    if (!spread.isEmpty()) {
        varyingLane.newInput = named(aggregateBy(v2, groups, spread), QStringLiteral("spread"));
        pack.close(varyingLane);
    }
    const RelPtr rolledUp = named(aggregateBy(v2, groups, perKey), QStringLiteral("rolled_up"));
    pack.add(QStringLiteral("rows"), QStringLiteral("rows, the new ones at the old grain"), {}, countRows(v1), countRows(rolledUp));
    columnChecks(pack, constantPerKey, v1, rolledUp, mapping, dialect, summed);
}

RelPtr newerThan(const RelPtr& rows, const mapping::Side& schema, const QString& name, const QJsonValue& from)
{
    const Column* found = mapping::columnOf(schema, name);
    const ExprPtr value = column(name, found ? mapping::effectiveType(*found) : LogicalType::Unknown);
    return filter(rows, binary(QStringLiteral(">="), value, literalOf(from, value->type), LogicalType::Boolean));
}

} // namespace

CheckPack equivalenceChecks(const Mapping& mapping, const Dialect& dialect, const GenerateOptions& options)
{
    Pack pack(mapping, dialect, options);
    // A grain that a plain SELECT cannot make is no obstacle to comparing columns.
    Mapping plain = mapping;
    plain.grain.rowRelation = mapping.grain.rowRelation == RowRelation::Filter ? RowRelation::Filter : RowRelation::OneToOne;
    Plan plan = planForward(plain, options);
    if (mapping.grain.rowRelation == RowRelation::Explode) {
        // The finer table has columns that nothing in the old one gives; they are left out and said.
        QVector<Diagnostic> kept;
        for (const Diagnostic& diagnostic : std::as_const(plan.diagnostics)) {
            if (diagnostic.severity == Severity::Blocking && diagnostic.rule.isEmpty() && !diagnostic.column.isEmpty()) {
                kept.append({Severity::Info, {}, diagnostic.column, QStringLiteral("'%1' is new and is not compared")
                    .arg(diagnostic.column), QStringLiteral("Nothing to do")});
            } else {
                kept.append(diagnostic);
            }
        }
        plan.diagnostics = kept;
    }
    pack.adopt(plan.diagnostics);
    if (plan.blocked())
        return pack.take(QStringLiteral("Checks"));
    if (!options.newest.sourceColumn.isEmpty())
        plan.input = newerThan(plan.input, mapping.source, options.newest.sourceColumn, options.newest.from);
    const RelPtr v1 = plan.input;
    RelPtr v2 = scan(options.targetRelation.isEmpty() ? mapping.target.dataset : options.targetRelation);
    if (!options.newest.targetColumn.isEmpty())
        v2 = newerThan(v2, mapping.target, options.newest.targetColumn, options.newest.from);
    const QVector<Projection> keys = keyColumns(plan, mapping.grain.target);
    const bool keyed = !keys.isEmpty() && keys.size() == mapping.grain.target.size();
    switch (mapping.grain.rowRelation) {
    case RowRelation::Explode:
        finerChecks(pack, plan, mapping, v1, v2, dialect);
        break;
    case RowRelation::Aggregate:
    case RowRelation::Dedupe:
        if (keyed) {
            keyChecks(pack, keys, v1, v2, true);
            pack.add(QStringLiteral("rows"), QStringLiteral("different keys and rows"), {},
                countRows(named(project(v1, keys, true), QStringLiteral("old_keys"))), countRows(v2));
        }
        pack.say(Severity::Warning, QStringLiteral("the new table is coarser: its other columns are not checked"),
            QStringLiteral("Compare them by a query of your own"));
        break;
    case RowRelation::Unknown:
        pack.say(Severity::Warning, QStringLiteral("one to one is assumed, the mapping does not state the grain"),
            QStringLiteral("State the grain"));
        [[fallthrough]];
    case RowRelation::OneToOne:
    case RowRelation::Filter:
        pack.add(QStringLiteral("rows"), QStringLiteral("rows"), {}, countRows(v1), countRows(v2));
        if (keyed)
            keyChecks(pack, keys, v1, v2, true);
        else
            pack.say(Severity::Warning, QStringLiteral("no key is stated: key sets are not compared"), QStringLiteral("State the keys"));
        columnChecks(pack, plan, v1, v2, mapping, dialect);
        break;
    }
    return pack.take(QStringLiteral("Checks"));
}

CheckPack guardChecks(const Mapping& mapping, const Dialect& dialect, const GenerateOptions& options)
{
    Pack pack(mapping, dialect, options);
    const RelPtr v1 = scan(options.sourceRelation.isEmpty() ? mapping.source.dataset : options.sourceRelation);
    for (const Rule& rule : mapping.rules) {
        if (!rule.isActive())
            continue;
        for (const QString& input : rule.inputs) {
            const Column* found = mapping::columnOf(mapping.source, input);
            const ExprPtr value = column(found ? found->name : input, found ? mapping::effectiveType(*found) : LogicalType::Unknown);
            if (rule.nullPolicy == mapping::NullPolicy::Error) {
                pack.add(QStringLiteral("%1.%2.null").arg(rule.id, input), QStringLiteral("rows with NULL in %1").arg(input), rule.id,
                    zero(v1), countRows(filter(v1, unary(QStringLiteral("IS NULL"), value))));
            }
            const QString mode = rule.params.value(QLatin1String("onUnmapped")).toString(QStringLiteral("error"));
            if (rule.kind == RuleKind::ValueMap && mode == QLatin1String("error")) {
                Expr list;
                list.kind = ExprKind::In;
                list.type = LogicalType::Boolean;
                list.negated = true;
                list.args = {value};
                const QJsonObject values = rule.params.value(QLatin1String("values")).toObject();
                for (auto it = values.begin(); it != values.end(); ++it)
                    list.args.append(literalOf(QJsonValue(it.key()), value->type));
                pack.add(QStringLiteral("%1.%2.unmapped").arg(rule.id, input), QStringLiteral("rows whose %1 the table lacks").arg(input),
                    rule.id, zero(v1), countRows(filter(v1, std::make_shared<const Expr>(std::move(list)))));
            }
        }
        if (rule.kind == RuleKind::Lookup) {
            QVector<ExprPtr> keys;
            for (const QString& key : rule.params.value(QLatin1String("key")).toString().split(QLatin1Char(',')))
                keys.append(column(key.trimmed()));
            const RelPtr lookup = scan(rule.params.value(QLatin1String("table")).toString());
            const RelPtr repeated = aggregateBy(lookup, keys, {{QStringLiteral("times"), aggregate(QStringLiteral("COUNT"), nullptr), {}}},
                binary(QStringLiteral(">"), aggregate(QStringLiteral("COUNT"), nullptr), integer(1), LogicalType::Boolean));
            pack.add(QStringLiteral("%1.lookup.duplicate").arg(rule.id), QStringLiteral("keys the lookup table has more than once"),
                rule.id, zero(v1), countRows(named(repeated, QStringLiteral("repeated"))));
        }
    }
    return pack.take(QStringLiteral("Checks before a build"));
}

} // namespace skein::codegen
