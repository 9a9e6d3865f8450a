#include "tests/models/codegen/support.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace skein::test {

namespace {

const codegen::Dialect& dialect(const QString& name)
{
    static const codegen::Dialect none;
    const Result<const codegen::Dialect*> found = codegen::dialectByName(name);
    return found ? **found : none;
}

QJsonArray columns(const QString& text)
{
    QJsonArray list;
    for (const QString& part : text.split(QStringLiteral(", "), Qt::SkipEmptyParts)) {
        QJsonObject column {{QStringLiteral("name"), part.section(QLatin1Char(' '), 0, 0)},
            {QStringLiteral("type"), part.section(QLatin1Char(' '), 1, 1)}};
        if (part.endsWith(QLatin1String(" not null")))
            column.insert(QStringLiteral("nullable"), false);
        list.append(column);
    }
    return list;
}

} // namespace

const codegen::Dialect& sqlite()
{
    return dialect(QStringLiteral("sqlite"));
}

const codegen::Dialect& postgres()
{
    return dialect(QStringLiteral("postgres"));
}

mapping::Mapping mappingOf(const QByteArray& rules, const QString& source, const QString& target, const QByteArray& grain)
{
    QJsonArray list;
    for (const QJsonValue& value : QJsonDocument::fromJson("[" + rules + "]").array()) {
        QJsonObject rule = value.toObject();
        if (!rule.contains(QStringLiteral("review")))
            rule.insert(QStringLiteral("review"), QJsonObject {{QStringLiteral("state"), QStringLiteral("accepted")}});
        list.append(rule);
    }
    QJsonObject from {{QStringLiteral("dataset"), QStringLiteral("shop.orders_v1")}, {QStringLiteral("columns"), columns(source)}};
    QJsonObject to {{QStringLiteral("dataset"), QStringLiteral("shop.orders_v2")}, {QStringLiteral("columns"), columns(target)}};
    const QJsonObject document {{QStringLiteral("skeinMapping"), 1}, {QStringLiteral("id"), QStringLiteral("orders")},
        {QStringLiteral("source"), from}, {QStringLiteral("target"), to},
        {QStringLiteral("grain"), QJsonDocument::fromJson(grain).object()}, {QStringLiteral("rules"), list}};
    const Result<mapping::Mapping> mapping = mapping::mappingFromJson(QJsonDocument(document).toJson());
    if (!mapping)
        qFatal("%s", qPrintable(mapping.error().toText()));
    return *mapping;
}

QString problems(const QVector<codegen::Diagnostic>& diagnostics)
{
    QStringList list;
    for (const codegen::Diagnostic& diagnostic : diagnostics) {
        list.append(QStringLiteral("%1 %2: %3").arg(codegen::severityName(diagnostic.severity), diagnostic.rule,
            diagnostic.message));
    }
    return list.join(QLatin1Char('\n'));
}

} // namespace skein::test
