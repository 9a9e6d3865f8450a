#include "models/warehouse/rowhash.h"

#include <QStringList>
#include <QtEndian>

#include <sqlite3.h>

#include <cmath>
#include <cstring>

namespace skein::warehouse {

namespace {

constexpr quint64 rotateLeft(quint64 value, int bits)
{
    return (value << bits) | (value >> (64 - bits));
}

constexpr quint64 finalMix(quint64 k)
{
    k ^= k >> 33;
    k *= 0xff51afd7ed558ccdULL;
    k ^= k >> 33;
    k *= 0xc4ceb9fe1a85ec53ULL;
    k ^= k >> 33;
    return k;
}

constexpr quint64 c1 = 0x87c37b91114253d5ULL;
constexpr quint64 c2 = 0x4cf5ad432745937fULL;

void appendTagged(QByteArray& out, char tag, const void* data, qsizetype size)
{
    out.append(tag);
    if (tag == 't' || tag == 'b') {
        const quint64 length = qToLittleEndian(quint64(size));
        out.append(reinterpret_cast<const char*>(&length), sizeof length);
    }
    out.append(static_cast<const char*>(data), size);
}

void appendInteger(QByteArray& out, qint64 value)
{
    const qint64 little = qToLittleEndian(value);
    appendTagged(out, 'i', &little, sizeof little);
}

void appendReal(QByteArray& out, double value)
{
    // A whole number is the same value whether stored as integer or real; the bounds are exact powers of two.
    if (value >= -0x1p63 && value < 0x1p63 && value == std::trunc(value)) {
        appendInteger(out, qint64(value));
        return;
    }
    quint64 bits = 0;
    std::memcpy(&bits, &value, sizeof bits);
    bits = qToLittleEndian(bits);
    appendTagged(out, 'r', &bits, sizeof bits);
}

void appendSqlite(QByteArray& out, sqlite3_value* value)
{
    switch (sqlite3_value_type(value)) {
    case SQLITE_INTEGER:
        appendInteger(out, sqlite3_value_int64(value));
        break;
    case SQLITE_FLOAT:
        appendReal(out, sqlite3_value_double(value));
        break;
    case SQLITE_TEXT: {
        const void* text = sqlite3_value_text(value);
        appendTagged(out, 't', text, sqlite3_value_bytes(value));
        break;
    }
    case SQLITE_BLOB: {
        const void* blob = sqlite3_value_blob(value);
        appendTagged(out, 'b', blob, sqlite3_value_bytes(value));
        break;
    }
    default:
        out.append('n');
    }
}

Hash128 hashRow(int count, sqlite3_value** values)
{
    // One buffer per thread: a row costs no allocation.
    thread_local QByteArray buffer;
    buffer.resize(0);
    for (int i = 0; i < count; ++i)
        appendSqlite(buffer, values[i]);
    return murmur128(buffer.constData(), buffer.size());
}

void rowHashFunction(sqlite3_context* context, int count, sqlite3_value** values)
{
    const Hash128 hash = hashRow(count, values);
    char bytes[16];
    qToBigEndian(hash.high, bytes);
    qToBigEndian(hash.low, bytes + 8);
    sqlite3_result_blob(context, bytes, sizeof bytes, SQLITE_TRANSIENT);
}

void contentHashStep(sqlite3_context* context, int count, sqlite3_value** values)
{
    auto* sum = static_cast<Hash128*>(sqlite3_aggregate_context(context, sizeof(Hash128)));
    if (!sum) {
        sqlite3_result_error_nomem(context);
        return;
    }
    const Hash128 hash = hashRow(count, values);
    sum->high += hash.high;
    sum->low += hash.low;
}

void contentHashFinal(sqlite3_context* context)
{
    const auto* sum = static_cast<Hash128*>(sqlite3_aggregate_context(context, 0));
    const Hash128 hash = sum ? *sum : Hash128 {};
    char text[33];
    std::snprintf(text, sizeof text, "%016llx%016llx", static_cast<unsigned long long>(hash.high),
        static_cast<unsigned long long>(hash.low));
    sqlite3_result_text(context, text, 32, SQLITE_TRANSIENT);
}

constexpr qsizetype argumentLimit = 100;

} // namespace

Hash128 murmur128(const char* data, qsizetype size, quint64 seed)
{
    quint64 h1 = seed;
    quint64 h2 = seed;
    const qsizetype blocks = size / 16;
    for (qsizetype i = 0; i < blocks; ++i) {
        quint64 k1 = qFromLittleEndian<quint64>(data + i * 16);
        quint64 k2 = qFromLittleEndian<quint64>(data + i * 16 + 8);
        h1 ^= rotateLeft(k1 * c1, 31) * c2;
        h1 = (rotateLeft(h1, 27) + h2) * 5 + 0x52dce729;
        h2 ^= rotateLeft(k2 * c2, 33) * c1;
        h2 = (rotateLeft(h2, 31) + h1) * 5 + 0x38495ab5;
    }
    // The tail, padded with zeros, is mixed only as far as it reaches.
    char tail[16] = {};
    const qsizetype rest = size - blocks * 16;
    if (rest > 0)
        std::memcpy(tail, data + blocks * 16, size_t(rest));
    if (rest > 8)
        h2 ^= rotateLeft(qFromLittleEndian<quint64>(tail + 8) * c2, 33) * c1;
    if (rest > 0)
        h1 ^= rotateLeft(qFromLittleEndian<quint64>(tail) * c1, 31) * c2;
    h1 ^= quint64(size);
    h2 ^= quint64(size);
    h1 += h2;
    h2 += h1;
    h1 = finalMix(h1);
    h2 = finalMix(h2);
    h1 += h2;
    h2 += h1;
    return {h1, h2};
}

void appendValue(QByteArray& out, const QVariant& value)
{
    if (value.isNull()) {
        out.append('n');
        return;
    }
    switch (value.typeId()) {
    case QMetaType::Bool:
    case QMetaType::Int:
    case QMetaType::UInt:
    case QMetaType::LongLong:
        appendInteger(out, value.toLongLong());
        break;
    case QMetaType::Double:
    case QMetaType::Float:
        appendReal(out, value.toDouble());
        break;
    case QMetaType::QByteArray: {
        const QByteArray bytes = value.toByteArray();
        appendTagged(out, 'b', bytes.constData(), bytes.size());
        break;
    }
    default: {
        const QByteArray text = value.toString().toUtf8();
        appendTagged(out, 't', text.constData(), text.size());
    }
    }
}

int registerHashFunctions(sqlite3* db)
{
    constexpr int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;
    const int code = sqlite3_create_function(db, "skein_row_hash", -1, flags, nullptr, rowHashFunction, nullptr, nullptr);
    if (code != SQLITE_OK)
        return code;
    return sqlite3_create_function(db, "skein_content_hash", -1, flags, nullptr, nullptr, contentHashStep, contentHashFinal);
}

QString rowHashCall(const QStringList& expressions)
{
    if (expressions.size() <= argumentLimit)
        return QStringLiteral("skein_row_hash(") + expressions.join(QLatin1String(", ")) + QLatin1Char(')');
    QStringList groups;
    for (qsizetype i = 0; i < expressions.size(); i += argumentLimit)
        groups.append(rowHashCall(expressions.mid(i, argumentLimit)));
    return rowHashCall(groups);
}

QString contentHashCall(const QStringList& expressions)
{
    const QStringList arguments = expressions.size() <= argumentLimit ? expressions : QStringList {rowHashCall(expressions)};
    return QStringLiteral("skein_content_hash(") + arguments.join(QLatin1String(", ")) + QLatin1Char(')');
}

} // namespace skein::warehouse
