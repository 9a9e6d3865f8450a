#include "models/control/verbqueue.h"

#include <utility>

namespace skein::control {

void VerbQueue::add(const QString& key, std::function<void()> begin, std::function<void(const Error&)> refuse)
{
    const auto it = m_queues.find(key);
    if (it != m_queues.end()) {
        it->push_back({std::move(begin), std::move(refuse)});
        return;
    }
    m_queues.insert(key, {});
    begin();
}

void VerbQueue::finished(const QString& key)
{
    const auto it = m_queues.find(key);
    if (it == m_queues.end())
        return;
    if (it->empty()) {
        m_queues.erase(it);
        return;
    }
    const Verb next = std::move(it->front());
    it->pop_front();
    next.begin();
}

void VerbQueue::clear(const Error& error)
{
    const auto queues = std::exchange(m_queues, {});
    for (const auto& queue : queues) {
        for (const Verb& verb : queue)
            verb.refuse(error);
    }
}

int VerbQueue::waiting() const
{
    int count = 0;
    for (const auto& queue : m_queues)
        count += int(queue.size());
    return count;
}

} // namespace skein::control
