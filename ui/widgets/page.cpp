#include "ui/widgets/page.h"

#include "ui/widgets/pageheader.h"

#include <QTimer>
#include <QUrl>
#include <QVBoxLayout>

namespace skein::ui {

Page::Page(QWidget* parent)
    : QWidget(parent)
    , m_header(new PageHeader(this))
    , m_body(new QVBoxLayout(this))
    , m_soon(new QTimer(this))
{
    m_soon->setSingleShot(true);
    connect(m_soon, &QTimer::timeout, this, [this] { isVisible() ? refreshNow() : refreshSoon(); });
    m_body->setContentsMargins(0, 0, 0, 0);
    m_body->setSpacing(0);
    m_body->addWidget(m_header);
    setAttribute(Qt::WA_StyledBackground);
    setProperty("surface", QStringLiteral("window"));
    connect(m_header, &PageHeader::linkActivated, this, &Page::navigateRequested);
}

Page::~Page() = default;

void Page::setContent(QWidget* content)
{
    if (content == m_content)
        return;
    if (m_content) { // a button on it may be what brought us here
        m_body->removeWidget(m_content);
        m_content->hide();
        m_content->deleteLater();
    }
    m_content = content;
    if (content)
        m_body->addWidget(content, 1);
}

void Page::setRefresh(std::function<void()> refresh, int pauseMs)
{
    m_refresh = std::move(refresh);
    m_soon->setInterval(pauseMs);
}

void Page::refreshSoon()
{
    if (!isVisible())
        m_stale = true;
    else if (!m_soon->isActive())
        m_soon->start();
}

void Page::refreshNow()
{
    m_stale = false;
    m_soon->stop();
    if (m_refresh)
        m_refresh();
}

void Page::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (m_stale)
        refreshNow();
}

QStringList Page::pathOf(const QString& address)
{
    const QString scheme = QStringLiteral("skein://");
    if (!address.startsWith(scheme))
        return {};
    QString rest = address.mid(scheme.size());
    const qsizetype end = rest.indexOf(QLatin1Char('?'));
    if (end >= 0)
        rest.truncate(end);
    QStringList path;
    const QStringList parts = rest.split(QLatin1Char('/'), Qt::SkipEmptyParts);
    for (const QString& part : parts)
        path << QUrl::fromPercentEncoding(part.toUtf8());
    return path;
}

QString Page::addressOf(const QStringList& path)
{
    QStringList parts;
    for (const QString& part : path)
        parts << QString::fromLatin1(QUrl::toPercentEncoding(part, ":@"));
    return QStringLiteral("skein://") + parts.join(QLatin1Char('/'));
}

} // namespace skein::ui
