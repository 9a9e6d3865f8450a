#include "app/commands/command.h"
#include "app/commands/common.h"
#include "app/commands/controlsession.h"

#include "models/review/reviews.h"

#include <QJsonArray>

#include <algorithm>

namespace skein::app {

namespace {

Result<QVector<review::Change>> storedChanges(const Arguments& arguments)
{
    const auto workspace = openWorkspace(arguments, store::OpenMode::ReadOnly);
    if (!workspace)
        return workspace.error();
    return review::Reviews((*workspace)->database(), review::workspaceRepositories(**workspace)).list();
}

bool wanted(const review::Change& change, const Arguments& arguments, const QStringList& ids)
{
    const QString migration = arguments.value(QStringLiteral("migration")), state = arguments.value(QStringLiteral("state"));
    return (ids.isEmpty() || ids.contains(change.id)) && (migration.isEmpty() || change.migrationId == migration)
        && (state.isEmpty() || review::changeStateName(change.state) == state);
}

Result<int> list(const Arguments& arguments, const QStringList& ids, const Output& output)
{
    if (arguments.has(QStringLiteral("state")) && !review::changeStateFromName(arguments.value(QStringLiteral("state")))) {
        return makeError(ErrorClass::Usage, QStringLiteral("there is no state \"%1\"").arg(arguments.value(QStringLiteral("state"))), QStringLiteral("skein change"),
            QStringLiteral("States: open, changesRequested, approved, merged, reverted, closed."));
    }
    const Result<QVector<review::Change>> changes = storedChanges(arguments);
    if (!changes)
        return changes.error();
    for (const QString& id : ids) {
        if (std::none_of(changes->cbegin(), changes->cend(), [&](const review::Change& change) { return change.id == id; }))
            return makeError(ErrorClass::Logic, QStringLiteral("the workspace has no change %1").arg(id), {}, QStringLiteral("skein change list shows them."));
    }
    QJsonArray array;
    for (const review::Change& change : *changes) {
        if (!wanted(change, arguments, ids))
            continue;
        array.append(review::changeToJson(change));
        if (arguments.json())
            continue;
        output.text(QStringLiteral("%1  %2  %3  %4  %5")
                        .arg(change.id, review::changeStateName(change.state).leftJustified(16), change.repository.leftJustified(26),
                            change.owner.leftJustified(18), change.title));
        if (ids.size() == 1)
            output.text(change.description);
    }
    if (arguments.json())
        output.json({{QStringLiteral("changes"), array}});
    else if (array.isEmpty())
        output.text(QStringLiteral("No change fits."));
    return Done;
}

/// Acts on each one by the engine's own rules; the first refusal is reported, the others are done all the same.
Result<int> act(const QString& verb, const Arguments& arguments, const QStringList& ids, const Output& output)
{
    if (ids.isEmpty())
        return makeError(ErrorClass::Usage, QStringLiteral("which change?"), QStringLiteral("skein change ") + verb, QStringLiteral("Write skein change %1 c-0001.").arg(verb));
    const QString comment = arguments.value(QStringLiteral("comment"));
    const Result<std::unique_ptr<ControlSession>> opened = ControlSession::open(arguments);
    if (!opened)
        return opened.error();
    ControlSession& session = **opened;
    std::optional<Error> refusal;
    for (const QString& id : ids) {
        const Status status = session.wait([&](const control::DoneStatus& done) {
            if (verb == QLatin1String("approve"))
                session.control().approveChanges({id}, comment, done);
            else if (verb == QLatin1String("request-changes"))
                session.control().requestChanges(id, comment, done);
            else if (verb == QLatin1String("merge"))
                session.control().mergeChanges({id}, done);
            else if (verb == QLatin1String("revert"))
                session.control().revertChange(id, done);
            else
                session.control().closeChange(id, comment, done);
        });
        if (!status) {
            if (ids.size() > 1)
                output.note(QStringLiteral("skein change: %1: %2").arg(id, status.error().toText()));
            refusal = status.error();
        }
    }
    session.settle(); // the migration follows its changes
    if (refusal)
        return *refusal;
    return list(arguments, ids, output);
}

Result<int> run(const Arguments& arguments, const Output& output)
{
    static const QStringList verbs {QStringLiteral("approve"), QStringLiteral("request-changes"), QStringLiteral("merge"), QStringLiteral("revert"),
        QStringLiteral("close")};
    const QString verb = arguments.positional.value(0, QStringLiteral("list"));
    const QStringList ids = arguments.positional.mid(1);
    if (verb == QLatin1String("list") || verb == QLatin1String("show"))
        return list(arguments, ids, output);
    if (verbs.contains(verb))
        return act(verb, arguments, ids, output);
    return makeError(ErrorClass::Usage, QStringLiteral("unknown verb \"%1\"").arg(verb), QStringLiteral("skein change"),
        QStringLiteral("Verbs: list, show, %1.").arg(verbs.join(QStringLiteral(", "))));
}

} // namespace

Command changeCommand()
{
    CommandSpec spec;
    spec.name = QStringLiteral("change");
    spec.usage = QStringLiteral("[-w DIR] list|show|approve|request-changes|merge|revert|close [ID…]");
    spec.summary = QStringLiteral("the changes under review, and what people say to them");
    spec.options = {{QStringLiteral("migration"), QStringLiteral("ID"), QStringLiteral("only changes of this migration")},
        {QStringLiteral("state"), QStringLiteral("STATE"), QStringLiteral("open, changesRequested, approved, merged, reverted or closed")},
        {QStringLiteral("comment"), QStringLiteral("TEXT"), QStringLiteral("kept with the review")}};
    return {spec, run};
}

} // namespace skein::app
