#pragma once

#include "models/base/result.h"
#include "models/catalog/entity.h"

#include <QHash>
#include <QSet>
#include <QString>
#include <QStringList>

namespace skein::codegen {

/// How one engine spells things; read from resources/dialects/<name>.json.
///
/// Templates hold {0}, {1}, … where an argument stands in a place that takes any expression, {!0} where it stands
/// beside an operator and gets parentheses unless it is atomic, {*} for all arguments, {type} for the target type.
struct Dialect {
    QString name;
    QString title;
    QChar quote = QLatin1Char('"');
    bool foldsCase = false;         ///< unquoted names lose their case, so mixed case needs quotes
    bool lastPartOnly = false;      ///< "a.b.c" names the relation c of the opened database
    int maxIdentifier = 0;          ///< bytes; 0 = no limit
    QString falseText;
    QString trueText;
    int concatPrecedence = 70;      ///< see emit.cpp's scale
    QHash<QString, QString> types;      ///< logical type → column type
    QHash<QString, QString> castTypes;  ///< logical type → type inside CAST
    QHash<QString, QString> casts;      ///< "from>to" or "from>to:option" → template
    QHash<QString, QString> guards;     ///< "from>to" → condition under which the cast is safe
    QHash<QString, QString> functions;  ///< "name/arity" or "name/*" → template
    QString raise;
    bool createTableAsKeepsTypes = true;
    QSet<QString> withoutMinMax;        ///< logical types that MIN and MAX do not take
    QSet<QString> reserved;             ///< lower case

    /// Quotes only where needed. Double quotes inside are doubled.
    QString identifier(const QString& name) const;
    /// A relation's name, part by part.
    QString relation(const QString& qualifiedName) const;
};

/// "sqlite" or "postgres"; Logic error with the known names for anything else. Loaded once, safe from any thread.
Result<const Dialect*> dialectByName(const QString& name);
QStringList dialectNames();

} // namespace skein::codegen
