// The calls in dbt's files, found in the text. Nothing is evaluated: an argument is a literal, or it is not known.
#include "models/importers/dbtcalls.h"

#include <QSet>

namespace skein::importers {

namespace {

using Tokens = QVector<DbtToken>;

/// Behind blanks and the signs that trim them.
qsizetype behindBlanks(const QByteArray& text, qsizetype i)
{
    while (i < text.size() && QByteArrayView("-+ \t\n\r").contains(text[i]))
        ++i;
    return i;
}

/// The byte behind {% name %}, from `at`, and where it begins; nothing when there is none.
std::optional<QPair<qsizetype, qsizetype>> endTag(const QByteArray& text, qsizetype at, const QByteArray& name)
{
    for (qsizetype begin = text.indexOf("{%", at); begin >= 0; begin = text.indexOf("{%", begin + 2)) {
        const qsizetype i = behindBlanks(text, begin + 2);
        if (!QByteArrayView(text).sliced(i).startsWith(name))
            continue;
        const qsizetype end = behindBlanks(text, i + name.size());
        if (QByteArrayView(text).sliced(end).startsWith("%}"))
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
            DbtCalls(m_text, tokens).collect(false, m_read.calls);
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

} // namespace

DbtText readDbtJinja(const QByteArray& text)
{
    return JinjaReader(text).read();
}

DbtText readDbtPython(const QByteArray& text)
{
    DbtText read;
    DbtLexer lexer(text);
    DbtCalls(text, lexer.python()).collect(true, read.calls);
    return read;
}

} // namespace skein::importers
