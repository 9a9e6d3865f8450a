// What the shop's team has written: pipelines, their repositories, the catalog that describes them.
#include "models/git/repository.h"
#include "models/store/workspace.h"
#include "tests/models/chinook/chinookworld.h"

#include <QDir>
#include <QFile>

namespace skein::test {

namespace {

const git::Signature ada {QStringLiteral("Ada Ito"), QStringLiteral("ada@example.org"), {}};
const git::Signature noor {QStringLiteral("Noor Haas"), QStringLiteral("noor@example.org"), {}};

bool deploysByMerging(const QString& repository)
{
    return repository == ChinookWorld::repositories().constLast();
}

QByteArray list(const char* key, const QStringList& names)
{
    QByteArray text = QByteArray("  ") + key + ":\n";
    for (const QString& name : names)
        text += "    - " + name.toUtf8() + '\n';
    return text;
}

QByteArray component(const ChinookWorld::Pipeline& pipeline)
{
    return "---\napiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata:\n  name: " + pipeline.name.toUtf8() + "\n  annotations:\n    skein/repository: "
        + pipeline.repository.toUtf8() + "\n    skein/paths: " + pipeline.path().toUtf8() + "\n    skein/kind: " + pipeline.kind.toUtf8()
        + "\n    skein/deploy-mode: " + (deploysByMerging(pipeline.repository) ? "merge" : "ref")
        + "\nspec:\n  type: data-pipeline\n  lifecycle: production\n  owner: music\n  framework: sql\n" + list("reads", pipeline.reads)
        + list("writes", {pipeline.name});
}

QByteArray resource(const QString& name, const QByteArray& columns)
{
    return "---\napiVersion: backstage.io/v1alpha1\nkind: Resource\nmetadata:\n  name: " + name.toUtf8()
        + "\nspec:\n  type: dataset\n  owner: music\n  lifecycle: production\n  platform: sqlite\n  instance: chinook.db\n  qualifiedName: " + name.toUtf8() + '\n'
        + columns;
}

} // namespace

QStringList ChinookWorld::repositories()
{
    return {QStringLiteral("charts"), QStringLiteral("sales"), QStringLiteral("reports")};
}

QVector<ChinookWorld::Pipeline> ChinookWorld::pipelines()
{
    const QString charts = QStringLiteral("charts"), sales = QStringLiteral("sales"), reports = QStringLiteral("reports");
    const QString select = QStringLiteral("select"), script = QStringLiteral("script");
    const QString track = QStringLiteral("Track"), album = QStringLiteral("Album"), genre = QStringLiteral("Genre");
    return {
        {QStringLiteral("tracks_by_genre"), charts, select, {track, genre},
            "-- Tracks and playing time by genre\nSELECT g.Name AS genre, COUNT(*) AS tracks, SUM(t.Milliseconds) AS ms\n"
            "FROM Track t JOIN Genre g ON g.GenreId = t.GenreId\nGROUP BY g.Name\n"},
        {QStringLiteral("album_lengths"), charts, select, {track, album},
            "SELECT a.Title AS album, SUM(t.Milliseconds) AS ms, COUNT(*) AS tracks\nFROM Album a JOIN Track t USING (AlbumId)\nGROUP BY a.AlbumId, a.Title\n"},
        {QStringLiteral("media_mix"), charts, select, {track, QStringLiteral("MediaType")},
            "SELECT m.Name AS media, COUNT(*) AS tracks\nFROM Track AS t\nJOIN MediaType AS m ON m.MediaTypeId = t.MediaTypeId\nGROUP BY m.Name\n"},
        {QStringLiteral("units_sold"), sales, script, {track, QStringLiteral("InvoiceLine")},
            "DROP TABLE IF EXISTS units_sold;\nCREATE TABLE units_sold AS\nSELECT t.TrackId, t.Name AS track, SUM(il.Quantity) AS units\n"
            "FROM Track t JOIN InvoiceLine il ON il.TrackId = t.TrackId\nGROUP BY t.TrackId, t.Name;\n"},
        {QStringLiteral("biggest_files"), sales, select, {track}, "SELECT AlbumId, MAX(Bytes) AS biggest\nFROM Track\nWHERE Bytes IS NOT NULL\nGROUP BY AlbumId\n"},
        {QStringLiteral("long_tracks"), sales, script, {track},
            "DROP TABLE IF EXISTS long_tracks;\nCREATE TABLE long_tracks AS\nSELECT TrackId, Name FROM Track WHERE Milliseconds > 600000;\n"},
        {QStringLiteral("composers"), reports, select, {track}, "SELECT Composer, COUNT(*) AS tracks\nFROM Track\nWHERE Composer IS NOT NULL\nGROUP BY Composer\n"},
        {QStringLiteral("price_list"), reports, select, {track, album},
            "SELECT al.Title AS album, t.Name AS track, t.UnitPrice AS price\nFROM Track t\nLEFT JOIN Album al ON al.AlbumId = t.AlbumId\n"},
    };
}

Status ChinookWorld::createRepositories() const
{
    store::WorkspaceConfig config;
    config.name = QStringLiteral("Chinook");
    config.sampleTimings = true;
    config.sources = {{QStringLiteral("catalog"), QStringLiteral("backstage"), {}}, {QStringLiteral("chinook.db"), QStringLiteral("sqlite"), {}}};
    store::EnvironmentConfig environment;
    environment.name = QStringLiteral("shop");
    config.environments = {environment};
    store::WarehouseConfig warehouseConfig;
    warehouseConfig.name = QStringLiteral("chinook");
    warehouseConfig.path = QStringLiteral("chinook.db");
    warehouseConfig.environment = environment.name;
    config.warehouses = {warehouseConfig};
    for (const QString& name : repositories()) {
        store::RepositoryConfig repository;
        repository.name = name;
        repository.path = QStringLiteral("repos/%1.git").arg(name);
        repository.deployMode = deploysByMerging(name) ? QStringLiteral("merge") : QStringLiteral("ref");
        config.repositories.append(repository);
    }
    if (const auto made = store::Workspace::create(workspacePath(), config); !made)
        return made.error();
    for (const QString& name : repositories()) {
        Result<git::Repository> repository = git::Repository::initBare(repositoryPath(name));
        if (!repository)
            return repository.error();
        git::FileChanges files {{QStringLiteral("README.md"), QByteArray("# ") + name.toUtf8() + '\n'}};
        Result<git::Oid> head = repository->commitFiles({}, files, ada, QStringLiteral("Begin\n"));
        for (const Pipeline& pipeline : pipelines()) {
            if (!head)
                return head.error();
            if (pipeline.repository == name)
                head = repository->commitFiles(*head, {{pipeline.path(), pipeline.code}}, noor, QStringLiteral("Add %1\n").arg(pipeline.name));
        }
        if (!head)
            return head.error();
        if (const Status moved = repository->moveRef(QStringLiteral("refs/heads/main"), *head, {}); !moved)
            return moved;
    }
    return {};
}

Status ChinookWorld::writeCatalog() const
{
    QDir().mkpath(catalogPath());
    QByteArray text = "apiVersion: backstage.io/v1alpha1\nkind: Group\nmetadata:\n  name: music\nspec:\n  type: team\n  children: []\n";
    for (const char* table : {"Track", "Album", "Genre", "MediaType", "InvoiceLine"})
        text += resource(QLatin1String(table), {});
    // Agreed on, not there yet.
    text += resource(QStringLiteral("Track_v2"),
        "  columns:\n    - name: TrackId\n      type: INTEGER\n      key: true\n    - name: Title\n      type: TEXT\n    - name: AlbumId\n      type: INTEGER\n"
        "    - name: MediaType\n      type: TEXT\n    - name: GenreId\n      type: INTEGER\n    - name: Composer\n      type: TEXT\n"
        "    - name: Seconds\n      type: REAL\n    - name: Bytes\n      type: TEXT\n    - name: UnitPrice\n      type: NUMERIC\n");
    for (const Pipeline& pipeline : pipelines())
        text += resource(pipeline.name, {}) + component(pipeline);
    QFile file(catalogPath() + QStringLiteral("/catalog-info.yaml"));
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        return makeError(ErrorClass::Resource, file.errorString(), file.fileName());
    return {};
}

} // namespace skein::test
