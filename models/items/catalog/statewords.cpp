#include "models/items/catalog/statewords.h"

#include <QCoreApplication>

namespace skein::items {

namespace {

struct StateLook {
    const char* state;
    const char* words;
    Mark mark;
};

constexpr StateLook looks[] = {
    {"none", QT_TRANSLATE_NOOP("MigrationState", "not migrating"), Mark::None},
    {"source", QT_TRANSLATE_NOOP("MigrationState", "being replaced"), Mark::Held},
    {"target", QT_TRANSLATE_NOOP("MigrationState", "replacement"), Mark::Running},
    {"pending", QT_TRANSLATE_NOOP("MigrationState", "waiting"), Mark::Waiting},
    {"blockedOnMapping", QT_TRANSLATE_NOOP("MigrationState", "blocked on mapping"), Mark::Decide},
    {"blockedOnDrift", QT_TRANSLATE_NOOP("MigrationState", "blocked on drift"), Mark::Held},
    {"running", QT_TRANSLATE_NOOP("MigrationState", "running"), Mark::Running},
    {"retryWait", QT_TRANSLATE_NOOP("MigrationState", "tries again"), Mark::Held},
    {"failed", QT_TRANSLATE_NOOP("MigrationState", "failed"), Mark::Failed},
    {"brokenBefore", QT_TRANSLATE_NOOP("MigrationState", "broken before"), Mark::Failed},
    {"noChanges", QT_TRANSLATE_NOOP("MigrationState", "no changes needed"), Mark::Done},
    {"leftOnV1", QT_TRANSLATE_NOOP("MigrationState", "left on v1"), Mark::Skipped},
    {"ready", QT_TRANSLATE_NOOP("MigrationState", "ready"), Mark::Running},
    {"skipped", QT_TRANSLATE_NOOP("MigrationState", "left out"), Mark::Skipped},
    {"prCreating", QT_TRANSLATE_NOOP("MigrationState", "opening change"), Mark::Running},
    {"prOpen", QT_TRANSLATE_NOOP("MigrationState", "in review"), Mark::Person},
    {"changesRequested", QT_TRANSLATE_NOOP("MigrationState", "changes requested"), Mark::Held},
    {"approved", QT_TRANSLATE_NOOP("MigrationState", "approved"), Mark::Healthy},
    {"merged", QT_TRANSLATE_NOOP("MigrationState", "merged"), Mark::Done},
    {"closed", QT_TRANSLATE_NOOP("MigrationState", "change closed"), Mark::Failed},
};

const StateLook* find(const QString& state)
{
    for (const StateLook& look : looks) {
        if (state == QLatin1String(look.state))
            return &look;
    }
    return nullptr;
}

} // namespace

QString migrationStateWords(const QString& state)
{
    const StateLook* look = find(state);
    return look ? QCoreApplication::translate("MigrationState", look->words) : state;
}

Mark migrationStateMark(const QString& state)
{
    const StateLook* look = find(state);
    return look ? look->mark : Mark::None;
}

} // namespace skein::items
