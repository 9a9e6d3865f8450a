#pragma once

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

#include <functional>

namespace skein::test {

/// How the program ended and what it said; status -1 when it did not end by itself.
struct Ran {
    int status = -1;
    QByteArray out;
    QByteArray err;
    QJsonObject json() const { return QJsonDocument::fromJson(out).object(); }
    QJsonObject error() const { return json()[QLatin1String("error")].toObject(); }
    QJsonObject first(const char* list) const { return json()[QLatin1String(list)].toArray().at(0).toObject(); }
};

/// Runs the real program in `dir`, without a display and with `dir`/gitconfig as git's settings. `meanwhile` is called
/// five times a second while it runs.
inline Ran runProgram(const QString& dir, const QStringList& words, const std::function<void()>& meanwhile = {})
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("GIT_CONFIG_GLOBAL"), dir + QStringLiteral("/gitconfig"));
    environment.remove(QStringLiteral("DISPLAY"));
    process.setProcessEnvironment(environment);
    process.setWorkingDirectory(dir);
    process.start(QStringLiteral(SKEIN_BINARY), words);
    constexpr int patience = 1200; // four minutes
    for (int i = 0; i < patience && !process.waitForFinished(200) && process.state() != QProcess::NotRunning; ++i) {
        if (meanwhile)
            meanwhile();
    }
    Ran ran;
    if (process.state() == QProcess::NotRunning && process.exitStatus() == QProcess::NormalExit)
        ran.status = process.exitCode();
    ran.out = process.readAllStandardOutput();
    ran.err = process.readAllStandardError();
    return ran;
}

} // namespace skein::test
