#pragma once

#include "models/base/textrange.h"
#include "models/catalog/entity.h"
#include "models/mapping/mapping.h"
#include "models/sql/analysis.h"

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <QVector>

namespace skein::rewrite {

// Moves the code of one consumer from v1 to v2 by byte range. Pure: text in, text and reasons out.
// Method and hard rules: what is not part of the change stays identical byte for byte; a second run edits nothing; an
// ambiguous or dropped column is a question and never a guess; an edit inside text that was not understood is refused.

enum class Outcome { Rewritten, NoChanges, LeftOnV1, Blocked, NeedsPerson, Failed };
QString outcomeName(Outcome outcome); ///< "rewritten", "noChanges", "leftOnV1", "blocked", "needsPerson", "failed"

struct Edit {
    ByteRange range;         ///< in the original
    ByteRange resultRange;   ///< in the rewritten text
    QByteArray before;
    QByteArray after;
    QString rule;            ///< rule id; "table" for the move of the table's name
    QString reference;       ///< "table", "column-qualified", "column-unique", "star", "literal", "publication", "comment"
    double confidence = 1;
    QString reason;          ///< one sentence
};

struct Diagnostic {
    QString rung;            ///< "discover", "mapping", "rewrite", "reparse", "idempotent", "noV1Left", "outputs", "grain"
    int line = 0;            ///< 1-based; 0 = the whole file
    QString severity;        ///< "error", "warning", "info"
    QString rule;
    QString text;            ///< the offending text
    QString message;
    QString remedy;
};

/// One rung of the verification ladder.
struct Rung {
    QString name;            ///< "reparse", "idempotent", "noV1Left", "outputs"
    bool passed = false;
    QString detail;          ///< "6 references, none of v1 left"
};

struct Options {
    sql::Dialect dialect = sql::Dialect::Sqlite;
    sql::SchemaProvider schemas;  ///< columns of the other tables, where known
    QStringList datasets;         ///< qualified names of all datasets known: tells tables of one name in two schemas apart
    QStringList sourceAliases;    ///< other spellings of v1's name
    QString guideUrl;             ///< linked from leaveUnchanged comments
    bool propagate = false;       ///< carry renames through published columns
};

/// What a catalog says of its tables, as options: their names and their columns. A table is found by its qualified name
/// or by the end of it, when only one dataset has that end. O(datasets).
void addCatalog(Options& options, const Catalog& catalog);

/// What a text uses of v1 and v2: the basis of scope and gate.
struct Use {
    bool readsSource = false;
    bool readsTarget = false;
    bool mentionsOnly = false;    ///< v1's name stands in a comment or a string alone
    QStringList columns;          ///< v1 columns, sorted
    bool usesAll = false;         ///< SELECT * or a form that cannot be read
    QStringList writes;           ///< tables written
    bool understood = true;       ///< false: opaque parts mention v1
};
Use useOf(const QByteArray& sql, const mapping::Mapping& mapping, const Options& options);

/// A place that counts, sums or joins at v1's grain while v2 has another.
struct GrainFinding {
    int line = 0;
    QString text;
    QString message;
    QString remedy;
};
QVector<GrainFinding> grainCheck(const QByteArray& sql, const mapping::Mapping& mapping, const Options& options);

struct FileResult {
    QString path;
    Outcome outcome = Outcome::NoChanges;
    QByteArray before;
    QByteArray after;             ///< equal to `before` unless Rewritten (or LeftOnV1 with its comment)
    QVector<Edit> edits;          ///< by position, never overlapping
    QVector<Diagnostic> diagnostics;
    QVector<Rung> verification;   ///< rungs that ran, in order; the first failure ends the ladder
};

/// Rewrites one SQL file and verifies the result: re-parse, idempotent, no v1 reference left, outputs unchanged modulo
/// the mapping. A failed rung gives Outcome::Failed with the diagnosis and leaves `after` as it was. Files that are no
/// SQL (by their name: .scala, .py, …) give NeedsPerson when they mention v1. O(text · rules).
FileResult rewriteFile(const QByteArray& text, const QString& path, const mapping::Mapping& mapping, const Options& options);

/// Applies non-overlapping edits. O(text).
QByteArray applyEdits(const QByteArray& text, const QVector<Edit>& edits);

/// The shape scripts rely on: {"path","outcome","edits":[…],"diagnostics":[…]}.
QJsonObject toJson(const FileResult& result);

} // namespace skein::rewrite
