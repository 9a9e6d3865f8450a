#pragma once

#include "models/rewrite/context.h"
#include "models/rewrite/oldvalue.h"

#include <QHash>
#include <QSet>

namespace skein::rewrite::detail {

/// The edits of one text with everything that speaks against them.
struct Plan {
    QVector<Edit> edits;              ///< by position
    QVector<Diagnostic> diagnostics;  ///< by line
    bool blocked = false;             ///< the mapping does not say enough
    bool needsPerson = false;         ///< the text cannot be read well enough, or writes v1
    int moved = 0;                    ///< relations that move to v2
    int left = 0;                     ///< relations left on v1 by a rule
};

/// Decides every edit of one text. One instance plans one text.
class Planner
{
public:
    Planner(const QByteArray& text, const Context& context);
    Plan run();

private:
    // scope (planner.cpp)
    void findRelations();
    void checkRules();
    void checkSchemas();
    void checkWhole();
    void findLeaves();
    void findMentions();
    void findResidue();
    void checkWrites();
    int movedRelationOf(const sql::ColumnRef& column) const; ///< -1 when the column is none of v1
    bool couldBeSource(const sql::ColumnRef& column) const;  ///< ambiguous, v1 among the candidates

    // references (planner_columns.cpp)
    void planColumns();
    void planColumn(int index);
    void planUnknown(const sql::ColumnRef& column);
    void planLiteral(const sql::Literal& literal, const QByteArray& after, const mapping::Rule& rule);
    bool planComparison(const sql::ColumnRef& column, const mapping::Rule& rule);
    bool readsRaw(const sql::ColumnRef& column, const mapping::Rule& rule) const;
    bool needsWhole(int column) const;
    QByteArray qualifierFor(const sql::ColumnRef& column, int relation, const QStringList& newNames) const;
    QByteArray parenthesised(const OldValue& value, const ByteRange& range) const;
    bool block(const sql::ColumnRef& column);
    void planCaptured();
    void planCapturedOrders();
    void planTakenAliases();
    void planTakenNames();
    void markWholeNumbers();

    // tables, stars, published names (planner_tables.cpp)
    void planTable(int relation);
    QByteArray newTableName(const sql::Relation& relation, ByteRange& range) const;
    QByteArray referenceText(int relation) const; ///< how columns of it are qualified after the move
    void planStars();
    void planStar(int blockIndex, const sql::Projection& projection);
    void planUsing(int blockIndex);
    void planPublished();
    QByteArray publishedName(const sql::ColumnRef& column, const sql::Block& block) const;
    bool publishesSame(const QByteArray& text, const QByteArray& published, const sql::Block& block) const;
    bool keepsName(int blockIndex) const;

    // renames carried on (planner_propagate.cpp)
    void planPropagation();
    QHash<QString, QString> renamedOutputs(int query, int depth); ///< lower-case old → new
    QString renamedColumn(const sql::ColumnRef& column, int depth);

    // tokens
    int tokenAt(qsizetype offset) const;         ///< index in m_significant of the token that begins there or behind
    QByteArray wordAt(int significant) const;    ///< upper case
    int innermostBlock(qsizetype offset) const;

    void add(const ByteRange& range, const QByteArray& after, const QString& rule, const QString& reference, double confidence, const QString& reason);
    void error(const QString& rung, qsizetype offset, const QString& rule, const QString& text, const QString& message, const QString& remedy);
    void person(qsizetype offset, const QString& text, const QString& message, const QString& remedy);
    void note(const QString& severity, const QString& rung, qsizetype offset, const QString& rule, const QString& text, const QString& message, const QString& remedy);

    const QByteArray& m_text;
    const Context& m_context;
    sql::Script m_script;
    bool m_templates = false;
    QVector<int> m_significant;
    QSet<int> m_moved;
    QSet<int> m_left;
    QSet<int> m_wholeColumns;                     ///< references that must stay whole numbers
    QHash<int, QByteArray> m_columnText;          ///< reference → its replacement
    QHash<int, QString> m_columnRule;
    QSet<int> m_usingBlocks;                      ///< blocks whose USING became ON
    QHash<int, QStringList> m_usingNames;         ///< block → names no longer merged
    QHash<int, QHash<QString, QString>> m_renamedOutputs;
    Plan m_plan;
};

} // namespace skein::rewrite::detail
