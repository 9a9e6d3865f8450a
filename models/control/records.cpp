#include "models/control/records.h"

#include <algorithm>

namespace skein::control {

namespace {

bool isOpen(const campaign::Migration& migration)
{
    return migration.state != campaign::MigrationState::Completed && migration.state != campaign::MigrationState::Retired
        && migration.state != campaign::MigrationState::Abandoned;
}

} // namespace

Records::Changed Records::merge(const Reading& reading)
{
    Changed changed;
    for (const MigrationPtr& migration : reading.migrations) {
        const auto it = std::find_if(m_migrations.begin(), m_migrations.end(), [&](const MigrationPtr& held) { return held->id == migration->id; });
        if (it == m_migrations.end())
            m_migrations.append(migration);
        else if ((*it)->version < migration->version)
            *it = migration;
        else
            continue;
        changed.migrations.insert(migration->id);
    }
    for (auto it = reading.mappings.cbegin(); it != reading.mappings.cend(); ++it) {
        MappingPtr& held = m_mappings[it.key()];
        if (held && held->version >= it.value()->version)
            continue;
        held = it.value();
        changed.mappings.insert(it.key());
    }
    for (const review::Change& change : reading.changes) {
        const auto it = std::find_if(m_changes.begin(), m_changes.end(), [&](const review::Change& held) { return held.id == change.id; });
        if (it == m_changes.end())
            m_changes.append(change);
        else if (it->version < change.version)
            *it = change;
        else
            continue;
        changed.changes = true;
    }
    if (!changed.migrations.isEmpty()) {
        std::sort(m_migrations.begin(), m_migrations.end(), [](const MigrationPtr& a, const MigrationPtr& b) {
            return a->createdAt != b->createdAt ? a->createdAt > b->createdAt : a->id > b->id;
        });
        indexEntities();
    }
    if (changed.changes) {
        std::sort(m_changes.begin(), m_changes.end(), [](const review::Change& a, const review::Change& b) {
            return a.createdAt != b.createdAt ? a.createdAt > b.createdAt : a.id > b.id;
        });
    }
    return changed;
}

void Records::clear()
{
    *this = Records();
}

MigrationPtr Records::migration(const QString& id) const
{
    const auto it = std::find_if(m_migrations.begin(), m_migrations.end(), [&](const MigrationPtr& held) { return held->id == id; });
    return it == m_migrations.end() ? nullptr : *it;
}

const review::Change* Records::change(const QString& id) const
{
    const auto it = std::find_if(m_changes.begin(), m_changes.end(), [&](const review::Change& held) { return held.id == id; });
    return it == m_changes.end() ? nullptr : &*it;
}

void Records::indexEntities()
{
    m_entityStates.clear();
    m_datasetStates.clear();
    // Oldest first, so that the newest migration's word stands.
    for (auto it = m_migrations.crbegin(); it != m_migrations.crend(); ++it) {
        const campaign::Migration& migration = **it;
        if (!isOpen(migration))
            continue;
        m_datasetStates.insert(migration.request.sourceDataset.toLower(), QStringLiteral("source"));
        m_datasetStates.insert(migration.request.targetDataset.toLower(), QStringLiteral("target"));
        for (const campaign::Consumer& consumer : migration.consumers) {
            if (consumer.decision != QLatin1String("out"))
                m_entityStates.insert(consumer.ref.toString(), campaign::consumerStateName(consumer.state));
        }
    }
}

} // namespace skein::control
