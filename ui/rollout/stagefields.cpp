#include "ui/rollout/stagefields.h"

#include "ui/theme/theme.h"
#include "ui/widgets/flowlayout.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSpinBox>

namespace skein::ui {

StageFields::StageFields(QWidget* parent)
    : QWidget(parent)
{
    auto* flow = new FlowLayout(Space::l, Space::s);
    setLayout(flow);
    flow->setContentsMargins(0, 0, 0, 0);
    m_title = new QLabel;
    m_title->setFont(Theme::headingFont());
    flow->addWidget(m_title);
    const auto field = [&](const QString& name, QWidget* editor) {
        auto* pair = new QWidget;
        auto* row = new QHBoxLayout(pair);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(Space::s);
        auto* label = new QLabel(name);
        Theme::setProperty(label, "tone", QStringLiteral("muted"));
        label->setBuddy(editor);
        row->addWidget(label);
        row->addWidget(editor);
        flow->addWidget(pair);
    };
    m_percent = new QDoubleSpinBox;
    m_percent->setRange(0.1, 100);
    m_percent->setDecimals(1);
    m_percent->setSuffix(tr(" %"));
    m_title->setMinimumHeight(m_percent->sizeHint().height());
    field(tr("Share"), m_percent);
    m_bake = new QSpinBox;
    m_bake->setRange(0, 7 * 24 * 3600);
    m_bake->setSuffix(tr(" s"));
    field(tr("Bake"), m_bake);
    m_units = new QSpinBox;
    m_units->setRange(1, 100000);
    field(tr("Units at least"), m_units);
    m_gate = new QComboBox;
    m_gate->addItem(tr("full judge"), false);
    m_gate->addItem(tr("exact invariants"), true);
    field(tr("Gate"), m_gate);
    m_errors = new QDoubleSpinBox;
    m_errors->setRange(0.1, 100);
    m_errors->setDecimals(1);
    m_errors->setSuffix(tr(" pp"));
    field(tr("Error margin"), m_errors);
    m_latency = new QSpinBox;
    m_latency->setRange(1, 1000);
    m_latency->setSuffix(tr(" %"));
    field(tr("Latency margin"), m_latency);
    m_approval = new QCheckBox(tr("A person starts it"));
    flow->addWidget(m_approval);

    m_percent->setObjectName(QStringLiteral("stagePercent"));
    m_bake->setObjectName(QStringLiteral("stageBake"));
    m_units->setObjectName(QStringLiteral("stageUnits"));
    m_gate->setObjectName(QStringLiteral("stageGate"));
    m_approval->setObjectName(QStringLiteral("stageApproval"));
    for (QSpinBox* box : {m_bake, m_units, m_latency})
        connect(box, &QSpinBox::valueChanged, this, &StageFields::emitEdited);
    for (QDoubleSpinBox* box : {m_percent, m_errors})
        connect(box, &QDoubleSpinBox::valueChanged, this, &StageFields::emitEdited);
    connect(m_gate, &QComboBox::activated, this, &StageFields::emitEdited);
    connect(m_approval, &QCheckBox::toggled, this, &StageFields::emitEdited);
}

void StageFields::setStage(int number, const rollout::StageSpec& stage)
{
    m_setting = true;
    m_stage = stage;
    m_title->setText(tr("Stage %1").arg(number));
    m_percent->setValue(stage.percent);
    m_bake->setValue(int(stage.bakeMs / 1000));
    m_units->setValue(stage.minUnits);
    m_gate->setCurrentIndex(stage.exactInvariantsOnly ? 1 : 0);
    m_approval->setChecked(stage.approval);
    m_errors->setValue(stage.errorMargin * 100);
    m_latency->setValue(qRound(stage.latencyMargin * 100));
    m_setting = false;
}

void StageFields::emitEdited()
{
    if (m_setting)
        return;
    m_stage.percent = m_percent->value();
    m_stage.bakeMs = qint64(m_bake->value()) * 1000;
    m_stage.minUnits = m_units->value();
    m_stage.exactInvariantsOnly = m_gate->currentData().toBool();
    m_stage.approval = m_approval->isChecked();
    m_stage.errorMargin = m_errors->value() / 100;
    m_stage.latencyMargin = m_latency->value() / 100.0;
    Q_EMIT edited(m_stage);
}

} // namespace skein::ui
