#pragma once

#include "models/base/result.h"

#include <QHash>
#include <QString>

#include <deque>
#include <functional>

namespace skein::control {

/// Lets verbs on the same thing run one after another, in the order in which they were given; verbs on different things
/// do not wait for each other. Lives on one thread.
class VerbQueue
{
public:
    /// `begin` is called at once or when the verbs before it have finished; whoever began calls finished() in the end.
    /// `refuse` is called instead when the queue is cleared.
    void add(const QString& key, std::function<void()> begin, std::function<void(const Error&)> refuse);
    void finished(const QString& key);
    /// Refuses everything that waits. What runs is the caller's to end; its finished() is ignored.
    void clear(const Error& error);
    int waiting() const;

private:
    struct Verb {
        std::function<void()> begin;
        std::function<void(const Error&)> refuse;
    };
    QHash<QString, std::deque<Verb>> m_queues; ///< a key that is here has a verb running
};

} // namespace skein::control
