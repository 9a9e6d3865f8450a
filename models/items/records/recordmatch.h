#pragma once

#include <QString>
#include <QStringList>

namespace skein::items {

/// Which template a text is made of, and what stands in its places.
struct RecordMatch {
    const char* text = nullptr;  ///< the template; null where none fits
    const char* kinds = "";      ///< see RecordTemplate
    QStringList captures;
};

/// The template with the most literal text that fits as a whole. Remembers what it found. Thread-safe.
RecordMatch matchRecord(const QString& text);

} // namespace skein::items
