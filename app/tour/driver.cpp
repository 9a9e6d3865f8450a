#include "app/tour/driver.h"

#include "models/items/cellroles.h"
#include "ui/theme/theme.h"
#include "ui/widgets/confirmdialog.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QApplication>
#include <QDir>
#include <QDragEnterEvent>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QLineEdit>
#include <QMimeData>
#include <QPainter>
#include <QPixmap>
#include <QPointer>
#include <QPushButton>
#include <QTest>
#include <QTimer>
#include <QUrl>

#include <algorithm>

namespace skein::app {

namespace {

// The event loop comes to rest after each act: what a hand does next comes in a turn of its own.
constexpr int restMs = 50;
constexpr int fingerMs = 10;

} // namespace

TourDriver::TourDriver(QWidget* window, const QString& outDir, TourReport& report)
    : m_window(window)
    , m_out(outDir)
    , m_report(report)
{
}

bool TourDriver::spin(const std::function<bool()>& done, int timeoutMs)
{
    if (done())
        return true;
    QEventLoop loop;
    bool ok = false;
    QTimer look, end;
    end.setSingleShot(true);
    QObject::connect(&look, &QTimer::timeout, &loop, [&] {
        ok = done();
        if (ok)
            loop.quit();
    });
    QObject::connect(&end, &QTimer::timeout, &loop, [&] {
        ok = done();
        loop.quit();
    });
    look.start(25);
    end.start(timeoutMs);
    loop.exec();
    return ok;
}

bool TourDriver::waitFor(const QString& what, const std::function<bool()>& done, int timeoutMs, const std::function<QString()>& figure)
{
    if (m_broken)
        return false;
    const bool ok = spin(done, timeoutMs);
    settle(restMs); // what had to happen may have come with the last event of a long turn
    m_report.check(what, ok, figure ? figure() : QString());
    m_broken = m_broken || !ok;
    return ok;
}

void TourDriver::settle(int ms)
{
    spin([] { return false; }, ms);
}

void TourDriver::type(QWidget* field, const QString& text)
{
    for (const QChar key : text) {
        QTest::keyClick(field, key.toLatin1());
        settle(5);
    }
}

void TourDriver::comeBack()
{
    // The offscreen platform does not give the focus back when a dialog closes; a window manager does.
    if (!QApplication::activeModalWidget() && !QApplication::activePopupWidget() && QApplication::activeWindow() != m_window) {
        m_window->activateWindow();
        spin([this] { return QApplication::activeWindow() == m_window; }, 1000);
    }
}

QWidget* TourDriver::top() const
{
    if (QWidget* modal = QApplication::activeModalWidget())
        return modal;
    if (QWidget* popup = QApplication::activePopupWidget())
        return popup;
    return m_window;
}

bool TourDriver::missing(const QString& what)
{
    m_report.check(what + QStringLiteral(" is there"), false);
    m_broken = true;
    return false;
}

QWidget* TourDriver::widget(const QString& objectName)
{
    QWidget* found = nullptr;
    const auto look = [&] {
        for (QWidget* root : {top(), m_window}) {
            const QList<QWidget*> all = root->findChildren<QWidget*>(objectName);
            for (QWidget* candidate : all) {
                if (candidate->isVisible()) {
                    found = candidate;
                    return true;
                }
            }
        }
        return false;
    };
    if (!m_broken && !spin(look, 5000))
        missing(objectName);
    return found;
}

QAbstractButton* TourDriver::button(const QString& text, QWidget* in)
{
    QAbstractButton* found = nullptr;
    const auto look = [&] {
        const QList<QAbstractButton*> all = (in ? in : top())->findChildren<QAbstractButton*>();
        for (const bool exact : {true, false}) {
            for (QAbstractButton* candidate : all) {
                const QString label = candidate->text().remove(QLatin1Char('&'));
                if (candidate->isVisible() && candidate->isEnabled() && (exact ? label == text : label.startsWith(text))) {
                    found = candidate;
                    return true;
                }
            }
        }
        return false;
    };
    if (!m_broken && !spin(look, 10000))
        missing(QStringLiteral("button \"%1\"").arg(text));
    return found;
}

void TourDriver::press(QWidget* widget, QPoint at, Qt::KeyboardModifiers modifiers)
{
    // The button goes up in a turn of its own, as it does under a finger.
    const QPointer<QWidget> still(widget);
    QTest::mousePress(widget, Qt::LeftButton, modifiers, at);
    settle(fingerMs);
    if (still)
        QTest::mouseRelease(still, Qt::LeftButton, modifiers, at);
    settle(restMs);
}

bool TourDriver::click(QWidget* widget, QPoint at)
{
    if (!widget || m_broken)
        return false;
    comeBack();
    press(widget, at.isNull() ? widget->rect().center() : at);
    return true;
}

bool TourDriver::clickButton(const QString& text, QWidget* in)
{
    return click(button(text, in));
}

bool TourDriver::clickCell(QAbstractItemView* view, int row, int column, Qt::KeyboardModifiers modifiers)
{
    if (!view || m_broken)
        return false;
    const QModelIndex index = view->model()->index(row, column);
    if (!index.isValid())
        return missing(QStringLiteral("row %1 of %2").arg(row).arg(view->objectName()));
    comeBack();
    view->scrollTo(index);
    press(view->viewport(), view->visualRect(index).center(), modifiers);
    return true;
}

bool TourDriver::clickRow(QAbstractItemView* view, const QString& id, Qt::KeyboardModifiers modifiers)
{
    if (!view || m_broken)
        return false;
    int found = -1;
    const bool there = spin(
        [&] {
            for (int row = 0; found < 0 && row < view->model()->rowCount(); ++row) {
                if (view->model()->index(row, 0).data(items::IdRole).toString() == id)
                    found = row;
            }
            return found >= 0;
        },
        5000);
    return !there ? missing(QStringLiteral("row \"%1\" of %2").arg(id, view->objectName())) : clickCell(view, found, 0, modifiers);
}

bool TourDriver::confirm(const QString& reason)
{
    ui::ConfirmDialog* dialog = nullptr;
    const auto look = [&] {
        dialog = qobject_cast<ui::ConfirmDialog*>(QApplication::activeModalWidget());
        return dialog != nullptr;
    };
    if (m_broken)
        return false;
    if (!spin(look, 5000))
        return missing(QStringLiteral("a confirmation"));
    if (!reason.isEmpty()) {
        const QList<QLineEdit*> fields = dialog->findChildren<QLineEdit*>();
        for (QLineEdit* field : fields) {
            if (field->isVisible())
                type(field, reason);
        }
    }
    return click(dialog->confirmButton());
}

void TourDriver::confirmIfAsked(const QString& reason)
{
    if (!m_broken && spin([] { return qobject_cast<ui::ConfirmDialog*>(QApplication::activeModalWidget()) != nullptr; }, 500))
        confirm(reason);
}

bool TourDriver::check(const QString& what, bool ok, const QString& figure)
{
    if (m_broken)
        return false;
    m_report.check(what, ok, figure);
    m_broken = m_broken || !ok;
    return ok;
}

int TourDriver::rowOf(const QAbstractItemView* view, int column, const QString& text)
{
    if (!view || !view->model())
        return -1;
    for (int row = 0; row < view->model()->rowCount(); ++row) {
        if (view->model()->index(row, column).data().toString() == text)
            return row;
    }
    return -1;
}

void TourDriver::key(int key, Qt::KeyboardModifiers modifiers)
{
    if (m_broken)
        return;
    comeBack();
    QWidget* target = QApplication::focusWidget() ? QApplication::focusWidget() : top();
    QTest::keyClick(target, Qt::Key(key), modifiers);
    settle(restMs);
}

void TourDriver::type(const QString& text)
{
    if (m_broken)
        return;
    QWidget* target = QApplication::focusWidget() ? QApplication::focusWidget() : top();
    type(target, text);
}

void TourDriver::drop(QWidget* widget, const QStringList& paths)
{
    if (!widget || m_broken)
        return;
    QMimeData data;
    QList<QUrl> urls;
    for (const QString& path : paths)
        urls << QUrl::fromLocalFile(path);
    data.setUrls(urls);
    const QPoint at = widget->rect().center();
    QDragEnterEvent enter(at, Qt::CopyAction, &data, Qt::LeftButton, {});
    QCoreApplication::sendEvent(widget, &enter);
    if (!check(QStringLiteral("files can be dropped there"), enter.isAccepted()))
        return;
    QDropEvent dropped(at, Qt::CopyAction, &data, Qt::LeftButton, {});
    QCoreApplication::sendEvent(widget, &dropped);
    settle(restMs);
}

bool TourDriver::fill(QWidget* field, const QString& text)
{
    if (!click(field))
        return false;
    QTest::keyClick(field, Qt::Key_A, Qt::ControlModifier);
    type(field, text);
    return true;
}

void TourDriver::picture(const QString& name)
{
    if (m_broken)
        return;
    const Aside aside(m_aside);
    ++m_pictures;
    // Without a screen the pointer rests in a corner of the window: what lies there is not meant.
    const QList<QWidget*> widgets = m_window->findChildren<QWidget*>();
    for (QWidget* widget : widgets) {
        if (widget->underMouse()) {
            QEvent leave(QEvent::Leave);
            QCoreApplication::sendEvent(widget, &leave);
            widget->setAttribute(Qt::WA_UnderMouse, false);
        }
    }
    const ui::ThemeMode before = ui::Theme::mode();
    for (const ui::ThemeMode mode : {ui::ThemeMode::Light, ui::ThemeMode::Dark}) {
        if (ui::Theme::mode() != mode) {
            QElapsedTimer clock;
            clock.start();
            ui::Theme::setMode(mode);
            QCoreApplication::processEvents();
            m_slowestThemeMs = std::max(m_slowestThemeMs, double(clock.nsecsElapsed()) / 1e6);
        }
        settle();
        const QString file = QStringLiteral("%1-%2-%3.png").arg(m_pictures, 2, 10, QLatin1Char('0')).arg(name,
            mode == ui::ThemeMode::Light ? QStringLiteral("light") : QStringLiteral("dark"));
        QPixmap pixmap = m_window->grab();
        // Dialogs are windows of their own: they are drawn where a person would see them.
        if (QWidget* above = QApplication::activeModalWidget(); above && above != m_window) {
            QPixmap copy = above->grab();
            QPainter painter(&pixmap);
            painter.fillRect(pixmap.rect(), ui::Theme::current().color(ui::ColorRole::Scrim));
            painter.drawPixmap((m_window->width() - above->width()) / 2, (m_window->height() - above->height()) / 3, copy);
        }
        if (QWidget* popup = QApplication::activePopupWidget(); popup && popup != m_window && !qobject_cast<QAbstractItemView*>(popup)) { // not what a field suggests
            QPainter painter(&pixmap);
            painter.drawPixmap(m_window->mapFromGlobal(popup->mapToGlobal(QPoint())), popup->grab());
        }
        if (pixmap.save(QDir(m_out).filePath(file)))
            m_report.picture(file);
        else
            m_report.check(QStringLiteral("%1 can be written").arg(file), false);
    }
    ui::Theme::setMode(before);
    settle(50);
}

} // namespace skein::app
