#include "models/sample/loader.h"

#include "models/base/retry.h"
#include "models/sample/estate.h"
#include "models/sample/loaderworker.h"
#include "models/warehouse/sqlitewarehouse.h"

#include <QElapsedTimer>
#include <QTimer>

namespace skein::sample {

namespace {

Result<std::unique_ptr<warehouse::SqliteWarehouse>> openWarehouse(const QString& path, bool readOnly)
{
    warehouse::SqliteOptions options;
    options.readOnly = readOnly;
    options.busyTimeoutMs = 2000;
    return warehouse::SqliteWarehouse::open(path, options);
}

Result<int> newestLoad(warehouse::SqliteWarehouse& warehouse)
{
    const Result<QVariant> newest = warehouse.watermark(QStringLiteral("user_activity_v1"), QStringLiteral("load_id"));
    if (!newest)
        return newest.error();
    return newest->isNull() ? -1 : newest->toInt();
}

} // namespace

Result<int> lastLoadIn(const QString& warehousePath)
{
    const auto warehouse = openWarehouse(warehousePath, true);
    return warehouse ? newestLoad(**warehouse) : Result<int>(warehouse.error());
}

LoaderWorker::LoaderWorker(QString path)
    : m_path(std::move(path))
{
}

LoaderWorker::~LoaderWorker() = default;

void LoaderWorker::start(int intervalMs)
{
    if (!m_timer) {
        m_timer = new QTimer(this);
        connect(m_timer, &QTimer::timeout, this, [this] { load({}); });
    }
    m_timer->start(intervalMs);
}

void LoaderWorker::stop()
{
    if (m_timer)
        m_timer->stop();
}

void LoaderWorker::load(const std::function<void(const Result<int>&)>& done)
{
    const Result<int> number = loadOnce();
    if (number)
        Q_EMIT loaded(*number);
    else if (!done)
        Q_EMIT failed(number.error());
    if (done)
        done(number);
}

Result<int> LoaderWorker::loadOnce()
{
    if (!m_warehouse) {
        Result<std::unique_ptr<warehouse::SqliteWarehouse>> opened = openWarehouse(m_path, false);
        if (!opened)
            return opened.error();
        m_warehouse = std::move(*opened);
    }
    Random random(quint64(reinterpret_cast<quintptr>(this)));
    QElapsedTimer time;
    time.start();
    for (int failures = 0;;) {
        Error error;
        if (const Result<int> last = newestLoad(*m_warehouse)) {
            const int number = *last + 1;
            const Status done = m_warehouse->execute(QString::fromUtf8(loadSql(number, m_newPlan)));
            if (done)
                return number;
            error = done.error();
            // Somebody else brought this load in between: the next number is free.
            const Result<int> now = newestLoad(*m_warehouse);
            if (error.cls == ErrorClass::BadInput && now && *now >= number)
                error.cls = ErrorClass::Contention;
        } else {
            error = last.error();
        }
        const auto delay = nextRetryDelayMs(error.cls, RetryPolicy::forClass(error.cls), ++failures, time.elapsed(), random);
        if (!delay || QThread::currentThread()->isInterruptionRequested()) {
            m_warehouse.reset(); // the file may be another one by the next try
            return error;
        }
        QThread::msleep(static_cast<unsigned long>(*delay));
    }
}

Loader::Loader(const QString& warehousePath, QObject* parent)
    : QObject(parent)
    , m_worker(new LoaderWorker(warehousePath))
{
    qRegisterMetaType<skein::Error>();
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    connect(m_worker, &LoaderWorker::loaded, this, [this](int number) {
        m_lastLoad = number;
        Q_EMIT loaded(number);
    });
    connect(m_worker, &LoaderWorker::failed, this, &Loader::failed);
    m_thread.setObjectName(QStringLiteral("sample loader"));
    m_thread.start();
}

Loader::~Loader()
{
    m_thread.requestInterruption();
    m_thread.quit();
    m_thread.wait();
}

void Loader::start(int intervalMs)
{
    m_running = true;
    QMetaObject::invokeMethod(m_worker, [worker = m_worker, intervalMs] { worker->start(intervalMs); });
}

void Loader::stop()
{
    m_running = false;
    QMetaObject::invokeMethod(m_worker, [worker = m_worker] { worker->stop(); });
}

void Loader::loadNow(std::function<void(const Result<int>&)> done)
{
    QMetaObject::invokeMethod(m_worker, [this, worker = m_worker, done = std::move(done)] {
        // The answer is posted to this object: when it is gone by then, nobody is called.
        worker->load([this, done](const Result<int>& number) {
            QMetaObject::invokeMethod(this, [this, done, number] {
                if (done)
                    done(number);
                else if (!number)
                    Q_EMIT failed(number.error());
            }, Qt::QueuedConnection);
        });
    }, Qt::QueuedConnection);
}

void Loader::setNewPlanOnSale(bool on)
{
    m_newPlan = on;
    QMetaObject::invokeMethod(m_worker, [worker = m_worker, on] { worker->setNewPlan(on); });
}

} // namespace skein::sample
