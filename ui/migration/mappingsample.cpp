#include "ui/migration/mappingsample.h"

#include "models/items/migration/rulerows.h"
#include "models/items/records/recordwords.h"
#include "ui/migration/mappingwords.h"
#include "ui/theme/theme.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/mark.h"
#include "ui/widgets/statestack.h"

#include <QHBoxLayout>
#include <QPointer>
#include <QVBoxLayout>

namespace skein::ui {

namespace {

bool isNumber(const QVariant& value)
{
    const int type = value.typeId();
    return type == QMetaType::Double || type == QMetaType::Int || type == QMetaType::LongLong || type == QMetaType::UInt || type == QMetaType::ULongLong;
}

items::RowCell valueCell(const QVariant& value)
{
    items::RowCell cell;
    cell.text = sampleText(value);
    cell.mono = true;
    cell.number = isNumber(value);
    cell.sort = value.isNull() ? QVariant(cell.text) : value;
    if (value.isNull())
        cell.tone = items::Mark::Waiting;
    return cell;
}

/// Structural rules and questions make no values of their own.
bool givesValues(const mapping::Rule& rule)
{
    return !rule.outputs.isEmpty() && rule.kind != mapping::RuleKind::Ambiguous && rule.kind != mapping::RuleKind::Drop && rule.kind != mapping::RuleKind::LeaveUnchanged;
}

} // namespace

MappingSample::MappingSample(control::Control* control, QWidget* parent)
    : QWidget(parent)
    , m_control(control)
    , m_title(new ElidedLabel)
    , m_verdict(new ElidedLabel)
    , m_state(new StateStack)
    , m_table(new DataTable)
    , m_rows(new items::RowsModel(this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Space::l, Space::m, Space::l, 0);
    column->setSpacing(Space::s);
    auto* head = new QHBoxLayout;
    head->setSpacing(Space::s);
    auto* heading = new QLabel(tr("Sample rows"));
    heading->setProperty("textStyle", QStringLiteral("heading"));
    m_title->setProperty("tone", QStringLiteral("muted"));
    head->addWidget(heading);
    head->addWidget(m_title, 1);
    head->addWidget(m_verdict);
    column->addLayout(head);
    m_table->setObjectName(QStringLiteral("ruleSample"));
    m_table->setAccessibleName(tr("Sample rows of the rule"));
    m_table->setModel(m_rows);
    m_state->setContent(m_table);
    column->addWidget(m_state, 1);
    connect(m_state, &StateStack::actionTriggered, this, &MappingSample::refresh);
    showRule({}, nullptr);
}

void MappingSample::showRule(const QString& migrationId, const mapping::Rule* rule)
{
    if (!rule) {
        ++m_call;
        m_id = migrationId;
        m_rule = {};
        m_title->clear();
        m_verdict->clear();
        m_state->showEmpty({}, tr("No rule is selected"), tr("Select a rule to see it at work on rows of v1."));
        return;
    }
    // A review changes nothing about the values.
    mapping::Rule bare = *rule;
    bare.review = m_rule.review;
    bare.reviewedBy = m_rule.reviewedBy;
    bare.notes = m_rule.notes;
    bare.evidence = m_rule.evidence;
    if (m_id == migrationId && bare == m_rule)
        return;
    m_id = migrationId;
    m_rule = *rule;
    ask();
}

void MappingSample::refresh()
{
    if (!m_rule.id.isEmpty())
        ask();
}

void MappingSample::ask()
{
    const int call = ++m_call;
    m_title->setText(tr("through %1: %2").arg(m_rule.id, items::ruleWords(m_rule)));
    m_verdict->clear();
    m_state->showLoading(tr("Reading sample rows"));
    m_control->ruleSample(m_id, m_rule.id, [self = QPointer<MappingSample>(this), call](const Result<QVector<control::SampleRow>>& rows) {
        if (!self || call != self->m_call)
            return;
        if (!rows)
            self->m_state->showError(items::recordWords(rows.error()), tr("Try again"));
        else if (rows->isEmpty())
            self->m_state->showEmpty({}, tr("No sample rows"), tr("v1 holds no rows that this rule could be tried on."));
        else
            self->fill(*rows);
    });
}

void MappingSample::fill(const QVector<control::SampleRow>& samples)
{
    qsizetype before = 0;
    qsizetype after = 0;
    for (const control::SampleRow& sample : samples) {
        before = std::max(before, sample.before.size());
        after = std::max(after, sample.after.size());
    }
    QStringList headers;
    QVector<int> numbers;
    const auto addColumn = [&](const QString& name, const QVariantList& values) {
        if (std::any_of(values.cbegin(), values.cend(), isNumber))
            numbers.append(int(headers.size()));
        headers << name;
    };
    const auto columnOf = [&](bool old, qsizetype at) {
        QVariantList values;
        for (const control::SampleRow& sample : samples)
            values.append((old ? sample.before : sample.after).value(at));
        return values;
    };
    for (qsizetype i = 0; i < before; ++i)
        addColumn(m_rule.inputs.value(i), columnOf(true, i));
    // A question has candidates in place of outputs.
    const QStringList outputs = m_rule.kind == mapping::RuleKind::Ambiguous ? items::ruleCandidates(m_rule) : m_rule.outputs;
    for (qsizetype i = 0; i < after; ++i)
        addColumn(outputs.value(i).isEmpty() ? tr("v2") : QStringLiteral("→ ") + outputs.value(i), columnOf(false, i));
    const bool checked = givesValues(m_rule);
    if (checked)
        headers << tr("Check");
    QVector<items::RowsModel::Row> rows;
    int differ = 0;
    for (qsizetype at = 0; at < samples.size(); ++at) {
        const control::SampleRow& sample = samples[at];
        items::RowsModel::Row row;
        row.id = QString::number(at);
        for (qsizetype i = 0; i < before; ++i)
            row.cells.append(valueCell(sample.before.value(i)));
        for (qsizetype i = 0; i < after; ++i)
            row.cells.append(valueCell(sample.after.value(i)));
        for (qsizetype i = 0; i < row.cells.size(); ++i)
            row.cells[i].number = numbers.contains(int(i)); // NULLs stand where the numbers stand
        const MarkKind mark = sample.agrees ? MarkKind::Done : MarkKind::Failed;
        items::RowCell check;
        check.text = markCharacter(mark) + (sample.note.isEmpty() ? QString() : QLatin1Char(' ') + items::recordWords(sample.note));
        check.tone = mark;
        check.sort = sample.agrees;
        if (checked)
            row.cells.append(check);
        differ += sample.agrees ? 0 : 1;
        rows.append(row);
    }
    m_rows->setHeaders(headers, numbers);
    m_rows->setRows(rows);
    m_table->setColumnWidths(QVector<int>(headers.size(), 0));
    m_verdict->setText(!checked ? tr("no new values") : differ == 0 ? tr("%n row(s) agree", nullptr, int(rows.size())) : tr("%1 of %n row(s) differ", nullptr, int(rows.size())).arg(differ));
    Theme::setProperty(m_verdict, "tone", !checked ? QStringLiteral("muted") : differ == 0 ? QStringLiteral("ok") : QStringLiteral("danger"));
    m_state->showContent();
}

} // namespace skein::ui
