// What the catalog page reads and writes: imports by dialog or drop, exports of graph and table.
#include "ui/catalog/catalogpage.h"

#include "models/base/files.h"
#include "models/control/control.h"
#include "models/items/catalog/catalogtable.h"
#include "models/items/csvtext.h"
#include "models/items/records/recordwords.h"
#include "ui/catalog/cataloggraph.h"
#include "ui/catalog/importpanel.h"
#include "ui/graph/graphview.h"
#include "ui/widgets/toast.h"

#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QMimeData>
#include <QPointer>
#include <QUrl>

namespace skein::ui {

namespace {

QStringList localPaths(const QMimeData* data)
{
    QStringList paths;
    const QList<QUrl> urls = data->urls();
    for (const QUrl& url : urls) {
        if (url.isLocalFile())
            paths << url.toLocalFile();
    }
    return paths;
}

} // namespace

void CatalogPage::importPaths(const QStringList& paths)
{
    if (paths.isEmpty() || m_importing)
        return;
    m_importing = true;
    m_report->showRunning(paths);
    updateState();
    m_control->importSources(paths, QStringLiteral("auto"), [page = QPointer<CatalogPage>(this)](const Result<QVector<importers::ImportReport>>& result) {
        if (!page)
            return;
        page->m_importing = false;
        if (result)
            page->m_report->showReports(*result);
        else
            page->m_report->showError(items::recordWords(result.error()));
        page->updateState();
    });
}

void CatalogPage::chooseImport()
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto choose = [this](QFileDialog::FileMode mode, const QString& title) {
        auto* dialog = new QFileDialog(this, title);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setFileMode(mode);
        connect(dialog, &QFileDialog::filesSelected, this, &CatalogPage::importPaths);
        dialog->open();
    };
    menu->addAction(tr("Files (manifest, YAML, JSON, schemas, SQL, SQLite)…"), this, [choose] { choose(QFileDialog::ExistingFiles, tr("Import files")); });
    menu->addAction(tr("Folder (dbt project, Backstage catalog)…"), this, [choose] { choose(QFileDialog::Directory, tr("Import a folder")); });
    menu->popup(QCursor::pos());
}

void CatalogPage::chooseExport(const QString& title, const QString& name, const QString& filter, const std::function<Status(const QString&)>& write)
{
    auto* dialog = new QFileDialog(this, title, name, filter);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QFileInfo(name).suffix());
    dialog->selectFile(name);
    connect(dialog, &QFileDialog::fileSelected, this, [this, write](const QString& path) {
        if (const Status done = write(path); !done)
            m_toasts->showError(tr("Could not write the file"), items::recordWords(done.error()).toText());
        else
            m_toasts->showDone(tr("Written to %1").arg(path));
    });
    dialog->open();
}

Status CatalogPage::exportGraph(const QString& path) const
{
    return path.endsWith(QLatin1String(".png"), Qt::CaseInsensitive) ? m_graph->view()->exportPng(path, 1) : m_graph->view()->exportSvg(path);
}

Status CatalogPage::exportTable(const QString& path) const
{
    return writeFile(path, items::csvOf(*m_rows));
}

void CatalogPage::dragEnterEvent(QDragEnterEvent* event)
{
    if (m_control->isOpen() && !m_control->isReadOnly() && !localPaths(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void CatalogPage::dropEvent(QDropEvent* event)
{
    event->acceptProposedAction();
    importPaths(localPaths(event->mimeData()));
}

} // namespace skein::ui
