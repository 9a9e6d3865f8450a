#include "ui/shell/welcomepage.h"

#include "models/control/control.h"
#include "models/tasks/jobmanager.h"
#include "ui/shell/jobinfos.h"
#include "ui/shell/preferences.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/card.h"
#include "ui/widgets/jobstrip.h"

#include <QDir>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace skein::ui {

namespace {

constexpr int columnWidth = 640;

QLabel* label(const QFont& font, const char* tone = nullptr)
{
    auto* made = new QLabel;
    made->setFont(font);
    made->setWordWrap(true);
    made->setTextFormat(Qt::PlainText);
    if (tone)
        Theme::setProperty(made, "tone", QString::fromLatin1(tone));
    return made;
}

} // namespace

WelcomePage::WelcomePage(control::Control* control, QWidget* parent)
    : QWidget(parent)
    , m_control(control)
{
    setObjectName(QStringLiteral("welcome"));
    m_title = label(Theme::statFont());
    m_text = label(Theme::bodyFont(), "muted");
    m_sample = new QPushButton;
    m_open = new QPushButton;
    m_new = new QPushButton;
    m_sample->setObjectName(QStringLiteral("openSample"));
    m_open->setObjectName(QStringLiteral("openWorkspace"));
    m_new->setObjectName(QStringLiteral("newWorkspace"));
    Theme::setProperty(m_sample, "kind", QStringLiteral("primary"));
    m_sampleText = label(Theme::bodyFont(), "muted");
    m_openText = label(Theme::bodyFont(), "muted");
    m_newText = label(Theme::bodyFont(), "muted");
    m_busy = label(Theme::bodyFont());
    m_jobs = new JobStrip;
    m_error = label(Theme::bodyFont(), "danger");
    m_error->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_recentTitle = label(Theme::headingFont());

    auto* card = new Card;
    const QPair<QPushButton*, QLabel*> ways[] = {{m_sample, m_sampleText}, {m_open, m_openText}, {m_new, m_newText}};
    for (const auto& [button, text] : ways) {
        auto* row = new QHBoxLayout;
        row->setSpacing(Space::l);
        button->setMinimumWidth(190);
        row->addWidget(button, 0, Qt::AlignVCenter);
        row->addWidget(text, 1, Qt::AlignVCenter);
        card->body()->addLayout(row);
    }
    card->body()->setSpacing(Space::m);

    auto* column = new QVBoxLayout;
    column->setSpacing(Space::m);
    column->addStretch(2);
    column->addWidget(m_title);
    column->addWidget(m_text);
    column->addSpacing(Space::s);
    column->addWidget(card);
    column->addWidget(m_busy);
    column->addWidget(m_jobs);
    column->addWidget(m_error);
    column->addWidget(m_recentTitle);
    m_recent = new QVBoxLayout;
    m_recent->setSpacing(Space::xs);
    column->addLayout(m_recent);
    m_settings = new QPushButton(Icons::get(QStringLiteral("settings"), ColorRole::Accent), QString());
    m_settings->setObjectName(QStringLiteral("welcomeSettings"));
    m_settings->setCursor(Qt::PointingHandCursor);
    Theme::setProperty(m_settings, "kind", QStringLiteral("link"));
    column->addWidget(m_settings, 0, Qt::AlignLeft);
    column->addStretch(3);

    auto* middle = new QWidget;
    middle->setLayout(column);
    middle->setFixedWidth(columnWidth);
    auto* row = new QHBoxLayout(this);
    row->addStretch();
    row->addWidget(middle);
    row->addStretch();

    connect(m_sample, &QPushButton::clicked, this, &WelcomePage::sampleRequested);
    connect(m_open, &QPushButton::clicked, this, &WelcomePage::openRequested);
    connect(m_new, &QPushButton::clicked, this, &WelcomePage::newRequested);
    connect(m_settings, &QPushButton::clicked, this, &WelcomePage::settingsRequested);
    connect(m_jobs, &JobStrip::cancelRequested, this, [this](const QString& id) { cancelJob(m_control, id); });
    if (tasks::JobManager* jobs = m_control->jobs()) {
        const auto update = [this] { m_jobs->setJobs(jobInfos(m_control)); };
        connect(jobs, &tasks::JobManager::jobAdded, this, update);
        connect(jobs, &tasks::JobManager::jobChanged, this, update);
        connect(jobs, &tasks::JobManager::jobRemoved, this, update);
    }
    m_error->hide();
    m_busy->hide();
    retranslate();
}

void WelcomePage::retranslate()
{
    m_title->setText(tr("Move every consumer of a dataset, and prove it"));
    m_text->setText(tr("Skein shows who reads a dataset, writes and reviews the changes, rolls them out in stages, and takes them back "
                       "exactly when something is wrong."));
    m_sample->setText(tr("Open the sample"));
    m_sampleText->setText(tr("A made-up company with 240 datasets, real git repositories and a filled SQLite warehouse. Takes some seconds."));
    m_open->setText(tr("Open a workspace…"));
    m_openText->setText(tr("A folder with skein.db in it."));
    m_new->setText(tr("New workspace…"));
    m_newText->setText(tr("An empty folder; then import dbt, Backstage or SQLite."));
    m_recentTitle->setText(tr("Opened lately"));
    m_settings->setText(tr("Settings"));
    fillRecent();
}

void WelcomePage::fillRecent()
{
    while (QLayoutItem* item = m_recent->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const QStringList dirs = Preferences::recentWorkspaces();
    for (const QString& dir : dirs) {
        auto* link = new QPushButton(QDir::toNativeSeparators(dir));
        Theme::setProperty(link, "kind", QStringLiteral("link"));
        link->setCursor(Qt::PointingHandCursor);
        connect(link, &QPushButton::clicked, this, [this, dir] { Q_EMIT recentRequested(dir); });
        m_recent->addWidget(link, 0, Qt::AlignLeft);
    }
    m_recentTitle->setVisible(!dirs.isEmpty());
}

void WelcomePage::refresh()
{
    fillRecent();
    m_error->hide();
    setBusy({});
}

void WelcomePage::showError(const Error& error)
{
    setBusy({});
    m_error->setText(error.toText());
    m_error->show();
}

void WelcomePage::setBusy(const QString& what)
{
    m_busy->setText(what);
    m_busy->setVisible(!what.isEmpty());
    for (QPushButton* button : {m_sample, m_open, m_new})
        button->setEnabled(what.isEmpty());
    if (!what.isEmpty())
        m_error->hide();
}

void WelcomePage::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace skein::ui
