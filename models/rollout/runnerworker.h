#pragma once

#include "models/rollout/engine.h"
#include "models/rollout/gitrepositories.h"
#include "models/rollout/journallog.h"
#include "models/rollout/projection.h"
#include "models/rollout/runner.h"
#include "models/rollout/warehouseports.h"
#include "models/store/documentstore.h"

#include <map>

namespace skein::rollout {

/// Where the workspace's things are, copied on the caller's thread.
struct RunnerSurroundings {
    QMap<QString, QString> repositories;
    QMap<QString, QString> warehouses; ///< name → file
    static RunnerSurroundings of(const store::Workspace& workspace);
};

/// What the runner does on its thread: owns the engines and everything they touch. No locks in here.
class RunnerWorker
{
public:
    struct Outlets {
        std::function<void(RolloutViewPtr)> viewChanged;
        std::function<void(qint64)> journalAppended;
        std::function<void(Error)> failed;
    };
    RunnerWorker(store::Database& database, RunnerSurroundings surroundings, const RunnerOptions& options, Outlets outlets, CancelToken cancel);
    ~RunnerWorker();

    /// Resumes (or, read-only, only folds) every rollout the documents name.
    void resumeAll(bool readOnly);
    Result<QString> start(Plan plan, const Actor& actor, const RunnerSurroundings& surroundings);
    void showAgain(); ///< every view anew, in the language that is set now
    Status command(const QString& id, Verb verb, qint64 expectedSeq, const Actor& actor, const QString& reason, const QStringList& targets);
    /// One step of every rollout; how long nothing needs to happen after it.
    qint64 stepAll();

private:
    struct Live;
    Result<warehouse::Warehouse*> warehouse(const QString& name);
    Live& add(const Plan& plan);
    Result<Live*> find(const QString& id);
    Status claim(const Plan& plan);
    Result<QString> nextId();
    void stepOne(Live& live, qint64& wait);
    void publish(Live& live, bool force);
    void tellJournal();

    store::DocumentStore m_documents;
    RunnerSurroundings m_surroundings;
    RunnerOptions m_options;
    Outlets m_outlets;
    CancelToken m_cancel;
    SystemClock m_clock;
    JournalLog m_log;
    GitRepositories m_repositories;
    std::map<QString, std::unique_ptr<warehouse::Warehouse>> m_warehouses;
    WarehousePorts m_ports;
    std::map<QString, std::unique_ptr<Live>> m_live;
    qint64 m_toldSeq = 0;
};

} // namespace skein::rollout
