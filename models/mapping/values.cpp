#include "models/mapping/values.h"

#include <QDateTime>
#include <QRegularExpression>

#include <cmath>

namespace skein::mapping {

namespace {

bool isDouble(const QVariant& value)
{
    return value.typeId() == QMetaType::Double;
}

bool isInteger(const QVariant& value)
{
    return value.typeId() == QMetaType::LongLong;
}

bool isBool(const QVariant& value)
{
    return value.typeId() == QMetaType::Bool;
}

Error cannot(const QVariant& value, const QString& type)
{
    return makeError(ErrorClass::BadInput, QStringLiteral("'%1' is not %2").arg(valueText(value), type), {},
        QStringLiteral("Correct the value, or map it first"));
}

Result<QVariant> toInteger(const QVariant& value, const CastOptions& options)
{
    if (isInteger(value))
        return value;
    if (isBool(value))
        return QVariant(qlonglong(value.toBool() ? 1 : 0));
    bool ok = false;
    if (isDouble(value)) {
        const double number = value.toDouble();
        if (!std::isfinite(number) || std::abs(number) >= 9.2e18)
            return cannot(value, QStringLiteral("a whole number of 64 bits"));
        const bool truncate = options.rounding == QLatin1String("truncate");
        return QVariant(qlonglong(truncate ? std::trunc(number) : std::round(number)));
    }
    const QString text = value.toString().trimmed();
    const qlonglong whole = text.toLongLong(&ok);
    if (ok)
        return QVariant(whole);
    const double number = text.toDouble(&ok);
    if (ok && std::trunc(number) == number && std::abs(number) < 9.0e15)
        return QVariant(qlonglong(number));
    return cannot(value, QStringLiteral("a whole number"));
}

Result<QVariant> toDouble(const QVariant& value)
{
    if (isBool(value))
        return QVariant(value.toBool() ? 1.0 : 0.0);
    bool ok = false;
    const double number = value.toString().trimmed().toDouble(&ok);
    if (isDouble(value) || isInteger(value))
        return QVariant(value.toDouble());
    return ok ? Result<QVariant>(QVariant(number)) : cannot(value, QStringLiteral("a number"));
}

Result<QVariant> toBoolean(const QVariant& value)
{
    if (isBool(value))
        return value;
    if (isInteger(value) || isDouble(value))
        return QVariant(value.toDouble() != 0);
    static const QStringList yes {QStringLiteral("true"), QStringLiteral("t"), QStringLiteral("yes"),
        QStringLiteral("y"), QStringLiteral("1"), QStringLiteral("on")};
    static const QStringList no {QStringLiteral("false"), QStringLiteral("f"), QStringLiteral("no"),
        QStringLiteral("n"), QStringLiteral("0"), QStringLiteral("off")};
    const QString word = value.toString().trimmed().toLower();
    if (yes.contains(word) || no.contains(word))
        return QVariant(yes.contains(word));
    return cannot(value, QStringLiteral("true or false"));
}

QString timeText(const QDateTime& time)
{
    const bool millis = time.time().msec() != 0;
    return time.toString(millis ? QStringLiteral("yyyy-MM-dd HH:mm:ss.zzz") : QStringLiteral("yyyy-MM-dd HH:mm:ss"));
}

Result<QDateTime> readTime(const QVariant& value, const CastOptions& options)
{
    if (isInteger(value) || isDouble(value)) {
        if (options.epoch.isEmpty())
            return cannot(value, QStringLiteral("a time unless the rule states its epoch unit"));
        const double scale = options.epoch == QLatin1String("ms") ? 1.0 : 1000.0;
        return QDateTime::fromMSecsSinceEpoch(qint64(std::floor(value.toDouble() * scale)), Qt::UTC);
    }
    static const QRegularExpression form(
        QStringLiteral(R"(^(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?))?$)"));
    const QRegularExpressionMatch match = form.match(value.toString().trimmed());
    const QDate date = QDate::fromString(match.captured(1), Qt::ISODate);
    if (!match.hasMatch() || !date.isValid())
        return cannot(value, QStringLiteral("a date or time of ISO form"));
    QTime time(0, 0);
    if (!match.captured(2).isEmpty())
        time = QTime::fromString(match.captured(2), Qt::ISODateWithMs);
    if (!time.isValid())
        return cannot(value, QStringLiteral("a date or time of ISO form"));
    return QDateTime(date, time, Qt::UTC);
}

Result<QVariant> toTemporal(const QVariant& value, LogicalType to, const CastOptions& options)
{
    const Result<QDateTime> time = readTime(value, options);
    if (!time)
        return time.error();
    if (to == LogicalType::Date)
        return QVariant(time->date().toString(Qt::ISODate));
    return QVariant(timeText(*time));
}

} // namespace

QVariant rowValue(const Row& row, const QString& column)
{
    const auto exact = row.constFind(column);
    if (exact != row.constEnd())
        return *exact;
    for (auto it = row.cbegin(); it != row.cend(); ++it) {
        if (it.key().compare(column, Qt::CaseInsensitive) == 0)
            return it.value();
    }
    return {};
}

QVariant canonicalValue(const QVariant& value)
{
    switch (value.typeId()) {
    case QMetaType::UnknownType:
    case QMetaType::Nullptr:
        return {};
    case QMetaType::Bool:
    case QMetaType::LongLong:
    case QMetaType::Double:
        return value;
    case QMetaType::Int:
    case QMetaType::UInt:
    case QMetaType::Short:
    case QMetaType::ULongLong:
        return QVariant(value.toLongLong());
    case QMetaType::Float:
        return QVariant(value.toDouble());
    case QMetaType::QDate:
        return QVariant(value.toDate().toString(Qt::ISODate));
    case QMetaType::QDateTime:
        return QVariant(timeText(value.toDateTime()));
    default:
        return value.isNull() ? QVariant() : QVariant(value.toString());
    }
}

QString valueText(const QVariant& value)
{
    if (isBool(value))
        return value.toBool() ? QStringLiteral("true") : QStringLiteral("false");
    if (isDouble(value)) {
        // As SQLite writes a real: always with a point, also before an exponent.
        QString text = QString::number(value.toDouble(), 'g', 15);
        if (text.contains(QLatin1Char('.')) || text.contains(QLatin1String("inf")) || text.contains(QLatin1String("nan")))
            return text;
        const qsizetype exponent = text.indexOf(QLatin1Char('e'));
        return text.insert(exponent < 0 ? text.size() : exponent, QStringLiteral(".0"));
    }
    return value.toString();
}

bool sameValue(const QVariant& a, const QVariant& b)
{
    if (a.isNull() || b.isNull())
        return a.isNull() && b.isNull();
    const auto isNumber = [](const QVariant& v) { return isDouble(v) || isInteger(v) || isBool(v); };
    if (isNumber(a) && isNumber(b)) {
        if (isInteger(a) && isInteger(b))
            return a.toLongLong() == b.toLongLong();
        const double x = a.toDouble();
        const double y = b.toDouble();
        return x == y || std::abs(x - y) <= 1e-12 * std::max(std::abs(x), std::abs(y));
    }
    return isNumber(a) == isNumber(b) && a.toString() == b.toString();
}

Result<QVariant> castValue(const QVariant& value, LogicalType to, const CastOptions& options)
{
    if (value.isNull())
        return QVariant();
    switch (to) {
    case LogicalType::Integer: {
        const bool temporalText = value.typeId() == QMetaType::QString && !options.epoch.isEmpty();
        if (!temporalText)
            return toInteger(value, options);
        const Result<QDateTime> time = readTime(value, options);
        if (!time)
            return time.error();
        const qint64 ms = time->toMSecsSinceEpoch();
        return QVariant(qlonglong(options.epoch == QLatin1String("ms") ? ms : qint64(std::floor(double(ms) / 1000.0))));
    }
    case LogicalType::Decimal:
    case LogicalType::Float:
        return toDouble(value);
    case LogicalType::Boolean:
        return toBoolean(value);
    case LogicalType::Date:
    case LogicalType::Timestamp:
        return toTemporal(value, to, options);
    case LogicalType::String:
    case LogicalType::Json:
    case LogicalType::Uuid:
        return QVariant(valueText(value));
    default:
        return value;
    }
}

} // namespace skein::mapping
