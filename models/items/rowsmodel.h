#pragma once

#include "models/items/cellroles.h"

#include <QAbstractTableModel>
#include <QLocale>
#include <QStringList>
#include <QVector>

#include <algorithm>
#include <numeric>
#include <optional>

namespace skein::items {

/// One cell of a RowsModel, by meaning; the shared table draws it.
struct RowCell {
    QString text;
    std::optional<Mark> pill;  ///< the text stands in a pill
    std::optional<Mark> tone;  ///< colours the text
    QString second;            ///< muted, after the text
    QString link;              ///< skein:// address
    QString toolTip;
    QString icon;
    QVariant sort;             ///< when the text does not sort well
    bool mono = false;
    bool number = false;
    double confidence = -1;    ///< 0..1: a bar with the number beside it
    bool operator==(const RowCell& o) const = default;

    static RowCell count(qint64 value)
    {
        RowCell cell;
        cell.text = QLocale().toString(value);
        cell.sort = value;
        cell.number = true;
        return cell;
    }
    static RowCell state(Mark mark, const QString& words)
    {
        RowCell cell;
        cell.text = words;
        cell.pill = mark;
        return cell;
    }
};

/// A small table held as values: lists inside cards and inspectors. The same rows again change nothing; rows with the
/// same identities in the same order only change their cells, so that a selection survives refreshes.
class RowsModel : public QAbstractTableModel
{
public:
    struct Row {
        QString id;
        QVector<RowCell> cells;
        bool operator==(const Row& o) const = default;
    };

    explicit RowsModel(QObject* parent = nullptr)
        : QAbstractTableModel(parent)
    {
    }

    /// `numbers` names the columns whose titles stand at the right.
    void setHeaders(const QStringList& headers, const QVector<int>& numbers = {})
    {
        beginResetModel();
        m_headers = headers;
        m_numbers = numbers;
        endResetModel();
    }
    void setRows(const QVector<Row>& rows)
    {
        const bool same = rows.size() == m_rows.size()
            && std::equal(rows.cbegin(), rows.cend(), m_rows.cbegin(), [](const Row& a, const Row& b) { return a.id == b.id; });
        if (same) {
            for (int i = 0; i < rows.size(); ++i) {
                if (rows[i] == m_rows[i])
                    continue;
                m_rows[i] = rows[i];
                Q_EMIT dataChanged(index(i, 0), index(i, columnCount() - 1));
            }
            return;
        }
        beginResetModel();
        m_rows = rows;
        endResetModel();
    }
    const QVector<Row>& rows() const { return m_rows; }

    int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : int(m_rows.size()); }
    int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : int(m_headers.size()); }

    QVariant data(const QModelIndex& index, int role) const override
    {
        if (!checkIndex(index, CheckIndexOption::IndexIsValid))
            return {};
        const Row& row = m_rows[index.row()];
        if (role == IdRole)
            return row.id;
        if (index.column() >= row.cells.size())
            return {};
        const RowCell& cell = row.cells[index.column()];
        const auto unlessEmpty = [](const QString& text) { return text.isEmpty() ? QVariant() : QVariant(text); };
        switch (role) {
        case Qt::DisplayRole: return cell.text;
        case Qt::ToolTipRole: return unlessEmpty(cell.toolTip.isEmpty() ? cell.text : cell.toolTip);
        case PillTextRole: return cell.pill ? QVariant(cell.text) : QVariant();
        case PillKindRole: return cell.pill ? QVariant(int(*cell.pill)) : QVariant();
        case ToneRole: return cell.tone ? QVariant(int(*cell.tone)) : QVariant();
        case SecondTextRole: return unlessEmpty(cell.second);
        case LinkRole: return unlessEmpty(cell.link);
        case IconRole: return unlessEmpty(cell.icon);
        case MonoRole: return cell.mono;
        case ConfidenceRole: return cell.confidence < 0 ? QVariant() : QVariant(cell.confidence);
        case NumberRole: return cell.number;
        case SortRole: return cell.sort.isValid() ? cell.sort : QVariant(cell.text);
        default: return {};
        }
    }
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override
    {
        if (orientation != Qt::Horizontal || section < 0 || section >= m_headers.size())
            return {};
        if (role == Qt::DisplayRole)
            return m_headers[section];
        if (role == NumberRole)
            return m_numbers.contains(section);
        return {};
    }
    void sort(int column, Qt::SortOrder order) override
    {
        if (column < 0 || column >= columnCount())
            return;
        Q_EMIT layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
        const auto key = [column](const Row& row) {
            const RowCell cell = row.cells.value(column);
            return cell.sort.isValid() ? cell.sort : QVariant(cell.text);
        };
        QVector<int> position(m_rows.size());
        std::iota(position.begin(), position.end(), 0);
        std::stable_sort(position.begin(), position.end(), [&](int a, int b) {
            const QVariant left = key(m_rows[order == Qt::AscendingOrder ? a : b]);
            const QVariant right = key(m_rows[order == Qt::AscendingOrder ? b : a]);
            if (left.typeId() == QMetaType::QString)
                return left.toString().compare(right.toString(), Qt::CaseInsensitive) < 0;
            return QVariant::compare(left, right) == QPartialOrdering::Less;
        });
        QVector<Row> sorted;
        QVector<int> now(m_rows.size());
        for (int i = 0; i < position.size(); ++i) {
            sorted.append(m_rows[position[i]]);
            now[position[i]] = i;
        }
        m_rows = sorted;
        const QModelIndexList old = persistentIndexList();
        QModelIndexList moved;
        for (const QModelIndex& at : old)
            moved.append(index(now[at.row()], at.column()));
        changePersistentIndexList(old, moved);
        Q_EMIT layoutChanged({}, QAbstractItemModel::VerticalSortHint);
    }

private:
    QStringList m_headers;
    QVector<int> m_numbers;
    QVector<Row> m_rows;
};

} // namespace skein::items
