#pragma once

#include "models/rollout/plan.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QSpinBox;

namespace skein::ui {

/// The editable fields of one stage, in a row below the table of stages.
class StageFields : public QWidget
{
    Q_OBJECT

public:
    explicit StageFields(QWidget* parent = nullptr);
    void setStage(int number, const rollout::StageSpec& stage);

Q_SIGNALS:
    void edited(const rollout::StageSpec& stage);

private:
    void emitEdited();

    rollout::StageSpec m_stage;
    bool m_setting = false;
    QLabel* m_title = nullptr;
    QDoubleSpinBox* m_percent = nullptr;
    QSpinBox* m_bake = nullptr;
    QSpinBox* m_units = nullptr;
    QComboBox* m_gate = nullptr;
    QCheckBox* m_approval = nullptr;
    QSpinBox* m_latency = nullptr;
    QDoubleSpinBox* m_errors = nullptr;
};

} // namespace skein::ui
