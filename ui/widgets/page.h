#pragma once

#include <QStringList>
#include <QWidget>

#include <functional>

class QTimer;
class QVBoxLayout;

namespace skein::ui {

class PageHeader;

/// One page of the window. The frame makes each page once, shows it, and hands it the rest of a skein:// address.
///
/// A page puts its content with setContent() (or into body()), its title, pills and verbs into header(), and asks for
/// other places with navigateRequested(); it never opens another page itself.
class Page : public QWidget
{
    Q_OBJECT

public:
    explicit Page(QWidget* parent = nullptr);
    ~Page() override;

    /// Stable name, first part of addresses: "overview", "catalog", "migrations", "reviews", "rollouts", "activity".
    virtual QString pageId() const = 0;
    /// Translated name for the navigation rail and the window title.
    virtual QString title() const = 0;
    /// Shows what `path` names: the segments after the page's own, e.g. {"r-0001", "target", "plan_mix"}. Empty = the
    /// page's start. Unknown names show the page's empty state with the name in it.
    virtual void navigate(const QStringList& path) { Q_UNUSED(path); }
    /// The path that navigate() would need to come back here; the frame keeps it for Back and for the session.
    virtual QStringList location() const { return {}; }
    /// Makes one more of the parts that are otherwise made when first shown, briefly (a few milliseconds to 20): the
    /// frame calls it while nothing else is to be done, until it says false.
    virtual bool makeAhead() { return false; }

    PageHeader* header() const { return m_header; }
    QWidget* content() const { return m_content; }
    /// Takes the widget below the header; deletes the one before.
    void setContent(QWidget* content);
    /// The page's own column, header first, for pages that add several strips.
    QVBoxLayout* body() const { return m_body; }

    /// "skein://rollouts/r-0001" -> {"rollouts", "r-0001"}; percent-decoded; empty when it is no such address.
    static QStringList pathOf(const QString& address);
    static QString addressOf(const QStringList& path);

protected:
    /// What brings the page up to date, and how long to wait for more of the signals that ask for it.
    void setRefresh(std::function<void()> refresh, int pauseMs);
    /// Something the page shows has changed. Many calls are one refresh; while nobody sees the page none is made until
    /// somebody does: what runs in the background must not be slowed by pages in the background.
    void refreshSoon();
    void refreshNow();
    void showEvent(QShowEvent* event) override;

Q_SIGNALS:
    void navigateRequested(const QString& address);
    /// The location changed by the user's doing; the frame records it for Back.
    void locationChanged();
    void titleChanged();
    /// Just before the page is seen again: refresh what was left stale while hidden.
    void aboutToShow();

private:
    PageHeader* m_header = nullptr;
    QWidget* m_content = nullptr;
    QVBoxLayout* m_body = nullptr;
    std::function<void()> m_refresh;
    QTimer* m_soon = nullptr;
    bool m_stale = false; ///< refreshSoon() was called while nobody saw the page
};

} // namespace skein::ui
