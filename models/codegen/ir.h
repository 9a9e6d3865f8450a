#pragma once

#include "models/catalog/entity.h"

#include <QString>
#include <QStringList>
#include <QVariant>
#include <QVector>

#include <memory>

namespace skein::codegen {

/// A typed scalar expression. Trees are built with the functions below and never hold SQL text.
struct Expr;
using ExprPtr = std::shared_ptr<const Expr>;

enum class ExprKind {
    Column,   ///< `text`, behind `qualifier` when that is set
    Literal,  ///< `value` of `type`; invalid = NULL
    Unary,    ///< "-", "NOT", "IS NULL", "IS NOT NULL"
    Binary,   ///< SQL operator in `text`
    In,       ///< first argument among the others; `negated`
    Function, ///< logical name in `text`, spelled by the dialect
    Coalesce,
    Cast,     ///< from args[0]'s type to `type` / `native`; strict: what cannot be converted raises an error
    Case,     ///< when, then, …, else last when `hasElse`; behind an operand (args[0]) when `hasOperand`
    Lookup,   ///< scalar subquery: `text` = value column, `qualifier` = table, `names` = key columns, args = key values
    Raise,    ///< stops the statement with the message args[0]; typed so that it fits anywhere
    Aggregate ///< "COUNT", "SUM", "MIN", "MAX", "COUNT DISTINCT"; no argument = COUNT(*)
};

struct Expr {
    ExprKind kind = ExprKind::Literal;
    LogicalType type = LogicalType::Unknown;
    QString text;
    QString qualifier;
    QString native; ///< Cast: the type as it shall be written; empty = the dialect's for `type`
    QString option; ///< Cast: "s" or "ms" between numbers and times, "round" or "truncate" to whole numbers
    QStringList names;
    QVariant value;
    QVector<ExprPtr> args;
    bool negated = false;
    bool hasElse = false;
    bool hasOperand = false;
};

ExprPtr column(const QString& name, LogicalType type = LogicalType::Unknown, const QString& qualifier = {});
ExprPtr literal(const QVariant& value, LogicalType type);
ExprPtr text(const QString& value);
ExprPtr integer(qint64 value);
ExprPtr null(LogicalType type);
ExprPtr unary(const QString& op, const ExprPtr& arg);
ExprPtr binary(const QString& op, const ExprPtr& left, const ExprPtr& right, LogicalType type);
ExprPtr function(const QString& name, const QVector<ExprPtr>& args, LogicalType type);
ExprPtr coalesce(const QVector<ExprPtr>& args);
ExprPtr cast(const ExprPtr& arg, LogicalType type, const QString& native = {}, const QString& option = {});
/// `pairs` = when, then, …
ExprPtr caseWhen(const QVector<ExprPtr>& pairs, const ExprPtr& otherwise, LogicalType type,
    const ExprPtr& operand = nullptr);
ExprPtr raise(const ExprPtr& message, LogicalType type);
ExprPtr aggregate(const QString& name, const ExprPtr& arg);
/// Conjunction; null for an empty list.
ExprPtr allOf(const QVector<ExprPtr>& conditions);

/// A relation. Only what the products need: no windows, no recursion.
struct Rel;
using RelPtr = std::shared_ptr<const Rel>;

enum class RelKind { Scan, Project, Filter, Join, Aggregate, SetOperation };

struct Projection {
    QString name;
    ExprPtr expr;
    QString rule; ///< id of the mapping rule that is the reason for the line; may be empty
};

struct Rel {
    RelKind kind = RelKind::Scan;
    QString table;      ///< Scan: relation, parts separated by points
    QString alias;      ///< Scan, Project used as a source
    QString op;         ///< Join: "JOIN", "LEFT JOIN"; SetOperation: "UNION ALL", "EXCEPT"
    RelPtr input;
    RelPtr right;
    QVector<Projection> columns; ///< Project, Aggregate
    bool distinct = false;
    ExprPtr predicate;           ///< Filter, Join; Aggregate: HAVING
    QVector<ExprPtr> groupBy;
};

RelPtr scan(const QString& table, const QString& alias = {});
RelPtr project(const RelPtr& input, const QVector<Projection>& columns, bool distinct = false);
RelPtr filter(const RelPtr& input, const ExprPtr& predicate);
RelPtr join(const QString& op, const RelPtr& left, const RelPtr& right, const ExprPtr& on);
RelPtr aggregateBy(const RelPtr& input, const QVector<ExprPtr>& groupBy, const QVector<Projection>& columns,
    const ExprPtr& having = nullptr);
RelPtr setOperation(const QString& op, const RelPtr& left, const RelPtr& right);
RelPtr named(const RelPtr& rel, const QString& alias);

} // namespace skein::codegen
