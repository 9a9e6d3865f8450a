#include "models/importers/sqlreferences.h"

#include "models/sql/jinja.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace skein::importers {

namespace {

/// Whether a name is a path into a column of a relation before it in the same FROM, or of a block around.
bool isArrayPath(const sql::Script& script, const sql::Relation& relation)
{
    const QString first = relation.name.section(QLatin1Char('.'), 0, 0);
    if (first == relation.name)
        return false;
    for (int block = relation.block; block >= 0; block = script.blocks[block].parent) {
        for (const int other : script.blocks[block].relations) {
            const sql::Relation& before = script.relations[other];
            if (&before == &relation || before.nameRange.begin >= relation.nameRange.begin)
                continue;
            if (sql::sameName(before.referenceName(), first))
                return true;
        }
    }
    return false;
}

class Collector
{
public:
    /// `original` is the text before templates were masked, `lists` what its variables may be.
    Collector(const sql::Script& script, const SqlPlace& place, const QByteArray& original, const QMap<QByteArray, QList<QByteArray>>& lists)
        : m_script(script)
        , m_place(place)
        , m_original(original)
        , m_lists(lists)
    {
        for (const sql::Statement& statement : script.statements) {
            if (!statement.temporary)
                continue;
            for (const sql::WriteTarget& target : statement.writes)
                m_temporary.insert(target.name.toLower());
        }
    }

    SqlReferences collect()
    {
        for (const sql::Relation& relation : m_script.relations) {
            if (relation.kind == sql::RelationKind::Table && !relation.name.isEmpty() && !isArrayPath(m_script, relation))
                note(relation.name, relation.nameRange, m_found.reads);
        }
        for (const ByteRange& range : m_script.opaque)
            scan(range);
        bool queries = false, defines = false;
        for (const sql::Statement& statement : m_script.statements) {
            for (const sql::WriteTarget& target : statement.writes) {
                if (statement.kind != sql::StatementKind::Drop && statement.kind != sql::StatementKind::CreateIndex && statement.kind != sql::StatementKind::Alter)
                    note(target.name, target.range, m_found.writes);
            }
            queries = queries || statement.query >= 0;
            defines = defines || statement.kind == sql::StatementKind::CreateTable;
        }
        m_found.definesOnly = defines && !queries && m_found.reads.isEmpty();
        for (const sql::Problem& problem : m_script.problems)
            m_found.notUnderstood.append({lineOfOffset(m_script.text, problem.range.begin), problem.message});
        if (m_script.understood())
            columns();
        return std::move(m_found);
    }

private:
    void note(const QString& name, const ByteRange& range, QMap<QString, int>& into)
    {
        if (m_temporary.contains(name.toLower()))
            return;
        const int line = lineOfOffset(m_script.text, range.begin);
        if (name.contains(QLatin1String("__jinja"))) {
            const QStringList made = expanded(range);
            for (const QString& each : made) {
                if (const QString full = qualifiedBy(each, m_place); !into.contains(full))
                    into.insert(full, line);
            }
            if (made.isEmpty())
                m_found.templated.insert(QString::fromUtf8(m_original.mid(range.begin, range.size())).simplified(), line);
            return;
        }
        const QString full = qualifiedBy(name, m_place);
        if (!into.contains(full))
            into.insert(full, line);
    }

    /// The names that a templated one stands for, where the template itself lists the values of its variables.
    QStringList expanded(const ByteRange& range) const
    {
        static const QRegularExpression variable(QStringLiteral("\\{\\{-?\\s*(\\w+)\\s*-?\\}\\}"));
        constexpr qsizetype most = 500;
        QStringList names {QString::fromUtf8(m_original.mid(range.begin, range.size())).remove(QLatin1Char('`')).remove(QLatin1Char('"'))};
        for (QRegularExpressionMatch match = variable.match(names.constFirst()); match.hasMatch(); match = variable.match(names.constFirst())) {
            const QList<QByteArray> values = m_lists.value(match.captured(1).toUtf8());
            if (values.isEmpty() || values.size() * names.size() > most)
                return {};
            QStringList next;
            for (const QString& name : std::as_const(names)) {
                for (const QByteArray& value : values)
                    next << QString(name).replace(match.captured(0), QString::fromUtf8(value));
            }
            names = next;
        }
        return names.constFirst().contains(QLatin1Char('{')) ? QStringList() : names;
    }

    /// Tables named in a part that the parser does not understand: what stands behind FROM and JOIN there.
    void scan(const ByteRange& range)
    {
        struct Level {
            bool call = false;   ///< the brackets of a function: EXTRACT(day FROM x)
            bool select = false;
        };
        QVector<Level> levels {Level()};
        const sql::Token* before = nullptr;
        const auto word = [&](const sql::Token& token) { return m_script.slice(token.range).toUpper(); };
        for (qsizetype i = 0; i < m_script.tokens.size(); ++i) {
            const sql::Token& token = m_script.tokens[i];
            if (!range.contains(token.range) || token.isTrivia())
                continue;
            const QByteArray text = token.kind == sql::TokenKind::Word || token.kind == sql::TokenKind::Operator ? word(token) : QByteArray();
            if (text == "(") {
                levels.append({before && before->kind == sql::TokenKind::Word && !sql::isReservedWord(m_script.slice(before->range)), false});
            } else if (text == ")" && levels.size() > 1) {
                levels.removeLast();
            } else if (text == "SELECT") {
                levels.last().select = true;
            } else if (text == "JOIN" || (text == "FROM" && (levels.constLast().select || !levels.constLast().call))) {
                i = tableAfter(i + 1, range);
                before = nullptr;
                continue;
            }
            before = &token;
        }
    }

    /// Notes the dotted name from a token on; gives the index of its last token.
    qsizetype tableAfter(qsizetype i, const ByteRange& range)
    {
        const auto next = [&](qsizetype from) {
            while (from < m_script.tokens.size() && m_script.tokens[from].isTrivia())
                ++from;
            return from;
        };
        const auto isName = [&](qsizetype at) {
            return at < m_script.tokens.size() && range.contains(m_script.tokens[at].range)
                && (m_script.tokens[at].kind == sql::TokenKind::QuotedIdentifier || m_script.tokens[at].kind == sql::TokenKind::Word);
        };
        const auto isOp = [&](qsizetype at, const char* op) { return at < m_script.tokens.size() && m_script.slice(m_script.tokens[at].range) == op; };
        qsizetype at = next(i);
        if (!isName(at) || sql::isReservedWord(m_script.slice(m_script.tokens[at].range)))
            return i - 1;
        const qsizetype begin = m_script.tokens[at].range.begin;
        QStringList parts {sql::identifierText(m_script.slice(m_script.tokens[at].range))};
        while (isOp(next(at + 1), ".") && isName(next(next(at + 1) + 1))) {
            at = next(next(at + 1) + 1);
            parts << sql::identifierText(m_script.slice(m_script.tokens[at].range));
        }
        const QString name = parts.join(QLatin1Char('.'));
        const bool cte = std::any_of(m_script.queries.cbegin(), m_script.queries.cend(), [&](const sql::Query& query) {
            return std::any_of(query.ctes.cbegin(), query.ctes.cend(), [&](const sql::Cte& entry) { return sql::sameName(entry.name, name); });
        });
        // A bare name in such a part is more often a CTE of it than a table.
        if (!isOp(next(at + 1), "(") && !cte && name.contains(QLatin1Char('.')) && name.compare(QLatin1String("unnest"), Qt::CaseInsensitive) != 0)
            note(name, {begin, m_script.tokens[at].range.end}, m_found.reads);
        return at;
    }

    void columns()
    {
        QSet<QString> unsure;
        for (const sql::StatementLineage& entry : sql::lineage(m_script)) {
            if (entry.starUnresolved) {
                for (const QString& table : entry.reads)
                    unsure.insert(qualifiedBy(table, m_place));
            } else if (!entry.outputs.isEmpty()) {
                m_found.outputs.clear();
                for (const sql::OutputColumn& output : entry.outputs)
                    m_found.outputs << output.name;
            }
            for (const sql::OutputColumn& output : entry.outputs) {
                for (const sql::ColumnSource& source : output.sources)
                    add(source, output.name, source.direct);
            }
            for (const sql::ColumnSource& source : entry.indirect)
                add(source, QString(), false);
        }
        // A column that may belong to one of several tables makes all of them unsure.
        const bool loose = std::any_of(m_script.columns.cbegin(), m_script.columns.cend(), [](const sql::ColumnRef& column) {
            return column.resolution == sql::Resolution::Ambiguous || column.resolution == sql::Resolution::Unresolved;
        });
        if (loose)
            m_found.columns.clear();
        for (const QString& table : std::as_const(unsure))
            m_found.columns.remove(table);
    }

    void add(const sql::ColumnSource& source, const QString& to, bool direct)
    {
        const QString table = qualifiedBy(source.table, m_place);
        if (m_found.reads.contains(table))
            m_found.columns[table].append({source.column, to, direct});
    }

    const sql::Script& m_script;
    const SqlPlace& m_place;
    const QByteArray& m_original;
    const QMap<QByteArray, QList<QByteArray>>& m_lists;
    QSet<QString> m_temporary;
    SqlReferences m_found;
};

} // namespace

QString qualifiedBy(const QString& name, const SqlPlace& place)
{
    const QStringList parts = name.split(QLatin1Char('.'));
    const bool information = parts.size() > 1 && parts[parts.size() - 2].compare(QLatin1String("INFORMATION_SCHEMA"), Qt::CaseInsensitive) == 0;
    const qsizetype given = information ? parts.size() - 1 : parts.size();
    QStringList full = parts;
    if (given == 1 && !place.dataset.isEmpty())
        full.prepend(place.dataset);
    if (given <= 2 && !place.project.isEmpty() && (given == 2 || !place.dataset.isEmpty()))
        full.prepend(place.project);
    return full.join(QLatin1Char('.'));
}

SqlReferences sqlReferences(const QByteArray& text, sql::Dialect dialect, const SqlPlace& place, const sql::SchemaProvider& schemas)
{
    const bool templates = sql::hasTemplates(text);
    const auto lists = templates ? sql::templateLists(text) : QMap<QByteArray, QList<QByteArray>>();
    SqlReferences all;
    QSet<QString> unsure;
    bool first = true;
    for (const QByteArray& variant : templates ? sql::templateVariants(text) : QVector<QByteArray> {text}) {
        SqlReferences found = Collector(sql::analyze(sql::maskTemplates(variant), dialect, schemas), place, text, lists).collect();
        for (auto it = found.reads.cbegin(); it != found.reads.cend(); ++it) {
            if (!found.columns.contains(it.key()))
                unsure.insert(it.key());
        }
        if (first) {
            all = std::move(found);
            first = false;
            continue;
        }
        all.reads.insert(found.reads);
        all.writes.insert(found.writes);
        all.templated.insert(found.templated);
        for (auto it = found.columns.cbegin(); it != found.columns.cend(); ++it) {
            for (const auto& use : it.value()) {
                if (!all.columns[it.key()].contains(use))
                    all.columns[it.key()].append(use);
            }
        }
        all.definesOnly = all.definesOnly && found.definesOnly;
        if (all.outputs.isEmpty())
            all.outputs = found.outputs;
        if (all.notUnderstood.isEmpty())
            all.notUnderstood = found.notUnderstood;
    }
    for (const QString& table : std::as_const(unsure))
        all.columns.remove(table); // one branch reads it in a way that is not known
    return all;
}

} // namespace skein::importers
