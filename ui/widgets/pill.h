#pragma once

#include "ui/widgets/mark.h"

#include <QWidget>

namespace skein::ui {

/// The bare shape of a state, for places too small for words; the words are its tool tip and accessible name.
class StatusMark : public QWidget
{
    Q_OBJECT

public:
    explicit StatusMark(MarkKind mark = MarkKind::None, QWidget* parent = nullptr);
    void setMark(MarkKind mark, const QString& words = {});
    MarkKind mark() const { return m_mark; }
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    MarkKind m_mark;
};

/// A rounded chip with mark and text in the mark's colours.
class Pill : public QWidget
{
    Q_OBJECT

public:
    explicit Pill(QWidget* parent = nullptr);
    Pill(MarkKind mark, const QString& text, QWidget* parent = nullptr);
    void set(MarkKind mark, const QString& text);
    MarkKind mark() const { return m_mark; }
    QString text() const { return m_text; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    MarkKind m_mark = MarkKind::None;
    QString m_text;
};

} // namespace skein::ui
