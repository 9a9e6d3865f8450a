#pragma once

#include "models/items/rowsmodel.h"
#include "models/review/change.h"

namespace skein::items {

/// Which changes to list; empty = all.
struct ChangeFilter {
    QString migration;
    QString state;   ///< name of a state, or "live" = not merged, reverted or closed
    QString text;
    bool anomaliesOnly = false;
    bool operator==(const ChangeFilter& o) const = default;
};

/// How many changes the filter's state lets through.
int countIn(const QVector<review::Change>& changes, const QString& state);

QString changeStateWords(review::ChangeState state);
Mark changeStateMark(review::ChangeState state);
/// Something a reviewer should look at before trusting the shape: warnings, failed checks, low confidence.
QStringList anomaliesOf(const review::Change& change);
inline constexpr double lowConfidence = 0.8;

/// Changes of one owner that were edited by the same rules in the same ways.
struct ChangeGroup {
    QString id;          ///< "g:<owner>\n<shape>"
    QString owner;
    QString shape;
    QString title;       ///< the shape in words
    QVector<const review::Change*> changes;
    QStringList approvable;  ///< open ones without anomalies
    int anomalies = 0;       ///< changes with something to look at
};
/// By owner, then by size. Points into `changes`.
QVector<ChangeGroup> groupsOf(const QVector<review::Change>& changes, const ChangeFilter& filter = {});

QStringList changeHeaders();
/// One row a group, its changes below it unless it is folded. A change that is like no other stands for itself.
QVector<RowsModel::Row> changeRows(const QVector<ChangeGroup>& groups, const QSet<QString>& folded);

/// Group rows stay above their changes, so that this table does not sort.
class ChangeTable final : public RowsModel
{
public:
    using RowsModel::RowsModel;
    void sort(int, Qt::SortOrder) override { }
};

} // namespace skein::items
