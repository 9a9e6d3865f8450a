#include "ui/activity/activitypage.h"

#include "models/base/files.h"
#include "models/control/control.h"
#include "models/items/activity/journaltable.h"
#include "models/items/csvtext.h"
#include "models/items/records/recordwords.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/inspector.h"
#include "ui/widgets/pageheader.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/statestack.h"
#include "ui/widgets/toast.h"

#include <QAction>
#include <QLabel>
#include <QLocale>
#include <QPointer>
#include <QPushButton>
#include <QScrollBar>

namespace skein::ui {

namespace {

constexpr int pageOfLines = 2000;

QString number(qint64 value)
{
    return QLocale().toString(value);
}

/// Attempts are left out at first: each has an outcome that says the same and more.
QStringList usualKinds()
{
    QStringList kinds = items::journalKinds();
    kinds.removeAll(QStringLiteral("intent"));
    return kinds;
}

} // namespace

ActivityPage::ActivityPage(control::Control* control, QWidget* parent)
    : Page(parent)
    , m_control(control)
{
    m_view.kinds = usualKinds();
    build();
    connect(control, &control::Control::workspaceChanged, this, &ActivityPage::reset);
    connect(control, &control::Control::journalAppended, this, &ActivityPage::readNew);
    m_lines->setView(m_view);
    updateChips();
    reset();
}

ActivityPage::~ActivityPage() = default;

void ActivityPage::reset()
{
    ++m_generation;
    m_reading = m_again = m_atStart = false;
    m_oldest = 0;
    m_error.reset();
    m_lines->clear();
    m_inspector->showNothing(tr("Select a line to see all that was recorded with it."));
    if (m_control->isOpen())
        readNewest();
    updateState();
}

void ActivityPage::readNewest()
{
    store::JournalFilter filter;
    filter.newestFirst = true;
    filter.limit = pageOfLines;
    read(filter, true);
}

void ActivityPage::readNew()
{
    if (m_reading) {
        m_again = true;
        return;
    }
    if (m_lines->total() == 0) {
        readNewest();
        return;
    }
    store::JournalFilter filter;
    filter.afterSeq = m_lines->lastSeq();
    filter.limit = 0;
    read(filter, false);
}

void ActivityPage::readOlder()
{
    if (m_reading || m_lines->total() == 0)
        return;
    store::JournalFilter filter;
    filter.beforeSeq = m_oldest;
    filter.newestFirst = true;
    filter.limit = pageOfLines;
    read(filter, true);
}

void ActivityPage::searchAll()
{
    if (m_atStart || !m_control->isOpen() || (m_view.text.isEmpty() && m_view.subject.isEmpty()))
        return;
    // What is loaded is searched at once, in its sentences too; the rest of the journal is asked for.
    store::JournalFilter filter;
    filter.text = m_view.text;
    filter.rollout = m_view.subject;
    filter.newestFirst = true;
    filter.limit = pageOfLines;
    read(filter, false);
}

void ActivityPage::read(const store::JournalFilter& filter, bool newest)
{
    m_reading = true;
    const int generation = m_generation;
    m_control->readJournal(filter, [page = QPointer<ActivityPage>(this), generation, newest, limit = filter.limit](const Result<QVector<store::JournalEvent>>& lines) {
        if (!page || generation != page->m_generation)
            return;
        page->m_reading = false;
        if (!lines) {
            page->m_error = lines.error();
        } else {
            page->m_error.reset();
            if (newest && !lines->isEmpty())
                page->m_oldest = lines->constLast().seq;
            if (newest)
                page->m_atStart = lines->size() < limit || (!lines->isEmpty() && lines->constLast().seq <= 1);
            const qint64 current = page->m_table->currentId().toLongLong();
            page->m_lines->add(*lines);
            if (page->m_following)
                page->m_table->scrollToBottom();
            else if (current > 0)
                page->m_table->selectId(QString::number(current));
        }
        page->updateState();
        if (page->m_again) {
            page->m_again = false;
            page->readNew();
        }
    });
}

void ActivityPage::setView(const items::JournalView& view)
{
    m_view = view;
    const QString current = m_table->currentId();
    m_lines->setView(view);
    if (!m_table->selectId(current) && m_following)
        m_table->scrollToBottom();
    searchAll();
    updateChips();
    updateState();
}

void ActivityPage::updateState()
{
    const int shown = m_lines->rowCount();
    m_verify->setEnabled(m_control->isOpen());
    m_export->setEnabled(shown > 0);
    m_follow->setEnabled(m_control->isOpen());
    m_older->setVisible(!m_atStart && m_lines->total() > 0);
    m_count->setText(m_lines->total() == 0 ? QString()
            : m_atStart                    ? tr("%1 of %2 lines").arg(number(shown), number(m_lines->total()))
                                           : tr("%1 of the newest %2 lines").arg(number(shown), number(m_lines->total())));
    if (!m_control->isOpen()) {
        m_stack->showEmpty(QStringLiteral("activity"), tr("No workspace is open"), tr("Every decision, act and outcome of a workspace is written down here, for good."), tr("Open sample"));
    } else if (m_error && m_lines->total() == 0) {
        m_stack->showError(items::recordWords(*m_error), tr("Read again"));
    } else if (m_reading && m_lines->total() == 0) {
        m_stack->showLoading(tr("Reading the journal…"));
    } else if (m_lines->total() == 0) {
        m_stack->showEmpty(QStringLiteral("activity"), tr("Nothing has happened yet"), tr("The first line is written when a migration is submitted or a source imported."));
    } else if (shown == 0) {
        m_stack->showEmpty(QStringLiteral("filter"), tr("No line passes the filter"),
            m_atStart ? tr("All %1 lines were looked through.").arg(number(m_lines->total())) : tr("The newest %1 lines were looked through; there are older ones.").arg(number(m_lines->total())),
            m_atStart ? tr("Show all lines") : tr("Look through older lines"));
    } else {
        m_stack->showContent();
    }
}

void ActivityPage::setFollowing(bool on)
{
    if (m_following == on)
        return;
    m_following = on;
    m_follow->setChecked(on);
    if (on)
        m_table->scrollToBottom();
}

void ActivityPage::navigate(const QStringList& path)
{
    items::JournalView view = m_view;
    view.subject = path.value(0);
    setView(view);
}

QStringList ActivityPage::location() const
{
    return m_view.subject.isEmpty() ? QStringList {} : QStringList {m_view.subject};
}

void ActivityPage::inspect(qint64 seq)
{
    const store::JournalEvent* line = m_lines->eventOf(seq);
    if (!line) {
        m_inspector->showNothing(tr("Select a line to see all that was recorded with it."));
        return;
    }
    const items::Sentence sentence = items::sentenceOf(*line);
    m_inspector->begin(tr("Line %1").arg(number(line->seq)), line->target.isEmpty() ? (line->rollout.isEmpty() ? tr("Workspace") : line->rollout) : line->target);
    m_inspector->addPill(sentence.mark, items::journalKindWords(line->kind));
    m_inspector->addText(items::shownSentence(*line), false);
    QVector<KeyValueList::Row> rows {{tr("When"), QLocale().toString(line->wall.toLocalTime(), QLocale::ShortFormat) + line->wall.toLocalTime().toString(QStringLiteral(" (ss.zzz 's')")), {}, MarkKind::None, false},
        {tr("Who"), line->actor, {}, MarkKind::None, false}};
    if (!line->rollout.isEmpty())
        rows.append({tr("Belongs to"), line->rollout, items::addressOf(*line), MarkKind::None, false});
    if (!line->target.isEmpty())
        rows.append({tr("Target"), line->target, {}, MarkKind::None, false});
    rows.append({tr("Step"), line->step, {}, MarkKind::None, true});
    if (line->attempt > 0)
        rows.append({tr("Attempt"), number(line->attempt), {}, MarkKind::None, false});
    if (line->epoch > 0)
        rows.append({tr("Runner"), tr("epoch %1").arg(line->epoch), {}, MarkKind::None, false});
    rows.append({tr("Hash"), line->hash.left(16), {}, MarkKind::None, true});
    rows.append({tr("Before it"), line->prevHash.isEmpty() ? tr("first line") : line->prevHash.left(16), {}, MarkKind::None, !line->prevHash.isEmpty()});
    m_inspector->addRows(rows)->setKeyWidth(84);
    m_inspector->addHeading(tr("Recorded with it"));
    QLabel* payload = m_inspector->addText(items::payloadText(line->payload), line->payload.isEmpty());
    if (!line->payload.isEmpty())
        payload->setFont(Theme::monoFont());
    payload->setObjectName(QStringLiteral("payload"));
}

void ActivityPage::verify()
{
    m_verify->setEnabled(false);
    header()->setNote(tr("Checking every hash…"));
    m_control->verifyJournal([page = QPointer<ActivityPage>(this), generation = m_generation](const Result<store::Journal::Verification>& result) {
        if (!page || generation != page->m_generation)
            return;
        page->m_verify->setEnabled(true);
        page->header()->setNote({});
        page->header()->clearPills();
        if (!result) {
            page->header()->addPill(items::Mark::Held, tr("could not check"), items::recordWords(result.error()).toText());
            page->m_toasts->showError(tr("The journal could not be checked"), items::recordWords(result.error()).toText());
        } else if (result->ok()) {
            page->header()->addPill(items::Mark::Done, tr("%Ln lines, chain intact", nullptr, int(result->count)), tr("Every line's hash was computed again and fits the one before."));
        } else {
            page->header()->addPill(items::Mark::Failed, tr("chain broken at line %1").arg(number(result->firstBadSeq)), items::recordWords(result->finding));
            page->m_toasts->showError(tr("The journal was changed: line %1").arg(number(result->firstBadSeq)), items::recordWords(result->finding));
        }
    });
}

Status ActivityPage::exportTo(const QString& path) const
{
    return writeFile(path, path.endsWith(QLatin1String(".json"), Qt::CaseInsensitive) ? items::journalJson(*m_lines) : items::csvOf(*m_lines));
}

} // namespace skein::ui
