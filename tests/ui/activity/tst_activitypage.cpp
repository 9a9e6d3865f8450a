#include "tests/support/testregistry.h"

#include "models/items/activity/journaltable.h"
#include "tests/support/control/fakecontrol.h"
#include "ui/activity/activitypage.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/inspector.h"
#include "ui/widgets/pageheader.h"
#include "ui/widgets/pill.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/statestack.h"

#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace skein;
using namespace skein::ui;

namespace {

store::JournalEvent line(qint64 seq)
{
    static const char* const steps[] = {"enroll", "preflight", "shadow", "switch", "deploy", "run", "publish"};
    store::JournalEvent event;
    event.seq = seq;
    event.rollout = QStringLiteral("r-000%1").arg(1 + seq % 2);
    event.target = QStringLiteral("plan_mix_%1").arg(seq % 17);
    event.kind = seq % 11 == 0 ? QStringLiteral("human") : seq % 2 == 0 ? QStringLiteral("intent") : QStringLiteral("done");
    event.step = seq % 11 == 0 ? QStringLiteral("pause") : QString::fromLatin1(steps[seq / 2 % 7]);
    event.actor = seq % 11 == 0 ? QStringLiteral("Mira Lind") : QStringLiteral("skein");
    event.wall = QDateTime(QDate(2026, 3, 1), QTime(9, 0), Qt::UTC).addSecs(seq);
    event.payload = {{QStringLiteral("because"), QStringLiteral("row counts and fingerprints agree")}};
    event.hash = QString(64, QLatin1Char('a'));
    return event;
}

} // namespace

class TstActivityPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::apply(*qApp); }

    void init()
    {
        m_control = std::make_unique<test::FakeControl>();
        for (int i = 1; i <= 400; ++i)
            m_control->journal.append(line(i));
        m_page = std::make_unique<ActivityPage>(m_control.get());
        m_page->resize(1280, 800);
        m_page->show();
        QTRY_VERIFY(m_page->lines()->total() == 400);
    }
    void cleanup() { m_page.reset(); }

    void followsTheTailUntilSomebodyReads()
    {
        QScrollBar* bar = m_page->table()->verticalScrollBar();
        QTRY_COMPARE(bar->value(), bar->maximum());
        m_control->journal.append(line(401));
        Q_EMIT m_control->journalAppended(401);
        QTRY_COMPARE(m_page->lines()->lastSeq(), 401);
        QTRY_COMPARE(bar->value(), bar->maximum());
        m_page->table()->setCurrentIndex(m_page->table()->model()->index(0, 0));
        QVERIFY(!m_page->isFollowing());
        m_control->journal.append(line(403));
        Q_EMIT m_control->journalAppended(403);
        QTRY_COMPARE(m_page->lines()->lastSeq(), 403);
        QVERIFY(bar->value() < bar->maximum());
    }

    void searchAndDetails()
    {
        auto* field = m_page->findChild<SearchField*>();
        QTest::keyClicks(field, QStringLiteral("paused the rollout"));
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(m_page->table()->model()->rowCount(), 36);
        m_page->table()->setCurrentIndex(m_page->table()->model()->index(0, 0));
        auto* payload = m_page->findChild<QLabel*>(QStringLiteral("payload"));
        QVERIFY(payload);
        QVERIFY(payload->text().contains(QLatin1String("\"because\": \"row counts")));
        QTest::keyClicks(field, QStringLiteral("zzz"));
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(m_page->findChild<StateStack*>()->state(), StateStack::State::Empty);
    }

    void verifiesTheChain()
    {
        QTest::mouseClick(m_page->header()->primaryButton(), Qt::LeftButton);
        QVERIFY(m_control->calls.contains(QStringLiteral("verifyJournal")));
        const auto said = [this] {
            for (const Pill* pill : m_page->header()->findChildren<Pill*>()) {
                if (pill->text() == QLatin1String("400 lines, chain intact"))
                    return true;
            }
            return false;
        };
        QTRY_VERIFY(said());
    }

    void exportsWhatIsShown()
    {
        QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("j.csv"));
        QVERIFY(m_page->exportTo(path).ok());
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(int(file.readAll().count("\r\n")), m_page->table()->model()->rowCount() + 1);
        QVERIFY(!m_page->exportTo(QStringLiteral("/nowhere/at/all.json")).ok());
    }

    void errorIsShownWithItsRemedy()
    {
        m_control->answer = makeError(ErrorClass::Resource, QStringLiteral("database is locked"), QStringLiteral("skein.db"), QStringLiteral("Close the other program"));
        Q_EMIT m_control->workspaceChanged();
        auto* stack = m_page->findChild<StateStack*>();
        QCOMPARE(stack->state(), StateStack::State::Loading);
        QTRY_COMPARE(stack->state(), StateStack::State::Error);
        m_control->answer = {};
        QTest::mouseClick(stack->actionButton(), Qt::LeftButton);
        QTRY_COMPARE(stack->state(), StateStack::State::Content);
    }

    void pictures()
    {
        const QString folder = qEnvironmentVariable("SKEIN_PAGE_SHOTS");
        m_page->table()->setCurrentIndex(m_page->table()->model()->index(150, 0));
        for (const bool dark : {false, true}) {
            Theme::setMode(dark ? ThemeMode::Dark : ThemeMode::Light);
            for (const QSize size : {QSize(1280, 800), QSize(1920, 1080)}) {
                m_page->resize(size);
                const QPixmap picture = m_page->grab();
                QVERIFY(!picture.isNull());
                if (!folder.isEmpty())
                    picture.save(QStringLiteral("%1/activity-%2-%3.png").arg(folder, dark ? QStringLiteral("dark") : QStringLiteral("light")).arg(size.width()));
            }
        }
        Theme::setMode(ThemeMode::Light);
    }

private:
    std::unique_ptr<test::FakeControl> m_control;
    std::unique_ptr<ActivityPage> m_page;
};

SKEIN_TEST(TstActivityPage)
#include "tst_activitypage.moc"
