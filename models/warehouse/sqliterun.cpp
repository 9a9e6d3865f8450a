#include "models/warehouse/errormap.h"
#include "models/warehouse/names.h"
#include "models/warehouse/sqliteprivate.h"

#include <chrono>

namespace skein::warehouse {

namespace {

qint64 nowNs()
{
    return std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

/// Sums the time spent in prepare and step, so that bookkeeping around a run does not count.
class Stopwatch
{
public:
    template <typename F>
    auto time(F work)
    {
        const qint64 start = nowNs();
        auto result = work();
        m_ns += nowNs() - start;
        return result;
    }
    qint64 ns() const { return m_ns; }

private:
    qint64 m_ns = 0;
};

Error refused(const SqlitePolicy& policy, const QString& where)
{
    return sqliteError(SQLITE_AUTH, policy.refusal, where);
}

QString placeOf(const QByteArray& sql, int offset)
{
    int from = offset;
    while (from < sql.size() && (sql[from] == ' ' || sql[from] == '\n' || sql[from] == '\r' || sql[from] == '\t' || sql[from] == ';'))
        ++from;
    return QStringLiteral("line %1").arg(sql.left(from).count('\n') + 1);
}

} // namespace

/// Runs consumer code inside an open transaction.
class SqliteRunner
{
public:
    SqliteRunner(SqliteWarehouse::Private& d, const RunLimits& limits)
        : m_d(d)
        , m_limits(limits)
    {
    }

    RunResult run(const RunRequest& request)
    {
        RunResult result;
        const SqliteWatch watch(m_d.db, m_limits);
        Status status = checkWrites(request);
        if (status)
            status = applyPartitions(request);
        if (status)
            status = request.kind == RunRequest::Kind::Select ? select(request, result) : script(request, result);
        if (!status) {
            Error error = status.error();
            if (error.cls == ErrorClass::Cancelled)
                error = watch.interruption();
            result.error = error;
        }
        result.elapsedNs = m_stopwatch.ns();
        return result;
    }

private:
    static QStringList writesOf(const RunRequest& request)
    {
        return request.kind == RunRequest::Kind::Select ? QStringList {request.into} : request.allowedWrites;
    }

    Status checkWrites(const RunRequest& request)
    {
        for (const QString& name : writesOf(request)) {
            if (!isShadowName(plainName(name)) || isInternalName(plainName(name)))
                return makeError(ErrorClass::Logic, QStringLiteral("'%1' is not a shadow table, so consumer code may not write it").arg(name),
                    m_d.path, QStringLiteral("Redirect the write to a name with \"__\" in it."));
            const Result<QStringList> readers = m_d.readersOf(name);
            if (!readers)
                return readers.error();
            if (!readers->isEmpty())
                return makeError(ErrorClass::Logic,
                    QStringLiteral("'%1' is in use by the view %2, so it is not overwritten").arg(name, readers->join(QStringLiteral(", "))),
                    m_d.path, QStringLiteral("Write to a new shadow table and switch the view to it."));
        }
        return {};
    }

    Status applyPartitions(const RunRequest& request)
    {
        for (const PartitionFilter& filter : request.partitions) {
            const QString condition = QStringLiteral("%1 IS %2").arg(quotedName(filter.column), sqlLiteral(filter.value));
            if (const Status status = m_d.filterInput(filter.relation, condition); !status)
                return status;
        }
        return {};
    }

    Status dropLeftover(const QString& name)
    {
        const auto object = m_d.object(name);
        if (!object)
            return object.error();
        if (!object->found)
            return {};
        return m_d.run(QStringLiteral("DROP %1 main.%2").arg(object->type, quotedName(object->name)));
    }

    Result<qint64> count(const QString& name)
    {
        const Result<QVariantList> row = m_d.firstRow(QStringLiteral("SELECT count(*) FROM main.") + quotedName(name));
        if (!row)
            return row.error();
        return row->at(0).toLongLong();
    }

    Status countInto(const QString& name, RunResult& result)
    {
        const Result<qint64> rows = count(name);
        if (!rows)
            return rows.error();
        result.rowsByOutput[plainName(name)] = *rows;
        result.rows += *rows;
        if (m_limits.maxRows > 0 && *rows > m_limits.maxRows)
            return makeError(ErrorClass::Resource, QStringLiteral("The result has %1 rows, the limit is %2").arg(*rows).arg(m_limits.maxRows),
                name, QStringLiteral("Raise the row limit or check the joins."));
        return {};
    }

    Status select(const RunRequest& request, RunResult& result)
    {
        if (const Status status = dropLeftover(request.into); !status)
            return status;
        SqlitePolicy policy;
        {
            // On its own first, as one read-only statement: only then is it safe to put it behind CREATE TABLE … AS.
            const SqliteAuthorizer authorizer(m_d.db, &policy);
            const Result<SqliteStatement> alone = m_d.prepare(request.sql);
            if (!alone)
                return policy.refusal.isEmpty() ? alone.error() : refused(policy, request.into);
            if (!sqlite3_stmt_readonly(alone->handle()) || alone->columnCount() == 0)
                return makeError(ErrorClass::BadInput, QStringLiteral("It is not a SELECT"), request.into,
                    QStringLiteral("Declare the pipeline as a script, or keep one SELECT in the file."));
        }
        policy.mode = SqlitePolicy::Mode::Consumer;
        policy.writes = {plainName(request.into).toLower()};
        policy.beginStatement();
        {
            const SqliteAuthorizer authorizer(m_d.db, &policy);
            QString body = request.sql.trimmed();
            while (body.endsWith(QLatin1Char(';')))
                body = body.left(body.size() - 1).trimmed();
            const QString create = QStringLiteral("CREATE TABLE main.") + quotedName(request.into) + QStringLiteral(" AS\n") + body;
            const Status status = m_stopwatch.time([&] { return m_d.run(create); });
            if (!status)
                return policy.refusal.isEmpty() ? status : Status(refused(policy, request.into));
        }
        return countInto(request.into, result);
    }

    /// Definitions of everything the script may not touch.
    Result<QStringList> untouchables(const QSet<QString>& writes)
    {
        QStringList definitions;
        const Status status = m_d.forEach(QStringLiteral("SELECT type, name, tbl_name, sql FROM main.sqlite_master ORDER BY type, name"), {},
            [&](const QVariantList& row) {
                if (!writes.contains(row[2].toString().toLower()))
                    definitions.append(row[0].toString() + QLatin1Char('\n') + row[1].toString() + QLatin1Char('\n') + row[3].toString());
                return true;
            });
        if (!status)
            return status.error();
        return definitions;
    }

    Status script(const RunRequest& request, RunResult& result)
    {
        SqlitePolicy policy;
        policy.mode = SqlitePolicy::Mode::Consumer;
        for (const QString& name : request.allowedWrites) {
            if (const Status status = dropLeftover(name); !status)
                return status;
            policy.writes.insert(plainName(name).toLower());
        }
        const Result<QStringList> before = untouchables(policy.writes);
        if (!before)
            return before.error();
        if (const Status status = statements(request.sql, policy); !status)
            return status;
        // The authorizer sees which table an ALTER is about, not the new name it gives.
        const Result<QStringList> after = untouchables(policy.writes);
        if (!after)
            return after.error();
        if (*after != *before)
            return makeError(ErrorClass::Access, QStringLiteral("The script changed objects other than its shadow tables; it was undone"),
                m_d.path, QStringLiteral("Take ALTER TABLE … RENAME out of the script."));
        for (const QString& name : request.allowedWrites) {
            const auto object = m_d.object(name);
            if (!object)
                return object.error();
            if (!object->found)
                continue;
            if (const Status status = countInto(name, result); !status)
                return status;
        }
        return {};
    }

public:
    Status statements(const QString& sql, SqlitePolicy& policy)
    {
        const QByteArray text = sql.toUtf8();
        int offset = 0;
        while (offset < text.size()) {
            const QString place = placeOf(text, offset);
            policy.beginStatement();
            const SqliteAuthorizer authorizer(m_d.db, &policy);
            const auto located = [&](Error error) {
                error.where = place;
                return policy.refusal.isEmpty() ? error : refused(policy, place);
            };
            Result<SqliteStatement> statement = m_stopwatch.time([&] { return m_d.prepareNext(text, offset); });
            if (!statement)
                return located(statement.error());
            if (statement->isEmpty())
                continue;
            if (policy.transaction == QLatin1String("ROLLBACK"))
                return makeError(ErrorClass::BadInput, QStringLiteral("The script rolls back"), place,
                    QStringLiteral("Take ROLLBACK out: the whole script is one transaction."));
            if (!policy.transaction.isEmpty())
                continue;
            const int code = m_stopwatch.time([&] {
                int step = SQLITE_ROW;
                while (step == SQLITE_ROW)
                    step = statement->step();
                return step;
            });
            if (code != SQLITE_DONE)
                return located(m_d.lastError());
        }
        return {};
    }

private:
    SqliteWarehouse::Private& m_d;
    RunLimits m_limits;
    Stopwatch m_stopwatch;
};

QVector<RunResult> SqliteWarehouse::runTogether(const QVector<RunRequest>& requests, const RunLimits& limits)
{
    QVector<RunResult> results(requests.size());
    const Status status = d->inTransaction([&]() -> Status {
        for (int i = 0; i < requests.size(); ++i) {
            if (const Status saved = d->run(QStringLiteral("SAVEPOINT skein_run")); !saved)
                return saved;
            results[i] = SqliteRunner(*d, limits).run(requests[i]);
            // Some errors (disk full, INSERT OR ROLLBACK) end the whole transaction.
            if (!d->transactionOpen())
                return results[i].error.value_or(makeError(ErrorClass::Logic, QStringLiteral("The statement ended the transaction it ran in"),
                    d->path, QStringLiteral("Take OR ROLLBACK out of the script.")));
            if (results[i].error) {
                if (const Status undone = d->run(QStringLiteral("ROLLBACK TO skein_run")); !undone)
                    return undone;
            }
            if (const Status released = d->run(QStringLiteral("RELEASE skein_run")); !released)
                return released;
            if (const Status cleaned = d->dropTemporary(); !cleaned)
                return cleaned;
        }
        return {};
    });
    if (!status) {
        (void)d->dropTemporary();
        for (RunResult& result : results) {
            result = RunResult {};
            result.error = status.error();
        }
    }
    return results;
}

RunResult SqliteWarehouse::runSelectInto(const QString& into, const QString& selectSql, const RunLimits& limits)
{
    RunRequest request;
    request.sql = selectSql;
    request.into = into;
    return runTogether({request}, limits).constFirst();
}

RunResult SqliteWarehouse::runScript(const QString& sql, const QStringList& allowedWrites, const RunLimits& limits)
{
    RunRequest request;
    request.kind = RunRequest::Kind::Script;
    request.sql = sql;
    request.allowedWrites = allowedWrites;
    return runTogether({request}, limits).constFirst();
}

Result<QStringList> SqliteWarehouse::prepareOnly(const QString& sql)
{
    SqlitePolicy policy;
    policy.internalReads = true;
    const SqliteAuthorizer authorizer(d->db, &policy);
    const Result<SqliteStatement> statement = d->prepare(sql);
    if (!statement)
        return policy.refusal.isEmpty() ? statement.error() : refused(policy, d->path);
    QStringList names;
    for (int i = 0; i < statement->columnCount(); ++i)
        names.append(statement->columnName(i));
    return names;
}

Result<QStringList> SqliteWarehouse::explain(const QString& sql)
{
    if (const Result<QStringList> checked = prepareOnly(sql); !checked)
        return checked.error();
    QStringList lines;
    const Status status = stream(QStringLiteral("EXPLAIN QUERY PLAN ") + sql, {}, [&](const QVariantList& row) {
        lines.append(row.value(3).toString());
        return true;
    });
    if (!status)
        return status.error();
    return lines;
}

Status SqliteWarehouse::execute(const QString& script)
{
    return d->inTransaction([&] {
        SqlitePolicy policy;
        policy.mode = SqlitePolicy::Mode::Trusted;
        return SqliteRunner(*d, {}).statements(script, policy);
    });
}

} // namespace skein::warehouse
