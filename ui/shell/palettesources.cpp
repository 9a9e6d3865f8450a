#include "ui/shell/mainwindow.h"

#include "models/catalog/impact.h"
#include "models/control/control.h"

#include <QAction>
#include <QCoreApplication>
#include <QUrl>

namespace skein::ui {

namespace {

QString words(const char* text)
{
    return QCoreApplication::translate("skein::ui::MainWindow", text);
}

QString iconOf(EntityKind kind)
{
    switch (kind) {
    case EntityKind::Pipeline:
        return QStringLiteral("pipeline");
    case EntityKind::Group:
        return QStringLiteral("group");
    case EntityKind::User:
        return QStringLiteral("user");
    case EntityKind::System:
        return QStringLiteral("system");
    default:
        return QStringLiteral("dataset");
    }
}

} // namespace

QVector<PaletteSource> paletteSources(control::Control* control, const QVector<QPair<QString, QAction*>>& actions,
    const std::function<void(const QString&)>& follow)
{
    PaletteSource acts;
    acts.prefix = QStringLiteral(">");
    acts.name = words(QT_TRANSLATE_NOOP("skein::ui::MainWindow", "Actions"));
    PaletteSource everywhere = acts;
    everywhere.prefix.clear();
    acts.items = [actions](const QString&) {
        QList<PaletteItem> items;
        for (const auto& [name, action] : actions) {
            PaletteItem item;
            item.id = name;
            item.text = action->text();
            item.icon = action->property("iconName").toString();
            item.shortcut = action->shortcut();
            item.enabled = action->isEnabled();
            item.run = [act = action] { act->trigger(); };
            items << item;
        }
        return items;
    };
    everywhere.items = acts.items;

    PaletteSource entities;
    entities.name = words(QT_TRANSLATE_NOOP("skein::ui::MainWindow", "Catalog"));
    entities.ranked = true;
    entities.items = [control, follow](const QString& query) {
        QList<PaletteItem> items;
        if (query.trimmed().isEmpty())
            return items;
        const CatalogPtr catalog = control->catalog();
        const QVector<SearchHit> hits = searchCatalog(*catalog, query, 20);
        for (const SearchHit& hit : hits) {
            const Entity& entity = catalog->entities[hit.entity];
            PaletteItem item;
            item.id = entity.ref.toString();
            item.text = entity.displayName();
            // A pipeline and what it writes often share their name.
            item.detail = entityKindName(entity.ref.kind);
            const QString more = hit.matched == QLatin1String("name") ? entity.description.section(QLatin1Char('.'), 0, 0) : hit.matched;
            if (!more.isEmpty())
                item.detail += QStringLiteral(" · ") + more;
            item.icon = iconOf(entity.ref.kind);
            item.run = [follow, address = QStringLiteral("skein://catalog/") + QString::fromLatin1(QUrl::toPercentEncoding(entity.ref.toString()))] {
                follow(address);
            };
            items << item;
        }
        return items;
    };

    PaletteSource work;
    work.name = words(QT_TRANSLATE_NOOP("skein::ui::MainWindow", "Migrations, changes, rollouts"));
    work.items = [control, follow](const QString&) {
        QList<PaletteItem> items;
        const auto add = [&](const QString& id, const QString& text, const QString& detail, const char* icon, const QString& address) {
            PaletteItem item;
            item.id = id;
            item.text = text;
            item.detail = detail;
            item.icon = QLatin1String(icon);
            item.run = [follow, address] { follow(address); };
            items << item;
        };
        for (const auto& migration : control->migrations())
            add(migration->id, migration->request.title, migration->id, "migrations", QStringLiteral("skein://migrations/") + migration->id);
        for (const review::Change& change : control->changes())
            add(change.id, change.title, change.repository, "reviews", change.address());
        for (const rollout::RolloutViewPtr& view : control->rollouts())
            add(view->id, view->title, view->id, "rollouts", QStringLiteral("skein://rollouts/") + view->id);
        return items;
    };
    return {everywhere, entities, work, acts};
}

} // namespace skein::ui
