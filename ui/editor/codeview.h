#pragma once

#include "ui/editor/editorlook.h"

#include <QByteArray>
#include <QHash>
#include <QStringList>
#include <QVector>
#include <QWidget>

namespace skein::ui {

class FindBar;
class RuleEditor;

/// What a line owes to which rules.
struct DiffAnnotation {
    int line = 0;         ///< 1-based, in the new text
    QStringList ruleIds;
    QString toolTip;      ///< why, for the pointer
    bool operator==(const DiffAnnotation& o) const = default;
};

/// A text with line numbers, folding, colours and a find bar (Ctrl+F). Read-only unless told otherwise.
class CodeView : public QWidget
{
    Q_OBJECT

public:
    explicit CodeView(QWidget* parent = nullptr);
    ~CodeView() override;

    void setText(const QByteArray& text, Language language);
    QByteArray text() const;
    void setReadOnly(bool readOnly);
    /// Small chips at the ends of lines; a click on one sends ruleActivated.
    void setAnnotations(const QVector<DiffAnnotation>& annotations);
    /// 1-based; puts the line in the middle and the caret on it.
    void goToLine(int line);
    int currentLine() const;
    RuleEditor* editor() const { return m_editor; }
    FindBar* findBar() const { return m_find; }

Q_SIGNALS:
    void textChanged();
    void ruleActivated(const QString& ruleId);

private:
    void restyle();
    RuleEditor* m_editor = nullptr;
    FindBar* m_find = nullptr;
};

} // namespace skein::ui
