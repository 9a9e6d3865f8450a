#include "ui/shell/preferences.h"

#include "ui/shell/language.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QSettings>

#include <algorithm>

namespace skein::ui::Preferences {

namespace {

constexpr qsizetype mostRecent = 8;

QVariant value(const char* key, const QVariant& fallback = {})
{
    return QSettings().value(QLatin1String(key), fallback);
}

void set(const char* key, const QVariant& value)
{
    QSettings().setValue(QLatin1String(key), value);
}

QString addressKey(const QString& dir)
{
    const QByteArray digest = QCryptographicHash::hash(QDir(dir).absolutePath().toUtf8(), QCryptographicHash::Sha1).toHex().left(16);
    return QStringLiteral("session/address/") + QString::fromLatin1(digest);
}

} // namespace

ThemeMode themeMode()
{
    const QString name = value("look/theme").toString();
    return name == QLatin1String("light") ? ThemeMode::Light : name == QLatin1String("dark") ? ThemeMode::Dark : ThemeMode::System;
}

void setThemeMode(ThemeMode mode)
{
    set("look/theme", mode == ThemeMode::Light ? QStringLiteral("light") : mode == ThemeMode::Dark ? QStringLiteral("dark") : QStringLiteral("system"));
}

double textScale()
{
    return std::clamp(value("look/textScale", 1.0).toDouble(), 0.8, 2.0);
}

void setTextScale(double scale)
{
    set("look/textScale", scale);
}

QString language()
{
    const QString code = value("look/language").toString();
    return code.isEmpty() ? systemLanguage() : code;
}

void setLanguageCode(const QString& code)
{
    set("look/language", code);
}

QString actorName()
{
    return value("actor/name").toString();
}

QString actorEmail()
{
    return value("actor/email").toString();
}

void setActor(const QString& name, const QString& email)
{
    set("actor/name", name);
    set("actor/email", email);
}

QStringList recentWorkspaces()
{
    QStringList dirs = value("session/recent").toStringList();
    dirs.erase(std::remove_if(dirs.begin(), dirs.end(), [](const QString& dir) { return !QFileInfo::exists(dir + QStringLiteral("/skein.db")); }), dirs.end());
    return dirs;
}

void noteWorkspace(const QString& dir)
{
    QStringList dirs = value("session/recent").toStringList();
    const QString path = QDir(dir).absolutePath();
    dirs.removeAll(path);
    dirs.prepend(path);
    set("session/recent", QStringList(dirs.mid(0, mostRecent)));
}

QByteArray windowGeometry()
{
    return value("session/geometry").toByteArray();
}

void setWindowGeometry(const QByteArray& geometry)
{
    set("session/geometry", geometry);
}

QByteArray splitter(const QString& key)
{
    return QSettings().value(QStringLiteral("session/splitter/") + key).toByteArray();
}

void setSplitter(const QString& key, const QByteArray& state)
{
    QSettings().setValue(QStringLiteral("session/splitter/") + key, state);
}

QString lastAddress(const QString& dir)
{
    return QSettings().value(addressKey(dir)).toString();
}

void setLastAddress(const QString& dir, const QString& address)
{
    QSettings().setValue(addressKey(dir), address);
}

} // namespace skein::ui::Preferences
