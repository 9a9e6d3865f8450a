#include "tests/models/badinput/fulldisk.h"

#include <QByteArray>
#include <QDir>
#include <QFile>
#include <QStringList>

#include <sqlite3.h>

#include <array>
#include <atomic>
#include <sys/mount.h>

namespace skein::test {

namespace {

const char* const mountType = "tmpfs";
const char* const mountSource = "skein-test-disk"; ///< by this name leftovers are known

QString ballast(const QString& point)
{
    return point + QStringLiteral("/ballast");
}

std::atomic<qint64> bytesLeft {-1}; ///< -1: as many as the real disk has
sqlite3_vfs* realDisk = nullptr;
sqlite3_vfs fullDisk;

/// The real methods of one kind of file and the same with a write that fails.
struct Methods {
    const sqlite3_io_methods* real = nullptr;
    sqlite3_io_methods failing {};
};
std::array<Methods, 8> methods;

const Methods& methodsOf(const sqlite3_file* file)
{
    for (const Methods& known : methods) {
        if (file->pMethods == &known.failing)
            return known;
    }
    return methods[0];
}

int writeOrFail(sqlite3_file* file, const void* data, int size, sqlite3_int64 offset)
{
    if (bytesLeft >= 0) {
        if (bytesLeft < size)
            return SQLITE_FULL;
        bytesLeft -= size;
    }
    return methodsOf(file).real->xWrite(file, data, size, offset);
}

int openPatched(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* outFlags)
{
    const int code = realDisk->xOpen(realDisk, name, file, flags, outFlags);
    if (!file->pMethods)
        return code;
    for (Methods& known : methods) {
        if (known.real && known.real != file->pMethods)
            continue;
        known.real = file->pMethods;
        known.failing = *file->pMethods;
        known.failing.xWrite = writeOrFail;
        file->pMethods = &known.failing;
        break;
    }
    return code;
}

} // namespace

void unmountLeftovers()
{
    QFile table(QStringLiteral("/proc/self/mounts"));
    if (!table.open(QIODevice::ReadOnly))
        return;
    const QList<QByteArray> lines = table.readAll().split('\n');
    for (const QByteArray& line : lines) {
        if (line.startsWith(mountSource + QByteArray(" ")))
            umount2(line.split(' ').value(1).constData(), MNT_DETACH);
    }
}

SmallDisk::SmallDisk(const QString& mountPoint)
    : m_point(mountPoint)
{
    QDir().mkpath(m_point);
    m_mounted = mount(mountSource, QFile::encodeName(m_point).constData(), mountType, 0, "size=2m") == 0;
}

SmallDisk::~SmallDisk()
{
    if (m_mounted)
        umount2(QFile::encodeName(m_point).constData(), MNT_DETACH);
}

void SmallDisk::fill(qint64 freeBytes)
{
    QFile file(ballast(m_point));
    if (!file.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered))
        return;
    const QByteArray page(4096, 'x');
    while (file.write(page) == page.size()) { }
    file.resize(qMax<qint64>(0, file.size() - freeBytes));
}

void SmallDisk::makeRoom()
{
    QFile::remove(ballast(m_point));
}

FailingDisk::FailingDisk()
{
    realDisk = sqlite3_vfs_find(nullptr);
    fullDisk = *realDisk;
    fullDisk.zName = "skein-full-disk";
    fullDisk.pNext = nullptr;
    fullDisk.xOpen = openPatched;
    sqlite3_vfs_register(&fullDisk, 1);
}

FailingDisk::~FailingDisk()
{
    disarm();
    sqlite3_vfs_register(realDisk, 1);
    sqlite3_vfs_unregister(&fullDisk);
}

void FailingDisk::arm(qint64 left)
{
    bytesLeft = left;
}

void FailingDisk::disarm()
{
    bytesLeft = -1;
}

} // namespace skein::test
