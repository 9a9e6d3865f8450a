#pragma once

#include "models/items/cellroles.h"

#include <QPointer>
#include <QVector>
#include <QWidget>

class QAction;
class QHBoxLayout;
class QLabel;
class QPushButton;

namespace skein::ui {

class ElidedLabel;

/// The strip on top of a page: breadcrumb, title, pills, then verbs at the right with exactly one primary.
class PageHeader : public QWidget
{
    Q_OBJECT

public:
    struct Crumb {
        QString text;
        QString address; ///< empty = not a link
    };

    explicit PageHeader(QWidget* parent = nullptr);
    ~PageHeader() override;

    void setBreadcrumb(const QVector<Crumb>& crumbs);
    void setTitle(const QString& title);
    QString title() const;
    void clearPills();
    void addPill(items::Mark mark, const QString& text, const QString& toolTip = {});
    /// Muted words at the right of the pills, e.g. "deadline 31 Mar · forecast 12–24 Mar".
    void setNote(const QString& note);
    /// A widget between title and verbs, e.g. a SearchField. The header takes ownership.
    void setMiddle(QWidget* widget);
    /// A widget left of the verbs.
    void addWidget(QWidget* widget);

    /// A verb as a button that follows its action's text, icon, tool tip and enabled state.
    QPushButton* addVerb(QAction* action);
    QPushButton* addDangerVerb(QAction* action);
    /// The one thing to do next; a second call replaces the first.
    QPushButton* setPrimaryVerb(QAction* action);
    QPushButton* primaryButton() const;

Q_SIGNALS:
    void linkActivated(const QString& address);

private:
    QPushButton* makeButton(QAction* action, const QString& kind);

    QHBoxLayout* m_crumbs = nullptr;
    QHBoxLayout* m_pills = nullptr;
    QHBoxLayout* m_middle = nullptr;
    QHBoxLayout* m_verbs = nullptr;
    ElidedLabel* m_title = nullptr;
    ElidedLabel* m_note = nullptr;
    QPointer<QPushButton> m_primary;
};

} // namespace skein::ui
