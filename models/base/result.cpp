#include "models/base/result.h"

namespace skein {

QString Error::toText() const
{
    QString text = where.isEmpty() ? message : where + QStringLiteral(": ") + message;
    if (!remedy.isEmpty()) {
        if (!text.endsWith(QLatin1Char('.')) && !text.endsWith(QLatin1Char('?')))
            text += QLatin1Char('.');
        text += QLatin1Char(' ') + remedy;
    }
    return text;
}

QJsonObject Error::toJson() const
{
    return QJsonObject {
        {QStringLiteral("class"), errorClassName(cls)},
        {QStringLiteral("message"), message},
        {QStringLiteral("where"), where},
        {QStringLiteral("remedy"), remedy},
    };
}

} // namespace skein
