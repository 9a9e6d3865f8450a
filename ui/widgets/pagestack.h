#pragma once

#include <QStackedWidget>

namespace skein::ui {

/// One page of several. Unlike QStackedWidget it does not hand the heights of wrapped text to its surroundings: asking
/// every page, hidden ones too, for its height at every width was most of the time of a layout. Inside a page wrapped
/// text is laid out as ever.
class PageStack : public QStackedWidget
{
    Q_OBJECT

public:
    explicit PageStack(QWidget* parent = nullptr)
        : QStackedWidget(parent)
    {
        connect(this, &QStackedWidget::currentChanged, this, [this] { updateGeometry(); });
    }

    bool hasHeightForWidth() const override { return false; }
    /// Of the page that is shown.
    QSize minimumSizeHint() const override { return currentWidget() ? currentWidget()->minimumSizeHint().expandedTo(currentWidget()->minimumSize()) : QSize(); }
    QSize sizeHint() const override { return currentWidget() ? currentWidget()->sizeHint() : QSize(); }
};

} // namespace skein::ui
