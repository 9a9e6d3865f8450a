#pragma once

#include "models/mapping/mapping.h"

#include <QWidget>

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QTableWidget;

namespace skein::ui {

/// The parameters of a rule by its kind. Parameters without a field here are kept as long as the kind stays.
class RuleFields : public QWidget
{
    Q_OBJECT

public:
    explicit RuleFields(QWidget* parent = nullptr);
    void setRule(const mapping::Rule& rule);
    /// Shows the fields of this kind.
    void setKind(mapping::RuleKind kind);
    /// Puts parameters and expression into `rule`, whose kind and inputs are set.
    void writeTo(mapping::Rule& rule) const;
    /// What is wrong with a field before the rule as a whole is looked at; empty = nothing.
    QString problem(const mapping::Rule& rule) const;
    QFormLayout* form() const { return m_form; }

Q_SIGNALS:
    void changed();

private:
    QLineEdit* addLine(const QString& label, const QString& name, const QString& parameter, std::initializer_list<mapping::RuleKind> kinds);
    void addRow(const QString& label, QWidget* field, std::initializer_list<mapping::RuleKind> kinds);
    QWidget* makeTable();
    void addValue(const QString& before, const QString& after);
    QString expressionProblem(const mapping::Rule& rule) const;

    struct Row {
        QWidget* field = nullptr;
        QVector<mapping::RuleKind> kinds;
    };
    struct Line {
        QLineEdit* edit = nullptr;
        QString parameter;
        QVector<mapping::RuleKind> kinds;
    };
    mapping::Rule m_rule;
    mapping::RuleKind m_kind = mapping::RuleKind::Keep;
    bool m_filling = false;
    QFormLayout* m_form = nullptr;
    QVector<Row> m_rows;
    QVector<Line> m_lines;
    QComboBox* m_type = nullptr;
    QTableWidget* m_table = nullptr;
    QComboBox* m_unmapped = nullptr;
    QLineEdit* m_unmappedValue = nullptr;
    QComboBox* m_miss = nullptr;
    QPlainTextEdit* m_expression = nullptr;
};

} // namespace skein::ui
