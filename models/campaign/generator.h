#pragma once

#include "models/base/random.h"
#include "models/campaign/fix.h"
#include "models/campaign/migrationstore.h"
#include "models/tasks/job.h"

#include <QMap>

namespace skein::campaign {

/// One run of generateChanges(): rewrites repository by repository, opens changes, and waits for what is only busy.
/// Every step is stored before the next begins, so that whoever comes after a crash goes on from there.
class Generator
{
public:
    using Update = std::function<Result<Migration>(const MigrationStore::Edit& edit)>;
    using Note = std::function<Status(const QString& kind, const QString& step, const QString& target, const QJsonObject& payload)>;

    Generator(const Surroundings& around, Update update, Note note, const mapping::Mapping& mapping,
        const QVector<mapping::Mapping>& formerMappings, const rewrite::Options& options, const store::WarehouseConfig* warehouse,
        bool openChanges);

    /// Logic when this migration is being generated already in this process.
    Result<Migration> run(const Migration& migration, tasks::JobContext& job);

private:
    struct Work {
        Consumer consumer;
        Rewritten result;
        std::optional<Error> error;   ///< an effect failed; its class says whether to try again
        QString originCommit;
    };

    Result<Migration> recover(const Migration& migration);
    Result<Migration> repository(const QString& name, const QVector<Consumer>& consumers, tasks::JobContext& job);
    void rewriteOne(Work& work, const QString& head);
    Result<Rewritten> rewriteMerged(const Consumer& consumer, const review::Change& change, const QString& head);
    Result<Migration> openChange(const Migration& migration, const QString& repository, QVector<Work>& works);
    void addCompanions(const Migration& migration, const review::Change& change, const QString& head, const QVector<Work>& works,
        review::NewChange& request);
    void settle(Consumer& consumer, const Work& work, qint64 elapsedMs);
    const review::Change* changeOf(const QString& id) const;
    QDateTime now() const;
    bool wait(qint64 milliseconds, const CancelToken& cancel) const;

    const Surroundings& m_around;
    Update m_update;
    Note m_note;
    mapping::Mapping m_mapping;
    QString m_hash;
    QMap<QString, mapping::Mapping> m_former; ///< by hash
    rewrite::Options m_options;
    const store::WarehouseConfig* m_warehouse;
    bool m_openChanges;
    QVector<review::Change> m_changes;
    Random m_random;
    QMap<EntityRef, qint64> m_firstTryMs;
};

} // namespace skein::campaign
