#include "tests/bench/bench.h"

#include "models/store/journal.h"
#include "models/store/workspace.h"

#include <QSqlQuery>
#include <QTemporaryDir>

namespace skein::bench {

Figures benchJournal()
{
    constexpr int lines = 300;
    QTemporaryDir dir;
    const auto workspace = store::Workspace::create(dir.filePath(QStringLiteral("w")));
    if (!workspace)
        return {};
    store::Journal journal((*workspace)->database());
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < lines; ++i) {
        store::JournalEvent event;
        event.kind = QStringLiteral("note");
        event.step = QStringLiteral("bench");
        event.payload = QJsonObject {{QStringLiteral("i"), i}};
        if (!journal.append(event))
            return {};
    }
    const double ours = double(timer.nsecsElapsed()) / 1e3 / lines;

    // The peer: one durable row a transaction in the same engine, with the same settings, without a chain.
    const Result<QSqlDatabase> connection = (*workspace)->database().connection();
    if (!connection)
        return {};
    QSqlQuery query(*connection);
    query.exec(QStringLiteral("CREATE TABLE plain (i INTEGER, text TEXT)"));
    timer.restart();
    for (int i = 0; i < lines; ++i)
        query.exec(QStringLiteral("INSERT INTO plain VALUES (%1, 'note')").arg(i));
    const double bare = double(timer.nsecsElapsed()) / 1e3 / lines;
    return {{QStringLiteral("journal.append"), ours, QStringLiteral("us"), lines, QStringLiteral("bare SQLite insert, synchronous=FULL"), bare, {}}};
}

} // namespace skein::bench
