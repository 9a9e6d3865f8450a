#include "models/codegen/emit.h"

#include "models/codegen/expremit.h"

#include <algorithm>

namespace skein::codegen {

namespace {

/// A text that is written line by line, so that each line can name its rule.
class Page
{
public:
    explicit Page(int indent)
        : m_indent(indent)
    {
    }

    /// Several lines when `text` holds line breaks; CASE bodies are indented one step more. A break inside a quoted
    /// text or name belongs to it and is left as it is.
    void add(int depth, const QString& text, const QString& rule = {})
    {
        int extra = 0;
        QChar quote;
        QString line;
        bool startsQuoted = false;
        const auto flush = [&] {
            const int closing = !startsQuoted && closes(line) && extra > 0 ? 1 : 0;
            extra -= closing;
            m_lines.append((startsQuoted ? QString() : QString((depth + extra) * m_indent, QLatin1Char(' '))) + line);
            if (!rule.isEmpty())
                m_traces.append({int(m_lines.size()), rule});
            if (!startsQuoted)
                extra += opened(line, closing > 0);
            line.clear();
            startsQuoted = !quote.isNull();
        };
        for (const QChar c : text) {
            if (c == QLatin1Char('\n')) {
                flush();
                continue;
            }
            if (quote.isNull() && (c == QLatin1Char('\'') || c == QLatin1Char('"')))
                quote = c;
            else if (c == quote)
                quote = QChar();
            line += c;
        }
        flush();
    }

    void addRaw(const QString& line) { m_lines.append(line); }
    void endLast(const QString& tail) { m_lines.last() += tail; }

    GeneratedCode take()
    {
        GeneratedCode code;
        code.text = m_lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
        code.lines = m_traces;
        return code;
    }

private:
    static bool closes(const QString& line)
    {
        const QString upper = line.left(4).toUpper();
        return upper == QLatin1String("END") || upper == QLatin1String("END ") || upper == QLatin1String("END,")
            || upper == QLatin1String("END)");
    }

    /// How many CASE blocks a line leaves open; an END at its start has been counted when `closedFirst`.
    static int opened(const QString& line, bool closedFirst)
    {
        QChar quote;
        QString word;
        int balance = closedFirst ? 1 : 0;
        const QString padded = line + QLatin1Char(' ');
        for (const QChar c : padded) {
            if (quote.isNull() && (c == QLatin1Char('\'') || c == QLatin1Char('"')))
                quote = c;
            else if (c == quote)
                quote = QChar();
            if (quote.isNull() && (c.isLetterOrNumber() || c == QLatin1Char('_'))) {
                word += c.toUpper();
                continue;
            }
            if (word == QLatin1String("CASE"))
                ++balance;
            else if (word == QLatin1String("END"))
                --balance;
            word.clear();
        }
        return std::max(0, balance);
    }

    int m_indent;
    QStringList m_lines;
    QVector<LineTrace> m_traces;
};

class StatementEmitter
{
public:
    StatementEmitter(const Dialect& dialect, const FormatOptions& options)
        : m_dialect(dialect)
        , m_options(options)
        , m_exprs(dialect, options)
        , m_page(options.indent)
    {
    }

    void statement(const Statement& statement)
    {
        switch (statement.kind) {
        case Statement::Kind::Select:
            relation(*statement.query, 0);
            break;
        case Statement::Kind::CreateTable:
            createTable(statement);
            break;
        case Statement::Kind::CreateTableAs:
            m_page.add(0, QStringLiteral("%1 %2 %3").arg(word("CREATE TABLE"), name(statement.name), word("AS")));
            relation(*statement.query, 0);
            break;
        case Statement::Kind::InsertSelect:
            m_page.add(0, QStringLiteral("%1 %2%3").arg(word("INSERT INTO"), name(statement.name),
                columnList(statement.columns)));
            relation(*statement.query, 0);
            break;
        case Statement::Kind::CreateView:
            m_page.add(0, QStringLiteral("%1 %2%3 %4").arg(word("CREATE VIEW"), name(statement.name),
                columnList(statement.columns), word("AS")));
            relation(*statement.query, 0);
            break;
        case Statement::Kind::DropTable:
        case Statement::Kind::DropView: {
            const QString what = statement.kind == Statement::Kind::DropTable ? word("DROP TABLE") : word("DROP VIEW");
            const QString condition = statement.ifExists ? QLatin1Char(' ') + word("IF EXISTS") : QString();
            m_page.add(0, what + condition + QLatin1Char(' ') + name(statement.name));
            break;
        }
        case Statement::Kind::Rename:
            // The new name stays in the old one's schema and is written without it.
            m_page.add(0, QStringLiteral("%1 %2 %3 %4").arg(word("ALTER TABLE"), name(statement.name),
                word("RENAME TO"), identifier(statement.newName.section(QLatin1Char('.'), -1))));
            break;
        case Statement::Kind::Begin:
            m_page.add(0, word("BEGIN"));
            break;
        case Statement::Kind::Commit:
            m_page.add(0, word("COMMIT"));
            break;
        case Statement::Kind::Comment:
            for (QString line : statement.name.split(QLatin1Char('\n'))) {
                // A carriage return would end the comment on some engines, and quotes must not hide the line's end.
                line.replace(QLatin1Char('\r'), QLatin1Char(' '));
                m_page.addRaw(QStringLiteral("-- ") + line);
            }
            return;
        }
    }

    void end() { m_page.endLast(QStringLiteral(";")); }

    GeneratedCode take()
    {
        GeneratedCode code = m_page.take();
        code.diagnostics = m_exprs.takeDiagnostics() + m_own;
        if (code.blocked()) {
            code.text.clear();
            code.lines.clear();
        }
        return code;
    }

private:
    QString word(const char* text) const { return m_exprs.keyword(text); }

    QString identifier(const QString& text)
    {
        check(text);
        return m_dialect.identifier(text);
    }

    QString name(const QString& relation)
    {
        for (const QString& part : relation.split(QLatin1Char('.')))
            check(part);
        return m_dialect.relation(relation);
    }

    void check(const QString& part)
    {
        const bool tooLong = m_dialect.maxIdentifier > 0 && part.toUtf8().size() > m_dialect.maxIdentifier;
        if (part.isEmpty() || part.contains(QChar(0)) || tooLong) {
            m_own.append({Diagnostic::Severity::Blocking, {}, part,
                QStringLiteral("%1 cannot have the name '%2'").arg(m_dialect.title, part),
                QStringLiteral("Use a name of at most %1 bytes").arg(m_dialect.maxIdentifier)});
        }
    }

    QString columnList(const QStringList& columns)
    {
        if (columns.isEmpty())
            return {};
        QStringList names;
        for (const QString& column : columns)
            names.append(identifier(column));
        return QStringLiteral(" (%1)").arg(names.join(QStringLiteral(", ")));
    }

    /// Items one a line, separated by commas.
    void items(int depth, const QVector<QPair<QString, QString>>& list)
    {
        for (qsizetype i = 0; i < list.size(); ++i) {
            if (m_options.leadingCommas) {
                m_page.add(depth, (i > 0 ? QStringLiteral(", ") : QString()) + list.at(i).first, list.at(i).second);
            } else {
                const bool last = i + 1 == list.size();
                m_page.add(depth, list.at(i).first + (last ? QString() : QStringLiteral(",")), list.at(i).second);
            }
        }
    }

    void createTable(const Statement& statement)
    {
        m_page.add(0, QStringLiteral("%1 %2 (").arg(word("CREATE TABLE"), name(statement.name)));
        QVector<QPair<QString, QString>> lines;
        for (const ColumnDefinition& column : statement.definitions) {
            m_exprs.setRule(column.rule);
            QString text = identifier(column.name) + QLatin1Char(' ') + m_exprs.typeName(column.type, column.native, false);
            if (!column.nullable)
                text += QLatin1Char(' ') + word("NOT NULL");
            lines.append({text, column.rule});
        }
        m_exprs.setRule({});
        if (!statement.primaryKey.isEmpty())
            lines.append({word("PRIMARY KEY") + columnList(statement.primaryKey), {}});
        items(1, lines);
        m_page.add(0, QStringLiteral(")"));
    }

    void select(const Rel& rel, int depth)
    {
        m_page.add(depth, rel.distinct ? word("SELECT DISTINCT") : word("SELECT"));
        QVector<QPair<QString, QString>> lines;
        for (const Projection& projection : rel.columns) {
            m_exprs.setRule(projection.rule);
            QString text = m_exprs.emit(projection.expr).sql;
            const bool sameName = projection.expr->kind == ExprKind::Column && projection.expr->text == projection.name;
            if (!sameName && !projection.name.isEmpty())
                text += QLatin1Char(' ') + word("AS") + QLatin1Char(' ') + identifier(projection.name);
            lines.append({text, projection.rule});
        }
        m_exprs.setRule({});
        items(depth + 1, lines);
        source(*rel.input, depth);
    }

    /// FROM and WHERE.
    void source(const Rel& rel, int depth)
    {
        if (rel.kind == RelKind::Filter) {
            QVector<ExprPtr> conditions {rel.predicate};
            const Rel* input = rel.input.get();
            while (input->kind == RelKind::Filter) {
                conditions.prepend(input->predicate);
                input = input->input.get();
            }
            from(*input, depth, "FROM");
            m_page.add(depth, word("WHERE") + QLatin1Char(' ') + m_exprs.emit(allOf(conditions)).sql);
            return;
        }
        from(rel, depth, "FROM");
    }

    void from(const Rel& rel, int depth, const char* lead)
    {
        if (rel.kind == RelKind::Scan) {
            const QString alias = rel.alias.isEmpty() ? QString()
                                                      : QLatin1Char(' ') + word("AS") + QLatin1Char(' ') + identifier(rel.alias);
            m_page.add(depth, word(lead) + QLatin1Char(' ') + name(rel.table) + alias);
            return;
        }
        if (rel.kind == RelKind::Join) {
            from(*rel.input, depth, lead);
            from(*rel.right, depth, rel.op.toLatin1().constData());
            m_page.endLast(QLatin1Char(' ') + word("ON") + QLatin1Char(' ') + m_exprs.emit(rel.predicate).sql);
            return;
        }
        m_page.add(depth, word(lead) + QStringLiteral(" ("));
        relation(rel, depth + 1);
        m_page.add(depth, QStringLiteral(") %1 %2").arg(word("AS"),
            identifier(rel.alias.isEmpty() ? QStringLiteral("part") : rel.alias)));
    }

    void relation(const Rel& rel, int depth)
    {
        switch (rel.kind) {
        case RelKind::Project:
            select(rel, depth);
            break;
        case RelKind::Aggregate: {
            select(rel, depth);
            QStringList groups;
            for (const ExprPtr& expr : rel.groupBy)
                groups.append(m_exprs.emit(expr).sql);
            if (!groups.isEmpty())
                m_page.add(depth, word("GROUP BY") + QLatin1Char(' ') + groups.join(QStringLiteral(", ")));
            if (rel.predicate)
                m_page.add(depth, word("HAVING") + QLatin1Char(' ') + m_exprs.emit(rel.predicate).sql);
            break;
        }
        case RelKind::SetOperation:
            relation(*rel.input, depth);
            m_page.add(depth, word(rel.op.toLatin1().constData()));
            relation(*rel.right, depth);
            break;
        case RelKind::Scan:
        case RelKind::Filter:
        case RelKind::Join:
            m_page.add(depth, word("SELECT") + QStringLiteral(" *"));
            source(rel, depth);
            break;
        }
    }

    const Dialect& m_dialect;
    const FormatOptions& m_options;
    ExprEmitter m_exprs;
    Page m_page;
    QVector<Diagnostic> m_own;
};

} // namespace

QString severityName(Diagnostic::Severity severity)
{
    switch (severity) {
    case Diagnostic::Severity::Info:
        return QStringLiteral("info");
    case Diagnostic::Severity::Warning:
        return QStringLiteral("warning");
    case Diagnostic::Severity::Blocking:
        break;
    }
    return QStringLiteral("blocking");
}

GeneratedCode emitSql(const QVector<Statement>& statements, const Dialect& dialect, const FormatOptions& options,
    bool terminate)
{
    StatementEmitter emitter(dialect, options);
    for (const Statement& statement : statements) {
        emitter.statement(statement);
        const bool bare = statement.kind == Statement::Kind::Select && !terminate;
        if (statement.kind != Statement::Kind::Comment && !bare)
            emitter.end();
    }
    return emitter.take();
}

GeneratedCode emitSql(const Statement& statement, const Dialect& dialect, const FormatOptions& options)
{
    return emitSql(QVector<Statement> {statement}, dialect, options);
}

GeneratedCode emitExpression(const ExprPtr& expr, const Dialect& dialect, const FormatOptions& options)
{
    ExprEmitter emitter(dialect, options);
    GeneratedCode code;
    // CASE writes line breaks outside of literals only, and a literal's own breaks have to stay.
    const QString sql = emitter.emit(expr).sql;
    bool inText = false;
    for (const QChar c : sql) {
        if (c == QLatin1Char('\''))
            inText = !inText;
        code.text += c == QLatin1Char('\n') && !inText ? QLatin1Char(' ') : c;
    }
    code.diagnostics = emitter.takeDiagnostics();
    if (code.blocked())
        code.text.clear();
    return code;
}

} // namespace skein::codegen
