#pragma once

#include "models/codegen/emit.h"

#include <functional>

namespace skein::codegen {

/// Turns expressions into text for one dialect; problems are collected, not thrown.
class ExprEmitter
{
public:
    ExprEmitter(const Dialect& dialect, const FormatOptions& options);

    /// Text and how tightly it binds: see the scale in expremit.cpp.
    struct Text {
        QString sql;
        int precedence = 0;
    };
    Text emit(const ExprPtr& expr);
    /// In parentheses unless it binds at least as tightly as `minimum`.
    QString operand(const ExprPtr& expr, int minimum);

    QString keyword(const char* word) const;
    QString typeName(LogicalType type, const QString& native, bool inCast);
    QVector<Diagnostic> takeDiagnostics() { return std::move(m_diagnostics); }
    void setRule(const QString& rule) { m_rule = rule; }

private:
    Text literal(const Expr& expr);
    Text binary(const Expr& expr);
    Text unary(const Expr& expr);
    Text caseText(const Expr& expr);
    Text castText(const Expr& expr);
    Text functionText(const Expr& expr);
    Text lookup(const Expr& expr);
    QString expand(const QString& pattern, const QVector<ExprPtr>& args, const QString& type);
    void cannot(const QString& message, const QString& remedy);

    const Dialect& m_dialect;
    const FormatOptions& m_options;
    QString m_rule;
    QVector<Diagnostic> m_diagnostics;
};

} // namespace skein::codegen
