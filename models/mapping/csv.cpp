#include "models/mapping/csv.h"

#include "models/mapping/ruleshape.h"

#include <QHash>
#include <QJsonDocument>
#include <QSet>

namespace skein::mapping {

namespace {

struct Record {
    int line = 0; ///< 1-based, where it starts
    QStringList fields;
};

QString quoted(const QString& field)
{
    const bool plain = !field.contains(QLatin1Char(',')) && !field.contains(QLatin1Char('"'))
        && !field.contains(QLatin1Char('\n')) && !field.contains(QLatin1Char('\r')) && field.trimmed() == field;
    if (plain)
        return field;
    QString escaped = field;
    escaped.replace(QLatin1Char('"'), QStringLiteral("\"\""));
    return QLatin1Char('"') + escaped + QLatin1Char('"');
}

Error csvError(const QString& fileName, int line, const QString& message, const QString& remedy)
{
    const QString where = fileName.isEmpty() ? QStringLiteral("line %1").arg(line)
                                             : QStringLiteral("%1:%2").arg(fileName).arg(line);
    return makeError(ErrorClass::BadInput, message, where, remedy);
}

Result<QVector<Record>> records(const QString& text, const QString& fileName)
{
    QVector<Record> all;
    Record record {1, {}};
    QString field;
    bool inQuotes = false;
    bool any = false;
    int line = 1;
    const auto endRecord = [&] {
        record.fields.append(field);
        field.clear();
        if (any)
            all.append(record);
        any = false;
        record = {line + 1, {}};
    };
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (inQuotes) {
            if (c == QLatin1Char('"') && i + 1 < text.size() && text.at(i + 1) == QLatin1Char('"'))
                field += text.at(++i);
            else if (c == QLatin1Char('"'))
                inQuotes = false;
            else
                field += c;
        } else if (c == QLatin1Char('"') && field.isEmpty()) {
            inQuotes = any = true;
        } else if (c == QLatin1Char(',')) {
            record.fields.append(field);
            field.clear();
            any = true;
        } else if (c == QLatin1Char('\n')) {
            endRecord();
        } else if (c != QLatin1Char('\r')) {
            field += c;
            any = true;
        }
        if (c == QLatin1Char('\n'))
            ++line;
    }
    if (inQuotes) {
        return csvError(fileName, record.line, QStringLiteral("a quoted field does not end"),
            QStringLiteral("Close the quote"));
    }
    if (any)
        endRecord();
    return all;
}

QStringList columnList(const QString& field)
{
    QStringList list;
    for (const QString& part : field.split(QLatin1Char(';'), Qt::SkipEmptyParts)) {
        if (!part.trimmed().isEmpty())
            list.append(part.trimmed());
    }
    return list;
}

const QStringList& headings()
{
    static const QStringList list {QStringLiteral("id"), QStringLiteral("kind"), QStringLiteral("inputs"),
        QStringLiteral("outputs"), QStringLiteral("expression"), QStringLiteral("params"),
        QStringLiteral("nullPolicy"), QStringLiteral("confidence"), QStringLiteral("review"),
        QStringLiteral("reviewedBy"), QStringLiteral("author")};
    return list;
}

/// Reads one record; `field` gives a field by heading, null when the table lacks the heading.
template <typename Field>
std::optional<QString> readInto(Rule& rule, const Field& field)
{
    const std::optional<RuleKind> kind = ruleKindFromName(field("kind").trimmed());
    if (!kind)
        return QStringLiteral("'%1' is not a kind of rule").arg(field("kind"));
    rule.kind = *kind;
    rule.inputs = columnList(field("inputs"));
    rule.outputs = columnList(field("outputs"));
    rule.expression = field("expression");
    rule.params = {};
    if (const QString text = field("params").trimmed(); !text.isEmpty()) {
        const QJsonDocument document = QJsonDocument::fromJson(text.toUtf8());
        if (!document.isObject())
            return QStringLiteral("the params are not a JSON object");
        rule.params = document.object();
    }
    const QString policy = field("nullPolicy").trimmed();
    const std::optional<NullPolicy> known = nullPolicyFromName(policy);
    if (!policy.isEmpty() && !known)
        return QStringLiteral("'%1' is not a null policy").arg(policy);
    rule.nullPolicy = known.value_or(NullPolicy::Keep);
    if (const QString text = field("confidence").trimmed(); !text.isEmpty()) {
        bool ok = false;
        rule.confidence = text.toDouble(&ok);
        if (!ok || !(rule.confidence >= 0 && rule.confidence <= 1))
            return QStringLiteral("'%1' is not a confidence from 0 to 1").arg(text);
    }
    if (const QString text = field("review").trimmed(); !text.isEmpty()) {
        const std::optional<ReviewState> state = reviewStateFromName(text);
        if (!state)
            return QStringLiteral("'%1' is not a review state").arg(text);
        rule.review = *state;
    }
    if (!field("reviewedBy").isNull())
        rule.reviewedBy = field("reviewedBy");
    if (!field("author").isNull())
        rule.author = field("author");
    if (rule.kind == RuleKind::Keep && rule.outputs.isEmpty())
        rule.outputs = rule.inputs;
    if (const std::optional<ShapeFault> fault = ruleShapeFault(rule))
        return fault->message;
    return std::nullopt;
}

} // namespace

QByteArray rulesToCsv(const Mapping& mapping)
{
    QString out = headings().join(QLatin1Char(',')) + QLatin1Char('\n');
    for (const Rule& rule : mapping.rules) {
        const QString params = rule.params.isEmpty()
            ? QString()
            : QString::fromUtf8(QJsonDocument(rule.params).toJson(QJsonDocument::Compact));
        const QStringList fields {rule.id, ruleKindName(rule.kind), rule.inputs.join(QLatin1Char(';')),
            rule.outputs.join(QLatin1Char(';')), rule.expression, params, nullPolicyName(rule.nullPolicy),
            QString::number(rule.confidence), reviewStateName(rule.review), rule.reviewedBy, rule.author};
        QStringList cells;
        for (const QString& field : fields)
            cells.append(quoted(field));
        out += cells.join(QLatin1Char(',')) + QLatin1Char('\n');
    }
    return out.toUtf8();
}

Result<Mapping> mappingWithCsv(const Mapping& mapping, const QByteArray& csv, const QString& fileName)
{
    QString text = QString::fromUtf8(csv);
    if (text.startsWith(QChar(0xfeff)))
        text.remove(0, 1);
    const Result<QVector<Record>> table = records(text, fileName);
    if (!table)
        return table.error();
    if (table->isEmpty()) {
        return csvError(fileName, 1, QStringLiteral("the table is empty"),
            QStringLiteral("The first line names the columns: %1").arg(headings().join(QStringLiteral(", "))));
    }
    QHash<QString, qsizetype> places;
    const QStringList& first = table->constFirst().fields;
    for (qsizetype i = 0; i < first.size(); ++i)
        places.insert(first.at(i).trimmed().toLower(), i);
    if (!places.contains(QStringLiteral("kind"))) {
        return csvError(fileName, 1, QStringLiteral("no column is headed 'kind'"),
            QStringLiteral("The first line names the columns: %1").arg(headings().join(QStringLiteral(", "))));
    }
    Mapping result = mapping;
    result.rules.clear();
    QSet<QString> ids;
    for (qsizetype r = 1; r < table->size(); ++r) {
        const Record& record = table->at(r);
        const auto field = [&places, &record](const char* heading) {
            const qsizetype place = places.value(QString::fromLatin1(heading).toLower(), -1);
            return place < 0 ? QString() : record.fields.value(place, QStringLiteral(""));
        };
        QString id = field("id").trimmed();
        for (int number = int(r); id.isEmpty(); ++number) {
            const QString tryId = QStringLiteral("r%1").arg(number);
            if (!ids.contains(tryId) && !mapping.rule(tryId))
                id = tryId;
        }
        const Rule* old = mapping.rule(id);
        Rule rule = old ? *old : Rule {};
        rule.id = id;
        const QString remedy = QStringLiteral("Correct the line and import again");
        if (ids.contains(id))
            return csvError(fileName, record.line, QStringLiteral("the id '%1' is used twice").arg(id), remedy);
        ids.insert(id);
        if (const std::optional<QString> fault = readInto(rule, field))
            return csvError(fileName, record.line, *fault, remedy);
        result.rules.append(rule);
    }
    return result;
}

} // namespace skein::mapping
