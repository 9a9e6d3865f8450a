#pragma once

#include "ui/catalog/catalogscene.h"

#include <QWidget>

namespace skein::ui {

/// What the graph's colours mean, most frequent first, with counts; what does not fit is summed up in "+n".
class LegendStrip : public QWidget
{
    Q_OBJECT

public:
    explicit LegendStrip(QWidget* parent = nullptr);
    void setEntries(const QVector<LegendEntry>& entries);
    const QVector<LegendEntry>& entries() const { return m_entries; }
    QSize sizeHint() const override { return {360, 28}; }
    QSize minimumSizeHint() const override { return {80, 28}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QVector<LegendEntry> m_entries;
};

} // namespace skein::ui
