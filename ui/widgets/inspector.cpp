#include "ui/widgets/inspector.h"

#include "ui/widgets/card.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/markdownview.h"
#include "ui/widgets/pill.h"
#include "ui/widgets/wrappedlabel.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace skein::ui {

namespace {

/// As wide as the panel: one long name must not push everything else out of sight.
class Sheet : public QWidget
{
public:
    using QWidget::QWidget;
    QSize minimumSizeHint() const override { return {0, QWidget::minimumSizeHint().height()}; }
    // The panel decides; what the sheet would like would be laid out for nothing.
    QSize sizeHint() const override { return minimumSizeHint(); }
};

} // namespace

Inspector::Inspector(QWidget* parent)
    : QScrollArea(parent)
{
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFrameShape(QFrame::NoFrame);
    setProperty("surface", QStringLiteral("side"));
    setMinimumWidth(240);
    setAccessibleName(tr("Details of the selection"));
    showNothing(tr("Select something to see its details."));
}

void Inspector::showNothing(const QString& text)
{
    begin({}, {});
    auto* label = addText(text);
    label->setAlignment(Qt::AlignCenter);
    m_column->setStretchFactor(label, 1);
}

void Inspector::begin(const QString& kind, const QString& title)
{
    // Whoever works in the panel stays in it; else the keyboard would go on somewhere in the window.
    if (widget() && widget()->isAncestorOf(QApplication::focusWidget()))
        setFocus();
    // Not deleted at once: a link on the old sheet may be what brought us here.
    if (QWidget* old = takeWidget()) {
        old->hide();
        old->deleteLater();
    }
    m_sheet = new Sheet;
    m_sheet->setProperty("surface", QStringLiteral("surface"));
    m_sheet->setAttribute(Qt::WA_StyledBackground);
    m_column = new QVBoxLayout(m_sheet);
    m_column->setContentsMargins(Space::l, Space::l, Space::l, Space::l);
    m_column->setSpacing(Space::m);
    m_buttons = nullptr;
    m_pills = nullptr;
    m_title = nullptr;
    if (!title.isEmpty()) {
        auto* head = new QVBoxLayout;
        head->setSpacing(2);
        auto* kindLabel = new ElidedLabel(kind, m_sheet);
        kindLabel->setProperty("tone", QStringLiteral("muted"));
        kindLabel->setProperty("textStyle", QStringLiteral("small"));
        head->addWidget(kindLabel);
        m_title = new ElidedLabel(title, m_sheet);
        m_title->setElideMode(Qt::ElideMiddle);
        m_title->setProperty("textStyle", QStringLiteral("title"));
        m_title->setTextInteractionFlags(Qt::TextSelectableByMouse);
        head->addWidget(m_title);
        m_column->addLayout(head);
    }
    m_column->addStretch(1);
    m_sheet->resize(viewport()->size()); // else it is laid out for the width it would like, too
    setWidget(m_sheet);
    // Shown when it is whole: what is added to a sheet that is visible lays out everything once more, each time.
    m_sheet->hide();
    QMetaObject::invokeMethod(this, [this] { m_sheet->show(); }, Qt::QueuedConnection);
}

QString Inspector::title() const
{
    return m_title ? m_title->text() : QString();
}

void Inspector::addPill(MarkKind mark, const QString& text, const QString& toolTip)
{
    if (!m_pills) {
        auto* holder = new QWidget(m_sheet);
        m_pills = new FlowLayout(Space::s, 6);
        holder->setLayout(m_pills);
        addSection(holder);
    }
    auto* pill = new Pill(mark, text, m_sheet);
    pill->setToolTip(toolTip);
    m_pills->addWidget(pill);
}

void Inspector::addStats(const QVector<QPair<QString, QString>>& stats)
{
    auto* holder = new QWidget(m_sheet);
    auto* row = new QHBoxLayout(holder);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Space::s);
    for (const auto& [value, label] : stats)
        row->addWidget(new StatTile(value, label, holder));
    addSection(holder);
}

KeyValueList* Inspector::addRows(const QVector<KeyValueList::Row>& rows)
{
    auto* list = new KeyValueList(m_sheet);
    list->setRows(rows);
    connect(list, &KeyValueList::linkActivated, this, &Inspector::linkActivated);
    addSection(list);
    return list;
}

void Inspector::addHeading(const QString& text)
{
    auto* label = new ElidedLabel(text, m_sheet);
    label->setProperty("textStyle", QStringLiteral("heading"));
    addSection(label);
}

QLabel* Inspector::addText(const QString& text, bool muted)
{
    auto* label = new WrappedLabel(text, m_sheet);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    if (muted)
        label->setProperty("tone", QStringLiteral("muted"));
    addSection(label);
    return label;
}

void Inspector::addMarkdown(const QString& text)
{
    addSection(new MarkdownView(text, m_sheet));
}

void Inspector::addSection(QWidget* widget, int stretch)
{
    m_column->insertWidget(m_column->count() - 1, widget, stretch);
    if (stretch > 0)
        m_column->setStretch(m_column->count() - 1, 0);
    m_buttons = nullptr;
}

QPushButton* Inspector::addButton(const QString& text, const QString& kind)
{
    if (!m_buttons) {
        auto* holder = new QWidget(m_sheet);
        auto* row = new QHBoxLayout(holder);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(Space::s);
        row->addStretch(1);
        addSection(holder);
        m_buttons = row;
    }
    auto* button = new QPushButton(text, m_sheet);
    button->setProperty("kind", kind);
    m_buttons->insertWidget(m_buttons->count() - 1, button);
    return button;
}

} // namespace skein::ui
