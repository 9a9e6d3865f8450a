#pragma once

#include <QString>

class QsciScintilla;

namespace skein::ui {

enum class Language { Plain, Sql, Python, Scala, Yaml };
/// By the file's ending: .sql, .py, .scala, .sc, .yml, .yaml.
Language languageOfFile(const QString& path);

/// Gives the editor its lexer, in the theme's colours.
void setEditorLanguage(QsciScintilla* editor, Language language);
/// Colours, fonts and margins of the present theme; call again when it changes.
void applyEditorLook(QsciScintilla* editor);

} // namespace skein::ui
