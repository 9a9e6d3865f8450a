#include "models/mapping/typelattice.h"

#include <QRegularExpression>

#include <algorithm>
#include <limits>

namespace skein::mapping {

namespace {

constexpr int kUnlimited = std::numeric_limits<int>::max();

struct Arguments {
    int first = -1;
    int second = -1;
};

Arguments arguments(const QString& native)
{
    static const QRegularExpression pattern(QStringLiteral(R"(\(\s*(\d+)\s*(?:,\s*(\d+)\s*)?\))"));
    const QRegularExpressionMatch match = pattern.match(native);
    Arguments result;
    if (match.hasMatch()) {
        result.first = match.captured(1).toInt();
        result.second = match.captured(2).isEmpty() ? 0 : match.captured(2).toInt();
    }
    return result;
}

int stringLength(const QString& native)
{
    const int length = arguments(native).first;
    return length < 0 ? kUnlimited : length;
}

bool singlePrecision(const QString& native)
{
    const QString name = native.trimmed().toLower();
    return name == QLatin1String("real") || name == QLatin1String("float4") || name == QLatin1String("float32");
}

CastEffect byRoom(int have, int need)
{
    return have == need ? CastEffect::Identity : (have > need ? CastEffect::Widening : CastEffect::Narrowing);
}

CastEffect sameType(LogicalType type, const QString& from, const QString& to)
{
    switch (type) {
    case LogicalType::Integer:
        return byRoom(integerDigits(to), integerDigits(from));
    case LogicalType::String:
    case LogicalType::Bytes:
        return byRoom(stringLength(to), stringLength(from));
    case LogicalType::Float:
        return byRoom(singlePrecision(to) ? 1 : 2, singlePrecision(from) ? 1 : 2);
    case LogicalType::Decimal: {
        const Arguments a = arguments(from);
        const Arguments b = arguments(to);
        if (a.first == b.first && a.second == b.second)
            return CastEffect::Identity;
        if (b.first < 0)
            return CastEffect::Widening;
        if (a.first < 0)
            return CastEffect::Narrowing;
        const bool fits = b.second >= a.second && b.first - b.second >= a.first - a.second;
        return fits ? CastEffect::Widening : CastEffect::Narrowing;
    }
    default:
        return CastEffect::Identity;
    }
}

CastEffect fromInteger(LogicalType to, const QString& fromNative, const QString& toNative)
{
    const int digits = integerDigits(fromNative);
    switch (to) {
    case LogicalType::Decimal: {
        const Arguments room = arguments(toNative);
        return room.first < 0 || room.first - room.second >= digits ? CastEffect::Widening : CastEffect::Narrowing;
    }
    case LogicalType::Float:
        // A double holds every integer up to 2^53 (15 digits), a single up to 2^24 (7 digits).
        return digits <= (singlePrecision(toNative) ? 7 : 15) ? CastEffect::Widening : CastEffect::Narrowing;
    case LogicalType::String:
        return stringLength(toNative) > digits ? CastEffect::Widening : CastEffect::Narrowing;
    case LogicalType::Boolean:
    case LogicalType::Timestamp:
    case LogicalType::Date:
        return CastEffect::Narrowing;
    default:
        return CastEffect::Impossible;
    }
}

CastEffect toString(LogicalType from, const QString& toNative)
{
    if (stringLength(toNative) < 36)
        return CastEffect::Narrowing;
    switch (from) {
    case LogicalType::Float: // engines print 15 or 17 digits, so the double need not come back
    case LogicalType::Bytes:
    case LogicalType::Array:
    case LogicalType::Struct:
        return CastEffect::Narrowing;
    default:
        return CastEffect::Widening;
    }
}

} // namespace

LogicalType effectiveType(const Column& column)
{
    if (column.type != LogicalType::Unknown || column.nativeType.isEmpty())
        return column.type;
    return logicalTypeFromNative(column.nativeType);
}

bool isNumeric(LogicalType type)
{
    return type == LogicalType::Integer || type == LogicalType::Decimal || type == LogicalType::Float;
}

bool isTemporal(LogicalType type)
{
    return type == LogicalType::Date || type == LogicalType::Time || type == LogicalType::Timestamp;
}

int integerDigits(const QString& nativeType)
{
    const QString name = nativeType.trimmed().toLower();
    if (name.startsWith(QLatin1String("tinyint")) || name == QLatin1String("int8_t"))
        return 3;
    if (name.startsWith(QLatin1String("smallint")) || name == QLatin1String("int2") || name == QLatin1String("int16"))
        return 5;
    // SQLite's INTEGER is 64 bits wide but elsewhere the word means 32; the narrower reading is the safe one for a
    // target and is not used to call anything exact beyond what 32 bits hold.
    if (name == QLatin1String("int") || name == QLatin1String("int4") || name == QLatin1String("int32")
        || name.startsWith(QLatin1String("mediumint")) || name == QLatin1String("serial"))
        return 10;
    return 19;
}

CastEffect castEffect(const QString& fromNative, const QString& toNative)
{
    Column from;
    from.nativeType = fromNative;
    Column to;
    to.nativeType = toNative;
    return castEffect(from, to);
}

CastEffect castEffect(const Column& fromColumn, const Column& toColumn)
{
    const LogicalType from = effectiveType(fromColumn);
    const LogicalType to = effectiveType(toColumn);
    if (from == LogicalType::Unknown || to == LogicalType::Unknown) {
        const bool same = fromColumn.nativeType.compare(toColumn.nativeType, Qt::CaseInsensitive) == 0;
        return same ? CastEffect::Identity : CastEffect::Narrowing;
    }
    if (from == to)
        return sameType(from, fromColumn.nativeType, toColumn.nativeType);
    if (to == LogicalType::String && from != LogicalType::Integer)
        return toString(from, toColumn.nativeType);
    if (from == LogicalType::Integer)
        return fromInteger(to, fromColumn.nativeType, toColumn.nativeType);
    if (from == LogicalType::Boolean)
        return isNumeric(to) ? CastEffect::Widening : CastEffect::Impossible;
    if (from == LogicalType::Date && to == LogicalType::Timestamp)
        return CastEffect::Widening;
    const bool structured = from == LogicalType::Array || from == LogicalType::Struct || to == LogicalType::Array
        || to == LogicalType::Struct;
    if (structured)
        return from == LogicalType::Json || to == LogicalType::Json ? CastEffect::Narrowing : CastEffect::Impossible;
    if (from == LogicalType::String || (isNumeric(from) && isNumeric(to)) || (isTemporal(from) && isTemporal(to)))
        return CastEffect::Narrowing;
    if (isNumeric(from) && to == LogicalType::Boolean)
        return CastEffect::Narrowing;
    return CastEffect::Impossible;
}

double typeSimilarity(LogicalType a, LogicalType b)
{
    if (a == LogicalType::Unknown || b == LogicalType::Unknown)
        return 0.5;
    if (a == b)
        return 1.0;
    if (isNumeric(a) && isNumeric(b))
        return 0.8;
    if (isTemporal(a) && isTemporal(b))
        return a == LogicalType::Time || b == LogicalType::Time ? 0.2 : 0.8;
    const auto either = [a, b](LogicalType type) { return a == type || b == type; };
    if (either(LogicalType::String)) {
        const LogicalType other = a == LogicalType::String ? b : a;
        if (other == LogicalType::Uuid || other == LogicalType::Json)
            return 0.7;
        if (isTemporal(other))
            return 0.5;
        return other == LogicalType::Array || other == LogicalType::Struct ? 0.1 : 0.4;
    }
    if (either(LogicalType::Boolean) && either(LogicalType::Integer))
        return 0.5;
    if (either(LogicalType::Integer) && (either(LogicalType::Timestamp) || either(LogicalType::Date)))
        return 0.35;
    return 0.1;
}

} // namespace skein::mapping
