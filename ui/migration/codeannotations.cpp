#include "ui/migration/codeannotations.h"

#include <QCoreApplication>
#include <QLocale>
#include <QMap>

namespace skein::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(CodeAnnotations)
};

QVector<DiffAnnotation> byLine(const QMap<int, DiffAnnotation>& lines)
{
    return QVector<DiffAnnotation>(lines.cbegin(), lines.cend());
}

} // namespace

QVector<DiffAnnotation> annotationsOf(const control::PreviewFile& file)
{
    QMap<int, DiffAnnotation> lines;
    for (const control::PreviewEdit& edit : file.edits) {
        const int line = lineOfOffset(file.after, edit.after.begin);
        DiffAnnotation& annotation = lines[line];
        annotation.line = line;
        if (!edit.rule.isEmpty() && !annotation.ruleIds.contains(edit.rule))
            annotation.ruleIds << edit.rule;
        QStringList why;
        for (const QString& part : {edit.rule, edit.reference, edit.reason}) {
            if (!part.isEmpty())
                why << part;
        }
        if (edit.confidence < 1)
            why << Words::tr("confidence %1").arg(QLocale().toString(edit.confidence, 'f', 2));
        const QString text = why.join(QStringLiteral(" · "));
        if (!annotation.toolTip.contains(text))
            annotation.toolTip += (annotation.toolTip.isEmpty() ? QString() : QStringLiteral("\n")) + text;
    }
    return byLine(lines);
}

QVector<DiffAnnotation> annotationsOf(const control::GeneratedFile& file)
{
    QMap<int, DiffAnnotation> lines;
    for (const auto& [line, rule] : file.lineRules) {
        lines[line].line = line;
        if (!lines[line].ruleIds.contains(rule))
            lines[line].ruleIds << rule;
    }
    return byLine(lines);
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
