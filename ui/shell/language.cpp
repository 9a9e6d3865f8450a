#include "ui/shell/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

#include <memory>

namespace skein::ui {

namespace {

struct Installed {
    QString code = QStringLiteral("en");
    std::unique_ptr<QTranslator> own;
    std::unique_ptr<QTranslator> qt;
};

Installed& installed()
{
    static Installed state;
    return state;
}

void take(std::unique_ptr<QTranslator>& translator)
{
    if (translator)
        QCoreApplication::removeTranslator(translator.get());
    translator.reset();
}

} // namespace

QVector<LanguageInfo> languages()
{
    return {{QStringLiteral("en"), QStringLiteral("English")}, {QStringLiteral("de"), QStringLiteral("Deutsch")}};
}

QString systemLanguage()
{
    const QString code = QLocale::system().name().left(2);
    for (const LanguageInfo& language : languages()) {
        if (language.code == code)
            return code;
    }
    return QStringLiteral("en");
}

void setLanguage(const QString& code)
{
    Installed& state = installed();
    if (state.code == code)
        return;
    state.code = code;
    QLocale::setDefault(QLocale(code == QLatin1String("de") ? QLocale::German : QLocale::English));
    take(state.qt);
    take(state.own);
    if (code == QLatin1String("en"))
        return;
    // Qt's own words (dialog buttons) come from the system where they are installed.
    auto qt = std::make_unique<QTranslator>();
    if (qt->load(QStringLiteral("qtbase_") + code, QLibraryInfo::path(QLibraryInfo::TranslationsPath))) {
        state.qt = std::move(qt);
        QCoreApplication::installTranslator(state.qt.get());
    }
    auto own = std::make_unique<QTranslator>();
    if (own->load(QStringLiteral(":/i18n/skein_") + code)) {
        state.own = std::move(own);
        QCoreApplication::installTranslator(state.own.get());
    }
}

QString currentLanguage()
{
    return installed().code;
}

} // namespace skein::ui
