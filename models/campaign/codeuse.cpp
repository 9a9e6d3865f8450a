// What a consumer's code uses of v1. SQL is asked through the parser; in other languages a name in the text is all the
// evidence there is, and it is called that.
#include "models/campaign/scope.h"

#include "models/base/textrange.h"

#include <QJsonObject>

#include <algorithm>

namespace skein::campaign {

namespace {

bool isWord(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || (c & 0x80);
}

QString lastPart(const QString& qualified)
{
    return qualified.section(QLatin1Char('.'), -1);
}

/// The line a position stands on, without what a comment sign of the language begins.
bool inComment(const QByteArray& text, qsizetype position, const QString& language)
{
    const qsizetype start = text.lastIndexOf('\n', position) + 1;
    const QByteArray before = text.mid(start, position - start);
    if (language == QLatin1String("python") || language == QLatin1String("yaml"))
        return before.contains('#');
    if (before.contains("//") || before.trimmed().startsWith('*'))
        return true;
    return text.lastIndexOf("/*", position) > text.lastIndexOf("*/", position);
}

} // namespace

QVector<qsizetype> wordPositions(const QByteArray& text, const QString& name)
{
    QVector<qsizetype> positions;
    const QByteArray needle = name.toUtf8().toLower();
    if (needle.isEmpty() || text.size() < needle.size())
        return positions;
    const QByteArray lower = text.toLower();
    for (qsizetype at = lower.indexOf(needle); at >= 0; at = lower.indexOf(needle, at + 1)) {
        const bool begins = at == 0 || !isWord(lower[at - 1]);
        const qsizetype end = at + needle.size();
        if (begins && (end == lower.size() || !isWord(lower[end])))
            positions << at;
    }
    return positions;
}

QString languageOf(const QString& path)
{
    static const QHash<QString, QString> languages {
        {QStringLiteral("sql"), QStringLiteral("sql")}, {QStringLiteral("py"), QStringLiteral("python")},
        {QStringLiteral("scala"), QStringLiteral("scala")}, {QStringLiteral("java"), QStringLiteral("java")},
        {QStringLiteral("kt"), QStringLiteral("kotlin")}, {QStringLiteral("yml"), QStringLiteral("yaml")},
        {QStringLiteral("yaml"), QStringLiteral("yaml")}, {QStringLiteral("r"), QStringLiteral("r")},
        {QStringLiteral("ipynb"), QStringLiteral("notebook")}, {QStringLiteral("sh"), QStringLiteral("shell")},
        {QStringLiteral("go"), QStringLiteral("go")},
    };
    return languages.value(path.section(QLatin1Char('.'), -1).toLower());
}

CodeUse useOfCode(const QVector<CodeFile>& files, const mapping::Mapping& mapping, const rewrite::Options& options)
{
    CodeUse all;
    const QString v1 = lastPart(mapping.source.dataset);
    const QString v2 = lastPart(mapping.target.dataset);
    for (const CodeFile& file : files) {
        const QString language = languageOf(file.path);
        const QVector<qsizetype> mentions = wordPositions(file.text, v1);
        if (!mentions.isEmpty()) {
            all.mentions = true;
            if (all.firstMention.isEmpty())
                all.firstMention = QStringLiteral("%1:%2").arg(file.path).arg(lineOfOffset(file.text, mentions.constFirst()));
        }
        if (language == QLatin1String("sql")) {
            const rewrite::Use use = rewrite::useOf(file.text, mapping, options);
            all.isCode = true;
            all.readsSource |= use.readsSource || (!use.understood && !mentions.isEmpty());
            all.readsTarget |= use.readsTarget;
            all.usesAll |= use.usesAll || (!use.understood && !mentions.isEmpty());
            all.columns += use.columns;
            for (const QString& written : use.writes) {
                all.writesTarget |= lastPart(written).compare(v2, Qt::CaseInsensitive) == 0;
                all.writesSource |= lastPart(written).compare(v1, Qt::CaseInsensitive) == 0;
            }
            continue;
        }
        if (language.isEmpty())
            continue;
        for (const qsizetype position : mentions) {
            if (inComment(file.text, position, language))
                continue;
            all.isCode = true;
            all.readsSource = true;
        }
        all.readsTarget |= !wordPositions(file.text, v2).isEmpty();
        if (all.readsSource) {
            // Names of v1's columns in the text: more than it uses, perhaps, never less.
            for (const Column& column : mapping.source.columns) {
                if (!wordPositions(file.text, column.name).isEmpty())
                    all.columns << column.name;
            }
        }
    }
    all.columns.removeDuplicates();
    all.columns.sort();
    return all;
}

mapping::Mapping bareMapping(const Entity& source, const Entity& target)
{
    mapping::Mapping mapping;
    mapping.id = QStringLiteral("scope");
    mapping.source.dataset = source.qualifiedName.isEmpty() ? source.ref.name : source.qualifiedName;
    mapping.target.dataset = target.qualifiedName.isEmpty() ? target.ref.name : target.qualifiedName;
    if (const SchemaVersion* schema = source.currentSchema())
        mapping.source.columns = schema->columns;
    if (const SchemaVersion* schema = target.currentSchema())
        mapping.target.columns = schema->columns;
    return mapping;
}

rewrite::Options optionsFor(const Surroundings& around, const Entity& source, const QString& guideUrl)
{
    rewrite::Options options;
    const store::WarehouseConfig* warehouse = warehouseOf(around.config, source);
    if (warehouse && warehouse->engine.startsWith(QLatin1String("postgres"), Qt::CaseInsensitive))
        options.dialect = sql::Dialect::Postgres;
    options.guideUrl = guideUrl;
    rewrite::addCatalog(options, *around.catalog);
    return options;
}

} // namespace skein::campaign
