#include "models/campaign/gates.h"

#include "models/base/textrange.h"
#include "models/campaign/generate.h"
#include "models/mapping/gate.h"

#include <QSet>

#include <algorithm>

namespace skein::campaign {

namespace {

QString lineText(const QByteArray& text, qsizetype offset)
{
    const qsizetype begin = text.lastIndexOf('\n', offset - (offset > 0 && text[offset] == '\n' ? 1 : 0)) + 1;
    const qsizetype end = text.indexOf('\n', offset);
    return QString::fromUtf8(text.mid(begin, end < 0 ? -1 : end - begin)).trimmed();
}

/// One diagnostic for each line that names the column; without code, one for the consumer.
void addPlaces(Consumer& consumer, const ConsumerCode& code, const QString& column, const Diagnostic& pattern)
{
    bool placed = false;
    for (const CodeFile& file : code.files) {
        QSet<int> lines;
        for (const qsizetype position : wordPositions(file.text, column)) {
            const int line = lineOfOffset(file.text, position);
            if (lines.contains(line))
                continue;
            lines.insert(line);
            Diagnostic diagnostic = pattern;
            diagnostic.file = file.path;
            diagnostic.line = line;
            diagnostic.text = lineText(file.text, position);
            consumer.diagnostics << diagnostic;
            placed = true;
        }
    }
    if (!placed) {
        Diagnostic diagnostic = pattern;
        diagnostic.file = consumer.paths.isEmpty() ? QString() : consumer.paths.constFirst();
        consumer.diagnostics << diagnostic;
    }
}

void checkGrain(Consumer& consumer, const ConsumerCode& code, const GateInput& input)
{
    consumer.grainWarning = false;
    for (const CodeFile& file : code.files) {
        if (languageOf(file.path) != QLatin1String("sql"))
            continue;
        for (const rewrite::GrainFinding& finding : rewrite::grainCheck(file.text, input.mapping, input.options)) {
            consumer.grainWarning = true;
            consumer.diagnostics << Diagnostic {QStringLiteral("grain"), file.path, finding.line, {}, finding.text, finding.message, finding.remedy,
                QStringLiteral("warning")};
        }
    }
    if (!consumer.grainWarning)
        consumer.grainAccepted = false;
}

QString plural(int n, const QString& one, const QString& many)
{
    return n == 1 ? QStringLiteral("1 %1").arg(one) : QStringLiteral("%1 %2").arg(n).arg(many);
}

} // namespace

bool isGated(const Consumer& consumer)
{
    if (consumer.decision != QLatin1String("in"))
        return false;
    switch (consumer.state) {
    case ConsumerState::Pending:
    case ConsumerState::BlockedOnMapping:
    case ConsumerState::BlockedOnDrift:
        return true;
    case ConsumerState::Ready:
        return true;
    default:
        return false;
    }
}

bool mayGoOn(const Consumer& consumer, const Policy& policy)
{
    if (consumer.decision != QLatin1String("in"))
        return false;
    if (consumer.state != ConsumerState::Pending && consumer.state != ConsumerState::Ready && consumer.state != ConsumerState::RetryWait)
        return false;
    return !(policy.needsPersonForGrain && consumer.grainWarning && !consumer.grainAccepted);
}

void applyGates(Migration& migration, const GateInput& input)
{
    QVector<mapping::ConsumerUse> uses;
    QVector<int> indexes;
    for (int i = 0; i < migration.consumers.size(); ++i) {
        const Consumer& consumer = migration.consumers[i];
        if (!isGated(consumer))
            continue;
        uses.append({consumer.ref.toString(), consumer.columnsUsed, consumer.usesAll});
        indexes << i;
    }
    const QVector<mapping::ConsumerGate> gates = mapping::mappingGate(input.mapping, uses);
    QHash<QString, mapping::DriftedConsumer> drifted;
    if (input.drift.any()) {
        for (const mapping::DriftedConsumer& consumer : mapping::affectedByDrift(input.drift, input.mapping, uses))
            drifted.insert(consumer.consumer, consumer);
    }
    const QString hash = input.mapping.hash();
    for (int i = 0; i < indexes.size(); ++i) {
        Consumer& consumer = migration.consumers[indexes[i]];
        const ConsumerCode code = input.code.value(consumer.ref);
        const bool readyStill = consumer.state == ConsumerState::Ready && consumer.mappingHash == hash;
        const bool fixing = consumer.state == ConsumerState::Pending && !consumer.changeId.isEmpty();
        consumer.diagnostics.clear();
        if (const auto it = drifted.constFind(consumer.ref.toString()); it != drifted.cend()) {
            consumer.state = ConsumerState::BlockedOnDrift;
            consumer.because = it->because;
            for (const mapping::ColumnChange& change : it->changes) {
                addPlaces(consumer, code, change.column,
                    {QStringLiteral("drift"), {}, 0, {}, {}, change.text(), QStringLiteral("Pin the mapping to today's schemas and look at its rules"),
                        QStringLiteral("error")});
            }
        } else if (gates[i].blocked()) {
            consumer.state = ConsumerState::BlockedOnMapping;
            consumer.because = gates[i].because();
            for (const mapping::GateBlock& block : gates[i].blocks) {
                addPlaces(consumer, code, block.column,
                    {QStringLiteral("mapping"), {}, 0, block.rule, {}, block.because, block.remedy, QStringLiteral("error")});
            }
        } else if (!readyStill) {
            consumer.state = ConsumerState::Pending;
            if (!fixing)
                consumer.because.clear();
            // Accepted rules may still not be enough for this text, as when an old value cannot be had back.
            const Rewritten trial = rewriteConsumer(code, input.mapping, input.options);
            if (trial.state == ConsumerState::BlockedOnMapping) {
                consumer.state = trial.state;
                consumer.because = trial.because;
                consumer.diagnostics = trial.diagnostics;
            }
        }
        checkGrain(consumer, code, input);
        if (consumer.state == ConsumerState::Pending && !mayGoOn(consumer, migration.request.policy)) {
            const Diagnostic* finding = nullptr;
            for (const Diagnostic& diagnostic : std::as_const(consumer.diagnostics)) {
                if (diagnostic.rung == QLatin1String("grain")) {
                    finding = &diagnostic;
                    break;
                }
            }
            consumer.because = QStringLiteral("Waits for a person: %1").arg(finding ? finding->message : QStringLiteral("it reads at v1's grain"));
        }
    }
}

QString gateSentence(const Migration& migration, const mapping::Mapping* mapping)
{
    if (migration.state == MigrationState::Abandoned || migration.state == MigrationState::Retired)
        return {};
    if (!mapping)
        return migration.gate;
    QStringList parts;
    const int blocked = migration.count(ConsumerState::BlockedOnMapping);
    if (blocked > 0) {
        QStringList rules;
        for (const Consumer& consumer : migration.consumers) {
            if (consumer.state != ConsumerState::BlockedOnMapping || consumer.decision != QLatin1String("in"))
                continue;
            for (const Diagnostic& diagnostic : consumer.diagnostics) {
                if (diagnostic.rung == QLatin1String("mapping") && !diagnostic.rule.isEmpty() && !rules.contains(diagnostic.rule))
                    rules << diagnostic.rule;
            }
        }
        std::sort(rules.begin(), rules.end());
        QStringList names;
        for (const QString& id : std::as_const(rules)) {
            const mapping::Rule* rule = mapping->rule(id);
            names << (rule ? QStringLiteral("%1 (%2)").arg(id, rule->inputs.join(QStringLiteral(", "))) : id);
        }
        constexpr int kNamed = 3;
        const QString shown = names.mid(0, kNamed).join(QStringLiteral(", "))
            + (names.size() > kNamed ? QStringLiteral(" and %1 more").arg(names.size() - kNamed) : QString());
        if (names.isEmpty())
            parts << QStringLiteral("%1 blocked by the mapping").arg(plural(blocked, QStringLiteral("consumer is"), QStringLiteral("consumers are")));
        else if (blocked == 1)
            parts << QStringLiteral("1 consumer waits for the mapping: decide %1").arg(shown);
        else
            parts << QStringLiteral("%1 consumers wait for the mapping: decide %2").arg(QString::number(blocked), shown);
    }
    if (const int drifted = migration.count(ConsumerState::BlockedOnDrift); drifted > 0)
        parts << QStringLiteral("%1 blocked because a schema has changed").arg(plural(drifted, QStringLiteral("consumer is"), QStringLiteral("consumers are")));
    int grain = 0, ready = 0, goOn = 0, review = 0, approved = 0, retry = 0, failed = 0, closed = 0;
    for (const Consumer& consumer : migration.consumers) {
        if (consumer.decision != QLatin1String("in"))
            continue;
        const bool goes = mayGoOn(consumer, migration.request.policy);
        grain += consumer.state == ConsumerState::Pending && !goes ? 1 : 0;
        ready += consumer.state == ConsumerState::Ready ? 1 : 0;
        goOn += consumer.state == ConsumerState::Pending && goes ? 1 : 0;
        review += consumer.state == ConsumerState::PrOpen || consumer.state == ConsumerState::ChangesRequested ? 1 : 0;
        approved += consumer.state == ConsumerState::Approved ? 1 : 0;
        retry += consumer.state == ConsumerState::RetryWait ? 1 : 0;
        failed += consumer.state == ConsumerState::Failed ? 1 : 0;
        closed += consumer.state == ConsumerState::Closed ? 1 : 0;
    }
    const auto say = [&](int n, const QString& one, const QString& many) {
        if (n > 0)
            parts << (n == 1 ? QStringLiteral("1 consumer %1").arg(one) : QStringLiteral("%1 consumers %2").arg(n).arg(many));
    };
    say(grain, QStringLiteral("reads at v1's grain and waits for your word"), QStringLiteral("read at v1's grain and wait for your word"));
    say(goOn, QStringLiteral("can be rewritten: generate its change"), QStringLiteral("can be rewritten: generate their changes"));
    say(ready, QStringLiteral("is rewritten: open its change"), QStringLiteral("are rewritten: open their changes"));
    say(review, QStringLiteral("is in review"), QStringLiteral("are in review"));
    say(approved, QStringLiteral("is approved: merge or roll out"), QStringLiteral("are approved: merge or roll out"));
    say(retry, QStringLiteral("is tried again by itself"), QStringLiteral("are tried again by themselves"));
    say(failed, QStringLiteral("needs a person"), QStringLiteral("need a person"));
    say(closed, QStringLiteral("had its change closed: retry or skip it"), QStringLiteral("had their changes closed: retry or skip them"));
    if (parts.isEmpty())
        return {};
    return parts.join(QStringLiteral("; ")) + QLatin1Char('.');
}

} // namespace skein::campaign
