// What the aspects of a urn say of the entity it stands for.
#include "models/importers/datahubmaker.h"

namespace skein::importers::datahub {

namespace {

using simdjson::dom::element;

constexpr qsizetype longestAnnotation = 65536;

/// Those that are read, by name in lower case.
const QSet<QString>& readAspects()
{
    static const QSet<QString> names = [] {
        QSet<QString> set;
        for (const char* name : {"status", "deprecation", "ownership", "globaltags", "glossaryterms", "domains", "subtypes", "institutionalmemory",
                 "dataplatforminstance", "container", "siblings", "schemametadata", "editableschemametadata", "datasetproperties", "editabledatasetproperties",
                 "viewproperties", "upstreamlineage", "datasetprofile", "datajobinfo", "editabledatajobproperties", "datajobinputoutput",
                 "dataflowinfo", "editabledataflowproperties", "corpuserinfo", "corpusereditableinfo", "corpgroupinfo", "corpgroupeditableinfo",
                 "groupmembership", "nativegroupmembership", "domainproperties", "chartinfo", "editablechartproperties", "dashboardinfo",
                 "editabledashboardproperties", "mlfeatureproperties", "mlfeaturetableproperties", "mlmodelproperties", "mlmodelgroupproperties",
                 "mlprimarykeyproperties"})
            set.insert(QLatin1String(name));
        return set;
    }();
    return names;
}

/// The aspects that hold a name and a description, the one that people edit first: its word wins.
constexpr const char* propertyAspects[] = {"editabledatasetproperties", "datasetproperties", "editabledatajobproperties", "datajobinfo",
    "editabledataflowproperties", "dataflowinfo", "corpusereditableinfo", "corpuserinfo", "corpgroupeditableinfo", "corpgroupinfo", "domainproperties",
    "editablechartproperties", "chartinfo", "editabledashboardproperties", "dashboardinfo", "mlfeatureproperties", "mlfeaturetableproperties",
    "mlmodelproperties", "mlmodelgroupproperties", "mlprimarykeyproperties"};

} // namespace

void CatalogMaker::annotate(Entity& entity, const QString& key, const QString& value, const Statement& said)
{
    if (value.isEmpty())
        return;
    const QByteArray bytes = value.toUtf8();
    if (bytes.size() > longestAnnotation)
        m_run.warn(said.file, said.line, QStringLiteral("%1: %2 is cut after 64 kB").arg(entity.title, key.left(200)));
    entity.annotations.insert(key.left(200), bytes.size() > longestAnnotation ? QString::fromUtf8(bytes.left(longestAnnotation)) : value);
}

void CatalogMaker::relate(const EntityRef& from, const char* kind, const EntityRef& to, const char* back, const Statement& said)
{
    m_run.builder.addRelation({from, QLatin1String(kind), to, m_run.said(said.file, said.line)});
    m_run.builder.addRelation({to, QLatin1String(back), from, m_run.said(said.file, said.line)});
}

void CatalogMaker::relateAll(const EntityRef& from, const char* kind, const QStringList& urns, const char* back, const Statement& said)
{
    for (const QString& text : urns) {
        if (const Urn urn = parseUrn(text); urn.isValid() && entityOf(urn))
            relate(from, kind, *entityOf(urn), back, said);
        else
            m_run.warn(said.file, said.line, QStringLiteral("\"%1\" names nothing that can be %2").arg(text.left(200), QLatin1String(kind)));
    }
}

/// A list of urns after what patches put to it or took from it: "/owners/urn:li:corpuser:a/OWNER".
QStringList CatalogMaker::patched(const Described& of, const char* aspect, const char* list, const QStringList& urns)
{
    PatchedList changed(urns);
    const auto found = of.aspects.constFind(QLatin1String(aspect));
    if (found != of.aspects.cend()) {
        forEachPatch(*found, QLatin1String(aspect), m_run, [&](const Change& change) {
            if (change.path.size() < 2 || change.path[0] != QLatin1String(list))
                return false;
            changed.change(change);
            return true;
        });
    }
    return changed.urns();
}

void CatalogMaker::customProperty(Entity& entity, const QString& key, const QString& value, const Statement& said)
{
    if (looksSecret(key, value)) {
        m_run.count(QStringLiteral("secretsLeftOut"));
        m_run.warn(said.file, said.line, QStringLiteral("%1: the property %2 looks like a secret and is left out").arg(entity.title, key.left(80)));
        return;
    }
    annotate(entity, QStringLiteral("datahub/property.") + key, value, said);
}

void CatalogMaker::properties(const Described& of, Entity& entity)
{
    QString name;
    for (const char* aspect : propertyAspects) {
        withAspect(of, aspect, [&](const element& values, const Statement& said) {
            for (const char* key : {"name", "displayName", "fullName", "title"}) {
                // A person's title is what they do.
                const bool person = entity.ref.kind == EntityKind::User && qstrcmp(key, "title") == 0;
                name = name.isEmpty() && !person ? plainText(values, key) : name;
            }
            if (!name.isEmpty())
                entity.title = name;
            if (entity.description.isEmpty())
                entity.description = plainText(values, "description");
            if (const auto custom = jsonObject(values, "customProperties")) {
                for (const simdjson::dom::key_value_pair property : *custom) {
                    std::string_view value;
                    const bool text = property.value.get_string().get(value) == simdjson::SUCCESS;
                    customProperty(entity, toQString(property.key), text ? toQString(value) : QString::fromStdString(simdjson::minify(property.value)), said);
                }
            } else if (plainMember(values, "customProperties")) {
                m_run.warn(said.file, said.line, QStringLiteral("%1: its customProperties are no object").arg(entity.title));
            }
        });
    }
    patchedProperties(of, entity);
}

void CatalogMaker::patchedProperties(const Described& of, Entity& entity)
{
    for (const char* aspect : propertyAspects) {
        const auto found = of.aspects.constFind(QLatin1String(aspect));
        if (found == of.aspects.cend())
            continue;
        forEachPatch(*found, QLatin1String(aspect), m_run, [&](const Change& change) {
            const QStringList& path = change.path;
            std::string_view bytes;
            const bool text = change.value && change.value->get_string().get(bytes) == simdjson::SUCCESS;
            const QString given = text ? toQString(bytes) : QString();
            if (path.size() == 2 && path[0] == QLatin1String("customProperties") && (text || change.remove)) {
                entity.annotations.remove(QStringLiteral("datahub/property.") + path[1]);
                if (!change.remove)
                    customProperty(entity, path[1], given, change.said);
                return true;
            }
            const bool known = path.size() == 1 && text && !change.remove && (path[0] == QLatin1String("description") || path[0] == QLatin1String("name"));
            if (known)
                (path[0] == QLatin1String("name") ? entity.title : entity.description) = given;
            return known;
        });
    }
}

void CatalogMaker::standing(const Described& of, Entity& entity)
{
    withAspect(of, "deprecation", [&](const element& aspect, const Statement& said) {
        if (!plainTruth(aspect, "deprecated"))
            return;
        entity.lifecycle = QStringLiteral("deprecated");
        annotate(entity, QStringLiteral("datahub/deprecation-note"), plainText(aspect, "note"), said);
    });
    withAspect(of, "status", [&](const element& aspect, const Statement&) {
        if (plainTruth(aspect, "removed"))
            entity.lifecycle = QStringLiteral("removed");
    });
    withAspect(of, "subtypes", [&](const element& aspect, const Statement&) {
        if (const QStringList names = plainTexts(aspect, "typeNames"); !names.isEmpty())
            entity.type = names.constFirst().toLower();
    });
    withAspect(of, "institutionalmemory", [&](const element& aspect, const Statement& said) {
        const QString url = plainTexts(aspect, "elements", "url").value(0);
        if (looksSecret(QString(), url))
            m_run.count(QStringLiteral("secretsLeftOut"));
        else
            annotate(entity, QStringLiteral("datahub/link"), url, said);
    });
}

void CatalogMaker::tags(const Described& of, Entity& entity)
{
    const auto read = [&](const char* aspect, const char* list) {
        QStringList urns;
        withAspect(of, aspect, [&](const element& values, const Statement&) { urns = plainTexts(values, list, qstrcmp(list, "tags") == 0 ? "tag" : "urn"); });
        return patched(of, aspect, list, urns);
    };
    entity.tags = tagNames(read("globaltags", "tags"), read("glossaryterms", "terms"), m_all);
}

void CatalogMaker::owners(const Described& of, Entity& entity)
{
    const auto found = of.aspects.constFind(QStringLiteral("ownership"));
    if (found == of.aspects.cend())
        return;
    QStringList urns;
    withAspect(of, "ownership", [&](const element& aspect, const Statement&) { urns = plainTexts(aspect, "owners", "owner"); });
    urns = patched(of, "ownership", "owners", urns);
    QSet<EntityRef> seen;
    for (const QString& text : std::as_const(urns)) {
        const Urn urn = parseUrn(text);
        const auto owner = entityOf(urn);
        if (!owner || (owner->kind != EntityKind::User && owner->kind != EntityKind::Group)) {
            m_run.warn(found->file, found->line, QStringLiteral("%1: the owner \"%2\" is neither a person nor a group").arg(entity.title, text.left(200)));
            continue;
        }
        if (seen.contains(*owner))
            continue;
        seen.insert(*owner);
        entity.owners << *owner;
        relate(entity.ref, "ownedBy", *owner, "ownerOf", *found);
    }
}

/// Where it belongs: domain, container, instance of the platform.
void CatalogMaker::places(const Described& of, Entity& entity)
{
    withAspect(of, "domains", [&](const element& aspect, const Statement& said) {
        const QStringList urns = plainTexts(aspect, "domains");
        for (const QString& text : urns) {
            if (const Urn urn = parseUrn(text); urn.type == QLatin1String("domain") && !entity.domain.isValid())
                entity.domain = *entityOf(urn);
        }
        relateAll(entity.ref, "partOf", urns, "hasPart", said);
    });
    withAspect(of, "domainproperties", [&](const element& aspect, const Statement& said) {
        if (const QString parent = plainText(aspect, "parentDomain"); !parent.isEmpty())
            relateAll(entity.ref, "partOf", {parent}, "hasPart", said);
    });
    withAspect(of, "container", [&](const element& aspect, const Statement& said) {
        const Urn urn = parseUrn(plainText(aspect, "container"));
        QString name = urn.isValid() ? urn.name() : QString();
        if (const auto known = m_all.constFind(urn.text()); urn.isValid() && known != m_all.cend()) {
            withAspect(*known, "containerproperties", [&](const element& values, const Statement&) {
                if (const QString given = plainText(values, "name"); !given.isEmpty())
                    name = given;
            });
        }
        annotate(entity, QStringLiteral("datahub/container"), name, said);
    });
    withAspect(of, "dataplatforminstance", [&](const element& aspect, const Statement&) {
        const QString text = plainText(aspect, "instance");
        const Urn urn = parseUrn(text);
        entity.instance = urn.isValid() ? urn.parts.constLast() : text;
    });
}

bool isAspectRead(const QString& aspect, const Urn& urn)
{
    if (entityOf(urn))
        return readAspects().contains(aspect);
    // Not entities themselves, but others show their names.
    return (urn.type == QLatin1String("container") && aspect == QLatin1String("containerproperties"))
        || (urn.type == QLatin1String("glossaryTerm") && aspect == QLatin1String("glossaryterminfo"));
}

} // namespace skein::importers::datahub
