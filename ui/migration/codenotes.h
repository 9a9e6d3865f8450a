#pragma once

#include "models/campaign/migration.h"

#include <QScrollArea>

class QLabel;
class QGridLayout;
class QVBoxLayout;

namespace skein::ui {

/// Below the code: which rungs of the verification ran, and what there is to say about which line.
class CodeNotes : public QScrollArea
{
    Q_OBJECT

public:
    explicit CodeNotes(QWidget* parent = nullptr);
    /// `rungs`: "✓ re-parse", one per rung that ran. Nothing to say hides the widget.
    void setNotes(const QStringList& rungs, const QVector<campaign::Diagnostic>& diagnostics);
    QSize sizeHint() const override;

Q_SIGNALS:
    /// 1-based, in the new text.
    void lineActivated(int line);
    void ruleActivated(const QString& ruleId);

private:
    void addRungs(QVBoxLayout* column, const QStringList& rungs);
    void addDiagnostic(QGridLayout* grid, const campaign::Diagnostic& diagnostic);
};

} // namespace skein::ui
