#include "ui/migration/mappingfields.h"

#include "models/mapping/expression.h"
#include "ui/migration/mappingwords.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStyledItemDelegate>
#include <QTableWidget>

namespace skein::ui {

using mapping::Rule;
using mapping::RuleKind;

namespace {

bool isNumber(const QString& parameter)
{
    return parameter == QLatin1String("factor") || parameter == QLatin1String("offset");
}

/// Separators are texts whatever they look like; blanks in them count.
bool isVerbatim(const QString& parameter)
{
    return parameter == QLatin1String("separator") || parameter == QLatin1String("table") || parameter == QLatin1String("key");
}

/// Return puts a cell away at once. Qt's own delegate does it in a later turn; an editor that has gone meanwhile, because
/// the hand is in the next cell already, is then put away twice.
class ValueDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    bool eventFilter(QObject* object, QEvent* event) override
    {
        auto* editor = qobject_cast<QWidget*>(object);
        const int key = event->type() == QEvent::KeyPress ? static_cast<QKeyEvent*>(event)->key() : 0;
        if (!editor || (key != Qt::Key_Return && key != Qt::Key_Enter))
            return QStyledItemDelegate::eventFilter(object, event);
        Q_EMIT commitData(editor);
        Q_EMIT closeEditor(editor, NoHint);
        return true;
    }
};

} // namespace

RuleFields::RuleFields(QWidget* parent)
    : QWidget(parent)
    , m_form(new QFormLayout(this))
{
    m_form->setContentsMargins(0, 0, 0, 0);
    m_form->setHorizontalSpacing(Space::m);
    m_form->setVerticalSpacing(Space::s);
    m_form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);

    addLine(tr("&Factor"), QStringLiteral("unitFactor"), QStringLiteral("factor"), {RuleKind::Unit})->setToolTip(tr("new = old × factor + offset"));
    addLine(tr("&Offset"), QStringLiteral("unitOffset"), QStringLiteral("offset"), {RuleKind::Unit})->setPlaceholderText(QStringLiteral("0"));
    m_type = new QComboBox;
    m_type->setObjectName(QStringLiteral("castType"));
    m_type->setEditable(true);
    m_type->addItems({QStringLiteral("INTEGER"), QStringLiteral("BIGINT"), QStringLiteral("DOUBLE PRECISION"), QStringLiteral("NUMERIC"), QStringLiteral("TEXT"),
        QStringLiteral("BOOLEAN"), QStringLiteral("DATE"), QStringLiteral("TIMESTAMP")});
    connect(m_type, &QComboBox::currentTextChanged, this, &RuleFields::changed);
    addRow(tr("&Type"), m_type, {RuleKind::Cast});
    addRow(tr("&Values"), makeTable(), {RuleKind::ValueMap});
    m_unmapped = new QComboBox;
    m_unmapped->setObjectName(QStringLiteral("onUnmapped"));
    for (const char* mode : {"error", "null", "keep", "default"})
        m_unmapped->addItem(unmappedWords(QLatin1String(mode), tr("this value:")), QString::fromLatin1(mode));
    m_unmappedValue = new QLineEdit;
    m_unmappedValue->setObjectName(QStringLiteral("unmappedDefault"));
    m_unmappedValue->setAccessibleName(tr("Value for everything the table lacks"));
    auto* other = new QWidget;
    auto* otherRow = new QHBoxLayout(other);
    otherRow->setContentsMargins(0, 0, 0, 0);
    otherRow->addWidget(m_unmapped);
    otherRow->addWidget(m_unmappedValue, 1);
    other->setFocusProxy(m_unmapped);
    connect(m_unmapped, &QComboBox::currentIndexChanged, this, [this] {
        m_unmappedValue->setVisible(m_unmapped->currentData().toString() == QLatin1String("default"));
        Q_EMIT changed();
    });
    connect(m_unmappedValue, &QLineEdit::textChanged, this, &RuleFields::changed);
    m_unmappedValue->hide();
    addRow(tr("&Any other value"), other, {RuleKind::ValueMap});
    addLine(tr("Sepa&rator"), QStringLiteral("separator"), QStringLiteral("separator"), {RuleKind::Split, RuleKind::Concat});
    addLine(tr("&Value"), QStringLiteral("constantValue"), QStringLiteral("value"), {RuleKind::Constant})->setToolTip(tr("A number, true, false, null, or a text; put a text that looks like a number in quotes"));
    addLine(tr("&Table"), QStringLiteral("lookupTable"), QStringLiteral("table"), {RuleKind::Lookup});
    addLine(tr("Table's &key"), QStringLiteral("lookupKey"), QStringLiteral("key"), {RuleKind::Lookup});
    addLine(tr("Table's &value"), QStringLiteral("lookupValue"), QStringLiteral("value"), {RuleKind::Lookup});
    m_miss = new QComboBox;
    m_miss->setObjectName(QStringLiteral("lookupMiss"));
    for (const char* mode : {"null", "error"})
        m_miss->addItem(unmappedWords(QLatin1String(mode), {}), QString::fromLatin1(mode));
    connect(m_miss, &QComboBox::currentIndexChanged, this, &RuleFields::changed);
    addRow(tr("A key not &found"), m_miss, {RuleKind::Lookup});
    m_expression = new QPlainTextEdit;
    m_expression->setObjectName(QStringLiteral("ruleExpression"));
    m_expression->setFont(Theme::monoFont());
    m_expression->setTabChangesFocus(true);
    m_expression->setFixedHeight(96);
    m_expression->setPlaceholderText(tr("SQL over the columns of v1, e.g. coalesce(first_name, '') || last_name"));
    connect(m_expression, &QPlainTextEdit::textChanged, this, &RuleFields::changed);
    addRow(tr("&Expression"), m_expression, {RuleKind::Derived});
}

void RuleFields::addRow(const QString& label, QWidget* field, std::initializer_list<RuleKind> kinds)
{
    m_form->addRow(label, field);
    if (field->accessibleName().isEmpty())
        field->setAccessibleName(QString(label).remove(QLatin1Char('&')));
    m_rows.append({field, kinds});
}

QLineEdit* RuleFields::addLine(const QString& label, const QString& name, const QString& parameter, std::initializer_list<RuleKind> kinds)
{
    auto* edit = new QLineEdit;
    edit->setObjectName(name);
    connect(edit, &QLineEdit::textChanged, this, &RuleFields::changed);
    addRow(label, edit, kinds);
    m_lines.append({edit, parameter, kinds});
    return edit;
}

QWidget* RuleFields::makeTable()
{
    auto* holder = new QWidget;
    auto* column = new QVBoxLayout(holder);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Space::xs);
    m_table = new QTableWidget(0, 2);
    m_table->setObjectName(QStringLiteral("valueTable"));
    m_table->setItemDelegate(new ValueDelegate(m_table));
    m_table->setAccessibleName(tr("Values of v1 and what they become"));
    m_table->setHorizontalHeaderLabels({tr("Value in v1"), tr("Value in v2")});
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(28);
    m_table->setFont(Theme::monoFont());
    m_table->setTabKeyNavigation(false);
    m_table->setFixedHeight(180);
    m_table->setFrameShape(QFrame::StyledPanel);
    auto* buttons = new QHBoxLayout;
    auto* add = new QPushButton(Icons::get(QStringLiteral("plus")), tr("Add a value"));
    add->setObjectName(QStringLiteral("valueAdd"));
    auto* remove = new QPushButton(Icons::get(QStringLiteral("minus")), tr("Remove"));
    remove->setObjectName(QStringLiteral("valueRemove"));
    for (QPushButton* button : {add, remove}) {
        button->setProperty("kind", QStringLiteral("quiet"));
        button->setAutoDefault(false);
        buttons->addWidget(button);
    }
    buttons->addStretch();
    column->addWidget(m_table);
    column->addLayout(buttons);
    holder->setFocusProxy(m_table);
    connect(add, &QPushButton::clicked, this, [this] {
        addValue({}, {});
        m_table->setCurrentCell(m_table->rowCount() - 1, 0);
        m_table->editItem(m_table->currentItem());
        Q_EMIT changed();
    });
    connect(remove, &QPushButton::clicked, this, [this] {
        if (m_table->currentRow() >= 0)
            m_table->removeRow(m_table->currentRow());
        Q_EMIT changed();
    });
    connect(m_table, &QTableWidget::itemChanged, this, [this] {
        if (!m_filling)
            Q_EMIT changed();
    });
    return holder;
}

void RuleFields::addValue(const QString& before, const QString& after)
{
    m_filling = true;
    const int row = m_table->rowCount();
    m_table->insertRow(row);
    m_table->setItem(row, 0, new QTableWidgetItem(before));
    m_table->setItem(row, 1, new QTableWidgetItem(after));
    m_filling = false;
}

void RuleFields::setRule(const Rule& rule)
{
    m_rule = rule;
    for (const Line& line : std::as_const(m_lines)) {
        const QJsonValue value = rule.params.value(line.parameter);
        if (value.isUndefined() || !line.kinds.contains(rule.kind))
            continue;
        const bool verbatim = isVerbatim(line.parameter) || rule.kind == RuleKind::Lookup;
        line.edit->setText(verbatim ? value.toString() : valueToText(value));
    }
    m_type->setCurrentText(rule.params.value(QLatin1String("to")).toString());
    const QJsonObject values = rule.params.value(QLatin1String("values")).toObject();
    for (auto it = values.begin(); it != values.end(); ++it)
        addValue(it.key(), valueToText(it.value()));
    const QString mode = rule.params.value(QLatin1String("onUnmapped")).toString();
    m_unmapped->setCurrentIndex(std::max(0, m_unmapped->findData(mode)));
    if (rule.kind == RuleKind::ValueMap && rule.params.contains(QLatin1String("default")))
        m_unmappedValue->setText(valueToText(rule.params.value(QLatin1String("default"))));
    m_miss->setCurrentIndex(std::max(0, m_miss->findData(rule.params.value(QLatin1String("miss")).toString())));
    m_expression->setPlainText(rule.expression);
    setKind(rule.kind);
}

void RuleFields::setKind(RuleKind kind)
{
    m_kind = kind;
    bool any = false;
    for (const Row& row : std::as_const(m_rows)) {
        const bool shown = row.kinds.contains(kind);
        m_form->setRowVisible(row.field, shown);
        any = any || shown;
    }
    setVisible(any);
}

void RuleFields::writeTo(Rule& rule) const
{
    if (rule.kind != m_rule.kind)
        rule.params = {};
    rule.expression = rule.kind == RuleKind::Derived ? m_expression->toPlainText().trimmed() : QString();
    for (const Line& line : m_lines) {
        if (!line.kinds.contains(rule.kind))
            continue;
        const QString text = line.edit->text();
        const bool verbatim = isVerbatim(line.parameter) || rule.kind == RuleKind::Lookup;
        if (text.isEmpty())
            rule.params.remove(line.parameter);
        else if (verbatim)
            rule.params.insert(line.parameter, text);
        else if (bool isNumeric = false; isNumber(line.parameter)) {
            const double number = text.trimmed().toDouble(&isNumeric);
            rule.params.insert(line.parameter, isNumeric ? QJsonValue(number) : QJsonValue(text));
        } else
            rule.params.insert(line.parameter, valueFromText(text));
    }
    if (rule.kind == RuleKind::Cast)
        rule.params.insert(QStringLiteral("to"), m_type->currentText().trimmed());
    if (rule.kind == RuleKind::Lookup && rule.params.value(QLatin1String("miss")).toString() != QLatin1String("default"))
        rule.params.insert(QStringLiteral("miss"), m_miss->currentData().toString());
    if (rule.kind != RuleKind::ValueMap)
        return;
    QJsonObject values;
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const QString before = m_table->item(row, 0) ? m_table->item(row, 0)->text() : QString();
        const QString after = m_table->item(row, 1) ? m_table->item(row, 1)->text() : QString();
        if (!before.isEmpty() || !after.isEmpty())
            values.insert(before, valueFromText(after));
    }
    rule.params.insert(QStringLiteral("values"), values);
    rule.params.insert(QStringLiteral("onUnmapped"), m_unmapped->currentData().toString());
    rule.params.remove(QStringLiteral("default"));
    if (m_unmapped->currentData().toString() == QLatin1String("default") && !m_unmappedValue->text().isEmpty())
        rule.params.insert(QStringLiteral("default"), valueFromText(m_unmappedValue->text()));
}

QString RuleFields::problem(const Rule& rule) const
{
    if (rule.kind == RuleKind::Cast && m_type->currentText().trimmed().isEmpty())
        return tr("A cast needs the type to cast to.");
    if (rule.kind == RuleKind::Derived)
        return expressionProblem(rule);
    if (rule.kind != RuleKind::ValueMap)
        return {};
    QStringList seen;
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const QString before = m_table->item(row, 0) ? m_table->item(row, 0)->text() : QString();
        if (seen.contains(before))
            return tr("The value '%1' stands in the table twice. Remove one of the rows.").arg(before);
        seen << before;
    }
    return {};
}

QString RuleFields::expressionProblem(const Rule& rule) const
{
    if (rule.expression.isEmpty())
        return {};
    const Result<mapping::ExpressionPtr> parsed = mapping::parseExpression(rule.expression);
    if (!parsed)
        return parsed.error().toText();
    for (const QString& column : mapping::expressionColumns(**parsed)) {
        if (!rule.inputs.contains(column, Qt::CaseInsensitive))
            return tr("The expression reads %1, which is not among the rule's columns of v1. Add it to them.").arg(column);
    }
    return {};
}

} // namespace skein::ui
