// The calls in dbt's Jinja and Python, and what expressions stand for.
#include "models/importers/dbtrefs.h"
#include "tests/support/testregistry.h"

using namespace skein;
using namespace skein::importers;

namespace {

QString calls(const DbtText& text)
{
    QStringList lines;
    for (const DbtCall& call : text.calls) {
        if (call.kind == DbtCall::Kind::Ref || call.kind == DbtCall::Kind::Source) {
            lines << QStringLiteral("%1:%2(%3)%4").arg(call.line).arg(call.kind == DbtCall::Kind::Ref ? QLatin1String("ref") : QLatin1String("source"),
                call.names.join(QLatin1Char(',')), call.dynamic ? QStringLiteral(" dynamic") : call.named.string(QStringLiteral("v"), call.named.string(QStringLiteral("version"))));
        }
    }
    return lines.join(QLatin1Char(' '));
}

} // namespace

class TstDbtRefs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void callsInJinja_data();
    void callsInJinja();
    void callsInPython();
    void manyBrackets();
    void plainTexts_data();
    void plainTexts();
};

void TstDbtRefs::callsInJinja_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* name, const QByteArray& text, const char* expected) { QTest::newRow(name) << text << QString::fromLatin1(expected); };
    row("plain", "select * from {{ ref('x') }}", "1:ref(x)");
    row("package", "{{ref(\"pkg\", \"x\")}}", "1:ref(pkg,x)");
    row("version", "{{ ref('x', v=2) }} {{ ref('x', version='3') }}", "1:ref(x)2 1:ref(x)3");
    row("source", "{{ source('a','b') }}", "1:source(a,b)");
    row("whitespace control", "{{-ref('x')-}}{{- ref('y') -}}{{+ ref('z') }}", "1:ref(x) 1:ref(y) 1:ref(z)");
    row("over lines", "\n{{\n  ref(\n   'x'\n  )\n}}", "3:ref(x)");
    row("set", "{% set x = ref('y') %}{%- set z=source('a', 'b') -%}", "1:ref(y) 1:source(a,b)");
    row("branches", "{% if a %}{{ ref('x') }}{% elif ref('q') %}\n{% else %}{{ ref('y') }}{% endif %}", "1:ref(x) 1:ref(q) 2:ref(y)");
    row("Jinja comment", "{# {{ ref('x') }}\n #}{{ ref('y') }}", "2:ref(y)");
    row("SQL comment", "-- {{ ref('x') }}\n/* {{ ref('y') }} */\n-- depends_on: {{ ref('z') }}", "1:ref(x) 2:ref(y) 3:ref(z)");
    row("raw", "{% raw %}{{ ref('x') }}{%- endraw -%}{{ ref('y') }}", "1:ref(y)");
    row("no Jinja", "select ref('x') from t", "");
    row("a text", "{{ \"ref('x')\" }} {{ 'a }} b' ~ ref('y') }}", "1:ref(y)");
    row("dynamic", "{{ ref(name) }} {{ ref('a' ~ b) }} {{ ref('pkg', n) }} {{ ref(*args) }}", "1:ref() dynamic 1:ref() dynamic 1:ref(pkg) dynamic 1:ref() dynamic");
    row("nested", "{{ union([ref('a'), ref('b')], source('s', 't')) }}", "1:ref(a) 1:ref(b) 1:source(s,t)");
    row("member", "{{ ref('x').identifier }} {{ this.ref('y') }} {{ builtins.ref('z') }}", "1:ref(x) 1:ref(z)");
    row("dicts", "{{ f({'a': {'b': 1}}) }}{{ ref('x') }}", "1:ref(x)");
    row("blank before", "{{ ref ( 'x' ) }}", "1:ref(x)");
    row("escapes", "{{ ref('a\\'b') }}", "1:ref(a'b)");
    row("not closed", "{{ ref('x') }} {{ ref('y'", "1:ref(x) 1:ref(y)");
    row("bracket missing", "{{ ref('x' }}\n{{ ref('y') }}", "1:ref(x) 2:ref(y)");
    row("macro called ref", "{% macro ref(model_name) %}{% endmacro %}", "");
    row("CRLF", "a\r\n{{ ref('x') }}\r\n", "2:ref(x)");
    row("other letters", "{{ ref('gr\xC3\xB6\xC3\x9F" "e') }}", "1:ref(gr\xF6\xDF" "e)");
    row("lone brace", "{", "");
    row("empty", "", "");
}

void TstDbtRefs::callsInJinja()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, expected);
    QCOMPARE(calls(readDbtJinja(text)), expected);
}

void TstDbtRefs::callsInPython()
{
    const DbtText text = readDbtPython("def model(dbt, session):\n    dbt.config(materialized=\"incremental\", tags=['a', \"b\"])\n    # dbt.ref('no')\n"
                                       "    '''dbt.ref('no')'''\n    a = dbt.ref(\"x\")\n    b = dbt.source('s',\n        't')\n    c = other.ref('no')\n    d = dbt.ref(f'{a}')\n"
                                       "    return dbt.ref('p', 'y', v=1)\n");
    QCOMPARE(calls(text), QStringLiteral("5:ref(x) 6:source(s,t) 9:ref() dynamic 10:ref(p,y)1"));
    QCOMPARE(text.calls.constFirst().kind, DbtCall::Kind::Config);
    QCOMPARE(text.calls.constFirst().named.string(QStringLiteral("materialized")), QStringLiteral("incremental"));
    QCOMPARE(text.calls.constFirst().named.strings(QStringLiteral("tags")), (QStringList {QStringLiteral("a"), QStringLiteral("b")}));
}

/// Each must end soon.
void TstDbtRefs::manyBrackets()
{
    for (const char* part : {"ref(", "{{ ref(", "ref('a', [", "{{ '", "{{ \\'", "{# ", "{% raw %}", "{% docs a %}", "config(a=[", "{{ {{", "ref(a, ref(b)", "{% raw %}{% endra", "{% endraw "}) {
        const QByteArray many = QByteArray(part).repeated(50000);
        readDbtJinja(many);
        readDbtJinja("{{ " + many);
        readDbtJinja("{% raw %}" + many);
        readDbtPython("dbt." + QByteArray(part).repeated(50000));
        plainDbtText(QString::fromLatin1("{{ " + many.left(200000)));
    }
}

void TstDbtRefs::plainTexts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected"); // "?" = not known
    const auto row = [](const char* text, const char* expected) { QTest::newRow(text) << QString::fromLatin1(text) << QString::fromLatin1(expected); };
    row("raw", "raw");
    row("{{ var('x', 'a') }}", "a");
    row("{{ var(\"x\", \"a\") }}", "a");
    row("{{ var('known', 'a') }}", "value");
    row("{{ var('known') }}", "value");
    row("{{ var('x') }}", "?");
    row("{{ env_var('X', 'b') }}", "b");
    row("{{ env_var('X') }}", "?");
    row("{{ target.schema | default('c') }}", "c");
    row("{{ target.schema }}", "?");
    row("{{ var('x', true) | as_bool }}", "true");
    row("{{ var('x', target.database) }}", "?");
    row("{{ var('x', var('y', 'z')) }}", "?");
    row("{% if a %}b{% endif %}", "?");
    row("a_{{ var('x', 'b') }}_c", "a_b_c");
    row("{{ 'text' }}", "text");
    row("{{ var('x', 'a') if b else 'c' }}", "?");
    row("{{ var('x', 'a'", "?");
    row("{{ }}", "?");
    row("a{b}", "a{b}");
}

void TstDbtRefs::plainTexts()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    const auto variable = [](const QString& name) { return name == QLatin1String("known") ? std::optional<QString>(QStringLiteral("value")) : std::nullopt; };
    QCOMPARE(plainDbtText(text, variable).value_or(QStringLiteral("?")), expected);
}

SKEIN_TEST(TstDbtRefs)
#include "tst_dbtrefs.moc"
