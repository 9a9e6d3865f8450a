// Real and broken texts: the rewriter never fails its own checks, and what it refuses stays as it was.
#include "models/base/random.h"
#include "models/sql/jinja.h"
#include "models/rewrite/rewrite.h"
#include "tests/models/rewrite/consumers.h"
#include "tests/support/testregistry.h"

#include <QDirIterator>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

using namespace skein;
using namespace skein::rewrite;
using namespace skein::test;

namespace {

/// Renames every column of `table` that the text is seen to use.
mapping::Mapping renameEverything(const QString& table, const QByteArray& text)
{
    mapping::Mapping mapping;
    mapping.id = QStringLiteral("m-9");
    mapping.source.dataset = table;
    mapping.target.dataset = table + QStringLiteral("_next");
    for (const QString& column : useOf(text, mapping, {}).columns) {
        mapping::Rule rule;
        rule.id = QStringLiteral("r%1").arg(mapping.rules.size() + 1);
        rule.kind = mapping::RuleKind::Rename;
        rule.inputs << column;
        rule.outputs << QStringLiteral("new_") + column.toLower();
        rule.review = mapping::ReviewState::Accepted;
        mapping.rules.append(rule);
    }
    return mapping;
}

} // namespace

class TstRobust : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void brokenTexts();
    void deepNesting();
    void realTexts();
};

void TstRobust::brokenTexts()
{
    Random random(7);
    const mapping::Mapping mapping = activityMapping();
    int rewritten = 0;
    for (int round = 0; round < 40; ++round) {
        for (const SampleConsumer& consumer : sampleConsumers()) {
            QByteArray text = consumer.sql;
            for (int cuts = 0; cuts < 2; ++cuts) {
                const qsizetype at = qsizetype(random.below(quint64(text.size())));
                switch (random.below(4)) {
                case 0: text.remove(at, 1 + qsizetype(random.below(12))); break;
                case 1: text.insert(at, "("); break;
                case 2: text.insert(at, "'"); break;
                default: text.insert(at, " user_activity_v1 "); break;
                }
            }
            const FileResult result = rewriteFile(text, QStringLiteral("q.sql"), mapping, {});
            if (result.outcome == Outcome::Rewritten) {
                ++rewritten;
                QCOMPARE(applyEdits(text, result.edits), result.after);
                const FileResult again = rewriteFile(result.after, QStringLiteral("q.sql"), mapping, {});
                QVERIFY2(again.edits.isEmpty(), result.after.constData());
            } else {
                QCOMPARE(result.after, text);
            }
            grainCheck(text, mapping, {});
        }
    }
    QVERIFY(rewritten > 50);
}

void TstRobust::deepNesting()
{
    const QByteArray deep = "SELECT " + QByteArray(5000, '(') + "plays" + QByteArray(5000, ')') + " FROM user_activity_v1";
    const FileResult result = rewriteFile(deep, QStringLiteral("q.sql"), activityMapping(), {});
    QVERIFY(result.outcome != Outcome::Rewritten);
    QCOMPARE(result.after, deep);
}

void TstRobust::realTexts()
{
    const QString corpora = qEnvironmentVariable("SKEIN_CORPORA");
    if (corpora.isEmpty())
        QSKIP("SKEIN_CORPORA is not set");
    int tried = 0;
    int seen = 0;
    QMap<QString, int> outcomes;
    QDirIterator it(corpora, {QStringLiteral("manifest*.json")}, QDir::Files, QDirIterator::Subdirectories);
    while (it.hasNext()) {
        QFile file(it.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonObject nodes = QJsonDocument::fromJson(file.readAll()).object().value(QLatin1String("nodes")).toObject();
        for (const QJsonValue& value : nodes) {
            for (const char* field : {"raw_code", "raw_sql", "compiled_code", "compiled_sql"}) {
                const QByteArray text = value.toObject().value(QLatin1String(field)).toString().toUtf8();
                Options options;
                options.dialect = sql::Dialect::Postgres;
                const sql::Script script = sql::analyze(sql::maskTemplates(text), sql::Dialect::Postgres);
                for (const QString& table : tablesRead(script)) {
                    // Every eighth keeps the program quick; the choice is the same in every run.
                    if (table.startsWith(QLatin1String("__jinja")) || ++seen % 8 != 0)
                        continue;
                    const FileResult result = rewriteFile(text, QStringLiteral("model.sql"), renameEverything(table, text), options);
                    ++tried;
                    ++outcomes[outcomeName(result.outcome)];
                    const QString why = result.diagnostics.isEmpty() ? QString() : result.diagnostics.constFirst().message;
                    QVERIFY2(result.outcome != Outcome::Failed, qPrintable(it.fileName() + QLatin1Char(' ') + table + QLatin1Char('\n') + why + QLatin1Char('\n') + QString::fromUtf8(text)));
                }
            }
        }
    }
    QStringList summary;
    for (auto entry = outcomes.cbegin(); entry != outcomes.cend(); ++entry)
        summary << QStringLiteral("%1 %2").arg(entry.key()).arg(entry.value());
    qInfo("%d tables of real texts: %s", tried, qPrintable(summary.join(QStringLiteral(", "))));
    QVERIFY(tried > 20);
}

SKEIN_TEST(TstRobust)
#include "tst_robust.moc"
