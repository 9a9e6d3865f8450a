#include "ui/editor/editorlook.h"

#include "ui/editor/sqllexer.h"
#include "ui/theme/theme.h"

#include <QFontInfo>

namespace skein::ui {

namespace {

class ScalaLexer final : public QsciLexerJava
{
public:
    using QsciLexerJava::QsciLexerJava;
    const char* language() const override { return "Scala"; }
    const char* keywords(int set) const override
    {
        if (set != 1)
            return nullptr;
        return "abstract case catch class def do else enum extends extension false final finally for forSome given if "
               "implicit import lazy match new null object override package private protected return sealed super then "
               "this throw trait true try type using val var while with yield";
    }
};

/// QScintilla numbers styles anew in every lexer; their descriptions are what they have in common.
ColorRole roleOf(const QString& description)
{
    const auto has = [&](const char* part) { return description.contains(QLatin1String(part), Qt::CaseInsensitive); };
    if (has("comment"))
        return ColorRole::CodeComment;
    if (has("string") || has("quoted") || has("character"))
        return ColorRole::CodeString;
    if (has("number"))
        return ColorRole::CodeNumber;
    if (has("keyword") || has("reference"))
        return ColorRole::CodeKeyword;
    if (has("class") || has("function") || has("method") || has("decorator") || has("type"))
        return ColorRole::CodeType;
    return ColorRole::Text;
}

} // namespace

Language languageOfFile(const QString& path)
{
    const QString ending = path.section(QLatin1Char('.'), -1).toLower();
    if (ending == QLatin1String("sql"))
        return Language::Sql;
    if (ending == QLatin1String("py"))
        return Language::Python;
    if (ending == QLatin1String("scala") || ending == QLatin1String("sc"))
        return Language::Scala;
    if (ending == QLatin1String("yml") || ending == QLatin1String("yaml"))
        return Language::Yaml;
    return Language::Plain;
}

void setEditorLanguage(QsciScintilla* editor, Language language)
{
    QsciLexer* old = editor->lexer();
    QsciLexer* lexer = nullptr;
    switch (language) {
    case Language::Sql: lexer = new SqlLexer(editor); break;
    case Language::Python: lexer = new QsciLexerPython(editor); break;
    case Language::Scala: lexer = new ScalaLexer(editor); break;
    case Language::Yaml: lexer = new QsciLexerYAML(editor); break;
    case Language::Plain: break;
    }
    editor->setLexer(lexer);
    delete old;
    applyEditorLook(editor);
}

void applyEditorLook(QsciScintilla* editor)
{
    const Theme& theme = Theme::current();
    const QColor paper = theme.color(ColorRole::Surface);
    const QColor text = theme.color(ColorRole::Text);
    // Scintilla asks fonts for points only; ours are sized in pixels and would say -1.
    QFont font = Theme::monoFont();
    font.setPointSizeF(QFontInfo(font).pointSizeF());
    if (QsciLexer* lexer = editor->lexer()) {
        lexer->setDefaultFont(font);
        lexer->setDefaultPaper(paper);
        lexer->setDefaultColor(text);
        lexer->setFont(font, -1);
        lexer->setPaper(paper, -1);
        for (int style = 0; style < 128; ++style) {
            const QString description = lexer->description(style);
            if (!description.isEmpty())
                lexer->setColor(theme.color(roleOf(description)), style);
        }
    }
    editor->setFont(font);
    editor->setPaper(paper);
    editor->setColor(text);
    editor->setMarginsFont(font);
    editor->setMarginsBackgroundColor(paper);
    editor->setMarginsForegroundColor(theme.color(ColorRole::Muted));
    editor->setFoldMarginColors(paper, paper);
    editor->setCaretForegroundColor(text);
    editor->setSelectionBackgroundColor(theme.color(ColorRole::Accent, 0.28));
    editor->resetSelectionForegroundColor();
    editor->setMatchedBraceBackgroundColor(theme.color(ColorRole::AccentSoft));
    editor->setMatchedBraceForegroundColor(theme.color(ColorRole::Accent));
    editor->setUnmatchedBraceForegroundColor(theme.color(ColorRole::Danger));
    editor->SendScintilla(QsciScintillaBase::SCI_SETEXTRAASCENT, 2);
    editor->SendScintilla(QsciScintillaBase::SCI_SETEXTRADESCENT, 2);
    for (int marker = int(QsciScintillaBase::SC_MARKNUM_FOLDEREND); marker <= int(QsciScintillaBase::SC_MARKNUM_FOLDEROPEN); ++marker) {
        editor->setMarkerForegroundColor(paper, marker);
        editor->setMarkerBackgroundColor(theme.color(ColorRole::Muted), marker);
    }
}

} // namespace skein::ui
