#include "models/items/activity/sentence.h"

#include "models/base/errorclass.h"
#include "models/items/records/recordwords.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocale>
#include <QUrl>

namespace skein::items {

namespace {

using store::JournalEvent;

QString translated(const char* text)
{
    return QCoreApplication::translate("Journal", text);
}

QString say(const JournalEvent& event, const char* key)
{
    return event.payload.value(QLatin1String(key)).toString();
}

int count(const JournalEvent& event, const char* key)
{
    return int(event.payload.value(QLatin1String(key)).toArray().size());
}

/// "did this" and ": " and why, where the payload says why.
QString with(const QString& what, const QString& why)
{
    return why.isEmpty() ? what : QCoreApplication::translate("Journal", "%1: %2").arg(what, why);
}

/// "preflight", "shadow", … as the act that is at work and as the act that is over.
struct StepWords {
    const char* step;
    const char* doing;
    const char* done;
};

constexpr StepWords steps[] = {
    {"enroll", QT_TRANSLATE_NOOP("Journal", "enrolling its outputs"), QT_TRANSLATE_NOOP("Journal", "outputs enrolled, old side kept")},
    {"preflight", QT_TRANSLATE_NOOP("Journal", "checking before the start"), QT_TRANSLATE_NOOP("Journal", "checked before the start")},
    {"shadow", QT_TRANSLATE_NOOP("Journal", "running old and new code side by side"), QT_TRANSLATE_NOOP("Journal", "old and new code ran side by side")},
    {"switch", QT_TRANSLATE_NOOP("Journal", "switching to the new output"), QT_TRANSLATE_NOOP("Journal", "switched to the new output")},
    {"deploy", QT_TRANSLATE_NOOP("Journal", "deploying the new code"), QT_TRANSLATE_NOOP("Journal", "new code deployed")},
    {"run", QT_TRANSLATE_NOOP("Journal", "running for a new load"), QT_TRANSLATE_NOOP("Journal", "ran for a new load")},
    {"publish", QT_TRANSLATE_NOOP("Journal", "publishing the load"), QT_TRANSLATE_NOOP("Journal", "load published")},
    {"unswitch", QT_TRANSLATE_NOOP("Journal", "switching back to the old output"), QT_TRANSLATE_NOOP("Journal", "switched back to the old output")},
    {"undeploy", QT_TRANSLATE_NOOP("Journal", "taking the new code back"), QT_TRANSLATE_NOOP("Journal", "old code deployed again")},
    {"verify", QT_TRANSLATE_NOOP("Journal", "comparing fingerprints with before"), QT_TRANSLATE_NOOP("Journal", "fingerprints equal those before the switch")},
    {"clean", QT_TRANSLATE_NOOP("Journal", "clearing up"), QT_TRANSLATE_NOOP("Journal", "cleared up")},
    {"build", QT_TRANSLATE_NOOP("Journal", "building the new dataset"), QT_TRANSLATE_NOOP("Journal", "built a part of the new dataset")},
    {"audit", QT_TRANSLATE_NOOP("Journal", "comparing the new dataset with the old"), QT_TRANSLATE_NOOP("Journal", "new dataset compared with the old")},
    {"expose", QT_TRANSLATE_NOOP("Journal", "making the new dataset visible"), QT_TRANSLATE_NOOP("Journal", "new dataset visible")},
    {"catchUp", QT_TRANSLATE_NOOP("Journal", "following a new load"), QT_TRANSLATE_NOOP("Journal", "followed a new load")},
    {"withdraw", QT_TRANSLATE_NOOP("Journal", "withdrawing the new dataset"), QT_TRANSLATE_NOOP("Journal", "new dataset withdrawn")},
};

const StepWords* find(const QString& step)
{
    for (const StepWords& words : steps) {
        if (step == QLatin1String(words.step))
            return &words;
    }
    return nullptr;
}

/// "reviewOpened" -> "review opened", for steps without words of their own.
QString spelled(const QString& step)
{
    QString out;
    for (const QChar c : step) {
        if (c.isUpper() && !out.isEmpty())
            out += QLatin1Char(' ');
        out += c == QLatin1Char('-') || c == QLatin1Char('_') || c == QLatin1Char('.') ? QLatin1Char(' ') : c.toLower();
    }
    return out;
}

/// The payload's own words, whatever key they are under.
QString ownWords(const JournalEvent& event)
{
    for (const char* key : {"sentence", "text", "because", "message", "what", "reason", "title"}) {
        if (const QString words = say(event, key); !words.isEmpty())
            return words;
    }
    return {};
}

Sentence intent(const JournalEvent& event)
{
    const StepWords* words = find(event.step);
    return {Mark::Running, words ? translated(words->doing) : with(QCoreApplication::translate("Journal", "about to: %1").arg(spelled(event.step)), ownWords(event))};
}

Sentence done(const JournalEvent& event)
{
    const StepWords* words = find(event.step);
    if (!words)
        return {Mark::Done, with(spelled(event.step), ownWords(event))};
    const QString outcome = say(event, "outcome");
    const QString because = say(event, "because");
    if (outcome == QLatin1String("differs") || outcome == QLatin1String("different"))
        return {Mark::Failed, with(translated(QT_TRANSLATE_NOOP("Journal", "old and new results differ")), because)};
    if (outcome == QLatin1String("newFailed"))
        return {Mark::Failed, with(translated(QT_TRANSLATE_NOOP("Journal", "the new code failed where the old succeeded")), because)};
    if (outcome == QLatin1String("brokenBefore"))
        return {Mark::Held, with(translated(QT_TRANSLATE_NOOP("Journal", "broken before: the old code fails as well")), because)};
    if (outcome == QLatin1String("inputsChanged") || outcome == QLatin1String("discarded"))
        return {Mark::Waiting, with(translated(QT_TRANSLATE_NOOP("Journal", "discarded, the inputs changed meanwhile")), because)};
    if (event.step == QLatin1String("build") && event.payload.value(QLatin1String("complete")).toBool())
        return {Mark::Done, QCoreApplication::translate("Journal", "new dataset built, %1 rows").arg(QLocale().toString(event.payload.value(QLatin1String("rows")).toInteger()))};
    if (outcome == QLatin1String("equal"))
        return {Mark::Done, with(QCoreApplication::translate("Journal", "%1, results equal").arg(translated(words->done)), because)};
    return {Mark::Done, with(translated(words->done), because)};
}

Sentence fail(const JournalEvent& event)
{
    const StepWords* words = find(event.step);
    const QString what = words ? translated(words->doing) : spelled(event.step);
    const QString message = say(event, "message");
    const QString then = say(event, "then");
    const int attempt = int(event.payload.value(QLatin1String("attempt")).toInteger(event.attempt));
    if (then == QLatin1String("again"))
        return {Mark::Waiting, QCoreApplication::translate("Journal", "%1 was interrupted before it took effect; it is done again").arg(what)};
    if (then == QLatin1String("retry")) {
        const double seconds = event.payload.value(QLatin1String("delayMs")).toDouble() / 1000;
        return {Mark::Held, with(QCoreApplication::translate("Journal", "%1 failed, attempt %2; again in %3 s").arg(what).arg(attempt).arg(QLocale().toString(seconds, 'f', seconds < 10 ? 1 : 0)), message)};
    }
    if (then == QLatin1String("hold"))
        return {Mark::Held, with(QCoreApplication::translate("Journal", "%1 failed; held until it clears up").arg(what), message)};
    if (then == QLatin1String("quarantine"))
        return {Mark::Failed, with(QCoreApplication::translate("Journal", "%1 found damage; set apart for a person").arg(what), message)};
    return {Mark::Failed, with(QCoreApplication::translate("Journal", "%1 failed").arg(what), message)};
}

QString stageNumber(const JournalEvent& event)
{
    return QLocale().toString(event.payload.value(QLatin1String("stage")).toInteger() + 1);
}

Sentence decision(const JournalEvent& event)
{
    const QString& name = event.step;
    const QString reason = say(event, "reason");
    const int targets = count(event, "targets");
    const int switched = int(event.payload.value(QLatin1String("switched")).toInteger());
    if (name == QLatin1String("started"))
        return {Mark::Running, translated(QT_TRANSLATE_NOOP("Journal", "rollout started, plan frozen"))};
    if (name == QLatin1String("stageStarted"))
        return {Mark::Running, QCoreApplication::translate("Journal", "stage %1 begins").arg(stageNumber(event))};
    if (name == QLatin1String("gatePassed"))
        return {Mark::Done, QCoreApplication::translate("Journal", "stage %1 may switch its targets").arg(stageNumber(event))};
    if (name == QLatin1String("applied"))
        return {Mark::Done, QCoreApplication::translate("Journal", "stage %1 applied, %n targets switched; observing now", nullptr, switched).arg(stageNumber(event))};
    if (name == QLatin1String("verdict"))
        return {Mark::Waiting, with(QCoreApplication::translate("Journal", "judged: %1").arg(say(event, "verdict")), say(event, "sentence"))};
    if (name == QLatin1String("promoted"))
        return {Mark::Done, with(QCoreApplication::translate("Journal", "stage %1: %2").arg(stageNumber(event), say(event, "verdict")), say(event, "sentence"))};
    if (name == QLatin1String("completed"))
        return {Mark::Done, translated(QT_TRANSLATE_NOOP("Journal", "rollout completed; it can still be rolled back"))};
    if (name == QLatin1String("finalized"))
        return {Mark::Done, translated(QT_TRANSLATE_NOOP("Journal", "rollout finalised; the old side is given up"))};
    if (name == QLatin1String("paused"))
        return {Mark::Held, with(translated(QT_TRANSLATE_NOOP("Journal", "paused by itself")), reason)};
    if (name == QLatin1String("frozen"))
        return {Mark::Held, with(translated(QT_TRANSLATE_NOOP("Journal", "frozen")), reason)};
    if (name == QLatin1String("breach"))
        return {Mark::Failed, with(QCoreApplication::translate("Journal", "breach; rolling back %n targets", nullptr, targets), reason)};
    if (name == QLatin1String("takeBack"))
        return {Mark::Failed, with(QCoreApplication::translate("Journal", "taking back %n targets", nullptr, targets), reason)};
    if (name == QLatin1String("rolledBack"))
        return {Mark::Done, with(QCoreApplication::translate("Journal", "rolled back %n targets", nullptr, targets), reason)};
    if (name == QLatin1String("released"))
        return {Mark::Done, QCoreApplication::translate("Journal", "handed %n targets over to %1", nullptr, targets).arg(say(event, "to"))};
    return {Mark::None, with(spelled(name), ownWords(event))};
}

Sentence human(const JournalEvent& event)
{
    const QString reason = say(event, "reason");
    const int targets = count(event, "targets");
    const auto some = [targets](const char* all, const char* part) {
        return targets == 0 ? translated(all) : QCoreApplication::translate("Journal", part, nullptr, targets);
    };
    QString what;
    if (event.step == QLatin1String("pause"))
        what = translated(QT_TRANSLATE_NOOP("Journal", "paused the rollout"));
    else if (event.step == QLatin1String("resume"))
        what = translated(QT_TRANSLATE_NOOP("Journal", "resumed the rollout"));
    else if (event.step == QLatin1String("start"))
        what = translated(QT_TRANSLATE_NOOP("Journal", "started the rollout"));
    else if (event.step == QLatin1String("approve") && !event.rollout.startsWith(QLatin1String("c-")))
        what = translated(QT_TRANSLATE_NOOP("Journal", "approved going on"));
    else if (event.step == QLatin1String("freeze"))
        what = translated(QT_TRANSLATE_NOOP("Journal", "froze everything where it is"));
    else if (event.step == QLatin1String("rollBack"))
        what = some(QT_TRANSLATE_NOOP("Journal", "rolled back every switched target"), QT_TRANSLATE_N_NOOP("Journal", "rolled back %n targets"));
    else if (event.step == QLatin1String("retry"))
        what = some(QT_TRANSLATE_NOOP("Journal", "asked for another try"), QT_TRANSLATE_N_NOOP("Journal", "asked to try %n targets again"));
    else if (event.step == QLatin1String("skip"))
        what = some(QT_TRANSLATE_NOOP("Journal", "left it out"), QT_TRANSLATE_N_NOOP("Journal", "left out %n targets"));
    else
        return {Mark::Person, with(spelled(event.step), ownWords(event))};
    return {Mark::Person, with(what, reason)};
}

} // namespace

Sentence sentenceOf(const JournalEvent& event)
{
    if (event.kind == QLatin1String("intent"))
        return intent(event);
    if (event.kind == QLatin1String("done"))
        return done(event);
    if (event.kind == QLatin1String("fail"))
        return fail(event);
    if (event.kind == QLatin1String("decision"))
        return decision(event);
    if (event.kind == QLatin1String("human"))
        return human(event);
    const QString own = ownWords(event);
    // A note mostly is a sentence already; its step is then the heading of what follows.
    return {Mark::None, with(spelled(event.step), own)};
}

QString shownSentence(const JournalEvent& event)
{
    const QString text = sentenceOf(event).text;
    return event.kind == QLatin1String("human") ? text : recordWords(text);
}

QString journalKindWords(const QString& kind)
{
    if (kind == QLatin1String("intent"))
        return translated(QT_TRANSLATE_NOOP("Journal", "attempt"));
    if (kind == QLatin1String("done"))
        return translated(QT_TRANSLATE_NOOP("Journal", "done"));
    if (kind == QLatin1String("fail"))
        return translated(QT_TRANSLATE_NOOP("Journal", "failure"));
    if (kind == QLatin1String("decision"))
        return translated(QT_TRANSLATE_NOOP("Journal", "decision"));
    if (kind == QLatin1String("human"))
        return translated(QT_TRANSLATE_NOOP("Journal", "person"));
    if (kind == QLatin1String("note"))
        return translated(QT_TRANSLATE_NOOP("Journal", "note"));
    return kind;
}

QStringList journalKinds()
{
    return {QStringLiteral("human"), QStringLiteral("decision"), QStringLiteral("fail"), QStringLiteral("done"), QStringLiteral("note"), QStringLiteral("intent")};
}

QString addressOf(const JournalEvent& event)
{
    const auto segment = [](const QString& text) { return QString::fromLatin1(QUrl::toPercentEncoding(text, ":@")); };
    if (event.rollout.startsWith(QLatin1String("r-"))) {
        const QString base = QStringLiteral("skein://rollouts/") + segment(event.rollout);
        return event.target.isEmpty() ? base : base + QStringLiteral("/target/") + segment(event.target);
    }
    if (event.rollout.startsWith(QLatin1String("m-")))
        return QStringLiteral("skein://migrations/") + segment(event.rollout);
    if (event.rollout.startsWith(QLatin1String("c-")))
        return QStringLiteral("skein://reviews/") + segment(event.rollout);
    return {};
}

bool matches(const JournalEvent& event, const JournalView& view)
{
    if ((!view.subject.isEmpty() && event.rollout != view.subject) || (!view.kinds.isEmpty() && !view.kinds.contains(event.kind)))
        return false;
    if (view.text.isEmpty())
        return true;
    const auto has = [&](const QString& text) { return text.contains(view.text, Qt::CaseInsensitive); };
    const QString sentence = sentenceOf(event).text;
    return has(event.step) || has(event.target) || has(event.actor) || has(event.rollout) || has(sentence) || has(shownSentence(event))
        || has(QString::fromUtf8(QJsonDocument(event.payload).toJson(QJsonDocument::Compact)));
}

} // namespace skein::items
