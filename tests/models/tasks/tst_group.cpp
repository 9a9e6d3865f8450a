#include "models/tasks/group.h"
#include "tests/support/testregistry.h"

#include <QMutex>
#include <QSemaphore>
#include <QThread>

#include <atomic>
#include <stdexcept>

using namespace skein;
using namespace skein::tasks;

namespace {

/// Remembers what a job reported.
struct Listener : JobContext::Sink {
    void progressed(double fraction, const QString& step) override
    {
        const QMutexLocker lock(&mutex);
        fractions << fraction;
        if (!step.isEmpty())
            steps << step;
    }
    QMutex mutex;
    QVector<double> fractions;
    QStringList steps;
};

Error failure(const QString& text)
{
    return makeError(ErrorClass::Logic, text, {}, QStringLiteral("none"));
}

Step note(QStringList& log, const QString& name, Status status = {})
{
    return step(name, [&log, name, status](JobContext&) {
        log << name;
        return status;
    });
}

QString states(const GroupReport& report)
{
    QStringList texts;
    for (const StepReport& each : report.steps)
        texts << each.path + QLatin1Char('=') + jobStateName(each.state);
    return texts.join(QLatin1Char(' '));
}

} // namespace

class TstGroup : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void runsInOrder();
    void stopsAtTheFirstError();
    void goesOnWhenTold();
    void parallelKeepsItsLimit();
    void parallelStopBeginsNothingNew();
    void progressIsWeighted();
    void nestedGroupsReportPaths();
    void cancelBeginsNothingNew();
    void exceptionsBecomeErrors();
    void emptyIsDone();
};

void TstGroup::runsInOrder()
{
    QStringList log;
    auto listener = std::make_shared<Listener>();
    JobContext job(CancelToken(), listener);
    const GroupReport report = runGroup(sequential({note(log, QStringLiteral("a")), note(log, QStringLiteral("b")), note(log, QStringLiteral("c"))}), job);
    QVERIFY(report.status.ok());
    QCOMPARE(log.join(QLatin1Char(' ')), QStringLiteral("a b c"));
    QCOMPARE(listener->steps, log);
    QCOMPARE(states(report), QStringLiteral("1=succeeded 2=succeeded 3=succeeded"));
}

void TstGroup::stopsAtTheFirstError()
{
    QStringList log;
    JobContext job;
    const GroupReport report = runGroup(
        sequential({note(log, QStringLiteral("a")), note(log, QStringLiteral("b"), failure(QStringLiteral("broke"))), note(log, QStringLiteral("c"))}), job);
    QCOMPARE(report.status.error().message, QStringLiteral("broke"));
    QCOMPARE(log.size(), 2);
    QCOMPARE(states(report), QStringLiteral("1=succeeded 2=failed 3=queued"));
    QCOMPARE(report.steps.at(1).error.message, QStringLiteral("broke"));
}

void TstGroup::goesOnWhenTold()
{
    QStringList log;
    JobContext job;
    const GroupReport report = runGroup(sequential({note(log, QStringLiteral("a"), failure(QStringLiteral("first"))),
                                            note(log, QStringLiteral("b"), failure(QStringLiteral("second"))), note(log, QStringLiteral("c"))},
                                            OnError::Continue),
        job);
    QCOMPARE(report.status.error().message, QStringLiteral("first"));
    QCOMPARE(states(report), QStringLiteral("1=failed 2=failed 3=succeeded"));
}

void TstGroup::parallelKeepsItsLimit()
{
    std::atomic_int now {0};
    std::atomic_int most {0};
    QSemaphore together;
    std::vector<Step> steps;
    for (int i = 0; i < 9; ++i) {
        steps.push_back(step(QString::number(i), [&](JobContext&) {
            const int running = ++now;
            int seen = most;
            while (running > seen && !most.compare_exchange_weak(seen, running)) { }
            // The first three meet here, which proves that they run side by side.
            together.release();
            bool met = together.tryAcquire(3, 5000);
            if (met)
                together.release(3);
            --now;
            return met ? Status() : Status(failure(QStringLiteral("ran alone")));
        }));
    }
    JobContext job;
    const GroupReport report = runGroup(parallel(std::move(steps), 3), job);
    QVERIFY2(report.status.ok(), report.status.ok() ? "" : qPrintable(report.status.error().message));
    QCOMPARE(most.load(), 3);
}

void TstGroup::parallelStopBeginsNothingNew()
{
    std::atomic_int begun {0};
    QSemaphore failed;
    std::vector<Step> steps;
    steps.push_back(step(QStringLiteral("bad"), [&](JobContext&) -> Status {
        ++begun;
        return failure(QStringLiteral("bad"));
    }));
    for (int i = 0; i < 50; ++i) {
        steps.push_back(step(QString::number(i), [&](JobContext&) -> Status {
            ++begun;
            QThread::msleep(2);
            return {};
        }));
    }
    JobContext job;
    const GroupReport report = runGroup(parallel(std::move(steps), 2), job);
    QCOMPARE(report.status.error().message, QStringLiteral("bad"));
    QVERIFY(begun < 50);
    // What was begun was finished.
    for (const StepReport& each : report.steps)
        QVERIFY(each.state != JobState::Running);
}

void TstGroup::progressIsWeighted()
{
    auto listener = std::make_shared<Listener>();
    JobContext job(CancelToken(), listener);
    const auto half = [](JobContext& context) {
        context.progress(0.5);
        return Status();
    };
    Group inner = sequential({step(QStringLiteral("x"), half, 1), step(QStringLiteral("y"), half, 1)});
    QVERIFY(runGroup(sequential({step(QStringLiteral("small"), half, 1), step(QStringLiteral("big"), std::move(inner), 3)}), job).status.ok());
    QVector<double> seen;
    for (const double fraction : std::as_const(listener->fractions)) {
        QVERIFY(seen.isEmpty() || fraction >= seen.last());
        if (seen.isEmpty() || !qFuzzyCompare(1 + fraction, 1 + seen.last()))
            seen << fraction;
    }
    const QVector<double> expected {0, 0.125, 0.25, 0.4375, 0.625, 0.8125, 1};
    QCOMPARE(seen, expected);
}

void TstGroup::nestedGroupsReportPaths()
{
    QStringList log;
    JobContext job;
    Group inner = sequential({note(log, QStringLiteral("b1")), note(log, QStringLiteral("b2"), failure(QStringLiteral("deep")))});
    const GroupReport report
        = runGroup(sequential({note(log, QStringLiteral("a")), step(QStringLiteral("b"), std::move(inner)), note(log, QStringLiteral("c"))}), job);
    QCOMPARE(report.status.error().message, QStringLiteral("deep"));
    QCOMPARE(states(report), QStringLiteral("1=succeeded 2=failed 2.1=succeeded 2.2=failed 3=queued"));
}

void TstGroup::cancelBeginsNothingNew()
{
    QStringList log;
    CancelToken token;
    JobContext job(token, nullptr);
    const GroupReport report = runGroup(sequential({note(log, QStringLiteral("a")),
                                            step(QStringLiteral("b"),
                                                [&](JobContext& context) -> Status {
                                                    token.cancel();
                                                    return context.cancelled() ? Status(JobContext::cancelledError()) : Status();
                                                }),
                                            note(log, QStringLiteral("c"))}),
        job);
    QCOMPARE(report.status.error().cls, ErrorClass::Cancelled);
    QCOMPARE(states(report), QStringLiteral("1=succeeded 2=cancelled 3=queued"));
    QCOMPARE(log.size(), 1);
}

void TstGroup::exceptionsBecomeErrors()
{
    JobContext job;
    const GroupReport report
        = runGroup(sequential({step(QStringLiteral("risky"), [](JobContext&) -> Status { throw std::runtime_error("thrown"); })}), job);
    QVERIFY(report.status.error().message.contains(QLatin1String("risky")));
    QVERIFY(report.status.error().message.contains(QLatin1String("thrown")));
}

void TstGroup::emptyIsDone()
{
    JobContext job;
    QVERIFY(runGroup(sequential({}), job).status.ok());
    QVERIFY(runGroup(parallel({}, 4), job).status.ok());
}

SKEIN_TEST(TstGroup)
#include "tst_group.moc"
