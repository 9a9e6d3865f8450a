#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <QVector>

#include <simdjson.h>

#include <functional>

namespace skein::importers {

// Small words for reading simdjson's values: what is absent or of another type reads as empty.
QString toQString(std::string_view value);
QString jsonText(const simdjson::dom::element& parent, const char* key); ///< a string member
QStringList jsonTexts(const simdjson::dom::element& parent, const char* key); ///< an array of strings, or one string
/// A member by name; nothing when the parent is no object or has none.
std::optional<simdjson::dom::element> jsonMember(const simdjson::dom::element& parent, const char* key);
std::optional<simdjson::dom::array> jsonArray(const simdjson::dom::element& parent, const char* key);
std::optional<simdjson::dom::object> jsonObject(const simdjson::dom::element& parent, const char* key);

/// One JSON value of a text that holds several, and the line it begins at.
struct JsonRecord {
    QByteArrayView text;
    int line = 1;
};

/// What of a text is not JSON.
struct JsonProblem {
    int line = 0;
    QString message;
};

/// Cuts a text into the objects it holds: those of one array, of one a line (NDJSON), one after the other, or one
/// alone. An array inside counts as the objects in it. What is broken is told with its line, and the rest is given all
/// the same: a text cut off in the middle gives everything before the cut. Only brackets and strings are looked at;
/// whether a record is valid is seen when it is parsed. O(bytes), no allocation a record.
void cutJsonRecords(QByteArrayView text, const std::function<bool(const JsonRecord&)>& each, QVector<JsonProblem>& problems);

/// cutJsonRecords(), each of them parsed. `each` returns false to stop. The element lives until the next call.
void forEachJsonRecord(const QByteArray& text, const std::function<bool(const simdjson::dom::element&, int line)>& each, QVector<JsonProblem>& problems);

/// The first value of a text, parsed whole, or why it is not JSON. `parser` keeps what the element points to.
struct JsonDocument {
    simdjson::dom::parser parser;
    simdjson::dom::element root;
    std::optional<JsonProblem> problem;
};
void parseJson(const QByteArray& text, JsonDocument& document);

} // namespace skein::importers
