#include "tests/support/testregistry.h"

#include "tests/support/control/fakecontrol.h"
#include "ui/shell/frame/navigationrail.h"
#include "ui/shell/frame/railbutton.h"
#include "ui/shell/frame/shellframe.h"
#include "ui/shell/language.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/welcomepage.h"
#include "ui/widgets/page.h"

#include <QAbstractButton>
#include <QAction>
#include <QCoreApplication>
#include <QFile>
#include <QLabel>
#include <QLocale>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QSettings>
#include <QTemporaryDir>
#include <QXmlStreamReader>

using namespace skein;
using namespace skein::ui;

namespace {

struct Message {
    QString context;
    QString source;
    bool plural = false;
    bool unfinished = false;
    QStringList forms; ///< one, or the plural forms

    QString name() const { return context + QStringLiteral(" | ") + source; }
};

QVector<Message> messagesOf(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QXmlStreamReader xml(&file);
    QVector<Message> messages;
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == QLatin1String("name"))
            context = xml.readElementText();
        else if (xml.name() == QLatin1String("message"))
            messages.append({context, {}, xml.attributes().value(QLatin1String("numerus")) == QLatin1String("yes"), false, {}});
        else if (xml.name() == QLatin1String("source"))
            messages.last().source = xml.readElementText();
        else if (xml.name() == QLatin1String("translation")) {
            messages.last().unfinished = xml.attributes().hasAttribute(QLatin1String("type"));
            if (!messages.last().plural)
                messages.last().forms << xml.readElementText();
        } else if (xml.name() == QLatin1String("numerusform"))
            messages.last().forms << xml.readElementText();
    }
    return xml.hasError() ? QVector<Message>() : messages;
}

QString catalogue(const QString& code)
{
    return QStringLiteral(SKEIN_SOURCE_DIR "/translations/skein_%1.ts").arg(code);
}

/// What must be the same in source and translation: placeholders and tags, each once, in any order.
QStringList marksOf(const QString& text)
{
    static const QRegularExpression mark(QStringLiteral("%L?[n0-9]|</?[a-z]+[^>]*>"));
    QStringList marks;
    for (auto it = mark.globalMatch(text); it.hasNext();)
        marks << it.next().captured();
    marks.removeDuplicates();
    marks.sort();
    return marks;
}

bool hasMnemonic(const QString& text)
{
    static const QRegularExpression mnemonic(QStringLiteral("&\\w"), QRegularExpression::UseUnicodePropertiesOption);
    return text.contains(mnemonic);
}

QSet<QString> namesOf(const QVector<Message>& messages)
{
    QSet<QString> names;
    for (const Message& message : messages)
        names << message.name();
    return names;
}

QStringList sorted(const QSet<QString>& names)
{
    QStringList list(names.cbegin(), names.cend());
    list.sort();
    return list;
}

} // namespace

class TstUiTranslations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void complete_data();
    void complete();
    void upToDate_data();
    void upToDate();
    void everyCountHasItsForms();
    void englishCounts_data();
    void englishCounts();
    void unknownMeansEnglish();
    void windowFollows();
    void welcomeFollows();

private:
    QTemporaryDir m_settings;
};

void TstUiTranslations::initTestCase()
{
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_settings.path());
    QVERIFY(QFile::exists(QStringLiteral(":/i18n/skein_de.qm")));
}

void TstUiTranslations::complete_data()
{
    QTest::addColumn<QString>("code");
    for (const LanguageInfo& language : languages())
        QTest::newRow(qPrintable(language.code)) << language.code;
}

void TstUiTranslations::complete()
{
    QFETCH(QString, code);
    const QVector<Message> messages = messagesOf(catalogue(code));
    QVERIFY(messages.size() > 40);
    QStringList wrong;
    for (const Message& message : messages) {
        const auto blame = [&](const QString& why) { wrong << message.name() + QStringLiteral(": ") + why; };
        if (message.unfinished)
            blame(QStringLiteral("unfinished"));
        if (message.forms.size() != (message.plural ? 2 : 1))
            blame(QStringLiteral("%1 forms").arg(message.forms.size()));
        for (const QString& form : message.forms) {
            if (form.isEmpty())
                blame(QStringLiteral("empty"));
            if (marksOf(form) != marksOf(message.source))
                blame(QStringLiteral("other placeholders: ") + form);
            if (hasMnemonic(form) != hasMnemonic(message.source))
                blame(QStringLiteral("mnemonic: ") + form);
            if (form.endsWith(QChar(0x2026)) != message.source.endsWith(QChar(0x2026)) || form.count(QLatin1Char('\n')) != message.source.count(QLatin1Char('\n')))
                blame(QStringLiteral("dots or lines: ") + form);
            if (form.contains(QLatin1String("(s)")))
                blame(QStringLiteral("not a plural: ") + form);
        }
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(QLatin1Char('\n'))));
}

void TstUiTranslations::upToDate_data()
{
    complete_data();
}

void TstUiTranslations::upToDate()
{
    QFETCH(QString, code);
    QTemporaryDir dir;
    const QString fresh = dir.filePath(QStringLiteral("skein_%1.ts").arg(code));
    QProcess lupdate;
    lupdate.setWorkingDirectory(QStringLiteral(SKEIN_SOURCE_DIR));
    QStringList arguments {QStringLiteral("-silent"), QStringLiteral("-I"), QStringLiteral("."), QStringLiteral("-locations"), QStringLiteral("none"), QStringLiteral("-extensions"), QStringLiteral("cpp,h"),
        QStringLiteral("models"), QStringLiteral("ui"), QStringLiteral("app"), QStringLiteral("-ts"), fresh};
    if (code == QLatin1String("en"))
        arguments.prepend(QStringLiteral("-pluralonly"));
    lupdate.start(QStringLiteral(SKEIN_LUPDATE), arguments);
    QVERIFY2(lupdate.waitForFinished(30000), "lupdate does not end: it loops on a nested call in the arguments of translate()");
    const QSet<QString> wanted = namesOf(messagesOf(fresh));
    const QSet<QString> kept = namesOf(messagesOf(catalogue(code)));
    QVERIFY(wanted.size() > 40);
    const QString remedy = QStringLiteral("Build the target update_translations and translate what is new.\n");
    QVERIFY2((wanted - kept).isEmpty(), qPrintable(remedy + QStringLiteral("New: ") + sorted(wanted - kept).join(QLatin1Char('\n'))));
    QVERIFY2((kept - wanted).isEmpty(), qPrintable(remedy + QStringLiteral("Gone: ") + sorted(kept - wanted).join(QLatin1Char('\n'))));
}

/// A %n that lupdate does not take for a plural (QT_TRANSLATE_NOOP in place of QT_TRANSLATE_N_NOOP) has one form only.
void TstUiTranslations::everyCountHasItsForms()
{
    QStringList wrong;
    const QVector<Message> messages = messagesOf(catalogue(QStringLiteral("de")));
    for (const Message& message : messages) {
        const bool counts = message.source.contains(QLatin1String("%n")) || message.source.contains(QLatin1String("%Ln"));
        if (counts != message.plural)
            wrong << message.name();
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(QLatin1Char('\n'))));
}

void TstUiTranslations::englishCounts_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QByteArray>("context");
    QTest::addColumn<QByteArray>("source");
    QTest::addColumn<int>("n");
    QTest::addColumn<QString>("expected");
    const auto add = [](const char* language, const char* context, const char* source, int n, const QString& expected) {
        QTest::newRow(qPrintable(QStringLiteral("%1 %2").arg(QLatin1String(language), expected))) << QString::fromLatin1(language) << QByteArray(context) << QByteArray(source) << n << expected;
    };
    add("en", "Changes", "%n change(s)", 1, QStringLiteral("1 change"));
    add("en", "Changes", "%n change(s)", 2, QStringLiteral("2 changes"));
    add("en", "Changes", "%n change(s)", 0, QStringLiteral("0 changes"));
    add("en", "Rollout", "%n target(s)", 1, QStringLiteral("1 target"));
    add("en", "Rollout", "%n target(s)", 12, QStringLiteral("12 targets"));
    add("en", "skein::ui::ReviewPage", "%n change(s) are hidden by it.", 1, QStringLiteral("1 change is hidden by it."));
    add("en", "skein::ui::CatalogPage", "%Ln entities", 1204, QStringLiteral("1,204 entities"));
    add("en", "Overview", "deadline missed by %n days", 1, QStringLiteral("deadline missed by 1 day"));
    add("de", "Changes", "%n change(s)", 1, QStringLiteral("1 Änderung"));
    add("de", "Changes", "%n change(s)", 2, QStringLiteral("2 Änderungen"));
    add("de", "skein::ui::CatalogPage", "%Ln entities", 1204, QStringLiteral("1.204 Einträge"));
}

void TstUiTranslations::englishCounts()
{
    QFETCH(QString, language);
    QFETCH(QByteArray, context);
    QFETCH(QByteArray, source);
    QFETCH(int, n);
    QFETCH(QString, expected);
    setLanguage(language);
    QCOMPARE(currentLanguage(), language);
    QCOMPARE(QCoreApplication::translate(context.constData(), source.constData(), nullptr, n), expected);
}

void TstUiTranslations::unknownMeansEnglish()
{
    setLanguage(QStringLiteral("de"));
    setLanguage(QStringLiteral("tlh"));
    QCOMPARE(currentLanguage(), QStringLiteral("en"));
    QCOMPARE(QCoreApplication::translate("Changes", "%n change(s)", nullptr, 1), QStringLiteral("1 change"));
    QCOMPARE(QLocale().language(), QLocale::English);
}

void TstUiTranslations::windowFollows()
{
    setLanguage(QStringLiteral("en"));
    test::FakeControl control;
    MainWindow window(&control);
    window.show();
    window.follow(QStringLiteral("skein://catalog"));
    QVERIFY(window.frame());
    QCOMPARE(window.frame()->rail()->button(QStringLiteral("overview"))->text(), QStringLiteral("Overview"));
    QCOMPARE(window.frame()->currentPage()->title(), QStringLiteral("Catalog"));
    const QString quit = window.action(QStringLiteral("quit"))->text();

    setLanguage(QStringLiteral("de"));
    QTRY_COMPARE(window.frame()->rail()->button(QStringLiteral("overview"))->text(), QStringLiteral("Übersicht"));
    QTRY_COMPARE(window.frame()->currentPage()->title(), QStringLiteral("Katalog"));
    QCOMPARE(window.frame()->currentAddress(), QStringLiteral("skein://catalog"));
    QVERIFY(window.action(QStringLiteral("quit"))->text() != quit);

    // No page keeps an English word that has a German one.
    QHash<QString, QString> german;
    const QVector<Message> messages = messagesOf(catalogue(QStringLiteral("de")));
    for (const Message& message : messages) {
        if (!message.plural)
            german.insert(message.source, message.forms.value(0));
    }
    QSet<QString> words;
    for (const QString& word : std::as_const(german))
        words << word;
    QStringList wrong;
    for (const QString& id : window.frame()->pageIds()) {
        QVERIFY(window.frame()->navigate(QStringLiteral("skein://") + id));
        QCoreApplication::processEvents();
        const auto look = [&](const QString& text) {
            if (german.contains(text) && german.value(text) != text && !words.contains(text))
                wrong << id + QStringLiteral(": ") + text;
        };
        for (const QLabel* label : window.findChildren<QLabel*>())
            look(label->text());
        for (const QAbstractButton* button : window.findChildren<QAbstractButton*>()) {
            look(button->text());
            look(button->toolTip());
        }
        for (const QAction* action : window.findChildren<QAction*>())
            look(action->text());
    }
    wrong.removeDuplicates();
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(QLatin1Char('\n'))));

    setLanguage(QStringLiteral("en"));
    QTRY_COMPARE(window.frame()->rail()->button(QStringLiteral("overview"))->text(), QStringLiteral("Overview"));
}

void TstUiTranslations::welcomeFollows()
{
    setLanguage(QStringLiteral("en"));
    test::FakeControl control;
    control.open = false;
    MainWindow window(&control);
    window.show();
    const auto* open = window.welcome()->findChild<QAbstractButton*>(QStringLiteral("openSample"));
    QVERIFY(open);
    QCOMPARE(open->text(), QStringLiteral("Open the sample"));
    setLanguage(QStringLiteral("de"));
    QTRY_COMPARE(open->text(), QStringLiteral("Das Beispiel öffnen"));
    setLanguage(QStringLiteral("en"));
    QTRY_COMPARE(open->text(), QStringLiteral("Open the sample"));
}

SKEIN_TEST(TstUiTranslations)

#include "tst_ui_translations.moc"
