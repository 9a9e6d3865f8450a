#pragma once

#include <QDialog>
#include <QVector>

class QAction;

namespace skein::ui {

/// Every key the program answers to, by where it works. Deletes itself when closed.
class ShortcutSheet : public QDialog
{
    Q_OBJECT

public:
    ShortcutSheet(const QVector<QPair<QString, QAction*>>& actions, QWidget* parent = nullptr);
};

} // namespace skein::ui
