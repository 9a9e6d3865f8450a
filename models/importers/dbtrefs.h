#pragma once

#include "models/base/yaml.h"

#include <functional>
#include <optional>

namespace skein::importers {

/// A call in a dbt file, as written: nothing is evaluated.
struct DbtCall {
    enum class Kind { Ref, Source, Config, Doc, Var, Other };
    Kind kind = Kind::Other;
    int line = 0;
    QString function;     ///< Other: "name" or "package.name"
    QStringList names;    ///< positional arguments that are texts or numbers
    YamlNode named;       ///< mapping of the named ones (and of a dict given alone); what is no literal stays "{{ … }}"
    bool dynamic = false; ///< a positional argument is no literal
    QString text;         ///< the call on one line, shortened
};

/// {% snapshot x %}, {% macro x() %}, {% test x() %}, {% materialization x %}, {% docs x %}
struct DbtBlock {
    QString kind, name;
    int line = 0;
    qsizetype firstCall = 0, endCall = 0; ///< those in its body
    QString body;                         ///< of docs
};

struct DbtText {
    QVector<DbtCall> calls;
    QVector<DbtBlock> blocks;
    struct Problem {
        int line = 0;
        QString message;
    };
    QVector<Problem> problems; ///< what Jinja would not accept; the calls before it are there
};

/// The calls of a Jinja text (a model, a snapshot file, macros, docs). Jinja runs before SQL: what stands in a SQL
/// comment counts, what stands in {# #} or {% raw %} does not. Every branch of an {% if %} counts. O(text).
DbtText readDbtJinja(const QByteArray& text);
/// dbt.ref(), dbt.source() and dbt.config() of a Python model.
DbtText readDbtPython(const QByteArray& text);

/// What a text with expressions stands for, when that is certain: var('x', 'a'), env_var('X', 'a') and
/// `target.x | default('a')` are their defaults, texts are themselves. `variable` knows a variable's value. Nothing
/// when an expression is another one.
using DbtVariable = std::function<std::optional<QString>(const QString& name)>;
std::optional<QString> plainDbtText(const QString& text, const DbtVariable& variable = {});

} // namespace skein::importers
