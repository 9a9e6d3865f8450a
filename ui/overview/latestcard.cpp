#include "ui/overview/latestcard.h"

#include "models/control/control.h"
#include "models/items/activity/sentence.h"
#include "models/items/rowsmodel.h"
#include "ui/theme/theme.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/wrappedlabel.h"

#include <QCoreApplication>
#include <QHeaderView>
#include <QLocale>
#include <QPointer>
#include <QVBoxLayout>

namespace skein::ui {

namespace {

constexpr int shownLines = 10;
constexpr int pauseMs = 700;

items::RowsModel::Row rowOf(const store::JournalEvent& event)
{
    const items::Sentence sentence = items::sentenceOf(event);
    const QDateTime local = event.wall.toLocalTime();
    items::RowCell at;
    at.text = local.date() == QDate::currentDate() ? local.toString(QStringLiteral("HH:mm:ss")) : QLocale().toString(local, QCoreApplication::translate("LatestCard", "d MMM HH:mm"));
    at.tone = items::Mark::Waiting;
    items::RowCell subject;
    subject.text = event.rollout;
    subject.link = items::addressOf(event);
    items::RowCell what;
    const QString text = items::shownSentence(event);
    what.text = event.target.isEmpty() ? text : QStringLiteral("%1: %2").arg(event.target.section(QLatin1Char('/'), -1), text);
    if (sentence.mark == items::Mark::Failed || sentence.mark == items::Mark::Held)
        what.tone = sentence.mark;
    what.toolTip = what.text;
    items::RowCell who;
    who.text = event.actor;
    return {QString::number(event.seq), {at, subject, what, who}};
}

} // namespace

LatestCard::LatestCard(control::Control* control, QWidget* parent)
    : Card(tr("What happened last"), parent)
    , m_control(control)
    , m_rows(new items::RowsModel(this))
    , m_table(new DataTable(this))
    , m_none(new WrappedLabel(tr("Nothing yet: decisions of people and of Skein appear here."), this))
{
    setSubtitle(tr("decisions and failures, newest first"));
    m_rows->setHeaders({tr("At"), tr("About"), tr("What"), tr("Who")});
    m_table->setModel(m_rows);
    m_table->setAccessibleName(tr("What happened last"));
    m_table->setColumnWidths({108, 84, 400, 170});
    m_table->setStretchColumn(2);
    m_table->setFitToRows(true, shownLines);
    m_none->setProperty("tone", QStringLiteral("muted"));
    body()->addWidget(m_none);
    body()->addWidget(m_table);
    m_table->hide();
    m_later.setSingleShot(true);
    m_later.setInterval(pauseMs);
    connect(&m_later, &QTimer::timeout, this, &LatestCard::read);
    connect(control, &control::Control::journalAppended, this, &LatestCard::later);
    connect(control, &control::Control::workspaceChanged, this, &LatestCard::later);
    connect(m_table, &DataTable::linkActivated, this, &LatestCard::linkActivated);
    connect(m_table, &DataTable::rowActivated, this,
        [this](const QModelIndex& index) { Q_EMIT linkActivated(index.siblingAtColumn(1).data(items::LinkRole).toString()); });
}

void LatestCard::showEvent(QShowEvent* event)
{
    Card::showEvent(event);
    read();
}

void LatestCard::later()
{
    if (isVisible() && !m_later.isActive())
        m_later.start();
}

void LatestCard::read()
{
    if (m_reading) {
        m_later.start();
        return;
    }
    if (!m_control->isOpen())
        return;
    m_reading = true;
    store::JournalFilter filter;
    filter.kinds = {QStringLiteral("human"), QStringLiteral("decision"), QStringLiteral("fail")};
    filter.limit = shownLines;
    filter.newestFirst = true;
    m_control->readJournal(filter, [self = QPointer<LatestCard>(this)](const Result<QVector<store::JournalEvent>>& lines) {
        if (!self)
            return;
        self->m_reading = false;
        if (!lines)
            return; // what was read before stays; the page of the journal says what is wrong
        QVector<items::RowsModel::Row> rows;
        for (const store::JournalEvent& event : *lines)
            rows.append(rowOf(event));
        self->m_rows->setRows(rows);
        self->m_none->setVisible(rows.isEmpty());
        self->m_table->setVisible(!rows.isEmpty());
        self->m_table->updateGeometry();
    });
}

} // namespace skein::ui
