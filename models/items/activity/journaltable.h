#pragma once

#include "models/items/activity/sentence.h"

#include <QAbstractTableModel>

namespace skein::items {

/// Lines of the journal, oldest first, each as a sentence. Holds what was read so far and shows what the view lets
/// through; sentences are made when a line is seen. IdRole is the line's number.
class JournalTable : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Time, Actor, What, Target, Subject, Kind, ColumnCount };

    explicit JournalTable(QObject* parent = nullptr);

    void clear();
    /// Takes lines in any order; those already there are left out. New lines at the end keep every selection.
    void add(const QVector<store::JournalEvent>& lines);
    void setView(const JournalView& view);
    const JournalView& view() const { return m_view; }

    const store::JournalEvent* event(int row) const;
    const store::JournalEvent* eventOf(qint64 seq) const; ///< whether shown or not
    int total() const { return int(m_lines.size()); }
    qint64 firstSeq() const { return m_lines.isEmpty() ? 0 : m_lines.constFirst().seq; }
    qint64 lastSeq() const { return m_lines.isEmpty() ? 0 : m_lines.constLast().seq; }
    QStringList subjects() const; ///< rollouts, migrations and changes that have lines, sorted

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void refilter();

    QVector<store::JournalEvent> m_lines; ///< by seq
    QVector<int> m_shown;                 ///< indices into m_lines
    JournalView m_view;
};

/// What is shown as JSON, one array of whole lines with their hashes, for checks elsewhere.
QByteArray journalJson(const JournalTable& table);
/// One payload, indented; "no details" when it is empty.
QString payloadText(const QJsonObject& payload);

} // namespace skein::items
