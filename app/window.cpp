#include "app/window.h"

#include "models/control/livecontrol.h"
#include "ui/shell/language.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/preferences.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QTimer>

#include <cstdio>
#include <memory>

namespace skein::app {

namespace {

/// Milliseconds since the process began, from the kernel; -1 where it does not tell. Resolution 10 ms.
double sinceProcessStart()
{
    QFile stat(QStringLiteral("/proc/self/stat"));
    QFile uptime(QStringLiteral("/proc/uptime"));
    if (!stat.open(QIODevice::ReadOnly) || !uptime.open(QIODevice::ReadOnly))
        return -1;
    const QByteArray line = stat.readAll();
    // Behind the program's name, which may hold spaces and parentheses; field 22 of all, the 20th from there.
    const QList<QByteArray> fields = line.mid(line.lastIndexOf(')') + 2).split(' ');
    if (fields.size() < 20)
        return -1;
    const double started = fields[19].toDouble() / 100.0;
    return (uptime.readAll().split(' ').constFirst().toDouble() - started) * 1000;
}

/// SKEIN_MEASURE_START=1: prints when the window was first painted and when it could be used, then ends. For the
/// benchmark, which starts the program as a person does.
class StartMeasure : public QObject
{
public:
    StartMeasure(ui::MainWindow* window, control::Control* control, bool opens)
        : QObject(window)
        , m_window(window)
        , m_opens(opens)
    {
        window->installEventFilter(this);
        connect(control, &control::Control::workspaceChanged, this, [this] {
            m_opens = false;
            finishWhenIdle();
        });
    }
    bool eventFilter(QObject* object, QEvent* event) override
    {
        if (event->type() == QEvent::Paint && m_paintedMs < 0) {
            m_paintedMs = sinceProcessStart();
            QTimer::singleShot(0, this, [this] { finishWhenIdle(); });
        }
        return QObject::eventFilter(object, event);
    }

private:
    void finishWhenIdle()
    {
        if (m_opens || m_paintedMs < 0 || m_done)
            return;
        m_done = true;
        QTimer::singleShot(0, this, [this] {
            m_window->repaint();
            std::printf("{\"firstPaintMs\":%.0f,\"usableMs\":%.0f}\n", m_paintedMs, sinceProcessStart());
            std::fflush(stdout);
            QCoreApplication::exit(0);
        });
    }

    ui::MainWindow* m_window;
    bool m_opens;
    double m_paintedMs = -1;
    bool m_done = false;
};

} // namespace

int runWindow(QApplication& application, const Arguments& arguments)
{
    application.setApplicationDisplayName(QStringLiteral("Skein"));
    ui::Theme::setMode(ui::Preferences::themeMode());
    ui::Theme::setTextScale(ui::Preferences::textScale());
    ui::Theme::apply(application);
    ui::setLanguage(ui::Preferences::language());

    auto control = std::make_unique<control::LiveControl>();
    Actor actor = control->actor();
    if (const QString name = ui::Preferences::actorName(); !name.isEmpty()) {
        actor.name = name;
        actor.email = ui::Preferences::actorEmail();
        control->setActor(actor);
    }
    ui::MainWindow window(control.get());
    const QString wanted = arguments.positional.isEmpty() ? ui::Preferences::recentWorkspaces().value(0) : arguments.positional.constFirst();
    if (qEnvironmentVariableIsSet("SKEIN_MEASURE_START"))
        new StartMeasure(&window, control.get(), !wanted.isEmpty());
    window.show();
    // After the first paint: opening reads files.
    QTimer::singleShot(0, &window, [&window, wanted, address = arguments.value(QStringLiteral("open"))] {
        if (!wanted.isEmpty())
            window.openWorkspace(wanted, address);
    });
    return QApplication::exec();
}

} // namespace skein::app
