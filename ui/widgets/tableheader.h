#pragma once

#include <QHeaderView>

namespace skein::ui {

/// A header whose titles stand where their cells stand: at the right for columns whose header answers NumberRole, or
/// whose first cell does.
class TableHeader : public QHeaderView
{
    Q_OBJECT

public:
    explicit TableHeader(QWidget* parent = nullptr);
    QSize sizeHint() const override;

protected:
    void initStyleOptionForIndex(QStyleOptionHeader* option, int logicalIndex) const override;
    void paintSection(QPainter* painter, const QRect& rect, int logicalIndex) const override;

private:
    bool isNumber(int logicalIndex) const;
};

} // namespace skein::ui
