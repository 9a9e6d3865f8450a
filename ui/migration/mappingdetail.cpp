#include "ui/migration/mappingdetail.h"

#include "models/items/migration/rulerows.h"
#include "models/items/records/recordwords.h"
#include "models/mapping/gate.h"
#include "models/mapping/inverse.h"
#include "ui/migration/mappingwords.h"
#include "ui/theme/theme.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/page.h"
#include "ui/widgets/pill.h"
#include "ui/widgets/progressbarthin.h"
#include "ui/widgets/wrappedlabel.h"

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>

namespace skein::ui {

using mapping::Rule;
using mapping::RuleKind;

namespace {

constexpr int shownConsumers = 8;

QLabel* words(const QString& text, const QString& tone = {})
{
    auto* label = new WrappedLabel(text);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    if (!tone.isEmpty())
        label->setProperty("tone", tone);
    return label;
}

QString columns(const QStringList& names)
{
    return names.isEmpty() ? QStringLiteral("—") : names.join(QStringLiteral(", "));
}

MarkKind scoreMark(double score)
{
    return score >= 0.8 ? MarkKind::Done : score >= 0.5 ? MarkKind::Running : MarkKind::Held;
}

} // namespace

QVector<EntityRef> consumersHeldBy(const mapping::Mapping& mapping, const QString& ruleId, const campaign::Migration& migration)
{
    QVector<EntityRef> refs;
    QVector<mapping::ConsumerUse> uses;
    for (const campaign::Consumer& consumer : migration.consumers) {
        if (consumer.decision != QLatin1String("in") || consumer.state == campaign::ConsumerState::Skipped)
            continue;
        refs.append(consumer.ref);
        uses.append({consumer.ref.toString(), consumer.columnsUsed, consumer.usesAll});
    }
    QVector<EntityRef> held;
    const QVector<mapping::ConsumerGate> gates = mapping::mappingGate(mapping, uses);
    for (int i = 0; i < gates.size(); ++i) {
        const auto byRule = [&](const mapping::GateBlock& block) { return block.rule == ruleId; };
        if (std::any_of(gates[i].blocks.cbegin(), gates[i].blocks.cend(), byRule))
            held.append(refs[i]);
    }
    return held;
}

MappingDetail::MappingDetail(QWidget* parent)
    : Inspector(parent)
{
    setAccessibleName(tr("Details of the rule"));
}

void MappingDetail::showRule(const mapping::Mapping& mapping, const QString& ruleId, const QVector<mapping::Lint>& lints,
    const campaign::Migration* migration, bool editable)
{
    const Rule* rule = mapping.rule(ruleId);
    Shown now {rule ? *rule : Rule(), {}, {}, migration ? migration->id : QString(), editable};
    for (const mapping::Lint& lint : lints) {
        if (rule && lint.rule == rule->id)
            now.lints << lint.severity + lint.message + lint.remedy;
    }
    if (rule && migration)
        now.held = consumersHeldBy(mapping, rule->id, *migration);
    if (rule && now == m_shown)
        return;
    m_shown = now;
    if (!rule) {
        showNothing(tr("Select a rule to see why it is proposed, what it does to sample rows, and whom it holds up."));
        return;
    }
    begin(tr("Rule %1 · %2").arg(rule->id, items::ruleWords(*rule)), columns(rule->inputs) + QStringLiteral(" → ") + items::ruleTargets(*rule));
    addPill(items::reviewMark(*rule), items::reviewWords(*rule), rule->reviewedBy.isEmpty() ? QString() : tr("by %1").arg(rule->reviewedBy));
    if (rule->author != QLatin1String("skein") && !rule->author.isEmpty())
        addPill(MarkKind::None, tr("written by %1").arg(rule->author));
    addQuestion(*rule, editable);
    addLints(*rule, lints);
    addHeld(now.held, now.migration);
    addEvidence(*rule);
    if (!rule->expression.isEmpty()) {
        addHeading(tr("Expression"));
        QLabel* text = addText(rule->expression, false);
        text->setFont(Theme::monoFont());
    }
    addValues(*rule);
    QVector<KeyValueList::Row> rows;
    const mapping::InverseVerdict inverse = mapping::inverseClass(*rule, mapping.source, mapping.target);
    if (rule->kind != RuleKind::Ambiguous) {
        rows.append({tr("Way back"), inverse.reason.isEmpty() ? inverseWords(inverse.cls) : tr("%1: %2").arg(inverseWords(inverse.cls), items::recordWords(inverse.reason)), {}, MarkKind::None, false});
        rows.append({tr("NULLs"), nullPolicyWords(rule->nullPolicy), {}, MarkKind::None, false});
    }
    if (!rule->reviewedBy.isEmpty())
        rows.append({tr("Reviewed by"), rule->reviewedBy, {}, MarkKind::None, false});
    if (!rows.isEmpty()) {
        addHeading(tr("Properties"));
        addRows(rows);
    }
    addNotes(*rule);
}

void MappingDetail::addQuestion(const Rule& rule, bool editable)
{
    if (rule.kind != RuleKind::Ambiguous)
        return;
    addText(tr("Which column of v2 takes the values of %1?").arg(columns(rule.inputs)), false);
    auto* holder = new QWidget;
    auto* flow = new FlowLayout;
    flow->setContentsMargins(0, 0, 0, 0);
    holder->setLayout(flow);
    for (const QString& candidate : items::ruleCandidates(rule)) {
        auto* button = new QPushButton(tr("Use %1").arg(candidate));
        button->setObjectName(QStringLiteral("candidate_") + candidate);
        button->setEnabled(editable);
        connect(button, &QPushButton::clicked, this, [this, candidate] { Q_EMIT candidateChosen(candidate); });
        flow->addWidget(button);
    }
    addSection(holder);
}

void MappingDetail::addValues(const Rule& rule)
{
    if (rule.kind != RuleKind::ValueMap)
        return;
    const QJsonObject values = rule.params.value(QLatin1String("values")).toObject();
    addHeading(tr("Values"));
    QVector<KeyValueList::Row> rows;
    for (auto it = values.begin(); it != values.end(); ++it)
        rows.append({it.key(), valueToText(it.value()), {}, MarkKind::None, true});
    rows.append({tr("any other"), unmappedWords(rule.params.value(QLatin1String("onUnmapped")).toString(), valueToText(rule.params.value(QLatin1String("default")))), {}, MarkKind::None, false});
    addRows(rows);
}

void MappingDetail::addEvidence(const Rule& rule)
{
    if (rule.evidence.isEmpty())
        return;
    addHeading(tr("Evidence"));
    auto* holder = new QWidget;
    auto* grid = new QGridLayout(holder);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(Space::s);
    grid->setVerticalSpacing(2);
    grid->setColumnStretch(1, 1);
    int at = 0;
    for (const mapping::Evidence& evidence : rule.evidence) {
        auto* kind = words(evidenceWords(evidence.kind));
        kind->setWordWrap(false);
        auto* bar = new ProgressBarThin;
        bar->setThickness(4);
        bar->setValue(evidence.score);
        bar->setMark(scoreMark(evidence.score));
        bar->setAccessibleName(tr("%1: %2").arg(evidenceWords(evidence.kind), QLocale().toString(evidence.score, 'f', 2)));
        grid->addWidget(kind, at, 0);
        grid->addWidget(bar, at, 1, Qt::AlignVCenter);
        grid->addWidget(words(QLocale().toString(evidence.score, 'f', 2), QStringLiteral("muted")), at, 2);
        if (!evidence.detail.isEmpty()) {
            QLabel* detail = words(items::recordWords(evidence.detail), QStringLiteral("muted"));
            detail->setContentsMargins(0, 0, 0, Space::s);
            grid->addWidget(detail, at + 1, 0, 1, 3);
        }
        at += 2;
    }
    addSection(holder);
}

void MappingDetail::addLints(const Rule& rule, const QVector<mapping::Lint>& lints)
{
    for (const mapping::Lint& lint : lints) {
        if (lint.rule != rule.id || (lint.code == QLatin1String("ambiguous") && rule.kind == RuleKind::Ambiguous))
            continue;
        const bool error = lint.severity == QLatin1String("error");
        const bool warning = lint.severity == QLatin1String("warning");
        addSection(words(items::recordWords(lint.message), error ? QStringLiteral("danger") : warning ? QStringLiteral("warning") : QString()));
        if (!lint.remedy.isEmpty())
            addText(items::recordWords(lint.remedy));
    }
}

void MappingDetail::addHeld(const QVector<EntityRef>& held, const QString& migrationId)
{
    if (held.isEmpty())
        return;
    addHeading(tr("Holds up %n consumer(s)", nullptr, int(held.size())));
    auto* holder = new QWidget;
    auto* column = new QVBoxLayout(holder);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    const auto link = [&](const QString& text, const QStringList& path) {
        auto* button = new QPushButton(text);
        button->setProperty("kind", QStringLiteral("link"));
        button->setCursor(Qt::PointingHandCursor);
        connect(button, &QPushButton::clicked, this, [this, path] { Q_EMIT linkActivated(Page::addressOf(path)); });
        column->addWidget(button, 0, Qt::AlignLeft);
    };
    for (int i = 0; i < std::min<int>(shownConsumers, int(held.size())); ++i)
        link(held[i].name, {QStringLiteral("migrations"), migrationId, QStringLiteral("scope"), held[i].toString()});
    if (held.size() > shownConsumers)
        link(tr("and %n more", nullptr, int(held.size()) - shownConsumers), {QStringLiteral("migrations"), migrationId, QStringLiteral("scope")});
    addSection(holder);
}

void MappingDetail::addNotes(const Rule& rule)
{
    if (rule.notes.isEmpty())
        return;
    addHeading(tr("Notes"));
    for (const mapping::ReviewNote& note : rule.notes) {
        addText(note.text, false);
        const QString time = note.time.isValid() ? QLocale().toString(note.time.toLocalTime(), QLocale::ShortFormat) : QString();
        addText(time.isEmpty() ? note.actor : tr("%1, %2").arg(note.actor, time));
    }
}

} // namespace skein::ui
