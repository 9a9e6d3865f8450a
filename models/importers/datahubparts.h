#pragma once

// What the files of the DataHub reader share.

#include "models/importers/importrun.h"
#include "models/importers/jsonrecords.h"

namespace skein::importers::datahub {

/// "urn:li:dataset:(urn:li:dataPlatform:hive,db.t,PROD)": its type and its parts.
struct Urn {
    QString type;      ///< "dataset"; empty when the text is no urn
    QStringList parts; ///< decoded; a urn inside stays a urn, as text() spells it

    bool isValid() const { return !type.isEmpty(); }
    /// One spelling for each urn, however its characters were encoded.
    QString text() const;
    /// "hive" of a dataset or a model, "airflow" of a job or a flow, "looker" of a chart.
    QString platform() const;
    QString name() const; ///< "db.t"; "dag/task" of a job; the id of what has but one
    QString env() const;  ///< "PROD" of a dataset; the cluster of a job or a flow
};

/// Invalid when brackets do not match, or when a type that is known has too few parts.
Urn parseUrn(const QString& text);

/// The entity a urn stands for; nothing when its type (a tag, a container) is none here. What is not of PROD has that in
/// its name, so that a table of two environments is two.
std::optional<EntityRef> entityOf(const Urn& urn);
/// A name as it is told apart: with "@DEV" behind it when it is not of PROD.
QString nameWithEnv(const Urn& urn);

/// "a.b" of "a.b" and of "[version=2.0].[type=struct].[type=struct].a.[type=string].b".
QString plainFieldPath(const QString& fieldPath);

/// Whether a custom property must not be copied: it is named like a secret, or holds a URL with a password.
bool looksSecret(const QString& key, const QString& value);

// Avro's JSON puts what may be null into an object that names its type: {"string": "x"}. These read it either way.
std::optional<simdjson::dom::element> plainMember(const simdjson::dom::element& parent, const char* key);
QString plainText(const simdjson::dom::element& parent, const char* key);
bool plainTruth(const simdjson::dom::element& parent, const char* key, bool otherwise = false);
/// The objects of an array. How many of its values are no objects; 1 for what is there and is no array.
int forEachObject(const simdjson::dom::element& parent, const char* key, const std::function<void(const simdjson::dom::element&)>& each);
/// The texts of an array, or `member` of the objects in it; an empty text for what is neither.
QStringList plainTexts(const simdjson::dom::element& parent, const char* key, const char* member = nullptr);

struct Patch {
    QByteArray json;
    QString file;
    int line = 0;
};

/// An aspect of a urn as it was last stated, and what patches stated since.
struct Statement {
    QByteArray json; ///< empty when there are only patches
    QVector<Patch> patches;
    QString file;
    int line = 0;
    qint64 time = 0; ///< of a measurement: the latest one counts, in whatever order they stand
};

struct Described {
    Urn urn;
    QString file; ///< where it was first named
    int line = 0;
    QMap<QString, Statement> aspects; ///< by name in lower case
};
using AllDescribed = QMap<QString, Described>; ///< by Urn::text()

/// Whether buildCatalog() reads an aspect (its name in lower case) of such a urn. Others need not be kept.
bool isAspectRead(const QString& aspect, const Urn& urn);

/// What urns of tags and of glossary terms ("term:PII") are called, each once.
QStringList tagNames(const QStringList& tags, const QStringList& terms, const AllDescribed& all);
/// The fields of a dataset, with what people wrote about them in DataHub; empty when it states none.
SchemaVersion schemaOf(const Described& of, const AllDescribed& all, ImportRun& run);

/// Makes the catalog of what the files stated.
void buildCatalog(const AllDescribed& all, ImportRun& run);

/// Lineage edges, put together before they are given to the catalog: columns once each, and not without a bound.
class Lineage
{
public:
    Lineage(const AllDescribed& all, ImportRun& run)
        : m_all(all)
        , m_run(run)
    {
    }

    /// The dataset a urn names. One that nobody describes is remembered. Nothing, and a warning, when it is no dataset.
    std::optional<EntityRef> dataset(const QString& urn, const Statement& by);
    void upstreams(const Described& of, const EntityRef& ref);
    void inputsAndOutputs(const Described& of, const EntityRef& ref);
    /// What a chart, a dashboard or a feature reads.
    void reads(const QStringList& datasets, const EntityRef& by, const Statement& said);
    void finish();

private:
    struct Edge {
        Statement said;
        QVector<ColumnEdge> columns;
        QSet<QString> seen;
    };
    using Key = QPair<EntityRef, EntityRef>;

    void edge(const EntityRef& from, const EntityRef& to, const Statement& said) { m_edges[{from, to}].said = said; }
    void column(const EntityRef& from, const EntityRef& to, const ColumnEdge& column, const Statement& said);
    void fineGrained(const simdjson::dom::element& entry, const std::optional<EntityRef>& job, const Statement& said);
    void fields(const QStringList& from, const QStringList& to, const QString& operation, const std::optional<EntityRef>& job, const Statement& said);

    const AllDescribed& m_all;
    ImportRun& m_run;
    QMap<Key, Edge> m_edges;
    QSet<Key> m_stated; ///< by upstreamLineage and dataJobInputOutput
    QMap<QString, Statement> m_undescribed; ///< by Urn::text()
    int m_columns = 0;
};

/// One operation of a patch.
struct Change {
    bool remove = false; ///< or else add, or replace
    QStringList path;    ///< its steps
    std::optional<simdjson::dom::element> value;
    Statement said;      ///< where
};
/// A list that patches change, each urn once; its order is kept. O(1) a change.
class PatchedList
{
public:
    explicit PatchedList(const QStringList& urns)
    {
        for (const QString& urn : urns)
            put(urn);
    }
    void put(const QString& urn)
    {
        take(urn);
        m_at.insert(urn, m_next);
        m_urns.insert(m_next++, urn);
    }
    void take(const QString& urn)
    {
        if (const auto at = m_at.constFind(urn); at != m_at.cend()) {
            m_urns.remove(*at);
            m_at.erase(at);
        }
    }
    void change(const Change& change) { change.remove ? take(change.path[1]) : put(change.path[1]); }
    QStringList urns() const { return m_urns.values(); }

private:
    QMap<int, QString> m_urns;
    QHash<QString, int> m_at;
    int m_next = 0;
};

/// Goes through the patches of a statement. What `each` does not understand (it returns false) is told.
void forEachPatch(const Statement& statement, const QString& aspect, ImportRun& run, const std::function<bool(const Change&)>& each);

/// Calls with the aspect's object, if it is stated.
void withAspect(const Described& of, const char* aspect, const std::function<void(const simdjson::dom::element&, const Statement&)>& call);

} // namespace skein::importers::datahub
