#pragma once

#include <QColor>
#include <QFont>
#include <QObject>

class QApplication;
class QWidget;

namespace skein::ui {

/// Colours by meaning; the only way to a colour outside this folder. `…Soft` is a tinted background, its partner of
/// the same name is text, icon or bar colour and reads at 4.5:1 or better on Window, Surface, Raised and its Soft.
enum class ColorRole {
    Window,      ///< page background
    Surface,     ///< cards, rail, header, inspector
    Raised,      ///< buttons, statistics
    Line,        ///< borders, inactive bars
    Text,
    Muted,       ///< secondary text
    Faint,       ///< decoration only, never information
    Accent,      ///< selection, running, links, the new version
    AccentSoft,
    AccentText,  ///< text on AccentFill and DangerFill
    Ok,          ///< passed, done, healthy
    OkSoft,
    Warning,     ///< held, ambiguous, inconclusive
    WarningSoft,
    Danger,      ///< failed, breach, roll back
    DangerSoft,
    Hold,        ///< waits for a person
    HoldSoft,
    Production,  ///< the word and frame of a production environment
    ProductionSoft,
    AccentFill,  ///< filled primary button
    DangerFill,  ///< filled destructive button
    Hover,       ///< row or button under the pointer
    LineStrong,  ///< borders of inputs, scrollbar handles
    CodeKeyword,
    CodeString,
    CodeNumber,
    CodeComment,
    CodeType,
    Scrim,       ///< translucent, behind overlays
    Shadow       ///< translucent, under popups
};
inline constexpr int colorRoleCount = int(ColorRole::Shadow) + 1;

enum class ThemeMode { Light, Dark, System };

/// Distances in device-independent pixels.
namespace Space {
inline constexpr int xs = 4;
inline constexpr int s = 8;
inline constexpr int m = 12;
inline constexpr int l = 16;
inline constexpr int xl = 24;
inline constexpr int cardRadius = 8;
inline constexpr int controlRadius = 6;
inline constexpr int controlHeight = 30;
inline constexpr int rowHeight = 32;
inline constexpr int headerHeight = 52;
} // namespace Space

/// Tells everybody who paints or caches colours that the theme, mode or text scale changed. Widgets are repainted
/// anyway; connect only to drop caches.
class ThemeNotifier : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

Q_SIGNALS:
    void changed();
};

/// The look of the program. GUI thread only. Works without apply() (then with the light colours), so that single
/// widgets can be tested alone.
class Theme
{
public:
    static const Theme& current();
    static ThemeNotifier* notifier();

    /// Sets style, palette, font and style sheet, and keeps them right when the mode or the system's colours change.
    static void apply(QApplication& app);
    /// From now on the style sheet is this window's, and that of other dressed ones, instead of the whole application's:
    /// a widget that is being put together outside of it costs nothing then, where the application's sheet would be
    /// worked out anew each time it gets another parent. Dialogs and menus need a parent to be styled.
    static void dress(QWidget* window);
    /// System follows the desktop's palette (dark where its text is lighter than its window).
    static void setMode(ThemeMode mode);
    static ThemeMode mode();
    /// Scales all text, 0.8 to 2.0; 1 is 13 px body text.
    static void setTextScale(double scale);
    static double textScale();

    bool isDark() const { return m_dark; }
    QColor color(ColorRole role) const;
    /// `color(role)` with its opacity set to `alpha` (0..1).
    QColor color(ColorRole role, qreal alpha) const;

    static QFont bodyFont();
    static QFont smallFont();  ///< 12 px: captions, chips, status strip
    static QFont titleFont();  ///< 15 px semibold: page titles
    static QFont headingFont();///< 13 px semibold: card titles
    static QFont statFont();   ///< 18 px semibold: statistics
    static QFont monoFont();   ///< the system's monospace, 12 px
    /// A size in pixels times the text scale.
    static int px(int size);

    /// Re-evaluates the style sheet for `widget` after one of its style properties changed.
    static void repolish(QWidget* widget);
    /// Sets a style property and repolishes when it differs.
    static void setProperty(QWidget* widget, const char* name, const QVariant& value);

private:
    Theme() = default;
    static Theme& instance();
    static void update();
    static void setSheets();
    bool m_dark = false;
};

} // namespace skein::ui
