#pragma once

#include "models/base/result.h"

#include <QByteArray>
#include <QString>
#include <QVector>

namespace skein {

/// A parsed YAML value with the line it starts at. Scalars keep their text; what a field means is its reader's
/// business. Aliases are copied when they are small and refused when they would blow up.
struct YamlNode {
    enum class Type { Null, Scalar, Sequence, Mapping };
    Type type = Type::Null;
    int line = 0;                 ///< 1-based
    bool quoted = false;          ///< a quoted scalar is text even if it looks like a number
    QString text;                 ///< Scalar
    QVector<YamlNode> items;      ///< Sequence; values of a Mapping
    QVector<QString> keys;        ///< Mapping, same order as items

    bool isMapping() const { return type == Type::Mapping; }
    bool isSequence() const { return type == Type::Sequence; }
    bool isScalar() const { return type == Type::Scalar; }
    /// The value of a key; null when absent or not a mapping. The first of duplicate keys wins.
    const YamlNode* find(const QString& key) const;
    /// Text of a scalar child, or the fallback.
    QString string(const QString& key, const QString& fallback = {}) const;
    QStringList strings(const QString& key) const; ///< a sequence of scalars, or one scalar
    bool boolean(const QString& key, bool fallback) const;
    double number(const QString& key, double fallback) const;
};

/// A key that stands twice in one mapping: YAML forbids it, and only the first one is read.
struct DuplicateKey {
    QString path; ///< dotted: "metadata.name"
    int line = 0; ///< of the second one
};
/// In a document, at any depth.
QVector<DuplicateKey> duplicateKeys(const YamlNode& node);

/// Parses the first document of a YAML text. The error names file and line. At most `maxNodes` nodes, so that aliases
/// cannot multiply without bound.
Result<YamlNode> parseYaml(const QByteArray& text, const QString& fileName, int maxNodes = 1000000);

/// Every document of a YAML stream. A broken one is told with its file and line; the others are given all the same.
struct YamlDocuments {
    QVector<YamlNode> documents;
    QVector<Error> errors;
};
YamlDocuments parseYamlDocuments(const QByteArray& text, const QString& fileName, int maxNodes = 1000000);

/// A scalar as YAML would have to write it: plain where that is unambiguous, double-quoted otherwise.
QByteArray yamlScalar(const QString& text);

} // namespace skein
