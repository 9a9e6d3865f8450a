#pragma once

#include "models/catalog/entity.h"
#include "models/warehouse/build.h"
#include "models/warehouse/types.h"

#include <functional>

namespace skein::warehouse {

/// A SQL engine that holds datasets. One instance belongs to one thread; only interrupt() may be called from another.
///
/// Names are exact names of relations of the opened database; "main." in front is accepted. Names that begin with
/// "_skein_" are the engine's own tables. Every act that writes runs in one transaction, first checks the identity
/// set by expectIdentity() and either happens as a whole or not at all. Errors carry the class of the retry table:
/// Contention (locked; nothing was changed), Resource, Access, Corruption, BadInput (SQL, names), Logic (the world is
/// not as expected: changed by somebody else, stale epoch, refused).
class Warehouse
{
public:
    virtual ~Warehouse() = default;

    virtual Capabilities capabilities() const = 0;
    virtual Result<Identity> identity() = 0;
    /// Creates the uuid when there is none.
    virtual Result<Identity> ensureIdentity() = 0;
    /// From now on every writing act is refused (Logic) unless the database's uuid is this one. Empty = any.
    virtual void expectIdentity(const QString& uuid) = 0;

    // --- looking
    /// Tables and views sorted by name. O(objects).
    virtual Result<QVector<ObjectInfo>> listObjects(bool withInternal = false) = 0;
    virtual Result<QVector<Column>> columns(const QString& relation) = 0;
    virtual Result<QString> objectSql(const QString& name) = 0; ///< definition as stored; Logic when absent
    virtual Result<bool> exists(const QString& name) = 0;
    virtual Result<qint64> rowCount(const QString& relation) = 0; ///< O(rows), index only
    /// Empty `columns` = all. O(sampleLimit).
    virtual Result<RelationProfile> profile(const QString& relation, const QStringList& columns = {}, qint64 sampleLimit = 20000) = 0;
    /// Largest value of a column; null for an empty relation.
    virtual Result<QVariant> watermark(const QString& relation, const QString& column) = 0;

    // --- reading
    /// One read-only statement; `?` or `?1` placeholders. maxRows 0 means 10,000 here; the cut is said.
    virtual Result<Rows> query(const QString& sql, const QVariantList& params = {}, const RunLimits& limits = {}) = 0;
    /// Row by row, unbounded; `onRow` returns false to stop.
    virtual Status stream(const QString& sql, const QVariantList& params, const std::function<bool(const QVariantList&)>& onRow,
        const RunLimits& limits = {})
        = 0;
    /// Pins one state of the database for all reading until endSnapshot(). No writing act in between.
    virtual Status beginSnapshot() = 0;
    virtual void endSnapshot() = 0;

    // --- running consumer code (under an authorizer or a restricted role)
    /// Materialises a SELECT as table `into`, replacing what an interrupted run left. `into` must be a shadow name
    /// (contain "__") and no view may read it.
    virtual RunResult runSelectInto(const QString& into, const QString& selectSql, const RunLimits& limits = {}) = 0;
    /// Several statements; anything but the `allowedWrites` is refused. BEGIN/COMMIT are skipped: one transaction.
    virtual RunResult runScript(const QString& sql, const QStringList& allowedWrites, const RunLimits& limits = {}) = 0;
    /// Runs all in one transaction over one state of the inputs. A failed one is undone alone and does not stop the
    /// others. Results in order; an error of the transaction itself is in every result.
    virtual QVector<RunResult> runTogether(const QVector<RunRequest>& requests, const RunLimits& limits = {}) = 0;
    /// Would this SELECT run? Returns its column names; executes nothing.
    virtual Result<QStringList> prepareOnly(const QString& sql) = 0;
    /// The engine's plan, one line each.
    virtual Result<QStringList> explain(const QString& sql) = 0;
    /// Runs trusted SQL made by Skein (generated code, samples) in one transaction.
    virtual Status execute(const QString& script) = 0;

    // --- content
    /// Streams the relation once; columns in `except` are left out.
    virtual Result<Fingerprint> fingerprint(const QString& relation, const QStringList& except = {}, const RunLimits& limits = {}) = 0;
    virtual Result<InputMark> inputMark(const QString& relation, const InputMarkOptions& options = {}) = 0;
    virtual Result<ObjectWitness> witness(const QString& name) = 0;

    // --- adoption: a plain output table becomes a view over a renamed table
    virtual Result<AdoptionPlan> planAdoption(const QString& output, const QString& physicalName) = 0;
    /// Refuses (Logic, all reasons) what planAdoption() refuses. Repeating it after success is a success.
    virtual Status adopt(const QString& output, const QString& physicalName, const Marker& marker) = 0;
    /// Restores the former table with its stored definition, text and indexes included. The view must point at the
    /// adopted table. Repeating it after success is a success.
    virtual Status unadopt(const QString& output, const Marker& marker) = 0;

    // --- switch
    /// All views in one commit together with the marker, or nothing. Refused with Logic when the epoch is stale, a
    /// view does not point where expected ("changed by somebody else") or newPhysical is absent. Repeating a
    /// committed switch (same marker) is a success that changes nothing.
    virtual Status switchViews(const QVector<ViewSwitch>& switches, const Marker& marker) = 0;
    virtual Result<bool> probeMarker(const Marker& marker) = 0;
    /// The table behind a view made by Skein; empty for any other object or an absent one.
    virtual Result<QString> viewTarget(const QString& view) = 0;
    /// Raises the epoch of a rollout; acts with a lower one are refused from then on. Logic when it would go back.
    virtual Status fenceEpoch(const QString& rollout, int epoch) = 0;

    // --- chunked build
    /// Makes the table and the checkpoint unless they are there; refuses null keys.
    virtual Status prepareBuild(const BuildSpec& spec) = 0;
    virtual Result<Checkpoint> checkpoint(const BuildSpec& spec) = 0;
    /// The next range behind the cursor; nothing when no key lies behind it.
    virtual Result<std::optional<KeyRange>> nextChunkRange(const BuildSpec& spec) = 0;
    /// Copies one range and moves the checkpoint in the same transaction.
    virtual Result<ChunkResult> buildChunk(const BuildSpec& spec, const RunLimits& limits = {}) = 0;
    /// New keys behind the cursor, then the ranges with rows newer than the covered watermark.
    virtual Result<CatchUpResult> catchUp(const BuildSpec& spec, const RunLimits& limits = {}) = 0;
    /// Deletes and builds these ranges again, one transaction each.
    virtual Result<qint64> rebuildRanges(const BuildSpec& spec, const QVector<KeyRange>& ranges, const RunLimits& limits = {}) = 0;
    virtual Result<BuildAudit> auditBuild(const BuildSpec& spec, const RunLimits& limits = {}) = 0;
    /// Forgets the build: drops the table (unless a view reads it) and the checkpoint.
    virtual Status dropBuild(const BuildSpec& spec) = 0;

    // --- cleaning
    /// Drops tables whose name begins with `prefix` (which must contain "__"). Those a view reads stay.
    virtual Result<QStringList> dropShadow(const QString& prefix) = 0;

    // --- dialect
    virtual QString quoted(const QString& name) const = 0;
    /// The expression so that it sorts and compares by bytes, whatever collation the column has.
    virtual QString orderedSql(const QString& expression) const = 0;
    /// SQL expression: a hash of the given expressions of one row (16 bytes).
    virtual QString rowHashSql(const QStringList& expressions) const = 0;
    /// SQL aggregate: order-independent hash over rows, comparable text.
    virtual QString contentHashSql(const QStringList& expressions) const = 0;

    /// Stops the statement that runs now. From any thread.
    virtual void interrupt() = 0;
};

} // namespace skein::warehouse
