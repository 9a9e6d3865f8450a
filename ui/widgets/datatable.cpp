#include "ui/widgets/datatable.h"

#include "models/items/cellroles.h"
#include "ui/theme/theme.h"
#include "ui/widgets/celldelegate.h"
#include "ui/widgets/mark.h"
#include "ui/widgets/tableheader.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QScrollBar>

#include <algorithm>

namespace skein::ui {

DataTable::DataTable(QWidget* parent)
    : QTableView(parent)
    , m_delegate(new CellDelegate(this))
{
    setItemDelegate(m_delegate);
    setHorizontalHeader(new TableHeader(this));
    setShowGrid(false);
    setAlternatingRowColors(false);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setWordWrap(false);
    setMouseTracking(true);
    setTabKeyNavigation(false); // Tab leaves the table; the arrows move in it
    setCornerButtonEnabled(false);
    setFrameShape(QFrame::NoFrame);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    applyRowHeight();
    horizontalHeader()->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(horizontalHeader(), &QHeaderView::customContextMenuRequested, this, &DataTable::showHeaderMenu);
    connect(horizontalHeader(), &QHeaderView::sectionResized, this, [this] { stretch(); });
    connect(Theme::notifier(), &ThemeNotifier::changed, this, &DataTable::applyRowHeight);
    connect(this, &QAbstractItemView::doubleClicked, this, &DataTable::rowActivated);
}

DataTable::~DataTable() = default;

void DataTable::setModel(QAbstractItemModel* model)
{
    if (this->model())
        disconnect(this->model(), nullptr, this, nullptr);
    QTableView::setModel(model);
    m_sized = false;
    m_hover = -1;
    if (!model)
        return;
    connect(model, &QAbstractItemModel::rowsInserted, this, &DataTable::rowsChanged);
    connect(model, &QAbstractItemModel::rowsRemoved, this, &DataTable::rowsChanged);
    connect(model, &QAbstractItemModel::modelReset, this, &DataTable::rowsChanged);
    connect(model, &QAbstractItemModel::layoutChanged, this, [this] {
        setHoverRow(-1);
        fitRows();
    });
    connect(model, &QAbstractItemModel::dataChanged, this, &DataTable::fitRows);
    rowsChanged();
}

void DataTable::rowsChanged()
{
    setHoverRow(-1);
    // Sizes by content look at the rows in view, so they wait until there is a view.
    if (!m_sized && isVisible() && model() && model()->rowCount() > 0) {
        m_sized = true;
        applyWidths();
    }
    if (m_fit)
        updateGeometry();
    stretch();
}

void DataTable::setFitToRows(bool fit, int most)
{
    m_fit = fit;
    m_most = most;
    setSizePolicy(QSizePolicy::Expanding, fit ? QSizePolicy::Maximum : QSizePolicy::Expanding);
    updateGeometry();
}

QString DataTable::selectionAsText(bool withHeader) const
{
    if (!model() || !selectionModel())
        return {};
    QVector<int> columns;
    for (int visual = 0; visual < horizontalHeader()->count(); ++visual) {
        const int logical = horizontalHeader()->logicalIndex(visual);
        if (!isColumnHidden(logical))
            columns << logical;
    }
    // A cell's own tabs and line ends would break the grid where it is pasted.
    const auto clean = [](QString text) {
        text.replace(QLatin1Char('\t'), QLatin1Char(' '));
        text.replace(QLatin1Char('\n'), QLatin1Char(' '));
        text.remove(QLatin1Char('\r'));
        return text;
    };
    const auto cell = [](const QModelIndex& index) {
        const QVariant own = index.data(items::CopyRole);
        if (own.isValid())
            return own.toString();
        const QString text = index.data(Qt::DisplayRole).toString();
        if (!text.isEmpty())
            return text;
        const QVariant confidence = index.data(items::ConfidenceRole);
        return confidence.isValid() ? QString::number(confidence.toDouble(), 'f', 2) : index.data(items::PillTextRole).toString();
    };
    QStringList lines;
    if (withHeader) {
        QStringList names;
        for (const int column : columns)
            names << clean(model()->headerData(column, Qt::Horizontal).toString());
        lines << names.join(QLatin1Char('\t'));
    }
    QModelIndexList rows = selectionModel()->selectedRows(columns.value(0));
    std::sort(rows.begin(), rows.end(), [](const QModelIndex& a, const QModelIndex& b) { return a.row() < b.row(); });
    for (const QModelIndex& row : std::as_const(rows)) {
        QStringList cells;
        for (const int column : columns)
            cells << clean(cell(row.siblingAtColumn(column)));
        lines << cells.join(QLatin1Char('\t'));
    }
    return lines.isEmpty() ? QString() : lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

void DataTable::copy()
{
    const QString text = selectionAsText();
    if (!text.isEmpty())
        QApplication::clipboard()->setText(text);
}

void DataTable::copyWithHeader()
{
    const QString text = selectionAsText(true);
    if (!text.isEmpty())
        QApplication::clipboard()->setText(text);
}

QString DataTable::currentId() const
{
    return currentIndex().isValid() ? currentIndex().siblingAtColumn(0).data(items::IdRole).toString() : QString();
}

bool DataTable::selectId(const QString& id)
{
    if (!model() || id.isEmpty())
        return false;
    for (int row = 0; row < model()->rowCount(); ++row) {
        const QModelIndex index = model()->index(row, 0);
        if (index.data(items::IdRole).toString() != id)
            continue;
        if (currentIndex().row() != row)
            setCurrentIndex(index);
        scrollTo(index);
        return true;
    }
    return false;
}

QStringList DataTable::selectedIds() const
{
    QStringList ids;
    if (!selectionModel())
        return ids;
    QModelIndexList rows = selectionModel()->selectedRows(0);
    std::sort(rows.begin(), rows.end(), [](const QModelIndex& a, const QModelIndex& b) { return a.row() < b.row(); });
    for (const QModelIndex& row : std::as_const(rows))
        ids << row.data(items::IdRole).toString();
    return ids;
}

int DataTable::headHeight() const
{
    return horizontalHeader()->isHidden() ? 0 : horizontalHeader()->sizeHint().height();
}

QSize DataTable::sizeHint() const
{
    if (!m_fit || !model())
        return QTableView::sizeHint();
    const int rows = std::min(m_most, model()->rowCount());
    const int bar = horizontalScrollBar()->isVisibleTo(this) ? horizontalScrollBar()->sizeHint().height() : 0;
    return {QTableView::sizeHint().width(), headHeight() + heightOfRows(rows) + bar + 2};
}

QSize DataTable::minimumSizeHint() const
{
    const int rows = m_fit && model() ? std::clamp(model()->rowCount(), 1, 2) : 2;
    return {120, headHeight() + heightOfRows(rows)};
}

void DataTable::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy)) {
        copy();
        return;
    }
    if (event->key() == Qt::Key_C && event->modifiers() == (Qt::ControlModifier | Qt::ShiftModifier)) {
        copyWithHeader();
        return;
    }
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && currentIndex().isValid()) {
        Q_EMIT rowActivated(currentIndex());
        return;
    }
    QTableView::keyPressEvent(event);
}

void DataTable::mouseMoveEvent(QMouseEvent* event)
{
    QTableView::mouseMoveEvent(event);
    const QModelIndex index = indexAt(event->position().toPoint());
    setHoverRow(index.isValid() ? index.row() : -1);
    viewport()->setCursor(index.data(items::LinkRole).toString().isEmpty() ? Qt::ArrowCursor : Qt::PointingHandCursor);
}

void DataTable::mouseReleaseEvent(QMouseEvent* event)
{
    QTableView::mouseReleaseEvent(event);
    if (event->button() != Qt::LeftButton || event->modifiers() != Qt::NoModifier)
        return;
    const QString address = indexAt(event->position().toPoint()).data(items::LinkRole).toString();
    if (!address.isEmpty())
        Q_EMIT linkActivated(address);
}

void DataTable::leaveEvent(QEvent* event)
{
    QTableView::leaveEvent(event);
    setHoverRow(-1);
}

void DataTable::resizeEvent(QResizeEvent* event)
{
    QTableView::resizeEvent(event);
    stretch();
}

void DataTable::showEvent(QShowEvent* event)
{
    QTableView::showEvent(event);
    rowsChanged();
}

void DataTable::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QTableView::currentChanged(current, previous);
    viewport()->update(); // the keyboard bar moves with the row
    if (current.row() != previous.row() || current.parent() != previous.parent())
        Q_EMIT currentIdChanged(currentId());
}

void DataTable::focusInEvent(QFocusEvent* event)
{
    QTableView::focusInEvent(event);
    if (!currentIndex().isValid() && model() && model()->rowCount() > 0 && event->reason() != Qt::MouseFocusReason)
        setCurrentIndex(model()->index(0, 0));
    viewport()->update();
}

void DataTable::focusOutEvent(QFocusEvent* event)
{
    QTableView::focusOutEvent(event);
    viewport()->update();
}

void DataTable::contextMenuEvent(QContextMenuEvent* event)
{
    if (contextMenuPolicy() != Qt::DefaultContextMenu || !selectionModel() || !selectionModel()->hasSelection()) {
        QTableView::contextMenuEvent(event);
        return;
    }
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions(actions());
    if (!actions().isEmpty())
        menu->addSeparator();
    QAction* plain = menu->addAction(tr("Copy"), this, &DataTable::copy);
    plain->setShortcut(QKeySequence::Copy);
    QAction* named = menu->addAction(tr("Copy with column names"), this, &DataTable::copyWithHeader);
    named->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C));
    menu->popup(event->globalPos());
}

void DataTable::setHoverRow(int row)
{
    if (row == m_hover)
        return;
    const auto refresh = [this](int at) {
        if (at >= 0)
            viewport()->update(0, rowViewportPosition(at), viewport()->width(), rowHeight(at));
    };
    refresh(m_hover);
    m_hover = row;
    m_delegate->setHoverRow(row);
    refresh(row);
}

} // namespace skein::ui
