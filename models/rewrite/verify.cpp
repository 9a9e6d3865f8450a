// Is the rewritten text what the plan meant? Every rung reads the result anew.
#include "models/rewrite/verify.h"

#include <algorithm>

namespace skein::rewrite::detail {

using sql::ColumnSource;
using sql::Relation;
using sql::RelationKind;
using sql::Script;
using sql::StatementLineage;

namespace {

struct Checker {
    const QByteArray& before;
    const QByteArray& after;
    const Plan& plan;
    const Context& context;
    Script oldScript;
    Script newScript;

    Rung reparse() const
    {
        Rung rung {QStringLiteral("reparse"), false, {}};
        if (newScript.statements.size() != oldScript.statements.size())
            rung.detail = QStringLiteral("%1 statements became %2").arg(oldScript.statements.size()).arg(newScript.statements.size());
        else if (newScript.problems.size() > oldScript.problems.size())
            rung.detail = QStringLiteral("line %1: %2").arg(lineOfOffset(after, newScript.problems.constLast().range.begin)).arg(newScript.problems.constLast().message);
        else
            rung = {rung.name, true, newScript.statements.size() == 1 ? QStringLiteral("1 statement read") : QStringLiteral("%1 statements read").arg(newScript.statements.size())};
        return rung;
    }

    Rung idempotent() const
    {
        const Plan again = Planner(after, context).run();
        Rung rung {QStringLiteral("idempotent"), again.edits.isEmpty() && !again.blocked && !again.needsPerson, QStringLiteral("a second run edits nothing")};
        if (!again.edits.isEmpty()) {
            rung.detail = QStringLiteral("a second run would change '%1' to '%2' in line %3").arg(QString::fromUtf8(again.edits.constFirst().before), QString::fromUtf8(again.edits.constFirst().after))
                              .arg(lineOfOffset(after, again.edits.constFirst().range.begin));
        } else if (!rung.passed) {
            rung.detail = again.diagnostics.isEmpty() ? QStringLiteral("a second run is refused") : again.diagnostics.constFirst().message;
        }
        return rung;
    }

    Rung noV1Left() const
    {
        Rung rung {QStringLiteral("noV1Left"), true, {}};
        int left = 0;
        for (const Relation& relation : newScript.relations)
            left += relation.kind == RelationKind::Table && context.isSource(relation.name) ? 1 : 0;
        if (context.inPlace()) {
            for (const sql::ColumnRef& column : newScript.columns) {
                const mapping::Rule* rule = column.relation >= 0 && context.isSource(baseTable(newScript, column.relation)) ? context.ruleFor(column.column) : nullptr;
                if (rule && rule->kind == mapping::RuleKind::Rename)
                    return {rung.name, false, QStringLiteral("'%1' is still used in line %2").arg(column.column).arg(lineOfOffset(after, column.range.begin))};
            }
            rung.detail = QStringLiteral("no old column name left");
            return rung;
        }
        rung.passed = left == plan.left;
        rung.detail = rung.passed && plan.moved == 1 ? QStringLiteral("1 reference moved, %1 left on v1 by a rule").arg(plan.left)
            : rung.passed                             ? QStringLiteral("%1 references moved, %2 left on v1 by a rule").arg(plan.moved).arg(plan.left)
                                                      : QStringLiteral("%1 references of %2 are left").arg(left).arg(context.mapping.source.dataset);
        return rung;
    }

    /// What a source of the old text must be in the new one.
    QVector<ColumnSource> expected(const QVector<ColumnSource>& sources) const
    {
        QVector<ColumnSource> result;
        for (const ColumnSource& source : sources) {
            const mapping::Rule* rule = context.isSource(source.table) ? context.ruleFor(source.column) : nullptr;
            if (!rule || rule->kind == mapping::RuleKind::LeaveUnchanged) {
                result.append(source);
                continue;
            }
            for (const QString& output : rule->outputs) {
                ColumnSource moved = source;
                moved.table = context.mapping.target.dataset;
                moved.column = output;
                result.append(moved);
            }
        }
        return result;
    }

    QStringList keys(const QVector<ColumnSource>& sources) const
    {
        QStringList result;
        for (const ColumnSource& source : sources) {
            if (source.column.startsWith(QLatin1String("__jinja")))
                continue; // a template, not a column
            const QString table = context.isTarget(source.table) ? context.mapping.target.dataset : context.isSource(source.table) ? context.mapping.source.dataset : source.table;
            result << (table + QLatin1Char('.') + source.column + (source.aggregated ? QStringLiteral(" aggregated") : QString())).toLower();
        }
        result.removeDuplicates();
        result.sort();
        return result;
    }

    Rung outputs() const
    {
        Rung rung {QStringLiteral("outputs"), false, {}};
        const QVector<StatementLineage> was = lineage(oldScript);
        const QVector<StatementLineage> is = lineage(newScript);
        int count = 0;
        for (qsizetype s = 0; s < was.size() && s < is.size(); ++s) {
            if (was[s].starUnresolved) {
                rung.detail = QStringLiteral("the outputs of a star over unknown columns cannot be compared");
                rung.passed = true;
                continue;
            }
            if (was[s].outputs.size() != is[s].outputs.size())
                return {rung.name, false, QStringLiteral("%1 output columns became %2").arg(was[s].outputs.size()).arg(is[s].outputs.size())};
            for (qsizetype c = 0; c < was[s].outputs.size(); ++c) {
                const sql::OutputColumn& oldColumn = was[s].outputs[c];
                const sql::OutputColumn& newColumn = is[s].outputs[c];
                ++count;
                if (!nameHolds(oldColumn.name, newColumn.name, oldScript.statements[s], c))
                    return {rung.name, false, QStringLiteral("the output '%1' would be called '%2'").arg(oldColumn.name, newColumn.name)};
                if (plan.left == 0 && keys(expected(oldColumn.sources)) != keys(newColumn.sources)) {
                    return {rung.name, false, QStringLiteral("the output '%1' would come from %2 instead of %3").arg(oldColumn.name, keys(newColumn.sources).join(QStringLiteral(", ")),
                                                  keys(expected(oldColumn.sources)).join(QStringLiteral(", ")))};
                }
            }
        }
        rung.passed = true;
        if (rung.detail.isEmpty())
            rung.detail = QStringLiteral("%1 output columns keep names and origin").arg(count);
        return rung;
    }

    bool nameHolds(const QString& was, const QString& is, const sql::Statement& statement, qsizetype output) const
    {
        if (sql::sameName(was, is))
            return true;
        if (context.options.propagate || context.inPlace()) {
            const mapping::Rule* rule = context.ruleFor(was);
            if (rule && containsName(rule->outputs, is))
                return true;
        }
        if (statement.kind == sql::StatementKind::Insert)
            return true; // an INSERT goes by position
        // An expression without a name is named by the engine, not by its text (SQLite's were given theirs).
        const bool byText = context.options.dialect == sql::Dialect::Sqlite || context.options.dialect == sql::Dialect::Generic;
        if (statement.query < 0 || byText)
            return false;
        const sql::Block& block = oldScript.blocks[oldScript.queries[statement.query].blocks.constFirst()];
        return output < block.projections.size() && block.projections[output].alias.isEmpty() && !block.projections[output].isPlainColumn;
    }
};

} // namespace

QVector<Rung> verify(const QByteArray& before, const QByteArray& after, const Plan& plan, const Context& context, QVector<Diagnostic>& diagnostics)
{
    const Checker checker {before, after, plan, context, context.parse(before), context.parse(after)};
    QVector<Rung> rungs;
    const auto climb = [&](const Rung& rung) {
        rungs.append(rung);
        if (!rung.passed) {
            diagnostics.append({rung.name, 0, QStringLiteral("error"), {}, {}, QStringLiteral("the rewritten text failed the check '%1': %2").arg(rung.name, rung.detail),
                QStringLiteral("Nothing was changed; move this file by hand and report the case")});
        }
        return rung.passed;
    };
    if (climb(checker.reparse()) && climb(checker.idempotent()) && climb(checker.noV1Left()))
        climb(checker.outputs());
    return rungs;
}

} // namespace skein::rewrite::detail
