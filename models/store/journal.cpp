#include "models/store/journal.h"

#include "models/store/journaltext.h"

#include <QSqlError>
#include <QVariant>

#include <algorithm>

namespace skein::store {

namespace {

const char* const kinds[] = {"intent", "done", "fail", "decision", "human", "note"};

bool isKind(const QString& kind)
{
    return std::any_of(std::begin(kinds), std::end(kinds), [&](const char* known) { return kind == QLatin1String(known); });
}

/// Empty texts are stored as such: a null QString would become NULL.
QVariant stored(const QString& text)
{
    return text.isNull() ? QStringLiteral("") : text;
}

Error journalError(const Database& database, const QSqlError& failed, const QString& what)
{
    Error error = mapSqlError(failed, what);
    error.where = database.path();
    return error;
}

/// The one number a query gives, 0 when it gives none.
Result<qint64> number(const QSqlDatabase& database, const QString& sql, const QVariantList& values = {})
{
    Result<QSqlQuery> query = run(database, sql, values);
    if (!query)
        return query.error();
    return query->next() ? query->value(0).toLongLong() : qint64(0);
}

Result<qint64> epochOf(const QSqlDatabase& database, const QString& rollout)
{
    return number(database, QStringLiteral("SELECT epoch FROM epoch WHERE rollout = ?"), {rollout});
}

Result<qint64> lastOf(const QSqlDatabase& database, const QString& rollout)
{
    if (rollout.isEmpty())
        return number(database, QStringLiteral("SELECT COALESCE(MAX(seq), 0) FROM event"));
    return number(database, QStringLiteral("SELECT COALESCE(MAX(seq), 0) FROM event WHERE rollout = ?"), {rollout});
}

Result<JournalHead> headOf(const QSqlDatabase& database)
{
    Result<QSqlQuery> query = run(database, QStringLiteral("SELECT seq, hash FROM journal_head"));
    if (!query)
        return query.error();
    JournalHead head;
    if (query->next())
        head = {query->value(0).toLongLong(), query->value(1).toString()};
    return head;
}

Status checkEpoch(const QSqlDatabase& database, const JournalEvent& event)
{
    const bool comment = event.kind == QLatin1String("note") || event.kind == QLatin1String("human");
    if (event.epoch == 0 && (comment || event.rollout.isEmpty()))
        return {};
    const Result<qint64> current = epochOf(database, event.rollout);
    if (!current)
        return current.error();
    if (event.epoch < *current) {
        return makeError(ErrorClass::Logic,
            QStringLiteral("a newer runner has taken %1 over (epoch %2, this one has %3)").arg(event.rollout).arg(*current).arg(event.epoch),
            event.rollout, QStringLiteral("Stop this runner; the other one goes on."));
    }
    if (event.epoch > *current) {
        return makeError(ErrorClass::Logic, QStringLiteral("epoch %1 of %2 was never given out").arg(event.epoch).arg(event.rollout),
            event.rollout, QStringLiteral("Start the runner again, so that it takes the rollout over first."));
    }
    return {};
}

/// The numbers come from the head: when the table refuses the next one, its end is not what was written last.
Error brokenJournal(const Error& failed)
{
    return makeError(ErrorClass::Corruption, failed.message + QStringLiteral("; lines are missing at its end or were added from outside"), {},
        QStringLiteral("Run skein journal --verify, then restore the newest file from the workspace's backups folder."));
}

struct Condition {
    QString sql;
    QVariantList values;
};

Condition conditionOf(const JournalFilter& filter)
{
    Condition where {QStringLiteral(" WHERE seq > ?"), {filter.afterSeq}};
    const auto add = [&](const QString& sql, const QVariant& value) {
        where.sql += QStringLiteral(" AND ") + sql;
        where.values << value;
    };
    if (filter.beforeSeq > 0)
        add(QStringLiteral("seq < ?"), filter.beforeSeq);
    if (!filter.rollout.isEmpty())
        add(QStringLiteral("rollout = ?"), filter.rollout);
    if (!filter.target.isEmpty())
        add(QStringLiteral("target = ?"), filter.target);
    if (!filter.kinds.isEmpty()) {
        where.sql += QStringLiteral(" AND kind IN (?%1)").arg(QStringLiteral(",?").repeated(filter.kinds.size() - 1));
        for (const QString& kind : filter.kinds)
            where.values << kind;
    }
    if (!filter.text.isEmpty()) {
        add(QStringLiteral("instr(lower(step || char(10) || target || char(10) || actor || char(10) || payload), lower(?)) > 0"), filter.text);
    }
    return where;
}

} // namespace

Journal::Journal(Database& database)
    : m_database(database)
{
}

void Journal::setCrashHook(std::function<void(const char*, qint64)> hook)
{
    m_hook = std::move(hook);
}

Result<qint64> Journal::append(const JournalEvent& event)
{
    return appendAll({event}, {});
}

Result<qint64> Journal::append(const JournalEvent& event, const AppendOptions& options)
{
    return appendAll({event}, options);
}

Result<qint64> Journal::appendAll(QVector<JournalEvent> events, const AppendOptions& options)
{
    if (events.isEmpty())
        return lastSeq();
    const Result<QSqlDatabase> database = m_database.connection();
    if (!database)
        return database.error();
    ScopedTransaction transaction(*database);
    if (const Status begun = transaction.begin(); !begun)
        return begun.error();
    if (options.expectedSeq >= 0) {
        const Result<qint64> present = lastOf(*database, events.constFirst().rollout);
        if (!present)
            return present.error();
        if (*present != options.expectedSeq) {
            return makeError(ErrorClass::Logic, QStringLiteral("something happened meanwhile: line %1 was seen, line %2 is the newest")
                    .arg(options.expectedSeq).arg(*present),
                events.constFirst().rollout, QStringLiteral("Look at the present state, then decide again."));
        }
    }
    const Result<JournalHead> before = headOf(*database);
    if (!before)
        return before.error();
    JournalHead head = *before;
    QSqlQuery insert(*database);
    if (!insert.prepare(QStringLiteral("INSERT INTO event (%1) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)").arg(detail::eventColumns())))
        return journalError(m_database, insert.lastError(), QStringLiteral("cannot write the journal"));
    for (JournalEvent& event : events) {
        if (!isKind(event.kind)) {
            return makeError(ErrorClass::Logic, QStringLiteral("\"%1\" is no kind of journal line").arg(event.kind), event.rollout,
                QStringLiteral("Use intent, done, fail, decision, human or note."));
        }
        if (const Status fenced = checkEpoch(*database, event); !fenced)
            return fenced.error();
        if (!event.wall.isValid())
            event.wall = QDateTime::currentDateTimeUtc();
        event.seq = head.seq + 1;
        event.prevHash = head.hash;
        event.hash = hashOf(event);
        const QVariantList values {event.seq, stored(event.rollout), stored(event.target), stored(event.step), event.attempt, event.epoch,
            event.kind, event.monoMs, detail::wallText(event.wall), stored(event.actor), detail::payloadText(event.payload),
            stored(event.prevHash), event.hash};
        for (int i = 0; i < values.size(); ++i)
            insert.bindValue(i, values[i]);
        if (!insert.exec()) {
            const Error failed = journalError(m_database, insert.lastError(), QStringLiteral("cannot write the journal"));
            return failed.cls == ErrorClass::Logic ? brokenJournal(failed) : failed;
        }
        head = {event.seq, event.hash};
    }
    insert.finish();
    const Result<QSqlQuery> moved = run(*database, QStringLiteral("UPDATE journal_head SET seq = ?, hash = ?"), {head.seq, head.hash});
    if (!moved)
        return moved.error();
    const qint64 n = m_commits + 1;
    if (m_hook)
        m_hook("before", n);
    if (const Status committed = transaction.commit(); !committed)
        return committed.error();
    m_commits = n;
    if (m_hook)
        m_hook("after", n);
    return head.seq;
}

Result<QVector<JournalEvent>> Journal::read(const JournalFilter& filter)
{
    const Result<QSqlDatabase> database = m_database.connection();
    if (!database)
        return database.error();
    Condition where = conditionOf(filter);
    QString sql = QStringLiteral("SELECT %1 FROM event").arg(detail::eventColumns()) + where.sql
        + (filter.newestFirst ? QStringLiteral(" ORDER BY seq DESC") : QStringLiteral(" ORDER BY seq"));
    if (filter.limit > 0) {
        sql += QStringLiteral(" LIMIT ?");
        where.values << filter.limit;
    }
    Result<QSqlQuery> query = run(*database, sql, where.values);
    if (!query)
        return query.error();
    QVector<JournalEvent> events;
    while (query->next())
        events.append(detail::eventFromQuery(*query));
    if (query->lastError().isValid())
        return journalError(m_database, query->lastError(), QStringLiteral("cannot read the journal"));
    return events;
}

Result<qint64> Journal::count(const JournalFilter& filter)
{
    const Result<QSqlDatabase> database = m_database.connection();
    if (!database)
        return database.error();
    const Condition where = conditionOf(filter);
    return number(*database, QStringLiteral("SELECT count(*) FROM event") + where.sql, where.values);
}

Result<qint64> Journal::lastSeq(const QString& rollout)
{
    const Result<QSqlDatabase> database = m_database.connection();
    if (!database)
        return database.error();
    return lastOf(*database, rollout);
}

Result<JournalEvent> Journal::last(const QString& rollout)
{
    JournalFilter filter;
    filter.rollout = rollout;
    filter.newestFirst = true;
    filter.limit = 1;
    const Result<QVector<JournalEvent>> found = read(filter);
    if (!found)
        return found.error();
    return found->isEmpty() ? JournalEvent() : found->constFirst();
}

Result<JournalHead> Journal::head()
{
    const Result<QSqlDatabase> database = m_database.connection();
    if (!database)
        return database.error();
    return headOf(*database);
}

Result<int> Journal::acquireEpoch(const QString& rollout)
{
    const Result<QSqlDatabase> database = m_database.connection();
    if (!database)
        return database.error();
    ScopedTransaction transaction(*database);
    if (const Status begun = transaction.begin(); !begun)
        return begun.error();
    const Result<QSqlQuery> raised = run(*database,
        QStringLiteral("INSERT INTO epoch (rollout, epoch) VALUES (?, 1) ON CONFLICT (rollout) DO UPDATE SET epoch = epoch + 1"), {rollout});
    if (!raised)
        return raised.error();
    const Result<qint64> epoch = epochOf(*database, rollout);
    if (!epoch)
        return epoch.error();
    if (const Status committed = transaction.commit(); !committed)
        return committed.error();
    return int(*epoch);
}

Result<int> Journal::currentEpoch(const QString& rollout)
{
    const Result<QSqlDatabase> database = m_database.connection();
    if (!database)
        return database.error();
    const Result<qint64> epoch = epochOf(*database, rollout);
    if (!epoch)
        return epoch.error();
    return int(*epoch);
}

Result<Journal::Verification> Journal::verify(const CancelToken& cancel)
{
    const Result<QSqlDatabase> database = m_database.connection();
    if (!database)
        return database.error();
    // The head first: a line appended while the chain is read is then newer than the head, not missing from it.
    const Result<JournalHead> head = headOf(*database);
    if (!head)
        return head.error();
    Result<QSqlQuery> query = run(*database, QStringLiteral("SELECT %1 FROM event ORDER BY seq").arg(detail::eventColumns()));
    if (!query)
        return query.error();
    Verification result;
    QString previous;
    const auto bad = [&](qint64 seq, const QString& finding) {
        result.firstBadSeq = seq;
        result.finding = finding;
        return result;
    };
    while (query->next()) {
        if ((result.count & 0xfff) == 0 && cancel.isCancelled())
            return makeError(ErrorClass::Cancelled, QStringLiteral("the check was stopped"));
        // The stored text is hashed, not what a reading of it would print again.
        QStringList fields {query->value(11).toString()};
        for (int i = 0; i <= 10; ++i)
            fields << query->value(i).toString();
        const qint64 seq = query->value(0).toLongLong();
        const QString hash = query->value(12).toString();
        ++result.count;
        if (seq != result.count)
            return bad(result.count, QStringLiteral("line %1 is missing").arg(result.count));
        if (fields.constFirst() != previous)
            return bad(seq, QStringLiteral("line %1 does not follow on the line before it").arg(seq));
        if (detail::chainHash(fields) != hash)
            return bad(seq, QStringLiteral("line %1 was changed after it was written").arg(seq));
        if (seq == head->seq && hash != head->hash)
            return bad(seq, QStringLiteral("line %1 is not the one that was written last").arg(seq));
        previous = hash;
    }
    if (query->lastError().isValid())
        return journalError(m_database, query->lastError(), QStringLiteral("cannot read the journal"));
    if (result.count > 0 && head->seq == 0)
        return bad(result.count, QStringLiteral("the record of the last line is gone"));
    if (result.count < head->seq)
        return bad(result.count + 1, QStringLiteral("line %1 is missing").arg(result.count + 1));
    return result;
}

} // namespace skein::store
