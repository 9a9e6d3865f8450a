#include "models/rollout/redirect.h"

#include "models/sql/query.h"

#include <algorithm>

namespace skein::rollout {

namespace {

struct Replacement {
    ByteRange range;
    QByteArray text;
};

QString plain(const QString& name)
{
    return name.startsWith(QLatin1String("main."), Qt::CaseInsensitive) ? name.mid(5) : name;
}

Error needsPerson(const sql::Script& script, const ByteRange& range, const QString& what, const QString& where)
{
    const int line = int(script.text.left(range.begin).count('\n')) + 1;
    return makeError(ErrorClass::Logic, QStringLiteral("%1, so the script cannot run beside the present one").arg(what),
        QStringLiteral("%1:%2").arg(where).arg(line), QStringLiteral("A person must roll this pipeline out by hand, or rewrite the statement."));
}

class Redirector
{
public:
    Redirector(const QByteArray& text, const QMap<QString, QString>& outputs, const QString& where)
        : m_script(sql::parseScript(text, sql::Dialect::Sqlite))
        , m_outputs(outputs)
        , m_where(where)
    {
    }

    Result<RedirectedScript> run()
    {
        if (!m_script.understood())
            return needsPerson(m_script, m_script.opaque.constFirst(), QStringLiteral("A statement is not understood"), m_where);
        for (const sql::Statement& statement : std::as_const(m_script.statements)) {
            if (const Status status = redirect(statement); !status)
                return status.error();
        }
        for (const sql::Relation& relation : std::as_const(m_script.relations))
            redirectRead(relation);
        RedirectedScript result;
        for (auto it = m_outputs.cbegin(); it != m_outputs.cend(); ++it)
            result.startsEmpty = result.startsEmpty && m_madeHere.contains(plain(it.key()).toLower());
        result.sql = QString::fromUtf8(applied());
        return result;
    }

private:
    QString shadowOf(const QString& name) const
    {
        for (auto it = m_outputs.cbegin(); it != m_outputs.cend(); ++it) {
            if (sql::sameName(plain(it.key()), plain(name)))
                return it.value();
        }
        return {};
    }

    Status redirect(const sql::Statement& statement)
    {
        using Kind = sql::StatementKind;
        switch (statement.kind) {
        case Kind::Select:
        case Kind::Transaction:
            return {};
        case Kind::CreateIndex: {
            // An index changes no content; its name would clash with the one of the table that is in use.
            const QByteArray text = m_script.slice(statement.range).toUpper();
            if (text.contains("UNIQUE"))
                return needsPerson(m_script, statement.range, QStringLiteral("It makes a unique index"), m_where);
            m_replacements.append({statement.range, QByteArray()});
            return {};
        }
        case Kind::Insert:
        case Kind::Update:
        case Kind::Delete:
        case Kind::CreateTable:
        case Kind::Drop:
            break;
        default:
            return needsPerson(m_script, statement.range, QStringLiteral("%1 is not a write that can be redirected").arg(statement.firstWord), m_where);
        }
        if (statement.writes.isEmpty())
            return needsPerson(m_script, statement.range, QStringLiteral("The table that %1 writes is not known").arg(statement.firstWord), m_where);
        for (const sql::WriteTarget& write : statement.writes) {
            const QString name = plain(write.name).toLower();
            if (statement.kind == Kind::CreateTable && statement.temporary) {
                m_temporary << name;
                continue;
            }
            if (m_temporary.contains(name))
                continue;
            const QString shadow = shadowOf(write.name);
            if (shadow.isEmpty())
                return needsPerson(m_script, write.range, QStringLiteral("It writes %1, which is not an output of the pipeline").arg(write.name), m_where);
            if (!m_touched.contains(name)) {
                m_touched << name;
                const bool fresh = statement.kind == Kind::Drop || (statement.kind == Kind::CreateTable && !statement.ifNotExists);
                if (fresh)
                    m_madeHere << name;
            }
            QByteArray text = sql::quoteIdentifier(shadow, sql::Dialect::Sqlite);
            // References qualified with the table's name stay valid under its alias.
            if ((statement.kind == Kind::Update || statement.kind == Kind::Delete) && !hasAlias(write.range))
                text += " AS " + sql::quoteIdentifier(plain(write.name), sql::Dialect::Sqlite);
            m_replacements.append({write.range, text});
        }
        return {};
    }

    bool hasAlias(const ByteRange& write) const
    {
        return std::any_of(m_script.relations.cbegin(), m_script.relations.cend(),
            [&](const sql::Relation& r) { return r.nameRange.begin == write.begin && !r.alias.isEmpty(); });
    }

    void redirectRead(const sql::Relation& relation)
    {
        if (relation.kind != sql::RelationKind::Table || m_temporary.contains(plain(relation.name).toLower()))
            return;
        const QString shadow = shadowOf(relation.name);
        const bool written = std::any_of(m_replacements.cbegin(), m_replacements.cend(),
            [&](const Replacement& r) { return r.range.begin <= relation.nameRange.begin && relation.nameRange.end <= r.range.end; });
        if (shadow.isEmpty() || written)
            return;
        QByteArray text = sql::quoteIdentifier(shadow, sql::Dialect::Sqlite);
        if (relation.alias.isEmpty())
            text += " AS " + sql::quoteIdentifier(relation.referenceName(), sql::Dialect::Sqlite);
        m_replacements.append({relation.nameRange, text});
    }

    QByteArray applied()
    {
        std::sort(m_replacements.begin(), m_replacements.end(), [](const Replacement& a, const Replacement& b) { return a.range.begin > b.range.begin; });
        QByteArray text = m_script.text;
        for (const Replacement& replacement : std::as_const(m_replacements))
            text.replace(replacement.range.begin, replacement.range.size(), replacement.text);
        return text;
    }

    sql::Script m_script;
    const QMap<QString, QString>& m_outputs;
    QString m_where;
    QStringList m_temporary, m_touched, m_madeHere;
    QVector<Replacement> m_replacements;
};

} // namespace

Result<RedirectedScript> redirectScript(const QByteArray& script, const QMap<QString, QString>& outputToShadow, const QString& where)
{
    return Redirector(script, outputToShadow, where).run();
}

std::optional<PipelineKind> kindOfCode(const QByteArray& text)
{
    const sql::Script script = sql::parseScript(text, sql::Dialect::Sqlite);
    if (!script.understood() || script.statements.isEmpty())
        return std::nullopt;
    if (script.statements.size() == 1 && script.statements.constFirst().kind == sql::StatementKind::Select)
        return PipelineKind::Select;
    const bool writes = std::any_of(script.statements.cbegin(), script.statements.cend(), [](const sql::Statement& statement) { return !statement.writes.isEmpty(); });
    return writes ? std::optional<PipelineKind>(PipelineKind::Script) : std::nullopt;
}

} // namespace skein::rollout
