#include "tests/support/testregistry.h"

#include "models/items/records/recordmatch.h"
#include "models/items/records/recordtemplates.h"
#include "models/items/records/recordwords.h"

#include <QCoreApplication>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QFile>
#include <QLocale>
#include <QRegularExpression>
#include <QSet>
#include <QTranslator>

using namespace skein;
using namespace skein::items;

namespace {

QVector<RecordTemplate> allTemplates()
{
    QVector<RecordTemplate> all;
    for (const auto& some : {migrationTemplates(), rolloutTemplates(), mappingTemplates(), codeTemplates(), placesTemplates(), importTemplates()})
        all.append(QVector<RecordTemplate>(some.begin(), some.end()));
    return all;
}

/// A sentence made of the template, its places filled with something that fits.
QString exampleOf(const RecordTemplate& source)
{
    QString text = QString::fromUtf8(source.text);
    const QByteArray kinds(source.kinds);
    for (int place = 1; place <= 9; ++place)
        text.replace(QStringLiteral("%%1").arg(place), place <= kinds.size() && kinds[place - 1] == '#' ? QString::number(10 + place) : QStringLiteral("x%1").arg(place));
    return text;
}

} // namespace

class TstRecordWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup();
    void words_data();
    void words();
    void englishStays_data();
    void englishStays();
    void everyTemplateIsTranslated();
    void theBestTemplateFits();
    void templatesAreWellFormed();
    void templatesStandInTheSources();
    void errors();
    void costsLittle();

private:
    void speakGerman();

    QTranslator m_german;
};

void TstRecordWords::speakGerman()
{
    QVERIFY(m_german.load(QStringLiteral(":/i18n/skein_de.qm")));
    QVERIFY(QCoreApplication::installTranslator(&m_german));
    QLocale::setDefault(QLocale(QLocale::German));
}

void TstRecordWords::cleanup()
{
    QCoreApplication::removeTranslator(&m_german);
    QLocale::setDefault(QLocale(QLocale::English));
}

void TstRecordWords::words_data()
{
    QTest::addColumn<QString>("english");
    QTest::addColumn<QString>("german");
    const auto add = [](const char* name, const char* english, const char* german) { QTest::newRow(name) << QString::fromUtf8(english) << QString::fromUtf8(german); };
    add("empty", "", "");
    add("unknown", "nobody has ever said this", "nobody has ever said this");
    add("one", "Looking for consumers.", "Konsumenten werden gesucht.");
    add("places", "columns differ: a, b before, a now", "Spalten weichen ab: vorher a, b, jetzt a");
    add("numbers", "1,204 rows equal", "1.204 Zeilen gleich");
    add("singular", "1 rows equal", "1 Zeile gleich");
    add("gate of one", "1 consumer is in review.", "1 Konsument ist im Review.");
    add("gate of three", "3 consumers wait for the mapping: decide r1 (fmt), r4 (cc), r5 (x) and 2 more; 1 consumer is in review; 12 consumers are approved: merge or roll out.",
        "3 Konsumenten warten auf die Abbildung: zu entscheiden ist r1 (fmt), r4 (cc), r5 (x) und 2 weitere; 1 Konsument ist im Review; 12 Konsumenten sind genehmigt: mergen oder ausrollen.");
    add("gate with an unknown part", "1 consumer is in review; the moon is full.", "1 Konsument ist im Review; the moon is full.");
    add("nested", "plan_mix: 4 of 14 rows differ; first: old (DE, duo, 7), new (DE, duo_plan, 7)",
        "plan_mix: 4 von 14 Zeilen weichen ab; zuerst: alt (DE, duo, 7), neu (DE, duo_plan, 7)");
    add("behind words of the window", "Zurückgerollt: plan_mix: 4 of 14 rows differ; first: old (DE, duo, 7), new (DE, duo_plan, 7)",
        "Zurückgerollt: plan_mix: 4 von 14 Zeilen weichen ab; zuerst: alt (DE, duo, 7), neu (DE, duo_plan, 7)");
    add("behind words that are not translated", "Rolled back: plan_mix: 4 of 14 rows differ; first: old (DE, duo, 7), new (DE, duo_plan, 7)",
        "Rolled back: plan_mix: 4 von 14 Zeilen weichen ab; zuerst: alt (DE, duo, 7), neu (DE, duo_plan, 7)");
    add("two outputs", "shadow run differs: a: 3 rows equal; b: 4 of 14 rows differ; first: new (1)",
        "Schattenlauf weicht ab: a: 3 Zeilen gleich; b: 4 von 14 Zeilen weichen ab; zuerst: neu (1)");
    add("verdict", "stage 2: 1 of 3 exact invariants is broken: plan_mix (shadow run differs: plan_mix: 4 of 14 rows differ; first: new (1))",
        "Stufe 2: 1 von 3 exakten Invarianten ist verletzt: plan_mix (Schattenlauf weicht ab: plan_mix: 4 von 14 Zeilen weichen ab; zuerst: neu (1))");
    add("passed", "stage 1: 2 exact invariants held on 3 units; an error rate up to 63.2 % is not ruled out by 3 units",
        "Stufe 1: 2 exakte Invarianten hielten über 3 Einheiten; eine Fehlerrate bis 63.2 % ist von 3 Einheiten nicht ausgeschlossen");
    add("error in full", "the new code fails: line 3: no such table: shop.events. Correct the statement and run it again.",
        "der neue Code schlägt fehl: Zeile 3: keine solche Tabelle: shop.events. Die Anweisung korrigieren und erneut laufen lassen.");
    add("a place twice", "makes v2 from v1: it goes when v1 goes", "macht v2 aus v1: er geht, wenn v1 geht");
    add("a place twice but not the same", "makes v2: it goes when v1 goes", "makes v2: it goes when v1 goes");
    add("placeholder and pattern in a place", "already reads a%1.*(b)[c]\\d+", "liest schon a%1.*(b)[c]\\d+");
    add("a person's words stay", "skipped by ada: the check was stopped", "übersprungen von ada: the check was stopped");
    add("a list in a place", "kept as last imported, since a part of the source cannot be read (2): group:default/a, group:default/b",
        "beibehalten wie zuletzt importiert, weil ein Teil der Quelle nicht lesbar ist (2): group:default/a, group:default/b");
    add("names stay", "no rule says what becomes of 'it has moved'", "keine Regel sagt, was aus 'it has moved' wird");
    add("lines", "needs a person: first\nsecond", "braucht einen Menschen: first\nsecond");
}

void TstRecordWords::words()
{
    QFETCH(QString, english);
    QFETCH(QString, german);
    speakGerman();
    QCOMPARE(recordWords(english), german);
    QCOMPARE(recordWords(english), german); // remembered
}

void TstRecordWords::englishStays_data()
{
    words_data();
}

void TstRecordWords::englishStays()
{
    QFETCH(QString, english);
    QCOMPARE(recordWords(english), english);
}

void TstRecordWords::everyTemplateIsTranslated()
{
    speakGerman();
    QStringList wrong;
    for (const RecordTemplate& source : allTemplates()) {
        const QString example = exampleOf(source);
        const QString words = recordWords(example);
        if (words == example)
            wrong << example;
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(QLatin1Char('\n'))));
}

/// A sentence goes to its own template, not to a shorter one that takes more of it in.
void TstRecordWords::theBestTemplateFits()
{
    QStringList wrong;
    for (const RecordTemplate& source : allTemplates()) {
        const RecordMatch match = matchRecord(exampleOf(source));
        if (!match.text || QByteArray(match.text) != source.text)
            wrong << QStringLiteral("%1 -> %2").arg(QString::fromUtf8(source.text), QString::fromUtf8(match.text ? match.text : "nothing"));
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(QLatin1Char('\n'))));
}

void TstRecordWords::templatesAreWellFormed()
{
    static const QRegularExpression place(QStringLiteral("%([1-9])"));
    QSet<QByteArray> seen;
    QStringList wrong;
    for (const RecordTemplate& source : allTemplates()) {
        const QString text = QString::fromUtf8(source.text);
        int known = 0;
        for (auto it = place.globalMatch(text); it.hasNext();) {
            const int number = it.next().captured(1).toInt();
            if (number > known + 1)
                wrong << QStringLiteral("out of order: ") + text;
            known = std::max(known, number);
        }
        if (qstrlen(source.kinds) > size_t(known) || QString(text).remove(place).trimmed().size() < 4)
            wrong << QStringLiteral("kinds or too little text: ") + text;
        if (seen.contains(source.text))
            wrong << QStringLiteral("twice: ") + text;
        seen.insert(source.text);
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(QLatin1Char('\n'))));
}

/// Sentences that the engines no longer write would only make the catalogue longer. Many are put together from pieces,
/// so the words are looked for in runs: every two words that follow each other stand somewhere in the engines.
void TstRecordWords::templatesStandInTheSources()
{
    QString sources;
    QDirIterator files(QStringLiteral(SKEIN_SOURCE_DIR "/models"), {QStringLiteral("*.cpp"), QStringLiteral("*.h")}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        if (path.contains(QLatin1String("/models/items/")))
            continue;
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        sources += QString::fromUtf8(file.readAll());
    }
    static const QRegularExpression join(QStringLiteral("\"\\s*\\n\\s*\""));
    sources.remove(join).replace(QLatin1String("\\\""), QLatin1String("\""));
    static const QRegularExpression place(QStringLiteral("%[1-9]"));
    QStringList wrong;
    for (const RecordTemplate& source : allTemplates()) {
        const QString text = QString::fromUtf8(source.text);
        int missing = 0;
        for (const QString& piece : text.split(place)) {
            if (sources.contains(piece))
                continue;
            const QStringList run = piece.split(QLatin1Char(' '), Qt::SkipEmptyParts);
            for (qsizetype i = 0; i + 1 < run.size(); ++i)
                missing += sources.contains(run[i] + QLatin1Char(' ') + run[i + 1]) ? 0 : 1;
        }
        // A seam between two pieces of one sentence shows as a missing pair; a sentence that is gone as many.
        if (missing > 2)
            wrong << text;
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(QLatin1Char('\n'))));
}

void TstRecordWords::errors()
{
    speakGerman();
    const Error shown = recordWords(makeError(ErrorClass::Access, QStringLiteral("the workspace is open read-only"), QStringLiteral("/tmp/w"), QStringLiteral("Open it for writing.")));
    QCOMPARE(shown.message, QStringLiteral("der Workspace ist nur zum Lesen geöffnet"));
    QCOMPARE(shown.remedy, QStringLiteral("Ihn zum Schreiben öffnen."));
    QCOMPARE(shown.where, QStringLiteral("/tmp/w"));
    QCOMPARE(shown.cls, ErrorClass::Access);
}

void TstRecordWords::costsLittle()
{
    speakGerman();
    recordWords(QStringLiteral("warm"));
    constexpr int count = 2000;
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < count; ++i)
        recordWords(QStringLiteral("out_%1: %1 of 5000 rows differ; first: old (DE, %1), new (DE, %1)").arg(i));
    const qint64 known = timer.nsecsElapsed() / count;
    timer.restart();
    for (int i = 0; i < count; ++i)
        recordWords(QStringLiteral("something that no engine of number %1 has ever said, whatever it was").arg(i));
    const qint64 unknown = timer.nsecsElapsed() / count;
    qInfo("%lld ns for a new sentence, %lld ns for an unknown one", static_cast<long long>(known), static_cast<long long>(unknown));
    // Generous: a loaded machine and a sanitizer are slower by a lot.
    QVERIFY(known < 5000000 && unknown < 5000000);
}

SKEIN_TEST(TstRecordWords)
#include "tst_recordwords.moc"
