#pragma once

#include "ui/shell/frame/palettemodel.h"

#include <QPointer>
#include <QWidget>

class QLabel;
class QLineEdit;
class QListView;

namespace skein::ui {

/// The overlay that Ctrl+K opens: type a few letters of any action or entity, Return runs or opens it. A prefix
/// narrows to one source ("?" lists the prefixes). Covers its host and dims it; a click outside or Escape closes.
class CommandPalette : public QWidget
{
    Q_OBJECT

public:
    /// `host` is what it covers: the window's content.
    explicit CommandPalette(QWidget* host);
    ~CommandPalette() override;

    void setSources(const QVector<PaletteSource>& sources);
    void addSource(const PaletteSource& source);
    /// Opens with `query` typed in, e.g. a prefix.
    void open(const QString& query = {});
    void dismiss();
    bool isOpen() const { return isVisible(); }
    void setQuery(const QString& query);
    PaletteModel* model() const { return m_model; }
    int currentRow() const;

Q_SIGNALS:
    /// After the item's own run().
    void activated(const QString& id);
    void dismissed();

protected:
    bool eventFilter(QObject* object, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

private:
    void refresh();
    void place();
    void moveBy(int step);
    void select(int row);
    void activate(int row);
    QVector<PaletteSource> allSources() const;

    QWidget* m_host;
    QWidget* m_card = nullptr;
    QLineEdit* m_input = nullptr;
    QListView* m_list = nullptr;
    QLabel* m_nothing = nullptr;
    QLabel* m_hint = nullptr;
    PaletteModel* m_model = nullptr;
    QVector<PaletteSource> m_sources;
    QPointer<QWidget> m_focusBefore;
};

} // namespace skein::ui
