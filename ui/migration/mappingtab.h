#pragma once

#include "models/items/migration/rulerows.h"
#include "models/mapping/edit.h"

#include <QUndoStack>
#include <QDialog>
#include <QPointer>
#include <QWidget>

class QAction;
class QComboBox;
class QLabel;
class QPushButton;

namespace skein::control {
class Control;
}

namespace skein::ui {

class DataTable;
class ElidedLabel;
class MappingDetail;
class MappingSample;
class StateStack;

/// The rules from v1 to v2: what each does, how sure it is, and the decision about it. Every edit can be undone.
///
/// Edits show at once and are saved in the order made; when one cannot be saved the mapping is read anew, the reason
/// stands above the table, and the list of undos ends there.
class MappingTab : public QWidget
{
    Q_OBJECT

public:
    explicit MappingTab(control::Control* control, QWidget* parent = nullptr);
    ~MappingTab() override;
    using QWidget::show;
    /// `ruleId` becomes the current rule when the mapping has it.
    void show(const QString& migrationId, const QString& ruleId = {});
    QUndoStack* undoStack() const { return m_undo; }
    const mapping::Mapping& mapping() const { return m_mapping; }
    /// Reads or writes the mapping as its JSON document, or its rules as CSV, by the file's ending.
    void importFrom(const QString& path);
    void exportTo(const QString& path);

Q_SIGNALS:
    void linkActivated(const QString& address);
    void ruleChosen(const QString& ruleId);

protected:
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    friend class MappingCommand;
    void build();
    QWidget* makeBar();
    QWidget* makeGrain();
    void reload();
    void refresh();
    void refreshRule();
    void apply(const Result<mapping::Edited>& edited);
    void save(const mapping::Mapping& mapping, const QString& what);
    void decide(bool accept);
    void resolve(const QString& column);
    void edit();
    void acceptSure();
    void showMessage(const QString& text);
    void askFile(bool write, const QString& suffix);
    mapping::EditContext context() const;
    double threshold() const;

    control::Control* m_control;
    QString m_id;
    QString m_rule;
    mapping::Mapping m_mapping; ///< as shown: with edits that are still being saved
    QVector<mapping::Lint> m_lints;
    QPointer<QDialog> m_dialog; ///< the one that edits a rule, also while it is about to open
    QUndoStack* m_undo;
    int m_saving = 0;
    bool m_filling = false;

    StateStack* m_state = nullptr;
    QLabel* m_summary = nullptr;
    ElidedLabel* m_trouble = nullptr;
    QLabel* m_version = nullptr;
    QLabel* m_message = nullptr;
    QPushButton* m_accept = nullptr;
    QPushButton* m_reject = nullptr;
    QPushButton* m_edit = nullptr;
    QPushButton* m_acceptAll = nullptr;
    QPushButton* m_undoButton = nullptr;
    QPushButton* m_redoButton = nullptr;
    QPushButton* m_files = nullptr;
    QVector<QAction*> m_importActions;
    DataTable* m_table = nullptr;
    items::RowsModel* m_rows = nullptr;
    QComboBox* m_relation = nullptr;
    ElidedLabel* m_keys = nullptr;
    MappingDetail* m_detail = nullptr;
    MappingSample* m_sample = nullptr;
};

} // namespace skein::ui
