#pragma once

#include "models/importers/dbtlexer.h"
#include "models/importers/dbtrefs.h"

namespace skein::importers {

/// The calls and literals among the tokens of one expression.
class DbtCalls
{
public:
    DbtCalls(const QByteArray& text, const QVector<DbtToken>& tokens) : m_text(text), m_tokens(tokens) { }

    void collect(bool python, QVector<DbtCall>& calls) const;
    /// The value of one literal, and the token behind it; -1 when it is none.
    qsizetype literal(qsizetype i, YamlNode& value, int depth = 0) const;

private:
    bool is(qsizetype i, char type) const { return i >= 0 && i < m_tokens.size() && m_tokens[i].type == type; }
    qsizetype collection(qsizetype i, YamlNode& value, int depth) const;
    qsizetype nextComma(qsizetype i, qsizetype end) const;
    YamlNode expression(qsizetype begin, qsizetype end) const; ///< what is no literal, as it is written
    QString written(qsizetype first, qsizetype last) const;
    void call(qsizetype i, bool python, QVector<DbtCall>& calls) const;
    void arguments(qsizetype open, DbtCall& found) const;

    const QByteArray& m_text;
    const QVector<DbtToken>& m_tokens;
};

} // namespace skein::importers
