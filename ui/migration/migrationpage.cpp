#include "ui/migration/migrationpage.h"

#include "models/control/control.h"
#include "models/items/migration/migrationsteps.h"
#include "models/items/overview/figures.h"
#include "models/items/records/recordwords.h"
#include "models/mapping/lints.h"
#include "ui/migration/codetab.h"
#include "ui/migration/mappingtab.h"
#include "ui/migration/requestform.h"
#include "ui/migration/scopetab.h"
#include "ui/migration/simpletabs.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/pageheader.h"
#include "ui/widgets/pagestack.h"
#include "ui/widgets/statestack.h"
#include "ui/widgets/stepbar.h"

#include <QAction>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QVBoxLayout>

#include <array>

namespace skein::ui {

namespace {

const QStringList tabIds {QStringLiteral("request"), QStringLiteral("scope"), QStringLiteral("mapping"), QStringLiteral("code"), QStringLiteral("changes"),
    QStringLiteral("rollout"), QStringLiteral("retire")};
constexpr int tabCount = 7;

/// Addresses other pages use for the tabs.
int tabOf(const QString& name)
{
    if (name == QLatin1String("consumers") || name == QLatin1String("consumer"))
        return 1;
    if (name == QLatin1String("rule") || name == QLatin1String("rules"))
        return 2;
    return int(tabIds.indexOf(name));
}

} // namespace

class MigrationPage::Private
{
public:
    Private(MigrationPage* page, control::Control* given)
        : q(page)
        , control(given)
    {
    }
    void build();
    void buildList(QWidget* place);
    void buildRequest(QWidget* place);
    void buildOne(QWidget* place);
    bool make(int place); ///< false when it is there already
    bool makeAhead();
    void show(int place);
    QWidget* tabWidget(int index);
    QWidget* makeTab(int index);
    void showList();
    void showRequest(const QString& source);
    void showOne(const QString& id, int tab, const QString& item);
    void refresh();
    void refreshList();
    void refreshOne();
    void showTab();
    void submit();
    void act();
    void follow(const QString& address);

    MigrationPage* q;
    control::Control* control;
    QStringList path;
    QString id;
    QString item;
    int tab = 0;

    QStackedWidget* places = nullptr;
    StateStack* list = nullptr;
    DataTable* table = nullptr;
    items::RowsModel* rows = nullptr;
    QAction* newMigration = nullptr;

    RequestForm* form = nullptr;
    QAction* submitAction = nullptr;

    PageHeader* oneHeader = nullptr;
    QAction* next = nullptr;
    QPushButton* nextButton = nullptr;
    StepBar* steps = nullptr;
    QWidget* gateStrip = nullptr;
    QLabel* gate = nullptr;
    StateStack* oneState = nullptr;
    QStackedWidget* tabs = nullptr;
    std::array<QWidget*, tabCount> madeTabs {}; ///< null until first shown
    RequestTab* requestTab = nullptr;
    ScopeTab* scopeTab = nullptr;
    MappingTab* mappingTab = nullptr;
    CodeTab* codeTab = nullptr;
    ListTab* changesTab = nullptr;
    ListTab* rolloutTab = nullptr;
    ListTab* retireTab = nullptr;
};

MigrationPage::MigrationPage(control::Control* control, QWidget* parent)
    : Page(parent)
    , d(std::make_unique<Private>(this, control))
{
    d->build();
    setRefresh([this] { d->refresh(); }, 60);
    connect(control, &control::Control::migrationsChanged, this, &MigrationPage::refreshSoon);
    connect(control, &control::Control::mappingChanged, this, &MigrationPage::refreshSoon);
    connect(control, &control::Control::changesChanged, this, &MigrationPage::refreshSoon);
    connect(control, &control::Control::rolloutChanged, this, &MigrationPage::refreshSoon);
    connect(control, &control::Control::workspaceChanged, this, [this] { navigate({}); });
    connect(this, &Page::aboutToShow, this, &MigrationPage::refreshNow);
    navigate({});
}

MigrationPage::~MigrationPage() = default;

void MigrationPage::navigate(const QStringList& path)
{
    d->path = path;
    const QString first = path.value(0);
    if (first.isEmpty())
        d->showList();
    else if (first == QLatin1String("new"))
        d->showRequest(path.mid(1).join(QLatin1Char('/')));
    else
        d->showOne(first, tabOf(path.value(1)), path.mid(2).join(QLatin1Char('/')));
}

QStringList MigrationPage::location() const
{
    return d->path;
}

bool MigrationPage::makeAhead()
{
    return d->makeAhead();
}

void MigrationPage::Private::build()
{
    q->header()->hide();
    // From the outside in: a widget that gets its parent late is styled once more, with all it holds.
    places = new PageStack(q);
    q->setContent(places);
    for (int i = 0; i < 3; ++i)
        places->addWidget(new QWidget(places));
}

/// The parts are made when they are first shown: all at once would be felt.
bool MigrationPage::Private::make(int place)
{
    QWidget* widget = places->widget(place);
    if (widget->layout())
        return false;
    if (place == 0)
        buildList(widget);
    else if (place == 1)
        buildRequest(widget);
    else
        buildOne(widget);
    return true;
}

void MigrationPage::Private::show(int place)
{
    make(place);
    places->setCurrentIndex(place);
}

bool MigrationPage::Private::makeAhead()
{
    for (int place = 0; place < places->count(); ++place) {
        if (make(place))
            return true;
    }
    for (int index = 0; index < tabCount; ++index) {
        if (!madeTabs[size_t(index)]) {
            tabWidget(index);
            return true;
        }
    }
    return false;
}

void MigrationPage::Private::buildList(QWidget* place)
{
    auto* column = new QVBoxLayout(place);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* head = new PageHeader(place);
    head->setTitle(q->title());
    newMigration = new QAction(Icons::get(QStringLiteral("plus"), ColorRole::AccentText), tr("New migration…"), q);
    head->setPrimaryVerb(newMigration)->setObjectName(QStringLiteral("newMigration"));
    column->addWidget(head);
    rows = new items::RowsModel(q);
    rows->setHeaders(items::migrationHeaders());
    table = new DataTable(place);
    table->setObjectName(QStringLiteral("migrationTable"));
    table->setAccessibleName(q->title());
    table->setModel(rows);
    table->setSortingEnabled(true);
    table->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    table->setColumnWidths({300, 130, 290, 96, 80, 76, 170, 100, 240});
    table->setStretchColumn(0);
    table->setRoomNeeded(2, 1500); // a title says it as well, mostly
    list = new StateStack(place);
    list->setContent(table);
    column->addWidget(list, 1);
    connect(newMigration, &QAction::triggered, q, [this] { follow(QStringLiteral("skein://migrations/new")); });
    connect(table, &DataTable::rowActivated, q, [this](const QModelIndex& index) { follow(QStringLiteral("skein://migrations/") + index.data(items::IdRole).toString()); });
    connect(table, &DataTable::linkActivated, q, &Page::navigateRequested);
    connect(list, &StateStack::actionTriggered, q, [this] {
        follow(control->isOpen() ? QStringLiteral("skein://migrations/new") : QStringLiteral("skein://action/open-sample"));
    });
}

void MigrationPage::Private::buildRequest(QWidget* place)
{
    auto* column = new QVBoxLayout(place);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* head = new PageHeader(place);
    head->setBreadcrumb({{q->title(), QStringLiteral("skein://migrations")}});
    head->setTitle(tr("New migration"));
    submitAction = new QAction(tr("Submit"), q);
    submitAction->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return));
    head->setPrimaryVerb(submitAction)->setObjectName(QStringLiteral("submitRequest"));
    column->addWidget(head);
    form = new RequestForm(control, place);
    column->addWidget(form, 1);
    connect(head, &PageHeader::linkActivated, q, &Page::navigateRequested);
    connect(form, &RequestForm::validChanged, q, [this](bool valid) { submitAction->setEnabled(valid && !control->isReadOnly()); });
    connect(submitAction, &QAction::triggered, q, [this] { submit(); });
}

void MigrationPage::Private::buildOne(QWidget* place)
{
    auto* column = new QVBoxLayout(place);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    oneHeader = new PageHeader(place);
    oneHeader->setBreadcrumb({{q->title(), QStringLiteral("skein://migrations")}});
    next = new QAction(q);
    nextButton = oneHeader->setPrimaryVerb(next);
    nextButton->setObjectName(QStringLiteral("nextVerb"));
    column->addWidget(oneHeader);
    steps = new StepBar(place);
    steps->setObjectName(QStringLiteral("migrationSteps"));
    column->addWidget(steps);
    // The room around it is the strip's: a label that is styled anew forgets its own margins.
    gateStrip = new QWidget(place);
    auto* strip = new QHBoxLayout(gateStrip);
    strip->setContentsMargins(Space::l, Space::s, Space::l, Space::s);
    gate = new QLabel(gateStrip);
    gate->setWordWrap(true);
    strip->addWidget(gate);
    gate->setObjectName(QStringLiteral("migrationGate"));
    Theme::setProperty(gate, "tone", QStringLiteral("warning"));
    column->addWidget(gateStrip);
    oneState = new StateStack(place);
    column->addWidget(oneState, 1);
    tabs = new PageStack(oneState);
    oneState->setContent(tabs);
    connect(oneHeader, &PageHeader::linkActivated, q, &Page::navigateRequested);
    connect(next, &QAction::triggered, q, [this] { act(); });
    connect(steps, &StepBar::stepClicked, q, [this](int index) { follow(QStringLiteral("skein://migrations/%1/%2").arg(id, tabIds.value(index))); });
    connect(oneState, &StateStack::actionTriggered, q, [this] { follow(QStringLiteral("skein://migrations")); });
}

QWidget* MigrationPage::Private::tabWidget(int index)
{
    if (!madeTabs[size_t(index)]) {
        madeTabs[size_t(index)] = makeTab(index);
        tabs->addWidget(madeTabs[size_t(index)]);
    }
    return madeTabs[size_t(index)];
}

QWidget* MigrationPage::Private::makeTab(int index)
{
    const auto leads = [this](const QString& address) { follow(address); };
    const auto chose = [this](const QString& chosen) {
        item = chosen;
        path = {id, tabIds.value(tab)};
        if (!item.isEmpty())
            path << item;
        Q_EMIT q->locationChanged();
    };
    const auto listed = [&](ListTab*& made, ListTab::Kind kind) {
        made = new ListTab(kind, control, tabs);
        connect(made, &ListTab::linkActivated, q, leads);
        return made;
    };
    switch (index) {
    case 0:
        requestTab = new RequestTab(control, tabs);
        connect(requestTab, &RequestTab::linkActivated, q, leads);
        return requestTab;
    case 1:
        scopeTab = new ScopeTab(control, tabs);
        connect(scopeTab, &ScopeTab::linkActivated, q, leads);
        connect(scopeTab, &ScopeTab::consumerChosen, q, chose);
        return scopeTab;
    case 2:
        mappingTab = new MappingTab(control, tabs);
        connect(mappingTab, &MappingTab::linkActivated, q, leads);
        connect(mappingTab, &MappingTab::ruleChosen, q, chose);
        return mappingTab;
    case 3:
        codeTab = new CodeTab(control, tabs);
        connect(codeTab, &CodeTab::linkActivated, q, leads);
        connect(codeTab, &CodeTab::itemChosen, q, chose);
        return codeTab;
    case 4: return listed(changesTab, ListTab::Kind::Changes);
    case 5: return listed(rolloutTab, ListTab::Kind::Rollouts);
    default: return listed(retireTab, ListTab::Kind::Retire);
    }
}

void MigrationPage::Private::follow(const QString& address)
{
    Q_EMIT q->navigateRequested(address);
}

void MigrationPage::Private::showList()
{
    id.clear();
    show(0);
    refreshList();
}

void MigrationPage::Private::showRequest(const QString& source)
{
    id.clear();
    show(1);
    form->begin(source);
    submitAction->setEnabled(form->isValid() && !control->isReadOnly());
}

void MigrationPage::Private::showOne(const QString& migrationId, int wanted, const QString& wantedItem)
{
    const bool other = id != migrationId;
    id = migrationId;
    item = wantedItem;
    if (wanted >= 0) {
        tab = wanted;
    } else if (other) {
        // Where the work is: at the mapping while it asks, else at the scope.
        const auto migration = control->migration(id);
        tab = migration && migration->state == campaign::MigrationState::Mapping ? 2 : 1;
    }
    show(2);
    refreshOne();
    showTab();
}

void MigrationPage::Private::refresh()
{
    if (places->currentIndex() == 0) {
        refreshList();
    } else if (places->currentIndex() == 2) {
        refreshOne();
        showTab();
    }
}

void MigrationPage::Private::refreshList()
{
    newMigration->setEnabled(control->isOpen() && !control->isReadOnly());
    if (!control->isOpen()) {
        list->showEmpty(QStringLiteral("migrations"), tr("No workspace is open"), tr("Open one, or make the sample, to see its migrations."), tr("Open the sample"));
        return;
    }
    const auto migrations = control->migrations();
    if (migrations.isEmpty()) {
        list->showEmpty(QStringLiteral("migrations"), tr("No migration yet"),
            tr("Say which dataset is to be replaced by which. Skein finds who reads it, proposes the mapping and asks where it is not sure."), tr("New migration…"));
        return;
    }
    rows->setRows(items::migrationRows(migrations, QDate::currentDate()));
    list->showContent();
}

void MigrationPage::Private::refreshOne()
{
    const auto migration = control->migration(id);
    oneHeader->clearPills();
    if (!migration) {
        oneHeader->setTitle(id);
        oneHeader->setNote({});
        nextButton->hide();
        steps->hide();
        gateStrip->hide();
        oneState->showEmpty(QStringLiteral("migrations"), tr("There is no migration %1").arg(id), tr("It may belong to another workspace."), tr("All migrations"));
        return;
    }
    oneState->showContent();
    steps->show();
    oneHeader->setTitle(migration->request.title);
    const items::MigrationFigures figures = items::figuresOf(*migration, control->rollouts(), QDate::currentDate());
    oneHeader->addPill(figures.mark, figures.stateWords);
    QStringList note;
    if (migration->request.deadline.isValid())
        note << tr("deadline %1").arg(QLocale().toString(migration->request.deadline, tr("d MMM")));
    if (const QDate forecast = campaign::forecast(*migration); forecast.isValid())
        note << tr("forecast %1").arg(QLocale().toString(forecast, tr("d MMM")));
    oneHeader->setNote(note.join(QStringLiteral(" · ")));
    const auto mapping = control->mappingOf(id);
    const items::MappingSummary summary = mapping ? items::summaryOf(*mapping, *migration) : items::MappingSummary();
    QVector<StepBar::Step> shown;
    for (const items::MigrationStep& step : items::stepsOf(*migration, summary, control->rollouts()))
        shown.append({step.text, step.mark, true, step.toolTip});
    steps->setSteps(shown);
    steps->setCurrent(tab);
    gate->setText(items::recordWords(migration->gate));
    gateStrip->setVisible(!migration->gate.isEmpty());
    const items::NextVerb verb = items::nextVerb(*migration, summary);
    nextButton->setVisible(verb.kind != items::NextVerb::Kind::None);
    next->setText(verb.text);
    next->setToolTip(verb.toolTip);
    next->setEnabled(!control->isReadOnly());
}

void MigrationPage::Private::showTab()
{
    if (!control->migration(id))
        return;
    tabs->setCurrentWidget(tabWidget(tab));
    switch (tab) {
    case 0: requestTab->show(id); break;
    case 1: scopeTab->show(id, item); break;
    case 2: mappingTab->show(id, item); break;
    case 3: codeTab->show(id, item); break;
    case 4: changesTab->show(id); break;
    case 5: rolloutTab->show(id); break;
    default: retireTab->show(id); break;
    }
}

void MigrationPage::Private::submit()
{
    submitAction->setEnabled(false);
    control->submit(form->request(), [this, page = QPointer<MigrationPage>(q)](const Result<QString>& result) {
        if (!page)
            return;
        submitAction->setEnabled(form->isValid());
        if (result)
            follow(QStringLiteral("skein://migrations/") + *result);
        else
            form->showError(items::recordWords(result.error()));
    });
}

void MigrationPage::Private::act()
{
    const auto migration = control->migration(id);
    const auto mapping = control->mappingOf(id);
    if (!migration)
        return;
    const items::NextVerb verb = items::nextVerb(*migration, mapping ? items::summaryOf(*mapping, *migration) : items::MappingSummary());
    switch (verb.kind) {
    case items::NextVerb::Kind::DecideRules:
        follow(QStringLiteral("skein://migrations/%1/mapping").arg(id));
        break;
    case items::NextVerb::Kind::Generate:
        control->generateChanges(id);
        break;
    case items::NextVerb::Kind::Review:
        follow(QStringLiteral("skein://reviews"));
        break;
    case items::NextVerb::Kind::PlanRollout:
        follow(QStringLiteral("skein://rollouts/new/") + id);
        break;
    case items::NextVerb::Kind::None:
        break;
    }
}

} // namespace skein::ui
