#pragma once

#include "models/items/catalog/facets.h"
#include "models/items/catalog/visiblegraph.h"

#include <QWidget>

class QMenu;

namespace skein::ui {

class Chip;
class ElidedLabel;

/// The chips over the catalog: focus and depth, colour, one filter a facet, and how well the estate is known.
class FilterBar : public QWidget
{
    Q_OBJECT

public:
    explicit FilterBar(QWidget* parent = nullptr);
    ~FilterBar() override;

    /// `title` names the focus; an invalid reference hides its chips.
    void setFocus(const items::GraphFocus& focus, const QString& title);
    void setColour(items::Facet facet);
    void setFilter(const items::CatalogFilter& filter);
    void setCoverage(const QString& text, const QString& toolTip);
    Chip* facetChip(items::Facet facet) const { return m_facets.value(int(facet)); }
    Chip* focusChip() const { return m_focus; }
    Chip* colourChip() const { return m_colour; }

Q_SIGNALS:
    void focusCleared();
    void depthChosen(bool upstream, int steps); ///< < 0 = all
    void colourChosen(skein::items::Facet facet);
    /// A filter chip was pressed: show its values below the chip.
    void facetRequested(skein::items::Facet facet, QWidget* chip);
    void filtersCleared();

private:
    QMenu* depthMenu(bool upstream);
    QMenu* colourMenu();

    Chip* m_focus = nullptr;
    Chip* m_up = nullptr;
    Chip* m_down = nullptr;
    Chip* m_colour = nullptr;
    Chip* m_clear = nullptr;
    QHash<int, Chip*> m_facets;
    ElidedLabel* m_coverage = nullptr;
};

} // namespace skein::ui
