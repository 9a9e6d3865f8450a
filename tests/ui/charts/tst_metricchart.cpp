#include "tests/support/testregistry.h"

#include "ui/charts/chartscale.h"
#include "ui/charts/metricchart.h"
#include "ui/theme/theme.h"
#include "ui/widgets/statestack.h"

#include <QApplication>
#include <QChart>
#include <QLineSeries>

using namespace skein::ui;

class TstMetricChart : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ceilings_data();
    void ceilings();
    void timeFormats();
    void saysWhenThereIsNothing();
    void drawsBothSides();
    void redrawsAtMostTwiceASecond();
    void followsTheTheme();
};

namespace {

MetricData someData(int points)
{
    MetricData data;
    data.title = QStringLiteral("Latency");
    data.unit = QStringLiteral("ms");
    const qint64 start = QDateTime(QDate(2026, 1, 5), QTime(13, 0), Qt::UTC).toMSecsSinceEpoch();
    for (int i = 0; i < points; ++i) {
        data.oldPoints << QPointF(double(start + i * 1000), 20 + i % 3);
        data.newPoints << QPointF(double(start + i * 1000), 21 + i % 4);
    }
    data.margin = 25;
    data.bands = {{start, 0, QStringLiteral("stage 1")}};
    data.outcome = QStringLiteral("within");
    data.mark = MarkKind::Healthy;
    return data;
}

} // namespace

void TstMetricChart::ceilings_data()
{
    QTest::addColumn<double>("value");
    QTest::addColumn<double>("expected");
    QTest::newRow("zero") << 0.0 << 1.0;
    QTest::newRow("nan") << double(NAN) << 1.0;
    QTest::newRow("exact") << 2.5 << 2.5;
    QTest::newRow("between") << 2.6 << 5.0;
    QTest::newRow("large") << 1234.0 << 2000.0;
    QTest::newRow("small") << 0.06 << 0.1;
    QTest::newRow("ten") << 9.9 << 10.0;
}

void TstMetricChart::ceilings()
{
    QFETCH(double, value);
    QFETCH(double, expected);
    QVERIFY(qFuzzyCompare(niceCeiling(value), expected));
}

void TstMetricChart::timeFormats()
{
    QCOMPARE(timeFormat(60 * 1000), QStringLiteral("HH:mm:ss"));
    QCOMPARE(timeFormat(6LL * 3600 * 1000), QStringLiteral("HH:mm"));
    QCOMPARE(timeFormat(10LL * 24 * 3600 * 1000), QStringLiteral("d MMM"));
}

void TstMetricChart::saysWhenThereIsNothing()
{
    MetricChart chart;
    MetricData data;
    data.title = QStringLiteral("Latency");
    data.nothing = QStringLiteral("No run yet");
    chart.setData(data);
    auto* stack = chart.findChild<StateStack*>();
    QCOMPARE(stack->state(), StateStack::State::Empty);
    QCOMPARE(stack->titleText(), QStringLiteral("No run yet"));
}

void TstMetricChart::drawsBothSides()
{
    MetricChart chart;
    chart.resize(400, 220);
    chart.setData(someData(40));
    chart.show();
    QCOMPARE(chart.findChild<StateStack*>()->state(), StateStack::State::Content);
    const QImage image = chart.grab().toImage();
    if (const QString folder = qEnvironmentVariable("SKEIN_PICTURES"); !folder.isEmpty())
        image.save(folder + QStringLiteral("/metricchart.png"));
    const auto painted = [&](ColorRole role) {
        const QColor wanted = Theme::current().color(role);
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                const QColor seen = image.pixelColor(x, y);
                if (std::abs(seen.red() - wanted.red()) + std::abs(seen.green() - wanted.green()) + std::abs(seen.blue() - wanted.blue()) < 24)
                    return true;
            }
        }
        return false;
    };
    QVERIFY(painted(ColorRole::Accent));
    QVERIFY(painted(ColorRole::Danger));
}

void TstMetricChart::redrawsAtMostTwiceASecond()
{
    MetricChart chart;
    const int before = chart.redraws();
    for (int i = 1; i < 50; ++i)
        chart.setData(someData(i));
    QCOMPARE(chart.redraws(), before + 1);
    QTRY_COMPARE(chart.redraws(), before + 2);
    QCOMPARE(chart.data().newPoints.size(), 49);
}

void TstMetricChart::followsTheTheme()
{
    MetricChart chart;
    chart.setData(someData(10));
    Theme::setMode(ThemeMode::Dark);
    const auto hasAccent = [&chart] {
        const QList<QAbstractSeries*> all = chart.findChild<QChartView*>()->chart()->series();
        return std::any_of(all.begin(), all.end(), [](QAbstractSeries* series) {
            auto* line = qobject_cast<QLineSeries*>(series);
            return line && line->pen().color() == Theme::current().color(ColorRole::Accent);
        });
    };
    QVERIFY(hasAccent());
    Theme::setMode(ThemeMode::Light);
    QVERIFY(hasAccent());
}

SKEIN_TEST(TstMetricChart)
#include "tst_metricchart.moc"
