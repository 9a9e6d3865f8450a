#pragma once

#include "ui/widgets/mark.h"

#include <QVector>
#include <QWidget>

class QGridLayout;

namespace skein::ui {

/// Rows of a muted key and its value. Values can be selected and copied; links lead on.
class KeyValueList : public QWidget
{
    Q_OBJECT

public:
    struct Row {
        QString key;
        QString value;
        QString address;                  ///< not empty = a link
        MarkKind tone = MarkKind::None;   ///< colours the value
        bool mono = false;
        bool operator==(const Row& o) const = default;
    };

    explicit KeyValueList(QWidget* parent = nullptr);
    void clear();
    /// Replaces all rows; the same rows again change nothing, so a selection survives refreshes.
    void setRows(const QVector<Row>& rows);
    void addRow(const Row& row);
    void addRow(const QString& key, const QString& value);
    /// Takes ownership of `value`.
    void addRow(const QString& key, QWidget* value);
    int rowCount() const { return m_count; }
    void setKeyWidth(int pixels);

Q_SIGNALS:
    void linkActivated(const QString& address);

private:
    QGridLayout* m_grid = nullptr;
    QVector<Row> m_rows;
    int m_count = 0;
    int m_keyWidth = 96;
};

} // namespace skein::ui
