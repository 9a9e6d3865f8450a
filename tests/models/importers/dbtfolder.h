#pragma once

#include "models/importers/formats.h"
#include "tests/support/testregistry.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

// A dbt project written by a test, and what reading it gives, as text.
namespace skein::importers::dbttest {

struct DbtFolder {
    QTemporaryDir dir;
    void add(const char* path, const QByteArray& text) const
    {
        const QString full = dir.filePath(QLatin1String(path));
        QDir().mkpath(QFileInfo(full).path());
        QFile file(full);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }
    Result<Imported> read(const ImportOptions& options = {}) const { return readDbtProject(listSource(dir.path()), options); }
};

/// "from -> to file:line", without the kinds' namespaces.
inline QString edges(const Imported& imported)
{
    QStringList lines;
    for (const LineageEdge& edge : imported.catalog.edges) {
        lines << QStringLiteral("%1 -> %2 %3:%4").arg(edge.from.toString(), edge.to.toString(), edge.provenance.file).arg(edge.provenance.line)
                     .remove(QStringLiteral("default/"));
    }
    return lines.join(QLatin1Char('\n'));
}

inline QString said(const Imported& imported)
{
    QStringList lines;
    for (const Skip& skip : imported.report.skipped + imported.report.warnings)
        lines << QStringLiteral("%1:%2 %3").arg(skip.file).arg(skip.line).arg(skip.reason);
    return lines.join(QLatin1Char('\n'));
}

inline QString facts(const Imported& imported)
{
    QStringList lines;
    for (auto it = imported.report.facts.cbegin(); it != imported.report.facts.cend(); ++it) {
        if (it.value() != 0)
            lines << it.key() + QLatin1Char(' ') + QString::number(it.value());
    }
    return lines.join(QLatin1Char(' '));
}

inline const Entity* dataset(const Imported& imported, const char* qualifiedName)
{
    for (const Entity& entity : imported.catalog.entities) {
        if (entity.ref.kind == EntityKind::Dataset && entity.qualifiedName == QLatin1String(qualifiedName))
            return &entity;
    }
    return nullptr;
}

inline const QByteArray project = "name: shop\nversion: '1.0'\n";

} // namespace skein::importers::dbttest
