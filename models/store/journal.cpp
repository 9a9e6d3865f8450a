#include "models/store/journal.h"

#include "models/base/hash.h"

#include <QJsonDocument>
#include <QVariant>

namespace skein::store {

namespace {

QString wallText(const QDateTime& wall)
{
    return wall.toUTC().toString(QStringLiteral("yyyy-MM-ddThh:mm:ss.zzzZ"));
}

QString payloadText(const QJsonObject& payload)
{
    return QString::fromUtf8(QJsonDocument(payload).toJson(QJsonDocument::Compact));
}

const QString columns = QStringLiteral("seq, rollout, target, step, attempt, epoch, kind, mono_ms, wall, actor, payload, prev_hash, hash");

JournalEvent fromQuery(const QSqlQuery& query)
{
    JournalEvent event;
    event.seq = query.value(0).toLongLong();
    event.rollout = query.value(1).toString();
    event.target = query.value(2).toString();
    event.step = query.value(3).toString();
    event.attempt = query.value(4).toInt();
    event.epoch = query.value(5).toInt();
    event.kind = query.value(6).toString();
    event.monoMs = query.value(7).toLongLong();
    event.wall = QDateTime::fromString(query.value(8).toString(), Qt::ISODateWithMs);
    event.actor = query.value(9).toString();
    event.payload = QJsonDocument::fromJson(query.value(10).toString().toUtf8()).object();
    event.prevHash = query.value(11).toString();
    event.hash = query.value(12).toString();
    return event;
}

QString hashFields(const QStringList& fields)
{
    QByteArray data;
    for (const QString& field : fields) {
        const QByteArray utf8 = field.toUtf8();
        data += QByteArray::number(utf8.size()) + ':' + utf8;
    }
    return sha256Hex(data);
}

/// Empty texts are stored as such: a null QString would become NULL.
QVariant stored(const QString& text)
{
    return text.isNull() ? QStringLiteral("") : text;
}

} // namespace

Journal::Journal(Database& database)
    : m_database(database)
{
}

QString Journal::hashOf(const JournalEvent& event)
{
    return hashFields({event.prevHash, QString::number(event.seq), event.rollout, event.target, event.step, QString::number(event.attempt),
        QString::number(event.epoch), event.kind, QString::number(event.monoMs), wallText(event.wall), event.actor, payloadText(event.payload)});
}

void Journal::setBoundaryHook(std::function<void(const char*, int)> hook)
{
    m_hook = std::move(hook);
}

Result<qint64> Journal::append(JournalEvent event)
{
    const Result<QSqlDatabase> database = m_database.connection();
    if (!database)
        return database.error();
    Transaction transaction(*database);
    if (const Status begun = transaction.begin(); !begun)
        return begun.error();
    if (!event.rollout.isEmpty()) {
        Result<QSqlQuery> epoch = run(*database, QStringLiteral("SELECT epoch FROM epoch WHERE rollout = ?"), {event.rollout});
        if (!epoch)
            return epoch.error();
        if (epoch->next() && epoch->value(0).toInt() > event.epoch && event.kind != QLatin1String("note")) {
            return makeError(ErrorClass::Logic, QStringLiteral("a newer runner has taken %1 over").arg(event.rollout), event.rollout,
                QStringLiteral("Stop this runner; the other one goes on."));
        }
        epoch->finish();
    }
    Result<QSqlQuery> last = run(*database, QStringLiteral("SELECT seq, hash FROM event ORDER BY seq DESC LIMIT 1"));
    if (!last)
        return last.error();
    const bool any = last->next();
    event.seq = any ? last->value(0).toLongLong() + 1 : 1;
    event.prevHash = any ? last->value(1).toString() : QString();
    last->finish();
    if (!event.wall.isValid())
        event.wall = QDateTime::currentDateTimeUtc();
    event.hash = hashOf(event);
    const Result<QSqlQuery> inserted = run(*database, QStringLiteral("INSERT INTO event (%1) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)").arg(columns),
        {event.seq, stored(event.rollout), stored(event.target), stored(event.step), event.attempt, event.epoch, stored(event.kind), event.monoMs,
            wallText(event.wall), stored(event.actor), payloadText(event.payload), stored(event.prevHash), event.hash});
    if (!inserted)
        return inserted.error();
    ++m_lines;
    if (m_hook)
        m_hook("before", m_lines);
    if (const Status committed = transaction.commit(); !committed)
        return committed.error();
    if (m_hook)
        m_hook("after", m_lines);
    return event.seq;
}

Result<QVector<JournalEvent>> Journal::read(const JournalFilter& filter)
{
    const Result<QSqlDatabase> database = m_database.connection();
    if (!database)
        return database.error();
    QString sql = QStringLiteral("SELECT %1 FROM event WHERE seq > ?").arg(columns);
    QVariantList values {filter.afterSeq};
    if (filter.beforeSeq > 0) {
        sql += QStringLiteral(" AND seq < ?");
        values << filter.beforeSeq;
    }
    if (!filter.rollout.isEmpty()) {
        sql += QStringLiteral(" AND rollout = ?");
        values << filter.rollout;
    }
    if (!filter.target.isEmpty()) {
        sql += QStringLiteral(" AND target = ?");
        values << filter.target;
    }
    if (!filter.kinds.isEmpty()) {
        QStringList marks;
        for (const QString& kind : filter.kinds) {
            marks << QStringLiteral("?");
            values << kind;
        }
        sql += QStringLiteral(" AND kind IN (%1)").arg(marks.join(QLatin1Char(',')));
    }
    if (!filter.text.isEmpty()) {
        sql += QStringLiteral(" AND (instr(lower(step), ?) OR instr(lower(target), ?) OR instr(lower(actor), ?) OR instr(lower(payload), ?))");
        for (int i = 0; i < 4; ++i)
            values << filter.text.toLower();
    }
    sql += filter.newestFirst ? QStringLiteral(" ORDER BY seq DESC") : QStringLiteral(" ORDER BY seq");
    if (filter.limit > 0) {
        sql += QStringLiteral(" LIMIT ?");
        values << filter.limit;
    }
    Result<QSqlQuery> query = run(*database, sql, values);
    if (!query)
        return query.error();
    QVector<JournalEvent> events;
    while (query->next())
        events.append(fromQuery(*query));
    return events;
}

Result<qint64> Journal::lastSeq()
{
    const Result<QSqlDatabase> database = m_database.connection();
    if (!database)
        return database.error();
    Result<QSqlQuery> query = run(*database, QStringLiteral("SELECT COALESCE(MAX(seq), 0) FROM event"));
    if (!query)
        return query.error();
    return query->next() ? query->value(0).toLongLong() : 0;
}

Result<int> Journal::acquireEpoch(const QString& rollout)
{
    const Result<QSqlDatabase> database = m_database.connection();
    if (!database)
        return database.error();
    Transaction transaction(*database);
    if (const Status begun = transaction.begin(); !begun)
        return begun.error();
    const Result<QSqlQuery> raised = run(*database,
        QStringLiteral("INSERT INTO epoch (rollout, epoch) VALUES (?, 1) ON CONFLICT (rollout) DO UPDATE SET epoch = epoch + 1"), {rollout});
    if (!raised)
        return raised.error();
    Result<QSqlQuery> query = run(*database, QStringLiteral("SELECT epoch FROM epoch WHERE rollout = ?"), {rollout});
    if (!query)
        return query.error();
    const int epoch = query->next() ? query->value(0).toInt() : 0;
    query->finish();
    if (const Status committed = transaction.commit(); !committed)
        return committed.error();
    return epoch;
}

Result<Journal::Verification> Journal::verify()
{
    const Result<QSqlDatabase> database = m_database.connection();
    if (!database)
        return database.error();
    Result<QSqlQuery> query = run(*database, QStringLiteral("SELECT %1 FROM event ORDER BY seq").arg(columns));
    if (!query)
        return query.error();
    Verification result;
    QString previous;
    while (query->next()) {
        const JournalEvent event = fromQuery(*query);
        ++result.count;
        // The stored text is hashed, not what a reading of it would print again.
        const QString recomputed = hashFields({event.prevHash, QString::number(event.seq), event.rollout, event.target, event.step,
            QString::number(event.attempt), QString::number(event.epoch), event.kind, QString::number(event.monoMs), query->value(8).toString(),
            event.actor, query->value(10).toString()});
        if (event.seq != result.count || event.prevHash != previous || event.hash != recomputed) {
            result.firstBadSeq = event.seq;
            return result;
        }
        previous = event.hash;
    }
    return result;
}

} // namespace skein::store
