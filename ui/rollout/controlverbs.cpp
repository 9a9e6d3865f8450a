// What the control room does for a person: verbs with their effects said first, the sample's loads, the journal.
#include "models/control/control.h"
#include "models/items/records/recordwords.h"
#include "models/items/rollout/rollbackwords.h"
#include "models/items/rollout/rolloutrows.h"
#include "models/items/rollout/rolloutwords.h"
#include "ui/rollout/controlroom.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/confirmdialog.h"

#include <QAction>
#include <QLabel>
#include <QPointer>
#include <QPushButton>

namespace skein::ui {

using namespace rollout;

namespace {

constexpr int shownLines = 400; // those of a load are shown as one
constexpr int shownReasons = 4;

} // namespace

void ControlRoom::showVerbs(const RolloutView& view)
{
    for (auto it = m_verbs.cbegin(); it != m_verbs.cend(); ++it) {
        const auto verb = Verb(it.key());
        const bool allowed = view.verbs.contains(verb) && !m_control->isReadOnly();
        it.value()->setEnabled(allowed);
        // Pause and Resume share a place; Approve is there when somebody is asked; the others keep theirs.
        m_verbButtons[it.key()]->setVisible(allowed || verb == Verb::RollBack || (verb == Verb::Pause && !view.verbs.contains(Verb::Resume)));
    }
    QAction* back = m_verbs[int(Verb::RollBack)];
    back->setText(back->isEnabled() ? items::rollBackVerb(view) : items::verbWords(Verb::RollBack));
    back->setToolTip(back->isEnabled() && !view.rollback.text.isEmpty() ? view.rollback.text : items::verbWords(Verb::RollBack));
}

void ControlRoom::ask(Verb verb, const QStringList& targets)
{
    if (!m_view)
        return;
    if (verb == Verb::RollBack) {
        askRollBack(targets);
        return;
    }
    // What can be undone by its opposite needs no question; what decides for others does.
    if (verb == Verb::Pause || verb == Verb::Resume || verb == Verb::Retry) {
        send(verb, m_view->seq, {}, targets);
        return;
    }
    auto* dialog = new ConfirmDialog(tr("%1 %2?").arg(items::verbWords(verb), targets.isEmpty() ? m_view->title : targets.constFirst().section(QLatin1Char('/'), -1)),
        items::verbWords(verb), this);
    if (verb == Verb::Approve) {
        dialog->addEffect(MarkKind::Person, m_view->why);
        if (!m_view->next.isEmpty())
            dialog->addEffect(MarkKind::Running, m_view->next);
        dialog->askReason(tr("Comment"), false);
    } else if (verb == Verb::Freeze) {
        dialog->addEffect(MarkKind::Held, tr("Nothing is switched and nothing is taken back until somebody resumes or rolls back"));
        dialog->addEffect(MarkKind::Running, tr("Old and new code go on running, so that both sides stay comparable"));
        dialog->askReason(tr("Reason"), true);
    } else if (verb == Verb::Finalize) {
        dialog->setDanger(true);
        dialog->addEffect(MarkKind::Held, tr("Roll back is given up: what the old code made is kept up no longer"));
        dialog->addEffect(MarkKind::Held, tr("Skein stops running these pipelines for new loads: from then on your scheduler runs the code that is deployed"));
        dialog->addEffect(MarkKind::Done, tr("Its targets are free for another rollout"));
        dialog->askReason(tr("Reason"), false);
    } else {
        dialog->addEffect(MarkKind::Skipped, tr("It stays on v1 and is listed as a reader that blocks retirement"));
        dialog->askReason(tr("Reason"), true);
    }
    if (m_view->production) {
        dialog->setProduction(m_view->environment);
        dialog->requireTyped(m_view->environment);
    }
    connect(dialog, &ConfirmDialog::confirmed, this, [this, verb, targets, seq = m_view->seq](const QString& reason) { send(verb, seq, reason, targets); });
    dialog->open();
}

void ControlRoom::askRollBack(const QStringList& targets)
{
    const RolloutView& view = *m_view;
    const QVector<const TargetView*> back = items::takenBack(view, targets);
    auto* dialog = new ConfirmDialog(targets.isEmpty() ? tr("Roll back %1?").arg(view.title) : tr("Roll back %1?").arg(targets.constFirst().section(QLatin1Char('/'), -1)),
        tr("Roll back %n target(s)", nullptr, int(back.size())), this);
    dialog->setDanger(true);
    const QString exact = items::exactWords(view, targets);
    const bool whole = targets.isEmpty() && !view.rollback.text.isEmpty();
    if (!exact.isEmpty() || whole)
        dialog->addEffect(exact.isEmpty() ? MarkKind::Held : MarkKind::Done, whole ? view.rollback.text : exact);
    const QStringList inexact = items::inexactWords(view, targets);
    for (const QString& line : inexact.mid(0, shownReasons))
        dialog->addEffect(MarkKind::Held, line);
    if (inexact.size() > shownReasons)
        dialog->addEffect(MarkKind::Held, tr("and %n more that cannot be restored exactly", nullptr, int(inexact.size()) - shownReasons));
    dialog->addEffect(MarkKind::Running, tr("Readers get the old output first, then the code goes back; fingerprints are checked after"));
    dialog->addEffect(MarkKind::Skipped, tr("Merged changes stay merged; a revert is prepared for those whose code is deployed by merging"));
    QStringList details;
    for (const TargetView* target : back)
        details << target->title;
    if (const auto migration = m_control->migration(view.migrationId)) {
        const QStringList below = items::staleBelow(view, targets, *m_control->graph(), *migration);
        if (!below.isEmpty()) {
            dialog->addEffect(MarkKind::Held, tr("%n output(s) below were made from the new side and stay so until their next run", nullptr, int(below.size())));
            details << QString() << tr("Until their next run made from the new side:") << below;
        }
    }
    dialog->addDetails(details.join(QLatin1Char('\n')));
    if (view.production) {
        dialog->setProduction(view.environment);
        dialog->requireTyped(view.environment);
    }
    dialog->askReason(tr("Reason"), false);
    connect(dialog, &ConfirmDialog::confirmed, this, [this, targets, seq = view.seq](const QString& reason) { send(Verb::RollBack, seq, reason, targets); });
    dialog->open();
}

void ControlRoom::send(Verb verb, qint64 seq, const QString& reason, const QStringList& targets)
{
    if (!m_view)
        return;
    m_control->command(m_id, verb, seq, reason, targets, [self = QPointer<ControlRoom>(this), verb](const Status& status) {
        if (!self)
            return;
        if (status)
            self->tell({}, false);
        else
            self->tell(tr("%1 was refused: %2. %3").arg(items::verbWords(verb), items::recordWords(status.error().message), items::recordWords(status.error().remedy)), true);
        self->refresh();
    });
}

void ControlRoom::showLoads()
{
    const control::SampleInfo sample = m_control->sampleInfo();
    const bool live = m_view && isLive(m_view->state);
    m_loads->setVisible(sample.isSample && live);
    m_loads->setEnabled(!m_control->isReadOnly());
    m_loads->setIcon(Icons::get(sample.loading ? QStringLiteral("pause") : QStringLiteral("play"), ColorRole::Accent));
    m_loads->setText(sample.loading ? tr("Loads arriving · pause") : tr("Loads paused · go on"));
    m_loads->setToolTip(tr("The sample's outside world. A stage is judged by new loads: while none arrive, it waits. Last load: %1.").arg(sample.lastLoad));
}

void ControlRoom::tell(const QString& text, bool failure)
{
    m_message->setText(text);
    m_message->setVisible(!text.isEmpty());
    Theme::setProperty(m_message, "tone", failure ? QStringLiteral("danger") : QStringLiteral("muted"));
}

void ControlRoom::readJournal()
{
    if (m_id.isEmpty())
        return;
    if (m_reading) {
        m_readAgain = true;
        return;
    }
    m_reading = true;
    store::JournalFilter filter;
    filter.rollout = m_id;
    filter.kinds = {QStringLiteral("done"), QStringLiteral("fail"), QStringLiteral("decision"), QStringLiteral("human"), QStringLiteral("note")};
    filter.limit = shownLines;
    filter.newestFirst = true;
    m_control->readJournal(filter, [self = QPointer<ControlRoom>(this), id = m_id](const Result<QVector<store::JournalEvent>>& lines) {
        if (!self)
            return;
        self->m_reading = false;
        if (lines && id == self->m_id)
            self->m_lineRows->setRows(items::lineRows(*lines));
        if (self->m_readAgain || id != self->m_id) {
            self->m_readAgain = false;
            self->readJournal();
        }
    });
}

} // namespace skein::ui
