#include "models/importers/importer.h"

#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>

namespace skein::importers {

QJsonObject ImportReport::toJson() const
{
    const auto list = [](const QVector<Skip>& entries) {
        QJsonArray array;
        for (const Skip& skip : entries)
            array.append(QJsonObject {{QStringLiteral("file"), skip.file}, {QStringLiteral("line"), skip.line}, {QStringLiteral("reason"), skip.reason}});
        return array;
    };
    QJsonObject counted;
    for (auto it = facts.cbegin(); it != facts.cend(); ++it)
        counted.insert(it.key(), it.value());
    return {{QStringLiteral("path"), path}, {QStringLiteral("format"), format}, {QStringLiteral("added"), added}, {QStringLiteral("changed"), changed},
        {QStringLiteral("moved"), moved}, {QStringLiteral("removed"), removed}, {QStringLiteral("skipped"), list(skipped)},
        {QStringLiteral("warnings"), list(warnings)}, {QStringLiteral("facts"), counted}};
}

QString detectFormat(const QString& path)
{
    const QFileInfo info(path);
    if (info.isDir()) {
        if (QFile::exists(path + QStringLiteral("/manifest.json")))
            return QStringLiteral("dbt");
        if (QFile::exists(path + QStringLiteral("/target/manifest.json")))
            return QStringLiteral("dbt");
        QDirIterator it(path, {QStringLiteral("*.yaml"), QStringLiteral("*.yml")}, QDir::Files, QDirIterator::Subdirectories);
        int looked = 0;
        while (it.hasNext() && looked++ < 200) {
            QFile file(it.next());
            if (file.open(QIODevice::ReadOnly)) {
                const QByteArray head = file.read(4096);
                if (head.contains("apiVersion:") && head.contains("kind:"))
                    return QStringLiteral("backstage");
            }
        }
        return {};
    }
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray head = file.read(4096);
    if (head.startsWith("SQLite format 3"))
        return QStringLiteral("sqlite");
    QByteArray text = head;
    if (text.startsWith("\xEF\xBB\xBF"))
        text = text.mid(3);
    text = text.trimmed();
    if (text.startsWith('{') && (head.contains("dbt_schema_version") || head.contains("\"metadata\"") || path.endsWith(QLatin1String("manifest.json"))))
        return QStringLiteral("dbt");
    if (text.contains("apiVersion:") && text.contains("kind:"))
        return QStringLiteral("backstage");
    return {};
}

Result<Imported> importSource(const QString& path, const ImportOptions& options)
{
    const QFileInfo info(path);
    if (!info.exists())
        return makeError(ErrorClass::BadInput, QStringLiteral("there is no such file or folder"), path, QStringLiteral("Check the path."));
    if (info.isFile() && info.size() == 0) {
        return makeError(ErrorClass::BadInput, QStringLiteral("the file is empty"), path,
            QStringLiteral("It may be half-written: wait for whoever writes it, then import again."));
    }
    const QString format = options.format == QLatin1String("auto") ? detectFormat(path) : options.format;
    if (format == QLatin1String("dbt")) {
        QString manifest = path;
        if (info.isDir()) {
            manifest = path + QStringLiteral("/manifest.json");
            if (!QFile::exists(manifest))
                manifest = path + QStringLiteral("/target/manifest.json");
        }
        return importDbt(manifest, options);
    }
    if (format == QLatin1String("backstage"))
        return importBackstage(path, options);
    if (format == QLatin1String("sqlite"))
        return importSqlite(path, options);
    if (!format.isEmpty()) {
        return makeError(ErrorClass::Usage, QStringLiteral("unknown format \"%1\"").arg(format), path,
            QStringLiteral("Known formats: auto, dbt, backstage, sqlite."));
    }
    static const QStringList recognised {QStringLiteral("avdl"), QStringLiteral("csv"), QStringLiteral("tsv"), QStringLiteral("parquet"),
        QStringLiteral("md"), QStringLiteral("txt")};
    if (recognised.contains(info.suffix().toLower())) {
        return makeError(ErrorClass::BadInput, QStringLiteral("recognised as .%1, which is not a catalog source").arg(info.suffix()), path,
            QStringLiteral("Import a dbt manifest, a Backstage catalog or a SQLite database."));
    }
    return makeError(ErrorClass::BadInput, QStringLiteral("the format was not recognised"), path,
        QStringLiteral("Import a dbt manifest.json, Backstage YAML or a SQLite database, or name the format with --format."));
}

void compareWithBefore(const Catalog& before, const Catalog& after, ImportReport& report)
{
    QHash<EntityRef, const Entity*> known;
    for (const Entity& entity : before.entities)
        known.insert(entity.ref, &entity);
    report.added = report.changed = report.moved = report.removed = 0;
    QSet<EntityRef> present;
    for (const Entity& entity : after.entities) {
        present.insert(entity.ref);
        const Entity* old = known.value(entity.ref);
        if (!old) {
            ++report.added;
            continue;
        }
        const bool same = old->title == entity.title && old->description == entity.description && old->owners == entity.owners
            && old->lifecycle == entity.lifecycle && old->schemas == entity.schemas && old->tags == entity.tags && old->paths == entity.paths
            && old->qualifiedName == entity.qualifiedName && old->annotations == entity.annotations && old->rowCount == entity.rowCount
            && old->type == entity.type && old->system == entity.system && old->framework == entity.framework && old->repository == entity.repository
            && old->schedule == entity.schedule && old->freshnessSloMinutes == entity.freshnessSloMinutes;
        report.changed += !same;
        report.moved += same && old->provenance.file != entity.provenance.file;
    }
    for (const Entity& entity : before.entities)
        report.removed += !present.contains(entity.ref);
}

} // namespace skein::importers
