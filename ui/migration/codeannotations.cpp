#include "ui/migration/codeannotations.h"

#include "models/items/review/linenotes.h"

#include <QCoreApplication>
#include <QMap>

namespace skein::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(CodeAnnotations)
};

} // namespace

QVector<DiffAnnotation> annotationsOf(const control::PreviewFile& file)
{
    QVector<DiffAnnotation> lines;
    for (const items::LineNote& note : items::lineNotes(file))
        lines.append({note.line, note.ruleIds, note.toolTip});
    return lines;
}

QVector<DiffAnnotation> annotationsOf(const control::GeneratedFile& file)
{
    QMap<int, DiffAnnotation> lines;
    for (const auto& [line, rule] : file.lineRules) {
        lines[line].line = line;
        if (!lines[line].ruleIds.contains(rule))
            lines[line].ruleIds << rule;
    }
    return QVector<DiffAnnotation>(lines.cbegin(), lines.cend());
}

QString outcomeWords(const QString& outcome)
{
    if (outcome == QLatin1String("rewritten"))
        return Words::tr("rewritten");
    if (outcome == QLatin1String("noChanges"))
        return Words::tr("nothing to change");
    if (outcome == QLatin1String("leftOnV1"))
        return Words::tr("stays on v1");
    if (outcome == QLatin1String("blocked"))
        return Words::tr("blocked by the mapping");
    if (outcome == QLatin1String("needsPerson"))
        return Words::tr("needs a person");
    if (outcome == QLatin1String("failed"))
        return Words::tr("failed");
    return outcome;
}

QString outcomeTone(const QString& outcome)
{
    if (outcome == QLatin1String("rewritten"))
        return QStringLiteral("ok");
    if (outcome == QLatin1String("blocked") || outcome == QLatin1String("needsPerson"))
        return QStringLiteral("warning");
    if (outcome == QLatin1String("failed"))
        return QStringLiteral("danger");
    return QStringLiteral("muted");
}

} // namespace skein::ui
