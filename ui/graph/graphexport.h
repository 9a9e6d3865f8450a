#pragma once

#include "models/base/result.h"
#include "ui/graph/graphpainter.h"

namespace skein::ui {

/// The whole graph at a scale of 1 with a margin, from the painter's origin: every node, every edge, every title in
/// full (smaller where it would not fit).
void paintWholeGraph(QPainter* painter, GraphPainter& graph, const GraphPalette& palette,
    const GraphEmphasis& emphasis, const QFont& font);
/// Scene units that paintWholeGraph() covers.
QSizeF wholeGraphSize(const GraphPainter& graph);

/// Errors: BadInput when there is nothing to draw or the picture would be larger than an image can be (the remedy names
/// the largest scale that works), Resource when the file cannot be written. A file is replaced only as a whole.
Status writeGraphSvg(const QString& path, GraphPainter& graph, const GraphPalette& palette,
    const GraphEmphasis& emphasis, const QFont& font, const QString& title);
Status writeGraphPng(const QString& path, GraphPainter& graph, const GraphPalette& palette,
    const GraphEmphasis& emphasis, const QFont& font, qreal scale);

} // namespace skein::ui
