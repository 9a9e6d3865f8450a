#include "models/store/journaltext.h"

#include "models/base/hash.h"

#include <QJsonDocument>
#include <QVariant>

namespace skein::store {

namespace detail {

QString wallText(const QDateTime& wall)
{
    return wall.toUTC().toString(QStringLiteral("yyyy-MM-ddThh:mm:ss.zzzZ"));
}

QString payloadText(const QJsonObject& payload)
{
    return QString::fromUtf8(QJsonDocument(payload).toJson(QJsonDocument::Compact));
}

QString chainHash(const QStringList& fields)
{
    QByteArray data;
    for (const QString& field : fields) {
        const QByteArray utf8 = field.toUtf8();
        data += QByteArray::number(utf8.size()) + ':' + utf8;
    }
    return sha256Hex(data);
}

QString eventColumns()
{
    return QStringLiteral("seq, rollout, target, step, attempt, epoch, kind, mono_ms, wall, actor, payload, prev_hash, hash");
}

JournalEvent eventFromQuery(const QSqlQuery& query)
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

} // namespace detail

QString Journal::hashOf(const JournalEvent& event)
{
    return detail::chainHash({event.prevHash, QString::number(event.seq), event.rollout, event.target, event.step, QString::number(event.attempt),
        QString::number(event.epoch), event.kind, QString::number(event.monoMs), detail::wallText(event.wall), event.actor,
        detail::payloadText(event.payload)});
}

} // namespace skein::store
