#pragma once

#include "models/warehouse/sqlitewarehouse.h"

#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace skein::warehouse::test {

/// A warehouse in a folder of its own.
class TestDatabase
{
public:
    explicit TestDatabase(const char* script = nullptr)
    {
        m_warehouse = open({false, true, 50});
        if (script)
            exec(script);
    }

    QString path() const { return m_dir.filePath(QStringLiteral("warehouse.db")); }
    SqliteWarehouse& operator*() { return *m_warehouse; }
    SqliteWarehouse* operator->() { return m_warehouse.get(); }
    void close() { m_warehouse.reset(); }
    void reopen(const SqliteOptions& options = {false, false, 50}) { m_warehouse = open(options); }

    std::unique_ptr<SqliteWarehouse> open(const SqliteOptions& options = {false, false, 50}) const
    {
        auto opened = SqliteWarehouse::open(path(), options);
        if (!opened)
            qFatal("%s", qPrintable(opened.error().toText()));
        return std::move(opened.value());
    }

    void exec(const char* script)
    {
        const Status status = m_warehouse->execute(QString::fromUtf8(script));
        if (!status)
            qFatal("%s", qPrintable(status.error().toText()));
    }

    /// First value of a query as text.
    QString value(const char* sql)
    {
        const auto rows = m_warehouse->query(QString::fromUtf8(sql));
        if (!rows)
            return rows.error().toText();
        return rows->rows.isEmpty() ? QStringLiteral("(none)") : rows->rows.constFirst().constFirst().toString();
    }

private:
    QTemporaryDir m_dir;
    std::unique_ptr<SqliteWarehouse> m_warehouse;
};

inline Marker marker(const char* step, int epoch = 1, qint64 seq = 0)
{
    return {QStringLiteral("r1"), QStringLiteral("t1"), QString::fromLatin1(step), epoch, seq};
}

inline QString text(const char* value)
{
    return QString::fromUtf8(value);
}

} // namespace skein::warehouse::test

#define VERIFY_OK(expression) \
    do { \
        const auto& verified = (expression); \
        QVERIFY2(verified.ok(), verified.ok() ? "" : qPrintable(verified.error().toText())); \
    } while (false)

#define VERIFY_ERROR(expression, expectedClass) \
    do { \
        const auto& verified = (expression); \
        QVERIFY(!verified.ok()); \
        QVERIFY2(verified.error().cls == (expectedClass), qPrintable(errorClassName(verified.error().cls) + QLatin1Char(' ') + verified.error().toText())); \
        QVERIFY2(!verified.error().remedy.isEmpty() || verified.error().cls == ErrorClass::Cancelled, qPrintable(verified.error().message)); \
    } while (false)
