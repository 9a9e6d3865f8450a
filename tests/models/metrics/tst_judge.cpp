#include "models/metrics/judge.h"

#include "models/base/random.h"
#include "tests/support/testregistry.h"

#include <cmath>

using namespace skein;
using namespace skein::metrics;

Q_DECLARE_METATYPE(skein::metrics::JudgeInput)
Q_DECLARE_METATYPE(skein::metrics::Outcome)
Q_DECLARE_METATYPE(skein::metrics::Reason)

namespace {

JudgeInput rates(qint64 newErrors, qint64 newN, qint64 oldErrors, qint64 oldN, double margin = 0.01)
{
    JudgeInput input;
    input.invariants.checks = {{QStringLiteral("content equal"), true, {}}};
    input.errorRate.newSide = {newErrors, newN};
    input.errorRate.oldSide = {oldErrors, oldN};
    input.errorRate.margin = margin;
    input.units = int(newN);
    return input;
}

JudgeInput latency(const QVector<double>& ratios, double deltaMs = 50)
{
    JudgeInput input = rates(0, 400, 0, 400);
    input.latency.source = Source::Data;
    input.latency.logRatios = ratios;
    input.latency.medianDeltaMs = deltaMs;
    return input;
}

JudgeInput freshness(const QVector<FreshnessSample>& samples, double slo = 60)
{
    JudgeInput input = rates(0, 400, 0, 400);
    input.freshness.newSource = Source::Data;
    input.freshness.samples = samples;
    input.freshness.sloSeconds = slo;
    return input;
}

template <typename F>
JudgeInput with(JudgeInput input, F change)
{
    change(input);
    return input;
}

} // namespace

class TstJudge : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void table_data()
    {
        QTest::addColumn<JudgeInput>("input");
        QTest::addColumn<Outcome>("outcome");
        QTest::addColumn<Reason>("reason");
        using O = Outcome;
        using R = Reason;
        const auto row = [](const char* name, const JudgeInput& input, O outcome, R reason) {
            QTest::newRow(name) << input << outcome << reason;
        };
        row("nothing at all", JudgeInput {}, O::Inconclusive, R::NotEnough);
        row("no errors, enough units", rates(0, 299, 0, 299), O::Pass, R::Within);
        row("no errors, one unit short", rates(0, 298, 0, 298), O::Inconclusive, R::NotEnough);
        row("gross break at the first look", rates(20, 20, 0, 20), O::Fail, R::Breach);
        row("gross break before the first look", with(rates(19, 19, 0, 19), [](auto& i) { i.plannedUnits = 100; }), O::Inconclusive, R::NotYetALook);
        row("one error is never a breach", rates(1, 20, 0, 2000, 0.0001), O::Inconclusive, R::NotEnough);
        row("same rate of errors", rates(9, 3000, 9, 3000), O::Pass, R::Within);
        row("no new units since the last look",
            with(rates(20, 20, 0, 20), [](auto& i) { i.looksSpent = 1, i.unitsAtLastLook = 20; }), O::Inconclusive, R::NotYetALook);
        row("invariant broken beats everything",
            with(rates(0, 299, 0, 299), [](auto& i) { i.invariants.checks.append({QStringLiteral("keys unique"), false, QStringLiteral("3 keys twice")}); }),
            O::Fail, R::Breach);
        row("broken invariant without any unit",
            with(rates(0, 0, 0, 0), [](auto& i) { i.invariants.checks = {{QStringLiteral("x"), false, {}}}; }), O::Fail, R::Breach);
        row("no invariant checked", with(rates(0, 299, 0, 299), [](auto& i) { i.invariants.checks.clear(); }), O::Inconclusive, R::NotEnough);

        // No data, a source error and a failure are three things.
        row("new side silent", with(rates(0, 0, 0, 50), [](auto& i) { i.errorRate.newSource = Source::NoData; }), O::Inconclusive, R::NewSideSilent);
        row("both silent", with(rates(0, 0, 0, 0), [](auto& i) { i.units = 5, i.errorRate.newSource = i.errorRate.oldSource = Source::NoData; }),
            O::Inconclusive, R::NoData);
        row("old side silent", with(rates(0, 500, 0, 0), [](auto& i) { i.errorRate.oldSource = Source::NoData; }), O::Inconclusive, R::OldSideSilent);
        row("old side silent, absolute limit broken",
            with(rates(200, 500, 0, 0), [](auto& i) { i.errorRate.oldSource = Source::NoData, i.errorRate.absoluteLimit = 0.1; }), O::Fail, R::Breach);
        row("absolute limit needs a look", with(rates(200, 500, 200, 500), [](auto& i) {
            i.errorRate.absoluteLimit = 0.1, i.looksSpent = 3, i.unitsAtLastLook = 500; }), O::Inconclusive, R::NotYetALook);
        row("source error", with(rates(20, 20, 0, 20), [](auto& i) { i.errorRate.newSource = Source::Unavailable, i.errorRate.sourceError = QStringLiteral("503"); }),
            O::Inconclusive, R::SourceError);
        row("old source error", with(rates(0, 500, 0, 500), [](auto& i) { i.errorRate.oldSource = Source::Unavailable; }), O::Inconclusive, R::SourceError);
        row("impossible counts", rates(30, 20, 0, 20), O::Inconclusive, R::SourceError);
        row("invariants without data", with(rates(0, 299, 0, 299), [](auto& i) { i.invariants.source = Source::NoData; }), O::Inconclusive, R::NoData);
        row("invariants unreadable", with(rates(0, 299, 0, 299), [](auto& i) { i.invariants.source = Source::Unavailable; }), O::Inconclusive, R::SourceError);
        row("latency without data", with(latency({}), [](auto& i) { i.latency.source = Source::NoData; }), O::Inconclusive, R::NoData);
        row("latency unreadable", with(latency({}), [](auto& i) { i.latency.source = Source::Unavailable; }), O::Inconclusive, R::SourceError);
        row("freshness without data", with(freshness({}), [](auto& i) { i.freshness.newSource = i.freshness.oldSource = Source::NoData; }), O::Inconclusive, R::NoData);
        row("freshness of the new side silent", with(freshness({}), [](auto& i) { i.freshness.newSource = Source::NoData; }), O::Inconclusive, R::NewSideSilent);
        row("freshness of the old side silent", with(freshness({{0, 500}, {0, 500}, {0, 500}}), [](auto& i) { i.freshness.oldSource = Source::NoData; }),
            O::Inconclusive, R::OldSideSilent);
        row("freshness not measured yet", freshness({}), O::Inconclusive, R::NotEnough);

        const QVector<double> slow(12, std::log(1.5));
        const QVector<double> same {0.01, -0.02, 0.03, 0.0, -0.01, 0.02, 0.01, -0.03, 0.02, 0.01, 0.0, 0.02};
        row("latency within", latency(same), O::Pass, R::Within);
        row("latency breach", latency(slow), O::Fail, R::Breach);
        row("latency breach of under 5 ms", latency(slow, 2), O::Pass, R::Within);
        row("seven pairs are too few", latency(slow.mid(0, 7)), O::Inconclusive, R::NotEnough);
        row("latency noisy", latency({0.5, -0.4, 0.6, -0.3, 0.4, -0.5, 0.3, 0.5}), O::Inconclusive, R::NotEnough);

        row("fresh", freshness({{10, 12}, {10, 12}}), O::Pass, R::Within);
        row("late twice", freshness({{10, 12}, {10, 300}, {10, 330}}), O::Fail, R::Breach);
        row("late once", freshness({{10, 12}, {10, 12}, {10, 330}}), O::Inconclusive, R::NotEnough);
        row("late long ago", freshness({{10, 300}, {10, 300}, {10, 12}, {10, 12}, {10, 12}}), O::Pass, R::Within);
        row("upstream late", freshness({{290, 300}, {300, 310}, {310, 320}}), O::Inconclusive, R::UpstreamLate);
        row("behind the old side, within the limit", freshness({{1, 55}, {1, 55}}), O::Pass, R::Within);
        row("no limit: the old side is the measure", freshness({{1, 55}, {1, 55}}, 0), O::Fail, R::Breach);

        row("limited by the gate", with(rates(0, 3, 0, 3), [](auto& i) { i.exactInvariantsOnly = true; }), O::PassLimited, R::Within);
        row("limited gate without evidence", with(rates(0, 0, 0, 0), [](auto& i) { i.exactInvariantsOnly = true; }), O::Inconclusive, R::NotEnough);
        row("limited gate without invariants",
            with(rates(0, 30, 0, 30), [](auto& i) { i.exactInvariantsOnly = true, i.invariants.source = Source::NotMeasured; }), O::Inconclusive, R::NotEnough);
        row("limited gate still fails", with(rates(20, 20, 0, 20), [](auto& i) { i.exactInvariantsOnly = true; }), O::Fail, R::Breach);
        row("limited gate holds for a silent new side",
            with(rates(0, 0, 0, 20), [](auto& i) { i.units = 3, i.exactInvariantsOnly = true, i.errorRate.newSource = Source::NoData; }), O::Inconclusive, R::NewSideSilent);
        row("limited by left out columns", with(rates(0, 299, 0, 299), [](auto& i) { i.excludedColumns = {QStringLiteral("loaded_at")}; }), O::PassLimited, R::Within);
    }
    void table()
    {
        QFETCH(JudgeInput, input);
        QFETCH(Outcome, outcome);
        QFETCH(Reason, reason);
        const Verdict verdict = judge(input);
        QVERIFY2(verdict.outcome == outcome, qPrintable(outcomeName(verdict.outcome) + QStringLiteral(": ") + verdict.sentence));
        QVERIFY2(verdict.reason == reason, qPrintable(reasonName(verdict.reason) + QStringLiteral(": ") + verdict.sentence));
        QVERIFY(!verdict.sentence.isEmpty());
        QVERIFY(verdict.lookSpent == (verdict.looks == input.looksSpent + 1));
        for (const MetricVerdict& metric : verdict.metrics)
            QVERIFY2(!metric.sentence.isEmpty() && !metric.sentence.contains(QLatin1String("%1")), qPrintable(metric.sentence));
    }

    void sentences_data()
    {
        QTest::addColumn<JudgeInput>("input");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("fail") << rates(24, 300, 3, 300)
                              << QStringLiteral("new error rate 8 % against 1 %, 300 runs each: lower bound of the difference 2.8 pp > margin 1 pp");
        QTest::newRow("pass") << rates(0, 400, 0, 400)
                              << QStringLiteral("1 exact invariant held on 400 units; new error rate 0 % against 0 %, 400 runs each: upper bound of "
                                                "the difference 0.75 pp < margin 1 pp");
        QTest::newRow("open") << rates(0, 30, 0, 60)
                              << QStringLiteral("new error rate 0 % against 0 %, 30 and 60 runs: a difference up to 9.5 pp is not ruled out (margin "
                                                "1 pp); at least 299 runs are needed");
        QTest::newRow("limited") << with(rates(0, 1, 0, 1), [](auto& i) { i.exactInvariantsOnly = true, i.stage = QStringLiteral("stage 1"); })
                                 << QStringLiteral("stage 1: 1 exact invariant held on 1 unit; an error rate up to 95 % is not ruled out by 1 unit");
    }
    void sentences()
    {
        QFETCH(JudgeInput, input);
        QTEST(judge(input).sentence, "sentence");
    }

    void machineValues()
    {
        const Verdict verdict = judge(rates(24, 300, 3, 300));
        const MetricVerdict* metric = verdict.metric(QStringLiteral("errorRate"));
        QVERIFY(metric);
        QCOMPARE(metric->n, 300);
        QVERIFY(std::abs(*metric->estimate - 0.07) < 1e-12);
        QVERIFY(*metric->lower > 0.01 && *metric->lower < *metric->estimate && *metric->upper > *metric->estimate);
        QCOMPARE(*metric->margin, 0.01);
        QVERIFY(verdict.lookSpent);
        QCOMPARE(verdict.looks, 1);
        QCOMPARE(verdict.unitsAtLastLook, 300);
        QVERIFY(std::abs(verdict.alphaSpent - 0.0060793) < 1e-6);
    }

    void aLookIsNotSpentForNothing()
    {
        // Two units cannot fail at α_1, so asking costs nothing.
        const Verdict verdict = judge(with(rates(2, 2, 0, 2), [](auto& i) { i.plannedUnits = 2; }));
        QVERIFY(!verdict.lookSpent);
        QCOMPARE(verdict.looks, 0);
        QCOMPARE(verdict.alphaSpent, 0.0);
        QCOMPARE(verdict.outcome, Outcome::Inconclusive);
    }

    // Absence of evidence: no combination of sources and options passes without a unit.
    void zeroEvidenceNeverPasses()
    {
        const Source sources[] = {Source::Data, Source::NoData, Source::Unavailable, Source::NotMeasured};
        for (Source invariants : sources) {
            for (Source newRate : sources) {
                for (Source oldRate : sources) {
                    for (Source times : sources) {
                        for (bool limited : {false, true}) {
                            JudgeInput input;
                            input.invariants.source = invariants;
                            input.errorRate.newSource = newRate;
                            input.errorRate.oldSource = oldRate;
                            input.latency.source = times;
                            input.freshness.newSource = times;
                            input.exactInvariantsOnly = limited;
                            const Verdict verdict = judge(input);
                            QCOMPARE(verdict.outcome, Outcome::Inconclusive);
                            QVERIFY(!verdict.lookSpent);
                        }
                    }
                }
            }
        }
    }

    // 60 looks at a rollout that changes nothing: at most α of them may end in a false FAIL.
    void falseFailures()
    {
        Random random(20260105);
        int failed = 0;
        constexpr int rollouts = 300;
        for (int i = 0; i < rollouts; ++i) {
            JudgeInput input = rates(0, 0, 0, 0, 0.01);
            for (int look = 0; look < 60; ++look) {
                for (int unit = 0; unit < 20; ++unit) {
                    input.errorRate.newSide.errors += random.chance(0.03);
                    input.errorRate.oldSide.errors += random.chance(0.03);
                }
                input.errorRate.newSide.n += 20;
                input.errorRate.oldSide.n += 20;
                input.units += 20;
                const Verdict verdict = judge(input);
                input.looksSpent = verdict.looks;
                input.unitsAtLastLook = verdict.unitsAtLastLook;
                if (verdict.outcome == Outcome::Fail) {
                    ++failed;
                    break;
                }
            }
        }
        QVERIFY2(failed <= rollouts / 100, qPrintable(QString::number(failed)));
    }

    // A real break is found soon: 20 % errors against 1 % within a few looks of 20.
    void detection()
    {
        Random random(11);
        QVector<int> observations;
        for (int i = 0; i < 60; ++i) {
            JudgeInput input = rates(0, 0, 2, 200, 0.01);
            for (int look = 1; look <= 60; ++look) {
                for (int unit = 0; unit < 20; ++unit)
                    input.errorRate.newSide.errors += random.chance(0.20);
                input.errorRate.newSide.n += 20;
                input.units += 20;
                const Verdict verdict = judge(input);
                input.looksSpent = verdict.looks;
                input.unitsAtLastLook = verdict.unitsAtLastLook;
                if (verdict.outcome == Outcome::Fail) {
                    observations.append(look * 20);
                    break;
                }
            }
        }
        QCOMPARE(observations.size(), 60);
        std::sort(observations.begin(), observations.end());
        QVERIFY2(observations[30] <= 60, qPrintable(QString::number(observations[30])));
    }
};

SKEIN_TEST(TstJudge)
#include "tst_judge.moc"
