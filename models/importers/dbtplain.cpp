// What expressions in dbt's files stand for, as far as that is certain.
#include "models/importers/dbtcalls.h"

#include <QSet>

namespace skein::importers {

namespace {

/// One expression: see plainDbtText().
std::optional<QString> plainExpression(const QByteArray& text, const QVector<DbtToken>& tokens, const DbtVariable& variable)
{
    const DbtCalls calls(text, tokens);
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
        const QVector<DbtToken> tokens = lexer.jinja("}}", closed);
        if (const auto value = closed && !tokens.isEmpty() ? plainExpression(bytes, tokens, variable) : std::nullopt)
            plain += value->toUtf8();
        else
            return std::nullopt;
    }
    return QString::fromUtf8(plain);
}

} // namespace skein::importers
