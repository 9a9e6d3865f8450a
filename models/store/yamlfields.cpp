#include "models/store/yamlfields.h"

#include <QByteArrayList>
#include <QRegularExpression>

namespace skein::store {

YamlFields::YamlFields(const YamlNode& node, QString fileName, QString prefix)
    : m_node(node)
    , m_fileName(std::move(fileName))
    , m_prefix(std::move(prefix))
{
    if (node.isScalar() && !m_prefix.isEmpty()) {
        m_node = {};
        m_node.type = YamlNode::Type::Mapping;
        m_node.line = node.line;
        m_node.keys << QStringLiteral("path");
        m_node.items << node;
    } else if (!node.isMapping()) {
        failAt(m_prefix.isEmpty() ? QStringLiteral("the document") : m_prefix, node.line, QStringLiteral("must be a mapping"));
    }
    QSet<QString> seen;
    for (qsizetype i = 0; i < m_node.keys.size(); ++i) {
        if (seen.contains(m_node.keys[i]))
            failAt(dotted(m_node.keys[i]), m_node.items[i].line, QStringLiteral("is given twice"));
        seen.insert(m_node.keys[i]);
    }
}

QString YamlFields::dotted(const QString& key) const
{
    return m_prefix.isEmpty() ? key : m_prefix + QLatin1Char('.') + key;
}

const YamlNode* YamlFields::take(const char* key)
{
    const QString name = QLatin1String(key);
    m_taken.insert(name);
    const YamlNode* node = m_node.find(name);
    return node && node->type != YamlNode::Type::Null ? node : nullptr;
}

void YamlFields::failAt(const QString& field, int line, const QString& message)
{
    if (m_error)
        return;
    m_error = makeError(ErrorClass::BadInput, QStringLiteral("%1 %2").arg(field, message), QStringLiteral("%1:%2").arg(m_fileName).arg(line),
        QStringLiteral("Correct the field and open the workspace again."));
}

void YamlFields::fail(const char* key, const QString& message)
{
    const QString name = QLatin1String(key);
    const YamlNode* node = m_node.find(name);
    failAt(dotted(name), node ? node->line : m_node.line, message);
}

QString YamlFields::text(const char* key, const QString& fallback)
{
    const YamlNode* node = take(key);
    if (!node)
        return fallback;
    if (node->isScalar())
        return node->text;
    fail(key, QStringLiteral("must be a text"));
    return fallback;
}

QString YamlFields::required(const char* key)
{
    const QString value = text(key);
    if (value.isEmpty())
        fail(key, QStringLiteral("is missing"));
    return value;
}

QString YamlFields::choice(const char* key, std::initializer_list<const char*> choices)
{
    const QString value = text(key, QLatin1String(*choices.begin()));
    QStringList names;
    for (const char* name : choices)
        names << QLatin1String(name);
    if (names.contains(value))
        return value;
    fail(key, QStringLiteral("is \"%1\"; it must be one of %2").arg(value, names.join(QStringLiteral(", "))));
    return names.constFirst();
}

bool YamlFields::flag(const char* key, bool fallback)
{
    const QString value = text(key).toLower();
    if (value.isEmpty())
        return fallback;
    if (value == QLatin1String("true") || value == QLatin1String("yes") || value == QLatin1String("on"))
        return true;
    if (value == QLatin1String("false") || value == QLatin1String("no") || value == QLatin1String("off"))
        return false;
    fail(key, QStringLiteral("is \"%1\"; it must be true or false").arg(value));
    return fallback;
}

QStringList YamlFields::list(const char* key)
{
    QStringList values;
    const YamlNode* node = take(key);
    if (!node)
        return values;
    if (!node->isSequence()) {
        fail(key, QStringLiteral("must be a list of texts"));
        return values;
    }
    for (const YamlNode& item : node->items) {
        if (item.isScalar())
            values << item.text;
        else
            failAt(dotted(QLatin1String(key)), item.line, QStringLiteral("must be a list of texts"));
    }
    return values;
}

QMap<QString, QString> YamlFields::map(const char* key)
{
    QMap<QString, QString> values;
    const YamlNode* node = take(key);
    if (!node)
        return values;
    if (!node->isMapping()) {
        fail(key, QStringLiteral("must be a mapping"));
        return values;
    }
    for (qsizetype i = 0; i < node->keys.size(); ++i) {
        const YamlNode& item = node->items[i];
        if (item.isScalar() || item.type == YamlNode::Type::Null)
            values.insert(node->keys[i], item.text);
        else
            failAt(dotted(QLatin1String(key)) + QLatin1Char('.') + node->keys[i], item.line, QStringLiteral("must be a text"));
    }
    return values;
}

QVector<YamlFields> YamlFields::mappings(const char* key)
{
    QVector<YamlFields> result;
    const YamlNode* node = take(key);
    if (!node)
        return result;
    if (!node->isSequence()) {
        fail(key, QStringLiteral("must be a list"));
        return result;
    }
    for (qsizetype i = 0; i < node->items.size(); ++i)
        result.append(YamlFields(node->items[i], m_fileName, dotted(QStringLiteral("%1[%2]").arg(QLatin1String(key)).arg(i))));
    return result;
}

void YamlFields::adopt(const YamlFields& child)
{
    if (!m_error)
        m_error = child.m_error;
    m_unknownKeys += child.m_unknownKeys;
    m_warnings += child.m_warnings;
}

QVector<QPair<QString, YamlNode>> YamlFields::rest()
{
    QVector<QPair<QString, YamlNode>> fields;
    for (qsizetype i = 0; i < m_node.keys.size(); ++i) {
        const QString& key = m_node.keys[i];
        if (m_taken.contains(key))
            continue;
        fields.append({key, m_node.items[i]});
        m_unknownKeys << dotted(key);
        m_warnings << QStringLiteral("%1:%2: %3 is not known to this version; it is kept").arg(m_fileName).arg(m_node.items[i].line).arg(dotted(key));
    }
    return fields;
}

void YamlText::line(const QByteArray& text)
{
    QByteArray lead = m_indent;
    if (m_firstOfItem)
        lead = m_indent.chopped(2) + "- ";
    m_firstOfItem = false;
    m_text += lead + text + '\n';
}

void YamlText::field(const char* key, const QString& value)
{
    line(QByteArray(key) + ": " + yamlScalar(value));
}

void YamlText::optional(const char* key, const QString& value)
{
    if (!value.isEmpty())
        field(key, value);
}

void YamlText::flag(const char* key, bool value)
{
    line(QByteArray(key) + (value ? ": true" : ": false"));
}

void YamlText::list(const char* key, const QStringList& values)
{
    if (values.isEmpty())
        return;
    line(QByteArray(key) + ':');
    for (const QString& value : values)
        line("  - " + yamlScalar(value));
}

void YamlText::map(const char* key, const QMap<QString, QString>& values)
{
    if (values.isEmpty())
        return;
    line(QByteArray(key) + ':');
    for (auto it = values.cbegin(); it != values.cend(); ++it)
        line("  " + yamlScalar(it.key()) + ": " + yamlScalar(it.value()));
}

void YamlText::beginList(const char* key, bool empty)
{
    endLists();
    if (!empty)
        line(QByteArray(key) + ':');
}

void YamlText::beginItem()
{
    m_indent = "    ";
    m_firstOfItem = true;
}

void YamlText::endLists()
{
    m_indent.clear();
    m_firstOfItem = false;
}

void YamlText::unknown(const QVector<QPair<QString, YamlNode>>& fields)
{
    for (const auto& [key, node] : fields)
        line(yamlScalar(key) + ": " + flow(node));
}

QByteArray YamlText::flow(const YamlNode& node)
{
    static const QRegularExpression plainWord(QStringLiteral("^[A-Za-z0-9_.+-]+$"));
    QByteArrayList parts;
    switch (node.type) {
    case YamlNode::Type::Null:
        return "null";
    case YamlNode::Type::Scalar:
        // A quoted "12" is a text, a plain 12 a number: what it was it stays.
        return !node.quoted && plainWord.match(node.text).hasMatch() ? node.text.toUtf8() : yamlScalar(node.text);
    case YamlNode::Type::Sequence:
        for (const YamlNode& item : node.items)
            parts << flow(item);
        return '[' + parts.join(", ") + ']';
    case YamlNode::Type::Mapping:
        for (qsizetype i = 0; i < node.keys.size(); ++i)
            parts << yamlScalar(node.keys[i]) + ": " + flow(node.items[i]);
        return '{' + parts.join(", ") + '}';
    }
    return {};
}

} // namespace skein::store
