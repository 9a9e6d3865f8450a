#pragma once

#include "ui/catalog/catalogscene.h"

#include <QWidget>

class QLabel;

namespace skein::ui {

class GraphLayouter;
class GraphView;
class LegendStrip;

/// The dependency graph with its tools and, below, what the colours mean and how much is shown.
class CatalogGraph : public QWidget
{
    Q_OBJECT

public:
    explicit CatalogGraph(QWidget* parent = nullptr);
    ~CatalogGraph() override;

    /// Lays the scene out in the background and then shows it; nodes keep their places. `summary` goes below.
    void show(CatalogScene scene, const QString& summary, const QString& emptyText);
    GraphView* view() const { return m_view; }
    LegendStrip* legend() const { return m_legend; }
    QString summary() const;
    /// Centres the node, now or as soon as the picture that is being laid out has it.
    void centerWhenReady(const QString& id);
    void fitWhenReady() { m_fit = true; }

Q_SIGNALS:
    /// A new picture is on the screen; selection and highlight by id are kept.
    void shown();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void present(const GraphScenePtr& scene);
    void placeTools();

    GraphView* m_view = nullptr;
    GraphLayouter* m_layouter = nullptr;
    LegendStrip* m_legend = nullptr;
    QLabel* m_summary = nullptr;
    QWidget* m_tools = nullptr;
    QString m_center;
    bool m_fit = true;
};

} // namespace skein::ui
