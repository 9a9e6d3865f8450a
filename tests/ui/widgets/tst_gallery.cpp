#include "tests/support/testregistry.h"

#include "models/items/cellroles.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/card.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/confirmdialog.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/inspector.h"
#include "ui/widgets/jobstrip.h"
#include "ui/widgets/page.h"
#include "ui/widgets/pageheader.h"
#include "ui/widgets/pill.h"
#include "ui/widgets/progressbarthin.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/sparkline.h"
#include "ui/widgets/stagebar.h"
#include "ui/widgets/statestack.h"
#include "ui/widgets/stepbar.h"
#include "ui/widgets/targetgrid.h"
#include "ui/widgets/toast.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPixmap>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>
#include <QStandardItemModel>
#include <QTemporaryDir>
#include <QVBoxLayout>

#include <cmath>

using namespace skein;
using namespace skein::ui;

namespace {

class GalleryPage : public Page
{
    Q_OBJECT

public:
    QString pageId() const override { return QStringLiteral("gallery"); }
    QString title() const override { return QStringLiteral("Gallery"); }
};

QStandardItem* cell(const QString& text, bool mono = false, bool number = false)
{
    auto* item = new QStandardItem(text);
    item->setData(mono, items::MonoRole);
    item->setData(number, items::NumberRole);
    return item;
}

QStandardItem* pill(items::Mark mark, const QString& text)
{
    auto* item = new QStandardItem;
    item->setData(text, items::PillTextRole);
    item->setData(int(mark), items::PillKindRole);
    return item;
}

QStandardItemModel* ruleModel(QObject* parent)
{
    auto* model = new QStandardItemModel(0, 6, parent);
    model->setHorizontalHeaderLabels({QStringLiteral("v1"), QStringLiteral("Rule"), QStringLiteral("v2"), QStringLiteral("Readers"), QStringLiteral("Confidence"), QStringLiteral("Review")});
    const auto add = [model](const char* from, const char* rule, const char* to, int readers, double sure, items::Mark mark, const char* review) {
        auto* confidence = new QStandardItem;
        confidence->setData(sure, items::ConfidenceRole);
        model->appendRow({cell(QString::fromUtf8(from), true), cell(QString::fromUtf8(rule)), cell(QString::fromUtf8(to), true),
            cell(QLocale().toString(readers), false, true), confidence, pill(mark, QString::fromUtf8(review))});
    };
    add("user_id", "rename", "account_id", 1187, 0.99, items::Mark::Done, "accepted");
    add("ts", "keep", "ts", 171, 1, items::Mark::Done, "accepted");
    add("ms_played", "unit ms→s", "seconds_played", 96, 0.95, items::Mark::Done, "accepted");
    add("plan", "value map", "plan_tier", 31, 0.88, items::Mark::Person, "waits for growth");
    add("name", "split", "first_name, last_name", 22, 0.74, items::Mark::Running, "proposed");
    add("platform", "ambiguous", "os · device_os · client", 31, 0.41, items::Mark::Decide, "decide");
    add("legacy_flag", "drop", "–", 2, 0.9, items::Mark::Failed, "rejected");
    return model;
}

QWidget* controls()
{
    auto* card = new Card(QStringLiteral("Controls"));
    auto* grid = new QGridLayout;
    grid->setSpacing(Space::s);
    int column = 0;
    for (const char* kind : {"primary", "normal", "danger", "dangerFill", "quiet", "link"}) {
        auto* button = new QPushButton(QString::fromLatin1(kind));
        button->setProperty("kind", QString::fromLatin1(kind));
        auto* off = new QPushButton(QStringLiteral("disabled"));
        off->setProperty("kind", QString::fromLatin1(kind));
        off->setEnabled(false);
        grid->addWidget(button, 0, column);
        grid->addWidget(off, 1, column++);
    }
    card->body()->addLayout(grid);
    auto* row = new QHBoxLayout;
    auto* combo = new QComboBox;
    combo->addItems({QStringLiteral("by owner"), QStringLiteral("by system")});
    auto* spin = new QSpinBox;
    spin->setValue(10);
    spin->setSuffix(QStringLiteral(" %"));
    auto* line = new QLineEdit(QStringLiteral("focused text"));
    line->setObjectName(QStringLiteral("focusMe"));
    auto* check = new QCheckBox(QStringLiteral("open pull requests"));
    check->setChecked(true);
    auto* radio = new QRadioButton(QStringLiteral("hold"));
    radio->setChecked(true);
    auto* bad = new QLineEdit(QStringLiteral("not a date"));
    bad->setProperty("invalid", true);
    row->addWidget(combo);
    row->addWidget(spin);
    row->addWidget(line);
    row->addWidget(bad);
    row->addWidget(check);
    row->addWidget(new QCheckBox(QStringLiteral("merge")));
    row->addWidget(radio);
    row->addWidget(new QRadioButton(QStringLiteral("go on")));
    card->body()->addLayout(row);
    auto* pills = new FlowLayout;
    pills->addWidget(new Pill(MarkKind::Done, QStringLiteral("accepted")));
    pills->addWidget(new Pill(MarkKind::Healthy, QStringLiteral("41 baked")));
    pills->addWidget(new Pill(MarkKind::Running, QStringLiteral("23 canary")));
    pills->addWidget(new Pill(MarkKind::Waiting, QStringLiteral("164 pending")));
    pills->addWidget(new Pill(MarkKind::Held, QStringLiteral("2 held")));
    pills->addWidget(new Pill(MarkKind::Failed, QStringLiteral("1 failed")));
    pills->addWidget(new Pill(MarkKind::Decide, QStringLiteral("decide")));
    pills->addWidget(new Pill(MarkKind::Person, QStringLiteral("4 wait for approval")));
    pills->addWidget(new Pill(MarkKind::Skipped, QStringLiteral("3 left out")));
    pills->addWidget(new Pill(MarkKind::Production, QStringLiteral("PRODUCTION")));
    pills->addWidget(new Pill(MarkKind::None, QStringLiteral("version 7")));
    card->body()->addLayout(pills);
    auto* chips = new FlowLayout;
    auto* focus = new Chip(QStringLiteral("Focus:"), QStringLiteral("events.user_activity"));
    focus->setCheckable(true);
    focus->setChecked(true);
    focus->setClosable(true);
    chips->addWidget(focus);
    chips->addWidget(new Chip(QStringLiteral("Up"), QStringLiteral("2")));
    auto* by = new Chip(QStringLiteral("Colour by"), QStringLiteral("migration state"));
    by->setMenuIndicator(true);
    chips->addWidget(by);
    chips->addWidget(new Chip(QStringLiteral("+ Filter")));
    card->body()->addLayout(chips);
    return card;
}

QWidget* rollout()
{
    auto* card = new Card(QStringLiteral("Targets"));
    card->setSubtitle(QStringLiteral("231 · sorted by state"));
    card->addHeaderWidget(new Pill(MarkKind::Healthy, QStringLiteral("41 baked")));
    card->addHeaderWidget(new Pill(MarkKind::Failed, QStringLiteral("1 failed")));
    auto* stages = new StageBar;
    stages->setStages({{QStringLiteral("1 %"), QStringLiteral("2 targets"), MarkKind::Done, QStringLiteral("PASS (limited) · 13:20"), QStringLiteral("bake 15 m observed"), 1, {}},
        {QStringLiteral("10 %"), QStringLiteral("23 targets"), MarkKind::Running, QStringLiteral("baking · 31 of 46 units"), QStringLiteral("bake 30 m observed"), 0.58, {}},
        {QStringLiteral("50 %"), QStringLiteral("115 targets"), MarkKind::Waiting, QStringLiteral("waiting"), QStringLiteral("bake 60 m observed"), 0, {}},
        {QStringLiteral("100 %"), QStringLiteral("231 · approval"), MarkKind::Person, QStringLiteral("waits for approval"), QStringLiteral("last gate: approval"), 0, {}}});
    stages->setCurrent(1);
    card->body()->addWidget(stages);
    auto* grid = new TargetGrid;
    QVector<TargetGrid::Cell> cells;
    for (int i = 0; i < 231; ++i) {
        const MarkKind mark = i < 1 ? MarkKind::Failed : i < 3 ? MarkKind::Held : i < 26 ? MarkKind::Running : i < 30 ? MarkKind::Done : i < 67 ? MarkKind::Healthy : i < 70 ? MarkKind::Person : i < 72 ? MarkKind::Skipped : MarkKind::Waiting;
        cells << TargetGrid::Cell {QString::number(i), QString::number(i), mark, {}};
    }
    grid->setCells(cells);
    grid->setCurrentId(QStringLiteral("12"));
    card->body()->addWidget(grid);
    auto* charts = new QHBoxLayout;
    auto* spark = new Sparkline;
    QVector<double> values;
    for (int i = 0; i < 120; ++i)
        values << 10 + 3 * std::sin(i / 7.0) + (i * 37 % 11) / 4.0;
    spark->setValues(values);
    charts->addWidget(spark);
    auto* burn = new Burndown;
    Burndown::Data data;
    const QDateTime start(QDate(2026, 3, 2), QTime(0, 0), Qt::UTC);
    data.total = 187;
    for (int i = 0; i <= 10; ++i)
        data.left << qMakePair(start.addDays(i), 187.0 - i * 9 - (i * 5 % 7));
    data.deadline = start.addDays(29);
    data.forecastEarly = start.addDays(17);
    data.forecastLate = start.addDays(24);
    burn->setData(data);
    charts->addWidget(burn);
    auto* bar = new ProgressBarThin;
    bar->setValue(0.62);
    charts->addWidget(bar);
    card->body()->addLayout(charts);
    return card;
}

QWidget* iconSheet()
{
    auto* sheet = new QWidget;
    sheet->setProperty("surface", QStringLiteral("window"));
    sheet->setAttribute(Qt::WA_StyledBackground);
    auto* grid = new QGridLayout(sheet);
    int i = 0;
    const QStringList names = Icons::names();
    for (const QString& name : names) {
        auto* holder = new QVBoxLayout;
        auto* picture = new QLabel;
        picture->setAlignment(Qt::AlignCenter);
        picture->setPixmap(Icons::pixmap(name, ColorRole::Text, 40, 2));
        auto* label = new QLabel(name);
        label->setAlignment(Qt::AlignCenter);
        label->setProperty("tone", QStringLiteral("muted"));
        label->setProperty("textStyle", QStringLiteral("small"));
        holder->addWidget(picture);
        holder->addWidget(label);
        grid->addLayout(holder, i / 10, i % 10);
        ++i;
    }
    return sheet;
}

GalleryPage* galleryPage(QVector<QAction*>& actions)
{
    auto* page = new GalleryPage;
    PageHeader* header = page->header();
    header->setBreadcrumb({{QStringLiteral("Rollouts"), QStringLiteral("skein://rollouts")}});
    header->setTitle(QStringLiteral("user_activity v2 · wave 3"));
    header->addPill(MarkKind::Running, QStringLiteral("Stage 2 of 4 · baking"));
    header->addPill(MarkKind::Production, QStringLiteral("PRODUCTION"));
    auto* field = new SearchField(QStringLiteral("Search datasets, columns, owners"));
    field->setShortcutHint(QStringLiteral("Ctrl K"));
    header->setMiddle(field);
    header->setNote(QStringLiteral("deadline 31 Mar · forecast 12–24 Mar"));
    const auto action = [&actions, page](const char* icon, const char* text) {
        auto* a = new QAction(Icons::get(QString::fromLatin1(icon)), QString::fromUtf8(text), page);
        actions << a;
        return a;
    };
    header->addVerb(action("pause", "Pause"));
    header->addDangerVerb(action("rollback", "Roll back · 23 targets"))->setIcon(Icons::get(QStringLiteral("rollback"), ColorRole::Danger));
    auto* primary = new QAction(QStringLiteral("Approve stage 3"), page);
    header->setPrimaryVerb(primary);
    auto* steps = new StepBar;
    steps->setSteps({{QStringLiteral("Request"), MarkKind::Done, true, {}}, {QStringLiteral("Scope 187"), MarkKind::Done, true, {}}, {QStringLiteral("Mapping"), MarkKind::Running, true, {}},
        {QStringLiteral("Code"), MarkKind::Waiting, true, {}}, {QStringLiteral("Changes 0/161"), MarkKind::Waiting, true, {}}, {QStringLiteral("Retire v1"), MarkKind::Waiting, false, {}}});
    steps->setCurrent(2);
    page->body()->addWidget(steps);
    auto* content = new QWidget;
    auto* row = new QHBoxLayout(content);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    auto* left = new QVBoxLayout;
    left->setContentsMargins(Space::l, Space::l, Space::l, Space::l);
    left->setSpacing(Space::m);
    left->addWidget(controls());
    left->addWidget(rollout());
    auto* table = new DataTable;
    table->setModel(ruleModel(table));
    table->setStretchColumn(2);
    table->setFitToRows(true);
    table->selectRow(3);
    auto* tableCard = new Card(QStringLiteral("Mapping"));
    tableCard->setSubtitle(QStringLiteral("18 of 23 accepted"));
    tableCard->body()->addWidget(table);
    left->addWidget(tableCard, 1);
    row->addLayout(left, 1);
    auto* inspector = new Inspector;
    inspector->setFixedWidth(300);
    inspector->begin(QStringLiteral("Dataset · production"), QStringLiteral("events.user_activity"));
    inspector->addPill(MarkKind::Held, QStringLiteral("deprecated 31 Mar"));
    inspector->addPill(MarkKind::Running, QStringLiteral("migrating to v2"));
    inspector->addStats({{QStringLiteral("187"), QStringLiteral("direct consumers")}, {QStringLiteral("1,204"), QStringLiteral("transitive")}});
    inspector->addRows({{QStringLiteral("Owner"), QStringLiteral("User Data · @mira"), QStringLiteral("skein://catalog/x"), MarkKind::None, false}, {QStringLiteral("System"), QStringLiteral("Listening"), {}, MarkKind::None, false},
        {QStringLiteral("Freshness"), QStringLiteral("12 min · SLO 1 h"), {}, MarkKind::Healthy, false}, {QStringLiteral("Rows"), QStringLiteral("214,880,112"), {}, MarkKind::None, false},
        {QStringLiteral("Schema"), QStringLiteral("v1, 23 columns"), {}, MarkKind::None, true}});
    inspector->addHeading(QStringLiteral("Why it is here"));
    inspector->addText(QStringLiteral("18 of 23 canaries have 2 observed runs; 5 wait for their 15:00 schedule."));
    inspector->addButton(QStringLiteral("Open migration"), QStringLiteral("primary"));
    inspector->addButton(QStringLiteral("Impact…"));
    row->addWidget(inspector);
    page->setContent(content);
    return page;
}

} // namespace

/// Every widget in both themes must paint; with SKEIN_GALLERY set to a folder the pictures are kept there for the eye.
class TstGallery : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void paints_data();
    void paints();

private:
    void keep(QWidget* widget, const QString& name);
    QString m_folder;
    QTemporaryDir m_temporary;
};

void TstGallery::initTestCase()
{
    m_folder = qEnvironmentVariable("SKEIN_GALLERY");
    if (!m_folder.isEmpty())
        QVERIFY(QDir().mkpath(m_folder));
    Theme::apply(*qApp);
}

void TstGallery::keep(QWidget* widget, const QString& name)
{
    const QImage image = widget->grab().toImage();
    QVERIFY(!image.isNull());
    const QRgb first = image.pixel(0, 0);
    bool painted = false;
    for (int y = 0; y < image.height() && !painted; y += 3) {
        for (int x = 0; x < image.width() && !painted; x += 3)
            painted = image.pixel(x, y) != first;
    }
    QVERIFY2(painted, qPrintable(name));
    if (!m_folder.isEmpty())
        QVERIFY(image.save(m_folder + QLatin1Char('/') + name + QStringLiteral(".png")));
}

void TstGallery::paints_data()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void TstGallery::paints()
{
    QFETCH(bool, dark);
    Theme::setMode(dark ? ThemeMode::Dark : ThemeMode::Light);
    const QString suffix = dark ? QStringLiteral("-dark") : QStringLiteral("-light");

    QVector<QAction*> actions;
    const std::unique_ptr<GalleryPage> page(galleryPage(actions));
    page->resize(1440, 1060);
    page->show();
    QVERIFY(QTest::qWaitForWindowActive(page.get()));
    page->findChild<QLineEdit*>(QStringLiteral("focusMe"))->setFocus();
    ToastManager toasts(page.get());
    toasts.showDone(QStringLiteral("Rule r6 accepted; 31 consumers can go on"), QStringLiteral("Undo"), [] {});
    toasts.showError(QStringLiteral("Could not open the pull request"), QStringLiteral("growth/plan_mix: branch exists. Delete it or choose another name."));
    keep(page.get(), QStringLiteral("page") + suffix);

    const std::unique_ptr<QWidget> icons(iconSheet());
    icons->resize(1000, 700);
    keep(icons.get(), QStringLiteral("icons") + suffix);

    StateStack stack;
    stack.resize(640, 360);
    stack.showEmpty(QStringLiteral("migrations"), QStringLiteral("No migrations yet"), QStringLiteral("A migration moves every consumer of one dataset to another. Start with the dataset you want to retire."), QStringLiteral("New migration"));
    keep(&stack, QStringLiteral("empty") + suffix);
    stack.showError(QStringLiteral("The workspace is held by another window"), QStringLiteral("/srv/estate/skein.db\nClose the other window or open this one read-only."), QStringLiteral("Open read-only"));
    keep(&stack, QStringLiteral("error") + suffix);
    stack.showLoading(QStringLiteral("Reading the catalog…"), QStringLiteral("70,112 datasets"), QStringLiteral("Cancel"));
    keep(&stack, QStringLiteral("loading") + suffix);

    auto* dialog = new ConfirmDialog(QStringLiteral("Roll back user_activity v2 · wave 3?"), QStringLiteral("Roll back 23 targets"));
    dialog->setProduction(QStringLiteral("prod-eu"));
    dialog->setDanger(true);
    dialog->addEffect(MarkKind::Done, QStringLiteral("21 targets come back exactly, as of 14:02; about 0.3 s."));
    dialog->addEffect(MarkKind::Held, QStringLiteral("2 targets are behind by 1 run: they come back as of 13:00 and catch up."));
    dialog->addEffect(MarkKind::Skipped, QStringLiteral("Merged code stays merged; a revert change is prepared, not merged."));
    dialog->askReason(QStringLiteral("Reason"), false);
    dialog->requireTyped(QStringLiteral("prod-eu"));
    dialog->open();
    keep(dialog, QStringLiteral("confirm") + suffix);
    dialog->close();

    JobStrip jobs;
    jobs.setAttribute(Qt::WA_StyledBackground);
    jobs.setProperty("surface", QStringLiteral("surface"));
    jobs.setJobs({{QStringLiteral("1"), QStringLiteral("Re-importing dbt manifest"), 0.62, 4000, true}, {QStringLiteral("2"), QStringLiteral("Verifying 112 of 161"), 0.3, 38000, true}, {QStringLiteral("3"), QStringLiteral("x"), -1, -1, false}});
    jobs.resize(900, 28);
    keep(&jobs, QStringLiteral("jobs") + suffix);
    Theme::setMode(ThemeMode::Light);
}

SKEIN_TEST(TstGallery)
#include "tst_gallery.moc"
