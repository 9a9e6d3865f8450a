#pragma once

#include "ui/widgets/mark.h"

#include <QVector>
#include <QWidget>

namespace skein::ui {

/// One square per target, coloured and shaped by its state, in the order given. Ten thousand squares paint and hit-test
/// at once: only the exposed rows are drawn, and positions are arithmetic.
class TargetGrid : public QWidget
{
    Q_OBJECT

public:
    struct Cell {
        QString id;
        QString name;
        MarkKind mark = MarkKind::Waiting;
        QString state; ///< in words, for the tool tip: "canary, 2 of 2 runs observed"
        bool operator==(const Cell& o) const = default;
    };

    explicit TargetGrid(QWidget* parent = nullptr);
    /// Keeps the current target when it is still there.
    void setCells(const QVector<Cell>& cells);
    int cellCount() const { return int(m_cells.size()); }
    void setCurrentId(const QString& id);
    QString currentId() const;
    /// Index at a point of the widget, -1 for none; and the square of an index.
    int indexAt(const QPoint& position) const;
    QRect cellRect(int index) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

Q_SIGNALS:
    /// By arrow keys or a click.
    void currentChanged(const QString& id);
    /// By a click, Return or Space.
    void activated(const QString& id);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

private:
    int columns(int width) const;
    void moveTo(int index);
    void announce();

    QVector<Cell> m_cells;
    int m_current = -1;
    int m_hover = -1;
};

} // namespace skein::ui
