#pragma once

#include <QString>

namespace skein::test {

/// A file system of two megabytes, mounted while the object lives. Mounting needs root; leftovers of a run that was
/// killed are unmounted first.
class SmallDisk
{
public:
    explicit SmallDisk(const QString& mountPoint);
    ~SmallDisk();
    bool mounted() const { return m_mounted; }
    /// Writes a file until nothing more fits, then leaves `freeBytes`.
    void fill(qint64 freeBytes);
    void makeRoom();

private:
    QString m_point;
    bool m_mounted = false;
};

/// Unmounts whatever file system of a former run still lies below the folder for temporary files.
void unmountLeftovers();

/// A disk without space as SQLite sees it, for whoever may not mount one: while the object lives, every database opened
/// in this process writes through it, and once armed no write of any of them succeeds after `bytesLeft`.
class FailingDisk
{
public:
    FailingDisk();
    ~FailingDisk();
    void arm(qint64 bytesLeft);
    void disarm();
};

} // namespace skein::test
