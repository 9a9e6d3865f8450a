#include "ui/migration/requestform.h"

#include "models/catalog/impact.h"
#include "models/control/control.h"
#include "models/items/migration/migrationsteps.h"
#include "ui/theme/theme.h"
#include "ui/widgets/card.h"
#include "ui/widgets/formcolumns.h"

#include <QAbstractItemView>
#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QDateEdit>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QScrollArea>
#include <QVBoxLayout>

namespace skein::ui {

namespace {

constexpr int columnWidth = 760;

QLabel* hint(const QString& text)
{
    auto* label = new QLabel(text);
    label->setWordWrap(true);
    Theme::setProperty(label, "tone", QStringLiteral("muted"));
    return label;
}

QFormLayout* formIn(Card* card)
{
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(Space::xl);
    form->setVerticalSpacing(Space::s);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    card->body()->addLayout(form);
    return form;
}

} // namespace

RequestForm::RequestForm(control::Control* control, QWidget* parent)
    : QWidget(parent)
    , m_control(control)
{
    setObjectName(QStringLiteral("requestForm"));
    auto* what = new Card(tr("What moves"));
    QFormLayout* whatForm = formIn(what);
    QFormLayout* form = whatForm;
    m_source = datasetBox(QStringLiteral("requestSource"));
    m_target = datasetBox(QStringLiteral("requestTarget"));
    m_made = new QComboBox;
    m_made->setObjectName(QStringLiteral("requestMade"));
    m_made->addItem(tr("somewhere else: Skein audits and watches it"), true);
    m_made->addItem(tr("by Skein, from v1 through the mapping"), false);
    m_title = new QLineEdit;
    m_title->setObjectName(QStringLiteral("requestTitle"));
    form->addRow(tr("From (v1)"), m_source);
    form->addRow(QString(), problemLabel(QStringLiteral("source")));
    form->addRow(tr("To (v2)"), m_target);
    form->addRow(QString(), problemLabel(QStringLiteral("target")));
    form->addRow(tr("v2 is made"), m_made);
    form->addRow(tr("Title"), m_title);

    auto* who = new Card(tr("Who answers for it"));
    QFormLayout* whoForm = formIn(who);
    form = whoForm;
    m_owner = new QComboBox;
    m_owner->setObjectName(QStringLiteral("requestOwner"));
    m_owner->setEditable(true);
    m_owner->setInsertPolicy(QComboBox::NoInsert);
    m_guide = new QLineEdit;
    m_guide->setObjectName(QStringLiteral("requestGuide"));
    m_guide->setPlaceholderText(QStringLiteral("https://"));
    m_hasDeadline = new QCheckBox(tr("Deadline"));
    m_deadline = new QDateEdit;
    m_deadline->setCalendarPopup(true);
    m_deadline->setDisplayFormat(tr("d MMM yyyy"));
    form->addRow(tr("Owner"), m_owner);
    form->addRow(QString(), problemLabel(QStringLiteral("owner")));
    form->addRow(tr("Guide for consumers"), m_guide);
    form->addRow(QString(), problemLabel(QStringLiteral("guide")));
    form->addRow(m_hasDeadline, m_deadline);
    form->addRow(QString(), problemLabel(QStringLiteral("deadline")));

    auto* policy = new Card(tr("What goes on by itself"));
    form = formIn(policy);
    m_confidence = new QDoubleSpinBox;
    m_confidence->setObjectName(QStringLiteral("requestConfidence"));
    m_confidence->setRange(0.5, 1.01);
    m_confidence->setSingleStep(0.05);
    m_confidence->setSpecialValueText(QString());
    form->addRow(tr("Accept rules from confidence"), m_confidence);
    m_open = new QCheckBox(tr("Open changes as soon as they are verified"));
    m_merge = new QCheckBox(tr("Merge approved changes that only move a deploy ref"));
    m_grain = new QCheckBox(tr("Consumers that count or join at the old grain wait for a person"));
    policy->body()->addWidget(m_open);
    policy->body()->addWidget(m_merge);
    policy->body()->addWidget(m_grain);
    policy->body()->addWidget(hint(tr("Ambiguous rules always wait for a person. A confidence above 1 accepts nothing.")));

    m_error = hint({});
    Theme::setProperty(m_error, "tone", QStringLiteral("danger"));
    m_error->hide();
    auto* sheet = new QWidget;
    auto* column = new QVBoxLayout(sheet);
    column->setContentsMargins(Space::l, Space::l, Space::l, Space::l);
    column->setSpacing(Space::m);
    column->addWidget(m_error);
    alignForms({whatForm, whoForm, form});
    for (Card* card : {what, who, policy}) {
        card->setMaximumWidth(columnWidth);
        column->addWidget(card);
    }
    column->addStretch();
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidget(sheet);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(scroll);

    const auto changed = [this] {
        m_touched = true;
        validate();
    };
    for (QComboBox* box : {m_source, m_target, m_owner})
        connect(box, &QComboBox::editTextChanged, this, changed);
    connect(m_guide, &QLineEdit::textChanged, this, changed);
    connect(m_deadline, &QDateEdit::dateChanged, this, changed);
    connect(m_hasDeadline, &QCheckBox::toggled, this, [this](bool on) {
        m_deadline->setEnabled(on);
        validate();
    });
    begin({});
}

QComboBox* RequestForm::datasetBox(const QString& name)
{
    auto* box = new QComboBox;
    box->setObjectName(name);
    box->setEditable(true);
    box->setInsertPolicy(QComboBox::NoInsert);
    // Hundreds of names of one height: none of them need be measured.
    auto* names = new QListView(box);
    names->setUniformItemSizes(true);
    box->setView(names);
    box->setMaxVisibleItems(16);
    box->completer()->setCompletionMode(QCompleter::PopupCompletion);
    Theme::dress(box->completer()->popup()); // a window without a parent
    box->completer()->setFilterMode(Qt::MatchContains);
    return box;
}

QLabel* RequestForm::problemLabel(const QString& field)
{
    QLabel* label = hint({});
    Theme::setProperty(label, "tone", QStringLiteral("danger"));
    label->hide();
    m_problems.insert(field, label);
    return label;
}

void RequestForm::begin(const QString& source)
{
    const CatalogPtr catalog = m_control->catalog();
    const QStringList datasets = items::datasetNames(*catalog);
    for (QComboBox* box : {m_source, m_target}) {
        const QSignalBlocker blocker(box);
        box->clear();
        box->addItems(datasets);
        box->setCurrentText(QString());
    }
    QString text = source;
    if (const Result<EntityRef> ref = source.isEmpty() ? Result<EntityRef>(EntityRef()) : findEntity(*catalog, source); ref && ref->isValid()) {
        for (const Entity& entity : catalog->entities) {
            if (entity.ref == *ref)
                text = entity.qualifiedName.isEmpty() ? entity.ref.name : entity.qualifiedName;
        }
    }
    {
        const QSignalBlocker first(m_source), second(m_owner);
        m_source->setCurrentText(text);
        m_owner->clear();
        m_owner->addItems(items::ownerNames(*catalog));
        m_owner->setCurrentText(QString());
    }
    const campaign::Policy policy;
    m_made->setCurrentIndex(0);
    m_title->clear();
    m_guide->clear();
    m_hasDeadline->setChecked(false);
    m_deadline->setEnabled(false);
    m_deadline->setDate(QDate::currentDate().addDays(30));
    m_confidence->setValue(policy.autoAcceptConfidence);
    m_open->setChecked(policy.autoOpenChanges);
    m_merge->setChecked(policy.autoMerge);
    m_grain->setChecked(policy.needsPersonForGrain);
    m_error->hide();
    m_touched = false;
    validate();
}

campaign::Request RequestForm::request() const
{
    campaign::Request request;
    request.sourceDataset = m_source->currentText().trimmed();
    request.targetDataset = m_target->currentText().trimmed();
    request.producedElsewhere = m_made->currentData().toBool();
    request.title = m_title->text().trimmed();
    if (request.title.isEmpty())
        request.title = QStringLiteral("%1 → %2").arg(request.sourceDataset, request.targetDataset);
    request.owner = m_owner->currentText().trimmed();
    request.guideUrl = m_guide->text().trimmed();
    if (m_hasDeadline->isChecked())
        request.deadline = m_deadline->date();
    request.policy.autoAcceptConfidence = m_confidence->value();
    request.policy.autoOpenChanges = m_open->isChecked();
    request.policy.autoMerge = m_merge->isChecked();
    request.policy.needsPersonForGrain = m_grain->isChecked();
    return request;
}

void RequestForm::validate()
{
    const campaign::Request wanted = request();
    const QHash<QString, QString> problems = items::requestProblems(wanted, *m_control->catalog(), QDate::currentDate());
    for (auto it = m_problems.cbegin(); it != m_problems.cend(); ++it) {
        const bool untouched = !m_touched || (it.key() == QLatin1String("source") && wanted.sourceDataset.isEmpty())
            || (it.key() == QLatin1String("target") && wanted.targetDataset.isEmpty()) || (it.key() == QLatin1String("owner") && wanted.owner.isEmpty());
        it.value()->setText(problems.value(it.key()));
        it.value()->setVisible(problems.contains(it.key()) && !untouched);
    }
    m_title->setPlaceholderText(wanted.sourceDataset.isEmpty() ? QString() : wanted.title);
    const bool valid = problems.isEmpty();
    if (valid != m_valid) {
        m_valid = valid;
        Q_EMIT validChanged(valid);
    }
}

void RequestForm::showError(const Error& error)
{
    m_error->setText(error.toText());
    m_error->show();
}

} // namespace skein::ui
