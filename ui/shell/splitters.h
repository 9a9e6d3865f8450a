#pragma once

class QWidget;

namespace skein::ui {

class Page;

/// How a person has divided a page, kept in the user's settings by page and splitter. Splitters are known by their
/// object name, nameless ones by their place in the page.
void restoreSplitters(const Page* page);
/// Of every page below `window` that has been made.
void rememberSplitters(const QWidget* window);

} // namespace skein::ui
