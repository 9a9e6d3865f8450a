#pragma once

#include <QFont>
#include <QHash>
#include <QLabel>
#include <QVector>

namespace skein::ui {

/// Text that wraps at the width it gets. A layout asks for the height of text at a width many times over, and finding
/// it lays the text out each time: this label remembers its answers until text, font or style change.
class WrappedLabel : public QLabel
{
    Q_OBJECT

public:
    explicit WrappedLabel(QWidget* parent = nullptr);
    explicit WrappedLabel(const QString& text, QWidget* parent = nullptr);
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    bool event(QEvent* event) override;

private:
    void forget() const;
    void look() const;
    bool isPlain() const;
    bool isProse() const { return m_shown.size() > proseLength; }
    QSize around() const;
    const QVector<int>& lines() const;

    static constexpr int proseLength = 240; ///< letters; from there the width it would like is not looked for

    mutable QString m_shown;
    mutable Qt::TextFormat m_format = Qt::AutoText;
    mutable QFont m_font;
    mutable QHash<int, int> m_heights;
    mutable QVector<int> m_lines;
    mutable QSize m_hint;
    mutable QSize m_minimum;
};

} // namespace skein::ui
