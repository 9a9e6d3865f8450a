#include "ui/widgets/toast.h"

#include "ui/theme/icons.h"
#include "ui/widgets/pill.h"

#include <QAccessible>
#include <QEvent>
#include <QGraphicsDropShadowEffect>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace skein::ui {

namespace {

constexpr int most = 3;
constexpr int toastWidth = 360;

} // namespace

class ToastManager::Item : public QFrame
{
public:
    Item(const Toast& t, QWidget* host)
        : QFrame(host)
        , toast(t)
    {
        setProperty("surface", QStringLiteral("popup"));
        setAccessibleName(toast.text);
        setAccessibleDescription(toast.detail);
        auto* shadow = new QGraphicsDropShadowEffect(this);
        shadow->setBlurRadius(24);
        shadow->setOffset(0, 4);
        shadow->setColor(Theme::current().color(ColorRole::Shadow));
        setGraphicsEffect(shadow);
        auto* row = new QHBoxLayout(this);
        row->setContentsMargins(Space::m, 10, Space::s, 10);
        row->setSpacing(Space::s);
        row->addWidget(new StatusMark(toast.mark, this), 0, Qt::AlignTop);
        auto* words = new QVBoxLayout;
        words->setSpacing(2);
        words->addWidget(line(toast.text, {}));
        if (!toast.detail.isEmpty())
            words->addWidget(line(toast.detail, QStringLiteral("muted")));
        row->addLayout(words, 1);
        if (!toast.actionText.isEmpty()) {
            action = new QPushButton(toast.actionText, this);
            action->setProperty("kind", QStringLiteral("link"));
            row->addWidget(action, 0, Qt::AlignTop);
        }
        close = new QToolButton(this);
        close->setProperty("kind", QStringLiteral("tiny"));
        close->setIcon(Icons::get(QStringLiteral("close"), ColorRole::Muted));
        close->setIconSize(QSize(12, 12));
        close->setAccessibleName(ToastManager::tr("Close"));
        row->addWidget(close, 0, Qt::AlignTop);
        timer.setSingleShot(true);
        setFixedWidth(std::min(toastWidth, std::max(200, host->width() - 2 * Space::l)));
        start();
    }
    void start()
    {
        const int wanted = toast.timeoutMs >= 0 ? toast.timeoutMs : toast.mark == MarkKind::Failed ? 20000 : 6000;
        if (wanted > 0)
            timer.start(wanted);
    }

    Toast toast;
    QTimer timer;
    QPushButton* action = nullptr;
    QToolButton* close = nullptr;

protected:
    void enterEvent(QEnterEvent*) override { timer.stop(); }
    void leaveEvent(QEvent*) override { start(); }

private:
    QLabel* line(const QString& text, const QString& tone)
    {
        auto* label = new QLabel(text, this);
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        label->setProperty("tone", tone);
        return label;
    }
};

ToastManager::ToastManager(QWidget* host)
    : QObject(host)
    , m_host(host)
{
    host->installEventFilter(this);
}

ToastManager::~ToastManager() = default;

void ToastManager::show(const Toast& toast)
{
    for (Item* item : std::as_const(m_items)) {
        if (item->toast.text == toast.text && item->toast.detail == toast.detail && item->toast.actionText.isEmpty() && toast.actionText.isEmpty()) {
            item->start();
            return;
        }
    }
    if (m_items.size() >= most) {
        m_queue << toast;
        return;
    }
    auto* item = new Item(toast, m_host);
    m_items << item;
    const auto drop = [this, item] {
        m_items.removeOne(item);
        item->hide();
        item->deleteLater();
        next();
    };
    connect(&item->timer, &QTimer::timeout, this, drop);
    connect(item->close, &QToolButton::clicked, this, drop);
    if (item->action) {
        connect(item->action, &QPushButton::clicked, this, [item, drop] {
            const std::function<void()> action = item->toast.action;
            drop();
            if (action)
                action();
        });
    }
    place();
    item->show();
    item->raise();
    QAccessibleEvent event(item, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void ToastManager::showDone(const QString& text, const QString& actionText, std::function<void()> action)
{
    show({MarkKind::Done, text, {}, actionText, std::move(action), -1});
}

void ToastManager::showError(const QString& text, const QString& detail)
{
    show({MarkKind::Failed, text, detail, {}, {}, -1});
}

void ToastManager::clear()
{
    m_queue.clear();
    for (Item* item : std::as_const(m_items)) {
        item->hide();
        item->deleteLater();
    }
    m_items.clear();
}

QStringList ToastManager::visibleTexts() const
{
    QStringList texts;
    for (const Item* item : m_items)
        texts << item->toast.text;
    return texts;
}

void ToastManager::setBottomMargin(int pixels)
{
    m_bottom = pixels;
    place();
}

bool ToastManager::eventFilter(QObject* object, QEvent* event)
{
    if (object == m_host && event->type() == QEvent::Resize)
        place();
    return QObject::eventFilter(object, event);
}

void ToastManager::place()
{
    int bottom = m_host->height() - m_bottom;
    for (auto it = m_items.crbegin(); it != m_items.crend(); ++it) {
        Item* item = *it;
        const int height = item->layout()->hasHeightForWidth() ? item->layout()->totalHeightForWidth(item->width()) : item->sizeHint().height();
        item->resize(item->width(), height);
        item->move(m_host->width() - item->width() - Space::l, bottom - height);
        bottom -= height + Space::s;
    }
}

void ToastManager::next()
{
    place();
    if (!m_queue.isEmpty())
        show(m_queue.takeFirst());
}

} // namespace skein::ui
