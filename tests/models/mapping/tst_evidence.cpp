// What names, descriptions and values together say: units, counts, tables of values, times, finer rows.
#include "models/mapping/inverse.h"
#include "models/mapping/proposals.h"
#include "models/mapping/valueevidence.h"
#include "models/mapping/words.h"
#include "tests/support/testregistry.h"

#include <QJsonDocument>

using namespace skein;
using namespace skein::mapping;

namespace {

QString text(const char* value)
{
    return QString::fromLatin1(value);
}

/// "name TYPE [key] [; description]", one column a line.
SchemaVersion table(const char* lines)
{
    SchemaVersion schema;
    for (const QString& line : text(lines).split(QLatin1Char('\n'), Qt::SkipEmptyParts)) {
        const QStringList words = line.section(QLatin1Char(';'), 0, 0).simplified().split(QLatin1Char(' '));
        Column column;
        column.name = words.value(0);
        column.nativeType = words.value(1);
        column.key = words.value(2) == QLatin1String("key");
        column.description = line.section(QLatin1Char(';'), 1).trimmed();
        schema.columns.append(column);
    }
    return schema;
}

QStringList names(const SchemaVersion& schema)
{
    QStringList list;
    for (const Column& column : schema.columns)
        list.append(column.name);
    return list;
}

QString summary(const Rule& rule)
{
    const QStringList targets = rule.kind == RuleKind::Ambiguous ? rule.params.value(QLatin1String("candidates")).toVariant().toStringList() : rule.outputs;
    return QStringLiteral("%1 %2>%3").arg(ruleKindName(rule.kind), rule.inputs.join(QLatin1Char('+')), targets.join(QLatin1Char('+')));
}

QString paramsOf(const Rule& rule)
{
    return QString::fromUtf8(QJsonDocument(rule.params).toJson(QJsonDocument::Compact)).remove(QLatin1Char('"'));
}

/// Listening per user and day, and the same per profile: the numbers of the finer rows add up to the old ones.
struct Listening {
    Listening(bool mixedPlatform = false)
    {
        const QStringList plans {text("prem"), text("free"), text("fam"), text("stud")};
        const QStringList tiers {text("premium"), text("free"), text("family"), text("student")};
        const QStringList systems {text("ios"), text("android"), text("windows"), text("macos")};
        const QStringList firsts {text("Mira"), text("Jonas"), text("Ines"), text("Tomas"), text("Agnes"), text("Leon")};
        const QStringList lasts {text("Lind"), text("Berg"), text("Costa"), text("Novak"), text("Haddad")};
        QVector<QVariantList> olds;
        QVector<QVariantList> news;
        for (int i = 0; i < 240; ++i) {
            const QString user = QStringLiteral("u%1").arg(i / 2, 5, 10, QLatin1Char('0'));
            const QString day = QStringLiteral("2025-12-%1").arg(1 + i % 20, 2, 10, QLatin1Char('0'));
            const QString opened = QStringLiteral("2024-%1-%2").arg(1 + i % 12, 2, 10, QLatin1Char('0')).arg(1 + i % 28, 2, 10, QLatin1Char('0'));
            const QString os = systems.at(i % 4);
            const QString client = mixedPlatform ? QStringList {text("app"), text("web"), text("tv")}.at(i % 3) : systems.at((i + i / 8) % 4);
            const QString platform = !mixedPlatform || client == text("app") ? os : client;
            const QString first = firsts.at(i % 6);
            const QString last = lasts.at(i % 5);
            int plays = 0;
            qint64 played = 0;
            int skips = 0;
            const int profiles = i % 3 == 0 ? 3 : 1;
            for (int p = 1; p <= profiles; ++p) {
                const int each = 1 + (i * 31 + p * 7) % 40;
                const qint64 ms = 30000 + ((i * 7919 + p * 104729) % 7200) * 1000;
                const int skipped = (i * 17 + p) % 9;
                news.append({user, p, day, QStringLiteral("C%1").arg(i % 9), tiers.at(i % 4), os, client, first, last, opened, each, double(ms) / 1000.0, skipped, i % 30});
                plays += each;
                played += ms;
                skips += skipped;
            }
            olds.append({user, day, QStringLiteral("C%1").arg(i % 9), plans.at(i % 4), platform, first + QLatin1Char(' ') + last,
                opened + QStringLiteral(" 10:%1:00").arg(i % 60, 2, 10, QLatin1Char('0')), plays, played, skips, i % 2, i % 30});
        }
        oldProfile = profileRows(names(v1), olds);
        newProfile = profileRows(names(v2), news);
    }

    SchemaVersion v1 = table("user_id TEXT key; Account of the listener\n"
                             "activity_date TEXT key; Day of listening, UTC\n"
                             "country_cd TEXT; ISO 3166 country of the account\n"
                             "plan TEXT; Subscription: prem, free, fam, stud\n"
                             "platform TEXT; What the user listened on\n"
                             "full_name TEXT; First and last name\n"
                             "signup_ts TEXT; When the account was opened, UTC\n"
                             "plays INTEGER; Plays of 30 seconds and more\n"
                             "ms_played INTEGER; Time listened, milliseconds\n"
                             "skips INTEGER; Tracks skipped\n"
                             "legacy_flag INTEGER; Set by the 2019 importer\n"
                             "load_id INTEGER; Load that brought the row\n");
    SchemaVersion v2 = table("account_id TEXT key; Account of the listener\n"
                             "profile_id INTEGER key; Profile inside the account\n"
                             "activity_date TEXT key; Day of listening, UTC\n"
                             "country_code TEXT; ISO 3166 country of the account\n"
                             "plan_tier TEXT; Subscription: premium, free, family, student\n"
                             "os TEXT; Operating system the user listened on\n"
                             "client TEXT; Client build the user listened on\n"
                             "first_name TEXT; First name\n"
                             "last_name TEXT; Last name\n"
                             "signup_date TEXT; Day the account was opened, UTC\n"
                             "play_count INTEGER; Plays of 30 seconds and more\n"
                             "seconds_played REAL; Time listened, seconds\n"
                             "skip_count INTEGER; Tracks skipped\n"
                             "load_id INTEGER; Load that brought the row\n");
    ProfileSet oldProfile;
    ProfileSet newProfile;
};

} // namespace

class TstEvidence : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void units_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<double>("factor"); // 0: no two units
        QTest::addColumn<bool>("sameWords");
        const auto add = [](const char* from, const char* to, double factor, bool sameWords) {
            QTest::addRow("%s > %s", from, to) << text(from) << text(to) << factor << sameWords;
        };
        add("ms_played", "seconds_played", 0.001, true);
        add("latency_ms", "latency_s", 0.001, true);
        add("latencyMs", "latency_seconds", 0.001, true);
        add("took_ms", "duration_minutes", 1.0 / 60000, false);
        add("cost_micros", "cost_eur", 1e-6, true);
        add("cost_cents", "cost_euros", 0.01, true);
        add("price_eur", "price_micros", 1e6, true);
        add("price_micros", "price_cents", 1e-4, true);
        add("size_bytes", "size_kb", 0.001, true);
        add("minutes_active", "active_hours", 1.0 / 60, true);
        add("day_total", "hour_of_birth", 0, false);
        add("cost_micros", "price_eur", 0, false);
        add("cost_eur", "cost_usd", 0, false);
        add("weight_kg", "length_cm", 0, false);
        add("seconds", "ms", 0, false);
        add("plays", "play_count", 0, false);
    }

    void units()
    {
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(double, factor);
        QFETCH(bool, sameWords);
        const std::optional<UnitPair> pair = unitPair(from, to);
        QCOMPARE(pair.has_value(), factor != 0);
        if (!pair)
            return;
        QVERIFY2(qAbs(pair->factor / factor - 1) < 1e-9, qPrintable(QString::number(pair->factor)));
        QCOMPARE(pair->sameWords, sameWords);
    }

    void words_data()
    {
        QTest::addColumn<QString>("got");
        QTest::addColumn<QString>("expected");
        const auto add = [](const char* name, const QString& got, const char* expected) { QTest::newRow(name) << got << text(expected); };
        add("plural counts", countedThing(text("plays")), "play");
        add("count", countedThing(text("play_count")), "play");
        add("cnt", countedThing(text("failed_login_cnt")), "failed login");
        add("number of", countedThing(text("num_of_plays")), "play");
        add("an identifier", countedThing(text("account_number")), "");
        add("one", countedThing(text("play")), "");
        add("fact", tokensOfFact({text("was"), text("clicked")}).join(QLatin1Char(' ')), "clicked");
        add("only a fact", tokensOfFact({text("is")}).join(QLatin1Char(' ')), "is");
        add("listed", listedValues(text("Format: audio, video, banner.")).join(QLatin1Char('|')), "audio|video|banner");
        add("prose", listedValues(text("Note: nobody reads it, ever")).join(QLatin1Char('|')), "");
        add("nothing listed", listedValues(text("Day, UTC")).join(QLatin1Char('|')), "");
    }

    void words()
    {
        QFETCH(QString, got);
        QTEST(got, "expected");
    }

    void abbreviations_data()
    {
        QTest::addColumn<QString>("abbreviation");
        QTest::addColumn<QString>("word");
        QTest::addColumn<bool>("is");
        QTest::newRow("fmt") << text("fmt") << text("format") << true;
        QTest::newRow("prd") << text("prdct") << text("product") << true;
        QTest::newRow("stops early") << text("fm") << text("format") << false;
        QTest::newRow("other start") << text("rmt") << text("format") << false;
        QTest::newRow("vowels kept") << text("forat") << text("format") << false;
        QTest::newRow("itself") << text("format") << text("format") << false;
    }

    void abbreviations()
    {
        QFETCH(QString, abbreviation);
        QFETCH(QString, word);
        QTEST(isAbbreviation(abbreviation, word), "is");
    }

    void times_data()
    {
        QTest::addColumn<QStringList>("values");
        QTest::addColumn<LogicalType>("type");
        QTest::newRow("dates") << QStringList {text("2025-12-01"), text("2024-02-29")} << LogicalType::Date;
        QTest::newRow("times") << QStringList {text("2025-12-01 10:00:00"), text("2025-12-01T10:00:00.5Z")} << LogicalType::Timestamp;
        QTest::newRow("both") << QStringList {text("2025-12-01"), text("2025-12-01 10:00:00")} << LogicalType::Unknown;
        QTest::newRow("one that is not") << QStringList {text("2025-12-01"), text("never")} << LogicalType::Unknown;
        QTest::newRow("numbers") << QStringList {text("20251201")} << LogicalType::Unknown;
        QTest::newRow("none") << QStringList() << LogicalType::Unknown;
    }

    void times()
    {
        QFETCH(QStringList, values);
        QTEST(temporalText(profileValues(text("t"), QVariantList(values.cbegin(), values.cend()))), "type");
    }

    void finerRowsAreNoOtherColumns()
    {
        const Listening data;
        const Proposals proposals = proposeMapping(data.v1, data.v2, data.oldProfile, data.newProfile);
        const QStringList expected {text("rename user_id>account_id"), text("keep activity_date>activity_date"), text("rename country_cd>country_code"),
            text("valueMap plan>plan_tier"), text("ambiguous platform>os+client"), text("cast signup_ts>signup_date"), text("rename plays>play_count"),
            text("unit ms_played>seconds_played"), text("rename skips>skip_count"), text("drop legacy_flag>"), text("keep load_id>load_id"),
            text("split full_name>first_name+last_name")};
        QStringList found;
        for (const Rule& rule : proposals.rules) {
            found.append(summary(rule));
            if (rule.kind == RuleKind::Ambiguous)
                QVERIFY2(rule.confidence > 0.2 && rule.confidence < 0.6, qPrintable(QString::number(rule.confidence)));
            else if (rule.kind != RuleKind::Drop)
                QVERIFY2(rule.confidence >= 0.9 && rule.confidence < 1, qPrintable(found.constLast()));
        }
        QCOMPARE(found, expected);
        QCOMPARE(paramsOf(proposals.rules.at(3)), text("{coverage:1,onUnmapped:error,values:{fam:family,free:free,prem:premium,stud:student}}"));
        QCOMPARE(paramsOf(proposals.rules.at(5)), text("{from:TIMESTAMP,to:DATE}"));
        QCOMPARE(inverseClass(proposals.rules.at(5)).cls, InverseClass::Lossy);
        QCOMPARE(paramsOf(proposals.rules.at(7)), text("{factor:0.001,rollUp:sum}"));
        QCOMPARE(paramsOf(proposals.rules.at(8)), text("{rollUp:sum}"));
        QCOMPARE(paramsOf(proposals.rules.at(10)), text("{}")); // the same load in every finer row
        QCOMPARE(proposals.unmatchedTargets, QStringList {text("profile_id")});
        QCOMPARE(proposals.notes.size(), 1);
        QVERIFY(proposals.notes.constFirst().contains(text("profile_id")));
        // Each candidate with what its values say.
        for (const char* candidate : {"os: ", "client: "}) {
            QVERIFY(std::any_of(proposals.rules.at(4).evidence.cbegin(), proposals.rules.at(4).evidence.cend(),
                [candidate](const Evidence& item) { return item.kind == text("values") && item.detail.startsWith(text(candidate)); }));
        }
    }

    void valuesFromTwoColumnsAreAQuestion()
    {
        const Listening data(true);
        const Proposals proposals = proposeMapping(data.v1, data.v2, data.oldProfile, data.newProfile);
        const Rule& platform = proposals.rules.at(4);
        QCOMPARE(platform.kind, RuleKind::Ambiguous);
        QStringList candidates = platform.params.value(QLatin1String("candidates")).toVariant().toStringList();
        candidates.sort();
        QCOMPARE(candidates, QStringList({text("client"), text("os")}));
        // How close the two are, not how well each fits.
        QVERIFY2(platform.confidence > 0.2 && platform.confidence < 0.6, qPrintable(QString::number(platform.confidence)));
    }

    void withoutNewValues()
    {
        const SchemaVersion v1 = table("impression_id INTEGER key\nfmt TEXT; Format: aud, vid, ban\ncost_micros INTEGER\nclicked TEXT\n");
        const SchemaVersion v2 = table("impression_id INTEGER key\nad_format TEXT; Format: audio, video, banner\ncost_eur REAL\nwas_clicked INTEGER\n");
        QVector<QVariantList> rows;
        for (int i = 0; i < 60; ++i)
            rows.append({i, QStringList {text("aud"), text("vid"), text("ban")}.at(i % 3), 1000 + i * 613 % 9000, i % 11 == 0 ? text("1") : text("0")});
        const Proposals proposals = proposeMapping(v1, v2, profileRows(names(v1), rows), {});
        QStringList found;
        for (const Rule& rule : proposals.rules)
            found.append(summary(rule) + QLatin1Char(' ') + paramsOf(rule));
        QCOMPARE(found.join(QLatin1Char('\n')),
            text("keep impression_id>impression_id {}\n"
                 "valueMap fmt>ad_format {coverage:1,onUnmapped:error,values:{aud:audio,ban:banner,vid:video}}\n"
                 "unit cost_micros>cost_eur {factor:1e-06}\n"
                 "valueMap clicked>was_clicked {coverage:1,onUnmapped:error,values:{0:0,1:1}}"));
        QVERIFY(proposals.rules.at(1).confidence < 0.9); // nobody has seen the new values
        QVERIFY(proposals.rules.at(3).confidence >= 0.9);
        for (const Rule& rule : proposals.rules)
            QCOMPARE(inverseClass(rule, {text("a"), {}, v1.columns}, {text("b"), {}, v2.columns}).cls, InverseClass::Exact);
        // One value that is neither: no table any more.
        rows[7][3] = text("maybe");
        QCOMPARE(summary(proposeMapping(v1, v2, profileRows(names(v1), rows), {}).rules.at(3)), text("cast clicked>was_clicked"));
    }

    void sameNumbersRefuteTheNames()
    {
        QVector<QVariantList> rows;
        QVector<QVariantList> parts;
        for (int i = 0; i < 80; ++i) {
            rows.append({i, 1000 + i * 37});
            parts.append({i, (1000 + i * 37) / 1000.0 / (1 + i % 3)});
        }
        const SchemaVersion v1 = table("id INTEGER key\nwait_ms INTEGER\n");
        const SchemaVersion v2 = table("id INTEGER key\nwait_seconds INTEGER\n");
        const ProfileSet olds = profileRows(names(v1), rows);
        QCOMPARE(summary(propose(v1, v2, olds, profileRows(names(v2), rows)).at(1)), text("rename wait_ms>wait_seconds"));
        QCOMPARE(summary(propose(v1, v2, olds, profileRows(names(v2), parts)).at(1)), text("unit wait_ms>wait_seconds"));
    }

    void numbersAreNoCodes()
    {
        const auto profile = [](int count, int by) {
            QVariantList values;
            for (int i = 0; i < 200; ++i)
                values.append(i % count * by);
            return profileValues(text("n"), values);
        };
        QVERIFY(compareValues(profile(4, 1), profile(4, 7)).valueMap.has_value());
        QVERIFY(!compareValues(profile(25, 1), profile(25, 7)).valueMap.has_value());
        QVERIFY(!compareValues(profile(25, 1), profile(9, 1)).valueMap.has_value());
    }

    void listedTables_data()
    {
        QTest::addColumn<QStringList>("olds");
        QTest::addColumn<QStringList>("listed");
        QTest::addColumn<QString>("expected");
        const auto add = [](const char* name, const char* olds, const char* listed, const char* expected) {
            QTest::newRow(name) << text(olds).split(QLatin1Char(' ')) << text(listed).split(QLatin1Char(' ')) << text(expected);
        };
        add("prefixes", "aud vid", "audio video banner", "aud=audio vid=video");
        add("vowels left out", "prm std", "premium standard", "");
        add("letters in order", "stndrd free", "standard free", "free=free stndrd=standard");
        add("two for one", "prem pre", "premium free", "");
        add("one for two", "ba", "banner badge", "");
        add("the same", "a b", "a b", "");
        add("not listed", "aud xyz", "audio video", "");
    }

    void listedTables()
    {
        QFETCH(QStringList, olds);
        QFETCH(QStringList, listed);
        QStringList pairs;
        if (const auto fit = mapToListed(olds, listed)) {
            for (auto it = fit->values.begin(); it != fit->values.end(); ++it)
                pairs.append(it.key() + QLatin1Char('=') + it.value().toString());
        }
        QTEST(pairs.join(QLatin1Char(' ')), "expected");
    }
};

SKEIN_TEST(TstEvidence)
#include "tst_evidence.moc"
