#include "tests/support/testregistry.h"

#include "ui/theme/icons.h"
#include "ui/theme/palettes.h"
#include "ui/theme/stylesheet.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QImage>
#include <QLabel>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>

#include <algorithm>
#include <cmath>

using namespace skein::ui;

namespace {

double channel(int value)
{
    const double v = value / 255.0;
    return v <= 0.03928 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
}

double luminance(QRgb c)
{
    return 0.2126 * channel(qRed(c)) + 0.7152 * channel(qGreen(c)) + 0.0722 * channel(qBlue(c));
}

/// WCAG 2 contrast ratio, 1 to 21.
double contrast(QRgb a, QRgb b)
{
    const double la = luminance(a);
    const double lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

struct Named {
    const char* name;
    ColorRole role;
};

} // namespace

class TstTheme : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textIsReadable_data();
    void textIsReadable();
    void everyIconDrawsAndFollowsTheTheme();
    void iconsAreSharpOnDenseScreens();
    void styleSheetHasNoOpenSlots();
    void switchingRepolishesWidgets();
    void dressedWindowHasTheSheet();
    void textScaleReachesFonts();
    void systemModeFollowsTheDesktop();
};

void TstTheme::textIsReadable_data()
{
    QTest::addColumn<bool>("dark");
    QTest::addColumn<int>("front");
    QTest::addColumn<int>("back");
    const QVector<Named> backs {{"window", ColorRole::Window}, {"surface", ColorRole::Surface}, {"raised", ColorRole::Raised}};
    const QVector<Named> softs {{"accentSoft", ColorRole::AccentSoft}, {"okSoft", ColorRole::OkSoft}, {"warningSoft", ColorRole::WarningSoft},
        {"dangerSoft", ColorRole::DangerSoft}, {"holdSoft", ColorRole::HoldSoft}, {"productionSoft", ColorRole::ProductionSoft}, {"hover", ColorRole::Hover}};
    const QVector<Named> plain {{"text", ColorRole::Text}, {"muted", ColorRole::Muted}};
    const QVector<Named> states {{"accent", ColorRole::Accent}, {"ok", ColorRole::Ok}, {"warning", ColorRole::Warning}, {"danger", ColorRole::Danger},
        {"hold", ColorRole::Hold}, {"production", ColorRole::Production}};
    const QVector<Named> code {{"keyword", ColorRole::CodeKeyword}, {"string", ColorRole::CodeString}, {"number", ColorRole::CodeNumber},
        {"comment", ColorRole::CodeComment}, {"type", ColorRole::CodeType}};
    for (const bool dark : {false, true}) {
        const auto row = [&](const Named& front, const Named& back) {
            QTest::addRow("%s: %s on %s", dark ? "dark" : "light", front.name, back.name) << dark << int(front.role) << int(back.role);
        };
        for (const Named& front : plain + states) {
            for (const Named& back : backs)
                row(front, back);
        }
        for (const Named& front : plain) {
            for (const Named& back : softs)
                row(front, back);
        }
        for (int i = 0; i < states.size(); ++i)
            row(states.at(i), softs.at(i));
        // Code stands on surfaces, on the selected line and on the lines a diff adds or removes.
        for (const Named& front : code) {
            for (const Named& back : {backs.at(0), backs.at(1), softs.at(0), softs.at(1), softs.at(3)})
                row(front, back);
        }
        row({"accentText", ColorRole::AccentText}, {"accentFill", ColorRole::AccentFill});
        row({"accentText", ColorRole::AccentText}, {"dangerFill", ColorRole::DangerFill});
    }
}

void TstTheme::textIsReadable()
{
    QFETCH(bool, dark);
    QFETCH(int, front);
    QFETCH(int, back);
    const double ratio = contrast(paletteColor(ColorRole(front), dark), paletteColor(ColorRole(back), dark));
    QVERIFY2(ratio >= 4.5, qPrintable(QStringLiteral("%1:1").arg(ratio, 0, 'f', 2)));
}

void TstTheme::everyIconDrawsAndFollowsTheTheme()
{
    const QStringList wanted = QStringLiteral("overview catalog migrations reviews rollouts activity settings search bell import close chevron-right "
                                              "chevron-down check warning cross pause play approve rollback freeze refresh filter fit zoom-in zoom-out export copy "
                                              "dataset pipeline group user system api component diff code clock help undo redo sun moon more link owner repo "
                                              "branch merge lock stop")
                                   .split(QLatin1Char(' '));
    const QStringList names = Icons::names();
    for (const QString& name : wanted)
        QVERIFY2(names.contains(name), qPrintable(name));
    for (const QString& name : names) {
        Theme::setMode(ThemeMode::Light);
        const QIcon icon = Icons::get(name, ColorRole::Text);
        const QImage light = icon.pixmap(20, 20).toImage();
        Theme::setMode(ThemeMode::Dark);
        const QImage dark = icon.pixmap(20, 20).toImage();
        QVERIFY2(light != dark, qPrintable(name)); // one icon object, two themes
        int inked = 0;
        for (int y = 0; y < light.height(); ++y) {
            for (int x = 0; x < light.width(); ++x) {
                const int alpha = qAlpha(light.pixel(x, y));
                inked += alpha > 100 ? 1 : 0;
                if (x == 0 || y == 0 || x == light.width() - 1 || y == light.height() - 1)
                    QVERIFY2(alpha < 100, qPrintable(name + QStringLiteral(" touches its edge")));
            }
        }
        QVERIFY2(inked > 12, qPrintable(name));
    }
    Theme::setMode(ThemeMode::Light);
    QTest::ignoreMessage(QtWarningMsg, "No icon is called \"nothing\"");
    QVERIFY(Icons::get(QStringLiteral("nothing")).isNull());
}

void TstTheme::iconsAreSharpOnDenseScreens()
{
    const QPixmap pixmap = Icons::pixmap(QStringLiteral("catalog"), ColorRole::Text, 20, 2.0);
    QCOMPARE(pixmap.size(), QSize(40, 40));
    QCOMPARE(pixmap.deviceIndependentSize(), QSizeF(20, 20));
}

void TstTheme::styleSheetHasNoOpenSlots()
{
    for (const ThemeMode mode : {ThemeMode::Light, ThemeMode::Dark}) {
        Theme::setMode(mode);
        const QString sheet = styleSheet(Theme::current());
        static const QRegularExpression open(QStringLiteral("@\\w+|: ;|url\\(\\)|#\\d+#"));
        const QRegularExpressionMatch match = open.match(sheet);
        QVERIFY2(!match.hasMatch(), qPrintable(match.captured()));
    }
    Theme::setMode(ThemeMode::Light);
}

void TstTheme::switchingRepolishesWidgets()
{
    Theme::setMode(ThemeMode::Light);
    Theme::apply(*qApp);
    QLabel label(QStringLiteral("text"));
    label.setProperty("tone", QStringLiteral("danger"));
    label.ensurePolished();
    const QColor light = label.palette().color(QPalette::WindowText);
    QCOMPARE(light, Theme::current().color(ColorRole::Danger));
    QSignalSpy changed(Theme::notifier(), &ThemeNotifier::changed);
    Theme::setMode(ThemeMode::Dark);
    QCOMPARE(changed.count(), 1);
    QVERIFY(Theme::current().isDark());
    QCOMPARE(label.palette().color(QPalette::WindowText), Theme::current().color(ColorRole::Danger));
    QVERIFY(label.palette().color(QPalette::WindowText) != light);
    QCOMPARE(QApplication::palette().color(QPalette::Window), Theme::current().color(ColorRole::Window));
    Theme::setProperty(&label, "tone", QStringLiteral("ok"));
    QCOMPARE(label.palette().color(QPalette::WindowText), Theme::current().color(ColorRole::Ok));
    Theme::setMode(ThemeMode::Light);
}

void TstTheme::dressedWindowHasTheSheet()
{
    Theme::setMode(ThemeMode::Light);
    Theme::apply(*qApp);
    {
        QWidget window;
        Theme::dress(&window);
        QVERIFY(qApp->styleSheet().isEmpty());
        QLabel outside(QStringLiteral("text"));
        outside.setProperty("tone", QStringLiteral("danger"));
        outside.ensurePolished();
        QVERIFY(outside.palette().color(QPalette::WindowText) != Theme::current().color(ColorRole::Danger));
        auto* inside = new QLabel(QStringLiteral("text"));
        inside->setProperty("tone", QStringLiteral("danger"));
        inside->setParent(&window);
        auto* dialog = new QWidget(&window, Qt::Dialog);
        auto* said = new QLabel(QStringLiteral("text"), dialog);
        said->setProperty("tone", QStringLiteral("danger"));
        for (const ThemeMode mode : {ThemeMode::Dark, ThemeMode::Light}) {
            Theme::setMode(mode);
            for (QLabel* label : {inside, said}) {
                label->ensurePolished();
                QCOMPARE(label->palette().color(QPalette::WindowText), Theme::current().color(ColorRole::Danger));
            }
        }
    }
    // Without a window the application has it again.
    Theme::setMode(ThemeMode::Dark);
    QVERIFY(!qApp->styleSheet().isEmpty());
    Theme::setMode(ThemeMode::Light);
}

void TstTheme::textScaleReachesFonts()
{
    Theme::apply(*qApp);
    QCOMPARE(Theme::bodyFont().pixelSize(), 13);
    Theme::setTextScale(1.5);
    QCOMPARE(Theme::bodyFont().pixelSize(), 20);
    QCOMPARE(QApplication::font().pixelSize(), 20);
    Theme::setTextScale(9);
    QCOMPARE(Theme::textScale(), 2.0);
    Theme::setTextScale(1);
    QCOMPARE(QApplication::font().pixelSize(), 13);
}

void TstTheme::systemModeFollowsTheDesktop()
{
    Theme::apply(*qApp);
    Theme::setMode(ThemeMode::Dark);
    Theme::setMode(ThemeMode::System); // must see the desktop's light palette, not the program's dark one
    QVERIFY(!Theme::current().isDark());
    Theme::setMode(ThemeMode::Light);
}

SKEIN_TEST(TstTheme)
#include "tst_theme.moc"
