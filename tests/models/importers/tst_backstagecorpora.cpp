// Every Backstage catalog among the corpora, against the counts that simple scripts made of the same files.
//
// The scripts count documents, the importer entities. So the documents that the report lists as skipped are read here by
// themselves and what they state is added to what the importer counted; then both have to agree in everything.
#include "models/base/yaml.h"
#include "models/importers/importer.h"
#include "tests/support/testregistry.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>

using namespace skein;
using namespace skein::importers;

namespace {

QString corpora()
{
    return qEnvironmentVariable("SKEIN_CORPORA");
}

QByteArray bytesOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QStringList yamlFiles(const QString& folder)
{
    QStringList files;
    QDirIterator it(folder, {QStringLiteral("*.yaml"), QStringLiteral("*.yml")}, QDir::Files, QDirIterator::Subdirectories);
    while (it.hasNext())
        files << it.next();
    return files;
}

using Counts = QMap<QString, int>; ///< "docs", "kind API", "relation owner", "dangling owner", …

struct Reference {
    Counts counts;
    QStringList targets; ///< the first few
};

void readNumbers(const QString& text, const QString& prefix, Counts& counts)
{
    static const QRegularExpression entry(QStringLiteral("'(\\w+)': (\\d+)"));
    for (auto it = entry.globalMatch(text); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        counts[prefix + match.captured(1)] = match.captured(2).toInt();
    }
}

/// What EXPECTED.txt says, by folder. The whole line has to be understood, so that no fact of it goes unread.
QMap<QString, Reference> references()
{
    static const QRegularExpression pattern(QStringLiteral("^== backstage/(\\S+) files (\\d+) multi-doc files (\\d+) docs (\\d+) \\{(.*)\\} dup refs (\\d+) relations \\{(.*)\\} "
                                                           "dangling \\{(.*)\\} Location targets (\\d+) \\[(.*)\\] templated (\\d+) \\$text/\\$yaml (\\d+) "
                                                           "yaml errors (\\d+) \\[\\] crlf (\\d+) empty docs (\\d+)$"));
    static const QRegularExpression quoted(QStringLiteral("'([^']*)'"));
    QMap<QString, Reference> all;
    for (const QString& line : QString::fromUtf8(bytesOf(corpora() + QStringLiteral("/EXPECTED.txt"))).split(QLatin1Char('\n'))) {
        const QRegularExpressionMatch match = pattern.match(line.trimmed());
        if (!match.hasMatch())
            continue;
        Reference& reference = all[match.captured(1)];
        constexpr std::pair<int, const char*> numbers[] = {{2, "files"}, {3, "multi-doc files"}, {4, "docs"}, {6, "dup refs"}, {9, "Location targets"},
            {11, "templated"}, {12, "docs with $text"}, {13, "yaml errors"}, {14, "crlf"}, {15, "empty docs"}};
        for (const auto& [group, name] : numbers)
            reference.counts[QLatin1String(name)] = match.captured(group).toInt();
        readNumbers(match.captured(5), QStringLiteral("kind "), reference.counts);
        readNumbers(match.captured(7), QStringLiteral("relation "), reference.counts);
        readNumbers(match.captured(8), QStringLiteral("dangling "), reference.counts);
        for (auto it = quoted.globalMatch(match.captured(10)); it.hasNext();)
            reference.targets << it.next().captured(1);
    }
    return all;
}

QString text(const Counts& counts)
{
    QStringList lines;
    for (auto it = counts.cbegin(); it != counts.cend(); ++it) {
        if (it.value() != 0)
            lines << it.key() + QLatin1Char(' ') + QString::number(it.value());
    }
    return lines.join(QLatin1Char('\n'));
}

/// "kind:namespace/name" in lower case. A template's names are no valid references, hence not EntityRef.
QString reference(QString stated, QString kind, QString ns)
{
    if (const qsizetype colon = stated.indexOf(QLatin1Char(':')); colon > 0) {
        kind = stated.left(colon);
        stated.remove(0, colon + 1);
    }
    if (const qsizetype slash = stated.indexOf(QLatin1Char('/')); slash > 0) {
        ns = stated.left(slash);
        stated.remove(0, slash + 1);
    }
    return QStringLiteral("%1:%2/%3").arg(kind, ns.isEmpty() ? QStringLiteral("default") : ns, stated).toLower();
}

/// A document that states something and gave no entity.
struct Apart {
    YamlNode node;
    QString name() const { return node.find(QStringLiteral("metadata"))->string(QStringLiteral("name")); }
    QString ns() const { return node.find(QStringLiteral("metadata"))->string(QStringLiteral("namespace")); }
    QString kind() const { return node.string(QStringLiteral("kind")); }
};

/// What the importer made of one folder, counted as the scripts count.
class Counter
{
public:
    Counter(QString folder, const Imported& imported)
        : m_folder(std::move(folder))
        , m_imported(imported)
    {
    }

    Counts count();
    QStringList apart() const; ///< the names, sorted
    QStringList notUnderstood; ///< skips of another kind than is known here
    int placeholders = 0;      ///< of entities and of what is apart

private:
    int fact(const char* name) const { return m_imported.report.facts.value(QLatin1String(name)); }
    QVector<YamlNode> documents(const QString& file) const { return parseYamlDocuments(bytesOf(m_folder + QLatin1Char('/') + file), file).documents; }
    void sortSkips();
    void addApart(Counts& counts);

    QString m_folder;
    const Imported& m_imported;
    QVector<Apart> m_templates, m_others;
    QMap<QString, int> m_foreign; ///< documents that are not Backstage's, by file
};

void Counter::sortSkips()
{
    for (const Skip& skip : m_imported.report.skipped) {
        const bool foreign = skip.reason.contains(QStringLiteral("expected backstage.io")) || skip.reason.contains(QStringLiteral("not a Backstage entity"));
        const bool templated = skip.reason.contains(QStringLiteral("a template, not an entity"));
        const bool refused = skip.reason.contains(QStringLiteral("was defined already")) || skip.reason.contains(QStringLiteral("is not valid: letters"));
        if (foreign) {
            ++m_foreign[skip.file];
        } else if (templated || refused) {
            Apart apart;
            for (const YamlNode& node : documents(skip.file)) {
                if (node.line <= skip.line)
                    apart.node = node;
            }
            (templated ? m_templates : m_others).append(apart);
        } else if (!skip.reason.startsWith(QStringLiteral("target "))) { // a line of a Location, no document
            notUnderstood << skip.reason;
        }
    }
}

void Counter::addApart(Counts& counts)
{
    constexpr std::pair<const char*, const char*> fields[] = {{"owner", "group"}, {"system", "system"}, {"domain", "domain"}, {"subcomponentOf", "component"},
        {"providesApis", "api"}, {"consumesApis", "api"}, {"dependsOn", "component"}, {"parent", "group"}, {"children", "group"}, {"members", "user"}, {"memberOf", "group"}};
    QSet<QString> known;
    for (const Entity& entity : m_imported.catalog.entities)
        known.insert(entity.ref.toString());
    const QVector<Apart> all = m_templates + m_others;
    for (const Apart& apart : all)
        known.insert(reference(apart.name(), apart.kind(), apart.ns()));
    for (const Apart& apart : all) {
        const YamlNode* spec = apart.node.find(QStringLiteral("spec"));
        for (const auto& [field, kind] : fields) {
            for (const QString& stated : spec->strings(QLatin1String(field))) {
                ++counts[QStringLiteral("relation ") + QLatin1String(field)];
                counts[QStringLiteral("dangling ") + QLatin1String(field)] += !known.contains(reference(stated, QLatin1String(kind), apart.ns()));
            }
        }
        for (const YamlNode& value : spec->items)
            placeholders += value.find(QStringLiteral("$text")) || value.find(QStringLiteral("$yaml")) || value.find(QStringLiteral("$json"));
    }
}

Counts Counter::count()
{
    sortSkips();
    Counts counts;
    const QMap<QString, int>& facts = m_imported.report.facts;
    for (auto it = facts.cbegin(); it != facts.cend(); ++it) {
        if (it.key().contains(QLatin1Char(':')))
            counts[QString(it.key()).replace(QLatin1Char(':'), QLatin1Char(' '))] += it.value();
    }
    // A template is no entity of its kind; the others are counted by kind before they are refused.
    for (const Apart& apart : std::as_const(m_templates))
        ++counts[QStringLiteral("kind ") + apart.kind()];
    placeholders = fact("placeholders");
    addApart(counts);
    counts[QStringLiteral("files")] = fact("files");
    counts[QStringLiteral("multi-doc files")] = fact("multiDocumentFiles");
    counts[QStringLiteral("docs")] = fact("documents");
    // OpenAPI files that a $text names, a scaffolder's template.yaml, a fork with an apiVersion of its own.
    for (auto it = m_foreign.cbegin(); it != m_foreign.cend(); ++it) {
        const int inFile = int(documents(it.key()).size());
        counts[QStringLiteral("docs")] -= it.value();
        counts[QStringLiteral("files")] -= it.value() == inFile;
        counts[QStringLiteral("multi-doc files")] -= it.value() == inFile && inFile > 1;
    }
    counts[QStringLiteral("dup refs")] = fact("duplicates");
    counts[QStringLiteral("Location targets")] = fact("locationTargets");
    counts[QStringLiteral("yaml errors")] = fact("yamlErrors");
    counts[QStringLiteral("empty docs")] = fact("emptyDocuments");
    // The scripts call a document templated when its name is a placeholder as a whole. In sam_sample's skeleton that is
    // the Component and the System "${{ values.name }}", not the API "${{ values.name }}-api" and the Resource
    // "${{ values.name }}-table", which are no valid names either.
    static const QRegularExpression whole(QStringLiteral("^\\$\\{\\{[^}]*\\}\\}$"));
    for (const Apart& apart : std::as_const(m_templates))
        counts[QStringLiteral("templated")] += whole.match(apart.name()).hasMatch();
    for (const QString& file : yamlFiles(m_folder)) {
        const QByteArray content = bytesOf(file);
        counts[QStringLiteral("crlf")] += content.contains("\r\n");
        // And they look for $text in the file while they are at a document of it: sam_sample's order-service has one, in
        // the API order-api, and four documents; its skeleton likewise. Hence 8, where 2 are.
        if (content.contains("$text") || content.contains("$yaml"))
            counts[QStringLiteral("docs with $text")] += int(documents(QDir(m_folder).relativeFilePath(file)).size());
    }
    return counts;
}

QStringList Counter::apart() const
{
    QStringList names;
    for (const Apart& apart : m_templates + m_others)
        names << apart.name();
    names.sort();
    return names;
}

/// The documents that make the difference between the scripts' counts and the importer's.
QStringList knownApart(const QString& folder)
{
    // Two skeletons of templates; the third has 65 characters, of which Backstage allows 63. All three have an owner;
    // the first one's, user:guest, is in the catalog.
    if (folder == QLatin1String("backstage_examples_restored")) {
        return {QStringLiteral("${{ values.name | dump }}"), QStringLiteral("${{values.name | dump}}"),
            QStringLiteral("backstage-plugin-scaffolder-backend-module-confluence-to-markdown")};
    }
    // Repeats: the first one stands, and Backstage itself refuses the others. Each has an owner; some are not in the catalog.
    if (folder == QLatin1String("giantswarm")) {
        return {QStringLiteral("agent-sandbox"), QStringLiteral("agentic-platform"), QStringLiteral("agentic-platform"), QStringLiteral("aws-ebs-csi-driver-app"),
            QStringLiteral("aws-efs-csi-driver"), QStringLiteral("karpenter-app"), QStringLiteral("muster"), QStringLiteral("policyexceptions.policy.giantswarm.io"),
            QStringLiteral("policymanifests.policy.giantswarm.io")};
    }
    if (folder == QLatin1String("sam_sample")) {
        return {QStringLiteral("${{ values.name }}"), QStringLiteral("${{ values.name }}"), QStringLiteral("${{ values.name }}-api"), QStringLiteral("${{ values.name }}-table")};
    }
    if (folder == QLatin1String("upstream_invalid_component"))
        return {QStringLiteral("invalid component")};
    return {};
}

} // namespace

class TstBackstageCorpora : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void agreesWithTheReference_data();
    void agreesWithTheReference();
    void everyReferenceHasItsFolder();
    void refusedAlone_data();
    void refusedAlone();
};

void TstBackstageCorpora::agreesWithTheReference_data()
{
    QTest::addColumn<QString>("folder");
    if (corpora().isEmpty()) {
        QTest::newRow("none") << QString();
        return;
    }
    for (const QString& folder : QDir(corpora() + QStringLiteral("/backstage")).entryList(QDir::Dirs | QDir::NoDotAndDotDot))
        QTest::newRow(qPrintable(folder)) << folder;
}

void TstBackstageCorpora::agreesWithTheReference()
{
    QFETCH(QString, folder);
    if (corpora().isEmpty())
        QSKIP("SKEIN_CORPORA is not set");
    const QMap<QString, Reference> all = references();
    QVERIFY2(all.contains(folder), "EXPECTED.txt does not know this folder, or says something new about it");
    const Reference expected = all.value(folder);
    const QString original = corpora() + QStringLiteral("/backstage/") + folder;
    const ImportOptions options {QStringLiteral("backstage"), {}, {}, {}};

    // Where nothing is an entity the import is an error and reports nothing more: there, one good file stands beside.
    QTemporaryDir dir;
    Result<Imported> imported = importSource(original, options);
    const bool refused = !imported;
    if (refused) {
        for (const QString& file : yamlFiles(original)) {
            const QString copy = dir.filePath(QDir(original).relativeFilePath(file));
            QVERIFY(QDir().mkpath(QFileInfo(copy).path()) && QFile::copy(file, copy));
        }
        QFile beside(dir.filePath(QStringLiteral("beside.yaml")));
        QVERIFY(beside.open(QIODevice::WriteOnly));
        beside.write("apiVersion: backstage.io/v1alpha1\nkind: Group\nmetadata: {name: beside}\n");
        beside.close();
        imported = importSource(dir.path(), options);
    }
    QVERIFY2(imported.ok(), imported.ok() ? "" : qPrintable(imported.error().toText()));
    Counter counter(refused ? dir.path() : original, *imported);
    Counts counts = counter.count();
    if (refused) {
        for (const char* ofIt : {"files", "docs", "kind Group"})
            --counts[QLatin1String(ofIt)];
    }
    QCOMPARE(text(counts), text(expected.counts));
    QCOMPARE(counter.notUnderstood, QStringList());
    QCOMPARE(counter.apart(), knownApart(folder));

    // Every document became an entity, or is one of those, or a Location.
    const int entities = int(imported->catalog.entities.size()) - (refused ? 1 : 0);
    QCOMPARE(entities, expected.counts[QStringLiteral("docs")] - expected.counts.value(QStringLiteral("kind Location")) - int(counter.apart().size()));
    int owned = 0;
    for (const Relation& relation : imported->catalog.relations)
        owned += relation.kind == QLatin1String("ownedBy");
    QCOMPARE(owned, imported->report.facts.value(QStringLiteral("relation:owner")));
    int written = 0;
    for (const QString& file : yamlFiles(original)) {
        for (const char* placeholder : {"$text:", "$yaml:", "$json:"})
            written += int(bytesOf(file).count(placeholder));
    }
    QCOMPARE(counter.placeholders, written);
    for (const QString& target : expected.targets) {
        QVERIFY2(std::any_of(imported->catalog.entities.cbegin(), imported->catalog.entities.cend(),
                     [&](const Entity& entity) { return entity.provenance.file.endsWith(target.mid(1)); }),
            qPrintable(target));
    }
}

void TstBackstageCorpora::everyReferenceHasItsFolder()
{
    if (corpora().isEmpty())
        QSKIP("SKEIN_CORPORA is not set");
    QCOMPARE(references().keys(), QDir(corpora() + QStringLiteral("/backstage")).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name));
}

void TstBackstageCorpora::refusedAlone_data()
{
    QTest::addColumn<QString>("folder");
    QTest::addColumn<QString>("says");
    QTest::newRow("fork") << QStringLiteral("fork_custom_apiversion") << QStringLiteral("apiVersion is \"devtools.khulnasoft.com/v1alpha1\", expected backstage.io");
    QTest::newRow("invalid") << QStringLiteral("upstream_invalid_component") << QStringLiteral("metadata.name \"invalid component\" is not valid");
}

void TstBackstageCorpora::refusedAlone()
{
    QFETCH(QString, folder);
    QFETCH(QString, says);
    if (corpora().isEmpty())
        QSKIP("SKEIN_CORPORA is not set");
    const Result<Imported> imported = importSource(corpora() + QStringLiteral("/backstage/") + folder, {QStringLiteral("backstage"), {}, {}, {}});
    QVERIFY(!imported.ok());
    QVERIFY2(imported.error().message.contains(says), qPrintable(imported.error().toText()));
    QVERIFY2(imported.error().where.contains(QStringLiteral(".yaml:")), qPrintable(imported.error().where));
}

SKEIN_TEST(TstBackstageCorpora)
#include "tst_backstagecorpora.moc"
