#include "models/codegen/products.h"

#include "models/codegen/header.h"
#include "models/mapping/inverse.h"
#include "models/mapping/typelattice.h"

namespace skein::codegen {

using mapping::Mapping;
using mapping::Rule;
using mapping::RuleKind;

namespace {

using Severity = Diagnostic::Severity;

QString sourceName(const Mapping& mapping, const GenerateOptions& options)
{
    return options.sourceRelation.isEmpty() ? mapping.source.dataset : options.sourceRelation;
}

QString targetName(const Mapping& mapping, const GenerateOptions& options)
{
    return options.targetRelation.isEmpty() ? mapping.target.dataset : options.targetRelation;
}

QStringList columnNames(const Plan& plan)
{
    QStringList names;
    for (const Projection& projection : plan.columns)
        names.append(projection.name);
    return names;
}

GeneratedCode blockedCode(const QVector<Diagnostic>& diagnostics)
{
    GeneratedCode code;
    code.diagnostics = diagnostics;
    return code;
}

Statement queryStatement(Statement::Kind kind, const QString& name, const RelPtr& query, const QStringList& columns = {})
{
    Statement statement;
    statement.kind = kind;
    statement.name = name;
    statement.query = query;
    statement.columns = columns;
    return statement;
}

Statement plain(Statement::Kind kind, const QString& name = {}, bool ifExists = false)
{
    Statement statement;
    statement.kind = kind;
    statement.name = name;
    statement.ifExists = ifExists;
    return statement;
}

Statement rename(const QString& from, const QString& to)
{
    Statement statement = plain(Statement::Kind::Rename, from);
    statement.newName = to;
    return statement;
}

GeneratedCode finish(const Mapping& mapping, const QString& what, QVector<Statement> statements,
    const QVector<Diagnostic>& diagnostics, const Dialect& dialect, const GenerateOptions& options)
{
    if (options.header)
        statements.prepend(headerComment(mapping, what, dialect));
    GeneratedCode code = emitSql(statements, dialect, options.format);
    code.diagnostics = diagnostics + code.diagnostics;
    return code;
}

QString viewNameOf(const Mapping& mapping, const GenerateOptions& options, const CompatibilityOptions& compatibility)
{
    if (!compatibility.viewName.isEmpty())
        return compatibility.viewName;
    const QString source = sourceName(mapping, options);
    return compatibility.replaceSource ? source : source + QStringLiteral("_compat");
}

} // namespace

Statement headerComment(const Mapping& mapping, const QString& what, const Dialect& dialect)
{
    return plain(Statement::Kind::Comment,
        QStringLiteral("%1: %2 to %3 (%4)\nMapping-Id: %5\nMapping-Hash: %6")
            .arg(what, mapping.source.dataset, mapping.target.dataset, dialect.title, mapping.id, mapping.hash()));
}

GeneratedCode forwardSelect(const Mapping& mapping, const Dialect& dialect, const GenerateOptions& options)
{
    const Plan plan = planForward(mapping, options);
    if (plan.blocked())
        return blockedCode(plan.diagnostics);
    return finish(mapping, QStringLiteral("New rows"), {queryStatement(Statement::Kind::Select, {}, plan.query())},
        plan.diagnostics, dialect, options);
}

GeneratedCode createTable(const Mapping& mapping, const Dialect& dialect, const GenerateOptions& options)
{
    if (mapping.target.columns.isEmpty()) {
        return blockedCode({{Severity::Blocking, {}, {}, QStringLiteral("the mapping does not list the new table's columns"),
            QStringLiteral("Pin the target's schema, or use CREATE TABLE AS")}});
    }
    Statement statement = plain(Statement::Kind::CreateTable, targetName(mapping, options));
    for (const Column& column : mapping.target.columns) {
        QString rule;
        for (const Rule& candidate : mapping.rules) {
            if (candidate.isActive() && candidate.outputs.contains(column.name, Qt::CaseInsensitive))
                rule = candidate.id;
        }
        statement.definitions.append({column.name, mapping::effectiveType(column), column.nativeType, column.nullable, rule});
    }
    for (const QString& key : mapping.grain.target) {
        if (mapping::columnOf(mapping.target, key))
            statement.primaryKey.append(mapping::columnOf(mapping.target, key)->name);
    }
    return finish(mapping, QStringLiteral("New table"), {statement}, {}, dialect, options);
}

GeneratedCode createTableAs(const Mapping& mapping, const Dialect& dialect, const GenerateOptions& options)
{
    Plan plan = planForward(mapping, options);
    if (plan.blocked())
        return blockedCode(plan.diagnostics);
    if (!dialect.createTableAsKeepsTypes && !mapping.target.columns.isEmpty()) {
        plan.diagnostics.append({Severity::Info, {}, {},
            QStringLiteral("%1 does not keep declared types and constraints in CREATE TABLE AS").arg(dialect.title),
            QStringLiteral("Use CREATE TABLE and INSERT to keep them")});
    }
    return finish(mapping, QStringLiteral("New table from the old"),
        {queryStatement(Statement::Kind::CreateTableAs, targetName(mapping, options), plan.query())}, plan.diagnostics,
        dialect, options);
}

GeneratedCode insertSelect(const Mapping& mapping, const Dialect& dialect, const GenerateOptions& options,
    const KeyRangeOptions& range)
{
    Plan plan = planForward(mapping, options);
    if (!range.keyColumn.isEmpty()) {
        const Column* found = mapping::columnOf(mapping.source, range.keyColumn);
        if (!found && !mapping.source.columns.isEmpty()) {
            plan.diagnostics.append({Severity::Blocking, {}, range.keyColumn,
                QStringLiteral("'%1' is no column of %2").arg(range.keyColumn, mapping.source.dataset),
                QStringLiteral("Name a key column of the old table")});
        }
        const ExprPtr key = column(found ? found->name : range.keyColumn);
        const auto bound = [&key](const QString& op) {
            return binary(op, key, function(QStringLiteral("parameter"), {}, LogicalType::Unknown), LogicalType::Boolean);
        };
        if (range.low)
            plan.input = filter(plan.input, bound(QStringLiteral(">")));
        if (range.high)
            plan.input = filter(plan.input, bound(QStringLiteral("<=")));
    }
    if (plan.blocked())
        return blockedCode(plan.diagnostics);
    return finish(mapping, QStringLiteral("Fill the new table"),
        {queryStatement(Statement::Kind::InsertSelect, targetName(mapping, options), plan.query(), columnNames(plan))},
        plan.diagnostics, dialect, options);
}

QString keptName(const Mapping& mapping, const GenerateOptions& options)
{
    return sourceName(mapping, options) + QStringLiteral("__kept_") + mapping.hash().left(8);
}

GeneratedCode compatibilityView(const Mapping& mapping, const Dialect& dialect, const GenerateOptions& options,
    const CompatibilityOptions& compatibility)
{
    const Plan plan = planInverse(mapping, options);
    if (plan.blocked())
        return blockedCode(plan.diagnostics);
    const Statement view = queryStatement(Statement::Kind::CreateView, viewNameOf(mapping, options, compatibility),
        plan.query(), columnNames(plan));
    QVector<Statement> statements {view};
    if (compatibility.replaceSource) {
        statements = {plain(Statement::Kind::Begin), rename(sourceName(mapping, options), keptName(mapping, options)),
            view, plain(Statement::Kind::Commit)};
    }
    return finish(mapping, QStringLiteral("The old names over the new table"), statements, plan.diagnostics, dialect,
        options);
}

GeneratedCode rollbackScript(const Mapping& mapping, const Dialect& dialect, const GenerateOptions& options,
    const CompatibilityOptions& compatibility, bool dropTarget)
{
    QVector<Statement> statements {plain(Statement::Kind::Begin),
        plain(Statement::Kind::DropView, viewNameOf(mapping, options, compatibility), !compatibility.replaceSource)};
    if (compatibility.replaceSource)
        statements.append(rename(keptName(mapping, options), sourceName(mapping, options)));
    if (dropTarget)
        statements.append(plain(Statement::Kind::DropTable, targetName(mapping, options), true));
    statements.append(plain(Statement::Kind::Commit));
    return finish(mapping, QStringLiteral("Back to the old table"), statements, {}, dialect, options);
}

ColumnSqlList forwardColumns(const Mapping& mapping, const Dialect& dialect, const GenerateOptions& options)
{
    ColumnSqlList list;
    const Plan plan = planForward(mapping, options);
    list.diagnostics = plan.diagnostics;
    for (const Projection& projection : plan.columns) {
        const GeneratedCode code = emitExpression(projection.expr, dialect, options.format);
        list.diagnostics += code.diagnostics;
        list.columns.append({projection.name, code.text, projection.rule});
    }
    if (std::any_of(list.diagnostics.begin(), list.diagnostics.end(),
            [](const Diagnostic& d) { return d.severity == Severity::Blocking; }))
        list.columns.clear();
    return list;
}

} // namespace skein::codegen
