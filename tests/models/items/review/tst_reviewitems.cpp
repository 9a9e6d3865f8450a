#include "tests/support/testregistry.h"

#include "models/items/review/changerows.h"
#include "models/items/review/linenotes.h"

#include <QAbstractItemModelTester>
#include <QSet>
#include <QSignalSpy>

using namespace skein;
using namespace skein::items;
using review::Change;
using review::ChangeState;

namespace {

Change change(const char* id, const char* owner, const char* shape, ChangeState state = ChangeState::Open)
{
    Change made;
    made.id = QString::fromLatin1(id);
    made.migrationId = QStringLiteral("m-0001");
    made.title = QStringLiteral("Move %1").arg(made.id);
    made.repository = QStringLiteral("repo-") + QString::fromLatin1(owner);
    made.owner = QString::fromLatin1(owner);
    made.shape = QString::fromLatin1(shape);
    made.shapeTitle = QStringLiteral("shape ") + made.shape;
    made.state = state;
    made.consumers = {QStringLiteral("pipeline:default/") + made.id + QStringLiteral("_job")};
    made.files = {{made.id + QStringLiteral(".sql"), made.consumers.constFirst(), 2, 5, 3, {QStringLiteral("r1")}}};
    made.checks = {{made.files.constFirst().path, QStringLiteral("reparse"), true, {}}, {made.files.constFirst().path, QStringLiteral("idempotent"), true, {}}};
    made.minConfidence = 0.95;
    return made;
}

/// growth has three of shape a and one of shape b; ads has one; core's is alone and odd.
QVector<Change> estate()
{
    QVector<Change> all {change("c-0001", "growth", "a"), change("c-0002", "growth", "a"), change("c-0003", "growth", "b"), change("c-0004", "ads", "a"),
        change("c-0005", "growth", "a", ChangeState::Merged), change("c-0006", "Core", "a", ChangeState::Approved)};
    all[1].warnings = {QStringLiteral("grain: counts rows")};
    all[5].minConfidence = 0.6;
    return all;
}

QStringList ids(const QVector<ChangeGroup>& groups)
{
    QStringList found;
    for (const ChangeGroup& group : groups) {
        QStringList changes;
        for (const Change* each : group.changes)
            changes << each->id.right(1);
        found << QStringLiteral("%1/%2: %3").arg(group.owner, group.shape, changes.join(QLatin1Char(' ')));
    }
    return found;
}

} // namespace

class TstReviewItems : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wordsAndMarksTellStatesApart()
    {
        QSet<QString> words;
        QSet<int> marks;
        for (int i = 0; i <= int(ChangeState::Closed); ++i) {
            words.insert(changeStateWords(ChangeState(i)));
            marks.insert(int(changeStateMark(ChangeState(i))));
        }
        QCOMPARE(words.size(), 6);
        QVERIFY(!words.contains(QString()));
        QCOMPARE(marks.size(), 6);
    }

    void anomalies_data()
    {
        QTest::addColumn<Change>("one");
        QTest::addColumn<QStringList>("parts");
        Change fine = change("c-0001", "growth", "a");
        QTest::newRow("nothing") << fine << QStringList();
        Change warned = fine;
        warned.warnings = {QStringLiteral("grain: counts rows")};
        QTest::newRow("warning") << warned << QStringList {QStringLiteral("counts rows")};
        Change failed = fine;
        failed.checks[1].passed = false;
        failed.checks[1].detail = QStringLiteral("second run edits again");
        QTest::newRow("check") << failed << QStringList {QStringLiteral("idempotent failed — second run edits again")};
        Change unchecked = fine;
        unchecked.checks.clear();
        QTest::newRow("none ran") << unchecked << QStringList {QStringLiteral("No check ran")};
        Change unsure = fine;
        unsure.minConfidence = 0.79;
        QTest::newRow("unsure") << unsure << QStringList {QStringLiteral("0.79")};
        Change limit = fine;
        limit.minConfidence = lowConfidence;
        QTest::newRow("at the limit") << limit << QStringList();
        Change all = warned;
        all.checks.clear();
        all.minConfidence = 0.1;
        QTest::newRow("all of them") << all << QStringList {QStringLiteral("counts rows"), QStringLiteral("No check ran"), QStringLiteral("0.10")};
    }
    void anomalies()
    {
        QFETCH(Change, one);
        QFETCH(QStringList, parts);
        const QStringList found = anomaliesOf(one);
        QCOMPARE(found.size(), parts.size());
        for (int i = 0; i < found.size(); ++i)
            QVERIFY2(found[i].contains(parts[i]), qPrintable(found[i]));
    }

    void groupsByOwnerThenSize()
    {
        const QVector<Change> all = estate();
        QCOMPARE(ids(groupsOf(all)), (QStringList {QStringLiteral("ads/a: 4"), QStringLiteral("Core/a: 6"), QStringLiteral("growth/a: 1 2 5"), QStringLiteral("growth/b: 3")}));
        const ChangeGroup growth = groupsOf(all)[2];
        QCOMPARE(growth.approvable, QStringList {QStringLiteral("c-0001")}); // 2 has a warning, 5 is merged
        QCOMPARE(growth.anomalies, 1);
        QCOMPARE(growth.title, QStringLiteral("shape a"));
        QVERIFY(groupsOf({}).isEmpty());
    }

    void filters_data()
    {
        QTest::addColumn<ChangeFilter>("filter");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* name, const ChangeFilter& filter, const char* expected) { QTest::newRow(name) << filter << QString::fromLatin1(expected); };
        row("open", {{}, QStringLiteral("open"), {}, false}, "4 1 2 3");
        row("live", {{}, QStringLiteral("live"), {}, false}, "4 6 1 2 3");
        row("merged", {{}, QStringLiteral("merged"), {}, false}, "5");
        row("odd", {{}, {}, {}, true}, "6 2");
        row("odd and open", {{}, QStringLiteral("open"), {}, true}, "2");
        row("migration", {QStringLiteral("m-0001"), {}, {}, false}, "4 6 1 2 5 3");
        row("other migration", {QStringLiteral("m-0002"), {}, {}, false}, "");
        row("id", {{}, {}, QStringLiteral("C-0003"), false}, "3");
        row("owner", {{}, {}, QStringLiteral("ads"), false}, "4");
        row("shape", {{}, {}, QStringLiteral("shape b"), false}, "3");
        row("consumer", {{}, {}, QStringLiteral("0002_job"), false}, "2");
        row("file", {{}, {}, QStringLiteral("0005.SQL"), false}, "5");
        row("nothing", {{}, {}, QStringLiteral("zebra"), false}, "");
    }
    void filters()
    {
        QFETCH(ChangeFilter, filter);
        const QVector<Change> all = estate();
        QStringList found;
        for (const ChangeGroup& group : groupsOf(all, filter)) {
            for (const Change* each : group.changes)
                found << each->id.right(1);
        }
        if (filter.text.isEmpty() && filter.migration.isEmpty() && !filter.anomaliesOnly)
            QCOMPARE(countIn(all, filter.state), int(found.size()));
        QTEST(found.join(QLatin1Char(' ')), "expected");
    }

    void linesSayWhichRulesMadeThem()
    {
        control::PreviewFile file;
        file.after = "SELECT account_id\nFROM v2\nWHERE tier = 'x'\n";
        const auto edit = [&](const char* what, const char* rule, double confidence) {
            control::PreviewEdit made;
            const qsizetype at = file.after.indexOf(what);
            made.after = {at, at + qsizetype(qstrlen(what))};
            made.rule = QString::fromLatin1(rule);
            made.reason = QStringLiteral("because of ") + made.rule;
            made.confidence = confidence;
            file.edits << made;
        };
        edit("tier", "r6", 0.8);
        edit("account_id", "r1", 1);
        edit("SELECT", "r1", 1);
        edit("'x'", "", 1);
        const QVector<LineNote> notes = lineNotes(file);
        QCOMPARE(notes.size(), 2);
        QCOMPARE(notes[0].line, 1);
        QCOMPARE(notes[0].ruleIds, QStringList {QStringLiteral("r1")});
        QCOMPARE(notes[0].toolTip, QStringLiteral("r1 · because of r1")); // said once
        QCOMPARE(notes[1].line, 3);
        QCOMPARE(notes[1].ruleIds, QStringList {QStringLiteral("r6")});
        QVERIFY(notes[1].toolTip.contains(QLatin1String("0.80")));
        file.edits[0].after.begin = 100000; // beyond the text: the last line, no crash
        QCOMPARE(lineNotes(file).last().line, 4);
    }

    void rowsHoldGroupsAndTheirChanges()
    {
        const QVector<Change> all = estate();
        const QVector<ChangeGroup> groups = groupsOf(all);
        const QVector<RowsModel::Row> rows = changeRows(groups, {});
        QStringList ids;
        for (const RowsModel::Row& row : rows) {
            QCOMPARE(row.cells.size(), changeHeaders().size());
            ids << row.id;
        }
        // A change that is like no other needs no group.
        QCOMPARE(ids, (QStringList {QStringLiteral("c-0004"), QStringLiteral("c-0006"), groups[2].id, QStringLiteral("c-0001"), QStringLiteral("c-0002"), QStringLiteral("c-0005"), QStringLiteral("c-0003")}));
        QCOMPARE(rows[0].cells[0].text, QStringLiteral("c-0004"));
        QCOMPARE(rows[0].cells[0].second, QStringLiteral("c-0004_job"));
        QCOMPARE(rows[0].cells[1].pill, Mark::Person);
        QCOMPARE(rows[0].cells[2].text, QStringLiteral("2 of 2"));
        QCOMPARE(rows[0].cells[2].tone, Mark::Done);
        QCOMPARE(rows[0].cells[4].text, QStringLiteral("ads"));
        QCOMPARE(rows[0].cells[6].text, QStringLiteral("+5 −3"));
        QCOMPARE(rows[3].cells[0].text.trimmed(), QStringLiteral("c-0001"));
        QVERIFY(rows[3].cells[0].text.startsWith(QLatin1Char(' '))); // below its group
        // A group whose changes differ in state says how many are in which.
        QCOMPARE(rows[2].cells[0].text, QStringLiteral("shape a"));
        QCOMPARE(rows[2].cells[1].text, QStringLiteral("2 open · 1 merged"));
        QVERIFY(!rows[2].cells[1].pill);
        QCOMPARE(rows[2].cells[3].tone, Mark::Held);
        QCOMPARE(rows[2].cells[4].text, QStringLiteral("growth"));
        const QVector<RowsModel::Row> folded = changeRows(groups, {groups[2].id});
        QCOMPARE(folded.size(), 4);
        QCOMPARE(folded[2].cells[0].icon, QStringLiteral("chevron-right"));
        QCOMPARE(rows[2].cells[0].icon, QStringLiteral("chevron-down"));
    }

    void theTableKeepsChangesBelowTheirGroup()
    {
        ChangeTable table;
        QAbstractItemModelTester tester(&table, QAbstractItemModelTester::FailureReportingMode::QtTest);
        table.setHeaders(changeHeaders());
        QVector<Change> all = estate();
        table.setRows(changeRows(groupsOf(all), {}));
        QCOMPARE(table.rowCount(), 7);
        QCOMPARE(table.columnCount(), 7);
        QCOMPARE(table.index(0, 0).data(IdRole).toString(), QStringLiteral("c-0004"));
        QCOMPARE(table.index(0, 1).data(PillTextRole).toString(), QStringLiteral("open"));
        QCOMPARE(table.headerData(1, Qt::Horizontal, Qt::DisplayRole).toString(), QStringLiteral("State"));
        for (int column = 0; column < table.columnCount(); ++column)
            table.sort(column, Qt::DescendingOrder);
        QCOMPARE(table.index(0, 0).data(IdRole).toString(), QStringLiteral("c-0004"));

        // An approval changes cells and no rows; a new change makes new rows.
        const QPersistentModelIndex kept = table.index(3, 0);
        QSignalSpy changed(&table, &QAbstractItemModel::dataChanged);
        QSignalSpy reset(&table, &QAbstractItemModel::modelReset);
        all[0].state = ChangeState::Approved;
        table.setRows(changeRows(groupsOf(all), {}));
        QCOMPARE(reset.count(), 0);
        QCOMPARE(changed.count(), 2); // the change and its group
        QVERIFY(kept.isValid());
        QCOMPARE(table.index(3, 1).data(PillKindRole).toInt(), int(Mark::Healthy));
        all.append(change("c-0007", "ads", "z"));
        table.setRows(changeRows(groupsOf(all), {}));
        QCOMPARE(reset.count(), 1);
        QCOMPARE(table.rowCount(), 8);
    }
};


SKEIN_TEST(TstReviewItems)
#include "tst_reviewitems.moc"
