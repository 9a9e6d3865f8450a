#include "models/control/livecontrol_p.h"
#include "models/control/previews.h"

namespace skein::control {

void LiveControl::previewConsumer(const QString& migrationId, const EntityRef& consumer, Done<QVector<PreviewFile>> done)
{
    d->lookWithCampaign<QVector<PreviewFile>>(
        tr("Preview %1").arg(consumer.name),
        [=](campaign::Campaign& campaign, const Session&, tasks::JobContext& job) -> Result<QVector<PreviewFile>> {
            const Result<campaign::ConsumerPreview> preview = campaign.preview(migrationId, consumer, job);
            if (!preview)
                return preview.error();
            return previewFiles(*preview);
        },
        std::move(done));
}

void LiveControl::generatedCode(const QString& migrationId, const QString& dialect, Done<QVector<GeneratedFile>> done)
{
    d->lookWithCampaign<QVector<GeneratedFile>>(
        tr("Generate code"),
        [=](campaign::Campaign& campaign, const Session&, tasks::JobContext&) -> Result<QVector<GeneratedFile>> {
            const Result<QVector<campaign::GeneratedText>> texts = campaign.generatedCode(migrationId, dialect);
            if (!texts)
                return texts.error();
            return generatedFiles(*texts);
        },
        std::move(done));
}

void LiveControl::ruleSample(const QString& migrationId, const QString& ruleId, Done<QVector<SampleRow>> done)
{
    d->lookWithCampaign<QVector<SampleRow>>(
        tr("Sample values"),
        [=](campaign::Campaign& campaign, const Session&, tasks::JobContext&) -> Result<QVector<SampleRow>> {
            const Result<QVector<campaign::RuleSampleRow>> rows = campaign.ruleSample(migrationId, ruleId);
            if (!rows)
                return rows.error();
            QVector<SampleRow> sample;
            for (const campaign::RuleSampleRow& row : *rows)
                sample.append({row.before, row.after, row.agrees, row.note});
            return sample;
        },
        std::move(done));
}

void LiveControl::changeFiles(const QString& changeId, Done<QVector<PreviewFile>> done)
{
    const review::Change* change = d->records.change(changeId);
    if (!change) {
        d->answerLater([this, done, changeId] {
            d->answer<QVector<PreviewFile>>(
                done, makeError(ErrorClass::Logic, tr("there is no change %1").arg(changeId), {}, tr("Choose one from the list of changes.")));
        });
        return;
    }
    d->look<QVector<PreviewFile>>(
        tr("Files of %1").arg(changeId),
        [change = *change](const Session& session, tasks::JobContext&) { return filesOfChange(*session.workspace, session.catalog, change); }, std::move(done));
}

} // namespace skein::control
