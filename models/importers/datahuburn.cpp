// DataHub's urns, field paths and spellings of JSON.
#include "models/importers/datahubparts.h"

#include <QRegularExpression>

namespace skein::importers::datahub {

namespace {

using simdjson::dom::element;

constexpr int deepestUrn = 8;
const QString urnPrefix = QStringLiteral("urn:li:");

int hexDigit(char c)
{
    return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/// "a%2Cb" → "a,b". A percent sign that begins no code stays, and so does what would be no text.
QString decoded(const QString& text)
{
    if (!text.contains(QLatin1Char('%')))
        return text;
    const QByteArray bytes = text.toUtf8();
    QByteArray plain;
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        const int high = bytes[i] == '%' && i + 2 < bytes.size() ? hexDigit(bytes[i + 1]) : -1;
        const int low = high < 0 ? -1 : hexDigit(bytes[i + 2]);
        plain += low < 0 ? bytes[i] : char(high * 16 + low);
        i += low < 0 ? 0 : 2;
    }
    const QString result = QString::fromUtf8(plain);
    return result.contains(QChar::ReplacementCharacter) || result.contains(QChar::Null) ? text : result;
}

QString encoded(const QString& part)
{
    QString text = part;
    text.replace(QLatin1Char('%'), QStringLiteral("%25")).replace(QLatin1Char('('), QStringLiteral("%28"));
    return text.replace(QLatin1Char(')'), QStringLiteral("%29")).replace(QLatin1Char(','), QStringLiteral("%2C"));
}

/// Cuts at the commas that are in no bracket; nothing when the brackets do not match.
std::optional<QStringList> cutParts(const QString& text)
{
    QStringList parts;
    int depth = 0;
    qsizetype begin = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        depth += c == QLatin1Char('(') ? 1 : c == QLatin1Char(')') ? -1 : 0;
        if (depth < 0)
            return std::nullopt;
        if (c == QLatin1Char(',') && depth == 0) {
            parts << text.mid(begin, i - begin);
            begin = i + 1;
        }
    }
    parts << text.mid(begin);
    return depth == 0 ? std::optional(parts) : std::nullopt;
}

/// How many parts a type has: what is more is a comma in a name that nobody encoded. 0 = any number.
int partsOf(const QString& type)
{
    static const QHash<QString, int> table {{QStringLiteral("dataset"), 3}, {QStringLiteral("dataFlow"), 3}, {QStringLiteral("mlModel"), 3},
        {QStringLiteral("dataJob"), 2}, {QStringLiteral("schemaField"), 2}, {QStringLiteral("chart"), 2}, {QStringLiteral("dashboard"), 2},
        {QStringLiteral("mlFeature"), 2}, {QStringLiteral("mlFeatureTable"), 2}, {QStringLiteral("mlPrimaryKey"), 2}, {QStringLiteral("mlModelGroup"), 3}};
    return table.value(type);
}

Urn parse(const QString& text, int depth)
{
    if (depth > deepestUrn || !text.startsWith(urnPrefix))
        return {};
    const qsizetype colon = text.indexOf(QLatin1Char(':'), urnPrefix.size());
    if (colon <= urnPrefix.size() || colon + 1 == text.size())
        return {};
    Urn urn;
    const QString type = text.mid(urnPrefix.size(), colon - urnPrefix.size());
    const QString rest = text.mid(colon + 1);
    const int wanted = partsOf(type);
    if (!rest.startsWith(QLatin1Char('(')) || !rest.endsWith(QLatin1Char(')'))) {
        if (wanted > 0)
            return {};
        urn.parts << decoded(rest);
    } else {
        std::optional<QStringList> parts = cutParts(rest.mid(1, rest.size() - 2));
        if (!parts || parts->size() < wanted)
            return {};
        if (wanted > 0 && parts->size() > wanted) {
            const QString last = wanted == 3 ? parts->takeLast() : QString(); // the environment
            *parts = {parts->constFirst(), parts->mid(1).join(QLatin1Char(','))};
            if (wanted == 3)
                *parts << last;
        }
        for (const QString& part : std::as_const(*parts)) {
            const Urn inside = part.startsWith(urnPrefix) ? parse(part, depth + 1) : Urn();
            if (part.isEmpty() || (part.startsWith(urnPrefix) && !inside.isValid()))
                return {};
            urn.parts << (inside.isValid() ? inside.text() : decoded(part));
        }
    }
    urn.type = type == QLatin1String("corpUser") ? QStringLiteral("corpuser") : type;
    return urn;
}

/// "hive" of "urn:li:dataPlatform:hive", and of "hive".
QString plainId(const QString& part)
{
    const Urn urn = part.startsWith(urnPrefix) ? parse(part, 1) : Urn();
    return urn.isValid() ? urn.parts.constLast() : part;
}

} // namespace

QString Urn::text() const
{
    QStringList spelled;
    for (const QString& part : parts)
        spelled << (part.startsWith(urnPrefix) ? part : encoded(part));
    const QString joined = spelled.join(QLatin1Char(','));
    return urnPrefix + type + QLatin1Char(':') + (partsOf(type) > 0 || parts.size() > 1 ? QLatin1Char('(') + joined + QLatin1Char(')') : joined);
}

QString Urn::platform() const
{
    if (type == QLatin1String("dataJob"))
        return parse(parts.constFirst(), 1).platform();
    const bool has = partsOf(type) > 0 && type != QLatin1String("mlFeature") && type != QLatin1String("mlPrimaryKey") && type != QLatin1String("schemaField");
    return has ? plainId(parts.constFirst()) : QString();
}

QString Urn::name() const
{
    if (type == QLatin1String("dataJob")) {
        const Urn flow = parse(parts.constFirst(), 1);
        return (flow.isValid() ? flow.name() : parts.constFirst()) + QLatin1Char('/') + parts.value(1);
    }
    if (type == QLatin1String("mlFeature") || type == QLatin1String("mlPrimaryKey"))
        return parts.join(QLatin1Char('.'));
    return partsOf(type) > 0 ? parts.value(1) : plainId(parts.constLast());
}

QString Urn::env() const
{
    return type == QLatin1String("dataJob") ? parse(parts.constFirst(), 1).env() : partsOf(type) == 3 ? parts.value(2) : QString();
}

Urn parseUrn(const QString& text)
{
    const QString trimmed = text.trimmed();
    return parse(trimmed.startsWith(QLatin1String("urn%3A"), Qt::CaseInsensitive) ? decoded(trimmed) : trimmed, 0); // as in a link
}

QString nameWithEnv(const Urn& urn)
{
    const QString env = urn.env();
    return env.isEmpty() || env.compare(QLatin1String("PROD"), Qt::CaseInsensitive) == 0 ? urn.name() : urn.name() + QLatin1Char('@') + env;
}

std::optional<EntityRef> entityOf(const Urn& urn)
{
    static const QHash<QString, EntityKind> kinds {{QStringLiteral("dataset"), EntityKind::Dataset}, {QStringLiteral("dataJob"), EntityKind::Pipeline},
        {QStringLiteral("dataFlow"), EntityKind::System}, {QStringLiteral("corpuser"), EntityKind::User}, {QStringLiteral("corpGroup"), EntityKind::Group},
        {QStringLiteral("domain"), EntityKind::Domain}, {QStringLiteral("chart"), EntityKind::Component}, {QStringLiteral("dashboard"), EntityKind::Component},
        {QStringLiteral("mlFeature"), EntityKind::Component}, {QStringLiteral("mlFeatureTable"), EntityKind::Component},
        {QStringLiteral("mlModel"), EntityKind::Component}, {QStringLiteral("mlModelGroup"), EntityKind::Component},
        {QStringLiteral("mlPrimaryKey"), EntityKind::Component}};
    const auto kind = kinds.constFind(urn.type);
    if (kind == kinds.cend())
        return std::nullopt;
    const QString platform = urn.platform();
    // A chart and a dashboard of one tool may have one id.
    const QString before = *kind == EntityKind::Component ? urn.type + QLatin1Char('.') : QString();
    return EntityRef(*kind, platform.isEmpty() ? QString() : entitySlug(platform), entitySlug(before + nameWithEnv(urn)));
}

QString plainFieldPath(const QString& fieldPath)
{
    if (!fieldPath.startsWith(QLatin1String("[version=")))
        return fieldPath;
    QString plain;
    qsizetype at = 0;
    while (at < fieldPath.size()) {
        // What is in brackets may hold dots: "[version=2.0]", "[type=com.example.User]".
        const qsizetype close = fieldPath[at] == QLatin1Char('[') ? fieldPath.indexOf(QLatin1Char(']'), at) : -1;
        const qsizetype dot = fieldPath.indexOf(QLatin1Char('.'), qMax(at, close));
        const qsizetype end = dot < 0 ? fieldPath.size() : dot;
        if (close < 0)
            plain += (plain.isEmpty() ? QString() : QStringLiteral(".")) + fieldPath.mid(at, end - at);
        at = end + 1;
    }
    return plain.isEmpty() ? fieldPath : plain; // a value without fields
}

bool looksSecret(const QString& key, const QString& value)
{
    static const QRegularExpression names(QStringLiteral("passw|pwd|secret|token|credential|api[-_. ]?key|private[-_. ]?key|access[-_. ]?key"),
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression inUrl(QStringLiteral("://[^/\\s:@]*:[^/\\s@]+@|(passw(or)?d|pwd|secret|token)="), QRegularExpression::CaseInsensitiveOption);
    return names.match(key).hasMatch() || inUrl.match(value).hasMatch();
}

std::optional<element> plainMember(const element& parent, const char* key)
{
    const auto value = jsonMember(parent, key);
    if (!value || value->is_null())
        return std::nullopt;
    simdjson::dom::object object;
    if (value->get_object().get(object) != simdjson::SUCCESS || object.size() != 1)
        return value;
    const simdjson::dom::key_value_pair only = *object.begin();
    static constexpr std::string_view types[] = {"string", "boolean", "int", "long", "float", "double", "array", "map"};
    const bool wrapped = std::find(std::begin(types), std::end(types), only.key) != std::end(types) || only.key.substr(0, 13) == "com.linkedin.";
    return wrapped ? std::optional<element>(only.value) : value;
}

QString plainText(const element& parent, const char* key)
{
    const auto value = plainMember(parent, key);
    std::string_view text;
    return value && value->get_string().get(text) == simdjson::SUCCESS ? toQString(text) : QString();
}

bool plainTruth(const element& parent, const char* key, bool otherwise)
{
    const auto value = plainMember(parent, key);
    bool truth = false;
    return value && value->get_bool().get(truth) == simdjson::SUCCESS ? truth : otherwise;
}

int forEachObject(const element& parent, const char* key, const std::function<void(const element&)>& each)
{
    const auto value = plainMember(parent, key);
    simdjson::dom::array array;
    if (!value || value->get_array().get(array) != simdjson::SUCCESS)
        return value ? 1 : 0;
    int others = 0;
    for (const element entry : array) {
        others += !entry.is_object();
        if (entry.is_object())
            each(entry);
    }
    return others;
}

QStringList plainTexts(const element& parent, const char* key, const char* member)
{
    QStringList texts;
    const auto value = plainMember(parent, key);
    simdjson::dom::array array;
    if (!value || value->get_array().get(array) != simdjson::SUCCESS)
        return value ? QStringList(QString()) : texts;
    for (const element entry : array) {
        std::string_view text;
        if (entry.get_string().get(text) == simdjson::SUCCESS)
            texts << toQString(text);
        else
            texts << plainText(entry, member ? member : "string");
    }
    return texts;
}

} // namespace skein::importers::datahub
