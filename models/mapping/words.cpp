#include "models/mapping/words.h"

#include "resources/resources.h"

#include <QFile>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

namespace skein::mapping {

namespace {

struct Tables {
    QHash<QString, QStringList> abbreviations;
    QHash<QString, QVector<int>> groupsOf;
    QHash<QString, UnitHint> units;
    QVector<Composite> composites;
    QSet<QString> stopWords;
};

QStringList toStrings(const QJsonValue& value)
{
    QStringList list;
    const QJsonArray array = value.toArray();
    for (const QJsonValue& item : array)
        list.append(item.toString());
    return list;
}

Tables load()
{
    // Compiled-in data, so this is no effect on the outside world and cannot be absent in a correct build.
    initResources();
    QFile file(QStringLiteral(":/skein/mapping/words.json"));
    Tables tables;
    if (!file.open(QIODevice::ReadOnly))
        return tables;
    const QJsonObject root = QJsonDocument::fromJson(file.readAll()).object();
    const QJsonObject abbreviations = root.value(QLatin1String("abbreviations")).toObject();
    for (auto it = abbreviations.begin(); it != abbreviations.end(); ++it)
        tables.abbreviations.insert(it.key(), it.value().toString().split(QLatin1Char(' ')));
    const QJsonArray groups = root.value(QLatin1String("synonyms")).toArray();
    for (int i = 0; i < groups.size(); ++i) {
        for (const QString& word : toStrings(groups.at(i)))
            tables.groupsOf[word].append(i);
    }
    const QJsonObject units = root.value(QLatin1String("units")).toObject();
    for (auto it = units.begin(); it != units.end(); ++it) {
        const QJsonArray unit = it.value().toArray();
        tables.units.insert(it.key(), UnitHint {it.key(), unit.at(0).toString(), unit.at(1).toDouble()});
    }
    const QJsonArray parts = root.value(QLatin1String("composites")).toArray();
    for (const QJsonValue& value : parts) {
        const QJsonObject object = value.toObject();
        tables.composites.append(Composite {toStrings(object.value(QLatin1String("whole"))),
            toStrings(object.value(QLatin1String("parts"))), object.value(QLatin1String("separator")).toString()});
    }
    for (const QString& word : toStrings(root.value(QLatin1String("stopWords"))))
        tables.stopWords.insert(word);
    return tables;
}

const Tables& tables()
{
    static const Tables loaded = load();
    return loaded;
}

QString singular(const QString& word)
{
    if (word.size() > 4 && word.endsWith(QLatin1String("ies")))
        return word.chopped(3) + QLatin1Char('y');
    const bool plural = word.size() > 3 && word.endsWith(QLatin1Char('s')) && !word.endsWith(QLatin1String("ss"))
        && !word.endsWith(QLatin1String("us")) && !word.endsWith(QLatin1String("is"));
    return plural ? word.chopped(1) : word;
}

} // namespace

QStringList rawTokens(const QString& name)
{
    QStringList words;
    QString word;
    const auto flush = [&words, &word] {
        if (!word.isEmpty())
            words.append(word.toLower());
        word.clear();
    };
    for (qsizetype i = 0; i < name.size(); ++i) {
        const QChar c = name.at(i);
        if (!c.isLetterOrNumber()) {
            flush();
            continue;
        }
        const QChar before = i > 0 ? name.at(i - 1) : QChar();
        const QChar after = i + 1 < name.size() ? name.at(i + 1) : QChar();
        const bool camel = c.isUpper() && (before.isLower() || (before.isUpper() && after.isLower()));
        const bool digit = before.isLetterOrNumber() && c.isDigit() != before.isDigit();
        if (camel || digit)
            flush();
        word += c;
    }
    flush();
    return words;
}

QStringList nameTokens(const QString& name)
{
    QStringList result;
    for (const QString& word : rawTokens(name)) {
        const auto known = tables().abbreviations.constFind(word);
        if (known != tables().abbreviations.constEnd()) {
            result.append(*known);
            continue;
        }
        const QString one = singular(word);
        const auto knownOne = tables().abbreviations.constFind(one);
        if (knownOne != tables().abbreviations.constEnd())
            result.append(*knownOne);
        else
            result.append(one);
    }
    return result;
}

QStringList descriptionTokens(const QString& text)
{
    QStringList result;
    for (const QString& word : rawTokens(text)) {
        if (!tables().stopWords.contains(word))
            result.append(singular(word));
    }
    result.removeDuplicates();
    return result;
}

bool areSynonyms(const QString& a, const QString& b)
{
    const QVector<int> first = tables().groupsOf.value(a);
    const QVector<int> second = tables().groupsOf.value(b);
    for (int group : first) {
        if (second.contains(group))
            return true;
    }
    return false;
}

std::optional<UnitHint> unitHint(const QString& columnName)
{
    // The unit stands at the end of a name by custom; "day" in front ("day_total") is what is counted, not a unit.
    const QStringList words = rawTokens(columnName);
    if (words.size() < 2)
        return std::nullopt;
    const auto it = tables().units.constFind(words.constLast());
    if (it == tables().units.constEnd())
        return std::nullopt;
    return *it;
}

const QVector<Composite>& composites()
{
    return tables().composites;
}

} // namespace skein::mapping
