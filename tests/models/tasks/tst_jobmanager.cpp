#include "models/tasks/jobmanager.h"
#include "tests/support/testregistry.h"

#include <QSemaphore>
#include <QSignalSpy>
#include <QThread>

#include <stdexcept>

using namespace skein;
using namespace skein::tasks;

class TstJobManager : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersOnItsThread();
    void runsTwoAtATimeInOrder();
    void failureIsAnswered();
    void exceptionFailsTheJob();
    void cancelOfARunningJob();
    void cancelOfAWaitingJob();
    void cancelAfterTheEndIsIgnored();
    void latestWins();
    void noAnswerWithoutContext();
    void destructionCancelsAndWaits();
    void progressReachesTheView();
    void finishedOnesAreTrimmed();
    void answersMayStartAndDestroy();
    void lateReportsAreHarmless();
};

namespace {

const QString title = QStringLiteral("job");

/// A gate a job waits at until the test opens it or the job is cancelled.
struct Gate {
    QSemaphore open;
    Status pass(JobContext& job)
    {
        while (!open.tryAcquire(1, 5)) {
            if (job.cancelled())
                return JobContext::cancelledError();
        }
        return {};
    }
};

} // namespace

void TstJobManager::answersOnItsThread()
{
    JobManager manager;
    QThread* worker = nullptr;
    QThread* answered = nullptr;
    int value = 0;
    manager.start(
        title,
        [&](JobContext&) -> Result<int> {
            worker = QThread::currentThread();
            return 42;
        },
        nullptr,
        [&](const Result<int>& result) {
            answered = QThread::currentThread();
            value = *result;
        });
    QCOMPARE(value, 0); // never answers before start() returns
    QTRY_COMPARE(value, 42);
    QCOMPARE(answered, QThread::currentThread());
    QVERIFY(worker != answered);
    QCOMPARE(manager.activeCount(), 0);
}

void TstJobManager::runsTwoAtATimeInOrder()
{
    JobManager manager;
    Gate gate;
    QStringList done;
    QSignalSpy counts(&manager, &JobManager::activeCountChanged);
    QVector<JobId> ids;
    for (int i = 0; i < 4; ++i) {
        ids << manager.start(QString::number(i), [&](JobContext& job) { return gate.pass(job); }, nullptr,
            [&done, i](const Status&) { done << QString::number(i); });
    }
    QCOMPARE(manager.activeCount(), 4);
    const auto state = [&](int i) { return manager.job(ids.at(i))->state; };
    QCOMPARE(state(1), JobState::Running);
    QCOMPARE(state(2), JobState::Queued);
    gate.open.release(1);
    QTRY_COMPARE(done.size(), 1);
    QCOMPARE(state(2), JobState::Running);
    QCOMPARE(state(3), JobState::Queued);
    gate.open.release(3);
    QTRY_COMPARE(done.size(), 4);
    QCOMPARE(counts.last().at(0).toInt(), 0);
}

void TstJobManager::failureIsAnswered()
{
    JobManager manager;
    Error seen;
    const JobId id = manager.start(
        title, [](JobContext&) -> Result<int> { return makeError(ErrorClass::BadInput, QStringLiteral("bad"), QStringLiteral("a.yaml:3")); }, nullptr,
        [&](const Result<int>& result) { seen = result.error(); });
    QTRY_COMPARE(seen.where, QStringLiteral("a.yaml:3"));
    QCOMPARE(manager.job(id)->state, JobState::Failed);
    QCOMPARE(manager.job(id)->error.message, QStringLiteral("bad"));
}

void TstJobManager::exceptionFailsTheJob()
{
    JobManager manager;
    Error seen;
    manager.start(title, [](JobContext&) -> Status { throw std::runtime_error("thrown"); }, nullptr, [&](const Status& status) { seen = status.error(); });
    QTRY_VERIFY(seen.message.contains(QLatin1String("thrown")));
}

void TstJobManager::cancelOfARunningJob()
{
    JobManager manager;
    Gate gate;
    QSemaphore begun;
    std::optional<Status> seen;
    const JobId id = manager.start(
        title,
        [&](JobContext&) -> Status {
            begun.release();
            gate.open.acquire(); // does not look at its token
            return {};
        },
        nullptr, [&](const Status& status) { seen = status; });
    QVERIFY(begun.tryAcquire(1, 5000));
    manager.cancel(id);
    QCOMPARE(manager.job(id)->state, JobState::Cancelled);
    QVERIFY(manager.job(id)->winding);
    QCOMPARE(manager.activeCount(), 0);
    gate.open.release();
    QTRY_VERIFY(seen);
    // Its code succeeded, the user's word stands all the same.
    QCOMPARE(seen->error().cls, ErrorClass::Cancelled);
    QVERIFY(!manager.job(id)->winding);
    QCOMPARE(manager.job(id)->state, JobState::Cancelled);
}

void TstJobManager::cancelOfAWaitingJob()
{
    JobManager manager(nullptr, 1);
    Gate gate;
    bool ran = false;
    std::optional<Status> seen;
    manager.start(title, [&](JobContext& job) { return gate.pass(job); }, nullptr, [](const Status&) {});
    const JobId id = manager.start(
        title,
        [&](JobContext&) {
            ran = true;
            return Status();
        },
        nullptr, [&](const Status& status) { seen = status; });
    manager.cancel(id);
    QVERIFY(!seen);
    QTRY_VERIFY(seen);
    QCOMPARE(seen->error().cls, ErrorClass::Cancelled);
    gate.open.release();
    QTRY_COMPARE(manager.activeCount(), 0);
    QVERIFY(!ran);
}

void TstJobManager::cancelAfterTheEndIsIgnored()
{
    JobManager manager;
    int answers = 0;
    const JobId id = manager.start(title, [](JobContext&) { return Status(); }, nullptr, [&](const Status&) { ++answers; });
    QTRY_COMPARE(answers, 1);
    manager.cancel(id);
    manager.cancel(4711);
    QCoreApplication::processEvents();
    QCOMPARE(manager.job(id)->state, JobState::Succeeded);
    QCOMPARE(answers, 1);
}

void TstJobManager::latestWins()
{
    JobManager manager;
    const QString key = QStringLiteral("preview");
    QVector<int> answers;
    QSemaphore begun;
    manager.startLatest(
        key, title,
        [&](JobContext& job) -> Result<int> {
            begun.release();
            while (!job.cancelled())
                QThread::msleep(1);
            return 1;
        },
        nullptr, [&](const Result<int>&) { answers << 1; });
    QVERIFY(begun.tryAcquire(1, 5000));
    manager.startLatest(key, title, [](JobContext&) -> Result<int> { return 2; }, nullptr, [&](const Result<int>& result) { answers << *result; });
    QTRY_COMPARE(answers.size(), 1);
    QTRY_VERIFY(!manager.jobs().first().winding);
    QCoreApplication::processEvents();
    QCOMPARE(answers, QVector<int> {2});
}

void TstJobManager::noAnswerWithoutContext()
{
    JobManager manager;
    bool answered = false;
    auto context = std::make_unique<QObject>();
    Gate gate;
    const JobId id
        = manager.start(title, [&](JobContext& job) { return gate.pass(job); }, context.get(), [&](const Status&) { answered = true; });
    context.reset();
    gate.open.release();
    QTRY_COMPARE(manager.job(id)->state, JobState::Succeeded);
    QCoreApplication::processEvents();
    QVERIFY(!answered);
}

void TstJobManager::destructionCancelsAndWaits()
{
    std::atomic_bool over {false};
    bool answered = false;
    QSemaphore begun;
    {
        JobManager manager;
        manager.start(
            title,
            [&](JobContext& job) -> Status {
                begun.release();
                while (!job.cancelled())
                    QThread::msleep(1);
                over = true;
                return {};
            },
            nullptr, [&](const Status&) { answered = true; });
        QVERIFY(begun.tryAcquire(1, 5000));
    }
    QVERIFY(over);
    QCoreApplication::processEvents();
    QVERIFY(!answered);
}

void TstJobManager::progressReachesTheView()
{
    JobManager manager;
    Gate gate;
    const JobId id = manager.start(
        title,
        [&](JobContext& job) {
            for (int i = 0; i <= 500; ++i)
                job.progress(i / 1000.0, QStringLiteral("file %1").arg(i));
            return gate.pass(job);
        },
        nullptr, [](const Status&) {});
    QSignalSpy changed(&manager, &JobManager::jobChanged);
    QTRY_COMPARE(manager.job(id)->step, QStringLiteral("file 500"));
    QCOMPARE(manager.job(id)->progress, 0.5);
    // Hundreds of reports, a handful of signals.
    QVERIFY(changed.size() <= 5);
    gate.open.release();
    QTRY_COMPARE(manager.job(id)->state, JobState::Succeeded);
    QCOMPARE(manager.job(id)->progress, 1.0);
}

void TstJobManager::finishedOnesAreTrimmed()
{
    JobManager manager;
    QSignalSpy removed(&manager, &JobManager::jobRemoved);
    int answers = 0;
    for (int i = 0; i < 30; ++i)
        manager.start(title, [](JobContext&) { return Status(); }, nullptr, [&](const Status&) { ++answers; });
    QTRY_COMPARE(answers, 30);
    QTRY_COMPARE(manager.jobs().size(), 20);
    QCOMPARE(removed.first().at(0).toULongLong(), quint64(1));
    manager.clearFinished();
    QCOMPARE(manager.jobs().size(), 0);
    QCOMPARE(removed.size(), 30);
}

void TstJobManager::answersMayStartAndDestroy()
{
    auto manager = std::make_unique<JobManager>();
    int value = 0;
    manager->start(title, [](JobContext&) { return Status(); }, nullptr, [&](const Status&) {
        manager->start(title, [](JobContext&) -> Result<int> { return 7; }, nullptr, [&](const Result<int>& result) {
            value = *result;
            manager.reset();
        });
        manager->clearFinished();
    });
    QTRY_COMPARE(value, 7);
    QVERIFY(!manager);
}

void TstJobManager::lateReportsAreHarmless()
{
    JobContext kept;
    {
        JobManager manager;
        const JobId id = manager.start(
            title,
            [&](JobContext& job) {
                kept = job;
                return Status();
            },
            nullptr, [](const Status&) {});
        QTRY_COMPARE(manager.job(id)->state, JobState::Succeeded);
        kept.progress(0.2, QStringLiteral("late"));
        QCoreApplication::processEvents();
        QCOMPARE(manager.job(id)->progress, 1.0);
        QVERIFY(manager.job(id)->step != QLatin1String("late"));
    }
    kept.progress(0.3, QStringLiteral("later"));
}

SKEIN_TEST(TstJobManager)
#include "tst_jobmanager.moc"
