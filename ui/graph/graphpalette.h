#pragma once

#include "ui/theme/theme.h"

#include <QColor>

namespace skein::ui {

/// Colours of a graph, mixed from the theme once per theme change. `faded` holds the same colours mixed far towards
/// the window's, for what lies outside the highlight.
class GraphPalette
{
public:
    explicit GraphPalette(const Theme& theme);

    struct Tones {
        QColor surface;
        QColor border;
        QColor text;
        QColor muted;
        QColor raised;
        QColor edge;
        QColor passing; ///< edges with both ends outside the view
    };
    const Tones& tones(bool faded) const { return faded ? m_faded : m_normal; }
    QColor state(ColorRole role, bool faded) const;
    QColor window;
    QColor accent;
    QColor accentSoft;
    QColor selectedText;

private:
    Tones m_normal;
    Tones m_faded;
    QColor m_states[colorRoleCount];
    QColor m_fadedStates[colorRoleCount];
};

/// `share` of b, the rest of a.
QColor mixed(const QColor& a, const QColor& b, qreal share);

} // namespace skein::ui
