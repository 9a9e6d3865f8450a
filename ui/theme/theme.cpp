#include "ui/theme/theme.h"

#include "ui/theme/palettes.h"
#include "ui/theme/stylesheet.h"

#include <QApplication>
#include <QEvent>
#include <QFontDatabase>
#include <QPointer>
#include <QStyle>
#include <QStyleFactory>
#include <QVariant>
#include <QWidget>

#include <algorithm>
#include <cmath>

namespace skein::ui {

namespace {

struct State {
    ThemeMode mode = ThemeMode::System;
    double scale = 1.0;
    bool applied = false;
    bool updating = false;
    QString family; ///< empty until first asked for
    QVector<QPointer<QWidget>> windows; ///< that have the sheet; none = the application has it
};

State& state()
{
    static State s;
    return s;
}

QString family()
{
    if (state().family.isEmpty()) {
        const QString inter = QStringLiteral("Inter");
        state().family = QFontDatabase::hasFamily(inter) ? inter : QFontDatabase::systemFont(QFontDatabase::GeneralFont).family();
    }
    return state().family;
}

QFont font(int size, QFont::Weight weight = QFont::Normal)
{
    QFont f(family());
    f.setPixelSize(Theme::px(size));
    f.setWeight(weight);
    f.setHintingPreference(QFont::PreferNoHinting);
    return f;
}

/// The desktop's palette, which the program's own hides, shows through an empty one.
bool systemIsDark()
{
    QApplication::setPalette(QPalette());
    const QPalette palette = QApplication::palette();
    return palette.color(QPalette::WindowText).lightness() > palette.color(QPalette::Window).lightness();
}

/// Follows the desktop while the mode is System.
class SystemWatcher : public QObject
{
public:
    using QObject::QObject;
    bool eventFilter(QObject* object, QEvent* event) override
    {
        if (event->type() == QEvent::ThemeChange && state().mode == ThemeMode::System && !state().updating)
            QMetaObject::invokeMethod(this, [] { Theme::setMode(ThemeMode::System); }, Qt::QueuedConnection);
        return QObject::eventFilter(object, event);
    }
};

} // namespace

Theme& Theme::instance()
{
    static Theme theme;
    return theme;
}

const Theme& Theme::current()
{
    return instance();
}

ThemeNotifier* Theme::notifier()
{
    static ThemeNotifier notifier;
    return &notifier;
}

void Theme::apply(QApplication& app)
{
    if (!state().applied)
        app.installEventFilter(new SystemWatcher(&app));
    state().applied = true;
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    update();
}

void Theme::dress(QWidget* window)
{
    state().windows.append(window);
    if (state().applied)
        setSheets();
}

void Theme::setSheets()
{
    const QString sheet = styleSheet(instance());
    state().windows.removeIf([](const QPointer<QWidget>& window) { return window.isNull(); });
    const QString whole = state().windows.isEmpty() ? sheet : QString();
    if (whole != qApp->styleSheet())
        qApp->setStyleSheet(whole);
    for (const QPointer<QWidget>& window : std::as_const(state().windows)) {
        window->ensurePolished(); // a sheet that changes before does not reach what is polished in it
        if (window->styleSheet() != sheet)
            window->setStyleSheet(sheet);
    }
}

void Theme::setMode(ThemeMode mode)
{
    if (state().applied && state().mode == mode && mode != ThemeMode::System)
        return;
    state().mode = mode;
    update();
}

ThemeMode Theme::mode()
{
    return state().mode;
}

void Theme::setTextScale(double scale)
{
    state().scale = std::clamp(scale, 0.8, 2.0);
    update();
}

double Theme::textScale()
{
    return state().scale;
}

void Theme::update()
{
    if (state().updating)
        return;
    state().updating = true;
    const bool canAsk = state().applied && qApp;
    if (state().mode != ThemeMode::System)
        instance().m_dark = state().mode == ThemeMode::Dark;
    else if (canAsk)
        instance().m_dark = systemIsDark();
    if (canAsk) {
        // Each of these goes through every widget there is: what does not change is not set again.
        if (const QPalette palette = applicationPalette(instance().m_dark); palette != QApplication::palette())
            QApplication::setPalette(palette);
        if (const QFont font = bodyFont(); font != QApplication::font())
            QApplication::setFont(font);
        setSheets();
    }
    state().updating = false;
    Q_EMIT notifier()->changed();
    if (!qApp)
        return;
    const QWidgetList widgets = QApplication::topLevelWidgets();
    for (QWidget* widget : widgets)
        widget->update();
}

QColor Theme::color(ColorRole role) const
{
    return QColor::fromRgba(paletteColor(role, m_dark));
}

QColor Theme::color(ColorRole role, qreal alpha) const
{
    QColor c = color(role);
    c.setAlphaF(float(alpha));
    return c;
}

int Theme::px(int size)
{
    return int(std::lround(size * state().scale));
}

QFont Theme::bodyFont()
{
    return font(13);
}

QFont Theme::smallFont()
{
    return font(12);
}

QFont Theme::titleFont()
{
    return font(15, QFont::DemiBold);
}

QFont Theme::headingFont()
{
    return font(13, QFont::DemiBold);
}

QFont Theme::statFont()
{
    return font(18, QFont::DemiBold);
}

QFont Theme::monoFont()
{
    QFont f = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    f.setStyleHint(QFont::Monospace);
    f.setFixedPitch(true);
    f.setPixelSize(px(12));
    return f;
}

void Theme::repolish(QWidget* widget)
{
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
    widget->update();
}

void Theme::setProperty(QWidget* widget, const char* name, const QVariant& value)
{
    if (widget->property(name) == value)
        return;
    widget->setProperty(name, value);
    repolish(widget);
}

} // namespace skein::ui
