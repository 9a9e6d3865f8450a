#include "app/tour/script.h"

#include "models/base/files.h"
#include "models/control/livecontrol.h"
#include "models/items/rowsmodel.h"
#include "ui/catalog/importpanel.h"
#include "ui/shell/frame/alertbell.h"
#include "ui/shell/frame/commandpalette.h"
#include "ui/shell/frame/shellframe.h"
#include "ui/shell/language.h"
#include "ui/shell/mainwindow.h"
#include "ui/widgets/page.h"
#include "ui/widgets/pageheader.h"

#include <QComboBox>
#include <QFileInfo>
#include <QPushButton>

#include <algorithm>
#include <memory>

namespace skein::app {

namespace {

void alerts(TourStage& stage)
{
    stage.hand.key(Qt::Key_1, Qt::AltModifier);
    stage.hand.settle(800);
    const QVector<control::Alert> all = stage.control.alerts();
    const auto breach = std::find_if(all.begin(), all.end(), [](const control::Alert& alert) { return alert.id.startsWith(QLatin1String("breach:")); });
    if (!stage.hand.check(QStringLiteral("the breach is an alert"), breach != all.end(), QStringLiteral("%1 alerts").arg(all.size())))
        return;
    stage.hand.picture(QStringLiteral("overview-alerts"));
    ui::AlertBell* bell = stage.window.frame()->bell();
    stage.hand.click(bell);
    stage.hand.waitFor(QStringLiteral("the bell lists it"), [&] { return bell->list() && bell->list()->isVisible(); });
    if (stage.hand.broken())
        return;
    stage.hand.picture(QStringLiteral("alerts"));
    const QList<QWidget*> rows = bell->list()->findChildren<QWidget*>();
    const auto row = std::find_if(rows.begin(), rows.end(), [&](const QWidget* widget) { return widget->accessibleName().contains(breach->title); });
    if (!stage.hand.check(QStringLiteral("it says what happened"), row != rows.end(), breach->title))
        return;
    stage.hand.click(*row);
    stage.hand.waitFor(QStringLiteral("a click leads to its cause"), [&] { return stage.window.frame()->currentPage()->title() == QLatin1String("Rollouts"); }, 5000,
        [&] { return stage.window.frame()->currentPage()->title(); });
}

void overview(TourStage& stage)
{
    stage.hand.key(Qt::Key_1, Qt::AltModifier);
    stage.hand.settle(800);
    stage.hand.picture(QStringLiteral("overview"));
}

void activity(TourStage& stage)
{
    stage.hand.key(Qt::Key_6, Qt::AltModifier);
    stage.hand.settle(800);
    const auto verified = std::make_shared<store::Journal::Verification>();
    stage.control.verifyJournal([verified](const Result<store::Journal::Verification>& result) {
        if (result)
            *verified = *result;
    });
    stage.hand.waitFor(QStringLiteral("the journal's chain holds"), [&] { return verified->count > 0 && verified->ok(); }, 30000,
        [&] { return QStringLiteral("%1 lines").arg(verified->count); });
    stage.hand.click(stage.window.frame()->currentPage()->header()->primaryButton());
    stage.hand.settle(1200);
    stage.hand.picture(QStringLiteral("activity"));
}

void lists(TourStage& stage)
{
    stage.window.follow(QStringLiteral("skein://migrations"));
    stage.hand.settle(800);
    stage.hand.picture(QStringLiteral("migrations"));
    stage.window.follow(QStringLiteral("skein://rollouts"));
    stage.hand.settle(800);
    stage.hand.picture(QStringLiteral("rollouts"));
}

/// Three documents of which one is good, one lacks its kind and one names an owner nobody describes.
constexpr const char* oneMoreSource = R"(apiVersion: backstage.io/v1alpha1
kind: Resource
metadata:
  name: podcast_chapters
  description: Chapters of podcasts, as their makers set them.
spec:
  type: dataset
  owner: group:default/listening
---
apiVersion: backstage.io/v1alpha1
metadata:
  name: no_kind
spec:
  type: dataset
---
apiVersion: backstage.io/v1alpha1
kind: Resource
metadata:
  name: podcast_moods
spec:
  type: dataset
  owner: group:default/no-such-team
)";

void import(TourStage& stage)
{
    const QString path = QFileInfo(stage.workspace).absolutePath() + QStringLiteral("/catalog-info.yaml");
    const bool written = stage.hand.apart([&] { return bool(writeFile(path, oneMoreSource)); });
    if (!stage.hand.check(QStringLiteral("a source lies outside the workspace"), written))
        return;
    stage.window.follow(QStringLiteral("skein://catalog"));
    stage.hand.settle(600);
    const auto* page = stage.window.frame()->currentPage();
    const qsizetype before = stage.control.catalog()->entities.size();
    stage.hand.drop(stage.window.frame()->currentPage(), {path});
    const auto* report = page->findChild<ui::ImportPanel*>();
    stage.hand.waitFor(QStringLiteral("the good part is kept, the rest told by file and line"),
        [&] { return report && report->isVisible() && report->skips()->rowCount() > 0 && stage.control.catalog()->entities.size() > before; }, 30000,
        [&] { return report ? report->message() : QString(); });
    stage.hand.check(QStringLiteral("an owner that another source describes is known"), report->skips()->rowCount() == 2, QStringLiteral("%1 lines").arg(report->skips()->rowCount()));
    stage.hand.settle(800);
    stage.hand.picture(QStringLiteral("import-report"));
}

void palette(TourStage& stage)
{
    stage.hand.key(Qt::Key_K, Qt::ControlModifier);
    stage.hand.waitFor(QStringLiteral("Ctrl+K opens the palette"), [&] { return stage.window.frame()->commandPalette()->isOpen(); });
    stage.hand.type(QStringLiteral("plan_mi"));
    stage.hand.settle(300);
    stage.hand.picture(QStringLiteral("palette"));
    stage.hand.key(Qt::Key_Escape);
    stage.hand.waitFor(QStringLiteral("Escape closes it"), [&] { return !stage.window.frame()->commandPalette()->isOpen(); });
}

void german(TourStage& stage)
{
    stage.hand.key(Qt::Key_Comma, Qt::ControlModifier);
    stage.hand.settle(400);
    stage.hand.picture(QStringLiteral("settings"));
    auto* language = stage.hand.find<QComboBox>(QStringLiteral("settingsLanguage"));
    if (!language)
        return;
    language->setFocus();
    stage.hand.key(Qt::Key_Down); // chooses it at once; the window rebuilds itself, and the field is gone
    stage.hand.waitFor(QStringLiteral("German is there without a restart"), [&] { return ui::currentLanguage() == QLatin1String("de"); });
    stage.hand.key(Qt::Key_1, Qt::AltModifier);
    stage.hand.settle(800);
    stage.hand.check(QStringLiteral("the page's title is German"), stage.window.frame()->currentPage()->title() != QLatin1String("Overview"), stage.window.frame()->currentPage()->title());
    stage.hand.picture(QStringLiteral("overview-german"));
    stage.window.follow(QStringLiteral("skein://rollouts/") + stage.secondRollout);
    stage.hand.waitFor(QStringLiteral("what the rollout says of itself is German too"), [&] {
        const rollout::RolloutViewPtr view = stage.control.rollout(stage.secondRollout);
        return view && view->why.startsWith(QLatin1String("Zur"));
    }, 5000, [&] { return stage.control.rollout(stage.secondRollout)->why; });
    stage.hand.settle(1500);
    stage.hand.picture(QStringLiteral("rollout-german"));
    ui::setLanguage(QStringLiteral("en"));
    stage.hand.settle(300);
}

} // namespace

TourStep stepToAlerts()
{
    return {QStringLiteral("Follow the alert"), alerts};
}

std::vector<TourStep> stepsAround()
{
    return {{QStringLiteral("See how far it is"), overview}, {QStringLiteral("See all migrations and rollouts"), lists}, {QStringLiteral("Read the journal"), activity},
        {QStringLiteral("Import one more source"), import}, {QStringLiteral("Find anything"), palette},
        {QStringLiteral("Switch the language"), german}};
}

} // namespace skein::app
