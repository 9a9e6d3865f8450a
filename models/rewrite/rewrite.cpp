#include "models/rewrite/rewrite.h"

#include "models/rewrite/grainhints.h"
#include "models/rewrite/planner.h"
#include "models/rewrite/verify.h"

#include <QFileInfo>
#include <QSet>

namespace skein::rewrite {

using detail::Context;
using detail::Plan;

namespace {

/// Text without a file name is taken for SQL.
bool isSql(const QString& path)
{
    static const QSet<QString> suffixes {QString(), QStringLiteral("sql"), QStringLiteral("ddl"), QStringLiteral("dml"), QStringLiteral("hql"), QStringLiteral("bq"),
        QStringLiteral("pgsql"), QStringLiteral("psql")};
    return suffixes.contains(QFileInfo(path).suffix().toLower());
}

QString languageOf(const QString& path)
{
    const QString suffix = QFileInfo(path).suffix().toLower();
    if (suffix == QLatin1String("scala") || suffix == QLatin1String("sc"))
        return QStringLiteral("Scala");
    if (suffix == QLatin1String("py"))
        return QStringLiteral("Python");
    if (suffix == QLatin1String("yml") || suffix == QLatin1String("yaml"))
        return QStringLiteral("YAML");
    if (suffix == QLatin1String("java"))
        return QStringLiteral("Java");
    return QStringLiteral(".%1").arg(suffix);
}

FileResult otherLanguage(FileResult result, const Context& context)
{
    qsizetype at = context.mention(result.before);
    if (at < 0)
        return result;
    result.outcome = Outcome::NeedsPerson;
    for (int found = 0; at >= 0 && found < 20; ++found, at = context.mention(result.before, at + 1)) {
        result.diagnostics.append({QStringLiteral("rewrite"), lineOfOffset(result.before, at), QStringLiteral("error"), {}, context.sourceName(),
            QStringLiteral("%1 is named in %2 code, which is not rewritten automatically").arg(context.sourceName(), languageOf(result.path)),
            QStringLiteral("Move this use to %1 by hand").arg(context.mapping.target.dataset)});
    }
    return result;
}

void place(QVector<Edit>& edits)
{
    qsizetype shift = 0;
    for (Edit& edit : edits) {
        edit.resultRange = {edit.range.begin + shift, edit.range.begin + shift + edit.after.size()};
        shift += edit.after.size() - edit.range.size();
    }
}

} // namespace

FileResult rewriteFile(const QByteArray& text, const QString& path, const mapping::Mapping& mapping, const Options& options)
{
    const Context context(mapping, options);
    FileResult result;
    result.path = path;
    result.before = text;
    result.after = text;
    if (!isSql(path))
        return otherLanguage(result, context);
    if (!context.mentions(text))
        return result;
    const Plan plan = detail::Planner(text, context).run();
    result.diagnostics = plan.diagnostics;
    if (plan.blocked || plan.needsPerson) {
        result.outcome = plan.blocked ? Outcome::Blocked : Outcome::NeedsPerson;
        return result;
    }
    if (!plan.edits.isEmpty()) {
        const QByteArray after = applyEdits(text, plan.edits);
        result.verification = detail::verify(text, after, plan, context, result.diagnostics);
        if (!result.verification.constLast().passed) {
            result.outcome = Outcome::Failed;
            return result;
        }
        result.edits = plan.edits;
        place(result.edits);
        result.after = after;
    }
    if (plan.moved > 0 && !plan.edits.isEmpty())
        result.outcome = Outcome::Rewritten;
    else if (plan.left > 0)
        result.outcome = Outcome::LeftOnV1;
    if (result.outcome == Outcome::Rewritten) {
        for (const GrainFinding& finding : grainCheck(text, mapping, options)) {
            result.diagnostics.append({QStringLiteral("grain"), finding.line, QStringLiteral("warning"), {}, finding.text, finding.message, finding.remedy});
        }
        for (const GrainFinding& hint : detail::grainHints(text, context))
            result.diagnostics.append({QStringLiteral("grain"), hint.line, QStringLiteral("info"), {}, hint.text, hint.message, hint.remedy});
    }
    return result;
}

} // namespace skein::rewrite
