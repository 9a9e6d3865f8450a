#include "models/base/yaml.h"

#include <yaml.h>

#include <memory>
#include <optional>

namespace skein {

namespace {

constexpr int maxDepth = 200;
/// The parser takes quadratic time over brackets that nest. Those in texts are counted with the others, hence the room.
constexpr int maxOpenBrackets = 1000;
/// How much bigger aliases may make a document than it is written. Honest ones repeat a block a few times.
constexpr qint64 aliasFactor = 16;
constexpr qint64 aliasFloor = 10000;

struct ParserDeleter {
    void operator()(yaml_parser_t* parser) const
    {
        yaml_parser_delete(parser);
        delete parser;
    }
};

struct DocumentDeleter {
    void operator()(yaml_document_t* document) const
    {
        yaml_document_delete(document);
        delete document;
    }
};

Error tooDeep(const QString& fileName, qsizetype line)
{
    return makeError(ErrorClass::BadInput, QStringLiteral("the document nests deeper than %1 levels").arg(maxDepth),
        QStringLiteral("%1:%2").arg(fileName).arg(line), QStringLiteral("Make it flatter, and remove aliases that contain themselves."));
}

class Converter
{
public:
    Converter(yaml_document_t* document, QString fileName, int firstLine, int maxNodes)
        : m_document(document)
        , m_fileName(std::move(fileName))
        , m_firstLine(firstLine)
        , m_written(document->nodes.top - document->nodes.start)
        , m_left(qMin(qint64(maxNodes), m_written * aliasFactor + aliasFloor))
    {
    }

    Result<YamlNode> convert(const yaml_node_t* node, int depth)
    {
        YamlNode result;
        if (!node)
            return result;
        result.line = int(node->start_mark.line) + m_firstLine;
        if (depth > maxDepth)
            return tooDeep(m_fileName, result.line);
        if (--m_left < 0) {
            return makeError(ErrorClass::BadInput, QStringLiteral("the document expands to too many values"),
                QStringLiteral("%1:%2").arg(m_fileName).arg(result.line), QStringLiteral("Remove aliases that repeat each other, or split the file."));
        }
        switch (node->type) {
        case YAML_SCALAR_NODE:
            result.type = YamlNode::Type::Scalar;
            result.text = QString::fromUtf8(reinterpret_cast<const char*>(node->data.scalar.value), qsizetype(node->data.scalar.length));
            result.quoted = node->data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
            if (!result.quoted && (result.text.isEmpty() || result.text == QLatin1String("~") || result.text == QLatin1String("null")))
                result.type = YamlNode::Type::Null;
            break;
        case YAML_SEQUENCE_NODE:
            result.type = YamlNode::Type::Sequence;
            for (auto* item = node->data.sequence.items.start; item < node->data.sequence.items.top; ++item) {
                Result<YamlNode> child = convert(yaml_document_get_node(m_document, *item), depth + 1);
                if (!child)
                    return child;
                result.items.append(std::move(*child));
            }
            break;
        case YAML_MAPPING_NODE:
            result.type = YamlNode::Type::Mapping;
            for (auto* pair = node->data.mapping.pairs.start; pair < node->data.mapping.pairs.top; ++pair) {
                const yaml_node_t* key = yaml_document_get_node(m_document, pair->key);
                Result<YamlNode> child = convert(yaml_document_get_node(m_document, pair->value), depth + 1);
                if (!child)
                    return child;
                result.keys.append(key && key->type == YAML_SCALAR_NODE
                        ? QString::fromUtf8(reinterpret_cast<const char*>(key->data.scalar.value), qsizetype(key->data.scalar.length))
                        : QString());
                result.items.append(std::move(*child));
            }
            break;
        default:
            break;
        }
        return result;
    }

private:
    yaml_document_t* m_document;
    QString m_fileName;
    int m_firstLine;
    qint64 m_written; ///< nodes without what aliases repeat
    qint64 m_left;
};

/// The line where more brackets are open than any document has; 0 = nowhere.
qsizetype lineOfTooManyBrackets(const QByteArray& text, int firstLine)
{
    qsizetype line = firstLine;
    int open = 0;
    for (const char c : text) {
        line += c == '\n';
        if (c == '[' || c == '{')
            ++open;
        else if (c == ']' || c == '}')
            open = qMax(0, open - 1);
        if (open > maxOpenBrackets)
            return line;
    }
    return 0;
}

/// The line a parser stumbled at, counted from 0: the last one where something is missing at the end. A byte that is no
/// text is told by its offset alone.
qsizetype errorLine(const yaml_parser_t& parser, const QByteArray& text)
{
    if (parser.error == YAML_READER_ERROR)
        return QByteArrayView(text).first(qMin(qsizetype(parser.problem_offset), text.size())).count('\n');
    const qsizetype last = text.count('\n') - (text.endsWith('\n') ? 1 : 0);
    return qMin(qsizetype(parser.problem_mark.line), qMax(qsizetype(0), last));
}

/// Reads up to the first error, which is given.
std::optional<Error> readDocuments(const QByteArray& text, const QString& fileName, int firstLine, int maxNodes, QVector<YamlNode>& documents)
{
    if (const qsizetype line = lineOfTooManyBrackets(text, firstLine); line > 0)
        return tooDeep(fileName, line);
    std::unique_ptr<yaml_parser_t, ParserDeleter> parser(new yaml_parser_t);
    if (!yaml_parser_initialize(parser.get()))
        return makeError(ErrorClass::Resource, QStringLiteral("no memory for the YAML parser"), fileName, QStringLiteral("Close other programs."));
    yaml_parser_set_input_string(parser.get(), reinterpret_cast<const unsigned char*>(text.constData()), size_t(text.size()));
    for (;;) {
        std::unique_ptr<yaml_document_t, DocumentDeleter> document(new yaml_document_t {});
        if (!yaml_parser_load(parser.get(), document.get())) {
            return makeError(ErrorClass::BadInput,
                QStringLiteral("not valid YAML: %1").arg(QString::fromUtf8(parser->problem ? parser->problem : "unreadable")),
                QStringLiteral("%1:%2").arg(fileName).arg(errorLine(*parser, text) + firstLine), QStringLiteral("Correct the file at that line."));
        }
        const yaml_node_t* root = yaml_document_get_root_node(document.get());
        if (!root)
            return std::nullopt;
        Converter converter(document.get(), fileName, firstLine, maxNodes);
        Result<YamlNode> node = converter.convert(root, 0);
        if (!node)
            return node.error();
        documents.append(std::move(*node));
    }
}

struct Part {
    qsizetype begin = 0, end = 0;
    int line = 1; ///< of its first line
};

/// A line of "---" begins a document wherever it stands, even in a quoted text. Directives before it belong to it.
QVector<Part> partsOf(const QByteArray& text)
{
    QVector<Part> parts {{0, text.size(), 1}};
    qsizetype directives = -1; // where those of the next document begin
    int line = 1, directivesLine = 1;
    for (qsizetype at = 0; at < text.size(); ++line) {
        const qsizetype newline = text.indexOf('\n', at);
        const qsizetype end = newline < 0 ? text.size() : newline + 1;
        const QByteArrayView row = QByteArrayView(text).sliced(at, end - at);
        if (row.startsWith("---") && (row.size() == 3 || QByteArrayView(" \t\r\n").contains(row[3]))) {
            const bool own = directives >= 0;
            parts.last().end = own ? directives : at;
            parts.append({own ? directives : at, text.size(), own ? directivesLine : line});
            directives = -1;
        } else if (row.startsWith('%') && directives < 0) {
            directives = at;
            directivesLine = line;
        } else if (!row.startsWith('%') && !row.startsWith('#') && !row.trimmed().isEmpty()) {
            directives = -1;
        }
        at = end;
    }
    return parts;
}

void collectDuplicates(const YamlNode& node, const QString& prefix, QVector<DuplicateKey>& found)
{
    for (qsizetype i = 0; i < node.items.size(); ++i) {
        QString path = prefix + QStringLiteral("[%1]").arg(i);
        if (node.isMapping()) {
            path = prefix.isEmpty() ? node.keys[i] : prefix + QLatin1Char('.') + node.keys[i];
            if (node.keys.indexOf(node.keys[i]) < i)
                found.append({path, node.items[i].line});
        }
        collectDuplicates(node.items[i], path, found);
    }
}

} // namespace

QVector<DuplicateKey> duplicateKeys(const YamlNode& node)
{
    QVector<DuplicateKey> found;
    collectDuplicates(node, {}, found);
    return found;
}

const YamlNode* YamlNode::find(const QString& key) const
{
    if (type != Type::Mapping)
        return nullptr;
    const qsizetype index = keys.indexOf(key);
    return index < 0 ? nullptr : &items[index];
}

QString YamlNode::string(const QString& key, const QString& fallback) const
{
    const YamlNode* node = find(key);
    return node && node->isScalar() ? node->text : fallback;
}

QStringList YamlNode::strings(const QString& key) const
{
    const YamlNode* node = find(key);
    QStringList list;
    if (!node)
        return list;
    if (node->isScalar())
        list << node->text;
    for (const YamlNode& item : node->items) {
        if (item.isScalar())
            list << item.text;
    }
    return list;
}

bool YamlNode::boolean(const QString& key, bool fallback) const
{
    const QString value = string(key).toLower();
    if (value == QLatin1String("true") || value == QLatin1String("yes") || value == QLatin1String("on"))
        return true;
    if (value == QLatin1String("false") || value == QLatin1String("no") || value == QLatin1String("off"))
        return false;
    return fallback;
}

double YamlNode::number(const QString& key, double fallback) const
{
    bool ok = false;
    const double value = string(key).toDouble(&ok);
    return ok ? value : fallback;
}

YamlDocuments parseYamlDocuments(const QByteArray& text, const QString& fileName, int maxNodes)
{
    YamlDocuments result;
    if (!readDocuments(text, fileName, 1, maxNodes, result.documents))
        return result;
    // The parser does not go on after an error, and reads ahead, so that one may be told while a good document is read:
    // each document by itself, then.
    result.documents.clear();
    for (const Part& part : partsOf(text)) {
        const QByteArray alone = text.mid(part.begin, part.end - part.begin);
        if (std::optional<Error> error = readDocuments(alone, fileName, part.line, maxNodes, result.documents))
            result.errors.append(*std::move(error));
    }
    return result;
}

Result<YamlNode> parseYaml(const QByteArray& text, const QString& fileName, int maxNodes)
{
    QVector<YamlNode> documents;
    const std::optional<Error> error = readDocuments(text, fileName, 1, maxNodes, documents);
    if (!documents.isEmpty())
        return documents.constFirst();
    if (error)
        return *error;
    return YamlNode();
}

QByteArray yamlScalar(const QString& text)
{
    bool plain = !text.isEmpty() && !text.at(0).isSpace() && !text.back().isSpace();
    for (const QChar c : text) {
        plain = plain
            && (c.isLetterOrNumber() || c == QLatin1Char('_') || c == QLatin1Char('-') || c == QLatin1Char('.') || c == QLatin1Char('/')
                || c == QLatin1Char(' ') || c == QLatin1Char('@'));
    }
    static const QStringList reserved {QStringLiteral("true"), QStringLiteral("false"), QStringLiteral("yes"), QStringLiteral("no"),
        QStringLiteral("on"), QStringLiteral("off"), QStringLiteral("null"), QStringLiteral("~")};
    bool number = false;
    text.toDouble(&number);
    plain = plain && !number && !reserved.contains(text.toLower()) && text.at(0) != QLatin1Char('-') && text.at(0) != QLatin1Char('@');
    if (plain)
        return text.toUtf8();
    QByteArray quoted = "\"";
    const QByteArray utf8 = text.toUtf8();
    for (const char c : utf8) {
        switch (c) {
        case '"':
            quoted += "\\\"";
            break;
        case '\\':
            quoted += "\\\\";
            break;
        case '\n':
            quoted += "\\n";
            break;
        case '\t':
            quoted += "\\t";
            break;
        case '\r':
            quoted += "\\r";
            break;
        default:
            if (static_cast<unsigned char>(c) < 0x20)
                quoted += "\\x" + QByteArray::number(static_cast<unsigned char>(c), 16).rightJustified(2, '0');
            else
                quoted += c;
        }
    }
    return quoted + '"';
}

} // namespace skein
