#pragma once

#include "models/items/cellroles.h"

#include <QAbstractItemModel>

namespace skein::items {

/// One field by RFC 4180. A leading "=", "+", "-" or "@" that is not part of a number is kept from being run as a
/// formula by the spreadsheet that opens the file.
inline QString csvField(QString text)
{
    bool number = false;
    text.toDouble(&number);
    if (!number && !text.isEmpty() && QStringLiteral("=+-@\t").contains(text.at(0)))
        text.prepend(QLatin1Char('\''));
    if (text.contains(QLatin1Char('"')) || text.contains(QLatin1Char(',')) || text.contains(QLatin1Char('\n')) || text.contains(QLatin1Char('\r')))
        return QLatin1Char('"') + text.replace(QLatin1Char('"'), QStringLiteral("\"\"")) + QLatin1Char('"');
    return text;
}

/// Every row and column of a model, titles first, CRLF between lines, UTF-8. O(cells).
inline QByteArray csvOf(const QAbstractItemModel& model)
{
    QByteArray out;
    const int columns = model.columnCount();
    const auto line = [&](auto cell) {
        for (int column = 0; column < columns; ++column) {
            if (column > 0)
                out += ',';
            out += csvField(cell(column)).toUtf8();
        }
        out += "\r\n";
    };
    line([&](int column) { return model.headerData(column, Qt::Horizontal).toString(); });
    for (int row = 0; row < model.rowCount(); ++row) {
        line([&](int column) {
            const QModelIndex index = model.index(row, column);
            const QVariant copied = index.data(CopyRole);
            if (copied.isValid())
                return copied.toString();
            const QString text = index.data(Qt::DisplayRole).toString();
            return text.isEmpty() ? index.data(PillTextRole).toString() : text;
        });
    }
    return out;
}

} // namespace skein::items
