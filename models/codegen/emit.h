#pragma once

#include "models/codegen/dialect.h"
#include "models/codegen/generated.h"
#include "models/codegen/ir.h"

namespace skein::codegen {

struct FormatOptions {
    bool upperKeywords = true;
    int indent = 4;
    bool leadingCommas = false;
};

/// A column of a table to create.
struct ColumnDefinition {
    QString name;
    LogicalType type = LogicalType::Unknown;
    QString native; ///< as written; empty = the dialect's type
    bool nullable = true;
    QString rule;
};

struct Statement {
    enum class Kind { Select, CreateTable, CreateTableAs, InsertSelect, CreateView, DropTable, DropView, Rename, Comment,
        Begin, Commit };
    Kind kind = Kind::Select;
    QString name;       ///< relation that is made, filled or dropped; Comment: its text
    QString newName;    ///< Rename
    bool ifExists = false;
    QStringList columns;                  ///< InsertSelect, CreateView
    QVector<ColumnDefinition> definitions; ///< CreateTable
    QStringList primaryKey;               ///< CreateTable
    RelPtr query;
};

/// The statements as text, each ended by ";" except a lone Select when `terminate` is false. Parentheses only where the
/// dialect's precedences ask for them, names quoted only where needed, strings escaped: no text of a mapping is pasted.
/// Deterministic. What the dialect cannot say is a blocking diagnostic and empties the text.
GeneratedCode emitSql(const QVector<Statement>& statements, const Dialect& dialect, const FormatOptions& options = {},
    bool terminate = true);
GeneratedCode emitSql(const Statement& statement, const Dialect& dialect, const FormatOptions& options = {});

/// One expression on one line.
GeneratedCode emitExpression(const ExprPtr& expr, const Dialect& dialect, const FormatOptions& options = {});

} // namespace skein::codegen
