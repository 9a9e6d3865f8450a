#include "ui/migration/mappingwords.h"

#include <QCoreApplication>
#include <QLocale>

#include <cmath>

namespace skein::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(MappingWords)
};

bool isQuoted(const QString& text)
{
    return text.size() >= 2 && text.front() == QLatin1Char('\'') && text.back() == QLatin1Char('\'');
}

/// Only what JSON would write the same way again: "007" and "1e3" stay texts.
std::optional<double> numberOf(const QString& text)
{
    bool isNumber = false;
    const double number = text.toDouble(&isNumber);
    if (!isNumber || !std::isfinite(number) || QString::number(number, 'g', QLocale::FloatingPointShortest) != text)
        return std::nullopt;
    return number;
}

} // namespace

QString inverseWords(mapping::InverseClass cls)
{
    switch (cls) {
    case mapping::InverseClass::Exact: return Words::tr("exact");
    case mapping::InverseClass::Lossy: return Words::tr("loses something");
    case mapping::InverseClass::None: return Words::tr("none");
    }
    return {};
}

QString nullPolicyWords(mapping::NullPolicy policy)
{
    switch (policy) {
    case mapping::NullPolicy::Keep: return Words::tr("stay NULL");
    case mapping::NullPolicy::Error: return Words::tr("are an error");
    case mapping::NullPolicy::Default: return Words::tr("become a default");
    }
    return {};
}

QString evidenceWords(const QString& kind)
{
    if (kind == QLatin1String("name"))
        return Words::tr("name");
    if (kind == QLatin1String("type"))
        return Words::tr("type");
    if (kind == QLatin1String("key"))
        return Words::tr("key");
    if (kind == QLatin1String("values"))
        return Words::tr("values");
    if (kind == QLatin1String("description"))
        return Words::tr("description");
    if (kind == QLatin1String("lineage"))
        return Words::tr("lineage");
    if (kind == QLatin1String("git"))
        return Words::tr("history");
    if (kind == QLatin1String("human"))
        return Words::tr("decision");
    return kind;
}

QString unmappedWords(const QString& mode, const QString& replacement)
{
    if (mode == QLatin1String("null"))
        return Words::tr("becomes NULL");
    if (mode == QLatin1String("keep"))
        return Words::tr("stays as it is");
    if (mode == QLatin1String("default"))
        return Words::tr("becomes %1").arg(replacement);
    return Words::tr("is an error");
}

QString valueToText(const QJsonValue& value)
{
    if (value.isNull() || value.isUndefined())
        return QStringLiteral("null");
    if (value.isBool())
        return value.toBool() ? QStringLiteral("true") : QStringLiteral("false");
    if (value.isDouble())
        return QString::number(value.toDouble(), 'g', QLocale::FloatingPointShortest);
    const QString text = value.toString();
    return isQuoted(text) || !valueFromText(text).isString() || text.trimmed() != text ? QLatin1Char('\'') + text + QLatin1Char('\'') : text;
}

QJsonValue valueFromText(const QString& typed)
{
    const QString text = typed.trimmed();
    if (isQuoted(text))
        return text.mid(1, text.size() - 2);
    if (text.compare(QLatin1String("null"), Qt::CaseInsensitive) == 0)
        return QJsonValue(QJsonValue::Null);
    if (text == QLatin1String("true") || text == QLatin1String("false"))
        return text == QLatin1String("true");
    if (const auto number = numberOf(text))
        return *number;
    return text;
}

QString sampleText(const QVariant& value)
{
    if (!value.isValid() || value.isNull())
        return QStringLiteral("NULL");
    if (value.typeId() == QMetaType::Double)
        return QString::number(value.toDouble(), 'g', QLocale::FloatingPointShortest);
    return value.toString();
}

QStringList columnsFromText(const QString& text)
{
    QStringList names;
    for (const QString& name : text.split(QLatin1Char(','))) {
        if (!name.trimmed().isEmpty())
            names << name.trimmed();
    }
    return names;
}

} // namespace skein::ui
