#include "app/commands/migrateverbs.h"

#include "app/commands/common.h"
#include "app/commands/controlsession.h"

#include "models/base/files.h"
#include "models/mapping/edit.h"

#include <QDateTime>

namespace skein::app {

namespace {

struct Verb {
    const char* name;
    int least; ///< words behind the id
    const char* usage;
};
constexpr Verb verbs[] = {
    {"mapping", 0, "mapping ID [--file M.json]"},
    {"accept", 1, "accept ID RULE…|all"},
    {"decide", 2, "decide ID RULE COLUMN"},
    {"grain", 1, "grain ID CONSUMER…"},
    {"retry", 1, "retry ID CONSUMER…|all"},
    {"skip", 1, "skip ID CONSUMER…"},
    {"abandon", 0, "abandon ID"},
};

const Verb* verbOf(const QString& word)
{
    for (const Verb& verb : verbs) {
        if (word == QLatin1String(verb.name))
            return &verb;
    }
    return nullptr;
}

class Deciding
{
public:
    Deciding(ControlSession& session, const Arguments& arguments, QString id)
        : m_session(session)
        , m_arguments(arguments)
        , m_id(std::move(id))
        , m_words(arguments.positional.mid(2))
    {
    }

    Status run(const QString& verb)
    {
        if (verb == QLatin1String("mapping"))
            return replace();
        if (verb == QLatin1String("accept"))
            return accept();
        if (verb == QLatin1String("decide"))
            return store(mapping::resolveAmbiguous(*m_session.control().mappingOf(m_id), m_words[0], m_words[1], context()));
        const QString reason = m_arguments.value(QStringLiteral("reason"));
        if (verb == QLatin1String("abandon"))
            return m_session.wait([&](const control::DoneStatus& done) { m_session.control().abandonMigration(m_id, reason, done); });
        if (verb == QLatin1String("retry") && m_words == QStringList {QStringLiteral("all")})
            return retry({});
        QVector<EntityRef> consumers;
        for (const QString& word : m_words) {
            const Result<EntityRef> ref = EntityRef::parse(word, EntityKind::Pipeline);
            if (!ref)
                return ref.error();
            consumers << *ref;
        }
        if (verb == QLatin1String("retry"))
            return retry(consumers);
        if (verb == QLatin1String("grain"))
            return m_session.wait([&](const control::DoneStatus& done) { m_session.control().acceptGrain(m_id, consumers, reason, done); });
        for (const EntityRef& consumer : std::as_const(consumers)) {
            const Status skipped = m_session.wait([&](const control::DoneStatus& done) { m_session.control().skipConsumer(m_id, consumer, reason, done); });
            if (!skipped)
                return skipped;
        }
        return {};
    }

private:
    mapping::EditContext context() const { return {actorName(), QDateTime::currentDateTimeUtc(), m_arguments.value(QStringLiteral("reason"))}; }

    Status store(const Result<mapping::Edited>& edited)
    {
        if (!edited)
            return edited.error();
        return m_session.wait([&](const control::DoneStatus& done) { m_session.control().setMapping(m_id, edited->mapping, edited->description, done); });
    }

    Status accept()
    {
        const auto present = m_session.control().mappingOf(m_id);
        if (m_words == QStringList {QStringLiteral("all")})
            return store(mapping::acceptAll(*present, 0, context()));
        mapping::Edited all {*present, {}, 0};
        for (const QString& rule : std::as_const(m_words)) {
            const Result<mapping::Edited> one = mapping::acceptRule(all.mapping, rule, context());
            if (!one)
                return one.error();
            all = {one->mapping, all.description + (all.description.isEmpty() ? QString() : QStringLiteral("; ")) + one->description, all.rulesChanged + 1};
        }
        return store(all);
    }

    Status retry(const QVector<EntityRef>& consumers)
    {
        return m_session.wait([&](const control::DoneStatus& done) { m_session.control().retryConsumers(m_id, consumers, done); });
    }

    Status replace()
    {
        const QString file = m_arguments.value(QStringLiteral("file"));
        const Result<QByteArray> text = readFile(file);
        const Result<mapping::Mapping> mapping = text ? mapping::mappingFromJson(*text, file) : Result<mapping::Mapping>(text.error());
        if (!mapping)
            return mapping.error();
        return store(mapping::Edited {*mapping, QStringLiteral("Take the mapping from a file"), int(mapping->rules.size())});
    }

    ControlSession& m_session;
    const Arguments& m_arguments;
    QString m_id;
    QStringList m_words;
};

} // namespace

bool isMigrateVerb(const QString& word)
{
    return verbOf(word) != nullptr;
}

QString migrateVerbsText()
{
    return QStringLiteral("mapping prints the mapping, or takes the one of --file; accept takes proposed rules as they are, those named or\n"
                          "all that are not ambiguous; decide answers an ambiguous rule with a column of v2; grain lets consumers go on that\n"
                          "count at v1's grain; retry tries those again that failed, once the cause is mended; skip leaves consumers as they\n"
                          "are; abandon ends the migration. --reason is kept with all of them but retry.");
}

Result<int> runMigrateVerb(const Arguments& arguments, const Output& output)
{
    const Verb& verb = *verbOf(arguments.positional.constFirst());
    const QString id = arguments.positional.value(1);
    if (id.isEmpty() || arguments.positional.size() < 2 + verb.least)
        return makeError(ErrorClass::Usage, QStringLiteral("something is missing"), QStringLiteral("skein migrate"), QStringLiteral("Write skein migrate %1.").arg(QString::fromUtf8(verb.usage)));
    const Result<std::unique_ptr<ControlSession>> session = ControlSession::open(arguments);
    if (!session)
        return session.error();
    (*session)->settle();
    const auto mapping = (*session)->control().mappingOf(id);
    if (!(*session)->control().migration(id) || !mapping) {
        return makeError(ErrorClass::BadInput, QStringLiteral("there is no migration %1, or it has no mapping yet").arg(id), id, QStringLiteral("skein migrate list shows all of them."));
    }
    if (verbOf(QStringLiteral("mapping")) == &verb && !arguments.has(QStringLiteral("file"))) {
        output.bytes(mapping::mappingToBytes(*mapping));
        return Done;
    }
    const Status done = Deciding(**session, arguments, id).run(QString::fromLatin1(verb.name));
    if (!done)
        return done.error();
    (*session)->settle();
    return showMigration(arguments, id, output);
}

} // namespace skein::app
