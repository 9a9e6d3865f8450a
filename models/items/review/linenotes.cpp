#include "models/items/review/linenotes.h"

#include "models/items/records/recordwords.h"

#include <QCoreApplication>
#include <QLocale>
#include <QMap>

#include <algorithm>

namespace skein::items {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(CodeAnnotations)
};

} // namespace

QVector<LineNote> lineNotes(const control::PreviewFile& file)
{
    QMap<int, LineNote> lines;
    for (const control::PreviewEdit& edit : file.edits) {
        const auto end = file.after.cbegin() + std::clamp<qsizetype>(edit.after.begin, 0, file.after.size());
        const int line = 1 + int(std::count(file.after.cbegin(), end, '\n'));
        LineNote& note = lines[line];
        note.line = line;
        if (!edit.rule.isEmpty() && !note.ruleIds.contains(edit.rule))
            note.ruleIds << edit.rule;
        QStringList why;
        for (const QString& part : {edit.rule, edit.reference, recordWords(edit.reason)}) {
            if (!part.isEmpty())
                why << part;
        }
        if (edit.confidence < 1)
            why << Words::tr("confidence %1").arg(QLocale().toString(edit.confidence, 'f', 2));
        const QString text = why.join(QStringLiteral(" · "));
        if (!note.toolTip.contains(text))
            note.toolTip += (note.toolTip.isEmpty() ? QString() : QStringLiteral("\n")) + text;
    }
    return QVector<LineNote>(lines.cbegin(), lines.cend());
}

} // namespace skein::items
