#pragma once

// How the small DataHub files of the tests are written, and how what comes of them is told.

#include "models/importers/importer.h"

namespace skein::importers {

inline QString flag(bool set, const char* text)
{
    return set ? QLatin1String(text) : QString();
}

/// Everything that one import gave, one fact a line.
inline QString dump(const Result<Imported>& imported)
{
    if (!imported)
        return imported.error().toText();
    QStringList lines;
    for (const Entity& entity : imported->catalog.entities) {
        QStringList owners, annotations;
        for (const EntityRef& owner : entity.owners)
            owners << owner.toString();
        for (auto it = entity.annotations.cbegin(); it != entity.annotations.cend(); ++it) {
            if (it.key() != QLatin1String("datahub/urn") && it.value() != QLatin1String("PROD"))
                annotations << it.key() + QLatin1Char('=') + it.value();
        }
        annotations.sort();
        lines << QStringList({entity.ref.toString(), entity.title, entity.qualifiedName, entity.platform, entity.instance, entity.type, entity.framework,
            entity.lifecycle, entity.description, entity.domain.isValid() ? entity.domain.toString() : QString(), owners.join(QLatin1Char(' ')),
            entity.tags.join(QLatin1Char(' ')), annotations.join(QLatin1Char(' ')), entity.rowCount < 0 ? QString() : QString::number(entity.rowCount),
            flag(entity.referencedOnly, "referenced")}).join(QLatin1Char('|'));
        if (const SchemaVersion* schema = entity.currentSchema()) {
            for (const Column& column : schema->columns) {
                lines << QStringList({QStringLiteral("  ") + column.name, column.nativeType, logicalTypeName(column.type), flag(column.nullable, "null"),
                    flag(column.key, "key"), column.description, column.tags.join(QLatin1Char(' '))}).join(QLatin1Char('|'));
            }
        }
    }
    for (const LineageEdge& edge : imported->catalog.edges) {
        QStringList columns;
        for (const ColumnEdge& column : edge.columns)
            columns << column.from + (column.direct ? QLatin1String(">") : QLatin1String("~")) + column.to;
        lines << edge.from.toString() + QStringLiteral(" -> ") + edge.to.toString() + (columns.isEmpty() ? QString() : QStringLiteral(" ") + columns.join(QLatin1Char(' ')));
    }
    for (const Relation& relation : imported->catalog.relations)
        lines << relation.from.toString() + QLatin1Char(' ') + relation.kind + QLatin1Char(' ') + relation.to.toString();
    for (const Skip& skip : imported->report.skipped)
        lines << QStringLiteral("skipped %1:%2 %3").arg(skip.file).arg(skip.line).arg(skip.reason);
    for (const Skip& skip : imported->report.warnings)
        lines << QStringLiteral("warning %1:%2 %3").arg(skip.file).arg(skip.line).arg(skip.reason);
    return lines.join(QLatin1Char('\n'));
}

/// A line "URN aspect {…}" is a proposal, with ">PATCH " or ">DELETE " before it one of another kind; any other line is
/// written as it is. $T, $U, $V and so on are urns.
inline QByteArray written(const QByteArray& script)
{
    static const QList<QPair<QByteArray, QByteArray>> urns {{"$T", "urn:li:dataset:(urn:li:dataPlatform:hive,db.t,PROD)"},
        {"$U", "urn:li:dataset:(urn:li:dataPlatform:hive,db.u,PROD)"}, {"$DEV", "urn:li:dataset:(urn:li:dataPlatform:hive,db.t,DEV)"},
        {"$V", "urn:li:dataset:(urn:li:dataPlatform:trino,db.t,PROD)"}, {"$J", "urn:li:dataJob:(urn:li:dataFlow:(airflow,dag,PROD),task)"},
        {"$F", "urn:li:schemaField:"}};
    QByteArray text;
    for (QByteArray line : script.split('\n')) {
        line = line.trimmed();
        QByteArray change = "UPSERT";
        if (line.startsWith('>')) {
            change = line.mid(1, line.indexOf(' ') - 1);
            line = line.mid(line.indexOf(' ') + 1);
        }
        if (line.startsWith('$') || line.startsWith("urn:")) {
            const QList<QByteArray> words = line.split(' ');
            const QByteArray json = words.mid(2).join(' ');
            line = "{\"entityType\": \"x\", \"entityUrn\": \"" + words[0] + "\", \"changeType\": \"" + change + "\", \"aspectName\": \"" + words.value(1)
                + "\", \"aspect\": {\"json\": " + (json.isEmpty() ? "null" : json) + "}}";
        }
        text += line + '\n';
    }
    for (const auto& [word, urn] : urns)
        text.replace(word, urn);
    return text;
}

} // namespace skein::importers
