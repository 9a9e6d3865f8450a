#include "ui/theme/palettes.h"

#include <array>

namespace skein::ui {

namespace {

struct Pair {
    ColorRole role;
    QRgb light;
    QRgb dark;
};

// Text colours hold 4.5:1 on window, surface, raised and their own soft background; tst_theme checks every pair.
constexpr std::array<Pair, colorRoleCount> table {{
    {ColorRole::Window, 0xfff4f6f9, 0xff14171c},
    {ColorRole::Surface, 0xffffffff, 0xff1b1f26},
    {ColorRole::Raised, 0xffeef1f5, 0xff232831},
    {ColorRole::Line, 0xffd5dbe3, 0xff2e3440},
    {ColorRole::Text, 0xff1a2230, 0xffe6eaf0},
    {ColorRole::Muted, 0xff566172, 0xff9aa4b2},
    {ColorRole::Faint, 0xff8792a2, 0xff6b7482},
    {ColorRole::Accent, 0xff1a5fd0, 0xff5b9dff},
    {ColorRole::AccentSoft, 0xffe3edff, 0xff22344f},
    {ColorRole::AccentText, 0xffffffff, 0xffffffff},
    {ColorRole::Ok, 0xff0d7350, 0xff3fb68b},
    {ColorRole::OkSoft, 0xffdff3ec, 0xff1c3530},
    {ColorRole::Warning, 0xff8a5a00, 0xffe0a83c},
    {ColorRole::WarningSoft, 0xfffbf0d9, 0xff3a3120},
    {ColorRole::Danger, 0xffc22c3b, 0xfff36a75},
    {ColorRole::DangerSoft, 0xfffde7e9, 0xff3d2429},
    {ColorRole::Hold, 0xff7446cb, 0xffb08cff},
    {ColorRole::HoldSoft, 0xffefe8fc, 0xff2f2747},
    {ColorRole::Production, 0xffb01e72, 0xffff79b8},
    {ColorRole::ProductionSoft, 0xfffbe4f0, 0xff42223a},
    {ColorRole::AccentFill, 0xff1f6feb, 0xff2b6fde},
    {ColorRole::DangerFill, 0xffc62f3e, 0xffcb3845},
    {ColorRole::Hover, 0xffe7ebf1, 0xff2a303b},
    {ColorRole::LineStrong, 0xffb6bfcb, 0xff434b59},
    {ColorRole::CodeKeyword, 0xff1a5fd0, 0xff6ea8ff},
    {ColorRole::CodeString, 0xff0d7350, 0xff58c49a},
    {ColorRole::CodeNumber, 0xff8a5a00, 0xffe0a83c},
    {ColorRole::CodeComment, 0xff566172, 0xff9aa4b2},
    {ColorRole::CodeType, 0xff7446cb, 0xffc3a6ff},
    {ColorRole::Scrim, 0x59101620, 0x80080a0d},
    {ColorRole::Shadow, 0x30101620, 0x80000000},
}};

constexpr bool inOrder()
{
    for (int i = 0; i < colorRoleCount; ++i) {
        if (int(table[size_t(i)].role) != i)
            return false;
    }
    return true;
}
static_assert(inOrder(), "the table is indexed by role");

} // namespace

QRgb paletteColor(ColorRole role, bool dark)
{
    const Pair& pair = table[size_t(role)];
    return dark ? pair.dark : pair.light;
}

QPalette applicationPalette(bool dark)
{
    const auto c = [dark](ColorRole role) { return QColor::fromRgba(paletteColor(role, dark)); };
    QPalette p;
    p.setColor(QPalette::Window, c(ColorRole::Window));
    p.setColor(QPalette::WindowText, c(ColorRole::Text));
    p.setColor(QPalette::Base, c(ColorRole::Surface));
    p.setColor(QPalette::AlternateBase, c(ColorRole::Raised));
    p.setColor(QPalette::Text, c(ColorRole::Text));
    p.setColor(QPalette::Button, c(ColorRole::Raised));
    p.setColor(QPalette::ButtonText, c(ColorRole::Text));
    p.setColor(QPalette::BrightText, c(ColorRole::Danger));
    p.setColor(QPalette::Highlight, c(ColorRole::AccentSoft));
    p.setColor(QPalette::HighlightedText, c(ColorRole::Text));
    p.setColor(QPalette::ToolTipBase, c(ColorRole::Raised));
    p.setColor(QPalette::ToolTipText, c(ColorRole::Text));
    p.setColor(QPalette::PlaceholderText, c(ColorRole::Muted));
    p.setColor(QPalette::Link, c(ColorRole::Accent));
    p.setColor(QPalette::LinkVisited, c(ColorRole::Accent));
    p.setColor(QPalette::Light, c(ColorRole::Hover));
    p.setColor(QPalette::Midlight, c(ColorRole::Raised));
    p.setColor(QPalette::Mid, c(ColorRole::Line));
    p.setColor(QPalette::Dark, c(ColorRole::LineStrong));
    p.setColor(QPalette::Shadow, c(ColorRole::Shadow));
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText})
        p.setColor(QPalette::Disabled, role, c(ColorRole::Faint));
    p.setColor(QPalette::Disabled, QPalette::Highlight, c(ColorRole::Raised));
    return p;
}

} // namespace skein::ui
