#include "models/control/previews.h"

#include "models/campaign/fix.h"
#include "models/campaign/migrationstore.h"
#include "models/catalog/impact.h"
#include "models/review/reviews.h"

namespace skein::control {

namespace {

QString rungText(bool passed, const QString& name, const QString& detail)
{
    const QString mark = passed ? QStringLiteral("✓ ") : QStringLiteral("✗ ");
    return mark + (detail.isEmpty() ? name : name + QStringLiteral(": ") + detail);
}

QVector<PreviewEdit> previewEdits(const QVector<rewrite::Edit>& edits)
{
    QVector<PreviewEdit> shown;
    for (const rewrite::Edit& edit : edits)
        shown.append({edit.range, edit.resultRange, edit.rule, edit.reference, edit.confidence, edit.reason});
    return shown;
}

/// Plans the edits of a change again, to say which rule each of them has.
class ChangeEdits
{
public:
    ChangeEdits(store::Workspace& workspace, const CatalogPtr& catalog, const review::Change& change, git::Repository& repository)
        : m_workspace(workspace)
        , m_change(change)
        , m_repository(repository)
        , m_around(std::shared_ptr<store::Workspace>(std::shared_ptr<void>(), &workspace), catalog, machineActor())
        , m_catalog(catalog)
    {
    }

    /// Nothing when it cannot be planned again.
    bool prepare();
    QVector<rewrite::Edit> editsOf(const PreviewFile& file);

private:
    const mapping::Mapping* mappingWith(const QString& hash) const;
    const review::Change* firstChangeOf(const QString& path) const;

    store::Workspace& m_workspace;
    const review::Change& m_change;
    git::Repository& m_repository;
    campaign::WorkspaceSurroundings m_around;
    CatalogPtr m_catalog;
    rewrite::Options m_options;
    QVector<mapping::Mapping> m_mappings; ///< all versions
    QVector<review::Change> m_earlier;    ///< of the same migration and repository, oldest first
};

bool ChangeEdits::prepare()
{
    campaign::MigrationStore documents(m_workspace.database());
    const Result<campaign::Migration> migration = documents.get(m_change.migrationId);
    if (!migration)
        return false;
    Result<QVector<mapping::Mapping>> history = documents.mappingHistory(migration->mappingId);
    if (!history)
        return false;
    m_mappings = std::move(*history);
    const Result<EntityRef> ref = findEntity(*m_catalog, migration->request.sourceDataset);
    if (!ref)
        return false;
    const auto source = std::find_if(m_catalog->entities.cbegin(), m_catalog->entities.cend(), [&](const Entity& entity) { return entity.ref == *ref; });
    if (source == m_catalog->entities.cend())
        return false;
    m_options = campaign::optionsFor(m_around.get(), *source, migration->request.guideUrl);
    const Result<QVector<review::Change>> changes = review::Reviews(m_workspace.database(), review::workspaceRepositories(m_workspace)).list();
    if (!changes)
        return false;
    for (const review::Change& change : *changes) {
        if (change.migrationId == m_change.migrationId && change.repository == m_change.repository && change.createdAt < m_change.createdAt)
            m_earlier << change;
    }
    return true;
}

const mapping::Mapping* ChangeEdits::mappingWith(const QString& hash) const
{
    const auto it = std::find_if(m_mappings.cbegin(), m_mappings.cend(), [&](const mapping::Mapping& mapping) { return mapping.hash() == hash; });
    return it == m_mappings.cend() ? nullptr : &*it;
}

const review::Change* ChangeEdits::firstChangeOf(const QString& path) const
{
    const auto it = std::find_if(m_earlier.cbegin(), m_earlier.cend(), [&](const review::Change& change) {
        return std::any_of(change.files.cbegin(), change.files.cend(), [&](const review::ChangedFile& file) { return file.path == path; });
    });
    return it == m_earlier.cend() ? nullptr : &*it;
}

QVector<rewrite::Edit> ChangeEdits::editsOf(const PreviewFile& file)
{
    const mapping::Mapping* mapping = mappingWith(m_change.mappingHash);
    if (!mapping)
        return {};
    const rewrite::FileResult again = rewrite::rewriteFile(file.before, file.path, *mapping, m_options);
    if (again.after == file.after)
        return again.edits;
    // A second change on the code of an earlier one: both begin with the text that still read v1.
    const review::Change* first = firstChangeOf(file.path);
    const mapping::Mapping* firstMapping = first ? mappingWith(first->mappingHash) : nullptr;
    if (!firstMapping)
        return {};
    const Result<QByteArray> origin = m_repository.readFile(first->baseCommit, file.path);
    if (!origin)
        return {};
    const rewrite::FileResult before = rewrite::rewriteFile(*origin, file.path, *firstMapping, m_options);
    const rewrite::FileResult after = rewrite::rewriteFile(*origin, file.path, *mapping, m_options);
    if (before.after != file.before || after.after != file.after)
        return {};
    return campaign::composeEdits(before, after);
}

/// A file that one side does not have is empty there.
Result<QByteArray> textAt(const git::Repository& repository, const QString& commit, const QString& path)
{
    Result<QByteArray> text = repository.readFile(commit, path);
    return !text && text.error().cls == ErrorClass::Logic ? Result<QByteArray>(QByteArray()) : text;
}

} // namespace

PreviewFile previewFile(const rewrite::FileResult& result)
{
    PreviewFile file {result.path, rewrite::outcomeName(result.outcome), result.before, result.after, previewEdits(result.edits), {}, {}};
    for (const rewrite::Diagnostic& diagnostic : result.diagnostics)
        file.diagnostics << campaign::fromRewrite(diagnostic, result.path);
    for (const rewrite::Rung& rung : result.verification)
        file.verification << rungText(rung.passed, rung.name, rung.detail);
    return file;
}

QVector<PreviewFile> previewFiles(const campaign::ConsumerPreview& preview)
{
    QVector<PreviewFile> files;
    for (const rewrite::FileResult& result : preview.files)
        files << previewFile(result);
    for (const campaign::Diagnostic& diagnostic : preview.diagnostics) {
        auto it = std::find_if(files.begin(), files.end(), [&](const PreviewFile& file) { return file.path == diagnostic.file; });
        if (it == files.end())
            it = files.begin();
        if (it != files.end())
            it->diagnostics << diagnostic;
    }
    return files;
}

QVector<GeneratedFile> generatedFiles(const QVector<campaign::GeneratedText>& texts)
{
    QVector<GeneratedFile> files;
    for (const campaign::GeneratedText& text : texts) {
        GeneratedFile file {text.name, text.purpose, text.code.text.toUtf8(), {}, {}};
        for (const codegen::LineTrace& trace : text.code.lines)
            file.lineRules.append({trace.line, trace.ruleId});
        for (const codegen::Diagnostic& diagnostic : text.code.diagnostics) {
            QString sentence = codegen::severityName(diagnostic.severity) + QStringLiteral(": ") + diagnostic.message;
            if (!diagnostic.remedy.isEmpty())
                sentence += QStringLiteral(". ") + diagnostic.remedy;
            file.diagnostics << sentence;
        }
        files << file;
    }
    return files;
}

Result<QVector<PreviewFile>> filesOfChange(store::Workspace& workspace, const CatalogPtr& catalog, const review::Change& change)
{
    Result<git::Repository> repository = review::workspaceRepositories(workspace)(change.repository);
    if (!repository)
        return repository.error();
    ChangeEdits edits(workspace, catalog, change, *repository);
    const bool planned = edits.prepare();
    QVector<PreviewFile> files;
    for (const review::ChangedFile& changed : change.files) {
        PreviewFile file;
        file.path = changed.path;
        const Result<QByteArray> before = textAt(*repository, change.baseCommit, changed.path);
        if (!before)
            return before.error();
        const Result<QByteArray> after = textAt(*repository, change.commit, changed.path);
        if (!after)
            return after.error();
        file.before = *before;
        file.after = *after;
        file.outcome = file.before == file.after ? QStringLiteral("noChanges") : QStringLiteral("rewritten");
        if (planned)
            file.edits = previewEdits(edits.editsOf(file));
        if (file.edits.isEmpty() && file.before != file.after) {
            file.diagnostics.append({QStringLiteral("git"), file.path, 0, {}, {},
                QStringLiteral("the rules behind these lines cannot be told: the mapping makes another text of the file now"),
                QStringLiteral("Read the difference line by line."), QStringLiteral("info")});
        }
        for (const review::CheckResult& check : change.checks) {
            if (check.file == file.path)
                file.verification << rungText(check.passed, check.rung, check.detail);
        }
        files << file;
    }
    return files;
}

} // namespace skein::control
