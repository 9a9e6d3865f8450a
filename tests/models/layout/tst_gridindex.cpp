#include "models/layout/gridindex.h"

#include "models/base/random.h"
#include "models/layout/freespace.h"
#include "models/layout/packing.h"
#include "tests/support/testregistry.h"

#include <QTest>

using namespace skein;
using namespace skein::layout;

class TstGridIndex : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void empty()
    {
        const GridIndex index;
        QCOMPARE(index.at({0, 0}), -1);
        QVERIFY(index.query(QRectF(0, 0, 10, 10)).empty());
        QCOMPARE(GridIndex(std::vector<QRectF>()).at({1, 1}), -1);
    }

    void agreesWithLookingAtEachRectangle_data()
    {
        QTest::addColumn<double>("spread");
        QTest::addColumn<double>("largest");
        QTest::newRow("sparse") << 5000.0 << 100.0;
        QTest::newRow("crowded") << 200.0 << 100.0;
        QTest::newRow("giants") << 1000.0 << 4000.0;
        QTest::newRow("points") << 100.0 << 0.0;
    }
    void agreesWithLookingAtEachRectangle()
    {
        QFETCH(double, spread);
        QFETCH(double, largest);
        Random random(3);
        const auto uniform = [&](double to) { return random.uniform() * to; };
        std::vector<QRectF> rects;
        for (int i = 0; i < 300; ++i)
            rects.push_back(QRectF(uniform(spread) - spread / 2, uniform(spread), uniform(largest), uniform(largest)));
        const GridIndex index(rects);
        const auto touch = [](const QRectF& a, const QRectF& b) {
            return a.left() <= b.right() && b.left() <= a.right() && a.top() <= b.bottom() && b.top() <= a.bottom();
        };
        for (int i = 0; i < 300; ++i) {
            const QRectF area(uniform(spread) - spread / 2, uniform(spread), uniform(300), uniform(300));
            std::vector<int> expected;
            int last = -1;
            for (int r = 0; r < 300; ++r) {
                if (touch(rects[size_t(r)], area))
                    expected.push_back(r);
                if (touch(rects[size_t(r)], QRectF(area.topLeft(), QSizeF(0, 0))))
                    last = r;
            }
            QCOMPARE(index.query(area), expected);
            QCOMPARE(index.at(area.topLeft()), last);
        }
    }

    void nearest()
    {
        const std::vector<QRectF> rects {QRectF(0, 0, 10, 10), QRectF(30, 0, 10, 10)};
        const GridIndex index(rects);
        QCOMPARE(index.nearest({14, 5}, 100), 0);
        QCOMPARE(index.nearest({27, 5}, 100), 1);
        QCOMPARE(index.nearest({20, 5}, 100), 0);
        QCOMPARE(index.nearest({20, 5}, 4), -1);
        QCOMPARE(index.nearest({35, 5}, 0), 1);
    }

    void freeSpace()
    {
        const std::vector<QRectF> taken {QRectF(0, 0, 100, 20), QRectF(0, 30, 100, 20), QRectF(0, 90, 100, 20)};
        FreeSpace space(taken);
        QCOMPARE(space.top(0, QSizeF(100, 20), 32, 10, 5), 60.0);  // between the second and the third
        QCOMPARE(space.top(200, QSizeF(100, 20), 32, 10, 5), 32.0); // elsewhere it is free
        space.add(QRectF(0, 60, 100, 20));
        QCOMPARE(space.top(0, QSizeF(100, 20), 32, 10, 5), -30.0);
    }

    void packing()
    {
        std::vector<QSizeF> boxes;
        Random random(8);
        for (int i = 0; i < 200; ++i)
            boxes.push_back(QSizeF(20 + double(random.below(200)), 20 + double(random.below(100))));
        const std::vector<QPointF> corners = packBoxes(boxes, 10, 1.6);
        std::vector<QRectF> rects;
        for (size_t i = 0; i < boxes.size(); ++i)
            rects.push_back(QRectF(corners[i], boxes[i]));
        const GridIndex index(rects);
        for (size_t i = 0; i < rects.size(); ++i)
            QCOMPARE(index.query(rects[i].adjusted(-9, -9, 9, 9)).size(), size_t(1));
        const qreal aspect = index.bounds().width() / index.bounds().height();
        QVERIFY(aspect > 1 && aspect < 2.5);
    }
};

SKEIN_TEST(TstGridIndex)
#include "tst_gridindex.moc"
