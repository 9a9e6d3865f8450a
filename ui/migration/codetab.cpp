#include "ui/migration/codetab.h"

#include "models/control/control.h"
#include "models/items/catalog/statewords.h"
#include "models/items/migration/consumerrows.h"
#include "models/items/records/recordwords.h"
#include "ui/editor/diffview.h"
#include "ui/migration/codeannotations.h"
#include "ui/migration/codenotes.h"
#include "ui/theme/theme.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/page.h"
#include "ui/widgets/pagestack.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/statestack.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPointer>
#include <QSignalBlocker>
#include <QSplitter>
#include <QVBoxLayout>

namespace skein::ui {

namespace {

const QString consumerPrefix = QStringLiteral("consumer/");
const QString generatedPrefix = QStringLiteral("generated/");

QWidget* bar(QHBoxLayout*& row)
{
    auto* made = new QWidget;
    made->setProperty("surface", QStringLiteral("bar"));
    made->setAttribute(Qt::WA_StyledBackground);
    row = new QHBoxLayout(made);
    row->setContentsMargins(Space::l, 6, Space::m, 6);
    row->setSpacing(Space::s);
    return made;
}

} // namespace

CodeTab::CodeTab(control::Control* control, QWidget* parent)
    : QWidget(parent)
    , m_control(control)
    , m_rows(new items::RowsModel(this))
{
    auto* both = new QSplitter(Qt::Horizontal);
    both->addWidget(makeList());
    both->addWidget(makeRight());
    both->setChildrenCollapsible(false);
    both->setStretchFactor(1, 1);
    both->setSizes({372, 868});
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(both);

    connect(m_dialect, &QComboBox::currentIndexChanged, this, &CodeTab::loadGenerated);
    connect(m_search, &SearchField::searchChanged, this, &CodeTab::fillList);
    connect(m_search, &SearchField::moveRequested, m_list, qOverload<>(&QWidget::setFocus));
    connect(m_list, &DataTable::currentIdChanged, this, [this](const QString& item) {
        if (m_filling || item.isEmpty() || item == m_item)
            return;
        choose(item);
        Q_EMIT itemChosen(item);
    });
    connect(m_fileBox, &QComboBox::currentIndexChanged, this, &CodeTab::showFile);
    connect(m_diff, &DiffView::ruleActivated, this, &CodeTab::openRule);
    connect(m_code, &CodeView::ruleActivated, this, &CodeTab::openRule);
    connect(m_notes, &CodeNotes::ruleActivated, this, &CodeTab::openRule);
    connect(m_notes, &CodeNotes::lineActivated, this, [this](int line) {
        m_views->currentIndex() == 0 ? m_diff->goToNewLine(line) : m_code->goToLine(line);
    });
    connect(m_state, &StateStack::actionTriggered, this, [this] {
        if (m_item.startsWith(generatedPrefix))
            loadGenerated();
        else
            choose(m_item);
    });
    connect(control, &control::Control::migrationsChanged, this, [this](const QString& id) {
        if (isVisible() && !m_id.isEmpty() && (id.isEmpty() || id == m_id))
            fillList();
    });
    connect(control, &control::Control::mappingChanged, this, [this](const QString& id) {
        if (id != m_id || m_id.isEmpty())
            return;
        loadGenerated();
        if (m_item.startsWith(consumerPrefix))
            choose(m_item);
    });
}

CodeTab::~CodeTab() = default;

QWidget* CodeTab::makeList()
{
    auto* side = new QWidget;
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    QHBoxLayout* row = nullptr;
    QWidget* head = bar(row);
    m_search = new SearchField(tr("Find code"));
    m_search->setObjectName(QStringLiteral("codeSearch"));
    m_search->setAccessibleName(tr("Find a file or consumer"));
    m_dialect = new QComboBox;
    m_dialect->setObjectName(QStringLiteral("codeDialect"));
    m_dialect->setAccessibleName(tr("Dialect of the generated code"));
    m_dialect->setToolTip(tr("Dialect of the generated code"));
    m_dialect->addItem(QStringLiteral("SQLite"), QStringLiteral("sqlite"));
    m_dialect->addItem(QStringLiteral("PostgreSQL"), QStringLiteral("postgres"));
    row->addWidget(m_search, 1);
    row->addWidget(m_dialect);
    column->addWidget(head);
    m_message = new QLabel;
    m_message->setObjectName(QStringLiteral("codeMessage"));
    m_message->setProperty("tone", QStringLiteral("danger"));
    m_message->setWordWrap(true);
    m_message->setTextFormat(Qt::PlainText);
    m_message->setContentsMargins(Space::l, Space::s, Space::l, Space::s);
    m_message->hide();
    column->addWidget(m_message);
    m_list = new DataTable;
    m_list->setObjectName(QStringLiteral("codeList"));
    m_list->setAccessibleName(tr("Generated files and consumers"));
    m_rows->setHeaders({tr("Code"), tr("State")});
    m_list->setModel(m_rows);
    m_list->setColumnWidths({180, 172});
    m_list->setStretchColumn(0);
    column->addWidget(m_list, 1);
    return side;
}

QWidget* CodeTab::makeRight()
{
    QHBoxLayout* row = nullptr;
    m_fileBar = bar(row);
    m_fileBox = new QComboBox;
    m_fileBox->setObjectName(QStringLiteral("codeFiles"));
    m_fileBox->setAccessibleName(tr("Files of the consumer"));
    row->addWidget(m_fileBox, 1);
    m_diff = new DiffView;
    m_diff->setObjectName(QStringLiteral("codeDiff"));
    auto* diffPage = new QWidget;
    auto* diffColumn = new QVBoxLayout(diffPage);
    diffColumn->setContentsMargins(0, 0, 0, 0);
    diffColumn->setSpacing(0);
    diffColumn->addWidget(m_fileBar);
    diffColumn->addWidget(m_diff, 1);

    auto* codePage = new QWidget;
    auto* codeColumn = new QVBoxLayout(codePage);
    codeColumn->setContentsMargins(0, 0, 0, 0);
    codeColumn->setSpacing(0);
    QWidget* codeBar = bar(row);
    codeBar->setMinimumHeight(43);
    m_codeName = new ElidedLabel;
    m_codeName->setProperty("textStyle", QStringLiteral("heading"));
    m_codePurpose = new ElidedLabel;
    m_codePurpose->setProperty("tone", QStringLiteral("muted"));
    row->addWidget(m_codeName);
    row->addWidget(m_codePurpose, 1);
    m_code = new CodeView;
    m_code->setObjectName(QStringLiteral("generatedCode"));
    codeColumn->addWidget(codeBar);
    codeColumn->addWidget(m_code, 1);

    m_views = new PageStack;
    m_views->addWidget(diffPage);
    m_views->addWidget(codePage);
    m_notes = new CodeNotes;
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_views, 1);
    column->addWidget(m_notes);
    m_state = new StateStack;
    m_state->setContent(content);
    return m_state;
}

void CodeTab::show(const QString& migrationId, const QString& item)
{
    const bool other = migrationId != m_id;
    if (other) {
        m_id = migrationId;
        m_item.clear();
        m_generated.clear();
        m_search->clear();
    }
    // "generated" alone means the first file there.
    const QString whole = item.isEmpty() || item.startsWith(consumerPrefix) || item.startsWith(generatedPrefix) ? item : generatedPrefix;
    if (!whole.isEmpty() && whole != m_item && !(whole == generatedPrefix && m_item.startsWith(generatedPrefix))) {
        m_item = whole;
        fillList();
        choose(m_item);
    } else {
        fillList();
    }
    if (other)
        loadGenerated();
}

void CodeTab::loadGenerated()
{
    if (m_id.isEmpty())
        return;
    const int call = ++m_generatedCall;
    m_control->generatedCode(m_id, m_dialect->currentData().toString(), [self = QPointer<CodeTab>(this), call](const Result<QVector<control::GeneratedFile>>& files) {
        if (!self || call != self->m_generatedCall)
            return;
        self->m_generated = files ? *files : QVector<control::GeneratedFile>();
        self->m_message->setVisible(!files);
        self->m_message->setText(files ? QString() : tr("No code could be generated. %1").arg(items::recordWords(files.error()).toText()));
        self->fillList();
        if (!self->m_item.startsWith(generatedPrefix))
            return;
        if (files)
            self->showGenerated(self->m_item.mid(generatedPrefix.size()));
        else
            self->m_state->showError(items::recordWords(files.error()), tr("Try again"));
    });
}

void CodeTab::fillList()
{
    const auto migration = m_control->migration(m_id);
    const QString wanted = m_search->searchText();
    QVector<items::RowsModel::Row> rows;
    for (const control::GeneratedFile& file : std::as_const(m_generated)) {
        if (!file.name.contains(wanted, Qt::CaseInsensitive) && !items::recordWords(file.purpose).contains(wanted, Qt::CaseInsensitive))
            continue;
        items::RowCell name;
        name.text = file.name;
        name.icon = QStringLiteral("code");
        name.toolTip = items::recordWords(file.purpose);
        rows.append({generatedPrefix + file.name, {name, file.diagnostics.isEmpty() ? items::RowCell::state(items::Mark::None, tr("generated")) : items::RowCell::state(items::Mark::Held, tr("see notes"))}});
    }
    if (migration) {
        for (const campaign::Consumer& consumer : migration->consumers) {
            if (consumer.decision != QLatin1String("in") || !items::passes(consumer, {{}, {}, wanted}))
                continue;
            const QString state = campaign::consumerStateName(consumer.state);
            items::RowCell name;
            name.text = consumer.ref.name;
            name.icon = QStringLiteral("pipeline");
            name.toolTip = items::recordWords(consumer.because);
            rows.append({consumerPrefix + consumer.ref.toString(), {name, items::waitsForGrain(consumer) ? items::RowCell::state(items::Mark::Decide, tr("grain: decide")) : items::RowCell::state(items::migrationStateMark(state), items::migrationStateWords(state))}});
        }
    }
    m_filling = true;
    m_rows->setRows(rows);
    if (!m_item.isEmpty())
        m_list->selectId(m_item);
    m_filling = false;
    if (!m_item.isEmpty())
        return;
    if (!migration)
        m_state->showEmpty(QStringLiteral("migrations"), tr("There is no migration %1").arg(m_id), tr("It may belong to another workspace."));
    else if (!rows.isEmpty())
        choose(rows.constFirst().id);
    else if (wanted.isEmpty())
        m_state->showEmpty(QStringLiteral("code"), tr("No code yet"), tr("Code appears once the mapping has rules and consumers are in scope."));
    m_filling = true;
    m_list->selectId(m_item);
    m_filling = false;
}

void CodeTab::choose(const QString& item)
{
    m_item = item;
    ++m_previewCall;
    if (item.startsWith(consumerPrefix))
        loadConsumer(item.mid(consumerPrefix.size()));
    else
        showGenerated(item.mid(generatedPrefix.size()));
}

void CodeTab::showGenerated(const QString& wanted)
{
    const QString name = wanted.isEmpty() && !m_generated.isEmpty() ? m_generated.constFirst().name : wanted;
    if (wanted.isEmpty() && !name.isEmpty()) {
        m_item = generatedPrefix + name;
        m_filling = true;
        m_list->selectId(m_item);
        m_filling = false;
    }
    for (const control::GeneratedFile& file : std::as_const(m_generated)) {
        if (file.name != name)
            continue;
        m_codeName->setText(file.name);
        m_codePurpose->setText(items::recordWords(file.purpose));
        m_code->setText(file.text, languageOfFile(file.name));
        m_code->setAnnotations(annotationsOf(file));
        m_views->setCurrentIndex(1);
        QVector<campaign::Diagnostic> diagnostics;
        for (const QString& text : file.diagnostics) {
            campaign::Diagnostic diagnostic;
            diagnostic.file = file.name;
            diagnostic.message = text;
            diagnostic.severity = QStringLiteral("warning");
            diagnostics.append(diagnostic);
        }
        m_notes->setNotes({}, diagnostics);
        m_state->showContent();
        return;
    }
    if (m_generated.isEmpty() && m_message->text().isEmpty())
        m_state->showLoading(tr("Generating code"), tr("From the accepted rules of the mapping"));
    else
        m_state->showEmpty(QStringLiteral("code"), tr("There is no file %1").arg(name), tr("Choose one of the list at the left."));
}

void CodeTab::loadConsumer(const QString& reference)
{
    const Result<EntityRef> ref = EntityRef::parse(reference);
    const auto migration = m_control->migration(m_id);
    if (!ref || !migration || !migration->consumer(*ref)) {
        m_state->showEmpty(QStringLiteral("pipeline"), tr("%1 is no consumer of this migration").arg(reference), tr("Choose one of the list at the left."));
        return;
    }
    m_state->showLoading(tr("Rewriting %1").arg(ref->name), tr("Its code is read, rewritten and verified; nothing is written"));
    m_control->previewConsumer(m_id, *ref, [self = QPointer<CodeTab>(this), call = m_previewCall](const Result<QVector<control::PreviewFile>>& files) {
        if (!self || call != self->m_previewCall)
            return;
        if (!files)
            self->m_state->showError(items::recordWords(files.error()), tr("Try again"));
        else
            self->showFiles(*files);
    });
}

void CodeTab::showFiles(const QVector<control::PreviewFile>& files)
{
    if (files.isEmpty()) {
        m_state->showEmpty(QStringLiteral("diff"), tr("No code of this consumer reads v1"), tr("There is nothing to rewrite."));
        return;
    }
    const QString before = m_fileBox->currentText();
    m_files = files;
    int current = 0;
    {
        const QSignalBlocker blocker(m_fileBox);
        m_fileBox->clear();
        for (const control::PreviewFile& file : files) {
            m_fileBox->addItem(tr("%1 · %2").arg(file.path, outcomeWords(file.outcome)), file.path);
            if (m_fileBox->itemText(m_fileBox->count() - 1) == before)
                current = m_fileBox->count() - 1;
        }
        m_fileBox->setCurrentIndex(current);
    }
    m_fileBar->setVisible(files.size() > 1);
    m_views->setCurrentIndex(0);
    m_state->showContent();
    showFile(current);
}

void CodeTab::showFile(int index)
{
    if (index < 0 || index >= m_files.size())
        return;
    const control::PreviewFile& file = m_files[index];
    m_diff->setTexts(file.path, file.before, file.after, annotationsOf(file));
    m_diff->setNote(outcomeWords(file.outcome), outcomeTone(file.outcome));
    m_notes->setNotes(file.verification, file.diagnostics);
}

void CodeTab::openRule(const QString& ruleId)
{
    Q_EMIT linkActivated(Page::addressOf({QStringLiteral("migrations"), m_id, QStringLiteral("mapping"), ruleId}));
}

} // namespace skein::ui
