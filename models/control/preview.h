#pragma once

#include "models/base/textrange.h"
#include "models/campaign/migration.h"

#include <QByteArray>
#include <QVector>

namespace skein::control {

/// One edit in one file, ready to be shown: where, which rule, why.
struct PreviewEdit {
    ByteRange before;      ///< in the old text
    ByteRange after;       ///< in the new text
    QString rule;
    QString reference;     ///< classification of the reference, "column-qualified", …
    double confidence = 1;
    QString reason;
};

struct PreviewFile {
    QString path;
    QString outcome;       ///< "rewritten", "noChanges", "leftOnV1", "blocked", "needsPerson", "failed"
    QByteArray before;
    QByteArray after;
    QVector<PreviewEdit> edits;
    QVector<campaign::Diagnostic> diagnostics;
    QStringList verification; ///< "✓ re-parse", … one per rung that ran
};

/// Code made for a migration itself: build, compatibility view, rollback script, checks.
struct GeneratedFile {
    QString name;          ///< "build_v2.sql"
    QString purpose;
    QByteArray text;
    QVector<QPair<int, QString>> lineRules; ///< 1-based line → rule id
    QStringList diagnostics;
};

} // namespace skein::control
