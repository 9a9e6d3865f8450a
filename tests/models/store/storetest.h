#pragma once

#include "models/store/journal.h"
#include "models/store/workspace.h"

#include <QTest>

namespace skein::test {

/// A new workspace, or null with the reason printed.
inline std::shared_ptr<store::Workspace> makeWorkspace(const QString& dir, const store::WorkspaceConfig& config = {})
{
    auto workspace = store::Workspace::create(dir, config);
    if (!workspace) {
        qWarning("%s", qPrintable(workspace.error().toText()));
        return nullptr;
    }
    return *workspace;
}

inline store::JournalEvent journalLine(const QString& kind, const QString& rollout = {}, int epoch = 0)
{
    store::JournalEvent line;
    line.kind = kind;
    line.rollout = rollout;
    line.epoch = epoch;
    line.actor = QStringLiteral("mira");
    return line;
}

} // namespace skein::test

/// Fails with the error's text.
#define VERIFY_OK(...) \
    do { \
        const auto& checked = (__VA_ARGS__); \
        QVERIFY2(checked.ok(), checked.ok() ? "" : qPrintable(checked.error().toText())); \
    } while (false)
