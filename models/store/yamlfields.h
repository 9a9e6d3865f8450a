#pragma once

#include "models/base/result.h"
#include "models/base/yaml.h"

#include <QMap>
#include <QPair>
#include <QSet>
#include <QStringList>
#include <QVector>

#include <initializer_list>
#include <optional>

namespace skein::store {

/// Reads one YAML mapping field by field. The first wrong field is kept as the error, with file, line and dotted name;
/// what nobody asked for is kept as unknown. Getters give the fallback when the field is absent or wrong.
class YamlFields
{
public:
    YamlFields(const YamlNode& node, QString fileName, QString prefix);

    QString text(const char* key, const QString& fallback = {});
    QString required(const char* key);
    QString choice(const char* key, std::initializer_list<const char*> choices); ///< the first is the fallback
    bool flag(const char* key, bool fallback);
    QStringList list(const char* key);
    QMap<QString, QString> map(const char* key);
    /// The mappings of a sequence. An entry that is a plain scalar counts as {path: scalar}.
    QVector<YamlFields> mappings(const char* key);

    void fail(const char* key, const QString& message);
    void failAt(const QString& field, int line, const QString& message);
    /// Takes over what a child found.
    void adopt(const YamlFields& child);
    /// The fields not asked for so far, in the order of the file.
    QVector<QPair<QString, YamlNode>> rest();

    const std::optional<Error>& error() const { return m_error; }
    const QStringList& unknownKeys() const { return m_unknownKeys; }
    const QStringList& warnings() const { return m_warnings; }

private:
    const YamlNode* take(const char* key);
    QString dotted(const QString& key) const;

    YamlNode m_node;
    QString m_fileName;
    QString m_prefix;
    QSet<QString> m_taken;
    std::optional<Error> m_error;
    QStringList m_unknownKeys;
    QStringList m_warnings;
};

/// Writes what YamlFields reads: block style, two spaces, fields in the order of the calls.
class YamlText
{
public:
    void field(const char* key, const QString& value);
    void optional(const char* key, const QString& value); ///< nothing when empty
    void flag(const char* key, bool value);
    void list(const char* key, const QStringList& values);
    void map(const char* key, const QMap<QString, QString>& values);
    void beginList(const char* key, bool empty);
    void beginItem();
    void endLists();
    void unknown(const QVector<QPair<QString, YamlNode>>& fields);
    QByteArray bytes() const { return m_text; }

private:
    void line(const QByteArray& text);
    static QByteArray flow(const YamlNode& node);

    QByteArray m_text;
    QByteArray m_indent;
    bool m_firstOfItem = false;
};

} // namespace skein::store
