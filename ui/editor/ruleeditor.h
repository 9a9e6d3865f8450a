#pragma once

#include "ui/editor/scintilla.h"
#include "ui/theme/theme.h"

#include <QHash>
#include <QStringList>

namespace skein::ui {

/// QScintilla with rule chips drawn after the ends of lines. Used by CodeView and DiffView only.
class RuleEditor : public QsciScintilla
{
    Q_OBJECT

public:
    struct Mark {
        QStringList rules;
        QString toolTip;
        ColorRole paper = ColorRole::Surface; ///< what the line is written on
    };

    explicit RuleEditor(QWidget* parent = nullptr);
    void setBytes(const QByteArray& bytes);
    QByteArray bytes() const;
    /// By 0-based line of the editor.
    void setMarks(const QHash<int, Mark>& marks);
    const QHash<int, Mark>& marks() const { return m_marks; }
    /// Where the chip of a rule stands now, in the viewport; null when it is not in view.
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
    QString ruleAt(const QPoint& point, int* line = nullptr) const;
    QHash<int, Mark> m_marks;
};

} // namespace skein::ui
