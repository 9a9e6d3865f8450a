#pragma once

#include "models/campaign/migration.h"
#include "models/mapping/lints.h"
#include "ui/widgets/inspector.h"

namespace skein::ui {

/// One rule in full: what it does, why it is proposed, what to look at, and whom it holds up.
class MappingDetail : public Inspector
{
    Q_OBJECT

public:
    explicit MappingDetail(QWidget* parent = nullptr);
    /// `editable` = the question of an ambiguous rule can be answered here.
    void showRule(const mapping::Mapping& mapping, const QString& ruleId, const QVector<mapping::Lint>& lints,
        const campaign::Migration* migration, bool editable);

Q_SIGNALS:
    /// The question of an ambiguous rule was answered.
    void candidateChosen(const QString& column);

private:
    struct Shown {
        mapping::Rule rule;
        QStringList lints;
        QVector<EntityRef> held;
        QString migration;
        bool editable = false;
        bool operator==(const Shown& o) const = default;
    };
    void addQuestion(const mapping::Rule& rule, bool editable);
    void addValues(const mapping::Rule& rule);
    void addEvidence(const mapping::Rule& rule);
    void addLints(const mapping::Rule& rule, const QVector<mapping::Lint>& lints);
    void addHeld(const QVector<EntityRef>& held, const QString& migrationId);
    void addNotes(const mapping::Rule& rule);

    Shown m_shown; ///< the same again changes nothing, so that scrolling and focus survive refreshes
};

/// Consumers in scope that the gate holds because of this rule.
QVector<EntityRef> consumersHeldBy(const mapping::Mapping& mapping, const QString& ruleId, const campaign::Migration& migration);

} // namespace skein::ui
