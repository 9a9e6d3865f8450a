#include "ui/catalog/facetpopup.h"

#include "ui/theme/theme.h"
#include "ui/widgets/searchfield.h"

#include <QKeyEvent>
#include <QListWidget>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace skein::ui {

namespace {

constexpr int valueRole = Qt::UserRole;
constexpr int searchFrom = 8; ///< below this many values the eye is faster

} // namespace

FacetPopup::FacetPopup(items::Facet facet, const QVector<items::FacetCount>& counts, const QSet<QString>& chosen, QWidget* parent)
    : QFrame(parent, Qt::Popup)
    , m_facet(facet)
    , m_search(new SearchField(tr("Find"), this))
    , m_list(new QListWidget(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setAttribute(Qt::WA_StyledBackground);
    setProperty("surface", QStringLiteral("popup"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Space::s, Space::s, Space::s, Space::s);
    column->setSpacing(Space::s);
    m_search->setDelay(0);
    m_search->setVisible(counts.size() >= searchFrom);
    column->addWidget(m_search);
    m_list->setAccessibleName(items::facetTitle(facet));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    for (const items::FacetCount& count : counts) {
        auto* item = new QListWidgetItem(tr("%1  (%2)").arg(items::facetWords(facet, count.value), QLocale().toString(count.count)), m_list);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(chosen.contains(count.value) ? Qt::Checked : Qt::Unchecked);
        item->setData(valueRole, count.value);
    }
    const int row = m_list->count() > 0 ? m_list->sizeHintForRow(0) : 24;
    m_list->setFixedHeight(std::clamp(int(counts.size()), 1, 12) * row + 8);
    m_list->setMinimumWidth(std::clamp(m_list->sizeHintForColumn(0) + 40, 180, 360));
    column->addWidget(m_list);
    auto* clear = new QPushButton(tr("Show all"), this);
    clear->setProperty("kind", QStringLiteral("quiet"));
    clear->setEnabled(!chosen.isEmpty());
    column->addWidget(clear);

    connect(m_list, &QListWidget::itemChanged, this, [this, clear](const QListWidgetItem* item) {
        clear->setEnabled(true);
        Q_EMIT toggled(m_facet, item->data(valueRole).toString());
    });
    // A click on the words ticks as well, not only on the small box.
    connect(m_list, &QListWidget::itemActivated, this, [](QListWidgetItem* item) { item->setCheckState(item->checkState() == Qt::Checked ? Qt::Unchecked : Qt::Checked); });
    connect(m_search, &SearchField::searchChanged, this, &FacetPopup::narrow);
    connect(m_search, &SearchField::moveRequested, this, [this] { m_list->setFocus(); });
    connect(clear, &QPushButton::clicked, this, [this] {
        Q_EMIT cleared(m_facet);
        close();
    });
    if (m_list->count() > 0)
        m_list->setCurrentRow(0);
    (m_search->isHidden() ? static_cast<QWidget*>(m_list) : m_search)->setFocus();
}

void FacetPopup::narrow(const QString& text)
{
    for (int i = 0; i < m_list->count(); ++i)
        m_list->item(i)->setHidden(!m_list->item(i)->text().contains(text, Qt::CaseInsensitive));
}

void FacetPopup::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape) {
        close();
        return;
    }
    QFrame::keyPressEvent(event);
}

} // namespace skein::ui
