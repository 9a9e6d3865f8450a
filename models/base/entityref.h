#pragma once

#include "models/base/result.h"

#include <QHash>
#include <QString>

namespace skein {

/// The kinds Skein uses, named as in Backstage.
enum class EntityKind { Dataset, Pipeline, Group, User, System, Domain, Api, Component, Resource, Location };

QString entityKindName(EntityKind kind);                       ///< "Dataset", "API", …
std::optional<EntityKind> entityKindFromName(const QString& name); ///< case-insensitive

/// `kind:namespace/name`. Comparison is case-insensitive as in Backstage: the three parts are kept in lower case,
/// the title of the entity keeps the spelling.
struct EntityRef {
    EntityKind kind = EntityKind::Dataset;
    QString ns = QStringLiteral("default");
    QString name;

    EntityRef() = default;
    EntityRef(EntityKind entityKind, const QString& nameSpace, const QString& entityName)
        : kind(entityKind)
        , ns(nameSpace.isEmpty() ? QStringLiteral("default") : nameSpace.toLower())
        , name(entityName.toLower())
    {
    }

    bool isValid() const { return !name.isEmpty(); }
    QString toString() const; ///< "dataset:default/events.user_activity"

    /// Reads "[kind:][namespace/]name"; what is missing comes from the defaults.
    static Result<EntityRef> parse(const QString& text, EntityKind defaultKind = EntityKind::Dataset,
        const QString& defaultNamespace = QStringLiteral("default"));

    bool operator==(const EntityRef& o) const { return kind == o.kind && name == o.name && ns == o.ns; }
    bool operator!=(const EntityRef& o) const { return !(*this == o); }
    bool operator<(const EntityRef& o) const;
};

inline size_t qHash(const EntityRef& ref, size_t seed = 0)
{
    return qHashMulti(seed, int(ref.kind), ref.ns, ref.name);
}

} // namespace skein
