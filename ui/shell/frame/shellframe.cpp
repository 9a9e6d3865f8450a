#include "ui/shell/frame/shellframe.h"

#include "ui/shell/frame/alertbell.h"
#include "ui/shell/frame/commandpalette.h"
#include "ui/shell/frame/navigationrail.h"
#include "ui/shell/frame/statusstrip.h"
#include "ui/widgets/page.h"
#include "ui/widgets/pagestack.h"
#include "ui/widgets/toast.h"

#include <QHBoxLayout>
#include <QScopedValueRollback>
#include <QShortcut>
#include <QTimer>
#include <QVBoxLayout>

namespace skein::ui {

namespace {

constexpr qsizetype longestHistory = 200;

// Pages nobody has opened yet are made part by part, well after the first one is there.
constexpr int aheadAfterMs = 400;
constexpr int aheadEveryMs = 60;

} // namespace

ShellFrame::ShellFrame(QWidget* parent)
    : QWidget(parent)
    , m_rail(new NavigationRail(this))
    , m_stack(new PageStack(this))
    , m_strip(new StatusStrip(this))
    , m_bell(new AlertBell(m_rail))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* row = new QHBoxLayout;
    row->setSpacing(0);
    row->addWidget(m_rail);
    row->addWidget(m_stack, 1);
    column->addLayout(row, 1);
    column->addWidget(m_strip);
    m_rail->addFootWidget(m_bell);
    m_toasts = new ToastManager(this);
    m_toasts->setBottomMargin(m_strip->height() + 12);
    m_palette = new CommandPalette(this);
    connect(m_rail, &NavigationRail::activated, this, [this](const QString& id) {
        // Back to where the page was, or to its start when it is the one shown already.
        const bool again = currentPage() && currentPage()->pageId() == id;
        Page* wanted = page(id);
        navigate(Page::addressOf(QStringList {id} + (wanted && !again ? wanted->location() : QStringList())));
    });
    connect(m_bell, &AlertBell::alertActivated, this, [this](const QString&, const QString& address) {
        if (!address.isEmpty())
            navigate(address);
    });
    m_ahead = new QTimer(this);
    connect(m_ahead, &QTimer::timeout, this, [this] {
        m_ahead->setInterval(aheadEveryMs);
        if (!makeAhead())
            m_ahead->stop();
    });
    connect(new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_K), this), &QShortcut::activated, this, &ShellFrame::openPalette);
    connect(new QShortcut(QKeySequence::Back, this), &QShortcut::activated, this, &ShellFrame::back);
    connect(new QShortcut(QKeySequence::Forward, this), &QShortcut::activated, this, &ShellFrame::forward);
}

ShellFrame::~ShellFrame() = default;

QWidget* ShellFrame::pageParent() const
{
    return m_stack;
}

void ShellFrame::addPage(const QString& id, const QString& icon, const QString& text, std::function<Page*()> make, bool foot)
{
    m_pages.insert(id, Entry {std::move(make), nullptr});
    m_order << id;
    if (foot)
        m_rail->addFoot(id, icon, text);
    else
        m_rail->addPage(id, icon, text);
}

QStringList ShellFrame::pageIds() const
{
    return m_order;
}

Page* ShellFrame::page(const QString& id)
{
    const auto entry = m_pages.find(id);
    if (entry == m_pages.end())
        return nullptr;
    if (!entry->page && entry->make) {
        Page* made = entry->make();
        entry->page = made;
        m_stack->addWidget(made);
        // Tab goes rail, page, strip; a page made later would otherwise come after the strip.
        QWidget* last = nullptr;
        for (QWidget* part : {static_cast<QWidget*>(made), static_cast<QWidget*>(m_strip)}) {
            const auto widgets = part->findChildren<QWidget*>();
            for (QWidget* widget : widgets) {
                if (!(widget->focusPolicy() & Qt::TabFocus))
                    continue;
                if (last && part == m_strip)
                    QWidget::setTabOrder(last, widget);
                last = widget;
            }
        }
        connect(made, &Page::navigateRequested, this, &ShellFrame::navigate);
        connect(made, &Page::locationChanged, this, [this, made] {
            if (made == currentPage() && !m_moving)
                record(Page::addressOf(QStringList {made->pageId()} + made->location()));
        });
    }
    return entry->page;
}

bool ShellFrame::makeAhead()
{
    for (const QString& id : std::as_const(m_order)) {
        const Entry entry = m_pages.value(id);
        if (entry.page ? entry.page->makeAhead() : page(id) != nullptr)
            return true;
    }
    return false;
}

Page* ShellFrame::currentPage() const
{
    return qobject_cast<Page*>(m_stack->currentWidget());
}

QString ShellFrame::currentAddress() const
{
    return m_history.value(m_at);
}

bool ShellFrame::navigate(const QString& address)
{
    if (!showPath(Page::pathOf(address))) {
        Q_EMIT addressUnknown(address);
        return false;
    }
    record(address);
    return true;
}

bool ShellFrame::showPath(const QStringList& path)
{
    Page* wanted = path.isEmpty() ? nullptr : page(path.constFirst());
    if (!wanted)
        return false;
    const QScopedValueRollback<bool> guard(m_moving, true);
    const bool other = wanted != currentPage();
    if (other)
        Q_EMIT wanted->aboutToShow();
    wanted->navigate(path.mid(1));
    QWidget* inside = wanted->focusWidget(); // before the stack gives the keyboard to the first link there is
    m_stack->setCurrentWidget(wanted);
    m_rail->setCurrent(wanted->pageId());
    if (other) { // the keyboard follows, to where it was on that page
        (inside ? inside : wanted)->setFocus(Qt::OtherFocusReason);
    }
    if (other)
        Q_EMIT currentPageChanged(wanted->pageId());
    if (m_history.isEmpty())
        m_ahead->start(aheadAfterMs);
    return true;
}

void ShellFrame::record(const QString& address)
{
    if (address != m_history.value(m_at)) {
        m_history = m_history.mid(0, m_at + 1);
        m_history << address;
        if (m_history.size() > longestHistory)
            m_history.removeFirst();
        m_at = m_history.size() - 1;
    }
    Q_EMIT addressChanged(address);
}

void ShellFrame::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    // A page chosen before the window was shown could not take the keyboard then.
    if (currentPage() && (!focusWidget() || !currentPage()->isAncestorOf(focusWidget())))
        currentPage()->setFocus(Qt::OtherFocusReason);
}

void ShellFrame::back()
{
    if (!canGoBack())
        return;
    --m_at;
    showPath(Page::pathOf(m_history.at(m_at)));
    Q_EMIT addressChanged(m_history.at(m_at));
}

void ShellFrame::forward()
{
    if (!canGoForward())
        return;
    ++m_at;
    showPath(Page::pathOf(m_history.at(m_at)));
    Q_EMIT addressChanged(m_history.at(m_at));
}

void ShellFrame::openPalette()
{
    m_palette->open();
}

} // namespace skein::ui
