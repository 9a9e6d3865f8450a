#pragma once

#include "models/control/livecontrol.h"
#include "models/tasks/jobmanager.h"

#include <QTest>

#include <functional>
#include <optional>

namespace skein::test {

constexpr int patience = 180000;

/// Calls a verb and waits for its answer; a missing one is an error too.
inline Status waited(const std::function<void(control::DoneStatus)>& verb, int ms = patience)
{
    auto answer = std::make_shared<std::optional<Status>>();
    verb([answer](const Status& status) { *answer = status; });
    if (!QTest::qWaitFor([&] { return answer->has_value(); }, ms))
        return makeError(ErrorClass::Unknown, QStringLiteral("no answer in time"));
    return **answer;
}

template <typename T>
Result<T> waitedFor(const std::function<void(control::Done<T>)>& verb, int ms = patience)
{
    auto answer = std::make_shared<std::optional<Result<T>>>();
    verb([answer](const Result<T>& result) { answer->emplace(result); });
    if (!QTest::qWaitFor([&] { return answer->has_value(); }, ms))
        return makeError(ErrorClass::Unknown, QStringLiteral("no answer in time"));
    return **answer;
}

/// Until no job is left.
inline bool idle(const control::Control& control, int ms = patience)
{
    return QTest::qWaitFor([&] { return control.jobs()->activeCount() == 0; }, ms);
}

/// "pipeline=state", sorted, of what is in scope.
inline QStringList consumerStates(const campaign::Migration& migration)
{
    QStringList states;
    for (const campaign::Consumer& consumer : migration.consumers) {
        const QString scope = consumer.decision == QLatin1String("in") ? QString() : QStringLiteral(" (%1)").arg(consumer.decision);
        states << consumer.ref.name + QLatin1Char('=') + campaign::consumerStateName(consumer.state) + scope;
    }
    return states;
}

} // namespace skein::test

/// Fails with the error's text.
#define VERIFY_OK(...) \
    do { \
        const auto& checked = (__VA_ARGS__); \
        QVERIFY2(checked.ok(), checked.ok() ? "" : qPrintable(checked.error().toText())); \
    } while (false)
