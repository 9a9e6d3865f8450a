#pragma once

#include <QByteArray>
#include <QList>
#include <QMap>
#include <QPair>
#include <QVector>

namespace skein::sql {

bool hasTemplates(const QByteArray& text);

/// Replaces dbt's Jinja by SQL of the same length, so that offsets stay true: {{ ref('x') }} and {{ source('s', 'x') }}
/// become the bare name x where it stands in the text, {{ config(…) }}, {% … %} and {# … #} become blanks, any other
/// {{ … }} an identifier that begins with "__jinja". Text without templates comes back as it is. O(text).
QByteArray maskTemplates(const QByteArray& text);

/// The text as {% if %} … {% elif %} … {% else %} … {% endif %} can leave it: in the n-th variant every condition takes its
/// n-th branch, or its last. Branches not taken become blanks of the same length, line ends kept. One variant when there
/// is no condition; at most `most`, which leaves out the further branches of conditions with more. O(text · variants).
QVector<QByteArray> templateVariants(const QByteArray& text, int most = 8);

/// Lists of texts that the template itself states: {% set names = ['a', 'b'] %}, {% for name in names %},
/// {% for name in ['a', 'b'] %}: the values by variable, also those of single texts.
QMap<QByteArray, QList<QByteArray>> templateLists(const QByteArray& text);

/// Whether an offset lies inside {{ … }} or {% … %}.
bool insideTemplate(const QByteArray& text, qsizetype offset);

/// Words inside {{ … }} and {% … %}, ref() and source() excepted, with their offsets.
QVector<QPair<qsizetype, QByteArray>> templateWords(const QByteArray& text);

} // namespace skein::sql
