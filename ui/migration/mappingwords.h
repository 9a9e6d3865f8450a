#pragma once

#include "models/mapping/mapping.h"

#include <QJsonValue>
#include <QVariant>

namespace skein::ui {

QString inverseWords(mapping::InverseClass cls);
QString nullPolicyWords(mapping::NullPolicy policy);
QString evidenceWords(const QString& kind);
/// What becomes of a value that the table lacks: "error|null|keep|default".
QString unmappedWords(const QString& mode, const QString& replacement);

/// A parameter as one types it: null, true, 1.5, a text, or a text in quotes where it would be taken for one of these.
QString valueToText(const QJsonValue& value);
QJsonValue valueFromText(const QString& text);
/// A value of a sample row; NULL where there is none.
QString sampleText(const QVariant& value);

/// "a, b" as columns and back; empty names fall out.
QStringList columnsFromText(const QString& text);

} // namespace skein::ui
