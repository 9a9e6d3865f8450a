#pragma once

#include "models/base/result.h"

#include <QObject>

#include <functional>
#include <memory>

class QTimer;

namespace skein::warehouse {
class SqliteWarehouse;
}

namespace skein::sample {

/// The part of Loader that lives on its thread.
class LoaderWorker : public QObject
{
    Q_OBJECT

public:
    explicit LoaderWorker(QString path);
    ~LoaderWorker() override;

    void start(int intervalMs);
    void stop();
    void setNewPlan(bool on) { m_newPlan = on; }
    /// Calls `done` on this thread. Without one a failure is a signal.
    void load(const std::function<void(const Result<int>&)>& done);

Q_SIGNALS:
    void loaded(int number);
    void failed(const skein::Error& error);

private:
    Result<int> loadOnce();

    QString m_path;
    std::unique_ptr<warehouse::SqliteWarehouse> m_warehouse;
    QTimer* m_timer = nullptr;
    bool m_newPlan = false;
};

} // namespace skein::sample
