#pragma once

#include "models/control/preview.h"
#include "models/items/rowsmodel.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QStackedWidget;

namespace skein::control {
class Control;
}

namespace skein::ui {

class CodeNotes;
class CodeView;
class DataTable;
class DiffView;
class ElidedLabel;
class SearchField;
class StateStack;

/// The code of a migration: what is made for it, and what becomes of each consumer, line by line with the rules that
/// made it and what verified it.
class CodeTab : public QWidget
{
    Q_OBJECT

public:
    explicit CodeTab(control::Control* control, QWidget* parent = nullptr);
    ~CodeTab() override;
    using QWidget::show;
    /// `item`: "consumer/<entity reference>" or "generated/<file name>"; empty = the first there is.
    void show(const QString& migrationId, const QString& item = {});

Q_SIGNALS:
    void linkActivated(const QString& address);
    void itemChosen(const QString& item);

private:
    QWidget* makeList();
    QWidget* makeRight();
    void loadGenerated();
    void fillList();
    void choose(const QString& item);
    void loadConsumer(const QString& reference);
    void showGenerated(const QString& name);
    void showFiles(const QVector<control::PreviewFile>& files);
    void showFile(int index);
    void openRule(const QString& ruleId);

    control::Control* m_control;
    QString m_id;
    QString m_item;
    QVector<control::GeneratedFile> m_generated;
    QVector<control::PreviewFile> m_files;
    int m_generatedCall = 0; ///< answers to earlier questions are dropped
    int m_previewCall = 0;
    bool m_filling = false;

    QComboBox* m_dialect = nullptr;
    SearchField* m_search = nullptr;
    DataTable* m_list = nullptr;
    items::RowsModel* m_rows = nullptr;
    QLabel* m_message = nullptr;
    StateStack* m_state = nullptr;
    QStackedWidget* m_views = nullptr;
    QComboBox* m_fileBox = nullptr;
    QWidget* m_fileBar = nullptr;
    DiffView* m_diff = nullptr;
    CodeView* m_code = nullptr;
    ElidedLabel* m_codeName = nullptr;
    ElidedLabel* m_codePurpose = nullptr;
    CodeNotes* m_notes = nullptr;
};

} // namespace skein::ui
