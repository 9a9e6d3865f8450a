#pragma once

#include <span>

namespace skein::items {

/// A sentence of the engines with %1 to %9 where it holds something, in order of appearance.
struct RecordTemplate {
    const char* text;
    /// One character for each placeholder: '#' a number, '=' a name or a person's own words, '.' perhaps a sentence
    /// itself. What is missing at the end is '.'.
    const char* kinds;
};

std::span<const RecordTemplate> migrationTemplates();
std::span<const RecordTemplate> rolloutTemplates();
std::span<const RecordTemplate> mappingTemplates();
std::span<const RecordTemplate> codeTemplates();
std::span<const RecordTemplate> placesTemplates();
std::span<const RecordTemplate> importTemplates();

} // namespace skein::items
