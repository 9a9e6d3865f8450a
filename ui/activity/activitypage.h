#pragma once

#include "models/base/result.h"
#include "models/items/activity/sentence.h"
#include "ui/widgets/page.h"

class QAction;

namespace skein::control {
class Control;
}
namespace skein::items {
class JournalTable;
}

namespace skein::ui {

class Chip;
class DataTable;
class ElidedLabel;
class Inspector;
class SearchField;
class StateStack;
class ToastManager;

/// The journal as a log in words: who did what to what, when and why, as it happens. Addresses:
/// skein://activity/<rollout, migration or change>.
class ActivityPage : public Page
{
    Q_OBJECT

public:
    explicit ActivityPage(control::Control* control, QWidget* parent = nullptr);
    ~ActivityPage() override;
    QString pageId() const override { return QStringLiteral("activity"); }
    QString title() const override { return tr("Activity"); }
    void navigate(const QStringList& path) override;
    QStringList location() const override;

    void setFollowing(bool on);
    bool isFollowing() const { return m_following; }
    DataTable* table() const { return m_table; }
    items::JournalTable* lines() const { return m_lines; }
    /// What is shown, as CSV or (by the name's end) JSON.
    Status exportTo(const QString& path) const;

private:
    void build();
    QWidget* buildFilters();
    void reset();
    void readNewest();
    void readNew();
    void readOlder();
    void searchAll();
    void read(const store::JournalFilter& filter, bool newest);
    void setView(const items::JournalView& view);
    void updateState();
    void updateChips();
    void inspect(qint64 seq);
    void verify();
    void chooseExport(const QString& suffix);
    void kindMenu();
    void subjectMenu();

    control::Control* m_control = nullptr;
    items::JournalView m_view;
    bool m_following = true;
    bool m_reading = false;
    bool m_again = false;     ///< lines were appended while reading
    bool m_atStart = false;   ///< nothing older exists
    qint64 m_oldest = 0;      ///< from here on every line is there; older ones only as far as a search found them
    int m_generation = 0;     ///< answers of an earlier workspace are dropped
    std::optional<Error> m_error;

    SearchField* m_search = nullptr;
    Chip* m_kinds = nullptr;
    Chip* m_subject = nullptr;
    Chip* m_older = nullptr;
    ElidedLabel* m_count = nullptr;
    StateStack* m_stack = nullptr;
    DataTable* m_table = nullptr;
    items::JournalTable* m_lines = nullptr;
    Inspector* m_inspector = nullptr;
    QAction* m_follow = nullptr;
    QAction* m_verify = nullptr;
    QAction* m_export = nullptr;
    ToastManager* m_toasts = nullptr;
};

} // namespace skein::ui
