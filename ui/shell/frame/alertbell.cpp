#include "ui/shell/frame/alertbell.h"

#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/pill.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QScreen>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>
#include <functional>

namespace skein::ui {

namespace {

constexpr int listWidth = 380;

MarkKind markOf(AlertItem::Severity severity)
{
    switch (severity) {
    case AlertItem::Severity::Critical:
        return MarkKind::Failed;
    case AlertItem::Severity::Warning:
        return MarkKind::Held;
    case AlertItem::Severity::Info:
        break;
    }
    return MarkKind::Running;
}

/// One alert; the whole row is the button.
class AlertRow : public QWidget
{
public:
    AlertRow(const AlertItem& alert, std::function<void()> chosen, QWidget* parent)
        : QWidget(parent)
        , m_chosen(std::move(chosen))
    {
        setFocusPolicy(Qt::StrongFocus);
        setCursor(Qt::PointingHandCursor);
        setAttribute(Qt::WA_Hover);
        setAccessibleName(QStringLiteral("%1: %2. %3").arg(markName(markOf(alert.severity)), alert.title, alert.text));
        auto* row = new QHBoxLayout(this);
        row->setContentsMargins(Space::m, Space::s, Space::m, Space::s);
        row->setSpacing(Space::s);
        row->addWidget(new StatusMark(markOf(alert.severity), this), 0, Qt::AlignTop);
        auto* words = new QVBoxLayout;
        words->setSpacing(2);
        auto* top = new QHBoxLayout;
        auto* title = new ElidedLabel(alert.title, this);
        if (!alert.seen)
            title->setProperty("textStyle", QStringLiteral("heading"));
        top->addWidget(title, 1);
        auto* time = new QLabel(agoText(alert.since, QDateTime::currentDateTime()), this);
        time->setProperty("tone", QStringLiteral("muted"));
        time->setProperty("textStyle", QStringLiteral("small"));
        top->addWidget(time);
        words->addLayout(top);
        auto* text = new QLabel(alert.text, this);
        text->setWordWrap(true);
        text->setTextFormat(Qt::PlainText);
        text->setProperty("tone", QStringLiteral("muted"));
        text->setProperty("textStyle", QStringLiteral("small"));
        words->addWidget(text);
        row->addLayout(words, 1);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const Theme& theme = Theme::current();
        const QRectF frame = QRectF(rect()).adjusted(1, 1, -1, -1);
        painter.setPen(hasFocus() ? QPen(theme.color(ColorRole::Accent), 2) : QPen(Qt::NoPen));
        painter.setBrush(underMouse() ? QBrush(theme.color(ColorRole::Hover)) : QBrush(Qt::NoBrush));
        painter.drawRoundedRect(frame, Space::controlRadius, Space::controlRadius);
    }
    void mouseReleaseEvent(QMouseEvent* event) override
    {
        if (event->button() == Qt::LeftButton && rect().contains(event->position().toPoint()))
            m_chosen();
    }
    void keyPressEvent(QKeyEvent* event) override
    {
        if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space)
            m_chosen();
        else if (event->key() == Qt::Key_Down || event->key() == Qt::Key_Up)
            focusNextPrevChild(event->key() == Qt::Key_Down);
        else
            QWidget::keyPressEvent(event);
    }

private:
    std::function<void()> m_chosen;
};

} // namespace

QString agoText(const QDateTime& time, const QDateTime& now)
{
    if (!time.isValid())
        return {};
    const auto say = [](const char* text) { return QCoreApplication::translate("skein::ui::AlertBell", text); };
    const qint64 minutes = std::max<qint64>(0, time.secsTo(now)) / 60;
    if (minutes < 1)
        return say(QT_TRANSLATE_NOOP("skein::ui::AlertBell", "just now"));
    if (minutes < 60)
        return say(QT_TRANSLATE_NOOP("skein::ui::AlertBell", "%1 min ago")).arg(minutes);
    if (minutes < 24 * 60)
        return say(QT_TRANSLATE_NOOP("skein::ui::AlertBell", "%1 h ago")).arg(minutes / 60);
    return QLocale().toString(time.toLocalTime().date(), QLocale::ShortFormat);
}

AlertBell::AlertBell(QWidget* parent)
    : RailButton(QStringLiteral("bell"), tr("Alerts"), parent)
{
    connect(this, &RailButton::clicked, this, &AlertBell::showList);
}

void AlertBell::setAlerts(const QVector<AlertItem>& alerts)
{
    if (alerts == m_alerts)
        return;
    m_alerts = alerts;
    int unseen = 0;
    auto worst = AlertItem::Severity::Info;
    for (const AlertItem& alert : alerts) {
        if (alert.seen)
            continue;
        ++unseen;
        worst = std::max(worst, alert.severity);
    }
    setBadge(unseen, markOf(worst));
    setToolTip(alerts.isEmpty() ? tr("No alerts") : tr("%n alerts, %1 new", nullptr, int(alerts.size())).arg(unseen));
    if (m_popup && m_popup->isVisible())
        fill();
}

void AlertBell::showList()
{
    if (!m_popup) {
        m_popup = new QWidget(this, Qt::Popup);
        m_popup->setAttribute(Qt::WA_StyledBackground);
        m_popup->setProperty("surface", QStringLiteral("card"));
        m_popup->setAccessibleName(tr("Alerts"));
        auto* all = new QVBoxLayout(m_popup);
        all->setContentsMargins(1, 1, 1, 1);
        auto* scroll = new QScrollArea(m_popup);
        scroll->setWidgetResizable(true);
        scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        scroll->setFocusPolicy(Qt::NoFocus);
        auto* sheet = new QWidget;
        sheet->setAttribute(Qt::WA_StyledBackground);
        sheet->setProperty("surface", QStringLiteral("surface"));
        m_column = new QVBoxLayout(sheet);
        m_column->setContentsMargins(Space::xs, Space::xs, Space::xs, Space::xs);
        m_column->setSpacing(0);
        scroll->setWidget(sheet);
        all->addWidget(scroll);
    }
    fill();
    const int wanted = m_column->parentWidget()->sizeHint().height();
    const int tall = std::clamp(m_column->hasHeightForWidth() ? m_column->totalHeightForWidth(listWidth - 14) : wanted, 60, 480) + 4;
    m_popup->resize(listWidth, tall);
    // Beside the bell, growing upwards where it hangs at the foot of the rail.
    QPoint at = mapToGlobal(QPoint(width() + Space::s, height() - tall));
    if (const QScreen* where = screen())
        at.setY(std::max(at.y(), where->availableGeometry().top()));
    m_popup->move(at);
    m_popup->show();
    const auto rows = m_popup->findChildren<QWidget*>();
    for (QWidget* row : rows) {
        if (row->focusPolicy() == Qt::StrongFocus) {
            row->setFocus(Qt::PopupFocusReason);
            break;
        }
    }
}

void AlertBell::fill()
{
    while (QLayoutItem* item = m_column->takeAt(0)) {
        if (item->widget()) {
            item->widget()->hide();
            item->widget()->setParent(nullptr);
            item->widget()->deleteLater();
        }
        delete item;
    }
    if (m_alerts.isEmpty()) {
        auto* label = new QLabel(tr("Nothing needs you."));
        label->setAlignment(Qt::AlignCenter);
        label->setProperty("tone", QStringLiteral("muted"));
        m_column->addWidget(label);
        return;
    }
    for (const AlertItem& alert : std::as_const(m_alerts)) {
        const QString id = alert.id;
        const QString address = alert.address;
        const auto chosen = [this, id, address] {
            m_popup->hide();
            Q_EMIT alertActivated(id, address);
        };
        m_column->addWidget(new AlertRow(alert, chosen, m_column->parentWidget()));
    }
    m_column->addStretch(1);
}

} // namespace skein::ui
