#include "ui/review/changedetail.h"

#include "models/control/control.h"
#include "models/items/records/recordwords.h"
#include "models/items/review/changerows.h"
#include "models/items/review/linenotes.h"
#include "ui/editor/diffview.h"
#include "ui/theme/theme.h"
#include "ui/widgets/inspector.h"
#include "ui/widgets/statestack.h"

#include <QCoreApplication>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QPointer>
#include <QRegularExpression>
#include <QSplitter>
#include <QUrl>
#include <QVBoxLayout>

namespace skein::ui {

namespace {

/// What a change's history names; the words are data, and said in the window's language.
[[maybe_unused]] constexpr const char* acts[] = {QT_TRANSLATE_NOOP("ReviewActs", "opened"), QT_TRANSLATE_NOOP("ReviewActs", "approved"),
    QT_TRANSLATE_NOOP("ReviewActs", "requested changes"), QT_TRANSLATE_NOOP("ReviewActs", "merged"), QT_TRANSLATE_NOOP("ReviewActs", "reverted"),
    QT_TRANSLATE_NOOP("ReviewActs", "closed"), QT_TRANSLATE_NOOP("ReviewActs", "updated")};

QVector<DiffAnnotation> annotations(const control::PreviewFile& file)
{
    QVector<DiffAnnotation> lines;
    for (const items::LineNote& note : items::lineNotes(file))
        lines.append({note.line, note.ruleIds, note.toolTip});
    return lines;
}

} // namespace

ChangeDetail::ChangeDetail(control::Control* control, QWidget* parent)
    : QWidget(parent)
    , m_control(control)
    , m_state(new StateStack)
    , m_list(new QListWidget)
    , m_diff(new DiffView)
    , m_inspector(new Inspector)
{
    m_list->setObjectName(QStringLiteral("changeFileList"));
    m_list->setAccessibleName(tr("Files"));
    m_list->setTextElideMode(Qt::ElideMiddle);
    m_list->setFrameShape(QFrame::NoFrame);
    m_diff->setObjectName(QStringLiteral("changeDiff"));
    auto* splitter = new QSplitter;
    splitter->setObjectName(QStringLiteral("changeSplitter"));
    splitter->addWidget(m_list);
    splitter->addWidget(m_diff);
    splitter->addWidget(m_inspector);
    splitter->setSizes({190, 640, 304});
    splitter->setStretchFactor(1, 1);
    splitter->setChildrenCollapsible(false);
    m_state->setContent(splitter);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_state);
    connect(m_list, &QListWidget::currentRowChanged, this, [this](int row) {
        if (row < 0 || row >= m_change.files.size() || m_change.files[row].path == m_file)
            return;
        m_file = m_change.files[row].path;
        showFile(m_file);
        Q_EMIT fileChosen(m_file);
    });
    connect(m_diff, &DiffView::ruleActivated, this,
        [this](const QString& rule) { Q_EMIT linkActivated(QStringLiteral("skein://migrations/%1/mapping/%2").arg(m_change.migrationId, rule)); });
    m_fill.setSingleShot(true);
    m_fill.setInterval(0);
    connect(&m_fill, &QTimer::timeout, this, &ChangeDetail::fillInspector);
    connect(m_inspector, &Inspector::linkActivated, this, &ChangeDetail::linkActivated);
    connect(m_state, &StateStack::actionTriggered, this, [this] {
        m_askedFor.clear();
        m_readFor.clear();
        read();
    });
}

void ChangeDetail::showNothing(const QString& text)
{
    m_change = {};
    m_askedFor.clear();
    m_readFor.clear();
    m_inspected.clear();
    ++m_generation;
    m_fill.stop();
    m_state->showEmpty(QStringLiteral("diff"), text, {});
}

void ChangeDetail::show(const review::Change& change, const QString& file)
{
    const bool other = change.id != m_change.id || change.commit != m_change.commit;
    m_change = change;
    if (other) {
        const QSignalBlocker blocker(m_list);
        m_list->clear();
        for (const review::ChangedFile& each : change.files) {
            auto* item = new QListWidgetItem(QStringLiteral("%1\n+%2 −%3").arg(each.path.section(QLatin1Char('/'), -1)).arg(each.linesAdded).arg(each.linesRemoved), m_list);
            item->setToolTip(QStringLiteral("%1\n%2").arg(each.path, each.consumer));
        }
        m_file = change.files.isEmpty() ? QString() : change.files.constFirst().path;
    }
    for (int i = 0; i < change.files.size(); ++i) {
        if (change.files[i].path == (file.isEmpty() ? m_file : file)) {
            const QSignalBlocker blocker(m_list);
            m_file = change.files[i].path;
            m_list->setCurrentRow(i);
        }
    }
    m_fill.start(); // in a turn of its own: with the list's new rows it would be felt
    read();
}

void ChangeDetail::read()
{
    const QString wanted = m_change.id + QLatin1Char('@') + m_change.commit;
    if (m_readFor == wanted) {
        m_state->showContent();
        showFile(m_file);
        return;
    }
    if (m_askedFor == wanted)
        return; // the answer, or the error that came instead, stands
    m_askedFor = wanted;
    m_files.clear();
    m_state->showLoading(tr("Reading %1").arg(m_change.id));
    const int generation = ++m_generation;
    m_control->changeFiles(m_change.id, [self = QPointer<ChangeDetail>(this), generation, wanted](const Result<QVector<control::PreviewFile>>& files) {
        if (!self || generation != self->m_generation)
            return;
        if (!files) {
            self->m_state->showError(items::recordWords(files.error()), tr("Try again"));
            return;
        }
        self->m_files = *files;
        self->m_readFor = wanted;
        self->m_state->showContent();
        self->showFile(self->m_file);
    });
}

void ChangeDetail::showFile(const QString& path)
{
    for (const control::PreviewFile& file : std::as_const(m_files)) {
        if (file.path == path) {
            m_diff->setTexts(file.path, file.before, file.after, annotations(file));
            m_diff->setNote(tr("%n edit(s)", nullptr, int(file.edits.size())));
            return;
        }
    }
    m_diff->clear(tr("Nothing is known of this file."));
}

void ChangeDetail::fillInspector()
{
    const review::Change& change = m_change;
    // Rollouts have the list of changes read again and again; what is shown is left in peace.
    const QString wanted = QStringLiteral("%1 %2 %3").arg(change.id).arg(change.version).arg(change.warnings.join(QLatin1Char('\n')));
    if (wanted == m_inspected)
        return;
    m_inspected = wanted;
    m_inspector->begin(tr("Change · %1").arg(change.repository), change.id);
    m_inspector->addPill(items::changeStateMark(change.state), items::changeStateWords(change.state));
    for (const QString& anomaly : items::anomaliesOf(change))
        m_inspector->addPill(MarkKind::Held, anomaly.section(QLatin1Char(':'), 0, 0), anomaly);
    m_inspector->addText(change.title, false);
    QVector<KeyValueList::Row> rows;
    const auto row = [&](const QString& key, const QString& value, const QString& address = {}, bool mono = false) {
        if (!value.isEmpty())
            rows.append({key, value, address, MarkKind::None, mono});
    };
    row(tr("Migration"), change.migrationId, QStringLiteral("skein://migrations/") + change.migrationId);
    row(tr("Owner"), change.owner);
    row(tr("Branch"), change.branch, {}, true);
    row(tr("Commit"), change.commit.left(10), {}, true);
    row(tr("Merged as"), change.mergeCommit.left(10), {}, true);
    row(tr("Deployed by"), change.deployMode == QLatin1String("merge") ? tr("merging") : change.deployMode == QLatin1String("ref") ? tr("a deploy ref") : change.deployMode);
    row(tr("What it does"), change.shapeTitle);
    m_inspector->addRows(rows);
    if (!change.description.isEmpty()) {
        m_inspector->addHeading(tr("Description"));
        // Headings in the size of a page would shout in a panel.
        static const QRegularExpression heading(QStringLiteral("^#+ +(.+)$"), QRegularExpression::MultilineOption);
        m_inspector->addMarkdown(QString(change.description).replace(heading, QStringLiteral("**\\1**\n")));
    }
    m_inspector->addHeading(tr("Checks"));
    if (change.checks.isEmpty())
        m_inspector->addText(tr("none ran"));
    for (const review::CheckResult& check : change.checks)
        m_inspector->addText(QStringLiteral("%1 %2 · %3").arg(check.passed ? QStringLiteral("✓") : QStringLiteral("✕"), check.rung, items::recordWords(check.detail)), check.passed);
    if (!change.warnings.isEmpty())
        m_inspector->addHeading(tr("To look at"));
    for (const QString& warning : change.warnings)
        m_inspector->addText(items::recordWords(warning), false);
    QVector<KeyValueList::Row> consumers;
    for (const QString& consumer : change.consumers)
        consumers.append({consumer.section(QLatin1Char('/'), -1), tr("in the catalog"), QStringLiteral("skein://catalog/") + QString::fromLatin1(QUrl::toPercentEncoding(consumer))});
    m_inspector->addHeading(tr("Consumers"));
    m_inspector->addRows(consumers);
    m_inspector->addHeading(tr("History"));
    for (const review::ReviewEntry& entry : change.reviews) {
        m_inspector->addText(QStringLiteral("%1  %2 %3%4").arg(QLocale().toString(entry.at.toLocalTime(), tr("d MMM HH:mm")), entry.actor, QCoreApplication::translate("ReviewActs", entry.act.toLatin1().constData()),
            entry.comment.isEmpty() ? QString() : QStringLiteral(": ") + entry.comment));
    }
}

} // namespace skein::ui
