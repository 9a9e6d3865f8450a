#include "app/commands/command.h"
#include "app/commands/common.h"
#include "app/commands/controlsession.h"
#include "app/commands/migrateverbs.h"

#include "models/campaign/migrationstore.h"

#include <QJsonArray>

namespace skein::app {

namespace {

void print(const campaign::Migration& migration, const Output& output)
{
    output.text(QStringLiteral("%1  %2  %3 → %4  %5 of %6 done%7")
                    .arg(migration.id, campaign::migrationStateName(migration.state).leftJustified(10), migration.request.sourceDataset, migration.request.targetDataset)
                    .arg(migration.done())
                    .arg(migration.inScope())
                    .arg(migration.gate.isEmpty() ? QString() : QStringLiteral("; waits: ") + migration.gate));
}

Result<int> submit(const Arguments& arguments, const Output& output)
{
    campaign::Request request;
    request.sourceDataset = arguments.positional[0];
    request.targetDataset = arguments.positional[1];
    request.title = arguments.value(QStringLiteral("title"), QStringLiteral("%1 to %2").arg(request.sourceDataset, request.targetDataset));
    request.producedElsewhere = !arguments.has(QStringLiteral("build"));
    request.owner = arguments.value(QStringLiteral("owner"));
    request.guideUrl = arguments.value(QStringLiteral("guide"));
    const Result<std::unique_ptr<ControlSession>> session = ControlSession::open(arguments);
    if (!session)
        return session.error();
    const Result<QString> id = (*session)->ask<QString>([&](const control::Done<QString>& done) { (*session)->control().submit(request, done); });
    if (!id)
        return id.error();
    (*session)->settle();
    return showMigration(arguments, *id, output);
}

/// Opening the workspace takes up what stands still; there is nothing to do but to wait for it.
Result<int> goOn(const Arguments& arguments, const QString& id, bool generate, const Output& output)
{
    const Result<std::unique_ptr<ControlSession>> session = ControlSession::open(arguments);
    if (!session)
        return session.error();
    (*session)->settle();
    if (generate) {
        const Status done = (*session)->wait([&](const control::DoneStatus& then) { (*session)->control().generateChanges(id, then); });
        if (!done)
            return done.error();
        (*session)->settle();
    }
    return showMigration(arguments, id, output);
}

Result<int> run(const Arguments& arguments, const Output& output)
{
    const QString first = arguments.positional.value(0, QStringLiteral("list"));
    if (first == QLatin1String("list"))
        return showMigration(arguments, {}, output);
    if (first == QLatin1String("show") && arguments.positional.size() == 2)
        return showMigration(arguments, arguments.positional[1], output);
    if ((first == QLatin1String("resume") || first == QLatin1String("generate")) && arguments.positional.size() == 2)
        return goOn(arguments, arguments.positional[1], first == QLatin1String("generate"), output);
    if (isMigrateVerb(first))
        return runMigrateVerb(arguments, output);
    if (arguments.positional.size() == 2)
        return submit(arguments, output);
    return makeError(ErrorClass::Usage, QStringLiteral("from what to what?"), QStringLiteral("skein migrate"),
        QStringLiteral("Write skein migrate SOURCE TARGET, skein migrate list, or a verb with an ID; see skein migrate --help."));
}

/// Below its consumer: where, what unless the consumer's line says it, and what to do.
void printDiagnostic(const campaign::Diagnostic& diagnostic, const QString& because, const Output& output)
{
    if (diagnostic.severity == QLatin1String("info"))
        return;
    QStringList parts;
    if (!diagnostic.file.isEmpty())
        parts << diagnostic.file + (diagnostic.line > 0 ? QStringLiteral(":%1").arg(diagnostic.line) : QString());
    if (!because.contains(diagnostic.message))
        parts << diagnostic.message;
    if (!parts.isEmpty())
        output.text(QStringLiteral("      ") + parts.join(QStringLiteral(": ")));
    if (!diagnostic.remedy.isEmpty())
        output.text(QStringLiteral("      → %1").arg(diagnostic.remedy));
}

} // namespace

Result<int> showMigration(const Arguments& arguments, const QString& id, const Output& output)
{
    const auto workspace = openWorkspace(arguments, store::OpenMode::ReadOnly);
    if (!workspace)
        return workspace.error();
    campaign::MigrationStore store((*workspace)->database());
    const Result<QVector<campaign::Migration>> all = store.list();
    if (!all)
        return all.error();
    if (!id.isEmpty()) {
        if (const Result<campaign::Migration> one = store.get(id); !one)
            return one.error();
    }
    QJsonArray list;
    for (const campaign::Migration& migration : *all) {
        if (!id.isEmpty() && migration.id != id)
            continue;
        list.append(campaign::migrationToJson(migration));
        if (arguments.json())
            continue;
        print(migration, output);
        if (id.isEmpty())
            continue;
        for (const campaign::Consumer& consumer : migration.consumers) {
            output.text(QStringLiteral("  %1  %2  %3").arg(consumer.ref.name.leftJustified(28), campaign::consumerStateName(consumer.state).leftJustified(18), consumer.because));
            for (const campaign::Diagnostic& diagnostic : consumer.diagnostics)
                printDiagnostic(diagnostic, consumer.because, output);
        }
    }
    if (arguments.json())
        output.json({{QStringLiteral("migrations"), list}});
    else if (list.isEmpty())
        output.text(QStringLiteral("No migration yet. Begin one: skein migrate SOURCE TARGET."));
    return Done;
}

Command migrateCommand()
{
    CommandSpec spec;
    spec.name = QStringLiteral("migrate");
    spec.usage = QStringLiteral("[-w DIR] SOURCE TARGET | list | show|resume|generate|mapping|accept|decide|grain|retry|skip|abandon ID …");
    spec.summary = QStringLiteral("ask for a migration, or see how migrations stand");
    spec.details = QStringLiteral("A submitted migration runs on by itself to the first gate: the mapping is proposed and the scope resolved.\n"
                                  "resume goes on with one that was interrupted; generate makes the changes that no gate holds up.\n")
        + migrateVerbsText();
    spec.options = {{QStringLiteral("title"), QStringLiteral("TEXT"), QStringLiteral("what it is called")},
        {QStringLiteral("owner"), QStringLiteral("REF"), QStringLiteral("who answers for it, group:default/x")},
        {QStringLiteral("guide"), QStringLiteral("URL"), QStringLiteral("where consumers read more")},
        {QStringLiteral("file"), QStringLiteral("FILE"), QStringLiteral("with mapping: take this one")},
        {QStringLiteral("reason"), QStringLiteral("TEXT"), QStringLiteral("why; kept in the journal")},
        {QStringLiteral("build"), {}, QStringLiteral("Skein builds v2; without it v2 is produced elsewhere")}};
    spec.maxArguments = 1000;
    return {spec, run};
}

} // namespace skein::app
