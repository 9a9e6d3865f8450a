#include "tests/support/testregistry.h"

#include "tests/ui/migration/mappingfixture.h"
#include "ui/migration/simpletabs.h"
#include "ui/theme/theme.h"
#include "ui/widgets/confirmdialog.h"

#include <QApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

using namespace skein;
using namespace skein::ui;

class TstRequestTab : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::apply(*qApp); }

    void abandoningNeedsAReason()
    {
        test::FakeControl control;
        test::fill(control);
        RequestTab tab(&control);
        tab.resize(900, 600);
        tab.QWidget::show();
        tab.show(QStringLiteral("m-0001"));
        auto* button = tab.findChild<QPushButton*>(QStringLiteral("abandonMigration"));
        QVERIFY(button && button->isVisible() && button->isEnabled());
        QTest::mouseClick(button, Qt::LeftButton);
        auto* dialog = tab.findChild<ConfirmDialog*>();
        QVERIFY(dialog);
        QVERIFY(!dialog->confirmButton()->isEnabled());
        QVERIFY(control.calls.filter(QStringLiteral("abandon")).isEmpty());
        QTest::keyClicks(dialog->findChild<QLineEdit*>(), QStringLiteral("superseded"));
        QVERIFY(dialog->confirmButton()->isEnabled());
        QTest::mouseClick(dialog->confirmButton(), Qt::LeftButton);
        QCOMPARE(control.calls.filter(QStringLiteral("abandon")), QStringList {QStringLiteral("abandonMigration m-0001 superseded")});
    }

    void whatIsOverCannotBeAbandoned()
    {
        test::FakeControl control;
        test::fill(control);
        RequestTab tab(&control);
        tab.QWidget::show();
        campaign::Migration migration = *control.migration(QStringLiteral("m-0001"));
        migration.state = campaign::MigrationState::Abandoned;
        control.migrationList = {std::make_shared<const campaign::Migration>(migration)};
        tab.show(QStringLiteral("m-0001"));
        QVERIFY(!tab.findChild<QPushButton*>(QStringLiteral("abandonMigration"))->isVisible());
    }
};

SKEIN_TEST(TstRequestTab)
#include "tst_requesttab.moc"
