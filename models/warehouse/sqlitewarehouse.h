#pragma once

#include "models/warehouse/warehouse.h"

#include <memory>

namespace skein::warehouse {

struct SqliteOptions {
    bool readOnly = false;
    bool createIfMissing = false;
    int busyTimeoutMs = 250; ///< how long a statement waits for a lock before it reports Contention
};

/// A database file of SQLite. Opened in WAL mode with synchronous=FULL: readers keep their snapshot during a switch,
/// a commit survives a power cut.
class SqliteWarehouse final : public Warehouse
{
public:
    static Result<std::unique_ptr<SqliteWarehouse>> open(const QString& path, const SqliteOptions& options = {});
    ~SqliteWarehouse() override;

    QString path() const;
    class Private; ///< defined and used inside this library only

    Capabilities capabilities() const override;
    Result<Identity> identity() override;
    Result<Identity> ensureIdentity() override;
    void expectIdentity(const QString& uuid) override;

    Result<QVector<ObjectInfo>> listObjects(bool withInternal = false) override;
    Result<QVector<Column>> columns(const QString& relation) override;
    Result<QString> objectSql(const QString& name) override;
    Result<bool> exists(const QString& name) override;
    Result<qint64> rowCount(const QString& relation) override;
    Result<RelationProfile> profile(const QString& relation, const QStringList& columns = {}, qint64 sampleLimit = 20000) override;
    Result<QVariant> watermark(const QString& relation, const QString& column) override;

    Result<Rows> query(const QString& sql, const QVariantList& params = {}, const RunLimits& limits = {}) override;
    Status stream(const QString& sql, const QVariantList& params, const std::function<bool(const QVariantList&)>& onRow,
        const RunLimits& limits = {}) override;
    Status beginSnapshot() override;
    void endSnapshot() override;

    RunResult runSelectInto(const QString& into, const QString& selectSql, const RunLimits& limits = {}) override;
    RunResult runScript(const QString& sql, const QStringList& allowedWrites, const RunLimits& limits = {}) override;
    QVector<RunResult> runTogether(const QVector<RunRequest>& requests, const RunLimits& limits = {}) override;
    Result<QStringList> prepareOnly(const QString& sql) override;
    Result<QStringList> explain(const QString& sql) override;
    Status execute(const QString& script) override;

    Result<Fingerprint> fingerprint(const QString& relation, const QStringList& except = {}, const RunLimits& limits = {}) override;
    Result<InputMark> inputMark(const QString& relation, const InputMarkOptions& options = {}) override;
    Result<ObjectWitness> witness(const QString& name) override;

    Result<AdoptionPlan> planAdoption(const QString& output, const QString& physicalName) override;
    Status adopt(const QString& output, const QString& physicalName, const Marker& marker) override;
    Status unadopt(const QString& output, const Marker& marker) override;

    Status switchViews(const QVector<ViewSwitch>& switches, const Marker& marker) override;
    Result<bool> probeMarker(const Marker& marker) override;
    Result<QString> viewTarget(const QString& view) override;
    Status fenceEpoch(const QString& rollout, int epoch) override;

    Status prepareBuild(const BuildSpec& spec) override;
    Result<Checkpoint> checkpoint(const BuildSpec& spec) override;
    Result<std::optional<KeyRange>> nextChunkRange(const BuildSpec& spec) override;
    Result<ChunkResult> buildChunk(const BuildSpec& spec, const RunLimits& limits = {}) override;
    Result<CatchUpResult> catchUp(const BuildSpec& spec, const RunLimits& limits = {}) override;
    Result<qint64> rebuildRanges(const BuildSpec& spec, const QVector<KeyRange>& ranges, const RunLimits& limits = {}) override;
    Result<BuildAudit> auditBuild(const BuildSpec& spec, const RunLimits& limits = {}) override;
    Status dropBuild(const BuildSpec& spec) override;

    Result<QStringList> dropShadow(const QString& prefix) override;

    QString quoted(const QString& name) const override;
    QString orderedSql(const QString& expression) const override;
    QString rowHashSql(const QStringList& expressions) const override;
    QString contentHashSql(const QStringList& expressions) const override;
    void interrupt() override;

private:
    explicit SqliteWarehouse(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace skein::warehouse
