#include "ui/shell/frame/palettemodel.h"

#include "ui/shell/frame/fuzzymatch.h"

#include <QLocale>

#include <algorithm>

namespace skein::ui {

namespace {

struct Candidate {
    PaletteItem item;
    FuzzyMatch match;
    qsizetype order = 0;
};

struct Group {
    QString name;
    QVector<Candidate> candidates;
    int best = 0;
    qsizetype order = 0;
};

} // namespace

PaletteModel::PaletteModel(QObject* parent)
    : QAbstractListModel(parent)
{
}

void PaletteModel::setSources(const QVector<PaletteSource>& sources)
{
    m_sources = sources;
    setQuery({});
}

void PaletteModel::setQuery(const QString& query)
{
    QString rest = query.trimmed();
    const PaletteSource* only = nullptr;
    for (const PaletteSource& source : std::as_const(m_sources)) {
        if (!source.prefix.isEmpty() && rest.startsWith(source.prefix)) {
            only = &source;
            rest = rest.mid(source.prefix.size()).trimmed();
            break;
        }
    }
    QVector<Group> groups;
    const auto groupOf = [&groups](const QString& name) -> Group& {
        for (Group& group : groups) {
            if (group.name == name)
                return group;
        }
        groups.append({name, {}, 0, groups.size()});
        return groups.last();
    };
    m_matches = 0;
    for (const PaletteSource& source : std::as_const(m_sources)) {
        if (only ? &source != only : false)
            continue;
        const QList<PaletteItem> items = source.items ? source.items(rest) : QList<PaletteItem>();
        for (const PaletteItem& item : items) {
            Candidate candidate {item, fuzzyMatch(rest, item.text), 0};
            if (!candidate.match.matched) {
                const FuzzyMatch detail = fuzzyMatch(rest, item.detail);
                if (!detail.matched && !source.ranked)
                    continue;
                candidate.match = {true, detail.matched ? detail.score / 2 : 0, {}};
            }
            ++m_matches;
            Group& group = groupOf(item.group.isEmpty() ? source.name : item.group);
            candidate.order = group.candidates.size();
            // A ranked source's own order stands, so its scores only place the group.
            group.best = std::max(group.best, candidate.match.score);
            if (source.ranked)
                candidate.match.score = -int(candidate.order);
            group.candidates << candidate;
        }
    }
    for (Group& group : groups) {
        std::stable_sort(group.candidates.begin(), group.candidates.end(), [](const Candidate& a, const Candidate& b) { return a.match.score > b.match.score; });
    }
    if (!rest.isEmpty())
        std::stable_sort(groups.begin(), groups.end(), [](const Group& a, const Group& b) { return a.best > b.best; });

    beginResetModel();
    m_rows.clear();
    m_shown = 0;
    for (const Group& group : std::as_const(groups)) {
        const qsizetype shown = std::min<qsizetype>(group.candidates.size(), only ? qsizetype(mostPerGroup) * 8 : qsizetype(mostPerGroup));
        QString heading = group.name;
        if (shown < group.candidates.size())
            heading = tr("%1 — first %2 of %3").arg(group.name, QLocale().toString(shown), QLocale().toString(group.candidates.size()));
        m_rows << Row {heading, {}, {}};
        for (qsizetype i = 0; i < shown; ++i)
            m_rows << Row {{}, group.candidates.at(i).item, group.candidates.at(i).match.positions};
        m_shown += int(shown);
    }
    endResetModel();
}

int PaletteModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant PaletteModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows.size())
        return {};
    const Row& row = m_rows.at(index.row());
    const bool heading = !row.heading.isEmpty();
    switch (role) {
    case Qt::DisplayRole:
        return heading ? row.heading : row.item.text;
    case Qt::AccessibleTextRole:
        return heading ? row.heading : QStringList({row.item.text, row.item.detail}).join(QStringLiteral(", "));
    case HeadingRole:
        return heading;
    case DetailRole:
        return row.item.detail;
    case IconRole:
        return row.item.icon;
    case ShortcutRole:
        return row.item.shortcut.toString(QKeySequence::NativeText);
    case PositionsRole:
        return QVariant::fromValue(row.positions);
    case EnabledRole:
        return heading || row.item.enabled;
    default:
        return {};
    }
}

Qt::ItemFlags PaletteModel::flags(const QModelIndex& index) const
{
    const PaletteItem* item = index.isValid() ? itemAt(index.row()) : nullptr;
    return item && item->enabled ? Qt::ItemIsEnabled | Qt::ItemIsSelectable : Qt::NoItemFlags;
}

const PaletteItem* PaletteModel::itemAt(int row) const
{
    return row >= 0 && row < m_rows.size() && m_rows.at(row).heading.isEmpty() ? &m_rows.at(row).item : nullptr;
}

int PaletteModel::nextItem(int row, int step) const
{
    for (int i = row; i >= 0 && i < m_rows.size(); i += step) {
        const PaletteItem* item = itemAt(i);
        if (item && item->enabled)
            return i;
    }
    return -1;
}

} // namespace skein::ui
