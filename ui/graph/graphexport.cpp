#include "ui/graph/graphexport.h"

#include "models/base/files.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QImage>
#include <QSvgGenerator>

#include <cmath>

namespace skein::ui {

namespace {

constexpr qreal margin = 24;
constexpr qreal longestSide = 32767;   // of a QImage that can be painted on
constexpr qreal mostPixels = 400e6;    // 1.6 GB

QRectF wholeArea(const GraphPainter& graph)
{
    return graph.scene().layout.bounds.adjusted(-margin, -margin, margin, margin);
}

struct GraphExport {
    Q_DECLARE_TR_FUNCTIONS(skein::ui::GraphExport)
};

Status nothingToDraw()
{
    return makeError(ErrorClass::BadInput, GraphExport::tr("The graph is empty"), {},
        GraphExport::tr("Show at least one entity before exporting"));
}

} // namespace

QSizeF wholeGraphSize(const GraphPainter& graph)
{
    return wholeArea(graph).size();
}

void paintWholeGraph(QPainter* painter, GraphPainter& graph, const GraphPalette& palette,
    const GraphEmphasis& emphasis, const QFont& font)
{
    const QRectF area = wholeArea(graph);
    GraphPainter::Request request;
    request.area = QRectF(QPointF(), area.size());
    request.camera = {1, -area.topLeft()};
    request.font = font;
    request.textScale = Theme::textScale();
    request.everything = true;
    painter->setRenderHint(QPainter::Antialiasing);
    graph.paint(painter, request, palette, emphasis);
}

Status writeGraphSvg(const QString& path, GraphPainter& graph, const GraphPalette& palette,
    const GraphEmphasis& emphasis, const QFont& font, const QString& title)
{
    if (graph.rects().empty())
        return nothingToDraw();
    QBuffer buffer;
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setTitle(title);
    const QSizeF size = wholeGraphSize(graph);
    generator.setSize(QSize(int(std::ceil(size.width())), int(std::ceil(size.height()))));
    generator.setViewBox(QRectF(QPointF(), size));
    QPainter painter(&generator);
    paintWholeGraph(&painter, graph, palette, emphasis, font);
    painter.end();
    return writeFile(path, buffer.data());
}

Status writeGraphPng(const QString& path, GraphPainter& graph, const GraphPalette& palette,
    const GraphEmphasis& emphasis, const QFont& font, qreal scale)
{
    if (graph.rects().empty())
        return nothingToDraw();
    const QSizeF size = wholeGraphSize(graph);
    const qreal largest = std::min({longestSide / size.width(), longestSide / size.height(),
        std::sqrt(mostPixels / (size.width() * size.height()))});
    if (!(scale > 0) || scale > largest) {
        return makeError(ErrorClass::BadInput,
            GraphExport::tr("A picture of %1 × %2 pixels is not possible")
                .arg(qint64(size.width() * scale))
                .arg(qint64(size.height() * scale)),
            path,
            GraphExport::tr("Use a scale of at most %1, or SVG, which has no limit")
                .arg(std::floor(largest * 100) / 100, 0, 'f', 2));
    }
    QImage image((size * scale).toSize().expandedTo(QSize(1, 1)), QImage::Format_RGB32);
    if (image.isNull()) {
        return makeError(ErrorClass::Resource, GraphExport::tr("There is not enough memory for the picture"), path,
            GraphExport::tr("Use a smaller scale, or SVG"));
    }
    image.fill(palette.window);
    QPainter painter(&image);
    painter.scale(scale, scale);
    paintWholeGraph(&painter, graph, palette, emphasis, font);
    painter.end();
    QBuffer buffer;
    if (!image.save(&buffer, "PNG"))
        return makeError(ErrorClass::Resource, GraphExport::tr("The picture could not be encoded"), path);
    return writeFile(path, buffer.data());
}

} // namespace skein::ui
