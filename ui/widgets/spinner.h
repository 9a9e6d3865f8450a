#pragma once

#include <QBasicTimer>
#include <QWidget>

namespace skein::ui {

/// A turning arc; costs nothing while hidden.
class Spinner : public QWidget
{
    Q_OBJECT

public:
    explicit Spinner(int size = 28, QWidget* parent = nullptr);
    QSize sizeHint() const override { return {m_size, m_size}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void timerEvent(QTimerEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    QBasicTimer m_timer;
    int m_size;
    int m_angle = 0;
};

} // namespace skein::ui
