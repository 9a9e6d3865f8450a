#pragma once

#include "models/base/result.h"
#include "models/store/workspace.h"

#include <QMap>
#include <QString>
#include <QTest>

struct sqlite3;

namespace skein::test {

void writeBytes(const QString& path, const QByteArray& content);
QByteArray readBytes(const QString& path);
/// Every file below a folder with its content: two equal ones mean that nothing was touched, byte for byte.
QMap<QString, QByteArray> contentOf(const QString& folder);
/// Everything the tables of a SQLite file hold, as text, and whether its structure is sound ("ok" comes first).
QStringList rowsOf(const QString& databaseFile);

/// What an error must tell: its class, what happened, the place where there is one, and what to do.
struct Expected {
    ErrorClass cls = ErrorClass::BadInput;
    QString message; ///< part of it
    QString where;   ///< part of it
};
/// Empty when the error tells all of it; else what is missing.
QString missingFrom(const Error& error, const Expected& expected);

/// A workspace with a document and a line in its journal, closed again.
bool makeFilledWorkspace(const QString& dir);

/// Another connection that holds a lock on a database file, "BEGIN IMMEDIATE" for one, as long as it lives.
class HeldLock
{
public:
    HeldLock(const QString& databaseFile, const char* begin);
    ~HeldLock();
    bool held() const { return m_held; }

private:
    sqlite3* m_database = nullptr;
    bool m_held = false;
};

} // namespace skein::test

/// The result is an error that tells all of `expected`.
#define VERIFY_ERROR(result, expected) \
    do { \
        const auto& checked = (result); \
        QVERIFY2(!checked.ok(), "it went through"); \
        const QString missing = skein::test::missingFrom(checked.error(), (expected)); \
        QVERIFY2(missing.isEmpty(), qPrintable(missing)); \
    } while (false)

#define VERIFY_OK(...) \
    do { \
        const auto& checked = (__VA_ARGS__); \
        QVERIFY2(checked.ok(), checked.ok() ? "" : qPrintable(checked.error().toText())); \
    } while (false)
