#include "tests/support/testregistry.h"

#include "models/items/cellroles.h"
#include "ui/theme/theme.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/shapedtext.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QImage>
#include <QPainter>
#include <QSignalSpy>
#include <QStandardItemModel>

using namespace skein;
using namespace skein::ui;

namespace {

QStandardItemModel* rules(QObject* parent)
{
    auto* model = new QStandardItemModel(0, 4, parent);
    model->setHorizontalHeaderLabels({QStringLiteral("v1"), QStringLiteral("Confidence"), QStringLiteral("Readers"), QStringLiteral("Review")});
    const auto add = [model](const QString& id, double confidence, int readers, items::Mark mark, const QString& review) {
        auto* name = new QStandardItem(id);
        name->setData(id, items::IdRole);
        name->setData(true, items::MonoRole);
        auto* sure = new QStandardItem;
        sure->setData(confidence, items::ConfidenceRole);
        auto* count = new QStandardItem(QString::number(readers));
        count->setData(true, items::NumberRole);
        auto* state = new QStandardItem;
        state->setData(review, items::PillTextRole);
        state->setData(int(mark), items::PillKindRole);
        model->appendRow({name, sure, count, state});
    };
    add(QStringLiteral("user_id"), 0.99, 187, items::Mark::Done, QStringLiteral("accepted"));
    add(QStringLiteral("plan\ttier"), 0.41, 31, items::Mark::Decide, QStringLiteral("decide"));
    add(QStringLiteral("device"), 0.74, 22, items::Mark::Running, QStringLiteral("proposed"));
    return model;
}

} // namespace

class TstDataTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::apply(*qApp); }
    void copiesWhatIsSeen();
    void makesRoom();
    void keysAndIds();
    void columnsFillTheWidth();
    void rowsAreAsHighAsTheirText();
    void rememberedTextIsPaintedAsTheFirstTime();
    void textWrapsAndIsElided();
};

void TstDataTable::copiesWhatIsSeen()
{
    DataTable table;
    table.setModel(rules(&table));
    table.resize(600, 300);
    table.show();
    table.selectAll();
    QCOMPARE(table.selectionAsText(), QStringLiteral("user_id\t0.99\t187\taccepted\nplan tier\t0.41\t31\tdecide\ndevice\t0.74\t22\tproposed\n"));
    table.selectRow(1);
    table.setFocus();
    QTest::keyClick(&table, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("plan tier\t0.41\t31\tdecide\n"));
    table.setColumnHidden(1, true);
    table.horizontalHeader()->moveSection(3, 0);
    QTest::keyClick(&table, Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("Review\tv1\tReaders\ndecide\tplan tier\t31\n"));
}

void TstDataTable::makesRoom()
{
    DataTable table;
    table.setModel(rules(&table));
    table.setRoomNeeded(1, 500);
    table.resize(400, 300);
    table.show();
    QVERIFY(table.isColumnHidden(1));
    table.resize(700, 300);
    QVERIFY(!table.isColumnHidden(1));
    table.resize(400, 300);
    QVERIFY(table.isColumnHidden(1));
}

void TstDataTable::keysAndIds()
{
    DataTable table;
    table.setModel(rules(&table));
    table.resize(600, 300);
    table.show();
    QSignalSpy ids(&table, &DataTable::currentIdChanged);
    QSignalSpy activated(&table, &DataTable::rowActivated);
    QVERIFY(table.selectId(QStringLiteral("device")));
    QCOMPARE(table.currentId(), QStringLiteral("device"));
    QVERIFY(!table.selectId(QStringLiteral("nobody")));
    QTest::keyClick(&table, Qt::Key_Up);
    QCOMPARE(ids.constLast().at(0).toString(), QStringLiteral("plan\ttier"));
    QTest::keyClick(&table, Qt::Key_Return);
    QCOMPARE(activated.count(), 1);
    QCOMPARE(table.selectedIds(), QStringList {QStringLiteral("plan\ttier")});
}

void TstDataTable::columnsFillTheWidth()
{
    DataTable table;
    table.setModel(rules(&table));
    table.setColumnWidths({120, 140, 80, 100});
    table.setStretchColumn(0);
    table.resize(700, 300);
    table.show();
    int sum = 0;
    for (int i = 0; i < 4; ++i)
        sum += table.columnWidth(i);
    QCOMPARE(sum, table.viewport()->width());
    QCOMPARE(table.columnWidth(1), 140);
    QCOMPARE(table.rowHeight(0), 32);
    table.resize(300, 300); // too narrow: keeps the wish and scrolls
    QCOMPARE(table.columnWidth(0), 120);
}

void TstDataTable::rowsAreAsHighAsTheirText()
{
    QStandardItemModel model(2, 2);
    model.setItem(0, 0, new QStandardItem(QStringLiteral("short")));
    model.setItem(1, 0, new QStandardItem(QStringLiteral("several words that do not fit into a column as narrow as this one")));
    DataTable table;
    table.setModel(&model);
    table.setTextLines(3);
    table.setColumnWidths({160, 60});
    table.setStretchColumn(1);
    table.resize(400, 300);
    table.show();
    const int line = table.fontMetrics().lineSpacing();
    QCOMPARE(table.rowHeight(0), 32);
    QCOMPARE(table.rowHeight(1), 32 + 2 * line);
    table.setColumnWidth(0, 300); // with more room fewer lines
    QCOMPARE(table.rowHeight(1), 32 + line);
    model.item(0, 0)->setText(QStringLiteral("now this one is the long one, and needs more room than it had"));
    QVERIFY(table.rowHeight(0) > 32);
    model.removeRow(0);
    QCOMPARE(table.rowHeight(0), 32 + line);
}

void TstDataTable::rememberedTextIsPaintedAsTheFirstTime()
{
    const auto painted = [](const QString& text, const QColor& color, int width) {
        QImage image(200, 24, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        ShapedText::draw(&painter, QRectF(0, 0, width, 24), text, Theme::bodyFont(), color);
        return image;
    };
    const QString text = QStringLiteral("remembered by text, font and width");
    const QImage first = painted(text, Qt::black, 120);
    QCOMPARE(painted(text, Qt::black, 120), first);
    QVERIFY(painted(text, Qt::red, 120) != first); // the colour is not remembered
    QVERIFY(painted(text, Qt::black, 80) != first);
    QVERIFY(painted(QString(text).replace(QLatin1Char('b'), QLatin1Char('d')), Qt::black, 120) != first);
    for (int x = 122; x < first.width(); ++x) {
        for (int y = 0; y < first.height(); ++y)
            QCOMPARE(first.pixelColor(x, y), QColor(Qt::white)); // it stays in its room
    }
}

void TstDataTable::textWrapsAndIsElided()
{
    const QFont font = Theme::bodyFont();
    const QString text = QStringLiteral("one two three four five six seven eight");
    const QStringList whole = ShapedText::wrapped(text, font, 100, 20);
    QVERIFY(whole.size() > 2);
    QCOMPARE(whole.join(QLatin1Char(' ')), text);
    for (const QString& line : whole)
        QVERIFY(QFontMetrics(font).horizontalAdvance(line) <= 101);
    const QStringList two = ShapedText::wrapped(text, font, 100, 2);
    QCOMPARE(two.size(), 2);
    QCOMPARE(two.first(), whole.first());
    QVERIFY(two.last().endsWith(QChar(0x2026)));
    QCOMPARE(ShapedText::wrapped(QStringLiteral("a\nb"), font, 100, 3), (QStringList {QStringLiteral("a"), QStringLiteral("b")}));
    QVERIFY(ShapedText::wrapped(text, font, -20, 3).size() <= 3); // a column narrower than its margins
}

SKEIN_TEST(TstDataTable)
#include "tst_datatable.moc"
