#pragma once

#include "models/warehouse/sqlitewarehouse.h"
#include "tests/models/chinook/effects.h"

#include <QMap>
#include <QString>
#include <QVector>

#include <memory>

namespace skein::test {

/// A workspace around a copy of the Chinook database: three repositories of pipelines that read Track, described by a
/// Backstage catalog, as a team would have it. The code is written here, the data is not.
///
/// Beside it lies a mirror: a second copy of the database that gets the same loads and that Skein never sees. What the
/// shop must hold at any time is what the mirror holds.
class ChinookWorld
{
public:
    struct Pipeline {
        QString name;            ///< also its output
        QString repository;
        QString kind;            ///< "select", "script"
        QStringList reads;
        QByteArray code;
        QString path() const { return QStringLiteral("sql/%1.sql").arg(name); }
    };
    static QVector<Pipeline> pipelines();
    static QStringList repositories(); ///< the last one is deployed by merging

    explicit ChinookWorld(QString dir)
        : m_dir(std::move(dir))
    {
    }
    /// Copies the database twice and makes repositories, catalog files, first outputs and the workspace.
    Status create(const QString& database) const;

    QString workspacePath() const { return m_dir + QStringLiteral("/shop"); }
    QString catalogPath() const { return workspacePath() + QStringLiteral("/catalog"); }
    QString shop() const { return workspacePath() + QStringLiteral("/chinook.db"); }
    QString mirror() const { return m_dir + QStringLiteral("/mirror.db"); }
    QString repositoryPath(const QString& name) const { return QStringLiteral("%1/repos/%2.git").arg(workspacePath(), name); }

    enum class Load { Plain, FractionOfAByte, NewMediaType, Corrected };
    /// New tracks, of which a few are sold at once, into both copies. Corrected ones come with a correction of the
    /// fractions before them.
    Status load(Load kind);
    int loadedTracks() const { return m_loaded; }

    /// Exact: types and every digit count. Rounded: a sum of seconds times 1000 equals a sum of milliseconds.
    enum class Numbers { Exact, Rounded };
    /// Sorted rows of a query as text; an error's text when it fails.
    static QStringList rows(const QString& database, const QString& sql, Numbers numbers = Numbers::Exact);
    QStringList shown(const Pipeline& pipeline, Numbers numbers) const;
    /// What the pipeline's first code makes of today's data: it runs in the mirror.
    QStringList expected(const Pipeline& pipeline, Numbers numbers) const;
    /// The tables Chinook came with: every row, and the text of every object that belongs to them.
    static QMap<QString, QStringList> tables(const QString& database);
    /// Tables and views of the shop that neither Chinook nor a pipeline has put there.
    QStringList additions() const;
    QVector<MarkedEffect> effects(const QString& rollout) const;

private:
    Status createRepositories() const;
    Status writeCatalog() const;
    QString m_dir;
    int m_loaded = 0;
};

} // namespace skein::test
