#include "ui/shell/settingspage.h"

#include "models/control/alerts.h"
#include "models/control/control.h"
#include "ui/shell/language.h"
#include "ui/shell/preferences.h"
#include "ui/widgets/card.h"
#include "ui/widgets/formcolumns.h"
#include "ui/widgets/keyvaluelist.h"
#include "ui/widgets/pageheader.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QScrollArea>
#include <QVBoxLayout>

namespace skein::ui {

namespace {

constexpr int columnWidth = 720;

QLabel* hint(const QString& text)
{
    auto* label = new QLabel(text);
    label->setWordWrap(true);
    Theme::setProperty(label, "tone", QStringLiteral("muted"));
    return label;
}

QFormLayout* form(Card* card)
{
    auto* layout = new QFormLayout;
    layout->setHorizontalSpacing(Space::xl);
    layout->setVerticalSpacing(Space::s);
    layout->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    card->body()->addLayout(layout);
    return layout;
}

} // namespace

SettingsPage::SettingsPage(control::Control* control, QWidget* parent)
    : Page(parent)
    , m_control(control)
{
    header()->setTitle(title());
    auto* column = new QVBoxLayout;
    column->setContentsMargins(Space::l, Space::l, Space::l, Space::l);
    column->setSpacing(Space::m);
    QVector<QWidget*> cards {lookCard(), identityCard()};
    alignForms(m_forms);
    if (control->isOpen())
        cards << workspaceCard();
    for (QWidget* card : std::as_const(cards)) {
        card->setMaximumWidth(columnWidth);
        column->addWidget(card);
    }
    column->addStretch();
    auto* sheet = new QWidget;
    sheet->setLayout(column);
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidget(sheet);
    setContent(scroll);
}

QWidget* SettingsPage::lookCard()
{
    auto* card = new Card(tr("Look"));
    QFormLayout* rows = form(card);
    m_forms << rows;

    auto* theme = new QComboBox;
    theme->setObjectName(QStringLiteral("settingsTheme"));
    theme->addItem(tr("As the system"), int(ThemeMode::System));
    theme->addItem(tr("Light"), int(ThemeMode::Light));
    theme->addItem(tr("Dark"), int(ThemeMode::Dark));
    theme->setCurrentIndex(theme->findData(int(Theme::mode())));
    connect(theme, &QComboBox::activated, this, [theme] {
        const auto mode = ThemeMode(theme->currentData().toInt());
        Theme::setMode(mode);
        Preferences::setThemeMode(mode);
    });
    rows->addRow(tr("Theme"), theme);

    auto* scale = new QComboBox;
    scale->setObjectName(QStringLiteral("settingsTextScale"));
    for (const double value : {0.9, 1.0, 1.15, 1.3, 1.5, 2.0})
        scale->addItem(tr("%1 %").arg(qRound(value * 100)), value);
    scale->setCurrentIndex(std::max(0, scale->findData(Theme::textScale())));
    connect(scale, &QComboBox::activated, this, [scale] {
        Theme::setTextScale(scale->currentData().toDouble());
        Preferences::setTextScale(Theme::textScale());
    });
    rows->addRow(tr("Text size"), scale);

    auto* language = new QComboBox;
    language->setObjectName(QStringLiteral("settingsLanguage"));
    for (const LanguageInfo& info : languages())
        language->addItem(info.name, info.code);
    language->setCurrentIndex(language->findData(currentLanguage()));
    connect(language, &QComboBox::activated, this, [this, language] { Q_EMIT languageChosen(language->currentData().toString()); });
    rows->addRow(tr("Language"), language);
    return card;
}

QWidget* SettingsPage::identityCard()
{
    auto* card = new Card(tr("Who you are"));
    QFormLayout* rows = form(card);
    m_forms << rows;
    auto* name = new QLineEdit(m_control->actor().name);
    auto* email = new QLineEdit(m_control->actor().email);
    name->setObjectName(QStringLiteral("settingsName"));
    email->setObjectName(QStringLiteral("settingsEmail"));
    name->setPlaceholderText(m_control->actor().login);
    rows->addRow(tr("Name"), name);
    rows->addRow(tr("E-mail"), email);
    card->body()->addWidget(hint(tr("Stands in commits, approvals and the journal as you state it. It is recorded, not proved.")));
    const auto keep = [this, name, email] {
        Actor actor = m_control->actor();
        actor.name = name->text().trimmed();
        actor.email = email->text().trimmed();
        m_control->setActor(actor);
        Preferences::setActor(actor.name, actor.email);
    };
    connect(name, &QLineEdit::editingFinished, this, keep);
    connect(email, &QLineEdit::editingFinished, this, keep);
    return card;
}

QWidget* SettingsPage::workspaceCard()
{
    auto* card = new Card(tr("Workspace"));
    auto* list = new KeyValueList;
    QVector<KeyValueList::Row> rows {{tr("Folder"), m_control->workspacePath()}, {tr("Access"), m_control->isReadOnly() ? tr("read-only") : tr("read and write")}};
    if (const auto workspace = m_control->workspace()) {
        const control::AlertConfig alerts = control::alertConfigOf(workspace->config());
        const int minutes = int(alerts.stalledAfterMs / 60000);
        const int day = 24 * 60;
        rows.append({tr("Alert when stalled for"), minutes < 60 ? tr("%n minute(s)", nullptr, minutes)
                : minutes % day != 0 ? tr("%n hour(s)", nullptr, qRound(minutes / 60.0)) : tr("%n day(s)", nullptr, minutes / day)});
        rows.append({tr("Alert when failed"), tr("%1 % of the consumers tried").arg(QLocale().toString(alerts.failureRate * 100, 'g', 3))});
    }
    list->setRows(rows);
    card->body()->addWidget(list);
    card->body()->addWidget(hint(tr("Alerts follow alerts.stalledDays and alerts.failureRate under 'settings' in workspace.yaml.")));
    card->body()->addWidget(hint(tr("Sources, repositories, warehouses and environments stand in workspace.yaml in that folder. It holds no secrets.")));
    return card;
}

} // namespace skein::ui
