#include "ui/shell/frame/commandpalette.h"

#include "ui/shell/frame/palettedelegate.h"
#include "ui/theme/icons.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMouseEvent>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace skein::ui {

namespace {

constexpr int cardWidth = 640;
constexpr int listHeight = 400;
constexpr int page = 8;

} // namespace

CommandPalette::CommandPalette(QWidget* host)
    : QWidget(host)
    , m_host(host)
    , m_card(new QWidget(this))
    , m_input(new QLineEdit(m_card))
    , m_list(new QListView(m_card))
    , m_nothing(new QLabel(m_card))
    , m_hint(new QLabel(m_card))
    , m_model(new PaletteModel(this))
{
    setAccessibleName(tr("Command palette"));
    m_card->setAttribute(Qt::WA_StyledBackground);
    m_card->setProperty("surface", QStringLiteral("popup"));
    auto* column = new QVBoxLayout(m_card);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    auto* top = new QHBoxLayout;
    top->setContentsMargins(Space::l, 10, Space::l, 10);
    m_input->setProperty("bare", true);
    m_input->setFont(Theme::titleFont());
    m_input->setPlaceholderText(tr("Search datasets, pipelines, owners and actions"));
    m_input->setAccessibleName(m_input->placeholderText());
    m_input->installEventFilter(this);
    top->addWidget(m_input);
    column->addLayout(top);
    auto* line = new QWidget(m_card);
    line->setFixedHeight(1);
    line->setAttribute(Qt::WA_StyledBackground);
    line->setProperty("surface", QStringLiteral("line"));
    column->addWidget(line);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new PaletteDelegate(m_list));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setMouseTracking(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setProperty("inset", true);
    m_list->setAccessibleName(tr("Results"));
    column->addWidget(m_list, 1);
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setProperty("tone", QStringLiteral("muted"));
    m_nothing->setTextFormat(Qt::PlainText);
    m_nothing->setMinimumHeight(80);
    column->addWidget(m_nothing);
    m_hint->setProperty("tone", QStringLiteral("muted"));
    m_hint->setProperty("textStyle", QStringLiteral("small"));
    auto* foot = new QHBoxLayout; // a label that is styled anew forgets its own margins
    foot->setContentsMargins(Space::l, Space::s, Space::l, Space::s);
    foot->addWidget(m_hint);
    column->addLayout(foot);
    connect(m_input, &QLineEdit::textChanged, this, &CommandPalette::refresh);
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex& index) { activate(index.row()); });
    connect(m_list, &QListView::entered, this, [this](const QModelIndex& index) {
        if (m_model->itemAt(index.row()) && m_model->itemAt(index.row())->enabled)
            select(index.row());
    });
    host->installEventFilter(this);
    hide();
}

CommandPalette::~CommandPalette() = default;

void CommandPalette::setSources(const QVector<PaletteSource>& sources)
{
    m_sources = sources;
    m_model->setSources(allSources());
}

void CommandPalette::addSource(const PaletteSource& source)
{
    m_sources << source;
    m_model->setSources(allSources());
}

QVector<PaletteSource> CommandPalette::allSources() const
{
    QVector<PaletteSource> all = m_sources;
    PaletteSource help;
    help.prefix = QStringLiteral("?");
    help.name = tr("Search in");
    help.items = [this](const QString&) {
        QList<PaletteItem> items;
        for (const PaletteSource& source : m_sources) {
            if (source.prefix.isEmpty())
                continue;
            PaletteItem item;
            item.id = QStringLiteral("prefix:") + source.prefix;
            item.text = source.name;
            item.detail = tr("type %1 first").arg(source.prefix);
            item.icon = QStringLiteral("search");
            const QString prefix = source.prefix;
            auto* self = const_cast<CommandPalette*>(this);
            item.run = [self, prefix] { self->open(prefix); };
            items << item;
        }
        return items;
    };
    help.items = [items = help.items, this](const QString& query) { return m_input->text().startsWith(QLatin1Char('?')) ? items(query) : QList<PaletteItem>(); };
    all << help;
    return all;
}

void CommandPalette::open(const QString& query)
{
    if (!isVisible())
        m_focusBefore = QApplication::focusWidget();
    setGeometry(m_host->rect());
    m_input->setText(query);
    refresh();
    show();
    raise();
    place();
    m_input->setFocus(Qt::PopupFocusReason);
}

void CommandPalette::dismiss()
{
    if (!isVisible())
        return;
    hide();
    if (m_focusBefore)
        m_focusBefore->setFocus(Qt::PopupFocusReason);
    Q_EMIT dismissed();
}

void CommandPalette::setQuery(const QString& query)
{
    m_input->setText(query);
}

int CommandPalette::currentRow() const
{
    return m_list->currentIndex().isValid() ? m_list->currentIndex().row() : -1;
}

void CommandPalette::refresh()
{
    m_model->setQuery(m_input->text());
    const bool any = m_model->rowCount() > 0;
    m_list->setVisible(any);
    m_nothing->setVisible(!any);
    m_nothing->setText(m_input->text().trimmed().isEmpty() ? tr("Type to search.") : tr("Nothing matches “%1”. Try fewer letters, or ? for what can be searched.").arg(m_input->text()));
    const QString keys = tr("↑↓ choose   ·   Return open   ·   Esc close   ·   ? where to search");
    m_hint->setText(m_model->matchCount() > m_model->shownCount()
            ? tr("%1 of %2 shown, type more letters   ·   %3").arg(QLocale().toString(m_model->shownCount()), QLocale().toString(m_model->matchCount()), keys)
            : keys);
    select(m_model->nextItem(0, 1));
    m_list->scrollToTop();
    if (isVisible())
        place();
}

void CommandPalette::place()
{
    int rows = 0;
    for (int i = 0; i < m_model->rowCount() && rows < listHeight; ++i)
        rows += m_list->sizeHintForRow(i);
    m_list->setFixedHeight(std::min({rows + 8, listHeight, std::max(120, height() - 220)}));
    const int width = std::min(cardWidth, std::max(320, this->width() - 2 * Space::xl));
    m_card->setFixedWidth(width);
    m_card->layout()->activate();
    m_card->adjustSize();
    m_card->move((this->width() - width) / 2, std::min(96, std::max(Space::l, height() / 10)));
}

bool CommandPalette::eventFilter(QObject* object, QEvent* event)
{
    if (object == m_host && event->type() == QEvent::Resize && isVisible()) {
        setGeometry(m_host->rect());
        place();
    }
    if (object != m_input || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(object, event);
    switch (static_cast<QKeyEvent*>(event)->key()) {
    case Qt::Key_Down:
    case Qt::Key_Tab: // the overlay keeps the focus until it closes
        moveBy(1);
        return true;
    case Qt::Key_Up:
    case Qt::Key_Backtab:
        moveBy(-1);
        return true;
    case Qt::Key_PageDown:
        moveBy(page);
        return true;
    case Qt::Key_PageUp:
        moveBy(-page);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        activate(currentRow());
        return true;
    case Qt::Key_Escape:
        dismiss();
        return true;
    default:
        return false;
    }
}

void CommandPalette::moveBy(int step)
{
    const int count = m_model->rowCount();
    if (count == 0)
        return;
    const int direction = step > 0 ? 1 : -1;
    int row = currentRow();
    for (int i = 0; i < std::abs(step); ++i) {
        const int next = m_model->nextItem(row + direction, direction);
        if (next < 0) {
            if (std::abs(step) == 1) // single steps go round
                row = m_model->nextItem(direction > 0 ? 0 : count - 1, direction);
            break;
        }
        row = next;
    }
    select(row);
    // The heading above the first item comes into view with it.
    m_list->scrollTo(m_model->index(row == m_model->nextItem(0, 1) ? 0 : row, 0));
}

void CommandPalette::select(int row)
{
    m_list->setCurrentIndex(row >= 0 ? m_model->index(row, 0) : QModelIndex());
    m_input->setAccessibleDescription(row >= 0 ? m_model->index(row, 0).data(Qt::AccessibleTextRole).toString() : m_nothing->text());
}

void CommandPalette::activate(int row)
{
    const PaletteItem* item = m_model->itemAt(row);
    if (!item || !item->enabled)
        return;
    const PaletteItem chosen = *item; // closing may change the model
    dismiss();
    if (chosen.run)
        chosen.run();
    Q_EMIT activated(chosen.id);
}

void CommandPalette::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), Theme::current().color(ColorRole::Scrim));
}

void CommandPalette::mousePressEvent(QMouseEvent* event)
{
    if (!m_card->geometry().contains(event->position().toPoint()))
        dismiss();
}

} // namespace skein::ui
