#include "tests/support/clicks.h"
#include "tests/support/testregistry.h"

#include "tests/support/control/fakecontrol.h"
#include "ui/editor/diffview.h"
#include "ui/review/reviewpage.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/confirmdialog.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/statestack.h"

#include <QApplication>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>

using namespace skein;
using namespace skein::ui;
using skein::test::click;
using review::Change;
using review::ChangeState;

namespace {

Change change(const char* id, const char* owner, const char* shape, ChangeState state)
{
    Change made;
    made.id = QString::fromLatin1(id);
    made.migrationId = QStringLiteral("m-0001");
    made.title = QStringLiteral("Move %1 to user_activity v2").arg(made.id);
    made.description = QStringLiteral("user_activity v1 is replaced by v2.");
    made.repository = QString::fromLatin1(owner) + QStringLiteral("-pipelines");
    made.branch = QStringLiteral("skein/m-0001/") + made.id;
    made.commit = QStringLiteral("c0ffee1234567890");
    made.owner = QString::fromLatin1(owner);
    made.shape = QString::fromLatin1(shape);
    made.shapeTitle = QStringLiteral("rename user_id, move table");
    made.deployMode = QStringLiteral("ref");
    made.state = state;
    made.consumers = {QStringLiteral("pipeline:default/job_") + made.id};
    made.files = {{QStringLiteral("sql/a_") + made.id + QStringLiteral(".sql"), made.consumers.constFirst(), 2, 2, 2, {QStringLiteral("r1")}},
        {QStringLiteral("sql/b_") + made.id + QStringLiteral(".sql"), made.consumers.constFirst(), 1, 1, 1, {QStringLiteral("r1")}}};
    made.checks = {{made.files[0].path, QStringLiteral("reparse"), true, QStringLiteral("both texts parse")}};
    made.minConfidence = 0.95;
    made.reviews = {{QStringLiteral("mira"), QDateTime(QDate(2026, 3, 9), QTime(9, 0), Qt::UTC), QStringLiteral("opened"), {}},
        {QStringLiteral("otto"), QDateTime(QDate(2026, 3, 9), QTime(10, 0), Qt::UTC), QStringLiteral("requested changes"), QStringLiteral("keep the comment")}};
    return made;
}

struct Shown {
    test::FakeControl control;
    std::unique_ptr<ReviewPage> page;

    explicit Shown(const QVector<ChangeState>& states = {ChangeState::Open, ChangeState::Open, ChangeState::Approved, ChangeState::Merged, ChangeState::ChangesRequested})
    {
        const char* owners[] = {"growth", "growth", "ads", "growth", "ads"};
        for (int i = 0; i < states.size(); ++i)
            control.changeList << change(qPrintable(QStringLiteral("c-000%1").arg(i + 1)), owners[i], i == 1 ? "b" : "a", states[i]);
        if (control.changeList.size() > 1)
            control.changeList[1].warnings = {QStringLiteral("grain: counts rows")};
        control.preview = {file("sql/a_c-0001.sql"), file("sql/b_c-0001.sql")};
        page = std::make_unique<ReviewPage>(&control);
        page->resize(1210, 775);
        page->show();
    }
    static control::PreviewFile file(const char* path)
    {
        control::PreviewFile made;
        made.path = QString::fromLatin1(path);
        made.before = "SELECT user_id,\n       plan\nFROM v1\nWHERE ts > :since\n  AND x = 1\n  AND y = 2\n  AND z = 3\nORDER BY user_id\n";
        made.after = "SELECT account_id AS user_id,\n       plan\nFROM v2\nWHERE ts > :since\n  AND x = 1\n  AND y = 2\n  AND z = 3\nORDER BY account_id\n";
        control::PreviewEdit edit;
        edit.after = {7, 17};
        edit.rule = QStringLiteral("r1");
        edit.reason = QStringLiteral("rename user_id to account_id");
        made.edits = {edit};
        return made;
    }
    template <typename T>
    T* child(const char* name) const
    {
        return page->findChild<T*>(QString::fromLatin1(name));
    }
    QPushButton* button(const char* name) const { return child<QPushButton>(name); }
    DataTable* table() const { return child<DataTable>("changeTable"); }
    QStringList rows() const
    {
        QStringList ids;
        for (int i = 0; i < table()->model()->rowCount(); ++i) {
            const QString id = table()->model()->index(i, 0).data(items::IdRole).toString();
            if (id.startsWith(QLatin1String("c-")))
                ids << id.right(1);
        }
        ids.sort();
        return ids;
    }
    QString groupRow(int at) const
    {
        int seen = 0;
        for (int i = 0; i < table()->model()->rowCount(); ++i) {
            const QString id = table()->model()->index(i, 0).data(items::IdRole).toString();
            if (id.startsWith(QLatin1String("g:")) && seen++ == at)
                return id;
        }
        return {};
    }
    Chip* chip(const char* state, bool odd = false) const
    {
        for (Chip* each : page->findChildren<Chip*>()) {
            if (odd ? each->property("odd").toBool() : each->property("state").isValid() && each->property("state").toString() == QLatin1String(state))
                return each;
        }
        return nullptr;
    }
    ConfirmDialog* dialog() const
    {
        for (ConfirmDialog* each : page->findChildren<ConfirmDialog*>()) {
            if (each->isVisible())
                return each;
        }
        return nullptr;
    }
    QString textOf(const QWidget* in) const
    {
        QStringList texts;
        for (const QLabel* label : in->findChildren<QLabel*>())
            texts << label->text();
        for (const QPlainTextEdit* edit : in->findChildren<QPlainTextEdit*>())
            texts << edit->toPlainText();
        return texts.join(QLatin1Char('\n'));
    }
    QStringList verbs() const
    {
        QStringList on;
        for (const char* name : {"verbApprove", "verbApproveShape", "verbRequestChanges", "verbClose", "verbRevert", "verbMerge", "verbMergeAll"}) {
            if (button(name)->isEnabled())
                on << QString::fromLatin1(name).mid(4);
        }
        return on;
    }
};

} // namespace

class TstReviewPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::apply(*qApp); }

    void beginsWithWhatWaits()
    {
        Shown shown;
        QCOMPARE(shown.rows(), (QStringList {QStringLiteral("1"), QStringLiteral("2"), QStringLiteral("3"), QStringLiteral("5")}));
        QVERIFY(shown.chip("live")->isChecked());
        QVERIFY(!shown.chip("")->isChecked());
        // Approving does not take a change away from under the eyes; merging the last one shows all.
        for (Change& each : shown.control.changeList)
            each.state = ChangeState::Approved;
        Q_EMIT shown.control.changesChanged();
        QTRY_COMPARE(shown.rows().size(), 5);
        for (Change& each : shown.control.changeList)
            each.state = ChangeState::Merged;
        Q_EMIT shown.control.changesChanged();
        QTRY_VERIFY(shown.chip("")->isChecked());
        QCOMPARE(shown.rows().size(), 5);
    }

    void filtersByChip_data()
    {
        QTest::addColumn<QByteArray>("state");
        QTest::addColumn<bool>("odd");
        QTest::addColumn<QString>("rows");
        QTest::addColumn<QString>("count");
        QTest::newRow("all") << QByteArray() << false << QStringLiteral("12345") << QStringLiteral("5");
        QTest::newRow("open") << QByteArray("open") << false << QStringLiteral("12") << QStringLiteral("2");
        QTest::newRow("asked") << QByteArray("changesRequested") << false << QStringLiteral("5") << QStringLiteral("1");
        QTest::newRow("approved") << QByteArray("approved") << false << QStringLiteral("3") << QStringLiteral("1");
        QTest::newRow("merged") << QByteArray("merged") << false << QStringLiteral("4") << QStringLiteral("1");
        QTest::newRow("odd") << QByteArray() << true << QStringLiteral("2") << QStringLiteral("1");
    }
    void filtersByChip()
    {
        QFETCH(QByteArray, state);
        QFETCH(bool, odd);
        Shown shown;
        Chip* chip = shown.chip(state.constData(), odd);
        click(chip);
        QTEST(shown.rows().join(QString()), "rows");
        QTEST(chip->value(), "count");
        QVERIFY(chip->isChecked());
        shown.control.changeList[0].title = QStringLiteral("news");
        shown.control.changeList << change("c-0006", "core", "z", ChangeState::Closed);
        Q_EMIT shown.control.changesChanged(); // news do not undo a person's choice
        QTRY_COMPARE(shown.chip("")->value(), QStringLiteral("6"));
        QVERIFY(chip->isChecked());
    }

    void searches()
    {
        Shown shown;
        auto* search = shown.child<SearchField>("changeSearch");
        search->setText(QStringLiteral("a_c-0003"));
        QTest::keyClick(search, Qt::Key_Return);
        QCOMPARE(shown.rows(), QStringList {QStringLiteral("3")});
        search->setText(QStringLiteral("zebra"));
        QTest::keyClick(search, Qt::Key_Return);
        auto* state = qobject_cast<StateStack*>(shown.table()->parentWidget());
        QVERIFY(state);
        QCOMPARE(state->state(), StateStack::State::Empty);
        QVERIFY(state->explanation().contains(QLatin1Char('5')));
        click(state->actionButton());
        QCOMPARE(shown.rows().size(), 5);
    }

    void saysWhenThereIsNothing()
    {
        Shown shown {QVector<ChangeState>()};
        auto* state = qobject_cast<StateStack*>(shown.table()->parentWidget());
        QCOMPARE(state->state(), StateStack::State::Empty);
        QSignalSpy went(shown.page.get(), &Page::navigateRequested);
        click(state->actionButton());
        QCOMPARE(went[0][0].toString(), QStringLiteral("skein://migrations"));
        shown.control.open = false;
        Q_EMIT shown.control.workspaceChanged();
        QVERIFY(state->titleText().contains(QLatin1String("No workspace")));
    }

    void verbsFitTheState_data()
    {
        QTest::addColumn<int>("state");
        QTest::addColumn<QStringList>("verbs");
        const auto s = [](const char* text) { return QString::fromLatin1(text).split(QLatin1Char(' '), Qt::SkipEmptyParts); };
        QTest::newRow("open") << int(ChangeState::Open) << s("Approve RequestChanges Close");
        QTest::newRow("asked") << int(ChangeState::ChangesRequested) << s("Approve Close");
        QTest::newRow("approved") << int(ChangeState::Approved) << s("RequestChanges Close Merge MergeAll");
        QTest::newRow("merged") << int(ChangeState::Merged) << s("Revert");
        QTest::newRow("reverted") << int(ChangeState::Reverted) << s("");
        QTest::newRow("closed") << int(ChangeState::Closed) << s("");
    }
    void verbsFitTheState()
    {
        QFETCH(int, state);
        Shown shown({ChangeState(state)});
        QVERIFY(shown.table()->selectId(QStringLiteral("c-0001")));
        QTEST(shown.verbs(), "verbs");
        shown.control.readOnly = true;
        Q_EMIT shown.control.workspaceChanged();
        QCOMPARE(shown.verbs(), QStringList());
    }

    void approvesByKey()
    {
        Shown shown;
        QVERIFY(shown.table()->selectId(QStringLiteral("c-0001")));
        shown.page->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(shown.page.get()));
        shown.table()->setFocus();
        QTest::keyClick(shown.table(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(shown.control.calls.filter(QStringLiteral("approveChanges")), QStringList {QStringLiteral("approveChanges c-0001 ")});
    }

    void aGroupsRowIsForItsChanges()
    {
        Shown shown;
        click(shown.chip(""));
        QVERIFY(shown.table()->selectId(QStringLiteral("c-0004"))); // merged: may be reverted
        QVERIFY(shown.button("verbRevert")->isEnabled());
        QVERIFY(shown.table()->selectId(shown.groupRow(0))); // ads: one approved, one asked for changes
        QVERIFY(!shown.button("verbRevert")->isEnabled());
        QVERIFY(!shown.button("verbClose")->isEnabled());
        QVERIFY(shown.button("verbMerge")->isEnabled());
        QCOMPARE(shown.page->location(), QStringList());
        QVERIFY(!shown.child<QListWidget>("changeFileList")->isVisible());
        click(shown.button("verbMerge"));
        ConfirmDialog* dialog = shown.dialog();
        QVERIFY(dialog);
        QVERIFY(shown.textOf(dialog).contains(QLatin1String("c-0003")));
        click(dialog->confirmButton());
        QCOMPARE(shown.control.calls.last(), QStringLiteral("mergeChanges c-0003"));
        click(shown.button("verbApprove"));
        QVERIFY(shown.control.calls.contains(QStringLiteral("approveChanges c-0005 ")));
    }

    void foldsByKey()
    {
        Shown shown;
        click(shown.chip(""));
        const QString group = shown.groupRow(0);
        QVERIFY(shown.table()->selectId(group));
        shown.table()->setFocus();
        QTest::keyClick(shown.table(), Qt::Key_Return);
        QCOMPARE(shown.rows().size(), 3);
        QCOMPARE(shown.table()->currentId(), group);
        QTest::keyClick(shown.table(), Qt::Key_Return);
        QCOMPARE(shown.rows().size(), 5);
    }

    void approvingSeveralNamesTheOddOnes()
    {
        Shown shown;
        shown.table()->setFocus();
        QVERIFY(shown.table()->selectId(QStringLiteral("c-0001")));
        QTest::keyClick(shown.table(), Qt::Key_A, Qt::ControlModifier);
        QVERIFY(shown.button("verbApprove")->text().contains(QLatin1Char('3'))); // two open, one asked for changes
        click(shown.button("verbApprove"));
        ConfirmDialog* dialog = shown.dialog();
        QVERIFY(dialog);
        const QString text = shown.textOf(dialog);
        QVERIFY2(text.contains(QLatin1String("counts rows")), qPrintable(text));
        QVERIFY(text.contains(QLatin1String("c-0001")));
        QVERIFY(!text.contains(QLatin1String("None of them")));
        QTest::keyClicks(dialog->findChild<QLineEdit*>(), QStringLiteral("looks right"));
        click(dialog->confirmButton());
        const QString call = shown.control.calls.filter(QStringLiteral("approveChanges")).value(0);
        QVERIFY2(call.endsWith(QLatin1String("looks right")) && call.contains(QLatin1String("c-0001")) && call.contains(QLatin1String("c-0002")) && !call.contains(QLatin1String("c-0003")), qPrintable(call));
    }

    void requestingAndClosingNeedAReason()
    {
        Shown shown;
        QVERIFY(shown.table()->selectId(QStringLiteral("c-0001")));
        for (const auto& [name, call] : {QPair<const char*, const char*>("verbRequestChanges", "requestChanges c-0001 keep the comment"), QPair<const char*, const char*>("verbClose", "closeChange c-0001 keep the comment")}) {
            click(shown.button(name));
            ConfirmDialog* dialog = shown.dialog();
            QVERIFY(dialog && !dialog->confirmButton()->isEnabled());
            QTest::keyClicks(dialog->findChild<QLineEdit*>(), QStringLiteral("keep the comment"));
            click(dialog->confirmButton());
            QCOMPARE(shown.control.calls.last(), QString::fromLatin1(call));
            QTRY_VERIFY(!shown.dialog());
        }
    }

    void mergesWhatIsApproved()
    {
        Shown shown;
        click(shown.button("verbMergeAll"));
        ConfirmDialog* dialog = shown.dialog();
        QVERIFY(dialog);
        QTest::keyClick(dialog, Qt::Key_Escape);
        QTRY_VERIFY(!shown.dialog());
        QVERIFY(shown.control.calls.filter(QStringLiteral("merge")).isEmpty());
        shown.control.answer = makeError(ErrorClass::Logic, QStringLiteral("main has moved on"), QStringLiteral("ads-pipelines"), QStringLiteral("Generate the change again."));
        click(shown.button("verbMergeAll"));
        click(shown.dialog()->confirmButton());
        QCOMPARE(shown.control.calls.last(), QStringLiteral("mergeChanges c-0003"));
        const auto said = [&] {
            const QList<QLabel*> labels = shown.page->findChildren<QLabel*>();
            return std::any_of(labels.begin(), labels.end(), [](const QLabel* label) { return label->isVisible() && label->text().contains(QLatin1String("main has moved on")) && label->text().contains(QLatin1String("again")); });
        };
        QTRY_VERIFY(said());
        shown.control.changeList << change("c-0006", "core", "z", ChangeState::Open);
        Q_EMIT shown.control.changesChanged();
        QTRY_COMPARE(shown.rows().size(), 5);
        QVERIFY(said()); // news do not wipe it away
    }

    void revertsWhatIsMerged()
    {
        Shown shown({ChangeState::Merged});
        QVERIFY(shown.table()->selectId(QStringLiteral("c-0001")));
        click(shown.button("verbRevert"));
        ConfirmDialog* dialog = shown.dialog();
        QVERIFY(dialog);
        QVERIFY(shown.textOf(dialog).contains(QLatin1String("rollback")));
        click(dialog->confirmButton());
        QCOMPARE(shown.control.calls.last(), QStringLiteral("revertChange c-0001"));
    }

    void showsTheDifferences()
    {
        Shown shown;
        QVERIFY(shown.table()->selectId(QStringLiteral("c-0001")));
        auto* diff = shown.child<DiffView>("changeDiff");
        QTRY_VERIFY(diff->isVisible());
        QCOMPARE(diff->changeCount(), 3);
        diff->setFocus();
        const int first = diff->currentChange();
        QTest::keyClick(diff, Qt::Key_F7);
        QTRY_COMPARE(diff->currentChange(), first + 1);
        QTest::keyClick(diff, Qt::Key_F7);
        QTRY_COMPARE(diff->currentChange(), first + 2);
        QTest::keyClick(diff, Qt::Key_F7, Qt::ShiftModifier);
        QTRY_COMPARE(diff->currentChange(), first + 1);
        QSignalSpy went(shown.page.get(), &Page::navigateRequested);
        Q_EMIT diff->ruleActivated(QStringLiteral("r1"));
        QCOMPARE(went.value(0).value(0).toString(), QStringLiteral("skein://migrations/m-0001/mapping/r1"));
    }

    void filesByKeyAndAddress()
    {
        Shown shown;
        shown.page->navigate({QStringLiteral("c-0001"), QStringLiteral("sql/b_c-0001.sql")});
        auto* files = shown.child<QListWidget>("changeFileList");
        QTRY_VERIFY(files->isVisible());
        QCOMPARE(files->count(), 2);
        QCOMPARE(files->currentRow(), 1);
        files->setFocus();
        QTest::keyClick(files, Qt::Key_Up);
        QCOMPARE(shown.page->location(), (QStringList {QStringLiteral("c-0001"), QStringLiteral("sql/a_c-0001.sql")}));
        // A merged change is found by its address although the page begins without merged ones.
        shown.page->navigate({QStringLiteral("c-0004")});
        QCOMPARE(shown.table()->currentId(), QStringLiteral("c-0004"));
        shown.page->navigate({QStringLiteral("c-0099")});
        QVERIFY(shown.textOf(shown.page.get()).contains(QLatin1String("There is no change c-0099")));
    }

    void historyReadsAsWords()
    {
        Shown shown;
        QVERIFY(shown.table()->selectId(QStringLiteral("c-0001")));
        const auto text = [&] { return shown.textOf(shown.page.get()); };
        QTRY_VERIFY(text().contains(QLatin1String("keep the comment")));
        QVERIFY2(text().contains(QLatin1String("otto requested changes: keep the comment")), qPrintable(text()));
        QVERIFY(text().contains(QLatin1String("both texts parse")));
    }

    void filesThatCannotBeReadAreSaid()
    {
        Shown shown;
        shown.control.answer = makeError(ErrorClass::Access, QStringLiteral("the branch is gone"), QStringLiteral("growth-pipelines"), QStringLiteral("Generate the change again."));
        QVERIFY(shown.table()->selectId(QStringLiteral("c-0001")));
        auto* files = shown.child<QListWidget>("changeFileList");
        StateStack* state = nullptr;
        for (QWidget* at = files; at && !state; at = at->parentWidget())
            state = qobject_cast<StateStack*>(at);
        QVERIFY(state);
        QTRY_COMPARE(state->state(), StateStack::State::Error);
        shown.control.answer = {};
        click(state->actionButton());
        QTRY_COMPARE(state->state(), StateStack::State::Content);
    }

    void looks()
    {
        const QString folder = qEnvironmentVariable("SKEIN_PICTURES");
        if (folder.isEmpty())
            return;
        QDir().mkpath(folder);
        for (const bool dark : {false, true}) {
            Theme::setMode(dark ? ThemeMode::Dark : ThemeMode::Light);
            for (const QSize size : {QSize(1210, 775), QSize(1850, 1055)}) {
                Shown shown;
                shown.page->resize(size);
                QVERIFY(shown.table()->selectId(QStringLiteral("c-0001")));
                QTRY_VERIFY(shown.child<DiffView>("changeDiff")->isVisible());
                const auto save = [&](const char* name) {
                    QTest::qWait(50);
                    QVERIFY(shown.page->grab().save(QStringLiteral("%1/review-%2-%3-%4.png").arg(folder, QString::fromLatin1(name), dark ? QStringLiteral("dark") : QStringLiteral("light")).arg(size.width())));
                };
                save("change");
                QVERIFY(shown.table()->selectId(shown.groupRow(0)));
                save("group");
            }
        }
        Theme::setMode(ThemeMode::Light);
    }
};

SKEIN_TEST(TstReviewPage)
#include "tst_reviewpage.moc"
