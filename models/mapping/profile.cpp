#include "models/mapping/profile.h"

#include <QMap>
#include <QRegularExpression>

#include <algorithm>

namespace skein::mapping {

LogicalType temporalText(const ColumnProfile& profile)
{
    static const QRegularExpression form(QStringLiteral(
        R"(^\d{4}-[01]\d-[0-3]\d([ T][0-2]\d:[0-5]\d(:[0-6]\d(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$)"));
    bool dates = false;
    bool times = false;
    const auto look = [&dates, &times](const QString& value) {
        const QRegularExpressionMatch match = form.match(value);
        const bool time = match.capturedLength(1) > 0;
        dates = dates || (match.hasMatch() && !time);
        times = times || time;
        return match.hasMatch();
    };
    for (const ValueCount& item : profile.topValues) {
        if (!look(item.value))
            return LogicalType::Unknown;
    }
    for (const QString& value : profile.sampleValues) {
        if (!look(value))
            return LogicalType::Unknown;
    }
    if (dates == times)
        return LogicalType::Unknown; // no values, or both forms
    return times ? LogicalType::Timestamp : LogicalType::Date;
}

ColumnProfile profileValues(const QString& name, const QVariantList& values, int topLimit)
{
    ColumnProfile profile;
    profile.name = name;
    profile.rows = values.size();
    QMap<QString, qint64> counts;
    double sum = 0;
    double low = 0;
    double high = 0;
    qint64 numbers = 0;
    for (const QVariant& value : values) {
        if (value.isNull()) {
            ++profile.nulls;
            continue;
        }
        const QString text = value.toString();
        ++counts[text];
        bool isNumber = false;
        const double number = text.trimmed().toDouble(&isNumber);
        if (!isNumber)
            continue;
        low = numbers == 0 ? number : std::min(low, number);
        high = numbers == 0 ? number : std::max(high, number);
        sum += number;
        ++numbers;
    }
    profile.distinct = counts.size();
    profile.numeric = numbers > 0 && numbers == profile.rows - profile.nulls;
    if (profile.numeric) {
        profile.min = low;
        profile.max = high;
        profile.mean = sum / double(numbers);
    } else if (!counts.isEmpty()) {
        profile.min = counts.firstKey();
        profile.max = counts.lastKey();
    }
    QVector<ValueCount> all;
    for (auto it = counts.cbegin(); it != counts.cend(); ++it)
        all.append({it.key(), it.value()});
    std::stable_sort(all.begin(), all.end(), [](const ValueCount& a, const ValueCount& b) { return a.count > b.count; });
    for (const ValueCount& item : std::as_const(all)) {
        if (profile.topValues.size() < topLimit)
            profile.topValues.append(item);
        else
            profile.sampleValues.append(item.value);
    }
    return profile;
}

ProfileSet profileRows(const QStringList& columns, const QVector<QVariantList>& rows, int rowLimit)
{
    ProfileSet set;
    set.rowColumns = columns;
    for (qsizetype c = 0; c < columns.size(); ++c) {
        QVariantList values;
        values.reserve(rows.size());
        for (const QVariantList& row : rows)
            values.append(row.value(c));
        set.columns.append(profileValues(columns.at(c), values));
    }
    set.sampleRows = rows.mid(0, rowLimit);
    return set;
}

} // namespace skein::mapping
