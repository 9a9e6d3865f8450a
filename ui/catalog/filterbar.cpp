#include "ui/catalog/filterbar.h"

#include "ui/theme/theme.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/flowlayout.h"

#include <QMenu>
#include <QVBoxLayout>

namespace skein::ui {

namespace {

constexpr int depths[] = {0, 1, 2, 3, 5, -1};

QString depthText(int steps)
{
    return steps < 0 ? FilterBar::tr("all") : steps == 0 ? FilterBar::tr("none") : QString::number(steps);
}

void popUpBelow(QMenu* menu, const QWidget* widget)
{
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->popup(widget->mapToGlobal(QPoint(0, widget->height() + 2)));
}

} // namespace

FilterBar::FilterBar(QWidget* parent)
    : QWidget(parent)
    , m_focus(new Chip(this))
    , m_up(new Chip(this))
    , m_down(new Chip(this))
    , m_colour(new Chip(this))
    , m_clear(new Chip(tr("Clear filters"), this))
    , m_coverage(new ElidedLabel(this))
{
    setAttribute(Qt::WA_StyledBackground);
    setProperty("surface", QStringLiteral("bar"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Space::l, Space::s, Space::l, Space::s);
    column->setSpacing(6);
    auto* flow = new FlowLayout(6, 6);
    column->addLayout(flow);
    m_focus->setCheckable(true);
    m_focus->setChecked(true);
    m_focus->setClosable(true);
    m_clear->setClosable(false);
    for (Chip* chip : {m_up, m_down, m_colour})
        chip->setMenuIndicator(true);
    for (Chip* chip : {m_focus, m_up, m_down})
        flow->addWidget(chip);
    for (const items::Facet facet : items::allFacets) {
        auto* chip = new Chip(this);
        chip->setMenuIndicator(true);
        chip->setCheckable(true);
        m_facets.insert(int(facet), chip);
        flow->addWidget(chip);
        connect(chip, &Chip::clicked, this, [this, facet, chip] {
            chip->setChecked(!chip->isChecked()); // the filter decides, not the click
            Q_EMIT facetRequested(facet, chip);
        });
    }
    flow->addWidget(m_clear);
    flow->addWidget(m_colour);
    m_coverage->setProperty("tone", QStringLiteral("muted"));
    m_coverage->setProperty("textStyle", QStringLiteral("small"));
    column->addWidget(m_coverage);

    // The focus chip stays pressed for as long as it is there; a click on it leads back to everything.
    connect(m_focus, &Chip::clicked, this, &FilterBar::focusCleared);
    connect(m_focus, &Chip::closeRequested, this, &FilterBar::focusCleared);
    connect(m_up, &Chip::clicked, this, [this] { popUpBelow(depthMenu(true), m_up); });
    connect(m_down, &Chip::clicked, this, [this] { popUpBelow(depthMenu(false), m_down); });
    connect(m_colour, &Chip::clicked, this, [this] { popUpBelow(colourMenu(), m_colour); });
    connect(m_clear, &Chip::clicked, this, &FilterBar::filtersCleared);
    setFocus({}, {});
    setFilter({});
    setColour(items::Facet::Migration);
}

FilterBar::~FilterBar() = default;

void FilterBar::setFocus(const items::GraphFocus& focus, const QString& title)
{
    const bool on = focus.ref.isValid();
    m_focus->setTexts(tr("Focus:"), title.size() > 40 ? title.left(39) + QChar(0x2026) : title);
    m_focus->setChecked(true);
    m_focus->setToolTip(tr("%1\nPress to show the whole estate").arg(title));
    m_up->setTexts(tr("Upstream"), depthText(focus.up));
    m_down->setTexts(tr("Downstream"), depthText(focus.down));
    for (Chip* chip : {m_focus, m_up, m_down})
        chip->setVisible(on);
}

void FilterBar::setColour(items::Facet facet)
{
    m_colour->setTexts(tr("Colour by"), items::facetTitle(facet));
}

void FilterBar::setFilter(const items::CatalogFilter& filter)
{
    for (const items::Facet facet : items::allFacets) {
        const QSet<QString> values = filter.values(facet);
        QString text;
        if (!values.isEmpty()) {
            QStringList sorted(values.cbegin(), values.cend());
            sorted.sort();
            text = items::facetWords(facet, sorted.constFirst());
            if (sorted.size() > 1)
                text += tr(" +%1").arg(sorted.size() - 1);
        }
        m_facets[int(facet)]->setTexts(items::facetTitle(facet), text);
        m_facets[int(facet)]->setChecked(!values.isEmpty());
    }
    m_clear->setVisible(!filter.isEmpty());
}

void FilterBar::setCoverage(const QString& text, const QString& toolTip)
{
    m_coverage->setText(text);
    m_coverage->setToolTip(toolTip);
}

QMenu* FilterBar::depthMenu(bool upstream)
{
    auto* menu = new QMenu(this);
    for (const int steps : depths)
        menu->addAction(steps < 0 || steps == 0 ? depthText(steps) : tr("%n steps", nullptr, steps), this, [this, upstream, steps] { Q_EMIT depthChosen(upstream, steps); });
    return menu;
}

QMenu* FilterBar::colourMenu()
{
    auto* menu = new QMenu(this);
    for (const items::Facet facet : items::allFacets)
        menu->addAction(items::facetTitle(facet), this, [this, facet] { Q_EMIT colourChosen(facet); });
    return menu;
}

} // namespace skein::ui
