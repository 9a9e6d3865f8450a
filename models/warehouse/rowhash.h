#pragma once

#include <QByteArray>
#include <QString>
#include <QVariant>

struct sqlite3;

namespace skein::warehouse {

struct Hash128 {
    quint64 high = 0;
    quint64 low = 0;
};

/// MurmurHash3, x64 variant with 128 bits (A. Appleby, 2011, public domain algorithm). Good mixing, not secret.
Hash128 murmur128(const char* data, qsizetype size, quint64 seed = 0);

/// Typed form of a value: equal exactly when SQL says the values are equal (1 and 1.0 are, 1 and '1' are not).
void appendValue(QByteArray& out, const QVariant& value);

/// skein_row_hash(…) → 16-byte blob; skein_content_hash(…) → aggregate, 32 hexadecimal digits, order-independent.
/// Returns a SQLite result code.
int registerHashFunctions(sqlite3* db);

/// Calls of those functions; more expressions than the engine takes as arguments are hashed in groups.
QString rowHashCall(const QStringList& expressions);
QString contentHashCall(const QStringList& expressions);

} // namespace skein::warehouse
