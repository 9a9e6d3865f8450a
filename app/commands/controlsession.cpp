#include "app/commands/controlsession.h"

#include "app/commands/common.h"
#include "models/tasks/jobmanager.h"

#include <QTimer>

namespace skein::app {

Result<std::unique_ptr<ControlSession>> ControlSession::open(const Arguments& arguments)
{
    // The control itself falls back to read-only; a command that acts must say so instead.
    {
        const auto writable = openWorkspace(arguments, store::OpenMode::ReadWrite);
        if (!writable)
            return writable.error();
    }
    auto session = std::make_unique<ControlSession>();
    const QString dir = workspaceDir(arguments);
    const Status opened = session->wait([&](const control::DoneStatus& done) { session->m_control.openWorkspace(dir, done); });
    if (!opened)
        return opened.error();
    if (session->m_control.isReadOnly()) {
        return makeError(ErrorClass::Contention, QStringLiteral("another program opened the workspace in between"), dir,
            QStringLiteral("Close the other window, or act there."));
    }
    spinUntil([&] { return session->m_control.isResumed(); });
    return session;
}

void ControlSession::settle()
{
    // One job's end may begin the next.
    int quiet = 0;
    spinUntil([&] {
        quiet = m_control.jobs()->activeCount() == 0 ? quiet + 1 : 0;
        return quiet > 3;
    });
}

void ControlSession::spinUntil(const std::function<bool()>& done)
{
    QEventLoop loop;
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, &loop, [&] {
        if (done())
            loop.quit();
    });
    look.start(20);
    loop.exec();
}

} // namespace skein::app
