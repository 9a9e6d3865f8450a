#pragma once

#include <QHash>
#include <QString>
#include <QStringList>
#include <QVector>

namespace skein::mapping {

/// Jaro-Winkler similarity, 0..1 (Winkler 1990, prefix weight 0.1 up to 4 characters). O(n m).
double jaroWinkler(const QString& a, const QString& b);
/// Dice coefficient over character trigrams of the padded texts, 0..1.
double trigramSimilarity(const QString& a, const QString& b);

/// Similarity of column names. Words that many columns share ("identifier", "name") count less than rare ones, so
/// the weights are learned from all names of both sides.
class NameSimilarity
{
public:
    explicit NameSimilarity(const QStringList& names);

    struct Verdict {
        double score = 0; ///< 0..1; 1 = the same words
        QString detail;
    };
    Verdict compare(const QString& a, const QString& b) const;

private:
    double weight(const QString& token) const;

    QHash<QString, int> m_columnsWith;
    int m_columns = 0;
};

/// Dice overlap of description words, 0..1; the shared words are named in `shared` when given.
double descriptionSimilarity(const QString& a, const QString& b, QStringList* shared = nullptr);

} // namespace skein::mapping
