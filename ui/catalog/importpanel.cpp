#include "ui/catalog/importpanel.h"

#include "models/items/records/recordwords.h"
#include "models/items/rowsmodel.h"
#include "ui/theme/icons.h"
#include "ui/widgets/datatable.h"

#include <QFileInfo>
#include <QLabel>
#include <QLocale>
#include <QToolButton>
#include <QVBoxLayout>

namespace skein::ui {

namespace {

QString number(int value)
{
    return QLocale().toString(value);
}

items::RowsModel::Row row(const importers::Skip& skip, items::Mark mark, const QString& what, int serial)
{
    items::RowCell place;
    place.text = skip.line > 0 ? skip.file + QLatin1Char(':') + QString::number(skip.line) : skip.file;
    place.mono = true;
    items::RowCell reason;
    reason.text = items::recordWords(skip.reason);
    return {QString::number(serial), {items::RowCell::state(mark, what), place, reason}};
}

} // namespace

ImportPanel::ImportPanel(QWidget* parent)
    : Card(tr("Import"), parent)
    , m_message(new QLabel(this))
    , m_table(new DataTable(this))
    , m_skips(new items::RowsModel(this))
{
    m_message->setWordWrap(true);
    m_message->setTextFormat(Qt::PlainText);
    m_message->setTextInteractionFlags(Qt::TextSelectableByMouse);
    body()->addWidget(m_message);
    m_skips->setHeaders({tr("What"), tr("Where"), tr("Reason")});
    m_table->setModel(m_skips);
    m_table->setColumnWidths({100, 300, 0});
    m_table->setStretchColumn(2);
    m_table->setFitToRows(true, 5);
    m_table->setAccessibleName(tr("Skipped lines"));
    body()->addWidget(m_table);
    auto* close = new QToolButton(this);
    close->setProperty("kind", QStringLiteral("tiny"));
    close->setIcon(Icons::get(QStringLiteral("close"), ColorRole::Muted));
    close->setToolTip(tr("Close"));
    close->setAccessibleName(tr("Close the report"));
    connect(close, &QToolButton::clicked, this, &QWidget::hide);
    addHeaderWidget(close);
    hide();
}

QString ImportPanel::message() const
{
    return m_message->text();
}

void ImportPanel::showRunning(const QStringList& paths)
{
    QStringList names;
    for (const QString& path : paths)
        names << QFileInfo(path).fileName();
    setSubtitle(tr("at work"));
    m_message->setText(tr("Reading %1…").arg(names.join(QStringLiteral(", "))));
    m_skips->setRows({});
    m_table->hide();
    show();
}

void ImportPanel::showReports(const QVector<importers::ImportReport>& reports)
{
    QStringList lines;
    QVector<items::RowsModel::Row> rows;
    int skipped = 0;
    int odd = 0;
    for (const importers::ImportReport& report : reports) {
        QStringList counts;
        const auto count = [&counts](int value, const QString& words) {
            if (value > 0)
                counts << words.arg(number(value));
        };
        count(report.added, tr("%1 added"));
        count(report.changed, tr("%1 changed"));
        count(report.moved, tr("%1 moved"));
        count(report.removed, tr("%1 removed"));
        if (counts.isEmpty())
            counts << tr("nothing changed");
        count(int(report.skipped.size()), tr("%1 skipped"));
        lines << QStringLiteral("%1 (%2): %3").arg(report.path, report.format, counts.join(QStringLiteral(", ")));
        for (const importers::Skip& skip : report.skipped)
            rows << row(skip, items::Mark::Held, tr("skipped"), int(rows.size()));
        for (const importers::Skip& skip : report.warnings)
            rows << row(skip, items::Mark::Decide, tr("look at it"), int(rows.size()));
        skipped += int(report.skipped.size());
        odd += int(report.warnings.size());
    }
    setSubtitle(skipped + odd == 0 ? tr("done, nothing skipped") : tr("done · %1 skipped, %2 to look at").arg(number(skipped), number(odd)));
    m_message->setText(lines.join(QLatin1Char('\n')));
    m_skips->setRows(rows);
    m_table->setVisible(!rows.isEmpty());
    m_table->updateGeometry();
    show();
}

void ImportPanel::showError(const Error& error)
{
    setSubtitle(tr("failed; the catalog is unchanged"));
    m_message->setText(error.toText());
    m_skips->setRows({});
    m_table->hide();
    show();
}

} // namespace skein::ui
