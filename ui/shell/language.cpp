#include "ui/shell/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

#include <algorithm>
#include <memory>

namespace skein::ui {

namespace {

struct Installed {
    QString code; ///< empty until the first setLanguage(): nothing is loaded then
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

bool isKnown(const QString& code)
{
    const QVector<LanguageInfo> known = languages();
    return std::any_of(known.cbegin(), known.cend(), [&code](const LanguageInfo& language) { return language.code == code; });
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

void setLanguage(const QString& wanted)
{
    const QString code = isKnown(wanted) ? wanted : QStringLiteral("en");
    Installed& state = installed();
    if (state.code == code)
        return;
    state.code = code;
    QLocale::setDefault(QLocale(code == QLatin1String("de") ? QLocale::German : QLocale::English));
    take(state.qt);
    take(state.own);
    // Qt's own words (dialog buttons) come from the system where they are installed; they are English already.
    auto qt = std::make_unique<QTranslator>();
    if (code != QLatin1String("en") && qt->load(QStringLiteral("qtbase_") + code, QLibraryInfo::path(QLibraryInfo::TranslationsPath))) {
        state.qt = std::move(qt);
        QCoreApplication::installTranslator(state.qt.get());
    }
    // The English catalogue holds the plurals only: "1 change", "2 changes".
    auto own = std::make_unique<QTranslator>();
    if (own->load(QStringLiteral(":/i18n/skein_") + code)) {
        state.own = std::move(own);
        QCoreApplication::installTranslator(state.own.get());
    }
}

QString currentLanguage()
{
    return installed().code.isEmpty() ? QStringLiteral("en") : installed().code;
}

} // namespace skein::ui
