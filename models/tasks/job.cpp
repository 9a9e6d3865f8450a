#include "models/tasks/job.h"

#include "models/base/names.h"

namespace skein::tasks {

namespace {

constexpr Named<JobState> stateNames[] = {{JobState::Queued, "queued"}, {JobState::Running, "running"}, {JobState::Succeeded, "succeeded"},
    {JobState::Failed, "failed"}, {JobState::Cancelled, "cancelled"}};

} // namespace

QString jobStateName(JobState state)
{
    return nameOf(stateNames, state);
}

Error JobContext::cancelledError()
{
    return makeError(ErrorClass::Cancelled, QStringLiteral("cancelled"));
}

} // namespace skein::tasks
