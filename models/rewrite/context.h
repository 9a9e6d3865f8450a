#pragma once

#include "models/rewrite/rewrite.h"

namespace skein::rewrite::detail {

/// A mapping as the rewriter asks for it: which names mean v1 and v2, which rule speaks for a column.
class Context
{
public:
    Context(const mapping::Mapping& mapping, const Options& options);

    const mapping::Mapping& mapping;
    const Options& options;

    /// v1 and v2 are one name: the columns are renamed where they are.
    bool inPlace() const { return !mapping.movesTable(); }
    /// Why an in-place mapping cannot be carried out; empty when it can.
    QString inPlaceFault() const;

    /// A name matches when the shorter of the two is the end of the longer, part by part.
    bool isSource(const QString& name) const;
    bool isTarget(const QString& name) const;
    QString sourceName() const; ///< last part: what a mention is recognised by
    std::optional<QStringList> sourceColumns() const; ///< nothing when not known
    std::optional<QStringList> targetColumns() const;

    /// The active rule that says how to get the column's values from v2; null when there is none.
    const mapping::Rule* ruleFor(const QString& column) const;

    /// Masks templates, parses and resolves.
    sql::Script parse(const QByteArray& text) const;

    /// Offset of the first mention of v1's name as a word; -1 when there is none.
    qsizetype mention(const QByteArray& text, qsizetype from = 0) const;
    bool mentions(const QByteArray& text) const { return mention(text) >= 0; }

private:
    bool isOtherDataset(const QString& name) const;
    std::optional<QStringList> columnsOf(const QString& table) const;
};

bool sameTable(const QString& a, const QString& b);
bool containsName(const QStringList& names, const QString& name);

} // namespace skein::rewrite::detail
