#include "models/warehouse/types.h"

#include "models/base/hash.h"

namespace skein::warehouse {

namespace {

QString hex16(quint64 value)
{
    return QStringLiteral("%1").arg(value, 16, 16, QLatin1Char('0'));
}

} // namespace

QString Fingerprint::toString() const
{
    return QString::number(rows) + QLatin1Char(':') + hex16(high) + hex16(low);
}

Result<Fingerprint> Fingerprint::fromString(const QString& text)
{
    const qsizetype colon = text.indexOf(QLatin1Char(':'));
    bool rowsOk = false;
    bool highOk = false;
    bool lowOk = false;
    Fingerprint fingerprint;
    if (colon > 0 && text.size() == colon + 33) {
        fingerprint.rows = text.left(colon).toLongLong(&rowsOk);
        fingerprint.high = text.mid(colon + 1, 16).toULongLong(&highOk, 16);
        fingerprint.low = text.mid(colon + 17).toULongLong(&lowOk, 16);
    }
    if (!rowsOk || !highOk || !lowOk)
        return makeError(ErrorClass::BadInput, QStringLiteral("'%1' is not a fingerprint").arg(text), {},
            QStringLiteral("Expected rows, a colon and 32 hexadecimal digits."));
    return fingerprint;
}

QString InputMark::toString() const
{
    return QStringLiteral("rows=%1;rowid=%2;schema=%3;").arg(rows).arg(maxRowid).arg(schemaHash.left(16))
        + QStringLiteral("watermark=") + watermark + QStringLiteral(";content=") + content;
}

QString ObjectWitness::toString() const
{
    if (!exists)
        return QStringLiteral("absent");
    const QString kindText = kind == ObjectKind::View ? QStringLiteral("view") : QStringLiteral("table");
    return kindText + QLatin1Char(':') + target + QLatin1Char(':') + sha256Hex(sql.toUtf8()).left(16);
}

} // namespace skein::warehouse
