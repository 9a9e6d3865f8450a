#pragma once

#include "models/base/retry.h"
#include "models/tasks/job.h"

#include <QString>
#include <QVector>

#include <functional>
#include <memory>
#include <vector>

namespace skein::tasks {

struct Group;

/// One thing to do, or a group of them. A weight is the share of the parent's progress, in any unit.
struct Step {
    QString title;
    std::function<Status(JobContext&)> run;
    std::shared_ptr<const Group> group; ///< instead of run
    double weight = 1;
};

enum class OnError {
    Stop,     ///< nothing new is begun, what runs is finished; the first error is the group's
    Continue, ///< all are done; the first error (in the order of the steps) is the group's
};

/// A recipe: steps one after another, or up to `limit` at once.
struct Group {
    enum class Mode { Sequential, Parallel };
    Mode mode = Mode::Sequential;
    int limit = 2; ///< of a parallel group; in all of a nested recipe the limits multiply
    OnError onError = OnError::Stop;
    std::vector<Step> steps;
};

Step step(const QString& title, std::function<Status(JobContext&)> run, double weight = 1);
Step step(const QString& title, Group group, double weight = 1);
Group sequential(std::vector<Step> steps, OnError onError = OnError::Stop);
Group parallel(std::vector<Step> steps, int limit, OnError onError = OnError::Stop);

/// What became of the steps, by path ("1", "1.2"), in the order of the recipe.
struct StepReport {
    QString path;
    QString title;
    JobState state = JobState::Queued; ///< Queued = never begun
    Error error;
};
struct GroupReport {
    Status status;
    QVector<StepReport> steps;
};

/// Runs a recipe on the calling thread (a worker's), with threads of its own for parallel groups; returns when all of
/// it is over. Progress is the weighted share that is done; the step text is the title of what was begun last.
/// A cancelled recipe begins nothing new and gives Cancelled.
GroupReport runGroup(const Group& group, JobContext& job);

} // namespace skein::tasks
