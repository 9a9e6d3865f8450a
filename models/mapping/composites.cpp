#include "models/mapping/composites.h"

#include "models/mapping/words.h"

#include <QSet>

namespace skein::mapping {

namespace {

constexpr qint64 kMinRows = 5;
constexpr double kMinShare = 0.8;

const QStringList& separators()
{
    static const QStringList list {QStringLiteral(" "), QStringLiteral(", "), QStringLiteral("-"), QStringLiteral("_"),
        QStringLiteral("/"), QStringLiteral(":"), QStringLiteral("|"), QStringLiteral("T"), QString()};
    return list;
}

struct Match {
    qint64 tried = 0;
    qint64 hits = 0;
};

Match tryPair(const QSet<QString>& whole, const QVector<QVariantList>& rows, qsizetype a, qsizetype b,
    const QString& separator)
{
    Match match;
    QSet<QString> distinct;
    for (const QVariantList& row : rows) {
        if (row.value(a).isNull() || row.value(b).isNull())
            continue;
        const QString first = row.at(a).toString();
        const QString second = row.at(b).toString();
        if (first.isEmpty() || second.isEmpty())
            continue;
        ++match.tried;
        const QString text = first + separator + second;
        if (whole.contains(text)) {
            ++match.hits;
            distinct.insert(text);
        }
        // The first rows of a wrong pair all miss.
        if (match.tried == kMinRows && match.hits == 0)
            break;
    }
    if (distinct.size() < 3)
        match.hits = 0;
    return match;
}

QSet<QString> textsOf(const ProfileSet& side, const QString& column)
{
    QSet<QString> texts;
    if (const ColumnProfile* profile = side.column(column)) {
        for (const ValueCount& item : profile->topValues)
            texts.insert(item.value);
        for (const QString& value : profile->sampleValues)
            texts.insert(value);
    }
    const qsizetype index = side.rowColumns.indexOf(column);
    for (const QVariantList& row : side.sampleRows) {
        if (index >= 0 && !row.value(index).isNull())
            texts.insert(row.at(index).toString());
    }
    return texts;
}

QString words(const QString& name)
{
    return nameTokens(name).join(QLatin1Char(' '));
}

} // namespace

QVector<CompositeFit> compositesByValues(const ProfileSet& wholeSide, const ProfileSet& partSide)
{
    QVector<CompositeFit> fits;
    if (partSide.sampleRows.size() < kMinRows)
        return fits;
    for (const ColumnProfile& whole : wholeSide.columns) {
        if (whole.numeric || whole.distinct < 3)
            continue;
        const QSet<QString> texts = textsOf(wholeSide, whole.name);
        CompositeFit best;
        for (qsizetype a = 0; a < partSide.rowColumns.size(); ++a) {
            for (qsizetype b = 0; b < partSide.rowColumns.size(); ++b) {
                for (const QString& separator : separators()) {
                    if (a == b)
                        continue;
                    const Match match = tryPair(texts, partSide.sampleRows, a, b, separator);
                    const double share = match.tried >= kMinRows ? double(match.hits) / double(match.tried) : 0.0;
                    if (share >= kMinShare && share > best.share) {
                        best = {whole.name, {partSide.rowColumns.at(a), partSide.rowColumns.at(b)}, separator, share,
                            match.tried};
                    }
                }
            }
        }
        if (!best.parts.isEmpty())
            fits.append(best);
    }
    return fits;
}

QVector<CompositeFit> compositesByNames(const QVector<Column>& wholeSide, const QVector<Column>& partSide)
{
    QVector<CompositeFit> fits;
    for (const Composite& known : composites()) {
        QStringList parts;
        for (const QString& part : known.parts) {
            for (const Column& column : partSide) {
                // "firstname" is written as one word or two.
                const QString glued = words(column.name).remove(QLatin1Char(' '));
                if (glued == words(part).remove(QLatin1Char(' '))) {
                    parts.append(column.name);
                    break;
                }
            }
        }
        if (parts.size() != known.parts.size())
            continue;
        for (const Column& column : wholeSide) {
            for (const QString& name : known.whole) {
                if (words(column.name) == words(name)) {
                    fits.append({column.name, parts, known.separator, 0, 0});
                    break;
                }
            }
        }
    }
    return fits;
}

} // namespace skein::mapping
