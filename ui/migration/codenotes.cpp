#include "ui/migration/codenotes.h"

#include "models/items/migration/consumerrows.h"
#include "models/items/records/recordwords.h"
#include "ui/theme/theme.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/pill.h"
#include "ui/widgets/wrappedlabel.h"

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace skein::ui {

namespace {

MarkKind severityMark(const QString& severity)
{
    return severity == QLatin1String("error") ? MarkKind::Failed : severity == QLatin1String("warning") ? MarkKind::Held : MarkKind::None;
}

QLabel* words(const QString& text, const QString& tone)
{
    auto* label = new WrappedLabel(text);
    label->setProperty("tone", tone);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

CodeNotes::CodeNotes(QWidget* parent)
    : QScrollArea(parent)
{
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFrameShape(QFrame::NoFrame);
    setProperty("surface", QStringLiteral("strip"));
    setAttribute(Qt::WA_StyledBackground);
    setAccessibleName(tr("Verification and diagnostics"));
    setObjectName(QStringLiteral("codeNotes"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    hide();
}

QSize CodeNotes::sizeHint() const
{
    const QWidget* sheet = widget();
    const int wanted = sheet ? (sheet->hasHeightForWidth() && width() > 100 ? sheet->heightForWidth(width()) : sheet->sizeHint().height()) : 0;
    return {400, std::min(wanted + 2, 200)};
}

void CodeNotes::setNotes(const QStringList& rungs, const QVector<campaign::Diagnostic>& diagnostics)
{
    if (QWidget* old = takeWidget()) {
        old->hide();
        old->deleteLater();
    }
    auto* sheet = new QWidget;
    auto* column = new QVBoxLayout(sheet);
    column->setContentsMargins(Space::l, Space::m, Space::l, Space::m);
    column->setSpacing(Space::s);
    addRungs(column, rungs);
    if (!diagnostics.isEmpty()) {
        auto* grid = new QGridLayout;
        grid->setHorizontalSpacing(Space::m);
        grid->setVerticalSpacing(2);
        grid->setColumnStretch(2, 1);
        for (const campaign::Diagnostic& diagnostic : diagnostics)
            addDiagnostic(grid, diagnostic);
        column->addLayout(grid);
    }
    setWidget(sheet);
    setVisible(!rungs.isEmpty() || !diagnostics.isEmpty());
    updateGeometry();
}

void CodeNotes::addRungs(QVBoxLayout* column, const QStringList& rungs)
{
    if (rungs.isEmpty())
        return;
    auto* holder = new QWidget;
    auto* flow = new FlowLayout(6, 6);
    flow->setContentsMargins(0, 0, 0, 0);
    holder->setLayout(flow);
    for (const QString& rung : rungs) {
        MarkKind mark = MarkKind::None;
        QString text = rung.trimmed();
        for (const MarkKind kind : {MarkKind::Done, MarkKind::Failed, MarkKind::Skipped, MarkKind::Held}) {
            if (text.startsWith(markCharacter(kind) + QLatin1Char(' '))) {
                mark = kind;
                text = text.mid(markCharacter(kind).size()).trimmed();
                break;
            }
        }
        flow->addWidget(new Pill(mark, items::recordWords(text)));
    }
    column->addWidget(holder);
}

void CodeNotes::addDiagnostic(QGridLayout* grid, const campaign::Diagnostic& diagnostic)
{
    const int row = grid->rowCount();
    const MarkKind mark = severityMark(diagnostic.severity);
    if (mark != MarkKind::None)
        grid->addWidget(new Pill(mark, diagnostic.severity == QLatin1String("error") ? tr("error") : tr("warning")), row, 0, Qt::AlignTop);
    const auto link = [&](const QString& text) {
        auto* button = new QPushButton(text);
        button->setProperty("kind", QStringLiteral("link"));
        button->setCursor(Qt::PointingHandCursor);
        return button;
    };
    if (diagnostic.line > 0) {
        QPushButton* place = link(tr("line %1").arg(diagnostic.line));
        place->setToolTip(items::diagnosticPlace(diagnostic));
        connect(place, &QPushButton::clicked, this, [this, line = diagnostic.line] { Q_EMIT lineActivated(line); });
        grid->addWidget(place, row, 1, Qt::AlignTop);
    }
    grid->addWidget(words(items::recordWords(diagnostic.message), {}), row, 2);
    if (!diagnostic.rule.isEmpty()) {
        QPushButton* rule = link(diagnostic.rule);
        rule->setToolTip(tr("Show the rule"));
        connect(rule, &QPushButton::clicked, this, [this, id = diagnostic.rule] { Q_EMIT ruleActivated(id); });
        grid->addWidget(rule, row, 3, Qt::AlignTop);
    }
    if (diagnostic.remedy.isEmpty())
        return;
    QLabel* remedy = words(items::recordWords(diagnostic.remedy), QStringLiteral("muted"));
    remedy->setContentsMargins(0, 0, 0, Space::s);
    grid->addWidget(remedy, row + 1, 2);
}

} // namespace skein::ui
