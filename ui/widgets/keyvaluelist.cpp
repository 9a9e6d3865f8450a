#include "ui/widgets/keyvaluelist.h"

#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/wrappedlabel.h"

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>

namespace skein::ui {

namespace {

QString toneOf(MarkKind mark)
{
    switch (markColor(mark)) {
    case ColorRole::Ok:
        return QStringLiteral("ok");
    case ColorRole::Accent:
        return QStringLiteral("accent");
    case ColorRole::Warning:
        return QStringLiteral("warning");
    case ColorRole::Danger:
    case ColorRole::Production:
        return QStringLiteral("danger");
    case ColorRole::Hold:
        return QStringLiteral("hold");
    default:
        return {};
    }
}

} // namespace

KeyValueList::KeyValueList(QWidget* parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(Space::s);
    m_grid->setVerticalSpacing(6);
    m_grid->setColumnMinimumWidth(0, m_keyWidth);
    m_grid->setColumnStretch(1, 1);
}

void KeyValueList::clear()
{
    while (QLayoutItem* item = m_grid->takeAt(0)) {
        if (QWidget* widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
    m_rows.clear();
    m_count = 0;
}

void KeyValueList::setRows(const QVector<Row>& rows)
{
    if (rows == m_rows && m_count == rows.size())
        return;
    clear();
    for (const Row& row : rows)
        addRow(row);
}

void KeyValueList::addRow(const Row& row)
{
    QWidget* value = nullptr;
    if (row.address.isEmpty()) {
        auto* label = new WrappedLabel(row.value, this);
        label->setTextFormat(Qt::PlainText);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        label->setProperty("tone", toneOf(row.tone));
        if (row.mono)
            label->setFont(Theme::monoFont());
        value = label;
    } else {
        auto* link = new QPushButton(row.value, this);
        link->setProperty("kind", QStringLiteral("link"));
        link->setCursor(Qt::PointingHandCursor);
        link->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
        const QString address = row.address;
        connect(link, &QPushButton::clicked, this, [this, address] { Q_EMIT linkActivated(address); });
        value = link;
    }
    value->setAccessibleName(QStringLiteral("%1: %2").arg(row.key, row.value));
    addRow(row.key, value);
    m_rows << row;
}

void KeyValueList::addRow(const QString& key, const QString& value)
{
    addRow(Row {key, value, {}, MarkKind::None, false});
}

void KeyValueList::addRow(const QString& key, QWidget* value)
{
    auto* label = new ElidedLabel(key, this);
    label->setProperty("tone", QStringLiteral("muted"));
    label->setMinimumWidth(m_keyWidth);
    label->setBuddy(value);
    m_grid->addWidget(label, m_count, 0, Qt::AlignTop | Qt::AlignLeft);
    // Text takes the column's width, because it wraps; buttons and pills keep their own.
    m_grid->addWidget(value, m_count, 1, qobject_cast<QLabel*>(value) ? Qt::AlignTop : Qt::AlignTop | Qt::AlignLeft);
    ++m_count;
}

void KeyValueList::setKeyWidth(int pixels)
{
    m_keyWidth = pixels;
    m_grid->setColumnMinimumWidth(0, pixels);
}

} // namespace skein::ui
