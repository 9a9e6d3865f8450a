#pragma once

#include "models/sql/token.h"

#include "ui/editor/scintilla.h"

namespace skein::ui {

/// Colours SQL from our own lossless lexer, so that what is coloured is what the rewriter reads. Folds by parentheses.
class SqlLexer final : public QsciLexerCustom
{
    Q_OBJECT

public:
    enum Style { Default, Keyword, String, Number, Comment, Identifier, Parameter };

    explicit SqlLexer(QObject* parent = nullptr);
    const char* language() const override { return "SQL"; }
    QString description(int style) const override;
    void setEditor(QsciScintilla* editor) override;
    void styleText(int start, int end) override;

private:
    void read();
    bool m_read = false;
    QByteArray m_text;
    QVector<sql::Token> m_tokens;
};

} // namespace skein::ui
