#pragma once

#include "models/importers/datahubparts.h"

namespace skein::importers::datahub {

/// Goes through the urns and makes an entity of each that is one.
class CatalogMaker
{
public:
    CatalogMaker(const AllDescribed& all, ImportRun& run)
        : m_all(all)
        , m_run(run)
        , m_lineage(all, run)
    {
    }

    void make();

private:
    void describe(const Described& of, const EntityRef& ref);
    void properties(const Described& of, Entity& entity);
    void patchedProperties(const Described& of, Entity& entity);
    void customProperty(Entity& entity, const QString& key, const QString& value, const Statement& said);
    void standing(const Described& of, Entity& entity);
    void tags(const Described& of, Entity& entity);
    void owners(const Described& of, Entity& entity);
    void places(const Described& of, Entity& entity);
    void dataset(const Described& of, Entity& entity);
    void foreignKeys(const Described& of, const EntityRef& ref);
    void job(const Described& of, Entity& entity);
    void members(const Described& of, const EntityRef& ref);
    void components(const Described& of, const EntityRef& ref);
    QStringList patched(const Described& of, const char* aspect, const char* list, const QStringList& urns);
    void annotate(Entity& entity, const QString& key, const QString& value, const Statement& said);
    void relate(const EntityRef& from, const char* kind, const EntityRef& to, const char* back, const Statement& said);
    void relateAll(const EntityRef& from, const char* kind, const QStringList& urns, const char* back, const Statement& said);

    const AllDescribed& m_all;
    ImportRun& m_run;
    Lineage m_lineage;
    QHash<EntityRef, QString> m_urns; ///< which urn took a reference
    QMap<EntityRef, Entity> m_flows;  ///< that jobs name and nobody describes
};

} // namespace skein::importers::datahub
