#include "models/importers/backstagechecks.h"

namespace skein::importers {

namespace {

const QStringList& knownAnnotations()
{
    static const QStringList names {QStringLiteral("skein/repository"), QStringLiteral("skein/paths"), QStringLiteral("skein/kind"),
        QStringLiteral("skein/deploy-mode"), QStringLiteral("skein/qualified-name")};
    return names;
}

const QStringList& pipelineKinds()
{
    static const QStringList kinds {QStringLiteral("select"), QStringLiteral("script"), QStringLiteral("command")};
    return kinds;
}

void checkAnnotations(const YamlNode& annotations, QVector<FieldWarning>& found)
{
    for (qsizetype i = 0; i < annotations.keys.size(); ++i) {
        const QString& key = annotations.keys[i];
        const YamlNode& value = annotations.items[i];
        if (!key.startsWith(QLatin1String("skein/")))
            continue;
        if (!knownAnnotations().contains(key)) {
            found.append({value.line, QStringLiteral("the annotation %1 is not known and says nothing; known are %2").arg(key, knownAnnotations().join(QStringLiteral(", ")))});
        } else if (!value.isScalar() || value.text.trimmed().isEmpty()) {
            const bool list = key == QLatin1String("skein/paths");
            found.append({value.line, list ? QStringLiteral("%1 must be one text, with commas between the paths").arg(key) : QStringLiteral("%1 must be one text").arg(key)});
        } else if (key == QLatin1String("skein/kind") && !pipelineKinds().contains(value.text)) {
            found.append({value.line, QStringLiteral("%1 is \"%2\"; possible are %3").arg(key, value.text.left(40), pipelineKinds().join(QStringLiteral(", ")))});
        }
    }
    const YamlNode* paths = annotations.find(QStringLiteral("skein/paths"));
    const YamlNode* repository = annotations.find(QStringLiteral("skein/repository"));
    if (paths && !repository)
        found.append({paths->line, QStringLiteral("skein/paths without skein/repository: nobody knows whose paths they are")});
    if (repository && !paths)
        found.append({repository->line, QStringLiteral("skein/repository without skein/paths: nobody knows which file is the pipeline's")});
}

void checkColumns(const YamlNode& columns, QVector<FieldWarning>& found)
{
    if (!columns.isSequence()) {
        found.append({columns.line, QStringLiteral("spec.columns must be a list of columns, each with name and type")});
        return;
    }
    for (const YamlNode& column : columns.items) {
        const QString name = column.isScalar() ? column.text : column.string(QStringLiteral("name"));
        if (name.trimmed().isEmpty())
            found.append({column.line, QStringLiteral("a column of spec.columns has no name and is left out")});
    }
}

} // namespace

QVector<FieldWarning> checkSkeinFields(const YamlNode& metadata, const YamlNode& spec, EntityKind kind)
{
    QVector<FieldWarning> found;
    if (const YamlNode* annotations = metadata.find(QStringLiteral("annotations"))) {
        if (annotations->isMapping())
            checkAnnotations(*annotations, found);
        else if (annotations->type != YamlNode::Type::Null)
            found.append({annotations->line, QStringLiteral("metadata.annotations must be a mapping of names to texts")});
    }
    if (kind != EntityKind::Dataset)
        return found;
    if (const YamlNode* columns = spec.find(QStringLiteral("columns")); columns && columns->type != YamlNode::Type::Null)
        checkColumns(*columns, found);
    if (const YamlNode* minutes = spec.find(QStringLiteral("freshnessMinutes"))) {
        bool number = false;
        const double value = minutes->text.toDouble(&number);
        if (!number || value < 0 || value > 1e7)
            found.append({minutes->line, QStringLiteral("spec.freshnessMinutes is \"%1\"; it must be a number of minutes").arg(minutes->text.left(40))});
    }
    return found;
}

} // namespace skein::importers
