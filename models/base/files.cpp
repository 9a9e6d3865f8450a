#include "models/base/files.h"

#include <QFile>
#include <QSaveFile>

#include <cerrno>
#include <filesystem>

namespace skein {

Error fileError(const std::error_code& code, const QString& what, const QString& path)
{
    const QString message = QStringLiteral("%1: %2").arg(what, QString::fromLocal8Bit(code.message().c_str()));
    if (code == std::errc::no_space_on_device || code == std::errc::file_too_large || code.value() == EDQUOT
        || code == std::errc::too_many_files_open || code == std::errc::not_enough_memory || code == std::errc::io_error) {
        return makeError(ErrorClass::Resource, message, path, QStringLiteral("Free some space on that disk, then try again."));
    }
    return makeError(ErrorClass::Access, message, path, QStringLiteral("Check the permissions of the folder, or choose another one."));
}

Status makeFolder(const QString& path)
{
    std::error_code code;
    std::filesystem::create_directories(QFile::encodeName(path).toStdString(), code);
    if (code)
        return fileError(code, QStringLiteral("cannot create the folder"), path);
    return {};
}

Result<QByteArray> readFile(const QString& path)
{
    QFile file(path);
    errno = 0;
    if (!file.open(QIODevice::ReadOnly))
        return fileError(std::error_code(errno, std::generic_category()), QStringLiteral("cannot read"), path);
    const QByteArray content = file.readAll();
    if (file.error() != QFileDevice::NoError)
        return makeError(ErrorClass::Resource, QStringLiteral("cannot read: %1").arg(file.errorString()), path, QStringLiteral("Check the disk."));
    return content;
}

Status writeFile(const QString& path, const QByteArray& content)
{
    QSaveFile file(path);
    errno = 0;
    // commit() does not see that its own flush failed: on a full disk it would put an empty file in place of the old one.
    if (file.open(QIODevice::WriteOnly) && file.write(content) == content.size() && file.flush() && file.commit())
        return {};
    const int code = errno ? errno : EIO;
    return fileError(std::error_code(code, std::generic_category()), QStringLiteral("cannot write"), path);
}

} // namespace skein
