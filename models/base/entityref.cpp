#include "models/base/entityref.h"

#include <array>
#include <tuple>
#include <utility>

namespace skein {

namespace {

constexpr std::array<std::pair<EntityKind, const char*>, 10> kindNames {{
    {EntityKind::Dataset, "Dataset"},
    {EntityKind::Pipeline, "Pipeline"},
    {EntityKind::Group, "Group"},
    {EntityKind::User, "User"},
    {EntityKind::System, "System"},
    {EntityKind::Domain, "Domain"},
    {EntityKind::Api, "API"},
    {EntityKind::Component, "Component"},
    {EntityKind::Resource, "Resource"},
    {EntityKind::Location, "Location"},
}};

} // namespace

QString entityKindName(EntityKind kind)
{
    for (const auto& [value, name] : kindNames) {
        if (value == kind)
            return QString::fromLatin1(name);
    }
    return {};
}

std::optional<EntityKind> entityKindFromName(const QString& name)
{
    for (const auto& [value, text] : kindNames) {
        if (name.compare(QLatin1String(text), Qt::CaseInsensitive) == 0)
            return value;
    }
    return std::nullopt;
}

QString EntityRef::toString() const
{
    return entityKindName(kind).toLower() + QLatin1Char(':') + ns + QLatin1Char('/') + name;
}

Result<EntityRef> EntityRef::parse(const QString& text, EntityKind defaultKind, const QString& defaultNamespace)
{
    const QString trimmed = text.trimmed();
    QString rest = trimmed;
    EntityKind kind = defaultKind;
    const qsizetype colon = rest.indexOf(QLatin1Char(':'));
    if (colon > 0) {
        const std::optional<EntityKind> named = entityKindFromName(rest.left(colon));
        if (!named) {
            return makeError(ErrorClass::BadInput, QStringLiteral("\"%1\" names no kind of entity").arg(rest.left(colon)), trimmed,
                QStringLiteral("Write kind:namespace/name, for example dataset:default/events."));
        }
        kind = *named;
        rest = rest.mid(colon + 1);
    }
    QString ns = defaultNamespace;
    const qsizetype slash = rest.indexOf(QLatin1Char('/'));
    if (slash >= 0) {
        ns = rest.left(slash);
        rest = rest.mid(slash + 1);
    }
    if (rest.isEmpty() || ns.isEmpty()) {
        return makeError(ErrorClass::BadInput, QStringLiteral("an entity reference without a name"), trimmed,
            QStringLiteral("Write kind:namespace/name, for example dataset:default/events."));
    }
    return EntityRef(kind, ns, rest);
}

bool EntityRef::operator<(const EntityRef& o) const
{
    return std::tie(kind, ns, name) < std::tie(o.kind, o.ns, o.name);
}

} // namespace skein
