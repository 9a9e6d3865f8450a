#include "models/importers/dbtcalls.h"

namespace skein::importers {

namespace {

constexpr int maxDepth = 64;
constexpr int shownLength = 100;

YamlNode scalar(const QString& text, int line, bool quoted)
{
    YamlNode node;
    node.type = YamlNode::Type::Scalar;
    node.line = line;
    node.text = text;
    node.quoted = quoted;
    return node;
}

} // namespace

void DbtCalls::collect(bool python, QVector<DbtCall>& calls) const
{
    for (qsizetype i = 0; i + 1 < m_tokens.size(); ++i) {
        if (m_tokens[i].type == 'n' && is(i + 1, '('))
            call(i, python, calls);
    }
}

qsizetype DbtCalls::literal(qsizetype i, YamlNode& value, int depth) const
{
    if (i >= m_tokens.size() || depth > maxDepth)
        return -1;
    const DbtToken& token = m_tokens[i];
    if (token.type == 's') {
        value = scalar(QString::fromUtf8(token.value), token.line, true);
        while (is(++i, 's')) // texts side by side are one
            value.text += QString::fromUtf8(m_tokens[i].value);
        return i;
    }
    if (token.type == 'd' || (token.type == '-' && is(i + 1, 'd'))) {
        const bool minus = token.type == '-';
        value = scalar((minus ? QStringLiteral("-") : QString()) + QString::fromUtf8(m_tokens[i + minus].value), token.line, false);
        return i + minus + 1;
    }
    if (token.type == 'n') {
        const QByteArray word = token.value.toLower();
        if (word == "none")
            value = YamlNode();
        else if (word == "true" || word == "false")
            value = scalar(QString::fromUtf8(word), token.line, false);
        else
            return -1;
        return i + 1;
    }
    return token.match >= 0 && token.match < m_tokens.size() ? collection(i, value, depth) : -1;
}

qsizetype DbtCalls::collection(qsizetype i, YamlNode& value, int depth) const
{
    const qsizetype end = m_tokens[i].match;
    const bool dict = m_tokens[i].type == '{';
    value = YamlNode();
    value.line = m_tokens[i].line;
    value.type = dict ? YamlNode::Type::Mapping : YamlNode::Type::Sequence;
    for (++i; i < end;) {
        YamlNode item, key;
        if (dict) {
            i = literal(i, key, depth + 1);
            if (i < 0 || !is(i, ':'))
                return -1;
            ++i;
        }
        const qsizetype begin = i;
        i = literal(i, item, depth + 1);
        if (i < 0 || (i < end && !is(i, ','))) { // the others are known all the same
            i = nextComma(begin, end);
            item = expression(begin, i);
        }
        if (dict)
            value.keys.append(key.text);
        value.items.append(item);
        i += i < end;
    }
    return end + 1;
}

QString DbtCalls::written(qsizetype first, qsizetype last) const
{
    const qsizetype begin = m_tokens[first].begin, end = m_tokens[qMin(last, m_tokens.size() - 1)].end;
    return QString::fromUtf8(QByteArrayView(m_text).sliced(begin, qMin(end - begin, qsizetype(1000)))).simplified();
}

qsizetype DbtCalls::nextComma(qsizetype i, qsizetype end) const
{
    while (i < end && !is(i, ','))
        i = m_tokens[i].match >= 0 ? m_tokens[i].match + 1 : i + 1;
    return qMin(i, end);
}

YamlNode DbtCalls::expression(qsizetype begin, qsizetype end) const
{
    return scalar(QStringLiteral("{{ %1 }}").arg(begin < end ? written(begin, end - 1) : QString()), m_tokens[qMin(begin, m_tokens.size() - 1)].line, true);
}

void DbtCalls::call(qsizetype i, bool python, QVector<DbtCall>& calls) const
{
    const QByteArray& name = m_tokens[i].value;
    const QByteArray owner = is(i - 1, '.') && is(i - 2, 'n') && !is(i - 3, '.') ? m_tokens[i - 2].value : QByteArray();
    const bool own = python ? owner == "dbt" : !is(i - 1, '.') || owner == "builtins";
    static const QHash<QByteArray, DbtCall::Kind> kinds {{"ref", DbtCall::Kind::Ref}, {"source", DbtCall::Kind::Source},
        {"config", DbtCall::Kind::Config}, {"doc", DbtCall::Kind::Doc}, {"var", DbtCall::Kind::Var}};
    DbtCall found;
    found.kind = own ? kinds.value(name, DbtCall::Kind::Other) : DbtCall::Kind::Other;
    found.line = m_tokens[i].line;
    if (found.kind == DbtCall::Kind::Other) {
        if (python || (is(i - 1, '.') && owner.isEmpty()))
            return;
        found.function = QString::fromUtf8(owner.isEmpty() ? name : owner + '.' + name);
        calls.append(found);
        return;
    }
    found.text = written(i, m_tokens[i + 1].match);
    if (found.text.size() > shownLength)
        found.text = found.text.left(shownLength) + QStringLiteral("…");
    arguments(i + 1, found);
    calls.append(found);
}

void DbtCalls::arguments(qsizetype open, DbtCall& found) const
{
    const qsizetype end = m_tokens[open].match;
    found.named.type = YamlNode::Type::Mapping;
    found.named.line = found.line;
    for (qsizetype i = open + 1; i < end; ++i) {
        const bool named = is(i, 'n') && is(i + 1, '=') && !is(i + 2, '=');
        const QString key = named ? QString::fromUtf8(m_tokens[i].value) : QString();
        i += named ? 2 : 0;
        YamlNode value;
        const qsizetype begin = i, behind = literal(i, value);
        const bool isLiteral = behind >= 0 && (behind >= end || is(behind, ','));
        i = nextComma(isLiteral ? behind : begin, end);
        if (!isLiteral)
            value = expression(begin, i);
        if (named) {
            found.named.keys.append(key);
            found.named.items.append(value);
        } else if (isLiteral && value.isScalar()) {
            found.names << value.text;
        } else if (isLiteral && value.isMapping() && found.kind == DbtCall::Kind::Config) {
            found.named.keys += value.keys;
            found.named.items += value.items;
        } else {
            found.dynamic = true;
        }
    }
}

} // namespace skein::importers
