#include "ui/migration/mappingtab.h"

#include "models/control/control.h"
#include "models/items/records/recordwords.h"
#include "ui/migration/mappingcommand.h"
#include "ui/migration/mappingdetail.h"
#include "ui/migration/mappingsample.h"
#include "ui/migration/ruledialog.h"
#include "ui/theme/theme.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/statestack.h"

#include <QComboBox>
#include <QKeyEvent>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QSignalBlocker>

namespace skein::ui {

MappingTab::MappingTab(control::Control* control, QWidget* parent)
    : QWidget(parent)
    , m_control(control)
    , m_undo(new QUndoStack(this))
{
    m_undo->setUndoLimit(200);
    build();
    connect(control, &control::Control::mappingChanged, this, [this](const QString& id) {
        if (isVisible() && id == m_id && m_saving == 0) // else show() does it
            reload();
    });
    connect(control, &control::Control::migrationsChanged, this, [this](const QString& id) {
        if (isVisible() && !m_id.isEmpty() && (id.isEmpty() || id == m_id) && m_saving == 0)
            reload();
    });
    connect(control, &control::Control::workspaceChanged, this, [this] {
        m_undo->clear();
        refresh();
    });
}

MappingTab::~MappingTab()
{
    m_undo->disconnect(this); // it empties itself as it goes, and tells of it
}

void MappingTab::show(const QString& migrationId, const QString& ruleId)
{
    if (m_id != migrationId) {
        m_id = migrationId;
        m_rule.clear();
        m_mapping = {};
        m_undo->clear();
        showMessage({});
    }
    if (!ruleId.isEmpty())
        m_rule = ruleId;
    if (m_saving == 0)
        reload();
}

void MappingTab::reload()
{
    const std::shared_ptr<const mapping::Mapping> now = m_control->mappingOf(m_id);
    if (!now) {
        m_mapping = {};
        m_undo->clear();
    } else if (!(*now == m_mapping)) {
        // Somebody else's edit: undoing ours would undo theirs too. A new version number alone is only our own saving.
        mapping::Mapping same = m_mapping;
        same.version = now->version;
        if (!(same == *now))
            m_undo->clear();
        m_mapping = *now;
    }
    refresh();
}

void MappingTab::refresh()
{
    if (m_mapping.rules.isEmpty()) {
        if (!m_control->migration(m_id))
            m_state->showEmpty(QStringLiteral("migrations"), tr("There is no migration %1").arg(m_id), tr("It may belong to another workspace."));
        else
            m_state->showLoading(tr("Rules are being proposed"), tr("Names, types, values, lineage and history of both versions are compared. The rules appear here by themselves."));
        return;
    }
    m_state->showContent();
    m_lints = mapping::lintMapping(m_mapping);
    const auto migration = m_control->migration(m_id);
    const items::MappingSummary summary = items::summaryOf(m_mapping, migration ? *migration : campaign::Migration());
    m_summary->setText(summary.text);
    m_trouble->setText(summary.trouble);
    Theme::setProperty(m_trouble, "tone", summary.blockedConsumers > 0 ? QStringLiteral("warning") : QStringLiteral("muted"));
    m_version->setText(tr("version %1").arg(m_mapping.version));
    m_filling = true;
    m_rows->setRows(items::ruleRows(m_mapping, m_lints));
    const QSignalBlocker blocker(m_relation);
    m_relation->setCurrentIndex(m_relation->findData(int(m_mapping.grain.rowRelation)));
    m_keys->setText(m_mapping.grain.source.isEmpty() && m_mapping.grain.target.isEmpty() ? tr("no key is stated")
            : tr("key %1 → %2").arg(m_mapping.grain.source.join(QStringLiteral(", ")), m_mapping.grain.target.join(QStringLiteral(", "))));
    if (!m_table->selectId(m_rule)) {
        const QString first = m_mapping.rules.constFirst().id;
        m_rule = first;
        for (const mapping::Rule& rule : std::as_const(m_mapping.rules)) {
            if (rule.kind == mapping::RuleKind::Ambiguous && !rule.isActive() && m_rule == first)
                m_rule = rule.id;
        }
        m_table->selectId(m_rule);
    }
    m_filling = false;
    refreshRule();
}

void MappingTab::refreshRule()
{
    const bool editable = !m_control->isReadOnly();
    const mapping::Rule* rule = m_mapping.rule(m_rule);
    const auto migration = m_control->migration(m_id);
    const bool question = rule && rule->kind == mapping::RuleKind::Ambiguous;
    m_accept->setEnabled(editable && rule && !question && rule->review != mapping::ReviewState::Accepted);
    m_accept->setToolTip(question ? tr("A question cannot be accepted; choose one of its columns") : tr("Accept the rule (A or Return)"));
    m_reject->setEnabled(editable && rule && rule->review != mapping::ReviewState::Rejected);
    m_edit->setEnabled(editable && rule);
    const mapping::Edited all = mapping::acceptAll(m_mapping, threshold(), context());
    m_acceptAll->setEnabled(editable && all.rulesChanged > 0);
    m_acceptAll->setText(tr("Accept all ≥ %1").arg(QLocale().toString(threshold(), 'g', 3)));
    m_acceptAll->setToolTip(all.rulesChanged > 0 ? tr("Accepts %n proposed rule(s)", nullptr, all.rulesChanged) : tr("No proposed rule is as sure as that"));
    m_relation->setEnabled(editable);
    m_undoButton->setEnabled(editable && m_undo->canUndo());
    m_undoButton->setToolTip(m_undo->canUndo() ? tr("Undo: %1 (Ctrl+Z)").arg(m_undo->undoText()) : tr("Nothing to undo"));
    m_redoButton->setEnabled(editable && m_undo->canRedo());
    m_redoButton->setToolTip(m_undo->canRedo() ? tr("Redo: %1 (Ctrl+Shift+Z)").arg(m_undo->redoText()) : tr("Nothing to redo"));
    for (QAction* action : std::as_const(m_importActions))
        action->setEnabled(editable);
    m_detail->showRule(m_mapping, m_rule, m_lints, migration.get(), editable);
    m_sample->showRule(m_id, rule);
}

void MappingTab::apply(const Result<mapping::Edited>& edited)
{
    if (!edited) {
        showMessage(items::recordWords(edited.error()).toText());
        return;
    }
    showMessage({});
    m_undo->push(new MappingCommand(this, m_mapping, *edited));
}

void MappingTab::save(const mapping::Mapping& mapping, const QString& what)
{
    m_mapping = mapping;
    ++m_saving;
    refresh();
    m_control->setMapping(m_id, mapping, what, [self = QPointer<MappingTab>(this), id = m_id](const Status& status) {
        if (!self)
            return;
        --self->m_saving;
        if (self->m_id != id)
            return;
        if (!status) {
            self->showMessage(tr("The edit was not saved. %1").arg(items::recordWords(status.error()).toText()));
            self->m_undo->clear();
            self->m_mapping = {};
        }
        if (self->m_saving == 0) {
            self->reload();
            self->m_sample->refresh();
        }
    });
}

void MappingTab::decide(bool accept)
{
    if (!m_mapping.rule(m_rule) || m_control->isReadOnly())
        return;
    apply(accept ? mapping::acceptRule(m_mapping, m_rule, context()) : mapping::rejectRule(m_mapping, m_rule, context()));
}

void MappingTab::resolve(const QString& column)
{
    m_table->setFocus(); // the button that asked goes with its question
    apply(mapping::resolveAmbiguous(m_mapping, m_rule, column, context()));
}

void MappingTab::acceptSure()
{
    const mapping::Edited edited = mapping::acceptAll(m_mapping, threshold(), context());
    if (edited.rulesChanged > 0)
        apply(edited);
}

void MappingTab::edit()
{
    if (m_dialog || !m_mapping.rule(m_rule) || m_control->isReadOnly())
        return;
    auto* dialog = new RuleDialog(m_mapping, m_rule, context(), this);
    m_dialog = dialog;
    connect(dialog, &QDialog::finished, this, [this] { m_dialog.clear(); });
    connect(dialog, &RuleDialog::edited, this, [this](const mapping::Rule& rule, const QString& note) {
        mapping::EditContext with = context();
        with.note = note;
        apply(mapping::changeRule(m_mapping, rule, with));
    });
    // In a turn of its own: building it is half of the work, showing it the other half.
    QMetaObject::invokeMethod(dialog, &QDialog::open, Qt::QueuedConnection);
}

void MappingTab::showMessage(const QString& text)
{
    m_message->setText(text);
    m_message->setVisible(!text.isEmpty());
}

mapping::EditContext MappingTab::context() const
{
    return {m_control->actor().display(), QDateTime::currentDateTimeUtc(), {}};
}

double MappingTab::threshold() const
{
    const auto migration = m_control->migration(m_id);
    const double policy = migration ? migration->request.policy.autoAcceptConfidence : 0.9;
    return policy > 1 ? 0.9 : policy; // "never by policy" says nothing against a person's doing it
}

bool MappingTab::eventFilter(QObject* object, QEvent* event)
{
    if (object != m_table || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(object, event);
    auto* key = static_cast<QKeyEvent*>(event);
    if (key->modifiers() & ~Qt::KeypadModifier)
        return false;
    switch (key->key()) {
    case Qt::Key_A:
    case Qt::Key_Return:
    case Qt::Key_Enter: decide(true); return true;
    case Qt::Key_R: decide(false); return true;
    case Qt::Key_E: edit(); return true;
    default: return false;
    }
}

} // namespace skein::ui
