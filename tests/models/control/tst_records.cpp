#include "models/control/records.h"
#include "models/control/sampleworld.h"
#include "models/control/verbqueue.h"
#include "tests/support/testregistry.h"

using namespace skein;
using namespace skein::control;

class TstRecords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void newerReplacesOlderOnly();
    void newestFirst();
    void entityStates();
    void verbsWaitForTheirKey();
    void clearedVerbsAreRefused();
    void newPlanRule();
};

namespace {

MigrationPtr migration(const QString& id, qint64 version, const QDateTime& created = QDateTime(QDate(2026, 1, 5), QTime(8, 0), Qt::UTC))
{
    campaign::Migration made;
    made.id = id;
    made.version = version;
    made.createdAt = created;
    made.request.sourceDataset = QStringLiteral("Events.V1");
    made.request.targetDataset = QStringLiteral("Events.V2");
    return std::make_shared<const campaign::Migration>(made);
}

review::Change change(const QString& id, qint64 version)
{
    review::Change made;
    made.id = id;
    made.version = version;
    return made;
}

const QString m1 = QStringLiteral("m-0001");
const QString m2 = QStringLiteral("m-0002");

} // namespace

void TstRecords::newerReplacesOlderOnly()
{
    Records records;
    mapping::Mapping mapping;
    mapping.version = 2;
    Reading first;
    first.migrations = {migration(m1, 3)};
    first.mappings.insert(m1, std::make_shared<const mapping::Mapping>(mapping));
    first.changes = {change(QStringLiteral("c-1"), 1)};
    Records::Changed changed = records.merge(first);
    QVERIFY(changed.migrations.contains(m1) && changed.mappings.contains(m1) && changed.changes);

    QVERIFY(!records.merge(first).any()); // the same again
    Reading late;
    late.migrations = {migration(m1, 2)};
    late.changes = {change(QStringLiteral("c-1"), 0)};
    QVERIFY(!records.merge(late).any());
    QCOMPARE(records.migration(m1)->version, 3);

    Reading next;
    next.migrations = {migration(m1, 4)};
    changed = records.merge(next);
    QVERIFY(changed.migrations.contains(m1) && !changed.changes && changed.mappings.isEmpty());
    QCOMPARE(records.migration(m1)->version, 4);
    QCOMPARE(records.mapping(m1)->version, 2); // what a reading leaves out stays
    QVERIFY(!records.migration(m2));
    QVERIFY(!records.change(QStringLiteral("c-2")));
}

void TstRecords::newestFirst()
{
    Records records;
    Reading reading;
    const QDateTime day(QDate(2026, 1, 5), QTime(8, 0), Qt::UTC);
    reading.migrations = {migration(m1, 1, day), migration(m2, 1, day.addDays(1))};
    records.merge(reading);
    QCOMPARE(records.migrations().first()->id, m2);
}

void TstRecords::entityStates()
{
    campaign::Migration made = *migration(m1, 1);
    campaign::Consumer in;
    in.ref = EntityRef(EntityKind::Pipeline, {}, QStringLiteral("plan_mix"));
    in.decision = QStringLiteral("in");
    in.state = campaign::ConsumerState::PrOpen;
    campaign::Consumer out = in;
    out.ref.name = QStringLiteral("other");
    out.decision = QStringLiteral("out");
    made.consumers = {out, in};
    Records records;
    Reading reading;
    reading.migrations = {std::make_shared<const campaign::Migration>(made)};
    records.merge(reading);
    QCOMPARE(records.entityStates().value(in.ref.toString()), QStringLiteral("prOpen"));
    QVERIFY(!records.entityStates().contains(out.ref.toString()));
    QCOMPARE(records.datasetStates().value(QStringLiteral("events.v1")), QStringLiteral("source"));
    QCOMPARE(records.datasetStates().value(QStringLiteral("events.v2")), QStringLiteral("target"));
    made.version = 2;
    made.state = campaign::MigrationState::Abandoned;
    reading.migrations = {std::make_shared<const campaign::Migration>(made)};
    records.merge(reading);
    QVERIFY(records.entityStates().isEmpty() && records.datasetStates().isEmpty());
}

void TstRecords::verbsWaitForTheirKey()
{
    VerbQueue queue;
    QStringList begun;
    const auto add = [&](const QString& key, const QString& name) {
        queue.add(key, [&begun, name] { begun << name; }, [](const Error&) {});
    };
    add(m1, QStringLiteral("a"));
    add(m1, QStringLiteral("b"));
    add(m2, QStringLiteral("c"));
    QCOMPARE(begun.join(QLatin1Char(' ')), QStringLiteral("a c"));
    QCOMPARE(queue.waiting(), 1);
    queue.finished(m1);
    QCOMPARE(begun.last(), QStringLiteral("b"));
    queue.finished(m1);
    queue.finished(m1); // nothing runs: ignored
    add(m1, QStringLiteral("d"));
    QCOMPARE(begun.last(), QStringLiteral("d"));
}

void TstRecords::clearedVerbsAreRefused()
{
    VerbQueue queue;
    QStringList log;
    for (const QString& name : {QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")}) {
        queue.add(m1, [&log, name] { log << QStringLiteral("begin ") + name; },
            [&log, name](const Error& error) { log << error.message + QLatin1Char(' ') + name; });
    }
    queue.clear(makeError(ErrorClass::Cancelled, QStringLiteral("closed")));
    queue.finished(m1);
    QCOMPARE(log, (QStringList {QStringLiteral("begin a"), QStringLiteral("closed b"), QStringLiteral("closed c")}));
}

void TstRecords::newPlanRule()
{
    QVERIFY(!SampleWorld::sellsFromNextLoad(-1, 100));
    QVERIFY(!SampleWorld::sellsFromNextLoad(30, 30));
    QVERIFY(SampleWorld::sellsFromNextLoad(30, 31));
    QVERIFY(SampleWorld::sellsFromNextLoad(30, 32));
}

SKEIN_TEST(TstRecords)
#include "tst_records.moc"
