#include "ui/theme/stylesheet.h"

#include "resources/resources.h"
#include "ui/theme/theme.h"

#include <QHash>
#include <QRegularExpression>

namespace skein::ui {

namespace {

// `@name` stands for a colour, `#13#` for 13 px times the text scale. Borders grow from one to two pixels on focus and
// the padding gives way by one, so nothing moves.
const char* const sheet = R"(
QToolTip { background: @raised; color: @text; border: 1px solid @lineStrong; padding: 6px 8px; font-size: #12#; }

*[surface="window"] { background: @window; }
*[surface="surface"] { background: @surface; }
*[surface="raised"] { background: @raised; border-radius: 8px; }
*[surface="bar"] { background: @surface; border: none; border-bottom: 1px solid @line; }
*[surface="strip"] { background: @surface; border: none; border-top: 1px solid @line; }
*[surface="rail"] { background: @surface; border: none; border-right: 1px solid @line; }
*[surface="side"] { background: @surface; border: none; border-left: 1px solid @line; }
*[surface="line"] { background: @line; }
*[surface="popup"] { background: @surface; border: 1px solid @lineStrong; border-radius: 10px; }
*[surface="card"] { background: @surface; border: 1px solid @line; border-radius: 8px; }

QLabel { background: transparent; }
QLabel[textStyle="title"] { font-size: #15#; font-weight: 600; }
QLabel[textStyle="heading"] { font-size: #13#; font-weight: 600; }
QLabel[textStyle="stat"] { font-size: #18#; font-weight: 600; }
QLabel[textStyle="small"] { font-size: #12#; }
QLabel[tone="muted"] { color: @muted; }
QLabel[tone="accent"] { color: @accent; }
QLabel[tone="ok"] { color: @ok; }
QLabel[tone="warning"] { color: @warning; }
QLabel[tone="danger"] { color: @danger; }
QLabel[tone="hold"] { color: @hold; }

QPushButton, QToolButton {
    background: @raised; color: @text; border: 1px solid @line; border-radius: 6px; padding: 5px 12px; min-height: 18px;
}
QToolButton { padding: 5px; }
QToolButton[hasText="true"] { padding: 5px 12px; }
QPushButton:hover, QToolButton:hover { background: @hover; border-color: @lineStrong; }
QPushButton:pressed, QToolButton:pressed { background: @line; }
QPushButton:checked, QToolButton:checked { background: @accentSoft; color: @accent; border-color: @accent; }
QPushButton:focus { border: 2px solid @accent; padding: 4px 11px; }
QToolButton:focus { border: 2px solid @accent; padding: 4px; }
QToolButton[hasText="true"]:focus { padding: 4px 11px; }
QPushButton:disabled, QToolButton:disabled { background: transparent; color: @faint; border-color: @line; }

QPushButton[kind="primary"] { background: @accentFill; color: @accentText; border-color: @accentFill; }
QPushButton[kind="primary"]:hover { background: @accentFillHover; border-color: @accentFillHover; }
QPushButton[kind="primary"]:pressed { background: @accentFillDown; }
QPushButton[kind="primary"]:focus { border: 2px solid @focusOnFill; }
QPushButton[kind="primary"]:disabled { background: @raised; color: @faint; border-color: @line; }

QPushButton[kind="danger"] { background: @surface; color: @danger; border-color: @danger; font-weight: 600; }
QPushButton[kind="danger"]:hover { background: @dangerSoft; }
QPushButton[kind="danger"]:pressed { background: @dangerSoft; border-color: @dangerFill; }
QPushButton[kind="danger"]:focus { border: 2px solid @danger; background: @dangerSoft; }
QPushButton[kind="danger"]:disabled { background: transparent; color: @faint; border-color: @line; font-weight: 400; }

QPushButton[kind="dangerFill"] { background: @dangerFill; color: @accentText; border-color: @dangerFill; font-weight: 600; }
QPushButton[kind="dangerFill"]:hover { background: @dangerFillHover; border-color: @dangerFillHover; }
QPushButton[kind="dangerFill"]:focus { border: 2px solid @focusOnFill; }
QPushButton[kind="dangerFill"]:disabled { background: @raised; color: @faint; border-color: @line; }

QPushButton[kind="quiet"], QToolButton[kind="quiet"] { background: transparent; border-color: transparent; color: @muted; }
QPushButton[kind="quiet"]:hover, QToolButton[kind="quiet"]:hover { background: @hover; color: @text; }
QPushButton[kind="quiet"]:pressed, QToolButton[kind="quiet"]:pressed { background: @line; }
QPushButton[kind="quiet"]:focus, QToolButton[kind="quiet"]:focus { border-color: @accent; }
QPushButton[kind="quiet"]:checked, QToolButton[kind="quiet"]:checked { background: @accentSoft; color: @accent; }

QPushButton[kind="quiet"]:disabled, QToolButton[kind="quiet"]:disabled { background: transparent; color: @faint; border-color: transparent; }

QPushButton[kind="link"] { background: transparent; border: 1px solid transparent; color: @accent; padding: 1px 0px; min-height: 14px; text-align: left; }
QPushButton[kind="link"]:hover { text-decoration: underline; }
QPushButton[kind="link"]:focus { border: 1px solid @accent; border-radius: 4px; padding: 1px 0px; }
QPushButton[kind="link"]:disabled { color: @faint; text-decoration: none; }

QPushButton[kind="status"] { background: transparent; border: 1px solid transparent; border-radius: 4px; color: @muted; padding: 1px 4px; min-height: 14px; font-size: #12#; }
QPushButton[kind="status"]:hover { color: @text; background: @hover; }
QPushButton[kind="status"]:focus { border: 1px solid @accent; padding: 1px 4px; }

QPushButton[kind="crumb"] { background: transparent; border: 1px solid transparent; color: @muted; padding: 1px 2px; min-height: 14px; }
QPushButton[kind="crumb"]:hover { color: @accent; text-decoration: underline; }
QPushButton[kind="crumb"]:focus { border: 1px solid @accent; border-radius: 4px; padding: 1px 2px; }

QToolButton[kind="tiny"] { background: transparent; border: 1px solid transparent; border-radius: 4px; padding: 2px; min-height: 12px; }
QToolButton[kind="tiny"]:hover { background: @hover; }
QToolButton[kind="tiny"]:focus { border: 1px solid @accent; padding: 2px; }

QPushButton::menu-indicator, QToolButton::menu-indicator { width: 0px; }

QLineEdit, QTextEdit, QPlainTextEdit, QSpinBox, QDoubleSpinBox, QComboBox, QDateEdit, QDateTimeEdit, QTimeEdit {
    background: @surface; color: @text; border: 1px solid @lineStrong; border-radius: 6px; padding: 4px 8px; min-height: 20px;
    selection-background-color: @accentSoft; selection-color: @text;
}
QTextEdit, QPlainTextEdit { padding: 4px; }
QLineEdit:hover, QComboBox:hover, QSpinBox:hover, QDoubleSpinBox:hover { border-color: @faint; }
QLineEdit:focus, QTextEdit:focus, QPlainTextEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus, QComboBox:focus, QDateEdit:focus,
QDateTimeEdit:focus, QTimeEdit:focus { border: 2px solid @accent; padding: 3px 7px; }
QTextEdit:focus, QPlainTextEdit:focus { padding: 3px; }
QTextEdit[kind="plain"], QTextEdit[kind="plain"]:focus { padding: 0; border: none; background: transparent; }
QLineEdit:disabled, QComboBox:disabled, QSpinBox:disabled, QTextEdit:disabled, QPlainTextEdit:disabled { background: @raised; color: @faint; border-color: @line; }
QLineEdit[invalid="true"], QComboBox[invalid="true"], QPlainTextEdit[invalid="true"] { border: 2px solid @danger; padding: 3px 7px; }
QLineEdit[bare="true"], QLineEdit[bare="true"]:focus { background: transparent; border: none; padding: 0px; font-size: #15#; }
QComboBox::drop-down, QDateEdit::drop-down, QDateTimeEdit::drop-down { border: none; width: 22px; }
QListWidget::item { padding: 6px 12px; }
QComboBox::down-arrow { image: url(@chevron); width: 12px; height: 12px; }
QComboBox QAbstractItemView { background: @surface; border: 1px solid @lineStrong; border-radius: 6px; padding: 4px; outline: none; }
QComboBox QAbstractItemView::item { min-height: 26px; padding: 0px 8px; border-radius: 4px; }
QComboBox QAbstractItemView::item:selected { background: @accentSoft; color: @text; }
QSpinBox::up-button, QDoubleSpinBox::up-button, QDateEdit::up-button, QDateTimeEdit::up-button { border: none; width: 18px; subcontrol-position: top right; subcontrol-origin: border; }
QSpinBox::down-button, QDoubleSpinBox::down-button, QDateEdit::down-button, QDateTimeEdit::down-button { border: none; width: 18px; subcontrol-position: bottom right; subcontrol-origin: border; }
QSpinBox::up-arrow, QDoubleSpinBox::up-arrow, QDateEdit::up-arrow, QDateTimeEdit::up-arrow { image: url(@chevronUp); width: 10px; height: 10px; }
QSpinBox::down-arrow, QDoubleSpinBox::down-arrow, QDateEdit::down-arrow, QDateTimeEdit::down-arrow { image: url(@chevron); width: 10px; height: 10px; }

QCheckBox, QRadioButton { spacing: 8px; background: transparent; }
QCheckBox::indicator, QRadioButton::indicator { width: 16px; height: 16px; border: 1px solid @lineStrong; background: @surface; border-radius: 4px; }
QRadioButton::indicator { border-radius: 9px; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { border-color: @accent; }
QCheckBox::indicator:checked { background: @accentFill; border-color: @accentFill; image: url(@checkOnFill); }
QCheckBox::indicator:indeterminate { background: @accentFill; border-color: @accentFill; image: url(@dashOnFill); }
QRadioButton::indicator:checked { background: @surface; border: 5px solid @accentFill; width: 8px; height: 8px; }
QCheckBox:focus, QRadioButton:focus { color: @accent; }
QCheckBox::indicator:focus, QRadioButton::indicator:focus { border-color: @accent; }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { border-color: @line; background: @raised; }

QMenu { background: @surface; border: 1px solid @lineStrong; border-radius: 8px; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 12px; border-radius: 4px; color: @text; }
QMenu::item:selected { background: @accentSoft; color: @text; }
QMenu::item:disabled { color: @faint; }
QMenu::icon { padding-left: 8px; }
QMenu::separator { height: 1px; background: @line; margin: 4px 8px; }
QMenuBar { background: @surface; border-bottom: 1px solid @line; }
QMenuBar::item { padding: 4px 10px; border-radius: 4px; background: transparent; }
QMenuBar::item:selected { background: @hover; }

QAbstractItemView { background: @surface; alternate-background-color: @raised; border: none; outline: none; gridline-color: @line;
    selection-background-color: @accentSoft; selection-color: @text; }
QTreeView::item, QListView::item { min-height: 28px; border: none; }
QTreeView::item:hover, QListView::item:hover { background: @hover; }
QTreeView::item:selected, QListView::item:selected { background: @accentSoft; color: @text; }
QListView[inset="true"] { padding: 4px 0px; }
QListView[inset="true"]::item:hover, QListView[inset="true"]::item:selected { background: transparent; }
QTreeView::branch { background: transparent; }
QTreeView::branch:has-children:!has-siblings:closed, QTreeView::branch:closed:has-children:has-siblings { image: url(@chevronRight); }
QTreeView::branch:open:has-children:!has-siblings, QTreeView::branch:open:has-children:has-siblings { image: url(@chevron); }

QHeaderView { background: @surface; border: none; }
QHeaderView::section { background: @surface; color: @muted; border: none; border-bottom: 1px solid @line; padding: 0px 10px; font-size: #12#; font-weight: 400; }
QHeaderView::section:hover { color: @text; background: @hover; }
QHeaderView::down-arrow { image: url(@chevron); width: 10px; height: 10px; subcontrol-position: center right; right: 4px; }
QHeaderView::up-arrow { image: url(@chevronUp); width: 10px; height: 10px; subcontrol-position: center right; right: 4px; }
QTableCornerButton::section { background: @surface; border: none; }

QScrollArea { background: transparent; border: none; }
QScrollArea > QWidget > QWidget { background: transparent; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0px; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0px; }
QScrollBar::handle { background: @lineStrong; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: @faint; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0px; height: 0px; border: none; background: none; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; }

QSplitter::handle { background: @line; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QSplitter::handle:hover { background: @accent; }

QTabWidget::pane { border: none; border-top: 1px solid @line; }
QTabBar { background: transparent; qproperty-drawBase: 0; }
QTabBar::tab { background: transparent; color: @muted; padding: 8px 12px; border: none; border-bottom: 2px solid transparent; }
QTabBar::tab:hover { color: @text; }
QTabBar::tab:selected { color: @text; border-bottom: 2px solid @accent; }
QTabBar::tab:focus { color: @accent; }

QProgressBar { background: @line; border: none; border-radius: 3px; max-height: 6px; min-height: 6px; text-align: center; color: transparent; }
QProgressBar::chunk { background: @accent; border-radius: 3px; }

QGroupBox { border: 1px solid @line; border-radius: 8px; margin-top: 20px; padding: 12px; background: transparent; }
QGroupBox::title { subcontrol-origin: margin; subcontrol-position: top left; left: 0px; padding: 0px 2px; color: @muted; }

QSlider::groove:horizontal { height: 4px; background: @line; border-radius: 2px; }
QSlider::sub-page:horizontal { background: @accent; border-radius: 2px; }
QSlider::handle:horizontal { background: @surface; border: 2px solid @accent; width: 12px; height: 12px; margin: -6px 0px; border-radius: 8px; }

QStatusBar { background: @surface; border-top: 1px solid @line; }
QStatusBar::item { border: none; }
QDialog { background: @surface; border: 1px solid @lineStrong; }
QDockWidget::title { background: @surface; padding: 8px 12px; border-bottom: 1px solid @line; }
)";

QString arrow(const QString& name, bool dark)
{
    return QStringLiteral(":/skein/icons/sheet/%1-%2.svg").arg(name, dark ? QStringLiteral("dark") : QStringLiteral("light"));
}

} // namespace

QString styleSheet(const Theme& theme)
{
    initResources();
    QHash<QString, QString> values;
    const auto put = [&](const char* name, const QColor& color) { values.insert(QLatin1String(name), color.name(QColor::HexRgb)); };
    put("window", theme.color(ColorRole::Window));
    put("surface", theme.color(ColorRole::Surface));
    put("raised", theme.color(ColorRole::Raised));
    put("line", theme.color(ColorRole::Line));
    put("lineStrong", theme.color(ColorRole::LineStrong));
    put("hover", theme.color(ColorRole::Hover));
    put("text", theme.color(ColorRole::Text));
    put("muted", theme.color(ColorRole::Muted));
    put("faint", theme.color(ColorRole::Faint));
    put("accent", theme.color(ColorRole::Accent));
    put("accentSoft", theme.color(ColorRole::AccentSoft));
    put("accentText", theme.color(ColorRole::AccentText));
    put("accentFill", theme.color(ColorRole::AccentFill));
    put("accentFillHover", theme.color(ColorRole::AccentFill).darker(108));
    put("accentFillDown", theme.color(ColorRole::AccentFill).darker(118));
    put("focusOnFill", theme.color(ColorRole::Text));
    put("ok", theme.color(ColorRole::Ok));
    put("warning", theme.color(ColorRole::Warning));
    put("danger", theme.color(ColorRole::Danger));
    put("dangerSoft", theme.color(ColorRole::DangerSoft));
    put("dangerFill", theme.color(ColorRole::DangerFill));
    put("dangerFillHover", theme.color(ColorRole::DangerFill).darker(108));
    put("hold", theme.color(ColorRole::Hold));
    values.insert(QStringLiteral("chevron"), arrow(QStringLiteral("chevron-down"), theme.isDark()));
    values.insert(QStringLiteral("chevronUp"), arrow(QStringLiteral("chevron-up"), theme.isDark()));
    values.insert(QStringLiteral("chevronRight"), arrow(QStringLiteral("chevron-right"), theme.isDark()));
    values.insert(QStringLiteral("checkOnFill"), QStringLiteral(":/skein/icons/sheet/check-fill.svg"));
    values.insert(QStringLiteral("dashOnFill"), QStringLiteral(":/skein/icons/sheet/dash-fill.svg"));

    static const QRegularExpression slot(QStringLiteral("@([A-Za-z]+)|#(\\d+)#"));
    const QString source = QString::fromLatin1(sheet);
    QString out;
    out.reserve(source.size() * 2);
    qsizetype last = 0;
    for (auto it = slot.globalMatch(source); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        out += QStringView(source).mid(last, match.capturedStart() - last);
        last = match.capturedEnd();
        out += match.captured(1).isEmpty() ? QStringLiteral("%1px").arg(Theme::px(match.captured(2).toInt())) : values.value(match.captured(1));
    }
    out += QStringView(source).mid(last);
    return out;
}

} // namespace skein::ui
