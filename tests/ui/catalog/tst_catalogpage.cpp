#include "tests/support/testregistry.h"

#include "models/items/catalog/catalogtable.h"
#include "models/items/rowsmodel.h"
#include "tests/support/control/fakecontrol.h"
#include "tests/ui/catalog/estatefixture.h"
#include "ui/catalog/cataloggraph.h"
#include "ui/catalog/catalogpage.h"
#include "ui/catalog/importpanel.h"
#include "ui/graph/graphview.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/pageheader.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/statestack.h"

#include <QApplication>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace skein;
using namespace skein::ui;

class TstCatalogPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::apply(*qApp); }

    void init()
    {
        m_control = std::make_unique<test::FakeControl>();
        m_control->setCatalog(test::estateCatalog());
        m_page = std::make_unique<CatalogPage>(m_control.get());
        m_page->resize(1280, 800);
        m_page->show();
        m_page->graph()->view()->setAnimated(false);
        QTRY_VERIFY(m_page->graph()->view()->scene());
    }
    void cleanup() { m_page.reset(); }

    void everythingIsShown()
    {
        const Catalog& catalog = *m_control->catalogValue;
        int expected = 0;
        for (const Entity& entity : catalog.entities)
            expected += entity.ref.kind == EntityKind::Dataset || entity.ref.kind == EntityKind::Pipeline;
        QCOMPARE(m_page->table()->model()->rowCount(), expected);
        // The graph also has what only lineage names.
        int nodes = 0;
        for (int node = 0; node < m_control->graphValue->nodeCount(); ++node) {
            const EntityKind kind = m_control->graphValue->ref(node).kind;
            nodes += kind == EntityKind::Dataset || kind == EntityKind::Pipeline;
        }
        QCOMPARE(m_page->graph()->view()->nodeCount(), nodes);
    }

    void oneSelectionEverywhere()
    {
        m_page->table()->setCurrentIndex(m_page->table()->model()->index(3, 0));
        const QString id = m_page->table()->currentId();
        QCOMPARE(m_page->selected().toString(), id);
        QCOMPARE(m_page->graph()->view()->currentId(), id);
        m_page->table()->setFocus();
        QTest::keyClick(m_page->table(), Qt::Key_Down);
        QVERIFY(m_page->graph()->view()->currentId() != id);
        QCOMPARE(m_page->graph()->view()->currentId(), m_page->table()->currentId());
        QCOMPARE(m_page->location(), QStringList {m_page->table()->currentId()});
    }

    void focusShowsTrueCounts()
    {
        const Entity* best = nullptr;
        int most = 0;
        for (const Entity& entity : m_control->catalogValue->entities) {
            const int count = int(m_control->graphValue->directConsumers(m_control->graphValue->node(entity.ref)).size());
            if (entity.ref.kind == EntityKind::Dataset && count > most) {
                most = count;
                best = &entity;
            }
        }
        QVERIFY(best);
        m_page->focusOn(best->ref);
        QVERIFY2(m_page->graph()->summary().startsWith(QStringLiteral("%1 direct").arg(most)), qPrintable(m_page->graph()->summary()));
        QSignalSpy asked(m_page.get(), &Page::navigateRequested);
        QPushButton* migrate = m_page->header()->primaryButton();
        QVERIFY(migrate->isEnabled());
        QTest::mouseClick(migrate, Qt::LeftButton);
        QCOMPARE(asked.size(), 1);
        QVERIFY(asked[0][0].toString().startsWith(QLatin1String("skein://migrations/new/dataset:default")));
        m_page->focusOn({});
        QVERIFY(m_page->graph()->summary().contains(QLatin1String("nodes")));
    }

    void searchNarrowsTheTable()
    {
        auto* field = m_page->findChild<SearchField*>();
        QVERIFY(field);
        const int before = m_page->table()->model()->rowCount();
        QTest::keyClicks(field, QStringLiteral("user_activity"));
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(m_page->table()->model()->rowCount() > 0);
        QVERIFY(m_page->table()->model()->rowCount() < before);
        QVERIFY(m_page->graph()->view()->isHighlighting());
        QVERIFY(m_page->selected().isValid());
        QTest::keyClick(field, Qt::Key_Escape);
        QCOMPARE(m_page->table()->model()->rowCount(), before);
    }

    void importShowsWhatWasSkipped()
    {
        importers::ImportReport report;
        report.path = QStringLiteral("manifest.json");
        report.format = QStringLiteral("dbt");
        report.added = 12;
        report.skipped = {{QStringLiteral("models/a.yml"), 7, QStringLiteral("no name")}};
        m_control->reports = {report};
        m_page->importPaths({QStringLiteral("/tmp/manifest.json")});
        QVERIFY(m_control->calls.constLast().startsWith(QLatin1String("importSources /tmp/manifest.json")));
        QTRY_COMPARE(m_page->importPanel()->skips()->rowCount(), 1);
        QCOMPARE(m_page->importPanel()->skips()->index(0, 1).data().toString(), QStringLiteral("models/a.yml:7"));
        QVERIFY(m_page->importPanel()->message().contains(QLatin1String("12 added")));
        m_control->answer = makeError(ErrorClass::BadInput, QStringLiteral("not a manifest"), QStringLiteral("x.json:1"), QStringLiteral("Choose another file"));
        m_page->importPaths({QStringLiteral("/tmp/x.json")});
        QTRY_VERIFY(m_page->importPanel()->message().contains(QLatin1String("not a manifest")));
    }

    void exportsAreComplete()
    {
        QTemporaryDir dir;
        QVERIFY(m_page->exportTable(dir.filePath(QStringLiteral("c.csv"))).ok());
        QFile file(dir.filePath(QStringLiteral("c.csv")));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(int(file.readAll().count("\r\n")), m_page->table()->model()->rowCount() + 1);
        QVERIFY(m_page->exportGraph(dir.filePath(QStringLiteral("g.svg"))).ok());
        QVERIFY(!m_page->exportTable(QStringLiteral("/nowhere/at/all.csv")).ok());
    }

    void emptyStatesLeadOn()
    {
        auto* stack = m_page->findChild<StateStack*>();
        m_control->setCatalog({});
        QCOMPARE(stack->state(), StateStack::State::Empty);
        m_control->open = false;
        Q_EMIT m_control->workspaceChanged();
        QSignalSpy asked(m_page.get(), &Page::navigateRequested);
        QTest::mouseClick(stack->actionButton(), Qt::LeftButton);
        QCOMPARE(asked.value(0).value(0).toString(), QStringLiteral("skein://action/open-sample"));
    }

    void unknownAddressSaysSo()
    {
        m_page->navigate({QStringLiteral("dataset:default/nowhere")});
        auto* stack = m_page->findChild<StateStack*>();
        QCOMPARE(stack->state(), StateStack::State::Empty);
        QVERIFY(stack->titleText().contains(QLatin1String("nowhere")));
        QTest::mouseClick(stack->actionButton(), Qt::LeftButton);
        QCOMPARE(stack->state(), StateStack::State::Content);
    }

    /// With SKEIN_PAGE_SHOTS set to a folder the pictures are kept there.
    void pictures()
    {
        const QString folder = qEnvironmentVariable("SKEIN_PAGE_SHOTS");
        for (const bool dark : {false, true}) {
            Theme::setMode(dark ? ThemeMode::Dark : ThemeMode::Light);
            for (const QSize size : {QSize(1280, 800), QSize(1920, 1080)}) {
                m_page->resize(size);
                m_page->focusOn(size.width() > 1500 ? EntityRef() : EntityRef(EntityKind::Dataset, {}, QStringLiteral("user_activity_v1")));
                QTest::qWait(300);
                const QPixmap picture = m_page->grab();
                QVERIFY(!picture.isNull());
                if (!folder.isEmpty())
                    picture.save(QStringLiteral("%1/catalog-%2-%3.png").arg(folder, dark ? QStringLiteral("dark") : QStringLiteral("light")).arg(size.width()));
            }
        }
        Theme::setMode(ThemeMode::Light);
    }

private:
    std::unique_ptr<test::FakeControl> m_control;
    std::unique_ptr<CatalogPage> m_page;
};

SKEIN_TEST(TstCatalogPage)
#include "tst_catalogpage.moc"
