#include "models/campaign/generator.h"

#include "models/base/retry.h"
#include "models/campaign/gates.h"

#include <QJsonArray>
#include <QMutex>
#include <QSet>
#include <QThread>

#include <algorithm>

namespace skein::campaign {

namespace {

QMutex generatingMutex;
QSet<QString> generating; ///< migrations that a generator of this process works on

/// Holds a migration's place; two generators would open two changes for one consumer.
class Place
{
public:
    explicit Place(const QString& key)
        : m_key(key)
    {
        const QMutexLocker lock(&generatingMutex);
        m_taken = !generating.contains(key);
        if (m_taken)
            generating.insert(key);
    }
    ~Place()
    {
        if (!m_taken)
            return;
        const QMutexLocker lock(&generatingMutex);
        generating.remove(m_key);
    }
    bool taken() const { return m_taken; }

private:
    QString m_key;
    bool m_taken = false;
};

Consumer* consumerIn(Migration& migration, const EntityRef& ref)
{
    const auto it = std::find_if(migration.consumers.begin(), migration.consumers.end(), [&](const Consumer& c) { return c.ref == ref; });
    return it == migration.consumers.end() ? nullptr : &*it;
}

bool isOpen(const review::Change& change)
{
    return change.state == review::ChangeState::Open || change.state == review::ChangeState::ChangesRequested
        || change.state == review::ChangeState::Approved;
}

} // namespace

Generator::Generator(const Surroundings& around, Update update, Note note, const mapping::Mapping& mapping,
    const QVector<mapping::Mapping>& formerMappings, const rewrite::Options& options, const store::WarehouseConfig* warehouse, bool openChanges)
    : m_around(around)
    , m_update(std::move(update))
    , m_note(std::move(note))
    , m_mapping(mapping)
    , m_hash(mapping.hash())
    , m_options(options)
    , m_warehouse(warehouse)
    , m_openChanges(openChanges)
    , m_random(around.seed ? around.seed : quint64(QDateTime::currentMSecsSinceEpoch()))
{
    for (const mapping::Mapping& former : formerMappings)
        m_former.insert(former.hash(), former);
}

QDateTime Generator::now() const
{
    return m_around.clock ? m_around.clock->wall() : QDateTime::currentDateTimeUtc();
}

bool Generator::wait(qint64 milliseconds, const CancelToken& cancel) const
{
    if (m_around.wait)
        return m_around.wait(milliseconds, cancel);
    constexpr qint64 kSlice = 50;
    for (qint64 left = milliseconds; left > 0 && !cancel.isCancelled(); left -= kSlice)
        QThread::msleep(quint64(std::min(left, kSlice)));
    return !cancel.isCancelled();
}

const review::Change* Generator::changeOf(const QString& id) const
{
    const auto it = std::find_if(m_changes.cbegin(), m_changes.cend(), [&](const review::Change& c) { return c.id == id; });
    return it == m_changes.cend() ? nullptr : &*it;
}

Result<Migration> Generator::recover(const Migration& migration)
{
    const bool torn = std::any_of(migration.consumers.cbegin(), migration.consumers.cend(),
        [](const Consumer& c) { return c.state == ConsumerState::Running || c.state == ConsumerState::PrCreating; });
    if (!torn)
        return migration;
    return m_update([&](Migration& edited) -> Status {
        for (Consumer& consumer : edited.consumers) {
            if (consumer.state != ConsumerState::Running && consumer.state != ConsumerState::PrCreating)
                continue;
            const bool creating = consumer.state == ConsumerState::PrCreating;
            consumer.state = ConsumerState::Pending;
            if (!creating)
                continue;
            // The change may have been opened before the end came: then it is this consumer's.
            for (const review::Change& change : std::as_const(m_changes)) {
                if (isOpen(change) && change.mappingHash == m_hash && change.consumers.contains(consumer.ref.toString())) {
                    consumer.state = ConsumerState::PrOpen;
                    consumer.changeId = change.id;
                    consumer.mappingHash = change.mappingHash;
                    if (consumer.originCommit.isEmpty())
                        consumer.originCommit = change.baseCommit;
                }
            }
        }
        return {};
    });
}

Result<Migration> Generator::run(const Migration& start, tasks::JobContext& job)
{
    const Place place(QStringLiteral("%1\n%2").arg(quintptr(m_around.database)).arg(start.id));
    if (!place.taken()) {
        return makeError(ErrorClass::Logic, QStringLiteral("the changes of %1 are being generated already").arg(start.id), start.id,
            QStringLiteral("Wait until that is over; it takes up what has changed meanwhile when you generate again."));
    }
    const auto loadChanges = [&]() -> Status {
        const Result<QVector<review::Change>> changes = m_around.changes->ofMigration(start.id);
        if (!changes)
            return changes.error();
        m_changes = *changes;
        return {};
    };
    if (const Status loaded = loadChanges(); !loaded)
        return loaded.error();
    Result<Migration> migration = recover(start);
    while (migration) {
        QMap<QString, QVector<Consumer>> byRepository;
        qint64 soonest = -1;
        int total = 0;
        for (const Consumer& consumer : std::as_const(migration->consumers)) {
            if (!mayGoOn(consumer, migration->request.policy))
                continue;
            if (consumer.state != ConsumerState::RetryWait && m_firstTryMs.contains(consumer.ref))
                continue; // once a run is enough, whatever became of it
            if (consumer.state == ConsumerState::Ready && !m_openChanges && consumer.mappingHash == m_hash)
                continue;
            if (consumer.state == ConsumerState::RetryWait && consumer.nextTryAt.isValid()) {
                const qint64 left = now().msecsTo(consumer.nextTryAt);
                if (left > 0) {
                    soonest = soonest < 0 ? left : std::min(soonest, left);
                    continue;
                }
            }
            byRepository[consumer.repository] << consumer;
            ++total;
        }
        if (byRepository.isEmpty()) {
            if (soonest < 0)
                return migration;
            job.progress(-1, QStringLiteral("Waiting to try again"));
            if (!wait(soonest, job.cancel))
                return tasks::JobContext::cancelledError();
            continue;
        }
        int finished = 0;
        for (auto it = byRepository.cbegin(); it != byRepository.cend(); ++it) {
            if (job.cancelled())
                return tasks::JobContext::cancelledError();
            job.progress(double(finished) / total, QStringLiteral("Rewriting %1").arg(it.key().isEmpty() ? QStringLiteral("consumers") : it.key()));
            migration = repository(it.key(), *it, job);
            if (!migration)
                return migration;
            if (const Status loaded = loadChanges(); !loaded)
                return loaded.error();
            finished += int(it->size());
        }
    }
    return migration;
}

Result<Migration> Generator::repository(const QString& name, const QVector<Consumer>& consumers, tasks::JobContext& job)
{
    const qint64 startedMs = m_around.clock ? m_around.clock->monotonicMs() : QDateTime::currentMSecsSinceEpoch();
    const Result<Migration> running = m_update([&](Migration& edited) -> Status {
        for (const Consumer& consumer : consumers) {
            if (Consumer* found = consumerIn(edited, consumer.ref))
                found->state = ConsumerState::Running;
        }
        return {};
    });
    if (!running)
        return running;
    QVector<Work> works;
    const Result<QString> head = name.isEmpty()
        ? Result<QString>(makeError(ErrorClass::Logic, QStringLiteral("nobody knows where its code lies"), {},
            QStringLiteral("Name the repository and the paths of the pipeline in the catalog, or skip the consumer.")))
        : m_around.code->head(name);
    for (const Consumer& consumer : consumers) {
        Work work;
        work.consumer = consumer;
        m_firstTryMs.insert(consumer.ref, m_firstTryMs.value(consumer.ref, startedMs));
        if (job.cancelled())
            work.error = tasks::JobContext::cancelledError();
        else if (!head)
            work.error = head.error();
        else
            rewriteOne(work, *head);
        works << work;
    }
    const qint64 nowMs = m_around.clock ? m_around.clock->monotonicMs() : QDateTime::currentMSecsSinceEpoch();
    Result<Migration> settled = m_update([&](Migration& edited) -> Status {
        for (const Work& work : std::as_const(works)) {
            if (Consumer* consumer = consumerIn(edited, work.consumer.ref); consumer && consumer->state == ConsumerState::Running)
                settle(*consumer, work, nowMs - m_firstTryMs.value(work.consumer.ref));
        }
        return {};
    });
    if (!settled)
        return settled;
    for (Work& work : works) {
        const Consumer* now = settled->consumer(work.consumer.ref);
        if (now)
            work.consumer = *now;
        if (now && (now->state == ConsumerState::RetryWait || now->state == ConsumerState::Failed || now->state == ConsumerState::BrokenBefore)) {
            const Status noted = m_note(QStringLiteral("fail"), QStringLiteral("generate"), now->ref.toString(),
                {{QStringLiteral("state"), consumerStateName(now->state)}, {QStringLiteral("because"), now->because},
                    {QStringLiteral("attempts"), now->attempts}, {QStringLiteral("signature"), now->signature}});
            if (!noted)
                return noted.error();
        }
    }
    if (job.cancelled())
        return tasks::JobContext::cancelledError();
    if (!m_openChanges)
        return settled;
    return openChange(*settled, name, works);
}

void Generator::rewriteOne(Work& work, const QString& head)
{
    const Consumer& consumer = work.consumer;
    const review::Change* change = changeOf(consumer.changeId);
    if (change && change->state == review::ChangeState::Merged && !consumer.originCommit.isEmpty()) {
        const Result<Rewritten> again = rewriteMerged(consumer, *change, head);
        if (!again) {
            work.error = again.error();
            return;
        }
        work.result = *again;
        work.originCommit = consumer.originCommit;
        return;
    }
    QStringList missing;
    const Result<ConsumerCode> code = readCode(*m_around.code, consumer, head, &missing);
    if (!code) {
        work.error = code.error();
        return;
    }
    if (!missing.isEmpty()) {
        work.error = makeError(ErrorClass::Logic, QStringLiteral("%1 is not in the repository %2").arg(missing.join(QStringLiteral(", ")), consumer.repository),
            consumer.repository, QStringLiteral("Correct the pipeline's paths in the catalog and import it again."));
        return;
    }
    work.originCommit = head;
    if (m_warehouse && m_around.warehouses) {
        const Result<warehouse::Warehouse*> warehouse = m_around.warehouses(m_warehouse->name);
        if (!warehouse) {
            work.error = warehouse.error();
            return;
        }
        const Result<std::optional<Diagnostic>> broken = findBrokenBefore(**warehouse, *code, m_options);
        if (!broken) {
            work.error = broken.error();
            return;
        }
        if (broken->has_value()) {
            work.result.state = ConsumerState::BrokenBefore;
            work.result.because = QStringLiteral("its old code fails already: %1").arg((*broken)->message);
            work.result.diagnostics = {**broken};
            work.result.signature = failureSignature(work.result.diagnostics);
            return;
        }
    }
    work.result = rewriteConsumer(*code, m_mapping, m_options);
}

Result<Rewritten> Generator::rewriteMerged(const Consumer& consumer, const review::Change& change, const QString& head)
{
    const Result<ConsumerCode> origin = readCode(*m_around.code, consumer, consumer.originCommit);
    if (!origin)
        return origin.error();
    const Result<ConsumerCode> made = readCode(*m_around.code, consumer, change.commit);
    if (!made)
        return made.error();
    const Result<ConsumerCode> present = readCode(*m_around.code, consumer, head);
    if (!present)
        return present.error();
    const auto first = m_former.constFind(consumer.mappingHash);
    Rewritten again = rewriteAgain(*origin, *made, *present, first == m_former.cend() ? nullptr : &*first, m_mapping, m_options);
    if (again.state == ConsumerState::NoChanges) {
        again.state = ConsumerState::Merged; // the first change says what this mapping says
        again.because = QStringLiteral("%1 holds with the corrected mapping").arg(change.id);
    }
    return again;
}

void Generator::settle(Consumer& consumer, const Work& work, qint64 elapsedMs)
{
    if (work.error) {
        if (work.error->cls == ErrorClass::Cancelled) {
            consumer.state = ConsumerState::Pending;
            return;
        }
        consumer.attempts = consumer.attempts + 1;
        consumer.diagnostics = {fromError(*work.error, QStringLiteral("git"))};
        consumer.signature = failureSignature(consumer.diagnostics);
        const RetryPolicy policy = RetryPolicy::forClass(work.error->cls);
        const std::optional<qint64> delay = nextRetryDelayMs(work.error->cls, policy, consumer.attempts, elapsedMs, m_random);
        if (delay) {
            consumer.state = ConsumerState::RetryWait;
            consumer.nextTryAt = now().addMSecs(*delay);
            consumer.because = QStringLiteral("try %1 of %2 failed: %3").arg(consumer.attempts).arg(policy.attempts).arg(work.error->message);
            return;
        }
        consumer.state = ConsumerState::Failed;
        consumer.nextTryAt = {};
        consumer.because = consumer.attempts > 1 ? QStringLiteral("gave up after %1 tries: %2").arg(consumer.attempts).arg(work.error->message)
                                                 : work.error->message;
        return;
    }
    consumer.nextTryAt = {};
    consumer.attempts = consumer.attempts + (work.result.state == ConsumerState::Failed ? 1 : 0);
    consumer.state = work.result.state;
    consumer.because = work.result.because;
    consumer.staysOnV1 = work.result.staysOnV1;
    consumer.signature = work.result.signature;
    QVector<Diagnostic> kept;
    for (const Diagnostic& diagnostic : std::as_const(consumer.diagnostics)) {
        if (diagnostic.rung == QLatin1String("grain"))
            kept << diagnostic;
    }
    consumer.diagnostics = kept + work.result.diagnostics;
    if (consumer.state == ConsumerState::Ready || consumer.state == ConsumerState::Merged)
        consumer.mappingHash = m_hash;
}

void Generator::addCompanions(const Migration& migration, const review::Change& change, const QString& head, const QVector<Work>& works,
    review::NewChange& request)
{
    QSet<QString> paths;
    for (const review::NewFile& file : std::as_const(request.files))
        paths.insert(file.result.path);
    for (const Consumer& consumer : migration.consumers) {
        const bool mine = consumer.changeId == change.id && consumer.decision == QLatin1String("in");
        const bool here = std::any_of(works.cbegin(), works.cend(), [&](const Work& w) { return w.consumer.ref == consumer.ref; });
        if (!mine || here || consumer.state == ConsumerState::Skipped)
            continue;
        const Result<ConsumerCode> code = readCode(*m_around.code, consumer, head);
        if (!code)
            continue; // it keeps its commit on the branch's base; its own next generation says what is wrong
        const Rewritten result = rewriteConsumer(*code, m_mapping, m_options);
        if (!result.changesFiles())
            continue;
        for (const rewrite::FileResult& file : result.files) {
            if (!paths.contains(file.path))
                request.files.append({consumer.ref.toString(), file, {}});
            paths.insert(file.path);
        }
    }
}

Result<Migration> Generator::openChange(const Migration& migration, const QString& repository, QVector<Work>& works)
{
    review::NewChange request;
    QStringList owners;
    QSet<QString> paths;
    QVector<EntityRef> refs;
    const review::Change* into = nullptr;
    for (const Work& work : std::as_const(works)) {
        if (work.error || work.consumer.state != ConsumerState::Ready || !work.result.changesFiles())
            continue;
        refs << work.consumer.ref;
        owners << work.consumer.owner;
        if (const review::Change* own = changeOf(work.consumer.changeId); own && isOpen(*own))
            into = own;
        for (const rewrite::FileResult& file : work.result.files) {
            if (paths.contains(file.path))
                continue;
            paths.insert(file.path);
            request.files.append({work.consumer.ref.toString(), file, rewrite::grainCheck(file.before, m_mapping, m_options)});
        }
    }
    if (refs.isEmpty())
        return migration;
    // One change a repository and wave: what is still in review takes newcomers up, what is approved is left alone.
    for (const review::Change& change : std::as_const(m_changes)) {
        const bool undecided = change.state == review::ChangeState::Open || change.state == review::ChangeState::ChangesRequested;
        if (!into && change.repository == repository && undecided)
            into = &change;
    }
    owners.removeAll(QString());
    owners.removeDuplicates();
    const store::RepositoryConfig* config = m_around.config.repository(repository);
    request.migrationId = migration.id;
    request.mapping = m_mapping;
    request.repository = repository;
    request.owner = owners.isEmpty() ? QString() : owners.constFirst();
    request.deployMode = config ? config->deployMode : QStringLiteral("ref");
    request.guideUrl = migration.request.guideUrl;
    request.why = QStringLiteral("%1: %2 is replaced by %3.%4")
                      .arg(migration.request.title, m_mapping.source.dataset, m_mapping.target.dataset,
                          migration.request.deadline.isValid() ? QStringLiteral(" Deadline: %1.").arg(migration.request.deadline.toString(Qt::ISODate)) : QString());
    const auto setAll = [&](const std::function<void(Consumer&)>& set) {
        return m_update([&](Migration& edited) -> Status {
            for (const EntityRef& ref : std::as_const(refs)) {
                if (Consumer* consumer = consumerIn(edited, ref))
                    set(*consumer);
            }
            return {};
        });
    };
    // Intent before act: after a crash here the change is looked for before another one is opened.
    const Result<Migration> creating = setAll([](Consumer& consumer) { consumer.state = ConsumerState::PrCreating; });
    if (!creating)
        return creating;
    if (into) {
        if (const Result<QString> head = m_around.code->head(repository))
            addCompanions(*creating, *into, *head, works, request);
    }
    const Result<review::Change> opened
        = into ? m_around.changes->update(into->id, request, m_around.actor) : m_around.changes->open(request, m_around.actor);
    const qint64 nowMs = m_around.clock ? m_around.clock->monotonicMs() : QDateTime::currentMSecsSinceEpoch();
    const Result<Migration> done = setAll([&](Consumer& consumer) {
        const auto work = std::find_if(works.cbegin(), works.cend(), [&](const Work& w) { return w.consumer.ref == consumer.ref; });
        if (!opened) {
            Work failed = *work;
            failed.error = opened.error();
            settle(consumer, failed, nowMs - m_firstTryMs.value(consumer.ref));
            return;
        }
        consumer.state = ConsumerState::PrOpen;
        consumer.changeId = opened->id;
        consumer.mappingHash = m_hash;
        consumer.originCommit = work->originCommit;
        consumer.attempts = 0;
        consumer.because = QStringLiteral("in review as %1").arg(opened->id);
    });
    if (!done)
        return done;
    QJsonArray names;
    for (const EntityRef& ref : std::as_const(refs))
        names.append(ref.toString());
    const Status noted = m_note(opened ? QStringLiteral("done") : QStringLiteral("fail"), into ? QStringLiteral("updateChange") : QStringLiteral("openChange"),
        opened ? opened->id : repository,
        {{QStringLiteral("repository"), repository}, {QStringLiteral("consumers"), names}, {QStringLiteral("mappingHash"), m_hash},
            {QStringLiteral("error"), opened ? QString() : opened.error().toText()}});
    if (!noted)
        return noted.error();
    return done;
}

} // namespace skein::campaign
