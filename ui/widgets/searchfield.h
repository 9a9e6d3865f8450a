#pragma once

#include <QLineEdit>
#include <QTimer>

class QShortcut;
class QToolButton;

namespace skein::ui {

/// Search as you type. `searchChanged` comes once typing rests (200 ms), at once on Return and on clearing; Escape
/// clears first and gives the focus back when there is nothing to clear.
class SearchField : public QLineEdit
{
    Q_OBJECT

public:
    explicit SearchField(QWidget* parent = nullptr);
    explicit SearchField(const QString& placeholder, QWidget* parent = nullptr);
    void setDelay(int milliseconds);
    /// Shown at the right while empty and without focus.
    void setShortcutHint(const QString& hint);
    /// Focuses the field from anywhere in the window, and shows the hint.
    void setFocusShortcut(const QKeySequence& keys);
    /// What was last announced.
    QString searchText() const { return m_announced; }
    QSize sizeHint() const override;

Q_SIGNALS:
    void searchChanged(const QString& text);
    /// Down or Up in the field: move in the list it filters.
    void moveRequested(int rows);

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void announce();
    QTimer m_timer;
    QString m_announced;
    QString m_hint;
    QToolButton* m_clear = nullptr;
    QShortcut* m_shortcut = nullptr;
};

} // namespace skein::ui
