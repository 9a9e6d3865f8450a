#pragma once

#include "models/base/result.h"

#include <QObject>
#include <QThread>

#include <functional>
#include <memory>

namespace skein::sample {

class LoaderWorker;

/// The sample's outside world: brings one more day of listening to the warehouse, by itself or when asked. Works on a
/// thread and a connection of its own; a load is one transaction and waits for a busy database. Lives on the thread
/// that made it; signals and callbacks arrive there.
class Loader : public QObject
{
    Q_OBJECT

public:
    explicit Loader(const QString& warehousePath, QObject* parent = nullptr);
    /// Waits for the load that runs; callbacks of loads that did not begin are dropped.
    ~Loader() override;

    /// A load every `intervalMs`, the first after that time. Starting again changes the interval.
    void start(int intervalMs = 4000);
    void stop();
    bool isRunning() const { return m_running; }
    /// One load now, whether started or not.
    void loadNow(std::function<void(const Result<int>&)> done = {});
    /// From the next load on some listeners have the new plan 'duo', a value that was not there before. What has been
    /// sold stays sold: switching it off only keeps further accounts from moving.
    void setNewPlanOnSale(bool on);
    bool newPlanOnSale() const { return m_newPlan; }
    /// Number of the last load this object made; -1 before the first.
    int lastLoad() const { return m_lastLoad; }

Q_SIGNALS:
    void loaded(int number);
    /// A load failed after its retries; the next one is tried as if nothing had been.
    void failed(const skein::Error& error);

private:
    QThread m_thread;
    LoaderWorker* m_worker = nullptr; ///< lives on m_thread, which ends before it
    bool m_running = false;
    bool m_newPlan = false;
    int m_lastLoad = -1;
};

/// Number of the newest load in a warehouse; Logic when the sample's tables are not there.
Result<int> lastLoadIn(const QString& warehousePath);

} // namespace skein::sample
