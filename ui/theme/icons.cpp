#include "ui/theme/icons.h"

#include "resources/resources.h"

#include <QDir>
#include <QFile>
#include <QIconEngine>
#include <QLoggingCategory>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace skein::ui {

namespace {

QString pathOf(const QString& name)
{
    initResources();
    return QStringLiteral(":/skein/icons/%1.svg").arg(name);
}

QPixmap draw(const QString& name, const QColor& color, QSize pixels)
{
    const QString key = QStringLiteral("skein/%1/%2/%3x%4").arg(name, color.name(QColor::HexArgb)).arg(pixels.width()).arg(pixels.height());
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    QFile file(pathOf(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QSvgRenderer renderer(file.readAll().replace("currentColor", color.name(QColor::HexRgb).toLatin1()));
    pixmap = QPixmap(pixels);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setOpacity(color.alphaF());
    renderer.setAspectRatioMode(Qt::KeepAspectRatio);
    renderer.render(&painter, QRectF(QPointF(), pixels));
    painter.end();
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

/// Asks the theme for its colour whenever it is drawn.
class ThemeIconEngine : public QIconEngine
{
public:
    ThemeIconEngine(const QString& name, ColorRole role)
        : m_name(name)
        , m_role(role)
    {
    }
    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override
    {
        const qreal ratio = painter->device() ? painter->device()->devicePixelRatioF() : 1.0;
        painter->drawPixmap(rect, scaledPixmap(rect.size() * ratio, mode, state, ratio));
    }
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        return scaledPixmap(size, mode, state, 1.0);
    }
    // Qt hands over the size in device pixels and sets the ratio itself.
    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State state, qreal) override
    {
        ColorRole role = m_role;
        if (mode == QIcon::Disabled)
            role = ColorRole::Faint;
        else if (state == QIcon::On && (m_role == ColorRole::Text || m_role == ColorRole::Muted))
            role = ColorRole::Accent;
        return draw(m_name, Theme::current().color(role), size);
    }
    QString iconName() override { return m_name; }
    QIconEngine* clone() const override { return new ThemeIconEngine(*this); }

private:
    QString m_name;
    ColorRole m_role;
};

} // namespace

namespace Icons {

QIcon get(const QString& name, ColorRole role)
{
    if (!exists(name)) {
        qWarning("No icon is called \"%s\"", qPrintable(name));
        return {};
    }
    return QIcon(new ThemeIconEngine(name, role));
}

QIcon recolored(const QIcon& icon, ColorRole role)
{
    return exists(icon.name()) ? get(icon.name(), role) : icon;
}

QPixmap pixmap(const QString& name, ColorRole role, int size, qreal devicePixelRatio)
{
    QPixmap pixmap = draw(name, Theme::current().color(role), QSize(size, size) * devicePixelRatio);
    pixmap.setDevicePixelRatio(devicePixelRatio);
    return pixmap;
}

bool exists(const QString& name)
{
    return !name.isEmpty() && QFile::exists(pathOf(name));
}

QStringList names()
{
    initResources();
    QStringList result;
    const QStringList files = QDir(QStringLiteral(":/skein/icons")).entryList({QStringLiteral("*.svg")}, QDir::Files, QDir::Name);
    for (const QString& file : files)
        result << file.chopped(4);
    return result;
}

} // namespace Icons
} // namespace skein::ui
