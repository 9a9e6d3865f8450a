#pragma once

#include "models/campaign/campaign.h"
#include "models/git/repository.h"
#include "models/store/workspace.h"
#include "models/warehouse/sqlitewarehouse.h"

#include <QTemporaryDir>
#include <QTest>

#include <map>

#define VERIFY_OK(expression) \
    do { \
        const auto& verified = (expression); \
        QVERIFY2(verified.ok(), verified.ok() ? "" : qPrintable(verified.error().toText())); \
    } while (false)

namespace skein::campaign::test {

inline QString text(const char* value)
{
    return QString::fromUtf8(value);
}
inline EntityRef pipeline(const char* name)
{
    return EntityRef(EntityKind::Pipeline, {}, text(name));
}

/// Repositories of the estate; the next reads of one can be made to fail.
class TestCode final : public CodeSource
{
public:
    QStringList repositories() const override;
    Result<QString> head(const QString& repository) override;
    Result<QStringList> files(const QString& repository, const QString& commit) override;
    Result<QByteArray> read(const QString& repository, const QString& commit, const QString& path) override;

    /// One more commit on the default branch.
    QString commit(const QString& repository, const QString& path, const QByteArray& content);

    std::map<QString, git::Repository> repos;
    QString busyRepository;
    int busyTimes = 0;
    ErrorClass busyClass = ErrorClass::Contention;
};

/// Changes as branches of the estate's repositories; the test reviews them.
class TestChanges final : public Changes
{
public:
    explicit TestChanges(TestCode& code)
        : m_code(code)
    {
    }
    Result<review::Change> open(const review::NewChange& change, const Actor& actor) override;
    Result<review::Change> update(const QString& id, const review::NewChange& change, const Actor& actor) override;
    Result<review::Change> merge(const QString& id, const Actor& actor) override;
    Result<QVector<review::Change>> ofMigration(const QString& migrationId) override;
    /// No rollout touches these repositories.
    Result<review::Change> followBranch(const review::Change& change) override { return change; }

    review::Change& change(const QString& id);
    QVector<review::Change> changes;
    int opened = 0, updated = 0;

private:
    Result<QString> commit(const review::NewChange& change, const QString& base);
    TestCode& m_code;
};

/// A small company: one dataset in two versions, three repositories, a warehouse, a catalog.
class Estate
{
public:
    Estate();
    /// A campaign as the next process would make it.
    Campaign campaign() { return Campaign(around); }
    Request request() const;
    /// Every rule accepted; `platform` stays ambiguous unless `decided`.
    mapping::Mapping mapping(const mapping::Mapping& from, bool decided = false) const;
    QByteArray fileAtHead(const char* repository, const char* path);

    QTemporaryDir dir;
    std::shared_ptr<store::Workspace> workspace;
    std::unique_ptr<warehouse::SqliteWarehouse> warehouse;
    TestCode code;
    TestChanges changes {code};
    ManualClock clock;
    Surroundings around;
    Catalog catalog;
    QVector<qint64> waits;
    tasks::JobContext job;
};

/// "name state" of every consumer in the scope, one a line; others as "name out".
QString states(const Migration& migration);

} // namespace skein::campaign::test
