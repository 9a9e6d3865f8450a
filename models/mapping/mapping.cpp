#include "models/mapping/mapping.h"

#include "models/mapping/inverse.h"
#include "models/mapping/ruleshape.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

#include <cmath>

namespace skein::mapping {

namespace {

QString typeWord(const QJsonValue& value)
{
    switch (value.type()) {
    case QJsonValue::Null:
        return QStringLiteral("null");
    case QJsonValue::Bool:
        return QStringLiteral("a boolean");
    case QJsonValue::Double:
        return QStringLiteral("a number");
    case QJsonValue::String:
        return QStringLiteral("a text");
    case QJsonValue::Array:
        return QStringLiteral("a list");
    case QJsonValue::Object:
        return QStringLiteral("an object");
    case QJsonValue::Undefined:
        break;
    }
    return QStringLiteral("missing");
}

QString join(const QString& path, const QString& field)
{
    return path.isEmpty() ? field : path + QLatin1Char('.') + field;
}

/// Reads fields and remembers the first thing that is wrong; after that every read gives a default.
class Reader
{
public:
    explicit Reader(QString fileName)
        : m_file(std::move(fileName))
    {
    }

    bool failed() const { return m_error.has_value(); }
    const Error& error() const { return *m_error; }

    void fail(const QString& path, const QString& message, const QString& remedy)
    {
        if (failed())
            return;
        const QString where = m_file.isEmpty() ? path : m_file + QStringLiteral(": ") + path;
        m_error = makeError(ErrorClass::BadInput, message, where, remedy);
    }

    QJsonObject object(const QJsonObject& parent, const QString& path, const QString& field, bool required)
    {
        const QJsonValue value = parent.value(field);
        if (value.isObject())
            return value.toObject();
        if (required || !value.isUndefined())
            wrongType(join(path, field), value, QStringLiteral("an object"));
        return {};
    }

    QString text(const QJsonObject& parent, const QString& path, const QString& field, bool required = false)
    {
        const QJsonValue value = parent.value(field);
        if (value.isString() && !(required && value.toString().trimmed().isEmpty()))
            return value.toString();
        if (value.isString())
            fail(join(path, field), QStringLiteral("the text is empty"), QStringLiteral("Give it a value"));
        else if (required || !value.isUndefined())
            wrongType(join(path, field), value, QStringLiteral("a text"));
        return {};
    }

    double number(const QJsonObject& parent, const QString& path, const QString& field, double fallback)
    {
        const QJsonValue value = parent.value(field);
        if (value.isUndefined())
            return fallback;
        if (!value.isDouble())
            wrongType(join(path, field), value, QStringLiteral("a number"));
        return value.toDouble(fallback);
    }

    bool boolean(const QJsonObject& parent, const QString& path, const QString& field, bool fallback)
    {
        const QJsonValue value = parent.value(field);
        if (!value.isUndefined() && !value.isBool())
            wrongType(join(path, field), value, QStringLiteral("true or false"));
        return value.toBool(fallback);
    }

    QJsonArray array(const QJsonObject& parent, const QString& path, const QString& field, bool required = false)
    {
        const QJsonValue value = parent.value(field);
        if (value.isArray())
            return value.toArray();
        if (required || !value.isUndefined())
            wrongType(join(path, field), value, QStringLiteral("a list"));
        return {};
    }

    QStringList texts(const QJsonObject& parent, const QString& path, const QString& field)
    {
        QStringList list;
        const QJsonArray values = array(parent, path, field);
        for (qsizetype i = 0; i < values.size(); ++i) {
            const QString item = QStringLiteral("%1[%2]").arg(join(path, field)).arg(i);
            if (!values.at(i).isString())
                wrongType(item, values.at(i), QStringLiteral("a text"));
            else if (values.at(i).toString().trimmed().isEmpty())
                fail(item, QStringLiteral("the name is empty"), QStringLiteral("Name a column"));
            else
                list.append(values.at(i).toString());
        }
        return list;
    }

    QJsonObject element(const QJsonArray& list, qsizetype index, const QString& path)
    {
        if (!list.at(index).isObject())
            wrongType(path, list.at(index), QStringLiteral("an object"));
        return list.at(index).toObject();
    }

    void wrongType(const QString& path, const QJsonValue& value, const QString& wanted)
    {
        fail(path, QStringLiteral("%1 is expected here, this is %2").arg(wanted, typeWord(value)),
            QStringLiteral("See resources/mapping/mapping.schema.json for the form of a mapping"));
    }

private:
    QString m_file;
    std::optional<Error> m_error;
};

QVector<Column> readColumns(Reader& in, const QJsonObject& side, const QString& path)
{
    QVector<Column> columns;
    QSet<QString> seen;
    const QJsonArray list = in.array(side, path, QStringLiteral("columns"));
    for (qsizetype i = 0; i < list.size(); ++i) {
        const QString at = QStringLiteral("%1.columns[%2]").arg(path).arg(i);
        const QJsonObject object = in.element(list, i, at);
        Column column;
        column.name = in.text(object, at, QStringLiteral("name"), true);
        column.nativeType = in.text(object, at, QStringLiteral("type"));
        column.type = logicalTypeFromNative(column.nativeType);
        column.nullable = in.boolean(object, at, QStringLiteral("nullable"), true);
        column.key = in.boolean(object, at, QStringLiteral("key"), false);
        column.description = in.text(object, at, QStringLiteral("description"));
        column.tags = in.texts(object, at, QStringLiteral("tags"));
        if (seen.contains(column.name.toLower())) {
            in.fail(join(at, QStringLiteral("name")), QStringLiteral("the column '%1' is listed twice").arg(column.name),
                QStringLiteral("Remove one of them"));
        }
        seen.insert(column.name.toLower());
        columns.append(column);
    }
    return columns;
}

Side readSide(Reader& in, const QJsonObject& document, const QString& field)
{
    const QJsonObject object = in.object(document, {}, field, true);
    Side side;
    side.dataset = in.text(object, field, QStringLiteral("dataset"), true);
    side.schemaHash = in.text(object, field, QStringLiteral("schemaHash"));
    side.columns = readColumns(in, object, field);
    return side;
}

Grain readGrain(Reader& in, const QJsonObject& document)
{
    const QString path = QStringLiteral("grain");
    const QJsonObject object = in.object(document, {}, path, false);
    Grain grain;
    grain.source = in.texts(object, path, QStringLiteral("source"));
    grain.target = in.texts(object, path, QStringLiteral("target"));
    const QString name = in.text(object, path, QStringLiteral("rowRelation"));
    if (const std::optional<RowRelation> relation = rowRelationFromName(name)) {
        grain.rowRelation = *relation;
    } else if (!name.isEmpty()) {
        in.fail(QStringLiteral("grain.rowRelation"), QStringLiteral("'%1' is not a row relation").arg(name),
            QStringLiteral("Use one of 1:1, filter, explode, aggregate, dedupe, unknown"));
    }
    return grain;
}

void readReview(Reader& in, const QJsonObject& object, const QString& path, Rule& rule)
{
    const QJsonObject review = in.object(object, path, QStringLiteral("review"), false);
    const QString at = join(path, QStringLiteral("review"));
    const QString state = in.text(review, at, QStringLiteral("state"));
    if (const std::optional<ReviewState> known = reviewStateFromName(state)) {
        rule.review = *known;
    } else if (!state.isEmpty()) {
        in.fail(join(at, QStringLiteral("state")), QStringLiteral("'%1' is not a review state").arg(state),
            QStringLiteral("Use one of proposed, accepted, edited, rejected"));
    }
    rule.reviewedBy = in.text(review, at, QStringLiteral("by"));
    const QJsonArray notes = in.array(review, at, QStringLiteral("notes"));
    for (qsizetype i = 0; i < notes.size(); ++i) {
        const QString noteAt = QStringLiteral("%1.notes[%2]").arg(at).arg(i);
        const QJsonObject note = in.element(notes, i, noteAt);
        ReviewNote read;
        read.actor = in.text(note, noteAt, QStringLiteral("actor"));
        const QString time = in.text(note, noteAt, QStringLiteral("time"));
        read.time = QDateTime::fromString(time, Qt::ISODateWithMs);
        if (!time.isEmpty() && !read.time.isValid()) {
            in.fail(join(noteAt, QStringLiteral("time")), QStringLiteral("'%1' is not a time").arg(time),
                QStringLiteral("Write it like 2024-05-01T12:00:00Z"));
        }
        read.text = in.text(note, noteAt, QStringLiteral("text"));
        rule.notes.append(read);
    }
}

void readEvidence(Reader& in, const QJsonObject& object, const QString& path, Rule& rule)
{
    const QJsonArray list = in.array(object, path, QStringLiteral("evidence"));
    for (qsizetype i = 0; i < list.size(); ++i) {
        const QString at = QStringLiteral("%1.evidence[%2]").arg(path).arg(i);
        const QJsonObject item = in.element(list, i, at);
        rule.evidence.append(Evidence {in.text(item, at, QStringLiteral("kind"), true),
            in.number(item, at, QStringLiteral("score"), 0), in.text(item, at, QStringLiteral("detail"))});
    }
}

void readTests(Reader& in, const QJsonObject& object, const QString& path, Rule& rule)
{
    const QJsonArray list = in.array(object, path, QStringLiteral("tests"));
    for (qsizetype i = 0; i < list.size(); ++i) {
        const QString at = QStringLiteral("%1.tests[%2]").arg(path).arg(i);
        const QJsonObject item = in.element(list, i, at);
        rule.tests.append(RuleTest {in.object(item, at, QStringLiteral("input"), true),
            in.object(item, at, QStringLiteral("expected"), true)});
    }
}

RuleKind readKind(Reader& in, const QJsonObject& object, const QString& path)
{
    const QString name = in.text(object, path, QStringLiteral("kind"), true);
    if (const std::optional<RuleKind> kind = ruleKindFromName(name))
        return *kind;
    in.fail(join(path, QStringLiteral("kind")), QStringLiteral("'%1' is not a kind of rule").arg(name),
        QStringLiteral("Use one of keep, rename, cast, unit, valueMap, split, concat, constant, derived, lookup, drop, "
                       "leaveUnchanged, ambiguous, nest, unnest, tableMove, tableSplit, tableMerge, keyChange"));
    return RuleKind::Keep;
}

NullPolicy readNullPolicy(Reader& in, const QJsonObject& object, const QString& path)
{
    const QString name = in.text(object, path, QStringLiteral("nullPolicy"));
    if (const std::optional<NullPolicy> policy = nullPolicyFromName(name))
        return *policy;
    if (!name.isEmpty()) {
        in.fail(join(path, QStringLiteral("nullPolicy")), QStringLiteral("'%1' is not a null policy").arg(name),
            QStringLiteral("Use one of keep, error, default"));
    }
    return NullPolicy::Keep;
}

Rule readRule(Reader& in, const QJsonObject& object, const QString& path)
{
    Rule rule;
    rule.id = in.text(object, path, QStringLiteral("id"));
    rule.kind = readKind(in, object, path);
    rule.inputs = in.texts(object, path, QStringLiteral("inputs"));
    rule.outputs = in.texts(object, path, QStringLiteral("outputs"));
    // A kept column that names no output keeps its name.
    if (rule.kind == RuleKind::Keep && rule.outputs.isEmpty())
        rule.outputs = rule.inputs;
    rule.expression = in.text(object, path, QStringLiteral("expression"));
    rule.params = in.object(object, path, QStringLiteral("params"), false);
    rule.nullPolicy = readNullPolicy(in, object, path);
    rule.confidence = in.number(object, path, QStringLiteral("confidence"), 0);
    if (rule.confidence < 0 || rule.confidence > 1) {
        in.fail(join(path, QStringLiteral("confidence")), QStringLiteral("a confidence lies between 0 and 1"),
            QStringLiteral("Give a value between 0 and 1"));
    }
    readEvidence(in, object, path, rule);
    rule.author = in.text(object, path, QStringLiteral("author"));
    readReview(in, object, path, rule);
    readTests(in, object, path, rule);
    if (const std::optional<ShapeFault> fault = ruleShapeFault(rule))
        in.fail(join(path, fault->field), fault->message, fault->remedy);
    return rule;
}

QVector<Rule> readRules(Reader& in, const QJsonObject& document)
{
    QVector<Rule> rules;
    QSet<QString> ids;
    const QJsonArray list = in.array(document, {}, QStringLiteral("rules"), true);
    for (qsizetype i = 0; i < list.size() && !in.failed(); ++i) {
        const QString at = QStringLiteral("rules[%1]").arg(i);
        Rule rule = readRule(in, in.element(list, i, at), at);
        if (!rule.id.isEmpty() && ids.contains(rule.id)) {
            in.fail(join(at, QStringLiteral("id")), QStringLiteral("the id '%1' is used twice").arg(rule.id),
                QStringLiteral("Give each rule its own id"));
        }
        ids.insert(rule.id);
        rules.append(rule);
    }
    int next = 1;
    for (Rule& rule : rules) {
        while (rule.id.isEmpty()) {
            const QString id = QStringLiteral("r%1").arg(next++);
            if (!ids.contains(id))
                rule.id = id;
        }
    }
    return rules;
}

/// A cast may leave its type to the target's column list; one of the two has to name it.
void checkCasts(Reader& in, const Mapping& mapping)
{
    for (qsizetype i = 0; i < mapping.rules.size(); ++i) {
        const Rule& rule = mapping.rules.at(i);
        if (rule.kind != RuleKind::Cast || !rule.params.value(QLatin1String("to")).toString().isEmpty())
            continue;
        const Column* column = columnOf(mapping.target, rule.outputs.value(0));
        if (!column || column->nativeType.isEmpty()) {
            in.fail(QStringLiteral("rules[%1].params.to").arg(i), QStringLiteral("a cast needs the new type"),
                QStringLiteral("Name the type, or list the target's columns with their types"));
        }
    }
}

Error syntaxError(const QByteArray& json, const QJsonParseError& parse, const QString& fileName)
{
    const QByteArray before = json.left(parse.offset);
    const QString line = QString::number(before.count('\n') + 1);
    const QString where = fileName.isEmpty() ? QStringLiteral("line ") + line : fileName + QLatin1Char(':') + line;
    return makeError(ErrorClass::BadInput, QStringLiteral("the mapping is not valid JSON: %1").arg(parse.errorString()),
        where, QStringLiteral("Correct the JSON at this place"));
}

QString lastPart(const QString& dataset)
{
    return dataset.section(QLatin1Char('.'), -1);
}

} // namespace

Result<Mapping> mappingFromJson(const QByteArray& json, const QString& fileName)
{
    const QByteArray body = json.startsWith("\xef\xbb\xbf") ? json.mid(3) : json;
    QJsonParseError parse;
    const QJsonDocument document = QJsonDocument::fromJson(body, &parse);
    if (parse.error != QJsonParseError::NoError)
        return syntaxError(body, parse, fileName);
    Reader in(fileName);
    const QJsonObject object = document.object();
    const QJsonValue format = object.value(QLatin1String("skeinMapping"));
    if (!format.isDouble()) {
        in.fail(QStringLiteral("skeinMapping"), QStringLiteral("this is not a mapping document"),
            QStringLiteral("A mapping starts with \"skeinMapping\": 1"));
    } else if (format.toDouble() != 1) {
        in.fail(QStringLiteral("skeinMapping"),
            QStringLiteral("the format version %1 is not known").arg(format.toDouble()),
            QStringLiteral("This program reads version 1; update it or export the mapping again"));
    }
    Mapping mapping;
    mapping.id = in.text(object, {}, QStringLiteral("id"));
    const double version = in.number(object, {}, QStringLiteral("version"), 1);
    if (version < 1 || version != std::floor(version) || version > 1e9) {
        in.fail(QStringLiteral("version"), QStringLiteral("a version is a whole number from 1"),
            QStringLiteral("Give a whole number"));
    }
    mapping.version = in.failed() ? 1 : int(version);
    mapping.source = readSide(in, object, QStringLiteral("source"));
    mapping.target = readSide(in, object, QStringLiteral("target"));
    mapping.grain = readGrain(in, object);
    mapping.rules = readRules(in, object);
    mapping.assumptions = in.texts(object, {}, QStringLiteral("assumptions"));
    checkCasts(in, mapping);
    if (in.failed())
        return in.error();
    // Commits name the mapping in a trailer, so every mapping has an id.
    if (mapping.id.isEmpty())
        mapping.id = lastPart(mapping.source.dataset) + QStringLiteral("-to-") + lastPart(mapping.target.dataset);
    return mapping;
}

} // namespace skein::mapping
