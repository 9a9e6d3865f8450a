#pragma once

#include "ui/widgets/keyvaluelist.h"

#include <QScrollArea>

class QHBoxLayout;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace skein::ui {

class ElidedLabel;

/// The panel at the right for whatever is selected: kind, name, pills, then sections in the order they are added.
class Inspector : public QScrollArea
{
    Q_OBJECT

public:
    explicit Inspector(QWidget* parent = nullptr);
    /// Back to nothing selected: `text` says what selecting would show.
    void showNothing(const QString& text);
    /// Empties the panel and starts anew, e.g. ("Dataset · production", "events.user_activity").
    void begin(const QString& kind, const QString& title);
    QString title() const;
    void addPill(MarkKind mark, const QString& text, const QString& toolTip = {});
    /// Tiles side by side: value and label.
    void addStats(const QVector<QPair<QString, QString>>& stats);
    KeyValueList* addRows(const QVector<KeyValueList::Row>& rows);
    void addHeading(const QString& text);
    QLabel* addText(const QString& text, bool muted = true);
    void addMarkdown(const QString& text);
    /// Takes ownership.
    void addSection(QWidget* widget, int stretch = 0);
    /// Adds to the row of buttons that ends the sections so far.
    QPushButton* addButton(const QString& text, const QString& kind = QStringLiteral("normal"));
    QSize sizeHint() const override { return {304, 400}; }

Q_SIGNALS:
    void linkActivated(const QString& address);

private:
    QVBoxLayout* m_column = nullptr;
    QWidget* m_sheet = nullptr;
    QHBoxLayout* m_buttons = nullptr;
    QLayout* m_pills = nullptr;
    ElidedLabel* m_title = nullptr;
};

} // namespace skein::ui
