#include "models/sql/jinja.h"

#include "models/base/textrange.h"

#include <QRegularExpression>

#include <algorithm>

namespace skein::sql {

namespace {

struct Piece {
    qsizetype begin = 0;
    qsizetype end = 0;
    char kind = '{'; ///< '{', '%', '#'
};

QVector<Piece> pieces(const QByteArray& text)
{
    QVector<Piece> result;
    qsizetype at = 0;
    while ((at = text.indexOf('{', at)) >= 0) {
        const char kind = at + 1 < text.size() ? text.at(at + 1) : ' ';
        if (kind != '{' && kind != '%' && kind != '#') {
            ++at;
            continue;
        }
        const QByteArray closing = kind == '{' ? QByteArray("}}") : QByteArray(1, kind) + '}';
        const qsizetype end = text.indexOf(closing, at + 2);
        if (end < 0)
            break;
        result.append({at, end + 2, kind});
        at = end + 2;
    }
    return result;
}

/// Blanks, line ends kept so that line numbers stay true.
void blank(QByteArray& text, qsizetype begin, qsizetype end)
{
    for (qsizetype i = begin; i < end; ++i) {
        if (text.at(i) != '\n' && text.at(i) != '\r')
            text[i] = ' ';
    }
}

const QRegularExpression& tablePattern()
{
    static const QRegularExpression pattern(QStringLiteral("^\\s*(?:ref|source)\\s*\\(\\s*(?:['\"][^'\"]*['\"]\\s*,\\s*)?['\"]([A-Za-z_][A-Za-z0-9_]*)['\"]\\s*\\)\\s*$"));
    return pattern;
}

} // namespace

bool hasTemplates(const QByteArray& text)
{
    return !pieces(text).isEmpty();
}

QByteArray maskTemplates(const QByteArray& text)
{
    const QRegularExpression& table = tablePattern();
    static const QRegularExpression silent(QStringLiteral("^\\s*(?:config|log|docs|debug)\\s*\\("));
    QByteArray masked = text;
    for (const Piece& piece : pieces(text)) {
        if (piece.kind != '{') {
            blank(masked, piece.begin, piece.end);
            continue;
        }
        // Latin-1 keeps one character a byte, so that positions are offsets.
        const QString inside = QString::fromLatin1(text.mid(piece.begin + 2, piece.end - piece.begin - 4));
        const QRegularExpressionMatch match = table.match(inside);
        blank(masked, piece.begin, piece.end);
        if (match.hasMatch()) {
            const qsizetype at = piece.begin + 2 + match.capturedStart(1);
            masked.replace(at, match.capturedLength(1), match.captured(1).toLatin1());
        } else if (!silent.match(inside).hasMatch()) {
            const QByteArray name = QByteArray("__jinja").leftJustified(piece.end - piece.begin, '_', true);
            masked.replace(piece.begin, name.size(), name);
        }
    }
    return masked;
}

bool insideTemplate(const QByteArray& text, qsizetype offset)
{
    const QVector<Piece> all = pieces(text);
    return std::any_of(all.cbegin(), all.cend(), [&](const Piece& piece) { return offset >= piece.begin && offset < piece.end; });
}

QVector<QPair<qsizetype, QByteArray>> templateWords(const QByteArray& text)
{
    static const QRegularExpression word(QStringLiteral("[A-Za-z_][A-Za-z0-9_]*"));
    QVector<QPair<qsizetype, QByteArray>> words;
    for (const Piece& piece : pieces(text)) {
        const QString inside = QString::fromLatin1(text.mid(piece.begin + 2, piece.end - piece.begin - 4));
        if (piece.kind == '#' || tablePattern().match(inside).hasMatch())
            continue;
        for (QRegularExpressionMatchIterator it = word.globalMatch(inside); it.hasNext();) {
            const QRegularExpressionMatch match = it.next();
            words.append({piece.begin + 2 + match.capturedStart(), match.captured().toLatin1()});
        }
    }
    return words;
}

namespace {

/// The first word of a statement: "if" of {%- if x %}.
QByteArray statementWord(const QByteArray& text, const Piece& piece)
{
    qsizetype at = piece.begin + 2;
    while (at < piece.end && (text[at] == '-' || text[at] == '+' || text[at] == ' ' || text[at] == '\n' || text[at] == '\t' || text[at] == '\r'))
        ++at;
    const qsizetype begin = at;
    while (at < piece.end && ((text[at] >= 'a' && text[at] <= 'z') || text[at] == '_'))
        ++at;
    return text.mid(begin, at - begin);
}

struct Condition {
    QVector<ByteRange> branches;
};

/// The conditions of a template, inner and outer ones; what does not close ends with the text.
QVector<Condition> conditions(const QByteArray& text)
{
    QVector<Condition> found;
    QVector<int> open; // in found; -1 for a loop, whose {% else %} is its own
    for (const Piece& piece : pieces(text)) {
        if (piece.kind != '%')
            continue;
        const QByteArray word = statementWord(text, piece);
        if (word == "if") {
            found.append({{{piece.end, text.size()}}});
            open << int(found.size()) - 1;
        } else if (word == "for") {
            open << -1;
        } else if ((word == "elif" || word == "else") && !open.isEmpty() && open.constLast() >= 0) {
            Condition& condition = found[open.constLast()];
            condition.branches.last().end = piece.begin;
            condition.branches.append({piece.end, text.size()});
        } else if ((word == "endif" || word == "endfor") && !open.isEmpty()) {
            if (open.constLast() >= 0)
                found[open.constLast()].branches.last().end = piece.begin;
            open.removeLast();
        }
    }
    return found;
}

QList<QByteArray> quotedTexts(const QString& list)
{
    static const QRegularExpression item(QStringLiteral("'([^']*)'|\"([^\"]*)\""));
    QList<QByteArray> values;
    for (auto it = item.globalMatch(list); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        values << (match.captured(1).isEmpty() ? match.captured(2) : match.captured(1)).toUtf8();
    }
    return values;
}

} // namespace

QVector<QByteArray> templateVariants(const QByteArray& text, int most)
{
    const QVector<Condition> all = conditions(text);
    qsizetype count = 1;
    for (const Condition& condition : all)
        count = std::max(count, condition.branches.size());
    count = std::min(count, qsizetype(most));
    QVector<QByteArray> variants;
    for (qsizetype v = 0; v < count; ++v) {
        QByteArray variant = text;
        for (const Condition& condition : all) {
            for (qsizetype b = 0; b < condition.branches.size(); ++b) {
                if (b != std::min(v, condition.branches.size() - 1))
                    blank(variant, condition.branches[b].begin, condition.branches[b].end);
            }
        }
        variants << variant;
    }
    return variants;
}

QMap<QByteArray, QList<QByteArray>> templateLists(const QByteArray& text)
{
    static const QRegularExpression set(QStringLiteral("^\\{%[-+]?\\s*set\\s+(\\w+)\\s*=\\s*(\\[[^\\[\\]{}]*\\]|'[^']*'|\"[^\"]*\")\\s*[-+]?%\\}$"));
    static const QRegularExpression loop(QStringLiteral("^\\{%[-+]?\\s*for\\s+(\\w+)\\s+in\\s+(\\w+|\\[[^\\[\\]{}]*\\])\\s*[-+]?%\\}$"));
    QMap<QByteArray, QList<QByteArray>> values;
    for (const Piece& piece : pieces(text)) {
        if (piece.kind != '%')
            continue;
        const QString statement = QString::fromUtf8(text.mid(piece.begin, piece.end - piece.begin));
        if (const QRegularExpressionMatch given = set.match(statement); given.hasMatch()) {
            values.insert(given.captured(1).toUtf8(), quotedTexts(given.captured(2)));
        } else if (const QRegularExpressionMatch each = loop.match(statement); each.hasMatch()) {
            const QString over = each.captured(2);
            values.insert(each.captured(1).toUtf8(), over.startsWith(QLatin1Char('[')) ? quotedTexts(over) : values.value(over.toUtf8()));
        }
    }
    return values;
}

} // namespace skein::sql
