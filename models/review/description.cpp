// What a reviewer reads: the text of the pull request, and the shape by which like changes are found.
#include "models/base/hash.h"
#include "models/mapping/edit.h"
#include "models/review/reviews.h"

#include <QSet>

#include <algorithm>

namespace skein::review {

using mapping::Rule;
using mapping::RuleKind;
using rewrite::Edit;
using rewrite::Outcome;

namespace {

constexpr int kEditsShown = 40; ///< a file

QString phrase(const Rule& rule)
{
    const QString inputs = rule.inputs.join(QStringLiteral(", "));
    switch (rule.kind) {
    case RuleKind::Rename:
        return QStringLiteral("rename %1").arg(inputs);
    case RuleKind::Unit:
        return QStringLiteral("convert %1").arg(inputs);
    case RuleKind::ValueMap:
        return QStringLiteral("map values of %1").arg(inputs);
    case RuleKind::Split:
        return QStringLiteral("join the parts of %1").arg(inputs);
    case RuleKind::Cast:
        return QStringLiteral("cast %1").arg(inputs);
    case RuleKind::LeaveUnchanged:
        return QStringLiteral("leave %1 on v1").arg(inputs);
    default:
        return QStringLiteral("%1 %2").arg(mapping::ruleKindName(rule.kind), inputs);
    }
}

QString code(const QByteArray& text)
{
    QString one = QString::fromUtf8(text).simplified();
    if (one.size() > 120)
        one = one.left(117) + QStringLiteral("…");
    // A fence longer than any run of backticks inside.
    return one.contains(QLatin1Char('`')) ? QStringLiteral("`` %1 ``").arg(one) : QStringLiteral("`%1`").arg(one);
}

bool isChanged(const NewFile& file)
{
    return file.result.after != file.result.before;
}

QString fileSection(const NewFile& file)
{
    QString text = QStringLiteral("### %1\n\n").arg(file.result.path);
    if (!file.consumer.isEmpty())
        text += QStringLiteral("Consumer: %1\n\n").arg(file.consumer);
    if (!isChanged(file))
        return text + QStringLiteral("Not changed: %1.\n\n").arg(rewrite::outcomeName(file.result.outcome));
    const qsizetype shown = std::min<qsizetype>(file.result.edits.size(), kEditsShown);
    for (qsizetype i = 0; i < shown; ++i) {
        const Edit& edit = file.result.edits[i];
        const int line = lineOfOffset(file.result.before, edit.range.begin);
        const QString what = edit.before.isEmpty() ? QStringLiteral("insert %1").arg(code(edit.after)) : QStringLiteral("%1 → %2").arg(code(edit.before), code(edit.after));
        text += QStringLiteral("- line %1: %2 (%3)\n").arg(line).arg(what, edit.reason.isEmpty() ? edit.rule : edit.reason);
    }
    if (file.result.edits.size() > shown)
        text += QStringLiteral("- and %1 more edits\n").arg(file.result.edits.size() - shown);
    return text + QLatin1Char('\n');
}

} // namespace

Shape shapeOf(const QVector<NewFile>& files, const mapping::Mapping& mapping)
{
    QSet<QString> kinds;
    QSet<QString> rules;
    bool table = false;
    for (const NewFile& file : files) {
        for (const Edit& edit : file.result.edits) {
            kinds.insert(edit.rule + QLatin1Char(':') + edit.reference);
            if (edit.rule == QLatin1String("table"))
                table = true;
            else
                rules.insert(edit.rule);
        }
    }
    QStringList sorted(kinds.cbegin(), kinds.cend());
    sorted.sort();
    QStringList phrases;
    for (const Rule& rule : mapping.rules) {
        if (rules.contains(rule.id))
            phrases << phrase(rule);
    }
    if (phrases.size() > 4) {
        const qsizetype more = phrases.size() - 3;
        phrases = phrases.mid(0, 3) << QStringLiteral("%1 more rules").arg(more);
    }
    if (table)
        phrases << QStringLiteral("move table");
    return {sha256Hex((mapping.hash() + QLatin1Char('\n') + sorted.join(QLatin1Char('\n'))).toUtf8()).left(16), phrases.join(QStringLiteral(", "))};
}

QString descriptionOf(const NewChange& change, const QString& changeId)
{
    const mapping::Mapping& mapping = change.mapping;
    QString text = QStringLiteral("## What\n\nMoves %1 from `%2` to `%3`.\n\n").arg(
        change.files.size() == 1 ? change.files.constFirst().result.path : QStringLiteral("%1 files").arg(change.files.size()), mapping.source.dataset, mapping.target.dataset);
    text += QStringLiteral("## Why\n\n%1\n\n").arg(change.why.isEmpty() ? QStringLiteral("`%1` is replaced by `%2`.").arg(mapping.source.dataset, mapping.target.dataset) : change.why);
    if (!change.guideUrl.isEmpty())
        text += QStringLiteral("Guide: %1\n\n").arg(change.guideUrl);

    QSet<QString> used;
    for (const NewFile& file : change.files) {
        for (const Edit& edit : file.result.edits)
            used.insert(edit.rule);
    }
    text += QStringLiteral("## Rules\n\n");
    for (const Rule& rule : mapping.rules) {
        if (!used.contains(rule.id))
            continue;
        text += QStringLiteral("- %1: %2").arg(rule.id, mapping::ruleSummary(rule));
        if (!rule.reviewedBy.isEmpty())
            text += QStringLiteral(" (accepted by %1)").arg(rule.reviewedBy);
        text += QLatin1Char('\n');
    }
    if (used.contains(QStringLiteral("table")))
        text += QStringLiteral("- table: `%1` → `%2`\n").arg(mapping.source.dataset, mapping.target.dataset);
    text += QStringLiteral("\n## Edits\n\n");
    for (const NewFile& file : change.files)
        text += fileSection(file);

    text += QStringLiteral("## Verification\n\n");
    for (const NewFile& file : change.files) {
        for (const rewrite::Rung& rung : file.result.verification)
            text += QStringLiteral("- %1, %2: %3 (%4)\n").arg(file.result.path, rung.name, rung.passed ? QStringLiteral("passed") : QStringLiteral("failed"), rung.detail);
    }
    bool warned = false;
    for (const NewFile& file : change.files) {
        for (const rewrite::GrainFinding& finding : file.grain) {
            text += warned ? QString() : QStringLiteral("\n## Look at\n\n");
            warned = true;
            text += QStringLiteral("- %1:%2: %3. %4.\n").arg(file.result.path).arg(finding.line).arg(finding.message, finding.remedy);
        }
    }
    text += QStringLiteral("\n## Addresses\n\n- Change: skein://reviews/%1\n- Migration: skein://migrations/%2\n- Mapping: %3, hash %4\n").arg(changeId, change.migrationId, mapping.id, mapping.hash());
    return text;
}

} // namespace skein::review
