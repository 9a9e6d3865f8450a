#pragma once

#include <QString>
#include <QVector>

#include <algorithm>

namespace skein::codegen {

/// Which rule is the reason for a line of generated text.
struct LineTrace {
    int line = 0; ///< 1-based
    QString ruleId;
    bool operator==(const LineTrace& o) const = default;
};

struct Diagnostic {
    enum class Severity { Info, Warning, Blocking };
    Severity severity = Severity::Blocking;
    QString rule;   ///< id; may be empty
    QString column; ///< may be empty
    QString message;
    QString remedy;
    bool operator==(const Diagnostic& o) const = default;
};
QString severityName(Diagnostic::Severity severity); ///< "info", "warning", "blocking"

/// Generated text with the reasons for its lines. With a blocking diagnostic the text is empty: half a program is
/// never handed out.
struct GeneratedCode {
    QString text;
    QVector<LineTrace> lines; ///< by line; a line without a rule has no entry
    QVector<Diagnostic> diagnostics;

    bool blocked() const
    {
        return std::any_of(diagnostics.begin(), diagnostics.end(),
            [](const Diagnostic& d) { return d.severity == Diagnostic::Severity::Blocking; });
    }
    /// The rule of a line; empty when there is none. O(lines).
    QString ruleOfLine(int line) const
    {
        for (const LineTrace& trace : lines) {
            if (trace.line == line)
                return trace.ruleId;
        }
        return {};
    }
};

} // namespace skein::codegen
