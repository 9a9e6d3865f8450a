#pragma once

#include "ui/widgets/jobstrip.h"

namespace skein::control {
class Control;
}

namespace skein::ui {

/// The control's running jobs as the strip shows them.
QVector<JobInfo> jobInfos(control::Control* control);
/// Connects a strip's cancel buttons with the control's jobs.
void cancelJob(control::Control* control, const QString& id);

} // namespace skein::ui
