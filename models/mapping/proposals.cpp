#include "models/mapping/proposals.h"

#include "models/mapping/composites.h"
#include "models/mapping/hungarian.h"
#include "models/mapping/pairscore.h"

#include <QJsonArray>
#include <QSet>

#include <algorithm>
#include <cmath>

namespace skein::mapping {

namespace {

constexpr double kSurest = 0.99; ///< no proposal is certain: a person or the data may still prove it wrong

double rounded(double value)
{
    return std::round(value * 1000.0) / 1000.0;
}

double place(qsizetype index, qsizetype count)
{
    return count <= 1 ? 0.0 : double(index) / double(count - 1);
}

bool sameName(const QString& a, const QString& b)
{
    return a.compare(b, Qt::CaseInsensitive) == 0;
}

/// The work of one call: the score table and what has been decided so far.
class Proposer
{
public:
    Proposer(const SchemaVersion& v1, const SchemaVersion& v2, const ProfileSet& p1, const ProfileSet& p2,
        const ProposalOptions& options)
        : m_v1(v1)
        , m_v2(v2)
        , m_p1(p1)
        , m_p2(p2)
        , m_options(options)
    {
    }

    Proposals run()
    {
        compareGrain();
        scoreAll();
        findComposites();
        assignPairs();
        for (int i = 0; i < m_v1.columns.size(); ++i)
            addRuleFor(i);
        addCompositeRules();
        collectCandidates();
        for (qsizetype j = 0; j < m_v2.columns.size(); ++j) {
            if (m_filled.contains(int(j)))
                continue;
            const Column& column = m_v2.columns.at(j);
            m_result.unmatchedTargets.append(column.name);
            if (column.key && m_finer) {
                m_result.notes.append(QStringLiteral("%1 is a new part of the key that nothing old leads to: one old row "
                                                     "may stand for several new ones").arg(column.name));
            }
        }
        int number = 0;
        for (Rule& rule : m_result.rules) {
            rule.id = QStringLiteral("r%1").arg(++number);
            rule.author = QStringLiteral("skein");
            rule.confidence = rounded(std::min(rule.confidence, kSurest));
            for (Evidence& item : rule.evidence)
                item.score = rounded(item.score);
        }
        return std::move(m_result);
    }

private:
    PairProfiles profilesOf(const Column& from, const Column& to) const
    {
        return {m_p1.column(from.name), m_p2.column(to.name), m_finer};
    }

    /// More key columns than before: one old row stands for several new ones.
    void compareGrain()
    {
        const auto keys = [](const SchemaVersion& schema) {
            return std::count_if(schema.columns.cbegin(), schema.columns.cend(), [](const Column& c) { return c.key; });
        };
        m_finer = keys(m_v1) > 0 && keys(m_v2) > keys(m_v1);
    }

    void scoreAll()
    {
        QStringList names;
        for (const Column& column : m_v1.columns)
            names.append(column.name);
        for (const Column& column : m_v2.columns)
            names.append(column.name);
        const NameSimilarity similarity(names);
        for (qsizetype i = 0; i < m_v1.columns.size(); ++i) {
            const Column& from = m_v1.columns.at(i);
            QVector<PairScore> row;
            for (qsizetype j = 0; j < m_v2.columns.size(); ++j) {
                const Column& to = m_v2.columns.at(j);
                row.append(scorePair(similarity, from, place(i, m_v1.columns.size()), to,
                    place(j, m_v2.columns.size()), profilesOf(from, to)));
            }
            m_scores.append(row);
        }
    }

    void findComposites()
    {
        m_concats = compositesByValues(m_p2, m_p1);
        m_splits = compositesByValues(m_p1, m_p2);
        const auto addNamed = [](QVector<CompositeFit>& list, const QVector<CompositeFit>& named) {
            for (const CompositeFit& fit : named) {
                const bool known = std::any_of(list.begin(), list.end(),
                    [&fit](const CompositeFit& other) { return sameName(other.whole, fit.whole); });
                if (!known)
                    list.append(fit);
            }
        };
        // Names alone speak only where no values contradict them.
        if (m_p1.sampleRows.isEmpty())
            addNamed(m_concats, compositesByNames(m_v2.columns, m_v1.columns));
        if (m_p2.sampleRows.isEmpty())
            addNamed(m_splits, compositesByNames(m_v1.columns, m_v2.columns));
        // A column that is still there under its own name needs no composition.
        const auto drop = [this](QVector<CompositeFit>& list, bool wholeIsNew) {
            list.erase(std::remove_if(list.begin(), list.end(), [this, wholeIsNew](const CompositeFit& fit) {
                if (wholeIsNew)
                    return m_v1.column(fit.whole) != nullptr;
                return std::any_of(fit.parts.begin(), fit.parts.end(),
                    [this](const QString& part) { return m_v1.column(part) != nullptr; });
            }), list.end());
        };
        drop(m_concats, true);
        drop(m_splits, false);
        for (const CompositeFit& fit : std::as_const(m_concats)) {
            m_reserved.insert(fit.whole.toLower());
            for (const QString& part : fit.parts)
                m_usedSources.insert(part.toLower());
        }
        for (const CompositeFit& fit : std::as_const(m_splits)) {
            m_usedSources.insert(fit.whole.toLower());
            for (const QString& part : fit.parts)
                m_reserved.insert(part.toLower());
        }
    }

    void assignPairs()
    {
        const bool exact = m_v1.columns.size() <= m_options.exactLimit && m_v2.columns.size() <= m_options.exactLimit;
        QVector<QVector<double>> weight;
        for (qsizetype i = 0; i < m_scores.size(); ++i) {
            QVector<double> row;
            for (qsizetype j = 0; j < m_v2.columns.size(); ++j) {
                const bool reserved = m_reserved.contains(m_v2.columns.at(j).name.toLower());
                row.append(reserved ? 0.0 : m_scores.at(i).at(j).confidence - m_options.noMatch);
            }
            weight.append(row);
        }
        m_target = exact ? assign(weight) : assignGreedily(weight);
        if (!exact) {
            m_result.notes.append(QStringLiteral("More than %1 columns: pairs were taken best first, not by the best "
                                                 "total").arg(m_options.exactLimit));
        }
        m_sourceOf = QVector<int>(m_v2.columns.size(), -1);
        for (int i = 0; i < m_target.size(); ++i) {
            if (m_target.at(i) >= 0)
                m_sourceOf[m_target.at(i)] = i;
        }
    }

    /// Other new columns that are about as likely as the assigned one and that no other old column has more right to.
    QVector<int> rivals(int i) const
    {
        QVector<int> found;
        const double best = m_target.at(i) >= 0 ? m_scores.at(i).at(m_target.at(i)).placeless : 0.0;
        if (m_target.at(i) >= 0 && sameName(m_v1.columns.at(i).name, m_v2.columns.at(m_target.at(i)).name))
            return found;
        for (int j = 0; j < m_v2.columns.size(); ++j) {
            const double confidence = m_scores.at(i).at(j).placeless;
            if (j == m_target.at(i) || confidence < m_options.ambiguityFloor)
                continue;
            if (m_reserved.contains(m_v2.columns.at(j).name.toLower()))
                continue;
            const int owner = m_sourceOf.at(j);
            const bool owned = owner >= 0 && owner != i
                && m_scores.at(owner).at(j).placeless > confidence + m_options.ambiguityMargin;
            if (!owned && confidence > best - m_options.ambiguityMargin)
                found.append(j);
        }
        return found;
    }

    void addRuleFor(int i)
    {
        const Column& from = m_v1.columns.at(i);
        const int j = m_target.at(i);
        QVector<int> others = rivals(i);
        if (!others.isEmpty() && (j >= 0 || others.size() > 1)) {
            if (j >= 0)
                others.prepend(j);
            addAmbiguous(i, others);
            return;
        }
        if (j < 0) {
            if (!m_usedSources.contains(from.name.toLower()))
                addDrop(i);
            return;
        }
        const PairScore& score = m_scores.at(i).at(j);
        const PairKind kind = kindOfPair(from, m_v2.columns.at(j), score, profilesOf(from, m_v2.columns.at(j)));
        Rule rule;
        rule.kind = kind.kind;
        rule.inputs = {from.name};
        rule.outputs = {m_v2.columns.at(j).name};
        rule.params = kind.params;
        rule.confidence = std::min(score.confidence, kind.ceiling);
        rule.evidence = score.evidence + kind.evidence;
        m_filled.insert(j);
        m_result.rules.append(rule);
    }

    void addAmbiguous(int i, QVector<int> others)
    {
        std::stable_sort(others.begin(), others.end(), [this, i](int a, int b) {
            return m_scores.at(i).at(a).confidence > m_scores.at(i).at(b).confidence;
        });
        Rule rule;
        rule.kind = RuleKind::Ambiguous;
        rule.inputs = {m_v1.columns.at(i).name};
        QJsonArray candidates;
        double best = 0;
        double sum = 0;
        for (int j : std::as_const(others)) {
            const PairScore& score = m_scores.at(i).at(j);
            candidates.append(m_v2.columns.at(j).name);
            best = std::max(best, score.confidence);
            sum += score.confidence;
            // What tells candidates apart, not that all of them are text.
            for (const Evidence& item : score.evidence) {
                if (item.kind != QLatin1String("type")) {
                    rule.evidence.append({item.kind, item.score,
                        QStringLiteral("%1: %2").arg(m_v2.columns.at(j).name, item.detail)});
                }
            }
            m_filled.insert(j);
        }
        // How sure the first candidate is among all: two that fit equally well are a coin's toss, however well they fit.
        rule.confidence = sum > 0 ? best * best / sum : 0;
        rule.params.insert(QStringLiteral("candidates"), candidates);
        m_result.rules.append(rule);
    }

    void addDrop(int i)
    {
        double best = 0;
        QString nearest;
        for (int j = 0; j < m_v2.columns.size(); ++j) {
            if (m_scores.at(i).at(j).confidence > best) {
                best = m_scores.at(i).at(j).confidence;
                nearest = m_v2.columns.at(j).name;
            }
        }
        Rule rule;
        rule.kind = RuleKind::Drop;
        rule.inputs = {m_v1.columns.at(i).name};
        // Nothing found is weak evidence that nothing is there.
        rule.confidence = 0.5 * (1.0 - best);
        rule.evidence.append({QStringLiteral("name"), 1.0 - best,
            nearest.isEmpty() ? QStringLiteral("the new table has no columns")
                              : QStringLiteral("no new column fits; the nearest is %1").arg(nearest)});
        m_result.unmatchedSources.append(m_v1.columns.at(i).name);
        m_result.rules.append(rule);
    }

    static Rule compositeRule(const CompositeFit& fit, bool concat)
    {
        Rule rule;
        rule.kind = concat ? RuleKind::Concat : RuleKind::Split;
        rule.inputs = concat ? fit.parts : QStringList {fit.whole};
        rule.outputs = concat ? QStringList {fit.whole} : fit.parts;
        rule.params.insert(QStringLiteral("separator"), fit.separator);
        if (fit.rows > 0) {
            rule.confidence = 0.96 * fit.share;
            rule.evidence.append({QStringLiteral("values"), fit.share,
                QStringLiteral("%1 + '%2' + %3 = %4 in %5 % of %6 rows")
                    .arg(fit.parts.at(0), fit.separator, fit.parts.at(1), fit.whole).arg(qRound(100 * fit.share))
                    .arg(fit.rows)});
        } else {
            rule.confidence = 0.55;
            rule.evidence.append({QStringLiteral("name"), 0.6,
                QStringLiteral("%1 is usually made of %2").arg(fit.whole, fit.parts.join(QStringLiteral(" and ")))});
        }
        return rule;
    }

    void addCompositeRules()
    {
        for (const CompositeFit& fit : std::as_const(m_concats)) {
            m_result.rules.append(compositeRule(fit, true));
            markFilled({fit.whole});
        }
        for (const CompositeFit& fit : std::as_const(m_splits)) {
            if (fit.separator.isEmpty())
                continue; // where to cut is not known
            m_result.rules.append(compositeRule(fit, false));
            markFilled(fit.parts);
        }
    }

    void markFilled(const QStringList& names)
    {
        for (int j = 0; j < m_v2.columns.size(); ++j) {
            if (names.contains(m_v2.columns.at(j).name, Qt::CaseInsensitive))
                m_filled.insert(j);
        }
    }

    void collectCandidates()
    {
        for (int i = 0; i < m_scores.size(); ++i) {
            for (int j = 0; j < m_v2.columns.size(); ++j) {
                const PairScore& score = m_scores.at(i).at(j);
                Candidate candidate;
                candidate.assigned = m_target.at(i) == j;
                // A pair whose columns have found better partners is less likely than it looks by itself.
                candidate.confidence = score.confidence * (candidate.assigned ? 1.0 : competition(i, j));
                if (candidate.confidence < m_options.candidateFloor)
                    continue;
                const Column& from = m_v1.columns.at(i);
                const Column& to = m_v2.columns.at(j);
                const PairKind kind = kindOfPair(from, to, score, profilesOf(from, to));
                candidate.inputs = {from.name};
                candidate.outputs = {to.name};
                candidate.kind = kind.kind;
                candidate.confidence = std::min(candidate.confidence, kind.ceiling);
                candidate.params = kind.params;
                candidate.evidence = score.evidence + kind.evidence;
                m_result.candidates.append(candidate);
            }
        }
        for (const Rule& rule : std::as_const(m_result.rules)) {
            if (rule.kind != RuleKind::Concat && rule.kind != RuleKind::Split)
                continue;
            m_result.candidates.append(Candidate {rule.inputs, rule.outputs, rule.kind, rule.params, rule.confidence,
                rule.evidence, true});
        }
        for (Candidate& candidate : m_result.candidates) {
            candidate.confidence = rounded(candidate.confidence);
            for (Evidence& item : candidate.evidence)
                item.score = rounded(item.score);
        }
        std::stable_sort(m_result.candidates.begin(), m_result.candidates.end(),
            [](const Candidate& a, const Candidate& b) {
                return a.confidence != b.confidence ? a.confidence > b.confidence : a.assigned && !b.assigned;
            });
    }

    double competition(int i, int j) const
    {
        const double own = m_scores.at(i).at(j).confidence;
        double rival = 0;
        if (m_target.at(i) >= 0)
            rival = std::max(rival, m_scores.at(i).at(m_target.at(i)).confidence);
        if (m_sourceOf.at(j) >= 0)
            rival = std::max(rival, m_scores.at(m_sourceOf.at(j)).at(j).confidence);
        return rival <= own ? 1.0 : 1.0 - 0.6 * (rival - own);
    }

    const SchemaVersion& m_v1;
    const SchemaVersion& m_v2;
    const ProfileSet& m_p1;
    const ProfileSet& m_p2;
    const ProposalOptions& m_options;
    QVector<QVector<PairScore>> m_scores;
    QVector<CompositeFit> m_concats;
    QVector<CompositeFit> m_splits;
    QSet<QString> m_reserved;
    QSet<QString> m_usedSources;
    QVector<int> m_target;
    QVector<int> m_sourceOf;
    QSet<int> m_filled;
    bool m_finer = false;
    Proposals m_result;
};

} // namespace

QJsonObject Candidate::toJson() const
{
    QJsonObject object;
    object.insert(QStringLiteral("inputs"), QJsonArray::fromStringList(inputs));
    object.insert(QStringLiteral("outputs"), QJsonArray::fromStringList(outputs));
    object.insert(QStringLiteral("kind"), ruleKindName(kind));
    object.insert(QStringLiteral("confidence"), confidence);
    if (!params.isEmpty())
        object.insert(QStringLiteral("params"), params);
    object.insert(QStringLiteral("assigned"), assigned);
    QJsonArray list;
    for (const Evidence& item : evidence) {
        list.append(QJsonObject {{QStringLiteral("kind"), item.kind}, {QStringLiteral("score"), item.score},
            {QStringLiteral("detail"), item.detail}});
    }
    object.insert(QStringLiteral("evidence"), list);
    return object;
}

Proposals proposeMapping(const SchemaVersion& v1, const SchemaVersion& v2, const ProfileSet& p1, const ProfileSet& p2,
    const ProposalOptions& options)
{
    return Proposer(v1, v2, p1, p2, options).run();
}

QVector<Rule> propose(const SchemaVersion& v1, const SchemaVersion& v2, const ProfileSet& p1, const ProfileSet& p2,
    const ProposalOptions& options)
{
    return proposeMapping(v1, v2, p1, p2, options).rules;
}

Mapping proposedMapping(const QString& sourceDataset, const SchemaVersion& v1, const QString& targetDataset,
    const SchemaVersion& v2, const Proposals& proposals)
{
    Mapping mapping;
    mapping.id = sourceDataset.section(QLatin1Char('.'), -1) + QStringLiteral("-to-")
        + targetDataset.section(QLatin1Char('.'), -1);
    mapping.source = {sourceDataset, v1.hash(), v1.columns};
    mapping.target = {targetDataset, v2.hash(), v2.columns};
    mapping.rules = proposals.rules;
    for (const Column& column : v1.columns) {
        if (column.key)
            mapping.grain.source.append(column.name);
    }
    for (const Column& column : v2.columns) {
        if (column.key)
            mapping.grain.target.append(column.name);
    }
    // The row relation stays unknown: keys that look alike do not prove it, and a person has to state it.
    return mapping;
}

QJsonObject proposalsToJson(const Proposals& proposals)
{
    QJsonArray list;
    for (const Candidate& candidate : proposals.candidates)
        list.append(candidate.toJson());
    QJsonObject object {{QStringLiteral("proposals"), list}};
    object.insert(QStringLiteral("unmatchedSources"), QJsonArray::fromStringList(proposals.unmatchedSources));
    object.insert(QStringLiteral("unmatchedTargets"), QJsonArray::fromStringList(proposals.unmatchedTargets));
    if (!proposals.notes.isEmpty())
        object.insert(QStringLiteral("notes"), QJsonArray::fromStringList(proposals.notes));
    return object;
}

} // namespace skein::mapping
