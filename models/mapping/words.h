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

/// A known way to put a column together from others, by name alone.
struct Composite {
    QStringList whole; ///< names, words separated by blanks
    QStringList parts;
    QString separator;
};
const QVector<Composite>& composites();

} // namespace skein::mapping
