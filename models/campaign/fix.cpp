#include "models/campaign/fix.h"

#include <algorithm>

namespace skein::campaign {

namespace {

const CodeFile* fileOf(const ConsumerCode& code, const QString& path)
{
    const auto it = std::find_if(code.files.cbegin(), code.files.cend(), [&](const CodeFile& f) { return f.path == path; });
    return it == code.files.cend() ? nullptr : &*it;
}

/// One edit over all that differs, for texts whose edits cannot be told apart.
QVector<rewrite::Edit> wholeEdit(const QByteArray& before, const QByteArray& after, const rewrite::FileResult& now)
{
    qsizetype prefix = 0;
    const qsizetype shorter = std::min(before.size(), after.size());
    while (prefix < shorter && before[prefix] == after[prefix])
        ++prefix;
    qsizetype suffix = 0;
    while (suffix < shorter - prefix && before[before.size() - 1 - suffix] == after[after.size() - 1 - suffix])
        ++suffix;
    rewrite::Edit edit;
    edit.range = {prefix, before.size() - suffix};
    edit.resultRange = {prefix, after.size() - suffix};
    edit.before = before.mid(prefix, edit.range.size());
    edit.after = after.mid(prefix, edit.resultRange.size());
    edit.reference = QStringLiteral("publication");
    for (const rewrite::Edit& one : now.edits) {
        if (one.resultRange.overlaps(edit.resultRange)) {
            edit.rule = one.rule;
            edit.confidence = std::min(edit.confidence, one.confidence);
        }
    }
    edit.reason = QStringLiteral("rewritten again with the corrected mapping");
    return {edit};
}

/// Where a place of the original text lies after the edits; inside an edit: its end.
qsizetype carried(const QVector<rewrite::Edit>& edits, qsizetype position)
{
    qsizetype shift = 0;
    for (const rewrite::Edit& edit : edits) {
        if (edit.range.end <= position)
            shift += edit.after.size() - edit.range.size();
    }
    return position + shift;
}

} // namespace

QVector<rewrite::Edit> composeEdits(const rewrite::FileResult& first, const rewrite::FileResult& now)
{
    QVector<rewrite::Edit> edits;
    const auto same = [](const rewrite::Edit& a, const rewrite::Edit& b) { return a.range == b.range && a.after == b.after; };
    const auto sameRange = [](const rewrite::Edit& a, const rewrite::Edit& b) { return a.range == b.range; };
    for (const rewrite::Edit& edit : now.edits) {
        if (std::any_of(first.edits.cbegin(), first.edits.cend(), [&](const rewrite::Edit& e) { return same(e, edit); }))
            continue;
        rewrite::Edit step = edit;
        const auto old = std::find_if(first.edits.cbegin(), first.edits.cend(), [&](const rewrite::Edit& e) { return sameRange(e, edit); });
        if (old != first.edits.cend()) {
            step.range = old->resultRange;
            step.before = old->after;
        } else {
            const bool tangled = std::any_of(first.edits.cbegin(), first.edits.cend(), [&](const rewrite::Edit& e) { return e.range.overlaps(edit.range); });
            if (tangled)
                return {};
            const qsizetype begin = carried(first.edits, edit.range.begin);
            step.range = {begin, begin + edit.range.size()};
        }
        edits << step;
    }
    for (const rewrite::Edit& edit : first.edits) {
        if (std::any_of(now.edits.cbegin(), now.edits.cend(), [&](const rewrite::Edit& e) { return e.range == edit.range; }))
            continue;
        if (std::any_of(now.edits.cbegin(), now.edits.cend(), [&](const rewrite::Edit& e) { return e.range.overlaps(edit.range); }))
            return {};
        rewrite::Edit step = edit;
        const qsizetype begin = carried(now.edits, edit.range.begin);
        step.range = edit.resultRange;
        step.resultRange = {begin, begin + edit.before.size()};
        step.before = edit.after;
        step.after = edit.before;
        step.reason = QStringLiteral("the corrected mapping leaves this as it was");
        edits << step;
    }
    std::sort(edits.begin(), edits.end(), [](const rewrite::Edit& a, const rewrite::Edit& b) { return a.range.begin < b.range.begin; });
    return edits;
}

bool wouldDiffer(const ConsumerCode& origin, const ConsumerCode& made, const mapping::Mapping& now, const rewrite::Options& options)
{
    for (const CodeFile& file : origin.files) {
        const CodeFile* old = fileOf(made, file.path);
        const rewrite::FileResult result = rewrite::rewriteFile(file.text, file.path, now, options);
        if (!old || result.after != old->text)
            return true;
    }
    return false;
}

Rewritten rewriteAgain(const ConsumerCode& origin, const ConsumerCode& made, const ConsumerCode& head, const mapping::Mapping* first,
    const mapping::Mapping& now, const rewrite::Options& options)
{
    Rewritten result = rewriteConsumer(origin, now, options);
    if (result.state == ConsumerState::BlockedOnMapping || result.state == ConsumerState::Failed)
        return result;
    for (rewrite::FileResult& file : result.files) {
        const CodeFile* old = fileOf(made, file.path);
        const CodeFile* present = fileOf(head, file.path);
        if (!old || !present || present->text != old->text) {
            Diagnostic diagnostic;
            diagnostic.rung = QStringLiteral("git");
            diagnostic.file = file.path;
            diagnostic.severity = QStringLiteral("error");
            diagnostic.message = !present ? QStringLiteral("the file is gone since the change was merged")
                                          : QStringLiteral("somebody has edited the file since the change was merged");
            diagnostic.remedy = QStringLiteral("Edit it by hand with the corrected mapping, or revert the change and retry.");
            result.diagnostics << diagnostic;
            result.state = ConsumerState::Failed;
            result.because = QStringLiteral("needs a person: %1: %2").arg(file.path, diagnostic.message);
            result.signature = failureSignature({diagnostic});
            return result;
        }
        QVector<rewrite::Edit> edits;
        if (first) {
            const rewrite::FileResult before = rewrite::rewriteFile(file.before, file.path, *first, options);
            if (before.after == old->text)
                edits = composeEdits(before, file);
        }
        if (file.after != old->text && (edits.isEmpty() || rewrite::applyEdits(old->text, edits) != file.after))
            edits = wholeEdit(old->text, file.after, file);
        file.before = old->text;
        file.edits = file.after == old->text ? QVector<rewrite::Edit>() : edits;
        if (file.after != file.before)
            file.outcome = rewrite::Outcome::Rewritten;
    }
    if (!result.changesFiles()) {
        result.state = ConsumerState::NoChanges;
        result.because = QStringLiteral("the corrected mapping makes the same text");
    } else {
        result.state = ConsumerState::Ready;
        result.because = QStringLiteral("rewritten again with the corrected mapping");
    }
    return result;
}

} // namespace skein::campaign
