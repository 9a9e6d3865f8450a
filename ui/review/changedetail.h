#pragma once

#include "models/control/preview.h"
#include "models/review/change.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QListWidget;

namespace skein::control {
class Control;
}

namespace skein::ui {

class DiffView;
class Inspector;
class StateStack;

/// One change: its files at the left, what became of the chosen one in the middle, checks and history at the right.
class ChangeDetail : public QWidget
{
    Q_OBJECT

public:
    explicit ChangeDetail(control::Control* control, QWidget* parent = nullptr);
    void show(const review::Change& change, const QString& file);
    void showNothing(const QString& text);

Q_SIGNALS:
    void linkActivated(const QString& address);
    void fileChosen(const QString& path);

private:
    void read();
    void showFile(const QString& path);
    void fillInspector();

    control::Control* m_control;
    review::Change m_change;
    QString m_file;
    QVector<control::PreviewFile> m_files;
    QString m_askedFor;  ///< change and commit that were asked for
    QString m_readFor;   ///< change and commit the files belong to
    int m_generation = 0;
    QTimer m_fill;
    StateStack* m_state = nullptr;
    QListWidget* m_list = nullptr;
    DiffView* m_diff = nullptr;
    Inspector* m_inspector = nullptr;
    QString m_inspected; ///< what it shows: id, version and warnings of a change
};

} // namespace skein::ui
