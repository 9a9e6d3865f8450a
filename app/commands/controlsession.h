#pragma once

#include "app/arguments.h"
#include "models/control/livecontrol.h"

#include <QEventLoop>

#include <optional>

namespace skein::app {

/// The window's engines for one command: opens the workspace of -w, runs the event loop until an answer arrives. While
/// a session lives, started rollouts go on.
class ControlSession
{
public:
    /// Refused when another program holds the workspace: that one is to be asked.
    static Result<std::unique_ptr<ControlSession>> open(const Arguments& arguments);

    control::LiveControl& control() { return m_control; }
    /// Until nothing goes on by itself any more: migrations stand at a gate. Rollouts do not count.
    void settle();

    Status wait(const std::function<void(const control::DoneStatus&)>& act)
    {
        std::optional<Status> answer;
        QEventLoop loop;
        act([&](const Status& status) {
            answer = status;
            loop.quit();
        });
        if (!answer)
            loop.exec();
        return *answer;
    }

    template <typename T>
    Result<T> ask(const std::function<void(const control::Done<T>&)>& act)
    {
        std::optional<Result<T>> answer;
        QEventLoop loop;
        act([&](const Result<T>& result) {
            answer = result;
            loop.quit();
        });
        if (!answer)
            loop.exec();
        return *answer;
    }

private:
    static void spinUntil(const std::function<bool()>& done);

    control::LiveControl m_control;
};

} // namespace skein::app
