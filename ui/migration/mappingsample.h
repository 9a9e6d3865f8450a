#pragma once

#include "models/control/control.h"
#include "models/items/rowsmodel.h"

#include <QWidget>

namespace skein::ui {

class DataTable;
class ElidedLabel;
class StateStack;

/// Rows of v1 through one rule: what goes in, what comes out, and whether v2 holds the same.
class MappingSample : public QWidget
{
    Q_OBJECT

public:
    explicit MappingSample(control::Control* control, QWidget* parent = nullptr);
    /// The same rule again asks nothing; a null rule empties the view.
    void showRule(const QString& migrationId, const mapping::Rule* rule);
    /// Asks again for the rule shown.
    void refresh();

private:
    void ask();
    void fill(const QVector<control::SampleRow>& rows);

    control::Control* m_control;
    QString m_id;
    mapping::Rule m_rule;
    int m_call = 0; ///< answers to earlier questions are dropped
    ElidedLabel* m_title = nullptr;
    ElidedLabel* m_verdict = nullptr;
    StateStack* m_state = nullptr;
    DataTable* m_table = nullptr;
    items::RowsModel* m_rows = nullptr;
};

} // namespace skein::ui
