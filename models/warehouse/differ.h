#pragma once

#include "models/warehouse/diff.h"

#include <algorithm>

namespace skein::warehouse {

/// One comparison. Side 0 is left, 1 is right.
class Differ
{
public:
    Differ(Warehouse& warehouse, const Operand& left, const Operand& right, const DiffOptions& options)
        : m_warehouse(warehouse)
        , m_operands {left, right}
        , m_options(options)
    {
    }
    Result<DataDiff> run();

private:
    /// Keys in (low, high]; an empty list is open.
    struct Segment {
        QVariantList low, high;
        qint64 rows[2] = {0, 0};
        qint64 larger() const { return std::max(rows[0], rows[1]); }
    };
    struct HashedPart {
        qint64 rows = 0;
        QString hash;
    };

    Status resolveColumns();
    QString from(int side) const;
    QString value(const QString& column) const; ///< the column as it is hashed
    Result<HashedPart> hashed(int side, const QString& where);
    Status aggregates();
    bool keysSortAlike() const;

    Status compareMultisets();
    Status compareKeyed();
    Status compareNullKeys();
    Status split(const Segment& segment, QVector<Segment>& next);
    Result<QVector<QVariantList>> boundaries(int side, const Segment& segment);
    Status fetch(const QString& where);
    QString where(const Segment& segment) const;
    QString keyTuple() const;
    QString tuple(const QVariantList& key) const;
    bool sameValue(const QVariant& a, const QVariant& b) const;
    void compareKey(const QVariantList& key, QVector<QVariantList> left, QVector<QVariantList> right);

    Warehouse& m_warehouse;
    Operand m_operands[2];
    DiffOptions m_options;
    DataDiff m_result;
    QStringList m_names[2];    ///< compared columns as each side spells them
    QStringList m_columns;     ///< compared columns, quoted
    QStringList m_keys;        ///< key columns, quoted
    QVector<int> m_keyIndexes; ///< positions of the key among the compared columns
};

} // namespace skein::warehouse
