#pragma once

#include "ui/graph/graphscene.h"

#include <QObject>

#include <optional>

namespace skein::ui {

/// Lays scenes out on a pool thread. A new request cancels the one that runs; only the newest result is delivered, on
/// the thread this object lives in. Nodes keep the places they had in the last delivered scene, by id, unless a fresh
/// layout is asked for.
class GraphLayouter : public QObject
{
    Q_OBJECT

public:
    enum class Positions { Keep, Fresh };

    explicit GraphLayouter(QObject* parent = nullptr);
    ~GraphLayouter() override;

    void setOptions(const layout::Options& options) { m_options = options; }
    /// `scene.layout` is ignored.
    void request(GraphScene scene, Positions positions = Positions::Keep);
    /// Drops the running request, if any; nothing will be delivered for it.
    void cancel();
    bool isBusy() const { return m_running.has_value(); }

Q_SIGNALS:
    void ready(skein::ui::GraphScenePtr scene);
    void busyChanged(bool busy);

private:
    void setRunning(std::optional<CancelToken> token);

    layout::Options m_options;
    std::optional<CancelToken> m_running;
    quint64 m_generation = 0;
    GraphScenePtr m_last;
};

} // namespace skein::ui
