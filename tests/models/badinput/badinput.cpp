#include "tests/models/badinput/badinput.h"

#include "models/store/documentstore.h"
#include "models/store/journal.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>

#include <sqlite3.h>

namespace skein::test {

void writeBytes(const QString& path, const QByteArray& content)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    QVERIFY2(file.open(QIODevice::WriteOnly) && file.write(content) == content.size(), qPrintable(path));
}

QByteArray readBytes(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("unreadable");
}

QMap<QString, QByteArray> contentOf(const QString& folder)
{
    QMap<QString, QByteArray> content;
    QDirIterator it(folder, QDir::Files | QDir::Hidden | QDir::System, QDirIterator::Subdirectories);
    while (it.hasNext()) {
        const QString path = it.next();
        content.insert(QDir(folder).relativeFilePath(path), readBytes(path));
    }
    return content;
}

QStringList rowsOf(const QString& databaseFile)
{
    QStringList rows;
    sqlite3* database = nullptr;
    sqlite3_open_v2(databaseFile.toUtf8().constData(), &database, SQLITE_OPEN_READWRITE, nullptr);
    sqlite3_busy_timeout(database, 1000);
    const auto collect = [&](const QByteArray& sql) {
        QStringList lines;
        sqlite3_stmt* statement = nullptr;
        if (sqlite3_prepare_v2(database, sql.constData(), -1, &statement, nullptr) != SQLITE_OK)
            return QStringList {QString::fromUtf8(sqlite3_errmsg(database))};
        while (sqlite3_step(statement) == SQLITE_ROW) {
            QStringList cells;
            for (int i = 0; i < sqlite3_column_count(statement); ++i) {
                const QByteArray cell(static_cast<const char*>(sqlite3_column_blob(statement, i)), sqlite3_column_bytes(statement, i));
                cells << QString::fromLatin1(cell);
            }
            lines << cells.join(QLatin1Char('|'));
        }
        sqlite3_finalize(statement);
        return lines;
    };
    rows << collect("PRAGMA integrity_check") << collect("PRAGMA user_version");
    const QStringList tables = collect("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name");
    for (const QString& table : tables)
        rows << table << collect("SELECT * FROM \"" + table.toUtf8() + '"');
    sqlite3_close_v2(database);
    return rows;
}

QString missingFrom(const Error& error, const Expected& expected)
{
    QStringList missing;
    if (error.cls != expected.cls)
        missing << QStringLiteral("class is %1, not %2").arg(errorClassName(error.cls), errorClassName(expected.cls));
    if (error.message.trimmed().isEmpty() || !error.message.contains(expected.message))
        missing << QStringLiteral("the message does not say \"%1\"").arg(expected.message);
    if (!error.where.contains(expected.where))
        missing << QStringLiteral("the place does not say \"%1\"").arg(expected.where);
    if (error.remedy.trimmed().isEmpty())
        missing << QStringLiteral("there is no remedy");
    return missing.isEmpty() ? QString() : QStringLiteral("%1 in: [%2] %3 -> %4").arg(missing.join(QStringLiteral("; ")), error.where, error.message, error.remedy);
}

bool makeFilledWorkspace(const QString& dir)
{
    store::WorkspaceConfig config;
    config.name = QStringLiteral("Estate");
    const auto workspace = store::Workspace::create(dir, config);
    if (!workspace)
        return false;
    store::JournalEvent line;
    line.kind = QStringLiteral("note");
    line.actor = QStringLiteral("mira");
    store::DocumentStore documents((*workspace)->database());
    return store::Journal((*workspace)->database()).append(line).ok()
        && documents.put(QStringLiteral("plan"), QStringLiteral("p-1"), {{QStringLiteral("kept"), 1}}, 0, QStringLiteral("mira")).ok();
}

HeldLock::HeldLock(const QString& databaseFile, const char* begin)
{
    m_held = sqlite3_open_v2(databaseFile.toUtf8().constData(), &m_database, SQLITE_OPEN_READWRITE, nullptr) == SQLITE_OK
        && sqlite3_exec(m_database, begin, nullptr, nullptr, nullptr) == SQLITE_OK;
}

HeldLock::~HeldLock()
{
    sqlite3_close_v2(m_database);
}

} // namespace skein::test
