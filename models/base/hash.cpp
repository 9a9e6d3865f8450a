#include "models/base/hash.h"

#include <QCryptographicHash>
#include <QtEndian>

namespace skein {

QString sha256Hex(const QByteArray& data)
{
    return QString::fromLatin1(QCryptographicHash::hash(data, QCryptographicHash::Sha256).toHex());
}

quint64 stableHash(const QByteArray& data)
{
    return qFromBigEndian<quint64>(QCryptographicHash::hash(data, QCryptographicHash::Sha256).constData());
}

} // namespace skein
