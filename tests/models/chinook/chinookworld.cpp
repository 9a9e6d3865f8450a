#include "tests/models/chinook/chinookworld.h"

#include <QFile>

#include <algorithm>

namespace skein::test {

namespace {

const QStringList chinookTables {QStringLiteral("Album"), QStringLiteral("Artist"), QStringLiteral("Customer"), QStringLiteral("Employee"),
    QStringLiteral("Genre"), QStringLiteral("Invoice"), QStringLiteral("InvoiceLine"), QStringLiteral("MediaType"), QStringLiteral("Playlist"),
    QStringLiteral("PlaylistTrack"), QStringLiteral("Track")};

Result<std::unique_ptr<warehouse::SqliteWarehouse>> openDatabase(const QString& path, bool readOnly)
{
    warehouse::SqliteOptions options;
    options.readOnly = readOnly;
    options.busyTimeoutMs = 10000;
    return warehouse::SqliteWarehouse::open(path, options);
}

Status execute(const QString& path, const QString& sql)
{
    const auto opened = openDatabase(path, false);
    return opened ? (*opened)->execute(sql) : Status(opened.error());
}

/// Chinook's file and nothing else: the copy may be written to.
Status copyDatabase(const QString& from, const QString& to)
{
    if (!QFile::copy(from, to) || !QFile::setPermissions(to, QFile::ReadOwner | QFile::WriteOwner))
        return makeError(ErrorClass::Resource, QStringLiteral("the database cannot be copied"), from);
    return {};
}

} // namespace

Status ChinookWorld::create(const QString& database) const
{
    if (const Status made = createRepositories(); !made)
        return made;
    if (const Status written = writeCatalog(); !written)
        return written;
    for (const QString& copy : {shop(), mirror()}) {
        if (const Status copied = copyDatabase(database, copy); !copied)
            return copied;
    }
    for (const Pipeline& pipeline : pipelines()) {
        const QString code = QString::fromUtf8(pipeline.code);
        const QString run = pipeline.kind == QLatin1String("select") ? QStringLiteral("CREATE TABLE %1 AS %2").arg(pipeline.name, code) : code;
        if (const Status ran = execute(shop(), run); !ran)
            return ran;
    }
    return {};
}

Status ChinookWorld::load(Load kind)
{
    constexpr int tracks = 25;
    const bool isFlac = kind == Load::NewMediaType;
    QString sql = QStringLiteral("BEGIN IMMEDIATE;");
    if (isFlac)
        sql += QStringLiteral("INSERT OR IGNORE INTO MediaType VALUES(6, 'FLAC audio file');");
    if (kind == Load::Corrected)
        sql += QStringLiteral("UPDATE Track SET Bytes = CAST(Bytes AS INTEGER) WHERE typeof(Bytes) = 'real';");
    sql += QStringLiteral("INSERT INTO Track WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %1) "
                          "SELECT (SELECT MAX(TrackId) FROM Track) + i, 'Encore ' || i, 1 + i % 300, %2, 1 + i % 20, 'Load', 590000 + 977 * i, 20000000 + 4099 * i%3, 0.99 FROM n;"
                          "INSERT INTO InvoiceLine SELECT (SELECT MAX(InvoiceLineId) FROM InvoiceLine) + ROW_NUMBER() OVER (ORDER BY TrackId), 1, TrackId, UnitPrice, 2 "
                          "FROM (SELECT * FROM Track ORDER BY TrackId DESC LIMIT 3);COMMIT;")
               .arg(tracks)
               .arg(isFlac ? 6 : 1)
               .arg(kind == Load::FractionOfAByte ? QStringLiteral(" + 0.5") : QString());
    for (const QString& copy : {shop(), mirror()}) {
        if (const Status done = execute(copy, sql); !done)
            return done;
    }
    m_loaded += tracks;
    return {};
}

QStringList ChinookWorld::rows(const QString& database, const QString& sql, Numbers numbers)
{
    const auto opened = openDatabase(database, true);
    if (!opened)
        return {opened.error().toText()};
    const Result<warehouse::Rows> answer = (*opened)->query(sql);
    if (!answer)
        return {answer.error().toText()};
    const auto text = [numbers](const QVariant& cell) {
        if (cell.isNull())
            return QStringLiteral("NULL");
        const bool isNumber = cell.typeId() == QMetaType::Double || cell.typeId() == QMetaType::LongLong;
        if (numbers == Numbers::Rounded && isNumber)
            return QString::number(cell.toDouble(), 'g', 12);
        return QStringLiteral("%1:%2").arg(QLatin1String(cell.typeName()), cell.toString());
    };
    QStringList lines;
    for (const QVariantList& row : answer->rows) {
        QStringList cells;
        for (const QVariant& cell : row)
            cells << text(cell);
        lines << cells.join(QLatin1Char('|'));
    }
    std::sort(lines.begin(), lines.end());
    return lines;
}

QStringList ChinookWorld::shown(const Pipeline& pipeline, Numbers numbers) const
{
    return rows(shop(), QStringLiteral("SELECT * FROM ") + pipeline.name, numbers);
}

QStringList ChinookWorld::expected(const Pipeline& pipeline, Numbers numbers) const
{
    const QString code = QString::fromUtf8(pipeline.code);
    const QString drop = QStringLiteral("DROP TABLE IF EXISTS %1;").arg(pipeline.name);
    const bool isSelect = pipeline.kind == QLatin1String("select");
    if (const Status ran = execute(mirror(), drop + (isSelect ? QStringLiteral("CREATE TABLE %1 AS %2").arg(pipeline.name, code) : code)); !ran)
        return {ran.error().toText()};
    const QStringList lines = rows(mirror(), QStringLiteral("SELECT * FROM ") + pipeline.name, numbers);
    const Status gone = execute(mirror(), drop);
    return gone ? lines : QStringList {gone.error().toText()};
}

QMap<QString, QStringList> ChinookWorld::tables(const QString& database)
{
    QMap<QString, QStringList> all;
    for (const QString& table : chinookTables) {
        all.insert(table, rows(database, QStringLiteral("SELECT * FROM \"%1\"").arg(table)));
        all.insert(table + QStringLiteral(", definition"),
            rows(database, QStringLiteral("SELECT type, name, sql FROM sqlite_master WHERE tbl_name = '%1' COLLATE NOCASE").arg(table)));
    }
    return all;
}

QStringList ChinookWorld::additions() const
{
    QStringList known = chinookTables;
    for (const Pipeline& pipeline : pipelines())
        known << pipeline.name;
    QStringList names;
    for (const QString& line : rows(shop(), QStringLiteral("SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite_%'"))) {
        const QString name = line.section(QLatin1Char(':'), 1);
        if (!known.contains(name) && !name.startsWith(QLatin1String("_skein_")))
            names << name;
    }
    return names;
}

QVector<MarkedEffect> ChinookWorld::effects(const QString& rollout) const
{
    const auto opened = openDatabase(shop(), true);
    const auto answer = opened ? (*opened)->query(QStringLiteral("SELECT seq, target, step FROM _skein_marker WHERE rollout = ?1"), {rollout}) : Result<warehouse::Rows>(opened.error());
    QVector<MarkedEffect> markers;
    for (const QVariantList& row : answer ? answer->rows : QVector<QVariantList>())
        markers.append({row[0].toLongLong(), row[1].toString(), row[2].toString()});
    return markers;
}

} // namespace skein::test
