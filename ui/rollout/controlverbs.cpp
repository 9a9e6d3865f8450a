// What the control room does for a person: verbs with their effects said first, and the rollout's journal.
#include "models/control/control.h"
#include "models/items/rollout/rolloutrows.h"
#include "models/items/rollout/rolloutwords.h"
#include "ui/rollout/controlroom.h"
#include "ui/theme/theme.h"
#include "ui/widgets/confirmdialog.h"

#include <QLabel>
#include <QPointer>

namespace skein::ui {

using namespace rollout;

namespace {

constexpr int shownLines = 200;

} // namespace

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
    const int count = targets.isEmpty() ? view.rollback.targets : int(targets.size());
    auto* dialog = new ConfirmDialog(targets.isEmpty() ? tr("Roll back %1?").arg(view.title) : tr("Roll back %1?").arg(targets.constFirst().section(QLatin1Char('/'), -1)),
        tr("Roll back %n target(s)", nullptr, count), this);
    dialog->setDanger(true);
    if (targets.isEmpty()) {
        dialog->addEffect(view.rollback.exact ? MarkKind::Done : MarkKind::Held, view.rollback.text);
    } else {
        // Exact is a word for what is kept and kept warm; one target alone may be worth less than the whole says.
        bool exact = view.rollback.asOf.isValid();
        for (const TargetView& target : view.targets)
            exact = exact && (!targets.contains(target.id) || (target.rollbackClass == RollbackClass::Derived && target.warmBehind == 0));
        dialog->addEffect(exact ? MarkKind::Done : MarkKind::Held,
            exact ? tr("exact as of %1").arg(view.rollback.asOf.toLocalTime().toString(QStringLiteral("HH:mm:ss")))
                  : tr("back to the old output, as of its last run"));
    }
    dialog->addEffect(MarkKind::Running, tr("Readers get the old output first, then the code goes back; fingerprints are checked after"));
    dialog->addEffect(MarkKind::Skipped, tr("Merged changes stay merged; a revert is prepared for those whose code is deployed by merging"));
    QStringList names;
    for (const TargetView& target : view.targets) {
        const bool switched = target.state == TargetState::Switched || target.state == TargetState::Baked;
        if (switched && (targets.isEmpty() || targets.contains(target.id)))
            names << target.title;
    }
    dialog->addDetails(names.join(QLatin1Char('\n')));
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
            self->tell(tr("%1 was refused: %2. %3").arg(items::verbWords(verb), status.error().message, status.error().remedy), true);
        self->refresh();
    });
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
