#include "models/rollout/planfields.h"

#include <cmath>
#include <span>

namespace skein::rollout {

namespace {

struct Field {
    enum Kind { Text, Number, Flag, List, Rows };
    const char* name;
    Kind kind;
    std::span<const Field> fields; ///< of each row
};

constexpr Field stageFields[] = {{"percent", Field::Number, {}}, {"bakeSeconds", Field::Number, {}}, {"minUnits", Field::Number, {}},
    {"approval", Field::Flag, {}}, {"exactInvariantsOnly", Field::Flag, {}}, {"errorMargin", Field::Number, {}}, {"latencyMargin", Field::Number, {}},
    {"maxWaitSeconds", Field::Number, {}}};

constexpr Field datasetFields[] = {{"id", Field::Text, {}}, {"warehouse", Field::Text, {}}, {"source", Field::Text, {}}, {"target", Field::Text, {}},
    {"producedElsewhere", Field::Flag, {}}, {"keyColumn", Field::Text, {}}, {"watermarkColumn", Field::Text, {}}, {"chunkRows", Field::Number, {}},
    {"mapping", Field::Text, {}}};

constexpr Field pipelineFields[] = {{"ref", Field::Text, {}}, {"path", Field::Text, {}}, {"kind", Field::Text, {}}, {"inputs", Field::List, {}},
    {"outputs", Field::List, {}}};

constexpr Field targetFields[] = {{"id", Field::Text, {}}, {"title", Field::Text, {}}, {"environment", Field::Text, {}}, {"owner", Field::Text, {}},
    {"repository", Field::Text, {}}, {"warehouse", Field::Text, {}}, {"deploy", Field::Text, {}}, {"change", Field::Text, {}}, {"base", Field::Text, {}},
    {"commit", Field::Text, {}}, {"branch", Field::Text, {}}, {"stratum", Field::Text, {}}, {"topBand", Field::Flag, {}}, {"pinned", Field::Flag, {}},
    {"downstream", Field::List, {}}, {"foreignCommits", Field::List, {}}, {"foreignApproved", Field::Flag, {}}, {"pipelines", Field::Rows, pipelineFields}};

constexpr Field planFields[] = {{"id", Field::Text, {}}, {"title", Field::Text, {}}, {"migration", Field::Text, {}}, {"environment", Field::Text, {}},
    {"production", Field::Flag, {}}, {"sampleTimings", Field::Flag, {}}, {"onBreach", Field::Text, {}}, {"failedBeforeSwitchLimit", Field::Number, {}},
    {"loadPollMs", Field::Number, {}}, {"retentionSeconds", Field::Number, {}}, {"maxParallel", Field::Number, {}}, {"leftOut", Field::List, {}}, {"stages", Field::Rows, stageFields},
    {"datasets", Field::Rows, datasetFields}, {"targets", Field::Rows, targetFields}};

constexpr double largestNumber = 1e12;

bool isNumber(const YamlNode& node)
{
    bool ok = false;
    const double value = node.text.toDouble(&ok);
    return ok && std::isfinite(value) && value >= 0 && value <= largestNumber;
}

bool isFlag(const YamlNode& node)
{
    static const QStringList words {QStringLiteral("true"), QStringLiteral("false"), QStringLiteral("yes"), QStringLiteral("no"), QStringLiteral("on"),
        QStringLiteral("off")};
    return words.contains(node.text.toLower());
}

bool isList(const YamlNode& node)
{
    for (const YamlNode& item : node.items) {
        if (!item.isScalar())
            return false;
    }
    return node.isSequence() || node.isScalar();
}

class Checker
{
public:
    explicit Checker(QString fileName)
        : m_file(std::move(fileName))
    {
    }

    Status mapping(const YamlNode& node, std::span<const Field> fields, const QString& path) const
    {
        if (!node.isMapping())
            return wrong(node, path.isEmpty() ? QStringLiteral("plan") : path, QStringLiteral("must be a mapping"));
        for (qsizetype i = 0; i < node.keys.size(); ++i) {
            const QString name = path.isEmpty() ? node.keys[i] : path + QLatin1Char('.') + node.keys[i];
            if (node.keys.indexOf(node.keys[i]) < i)
                return wrong(node.items[i], name, QStringLiteral("is given twice"));
            const Field* field = find(fields, node.keys[i]);
            if (!field)
                return wrong(node.items[i], name, QStringLiteral("is not a field of a plan"));
            if (const Status value = check(node.items[i], *field, name); !value)
                return value;
        }
        return {};
    }

private:
    static const Field* find(std::span<const Field> fields, const QString& name)
    {
        for (const Field& field : fields) {
            if (name == QLatin1String(field.name))
                return &field;
        }
        return nullptr;
    }

    Status check(const YamlNode& node, const Field& field, const QString& name) const
    {
        if (node.type == YamlNode::Type::Null)
            return {};
        switch (field.kind) {
        case Field::Text:
            return node.isScalar() ? Status() : wrong(node, name, QStringLiteral("must be a text"));
        case Field::Number:
            return node.isScalar() && isNumber(node) ? Status() : wrong(node, name, QStringLiteral("must be a number from 0 to 1e12") + given(node));
        case Field::Flag:
            return node.isScalar() && isFlag(node) ? Status() : wrong(node, name, QStringLiteral("must be true or false") + given(node));
        case Field::List:
            return isList(node) ? Status() : wrong(node, name, QStringLiteral("must be a list of texts"));
        case Field::Rows:
            break;
        }
        if (!node.isSequence())
            return wrong(node, name, QStringLiteral("must be a list"));
        for (qsizetype i = 0; i < node.items.size(); ++i) {
            if (const Status row = mapping(node.items[i], field.fields, QStringLiteral("%1[%2]").arg(name).arg(i)); !row)
                return row;
        }
        return {};
    }

    static QString given(const YamlNode& node) { return node.isScalar() ? QStringLiteral(", not \"%1\"").arg(node.text) : QString(); }

    Status wrong(const YamlNode& node, const QString& field, const QString& message) const
    {
        return makeError(ErrorClass::BadInput, QStringLiteral("%1: %2").arg(field, message), QStringLiteral("%1:%2").arg(m_file).arg(qMax(1, node.line)),
            QStringLiteral("Correct the plan and start again."));
    }

    QString m_file;
};

} // namespace

Status checkPlanFields(const YamlNode& plan, const QString& fileName)
{
    return Checker(fileName).mapping(plan, planFields, {});
}

} // namespace skein::rollout
