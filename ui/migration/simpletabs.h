#pragma once

#include "models/items/rowsmodel.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace skein::control {
class Control;
}

namespace skein::ui {

class DataTable;
class KeyValueList;
class StateStack;

/// The request as it was submitted.
class RequestTab : public QWidget
{
    Q_OBJECT

public:
    explicit RequestTab(control::Control* control, QWidget* parent = nullptr);
    void show(const QString& migrationId);

Q_SIGNALS:
    void linkActivated(const QString& address);

private:
    void askAbandon();

    control::Control* m_control;
    QString m_id;
    QPushButton* m_abandon = nullptr;
    KeyValueList* m_what = nullptr;
    KeyValueList* m_policy = nullptr;
};

/// A table with a sentence above it and a button: changes, rollouts, and what still blocks retirement.
class ListTab : public QWidget
{
    Q_OBJECT

public:
    enum class Kind { Changes, Rollouts, Retire };

    ListTab(Kind kind, control::Control* control, QWidget* parent = nullptr);
    void show(const QString& migrationId);

Q_SIGNALS:
    void linkActivated(const QString& address);

private:
    void showChanges();
    void showRollouts();
    void showRetire();
    void present(const QVector<items::RowsModel::Row>& rows, const QString& sentence, const QString& emptyTitle, const QString& emptyText);

    Kind m_kind;
    control::Control* m_control;
    QString m_id;
    QLabel* m_sentence = nullptr;
    QPushButton* m_button = nullptr;
    StateStack* m_state = nullptr;
    DataTable* m_table = nullptr;
    items::RowsModel* m_rows = nullptr;
};

} // namespace skein::ui
