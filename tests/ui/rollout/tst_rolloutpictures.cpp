// Pictures to look at, where SKEIN_PICTURES names a folder.
#include "tests/support/testregistry.h"
#include "tests/ui/rollout/shownrollouts.h"
#include "ui/charts/metricchart.h"
#include "ui/widgets/datatable.h"

#include <QApplication>
#include <QDir>

using namespace skein;
using namespace skein::ui;
using namespace skein::rollout;
using skein::test::click;
using skein::test::Shown;

class TstRolloutPictures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::apply(*qApp); }

    void looks()
    {
        const QString folder = qEnvironmentVariable("SKEIN_PICTURES");
        if (folder.isEmpty())
            return;
        QDir().mkpath(folder);
        for (const bool dark : {false, true}) {
            Theme::setMode(dark ? ThemeMode::Dark : ThemeMode::Light);
            for (const QSize size : {QSize(1210, 775), QSize(1850, 1055)}) {
                RolloutView view = test::runningView(size.width() > 1500 ? 220 : 40);
                view.production = true;
                view.sampleTimings = true;
                Shown shown({QStringLiteral("r-0001")}, view);
                shown.control.sample = {true, true, 17};
                Q_EMIT shown.control.sampleChanged();
                shown.page->resize(size);
                const auto save = [&](const char* name, QWidget* widget) {
                    QTest::qWait(50);
                    QVERIFY(widget->grab().save(QStringLiteral("%1/rollout-%2-%3-%4.png").arg(folder, QString::fromLatin1(name), dark ? QStringLiteral("dark") : QStringLiteral("light")).arg(size.width())));
                };
                for (MetricChart* chart : shown.page->findChildren<MetricChart*>())
                    chart->flush();
                save("room", shown.page.get());
                QVERIFY(shown.child<DataTable>("targetTable")->selectId(QStringLiteral("production/growth/country_mau")));
                save("target", shown.page.get());
                shown.view.targets[0].warmBehind = 2;
                shown.view.rollback.exact = false;
                shown.view.rollback.text = QStringLiteral("3 targets, behind by 2 runs, restores 14:32, about 0.3 s");
                shown.publish();
                click(shown.button("verbRollBack"));
                save("rollback", shown.dialog());
                shown.dialog()->reject();
                shown.page->navigate({QStringLiteral("new"), QStringLiteral("m-0001")});
                QTRY_VERIFY(shown.button("savePlan")->isEnabled());
                save("plan", shown.page.get());
                shown.page->navigate({});
                save("list", shown.page.get());
            }
        }
        Theme::setMode(ThemeMode::Light);
    }
};

SKEIN_TEST(TstRolloutPictures)
#include "tst_rolloutpictures.moc"
