#pragma once

#include "models/campaign/surroundings.h"
#include "models/codegen/generated.h"

#include <QVariantList>

namespace skein::campaign {

/// What would become of one consumer; nothing is committed.
struct ConsumerPreview {
    QString commit;                     ///< the code was read there
    QVector<rewrite::FileResult> files;
    QVector<Diagnostic> diagnostics;    ///< of the gates, beyond those of the files
};

/// Code made for the migration itself.
struct GeneratedText {
    QString name;                       ///< "build_v2.sql"
    QString purpose;
    codegen::GeneratedCode code;        ///< empty text with a blocking diagnostic where it cannot be said
};
/// Build, compatibility view, rollback script, equivalence and guard checks in a dialect. Deterministic.
Result<QVector<GeneratedText>> generateTexts(const mapping::Mapping& mapping, const QString& dialect);

/// One row of a rule's sample.
struct RuleSampleRow {
    QVariantList before;                ///< values of the rule's inputs
    QVariantList after;                 ///< values of its outputs in v2; computed where v2 has no such row
    bool agrees = true;                 ///< what v2 holds is what the rule makes of v1
    QString note;
};
/// Rows of v1 with what v2 holds for the same key, where the grain's keys are mapped one to one and v2 is there; else
/// with what the rule makes of them.
Result<QVector<RuleSampleRow>> sampleRule(const mapping::Mapping& mapping, const QString& ruleId, warehouse::Warehouse& warehouse, int limit);

} // namespace skein::campaign
