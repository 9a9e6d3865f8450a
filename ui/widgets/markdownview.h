#pragma once

#include <QHash>
#include <QTextEdit>

namespace skein::ui {

/// Markdown to read and to copy from, as high as it needs at the width it gets. A QLabel would lay the text out anew
/// for each block of it, and twice for each height it is asked for; this one reads it without a layout.
class MarkdownView : public QTextEdit
{
    Q_OBJECT

public:
    explicit MarkdownView(const QString& markdown, QWidget* parent = nullptr);
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override { return minimumSizeHint(); }
    QSize minimumSizeHint() const override;

protected:
    bool event(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

private:
    mutable QHash<int, int> m_heights; ///< by width: a layout asks for the same ones again and again
};

} // namespace skein::ui
