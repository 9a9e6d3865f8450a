#pragma once

#include "ui/editor/codeview.h"
#include "ui/editor/linediff.h"

class QLabel;
class QToolButton;

namespace skein::ui {

class Chip;
class ElidedLabel;

/// What became of a text: side by side with aligned lines, or inline. F7 and Shift+F7 go from change to change. Lines
/// carry the ids of the rules that made them.
class DiffView : public QWidget
{
    Q_OBJECT

public:
    enum class Mode { SideBySide, Inline };

    explicit DiffView(QWidget* parent = nullptr);
    ~DiffView() override;

    void setTexts(const QString& path, const QByteArray& before, const QByteArray& after, const QVector<DiffAnnotation>& annotations);
    /// Nothing to compare: `text` says why.
    void clear(const QString& text);
    /// Words at the right of the path, e.g. "verified · 6 rungs".
    void setNote(const QString& note, const QString& tone = {});
    /// Until somebody chooses: side by side where there is room for it, else inline.
    void setMode(Mode mode);
    Mode mode() const { return m_mode; }
    int changeCount() const { return int(m_blocks.size()); }
    int currentChange() const { return m_current; } ///< 0-based, -1 = none
    const QVector<DiffRow>& rows() const { return m_rows; }
    /// The line of the new text (1-based) comes into view.
    void goToNewLine(int line);
    RuleEditor* beforeEditor() const { return m_left; }
    RuleEditor* afterEditor() const { return m_right; } ///< the only one in inline mode

public Q_SLOTS:
    void nextChange();
    void previousChange();

Q_SIGNALS:
    void ruleActivated(const QString& ruleId);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void use(Mode mode);
    void build();
    void render();
    void renderInto(RuleEditor* editor, bool left);
    void restyle();
    void follow(RuleEditor* from, RuleEditor* to);
    void goToChange(int change);
    void updateCount();

    QString m_path;
    QByteArray m_before;
    QByteArray m_after;
    QVector<QByteArrayView> m_beforeLines;
    QVector<QByteArrayView> m_afterLines;
    QVector<DiffAnnotation> m_annotations;
    QVector<DiffBlock> m_blocks;
    QVector<DiffRow> m_rows;
    Mode m_mode = Mode::SideBySide;
    bool m_chosen = false;
    int m_current = -1;

    ElidedLabel* m_title = nullptr;
    ElidedLabel* m_note = nullptr;
    QLabel* m_count = nullptr;
    QLabel* m_nothing = nullptr;
    Chip* m_modeChip = nullptr;
    QToolButton* m_up = nullptr;
    QToolButton* m_down = nullptr;
    QWidget* m_divider = nullptr;
    QWidget* m_editors = nullptr;
    RuleEditor* m_left = nullptr;
    RuleEditor* m_right = nullptr;
    FindBar* m_find = nullptr;
};

} // namespace skein::ui
