#include "app/commands/controlsession.h"

#include "app/commands/common.h"

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
    return session;
}

} // namespace skein::app
