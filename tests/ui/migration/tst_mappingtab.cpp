#include "tests/support/testregistry.h"

#include "tests/ui/migration/mappingfixture.h"
#include "ui/migration/mappingtab.h"
#include "ui/migration/mappingwords.h"
#include "ui/migration/ruledialog.h"
#include "ui/theme/theme.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/page.h"
#include "ui/widgets/statestack.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTemporaryDir>

using namespace skein;
using namespace skein::ui;
using mapping::ReviewState;
using mapping::RuleKind;

namespace {

struct Shown {
    test::FakeControl control;
    MappingTab tab {&control};

    explicit Shown(const QString& rule = {}, bool readOnly = false)
    {
        test::fill(control);
        control.readOnly = readOnly;
        tab.resize(1200, 700);
        tab.QWidget::show();
        tab.show(QStringLiteral("m-0001"), rule);
        QCoreApplication::processEvents();
    }
    template <typename T>
    T* child(const char* name)
    {
        return tab.findChild<T*>(QString::fromLatin1(name));
    }
    void click(const char* name) { QTest::mouseClick(child<QPushButton>(name), Qt::LeftButton); }
    const mapping::Rule& rule(const char* id) const { return *control.mappings.value(QStringLiteral("m-0001"))->rule(QString::fromLatin1(id)); }
    RuleDialog* dialog()
    {
        click("ruleEdit");
        auto* dialog = tab.findChild<RuleDialog*>();
        return QTest::qWaitFor([dialog] { return dialog && dialog->isVisible(); }) ? dialog : nullptr;
    }
};

} // namespace

class TstMappingTab : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::apply(*qApp); }

    void saysHowFarTheReviewIs()
    {
        Shown shown;
        QCOMPARE(shown.child<QLabel>("mappingSummary")->text(), QStringLiteral("4 of 9 accepted"));
        const QString trouble = shown.child<QLabel>("mappingTrouble")->text();
        QVERIFY2(trouble.contains(QLatin1String("1 ambiguous")) && trouble.contains(QLatin1String("9 consumer")), qPrintable(trouble));
        auto* table = shown.child<DataTable>("ruleTable");
        QAbstractItemModelTester tester(table->model(), QAbstractItemModelTester::FailureReportingMode::Fatal);
        QCOMPARE(table->model()->rowCount(), 9);
        QCOMPARE(table->currentId(), QStringLiteral("r8")); // the question comes first
    }

    void decidesWithKeysAndUndoes()
    {
        Shown shown(QStringLiteral("r6"));
        auto* table = shown.child<DataTable>("ruleTable");
        table->setFocus();
        QTest::keyClick(table, Qt::Key_A);
        QCOMPARE(shown.rule("r6").review, ReviewState::Accepted);
        QCOMPARE(shown.rule("r6").reviewedBy, QStringLiteral("Mira Lind"));
        QVERIFY2(shown.control.calls.last().contains(QLatin1String("Accept r6")), qPrintable(shown.control.calls.last()));
        QTest::keyClick(table, Qt::Key_Down);
        QTest::keyClick(table, Qt::Key_Return);
        QCOMPARE(shown.rule("r7").review, ReviewState::Accepted);
        QTest::keyClick(table, Qt::Key_R);
        QCOMPARE(shown.rule("r7").review, ReviewState::Rejected);
        QCOMPARE(shown.tab.undoStack()->count(), 3);
        QTest::keyClick(table, Qt::Key_Z, Qt::ControlModifier);
        QTest::keyClick(table, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(shown.rule("r7").review, ReviewState::Proposed);
        QTest::keyClick(table, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(shown.rule("r7").review, ReviewState::Accepted);
        shown.click("mappingUndo");
        shown.click("mappingUndo");
        QCOMPARE(shown.rule("r6").review, ReviewState::Proposed);
        QCoreApplication::processEvents();
        QCOMPARE(shown.tab.undoStack()->count(), 3); // answers of the control end no list of undos
        QVERIFY(!shown.child<QPushButton>("mappingUndo")->isEnabled());
    }

    void acceptsEverythingSure()
    {
        Shown shown;
        QCOMPARE(shown.child<QPushButton>("acceptAll")->text(), QStringLiteral("Accept all ≥ 0.9"));
        shown.click("acceptAll");
        QCOMPARE(shown.rule("r3").review, ReviewState::Accepted);
        QCOMPARE(shown.rule("r5").review, ReviewState::Accepted);
        QCOMPARE(shown.rule("r6").review, ReviewState::Proposed);
        QVERIFY(!shown.child<QPushButton>("acceptAll")->isEnabled());
        QCOMPARE(shown.tab.undoStack()->count(), 1);
    }

    void answersAQuestion()
    {
        Shown shown;
        QVERIFY(!shown.child<QPushButton>("ruleAccept")->isEnabled());
        shown.click("candidate_device_os");
        QCOMPARE(shown.rule("r8").kind, RuleKind::Rename);
        QCOMPARE(shown.rule("r8").outputs, QStringList {QStringLiteral("device_os")});
        const QString trouble = shown.child<QLabel>("mappingTrouble")->text();
        QVERIFY2(!trouble.contains(QLatin1String("ambiguous")), qPrintable(trouble));
        QVERIFY(!shown.child<QPushButton>("candidate_device_os") || !shown.child<QPushButton>("candidate_device_os")->isVisible());
    }

    void listsWhomARuleHoldsUp()
    {
        Shown shown;
        QSignalSpy links(&shown.tab, &MappingTab::linkActivated);
        QPushButton* consumer = nullptr;
        for (QPushButton* button : shown.tab.findChildren<QPushButton*>()) {
            if (button->text() == QLatin1String("session_funnel"))
                consumer = button;
        }
        QVERIFY(consumer);
        QTest::mouseClick(consumer, Qt::LeftButton);
        QCOMPARE(Page::pathOf(links.value(0).value(0).toString()).mid(0, 3), (QStringList {QStringLiteral("migrations"), QStringLiteral("m-0001"), QStringLiteral("scope")}));
    }

    void showsSampleRows()
    {
        Shown shown(QStringLiteral("r6"));
        auto* sample = shown.child<DataTable>("ruleSample");
        QTRY_COMPARE(sample->model()->rowCount(), 4);
        QCOMPARE(sample->model()->headerData(1, Qt::Horizontal).toString(), QStringLiteral("→ plan_tier"));
        QCOMPARE(sample->model()->index(2, 0).data().toString(), QStringLiteral("NULL"));
        QVERIFY(sample->model()->index(0, 2).data().toString().startsWith(QStringLiteral("✓")));
        QVERIFY(sample->model()->index(3, 2).data().toString().contains(QLatin1String("trial")));
        shown.control.answer = makeError(ErrorClass::Connection, QStringLiteral("the warehouse does not answer"), QStringLiteral("warehouse"), QStringLiteral("Try again later"));
        QTest::keyClick(shown.child<DataTable>("ruleTable"), Qt::Key_Down);
        QTRY_VERIFY(!sample->isVisible());
    }

    void failuresStandAboveTheTable()
    {
        Shown shown(QStringLiteral("r6"));
        shown.control.answer = makeError(ErrorClass::Connection, QStringLiteral("the disk is full"), QStringLiteral("skein.db"), QStringLiteral("Free some space"));
        shown.click("ruleAccept");
        auto* message = shown.child<QLabel>("mappingMessage");
        QTRY_VERIFY(message->isVisible());
        QVERIFY(message->text().contains(QLatin1String("the disk is full")));
        QCOMPARE(shown.tab.undoStack()->count(), 0);
    }

    void someoneElsesEditEndsTheUndos()
    {
        Shown shown(QStringLiteral("r6"));
        shown.click("ruleAccept");
        QCoreApplication::processEvents();
        QCOMPARE(shown.tab.undoStack()->count(), 1);
        mapping::Mapping theirs = *shown.control.mappings.value(QStringLiteral("m-0001"));
        theirs.version = 8;
        shown.control.mappings.insert(QStringLiteral("m-0001"), std::make_shared<mapping::Mapping>(theirs));
        Q_EMIT shown.control.mappingChanged(QStringLiteral("m-0001"));
        QCOMPARE(shown.tab.undoStack()->count(), 1); // only a new number
        theirs.rules[0].review = ReviewState::Rejected;
        shown.control.mappings.insert(QStringLiteral("m-0001"), std::make_shared<mapping::Mapping>(theirs));
        Q_EMIT shown.control.mappingChanged(QStringLiteral("m-0001"));
        QCOMPARE(shown.tab.undoStack()->count(), 0);
    }

    void editsAValueTable()
    {
        Shown shown(QStringLiteral("r6"));
        RuleDialog* dialog = shown.dialog();
        QVERIFY(dialog);
        auto* table = dialog->findChild<QTableWidget*>(QStringLiteral("valueTable"));
        QCOMPARE(table->rowCount(), 4);
        QTest::mouseClick(dialog->findChild<QPushButton*>(QStringLiteral("valueAdd")), Qt::LeftButton);
        QCOMPARE(table->rowCount(), 5);
        QTest::keyClicks(table->findChild<QLineEdit*>(), QStringLiteral("trial"));
        QTest::keyClick(table->findChild<QLineEdit*>(), Qt::Key_Tab);
        table->item(4, 1)->setText(QStringLiteral("free"));
        auto* apply = dialog->findChild<QPushButton*>(QStringLiteral("ruleApply"));
        QVERIFY(apply->isEnabled());
        QTest::mouseClick(apply, Qt::LeftButton);
        const QJsonObject values = shown.rule("r6").params.value(QLatin1String("values")).toObject();
        QCOMPARE(values.value(QLatin1String("trial")).toString(), QStringLiteral("free"));
        QCOMPARE(values.size(), 5);
        QCOMPARE(shown.rule("r6").review, ReviewState::Edited);
    }

    void editsAValueByDoubleClickAndReturn()
    {
        Shown shown(QStringLiteral("r6"));
        RuleDialog* dialog = shown.dialog();
        dialog->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(dialog));
        auto* table = dialog->findChild<QTableWidget*>(QStringLiteral("valueTable"));
        const auto open = [table]() -> QLineEdit* { // what is put away stays a child for a while
            for (QLineEdit* each : table->viewport()->findChildren<QLineEdit*>()) {
                if (each->isVisible())
                    return each;
            }
            return nullptr;
        };
        const QPoint cell = table->visualItemRect(table->item(0, 1)).center();
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, cell);
        QTest::mouseDClick(table->viewport(), Qt::LeftButton, {}, cell);
        QLineEdit* editor = open();
        QVERIFY(editor);
        editor->selectAll();
        QTest::keyClicks(editor, QStringLiteral("family2"));
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_COMPARE(table->item(0, 1)->text(), QStringLiteral("family2"));
        QTRY_VERIFY(!open());
        QVERIFY(dialog->isVisible()); // Return ends the cell, not the dialog
        // A hand that is on the next cell before the first is put away.
        QTest::mouseDClick(table->viewport(), Qt::LeftButton, {}, cell);
        editor = open();
        QVERIFY(editor);
        editor->selectAll();
        QTest::keyClicks(editor, QStringLiteral("family4"));
        QTest::keyClick(editor, Qt::Key_Return);
        table->setCurrentCell(1, 1);
        QCOMPARE(table->item(0, 1)->text(), QStringLiteral("family4"));
        const QPoint next = table->visualItemRect(table->item(1, 1)).center();
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, next);
        QTest::mouseDClick(table->viewport(), Qt::LeftButton, {}, next);
        QTRY_VERIFY(open()); // with Qt's own delegate the first one's end comes now
        QTest::keyClick(open(), Qt::Key_Return);
        QVERIFY(dialog->isVisible());
        QTest::mouseClick(dialog->findChild<QPushButton*>(QStringLiteral("ruleApply")), Qt::LeftButton);
        QTRY_VERIFY(!shown.tab.findChild<RuleDialog*>());
        QCOMPARE(shown.rule("r6").params.value(QLatin1String("values")).toObject().value(QLatin1String("fam")).toString(), QStringLiteral("family4"));
    }

    void answeringAQuestionKeepsTheFocus()
    {
        Shown shown(QStringLiteral("r8"));
        shown.tab.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&shown.tab));
        auto* button = shown.child<QPushButton>("candidate_os");
        QVERIFY(button);
        button->setFocus();
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(shown.rule("r8").outputs, QStringList {QStringLiteral("os")});
        QCOMPARE(shown.rule("r8").confidence, 1.0); // answered by a person
        QCoreApplication::processEvents();
        QCOMPARE(QApplication::focusWidget(), static_cast<QWidget*>(shown.child<DataTable>("ruleTable")));
    }

    void aQuestionsSampleNamesItsCandidates()
    {
        Shown shown(QStringLiteral("r8"));
        shown.control.samples = {{{QStringLiteral("ios")}, {QStringLiteral("ios"), QStringLiteral("iPhone"), QVariant()}, true, {}}};
        shown.child<DataTable>("ruleTable")->selectId(QStringLiteral("r7"));
        shown.child<DataTable>("ruleTable")->selectId(QStringLiteral("r8"));
        auto* sample = shown.child<DataTable>("ruleSample");
        QTRY_COMPARE(sample->model()->columnCount(), 4);
        QCOMPARE(sample->model()->headerData(1, Qt::Horizontal).toString(), QStringLiteral("→ os"));
        QCOMPARE(sample->model()->headerData(3, Qt::Horizontal).toString(), QStringLiteral("→ client"));
    }

    void saysWhatIsWrongWithARule()
    {
        Shown shown(QStringLiteral("r4"));
        RuleDialog* dialog = shown.dialog();
        auto* error = dialog->findChild<QLabel*>(QStringLiteral("ruleError"));
        auto* apply = dialog->findChild<QPushButton*>(QStringLiteral("ruleApply"));
        auto* factor = dialog->findChild<QLineEdit*>(QStringLiteral("unitFactor"));
        QCOMPARE(factor->text(), QStringLiteral("0.001"));
        QVERIFY(!error->isVisible());
        factor->setText(QStringLiteral("0"));
        QVERIFY(error->isVisible());
        QVERIFY(!apply->isEnabled());
        factor->setText(QStringLiteral("many"));
        QVERIFY2(error->text().contains(QLatin1String("number")), qPrintable(error->text()));
        auto* kind = dialog->findChild<QComboBox*>(QStringLiteral("ruleKind"));
        kind->setCurrentIndex(kind->findData(int(RuleKind::Derived)));
        auto* expression = dialog->findChild<QPlainTextEdit*>(QStringLiteral("ruleExpression"));
        QVERIFY(expression->isVisible());
        QVERIFY(!factor->isVisible());
        expression->setPlainText(QStringLiteral("ms_played / (1000"));
        QVERIFY(error->isVisible());
        expression->setPlainText(QStringLiteral("nothing / 1000"));
        QVERIFY2(error->text().contains(QLatin1String("nothing")), qPrintable(error->text()));
        expression->setPlainText(QStringLiteral("ms_played / 1000.0"));
        QVERIFY2(!error->isVisible(), qPrintable(error->text()));
        auto* outputs = dialog->findChild<QComboBox*>(QStringLiteral("ruleOutputs"));
        outputs->setCurrentText(QStringLiteral("no_such_column"));
        QVERIFY2(error->text().contains(QLatin1String("no_such_column")), qPrintable(error->text()));
        outputs->setCurrentText(QStringLiteral("seconds_played"));
        QTest::mouseClick(apply, Qt::LeftButton);
        QCOMPARE(shown.rule("r4").kind, RuleKind::Derived);
        QCOMPARE(shown.rule("r4").expression, QStringLiteral("ms_played / 1000.0"));
        QVERIFY(shown.rule("r4").params.isEmpty());
    }

    void statesTheGrain()
    {
        Shown shown;
        auto* relation = shown.child<QComboBox>("grainRelation");
        QCOMPARE(relation->currentData().toInt(), int(mapping::RowRelation::OneToOne));
        relation->setFocus();
        QTest::keyClick(relation, Qt::Key_End);
        QCOMPARE(shown.control.mappings.value(QStringLiteral("m-0001"))->grain.rowRelation, mapping::RowRelation::Dedupe);
        shown.tab.undoStack()->undo();
        QCOMPARE(relation->currentData().toInt(), int(mapping::RowRelation::OneToOne));
    }

    void readsBackWhatItWrites_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("json") << QStringLiteral("mapping.json");
        QTest::newRow("csv") << QStringLiteral("rules.csv");
    }
    void readsBackWhatItWrites()
    {
        QFETCH(QString, name);
        QTemporaryDir dir;
        const QString path = dir.filePath(name);
        Shown shown;
        shown.tab.exportTo(path);
        QVERIFY(QFile::exists(path));
        shown.click("candidate_os");
        QCOMPARE(shown.rule("r8").kind, RuleKind::Rename);
        shown.tab.importFrom(path);
        QCOMPARE(shown.rule("r8").kind, RuleKind::Ambiguous);
        QCOMPARE(shown.tab.undoStack()->count(), 2);
        shown.tab.importFrom(dir.filePath(QStringLiteral("missing.json")));
        QVERIFY(shown.child<QLabel>("mappingMessage")->text().contains(QLatin1String("missing.json")));
    }

    void readOnlyDecidesNothing()
    {
        Shown shown(QStringLiteral("r6"), true);
        for (const char* name : {"ruleAccept", "ruleReject", "ruleEdit", "acceptAll"})
            QVERIFY2(!shown.child<QPushButton>(name)->isEnabled(), name);
        QVERIFY(!shown.child<QComboBox>("grainRelation")->isEnabled());
        QTest::keyClick(shown.child<DataTable>("ruleTable"), Qt::Key_A);
        QVERIFY(shown.control.calls.filter(QStringLiteral("setMapping")).isEmpty());
    }

    void waitsForRules()
    {
        test::FakeControl control;
        control.migrationList = {test::activityMigration()};
        MappingTab tab(&control);
        tab.resize(900, 600);
        tab.QWidget::show();
        tab.show(QStringLiteral("m-0001"));
        QCOMPARE(tab.findChild<StateStack*>()->state(), StateStack::State::Loading);
        test::fill(control);
        Q_EMIT control.mappingChanged(QStringLiteral("m-0001"));
        QCOMPARE(tab.findChild<StateStack*>()->state(), StateStack::State::Content);
    }

    void values_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QJsonValue>("value");
        QTest::newRow("text") << QStringLiteral("premium") << QJsonValue(QStringLiteral("premium"));
        QTest::newRow("number") << QStringLiteral("1.5") << QJsonValue(1.5);
        QTest::newRow("zero code") << QStringLiteral("007") << QJsonValue(QStringLiteral("007"));
        QTest::newRow("quoted number") << QStringLiteral("'15'") << QJsonValue(QStringLiteral("15"));
        QTest::newRow("null") << QStringLiteral("null") << QJsonValue(QJsonValue::Null);
        QTest::newRow("true") << QStringLiteral("true") << QJsonValue(true);
        QTest::newRow("word null") << QStringLiteral("'null'") << QJsonValue(QStringLiteral("null"));
        QTest::newRow("empty") << QStringLiteral("''") << QJsonValue(QString());
    }
    void values()
    {
        QFETCH(QString, text);
        QFETCH(QJsonValue, value);
        QCOMPARE(valueFromText(text), value);
        QCOMPARE(valueFromText(valueToText(value)), value);
    }

    void pictures()
    {
        const QString folder = qEnvironmentVariable("SKEIN_PAGE_SHOTS");
        for (const bool dark : {false, true}) {
            Theme::setMode(dark ? ThemeMode::Dark : ThemeMode::Light);
            Shown shown(QStringLiteral("r6"));
            for (const QSize size : {QSize(1216, 700), QSize(1856, 980)}) {
                shown.tab.resize(size);
                for (const char* rule : {"r6", "r8"}) {
                    shown.child<DataTable>("ruleTable")->selectId(QString::fromLatin1(rule));
                    QTRY_COMPARE(shown.child<DataTable>("ruleSample")->model()->rowCount(), 4);
                    QTest::qWait(20);
                    const QPixmap picture = shown.tab.grab();
                    QVERIFY(!picture.isNull());
                    if (!folder.isEmpty())
                        picture.save(QStringLiteral("%1/mapping-%2-%3-%4.png").arg(folder, QString::fromLatin1(rule), dark ? QStringLiteral("dark") : QStringLiteral("light")).arg(size.width()));
                }
            }
            for (const char* rule : {"r6", "r4"}) {
                shown.child<DataTable>("ruleTable")->selectId(QString::fromLatin1(rule));
                RuleDialog* dialog = shown.dialog();
                QVERIFY(dialog);
                if (!folder.isEmpty())
                    dialog->grab().save(QStringLiteral("%1/dialog-%2-%3.png").arg(folder, QString::fromLatin1(rule), dark ? QStringLiteral("dark") : QStringLiteral("light")));
                delete dialog;
            }
        }
        Theme::setMode(ThemeMode::Light);
    }
};

SKEIN_TEST(TstMappingTab)
#include "tst_mappingtab.moc"
