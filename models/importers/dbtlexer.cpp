#include "models/importers/dbtlexer.h"

namespace skein::importers {

namespace {

bool startsName(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}

char closing(char opening)
{
    return opening == '(' ? ')' : opening == '[' ? ']' : opening == '{' ? '}' : '\0';
}

void matchBrackets(QVector<DbtToken>& tokens)
{
    QVector<qsizetype> open;
    for (qsizetype i = 0; i < tokens.size(); ++i) {
        if (closing(tokens[i].type)) {
            tokens[i].match = tokens.size();
            open.append(i);
        } else if (!open.isEmpty() && tokens[i].type == closing(tokens[open.constLast()].type)) {
            tokens[open.takeLast()].match = i;
        }
    }
}

} // namespace

void DbtLexer::moveTo(qsizetype at)
{
    at = qMin(at, m_text.size());
    m_line += int(QByteArrayView(m_text).sliced(m_at, at - m_at).count('\n'));
    m_at = at;
}

/// At the first character after the opening quote. False, and nothing passed, when it never closes.
bool DbtLexer::quoted(char quote, bool triple, bool raw, QByteArray& value)
{
    bool& neverCloses = m_neverCloses[static_cast<unsigned char>(quote) + (triple ? 128 : 0)];
    if (neverCloses)
        return false;
    for (qsizetype i = m_at; i < m_text.size(); ++i) {
        const char c = m_text[i];
        if (c == '\\' && i + 1 < m_text.size()) {
            const char escaped = m_text[++i];
            if (raw)
                value += c;
            value += raw ? escaped : escaped == 'n' ? '\n' : escaped == 't' ? '\t' : escaped;
        } else if (c == quote && (!triple || (i + 2 < m_text.size() && m_text[i + 1] == quote && m_text[i + 2] == quote))) {
            moveTo(i + (triple ? 3 : 1));
            return true;
        } else {
            value += c;
        }
    }
    neverCloses = true;
    value.clear();
    return false;
}

DbtToken DbtLexer::next(bool isPython)
{
    DbtToken token;
    token.begin = m_at;
    token.line = m_line;
    const char c = peek();
    if (c == '\'' || c == '"') {
        const bool triple = isPython && peek(1) == c && peek(2) == c;
        m_at += triple ? 3 : 1;
        token.type = quoted(c, triple, false, token.value) ? 's' : c;
    } else if (startsName(c)) {
        while (startsName(peek()) || isDigit(peek()))
            ++m_at;
        token.type = 'n';
        token.value = m_text.mid(token.begin, m_at - token.begin);
        const char quote = peek();
        if (isPython && token.value.size() <= 2 && (quote == '\'' || quote == '"')) {
            const QByteArray prefix = token.value.toLower();
            const bool triple = peek(1) == quote && peek(2) == quote;
            const qsizetype before = m_at;
            m_at += triple ? 3 : 1;
            QByteArray value;
            if (QByteArray("r u b f rb br fr rf").split(' ').contains(prefix) && quoted(quote, triple, prefix.contains('r'), value)) {
                token.type = prefix.contains('f') ? 'f' : 's';
                token.value = value;
            } else {
                m_at = before;
            }
        }
    } else if (isDigit(c)) {
        while (isDigit(peek()) || startsName(peek()) || (peek() == '.' && isDigit(peek(1))))
            ++m_at;
        token.type = 'd';
        token.value = m_text.mid(token.begin, m_at - token.begin);
    } else {
        token.type = c;
        ++m_at;
    }
    token.end = m_at;
    return token;
}

QVector<DbtToken> DbtLexer::jinja(const char* closer, bool& closed)
{
    QVector<DbtToken> tokens;
    QByteArray open; // brackets: "}}" may also close two dicts
    closed = false;
    while (!atEnd()) {
        if (isSpace(peek())) {
            m_line += peek() == '\n';
            ++m_at;
            continue;
        }
        const bool trims = peek() == '-' || peek() == '+';
        if (peek(trims) == closer[0] && peek(trims ? 2 : 1) == closer[1] && (closer[0] == '%' || !open.endsWith('{'))) {
            m_at += trims ? 3 : 2;
            closed = true;
            break;
        }
        tokens.append(next(false));
        if (closing(tokens.constLast().type))
            open += tokens.constLast().type;
        else if (!open.isEmpty() && tokens.constLast().type == closing(open.back()))
            open.chop(1);
    }
    matchBrackets(tokens);
    return tokens;
}

QVector<DbtToken> DbtLexer::python()
{
    QVector<DbtToken> tokens;
    while (!atEnd()) {
        if (isSpace(peek())) {
            m_line += peek() == '\n';
            ++m_at;
        } else if (peek() == '#') {
            const qsizetype newline = m_text.indexOf('\n', m_at);
            moveTo(newline < 0 ? m_text.size() : newline);
        } else {
            tokens.append(next(true));
        }
    }
    matchBrackets(tokens);
    return tokens;
}

} // namespace skein::importers
