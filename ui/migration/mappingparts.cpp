// How the mapping tab is put together, and its files.
#include "models/base/files.h"
#include "models/control/control.h"
#include "models/items/records/recordwords.h"
#include "models/mapping/csv.h"
#include "ui/migration/mappingdetail.h"
#include "ui/migration/mappingsample.h"
#include "ui/migration/mappingtab.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/statestack.h"

#include <QAction>
#include <QComboBox>
#include <QFile>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QShortcut>
#include <QSplitter>
#include <QVBoxLayout>

namespace skein::ui {

namespace {

QLabel* label(const QString& text, const char* property, const QString& value)
{
    auto* made = new QLabel(text);
    made->setProperty(property, value);
    return made;
}

} // namespace

QWidget* MappingTab::makeBar()
{
    auto* bar = new QWidget;
    bar->setProperty("surface", QStringLiteral("bar"));
    bar->setAttribute(Qt::WA_StyledBackground);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(Space::l, 6, Space::m, 6);
    row->setSpacing(Space::s);
    m_summary = label({}, "tone", QStringLiteral("muted"));
    m_summary->setObjectName(QStringLiteral("mappingSummary"));
    m_trouble = new ElidedLabel;
    m_trouble->setObjectName(QStringLiteral("mappingTrouble"));
    m_version = label({}, "tone", QStringLiteral("muted"));
    row->addWidget(label(tr("Mapping"), "textStyle", QStringLiteral("heading")));
    row->addWidget(m_summary);
    row->addWidget(m_trouble, 1);
    row->addWidget(m_version);
    row->addSpacing(Space::s);
    const auto button = [&](const QString& text, const QString& name, const QString& icon, auto act) {
        auto* made = new QPushButton(text);
        made->setObjectName(name);
        if (!icon.isEmpty())
            made->setIcon(Icons::get(icon));
        connect(made, &QPushButton::clicked, this, act);
        row->addWidget(made);
        return made;
    };
    m_accept = button(tr("Accept"), QStringLiteral("ruleAccept"), QStringLiteral("check"), [this] { decide(true); });
    m_reject = button(tr("Reject"), QStringLiteral("ruleReject"), QStringLiteral("cross"), [this] { decide(false); });
    m_reject->setToolTip(tr("Reject the rule (R): columns without an accepted rule hold up their readers"));
    m_edit = button(tr("Edit…"), QStringLiteral("ruleEdit"), QStringLiteral("edit"), [this] { edit(); });
    m_edit->setToolTip(tr("Change what the rule does (E)"));
    m_acceptAll = button({}, QStringLiteral("acceptAll"), {}, [this] { acceptSure(); });
    row->addSpacing(Space::s);
    m_undoButton = button({}, QStringLiteral("mappingUndo"), QStringLiteral("undo"), [this] { m_undo->undo(); });
    m_redoButton = button({}, QStringLiteral("mappingRedo"), QStringLiteral("redo"), [this] { m_undo->redo(); });
    m_files = button({}, QStringLiteral("mappingFiles"), QStringLiteral("more"), [] {});
    m_files->setToolTip(tr("Import and export"));
    m_undoButton->setAccessibleName(tr("Undo"));
    m_redoButton->setAccessibleName(tr("Redo"));
    m_files->setAccessibleName(tr("Import and export"));
    for (QPushButton* quiet : {m_undoButton, m_redoButton, m_files})
        quiet->setProperty("kind", QStringLiteral("quiet"));
    auto* menu = new QMenu(m_files);
    const QString json = QStringLiteral("json");
    const QString csv = QStringLiteral("csv");
    menu->addAction(tr("Export as JSON…"), this, [=, this] { askFile(true, json); });
    menu->addAction(tr("Export rules as CSV…"), this, [=, this] { askFile(true, csv); });
    menu->addSeparator();
    m_importActions = {menu->addAction(tr("Import JSON…"), this, [=, this] { askFile(false, json); }),
        menu->addAction(tr("Import rules from CSV…"), this, [=, this] { askFile(false, csv); })};
    m_files->setMenu(menu);
    return bar;
}

QWidget* MappingTab::makeGrain()
{
    auto* strip = new QWidget;
    strip->setProperty("surface", QStringLiteral("strip"));
    strip->setAttribute(Qt::WA_StyledBackground);
    auto* row = new QHBoxLayout(strip);
    row->setContentsMargins(Space::l, 6, Space::l, 6);
    row->setSpacing(Space::s);
    m_relation = new QComboBox;
    m_relation->setObjectName(QStringLiteral("grainRelation"));
    m_relation->setAccessibleName(tr("How rows of v1 and v2 relate"));
    using mapping::RowRelation;
    for (const RowRelation relation : {RowRelation::Unknown, RowRelation::OneToOne, RowRelation::Filter, RowRelation::Explode, RowRelation::Aggregate, RowRelation::Dedupe})
        m_relation->addItem(items::rowRelationWords(relation), int(relation));
    m_keys = new ElidedLabel;
    m_keys->setProperty("tone", QStringLiteral("muted"));
    auto* heading = label(tr("&Grain"), "textStyle", QStringLiteral("heading"));
    heading->setBuddy(m_relation);
    row->addWidget(heading);
    row->addWidget(m_relation);
    row->addWidget(m_keys, 1);
    connect(m_relation, &QComboBox::activated, this, [this] {
        mapping::Grain grain = m_mapping.grain;
        grain.rowRelation = RowRelation(m_relation->currentData().toInt());
        if (!(grain == m_mapping.grain))
            apply(mapping::setGrain(m_mapping, grain));
    });
    return strip;
}

void MappingTab::build()
{
    m_rows = new items::RowsModel(this);
    m_rows->setHeaders(items::ruleHeaders());
    m_table = new DataTable;
    m_table->setObjectName(QStringLiteral("ruleTable"));
    m_table->setAccessibleName(tr("Rules"));
    m_table->setModel(m_rows);
    m_table->setColumnWidths({150, 150, 180, 140, 120});
    m_table->setStretchColumn(2);
    m_table->installEventFilter(this);
    m_detail = new MappingDetail;
    m_sample = new MappingSample(m_control);

    auto* upper = new QWidget;
    auto* upperColumn = new QVBoxLayout(upper);
    upperColumn->setContentsMargins(0, 0, 0, 0);
    upperColumn->setSpacing(0);
    upperColumn->addWidget(m_table, 1);
    upperColumn->addWidget(makeGrain());
    auto* left = new QSplitter(Qt::Vertical);
    left->addWidget(upper);
    left->addWidget(m_sample);
    left->setChildrenCollapsible(false);
    left->setStretchFactor(0, 5);
    left->setStretchFactor(1, 2);
    left->setSizes({460, 220});
    auto* both = new QSplitter(Qt::Horizontal);
    both->addWidget(left);
    both->addWidget(m_detail);
    both->setChildrenCollapsible(false);
    both->setStretchFactor(0, 1);
    both->setStretchFactor(1, 0);
    both->setSizes({800, 400});

    m_message = label({}, "tone", QStringLiteral("danger"));
    m_message->setObjectName(QStringLiteral("mappingMessage"));
    m_message->setWordWrap(true);
    m_message->setTextFormat(Qt::PlainText);
    m_message->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_message->setContentsMargins(Space::l, Space::s, Space::l, Space::s);
    m_message->hide();
    auto* sheet = new QWidget;
    auto* column = new QVBoxLayout(sheet);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeBar());
    column->addWidget(m_message);
    column->addWidget(both, 1);
    m_state = new StateStack;
    m_state->setContent(sheet);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_state);

    const auto shortcut = [this](const QKeySequence& keys, auto act) {
        auto* made = new QShortcut(keys, this);
        made->setContext(Qt::WidgetWithChildrenShortcut);
        connect(made, &QShortcut::activated, this, act);
    };
    shortcut(QKeySequence(Qt::CTRL | Qt::Key_Z), [this] { if (!m_control->isReadOnly()) m_undo->undo(); });
    shortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), [this] { if (!m_control->isReadOnly()) m_undo->redo(); });
    connect(m_undo, &QUndoStack::indexChanged, this, [this] { if (!m_mapping.rules.isEmpty()) refreshRule(); });
    connect(m_table, &DataTable::currentIdChanged, this, [this](const QString& id) {
        if (m_filling || id.isEmpty() || id == m_rule)
            return;
        m_rule = id;
        refreshRule();
        Q_EMIT ruleChosen(id);
    });
    connect(m_table, &QTableView::doubleClicked, this, [this] { edit(); });
    connect(m_detail, &MappingDetail::candidateChosen, this, &MappingTab::resolve);
    connect(m_detail, &Inspector::linkActivated, this, &MappingTab::linkActivated);
}

void MappingTab::askFile(bool write, const QString& suffix)
{
    auto* dialog = new QFileDialog(this, write ? tr("Export the mapping") : tr("Import a mapping"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(write ? QFileDialog::AcceptSave : QFileDialog::AcceptOpen);
    dialog->setFileMode(write ? QFileDialog::AnyFile : QFileDialog::ExistingFile);
    dialog->setDefaultSuffix(suffix);
    dialog->setNameFilter(suffix == QLatin1String("csv") ? tr("Rules as CSV (*.csv)") : tr("Mapping (*.json)"));
    if (write)
        dialog->selectFile(QStringLiteral("mapping-%1.%2").arg(m_id, suffix));
    connect(dialog, &QFileDialog::fileSelected, this, [this, write](const QString& path) { write ? exportTo(path) : importFrom(path); });
    dialog->open();
}

void MappingTab::exportTo(const QString& path)
{
    const bool csv = path.endsWith(QLatin1String(".csv"), Qt::CaseInsensitive);
    const QByteArray bytes = csv ? mapping::rulesToCsv(m_mapping) : mapping::mappingToBytes(m_mapping);
    const Status written = writeFile(path, bytes);
    showMessage(written ? QString() : items::recordWords(written.error()).toText());
}

void MappingTab::importFrom(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        showMessage(tr("%1 cannot be read: %2").arg(path, file.errorString()));
        return;
    }
    const QByteArray bytes = file.readAll();
    const bool csv = path.endsWith(QLatin1String(".csv"), Qt::CaseInsensitive);
    Result<mapping::Mapping> read = csv ? mapping::mappingWithCsv(m_mapping, bytes, path) : mapping::mappingFromJson(bytes, path);
    if (!read) {
        showMessage(items::recordWords(read.error()).toText());
        return;
    }
    const auto differs = [](const mapping::Side& a, const mapping::Side& b) { return a.dataset.compare(b.dataset, Qt::CaseInsensitive) != 0; };
    if (differs(read->source, m_mapping.source) || differs(read->target, m_mapping.target)) {
        showMessage(tr("%1 maps %2 to %3, this migration goes from %4 to %5. Choose the mapping of this migration.")
                        .arg(path, read->source.dataset, read->target.dataset, m_mapping.source.dataset, m_mapping.target.dataset));
        return;
    }
    if (read->rules.isEmpty()) {
        showMessage(tr("%1 holds no rules. A mapping without rules would hold up every consumer.").arg(path));
        return;
    }
    mapping::Mapping mapping = *read;
    mapping.id = m_mapping.id;
    mapping.version = m_mapping.version;
    apply(mapping::Edited {mapping, tr("Import %1").arg(path.section(QLatin1Char('/'), -1)), int(mapping.rules.size())});
}

} // namespace skein::ui
