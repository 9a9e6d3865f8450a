#include "app/commands/command.h"
#include "app/commands/matchinput.h"

#include "models/base/files.h"
#include "models/mapping/proposals.h"

namespace skein::app {

namespace {

Result<int> run(const Arguments& arguments, const Output& output)
{
    const Result<MatchInput> source = readMatchInput(arguments.positional[0], arguments);
    if (!source)
        return source.error();
    const Result<MatchInput> target = readMatchInput(arguments.positional[1], arguments);
    if (!target)
        return target.error();
    const mapping::Proposals proposals = mapping::proposeMapping(source->schema, target->schema, source->profiles, target->profiles);
    if (const QString file = arguments.value(QStringLiteral("mapping")); !file.isEmpty()) {
        const mapping::Mapping mapping = mapping::proposedMapping(source->dataset, source->schema, target->dataset, target->schema, proposals);
        if (const Status written = writeFile(file, mapping::mappingToBytes(mapping)); !written)
            return written.error();
    }
    if (arguments.json()) {
        output.json(mapping::proposalsToJson(proposals));
        return Done;
    }
    for (const mapping::Candidate& candidate : proposals.candidates) {
        QStringList reasons;
        for (const mapping::Evidence& evidence : candidate.evidence)
            reasons << evidence.detail;
        output.text(QStringLiteral("%1 %2 %3 → %4  %5  %6")
                        .arg(candidate.assigned ? QStringLiteral("*") : QStringLiteral(" "))
                        .arg(candidate.confidence, 5, 'f', 2)
                        .arg(candidate.inputs.join(QStringLiteral(" + ")).leftJustified(24), candidate.outputs.join(QStringLiteral(" + ")).leftJustified(24),
                            mapping::ruleKindName(candidate.kind).leftJustified(14), reasons.join(QStringLiteral("; "))));
    }
    for (const QString& note : proposals.notes)
        output.note(note);
    return Done;
}

} // namespace

Command matchCommand()
{
    CommandSpec spec;
    spec.name = QStringLiteral("match");
    spec.usage = QStringLiteral("SOURCE TARGET [-w DIR] [--mapping OUT.json]");
    spec.summary = QStringLiteral("which column of v2 fills which column of v1, with evidence");
    spec.details = QStringLiteral("SOURCE and TARGET: a CSV file with a heading, DATABASE:TABLE of a SQLite file, a JSON list of columns, a SQL file\n"
                                  "with CREATE TABLE, or a dataset of the workspace. Proposed pairs carry a *.");
    spec.options = {{QStringLiteral("mapping"), QStringLiteral("FILE"), QStringLiteral("write the proposals as a mapping document")}};
    spec.minArguments = spec.maxArguments = 2;
    return {spec, run};
}

} // namespace skein::app
