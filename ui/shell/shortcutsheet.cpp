#include "ui/shell/shortcutsheet.h"

#include "ui/theme/theme.h"

#include <QAction>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>

namespace skein::ui {

ShortcutSheet::ShortcutSheet(const QVector<QPair<QString, QAction*>>& actions, QWidget* parent)
    : QDialog(parent)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Keyboard shortcuts"));
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(Space::xl);
    grid->setVerticalSpacing(Space::xs);
    int row = 0;
    const auto heading = [&](const QString& text) {
        auto* label = new QLabel(text);
        label->setFont(Theme::headingFont());
        grid->addWidget(label, row++, 0, 1, 2);
    };
    const auto line = [&](const QString& keys, const QString& text) {
        auto* left = new QLabel(keys);
        left->setFont(Theme::monoFont());
        Theme::setProperty(left, "tone", QStringLiteral("accent"));
        grid->addWidget(left, row, 0);
        grid->addWidget(new QLabel(text), row++, 1);
    };
    heading(tr("Everywhere"));
    line(QStringLiteral("Ctrl+K"), tr("Find an action, a dataset, a migration"));
    line(QStringLiteral("Alt+1 … Alt+6"), tr("The pages"));
    line(QStringLiteral("Alt+← / Alt+→"), tr("Back and forward"));
    for (const auto& [name, action] : actions) {
        if (!action->shortcut().isEmpty())
            line(action->shortcut().toString(QKeySequence::NativeText), action->text());
    }
    heading(tr("Graph"));
    line(tr("Arrows"), tr("To producers, consumers and neighbours"));
    line(QStringLiteral("+ / − / F"), tr("Zoom in, zoom out, fit"));
    heading(tr("Tables"));
    line(QStringLiteral("Ctrl+C"), tr("Copy the selected rows; with Shift, the column names too"));
    heading(tr("Code"));
    line(QStringLiteral("Ctrl+F"), tr("Find"));
    line(QStringLiteral("F7 / Shift+F7"), tr("Next and previous change"));
    auto* close = new QPushButton(tr("Close"));
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Space::xl, Space::l, Space::xl, Space::l);
    column->setSpacing(Space::l);
    column->addLayout(grid);
    column->addWidget(close, 0, Qt::AlignRight);
}

} // namespace skein::ui
