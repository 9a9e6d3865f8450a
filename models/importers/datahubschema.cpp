// The fields of DataHub's datasets.
#include "models/importers/datahubparts.h"

namespace skein::importers::datahub {

namespace {

using simdjson::dom::element;

LogicalType typeOfField(const element& field, const QString& native)
{
    const LogicalType known = logicalTypeFromNative(native);
    if (known != LogicalType::Unknown)
        return known;
    const auto type = jsonMember(field, "type");
    const auto inside = type ? jsonObject(*type, "type") : std::nullopt;
    const QString name = inside && inside->size() == 1 ? toQString((*inside->begin()).key).section(QLatin1Char('.'), -1) : QString();
    // A NumberType may be a whole number or not, a TimeType a time or a timestamp: that stays open.
    static const QHash<QString, LogicalType> table {{QStringLiteral("BooleanType"), LogicalType::Boolean}, {QStringLiteral("StringType"), LogicalType::String},
        {QStringLiteral("EnumType"), LogicalType::String}, {QStringLiteral("BytesType"), LogicalType::Bytes}, {QStringLiteral("FixedType"), LogicalType::Bytes},
        {QStringLiteral("DateType"), LogicalType::Date}, {QStringLiteral("ArrayType"), LogicalType::Array}, {QStringLiteral("RecordType"), LogicalType::Struct},
        {QStringLiteral("MapType"), LogicalType::Struct}};
    return table.value(name, LogicalType::Unknown);
}

/// The name of a glossary term, which may have a number for an id.
QString termName(const QString& text, const AllDescribed& all)
{
    const Urn urn = parseUrn(text);
    QString name = urn.isValid() ? urn.name() : text;
    if (const auto known = all.constFind(urn.text()); urn.isValid() && known != all.cend()) {
        withAspect(*known, "glossaryterminfo", [&](const element& info, const Statement&) {
            if (const QString given = plainText(info, "name"); !given.isEmpty())
                name = given;
        });
    }
    return name;
}

QStringList tagsOfField(const element& field, const AllDescribed& all)
{
    const auto tags = plainMember(field, "globalTags"), terms = plainMember(field, "glossaryTerms");
    return tagNames(tags ? plainTexts(*tags, "tags", "tag") : QStringList(), terms ? plainTexts(*terms, "terms", "urn") : QStringList(), all);
}

class FieldReader
{
public:
    FieldReader(const Described& of, const AllDescribed& all, ImportRun& run)
        : m_of(of)
        , m_all(all)
        , m_run(run)
    {
    }

    SchemaVersion read();

private:
    void field(const element& field);
    void edit(const element& field, const Statement& said);

    const Described& m_of;
    const AllDescribed& m_all;
    ImportRun& m_run;
    QVector<Column> m_columns;
    QHash<QString, qsizetype> m_at; ///< by plain path
    QStringList m_twice;
};

void FieldReader::field(const element& field)
{
    m_run.count(QStringLiteral("fields"));
    const QString path = plainText(field, "fieldPath");
    Column column;
    column.name = plainFieldPath(path);
    column.nativeType = plainText(field, "nativeDataType");
    column.type = typeOfField(field, column.nativeType);
    column.nullable = plainTruth(field, "nullable"); // what does not say so is not, in DataHub
    column.key = plainTruth(field, "isPartOfKey") || path.startsWith(QLatin1String("[version=2.0].[key=True]"));
    column.description = plainText(field, "description");
    column.tags = tagsOfField(field, m_all);
    if (column.name.isEmpty() || m_at.contains(column.name)) {
        m_twice << (column.name.isEmpty() ? QStringLiteral("(no name)") : column.name);
        return;
    }
    m_at.insert(column.name, m_columns.size());
    m_columns.append(column);
}

void FieldReader::edit(const element& field, const Statement& said)
{
    const QString path = plainFieldPath(plainText(field, "fieldPath"));
    const auto at = m_at.constFind(path);
    if (at == m_at.cend()) {
        m_run.warn(said.file, said.line, QStringLiteral("%1: a description is for the field %2, which its schema does not have").arg(m_of.urn.name(), path));
        return;
    }
    Column& column = m_columns[*at];
    if (const QString text = plainText(field, "description"); !text.isEmpty())
        column.description = text;
    for (const QString& tag : tagsOfField(field, m_all)) {
        if (!column.tags.contains(tag))
            column.tags << tag;
    }
}

SchemaVersion FieldReader::read()
{
    SchemaVersion schema;
    withAspect(m_of, "schemametadata", [&](const element& aspect, const Statement& said) {
        if (const int others = forEachObject(aspect, "fields", [&](const element& entry) { field(entry); }); others > 0)
            m_run.warn(said.file, said.line, QStringLiteral("%1: %2 fields are no objects").arg(m_of.urn.name()).arg(others));
        for (const QString& key : plainTexts(aspect, "primaryKeys")) {
            if (const auto at = m_at.constFind(plainFieldPath(key)); at != m_at.cend())
                m_columns[*at].key = true;
        }
        int64_t version = 0;
        if (const auto number = plainMember(aspect, "version"); number && number->get_int64().get(version) == simdjson::SUCCESS && version != 0)
            schema.label = QString::number(version);
        if (!m_twice.isEmpty()) {
            m_run.warn(said.file, said.line, QStringLiteral("%1: fields without a name of their own (%2) are left out: %3")
                .arg(m_of.urn.name()).arg(m_twice.size()).arg(m_twice.mid(0, 5).join(QStringLiteral(", "))));
        }
    });
    withAspect(m_of, "editableschemametadata", [&](const element& aspect, const Statement& said) {
        forEachObject(aspect, "editableSchemaFieldInfo", [&](const element& entry) { edit(entry, said); });
    });
    schema.columns = m_columns;
    return schema;
}

} // namespace

QStringList tagNames(const QStringList& tags, const QStringList& terms, const AllDescribed& all)
{
    QStringList names;
    for (const QString& text : tags) {
        const Urn urn = parseUrn(text);
        names << (urn.isValid() ? urn.name() : text);
    }
    for (const QString& text : terms)
        names << (text.isEmpty() ? text : QStringLiteral("term:") + termName(text, all));
    names.removeAll(QString());
    names.removeDuplicates();
    return names;
}

SchemaVersion schemaOf(const Described& of, const AllDescribed& all, ImportRun& run)
{
    return FieldReader(of, all, run).read();
}

} // namespace skein::importers::datahub
