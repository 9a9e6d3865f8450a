#include "ui/editor/sqllexer.h"

#include <algorithm>

namespace skein::ui {

namespace {

int styleOf(const sql::Token& token, const QByteArray& text)
{
    switch (token.kind) {
    case sql::TokenKind::LineComment:
    case sql::TokenKind::BlockComment: return SqlLexer::Comment;
    case sql::TokenKind::String: return SqlLexer::String;
    case sql::TokenKind::Number: return SqlLexer::Number;
    case sql::TokenKind::Parameter: return SqlLexer::Parameter;
    case sql::TokenKind::QuotedIdentifier: return SqlLexer::Identifier;
    case sql::TokenKind::Word: return sql::isKeyword(text.mid(token.range.begin, token.range.size())) ? SqlLexer::Keyword : SqlLexer::Identifier;
    default: return SqlLexer::Default;
    }
}

} // namespace

SqlLexer::SqlLexer(QObject* parent)
    : QsciLexerCustom(parent)
{
}

QString SqlLexer::description(int style) const
{
    switch (style) {
    case Default: return QStringLiteral("Default");
    case Keyword: return QStringLiteral("Keyword");
    case String: return QStringLiteral("String");
    case Number: return QStringLiteral("Number");
    case Comment: return QStringLiteral("Comment");
    case Identifier: return QStringLiteral("Identifier");
    case Parameter: return QStringLiteral("Parameter type");
    default: return {};
    }
}

void SqlLexer::setEditor(QsciScintilla* editor)
{
    if (this->editor())
        disconnect(this->editor(), nullptr, this, nullptr);
    QsciLexerCustom::setEditor(editor);
    m_read = false;
    if (editor)
        connect(editor, &QsciScintilla::textChanged, this, [this] { m_read = false; });
}

void SqlLexer::read()
{
    const long length = editor()->SendScintilla(QsciScintillaBase::SCI_GETLENGTH);
    m_text = QByteArray(length + 1, '\0');
    editor()->SendScintilla(QsciScintillaBase::SCI_GETTEXT, ulong(length + 1), m_text.data());
    m_text.chop(1);
    m_tokens = sql::tokenize(m_text, sql::Dialect::Generic);
    int depth = 0;
    long line = 0;
    int atStart = 0;
    const auto setLevel = [&](long number, int from, int to) {
        const long level = QsciScintillaBase::SC_FOLDLEVELBASE + from + (to > from ? QsciScintillaBase::SC_FOLDLEVELHEADERFLAG : 0);
        editor()->SendScintilla(QsciScintillaBase::SCI_SETFOLDLEVEL, ulong(number), level);
    };
    for (const sql::Token& token : std::as_const(m_tokens)) {
        const QByteArrayView bytes = QByteArrayView(m_text).sliced(token.range.begin, token.range.size());
        if (token.kind == sql::TokenKind::Operator && bytes == "(")
            ++depth;
        else if (token.kind == sql::TokenKind::Operator && bytes == ")")
            depth = std::max(0, depth - 1);
        for (const char c : bytes) {
            if (c == '\n') {
                setLevel(line++, std::min(atStart, 100), std::min(depth, 100));
                atStart = depth;
            }
        }
    }
    setLevel(line, std::min(atStart, 100), std::min(depth, 100));
    m_read = true;
}

void SqlLexer::styleText(int start, int end)
{
    if (!editor())
        return;
    if (!m_read)
        read();
    auto token = std::lower_bound(m_tokens.cbegin(), m_tokens.cend(), start, [](const sql::Token& t, int at) { return t.range.end <= at; });
    startStyling(start);
    qsizetype at = start;
    for (; token != m_tokens.cend() && token->range.begin < end; ++token) {
        const qsizetype until = std::min<qsizetype>(token->range.end, end);
        if (until > at)
            setStyling(int(until - at), styleOf(*token, m_text));
        at = std::max(at, until);
    }
    if (at < end)
        setStyling(int(end - at), Default);
}

} // namespace skein::ui
