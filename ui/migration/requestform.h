#pragma once

#include "models/campaign/migration.h"

#include <QHash>
#include <QWidget>

class QCheckBox;
class QComboBox;
class QDateEdit;
class QDoubleSpinBox;
class QFormLayout;
class QLabel;
class QLineEdit;

namespace skein::control {
class Control;
}

namespace skein::ui {

/// The request for a migration: from which dataset to which, who answers for it, which gates pass by themselves.
class RequestForm : public QWidget
{
    Q_OBJECT

public:
    explicit RequestForm(control::Control* control, QWidget* parent = nullptr);
    /// Empties the form; `source` is filled in when given.
    void begin(const QString& source);
    campaign::Request request() const;
    bool isValid() const { return m_valid; }
    /// What the engine said against it.
    void showError(const Error& error);

Q_SIGNALS:
    void validChanged(bool valid);

private:
    QLabel* problemLabel(const QString& field);
    void validate();
    QComboBox* datasetBox(const QString& name);

    control::Control* m_control;
    QFormLayout* m_form = nullptr;
    QComboBox* m_source = nullptr;
    QComboBox* m_target = nullptr;
    QComboBox* m_made = nullptr;
    QComboBox* m_owner = nullptr;
    QLineEdit* m_title = nullptr;
    QLineEdit* m_guide = nullptr;
    QCheckBox* m_hasDeadline = nullptr;
    QDateEdit* m_deadline = nullptr;
    QDoubleSpinBox* m_confidence = nullptr;
    QCheckBox* m_open = nullptr;
    QCheckBox* m_merge = nullptr;
    QCheckBox* m_grain = nullptr;
    QHash<QString, QLabel*> m_problems;
    QLabel* m_error = nullptr;
    bool m_valid = false;
    bool m_touched = false; ///< empty fields are no reproach before somebody has typed
};

} // namespace skein::ui
