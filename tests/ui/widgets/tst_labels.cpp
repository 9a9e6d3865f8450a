#include "tests/support/testregistry.h"

#include "models/items/cellroles.h"
#include "ui/theme/theme.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/inspector.h"
#include "ui/widgets/keyvaluelist.h"
#include "ui/widgets/pill.h"
#include "ui/widgets/wrappedlabel.h"

#include <QApplication>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>

using namespace skein;
using namespace skein::ui;

class TstLabels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::apply(*qApp); }
    void pillSaysItsState();
    void elidedLabelShrinks();
    void wrappedLabelIsAsHighAsItsText_data();
    void wrappedLabelIsAsHighAsItsText();
    void keyValueRowsLinkOn();
    void inspectorSurvivesItsOwnLinks();
};

void TstLabels::pillSaysItsState()
{
    QCOMPARE(Pill(MarkKind::Failed, QStringLiteral("1 failed")).accessibleName(), QStringLiteral("1 failed"));
    QCOMPARE(Pill(MarkKind::Held, QStringLiteral("disk full")).accessibleName(), QStringLiteral("disk full, held"));
    Pill pill(MarkKind::Done, QStringLiteral("accepted"));
    const int before = pill.sizeHint().width();
    pill.set(MarkKind::Done, QStringLiteral("accepted by mira"));
    QVERIFY(pill.sizeHint().width() > before);
}

void TstLabels::elidedLabelShrinks()
{
    ElidedLabel label(QStringLiteral("a very long name that will not fit into forty pixels"));
    label.resize(40, 20);
    QVERIFY(label.isElided());
    QVERIFY(label.minimumSizeHint().width() < label.sizeHint().width());
    label.resize(label.sizeHint());
    QVERIFY(!label.isElided());
}

void TstLabels::wrappedLabelIsAsHighAsItsText_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << QString();
    QTest::newRow("a word") << QStringLiteral("sqlite");
    QTest::newRow("a sentence") << QStringLiteral("COUNT(*) counts rows: one a (user_id, activity_date) in v1");
    QTest::newRow("lines") << QStringLiteral("one\ntwo lines, the second of which is longer than the first\nthree");
    QTest::newRow("a name") << QStringLiteral("warehouse.analytics.user_activity_by_country_and_day_v1");
    QTest::newRow("a path") << QStringLiteral("src/main/scala/com/tidewave/taste_vectors.scala:8");
    QTest::newRow("prose") << QStringLiteral("The old side is kept warm and every load is compared. ").repeated(8).trimmed();
    QTest::newRow("other letters") << QStringLiteral("数据集 user_activity 每天按国家汇总");
}

void TstLabels::wrappedLabelIsAsHighAsItsText()
{
    QFETCH(const QString, text);
    for (const bool selectable : {false, true}) {
        WrappedLabel ours(text);
        QLabel plain(text);
        plain.setWordWrap(true);
        for (QLabel* label : {static_cast<QLabel*>(&ours), &plain}) {
            label->setTextFormat(Qt::PlainText);
            label->setTextInteractionFlags(selectable ? Qt::TextSelectableByMouse : Qt::NoTextInteraction);
        }
        // Never lower than the text, and no line higher either.
        for (const int width : {60, 120, 161, 240, 400, 900}) {
            const int lines = (plain.heightForWidth(width) + plain.fontMetrics().lineSpacing() - 1) / plain.fontMetrics().lineSpacing();
            QVERIFY2(ours.heightForWidth(width) >= plain.heightForWidth(width), qPrintable(QString::number(width)));
            QVERIFY2(ours.heightForWidth(width) <= (lines + 1) * plain.fontMetrics().lineSpacing(), qPrintable(QString::number(width)));
        }
        QVERIFY(ours.minimumSizeHint().width() <= std::max(plain.minimumSizeHint().width() + 2, plain.fontMetrics().averageCharWidth() * 10));
        QVERIFY(ours.sizeHint().width() <= plain.fontMetrics().averageCharWidth() * 80 + 2);
    }
}

void TstLabels::keyValueRowsLinkOn()
{
    KeyValueList list;
    QSignalSpy link(&list, &KeyValueList::linkActivated);
    const QVector<KeyValueList::Row> rows {{QStringLiteral("Owner"), QStringLiteral("user-data"), QStringLiteral("skein://catalog/group:default/user-data"), MarkKind::None, false},
        {QStringLiteral("Freshness"), QStringLiteral("12 min"), {}, MarkKind::Healthy, false}};
    list.setRows(rows);
    QCOMPARE(list.rowCount(), 2);
    auto* button = list.findChild<QPushButton*>();
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(link.count(), 1);
    list.setRows(rows);
    QCOMPARE(list.findChild<QPushButton*>(), button); // the same rows are not rebuilt
}

void TstLabels::inspectorSurvivesItsOwnLinks()
{
    Inspector inspector;
    inspector.begin(QStringLiteral("Dataset"), QStringLiteral("a"));
    inspector.addRows({{QStringLiteral("Reads"), QStringLiteral("b"), QStringLiteral("skein://catalog/b"), MarkKind::None, false}});
    connect(&inspector, &Inspector::linkActivated, &inspector, [&inspector](const QString& address) {
        inspector.begin(QStringLiteral("Dataset"), address); // replaces the sheet the link stands on
        inspector.addButton(QStringLiteral("Open"));
    });
    inspector.resize(300, 400);
    inspector.show();
    QTest::mouseClick(inspector.findChild<QPushButton*>(), Qt::LeftButton);
    QCOMPARE(inspector.title(), QStringLiteral("skein://catalog/b"));
}

SKEIN_TEST(TstLabels)
#include "tst_labels.moc"
