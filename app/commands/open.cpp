#include "app/commands/command.h"
#include "app/commands/common.h"

#include "models/catalog/impact.h"

namespace skein::app {

namespace {

struct Address {
    QString page;
    QString object;
};

Result<Address> parse(const QString& text)
{
    const QString scheme = QStringLiteral("skein://");
    static const QStringList pages {QStringLiteral("overview"), QStringLiteral("catalog"), QStringLiteral("migrations"), QStringLiteral("reviews"),
        QStringLiteral("rollouts"), QStringLiteral("activity"), QStringLiteral("settings")};
    if (!text.startsWith(scheme)) {
        return makeError(ErrorClass::Usage, QStringLiteral("\"%1\" is no address of Skein").arg(text), {},
            QStringLiteral("Addresses look like skein://reviews/c-0001 or skein://catalog/dataset:default/events."));
    }
    const QString rest = text.mid(scheme.size());
    const Address address {rest.section(QLatin1Char('/'), 0, 0), rest.section(QLatin1Char('/'), 1)};
    if (!pages.contains(address.page)) {
        return makeError(ErrorClass::BadInput, QStringLiteral("there is no page \"%1\"").arg(address.page), text,
            QStringLiteral("Pages: %1.").arg(pages.join(QStringLiteral(", "))));
    }
    return address;
}

/// What kind of document an address of a page names first.
QString documentKind(const QString& page)
{
    if (page == QLatin1String("migrations"))
        return QStringLiteral("migration");
    if (page == QLatin1String("reviews"))
        return QStringLiteral("change");
    return {};
}

/// Does the object exist in the workspace? The title it has there.
Result<QString> lookUp(const Address& address, const Arguments& arguments)
{
    if (address.object.isEmpty()) {
        // A page needs no workspace, but one that is named must be one.
        if (!arguments.has(QStringLiteral("w")))
            return QString();
        const auto named = openWorkspace(arguments, store::OpenMode::ReadOnly);
        return named ? Result<QString>(QString()) : Result<QString>(named.error());
    }
    if (address.page == QLatin1String("catalog")) {
        const Result<importers::LoadedCatalog> loaded = openCatalog(arguments);
        if (!loaded)
            return loaded.error();
        const Result<EntityRef> ref = findEntity(*loaded->catalog, address.object);
        return ref ? Result<QString>(ref->toString()) : Result<QString>(ref.error());
    }
    const auto workspace = openWorkspace(arguments, store::OpenMode::ReadOnly);
    if (!workspace)
        return workspace.error();
    const QString id = address.object.section(QLatin1Char('/'), 0, 0);
    const QString kind = documentKind(address.page);
    if (kind.isEmpty())
        return id;
    const auto document = store::DocumentStore((*workspace)->database()).get(kind, id);
    if (!document)
        return document.error();
    if (!document->has_value()) {
        return makeError(ErrorClass::Logic, QStringLiteral("the workspace has no %1 %2").arg(kind, id), (*workspace)->path(),
            QStringLiteral("Is -w the workspace the address comes from?"));
    }
    return id;
}

Result<int> run(const Arguments& arguments, const Output& output)
{
    const QString text = arguments.positional.constFirst();
    const Result<Address> address = parse(text);
    if (!address)
        return address.error();
    const Result<QString> found = lookUp(*address, arguments);
    if (!found)
        return found.error();
    if (arguments.json()) {
        output.json({{QStringLiteral("address"), text}, {QStringLiteral("page"), address->page}, {QStringLiteral("object"), address->object},
            {QStringLiteral("workspace"), workspaceDir(arguments)}});
    } else {
        output.text(QStringLiteral("%1: page %2%3").arg(text, address->page, found->isEmpty() ? QString() : QStringLiteral(", ") + *found));
    }
    return Done;
}

} // namespace

Command openCommand()
{
    CommandSpec spec;
    spec.name = QStringLiteral("open");
    spec.usage = QStringLiteral("[-w DIR] URL");
    spec.summary = QStringLiteral("follow a skein:// address from an alert, a commit or a pull request");
    spec.details = QStringLiteral("With a display the window opens at the address. Without one, or with --json, the address is checked against\n"
                                  "the workspace and explained.");
    spec.minArguments = spec.maxArguments = 1;
    return {spec, run};
}

} // namespace skein::app
