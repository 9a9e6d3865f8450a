#pragma once

#include "tests/support/clicks.h"
#include "tests/ui/rollout/rolloutfixture.h"
#include "ui/rollout/rolloutpage.h"
#include "ui/widgets/confirmdialog.h"

#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>

namespace skein::test {

/// The rollout page over one rollout, as a person has it in front of them.
struct Shown {
    FakeControl control;
    rollout::RolloutView view;
    std::unique_ptr<ui::RolloutPage> page;

    explicit Shown(const QStringList& path, const rollout::RolloutView& given = runningView())
        : view(given)
    {
        fillRollouts(control, view);
        page = std::make_unique<ui::RolloutPage>(&control);
        page->resize(1280, 780);
        page->show();
        page->navigate(path);
    }
    template <typename T>
    T* child(const char* name) const
    {
        return page->findChild<T*>(QString::fromLatin1(name));
    }
    QPushButton* button(const char* name) const { return child<QPushButton>(name); }
    ui::ConfirmDialog* dialog() const
    {
        for (ui::ConfirmDialog* each : page->findChildren<ui::ConfirmDialog*>()) {
            if (each->isVisible())
                return each;
        }
        return nullptr;
    }
    /// The rollout as the runner would tell of it after something happened.
    void publish()
    {
        ++view.seq;
        control.rolloutList = {std::make_shared<rollout::RolloutView>(view)};
        Q_EMIT control.rolloutChanged(view.id);
    }
    QString wholeText(const QWidget* in) const
    {
        QStringList texts;
        for (const QLabel* label : in->findChildren<QLabel*>())
            texts << label->text();
        for (const QPlainTextEdit* edit : in->findChildren<QPlainTextEdit*>())
            texts << edit->toPlainText();
        return texts.join(QLatin1Char('\n'));
    }
    QStringList commands() const { return control.calls.filter(QStringLiteral("command ")); }
};

} // namespace skein::test
