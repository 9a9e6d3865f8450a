#pragma once

#include "ui/widgets/mark.h"

#include <QObject>
#include <QPointer>
#include <QVector>

#include <functional>

class QWidget;

namespace skein::ui {

/// A short notice inside the window; nothing modal ever says that something worked.
struct Toast {
    MarkKind mark = MarkKind::Done;
    QString text;
    QString detail;                 ///< second, muted line
    QString actionText;             ///< e.g. "Undo"
    std::function<void()> action;   ///< called at most once; the toast then goes
    int timeoutMs = -1;             ///< -1 = 6 s, failures 20 s; 0 = until closed
};

/// Shows toasts at the bottom right of `host`, the newest lowest, three at a time; others wait. While the pointer is
/// on one its time stands still. The same text again renews the one on screen.
class ToastManager : public QObject
{
    Q_OBJECT

public:
    explicit ToastManager(QWidget* host);
    ~ToastManager() override;
    void show(const Toast& toast);
    void showDone(const QString& text, const QString& actionText = {}, std::function<void()> action = {});
    void showError(const QString& text, const QString& detail = {});
    void clear();
    QStringList visibleTexts() const;
    /// Distance kept from the host's bottom edge.
    void setBottomMargin(int pixels);

protected:
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    class Item;
    void place();
    void next();

    QWidget* m_host;
    QVector<Item*> m_items;
    QVector<Toast> m_queue;
    int m_bottom = 16;
};

} // namespace skein::ui
