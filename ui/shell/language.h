#pragma once

#include <QString>
#include <QVector>

namespace skein::ui {

struct LanguageInfo {
    QString code; ///< "en", "de"
    QString name; ///< in that language
};

/// The languages the program is complete in.
QVector<LanguageInfo> languages();
/// The best of them for this system.
QString systemLanguage();
/// Switches texts and formats at once; every widget gets a LanguageChange event. Unknown codes mean English. Called once
/// before the first window, for English too: its plurals are in a catalogue.
void setLanguage(const QString& wanted);
QString currentLanguage();

} // namespace skein::ui
