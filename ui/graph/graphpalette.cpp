#include "ui/graph/graphpalette.h"

namespace skein::ui {

QColor mixed(const QColor& a, const QColor& b, qreal share)
{
    const auto mix = [share](float x, float y) { return float(x + (y - x) * share); };
    return QColor::fromRgbF(mix(a.redF(), b.redF()), mix(a.greenF(), b.greenF()), mix(a.blueF(), b.blueF()));
}

GraphPalette::GraphPalette(const Theme& theme)
    : window(theme.color(ColorRole::Window))
    , accent(theme.color(ColorRole::Accent))
    , accentSoft(theme.color(ColorRole::AccentSoft))
    , selectedText(theme.color(ColorRole::Text))
{
    const QColor line = theme.color(ColorRole::Line);
    const QColor faint = theme.color(ColorRole::Faint);
    m_normal = {theme.color(ColorRole::Surface), line, theme.color(ColorRole::Text), theme.color(ColorRole::Muted),
        theme.color(ColorRole::Raised), mixed(line, faint, 0.45), mixed(window, line, 0.75)};
    const auto fade = [this](const QColor& color, qreal share) { return mixed(color, window, share); };
    m_faded = {fade(m_normal.surface, 0.5), fade(m_normal.border, 0.45), fade(m_normal.text, 0.62),
        fade(m_normal.muted, 0.62), fade(m_normal.raised, 0.5), fade(m_normal.edge, 0.65), fade(m_normal.passing, 0.5)};
    for (int role = 0; role < colorRoleCount; ++role) {
        m_states[role] = theme.color(ColorRole(role));
        m_fadedStates[role] = fade(m_states[role], 0.65);
    }
}

QColor GraphPalette::state(ColorRole role, bool faded) const
{
    return (faded ? m_fadedStates : m_states)[int(role)];
}

} // namespace skein::ui
