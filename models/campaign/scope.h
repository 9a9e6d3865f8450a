#pragma once

#include "models/campaign/surroundings.h"
#include "models/tasks/job.h"

namespace skein::campaign {

/// One file of a consumer, as it stands at a commit.
struct CodeFile {
    QString path;
    QByteArray text;
};

/// A consumer's code.
struct ConsumerCode {
    QString commit;
    QVector<CodeFile> files;
};

/// What its code says about a consumer; several files together.
struct CodeUse {
    bool readsSource = false;
    bool readsTarget = false;
    bool writesTarget = false;
    bool writesSource = false;
    bool mentions = false;      ///< v1's name stands somewhere, if only in a comment
    bool isCode = false;        ///< the mention stands in a file that is a program
    QStringList columns;
    bool usesAll = false;
    QString firstMention;       ///< "pipelines/a.sql:3"
};

/// Where `name` stands as a whole word, case aside; 0-based offsets. O(text).
QVector<qsizetype> wordPositions(const QByteArray& text, const QString& name);
/// "sql" for files our own parser reads, else a language's name, or empty for texts that are no program.
QString languageOf(const QString& path);
/// Reads v1 out of SQL through the parser; other programs by the names in them.
CodeUse useOfCode(const QVector<CodeFile>& files, const mapping::Mapping& mapping, const rewrite::Options& options);

/// A mapping that only knows both tables and their columns: enough to see who uses what before anything is proposed.
mapping::Mapping bareMapping(const Entity& source, const Entity& target);
/// Names the consumers' code may use for v1 besides the qualified name.
rewrite::Options optionsFor(const Surroundings& around, const Entity& source, const QString& guideUrl);

/// Everybody who may read v1, from lineage, from the catalog's relations and from the code of every repository, each
/// with the decision that its evidence allows. Sorted by reference. A repository that cannot be read is a note, not a
/// gap nobody sees. O(entities + bytes of the repositories' heads).
struct FoundScope {
    QVector<Consumer> consumers;
    QStringList notes;
};
Result<FoundScope> findConsumers(const Surroundings& around, const Entity& source, const Entity& target, const mapping::Mapping& mapping,
    const rewrite::Options& options, tasks::JobContext& job);

/// What is known already and what was found now. People's decisions, states and changes stay; newcomers are flagged
/// when the migration had begun; whoever no evidence speaks for any more is out, unless it has a change. Pure.
QVector<Consumer> mergeScope(const QVector<Consumer>& known, const QVector<Consumer>& found, bool begun);

} // namespace skein::campaign
