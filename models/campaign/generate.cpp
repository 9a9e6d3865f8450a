#include "models/campaign/generate.h"

#include "models/sql/analysis.h"
#include "models/sql/parser.h"
#include "models/warehouse/warehouse.h"

#include <QRegularExpression>

#include <algorithm>

namespace skein::campaign {

namespace {

/// The worst outcome decides: a consumer is moved as a whole or not at all.
int severityOf(rewrite::Outcome outcome)
{
    switch (outcome) {
    case rewrite::Outcome::NoChanges: return 0;
    case rewrite::Outcome::LeftOnV1: return 1;
    case rewrite::Outcome::Rewritten: return 2;
    case rewrite::Outcome::Blocked: return 3;
    case rewrite::Outcome::NeedsPerson: return 4;
    case rewrite::Outcome::Failed: return 5;
    }
    return 5;
}

/// The first error, else the first finding at all.
QString firstMessage(const QVector<Diagnostic>& diagnostics, const QString& fallback)
{
    const Diagnostic* first = nullptr;
    for (const Diagnostic& diagnostic : diagnostics) {
        if (diagnostic.severity == QLatin1String("error")) {
            first = &diagnostic;
            break;
        }
        if (!first)
            first = &diagnostic;
    }
    if (!first)
        return fallback;
    const QString where = first->line > 0 ? QStringLiteral("%1:%2: ").arg(first->file).arg(first->line)
                                          : first->file.isEmpty() ? QString() : first->file + QStringLiteral(": ");
    return where + first->message;
}

int editCount(const QVector<rewrite::FileResult>& files)
{
    int count = 0;
    for (const rewrite::FileResult& file : files)
        count += int(file.edits.size());
    return count;
}

Diagnostic brokenDiagnostic(const QString& file, const QString& message)
{
    return {QStringLiteral("broken-before"), file, 0, {}, {}, message,
        QStringLiteral("Repair the pipeline first, or skip it; then retry it here."), QStringLiteral("error")};
}

/// Is it one SELECT and nothing else?
bool isSelect(const sql::Script& script)
{
    return sql::tablesWritten(script).isEmpty() && script.statements.size() == 1;
}

} // namespace

bool Rewritten::changesFiles() const
{
    return std::any_of(files.cbegin(), files.cend(), [](const rewrite::FileResult& f) { return f.after != f.before; });
}

Diagnostic fromRewrite(const rewrite::Diagnostic& diagnostic, const QString& file)
{
    return {diagnostic.rung, file, diagnostic.line, diagnostic.rule, diagnostic.text, diagnostic.message, diagnostic.remedy, diagnostic.severity};
}

Diagnostic fromError(const Error& error, const QString& rung)
{
    return {rung, error.where, 0, {}, {}, error.message, error.remedy, QStringLiteral("error")};
}

Rewritten rewriteConsumer(const ConsumerCode& code, const mapping::Mapping& mapping, const rewrite::Options& options)
{
    Rewritten result;
    rewrite::Outcome worst = rewrite::Outcome::NoChanges;
    for (const CodeFile& file : code.files) {
        rewrite::FileResult rewritten = rewrite::rewriteFile(file.text, file.path, mapping, options);
        if (severityOf(rewritten.outcome) > severityOf(worst))
            worst = rewritten.outcome;
        for (const rewrite::Diagnostic& diagnostic : std::as_const(rewritten.diagnostics))
            result.diagnostics << fromRewrite(diagnostic, file.path);
        result.files << std::move(rewritten);
    }
    switch (worst) {
    case rewrite::Outcome::NoChanges:
        result.state = ConsumerState::NoChanges;
        result.because = QStringLiteral("nothing in its code reads %1").arg(mapping.source.dataset);
        break;
    case rewrite::Outcome::LeftOnV1:
        result.staysOnV1 = true;
        result.state = result.changesFiles() ? ConsumerState::Ready : ConsumerState::LeftOnV1;
        result.because = QStringLiteral("stays on %1 by rule and still blocks its retirement").arg(mapping.source.dataset);
        break;
    case rewrite::Outcome::Rewritten:
        result.state = ConsumerState::Ready;
        result.because = QStringLiteral("%1 edits, verified").arg(editCount(result.files));
        break;
    case rewrite::Outcome::Blocked:
        result.state = ConsumerState::BlockedOnMapping;
        result.because = firstMessage(result.diagnostics, QStringLiteral("the mapping does not say enough"));
        break;
    case rewrite::Outcome::NeedsPerson:
        result.state = ConsumerState::Failed;
        result.because = QStringLiteral("needs a person: %1").arg(firstMessage(result.diagnostics, QStringLiteral("this kind of code cannot be rewritten yet")));
        break;
    case rewrite::Outcome::Failed:
        result.state = ConsumerState::Failed;
        result.because = firstMessage(result.diagnostics, QStringLiteral("the rewritten code did not pass verification"));
        break;
    }
    if (result.state == ConsumerState::Failed)
        result.signature = failureSignature(result.diagnostics);
    return result;
}

QString failureSignature(const QVector<Diagnostic>& diagnostics)
{
    const auto it = std::find_if(diagnostics.cbegin(), diagnostics.cend(), [](const Diagnostic& d) { return d.severity == QLatin1String("error"); });
    const Diagnostic* first = it != diagnostics.cend() ? &*it : diagnostics.isEmpty() ? nullptr : &diagnostics.constFirst();
    if (!first)
        return QStringLiteral("unknown");
    static const QRegularExpression quoted(QStringLiteral("'[^']*'|\"[^\"]*\"|`[^`]*`"));
    static const QRegularExpression paths(QStringLiteral("[\\w./-]*/[\\w./-]+|\\b\\w+\\.(?:sql|py|scala|java|ya?ml)\\b"));
    static const QRegularExpression hex(QStringLiteral("\\b[0-9a-f]{7,40}\\b"));
    static const QRegularExpression numbers(QStringLiteral("\\b\\d+(?:\\.\\d+)?\\b"));
    QString text = first->message;
    text.replace(quoted, QStringLiteral("'…'"));
    text.replace(paths, QStringLiteral("<file>"));
    text.replace(hex, QStringLiteral("#"));
    text.replace(numbers, QStringLiteral("#"));
    return QStringLiteral("%1: %2").arg(first->rung.isEmpty() ? QStringLiteral("error") : first->rung, text.simplified());
}

Result<std::optional<Diagnostic>> findBrokenBefore(warehouse::Warehouse& warehouse, const ConsumerCode& code, const rewrite::Options& options)
{
    const std::optional<Diagnostic> runs;
    for (const CodeFile& file : code.files) {
        // Templates are programs that make SQL: the warehouse cannot be asked about them.
        if (languageOf(file.path) != QLatin1String("sql") || file.text.contains("{{") || file.text.contains("{%"))
            continue;
        const sql::Script script = sql::analyze(file.text, options.dialect, options.schemas);
        if (isSelect(script)) {
            const Result<QStringList> prepared = warehouse.prepareOnly(QString::fromUtf8(file.text));
            if (prepared)
                continue;
            const Error& error = prepared.error();
            if (error.cls == ErrorClass::BadInput || error.cls == ErrorClass::Logic)
                return std::optional<Diagnostic>(brokenDiagnostic(file.path, error.message));
            return error;
        }
        const QStringList written = sql::tablesWritten(script);
        for (const QString& table : sql::tablesRead(script)) {
            if (written.contains(table, Qt::CaseInsensitive))
                continue;
            const Result<bool> present = warehouse.exists(table);
            if (!present)
                return present.error();
            if (!*present)
                return std::optional<Diagnostic>(brokenDiagnostic(file.path, QStringLiteral("no such table: %1").arg(table)));
        }
    }
    return runs;
}

Result<ConsumerCode> readCode(CodeSource& source, const Consumer& consumer, const QString& commit, QStringList* missing)
{
    ConsumerCode code;
    code.commit = commit;
    const Result<QStringList> present = source.files(consumer.repository, commit);
    if (!present)
        return present.error();
    for (const QString& path : consumer.paths) {
        if (!present->contains(path)) {
            if (missing)
                *missing << path;
            continue;
        }
        const Result<QByteArray> text = source.read(consumer.repository, commit, path);
        if (!text)
            return text.error();
        code.files.append({path, *text});
    }
    return code;
}

} // namespace skein::campaign
