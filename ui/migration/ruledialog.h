#pragma once

#include "models/mapping/edit.h"

#include <QDialog>

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace skein::ui {

class RuleFields;

/// Changes what a rule does. Says at once what is wrong with it and what to look at; show it with open(), it deletes
/// itself.
class RuleDialog : public QDialog
{
    Q_OBJECT

public:
    RuleDialog(const mapping::Mapping& mapping, const QString& ruleId, const mapping::EditContext& context, QWidget* parent = nullptr);
    ~RuleDialog() override;
    /// The rule as the fields now say it.
    mapping::Rule rule() const;

Q_SIGNALS:
    /// Apply was pressed on a rule that changeRule() takes.
    void edited(const mapping::Rule& rule, const QString& note);

private:
    void check();

    mapping::Mapping m_mapping;
    mapping::Rule m_before;
    mapping::EditContext m_context;
    QComboBox* m_kind = nullptr;
    QComboBox* m_inputs = nullptr;
    QComboBox* m_outputs = nullptr;
    RuleFields* m_fields = nullptr;
    QComboBox* m_nulls = nullptr;
    QLineEdit* m_nullDefault = nullptr;
    QLineEdit* m_note = nullptr;
    QLabel* m_error = nullptr;
    QLabel* m_warning = nullptr;
    QFormLayout* m_form = nullptr;
    QPushButton* m_apply = nullptr;
};

} // namespace skein::ui
