// DataHub's metadata files: snapshots (MCE) and change proposals (MCP), mixed in a list, alone, one a line. What they
// state is gathered by urn and aspect, as DataHub itself would keep it; the catalog is made of that.
#include "models/importers/datahubparts.h"
#include "models/importers/formats.h"

namespace skein::importers {

namespace {

using simdjson::dom::element;
using namespace datahub;

/// "globalTags" of "com.linkedin.pegasus2avro.common.GlobalTags", as a change proposal calls it.
QString aspectName(const QString& className)
{
    QString name = className.section(QLatin1Char('.'), -1);
    for (qsizetype i = 0; i < name.size() && name[i].isUpper() && (i == 0 || i + 1 == name.size() || name[i + 1].isUpper()); ++i)
        name[i] = name[i].toLower();
    return name;
}

QString counted(const QMap<QString, int>& counts)
{
    QStringList texts;
    for (auto it = counts.cbegin(); it != counts.cend(); ++it)
        texts << QString::number(it.value()) + QLatin1Char(' ') + it.key();
    constexpr qsizetype most = 60;
    const QString more = texts.size() > most ? QStringLiteral(" and %1 more").arg(texts.size() - most) : QString();
    return texts.mid(0, most).join(QStringLiteral(", ")) + more;
}

class DataHubReader
{
public:
    DataHubReader(const SourceFiles& source, const ImportOptions& options)
        : m_run(QStringLiteral("datahub"), source, options)
    {
    }

    Result<Imported> read();

private:
    void file(const QString& path);
    void record(const element& record, int line);
    void snapshot(const element& snapshot, int line);
    void proposal(const element& proposal, int line);
    void remove(const Urn& urn, const QString& aspect);
    void aspectOf(const Urn& urn, const QString& name, const element& value, bool patch, int line);
    void store(const Urn& urn, const QString& name, const QByteArray& json, const element& value, bool patch, int line);
    Described* described(const Urn& urn, int line);
    void tellTheRest();

    ImportRun m_run;
    QString m_file;
    AllDescribed m_all;
    simdjson::dom::parser m_inner; ///< for aspects that are texts
    QMap<QString, int> m_otherAspects;
};

/// A measurement of the whole table, and not of a part of it.
bool isOfWholeTable(const element& profile)
{
    const auto partition = plainMember(profile, "partitionSpec");
    const QString type = partition ? plainText(*partition, "type") : QString();
    return type.isEmpty() || type == QLatin1String("FULL_TABLE");
}

Described* DataHubReader::described(const Urn& urn, int line)
{
    const QString key = urn.text();
    auto it = m_all.find(key);
    if (it == m_all.end())
        it = m_all.insert(key, {urn, m_file, line, {}});
    return &*it;
}

void DataHubReader::remove(const Urn& urn, const QString& aspect)
{
    m_run.count(QStringLiteral("deletes"));
    // Without its key aspect a thing does not exist.
    if (aspect.isEmpty() || aspect.compare(urn.type + QStringLiteral("Key"), Qt::CaseInsensitive) == 0)
        m_all.remove(urn.text());
    else if (const auto it = m_all.find(urn.text()); it != m_all.end())
        it->aspects.remove(aspect.toLower());
}

void DataHubReader::store(const Urn& urn, const QString& name, const QByteArray& json, const element& value, bool patch, int line)
{
    const QString key = name.toLower();
    QMap<QString, Statement>& aspects = described(urn, line)->aspects;
    if (!isAspectRead(key, urn)) {
        // What is said of a tag or a container is counted with these.
        if (entityOf(urn) && !key.endsWith(QLatin1String("key")))
            ++m_otherAspects[name.left(80)];
        return;
    }
    if (patch) {
        m_run.count(QStringLiteral("patches"));
        Statement& statement = aspects[key];
        statement.patches.append({json, m_file, line});
        if (statement.json.isEmpty()) {
            statement.file = m_file;
            statement.line = line;
        }
        return;
    }
    Statement statement {json, {}, m_file, line, 0};
    if (key == QLatin1String("datasetprofile")) {
        int64_t time = 0;
        const auto stamp = plainMember(value, "timestampMillis");
        statement.time = stamp && stamp->get_int64().get(time) == simdjson::SUCCESS ? time : 0;
        const auto before = aspects.constFind(key);
        m_run.count(QStringLiteral("partialProfiles"), !isOfWholeTable(value));
        if (!isOfWholeTable(value) || (before != aspects.cend() && before->time > statement.time))
            return;
    }
    aspects.insert(key, statement);
}

void DataHubReader::aspectOf(const Urn& urn, const QString& name, const element& value, bool patch, int line)
{
    std::string_view text;
    element inside = value;
    if (value.get_string().get(text) == simdjson::SUCCESS) {
        m_run.count(QStringLiteral("stringAspects"));
        const simdjson::error_code code = m_inner.parse(text.data(), text.size(), true).get(inside);
        if (code != simdjson::SUCCESS) {
            m_run.lose(m_file, line, QStringLiteral("the aspect %1 of %2 is a text that is not valid JSON: %3")
                .arg(name, urn.text(), QString::fromLatin1(simdjson::error_message(code))));
            return;
        }
    }
    if (!inside.is_object() && !(patch && inside.is_array())) {
        m_run.lose(m_file, line, QStringLiteral("the aspect %1 of %2 is not an object").arg(name, urn.text()));
        return;
    }
    const std::string json = simdjson::minify(inside);
    store(urn, name, QByteArray(json.data(), qsizetype(json.size())), inside, patch, line);
}

void DataHubReader::snapshot(const element& wrapped, int line)
{
    m_run.count(QStringLiteral("mce"));
    element snapshot = wrapped;
    simdjson::dom::object members;
    if (!jsonMember(wrapped, "urn") && wrapped.get_object().get(members) == simdjson::SUCCESS && members.size() == 1)
        snapshot = (*members.begin()).value;
    const QString text = plainText(snapshot, "urn");
    const Urn urn = parseUrn(text);
    if (!urn.isValid()) {
        m_run.lose(m_file, line, QStringLiteral("the urn \"%1\" cannot be read").arg(text.left(200)));
        return;
    }
    described(urn, line);
    const int others = forEachObject(snapshot, "aspects", [&](const element& one) {
        simdjson::dom::object aspects;
        if (one.get_object().get(aspects) != simdjson::SUCCESS)
            return;
        for (const simdjson::dom::key_value_pair aspect : aspects)
            aspectOf(urn, aspectName(toQString(aspect.key)), aspect.value, false, line);
    });
    if (others > 0)
        m_run.lose(m_file, line, QStringLiteral("%1 aspects of %2 are no objects").arg(others).arg(urn.text()));
}

void DataHubReader::proposal(const element& proposal, int line)
{
    m_run.count(QStringLiteral("mcp"));
    const QString text = plainText(proposal, "entityUrn");
    const Urn urn = parseUrn(text);
    if (!urn.isValid()) {
        m_run.lose(m_file, line, text.isEmpty() ? QStringLiteral("the change names no entityUrn") : QStringLiteral("the urn \"%1\" cannot be read").arg(text.left(200)));
        return;
    }
    const QString name = aspectName(plainText(proposal, "aspectName")), change = plainText(proposal, "changeType");
    if (change == QLatin1String("DELETE")) {
        remove(urn, name);
        return;
    }
    static const QStringList known {QString(), QStringLiteral("UPSERT"), QStringLiteral("CREATE"), QStringLiteral("CREATE_ENTITY"), QStringLiteral("UPDATE"),
        QStringLiteral("RESTATE"), QStringLiteral("PATCH")};
    if (!known.contains(change)) {
        m_run.lose(m_file, line, QStringLiteral("the changeType \"%1\" is not known").arg(change.left(40)));
        return;
    }
    if (name.isEmpty()) {
        m_run.lose(m_file, line, QStringLiteral("the change of %1 names no aspect").arg(urn.text()));
        return;
    }
    // {"json": {…}}, {"value": "…"}, {"value": {…}}; older files have it with another name around.
    auto aspect = plainMember(proposal, "aspect");
    auto value = aspect ? jsonMember(*aspect, "json") : std::nullopt;
    if (aspect && !value)
        value = jsonMember(*aspect, "value");
    if (!value) {
        m_run.lose(m_file, line, QStringLiteral("the aspect %1 of %2 has neither json nor value").arg(name, urn.text()));
        return;
    }
    aspectOf(urn, name, *value, change == QLatin1String("PATCH"), line);
}

void DataHubReader::record(const element& outer, int line)
{
    element record = outer;
    for (const char* event : {"com.linkedin.pegasus2avro.mxe.MetadataChangeEvent", "com.linkedin.pegasus2avro.mxe.MetadataChangeProposal"}) {
        if (const auto inside = jsonMember(outer, event))
            record = *inside;
    }
    if (const auto inside = jsonMember(record, "proposedSnapshot"); inside && inside->is_object())
        snapshot(*inside, line);
    else if (jsonMember(record, "entityUrn") || jsonMember(record, "aspectName"))
        proposal(record, line);
    else
        m_run.skip(m_file, line, QStringLiteral("neither a snapshot (proposedSnapshot) nor a change proposal (entityUrn, aspect)"));
}

void DataHubReader::file(const QString& path)
{
    m_file = path;
    m_run.forEachRecord(path, [this](const element& each, int line) { record(each, line); });
}

/// What became no entity is said by type and by name, not one by one.
void DataHubReader::tellTheRest()
{
    QMap<QString, int> types;
    for (const Described& one : std::as_const(m_all)) {
        if (!entityOf(one.urn)) {
            ++types[one.urn.type.left(80)];
            m_run.count(QStringLiteral("type:") + one.urn.type.left(80));
        }
    }
    for (auto it = m_otherAspects.cbegin(); it != m_otherAspects.cend(); ++it)
        m_run.count(QStringLiteral("aspect:") + it.key(), it.value());
    const QString where = m_run.source.files.size() == 1 ? m_run.source.files.constFirst() : m_run.source.root;
    if (!types.isEmpty())
        m_run.warn(where, 0, QStringLiteral("counted, but no entities here: %1").arg(counted(types)));
    if (!m_otherAspects.isEmpty())
        m_run.warn(where, 0, QStringLiteral("these aspects are not imported: %1").arg(counted(m_otherAspects)));
}

Result<Imported> DataHubReader::read()
{
    m_run.forEachFile([this](const QString& path) { file(path); });
    m_run.count(QStringLiteral("urns"), int(m_all.size()));
    buildCatalog(m_all, m_run);
    tellTheRest();
    return m_run.finish();
}

} // namespace

Result<Imported> readDataHub(const SourceFiles& source, const ImportOptions& options)
{
    return DataHubReader(source, options).read();
}

} // namespace skein::importers
