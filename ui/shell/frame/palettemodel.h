#pragma once

#include <QAbstractListModel>
#include <QKeySequence>
#include <QVector>

#include <functional>

namespace skein::ui {

/// One thing the palette can do or open.
struct PaletteItem {
    QString id;        ///< unique in its source
    QString text;      ///< matched and shown
    QString detail;    ///< muted, after the text; matched with less weight
    QString icon;
    QString group;     ///< heading it stands under; empty = the source's name
    QKeySequence shortcut;
    bool enabled = true;
    std::function<void()> run; ///< called after the palette closed
};

/// Where items come from. Called on the GUI thread for every keystroke, so a large source searches its own index.
struct PaletteSource {
    QString prefix; ///< "" = always asked; ">" = asked only for queries that begin with it, and by help
    QString name;   ///< heading and help text
    std::function<QList<PaletteItem>(const QString& query)> items;
    bool ranked = false; ///< its items are already filtered and in order; the palette keeps them so
};

/// The rows the palette shows: headings and items, best group first.
class PaletteModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { HeadingRole = Qt::UserRole + 1, DetailRole, IconRole, ShortcutRole, PositionsRole, EnabledRole };

    explicit PaletteModel(QObject* parent = nullptr);
    void setSources(const QVector<PaletteSource>& sources);
    const QVector<PaletteSource>& sources() const { return m_sources; }
    void setQuery(const QString& query);
    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

    /// Null for headings.
    const PaletteItem* itemAt(int row) const;
    /// The first row from `row` in direction `step` that can be chosen, -1 for none.
    int nextItem(int row, int step) const;
    /// Items that matched, also those beyond the shown ones.
    int matchCount() const { return m_matches; }
    int shownCount() const { return m_shown; }

    static constexpr int mostPerGroup = 12;

private:
    struct Row {
        QString heading;
        PaletteItem item;
        QVector<int> positions;
    };
    QVector<PaletteSource> m_sources;
    QVector<Row> m_rows;
    int m_matches = 0;
    int m_shown = 0;
};

} // namespace skein::ui
