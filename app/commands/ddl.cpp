#include "app/commands/matchinput.h"

#include "models/sql/token.h"

namespace skein::app {

namespace {

bool isWord(const QByteArray& token, std::initializer_list<const char*> words)
{
    for (const char* word : words) {
        if (token.compare(word, Qt::CaseInsensitive) == 0)
            return true;
    }
    return false;
}

/// One entry between the commas: a column, or a constraint of the table (then without a name).
Column columnFrom(const QVector<QByteArray>& words)
{
    Column column;
    if (words.isEmpty() || isWord(words[0], {"constraint", "primary", "foreign", "unique", "check", "key", "index", "exclude", "like"}))
        return column;
    column.name = sql::identifierText(words[0]);
    qsizetype at = 1;
    while (at < words.size()
        && !isWord(words[at], {"not", "null", "default", "primary", "unique", "check", "references", "collate", "generated", "constraint", "comment", "options",
               "autoincrement", "auto_increment", "as"})) {
        const bool glued = words[at] == "(" || words[at] == ")" || words[at] == "," || column.nativeType.endsWith(QLatin1Char('('))
            || column.nativeType.endsWith(QLatin1Char(',')) || column.nativeType.isEmpty();
        column.nativeType += (glued ? QString() : QStringLiteral(" ")) + QString::fromUtf8(words[at]);
        ++at;
    }
    column.type = logicalTypeFromNative(column.nativeType);
    for (; at < words.size(); ++at) {
        if (isWord(words[at], {"primary"}))
            column.key = true;
        if (isWord(words[at], {"not"}) && at + 1 < words.size() && isWord(words[at + 1], {"null"}))
            column.nullable = false;
    }
    column.nullable = column.nullable && !column.key;
    return column;
}

} // namespace

Result<MatchInput> columnsFromDdl(const QByteArray& sql, const QString& fileName)
{
    QVector<QByteArray> tokens;
    for (const sql::Token& token : sql::tokenize(sql, sql::Dialect::Generic)) {
        if (!token.isTrivia())
            tokens.append(sql.mid(token.range.begin, token.range.size()));
    }
    qsizetype at = 0;
    while (at + 1 < tokens.size() && !(isWord(tokens[at], {"table"}) && at > 0))
        ++at;
    MatchInput input;
    for (++at; at < tokens.size() && tokens[at] != "("; ++at) {
        if (!isWord(tokens[at], {"if", "not", "exists"}))
            input.dataset += tokens[at] == "." ? QStringLiteral(".") : sql::identifierText(tokens[at]);
    }
    int depth = 0;
    QVector<QByteArray> entry;
    for (; at < tokens.size(); ++at) {
        const QByteArray& token = tokens[at];
        depth += token == "(" ? 1 : token == ")" ? -1 : 0;
        const bool ends = depth == 0 || (depth == 1 && token == ",");
        if (ends) {
            // PRIMARY KEY (a, b) names its columns after they were read.
            if (entry.size() > 3 && isWord(entry[0], {"primary"})) {
                for (Column& column : input.schema.columns) {
                    for (qsizetype i = 2; i < entry.size(); ++i)
                        column.key = column.key || sql::sameName(column.name, sql::identifierText(entry[i]));
                }
            } else if (const Column column = columnFrom(entry); !column.name.isEmpty()) {
                input.schema.columns.append(column);
            }
            entry.clear();
            if (depth == 0)
                break;
        } else if (!(depth == 1 && token == "(")) {
            entry.append(token);
        }
    }
    if (input.schema.columns.isEmpty()) {
        return makeError(ErrorClass::BadInput, QStringLiteral("no CREATE TABLE with columns was found"), fileName,
            QStringLiteral("Give a file with CREATE TABLE name (column type, …)."));
    }
    return input;
}

} // namespace skein::app
