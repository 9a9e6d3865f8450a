#pragma once

#include "models/catalog/entity.h"

#include <QString>

namespace skein::mapping {

/// What a cast does to values.
enum class CastEffect {
    Identity,  ///< same type, same width
    Widening,  ///< every value survives and can be had back
    Narrowing, ///< some value may be changed, cut or refused
    Impossible ///< no meaningful conversion (array → integer)
};

/// The effect of converting `fromNative` to `toNative`. Widths and scales in the native names count
/// ("VARCHAR(20)" → "VARCHAR(40)" is widening, "BIGINT" → "INT" narrowing); an unknown width is taken as unlimited.
CastEffect castEffect(const QString& fromNative, const QString& toNative);
CastEffect castEffect(const Column& from, const Column& to);

/// 0..1: how plausible it is that columns of these types hold the same thing. 0.5 when either is unknown.
double typeSimilarity(LogicalType a, LogicalType b);

/// The column's logical type; read from the native name where the logical one is not set.
LogicalType effectiveType(const Column& column);
bool isNumeric(LogicalType type);
bool isTemporal(LogicalType type);

/// Largest whole number of decimal digits that an integer type holds; 19 for 64 bits and for unknown widths.
int integerDigits(const QString& nativeType);

} // namespace skein::mapping
