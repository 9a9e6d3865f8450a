#pragma once

#include "models/catalog/lineagegraph.h"

#include <QJsonObject>

namespace skein {

/// How much of the estate is known well enough to trust a number.
struct Coverage {
    int datasets = 0, withOwner = 0, withColumns = 0, withLineage = 0;
    int pipelines = 0, withRepository = 0;
    QJsonObject toJson() const;
};
Coverage coverage(const Catalog& catalog);

struct ImpactRow {
    EntityRef ref;
    int depth = 0;
    QString owner;
    QString framework;
    QStringList columns; ///< of the changed dataset it is known to read
    bool direct = false;
};

/// Who is touched when a dataset (or some of its columns) changes.
struct Impact {
    EntityRef entity;
    QVector<ImpactRow> consumers; ///< by depth, then reference; pipelines and datasets
    int direct = 0;
    int transitive = 0;
    Coverage coverage;
    QJsonObject toJson() const;
};
/// `columns` empty = the whole dataset; a consumer whose columns are not known counts as touched.
Impact impactOf(const Catalog& catalog, const LineageGraph& graph, const EntityRef& ref, const QStringList& columns = {});

/// Finds what a person means: a reference, a qualified name, a title or a bare name. The error lists near matches.
Result<EntityRef> findEntity(const Catalog& catalog, const QString& text);

struct SearchHit {
    int entity = -1;       ///< index in Catalog::entities
    int score = 0;
    QString matched;       ///< "name", "column user_id", "owner", "tag", "description"
};
/// Ranked: exact name, prefix, word start, substring; then columns, owners, tags, descriptions. O(text of the catalog).
QVector<SearchHit> searchCatalog(const Catalog& catalog, const QString& text, int limit = 50);

} // namespace skein
