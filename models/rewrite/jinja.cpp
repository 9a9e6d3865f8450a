#include "models/rewrite/jinja.h"

#include <QRegularExpression>

#include <algorithm>

namespace skein::rewrite::detail {

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

} // namespace skein::rewrite::detail
