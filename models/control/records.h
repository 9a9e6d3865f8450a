#pragma once

#include "models/campaign/migration.h"
#include "models/mapping/mapping.h"
#include "models/review/change.h"

#include <QHash>
#include <QSet>

#include <memory>

namespace skein::control {

using MigrationPtr = std::shared_ptr<const campaign::Migration>;
using MappingPtr = std::shared_ptr<const mapping::Mapping>;

/// What a job has read from the workspace's documents.
struct Reading {
    QVector<MigrationPtr> migrations;
    QHash<QString, MappingPtr> mappings; ///< by migration
    QVector<review::Change> changes;
    qint64 lastSeq = 0;                  ///< of the journal
};

/// The documents as they are shown: snapshots that are replaced as a whole. Readings may arrive in another order than
/// they were made; an older version never replaces a newer one.
class Records
{
public:
    struct Changed {
        QSet<QString> migrations;
        QSet<QString> mappings; ///< migration ids
        bool changes = false;
        bool any() const { return changes || !migrations.isEmpty() || !mappings.isEmpty(); }
    };
    Changed merge(const Reading& reading);
    void clear();

    const QVector<MigrationPtr>& migrations() const { return m_migrations; }  ///< newest first
    MigrationPtr migration(const QString& id) const;
    MappingPtr mapping(const QString& migrationId) const { return m_mappings.value(migrationId); }
    const QVector<review::Change>& changes() const { return m_changes; }      ///< newest first
    const review::Change* change(const QString& id) const;
    /// Entity reference → "source", "target" or a consumer state's name, over the open migrations; the newest wins.
    const QHash<QString, QString>& entityStates() const { return m_entityStates; }
    /// Names of datasets (lower case) → "source" or "target".
    const QHash<QString, QString>& datasetStates() const { return m_datasetStates; }

private:
    void indexEntities();

    QVector<MigrationPtr> m_migrations;
    QHash<QString, MappingPtr> m_mappings;
    QVector<review::Change> m_changes;
    QHash<QString, QString> m_entityStates;
    QHash<QString, QString> m_datasetStates;
};

} // namespace skein::control
