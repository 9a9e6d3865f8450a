#pragma once

#include "models/items/catalog/facets.h"

#include <QFrame>

class QListWidget;

namespace skein::ui {

class SearchField;

/// The list behind a filter chip: values with counts to tick, a field to find one among many, and a way back.
class FacetPopup : public QFrame
{
    Q_OBJECT

public:
    FacetPopup(items::Facet facet, const QVector<items::FacetCount>& counts, const QSet<QString>& chosen, QWidget* parent);
    items::Facet facet() const { return m_facet; }
    QListWidget* list() const { return m_list; }

Q_SIGNALS:
    void toggled(skein::items::Facet facet, const QString& value);
    void cleared(skein::items::Facet facet);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void narrow(const QString& text);

    items::Facet m_facet;
    SearchField* m_search = nullptr;
    QListWidget* m_list = nullptr;
};

} // namespace skein::ui
