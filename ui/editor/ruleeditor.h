#pragma once

#include "ui/editor/scintilla.h"

#include <QHash>
#include <QStringList>

namespace skein::ui {

/// QScintilla with a column of rule chips between the line numbers and the text. Used by CodeView and DiffView only.
class RuleEditor : public QsciScintilla
{
    Q_OBJECT

public:
    struct Mark {
        QStringList rules;
        QString toolTip;
    };
    static constexpr int rulesMargin = 3; ///< the margin of the chips; those before it are the owner's

    explicit RuleEditor(QWidget* parent = nullptr);
    void setBytes(const QByteArray& bytes);
    QByteArray bytes() const;
    /// By 0-based line of the editor. The column is as wide as the most chips of a line, up to a limit.
    void setMarks(const QHash<int, Mark>& marks);
    const QHash<int, Mark>& marks() const { return m_marks; }
    /// Where the chip of a rule stands now, in the viewport; null when it is not in view. The last one of a line that
    /// has more rules than there is room for stands for the rest: "+2".
    QRect chipRect(int line, int chip) const;
    int lineAt(int y) const;

Q_SIGNALS:
    void ruleActivated(const QString& ruleId);

protected:
    void paintEvent(QPaintEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;

private:
    QStringList chipsOf(const Mark& mark) const;
    int chipAt(const QPoint& point, int* line) const;
    void offer(const QStringList& rules, const QPoint& at);
    void fitColumn();

    QHash<int, Mark> m_marks;
};

} // namespace skein::ui
