#include "models/items/records/recordwords.h"

#include "models/items/records/recordmatch.h"

#include <QCoreApplication>
#include <QLocale>

#include <optional>

namespace skein::items {

namespace {

constexpr int deepest = 4;

std::optional<QString> said(const QString& text, int depth);

/// "1,204" as the window's language writes it; the engines group by commas.
QString numberWords(const QString& number)
{
    bool whole = false;
    const qlonglong value = number.contains(QLatin1Char(',')) ? QLocale(QLocale::English).toLongLong(number, &whole) : 0;
    return whole ? QLocale().toString(value) : number;
}

/// The template's translation with the captures in its places. By hand: a "%1" inside of a capture is only text.
QString filled(const QString& translation, const QStringList& captures)
{
    QString text;
    for (qsizetype i = 0; i < translation.size(); ++i) {
        const int place = translation[i] == QLatin1Char('%') && i + 1 < translation.size() ? translation[i + 1].digitValue() : -1;
        if (place >= 1 && place <= captures.size()) {
            text += captures[place - 1];
            ++i;
        } else {
            text += translation[i];
        }
    }
    return text;
}

/// A text that is one template; nothing where there is none, or no translation of it.
std::optional<QString> sentence(const QString& text, int depth)
{
    const RecordMatch match = matchRecord(text);
    if (!match.text)
        return std::nullopt;
    const QString translation = QCoreApplication::translate("Records", match.text);
    if (translation == QString::fromUtf8(match.text))
        return std::nullopt;
    QStringList parts;
    const QByteArray kinds(match.kinds);
    for (qsizetype i = 0; i < match.captures.size(); ++i) {
        const QString& capture = match.captures[i];
        const char kind = i < kinds.size() ? kinds[i] : '.';
        if (kind == '#')
            parts << numberWords(capture);
        else if (kind == '=' || !capture.contains(QLatin1Char(' '))) // one word is a name
            parts << capture;
        else
            parts << said(capture, depth + 1).value_or(capture);
    }
    return filled(translation, parts);
}

/// Every part between the separators a sentence of its own, as in a gate.
std::optional<QString> sentences(const QString& text, const QString& separator, int depth)
{
    if (!text.contains(separator))
        return std::nullopt;
    QStringList parts = text.split(separator);
    for (QString& part : parts) {
        const std::optional<QString> words = sentence(part, depth);
        if (!words)
            return std::nullopt;
        part = *words;
    }
    return parts.join(separator);
}

/// All of the text known, as one sentence or as a list of them, with or without a full stop.
std::optional<QString> whole(const QString& text, int depth)
{
    const QString list = QStringLiteral("; ");
    const bool stopped = text.endsWith(QLatin1Char('.'));
    const auto stop = [](std::optional<QString> words) { return words ? std::optional(*words + QLatin1Char('.')) : words; };
    // Lists first: an open end of one template would take the other sentences in.
    if (std::optional<QString> words = sentences(text, list, depth))
        return words;
    if (std::optional<QString> words = stopped ? stop(sentences(text.chopped(1), list, depth)) : std::nullopt)
        return words;
    if (std::optional<QString> words = sentence(text, depth))
        return words;
    return stopped ? stop(sentence(text.chopped(1), depth)) : std::nullopt;
}

/// As many parts as are known; the others stay.
std::optional<QString> someOf(const QString& text, const QString& separator, int depth)
{
    if (!text.contains(separator))
        return std::nullopt;
    QStringList parts = text.split(separator);
    bool any = false;
    for (QString& part : parts) {
        if (const std::optional<QString> words = said(part, depth + 1)) {
            part = *words;
            any = true;
        }
    }
    return any ? std::optional(parts.join(separator)) : std::nullopt;
}

/// "name: sentence", the name being of any length: the first colon with a known sentence behind it counts.
std::optional<QString> behindName(const QString& text, int depth)
{
    const QString colon = QStringLiteral(": ");
    for (qsizetype at = text.indexOf(colon); at >= 0; at = text.indexOf(colon, at + 1)) {
        if (const std::optional<QString> words = whole(text.mid(at + colon.size()), depth)) {
            const QString name = text.left(at);
            return said(name, depth + 1).value_or(name) + colon + *words;
        }
    }
    return std::nullopt;
}

/// Nothing where no part of the text is known.
std::optional<QString> said(const QString& text, int depth)
{
    if (text.isEmpty() || depth > deepest)
        return std::nullopt;
    if (std::optional<QString> words = whole(text, depth))
        return words;
    if (std::optional<QString> words = behindName(text, depth))
        return words;
    if (std::optional<QString> words = someOf(text, QStringLiteral("; "), depth))
        return words;
    return someOf(text, QStringLiteral(". "), depth);
}

} // namespace

QString recordWords(const QString& english)
{
    // Nothing to look for where records are not translated at all.
    const char* const probe = "1 consumer needs a person";
    if (QCoreApplication::translate("Records", probe) == QLatin1String(probe))
        return english;
    return said(english, 0).value_or(english);
}

Error recordWords(const Error& error)
{
    Error shown = error;
    shown.message = recordWords(error.message);
    shown.remedy = recordWords(error.remedy);
    return shown;
}

} // namespace skein::items
