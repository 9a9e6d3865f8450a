// dbt project folders without artifacts: which files make which nodes. Nothing is run.
#include "models/importers/dbtprojectreader.h"

#include "models/importers/formats.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace skein::importers {

namespace {

constexpr qint64 maxTextBytes = qint64(64) << 20;
constexpr qint64 maxHeaderBytes = 1 << 20;
const auto count = [](const char* fact) { return QLatin1String(fact); };

} // namespace

DbtProjectReader::DbtProjectReader(const SourceFiles& source, const ImportOptions& options)
    : m_run(QStringLiteral("dbt-project"), source, options)
{
}

/// Outer projects come first: what they leave out holds no projects of its own.
void DbtProjectReader::findProjects()
{
    QStringList files;
    for (const QString& path : m_run.source.files) {
        const QString name = QFileInfo(path).fileName();
        if (name == QLatin1String("dbt_project.yml") || name == QLatin1String("dbt_project.yaml"))
            files << path;
    }
    std::stable_sort(files.begin(), files.end(), [](const QString& a, const QString& b) { return a.count(QLatin1Char('/')) < b.count(QLatin1Char('/')); });
    QHash<QString, QString> byName;
    for (const QString& path : std::as_const(files)) {
        const bool installed = std::any_of(m_projects.cbegin(), m_projects.cend(), [&](const DbtProject& outer) { return outer.leavesOut(path); });
        const bool again = std::any_of(m_projects.cbegin(), m_projects.cend(), [&](const DbtProject& other) { return other.folder == QFileInfo(path).path(); });
        if (installed || again)
            continue;
        const DbtProject project = readDbtProjectFile(m_run, path);
        if (byName.contains(project.name))
            m_run.warn(path, 1, QStringLiteral("the project \"%1\" is also in %2; what both have is read from there").arg(project.name, m_run.source.shown(byName[project.name])));
        else
            byName.insert(project.name, path);
        m_projects.append(project);
        m_run.count(count("projects"));
    }
}

qsizetype DbtProjectReader::projectOf(const QString& path) const
{
    for (qsizetype i = m_projects.size() - 1; i >= 0; --i) {
        if (path.startsWith(m_projects[i].folder + QLatin1Char('/')))
            return i;
    }
    return -1;
}

QStringList DbtProjectReader::foldersBelow(const QString& path, const QString& folder)
{
    QStringList parts = path.mid(folder.size() + 1).split(QLatin1Char('/'));
    parts.removeLast();
    return parts;
}

std::optional<DbtText> DbtProjectReader::jinja(const QString& path)
{
    const Result<QByteArray> text = readSourceFile(path, maxTextBytes);
    if (!text) {
        m_run.lose(path, 0, text.error().message);
        return std::nullopt;
    }
    if (!text->isValidUtf8())
        m_run.warn(path, 0, QStringLiteral("the text is not UTF-8; names with other letters may be wrong"));
    DbtText read = path.endsWith(QLatin1String(".py")) ? readDbtPython(*text) : readDbtJinja(*text);
    if (!path.endsWith(QLatin1String(".md"))) {
        for (const DbtText::Problem& problem : std::as_const(read.problems))
            m_run.warn(path, problem.line, problem.message + QStringLiteral("; what stands before it was read"));
    }
    return read;
}

void DbtProjectReader::sqlFile(qsizetype project, const QString& path, const QString& folder)
{
    std::optional<DbtText> text = jinja(path);
    if (!text)
        return;
    DbtNode node;
    node.kind = QStringLiteral("model");
    node.project = project;
    node.name = QFileInfo(path).completeBaseName();
    node.file = path;
    node.python = path.endsWith(QLatin1String(".py"));
    node.folders = foldersBelow(path, folder);
    node.calls = std::move(text->calls);
    m_nodes.append(node);
}

void DbtProjectReader::seedFile(qsizetype project, const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        m_run.lose(path, 0, QStringLiteral("cannot be read: %1").arg(file.errorString()));
        return;
    }
    DbtNode node;
    node.kind = QStringLiteral("seed");
    node.project = project;
    node.name = QFileInfo(path).completeBaseName();
    node.file = path;
    node.folders = foldersBelow(path, DbtProject::folderOf(m_projects[project].seeds, path));
    QByteArray header = file.readLine(maxHeaderBytes);
    if (header.startsWith("\xEF\xBB\xBF"))
        header.remove(0, 3);
    Column whole; // cut at the delimiter when the configuration is known
    whole.name = QString::fromUtf8(header).trimmed();
    if (whole.name.isEmpty())
        m_run.warn(path, 1, QStringLiteral("the seed has no header line"));
    else
        node.header = {whole};
    m_nodes.append(node);
}

void DbtProjectReader::snapshotFile(qsizetype project, const QString& path)
{
    const std::optional<DbtText> text = jinja(path);
    if (!text)
        return;
    int found = 0;
    for (const DbtBlock& block : text->blocks) {
        if (block.kind != QLatin1String("snapshot"))
            continue;
        ++found;
        DbtNode node;
        node.kind = block.kind;
        node.project = project;
        node.name = block.name;
        node.file = path;
        node.line = block.line;
        node.folders = foldersBelow(path, DbtProject::folderOf(m_projects[project].snapshots, path));
        node.calls = text->calls.mid(block.firstCall, block.endCall - block.firstCall);
        m_nodes.append(node);
    }
    if (found == 0)
        m_run.skip(path, 1, QStringLiteral("it has no {% snapshot %} block"));
}

void DbtProjectReader::macroFile(qsizetype project, const QString& path)
{
    const std::optional<DbtText> text = jinja(path);
    if (!text)
        return;
    for (const DbtBlock& block : text->blocks) {
        if (block.kind == QLatin1String("docs") || block.kind == QLatin1String("snapshot"))
            continue;
        m_run.count(count("macros"));
        if (block.kind == QLatin1String("macro"))
            m_macros.insert(m_projects[project].name + QLatin1Char('.') + block.name, {path, text->calls.mid(block.firstCall, block.endCall - block.firstCall)});
    }
}

void DbtProjectReader::docsFile(qsizetype project, const QString& path)
{
    const Result<QByteArray> text = readSourceFile(path, maxTextBytes);
    if (!text)
        return; // prose
    for (const DbtBlock& block : readDbtJinja(*text).blocks) {
        const QString key = m_projects[project].name + QLatin1Char('.') + block.name;
        if (block.kind == QLatin1String("docs") && !m_docs.contains(key))
            m_docs.insert(key, block.body);
    }
}

void DbtProjectReader::file(qsizetype index, const QString& path)
{
    const DbtProject& project = m_projects[index];
    const QString suffix = QFileInfo(path).suffix().toLower();
    const bool sql = suffix == QLatin1String("sql"), yaml = suffix == QLatin1String("yml") || suffix == QLatin1String("yaml");
    const QString models = DbtProject::folderOf(project.models, path);
    const QString seeds = DbtProject::folderOf(project.seeds, path), snapshots = DbtProject::folderOf(project.snapshots, path);
    const QString macros = DbtProject::folderOf(project.macros, path), analyses = DbtProject::folderOf(project.analyses, path);
    const QString tests = DbtProject::folderOf(project.tests, path);
    const bool any = !models.isEmpty() || !seeds.isEmpty() || !snapshots.isEmpty() || !macros.isEmpty() || !analyses.isEmpty() || !tests.isEmpty();
    if (yaml) {
        if (any)
            yamlFile(index, path);
        else if (path != project.file)
            m_run.count(count("otherYamlFiles")); // packages, profiles, selectors, workflows
    } else if (suffix == QLatin1String("md")) {
        if (any || !DbtProject::folderOf(project.docs, path).isEmpty())
            docsFile(index, path);
    } else if (suffix == QLatin1String("csv")) {
        if (!seeds.isEmpty())
            seedFile(index, path);
    } else if (!models.isEmpty() && (sql || suffix == QLatin1String("py"))) {
        sqlFile(index, path, models);
    } else if (sql && !snapshots.isEmpty()) {
        snapshotFile(index, path);
    } else if (sql && (!macros.isEmpty() || (!tests.isEmpty() && path.startsWith(tests + QLatin1String("/generic/"))))) {
        macroFile(index, path);
    } else if (sql && !analyses.isEmpty()) {
        m_run.count(count("analyses"));
    } else if (sql && !tests.isEmpty()) {
        m_run.count(count("tests"));
    } else if (sql) {
        ++m_outside[project.file];
    }
}

Result<Imported> DbtProjectReader::read()
{
    for (const char* fact : {"projects", "models", "seeds", "snapshots", "sources", "exposures", "refs", "sourceRefs", "dynamicRefs", "unresolvedRefs", "macros", "analyses", "tests", "disabled"})
        m_run.count(count(fact), 0);
    findProjects();
    QMap<QString, int> leftOut; // by folder
    qsizetype done = 0;
    for (const QString& path : m_run.source.files) {
        if (!m_run.goOn(done++, m_run.source.files.size(), path))
            return m_run.finish();
        const auto outer = std::find_if(m_projects.cbegin(), m_projects.cend(), [&](const DbtProject& project) { return project.leavesOut(path); });
        if (outer != m_projects.cend()) {
            ++leftOut[DbtProject::folderOf(outer->leftOut, path)];
            continue;
        }
        const qsizetype project = projectOf(path);
        const QString name = QFileInfo(path).fileName();
        if (project >= 0 && (name == QLatin1String("packages.yml") || name == QLatin1String("dependencies.yml")) && QFileInfo(path).path() == m_projects[project].folder)
            m_projects[project].hasPackages = true;
        else if (project >= 0)
            file(project, path);
    }
    for (auto it = leftOut.cbegin(); it != leftOut.cend(); ++it) {
        m_run.count(count("leftOutFiles"), it.value());
        m_run.skip(it.key(), 0, QStringLiteral("%1 files of installed packages or made by dbt are left out").arg(it.value()));
    }
    for (const DbtProject& project : std::as_const(m_projects)) {
        if (const int files = m_outside.value(project.file); files > 0)
            m_run.skip(project.folder, 0, QStringLiteral("%1 .sql files lie in none of the folders that dbt_project.yml names").arg(files));
    }
    attachDescriptions();
    registerNodes();
    nameDatasets();
    addEntities();
    addEdges();
    return m_run.finish();
}

Result<Imported> readDbtProject(const SourceFiles& source, const ImportOptions& options)
{
    return DbtProjectReader(source, options).read();
}

} // namespace skein::importers
