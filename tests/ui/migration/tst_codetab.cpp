#include "tests/support/testregistry.h"

#include "tests/ui/migration/mappingfixture.h"
#include "ui/editor/diffview.h"
#include "ui/migration/codeannotations.h"
#include "ui/migration/codenotes.h"
#include "ui/migration/codetab.h"
#include "ui/theme/theme.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/page.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/statestack.h"

#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>

using namespace skein;
using namespace skein::ui;

namespace {

const QString planMix = QStringLiteral("consumer/") + EntityRef(EntityKind::Pipeline, {}, QStringLiteral("plan_mix")).toString();

struct Shown {
    test::FakeControl control;
    CodeTab tab {&control};

    explicit Shown(const QString& item = {})
    {
        test::fill(control);
        tab.resize(1200, 700);
        tab.QWidget::show();
        tab.show(QStringLiteral("m-0001"), item);
    }
    template <typename T>
    T* child(const char* name)
    {
        return tab.findChild<T*>(QString::fromLatin1(name));
    }
    StateStack* state() { return tab.findChild<StateStack*>(); }
};

} // namespace

class TstCodeTab : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::apply(*qApp); }

    void listsFilesAndConsumersInScope()
    {
        Shown shown;
        auto* list = shown.child<DataTable>("codeList");
        QVERIFY(!shown.control.generated.isEmpty());
        const int files = int(shown.control.generated.size());
        QTRY_COMPARE(list->model()->rowCount(), files + 39); // one of 40 is out of scope
        auto* search = shown.child<SearchField>("codeSearch");
        search->setText(QStringLiteral("plan_mix"));
        QTest::keyClick(search, Qt::Key_Return);
        QCOMPARE(list->model()->rowCount(), 5);
    }

    void showsAConsumersDifferences()
    {
        Shown shown(planMix);
        auto* diff = shown.child<DiffView>("codeDiff");
        QTRY_VERIFY(diff->isVisible());
        QCOMPARE(diff->changeCount(), 2);
        QCOMPARE(shown.child<DataTable>("codeList")->currentId(), planMix);
        auto* files = shown.child<QComboBox>("codeFiles");
        QCOMPARE(files->count(), 2);
        files->setCurrentIndex(1);
        QCOMPARE(diff->changeCount(), 0);
        files->setCurrentIndex(0);
        QSignalSpy links(&shown.tab, &CodeTab::linkActivated);
        Q_EMIT diff->ruleActivated(QStringLiteral("r6"));
        QCOMPARE(links.value(0).value(0).toString(), QStringLiteral("skein://migrations/m-0001/mapping/r6"));
        auto* notes = shown.child<CodeNotes>("codeNotes");
        QVERIFY(notes->isVisible());
        QPushButton* line = nullptr;
        for (QPushButton* button : notes->findChildren<QPushButton*>()) {
            if (button->text() == QLatin1String("line 4"))
                line = button;
        }
        QVERIFY(line);
        QSignalSpy lines(notes, &CodeNotes::lineActivated);
        QTest::mouseClick(line, Qt::LeftButton);
        QCOMPARE(lines.value(0).value(0).toInt(), 4);
    }

    void generatedAloneIsTheFirstFile()
    {
        Shown shown(QStringLiteral("generated"));
        auto* code = shown.child<CodeView>("generatedCode");
        QTRY_VERIFY(code->isVisible());
        QCOMPARE(code->text(), shown.control.generated.constFirst().text);
        QCOMPARE(shown.child<DataTable>("codeList")->currentId(), QStringLiteral("generated/") + shown.control.generated.constFirst().name);
    }

    void showsGeneratedCode()
    {
        Shown shown;
        auto* list = shown.child<DataTable>("codeList");
        QTRY_VERIFY(list->model()->rowCount() > 39);
        QSignalSpy chosen(&shown.tab, &CodeTab::itemChosen);
        const control::GeneratedFile& file = shown.control.generated.constFirst();
        list->selectId(QStringLiteral("generated/") + file.name);
        auto* code = shown.child<CodeView>("generatedCode");
        QVERIFY(code->isVisible());
        QCOMPARE(code->text(), file.text);
        QCOMPARE(chosen.count(), 1);
        shown.control.calls.clear();
        auto* dialect = shown.child<QComboBox>("codeDialect");
        dialect->setFocus();
        QTest::keyClick(dialect, Qt::Key_Down);
        QVERIFY2(!shown.control.calls.filter(QStringLiteral("postgres")).isEmpty(), qPrintable(shown.control.calls.join(QLatin1Char(';'))));
    }

    void saysWhatFailed()
    {
        Shown shown;
        shown.control.answer = makeError(ErrorClass::Connection, QStringLiteral("the repository cannot be read"), QStringLiteral("growth"), QStringLiteral("Look at its remote"));
        shown.tab.show(QStringLiteral("m-0001"), planMix);
        QCOMPARE(shown.state()->state(), StateStack::State::Loading);
        QTRY_COMPARE(shown.state()->state(), StateStack::State::Error);
        QVERIFY(shown.child<QLabel>("codeMessage")->text().contains(QLatin1String("the repository cannot be read")));
        shown.control.answer = {};
        QTest::mouseClick(shown.state()->actionButton(), Qt::LeftButton);
        QTRY_COMPARE(shown.state()->state(), StateStack::State::Content);
    }

    void unknownItemsAreNamed_data()
    {
        QTest::addColumn<QString>("item");
        QTest::newRow("consumer") << QStringLiteral("consumer/pipeline:default/nobody");
        QTest::newRow("no reference") << QStringLiteral("consumer/:::nobody");
        QTest::newRow("file") << QStringLiteral("generated/nobody");
    }
    void unknownItemsAreNamed()
    {
        QFETCH(QString, item);
        Shown shown(item);
        QTRY_COMPARE(shown.state()->state(), StateStack::State::Empty);
        QVERIFY(shown.state()->titleText().contains(QLatin1String("nobody")));
    }

    void linesCarryTheirRules()
    {
        test::FakeControl control;
        test::fill(control);
        const QVector<DiffAnnotation> lines = annotationsOf(control.preview.constFirst());
        QCOMPARE(lines.size(), 3);
        QCOMPARE(lines[0].line, 3);
        QCOMPARE(lines[0].ruleIds, (QStringList {QStringLiteral("r1"), QStringLiteral("r3")}));
        QCOMPARE(lines[2].line, 7);
        QVERIFY(lines[2].toolTip.contains(QLatin1String("value map")));
    }

    void pictures()
    {
        const QString folder = qEnvironmentVariable("SKEIN_PAGE_SHOTS");
        for (const bool dark : {false, true}) {
            Theme::setMode(dark ? ThemeMode::Dark : ThemeMode::Light);
            Shown shown(planMix);
            for (const QSize size : {QSize(1216, 700), QSize(1856, 980)}) {
                shown.tab.resize(size);
                const QString generated = QStringLiteral("generated/") + shown.control.generated.constFirst().name;
                for (const QString& item : {planMix, generated}) {
                    shown.tab.show(QStringLiteral("m-0001"), item);
                    QTRY_COMPARE(shown.state()->state(), StateStack::State::Content);
                    QTest::qWait(20);
                    const QPixmap picture = shown.tab.grab();
                    QVERIFY(!picture.isNull());
                    if (!folder.isEmpty())
                        picture.save(QStringLiteral("%1/code-%2-%3-%4.png").arg(folder, item == planMix ? QStringLiteral("diff") : QStringLiteral("generated"), dark ? QStringLiteral("dark") : QStringLiteral("light")).arg(size.width()));
                }
            }
        }
        Theme::setMode(ThemeMode::Light);
    }
};

SKEIN_TEST(TstCodeTab)
#include "tst_codetab.moc"
