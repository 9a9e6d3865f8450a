#include "models/items/catalog/catalogtable.h"

#include "models/items/catalog/statewords.h"
#include "models/items/cellroles.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <numeric>

namespace skein::items {

namespace {

QString iconOf(EntityKind kind)
{
    switch (kind) {
    case EntityKind::Dataset: return QStringLiteral("dataset");
    case EntityKind::Pipeline: return QStringLiteral("pipeline");
    case EntityKind::Group: return QStringLiteral("group");
    case EntityKind::User: return QStringLiteral("user");
    case EntityKind::System:
    case EntityKind::Domain: return QStringLiteral("system");
    case EntityKind::Api: return QStringLiteral("api");
    default: return QStringLiteral("component");
    }
}

QString ownerText(const Entity& entity)
{
    QStringList owners;
    for (const EntityRef& owner : entity.owners)
        owners << owner.name;
    return owners.join(QStringLiteral(", "));
}

} // namespace

CatalogTable::CatalogTable(QObject* parent)
    : QAbstractTableModel(parent)
    , m_catalog(std::make_shared<Catalog>())
    , m_graph(std::make_shared<LineageGraph>())
{
}

void CatalogTable::setCatalog(const CatalogPtr& catalog, const std::shared_ptr<const LineageGraph>& graph, const MigrationStateOf& stateOf)
{
    beginResetModel();
    m_catalog = catalog;
    m_graph = graph;
    m_stateOf = stateOf;
    m_given.clear();
    m_rows.clear();
    m_notes.clear();
    endResetModel();
}

void CatalogTable::setRows(const QVector<int>& entities, const QStringList& notes)
{
    // Not with ==: Qt 6.4 hands memcmp() null pointers where both are empty.
    if (std::equal(entities.cbegin(), entities.cend(), m_given.cbegin(), m_given.cend()) && notes.isEmpty() && m_notes.isEmpty())
        return;
    beginResetModel();
    m_given = entities;
    m_notes.clear();
    for (int i = 0; i < notes.size() && i < entities.size(); ++i) {
        if (!notes[i].isEmpty())
            m_notes.insert(entities[i], notes[i]);
    }
    arrange();
    endResetModel();
}

void CatalogTable::refreshMigration()
{
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0, Migration), index(int(m_rows.size()) - 1, Migration));
}

void CatalogTable::unsort()
{
    if (m_sortColumn < 0)
        return;
    beginResetModel();
    m_sortColumn = -1;
    arrange();
    endResetModel();
}

const Entity* CatalogTable::entity(int row) const
{
    return row >= 0 && row < m_rows.size() ? &m_catalog->entities[m_rows[row]] : nullptr;
}

int CatalogTable::rowOf(const EntityRef& ref) const
{
    for (int row = 0; row < m_rows.size(); ++row) {
        if (m_catalog->entities[m_rows[row]].ref == ref)
            return row;
    }
    return -1;
}

int CatalogTable::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int CatalogTable::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString CatalogTable::text(const Entity& entity, int column) const
{
    switch (column) {
    case Name: return entity.qualifiedName.isEmpty() ? entity.displayName() : entity.qualifiedName;
    case Kind: return entityKindName(entity.ref.kind);
    case Owner: return ownerText(entity);
    case System: return entity.system.name;
    case Platform: return entity.framework.isEmpty() ? entity.platform : entity.framework;
    case Lifecycle: return entity.lifecycle;
    case Freshness: return durationWords(entity.freshnessSloMinutes);
    case Migration: {
        const QString state = m_stateOf ? m_stateOf(entity.ref) : QString();
        return state.isEmpty() || state == QLatin1String("none") ? QString() : migrationStateWords(state);
    }
    default: {
        const QVariant value = number(entity, column);
        return value.isValid() && value.toInt() >= 0 ? QLocale().toString(value.toInt()) : QString();
    }
    }
}

QVariant CatalogTable::number(const Entity& entity, int column) const
{
    switch (column) {
    case Consumers: {
        const int node = m_graph->node(entity.ref);
        if (node < 0)
            return -1;
        return int(entity.ref.kind == EntityKind::Dataset ? m_graph->directConsumers(node).size() : m_graph->downstream(node).size());
    }
    case Columns:
        return entity.currentSchema() ? int(entity.currentSchema()->columns.size()) : -1;
    case Freshness:
        return entity.freshnessSloMinutes;
    default:
        return {};
    }
}

QVariant CatalogTable::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Entity& entity = m_catalog->entities[m_rows[index.row()]];
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return text(entity, column);
    case CopyRole: { // numbers without group separators
        const QVariant value = number(entity, column);
        return !value.isValid() || column == Freshness ? text(entity, column) : value.toInt() < 0 ? QString() : QString::number(value.toInt());
    }
    case Qt::ToolTipRole:
        return column == Name && !entity.description.isEmpty() ? text(entity, Name) + QLatin1Char('\n') + entity.description : text(entity, column);
    case Qt::AccessibleTextRole:
        return column == Name ? entityKindName(entity.ref.kind) + QLatin1Char(' ') + text(entity, Name) : text(entity, column);
    case IdRole:
        return entity.ref.toString();
    case IconRole:
        return column == Name ? QVariant(iconOf(entity.ref.kind)) : QVariant();
    case SecondTextRole:
        return column == Name ? QVariant(m_notes.value(m_rows[index.row()])) : QVariant();
    case NumberRole:
        return column == Consumers || column == Columns || column == Freshness;
    case PillTextRole:
        return column == Migration && !text(entity, Migration).isEmpty() ? QVariant(text(entity, Migration)) : QVariant();
    case PillKindRole:
        return column == Migration ? QVariant(int(migrationStateMark(m_stateOf ? m_stateOf(entity.ref) : QString()))) : QVariant();
    case ToneRole:
        return column == Lifecycle && entity.lifecycle == QLatin1String("deprecated") ? QVariant(int(Mark::Held)) : QVariant();
    default:
        return {};
    }
}

QVariant CatalogTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == NumberRole)
        return section == Consumers || section == Columns || section == Freshness;
    if (role == Qt::ToolTipRole && section == Consumers)
        return tr("Direct: pipelines that read it, and what is made from it without one");
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name: return tr("Name");
    case Kind: return tr("Kind");
    case Owner: return tr("Owner");
    case System: return tr("System");
    case Platform: return tr("Framework");
    case Lifecycle: return tr("Lifecycle");
    case Consumers: return tr("Consumers");
    case Columns: return tr("Columns");
    case Freshness: return tr("Fresh within");
    default: return tr("Migration");
    }
}

void CatalogTable::sort(int column, Qt::SortOrder order)
{
    if (column < 0 || column >= ColumnCount) // a header without sort indicator
        return;
    m_sortColumn = column;
    m_order = order;
    Q_EMIT layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    const QVector<int> before = m_rows;
    arrange();
    const QModelIndexList old = persistentIndexList();
    if (!old.isEmpty()) {
        QHash<int, int> now;
        for (int row = 0; row < m_rows.size(); ++row)
            now.insert(m_rows[row], row);
        QModelIndexList moved;
        for (const QModelIndex& at : old)
            moved.append(index(now.value(before[at.row()]), at.column()));
        changePersistentIndexList(old, moved);
    }
    Q_EMIT layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

void CatalogTable::arrange()
{
    m_rows = m_given;
    if (m_sortColumn < 0)
        return;
    // Keys are made once a row, not once a comparison.
    struct Key {
        int entity;
        int number;
        QString text;
    };
    std::vector<Key> keys;
    keys.reserve(size_t(m_rows.size()));
    for (const int at : std::as_const(m_rows)) {
        const Entity& entity = m_catalog->entities[at];
        const QVariant value = number(entity, m_sortColumn);
        keys.push_back({at, value.isValid() ? value.toInt() : 0, value.isValid() ? QString() : text(entity, m_sortColumn).toLower()});
    }
    std::stable_sort(keys.begin(), keys.end(), [this](const Key& left, const Key& right) {
        const Key& a = m_order == Qt::AscendingOrder ? left : right;
        const Key& b = m_order == Qt::AscendingOrder ? right : left;
        return a.number != b.number ? a.number < b.number : a.text < b.text;
    });
    std::transform(keys.cbegin(), keys.cend(), m_rows.begin(), [](const Key& key) { return key.entity; });
}

QString matchWords(const QString& matched)
{
    const QString kind = matched.section(QLatin1Char(' '), 0, 0);
    const QString rest = matched.section(QLatin1Char(' '), 1);
    if (kind == QLatin1String("column"))
        return QCoreApplication::translate("CatalogTable", "column %1").arg(rest);
    if (kind == QLatin1String("owner"))
        return QCoreApplication::translate("CatalogTable", "owner %1").arg(rest);
    if (kind == QLatin1String("tag"))
        return QCoreApplication::translate("CatalogTable", "tag %1").arg(rest);
    if (kind == QLatin1String("description"))
        return QCoreApplication::translate("CatalogTable", "in its description");
    return {};
}

QString durationWords(int minutes)
{
    if (minutes <= 0)
        return {};
    if (minutes % 1440 == 0)
        return QCoreApplication::translate("CatalogTable", "%1 d").arg(minutes / 1440);
    if (minutes % 60 == 0)
        return QCoreApplication::translate("CatalogTable", "%1 h").arg(minutes / 60);
    return QCoreApplication::translate("CatalogTable", "%1 min").arg(minutes);
}

} // namespace skein::items
