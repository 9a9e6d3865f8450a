#pragma once

#include "models/base/canceltoken.h"
#include "models/base/result.h"

#include <QByteArray>
#include <QMap>
#include <QString>
#include <QStringList>
#include <QVariant>
#include <QVector>

#include <optional>

namespace skein::warehouse {

/// What an engine can do; plans and confirmations are worded from it.
struct Capabilities {
    QString engine;                   ///< "sqlite", "postgres", …
    bool transactionalDdl = false;    ///< DDL and rows commit together
    bool atomicViewSwitch = false;    ///< several views change in one commit
    bool markerInTransaction = false; ///< the marker row commits with the switch
    bool snapshotReads = false;       ///< several statements can read one pinned state of the inputs
    bool readersNeverWait = false;    ///< open readers keep their state during a switch and nobody queues
};

/// Which database this is. `uuid` is stored in the database and travels with it; `path` is where it was opened.
struct Identity {
    QString uuid; ///< empty: Skein has not written to this database yet
    QString path;
    bool operator==(const Identity& o) const = default;
};

enum class ObjectKind { Table, View };
struct ObjectInfo {
    QString name;
    ObjectKind kind = ObjectKind::Table;
    bool operator==(const ObjectInfo& o) const = default;
};

/// Limits of one piece of work. 0 = none. A cancelled run ends with ErrorClass::Cancelled, a timed out one with
/// ErrorClass::Resource.
struct RunLimits {
    qint64 timeoutMs = 0;
    qint64 maxRows = 0; ///< more rows than this refuse the result (materialised) or cut it, saying so (query)
    CancelToken cancel;
};

struct Rows {
    QStringList columns;
    QVector<QVariantList> rows; ///< qlonglong, double, QString, QByteArray or a null QVariant
    bool truncated = false;     ///< there were more than RunLimits::maxRows
};

/// One run of consumer code. `error` is the consumer's or the engine's, told apart by its class: BadInput and Access
/// are the statement's fault, Contention and Resource are not.
struct RunResult {
    qint64 rows = 0;      ///< rows in the relation(s) written
    qint64 elapsedNs = 0; ///< execution alone, without waiting for the lock and without the commit
    QMap<QString, qint64> rowsByOutput;
    std::optional<Error> error;
    bool ok() const { return !error; }
};

/// Restricts an input to one partition for a replay; the consumer's code is unchanged.
struct PartitionFilter {
    QString relation;
    QString column;
    QVariant value;
};

/// Consumer code and where its result goes. Several of them run in one transaction read the same state of the inputs.
struct RunRequest {
    enum class Kind { Select, Script };
    Kind kind = Kind::Select;
    QString sql;
    QString into;              ///< Select: the table made
    QStringList allowedWrites; ///< Script: the only relations it may create, change or drop
    QVector<PartitionFilter> partitions;
};

/// Rows and an order-independent 128-bit hash of the content (sum of row hashes modulo 2^64, twice). Values are typed:
/// 1 and '1' differ, 1 and 1.0 do not (they are equal in SQL). Column names and their order count.
struct Fingerprint {
    qint64 rows = 0;
    quint64 high = 0;
    quint64 low = 0;
    QString toString() const; ///< "123:0123456789abcdef0123456789abcdef"
    static Result<Fingerprint> fromString(const QString& text);
    bool operator==(const Fingerprint& o) const = default;
};

/// State of an input, to see whether a load happened. Exact (content included) up to InputMarkOptions::contentRows
/// rows; above that an update in place that keeps count, largest rowid and watermark is not seen: take a Fingerprint.
struct InputMark {
    qint64 rows = 0;
    qint64 maxRowid = 0;  ///< 0 where there is none
    QString watermark;    ///< largest value of the watermark column, where one was named
    QString schemaHash;   ///< of the object's definition
    QString content;      ///< Fingerprint::toString(), where taken
    QString toString() const;
    bool operator==(const InputMark& o) const = default;
};
struct InputMarkOptions {
    QString watermarkColumn;
    qint64 contentRows = 20000;
};

/// Cheap identity of an object: its definition and, for a view, the table behind it. O(1).
struct ObjectWitness {
    bool exists = false;
    ObjectKind kind = ObjectKind::Table;
    QString sql;
    QString target; ///< for a view made by switchViews; empty for any other object
    QString toString() const;
    bool operator==(const ObjectWitness& o) const = default;
};

/// Names one act, so that after a crash a probe can tell whether it happened. `seq` is the journal line of the
/// intent where a step is repeated (a publish for every load).
struct Marker {
    QString rollout;
    QString target;
    QString step;
    int epoch = 0;
    qint64 seq = 0;
};

/// One view to point somewhere else.
///   expectedPhysical empty: the view must not exist yet (it is created)
///   newPhysical empty: the view is dropped
struct ViewSwitch {
    QString view;
    QString newPhysical;
    QString expectedPhysical;
    QStringList columns; ///< empty = all columns of newPhysical in order
};

struct AdoptionPlan {
    QString output;
    QString physicalName;
    QStringList steps;    ///< what will be done, statement by statement
    QStringList refusals; ///< every reason against it; empty = can be adopted
    QStringList notes;    ///< what changes for others: views that will read through the new view, …
    bool alreadyAdopted = false;
    bool possible() const { return refusals.isEmpty(); }
};

struct ValueCount {
    QVariant value;
    qint64 count = 0;
};

/// What a column holds, from at most `sampled` rows.
struct ColumnProfile {
    QString column;
    qint64 sampled = 0;
    qint64 nulls = 0;
    qint64 distinct = 0;
    QVariant minimum, maximum;
    double meanLength = 0;         ///< characters of the text form of non-null values
    QVector<ValueCount> topValues; ///< most frequent first, at most 20
};

struct RelationProfile {
    QString relation;
    qint64 rows = 0; ///< of the whole relation
    QVector<ColumnProfile> columns;
};

} // namespace skein::warehouse
