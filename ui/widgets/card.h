#pragma once

#include <QFrame>

class QHBoxLayout;
class QLabel;
class QVBoxLayout;

namespace skein::ui {

class ElidedLabel;

/// A framed surface with an optional heading line: title, muted words, and widgets at the right.
class Card : public QFrame
{
    Q_OBJECT

public:
    explicit Card(QWidget* parent = nullptr);
    explicit Card(const QString& title, QWidget* parent = nullptr);
    void setTitle(const QString& title);
    void setSubtitle(const QString& subtitle);
    /// At the right end of the heading line.
    void addHeaderWidget(QWidget* widget);
    QVBoxLayout* body() const { return m_body; }

private:
    QWidget* m_head = nullptr;
    ElidedLabel* m_title = nullptr;
    ElidedLabel* m_subtitle = nullptr;
    QHBoxLayout* m_right = nullptr;
    QVBoxLayout* m_body = nullptr;
};

/// A large number over its label; sends `activated` when it has something to lead to.
class StatTile : public QFrame
{
    Q_OBJECT

public:
    explicit StatTile(QWidget* parent = nullptr);
    StatTile(const QString& value, const QString& label, QWidget* parent = nullptr);
    void setValue(const QString& value);
    void setLabel(const QString& label);
    QString value() const;
    /// A `tone` of the style sheet: "ok", "warning", "danger", "hold", "accent" or empty.
    void setTone(const QString& tone);
    void setClickable(bool clickable);

Q_SIGNALS:
    void activated();

protected:
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void updateName();
    QLabel* m_value = nullptr;
    ElidedLabel* m_label = nullptr;
    bool m_clickable = false;
};

} // namespace skein::ui
