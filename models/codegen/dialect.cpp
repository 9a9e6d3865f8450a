#include "models/codegen/dialect.h"

#include "resources/resources.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <map>

namespace skein::codegen {

namespace {

QHash<QString, QString> table(const QJsonObject& root, const char* field)
{
    QHash<QString, QString> result;
    const QJsonObject object = root.value(QLatin1String(field)).toObject();
    for (auto it = object.begin(); it != object.end(); ++it)
        result.insert(it.key(), it.value().toString());
    return result;
}

QSet<QString> words(const QJsonObject& root, const char* field)
{
    QSet<QString> result;
    const QJsonArray array = root.value(QLatin1String(field)).toArray();
    for (const QJsonValue& value : array)
        result.insert(value.toString());
    return result;
}

Dialect read(const QJsonObject& root)
{
    Dialect dialect;
    dialect.name = root.value(QLatin1String("name")).toString();
    dialect.title = root.value(QLatin1String("title")).toString();
    dialect.quote = root.value(QLatin1String("identifierQuote")).toString(QStringLiteral("\"")).at(0);
    dialect.foldsCase = root.value(QLatin1String("foldsCase")).toBool();
    dialect.lastPartOnly = root.value(QLatin1String("qualifiedNames")).toString() == QLatin1String("last");
    dialect.maxIdentifier = root.value(QLatin1String("maxIdentifier")).toInt();
    const QJsonArray booleans = root.value(QLatin1String("booleans")).toArray();
    dialect.falseText = booleans.at(0).toString();
    dialect.trueText = booleans.at(1).toString();
    dialect.concatPrecedence = root.value(QLatin1String("concatPrecedence")).toInt(70);
    dialect.types = table(root, "types");
    dialect.castTypes = table(root, "castTypes");
    dialect.casts = table(root, "casts");
    dialect.guards = table(root, "guards");
    dialect.functions = table(root, "functions");
    dialect.raise = root.value(QLatin1String("raise")).toString();
    dialect.createTableAsKeepsTypes = root.value(QLatin1String("createTableAsKeepsTypes")).toBool(true);
    dialect.withoutMinMax = words(root, "withoutMinMax");
    dialect.reserved = words(root, "reserved");
    return dialect;
}

const std::map<QString, Dialect>& dialects()
{
    static const std::map<QString, Dialect> all = [] {
        // Compiled-in data: no effect on the outside world.
        initResources();
        std::map<QString, Dialect> result;
        for (const QString& name : {QStringLiteral("sqlite"), QStringLiteral("postgres")}) {
            QFile file(QStringLiteral(":/skein/dialects/%1.json").arg(name));
            if (file.open(QIODevice::ReadOnly))
                result.emplace(name, read(QJsonDocument::fromJson(file.readAll()).object()));
        }
        return result;
    }();
    return all;
}

} // namespace

QString Dialect::identifier(const QString& name) const
{
    static const QRegularExpression plain(QStringLiteral("^[A-Za-z_][A-Za-z0-9_]*$"));
    const bool bare = plain.match(name).hasMatch() && !reserved.contains(name.toLower())
        && (!foldsCase || name == name.toLower());
    if (bare)
        return name;
    QString escaped = name;
    escaped.replace(quote, QString(2, quote));
    return quote + escaped + quote;
}

QString Dialect::relation(const QString& qualifiedName) const
{
    QStringList parts = qualifiedName.split(QLatin1Char('.'));
    if (lastPartOnly)
        parts = {parts.constLast()};
    for (QString& part : parts)
        part = identifier(part);
    return parts.join(QLatin1Char('.'));
}

Result<const Dialect*> dialectByName(const QString& name)
{
    const auto it = dialects().find(name.toLower() == QLatin1String("postgresql") ? QStringLiteral("postgres") : name.toLower());
    if (it != dialects().end())
        return &it->second;
    return makeError(ErrorClass::Logic, QStringLiteral("no generator knows the dialect '%1'").arg(name), name,
        QStringLiteral("Use one of: %1").arg(dialectNames().join(QStringLiteral(", "))));
}

QStringList dialectNames()
{
    QStringList names;
    for (const auto& [name, dialect] : dialects())
        names.append(name);
    return names;
}

} // namespace skein::codegen
