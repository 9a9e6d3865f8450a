#include "models/warehouse/sqliteauthorizer.h"

#include "models/warehouse/names.h"

#include <sqlite3.h>

namespace skein::warehouse {

namespace {

QString text(const char* value)
{
    return QString::fromUtf8(value);
}

int refuse(SqlitePolicy& policy, const QString& why)
{
    if (policy.refusal.isEmpty())
        policy.refusal = why;
    return SQLITE_DENY;
}

bool isSchemaTable(const QString& name)
{
    return name == QLatin1String("sqlite_master") || name == QLatin1String("sqlite_schema")
        || name == QLatin1String("sqlite_temp_master") || name == QLatin1String("sqlite_temp_schema");
}

int write(SqlitePolicy& policy, const QString& table, const QString& schema, const QString& verb)
{
    // SQLite itself refuses direct changes of the schema table; these are the ones a CREATE or a table function implies.
    if (isSchemaTable(table.toLower()))
        return SQLITE_OK;
    if (policy.mode == SqlitePolicy::Mode::ReadOnly)
        return refuse(policy, QStringLiteral("This statement may only read, but it wants to %1 %2").arg(verb, table));
    if (schema == QLatin1String("temp") || policy.writes.contains(table.toLower()))
        return SQLITE_OK;
    if (policy.dropping && (table == QLatin1String("sqlite_sequence") || table.startsWith(QLatin1String("sqlite_stat"))))
        return SQLITE_OK;
    return refuse(policy, QStringLiteral("It wants to %1 %2, which is not one of its shadow tables").arg(verb, table));
}

int pragma(SqlitePolicy& policy, const QString& name)
{
    static const QSet<QString> looking {QStringLiteral("table_info"), QStringLiteral("table_xinfo"), QStringLiteral("table_list"),
        QStringLiteral("index_list"), QStringLiteral("index_info"), QStringLiteral("index_xinfo"),
        QStringLiteral("foreign_key_list"), QStringLiteral("function_list"), QStringLiteral("collation_list")};
    return looking.contains(name.toLower()) ? SQLITE_OK : refuse(policy, QStringLiteral("PRAGMA %1 is not allowed").arg(name));
}

int decide(SqlitePolicy& policy, int action, const char* first, const char* second, const char* schemaName)
{
    const QString schema = text(schemaName);
    switch (action) {
    case SQLITE_SELECT:
    case SQLITE_RECURSIVE:
        return SQLITE_OK;
    case SQLITE_READ:
        if (!policy.internalReads && isInternalName(text(first)))
            return refuse(policy, QStringLiteral("It wants to read %1, which belongs to Skein").arg(text(first)));
        return SQLITE_OK;
    case SQLITE_FUNCTION: {
        const QString function = text(second).toLower();
        if (function == QLatin1String("load_extension") || function == QLatin1String("fts3_tokenizer"))
            return refuse(policy, QStringLiteral("The function %1 is not allowed").arg(function));
        return SQLITE_OK;
    }
    case SQLITE_INSERT:
        return write(policy, text(first), schema, QStringLiteral("insert into"));
    case SQLITE_UPDATE:
        return write(policy, text(first), schema, QStringLiteral("update"));
    case SQLITE_DELETE:
        return write(policy, text(first), schema, QStringLiteral("delete from"));
    case SQLITE_CREATE_TABLE:
    case SQLITE_CREATE_VIEW:
        return write(policy, text(first), schema, QStringLiteral("create"));
    case SQLITE_DROP_TABLE:
    case SQLITE_DROP_VIEW:
        policy.dropping = true;
        return write(policy, text(first), schema, QStringLiteral("drop"));
    case SQLITE_CREATE_INDEX:
    case SQLITE_DROP_INDEX:
        return write(policy, text(second), schema, QStringLiteral("index"));
    case SQLITE_ALTER_TABLE:
        return write(policy, text(second), text(first), QStringLiteral("alter"));
    case SQLITE_CREATE_TEMP_TABLE:
    case SQLITE_CREATE_TEMP_VIEW:
    case SQLITE_CREATE_TEMP_INDEX:
    case SQLITE_DROP_TEMP_TABLE:
    case SQLITE_DROP_TEMP_VIEW:
    case SQLITE_DROP_TEMP_INDEX:
        return policy.mode == SqlitePolicy::Mode::Consumer ? SQLITE_OK
                                                          : refuse(policy, QStringLiteral("This statement may only read"));
    case SQLITE_TRANSACTION:
        policy.transaction = text(first);
        return policy.mode == SqlitePolicy::Mode::Consumer ? SQLITE_OK
                                                          : refuse(policy, QStringLiteral("This statement may only read"));
    case SQLITE_REINDEX:
        // CREATE INDEX announces it for the index it makes; on its own it changes no content.
        return policy.mode == SqlitePolicy::Mode::Consumer ? SQLITE_OK
                                                          : refuse(policy, QStringLiteral("REINDEX is not allowed"));
    case SQLITE_PRAGMA:
        return pragma(policy, text(first));
    case SQLITE_ATTACH:
        return refuse(policy, QStringLiteral("ATTACH is not allowed"));
    case SQLITE_DETACH:
        return refuse(policy, QStringLiteral("DETACH is not allowed"));
    case SQLITE_CREATE_TRIGGER:
    case SQLITE_CREATE_TEMP_TRIGGER:
    case SQLITE_DROP_TRIGGER:
    case SQLITE_DROP_TEMP_TRIGGER:
        return refuse(policy, QStringLiteral("Triggers are not allowed"));
    case SQLITE_CREATE_VTABLE:
    case SQLITE_DROP_VTABLE:
        return refuse(policy, QStringLiteral("Virtual tables are not allowed"));
    case SQLITE_SAVEPOINT:
        return refuse(policy, QStringLiteral("SAVEPOINT is not allowed; the whole script is one transaction"));
    case SQLITE_ANALYZE:
        return refuse(policy, QStringLiteral("ANALYZE is not allowed"));
    default:
        return refuse(policy, QStringLiteral("An operation of kind %1 is not allowed").arg(action));
    }
}

int callback(void* data, int action, const char* first, const char* second, const char* schema, const char*)
{
    auto& policy = *static_cast<SqlitePolicy*>(data);
    if (policy.mode == SqlitePolicy::Mode::Trusted) {
        if (action == SQLITE_TRANSACTION)
            policy.transaction = text(first);
        return SQLITE_OK;
    }
    return decide(policy, action, first, second, schema);
}

} // namespace

SqliteAuthorizer::SqliteAuthorizer(sqlite3* db, SqlitePolicy* policy)
    : m_db(db)
{
    sqlite3_set_authorizer(m_db, callback, policy);
}

SqliteAuthorizer::~SqliteAuthorizer()
{
    sqlite3_set_authorizer(m_db, nullptr, nullptr);
}

} // namespace skein::warehouse
