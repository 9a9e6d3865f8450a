#include "models/mapping/jsonwriter.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace skein::mapping {

namespace {

QByteArray scalar(const QJsonValue& value)
{
    const QByteArray inArray = QJsonDocument(QJsonArray {value}).toJson(QJsonDocument::Compact);
    return inArray.mid(1, inArray.size() - 2);
}

bool isPlain(const QJsonValue& value)
{
    return !value.isArray() && !value.isObject();
}

bool isPlainArray(const QJsonArray& array)
{
    return std::all_of(array.begin(), array.end(), [](const QJsonValue& value) { return isPlain(value); });
}

/// An object of a few short plain values reads better on one line.
bool fitsOneLine(const QJsonObject& object)
{
    int width = 4;
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (!isPlain(it.value()))
            return false;
        width += int(it.key().size()) + 6 + int(scalar(it.value()).size());
    }
    return width <= 90;
}

class Writer
{
public:
    explicit Writer(const QStringList& order)
        : m_order(order)
    {
    }

    void write(const QJsonValue& value, int depth)
    {
        if (value.isObject())
            writeObject(value.toObject(), depth);
        else if (value.isArray())
            writeArray(value.toArray(), depth);
        else
            m_out += scalar(value);
    }

    QByteArray take() { return std::move(m_out); }

private:
    QStringList keysInOrder(const QJsonObject& object) const
    {
        QStringList keys = object.keys();
        const auto rank = [this](const QString& key) {
            const qsizetype at = m_order.indexOf(key);
            return at < 0 ? m_order.size() : at;
        };
        std::stable_sort(keys.begin(), keys.end(), [&rank](const QString& a, const QString& b) {
            const qsizetype ra = rank(a);
            const qsizetype rb = rank(b);
            return ra != rb ? ra < rb : a < b;
        });
        return keys;
    }

    void indent(int depth) { m_out += QByteArray(depth * 2, ' '); }

    void writeObject(const QJsonObject& object, int depth)
    {
        const QStringList keys = keysInOrder(object);
        const bool oneLine = depth > 0 && fitsOneLine(object);
        m_out += '{';
        for (qsizetype i = 0; i < keys.size(); ++i) {
            if (i > 0)
                m_out += oneLine ? ", " : ",";
            if (!oneLine) {
                m_out += '\n';
                indent(depth + 1);
            }
            m_out += scalar(keys.at(i)) + ": ";
            write(object.value(keys.at(i)), depth + 1);
        }
        if (!oneLine && !keys.isEmpty()) {
            m_out += '\n';
            indent(depth);
        }
        m_out += '}';
    }

    void writeArray(const QJsonArray& array, int depth)
    {
        const bool oneLine = isPlainArray(array);
        m_out += '[';
        for (qsizetype i = 0; i < array.size(); ++i) {
            if (i > 0)
                m_out += oneLine ? ", " : ",";
            if (!oneLine) {
                m_out += '\n';
                indent(depth + 1);
            }
            write(array.at(i), depth + 1);
        }
        if (!oneLine) {
            m_out += '\n';
            indent(depth);
        }
        m_out += ']';
    }

    const QStringList& m_order;
    QByteArray m_out;
};

} // namespace

QByteArray canonicalJson(const QJsonValue& value, const QStringList& order)
{
    Writer writer(order);
    writer.write(value, 0);
    return writer.take() + '\n';
}

} // namespace skein::mapping
