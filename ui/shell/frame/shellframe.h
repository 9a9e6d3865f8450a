#pragma once

#include <QHash>
#include <QVector>
#include <QWidget>

#include <functional>

class QStackedWidget;
class QTimer;

namespace skein::ui {

class AlertBell;
class CommandPalette;
class NavigationRail;
class Page;
class StatusStrip;
class ToastManager;

/// The window's content: rail, the page shown, strip; palette and toasts above. Knows addresses and history, no
/// engine: whoever owns it fills bell, strip and palette.
class ShellFrame : public QWidget
{
    Q_OBJECT

public:
    explicit ShellFrame(QWidget* parent = nullptr);
    ~ShellFrame() override;

    /// `make` is called when the page is first needed, or later while there is nothing to do, so that neither the start
    /// nor the first click pays for it; it must return a page whose pageId() is `id`. `foot` pages (settings) stand at the rail's lower end.
    /// Pages made with this parent need not be styled once more when they are put into the window.
    QWidget* pageParent() const;
    void addPage(const QString& id, const QString& icon, const QString& text, std::function<Page*()> make, bool foot = false);
    QStringList pageIds() const;
    /// Null for unknown ids; makes the page.
    Page* page(const QString& id);
    Page* currentPage() const;
    QString currentAddress() const;

    /// Follows a skein:// address; false (and addressUnknown) when no page answers to it.
    bool navigate(const QString& address);
    bool canGoBack() const { return m_at > 0; }
    bool canGoForward() const { return m_at + 1 < m_history.size(); }

    NavigationRail* rail() const { return m_rail; }
    StatusStrip* strip() const { return m_strip; }
    AlertBell* bell() const { return m_bell; }
    CommandPalette* commandPalette() const { return m_palette; }
    ToastManager* toasts() const { return m_toasts; }

protected:
    void showEvent(QShowEvent* event) override;

public Q_SLOTS:
    void back();
    void forward();
    void openPalette();

Q_SIGNALS:
    void currentPageChanged(const QString& id);
    void addressChanged(const QString& address);
    void addressUnknown(const QString& address);

private:
    struct Entry {
        std::function<Page*()> make;
        Page* page = nullptr;
    };
    bool showPath(const QStringList& path);
    bool makeAhead();
    void record(const QString& address);

    NavigationRail* m_rail = nullptr;
    QStackedWidget* m_stack = nullptr;
    StatusStrip* m_strip = nullptr;
    AlertBell* m_bell = nullptr;
    CommandPalette* m_palette = nullptr;
    ToastManager* m_toasts = nullptr;
    QTimer* m_ahead = nullptr;
    QHash<QString, Entry> m_pages;
    QStringList m_order;
    QStringList m_history;
    qsizetype m_at = -1;
    bool m_moving = false;
};

} // namespace skein::ui
