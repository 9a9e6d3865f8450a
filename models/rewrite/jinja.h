#pragma once

#include <QByteArray>
#include <QPair>
#include <QVector>

namespace skein::rewrite::detail {

bool hasTemplates(const QByteArray& text);

/// Replaces dbt's Jinja by SQL of the same length, so that offsets stay true: {{ ref('x') }} and {{ source('s', 'x') }}
/// become the bare name x where it stands in the text, {{ config(…) }}, {% … %} and {# … #} become blanks, any other
/// {{ … }} an identifier that begins with "__jinja". Text without templates comes back as it is. O(text).
QByteArray maskTemplates(const QByteArray& text);

/// Whether an offset lies inside {{ … }} or {% … %}.
bool insideTemplate(const QByteArray& text, qsizetype offset);

/// Words inside {{ … }} and {% … %}, ref() and source() excepted, with their offsets.
QVector<QPair<qsizetype, QByteArray>> templateWords(const QByteArray& text);

} // namespace skein::rewrite::detail
