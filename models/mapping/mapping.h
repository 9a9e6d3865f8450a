#pragma once

#include "models/base/result.h"
#include "models/catalog/entity.h"

#include <QDateTime>
#include <QJsonObject>
#include <QString>
#include <QStringList>
#include <QVector>

namespace skein::mapping {

enum class RuleKind {
    Keep, Rename, Cast, Unit, ValueMap, Split, Concat, Constant, Derived, Lookup, Drop, LeaveUnchanged, Ambiguous,
    Nest, Unnest, TableMove, TableSplit, TableMerge, KeyChange
};
QString ruleKindName(RuleKind kind); ///< "keep", "valueMap", … as in the JSON document
std::optional<RuleKind> ruleKindFromName(const QString& name);

enum class ReviewState { Proposed, Accepted, Edited, Rejected };
QString reviewStateName(ReviewState state);
std::optional<ReviewState> reviewStateFromName(const QString& name);

/// Can the old value be had back from the new one?
enum class InverseClass { Exact, Lossy, None };
QString inverseClassName(InverseClass cls);

enum class NullPolicy { Keep, Error, Default };
QString nullPolicyName(NullPolicy policy);
std::optional<NullPolicy> nullPolicyFromName(const QString& name);

/// One reason for a proposal; the list is what the user reads.
struct Evidence {
    QString kind; ///< "name", "type", "key", "values", "description", "lineage", "git", "human"
    double score = 0; ///< 0..1
    QString detail; ///< one sentence with figures
    bool operator==(const Evidence& o) const = default;
};

/// One example of a rule at work, checked by the engine.
struct RuleTest {
    QJsonObject input;    ///< column → value
    QJsonObject expected; ///< column → value
    bool operator==(const RuleTest& o) const = default;
};

struct ReviewNote {
    QString actor;
    QDateTime time;
    QString text;
    bool operator==(const ReviewNote& o) const = default;
};

struct Rule {
    QString id;           ///< unique in the mapping, "r1"…
    RuleKind kind = RuleKind::Keep;
    QStringList inputs;   ///< columns of the source
    QStringList outputs;  ///< columns of the target
    QString expression;   ///< SQL over the inputs for Derived; empty otherwise
    /// By kind. Unit: {"factor": 0.001, "offset": 0} with new = old * factor + offset. Cast: {"to": native type}.
    /// ValueMap: {"values": {"old": "new", …}, "onUnmapped": "error|null|keep|default", "default": …}.
    /// Split: {"separator": " "}; the last output takes the rest. Constant: {"value"}.
    /// Concat: {"separator"} and, where it is known that no input but the last holds the separator and that the
    /// inputs are NULL only together, {"reversible": true}.
    /// Any kind with NullPolicy::Default: {"nullDefault": value}.
    /// Ambiguous: {"candidates": ["os", "device_os"]}. Lookup: {"table", "key" (several: "a,b"), "value",
    /// "miss": "null|error|default", "default": …}. TableMove: {"filter": SQL condition} or {"dedupe": "distinct"}.
    /// Cast between numbers and times: {"epoch": "s|ms"}; to whole numbers: {"rounding": "round|truncate"}.
    QJsonObject params;
    NullPolicy nullPolicy = NullPolicy::Keep;
    double confidence = 0; ///< 0..1
    QVector<Evidence> evidence;
    QString author;       ///< "skein" for a proposal, else the actor
    ReviewState review = ReviewState::Proposed;
    QString reviewedBy;
    QVector<ReviewNote> notes;
    QVector<RuleTest> tests;

    /// From kind and parameters alone, so a Cast without {"from"} is called lossy and a Unit exact whenever its
    /// factor is not 0. inverseClass() in inverse.h also weighs the column types (integer rounding, narrowing).
    InverseClass inverse() const;
    bool isActive() const { return review == ReviewState::Accepted || review == ReviewState::Edited; }
    bool operator==(const Rule& o) const = default;
};

enum class RowRelation { Unknown, OneToOne, Filter, Explode, Aggregate, Dedupe };
QString rowRelationName(RowRelation relation); ///< "1:1", "filter", …
std::optional<RowRelation> rowRelationFromName(const QString& name);

struct Grain {
    QStringList source; ///< key columns of v1
    QStringList target; ///< key columns of v2
    RowRelation rowRelation = RowRelation::Unknown;
    bool operator==(const Grain& o) const = default;
};

struct Side {
    QString dataset;         ///< qualified name, "events.user_activity_v1"
    QString schemaHash;      ///< hash the mapping was made for; empty = not pinned
    QVector<Column> columns; ///< may be empty where a catalog is given
    bool operator==(const Side& o) const = default;
};

/// The governed object: typed rules from one dataset to another. One versioned JSON document.
struct Mapping {
    QString id;
    int version = 1;
    Side source;
    Side target;
    Grain grain;
    QVector<Rule> rules;
    QStringList assumptions;

    const Rule* rule(const QString& id) const;
    /// Active or not, the rules that have `column` (case-insensitive) among their inputs.
    QVector<const Rule*> rulesForInput(const QString& column) const;
    /// The active rule that makes one column of it; null when there is none.
    const Rule* soleRule(const QString& column) const;
    bool movesTable() const { return source.dataset.compare(target.dataset, Qt::CaseInsensitive) != 0; }
    /// SHA-256 over the canonical JSON without review bookkeeping: what the generated code depends on.
    QString hash() const;
    bool operator==(const Mapping& o) const = default;
};

/// Reads a mapping document; the error names the field. Unknown fields are kept out, unknown kinds refused.
Result<Mapping> mappingFromJson(const QByteArray& json, const QString& fileName = {});
QJsonObject mappingToJson(const Mapping& mapping);
/// Indented, keys in a fixed order, final newline: the same mapping gives the same bytes.
QByteArray mappingToBytes(const Mapping& mapping);

} // namespace skein::mapping
