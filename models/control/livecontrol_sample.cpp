#include "models/control/livecontrol_p.h"

#include "models/store/settings.h"

namespace skein::control {

SampleInfo LiveControl::sampleInfo() const
{
    if (!d->sample)
        return {};
    return {true, d->sample->isLoading(), d->sample->lastLoad()};
}

void LiveControl::setSampleLoading(bool on)
{
    auto error = d->refusal();
    if (!error && !d->sample)
        error = makeError(ErrorClass::Logic, tr("this workspace is not the sample"), {}, tr("New data comes from where it always does."));
    if (error) {
        Q_EMIT failed(*error);
        return;
    }
    if (d->sample->isLoading() == on)
        return;
    d->sample->setLoading(on);
    d->keepSetting(sampleLoadingKey, on ? QStringLiteral("on") : QStringLiteral("off"));
    Q_EMIT sampleChanged();
}

void LiveControl::loadNow(Done<int> done)
{
    auto error = d->refusal();
    if (!error && !d->sample)
        error = makeError(ErrorClass::Logic, tr("this workspace is not the sample"), {}, tr("New data comes from where it always does."));
    if (error) {
        d->answerLater([this, done, error] { d->answer<int>(done, *error); });
        return;
    }
    d->sample->loadNow([this, done](const Result<int>& number) { d->answer<int>(done, number); });
}

void LiveControl::Private::keepSetting(const QString& key, const QString& value)
{
    if (!workspace || workspace->isReadOnly())
        return;
    // Through a queue of its own, so that the last value stands.
    const QString queueKey = QStringLiteral("setting ") + key;
    const auto begin = [this, key, value, queueKey] {
        looks->start(
            queueKey,
            [key, value, session = session()](tasks::JobContext&) { return store::Settings(session.workspace->database()).set(key, value); }, q,
            [this, queueKey, of = generation](const Status& status) {
                if (isCurrent(of))
                    queue.finished(queueKey);
                answer(DoneStatus(), status);
            });
    };
    queue.add(queueKey, begin, [](const Error&) {});
}

} // namespace skein::control
