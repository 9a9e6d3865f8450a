#include "tests/support/testregistry.h"

#include "ui/editor/diffview.h"
#include "ui/editor/findbar.h"
#include "ui/editor/linediff.h"
#include "ui/editor/ruleeditor.h"
#include "ui/theme/theme.h"
#include "ui/widgets/searchfield.h"

#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QScrollBar>
#include <QMenu>
#include <QSignalSpy>

using namespace skein;
using namespace skein::ui;

namespace {

/// The blocks as text: "1+2>1+1".
QString shown(const QVector<DiffBlock>& blocks)
{
    QStringList parts;
    for (const DiffBlock& block : blocks)
        parts << QStringLiteral("%1+%2>%3+%4").arg(block.before).arg(block.beforeCount).arg(block.after).arg(block.afterCount);
    return parts.join(QLatin1Char(' '));
}

QByteArray applied(const QByteArray& before, const QByteArray& after)
{
    const auto a = splitLines(before);
    const auto b = splitLines(after);
    QByteArray out;
    for (const DiffRow& row : inlineRows(int(a.size()), int(b.size()), diffLines(a, b))) {
        if (row.kind == DiffRow::Kind::Same && a[row.before] != b[row.after])
            return "rows called the same differ";
        if (row.after >= 0)
            out += b[row.after].toByteArray() + QByteArray("\n");
    }
    return out;
}

const QByteArray before = "-- Plan mix\nWITH activity AS (\n  SELECT user_id, country_cd, plan\n  FROM events.user_activity\n  WHERE ts >= :since\n    AND plan = 'prem'\n)\nSELECT country_cd, plan, COUNT(DISTINCT user_id) AS users\nFROM activity\nGROUP BY country_cd, plan;\n";
const QByteArray after = "-- Plan mix\nWITH activity AS (\n  SELECT account_id AS user_id, country_code AS country_cd,\n         CASE plan_tier WHEN 'premium' THEN 'prem' END AS plan\n  FROM events.user_activity_v2\n  WHERE ts >= :since\n    AND plan_tier = 'premium'\n)\nSELECT country_cd, plan, COUNT(DISTINCT user_id) AS users\nFROM activity\nGROUP BY country_cd, plan;\n";

QVector<DiffAnnotation> annotations()
{
    return {{3, {QStringLiteral("r1"), QStringLiteral("r3")}, QStringLiteral("rename user_id")}, {4, {QStringLiteral("r6")}, QStringLiteral("value map")}, {7, {QStringLiteral("r6")}, {}}};
}

} // namespace

class TestEditor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::apply(*qApp); }

    void diff_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QString>("blocks");
        QTest::newRow("equal") << QByteArray("a\nb\n") << QByteArray("a\nb\n") << QString();
        QTest::newRow("both empty") << QByteArray() << QByteArray() << QString();
        QTest::newRow("all new") << QByteArray() << QByteArray("a\nb") << QStringLiteral("0+0>0+2");
        QTest::newRow("all gone") << QByteArray("a\nb") << QByteArray() << QStringLiteral("0+2>0+0");
        QTest::newRow("replace") << QByteArray("a\nb\nc\n") << QByteArray("a\nx\nc\n") << QStringLiteral("1+1>1+1");
        QTest::newRow("insert") << QByteArray("a\nc\n") << QByteArray("a\nb\nc\n") << QStringLiteral("1+0>1+1");
        QTest::newRow("two") << QByteArray("a\nb\nc\nd\ne\n") << QByteArray("x\nb\nc\nd\ny\nz\n") << QStringLiteral("0+1>0+1 4+1>4+2");
        QTest::newRow("line ends alone") << QByteArray("a\r\nb\r\n") << QByteArray("a\nb\n") << QString();
    }
    void diff()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QTEST(shown(diffLines(splitLines(from), splitLines(to))), "blocks");
    }

    void anyTwoTextsComeOutRight()
    {
        QRandomGenerator random(7);
        for (int round = 0; round < 300; ++round) {
            const auto text = [&] {
                QByteArray lines;
                for (int i = random.bounded(12); i > 0; --i)
                    lines += QByteArray(1, char('a' + random.bounded(4))) + '\n';
                return lines;
            };
            const QByteArray a = text();
            const QByteArray b = text();
            QCOMPARE(applied(a, b), b);
        }
    }

    void tooManyEditsAreOneBlock()
    {
        QByteArray a, b;
        for (int i = 0; i < 50; ++i) {
            a += "a" + QByteArray::number(i) + '\n';
            b += "b" + QByteArray::number(i) + '\n';
        }
        QCOMPARE(shown(diffLines(splitLines(a), splitLines(b), 10)), QStringLiteral("0+50>0+50"));
    }

    void withinALine()
    {
        const LineParts parts = diffWithinLine("  AND plan = 'prem'", "  AND plan_tier = 'premium'");
        QCOMPARE(parts.before.size(), 2);
        QCOMPARE(parts.before[0], (ByteRange {6, 10}));
        QCOMPARE(parts.after[0], (ByteRange {6, 15}));
        QVERIFY(diffWithinLine("SELECT a", "DROP everything now").before.isEmpty());
    }

    void sidesAreAligned()
    {
        DiffView view;
        view.resize(1400, 400);
        view.show();
        view.setTexts(QStringLiteral("growth/plan_mix.sql"), before, after, annotations());
        QCOMPARE(view.changeCount(), 2);
        QCOMPARE(view.beforeEditor()->lines(), view.afterEditor()->lines());
        for (int i = 0; i < view.rows().size(); ++i) {
            if (view.rows()[i].kind == DiffRow::Kind::Same)
                QCOMPARE(view.beforeEditor()->text(i), view.afterEditor()->text(i));
        }
        QCOMPARE(view.beforeEditor()->text(4).trimmed(), QString()); // the filler
        view.setMode(DiffView::Mode::Inline);
        QVERIFY(view.beforeEditor()->isHidden());
        QCOMPARE(view.afterEditor()->text(2).trimmed(), QStringLiteral("SELECT user_id, country_cd, plan"));
    }

    void aNarrowViewIsInlineUntilSomebodyChooses()
    {
        DiffView view;
        view.resize(1400, 400);
        view.show();
        view.setTexts(QStringLiteral("a.sql"), before, after, {});
        QCOMPARE(view.mode(), DiffView::Mode::SideBySide);
        view.resize(640, 400);
        QCOMPARE(view.mode(), DiffView::Mode::Inline);
        QVERIFY(view.beforeEditor()->isHidden());
        view.resize(1400, 400);
        QCOMPARE(view.mode(), DiffView::Mode::SideBySide);
        QTest::mouseClick(view.findChild<QWidget*>(QStringLiteral("diffMode")), Qt::LeftButton);
        QCOMPARE(view.mode(), DiffView::Mode::Inline);
        view.resize(1500, 400);
        QCOMPARE(view.mode(), DiffView::Mode::Inline); // chosen
    }

    void manyRulesOfALineAreOffered()
    {
        skein::test::allowWarning("does not support raise()");
        skein::test::allowWarning("does not support grabbing the keyboard");
        DiffView view;
        view.resize(700, 400);
        view.show();
        const QStringList rules {QStringLiteral("r1"), QStringLiteral("r22"), QStringLiteral("r33"), QStringLiteral("r44"), QStringLiteral("r55"), QStringLiteral("r66")};
        view.setTexts(QStringLiteral("a.sql"), "SELECT y\n", "SELECT z\n", {{1, rules, {}}});
        view.grab();
        RuleEditor* editor = view.afterEditor();
        int line = 0;
        while (view.rows()[line].after != 0)
            ++line;
        int shown = 0;
        while (!editor->chipRect(line, shown).isNull())
            ++shown;
        QVERIFY2(shown > 1 && shown < rules.size(), qPrintable(QString::number(shown)));
        // No chip lies over the text.
        const int text = int(editor->SendScintilla(QsciScintillaBase::SCI_POINTXFROMPOSITION, 0UL, editor->SendScintilla(QsciScintillaBase::SCI_POSITIONFROMLINE, ulong(line))));
        QVERIFY(editor->chipRect(line, shown - 1).right() < text);
        QSignalSpy activated(&view, &DiffView::ruleActivated);
        QTest::mouseClick(editor->viewport(), Qt::LeftButton, {}, editor->chipRect(line, shown - 1).center());
        auto* menu = editor->findChild<QMenu*>();
        QVERIFY(menu);
        QCOMPARE(menu->actions().size(), rules.size() - (shown - 1));
        menu->actions().constLast()->trigger();
        QCOMPARE(activated.value(0).value(0).toString(), QStringLiteral("r66"));
        menu->close();
    }

    void keysGoFromChangeToChange()
    {
        DiffView view;
        view.resize(1000, 400);
        view.show();
        view.setTexts(QStringLiteral("a.sql"), before, after, {});
        QVERIFY(QTest::qWaitForWindowActive(&view));
        view.afterEditor()->setFocus();
        QCOMPARE(view.currentChange(), 0);
        QTest::keyClick(view.afterEditor(), Qt::Key_F7);
        QCOMPARE(view.currentChange(), 1);
        QTest::keyClick(view.afterEditor(), Qt::Key_F7);
        QCOMPARE(view.currentChange(), 0);
        QTest::keyClick(view.afterEditor(), Qt::Key_F7, Qt::ShiftModifier);
        QCOMPARE(view.currentChange(), 1);
    }

    void chipsLeadToTheirRules()
    {
        DiffView view;
        view.resize(1400, 400);
        view.setMode(DiffView::Mode::Inline);
        view.show();
        view.setTexts(QStringLiteral("a.sql"), before, after, annotations());
        QSignalSpy rules(&view, &DiffView::ruleActivated);
        int line = -1;
        for (int i = 0; i < view.rows().size(); ++i)
            line = view.rows()[i].after == 2 ? i : line;
        view.grab();
        const QRect chip = view.afterEditor()->chipRect(line, 1);
        QVERIFY(chip.isValid());
        QTest::mouseClick(view.afterEditor()->viewport(), Qt::LeftButton, {}, chip.center());
        QCOMPARE(rules.size(), 1);
        QCOMPARE(rules[0][0].toString(), QStringLiteral("r3"));
    }

    void chipsOfLongLinesStayInView()
    {
        DiffView view;
        view.resize(420, 400);
        view.setMode(DiffView::Mode::Inline);
        view.show();
        const QByteArray text = "SELECT " + QByteArray(400, 'x') + "\nFROM v2\n";
        view.setTexts(QStringLiteral("a.sql"), "SELECT y\nFROM v2\n", text, {{1, {QStringLiteral("r1"), QStringLiteral("r22")}, {}}});
        view.grab();
        int line = -1;
        for (int i = 0; i < view.rows().size(); ++i)
            line = view.rows()[i].after == 0 ? i : line;
        const QRect seen = view.afterEditor()->viewport()->rect();
        const QRect first = view.afterEditor()->chipRect(line, 0);
        const QRect second = view.afterEditor()->chipRect(line, 1);
        QVERIFY(first.isValid() && second.isValid());
        QVERIFY(seen.contains(first) && seen.contains(second));
        QVERIFY(!first.intersects(second));
        QSignalSpy rules(&view, &DiffView::ruleActivated);
        QTest::mouseClick(view.afterEditor()->viewport(), Qt::LeftButton, {}, second.center());
        QCOMPARE(rules.value(0).value(0).toString(), QStringLiteral("r22"));
    }

    void find()
    {
        CodeView view;
        view.resize(600, 300);
        view.show();
        view.setText(after, Language::Sql);
        QVERIFY(QTest::qWaitForWindowActive(&view));
        view.editor()->setFocus();
        QTest::keyClick(view.editor(), Qt::Key_F, Qt::ControlModifier);
        QTRY_VERIFY(view.findBar()->isVisible());
        auto* field = view.findBar()->findChild<SearchField*>();
        QTRY_VERIFY(field->hasFocus());
        QTest::keyClicks(field, QStringLiteral("PLAN_TIER"));
        QTest::keyClick(field, Qt::Key_Return);
        QTRY_COMPARE(view.findBar()->matchCount(), 2);
        QCOMPARE(view.findBar()->currentMatch(), 0);
        QTest::keyClick(field, Qt::Key_F3);
        QCOMPARE(view.findBar()->currentMatch(), 1);
        QTest::keyClick(field, Qt::Key_Escape);
        QVERIFY(view.findBar()->isHidden());
    }

    void textIsKeptByteForByte()
    {
        CodeView view;
        const QByteArray text = "SELECT 'é' AS x,\r\n\t1 -- tail";
        view.setText(text, Language::Sql);
        QCOMPARE(view.text(), text);
        QVERIFY(view.editor()->isReadOnly());
    }

    void codeIsAsLargeAsTheThemesFont()
    {
        CodeView view;
        view.setText(after, Language::Sql);
        const int line = int(view.editor()->SendScintilla(QsciScintillaBase::SCI_TEXTHEIGHT, 0UL));
        const int font = QFontMetrics(Theme::monoFont()).height();
        QVERIFY2(line >= font && line <= font + 8, qPrintable(QStringLiteral("line %1, font %2").arg(line).arg(font)));
    }

    void megabyteStaysFluid()
    {
        QByteArray a;
        for (int i = 0; a.size() < 1000000; ++i)
            a += "SELECT user_id, country_cd FROM events.user_activity WHERE n = " + QByteArray::number(i) + ";\n";
        QByteArray b = a;
        for (int i = 100; i < 12000; i += 150)
            b.replace("n = " + QByteArray::number(i) + ";", "m = " + QByteArray::number(i) + ";");
        DiffView view;
        view.resize(1200, 600);
        view.show();
        QElapsedTimer timer;
        timer.start();
        view.setTexts(QStringLiteral("big.sql"), a, b, {});
        view.grab();
        QCOMPARE(view.changeCount(), 80);
        QVERIFY2(timer.elapsed() < 5000, qPrintable(QString::number(timer.elapsed())));
        timer.restart();
        for (int i = 0; i < 20; ++i) {
            view.nextChange();
            view.grab();
        }
        QVERIFY2(timer.elapsed() < 3000, qPrintable(QString::number(timer.elapsed())));
    }

    void pictures()
    {
        const QString folder = qEnvironmentVariable("SKEIN_PICTURES");
        if (folder.isEmpty())
            return;
        QDir().mkpath(folder);
        for (const bool dark : {false, true}) {
            Theme::setMode(dark ? ThemeMode::Dark : ThemeMode::Light);
            for (const DiffView::Mode mode : {DiffView::Mode::Inline, DiffView::Mode::SideBySide}) {
                DiffView view;
                view.resize(1100, 420);
                view.setMode(mode);
                view.setTexts(QStringLiteral("growth/plan_mix.sql"), before, after, annotations());
                view.setNote(QStringLiteral("verified · 6 rungs"), QStringLiteral("ok"));
                view.show();
                QVERIFY(view.grab().save(QStringLiteral("%1/diff-%2-%3.png").arg(folder, mode == DiffView::Mode::Inline ? QStringLiteral("inline") : QStringLiteral("side"), dark ? QStringLiteral("dark") : QStringLiteral("light"))));
            }
        }
        Theme::setMode(ThemeMode::Light);
    }
};

SKEIN_TEST(TestEditor)
#include "tst_editor.moc"
