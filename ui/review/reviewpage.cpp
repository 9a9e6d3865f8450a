#include "ui/review/reviewpage.h"

#include "models/control/control.h"
#include "models/items/records/recordwords.h"
#include "models/items/review/changerows.h"
#include "ui/review/changedetail.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/confirmdialog.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/pageheader.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/statestack.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QSet>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>

namespace skein::ui {

using review::Change;
using review::ChangeState;

class ReviewPage::Private
{
public:
    Private(ReviewPage* page, control::Control* given)
        : q(page)
        , control(given)
    {
    }
    void build();
    QAction* verb(const char* name, const QString& icon, const QString& text, const std::function<void()>& run, bool danger = false);
    void refresh();
    void refreshVerbs();
    void choose(const QString& id);
    void pickFilter();
    QStringList withMembers(const QStringList& ids) const;
    const Change* change(const QString& id) const;
    QStringList selected(const std::function<bool(const Change&)>& test) const;
    QStringList inState(ChangeState state) const;
    QStringList sameShape() const;
    void run(const std::function<void(control::DoneStatus)>& act);
    void approve(const QStringList& ids, const QString& title);
    void merge(const QStringList& ids);
    void askReason(const QString& title, const QString& verb, const QVector<QPair<MarkKind, QString>>& effects, const std::function<void(const QString&)>& act, bool required = true);

    ReviewPage* q;
    control::Control* control;
    QString current;
    QString file;
    items::ChangeFilter filter;
    bool filterChosen = false; ///< by a person: else the page shows what is not merged yet, if there is any
    QString group;             ///< its row is the current one; then no single change is
    QSet<QString> folded;
    QVector<Change> changes;
    bool moving = false;

    QHash<QString, QAction*> verbs;
    SearchField* search = nullptr;
    QHBoxLayout* chips = nullptr;
    QVector<Chip*> chipList;
    QLabel* message = nullptr;
    StateStack* list = nullptr;
    DataTable* table = nullptr;
    items::ChangeTable* rows = nullptr;
    ChangeDetail* detail = nullptr;
};

ReviewPage::ReviewPage(control::Control* control, QWidget* parent)
    : Page(parent)
    , d(std::make_unique<Private>(this, control))
{
    d->build();
    setRefresh([this] { d->refresh(); }, 60);
    connect(control, &control::Control::changesChanged, this, &ReviewPage::refreshSoon);
    connect(control, &control::Control::workspaceChanged, this, [this] {
        d->current.clear();
        d->group.clear();
        d->filter = {};
        d->filterChosen = false;
        d->refresh();
    });
    connect(this, &Page::aboutToShow, this, &ReviewPage::refreshNow);
    d->refresh();
}

ReviewPage::~ReviewPage() = default;

void ReviewPage::navigate(const QStringList& path)
{
    d->file = path.mid(1).join(QLatin1Char('/'));
    const QString id = path.value(0);
    if (id.isEmpty())
        return;
    d->filter = {};
    d->filterChosen = true; // the named change is to be seen, whatever its state
    d->group.clear();
    d->folded.clear();
    d->current = id;
    d->moving = true; // the row follows the address, not the other way round
    d->search->clear();
    d->refresh();
    d->table->selectId(id);
    d->moving = false;
    d->choose(id);
}

QStringList ReviewPage::location() const
{
    if (d->current.isEmpty())
        return {};
    return d->file.isEmpty() ? QStringList {d->current} : QStringList {d->current, d->file};
}

QAction* ReviewPage::Private::verb(const char* name, const QString& icon, const QString& text, const std::function<void()>& act, bool danger)
{
    auto* action = new QAction(Icons::get(icon, danger ? ColorRole::Danger : ColorRole::Text), text, q);
    QPushButton* button = danger ? q->header()->addDangerVerb(action) : q->header()->addVerb(action);
    button->setObjectName(QLatin1String(name));
    connect(action, &QAction::triggered, q, act);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    q->addAction(action); // without a widget a shortcut does nothing
    verbs.insert(QLatin1String(name), action);
    return action;
}

void ReviewPage::Private::build()
{
    q->header()->setTitle(q->title());
    verb("verbRevert", QStringLiteral("undo"), tr("Revert…"), [this] {
        askReason(tr("Revert %1?").arg(current), tr("Revert"),
            {{MarkKind::Held, tr("The reverse is committed on the default branch; nothing is rewritten")}, {MarkKind::Running, tr("What is deployed does not change: a rollback does that")}},
            [this, id = current](const QString&) { run([this, id](auto done) { control->revertChange(id, done); }); }, false);
    });
    verb("verbClose", QStringLiteral("close"), tr("Close…"), [this] {
        askReason(tr("Close %1 without merging it?").arg(current), tr("Close"), {{MarkKind::Skipped, tr("Its branch goes; its consumers stay on v1 until they are tried again")}},
            [this, id = current](const QString& reason) { run([this, id, reason](auto done) { control->closeChange(id, reason, done); }); });
    });
    verb("verbRequestChanges", QStringLiteral("edit"), tr("Request changes…"), [this] {
        askReason(tr("Request changes to %1?").arg(current), tr("Request changes"), {{MarkKind::Person, tr("Its author is asked; it cannot be merged until it is approved again")}},
            [this, id = current](const QString& reason) { run([this, id, reason](auto done) { control->requestChanges(id, reason, done); }); });
    });
    verb("verbApproveShape", QStringLiteral("approve"), tr("Approve the same shape"), [this] { approve(sameShape(), tr("Approve all with the same shape?")); });
    verb("verbApprove", QStringLiteral("approve"), tr("Approve"), [this] {
        const QStringList ids = selected([](const Change& each) { return each.state == ChangeState::Open || each.state == ChangeState::ChangesRequested; });
        if (ids.size() == 1)
            run([this, ids](auto done) { control->approveChanges(ids, {}, done); });
        else
            approve(ids, tr("Approve the selected changes?"));
    });
    verbs[QStringLiteral("verbApprove")]->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return));
    verb("verbMerge", QStringLiteral("merge"), tr("Merge"), [this] { merge(selected([](const Change& each) { return each.state == ChangeState::Approved; })); });
    auto* mergeAll = new QAction(Icons::get(QStringLiteral("merge"), ColorRole::AccentText), tr("Merge approved"), q);
    q->header()->setPrimaryVerb(mergeAll)->setObjectName(QStringLiteral("verbMergeAll"));
    connect(mergeAll, &QAction::triggered, q, [this] { merge(inState(ChangeState::Approved)); });
    verbs.insert(QStringLiteral("verbMergeAll"), mergeAll);

    search = new SearchField;
    search->setPlaceholderText(tr("Find a change, file or owner"));
    search->setObjectName(QStringLiteral("changeSearch"));
    auto* strip = new QWidget;
    chips = new QHBoxLayout(strip);
    chips->setContentsMargins(0, 0, 0, 0);
    chips->setSpacing(Space::s);
    const QPair<QString, QString> filters[] = {{QStringLiteral("live"), tr("Not merged")}, {QString(), tr("All")}, {QStringLiteral("open"), tr("Open")}, {QStringLiteral("changesRequested"), tr("Changes requested")},
        {QStringLiteral("approved"), tr("Approved")}, {QStringLiteral("merged"), tr("Merged")}};
    for (const auto& [state, words] : filters) {
        auto* chip = new Chip(words, QString());
        chip->setCheckable(true);
        chip->setProperty("state", state);
        chips->addWidget(chip);
        chipList << chip;
        connect(chip, &Chip::clicked, q, [this, state = state] {
            filter.state = state;
            filter.anomaliesOnly = false;
            filterChosen = true;
            refresh();
        });
    }
    auto* odd = new Chip(tr("To look at"), QString());
    odd->setCheckable(true);
    odd->setMark(MarkKind::Held);
    odd->setToolTip(tr("Changes with warnings, failed checks or low confidence"));
    odd->setProperty("odd", true);
    chips->addWidget(odd);
    chipList << odd;
    connect(odd, &Chip::clicked, q, [this] {
        filter.anomaliesOnly = !filter.anomaliesOnly;
        filterChosen = true;
        refresh();
    });
    chips->addStretch();
    chips->addWidget(search);

    message = new QLabel;
    message->setWordWrap(true);
    Theme::setProperty(message, "tone", QStringLiteral("danger"));
    message->hide();
    rows = new items::ChangeTable(q);
    rows->setHeaders(items::changeHeaders());
    table = new DataTable;
    table->setObjectName(QStringLiteral("changeTable"));
    table->setAccessibleName(tr("Changes"));
    table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    table->setModel(rows);
    table->setColumnWidths({300, 150, 84, 150, 136, 176, 84});
    table->setStretchColumn(0);
    list = new StateStack;
    list->setContent(table);
    detail = new ChangeDetail(control);

    auto* splitter = new QSplitter(Qt::Vertical);
    splitter->setObjectName(QStringLiteral("reviewSplitter"));
    splitter->addWidget(list);
    splitter->addWidget(detail);
    splitter->setStretchFactor(0, 2);
    splitter->setStretchFactor(1, 3);
    splitter->setChildrenCollapsible(false);
    auto* body = new QWidget;
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(Space::l, Space::m, Space::l, Space::l);
    column->setSpacing(Space::s);
    column->addWidget(strip);
    column->addWidget(message);
    column->addWidget(splitter, 1);
    q->setContent(body);

    connect(search, &SearchField::searchChanged, q, [this](const QString& text) {
        filter.text = text;
        refresh();
    });
    connect(table, &DataTable::currentIdChanged, q, [this](const QString& id) {
        if (moving)
            return;
        const bool known = change(id) || id.startsWith(QLatin1String("g:"));
        if (known)
            file.clear();
        choose(id);
        if (known)
            Q_EMIT q->locationChanged();
    });
    connect(table->selectionModel(), &QItemSelectionModel::selectionChanged, q, [this] { refreshVerbs(); });
    connect(table, &DataTable::rowActivated, q, [this](const QModelIndex& index) {
        const QString id = index.siblingAtColumn(0).data(items::IdRole).toString();
        if (!id.startsWith(QLatin1String("g:")))
            return;
        if (!folded.remove(id))
            folded.insert(id);
        refresh();
    });
    connect(table, &DataTable::linkActivated, q, &Page::navigateRequested);
    connect(detail, &ChangeDetail::linkActivated, q, &Page::navigateRequested);
    connect(detail, &ChangeDetail::fileChosen, q, [this](const QString& path) {
        file = path;
        Q_EMIT q->locationChanged();
    });
    connect(list, &StateStack::actionTriggered, q, [this] {
        if (changes.isEmpty()) {
            Q_EMIT q->navigateRequested(QStringLiteral("skein://migrations"));
            return;
        }
        filter = {};
        filterChosen = true;
        search->clear();
        refresh();
    });
}

const Change* ReviewPage::Private::change(const QString& id) const
{
    for (const Change& each : changes) {
        if (each.id == id)
            return &each;
    }
    return nullptr;
}

QStringList ReviewPage::Private::selected(const std::function<bool(const Change&)>& test) const
{
    QStringList ids;
    const QStringList chosen = withMembers(table->selectedIds());
    for (const QString& id : chosen) {
        const Change* each = change(id);
        if (each && test(*each))
            ids << id;
    }
    return ids;
}

/// A group's row stands for its changes.
QStringList ReviewPage::Private::withMembers(const QStringList& ids) const
{
    QStringList all;
    const QVector<items::ChangeGroup> groups = items::groupsOf(changes, filter);
    for (const QString& id : ids) {
        const auto found = std::find_if(groups.begin(), groups.end(), [&](const items::ChangeGroup& each) { return each.id == id; });
        if (found == groups.end()) {
            all << id;
            continue;
        }
        for (const Change* each : found->changes)
            all << each->id;
    }
    all.removeDuplicates();
    return all;
}

QStringList ReviewPage::Private::inState(ChangeState state) const
{
    QStringList ids;
    for (const Change& each : changes) {
        if (each.state == state)
            ids << each.id;
    }
    return ids;
}

QStringList ReviewPage::Private::sameShape() const
{
    QStringList ids;
    const Change* like = change(current);
    for (const Change& each : changes) {
        if (like && each.shape == like->shape && each.migrationId == like->migrationId && each.state == ChangeState::Open)
            ids << each.id;
    }
    return ids;
}

void ReviewPage::Private::pickFilter()
{
    if (filterChosen)
        return;
    const bool waiting = std::any_of(changes.begin(), changes.end(),
        [](const Change& each) { return each.state == ChangeState::Open || each.state == ChangeState::ChangesRequested || each.state == ChangeState::Approved; });
    filter.state = waiting ? QStringLiteral("live") : QString();
}

void ReviewPage::Private::refresh()
{
    changes = control->changes();
    pickFilter();
    const QVector<items::ChangeGroup> groups = items::groupsOf(changes, filter);
    rows->setRows(items::changeRows(groups, folded));
    for (Chip* chip : std::as_const(chipList)) {
        if (chip->property("odd").toBool()) {
            const auto odd = std::count_if(changes.begin(), changes.end(), [](const Change& each) { return !items::anomaliesOf(each).isEmpty(); });
            chip->setTexts(tr("To look at"), QLocale().toString(odd));
            chip->setChecked(filter.anomaliesOnly);
            continue;
        }
        const QString state = chip->property("state").toString();
        const int count = items::countIn(changes, state);
        const auto known = review::changeStateFromName(state);
        chip->setTexts(known ? items::changeStateWords(*known) : state.isEmpty() ? tr("All") : tr("Not merged"), QLocale().toString(count));
        chip->setChecked(filter.state == state && !filter.anomaliesOnly);
    }
    if (!control->isOpen())
        list->showEmpty(QStringLiteral("reviews"), tr("No workspace is open"), tr("Open one, or make the sample, to review its changes."));
    else if (changes.isEmpty())
        list->showEmpty(QStringLiteral("reviews"), tr("Nothing to review yet"),
            tr("A change holds the rewritten files of one repository. It is opened when the rules its consumers need are accepted and every check has passed."), tr("Go to migrations"));
    else if (rows->rowCount() == 0)
        list->showEmpty(QStringLiteral("filter"), tr("No change fits the filter"), tr("%n change(s) are hidden by it.", nullptr, int(changes.size())), tr("Show all"));
    else
        list->showContent();
    // New rows forget which one was current.
    const QString wanted = group.isEmpty() ? current : group;
    if (!wanted.isEmpty() && table->currentId() != wanted) {
        moving = true;
        if (!table->selectId(wanted)) {
            table->setCurrentIndex({});
            group.clear();
        }
        moving = false;
    }
    choose(!group.isEmpty() ? group : !current.isEmpty() ? current : table->currentId());
}

void ReviewPage::Private::choose(const QString& id)
{
    if (id.startsWith(QLatin1String("g:"))) {
        group = id;
        current.clear();
    } else if (change(id)) {
        group.clear();
        current = id;
    }
    if (const Change* shown = change(current))
        detail->show(*shown, file);
    else if (!group.isEmpty())
        detail->showNothing(tr("%n change(s) of this owner are edited alike. Select one to see its files, checks and history; the verbs above are for all of them.", nullptr, int(withMembers({group}).size())));
    else
        detail->showNothing(current.isEmpty() ? tr("Select a change to see its files, checks and history.") : tr("There is no change %1.").arg(current));
    refreshVerbs();
}

void ReviewPage::Private::refreshVerbs()
{
    const bool writable = !control->isReadOnly();
    const Change* shown = change(current);
    const auto enable = [&](const char* name, bool on) {
        QAction* action = verbs[QLatin1String(name)];
        action->setEnabled(on && writable);
        action->setToolTip(writable ? QString() : tr("The workspace is open read-only"));
    };
    const QStringList approvable = selected([](const Change& each) { return each.state == ChangeState::Open || each.state == ChangeState::ChangesRequested; });
    enable("verbApprove", !approvable.isEmpty());
    verbs[QStringLiteral("verbApprove")]->setText(approvable.size() > 1 ? tr("Approve %n", nullptr, int(approvable.size())) : tr("Approve"));
    const QStringList shape = sameShape();
    enable("verbApproveShape", shape.size() > 1);
    verbs[QStringLiteral("verbApproveShape")]->setText(shape.size() > 1 ? tr("Approve %n of this shape", nullptr, int(shape.size())) : tr("Approve this shape"));
    const bool live = shown && (shown->state == ChangeState::Open || shown->state == ChangeState::Approved || shown->state == ChangeState::ChangesRequested);
    enable("verbRequestChanges", live && shown->state != ChangeState::ChangesRequested);
    enable("verbClose", live);
    enable("verbRevert", shown && shown->state == ChangeState::Merged);
    enable("verbMerge", !selected([](const Change& each) { return each.state == ChangeState::Approved; }).isEmpty());
    const int approved = int(inState(ChangeState::Approved).size());
    enable("verbMergeAll", approved > 0);
    verbs[QStringLiteral("verbMergeAll")]->setText(approved > 0 ? tr("Merge %n approved", nullptr, approved) : tr("Merge approved"));
}

void ReviewPage::Private::run(const std::function<void(control::DoneStatus)>& act)
{
    act([this, page = QPointer<ReviewPage>(q)](const Status& status) {
        if (!page)
            return;
        message->setVisible(!status.ok());
        if (!status)
            message->setText(items::recordWords(status.error()).toText());
        refresh();
    });
}

void ReviewPage::Private::approve(const QStringList& ids, const QString& title)
{
    if (ids.isEmpty())
        return;
    auto* dialog = new ConfirmDialog(title, tr("Approve %n change(s)", nullptr, int(ids.size())), q);
    QStringList anomalies, rest;
    for (const QString& id : ids) {
        const Change* each = change(id);
        const QStringList odd = each ? items::anomaliesOf(*each) : QStringList();
        if (odd.isEmpty())
            rest << QStringLiteral("%1  %2").arg(id, each ? each->repository : QString());
        else
            anomalies << QStringLiteral("%1  %2: %3").arg(id, each->repository, odd.join(QStringLiteral("; ")));
    }
    if (anomalies.isEmpty())
        dialog->addEffect(MarkKind::Done, tr("None of them has a warning, a failed check or low confidence"));
    for (const QString& line : std::as_const(anomalies))
        dialog->addEffect(MarkKind::Held, line);
    dialog->addDetails(rest.join(QLatin1Char('\n')));
    dialog->askReason(tr("Comment"), false);
    connect(dialog, &ConfirmDialog::confirmed, q, [this, ids](const QString& comment) { run([&](auto done) { control->approveChanges(ids, comment, done); }); });
    dialog->open();
}

void ReviewPage::Private::merge(const QStringList& ids)
{
    if (ids.isEmpty())
        return;
    auto* dialog = new ConfirmDialog(tr("Merge what is approved?"), tr("Merge %n change(s)", nullptr, int(ids.size())), q);
    dialog->addEffect(MarkKind::Running, tr("The default branch of each repository takes the change in; nobody's checkout is touched"));
    dialog->addEffect(MarkKind::Waiting, tr("Nothing is deployed by this where a deploy ref decides what runs: a rollout does that in stages"));
    QStringList lines;
    for (const QString& id : ids) {
        if (const Change* each = change(id))
            lines << QStringLiteral("%1  %2").arg(id, each->repository);
    }
    dialog->addDetails(lines.join(QLatin1Char('\n')));
    connect(dialog, &ConfirmDialog::confirmed, q, [this, ids] { run([&](auto done) { control->mergeChanges(ids, done); }); });
    dialog->open();
}

void ReviewPage::Private::askReason(const QString& title, const QString& verb, const QVector<QPair<MarkKind, QString>>& effects,
    const std::function<void(const QString&)>& act, bool required)
{
    auto* dialog = new ConfirmDialog(title, verb, q);
    for (const auto& [mark, text] : effects)
        dialog->addEffect(mark, text);
    if (required)
        dialog->askReason(tr("Reason"), true);
    connect(dialog, &ConfirmDialog::confirmed, q, act);
    dialog->open();
}

} // namespace skein::ui
