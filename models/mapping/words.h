#pragma once

#include <QString>
#include <QStringList>
#include <QVector>

#include <optional>

namespace skein::mapping {

/// The words of a column name: split at case changes, digits and punctuation, lower case, abbreviations written out,
/// plural s removed. "custAcctIDs" → customer, account, identifier.
QStringList nameTokens(const QString& name);
/// The same without expansion: the words as written, lower case.
QStringList rawTokens(const QString& name);
/// Words of a description: lower case, no stop words, plural s removed.
QStringList descriptionTokens(const QString& text);

/// True when the table of related words has both in one group. Related is not the same: a match by it scores less.
bool areSynonyms(const QString& a, const QString& b);

/// A unit that a column's name states: "latency_ms" → time, 0.001 (in the base unit of the dimension).
struct UnitHint {
    QString unit;
    QString dimension;
    double scale = 1;
};
std::optional<UnitHint> unitHint(const QString& columnName);

/// Names that differ by their unit: "ms_played" and "seconds_played", "cost_micros" and "cost_eur". At the end of a
/// name a unit is taken at its word; in front, or as a bare multiplier ("micros"), only where the other words agree.
struct UnitPair {
    UnitHint from;
    UnitHint to;
    double factor = 1;      ///< new = old * factor; never 1
    bool sameWords = false; ///< the names are the same but for the unit
};
std::optional<UnitPair> unitPair(const QString& oldName, const QString& newName);
/// Names that are nothing but a unit: "ms" and "seconds". By itself no reason to pair them: a column called "day" may be
/// anything.
std::optional<UnitPair> bareUnits(const QString& oldName, const QString& newName);

/// What a name counts: "plays", "play_count" and "num_plays" count "play". Empty where it counts nothing.
QString countedThing(const QString& name);
/// The words without a leading is, was, has or did, which only says that the column is a yes or a no.
QStringList tokensOfFact(const QStringList& tokens);
/// True for "fmt" and "format", "prd" and "product": the long word's letters in order, vowels left out.
bool isAbbreviation(const QString& shortWord, const QString& longWord);
/// The values that a description lists after a colon: "Format: audio, video, banner" → audio, video, banner.
QStringList listedValues(const QString& description);

/// A known way to put a column together from others, by name alone.
struct Composite {
    QStringList whole; ///< names, words separated by blanks
    QStringList parts;
    QString separator;
};
const QVector<Composite>& composites();

} // namespace skein::mapping
