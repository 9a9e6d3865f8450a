#pragma once

#include "ui/theme/theme.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace skein::ui {

/// What the program remembers of its user, in the user's settings: never in a workspace.
namespace Preferences {

ThemeMode themeMode();
void setThemeMode(ThemeMode mode);
double textScale();
void setTextScale(double scale);
QString language();
void setLanguageCode(const QString& code);
QString actorName();
QString actorEmail();
void setActor(const QString& name, const QString& email);

QStringList recentWorkspaces(); ///< newest first, those that still exist
void noteWorkspace(const QString& dir);
QByteArray windowGeometry();
void setWindowGeometry(const QByteArray& geometry);
/// State of one splitter, see splitters.h.
QByteArray splitter(const QString& key);
void setSplitter(const QString& key, const QByteArray& state);
/// Where the user was in a workspace.
QString lastAddress(const QString& dir);
void setLastAddress(const QString& dir, const QString& address);

} // namespace Preferences

} // namespace skein::ui
