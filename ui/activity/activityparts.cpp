// How the activity page is put together: filters, verbs, menus.
#include "ui/activity/activitypage.h"

#include "models/control/control.h"
#include "models/items/activity/journaltable.h"
#include "models/items/cellroles.h"
#include "models/items/records/recordwords.h"
#include "ui/theme/icons.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/inspector.h"
#include "ui/widgets/pageheader.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/statestack.h"
#include "ui/widgets/toast.h"

#include <QAction>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QSplitter>
#include <QVBoxLayout>

namespace skein::ui {

namespace {

void popUpBelow(QMenu* menu, const QWidget* widget)
{
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->popup(widget->mapToGlobal(QPoint(0, widget->height() + 2)));
}

} // namespace

void ActivityPage::build()
{
    header()->setTitle(title());
    m_search = new SearchField(tr("Search who, what, target, reason"), this);
    m_search->setFocusShortcut(QKeySequence::Find);
    m_search->setAccessibleName(tr("Search the journal"));
    header()->setMiddle(m_search);
    m_follow = new QAction(Icons::get(QStringLiteral("arrow-down")), tr("Follow"), this);
    m_follow->setCheckable(true);
    m_follow->setChecked(true);
    m_follow->setToolTip(tr("Stay at the newest line"));
    m_export = new QAction(Icons::get(QStringLiteral("export")), tr("Export…"), this);
    m_export->setToolTip(tr("The lines that are shown, as CSV or JSON"));
    m_verify = new QAction(Icons::get(QStringLiteral("lock")), tr("Verify chain"), this);
    m_verify->setToolTip(tr("Compute every hash again: was a line changed, removed or put in?"));
    header()->addVerb(m_follow);
    QPushButton* out = header()->addVerb(m_export);
    header()->setPrimaryVerb(m_verify);
    connect(m_follow, &QAction::toggled, this, &ActivityPage::setFollowing);
    connect(m_verify, &QAction::triggered, this, &ActivityPage::verify);
    connect(m_export, &QAction::triggered, this, [this, out] {
        auto* menu = new QMenu(this);
        menu->addAction(tr("Shown lines as CSV…"), this, [this] { chooseExport(QStringLiteral("csv")); });
        menu->addAction(tr("Shown lines as JSON, with hashes…"), this, [this] { chooseExport(QStringLiteral("json")); });
        popUpBelow(menu, out);
    });

    m_lines = new items::JournalTable(this);
    m_table = new DataTable;
    m_table->setAccessibleName(tr("Journal"));
    m_table->setModel(m_lines);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setColumnWidths({150, 100, 240, 168, 92, 100});
    m_table->setStretchColumn(items::JournalTable::What);
    m_stack = new StateStack;
    m_stack->setContent(m_table);
    m_inspector = new Inspector;
    auto* left = new QWidget;
    auto* column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildFilters());
    column->addWidget(m_stack, 1);
    auto* sides = new QSplitter(Qt::Horizontal);
    sides->setChildrenCollapsible(false);
    sides->setHandleWidth(1);
    sides->addWidget(left);
    sides->addWidget(m_inspector);
    sides->setStretchFactor(0, 1);
    sides->setStretchFactor(1, 0);
    sides->setSizes({900, 340});
    setContent(sides);
    m_toasts = new ToastManager(this);

    connect(m_search, &SearchField::searchChanged, this, [this](const QString& text) {
        items::JournalView view = m_view;
        view.text = text.trimmed();
        setView(view);
    });
    connect(m_table, &DataTable::currentIdChanged, this, [this](const QString& id) {
        if (!id.isEmpty() && m_table->currentIndex().row() + 1 < m_lines->rowCount())
            setFollowing(false); // somebody reads
        inspect(id.toLongLong());
    });
    connect(m_table, &DataTable::linkActivated, this, &Page::navigateRequested);
    connect(m_table, &DataTable::rowActivated, this, [this](const QModelIndex& index) {
        const store::JournalEvent* line = m_lines->event(index.row());
        if (line && !items::addressOf(*line).isEmpty())
            Q_EMIT navigateRequested(items::addressOf(*line));
    });
    connect(m_inspector, &Inspector::linkActivated, this, &Page::navigateRequested);
    // Scrolling away from the end is reading: new lines must not pull the page along.
    QScrollBar* bar = m_table->verticalScrollBar();
    connect(bar, &QScrollBar::actionTriggered, this, [this, bar] {
        if (bar->sliderPosition() < bar->maximum())
            setFollowing(false);
    });
    connect(bar, &QScrollBar::rangeChanged, this, [this] {
        if (m_following)
            m_table->scrollToBottom();
    });
    connect(m_stack, &StateStack::actionTriggered, this, [this] {
        if (!m_control->isOpen()) {
            Q_EMIT navigateRequested(QStringLiteral("skein://action/open-sample"));
        } else if (m_error) {
            reset();
        } else if (!m_atStart) {
            readOlder();
        } else {
            m_search->clear();
            setView({});
        }
    });
}

QWidget* ActivityPage::buildFilters()
{
    auto* bar = new QWidget;
    bar->setAttribute(Qt::WA_StyledBackground);
    bar->setProperty("surface", QStringLiteral("bar"));
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(Space::l, Space::s, Space::l, Space::s);
    row->setSpacing(6);
    m_kinds = new Chip(bar);
    m_subject = new Chip(bar);
    m_older = new Chip(tr("Read older lines"), bar);
    for (Chip* chip : {m_kinds, m_subject}) {
        chip->setMenuIndicator(true);
        chip->setCheckable(true);
        row->addWidget(chip);
    }
    row->addWidget(m_older);
    row->addStretch(1);
    m_count = new ElidedLabel(bar);
    m_count->setProperty("tone", QStringLiteral("muted"));
    m_count->setProperty("textStyle", QStringLiteral("small"));
    row->addWidget(m_count);
    connect(m_kinds, &Chip::clicked, this, &ActivityPage::kindMenu);
    connect(m_subject, &Chip::clicked, this, &ActivityPage::subjectMenu);
    connect(m_older, &Chip::clicked, this, &ActivityPage::readOlder);
    return bar;
}

void ActivityPage::updateChips()
{
    QStringList left = items::journalKinds();
    for (const QString& kind : std::as_const(m_view.kinds))
        left.removeAll(kind);
    const bool all = m_view.kinds.isEmpty() || left.isEmpty();
    QString words = tr("everything");
    if (!all && left == QStringList {QStringLiteral("intent")}) {
        words = tr("outcomes");
    } else if (!all) {
        words = items::journalKindWords(m_view.kinds.constFirst());
        if (m_view.kinds.size() > 1)
            words += tr(" +%1").arg(m_view.kinds.size() - 1);
    }
    m_kinds->setTexts(tr("Show"), words);
    m_kinds->setChecked(!all && words != tr("outcomes"));
    m_subject->setTexts(tr("Belongs to"), m_view.subject.isEmpty() ? tr("anything") : m_view.subject);
    m_subject->setChecked(!m_view.subject.isEmpty());
}

void ActivityPage::kindMenu()
{
    updateChips(); // the filter decides whether the chip is pressed, not the click
    auto* menu = new QMenu(this);
    const QStringList all = items::journalKinds();
    for (const QString& kind : all) {
        QAction* action = menu->addAction(items::journalKindWords(kind));
        action->setCheckable(true);
        action->setChecked(m_view.kinds.isEmpty() || m_view.kinds.contains(kind));
        connect(action, &QAction::toggled, this, [this, kind, all](bool on) {
            items::JournalView view = m_view;
            if (view.kinds.isEmpty())
                view.kinds = all;
            if (on && !view.kinds.contains(kind))
                view.kinds << kind;
            else if (!on && view.kinds.size() > 1)
                view.kinds.removeAll(kind);
            setView(view);
        });
    }
    menu->addSeparator();
    menu->addAction(tr("Only what people did"), this, [this] {
        items::JournalView view = m_view;
        view.kinds = {QStringLiteral("human")};
        setView(view);
    });
    menu->addAction(tr("Everything"), this, [this] {
        items::JournalView view = m_view;
        view.kinds.clear();
        setView(view);
    });
    popUpBelow(menu, m_kinds);
}

void ActivityPage::subjectMenu()
{
    updateChips();
    auto* menu = new QMenu(this);
    const auto choose = [this](const QString& subject) {
        items::JournalView view = m_view;
        view.subject = subject;
        setView(view);
        Q_EMIT locationChanged();
    };
    menu->addAction(tr("anything"), this, [choose] { choose({}); });
    menu->addSeparator();
    const QStringList subjects = m_lines->subjects();
    for (const QString& subject : subjects)
        menu->addAction(subject, this, [choose, subject] { choose(subject); });
    popUpBelow(menu, m_subject);
}

void ActivityPage::chooseExport(const QString& suffix)
{
    const QString name = QStringLiteral("journal.") + suffix;
    auto* dialog = new QFileDialog(this, tr("Save the journal"), name, suffix == QLatin1String("csv") ? tr("CSV table (*.csv)") : tr("JSON (*.json)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(suffix);
    dialog->selectFile(name);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        if (const Status done = exportTo(path); !done)
            m_toasts->showError(tr("Could not write the file"), items::recordWords(done.error()).toText());
        else
            m_toasts->showDone(tr("Written to %1").arg(path));
    });
    dialog->open();
}

} // namespace skein::ui
