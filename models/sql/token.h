#pragma once

#include "models/base/textrange.h"

#include <QByteArray>
#include <QString>
#include <QVector>

#include <optional>

namespace skein::sql {

enum class Dialect { Sqlite, Postgres, BigQuery, Snowflake, Generic };
QString dialectName(Dialect dialect);
std::optional<Dialect> dialectFromName(const QString& name);

enum class TokenKind : quint8 {
    Whitespace, LineComment, BlockComment, Word, QuotedIdentifier, String, Number, Operator, Parameter, Unknown
};

struct Token {
    TokenKind kind = TokenKind::Unknown;
    ByteRange range;
    bool isTrivia() const
    {
        return kind == TokenKind::Whitespace || kind == TokenKind::LineComment || kind == TokenKind::BlockComment;
    }
};

/// Cuts a text into tokens. Lossless: the tokens' bytes in order are the input, whatever it is (BOM, CRLF, NUL, invalid
/// UTF-8, unterminated strings and comments, which reach to the end). O(n).
QVector<Token> tokenize(const QByteArray& text, Dialect dialect);

/// Words with a meaning in SQL, for colouring and to know what cannot be an alias. Case-insensitive.
bool isKeyword(const QByteArray& word);
/// Keywords that end an expression or a FROM item, so that they are never taken for an alias without AS.
bool isReservedWord(const QByteArray& word);

/// The name an identifier token stands for: quotes removed, doubled quotes undone; unquoted names as written.
QString identifierText(const QByteArray& token);
/// The value of a string literal token.
QString stringText(const QByteArray& token);
/// The name as it must be written: plain where that is possible, quoted otherwise.
QByteArray quoteIdentifier(const QString& name, Dialect dialect);
QByteArray quoteString(const QString& value);
/// Names of columns and tables compare without regard to case; quoted names of PostgreSQL alike, which is the careful
/// choice for finding references.
bool sameName(const QString& a, const QString& b);

} // namespace skein::sql
