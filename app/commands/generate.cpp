#include "app/commands/command.h"
#include "app/commands/common.h"

#include "models/base/files.h"
#include "models/codegen/products.h"

#include <QJsonArray>

namespace skein::app {

namespace {

using codegen::GeneratedCode;

struct Product {
    const char* name;
    const char* help;
    GeneratedCode (*make)(const mapping::Mapping&, const codegen::Dialect&);
};

const Product products[] = {
    {"ctas", "v2 from v1 in one statement", [](const mapping::Mapping& m, const codegen::Dialect& d) { return codegen::createTableAs(m, d); }},
    {"table", "the empty v2 with types and keys", [](const mapping::Mapping& m, const codegen::Dialect& d) { return codegen::createTable(m, d); }},
    {"insert", "fill v2 from v1", [](const mapping::Mapping& m, const codegen::Dialect& d) { return codegen::insertSelect(m, d); }},
    {"select", "v2's columns over v1", [](const mapping::Mapping& m, const codegen::Dialect& d) { return codegen::forwardSelect(m, d); }},
    {"view", "v1's columns over v2", [](const mapping::Mapping& m, const codegen::Dialect& d) { return codegen::compatibilityView(m, d); }},
    {"rollback", "takes the view back", [](const mapping::Mapping& m, const codegen::Dialect& d) { return codegen::rollbackScript(m, d); }},
    {"checks", "is v2 what the mapping makes of v1?", [](const mapping::Mapping& m, const codegen::Dialect& d) {
         codegen::CheckPack pack = codegen::equivalenceChecks(m, d);
         GeneratedCode code = pack.script;
         for (const codegen::Diagnostic& diagnostic : pack.diagnostics) {
             if (!code.diagnostics.contains(diagnostic))
                 code.diagnostics.append(diagnostic);
         }
         return code;
     }},
};

QString productNames()
{
    QStringList names;
    for (const Product& product : products)
        names << QString::fromLatin1(product.name);
    return names.join(QStringLiteral(", "));
}

Result<QVector<const Product*>> wanted(const Arguments& arguments)
{
    QVector<const Product*> chosen;
    const QStringList names = arguments.value(QStringLiteral("product"), QStringLiteral("ctas")).split(QLatin1Char(','), Qt::SkipEmptyParts);
    for (const QString& name : names) {
        const qsizetype before = chosen.size();
        for (const Product& product : products) {
            if (name.trimmed() == QLatin1String(product.name) || name.trimmed() == QLatin1String("all"))
                chosen.append(&product);
        }
        if (chosen.size() == before) {
            return makeError(ErrorClass::Usage, QStringLiteral("unknown product \"%1\"").arg(name), {},
                QStringLiteral("Products: %1, all.").arg(productNames()));
        }
    }
    return chosen;
}

QJsonObject toJson(const QString& name, const GeneratedCode& code)
{
    QJsonArray lines, diagnostics;
    for (const codegen::LineTrace& trace : code.lines)
        lines.append(QJsonObject {{QStringLiteral("line"), trace.line}, {QStringLiteral("rule"), trace.ruleId}});
    for (const codegen::Diagnostic& entry : code.diagnostics) {
        diagnostics.append(QJsonObject {{QStringLiteral("severity"), codegen::severityName(entry.severity)}, {QStringLiteral("rule"), entry.rule},
            {QStringLiteral("column"), entry.column}, {QStringLiteral("message"), entry.message}, {QStringLiteral("remedy"), entry.remedy}});
    }
    return {{QStringLiteral("product"), name}, {QStringLiteral("text"), code.text}, {QStringLiteral("blocked"), code.blocked()},
        {QStringLiteral("lines"), lines}, {QStringLiteral("diagnostics"), diagnostics}};
}

Result<int> run(const Arguments& arguments, const Output& output)
{
    const Result<QVector<const Product*>> chosen = wanted(arguments);
    if (!chosen)
        return chosen.error();
    const Result<const codegen::Dialect*> dialect = codegen::dialectByName(arguments.value(QStringLiteral("dialect"), QStringLiteral("sqlite")));
    if (!dialect) {
        Error error = dialect.error();
        error.cls = ErrorClass::Usage;
        return error;
    }
    const Result<mapping::Mapping> mapping = readMapping(arguments);
    if (!mapping)
        return mapping.error();
    const QString folder = arguments.value(QStringLiteral("out"));
    if (!folder.isEmpty()) {
        if (const Status made = makeFolder(folder); !made)
            return made.error();
    }
    QJsonArray list;
    bool any = false;
    for (const Product* product : *chosen) {
        const QString name = QString::fromLatin1(product->name);
        const GeneratedCode code = product->make(*mapping, **dialect);
        any = any || !code.blocked();
        list.append(toJson(name, code));
        for (const codegen::Diagnostic& entry : code.diagnostics) {
            output.note(QStringLiteral("%1 %2: %3 %4%5").arg(codegen::severityName(entry.severity), name, entry.rule.isEmpty() ? entry.column : entry.rule,
                entry.message, entry.remedy.isEmpty() ? QString() : QStringLiteral(". ") + entry.remedy));
        }
        if (!folder.isEmpty() && !code.blocked()) {
            if (const Status written = writeFile(folder + QStringLiteral("/%1.sql").arg(name), code.text.toUtf8()); !written)
                return written.error();
        }
        if (folder.isEmpty() && !arguments.json())
            output.bytes(code.text.toUtf8());
    }
    if (arguments.json()) {
        output.json({{QStringLiteral("mapping"), mapping->id}, {QStringLiteral("mappingHash"), mapping->hash()},
            {QStringLiteral("dialect"), (*dialect)->name}, {QStringLiteral("products"), list}});
    }
    return any ? Done : Refused; // a block beside others is reported; nothing at all is no success
}

} // namespace

Command generateCommand()
{
    CommandSpec spec;
    spec.name = QStringLiteral("generate");
    spec.usage = QStringLiteral("--mapping M.json [--dialect D] [--product P,…] [--out DIR]");
    spec.summary = QStringLiteral("make SQL from a mapping: build, view, rollback, checks");
    spec.details = QStringLiteral("Products:\n");
    for (const Product& product : products)
        spec.details += QStringLiteral("  %1 %2\n").arg(QString::fromLatin1(product.name).leftJustified(10), QString::fromUtf8(product.help));
    spec.details += QStringLiteral("Where a rule is missing nothing is generated; the reason is printed; the exit status is 1 when that is so of everything.");
    spec.options = {{QStringLiteral("mapping"), QStringLiteral("FILE"), QStringLiteral("the mapping document")},
        {QStringLiteral("dialect"), QStringLiteral("D"), codegen::dialectNames().join(QStringLiteral(" or ")) + QStringLiteral("; default sqlite")},
        {QStringLiteral("product"), QStringLiteral("P,…"), QStringLiteral("one, several or all; default ctas")},
        {QStringLiteral("out"), QStringLiteral("DIR"), QStringLiteral("write PRODUCT.sql files instead of printing")}};
    spec.maxArguments = 0;
    return {spec, run};
}

} // namespace skein::app
