#include "ui/migration/scopetab.h"

#include "models/control/control.h"
#include "models/items/catalog/statewords.h"
#include "models/items/records/recordwords.h"
#include "ui/theme/theme.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/confirmdialog.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/inspector.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/statestack.h"

#include <QHeaderView>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QSplitter>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>

namespace skein::ui {

using campaign::Consumer;
using campaign::Migration;

ScopeTab::ScopeTab(control::Control* control, QWidget* parent)
    : QWidget(parent)
    , m_control(control)
{
    m_search = new SearchField;
    m_search->setPlaceholderText(tr("Find a consumer, column, file or reason"));
    m_search->setObjectName(QStringLiteral("scopeSearch"));
    const auto button = [&](const QString& text, const char* name) {
        auto* made = new QPushButton(text);
        made->setObjectName(QLatin1String(name));
        return made;
    };
    m_in = button(tr("Take in…"), "scopeIn");
    m_out = button(tr("Leave out…"), "scopeOut");
    m_retry = button(tr("Retry"), "scopeRetry");
    m_skip = button(tr("Skip…"), "scopeSkip");
    m_grain = button(tr("Go on all the same…"), "scopeGrain");
    m_cluster = button(tr("Retry all with this failure"), "scopeCluster");
    auto* top = new QHBoxLayout;
    top->setSpacing(Space::s);
    top->addWidget(m_search, 1);
    for (QPushButton* verb : {m_grain, m_cluster, m_retry, m_skip, m_in, m_out})
        top->addWidget(verb);
    auto* chips = new QWidget;
    m_chips = new FlowLayout;
    m_chips->setContentsMargins(0, 0, 0, 0);
    chips->setLayout(m_chips);
    m_message = new QLabel;
    m_message->setWordWrap(true);
    Theme::setProperty(m_message, "tone", QStringLiteral("danger"));
    m_message->hide();

    m_rows = new items::RowsModel(this);
    m_rows->setHeaders(items::consumerHeaders());
    m_table = new DataTable;
    m_table->setObjectName(QStringLiteral("scopeTable"));
    m_table->setAccessibleName(tr("Consumers"));
    m_table->setModel(m_rows);
    m_table->setColumnWidths({176, 180, 128, 168, 200, 110, 100, 100});
    m_table->setStretchColumn(4);
    // The inspector says these too.
    m_table->setRoomNeeded(5, 1080);
    m_table->setRoomNeeded(6, 1180);
    m_table->setRoomNeeded(7, 1280);
    m_table->setSortingEnabled(true);
    m_table->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_state = new StateStack;
    m_state->setContent(m_table);

    auto* left = new QWidget;
    auto* column = new QVBoxLayout(left);
    column->setContentsMargins(Space::l, Space::m, Space::l, Space::l);
    column->setSpacing(Space::s);
    column->addLayout(top);
    column->addWidget(chips);
    column->addWidget(m_message);
    column->addWidget(m_state, 1);
    m_inspector = new Inspector;
    auto* splitter = new QSplitter;
    splitter->addWidget(left);
    splitter->addWidget(m_inspector);
    splitter->setStretchFactor(0, 1);
    splitter->setChildrenCollapsible(false);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(splitter);

    connect(m_search, &SearchField::searchChanged, this, [this](const QString& text) {
        m_filter.text = text;
        refresh();
    });
    connect(m_table, &DataTable::currentIdChanged, this, [this](const QString& id) {
        if (id == m_consumer)
            return;
        m_consumer = id;
        if (const auto migration = m_control->migration(m_id))
            refreshInspector(*migration);
        Q_EMIT consumerChosen(id);
    });
    connect(m_table, &DataTable::linkActivated, this, &ScopeTab::linkActivated);
    connect(m_inspector, &Inspector::linkActivated, this, &ScopeTab::linkActivated);
    connect(m_state, &StateStack::actionTriggered, this, [this] {
        m_search->clear();
        m_filter = {};
        refresh();
    });
    connect(m_in, &QPushButton::clicked, this, [this] { askDecision(true); });
    connect(m_out, &QPushButton::clicked, this, [this] { askDecision(false); });
    connect(m_retry, &QPushButton::clicked, this, [this] { retry(selected([](const Consumer& c) { return items::canRetry(c.state); })); });
    connect(m_skip, &QPushButton::clicked, this, &ScopeTab::askSkip);
    connect(m_grain, &QPushButton::clicked, this, &ScopeTab::askGrain);
    connect(m_cluster, &QPushButton::clicked, this, [this] {
        const auto migration = m_control->migration(m_id);
        const Consumer* consumer = migration ? chosen(*migration) : nullptr;
        if (!consumer)
            return;
        for (const items::FailureCluster& cluster : items::failureClusters(*migration)) {
            if (cluster.signature == consumer->signature)
                retry(cluster.consumers);
        }
    });
}

void ScopeTab::show(const QString& migrationId, const QString& consumer)
{
    if (migrationId != m_id) {
        m_id = migrationId;
        m_filter = {};
        m_consumer.clear();
        m_message->hide();
    }
    if (!consumer.isEmpty()) // without one the row that is chosen stays so
        m_consumer = consumer;
    refresh();
    if (!consumer.isEmpty())
        m_table->selectId(consumer);
}

void ScopeTab::setStateFilter(const QString& state)
{
    m_filter.state = state;
    refresh();
}

void ScopeTab::refresh()
{
    const auto migration = m_control->migration(m_id);
    if (!migration) {
        m_state->showEmpty(QStringLiteral("migrations"), tr("There is no migration %1").arg(m_id), tr("It may belong to another workspace."));
        return;
    }
    refreshChips(*migration);
    const QVector<items::RowsModel::Row> rows = items::consumerRows(*migration, m_filter);
    m_rows->setRows(rows);
    if (migration->consumers.isEmpty())
        m_state->showEmpty(QStringLiteral("search"), tr("Nobody is known to read it yet"), tr("Lineage, code and catalog are searched as soon as the migration is submitted."));
    else if (rows.isEmpty())
        m_state->showEmpty(QStringLiteral("filter"), tr("No consumer fits the filter"), tr("%n consumer(s) are hidden by it.", nullptr, int(migration->consumers.size())), tr("Show all"));
    else
        m_state->showContent();
    refreshInspector(*migration);
}

void ScopeTab::refreshChips(const Migration& migration)
{
    const QVector<items::NamedCount> states = items::consumerStates(migration);
    while (m_chipList.size() < states.size()) {
        auto* chip = new Chip;
        chip->setCheckable(true);
        m_chips->addWidget(chip);
        connect(chip, &Chip::clicked, this, [this, chip] {
            const QString state = chip->property("state").toString();
            setStateFilter(m_filter.state == state ? QString() : state);
        });
        m_chipList << chip;
    }
    for (int i = 0; i < m_chipList.size(); ++i) {
        m_chipList[i]->setVisible(i < states.size());
        if (i >= states.size())
            continue;
        m_chipList[i]->setTexts(states[i].words, QLocale().toString(states[i].count));
        m_chipList[i]->setMark(states[i].name == QLatin1String("grain") ? MarkKind::Decide : items::migrationStateMark(states[i].name));
        m_chipList[i]->setProperty("state", states[i].name);
        m_chipList[i]->setChecked(m_filter.state == states[i].name);
    }
}

const Consumer* ScopeTab::chosen(const Migration& migration) const
{
    for (const Consumer& consumer : migration.consumers) {
        if (consumer.ref.toString() == m_consumer)
            return &consumer;
    }
    return nullptr;
}

QVector<EntityRef> ScopeTab::selected(const std::function<bool(const Consumer&)>& test) const
{
    QVector<EntityRef> refs;
    const auto migration = m_control->migration(m_id);
    const QStringList ids = m_table->selectedIds();
    if (!migration)
        return refs;
    for (const Consumer& consumer : migration->consumers) {
        if (ids.contains(consumer.ref.toString()) && test(consumer))
            refs << consumer.ref;
    }
    return refs;
}

void ScopeTab::refreshInspector(const Migration& migration)
{
    const Consumer* consumer = chosen(migration);
    const bool writable = !m_control->isReadOnly();
    m_grain->setVisible(consumer && items::waitsForGrain(*consumer));
    m_cluster->setVisible(consumer && !consumer->signature.isEmpty() && items::canRetry(consumer->state));
    m_retry->setEnabled(writable && consumer && items::canRetry(consumer->state));
    m_skip->setEnabled(writable && consumer && consumer->decision == QLatin1String("in"));
    m_in->setVisible(consumer && consumer->decision == QLatin1String("out"));
    m_out->setVisible(!m_in->isVisibleTo(this));
    m_out->setEnabled(writable && consumer);
    m_in->setEnabled(writable);
    m_grain->setEnabled(writable);
    m_cluster->setEnabled(writable);
    if (!consumer) {
        m_inspector->showNothing(tr("Select a consumer to see the evidence for it, what its code uses and what stands in its way."));
        return;
    }
    m_inspector->begin(tr("Consumer · %1").arg(consumer->framework), consumer->ref.name);
    const QString state = campaign::consumerStateName(consumer->state);
    m_inspector->addPill(items::migrationStateMark(state), items::migrationStateWords(state));
    if (items::waitsForGrain(*consumer))
        m_inspector->addPill(MarkKind::Decide, tr("grain"));
    if (consumer->isNew)
        m_inspector->addPill(MarkKind::Person, tr("new since start"));
    if (!consumer->because.isEmpty())
        m_inspector->addText(items::recordWords(consumer->because), false);
    QVector<KeyValueList::Row> rows;
    const auto row = [&](const QString& key, const QString& value, const QString& address = {}, bool mono = false) {
        if (!value.isEmpty())
            rows.append({key, value, address, MarkKind::None, mono});
    };
    row(tr("Owner"), consumer->owner.isEmpty() ? tr("nobody") : consumer->owner);
    row(tr("Repository"), consumer->repository);
    row(tr("Files"), consumer->paths.join(QLatin1Char('\n')), {}, true);
    row(tr("Evidence"), consumer->evidence.join(QStringLiteral(", ")));
    row(tr("Decision"), consumer->decisionReason.isEmpty() ? consumer->decision : QStringLiteral("%1: %2").arg(consumer->decision, items::recordWords(consumer->decisionReason)));
    row(tr("Reads"), consumer->columnsUsed.join(QStringLiteral(", ")), {}, true);
    row(tr("Change"), consumer->changeId, QStringLiteral("skein://reviews/") + consumer->changeId);
    if (consumer->attempts > 0)
        row(tr("Attempts"), QString::number(consumer->attempts));
    if (consumer->nextTryAt.isValid())
        row(tr("Next try"), consumer->nextTryAt.toLocalTime().toString(QStringLiteral("HH:mm:ss")));
    row(tr("In the catalog"), tr("open"), QStringLiteral("skein://catalog/") + QString::fromLatin1(QUrl::toPercentEncoding(consumer->ref.toString())));
    row(tr("Its code"), tr("preview"),
        QStringLiteral("skein://migrations/%1/code/consumer/%2").arg(m_id, QString::fromLatin1(QUrl::toPercentEncoding(consumer->ref.toString()))));
    m_inspector->addRows(rows);
    if (!consumer->diagnostics.isEmpty())
        m_inspector->addHeading(tr("Diagnosis"));
    for (const campaign::Diagnostic& diagnostic : consumer->diagnostics) {
        m_inspector->addText(QStringLiteral("%1 · %2").arg(diagnostic.rung, items::diagnosticPlace(diagnostic)));
        m_inspector->addText(items::recordWords(diagnostic.message), false);
        if (!diagnostic.text.isEmpty())
            m_inspector->addText(diagnostic.text)->setFont(Theme::monoFont());
        if (!diagnostic.remedy.isEmpty())
            m_inspector->addText(tr("→ %1").arg(items::recordWords(diagnostic.remedy)));
    }
}

void ScopeTab::tell(const Status& status)
{
    m_message->setVisible(!status.ok());
    if (!status)
        m_message->setText(items::recordWords(status.error()).toText());
    refresh();
}

void ScopeTab::askDecision(bool in)
{
    const QVector<EntityRef> refs = selected([in](const Consumer& c) { return (c.decision == QLatin1String("in")) != in; });
    if (refs.isEmpty())
        return;
    auto* dialog = new ConfirmDialog(in ? tr("Take %n consumer(s) in?", nullptr, int(refs.size())) : tr("Leave %n consumer(s) out?", nullptr, int(refs.size())),
        in ? tr("Take in") : tr("Leave out"), this);
    dialog->addEffect(MarkKind::Person, in ? tr("They are moved to v2 like the others") : tr("They stay on v1 and are listed as readers that block its retirement"));
    dialog->askReason(tr("Reason"), true);
    connect(dialog, &ConfirmDialog::confirmed, this, [this, refs, in](const QString& reason) {
        for (const EntityRef& ref : refs)
            m_control->setScopeDecision(m_id, ref, in, reason, [self = QPointer<ScopeTab>(this)](const Status& status) {
                if (self)
                    self->tell(status);
            });
    });
    dialog->open();
}

void ScopeTab::askSkip()
{
    const QVector<EntityRef> refs = selected([](const Consumer& c) { return c.decision == QLatin1String("in"); });
    if (refs.isEmpty())
        return;
    auto* dialog = new ConfirmDialog(tr("Skip %n consumer(s)?", nullptr, int(refs.size())), tr("Skip"), this);
    dialog->addEffect(MarkKind::Skipped, tr("Nothing is changed for them; they count as settled and go on reading v1"));
    dialog->askReason(tr("Reason"), true);
    connect(dialog, &ConfirmDialog::confirmed, this, [this, refs](const QString& reason) {
        for (const EntityRef& ref : refs)
            m_control->skipConsumer(m_id, ref, reason, [self = QPointer<ScopeTab>(this)](const Status& status) {
                if (self)
                    self->tell(status);
            });
    });
    dialog->open();
}

void ScopeTab::askGrain()
{
    const auto migration = m_control->migration(m_id);
    const Consumer* consumer = migration ? chosen(*migration) : nullptr;
    if (!consumer)
        return;
    const QVector<EntityRef> refs {consumer->ref};
    auto* dialog = new ConfirmDialog(tr("Let %1 go on?").arg(consumer->ref.name), tr("Go on all the same"), this);
    for (const campaign::Diagnostic& diagnostic : consumer->diagnostics) {
        if (diagnostic.rung == QLatin1String("grain"))
            dialog->addEffect(MarkKind::Held, QStringLiteral("%1: %2").arg(items::diagnosticPlace(diagnostic), items::recordWords(diagnostic.message)));
    }
    dialog->addEffect(MarkKind::Running, tr("Its shadow run compares old and new output before anything is switched"));
    dialog->askReason(tr("Reason"), true);
    connect(dialog, &ConfirmDialog::confirmed, this, [this, refs](const QString& reason) {
        m_control->acceptGrain(m_id, refs, reason, [self = QPointer<ScopeTab>(this)](const Status& status) {
            if (self)
                self->tell(status);
        });
    });
    dialog->open();
}

void ScopeTab::retry(const QVector<EntityRef>& consumers)
{
    if (consumers.isEmpty())
        return;
    m_control->retryConsumers(m_id, consumers, [self = QPointer<ScopeTab>(this)](const Status& status) {
        if (self)
            self->tell(status);
    });
}

} // namespace skein::ui
