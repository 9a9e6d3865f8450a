#pragma once

#include <QSet>
#include <QString>

struct sqlite3;

namespace skein::warehouse {

/// What a statement may do. Consumer code and generated code run with Consumer: reading inputs, temporary objects and
/// the named writes. Everything else is refused when the statement is compiled, before it does anything.
struct SqlitePolicy {
    enum class Mode { ReadOnly, Consumer, Trusted };
    Mode mode = Mode::ReadOnly;
    QSet<QString> writes;      ///< lower case
    bool internalReads = false; ///< may read "_skein_…"

    // Filled while a statement is compiled.
    QString refusal;           ///< why, in words; empty = nothing was refused
    QString transaction;       ///< "BEGIN", "COMMIT", "ROLLBACK": the script's own transaction control
    bool dropping = false;

    void beginStatement()
    {
        refusal.clear();
        transaction.clear();
        dropping = false;
    }
};

/// Puts the policy in force for its lifetime.
class SqliteAuthorizer
{
public:
    SqliteAuthorizer(sqlite3* db, SqlitePolicy* policy);
    ~SqliteAuthorizer();
    Q_DISABLE_COPY_MOVE(SqliteAuthorizer)

private:
    sqlite3* m_db = nullptr;
};

} // namespace skein::warehouse
