#include "models/rewrite/context.h"

#include "models/mapping/inverse.h"
#include "models/sql/jinja.h"

#include <algorithm>

namespace skein::rewrite::detail {

using mapping::InverseClass;
using mapping::Rule;
using mapping::RuleKind;

namespace {

bool isWordByte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || uchar(c) >= 0x80;
}

bool speaksForValues(const Rule& rule)
{
    switch (rule.kind) {
    case RuleKind::TableMove:
    case RuleKind::TableSplit:
    case RuleKind::TableMerge:
    case RuleKind::KeyChange:
    case RuleKind::Drop:
    case RuleKind::Ambiguous:
    case RuleKind::Constant:
        return false;
    default:
        return rule.isActive();
    }
}

std::optional<QStringList> names(const QVector<Column>& columns)
{
    if (columns.isEmpty())
        return std::nullopt;
    QStringList result;
    for (const Column& column : columns)
        result << column.name;
    return result;
}

} // namespace

bool sameTable(const QString& a, const QString& b)
{
    const QStringList left = a.split(QLatin1Char('.'));
    const QStringList right = b.split(QLatin1Char('.'));
    const qsizetype common = std::min(left.size(), right.size());
    for (qsizetype i = 1; i <= common; ++i) {
        if (!sql::sameName(left[left.size() - i], right[right.size() - i]))
            return false;
    }
    return common > 0 && !a.isEmpty() && !b.isEmpty();
}

bool containsName(const QStringList& list, const QString& name)
{
    return std::any_of(list.cbegin(), list.cend(), [&](const QString& entry) { return sql::sameName(entry, name); });
}

Context::Context(const mapping::Mapping& theMapping, const Options& theOptions)
    : mapping(theMapping)
    , options(theOptions)
{
}

QString Context::inPlaceFault() const
{
    if (!inPlace())
        return {};
    QStringList oldNames;
    for (const Rule& rule : mapping.rules)
        oldNames += rule.inputs;
    for (const Column& column : mapping.source.columns)
        oldNames << column.name;
    for (const Rule& rule : mapping.rules) {
        if (!rule.isActive() || rule.kind == RuleKind::Keep)
            continue;
        if (rule.kind != RuleKind::Rename)
            return QStringLiteral("rule %1 (%2) changes more than a name, and old and new dataset are the same").arg(rule.id, mapping::ruleKindName(rule.kind));
        for (const QString& output : rule.outputs) {
            if (containsName(oldNames, output))
                return QStringLiteral("rule %1 gives the name '%2' of another old column, and old and new dataset are the same").arg(rule.id, output);
        }
    }
    return {};
}

bool Context::isSource(const QString& name) const
{
    if (sameTable(name, mapping.source.dataset))
        return !isOtherDataset(name);
    return std::any_of(options.sourceAliases.cbegin(), options.sourceAliases.cend(), [&](const QString& alias) { return sameTable(name, alias); });
}

/// The text may write more of a name than the mapping does, and mean a table of the same name in another schema.
bool Context::isOtherDataset(const QString& name) const
{
    return !sql::sameName(name, mapping.source.dataset) && containsName(options.datasets, name) && containsName(options.datasets, mapping.source.dataset);
}

bool Context::isTarget(const QString& name) const
{
    return sameTable(name, mapping.target.dataset);
}

QString Context::sourceName() const
{
    return mapping.source.dataset.section(QLatin1Char('.'), -1);
}

std::optional<QStringList> Context::columnsOf(const QString& table) const
{
    return options.schemas ? options.schemas(table) : std::nullopt;
}

std::optional<QStringList> Context::sourceColumns() const
{
    if (const auto own = names(mapping.source.columns))
        return own;
    return columnsOf(mapping.source.dataset);
}

std::optional<QStringList> Context::targetColumns() const
{
    if (const auto own = names(mapping.target.columns))
        return own;
    return columnsOf(mapping.target.dataset);
}

const Rule* Context::ruleFor(const QString& column) const
{
    const Rule* best = nullptr;
    int bestScore = -1;
    for (const Rule* rule : mapping.rulesForInput(column)) {
        if (!speaksForValues(*rule))
            continue;
        int score = 0;
        if (rule->kind == RuleKind::LeaveUnchanged)
            score = 1;
        else if (mapping::inverseClass(*rule, mapping.source, mapping.target).cls == InverseClass::Exact)
            score = rule->inputs.size() == 1 ? 3 : 2;
        if (score > bestScore) {
            best = rule;
            bestScore = score;
        }
    }
    return best;
}

sql::Script Context::parse(const QByteArray& text) const
{
    return sql::analyze(sql::maskTemplates(text), options.dialect, [this](const QString& table) -> std::optional<QStringList> {
        if (isSource(table) && inPlace()) {
            // Half of the text may have the new names already.
            std::optional<QStringList> both = sourceColumns();
            for (const Rule& rule : mapping.rules) {
                if (both && rule.isActive())
                    *both += rule.outputs;
            }
            if (both)
                both->removeDuplicates();
            return both;
        }
        if (isSource(table))
            return sourceColumns();
        if (isTarget(table))
            return targetColumns();
        return columnsOf(table);
    });
}

qsizetype Context::mention(const QByteArray& text, qsizetype from) const
{
    QStringList names {sourceName()};
    for (const QString& alias : options.sourceAliases)
        names << alias.section(QLatin1Char('.'), -1);
    const QByteArray lower = text.toLower();
    qsizetype best = -1;
    for (const QString& name : std::as_const(names)) {
        const QByteArray needle = name.toLower().toUtf8();
        if (needle.isEmpty())
            continue;
        for (qsizetype at = lower.indexOf(needle, from); at >= 0; at = lower.indexOf(needle, at + 1)) {
            const qsizetype end = at + needle.size();
            if ((at > 0 && isWordByte(lower.at(at - 1))) || (end < lower.size() && isWordByte(lower.at(end))))
                continue;
            if (best < 0 || at < best)
                best = at;
            break;
        }
    }
    return best;
}

} // namespace skein::rewrite::detail
