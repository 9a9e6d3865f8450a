#include "ui/rollout/targetdetails.h"

#include "models/items/records/recordwords.h"
#include "models/items/rollout/rolloutwords.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/keyvaluelist.h"
#include "ui/widgets/pill.h"
#include "ui/widgets/wrappedlabel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

namespace skein::ui {

using namespace rollout;

TargetDetails::TargetDetails(QWidget* parent)
    : Card(QString(), parent)
    , m_state(new Pill)
    , m_because(new WrappedLabel)
    , m_rows(new KeyValueList)
{
    auto* close = new QToolButton;
    close->setIcon(Icons::get(QStringLiteral("close"), ColorRole::Muted));
    close->setToolTip(tr("Close"));
    close->setAccessibleName(tr("Close"));
    Theme::setProperty(close, "kind", QStringLiteral("tiny"));
    addHeaderWidget(m_state);
    addHeaderWidget(close);
    m_because->setTextFormat(Qt::PlainText);
    body()->addWidget(m_because);
    // What does not fit is scrolled to: the journal below keeps its place.
    auto* scroll = new QScrollArea;
    scroll->setWidget(m_rows);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setMinimumHeight(96);
    body()->addWidget(scroll, 1);
    auto* buttons = new QHBoxLayout;
    m_retry = new QPushButton(items::verbWords(Verb::Retry));
    m_skip = new QPushButton(items::verbWords(Verb::Skip));
    m_back = new QPushButton(tr("Roll back this one"));
    m_retry->setObjectName(QStringLiteral("targetRetry"));
    m_skip->setObjectName(QStringLiteral("targetSkip"));
    m_back->setObjectName(QStringLiteral("targetRollBack"));
    Theme::setProperty(m_back, "kind", QStringLiteral("danger"));
    for (QPushButton* button : {m_retry, m_skip, m_back})
        buttons->addWidget(button);
    buttons->addStretch();
    body()->addLayout(buttons);
    connect(close, &QToolButton::clicked, this, &TargetDetails::closeRequested);
    connect(m_rows, &KeyValueList::linkActivated, this, &TargetDetails::linkActivated);
    connect(m_retry, &QPushButton::clicked, this, [this] { Q_EMIT verbRequested(Verb::Retry, m_id); });
    connect(m_skip, &QPushButton::clicked, this, [this] { Q_EMIT verbRequested(Verb::Skip, m_id); });
    connect(m_back, &QPushButton::clicked, this, [this] { Q_EMIT verbRequested(Verb::RollBack, m_id); });
}

void TargetDetails::show(const RolloutView& view, const TargetView& target)
{
    m_id = target.id;
    setTitle(target.title);
    m_state->set(items::targetMark(target), items::targetStateWords(target.state));
    QStringList because {items::takenBackWords(target), items::recordWords(target.because)};
    because.removeAll(QString());
    m_because->setText(because.join(QLatin1Char('\n')));
    m_because->setVisible(!because.isEmpty());
    QVector<KeyValueList::Row> rows;
    const auto row = [&](const QString& key, const QString& value, const QString& address = {}, bool mono = false) {
        if (!value.isEmpty())
            rows.append({key, value, address, MarkKind::None, mono});
    };
    row(tr("Owner"), target.owner);
    row(tr("Repository"), target.repository);
    row(tr("Change"), target.changeId, target.changeId.isEmpty() ? QString() : QStringLiteral("skein://reviews/") + target.changeId);
    row(tr("Commit"), target.commit.left(10), {}, true);
    row(tr("Before"), target.baseCommit.left(10), {}, true);
    const bool consumer = target.kind == TargetKind::Consumer; // a dataset is audited, it is not run and not taken back
    if (consumer) {
        row(tr("Runs"), tr("old %1, %2 failed · new %3, %4 failed").arg(target.runsOld).arg(target.errorsOld).arg(target.runsNew).arg(target.errorsNew));
        row(tr("Latency"), items::ratioWords(target.latencyRatio));
    }
    if (target.rowsDiffer >= 0)
        row(tr("Rows differ"), QLocale().toString(target.rowsDiffer));
    if (consumer) {
        row(tr("Old side"), target.warmBehind == 0 ? tr("kept warm") : tr("behind by %n run(s)", nullptr, target.warmBehind));
        row(tr("Rollback"), items::rollbackClassWords(target.rollbackClass));
    }
    if (target.nextTryAt.isValid())
        row(tr("Next try"), target.nextTryAt.toLocalTime().toString(QStringLiteral("HH:mm:ss")));
    if (target.attempts > 0)
        row(tr("Attempts"), QString::number(target.attempts));
    m_rows->setRows(rows);
    const bool switched = target.state == TargetState::Switched || target.state == TargetState::Baked;
    m_retry->setVisible(view.verbs.contains(Verb::Retry) && !switched);
    m_skip->setVisible(view.verbs.contains(Verb::Skip) && !switched && consumer);
    m_back->setVisible(view.verbs.contains(Verb::RollBack) && switched && consumer);
}

} // namespace skein::ui
