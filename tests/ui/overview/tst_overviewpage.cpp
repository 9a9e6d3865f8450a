#include "tests/support/testregistry.h"

#include "tests/support/control/fakecontrol.h"
#include "tests/ui/catalog/estatefixture.h"
#include "ui/theme/theme.h"
#include "ui/overview/latestcard.h"
#include "ui/overview/migrationcard.h"
#include "ui/overview/overviewpage.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/statestack.h"

#include <QApplication>
#include <QPushButton>
#include <QSignalSpy>

using namespace skein;
using namespace skein::ui;

namespace {

std::shared_ptr<campaign::Migration> migrationOver(const Catalog& catalog, const char* id)
{
    auto migration = std::make_shared<campaign::Migration>();
    migration->id = QString::fromLatin1(id);
    migration->request.title = QStringLiteral("user_activity v1 to v2");
    migration->request.sourceDataset = QStringLiteral("user_activity_v1");
    migration->request.targetDataset = QStringLiteral("user_activity_v2");
    migration->request.owner = QStringLiteral("user-data");
    migration->request.deadline = QDate::currentDate().addDays(30);
    migration->state = campaign::MigrationState::InProgress;
    migration->gate = QStringLiteral("7 consumers wait for a decision on plan");
    int i = 0;
    for (const Entity& entity : catalog.entities) {
        if (entity.ref.kind != EntityKind::Pipeline || i >= 60)
            continue;
        campaign::Consumer consumer;
        consumer.ref = entity.ref;
        consumer.owner = entity.owners.isEmpty() ? QString() : entity.owners.constFirst().name;
        consumer.decision = QStringLiteral("in");
        consumer.state = campaign::ConsumerState(i++ % (int(campaign::ConsumerState::Closed) + 1));
        consumer.because = QStringLiteral("plan has no accepted rule");
        migration->consumers.append(consumer);
    }
    for (int day = 0; day < 12; ++day)
        migration->burndown.append({QDateTime::currentDateTimeUtc().addDays(day - 12), 60 - day, day});
    return migration;
}

} // namespace

class TstOverviewPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::apply(*qApp); }

    void countsLeadToTheConsumers()
    {
        test::FakeControl control;
        control.setCatalog(test::estateCatalog());
        control.migrationList = {migrationOver(*control.catalogValue, "m-0001")};
        OverviewPage page(&control);
        Q_EMIT page.aboutToShow();
        page.resize(1280, 800);
        page.show();
        const int all = page.troubles()->model()->rowCount();
        QVERIFY(all > 0);
        auto* card = page.findChild<MigrationCard*>();
        QVERIFY(card);
        StatTile* failed = nullptr;
        for (StatTile* tile : card->findChildren<StatTile*>()) {
            if (tile->accessibleName().contains(QLatin1String("failed")))
                failed = tile;
        }
        QVERIFY(failed);
        QTest::mouseClick(failed, Qt::LeftButton);
        QCOMPARE(QString::number(page.troubles()->model()->rowCount()), failed->value());
        QVERIFY(page.troubles()->model()->rowCount() < all);
        page.showTroubles({});
        QCOMPARE(page.troubles()->model()->rowCount(), all);
    }

    void followsTheSignals()
    {
        test::FakeControl control;
        control.setCatalog(test::estateCatalog());
        OverviewPage page(&control);
        Q_EMIT page.aboutToShow();
        page.resize(1280, 800);
        page.show();
        QVERIFY(!page.findChild<MigrationCard*>());
        control.migrationList = {migrationOver(*control.catalogValue, "m-0001")};
        Q_EMIT control.migrationsChanged(QStringLiteral("m-0001"));
        QTRY_VERIFY(page.findChild<MigrationCard*>());
        // What nobody sees waits until somebody comes.
        page.hide();
        control.migrationList << migrationOver(*control.catalogValue, "m-0002");
        Q_EMIT control.migrationsChanged(QStringLiteral("m-0002"));
        QVERIFY(!QTest::qWaitFor([&] { return page.findChildren<MigrationCard*>().size() > 1; }, 150));
        page.show();
        QCOMPARE(page.findChildren<MigrationCard*>().size(), 2);
    }

    void whatHappenedLeadsToItsSubject()
    {
        test::FakeControl control;
        control.setCatalog(test::estateCatalog());
        control.migrationList = {migrationOver(*control.catalogValue, "m-0001")};
        OverviewPage page(&control);
        Q_EMIT page.aboutToShow();
        page.resize(1280, 800);
        page.show();
        auto* latest = page.findChild<LatestCard*>();
        QVERIFY(latest && latest->isVisible());
        QTRY_VERIFY(control.calls.contains(QStringLiteral("readJournal ")));
        QVERIFY(latest->table()->isHidden()); // nothing happened yet
        store::JournalEvent event;
        event.seq = 7;
        event.rollout = QStringLiteral("r-0002");
        event.kind = QStringLiteral("decision");
        event.step = QStringLiteral("breach");
        event.actor = QStringLiteral("skein");
        event.wall = QDateTime::currentDateTimeUtc();
        event.payload = {{QStringLiteral("reason"), QStringLiteral("3 rows differ")}};
        control.journal = {event};
        Q_EMIT control.journalAppended(7);
        QTRY_COMPARE(latest->table()->model()->rowCount(), 1);
        QVERIFY(latest->table()->isVisible());
        QVERIFY(latest->table()->model()->index(0, 2).data().toString().contains(QLatin1String("3 rows differ")));
        QSignalSpy asked(&page, &Page::navigateRequested);
        latest->table()->setCurrentIndex(latest->table()->model()->index(0, 0));
        QTest::keyClick(latest->table(), Qt::Key_Return);
        QCOMPARE(asked.value(0).value(0).toString(), QStringLiteral("skein://rollouts/r-0002"));
    }

    void emptyStatesLeadOn()
    {
        test::FakeControl control;
        control.open = false;
        OverviewPage page(&control);
        Q_EMIT page.aboutToShow();
        page.resize(900, 600);
        page.show();
        auto* stack = page.findChild<StateStack*>();
        QCOMPARE(stack->state(), StateStack::State::Empty);
        QSignalSpy asked(&page, &Page::navigateRequested);
        QTest::mouseClick(stack->actionButton(), Qt::LeftButton);
        QCOMPARE(asked.value(0).value(0).toString(), QStringLiteral("skein://action/open-sample"));
        control.open = true;
        Q_EMIT control.workspaceChanged();
        QTest::mouseClick(stack->actionButton(), Qt::LeftButton);
        QCOMPARE(asked.value(1).value(0).toString(), QStringLiteral("skein://action/import"));
    }

    void pictures()
    {
        const QString folder = qEnvironmentVariable("SKEIN_PAGE_SHOTS");
        test::FakeControl control;
        control.setCatalog(test::estateCatalog());
        control.migrationList = {migrationOver(*control.catalogValue, "m-0001")};
        control.alertList = {{QStringLiteral("a"), control::Severity::Critical, QStringLiteral("Rollout r-0002 rolled back by itself"), QStringLiteral("3 rows differ"), QDateTime::currentDateTimeUtc(), QStringLiteral("skein://rollouts/r-0002")},
            {QStringLiteral("b"), control::Severity::Warning, QStringLiteral("Stage 2 waits for approval"), {}, QDateTime::currentDateTimeUtc(), QStringLiteral("skein://rollouts/r-0001")}};
        OverviewPage page(&control);
        Q_EMIT page.aboutToShow();
        for (const bool dark : {false, true}) {
            Theme::setMode(dark ? ThemeMode::Dark : ThemeMode::Light);
            for (const QSize size : {QSize(1280, 800), QSize(1920, 1080)}) {
                page.resize(size);
                page.show();
                const QPixmap picture = page.grab();
                QVERIFY(!picture.isNull());
                if (!folder.isEmpty())
                    picture.save(QStringLiteral("%1/overview-%2-%3.png").arg(folder, dark ? QStringLiteral("dark") : QStringLiteral("light")).arg(size.width()));
            }
        }
        Theme::setMode(ThemeMode::Light);
    }
};

SKEIN_TEST(TstOverviewPage)
#include "tst_overviewpage.moc"
