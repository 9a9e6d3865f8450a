#include "app/tour/script.h"

#include "models/control/livecontrol.h"
#include "ui/shell/frame/alertbell.h"
#include "ui/shell/frame/commandpalette.h"
#include "ui/shell/frame/shellframe.h"
#include "ui/shell/language.h"
#include "ui/shell/mainwindow.h"
#include "ui/widgets/page.h"
#include "ui/widgets/pageheader.h"

#include <QComboBox>
#include <QPushButton>

#include <memory>

namespace skein::app {

namespace {

void overview(TourStage& stage)
{
    stage.hand.key(Qt::Key_1, Qt::AltModifier);
    stage.hand.settle(800);
    stage.hand.check(QStringLiteral("alerts lead to their causes"), !stage.control.alerts().isEmpty() && !stage.control.alerts().constFirst().address.isEmpty(),
        stage.control.alerts().isEmpty() ? QStringLiteral("none") : stage.control.alerts().constFirst().title);
    stage.hand.picture(QStringLiteral("overview"));
    stage.hand.click(stage.window.frame()->bell());
    stage.hand.settle(300);
    stage.hand.check(QStringLiteral("the bell lists them"), stage.window.frame()->bell()->list() && stage.window.frame()->bell()->list()->isVisible());
    stage.window.frame()->bell()->list()->hide();
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
    stage.hand.key(Qt::Key_Down);
    if (language->currentData().toString() == QLatin1String("de"))
        Q_EMIT language->activated(language->currentIndex());
    stage.hand.waitFor(QStringLiteral("German is there without a restart"), [&] { return ui::currentLanguage() == QLatin1String("de"); });
    stage.hand.key(Qt::Key_1, Qt::AltModifier);
    stage.hand.settle(800);
    stage.hand.check(QStringLiteral("the page's title is German"), stage.window.frame()->currentPage()->title() != QLatin1String("Overview"), stage.window.frame()->currentPage()->title());
    stage.hand.picture(QStringLiteral("overview-german"));
    ui::setLanguage(QStringLiteral("en"));
    stage.hand.settle(300);
}

} // namespace

std::vector<TourStep> stepsAround()
{
    return {{QStringLiteral("See how far it is"), overview}, {QStringLiteral("Read the journal"), activity}, {QStringLiteral("Find anything"), palette},
        {QStringLiteral("Switch the language"), german}};
}

} // namespace skein::app
