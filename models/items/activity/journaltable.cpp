#include "models/items/activity/journaltable.h"


#include <QJsonArray>
#include <QJsonDocument>
#include <QLocale>
#include <QSet>

#include <algorithm>

namespace skein::items {

namespace {

bool bySeq(const store::JournalEvent& a, const store::JournalEvent& b)
{
    return a.seq < b.seq;
}

QString timeText(const QDateTime& wall)
{
    const QDateTime local = wall.toLocalTime();
    return local.date() == QDate::currentDate() ? local.toString(QStringLiteral("HH:mm:ss")) : local.toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
}

} // namespace

JournalTable::JournalTable(QObject* parent)
    : QAbstractTableModel(parent)
{
}

void JournalTable::clear()
{
    beginResetModel();
    m_lines.clear();
    m_shown.clear();
    endResetModel();
}

void JournalTable::add(const QVector<store::JournalEvent>& lines)
{
    QVector<store::JournalEvent> fresh;
    for (const store::JournalEvent& line : lines) {
        const auto at = std::lower_bound(m_lines.cbegin(), m_lines.cend(), line, bySeq);
        if (at == m_lines.cend() || at->seq != line.seq)
            fresh.append(line);
    }
    if (fresh.isEmpty())
        return;
    std::sort(fresh.begin(), fresh.end(), bySeq);
    if (m_lines.isEmpty() || fresh.constFirst().seq > m_lines.constLast().seq) {
        QVector<int> shown;
        for (const store::JournalEvent& line : std::as_const(fresh)) {
            if (matches(line, m_view))
                shown.append(int(m_lines.size()));
            m_lines.append(line);
        }
        if (shown.isEmpty())
            return;
        beginInsertRows({}, int(m_shown.size()), int(m_shown.size() + shown.size()) - 1);
        m_shown += shown;
        endInsertRows();
        return;
    }
    beginResetModel();
    m_lines += fresh;
    std::sort(m_lines.begin(), m_lines.end(), bySeq);
    refilter();
    endResetModel();
}

void JournalTable::setView(const JournalView& view)
{
    if (view == m_view)
        return;
    beginResetModel();
    m_view = view;
    refilter();
    endResetModel();
}

void JournalTable::refilter()
{
    m_shown.clear();
    for (int i = 0; i < m_lines.size(); ++i) {
        if (matches(m_lines[i], m_view))
            m_shown.append(i);
    }
}

const store::JournalEvent* JournalTable::event(int row) const
{
    return row >= 0 && row < m_shown.size() ? &m_lines[m_shown[row]] : nullptr;
}

const store::JournalEvent* JournalTable::eventOf(qint64 seq) const
{
    store::JournalEvent wanted;
    wanted.seq = seq;
    const auto at = std::lower_bound(m_lines.cbegin(), m_lines.cend(), wanted, bySeq);
    return at != m_lines.cend() && at->seq == seq ? &*at : nullptr;
}

QStringList JournalTable::subjects() const
{
    QSet<QString> seen;
    for (const store::JournalEvent& line : m_lines) {
        if (!line.rollout.isEmpty())
            seen.insert(line.rollout);
    }
    QStringList sorted(seen.cbegin(), seen.cend());
    sorted.sort();
    return sorted;
}

int JournalTable::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_shown.size());
}

int JournalTable::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant JournalTable::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const store::JournalEvent& line = m_lines[m_shown[index.row()]];
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        switch (column) {
        case Time: return timeText(line.wall);
        case Actor: return line.actor;
        case What: return shownSentence(line);
        case Target: return line.target.section(QLatin1Char('/'), -1); // its name; the whole path is in the tool tip
        case Subject: return line.rollout;
        case Kind: return journalKindWords(line.kind);
        }
        return {};
    case CopyRole:
        // What is copied or exported is what was recorded.
        return column == Time ? QVariant(line.wall.toUTC().toString(Qt::ISODateWithMs)) : column == What ? QVariant(sentenceOf(line).text) : column == Target ? QVariant(line.target) : QVariant();
    case Qt::ToolTipRole:
        return column == What ? shownSentence(line)
            : column == Target ? line.target
            : column == Time  ? tr("Line %1, %2").arg(QLocale().toString(line.seq), QLocale().toString(line.wall.toLocalTime(), QLocale::LongFormat))
                              : index.data(Qt::DisplayRole).toString();
    case IdRole:
        return QString::number(line.seq);
    case PillTextRole:
        return column == Kind ? QVariant(journalKindWords(line.kind)) : QVariant();
    case PillKindRole:
        return column == Kind ? QVariant(int(sentenceOf(line).mark)) : QVariant();
    case ToneRole:
        return column == What && line.kind == QLatin1String("fail") ? QVariant(int(sentenceOf(line).mark)) : QVariant();
    case MonoRole:
        return column == Time;
    case LinkRole:
        return column == Subject && !addressOf(line).isEmpty() ? QVariant(addressOf(line)) : QVariant();
    default:
        return {};
    }
}

QVariant JournalTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Time: return tr("Time");
    case Actor: return tr("Who");
    case What: return tr("What");
    case Target: return tr("Target");
    case Subject: return tr("Belongs to");
    case Kind: return tr("Kind");
    default: return {};
    }
}

QByteArray journalJson(const JournalTable& table)
{
    QJsonArray lines;
    for (int row = 0; row < table.rowCount(); ++row) {
        const store::JournalEvent& line = *table.event(row);
        lines.append(QJsonObject {{QStringLiteral("seq"), line.seq}, {QStringLiteral("rollout"), line.rollout}, {QStringLiteral("target"), line.target},
            {QStringLiteral("step"), line.step}, {QStringLiteral("attempt"), line.attempt}, {QStringLiteral("epoch"), line.epoch},
            {QStringLiteral("kind"), line.kind}, {QStringLiteral("monoMs"), line.monoMs},
            {QStringLiteral("wall"), line.wall.toUTC().toString(Qt::ISODateWithMs)}, {QStringLiteral("actor"), line.actor},
            {QStringLiteral("payload"), line.payload}, {QStringLiteral("prevHash"), line.prevHash}, {QStringLiteral("hash"), line.hash},
            {QStringLiteral("sentence"), sentenceOf(line).text}});
    }
    return QJsonDocument(lines).toJson(QJsonDocument::Indented);
}

QString payloadText(const QJsonObject& payload)
{
    return payload.isEmpty() ? JournalTable::tr("no details") : QString::fromUtf8(QJsonDocument(payload).toJson(QJsonDocument::Indented)).trimmed();
}

} // namespace skein::items
