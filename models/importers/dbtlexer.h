#pragma once

#include <QByteArray>
#include <QVector>

namespace skein::importers {

/// A token of a Jinja expression or of Python.
struct DbtToken {
    /// 'n' name, 's' text, 'f' text with expressions in it, 'd' number; else the character itself.
    char type = 0;
    qsizetype begin = 0, end = 0; ///< bytes
    int line = 0;
    QByteArray value;             ///< of names and texts
    qsizetype match = -1;         ///< of an opening bracket: the closing one's index, or the number of tokens
};

/// Cuts a text into tokens, from `at`, and keeps count of the lines.
class DbtLexer
{
public:
    explicit DbtLexer(const QByteArray& text) : m_text(text) { }

    qsizetype at() const { return m_at; }
    int line() const { return m_line; }
    bool atEnd() const { return m_at >= m_text.size(); }
    void moveTo(qsizetype at); ///< forwards
    /// The tokens up to what closes the expression ("}}" or "%}"), which is passed. `closed` tells whether it was there.
    QVector<DbtToken> jinja(const char* closer, bool& closed);
    /// The tokens of all the rest as Python.
    QVector<DbtToken> python();

private:
    bool quoted(char quote, bool triple, bool raw, QByteArray& value);
    DbtToken next(bool isPython);
    char peek(qsizetype ahead = 0) const { return m_at + ahead < m_text.size() ? m_text[m_at + ahead] : '\0'; }

    const QByteArray& m_text;
    qsizetype m_at = 0;
    int m_line = 1;
    bool m_neverCloses[256] = {}; ///< by quote: none closes from here on, so that each is looked for once
};

} // namespace skein::importers
