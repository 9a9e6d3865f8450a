#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <QVector>

namespace skein::sample {

/// The sample estate as values: what a company's data platform might look like, before any of it is written to disk.
/// The same seed gives the same estate on every machine.

struct Team {
    QString name;      ///< "growth-analytics"
    QString title;
    QStringList members; ///< user names
};

struct SystemInfo {
    QString name;
    QString title;
    QString domain;
    QString team;
};

struct ColumnInfo {
    QString name;
    QString type;        ///< SQLite type
    QString description;
    bool key = false;
};

struct DatasetInfo {
    QString name;        ///< table name in the warehouse
    QString description;
    QString team;
    QString system;
    QString lifecycle = QStringLiteral("production");
    int freshnessMinutes = 60;
    QVector<ColumnInfo> columns; ///< may be empty where a pipeline's SELECT says it
    QByteArray fillSql;  ///< statements that create and fill it; empty for outputs of pipelines
    QStringList tags;
};

struct PipelineInfo {
    QString name;
    QString description;
    QString team;
    QString system;
    QString framework = QStringLiteral("sql"); ///< "sql", "dbt", "scio", "pyspark"
    QString kind = QStringLiteral("select");   ///< "select" or "script"; SQL only
    QString repository;
    QString path;
    QString schedule = QStringLiteral("after load");
    QStringList reads;
    QStringList writes;
    QByteArray code;
    bool runs = true;    ///< false: the one that is meant to fail
};

struct RepositoryInfo {
    QString name;
    QString team;
    QString deployMode = QStringLiteral("ref");
};

struct Estate {
    quint64 seed = 0;
    QString company;
    QVector<Team> teams;
    QVector<SystemInfo> systems;
    QVector<DatasetInfo> datasets;
    QVector<PipelineInfo> pipelines; ///< in an order in which each finds its inputs made
    QVector<RepositoryInfo> repositories;
};

Estate makeEstate(quint64 seed);

/// The described datasets and, behind them, the outputs of pipelines that nothing else describes.
QVector<DatasetInfo> allDatasets(const Estate& estate);

/// SQL that adds one load to the raw tables and to what is produced from them elsewhere (user_activity v1 and v2,
/// ad_impressions v1). `withDuo` says whether the new subscription plan is already sold.
QByteArray loadSql(int loadNumber, bool withDuo);

/// Loads 0 … historyLoads-1 are there when the sample is made; later loads continue from this number.
constexpr int historyLoads = 30;

} // namespace skein::sample
