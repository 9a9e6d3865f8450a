#pragma once

#include "ui/widgets/mark.h"

#include <QVector>
#include <QWidget>

class QHBoxLayout;

namespace skein::ui {

class Chip;

/// The steps of a workflow as chips with arrows between: Request › Scope › Mapping › … Every step can be visited;
/// its mark says how far it is.
class StepBar : public QWidget
{
    Q_OBJECT

public:
    struct Step {
        QString text;                       ///< "Scope 187"
        MarkKind mark = MarkKind::Waiting;
        bool enabled = true;
        QString toolTip;
    };

    explicit StepBar(QWidget* parent = nullptr);
    void setSteps(const QVector<Step>& steps);
    void setCurrent(int index);
    int current() const { return m_current; }
    /// Puts `widget` at the right end of the bar.
    void addRightWidget(QWidget* widget);

Q_SIGNALS:
    void stepClicked(int index);

protected:
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    QHBoxLayout* m_row = nullptr;
    QHBoxLayout* m_right = nullptr;
    QVector<Chip*> m_chips;
    int m_current = -1;
};

} // namespace skein::ui
