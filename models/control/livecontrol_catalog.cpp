#include "models/control/livecontrol_p.h"

#include "models/importers/catalogstore.h"

namespace skein::control {

namespace {

/// What an import leaves behind.
struct ImportOutcome {
    QVector<importers::ImportReport> reports;
    CatalogReading catalog;
};

Result<ImportOutcome> importAll(const Session& session, const QStringList& paths, const QString& format, tasks::JobContext& job)
{
    ImportOutcome outcome;
    std::optional<Error> first;
    int failed = 0;
    for (qsizetype i = 0; i < paths.size(); ++i) {
        importers::ImportOptions options;
        options.format = format.isEmpty() ? QStringLiteral("auto") : format;
        options.cancel = job.cancel;
        options.progress = [&job, i, n = paths.size()](double fraction, const QString& step) { job.progress((double(i) + fraction) / double(n), step); };
        Result<importers::ImportReport> report = importers::importIntoWorkspace(*session.workspace, paths.at(i), options, session.actor.display());
        if (job.cancelled())
            return tasks::JobContext::cancelledError();
        if (!report) {
            // The other sources are imported all the same; this one is listed with its reason.
            ++failed;
            if (!first)
                first = report.error();
            importers::ImportReport refused;
            refused.path = paths.at(i);
            refused.format = format;
            refused.skipped.append({report.error().where.isEmpty() ? paths.at(i) : report.error().where, 0, report.error().message});
            outcome.reports << refused;
            continue;
        }
        outcome.reports << std::move(*report);
    }
    if (first && failed == paths.size())
        return *first;
    job.progress(1, QStringLiteral("Putting the catalog together"));
    Result<CatalogReading> catalog = readCatalog(*session.workspace);
    if (!catalog)
        return catalog.error();
    outcome.catalog = std::move(*catalog);
    return outcome;
}

} // namespace

CatalogPtr LiveControl::catalog() const
{
    return d->catalog;
}

std::shared_ptr<const LineageGraph> LiveControl::graph() const
{
    return d->graph;
}

QString LiveControl::migrationStateOf(const EntityRef& ref) const
{
    const QString none = QStringLiteral("none");
    if (d->records.migrations().isEmpty())
        return none;
    const auto consumer = d->records.entityStates().constFind(ref.toString());
    if (consumer != d->records.entityStates().constEnd())
        return *consumer;
    if (ref.kind != EntityKind::Dataset)
        return none;
    const QHash<QString, QString>& datasets = d->records.datasetStates();
    const int node = d->graph->node(ref);
    const Entity* entity = node < 0 ? nullptr : d->graph->entity(node);
    const QStringList names {entity ? entity->qualifiedName.toLower() : QString(), ref.toString(), ref.name};
    for (const QString& name : names) {
        const auto state = datasets.constFind(name);
        if (state != datasets.constEnd())
            return *state;
    }
    return none;
}

void LiveControl::importSources(const QStringList& paths, const QString& format, Done<QVector<importers::ImportReport>> done)
{
    using Reports = QVector<importers::ImportReport>;
    auto error = d->refusal();
    if (!error && paths.isEmpty())
        error = makeError(ErrorClass::BadInput, tr("no source was named"), {}, tr("Choose a file or a folder to import."));
    if (error) {
        d->answerLater([this, done, error] { d->answer<Reports>(done, *error); });
        return;
    }
    const QString title = paths.size() == 1 ? tr("Import %1").arg(paths.constFirst().section(QLatin1Char('/'), -1, -1, QString::SectionSkipEmpty))
                                            : tr("Import %1 sources").arg(paths.size());
    const QString key = QStringLiteral("import");
    const auto begin = [this, paths, format, done, title, key] {
        const quint64 of = d->generation;
        d->jobs->start(
            title, [paths, format, session = d->session()](tasks::JobContext& job) { return importAll(session, paths, format, job); }, this,
            [this, done, of, key](const Result<ImportOutcome>& outcome) {
                if (d->isCurrent(of)) {
                    if (outcome)
                        d->setCatalog(outcome->catalog.catalog, outcome->catalog.graph);
                    d->queue.finished(key);
                    // New readers may have appeared, schemas may have drifted.
                    if (outcome)
                        d->goOn();
                }
                d->answer<Reports>(done, outcome ? Result<Reports>(outcome->reports) : Result<Reports>(outcome.error()));
            });
    };
    d->queue.add(key, begin, [this, done](const Error& refused) { d->answer<Reports>(done, refused); });
}

void LiveControl::Private::setCatalog(CatalogPtr newCatalog, std::shared_ptr<const LineageGraph> newGraph)
{
    catalog = std::move(newCatalog);
    graph = std::move(newGraph);
    Q_EMIT q->catalogChanged();
}

} // namespace skein::control
