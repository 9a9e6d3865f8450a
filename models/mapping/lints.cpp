#include "models/mapping/lints.h"

#include "models/mapping/edit.h"
#include "models/mapping/inverse.h"
#include "models/mapping/transform.h"
#include "models/mapping/typelattice.h"
#include "models/mapping/words.h"

#include <QHash>
#include <QJsonArray>

#include <algorithm>

namespace skein::mapping {

namespace {

class Linter
{
public:
    Linter(const Mapping& mapping, const ProfileSet& profiles)
        : m_mapping(mapping)
        , m_profiles(profiles)
    {
    }

    QVector<Lint> run()
    {
        for (const Rule& rule : m_mapping.rules) {
            if (rule.review == ReviewState::Rejected)
                continue;
            names(rule);
            types(rule);
            units(rule);
            values(rule);
            nulls(rule);
            examples(rule);
        }
        coverage();
        grain();
        const auto rank = [](const Lint& lint) {
            return lint.severity == QLatin1String("error") ? 0 : (lint.severity == QLatin1String("warning") ? 1 : 2);
        };
        std::stable_sort(m_lints.begin(), m_lints.end(),
            [&rank](const Lint& a, const Lint& b) { return rank(a) < rank(b); });
        return m_lints;
    }

private:
    void add(const char* code, const char* severity, const QString& rule, const QString& column, const QString& message,
        const QString& remedy)
    {
        m_lints.append({QString::fromLatin1(code), QString::fromLatin1(severity), rule, column, message, remedy});
    }

    const Column* source(const QString& name) const { return columnOf(m_mapping.source, name); }
    const Column* target(const QString& name) const { return columnOf(m_mapping.target, name); }

    void unknownColumns(const Rule& rule, const QStringList& names, const Side& side)
    {
        if (side.columns.isEmpty())
            return;
        for (const QString& name : names) {
            // Paths into structures ("a.b[].c") are judged by their first part.
            const QString top = name.section(QLatin1Char('.'), 0, 0).section(QLatin1Char('['), 0, 0);
            if (!columnOf(side, name) && !columnOf(side, top)) {
                add("unknownColumn", "error", rule.id, name,
                    QStringLiteral("%1 names '%2', which is no column of %3").arg(rule.id, name, side.dataset),
                    QStringLiteral("Correct the name"));
            }
        }
    }

    void names(const Rule& rule)
    {
        unknownColumns(rule, rule.inputs, m_mapping.source);
        unknownColumns(rule, rule.outputs, m_mapping.target);
        if (rule.kind == RuleKind::Ambiguous) {
            add("ambiguous", "warning", rule.id, rule.inputs.value(0),
                QStringLiteral("%1 is not decided: %2").arg(rule.id, ruleSummary(rule)),
                QStringLiteral("Choose one of the candidates"));
        }
        if (rule.kind != RuleKind::Drop)
            return;
        for (const QString& input : rule.inputs) {
            if (target(input)) {
                add("obviousName", "warning", rule.id, input,
                    QStringLiteral("'%1' is dropped although the new table has a column of that name").arg(input),
                    QStringLiteral("Keep it, or note why the two differ"));
            }
        }
    }

    void types(const Rule& rule)
    {
        const bool carries = rule.kind == RuleKind::Keep || rule.kind == RuleKind::Rename || rule.kind == RuleKind::Cast;
        const Column* from = source(rule.inputs.value(0));
        const Column* to = target(rule.outputs.value(0));
        if (!carries || !from)
            return;
        Column wanted = to ? *to : Column {};
        if (rule.kind == RuleKind::Cast && rule.params.contains(QLatin1String("to"))) {
            wanted.nativeType = rule.params.value(QLatin1String("to")).toString();
            wanted.type = LogicalType::Unknown;
        }
        if (effectiveType(wanted) == LogicalType::Unknown || effectiveType(*from) == LogicalType::Unknown)
            return;
        const CastEffect effect = castEffect(*from, wanted);
        const QString types = QStringLiteral("%1 to %2").arg(from->nativeType, wanted.nativeType);
        if (effect == CastEffect::Impossible) {
            add("impossibleCast", "error", rule.id, rule.outputs.value(0),
                QStringLiteral("%1 takes %2 from %3, which share no values").arg(rule.id, rule.outputs.value(0), types),
                QStringLiteral("Use a derived expression"));
        } else if (effect == CastEffect::Narrowing) {
            add("narrowing", "warning", rule.id, rule.outputs.value(0),
                QStringLiteral("%1 narrows %2 from %3: some values may be cut or refused")
                    .arg(rule.id, rule.outputs.value(0), types),
                QStringLiteral("Check the profiled values, or widen the new column"));
        }
    }

    void units(const Rule& rule)
    {
        if (rule.kind != RuleKind::Rename && rule.kind != RuleKind::Keep && rule.kind != RuleKind::Cast)
            return;
        const std::optional<UnitHint> from = unitHint(rule.inputs.value(0));
        const std::optional<UnitHint> to = unitHint(rule.outputs.value(0));
        if (!from || !to || from->dimension != to->dimension || from->scale == to->scale)
            return;
        add("unit", "warning", rule.id, rule.outputs.value(0),
            QStringLiteral("%1 copies '%2' to '%3', whose names state different units").arg(rule.id,
                rule.inputs.value(0), rule.outputs.value(0)),
            QStringLiteral("Use a unit rule with factor %1, or note why the names mislead")
                .arg(QString::number(from->scale / to->scale, 'g', 12)));
    }

    void values(const Rule& rule)
    {
        const ColumnProfile* profile = m_profiles.column(rule.inputs.value(0));
        if (rule.kind != RuleKind::ValueMap || !profile)
            return;
        const QJsonObject table = rule.params.value(QLatin1String("values")).toObject();
        QStringList missing;
        qint64 rows = 0;
        for (const ValueCount& item : profile->topValues) {
            if (!table.contains(item.value)) {
                missing.append(item.value);
                rows += item.count;
            }
        }
        for (const QString& value : profile->sampleValues) {
            if (!table.contains(value))
                missing.append(value);
        }
        if (missing.isEmpty())
            return;
        const QString mode = rule.params.value(QLatin1String("onUnmapped")).toString(QStringLiteral("error"));
        const qsizetype shown = std::min<qsizetype>(missing.size(), 5);
        QString list = missing.mid(0, shown).join(QStringLiteral("', '"));
        if (missing.size() > shown)
            list += QStringLiteral("' and %1 more").arg(missing.size() - shown);
        else
            list += QLatin1Char('\'');
        add("uncovered", mode == QLatin1String("error") ? "error" : "warning", rule.id, rule.inputs.value(0),
            QStringLiteral("the value table of %1 lacks '%2 (%3 profiled rows; unmapped values: %4)")
                .arg(rule.id, list).arg(rows).arg(mode),
            QStringLiteral("Add the values"));
    }

    void nulls(const Rule& rule)
    {
        if (rule.nullPolicy != NullPolicy::Keep || rule.kind == RuleKind::Constant)
            return;
        bool mayBeNull = false;
        for (const QString& input : rule.inputs) {
            const ColumnProfile* profile = m_profiles.column(input);
            const Column* column = source(input);
            mayBeNull = mayBeNull || (profile && profile->nulls > 0) || (!profile && column && column->nullable);
        }
        for (const QString& output : rule.outputs) {
            const Column* to = target(output);
            if (to && !to->nullable && mayBeNull) {
                add("nullPolicy", "warning", rule.id, output,
                    QStringLiteral("%1 may pass NULL on to '%2', which takes none").arg(rule.id, output),
                    QStringLiteral("Choose the null policy error or default"));
            }
        }
    }

    void examples(const Rule& rule)
    {
        for (const QString& failure : failingTests(rule, {m_mapping.source, m_mapping.target, {}})) {
            add("failingTest", "error", rule.id, rule.outputs.value(0),
                QStringLiteral("an example of %1 does not hold: %2").arg(rule.id, failure),
                QStringLiteral("Correct the rule or the example"));
        }
    }

    void coverage()
    {
        QHash<QString, QStringList> filledBy;
        for (const Rule& rule : m_mapping.rules) {
            if (rule.review == ReviewState::Rejected || rule.kind == RuleKind::Ambiguous)
                continue;
            for (const QString& output : rule.outputs) {
                QStringList& rules = filledBy[output.toLower()];
                rules.append(rule.id);
                if (rules.size() == 2) {
                    add("twoSources", "error", rule.id, output,
                        QStringLiteral("both %1 and %2 fill '%3'").arg(rules.at(0), rules.at(1), output),
                        QStringLiteral("Reject one of them"));
                }
            }
        }
        for (const Column& column : m_mapping.target.columns) {
            if (!filledBy.contains(column.name.toLower())) {
                add("unfilled", "warning", {}, column.name, QStringLiteral("nothing fills '%1'").arg(column.name),
                    QStringLiteral("Add a rule; a constant NULL says that the old table lacks it"));
            }
        }
        for (const Column& column : m_mapping.source.columns) {
            if (m_mapping.rulesForInput(column.name).isEmpty()) {
                add("unruled", "warning", {}, column.name,
                    QStringLiteral("no rule says what becomes of '%1'").arg(column.name),
                    QStringLiteral("Add a rule, or drop the column with a reason"));
            }
        }
    }

    void grain()
    {
        if (m_mapping.grain.rowRelation == RowRelation::Unknown) {
            add("grain", "warning", {}, {}, QStringLiteral("the mapping does not say how rows of the two tables relate"),
                QStringLiteral("State the keys and the row relation"));
        }
    }

    const Mapping& m_mapping;
    const ProfileSet& m_profiles;
    QVector<Lint> m_lints;
};

} // namespace

QVector<Lint> lintMapping(const Mapping& mapping, const ProfileSet& sourceProfiles)
{
    return Linter(mapping, sourceProfiles).run();
}

} // namespace skein::mapping
