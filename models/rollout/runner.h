#pragma once

#include "models/base/actor.h"
#include "models/base/result.h"
#include "models/rollout/view.h"
#include "models/store/workspace.h"

#include <QObject>

#include <functional>
#include <memory>

namespace skein::rollout {

struct RunnerOptions {
    quint64 seed = 0;              ///< of retry delays; 0 = from the clock
    int publishIntervalMs = 500;   ///< a view at most this often while its state stays the same
    Actor committer;               ///< of merge and revert commits; empty = the machine's
    std::function<void(const char* point, qint64 n)> crashHook; ///< for tests: see store::Journal::setCrashHook
};

/// Drives every rollout of a workspace on a thread of its own. The journal is the only truth: a runner that starts
/// picks up where the last one ended, also when that one was killed. Public functions may be called from any thread
/// and never wait; callbacks and signals arrive on the thread the runner was made on, and none after its end.
class Runner final : public QObject
{
    Q_OBJECT

public:
    using StartDone = std::function<void(const Result<QString>&)>; ///< the rollout's id
    using CommandDone = std::function<void(const Status&)>;

    explicit Runner(std::shared_ptr<store::Workspace> workspace, QObject* parent = nullptr);
    Runner(std::shared_ptr<store::Workspace> workspace, const RunnerOptions& options, QObject* parent = nullptr);
    /// Cancels what runs and waits for the thread. An interrupted effect is probed by the next runner.
    ~Runner() override;

    /// Starts the thread and resumes what the journal holds. Connect first. Read-only workspaces are only shown.
    void begin();

    /// Freezes and starts a plan; an empty plan.id gets one ("r-0001"). Refused: an invalid plan (all reasons), a target
    /// or output that another live rollout holds (names it).
    void start(const Plan& plan, const Actor& actor, StartDone done = {});
    /// `expectedSeq` is the view's seq, so that nobody commands a state he has not seen; 0 = do not check. `targets`
    /// empty = the whole rollout.
    void command(const QString& rolloutId, Verb verb, qint64 expectedSeq, const Actor& actor, const QString& reason,
        const QStringList& targets = {}, CommandDone done = {});
    /// Looks at the inputs at once instead of at the next poll.
    void wake();
    /// Makes every view anew: its words are those of the language that is set now.
    void showAgain();

    QVector<RolloutViewPtr> views() const;              ///< newest first
    RolloutViewPtr view(const QString& rolloutId) const; ///< null when unknown

Q_SIGNALS:
    /// The newest view; when they come faster than they are taken, those between are left out.
    void viewChanged(const skein::rollout::RolloutViewPtr& view);
    void journalAppended(qint64 lastSeq);
    /// The runner cannot go on with a rollout (journal taken over, repository gone, …); the message says what to do.
    void failed(const skein::Error& error);
    /// Everything the journal held is resumed and shown.
    void ready();

private:
    class Private;
    std::unique_ptr<Private> d;
};

/// Targets of `other` that are in `plan` as well, by id or by an output they share.
QStringList sharedTargets(const Plan& plan, const Plan& other);

} // namespace skein::rollout
