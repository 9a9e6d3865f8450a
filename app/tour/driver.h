#pragma once

#include "app/tour/report.h"

#include <QPoint>
#include <QSize>

#include <functional>

class QAbstractButton;
class QAbstractItemView;
class QWidget;

namespace skein::app {

/// A hand on the real window: finds what a person would see, presses it with real mouse and key events, waits, and
/// takes pictures. What cannot be found is a failed assertion, and the tour ends there.
class TourDriver
{
public:
    TourDriver(QWidget* window, const QString& outDir, TourReport& report);

    /// Lets the program go on until `done` or the time is over; notes the outcome as an assertion.
    bool waitFor(const QString& what, const std::function<bool()>& done, int timeoutMs = 15000, const std::function<QString()>& figure = {});
    /// Lets the program go on for a while: only to let an animation end before a picture.
    void settle(int ms = 250);
    /// Runs the event loop until `done` or the time is over. Unlike QTest's waiting this sleeps in the loop, as the
    /// program does, so that turns of the loop can be told apart.
    static bool spin(const std::function<bool()>& done, int timeoutMs);

    /// The visible widget of that object name, in the window or in a dialog above it; null and broken when absent.
    QWidget* widget(const QString& objectName);
    template <typename T>
    T* find(const QString& objectName)
    {
        return qobject_cast<T*>(widget(objectName));
    }
    /// The visible, enabled button whose text (mnemonics aside) is or begins with `text`.
    QAbstractButton* button(const QString& text, QWidget* in = nullptr);
    bool click(QWidget* widget, QPoint at = {});
    bool clickButton(const QString& text, QWidget* in = nullptr);
    /// Clicks a cell; the row is scrolled to first.
    bool clickCell(QAbstractItemView* view, int row, int column, Qt::KeyboardModifiers modifiers = {});
    /// Clicks the row with that IdRole, in its first column.
    bool clickRow(QAbstractItemView* view, const QString& id, Qt::KeyboardModifiers modifiers = {});
    /// First row whose text in `column` is `text`; -1 when absent.
    static int rowOf(const QAbstractItemView* view, int column, const QString& text);
    void key(int key, Qt::KeyboardModifiers modifiers = {});
    /// Waits for the dialog and presses its confirming button; a reason is typed where one is asked for.
    bool confirm(const QString& reason = {});
    /// As confirm(), when a dialog comes within half a second.
    void confirmIfAsked(const QString& reason = {});
    void type(const QString& text);
    /// Drops files onto a widget, as from a file manager.
    void drop(QWidget* widget, const QStringList& paths);
    /// Replaces a field's content by typing.
    bool fill(QWidget* field, const QString& text);

    /// Asserts a fact, with the value seen.
    bool check(const QString& what, bool ok, const QString& figure = {});
    /// One picture in each theme: "07-mapping-light.png", "07-mapping-dark.png".
    void picture(const QString& name);

    /// Called with true before the tour does work of its own (takes a picture, looks at files), with false after it.
    void setAside(std::function<void(bool)> aside) { m_aside = std::move(aside); }
    /// Work that is the tour's, not the program's.
    template <typename Work>
    auto apart(const Work& work)
    {
        const Aside aside(m_aside);
        return work();
    }
    double slowestThemeMs() const { return m_slowestThemeMs; }
    bool broken() const { return m_broken; }
    TourReport& report() { return m_report; }
    QWidget* window() const { return m_window; }

private:
    void type(QWidget* field, const QString& text);
    void press(QWidget* widget, QPoint at, Qt::KeyboardModifiers modifiers = {});

    struct Aside {
        explicit Aside(const std::function<void(bool)>& tell)
            : tell(tell)
        {
            if (tell)
                tell(true);
        }
        ~Aside()
        {
            if (tell)
                tell(false);
        }
        Q_DISABLE_COPY(Aside)
        const std::function<void(bool)>& tell;
    };
    QWidget* top() const;
    void comeBack();
    bool missing(const QString& what);

    QWidget* m_window;
    QString m_out;
    TourReport& m_report;
    int m_pictures = 0;
    double m_slowestThemeMs = 0; ///< wall time of the slowest change of theme, painting included
    bool m_broken = false;
    std::function<void(bool)> m_aside;
};

} // namespace skein::app
