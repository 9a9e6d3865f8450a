#include "ui/overview/migrationcard.h"

#include "ui/theme/theme.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/page.h"
#include "ui/widgets/pill.h"
#include "ui/widgets/progressbarthin.h"
#include "ui/widgets/sparkline.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

#include <cmath>

namespace skein::ui {

namespace {

QString number(int value)
{
    return QLocale().toString(value);
}

QString toneOf(MarkKind mark)
{
    switch (mark) {
    case MarkKind::Done:
    case MarkKind::Healthy: return QStringLiteral("ok");
    case MarkKind::Held: return QStringLiteral("warning");
    case MarkKind::Failed: return QStringLiteral("danger");
    default: return QStringLiteral("muted");
    }
}

Burndown::Data burndownOf(const items::MigrationFigures& figures)
{
    Burndown::Data data;
    data.total = figures.inScope;
    for (const campaign::BurndownPoint& point : figures.burndown) {
        data.left.append({point.at, double(point.open)});
        data.total = std::max(data.total, double(point.open + point.done));
    }
    // Nothing changed since the last point: that is true up to now.
    if (!figures.ended && !data.left.isEmpty())
        data.left.append({std::max(data.left.constLast().first, QDateTime::currentDateTimeUtc()), data.left.constLast().second});
    if (figures.deadline.isValid())
        data.deadline = figures.deadline.endOfDay();
    // A forecast of today says nothing on this axis but would press what has happened against its left end.
    const bool later = !data.left.isEmpty() && figures.forecast > data.left.constLast().first.toLocalTime().date();
    if (figures.forecast.isValid() && later && figures.done < figures.inScope)
        data.forecastEarly = data.forecastLate = figures.forecast.endOfDay();
    return data;
}

} // namespace

MigrationCard::MigrationCard(QWidget* parent)
    : QFrame(parent)
    , m_title(new QPushButton(this))
    , m_state(new Pill(this))
    , m_datasets(new ElidedLabel(this))
    , m_bar(new ProgressBarThin(this))
    , m_share(new QLabel(this))
    , m_success(new QLabel(this))
    , m_forecast(new ElidedLabel(this))
    , m_burndown(new Burndown(this))
    , m_rolloutRow(new QWidget(this))
    , m_rolloutPill(new Pill(this))
    , m_rollout(new QPushButton(this))
    , m_inService(new QLabel(this))
    , m_gate(new ElidedLabel(this))
{
    setAttribute(Qt::WA_StyledBackground);
    setProperty("surface", QStringLiteral("card"));
    auto* whole = new QHBoxLayout(this);
    whole->setContentsMargins(Space::l, Space::m, Space::l, Space::m);
    whole->setSpacing(Space::xl);
    auto* column = new QVBoxLayout;
    column->setSpacing(Space::s);
    auto* head = new QHBoxLayout;
    head->setSpacing(Space::s);
    m_title->setProperty("kind", QStringLiteral("link"));
    m_title->setCursor(Qt::PointingHandCursor);
    head->addWidget(m_title);
    head->addWidget(m_state);
    head->addStretch(1);
    column->addLayout(head);
    m_datasets->setProperty("tone", QStringLiteral("muted"));
    m_datasets->setProperty("textStyle", QStringLiteral("small"));
    column->addWidget(m_datasets);
    m_bar->setThickness(8);
    column->addWidget(m_bar);
    auto* under = new QHBoxLayout;
    under->setSpacing(Space::m);
    m_success->setProperty("tone", QStringLiteral("muted"));
    under->addWidget(m_share);
    under->addWidget(m_success);
    under->addStretch(1);
    column->addLayout(under);
    auto* tiles = new QHBoxLayout;
    tiles->setSpacing(Space::s);
    m_blocked = tile(tr("blocked"), items::Trouble::Blocked);
    m_stalled = tile(tr("stalled"), items::Trouble::Stalled);
    m_failed = tile(tr("failed"), items::Trouble::Failed);
    m_review = new StatTile(this);
    m_review->setLabel(tr("in review"));
    m_review->setClickable(true);
    connect(m_review, &StatTile::activated, this, [this] { Q_EMIT linkActivated(QStringLiteral("skein://reviews")); });
    for (StatTile* tile : {m_blocked, m_stalled, m_failed, m_review})
        tiles->addWidget(tile, 1);
    column->addLayout(tiles);
    auto* rollout = new QHBoxLayout(m_rolloutRow);
    rollout->setContentsMargins(0, 0, 0, 0);
    rollout->setSpacing(Space::s);
    m_rollout->setProperty("kind", QStringLiteral("link"));
    m_rollout->setCursor(Qt::PointingHandCursor);
    rollout->addWidget(m_rolloutPill);
    rollout->addWidget(m_rollout);
    m_inService->setProperty("tone", QStringLiteral("muted"));
    rollout->addWidget(m_inService);
    rollout->addStretch(1);
    column->addWidget(m_rolloutRow);
    m_gate->setProperty("tone", QStringLiteral("muted"));
    column->addWidget(m_gate);
    column->addStretch(1);
    whole->addLayout(column, 3);

    auto* right = new QVBoxLayout;
    right->setSpacing(Space::xs);
    auto* caption = new QLabel(tr("Consumers left"), this);
    caption->setProperty("tone", QStringLiteral("muted"));
    caption->setProperty("textStyle", QStringLiteral("small"));
    right->addWidget(caption);
    m_burndown->setMinimumSize(220, 110);
    right->addWidget(m_burndown, 1);
    right->addWidget(m_forecast);
    whole->addLayout(right, 2);

    connect(m_title, &QPushButton::clicked, this, [this] { Q_EMIT linkActivated(Page::addressOf({QStringLiteral("migrations"), m_figures.id})); });
    connect(m_rollout, &QPushButton::clicked, this, [this] { Q_EMIT linkActivated(Page::addressOf({QStringLiteral("rollouts"), m_figures.rolloutId})); });
}

StatTile* MigrationCard::tile(const QString& label, items::Trouble trouble)
{
    auto* tile = new StatTile(this);
    tile->setLabel(label);
    tile->setClickable(true);
    connect(tile, &StatTile::activated, this, [this, trouble] { Q_EMIT troubleRequested(m_figures.id, trouble); });
    return tile;
}

void MigrationCard::show(const items::MigrationFigures& figures)
{
    m_figures = figures;
    m_title->setText(figures.title);
    QFont font = m_title->font();
    font.setWeight(QFont::DemiBold);
    m_title->setFont(font);
    m_state->set(figures.mark, figures.stateWords);
    m_datasets->setText(figures.owner.isEmpty() ? tr("%1 → %2").arg(figures.source, figures.target) : tr("%1 → %2 · run by %3").arg(figures.source, figures.target, figures.owner));
    m_bar->setValue(figures.progress);
    m_bar->setMark(figures.done == figures.inScope && figures.inScope > 0 ? MarkKind::Done : MarkKind::Running);
    m_bar->setAccessibleName(tr("%1 percent done").arg(qRound(figures.progress * 100)));
    m_share->setText(figures.inScope == 0 ? tr("scope not resolved yet") : tr("%1 of %2 consumers merged or settled").arg(number(figures.done), number(figures.inScope)));
    m_success->setText(std::isnan(figures.successRate) ? tr("nothing attempted yet") : tr("%1 % of attempts succeeded").arg(QLocale().toString(figures.successRate * 100, 'f', figures.successRate < 1 ? 1 : 0)));
    const auto fill = [](StatTile* tile, int value, const char* tone) {
        tile->setValue(number(value));
        tile->setTone(value > 0 ? QString::fromLatin1(tone) : QString());
        tile->setClickable(value > 0);
    };
    fill(m_blocked, figures.blocked, "warning");
    fill(m_stalled, figures.stalled, "warning");
    fill(m_failed, figures.failed, "danger");
    fill(m_review, figures.inReview, "hold");
    m_burndown->setData(burndownOf(figures));
    m_forecast->setText(figures.forecastWords);
    Theme::setProperty(m_forecast, "tone", toneOf(figures.forecastMark));
    m_rolloutRow->setVisible(!figures.rolloutId.isEmpty());
    m_rolloutPill->set(figures.rolloutMark, figures.rolloutWords);
    m_rollout->setText(tr("Rollout %1").arg(figures.rolloutId));
    m_inService->setText(tr("%1 of %2 on the new side").arg(number(figures.rolledOut), number(figures.rolloutTargets)));
    m_inService->setVisible(figures.rolloutTargets > 0);
    m_gate->setText(tr("Waits: %1").arg(figures.gate));
    m_gate->setVisible(!figures.gate.isEmpty());
}

} // namespace skein::ui
