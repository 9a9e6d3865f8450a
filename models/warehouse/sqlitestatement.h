#pragma once

#include "models/base/result.h"

#include <QVariant>

#include <sqlite3.h>

#include <limits>
#include <memory>

namespace skein::warehouse {

/// One prepared statement; finalised with the object.
class SqliteStatement
{
public:
    SqliteStatement() = default;
    explicit SqliteStatement(sqlite3_stmt* statement)
        : m_statement(statement)
    {
    }

    bool isEmpty() const { return !m_statement; } ///< the text held a comment or nothing
    sqlite3_stmt* handle() const { return m_statement.get(); }
    /// Binds ?1 … in order. A SQLite result code.
    int bind(const QVariantList& values);
    int bind(int index, const QVariant& value);
    int step() { return sqlite3_step(m_statement.get()); }
    int columnCount() const { return sqlite3_column_count(m_statement.get()); }
    QString columnName(int column) const;
    QVariant value(int column) const;
    QVariantList row() const;
    void reset() { sqlite3_reset(m_statement.get()); }

private:
    struct Finalize {
        void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
    };
    std::unique_ptr<sqlite3_stmt, Finalize> m_statement;
};

/// SQL text of a value.
QString sqlLiteral(const QVariant& value);

} // namespace skein::warehouse
