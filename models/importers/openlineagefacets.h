#pragma once

#include "models/catalog/entity.h"
#include "models/importers/jsonrecords.h"

#include <QMap>

namespace skein::importers::openlineage {

/// When an event happened. Of two at one time the one that ends the run is the later one.
struct When {
    qint64 ms = 0; ///< since 1970, UTC; 0 when the event does not say
    int phase = 0; ///< 0 no run or its start, 1 running, 2 its end
    auto operator<=>(const When& o) const = default;
};
When whenOf(const simdjson::dom::element& event);

/// Whether a name is made only when the job runs: "{{ ds }}", "${env}", "{NAMESPACE}".
bool isTemplate(const QString& text);
/// A member's text as the platform of a namespace: "kafka" of "kafka://broker:9092", "postgres" of "postgresql://…"; the
/// namespace itself when it has no scheme, so that names of two namespaces stay apart.
QString platformOf(const QString& ns);
/// The namespace of a job or dataset, without the user and password that a connection string may bring along.
QString namespaceOf(const simdjson::dom::element& one);

/// One job or dataset, put together from the facets of many events: of each fact the latest statement stands, whatever
/// the order of the files. Of two at the same time it is the one that is greater as text.
class Facts
{
public:
    Entity entity;

    /// The facets of a dataset ("facets", "inputFacets", "outputFacets"). Gives what is not as OpenLineage's schemas
    /// have it; the rest is taken.
    QStringList dataset(const simdjson::dom::element& facets, const When& at, QMap<QString, int>& counts);
    QStringList job(const simdjson::dom::element& facets, const When& at);

private:
    bool isLatest(const char* fact, const When& at, const QString& content);
    void common(const simdjson::dom::element& facets, const When& at, QStringList& invalid);

    struct Stated {
        When at;
        QString content;
    };
    QMap<QString, Stated> m_stated; ///< by fact
};

} // namespace skein::importers::openlineage
