#include "tests/support/testregistry.h"

#include <QDirIterator>
#include <QFile>
#include <QMap>
#include <QRegularExpression>

/// Reads every #include line of the program and checks it against layers.txt, so that a wrong arrow fails here rather
/// than in review.
class TstLayers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyArrowIsAllowed();
    void libraryHeadersStayInTheirFolder_data();
    void libraryHeadersStayInTheirFolder();
    void noUmbrellaHeaders();
    void coloursLiveInTheTheme();

private:
    struct Include {
        QString file;
        int line = 0;
        QString header;
        bool local = false;
    };
    QString folderOf(const QString& path) const;

    QMap<QString, QStringList> m_allowed;
    QVector<Include> m_includes;
    QMap<QString, QString> m_sources;
};

void TstLayers::initTestCase()
{
    const QString root = QStringLiteral(SKEIN_SOURCE_DIR);
    QFile table(root + QStringLiteral("/tests/architecture/layers.txt"));
    QVERIFY(table.open(QIODevice::ReadOnly));
    const QStringList lines = QString::fromUtf8(table.readAll()).split(QLatin1Char('\n'));
    for (const QString& line : lines) {
        if (line.startsWith(QLatin1Char('#')) || !line.contains(QLatin1Char(':')))
            continue;
        m_allowed.insert(line.section(QLatin1Char(':'), 0, 0), line.section(QLatin1Char(':'), 1).split(QLatin1Char(' '), Qt::SkipEmptyParts));
    }
    QVERIFY(m_allowed.size() > 20);
    static const QRegularExpression include(QStringLiteral("^\\s*#\\s*include\\s*([<\"])([^>\"]+)[>\"]"));
    for (const char* top : {"models", "ui", "app", "resources"}) {
        QDirIterator it(root + QLatin1Char('/') + QLatin1String(top), {QStringLiteral("*.h"), QStringLiteral("*.cpp")}, QDir::Files,
            QDirIterator::Subdirectories);
        while (it.hasNext()) {
            const QString path = it.next();
            QFile file(path);
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QString text = QString::fromUtf8(file.readAll());
            const QString relative = path.mid(root.size() + 1);
            m_sources.insert(relative, text);
            int number = 0;
            for (const QString& line : text.split(QLatin1Char('\n'))) {
                ++number;
                const QRegularExpressionMatch match = include.match(line);
                if (match.hasMatch())
                    m_includes.append({relative, number, match.captured(2), match.captured(1) == QLatin1String("\"")});
            }
        }
    }
    QVERIFY(m_includes.size() > 100);
}

QString TstLayers::folderOf(const QString& path) const
{
    for (auto it = m_allowed.cbegin(); it != m_allowed.cend(); ++it) {
        if (path.startsWith(it.key() + QLatin1Char('/')))
            return it.key();
    }
    return {};
}

void TstLayers::everyArrowIsAllowed()
{
    QStringList wrong;
    for (const Include& include : std::as_const(m_includes)) {
        if (!include.local)
            continue;
        const QString from = folderOf(include.file);
        const QString to = folderOf(include.header);
        if (from.isEmpty() || to.isEmpty()) {
            wrong << QStringLiteral("%1:%2 includes \"%3\", which is not a root-relative path of a known folder")
                         .arg(include.file)
                         .arg(include.line)
                         .arg(include.header);
            continue;
        }
        bool allowed = from == to;
        for (const QString& folder : m_allowed.value(from))
            allowed = allowed || to == folder || to.startsWith(folder + QLatin1Char('/'));
        if (!allowed)
            wrong << QStringLiteral("%1:%2 %3 must not include from %4").arg(include.file).arg(include.line).arg(from, to);
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(QLatin1Char('\n') + wrong.join(QLatin1Char('\n'))));
}

void TstLayers::libraryHeadersStayInTheirFolder_data()
{
    QTest::addColumn<QString>("header");
    QTest::addColumn<QStringList>("folders");
    QTest::newRow("libgit2") << QStringLiteral("git2") << QStringList {QStringLiteral("models/git")};
    QTest::newRow("QScintilla") << QStringLiteral("Qsci/") << QStringList {QStringLiteral("ui/editor")};
    QTest::newRow("Qt Charts") << QStringLiteral("QChart") << QStringList {QStringLiteral("ui/charts")};
    QTest::newRow("sqlite3") << QStringLiteral("sqlite3.h")
                             << QStringList {QStringLiteral("models/store"), QStringLiteral("models/warehouse"), QStringLiteral("models/importers")};
    QTest::newRow("libyaml") << QStringLiteral("yaml.h")
                             << QStringList {QStringLiteral("models/base"), QStringLiteral("models/importers"), QStringLiteral("models/store")};
    QTest::newRow("simdjson") << QStringLiteral("simdjson") << QStringList {QStringLiteral("models/importers")};
    QTest::newRow("QtConcurrent") << QStringLiteral("QtConcurrent")
                                  << QStringList {QStringLiteral("models/tasks"), QStringLiteral("ui/graph")};
}

void TstLayers::libraryHeadersStayInTheirFolder()
{
    QFETCH(QString, header);
    QFETCH(QStringList, folders);
    QStringList wrong;
    for (const Include& include : std::as_const(m_includes)) {
        if (include.local || !(include.header == header || include.header.startsWith(header)))
            continue;
        if (!folders.contains(folderOf(include.file)))
            wrong << QStringLiteral("%1:%2 <%3>").arg(include.file).arg(include.line).arg(include.header);
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(QLatin1Char('\n'))));
}

void TstLayers::noUmbrellaHeaders()
{
    static const QStringList umbrellas {QStringLiteral("QtWidgets"), QStringLiteral("QtCharts"), QStringLiteral("QtCore"), QStringLiteral("QtGui"),
        QStringLiteral("QtSql"), QStringLiteral("QtNetwork")};
    QStringList wrong;
    for (const Include& include : std::as_const(m_includes)) {
        if (!include.local && (umbrellas.contains(include.header) || (include.header.startsWith(QLatin1String("Qt")) && include.header.contains(QLatin1Char('/')))))
            wrong << QStringLiteral("%1:%2 <%3>").arg(include.file).arg(include.line).arg(include.header);
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(QLatin1Char('\n'))));
}

void TstLayers::coloursLiveInTheTheme()
{
    // A literal colour is a name or a number; QColor built from theme roles is fine.
    static const QRegularExpression literal(QStringLiteral("QColor\\s*\\(\\s*(\"|QStringLiteral|0x|\\d)|Qt::(red|blue|green|white|black|gray|yellow)\\b|\"#[0-9a-fA-F]{6}"));
    QStringList wrong;
    for (auto it = m_sources.cbegin(); it != m_sources.cend(); ++it) {
        if (!it.key().startsWith(QLatin1String("ui/")) || it.key().startsWith(QLatin1String("ui/theme/")))
            continue;
        const QRegularExpressionMatch match = literal.match(it.value());
        if (match.hasMatch())
            wrong << it.key() + QStringLiteral(": ") + match.captured(0);
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(QLatin1Char('\n'))));
}

SKEIN_TEST(TstLayers)
#include "tst_layers.moc"
