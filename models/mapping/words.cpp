#include "models/mapping/words.h"

#include "resources/resources.h"

#include <QFile>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

#include <algorithm>

namespace skein::mapping {

namespace {

struct Tables {
    QHash<QString, QStringList> abbreviations;
    QHash<QString, QVector<int>> groupsOf;
    QHash<QString, UnitHint> units;
    QHash<QString, double> multipliers;
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
    const QJsonObject multipliers = root.value(QLatin1String("multipliers")).toObject();
    for (auto it = multipliers.begin(); it != multipliers.end(); ++it)
        tables.multipliers.insert(it.key(), it.value().toDouble());
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

/// A name with the word at one end taken off.
struct Ended {
    QString end;
    QString rest; ///< the other words, abbreviations written out
    bool last = false;
};

QVector<Ended> endsOf(const QString& name)
{
    const QStringList words = rawTokens(name);
    if (words.size() < 2)
        return {};
    const auto rest = [](const QStringList& list) { return nameTokens(list.join(QLatin1Char('_'))).join(QLatin1Char(' ')); };
    return {{words.constLast(), rest(words.mid(0, words.size() - 1)), true}, {words.constFirst(), rest(words.mid(1)), false}};
}

std::optional<UnitPair> pairOfUnits(const Ended& from, const Ended& to)
{
    const auto& units = tables().units;
    const auto& multipliers = tables().multipliers;
    UnitPair pair {units.value(from.end), units.value(to.end), 1, from.rest == to.rest};
    const bool both = !pair.from.unit.isEmpty() && !pair.to.unit.isEmpty();
    if (both && pair.from.dimension == pair.to.dimension) {
        // "day" in front ("day_total") is what is counted, not a unit.
        if (!pair.sameWords && !(from.last && to.last))
            return std::nullopt;
    } else if (pair.sameWords && multipliers.contains(from.end) && !pair.to.unit.isEmpty()) {
        pair.from = {from.end, pair.to.dimension, multipliers.value(from.end)};
    } else if (pair.sameWords && multipliers.contains(to.end) && !pair.from.unit.isEmpty()) {
        pair.to = {to.end, pair.from.dimension, multipliers.value(to.end)};
    } else {
        return std::nullopt;
    }
    if (pair.from.scale == pair.to.scale)
        return std::nullopt;
    // Twelve digits take the noise of dividing two rounded scales away: 0.001, not 0.0010000000000000002.
    pair.factor = QString::number(pair.from.scale / pair.to.scale, 'g', 12).toDouble();
    return pair;
}

bool isVowel(QChar c)
{
    return QStringLiteral("aeiou").contains(c);
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

std::optional<UnitPair> unitPair(const QString& oldName, const QString& newName)
{
    const QVector<Ended> olds = endsOf(oldName);
    const QVector<Ended> news = endsOf(newName);
    for (const Ended& from : olds) {
        for (const Ended& to : news) {
            if (const std::optional<UnitPair> pair = pairOfUnits(from, to))
                return pair;
        }
    }
    return std::nullopt;
}

std::optional<UnitPair> bareUnits(const QString& oldName, const QString& newName)
{
    const QStringList olds = rawTokens(oldName);
    const QStringList news = rawTokens(newName);
    if (olds.size() != 1 || news.size() != 1)
        return std::nullopt;
    return pairOfUnits({olds.constFirst(), {}, true}, {news.constFirst(), {}, true});
}

QString countedThing(const QString& name)
{
    QStringList tokens = nameTokens(name);
    const QString number = QStringLiteral("number");
    const QString count = QStringLiteral("count");
    // In front both words count; at the end a number is rather an identifier ("account_number").
    if (tokens.size() > 1 && (tokens.constFirst() == number || tokens.constFirst() == count)) {
        const bool of = tokens.size() > 2 && tokens.at(1) == QLatin1String("of");
        return tokens.mid(of ? 2 : 1).join(QLatin1Char(' '));
    }
    if (tokens.size() > 1 && tokens.constLast() == count)
        return tokens.mid(0, tokens.size() - 1).join(QLatin1Char(' '));
    const QStringList words = rawTokens(name);
    const bool plural = !words.isEmpty() && singular(words.constLast()) != words.constLast();
    return plural ? tokens.join(QLatin1Char(' ')) : QString();
}

QStringList tokensOfFact(const QStringList& tokens)
{
    static const QSet<QString> facts {QStringLiteral("is"), QStringLiteral("was"), QStringLiteral("has"), QStringLiteral("did")};
    return tokens.size() > 1 && facts.contains(tokens.constFirst()) ? tokens.mid(1) : tokens;
}

bool isAbbreviation(const QString& shortWord, const QString& longWord)
{
    if (shortWord.size() < 2 || shortWord.size() >= longWord.size() || shortWord.at(0) != longWord.at(0))
        return false;
    qsizetype at = 0;
    for (qsizetype i = 1; i < shortWord.size(); ++i) {
        if (isVowel(shortWord.at(i)))
            return false;
        at = longWord.indexOf(shortWord.at(i), at + 1);
        if (at < 0)
            return false;
    }
    // "mt" is no "mother": the word's last consonant is kept.
    return std::none_of(longWord.cbegin() + at + 1, longWord.cend(), [](QChar c) { return !isVowel(c); });
}

QStringList listedValues(const QString& description)
{
    const qsizetype colon = description.lastIndexOf(QLatin1Char(':'));
    if (colon < 0)
        return {};
    QStringList values;
    QString list = description.mid(colon + 1).trimmed();
    if (list.endsWith(QLatin1Char('.')))
        list.chop(1);
    for (const QString& part : list.split(QLatin1Char(','))) {
        const QString value = part.trimmed();
        if (value.isEmpty() || value.contains(QLatin1Char(' ')))
            return {}; // prose
        values.append(value);
    }
    return values.size() < 2 ? QStringList() : values;
}

const QVector<Composite>& composites()
{
    return tables().composites;
}

} // namespace skein::mapping
