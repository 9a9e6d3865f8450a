// The calls in dbt's files, found in the text. Nothing is evaluated: an argument is a literal, or it is not known.
#include "models/importers/dbtrefs.h"

#include "models/importers/dbtlexer.h"

#include <QSet>

namespace skein::importers {

namespace {

constexpr int maxDepth = 64;
constexpr int shownLength = 100;
using Tokens = QVector<DbtToken>;

YamlNode scalar(const QString& text, int line, bool quoted)
{
    YamlNode node;
    node.type = YamlNode::Type::Scalar;
    node.line = line;
    node.text = text;
    node.quoted = quoted;
    return node;
}

class Calls
{
public:
    Calls(const QByteArray& text, const Tokens& tokens)
        : m_text(text)
        , m_tokens(tokens)
    {
    }

    void collect(bool python, QVector<DbtCall>& calls) const
    {
        for (qsizetype i = 0; i + 1 < m_tokens.size(); ++i) {
            if (m_tokens[i].type == 'n' && is(i + 1, '('))
                call(i, python, calls);
        }
    }

    /// The value of one literal, and the token behind it; -1 when it is none.
    qsizetype literal(qsizetype i, YamlNode& value, int depth = 0) const
    {
        if (i >= m_tokens.size() || depth > maxDepth)
            return -1;
        const DbtToken& token = m_tokens[i];
        if (token.type == 's') {
            value = scalar(QString::fromUtf8(token.value), token.line, true);
            while (is(++i, 's')) // texts side by side are one
                value.text += QString::fromUtf8(m_tokens[i].value);
            return i;
        }
        if (token.type == 'd' || (token.type == '-' && is(i + 1, 'd'))) {
            const bool minus = token.type == '-';
            value = scalar((minus ? QStringLiteral("-") : QString()) + QString::fromUtf8(m_tokens[i + minus].value), token.line, false);
            return i + minus + 1;
        }
        if (token.type == 'n') {
            const QByteArray word = token.value.toLower();
            if (word == "none")
                value = YamlNode();
            else if (word == "true" || word == "false")
                value = scalar(QString::fromUtf8(word), token.line, false);
            else
                return -1;
            return i + 1;
        }
        return token.match >= 0 && token.match < m_tokens.size() ? collection(i, value, depth) : -1;
    }

private:
    bool is(qsizetype i, char type) const { return i >= 0 && i < m_tokens.size() && m_tokens[i].type == type; }
    bool isName(qsizetype i, const char* name) const { return is(i, 'n') && m_tokens[i].value == name; }

    qsizetype collection(qsizetype i, YamlNode& value, int depth) const
    {
        const qsizetype end = m_tokens[i].match;
        const bool dict = m_tokens[i].type == '{';
        value = YamlNode();
        value.line = m_tokens[i].line;
        value.type = dict ? YamlNode::Type::Mapping : YamlNode::Type::Sequence;
        for (++i; i < end;) {
            YamlNode item, key;
            if (dict) {
                i = literal(i, key, depth + 1);
                if (i < 0 || !is(i, ':'))
                    return -1;
                ++i;
            }
            const qsizetype begin = i;
            i = literal(i, item, depth + 1);
            if (i < 0 || (i < end && !is(i, ','))) { // the others are known all the same
                i = nextComma(begin, end);
                item = expression(begin, i);
            }
            if (dict)
                value.keys.append(key.text);
            value.items.append(item);
            i += i < end;
        }
        return end + 1;
    }

    QString written(qsizetype first, qsizetype last) const
    {
        const qsizetype begin = m_tokens[first].begin, end = m_tokens[qMin(last, m_tokens.size() - 1)].end;
        return QString::fromUtf8(QByteArrayView(m_text).sliced(begin, qMin(end - begin, qsizetype(1000)))).simplified();
    }

    qsizetype nextComma(qsizetype i, qsizetype end) const
    {
        while (i < end && !is(i, ','))
            i = m_tokens[i].match >= 0 ? m_tokens[i].match + 1 : i + 1;
        return qMin(i, end);
    }

    /// What is no literal, as it is written.
    YamlNode expression(qsizetype begin, qsizetype end) const
    {
        return scalar(QStringLiteral("{{ %1 }}").arg(begin < end ? written(begin, end - 1) : QString()), m_tokens[qMin(begin, m_tokens.size() - 1)].line, true);
    }

    void call(qsizetype i, bool python, QVector<DbtCall>& calls) const
    {
        const QByteArray& name = m_tokens[i].value;
        const QByteArray owner = is(i - 1, '.') && is(i - 2, 'n') && !is(i - 3, '.') ? m_tokens[i - 2].value : QByteArray();
        const bool own = python ? owner == "dbt" : !is(i - 1, '.') || owner == "builtins";
        static const QHash<QByteArray, DbtCall::Kind> kinds {{"ref", DbtCall::Kind::Ref}, {"source", DbtCall::Kind::Source},
            {"config", DbtCall::Kind::Config}, {"doc", DbtCall::Kind::Doc}, {"var", DbtCall::Kind::Var}};
        DbtCall found;
        found.kind = own ? kinds.value(name, DbtCall::Kind::Other) : DbtCall::Kind::Other;
        found.line = m_tokens[i].line;
        if (found.kind == DbtCall::Kind::Other) {
            if (python || (is(i - 1, '.') && owner.isEmpty()))
                return;
            found.function = QString::fromUtf8(owner.isEmpty() ? name : owner + '.' + name);
            calls.append(found);
            return;
        }
        found.text = written(i, m_tokens[i + 1].match);
        if (found.text.size() > shownLength)
            found.text = found.text.left(shownLength) + QStringLiteral("…");
        arguments(i + 1, found);
        calls.append(found);
    }

    void arguments(qsizetype open, DbtCall& found) const
    {
        const qsizetype end = m_tokens[open].match;
        found.named.type = YamlNode::Type::Mapping;
        found.named.line = found.line;
        for (qsizetype i = open + 1; i < end; ++i) {
            const bool named = is(i, 'n') && is(i + 1, '=') && !is(i + 2, '=');
            const QString key = named ? QString::fromUtf8(m_tokens[i].value) : QString();
            i += named ? 2 : 0;
            YamlNode value;
            const qsizetype begin = i, behind = literal(i, value);
            const bool isLiteral = behind >= 0 && (behind >= end || is(behind, ','));
            i = nextComma(isLiteral ? behind : begin, end);
            if (!isLiteral)
                value = expression(begin, i);
            if (named) {
                found.named.keys.append(key);
                found.named.items.append(value);
            } else if (isLiteral && value.isScalar()) {
                found.names << value.text;
            } else if (isLiteral && value.isMapping() && found.kind == DbtCall::Kind::Config) {
                found.named.keys += value.keys;
                found.named.items += value.items;
            } else {
                found.dynamic = true;
            }
        }
    }

    const QByteArray& m_text;
    const Tokens& m_tokens;
};

/// The byte behind {% name %}, from `at`, and where it begins; nothing when there is none.
std::optional<QPair<qsizetype, qsizetype>> endTag(const QByteArray& text, qsizetype at, const QByteArray& name)
{
    for (qsizetype begin = text.indexOf("{%", at); begin >= 0; begin = text.indexOf("{%", begin + 2)) {
        qsizetype i = begin + 2;
        while (i < text.size() && (text[i] == '-' || text[i] == '+' || text[i] == ' ' || text[i] == '\t' || text[i] == '\n' || text[i] == '\r'))
            ++i;
        if (!QByteArrayView(text).sliced(i).startsWith(name))
            continue;
        const qsizetype end = text.indexOf("%}", i + name.size());
        if (end >= 0 && QByteArrayView(text).sliced(i + name.size(), end - i - name.size()).trimmed().size() <= 1)
            return qMakePair(begin, end + 2);
    }
    return std::nullopt;
}

class JinjaReader
{
public:
    explicit JinjaReader(const QByteArray& text)
        : m_text(text)
        , m_lexer(text)
    {
    }

    DbtText read()
    {
        while (!m_lexer.atEnd()) {
            const qsizetype brace = m_text.indexOf('{', m_lexer.at());
            if (brace < 0 || brace + 1 >= m_text.size())
                break;
            const char kind = m_text[brace + 1];
            m_lexer.moveTo(brace + (kind == '{' || kind == '%' || kind == '#' ? 2 : 1));
            if (kind == '#') {
                const qsizetype end = m_text.indexOf("#}", m_lexer.at());
                if (end < 0)
                    problem(m_lexer.line(), QStringLiteral("a comment {# is not closed"));
                m_lexer.moveTo(end < 0 ? m_text.size() : end + 2);
            } else if (kind == '{' || kind == '%') {
                tag(kind);
            }
        }
        closeBlock();
        return std::move(m_read);
    }

private:
    void problem(int line, const QString& message) { m_read.problems.append({line, message}); }

    void tag(char kind)
    {
        const int line = m_lexer.line();
        if (m_text.size() > m_lexer.at() && (m_text[m_lexer.at()] == '-' || m_text[m_lexer.at()] == '+'))
            m_lexer.moveTo(m_lexer.at() + 1);
        bool closed = false;
        const Tokens tokens = m_lexer.jinja(kind == '{' ? "}}" : "%}", closed);
        if (!closed)
            problem(line, QStringLiteral("a Jinja %1 is not closed").arg(kind == '{' ? QStringLiteral("expression {{") : QStringLiteral("statement {%")));
        const QByteArray word = kind == '%' && !tokens.isEmpty() && tokens[0].type == 'n' ? tokens[0].value : QByteArray();
        static const QSet<QByteArray> blocks {"snapshot", "macro", "test", "data_test", "materialization", "docs"};
        if (word == "raw" || word == "docs") {
            verbatim(word, tokens, line);
        } else if (blocks.contains(word) && tokens.size() > 1 && tokens[1].type == 'n') {
            closeBlock();
            m_read.blocks.append({QString::fromUtf8(word), QString::fromUtf8(tokens[1].value), line, m_read.calls.size(), m_read.calls.size(), {}});
            m_open = true;
        } else if (word.startsWith("end") && blocks.contains(word.mid(3))) {
            closeBlock();
        } else {
            Calls(m_text, tokens).collect(false, m_read.calls);
        }
    }

    void verbatim(const QByteArray& word, const Tokens& tokens, int line)
    {
        const qsizetype begin = m_lexer.at();
        const auto end = endTag(m_text, begin, "end" + word);
        if (!end)
            problem(line, QStringLiteral("{% %1 %} is not closed").arg(QString::fromUtf8(word)));
        m_lexer.moveTo(end ? end->second : m_text.size());
        if (word == "docs" && tokens.size() > 1) {
            const QByteArray body = m_text.mid(begin, (end ? end->first : m_text.size()) - begin);
            m_read.blocks.append({QStringLiteral("docs"), QString::fromUtf8(tokens[1].value), line, 0, 0, QString::fromUtf8(body).trimmed()});
        }
    }

    void closeBlock()
    {
        if (m_open)
            m_read.blocks.last().endCall = m_read.calls.size();
        m_open = false;
    }

    const QByteArray& m_text;
    DbtLexer m_lexer;
    DbtText m_read;
    bool m_open = false; ///< the last block
};

/// One expression: see plainDbtText().
std::optional<QString> plainExpression(const QByteArray& text, const Tokens& tokens, const DbtVariable& variable)
{
    const Calls calls(text, tokens);
    YamlNode value;
    if (const qsizetype behind = calls.literal(0, value); behind == tokens.size() && value.isScalar())
        return value.text;
    qsizetype bar = 0; // filters stand behind it
    while (bar < tokens.size() && tokens[bar].type != '|')
        bar = tokens[bar].match >= 0 ? tokens[bar].match + 1 : bar + 1;
    if (tokens[0].type != 'n')
        return std::nullopt;
    if (tokens[0].value == "target") {
        const bool filter = bar + 2 < tokens.size() && tokens[bar + 1].value == "default";
        const qsizetype behind = filter ? calls.literal(bar + 3, value) : -1;
        return behind >= 0 && behind == tokens.size() - 1 && value.isScalar() ? std::optional<QString>(value.text) : std::nullopt;
    }
    const bool var = tokens[0].value == "var", env = tokens[0].value == "env_var";
    static const QSet<QByteArray> harmless {"as_bool", "as_number", "as_native", "as_text", "int", "string", "trim", "lower", "upper"};
    if ((!var && !env) || tokens.size() < 4 || tokens[1].match + 1 != qMin(bar, tokens.size())
        || (bar < tokens.size() && (bar + 2 != tokens.size() || !harmless.contains(tokens[bar + 1].value))))
        return std::nullopt;
    YamlNode name;
    const qsizetype behind = calls.literal(2, name);
    if (behind < 0 || !name.isScalar())
        return std::nullopt;
    std::optional<QString> plain;
    if (var && variable)
        plain = variable(name.text);
    if (!plain && behind + 1 < tokens.size() && tokens[behind].type == ',' && calls.literal(behind + 1, value) == tokens[1].match && value.isScalar())
        plain = value.text;
    const QByteArray filter = bar < tokens.size() ? tokens[bar + 1].value : QByteArray();
    if (plain && filter == "lower")
        return plain->toLower();
    return plain && filter == "upper" ? plain->toUpper() : plain;
}

} // namespace

DbtText readDbtJinja(const QByteArray& text)
{
    return JinjaReader(text).read();
}

DbtText readDbtPython(const QByteArray& text)
{
    DbtText read;
    DbtLexer lexer(text);
    Calls(text, lexer.python()).collect(true, read.calls);
    return read;
}

std::optional<QString> plainDbtText(const QString& text, const DbtVariable& variable)
{
    if (!text.contains(QLatin1String("{{")) && !text.contains(QLatin1String("{%")) && !text.contains(QLatin1String("{#")))
        return text;
    const QByteArray bytes = text.toUtf8();
    DbtLexer lexer(bytes);
    QByteArray plain;
    while (!lexer.atEnd()) {
        const qsizetype brace = bytes.indexOf('{', lexer.at());
        const qsizetype end = brace < 0 ? bytes.size() : brace;
        plain += QByteArrayView(bytes).sliced(lexer.at(), end - lexer.at());
        if (brace < 0)
            break;
        const char kind = brace + 1 < bytes.size() ? bytes[brace + 1] : '\0';
        if (kind == '%' || kind == '#')
            return std::nullopt;
        lexer.moveTo(brace + (kind == '{' ? 2 : 1));
        if (kind != '{') {
            plain += '{';
            continue;
        }
        if (!lexer.atEnd() && bytes[lexer.at()] == '-')
            lexer.moveTo(lexer.at() + 1);
        bool closed = false;
        const Tokens tokens = lexer.jinja("}}", closed);
        if (const auto value = closed && !tokens.isEmpty() ? plainExpression(bytes, tokens, variable) : std::nullopt)
            plain += value->toUtf8();
        else
            return std::nullopt;
    }
    return QString::fromUtf8(plain);
}

} // namespace skein::importers
