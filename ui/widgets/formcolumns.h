#pragma once

#include <QVector>

class QFormLayout;

namespace skein::ui {

/// Gives forms in cards below each other one column of labels, so that their fields stand in one line.
void alignForms(const QVector<QFormLayout*>& forms);

} // namespace skein::ui
