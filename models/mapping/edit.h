#pragma once

#include "models/mapping/mapping.h"

namespace skein::mapping {

/// The outcome of an edit: the mapping after it and what to call it in an undo list. Edits are pure: the mapping that
/// goes in is not touched, so undo is to keep the one before.
struct Edited {
    Mapping mapping;
    QString description; ///< "Accept r3 (rename user_id → account_id)"
    int rulesChanged = 0;
};

/// Who does it and when; both end in the rule's review fields.
struct EditContext {
    QString actor;
    QDateTime time;
    QString note; ///< added to the rule's notes unless empty
};

/// Errors of all of these: Logic (no such rule), BadInput (the rule would be impossible; the field is in `where`).
Result<Edited> acceptRule(const Mapping& mapping, const QString& id, const EditContext& context);
Result<Edited> rejectRule(const Mapping& mapping, const QString& id, const EditContext& context);
/// Back to proposed: the review is withdrawn.
Result<Edited> reopenRule(const Mapping& mapping, const QString& id, const EditContext& context);
/// Replaces kind, columns, expression, parameters and null policy by those of `changed` (its id says which); the rule
/// becomes `edited`, that is active.
Result<Edited> changeRule(const Mapping& mapping, const Rule& changed, const EditContext& context);
/// An ambiguous rule becomes a rename (or keep) to `target`, edited.
Result<Edited> resolveAmbiguous(const Mapping& mapping, const QString& id, const QString& target,
    const EditContext& context);
/// Adds the rule with a free id if its id is empty; state edited unless it says otherwise.
Result<Edited> addRule(const Mapping& mapping, Rule rule, const EditContext& context);
Result<Edited> removeRule(const Mapping& mapping, const QString& id);
/// Accepts every proposed rule of at least this confidence except ambiguous ones; `kinds` empty = all kinds.
Edited acceptAll(const Mapping& mapping, double threshold, const EditContext& context,
    const QVector<RuleKind>& kinds = {});
Edited setGrain(const Mapping& mapping, const Grain& grain);

/// "rename user_id → account_id", for lists, undo texts and commit messages.
QString ruleSummary(const Rule& rule);

} // namespace skein::mapping
