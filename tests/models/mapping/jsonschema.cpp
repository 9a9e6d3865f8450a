#include "tests/models/mapping/jsonschema.h"

#include <QJsonArray>
#include <QRegularExpression>

#include <cmath>

namespace skein::test {

namespace {

bool hasType(const QJsonValue& value, const QString& type)
{
    if (type == QLatin1String("object"))
        return value.isObject();
    if (type == QLatin1String("array"))
        return value.isArray();
    if (type == QLatin1String("string"))
        return value.isString();
    if (type == QLatin1String("boolean"))
        return value.isBool();
    if (type == QLatin1String("null"))
        return value.isNull();
    if (type == QLatin1String("integer"))
        return value.isDouble() && std::floor(value.toDouble()) == value.toDouble();
    return type == QLatin1String("number") && value.isDouble();
}

QJsonObject resolve(const QString& ref, const QJsonObject& root)
{
    QJsonValue at = root;
    for (const QString& part : ref.mid(2).split(QLatin1Char('/')))
        at = at.toObject().value(part);
    return at.toObject();
}

} // namespace

QStringList schemaFaults(const QJsonValue& value, const QJsonObject& schema, const QJsonObject& root, const QString& path)
{
    QStringList faults;
    const auto matches = [&](const QJsonValue& sub) { return schemaFaults(value, sub.toObject(), root, path).isEmpty(); };
    for (auto it = schema.begin(); it != schema.end(); ++it) {
        const QString key = it.key();
        const QJsonValue rule = it.value();
        bool ok = true;
        if (key == QLatin1String("$ref")) {
            faults += schemaFaults(value, resolve(rule.toString(), root), root, path);
        } else if (key == QLatin1String("type")) {
            ok = false;
            const QJsonArray types = rule.isArray() ? rule.toArray() : QJsonArray {rule};
            for (const QJsonValue& type : types)
                ok = ok || hasType(value, type.toString());
        } else if (key == QLatin1String("const")) {
            ok = value == rule;
        } else if (key == QLatin1String("enum")) {
            ok = rule.toArray().contains(value);
        } else if (key == QLatin1String("required") && value.isObject()) {
            for (const QJsonValue& name : rule.toArray())
                ok = ok && value.toObject().contains(name.toString());
        } else if (key == QLatin1String("properties") && value.isObject()) {
            const QJsonObject properties = rule.toObject();
            for (auto p = properties.begin(); p != properties.end(); ++p) {
                if (value.toObject().contains(p.key()))
                    faults += schemaFaults(value.toObject().value(p.key()), p.value().toObject(), root, path + QLatin1Char('.') + p.key());
            }
        } else if (key == QLatin1String("additionalProperties") && value.isObject()) {
            const QJsonObject object = value.toObject();
            for (auto p = object.begin(); p != object.end(); ++p)
                faults += schemaFaults(p.value(), rule.toObject(), root, path + QLatin1Char('.') + p.key());
        } else if (key == QLatin1String("items") && value.isArray()) {
            for (int i = 0; i < value.toArray().size(); ++i)
                faults += schemaFaults(value.toArray().at(i), rule.toObject(), root, QStringLiteral("%1[%2]").arg(path).arg(i));
        } else if (key == QLatin1String("minItems") && value.isArray()) {
            ok = value.toArray().size() >= rule.toInt();
        } else if (key == QLatin1String("maxItems") && value.isArray()) {
            ok = value.toArray().size() <= rule.toInt();
        } else if (key == QLatin1String("minLength") && value.isString()) {
            ok = value.toString().size() >= rule.toInt();
        } else if (key == QLatin1String("pattern") && value.isString()) {
            ok = QRegularExpression(rule.toString()).match(value.toString()).hasMatch();
        } else if (key == QLatin1String("minProperties") && value.isObject()) {
            ok = value.toObject().size() >= rule.toInt();
        } else if (key == QLatin1String("minimum") && value.isDouble()) {
            ok = value.toDouble() >= rule.toDouble();
        } else if (key == QLatin1String("maximum") && value.isDouble()) {
            ok = value.toDouble() <= rule.toDouble();
        } else if (key == QLatin1String("not")) {
            ok = !matches(rule);
        } else if (key == QLatin1String("anyOf")) {
            ok = false;
            for (const QJsonValue& option : rule.toArray())
                ok = ok || matches(option);
        } else if (key == QLatin1String("allOf")) {
            for (const QJsonValue& part : rule.toArray())
                faults += schemaFaults(value, part.toObject(), root, path);
        } else if (key == QLatin1String("if") && matches(rule)) {
            faults += schemaFaults(value, schema.value(QLatin1String("then")).toObject(), root, path);
        }
        if (!ok)
            faults.append(path + QLatin1Char(' ') + key);
    }
    return faults;
}

} // namespace skein::test
