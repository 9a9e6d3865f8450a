#pragma once

#include "models/base/result.h"
#include "models/importers/importer.h"
#include "ui/widgets/card.h"

class QLabel;

namespace skein::items {
class RowsModel;
}

namespace skein::ui {

class DataTable;

/// What an import did: counts by source, and every line that was skipped or is odd, with file, line and reason.
class ImportPanel : public Card
{
    Q_OBJECT

public:
    explicit ImportPanel(QWidget* parent = nullptr);
    void showRunning(const QStringList& paths);
    void showReports(const QVector<importers::ImportReport>& reports);
    void showError(const Error& error);
    QString message() const;
    items::RowsModel* skips() const { return m_skips; }

private:
    QLabel* m_message = nullptr;
    DataTable* m_table = nullptr;
    items::RowsModel* m_skips = nullptr;
};

} // namespace skein::ui
