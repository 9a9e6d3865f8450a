#include "models/importers/jsonrecords.h"

#include "models/base/textrange.h"

#include <QJsonDocument>

#include <algorithm>
#include <cstring>

namespace skein::importers {

namespace {

constexpr qsizetype largestSlowLook = qsizetype(64) << 20;

/// The line of what makes a text no JSON, from 1. The fast parser does not say where; the slow one does.
int lineOfJsonError(QByteArrayView text)
{
    if (text.size() > largestSlowLook)
        return 1;
    QJsonParseError error;
    QJsonDocument::fromJson(QByteArray::fromRawData(text.data(), text.size()), &error);
    return error.error == QJsonParseError::NoError ? 1 : lineOfOffset(text, qMin(qsizetype(error.offset), text.size()));
}

QString said(simdjson::error_code code)
{
    return QStringLiteral("not valid JSON: %1").arg(QString::fromLatin1(simdjson::error_message(code)));
}

/// Offset behind the object that begins at `begin`; -1 when the text ends first.
qsizetype endOfObject(QByteArrayView text, qsizetype begin)
{
    qsizetype depth = 0;
    for (qsizetype i = begin; i < text.size(); ++i) {
        switch (text[i]) {
        case '{':
        case '[':
            ++depth;
            break;
        case '}':
        case ']':
            if (--depth == 0)
                return i + 1;
            break;
        case '"':
            for (++i; i < text.size() && text[i] != '"'; ++i)
                i += text[i] == '\\';
            break;
        default:
            break;
        }
    }
    return -1;
}

/// The next object that begins a line, where a reader of one object a line can go on.
qsizetype nextLineOfObject(QByteArrayView text, qsizetype from)
{
    const qsizetype at = text.sliced(from).indexOf("\n{");
    return at < 0 ? -1 : from + at + 1;
}

class Cutter
{
public:
    Cutter(QByteArrayView text, QVector<JsonProblem>& problems)
        : m_text(text)
        , m_problems(problems)
    {
    }

    void cut(const std::function<bool(const JsonRecord&)>& each)
    {
        while (m_at < m_text.size()) {
            const char c = m_text[m_at];
            if (c == '{') {
                if (!object(each))
                    return;
            } else if (c == '[' || c == ']') {
                m_open += c == '[' ? 1 : -1;
                ++m_at;
            } else if (c == ',' || c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\x1e') { // RFC 7464 puts 1E before a record
                ++m_at;
            } else {
                junk();
            }
        }
        if (m_open > 0)
            m_problems.append({lineAt(m_text.size()), QStringLiteral("the list is cut off: it does not end")});
    }

private:
    bool object(const std::function<bool(const JsonRecord&)>& each)
    {
        const int line = lineAt(m_at);
        const qsizetype end = endOfObject(m_text, m_at);
        if (end < 0) {
            m_problems.append({line, QStringLiteral("the object that begins here is cut off: it does not end")});
            const qsizetype next = nextLineOfObject(m_text, m_at);
            if (next < 0)
                m_open = 0; // said already
            m_at = next < 0 ? m_text.size() : next;
            return true;
        }
        const JsonRecord record {m_text.sliced(m_at, end - m_at), line};
        m_at = end;
        return each(record);
    }

    void junk()
    {
        const int line = lineAt(m_at);
        const qsizetype begin = m_at;
        while (m_at < m_text.size() && m_text[m_at] != '{' && m_text[m_at] != '[')
            ++m_at;
        const QString shown = QString::fromUtf8(m_text.sliced(begin, qMin(m_at - begin, qsizetype(40)))).simplified();
        m_problems.append({line, QStringLiteral("not a JSON object: \"%1\"").arg(shown)});
    }

    int lineAt(qsizetype offset)
    {
        m_line += int(std::count(m_text.begin() + m_counted, m_text.begin() + offset, '\n'));
        m_counted = offset;
        return m_line;
    }

    QByteArrayView m_text;
    QVector<JsonProblem>& m_problems;
    qsizetype m_at = 0;
    qsizetype m_counted = 0;
    int m_line = 1;
    int m_open = 0; ///< arrays around
};

} // namespace

QString toQString(std::string_view value)
{
    return QString::fromUtf8(value.data(), qsizetype(value.size()));
}

std::optional<simdjson::dom::element> jsonMember(const simdjson::dom::element& parent, const char* key)
{
    simdjson::dom::element value;
    if (!parent.is_object() || parent[key].get(value) != simdjson::SUCCESS)
        return std::nullopt;
    return value;
}

std::optional<simdjson::dom::array> jsonArray(const simdjson::dom::element& parent, const char* key)
{
    simdjson::dom::array value;
    if (!parent.is_object() || parent[key].get_array().get(value) != simdjson::SUCCESS)
        return std::nullopt;
    return value;
}

std::optional<simdjson::dom::object> jsonObject(const simdjson::dom::element& parent, const char* key)
{
    simdjson::dom::object value;
    if (!parent.is_object() || parent[key].get_object().get(value) != simdjson::SUCCESS)
        return std::nullopt;
    return value;
}

QString jsonText(const simdjson::dom::element& parent, const char* key)
{
    std::string_view value;
    if (parent.is_object() && parent[key].get_string().get(value) == simdjson::SUCCESS)
        return toQString(value);
    return {};
}

QStringList jsonTexts(const simdjson::dom::element& parent, const char* key)
{
    QStringList list;
    if (const auto array = jsonArray(parent, key)) {
        for (const simdjson::dom::element entry : *array) {
            std::string_view value;
            if (entry.get_string().get(value) == simdjson::SUCCESS)
                list << toQString(value);
        }
    } else if (const QString one = jsonText(parent, key); !one.isEmpty()) {
        list << one;
    }
    return list;
}

void cutJsonRecords(QByteArrayView text, const std::function<bool(const JsonRecord&)>& each, QVector<JsonProblem>& problems)
{
    Cutter(text, problems).cut(each);
}

void forEachJsonRecord(const QByteArray& text, const std::function<bool(const simdjson::dom::element&, int line)>& each, QVector<JsonProblem>& problems)
{
    simdjson::dom::parser parser;
    cutJsonRecords(text, [&](const JsonRecord& record) {
        simdjson::dom::element element;
        // The parser copies a record that ends too near the end of the text to be read beyond.
        const bool roomy = record.text.end() + simdjson::SIMDJSON_PADDING <= text.constData() + text.size();
        const simdjson::error_code code = parser.parse(record.text.data(), size_t(record.text.size()), !roomy).get(element);
        if (code != simdjson::SUCCESS) {
            problems.append({record.line + lineOfJsonError(record.text) - 1, said(code)});
            return true;
        }
        return each(element, record.line);
    }, problems);
}

void parseJson(const QByteArray& text, JsonDocument& document)
{
    document.problem.reset();
    const simdjson::error_code code = document.parser.parse(text.constData(), size_t(text.size()), true).get(document.root);
    if (code != simdjson::SUCCESS)
        document.problem = JsonProblem {lineOfJsonError(text), said(code)};
}

} // namespace skein::importers
