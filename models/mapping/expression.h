#pragma once

#include "models/base/result.h"

#include <QString>
#include <QStringList>
#include <QVector>

#include <memory>

namespace skein::mapping {

struct Expression;
using ExpressionPtr = std::shared_ptr<const Expression>;

/// A scalar SQL expression as a tree: what a derived rule may say. No subqueries, no aggregates, no windows.
struct Expression {
    enum class Kind {
        Null,
        Number,   ///< text as written
        Text,     ///< unquoted
        Boolean,  ///< "true" or "false"
        Column,   ///< name, qualifier removed
        Unary,    ///< "-", "NOT", "IS NULL", "IS NOT NULL"
        Binary,   ///< "+ - * / % || = <> < <= > >= AND OR LIKE NOT LIKE"
        In,       ///< first argument among the others; `negated`
        Function, ///< lower-case name
        Cast,     ///< to the type in `text`
        Case      ///< when, then, when, then, …, and the else last when `hasElse`
    };
    Kind kind = Kind::Null;
    QString text;
    QVector<ExpressionPtr> args;
    bool negated = false;
    bool hasElse = false;
};

/// Reads one expression. Errors: BadInput with the character's position in `where`. BETWEEN and CASE x WHEN are
/// rewritten into the forms above. Engines disagree on ||; here it binds less tightly than + (as in PostgreSQL), and
/// the generator puts parentheses where an engine reads it otherwise. Nesting deeper than 100 is refused. O(length).
Result<ExpressionPtr> parseExpression(const QString& sql);

/// The columns read, in order of first appearance.
QStringList expressionColumns(const Expression& expression);

} // namespace skein::mapping
