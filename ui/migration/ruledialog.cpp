#include "ui/migration/ruledialog.h"

#include "models/items/migration/rulerows.h"
#include "models/items/records/recordwords.h"
#include "models/mapping/lints.h"
#include "ui/migration/mappingfields.h"
#include "ui/migration/mappingwords.h"
#include "ui/theme/theme.h"

#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace skein::ui {

using mapping::Rule;
using mapping::RuleKind;

namespace {

/// Columns by name; several stand with commas between.
QComboBox* columnBox(const mapping::Side& side, const QStringList& chosen, const QString& name)
{
    auto* box = new QComboBox;
    box->setObjectName(name);
    box->setEditable(true);
    box->setInsertPolicy(QComboBox::NoInsert);
    for (const Column& column : side.columns)
        box->addItem(column.name);
    box->setFont(Theme::monoFont());
    box->setCurrentText(chosen.join(QStringLiteral(", ")));
    return box;
}

QLabel* note(const QString& name, const QString& tone)
{
    auto* label = new QLabel;
    label->setObjectName(name);
    label->setProperty("tone", tone);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->hide();
    return label;
}

QString unknownColumn(const QStringList& names, const mapping::Side& side)
{
    if (side.columns.isEmpty())
        return {};
    for (const QString& name : names) {
        const auto same = [&](const Column& column) { return column.name.compare(name, Qt::CaseInsensitive) == 0; };
        if (std::none_of(side.columns.cbegin(), side.columns.cend(), same))
            return RuleDialog::tr("%1 has no column %2. Choose one of its columns; put commas between several.").arg(side.dataset, name);
    }
    return {};
}

} // namespace

RuleDialog::RuleDialog(const mapping::Mapping& mapping, const QString& ruleId, const mapping::EditContext& context, QWidget* parent)
    : QDialog(parent)
    , m_mapping(mapping)
    , m_context(context)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("ruleDialog"));
    setWindowTitle(tr("Edit rule %1").arg(ruleId));
    setMinimumWidth(540);
    if (const Rule* rule = mapping.rule(ruleId))
        m_before = *rule;

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Space::xl, Space::l, Space::xl, Space::l);
    column->setSpacing(Space::m);
    auto* title = new QLabel(tr("Rule %1").arg(ruleId));
    title->setProperty("textStyle", QStringLiteral("title"));
    column->addWidget(title);
    m_form = new QFormLayout;
    m_form->setHorizontalSpacing(Space::m);
    m_form->setVerticalSpacing(Space::s);
    m_form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_kind = new QComboBox;
    m_kind->setObjectName(QStringLiteral("ruleKind"));
    for (const RuleKind kind : {RuleKind::Keep, RuleKind::Rename, RuleKind::Cast, RuleKind::Unit, RuleKind::ValueMap, RuleKind::Split, RuleKind::Concat, RuleKind::Constant,
             RuleKind::Derived, RuleKind::Lookup, RuleKind::Drop, RuleKind::LeaveUnchanged, RuleKind::Ambiguous, RuleKind::Nest, RuleKind::Unnest, RuleKind::TableMove,
             RuleKind::TableSplit, RuleKind::TableMerge, RuleKind::KeyChange}) {
        // Questions and structural rules come from the proposal; they can be kept, not made.
        const bool offered = kind < RuleKind::Ambiguous || kind == m_before.kind;
        if (offered)
            m_kind->addItem(items::ruleKindWords(kind), int(kind));
    }
    m_kind->setCurrentIndex(m_kind->findData(int(m_before.kind)));
    m_inputs = columnBox(mapping.source, m_before.inputs, QStringLiteral("ruleInputs"));
    m_outputs = columnBox(mapping.target, m_before.outputs, QStringLiteral("ruleOutputs"));
    m_nulls = new QComboBox;
    m_nulls->setObjectName(QStringLiteral("nullPolicy"));
    for (const mapping::NullPolicy policy : {mapping::NullPolicy::Keep, mapping::NullPolicy::Error, mapping::NullPolicy::Default})
        m_nulls->addItem(nullPolicyWords(policy), int(policy));
    m_nulls->setCurrentIndex(m_nulls->findData(int(m_before.nullPolicy)));
    m_nullDefault = new QLineEdit;
    m_nullDefault->setObjectName(QStringLiteral("nullDefault"));
    m_nullDefault->setAccessibleName(tr("Value in place of NULL"));
    if (m_before.params.contains(QLatin1String("nullDefault")))
        m_nullDefault->setText(valueToText(m_before.params.value(QLatin1String("nullDefault"))));
    m_note = new QLineEdit;
    m_note->setObjectName(QStringLiteral("ruleNote"));
    m_note->setPlaceholderText(tr("Why, for those who read the rule later"));
    m_fields = new RuleFields;
    m_form->addRow(tr("&Kind"), m_kind);
    m_form->addRow(tr("From v&1"), m_inputs);
    m_form->addRow(tr("To v&2"), m_outputs);
    column->addLayout(m_form);
    column->addWidget(m_fields);
    auto* nullForm = new QFormLayout;
    nullForm->setHorizontalSpacing(Space::m);
    nullForm->setVerticalSpacing(Space::s);
    nullForm->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    auto* nulls = new QHBoxLayout;
    nulls->addWidget(m_nulls);
    nulls->addWidget(m_nullDefault, 1);
    auto* nullLabel = new QLabel(tr("N&ULLs"));
    nullLabel->setBuddy(m_nulls);
    nullForm->addRow(nullLabel, nulls);
    nullForm->addRow(tr("&Note"), m_note);
    column->addLayout(nullForm);
    m_error = note(QStringLiteral("ruleError"), QStringLiteral("danger"));
    m_warning = note(QStringLiteral("ruleWarning"), QStringLiteral("warning"));
    column->addWidget(m_error);
    column->addWidget(m_warning);
    column->addStretch(1);

    auto* buttons = new QHBoxLayout;
    buttons->addStretch();
    auto* cancel = new QPushButton(tr("Cancel"));
    cancel->setAutoDefault(false);
    m_apply = new QPushButton(tr("Apply"));
    m_apply->setObjectName(QStringLiteral("ruleApply"));
    m_apply->setProperty("kind", QStringLiteral("primary"));
    m_apply->setDefault(true);
    buttons->addWidget(cancel);
    buttons->addWidget(m_apply);
    column->addLayout(buttons);

    // Three forms, one column of labels.
    for (QFormLayout* form : {m_form, m_fields->form(), nullForm}) {
        for (int row = 0; row < form->rowCount(); ++row) {
            if (QLayoutItem* item = form->itemAt(row, QFormLayout::LabelRole); item && item->widget())
                item->widget()->setMinimumWidth(Theme::px(116));
        }
    }
    m_fields->setRule(m_before);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_apply, &QPushButton::clicked, this, [this] {
        Q_EMIT edited(rule(), m_note->text().trimmed());
        accept();
    });
    connect(m_kind, &QComboBox::currentIndexChanged, this, [this] {
        m_fields->setKind(RuleKind(m_kind->currentData().toInt()));
        check();
        adjustSize();
    });
    connect(m_nulls, &QComboBox::currentIndexChanged, this, &RuleDialog::check);
    for (QComboBox* box : {m_inputs, m_outputs})
        connect(box, &QComboBox::currentTextChanged, this, &RuleDialog::check);
    connect(m_nullDefault, &QLineEdit::textChanged, this, &RuleDialog::check);
    connect(m_fields, &RuleFields::changed, this, &RuleDialog::check);
    check();
}

RuleDialog::~RuleDialog() = default;

Rule RuleDialog::rule() const
{
    Rule rule = m_before;
    rule.kind = RuleKind(m_kind->currentData().toInt());
    rule.inputs = columnsFromText(m_inputs->currentText());
    rule.outputs = columnsFromText(m_outputs->currentText());
    m_fields->writeTo(rule);
    rule.nullPolicy = mapping::NullPolicy(m_nulls->currentData().toInt());
    rule.params.remove(QStringLiteral("nullDefault"));
    if (rule.nullPolicy == mapping::NullPolicy::Default && !m_nullDefault->text().isEmpty())
        rule.params.insert(QStringLiteral("nullDefault"), valueFromText(m_nullDefault->text()));
    return rule;
}

void RuleDialog::check()
{
    m_nullDefault->setVisible(mapping::NullPolicy(m_nulls->currentData().toInt()) == mapping::NullPolicy::Default);
    const Rule now = rule();
    const bool takesInputs = now.kind != RuleKind::Constant;
    const bool givesOutputs = now.kind != RuleKind::Drop;
    m_form->setRowVisible(m_inputs, takesInputs || !now.inputs.isEmpty());
    m_form->setRowVisible(m_outputs, givesOutputs || !now.outputs.isEmpty());
    const Result<mapping::Edited> edited = mapping::changeRule(m_mapping, now, m_context);
    QString error = m_fields->problem(now);
    if (error.isEmpty() && !edited)
        error = items::recordWords(edited.error().message) + (edited.error().remedy.isEmpty() ? QString() : QStringLiteral(". ") + items::recordWords(edited.error().remedy));
    if (error.isEmpty())
        error = unknownColumn(now.inputs, m_mapping.source);
    if (error.isEmpty())
        error = unknownColumn(now.outputs, m_mapping.target);
    m_error->setText(error);
    m_error->setVisible(!error.isEmpty());
    QStringList warnings;
    if (error.isEmpty()) {
        for (const mapping::Lint& lint : mapping::lintMapping(edited->mapping)) {
            if (lint.rule == now.id && lint.severity != QLatin1String("info"))
                warnings << items::recordWords(lint.message) + (lint.remedy.isEmpty() ? QString() : QStringLiteral(". ") + items::recordWords(lint.remedy));
        }
    }
    m_warning->setText(warnings.join(QLatin1Char('\n')));
    m_warning->setVisible(!warnings.isEmpty());
    m_apply->setEnabled(error.isEmpty());
}

} // namespace skein::ui
