#pragma once

#include <QVector>
#include <QWidget>

class QLabel;
class QsciScintilla;

namespace skein::ui {

class SearchField;

/// A line to search in an editor: next with Return or F3, previous with Shift, how many there are, Escape leaves.
class FindBar : public QWidget
{
    Q_OBJECT

public:
    explicit FindBar(QWidget* parent = nullptr);
    /// The editor that is searched; may change while the bar is open.
    void setEditor(QsciScintilla* editor);
    /// Shows the bar with the selected words, if any, in it.
    void open();
    void close();
    int matchCount() const { return int(m_matches.size()); }
    int currentMatch() const { return m_current; } ///< 0-based, -1 = none

public Q_SLOTS:
    void next();
    void previous();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    void search();
    void show(int match);
    void clearMarks();

    QsciScintilla* m_editor = nullptr;
    SearchField* m_field = nullptr;
    QLabel* m_count = nullptr;
    QVector<int> m_matches; ///< byte positions
    int m_length = 0;
    int m_current = -1;
};

} // namespace skein::ui
