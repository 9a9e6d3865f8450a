#include "models/rewrite/rewrite.h"

#include <QHash>

namespace skein::rewrite {

void addCatalog(Options& options, const Catalog& catalog)
{
    QHash<QString, QStringList> columns; // by qualified name
    QHash<QString, QStringList> ends;    // end of a name → the qualified names that have it
    for (const Entity& entity : catalog.entities) {
        if (entity.ref.kind != EntityKind::Dataset)
            continue;
        const QString name = entity.qualifiedName.isEmpty() ? entity.ref.name : entity.qualifiedName;
        options.datasets << name;
        const QString key = name.toLower();
        if (const SchemaVersion* schema = entity.currentSchema(); schema && !schema->columns.isEmpty()) {
            QStringList names;
            for (const Column& column : schema->columns)
                names << column.name;
            columns.insert(key, names);
        }
        for (qsizetype dot = key.indexOf(QLatin1Char('.')); dot >= 0; dot = key.indexOf(QLatin1Char('.'), dot + 1))
            ends[key.mid(dot + 1)] << key;
    }
    options.schemas = [columns, ends](const QString& table) -> std::optional<QStringList> {
        const auto lookUp = [&](const QString& name) -> std::optional<QStringList> {
            const auto found = columns.constFind(name);
            return found == columns.cend() ? std::nullopt : std::optional<QStringList>(*found);
        };
        // Exactly that name, else a longer one that ends in it, else the end of it.
        QString name = table.toLower();
        for (;;) {
            if (const auto exact = lookUp(name))
                return exact;
            const QStringList longer = ends.value(name);
            if (!longer.isEmpty())
                return longer.size() == 1 ? lookUp(longer.constFirst()) : std::nullopt;
            const qsizetype dot = name.indexOf(QLatin1Char('.'));
            if (dot < 0)
                return std::nullopt;
            name = name.mid(dot + 1);
        }
    };
}

} // namespace skein::rewrite
