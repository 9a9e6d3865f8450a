<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>Changes</name>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n change</numerusform>
            <numerusform>%n changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to look at</source>
        <translation>
            <numerusform>%n to look at</numerusform>
            <numerusform>%n to look at</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EntityDetails</name>
    <message numerus="yes">
        <source>%n columns</source>
        <translation>
            <numerusform>%n column</numerusform>
            <numerusform>%n columns</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Journal</name>
    <message numerus="yes">
        <source>stage %1 applied, %n targets switched; observing now</source>
        <translation>
            <numerusform>stage %1 applied, %n target switched; observing now</numerusform>
            <numerusform>stage %1 applied, %n targets switched; observing now</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>breach; rolling back %n targets</source>
        <translation>
            <numerusform>breach; rolling back %n target</numerusform>
            <numerusform>breach; rolling back %n targets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>taking back %n targets</source>
        <translation>
            <numerusform>taking back %n target</numerusform>
            <numerusform>taking back %n targets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>rolled back %n targets</source>
        <translation>
            <numerusform>rolled back %n target</numerusform>
            <numerusform>rolled back %n targets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>asked to try %n targets again</source>
        <translation>
            <numerusform>asked to try %n target again</numerusform>
            <numerusform>asked to try %n targets again</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>left out %n targets</source>
        <translation>
            <numerusform>left out %n target</numerusform>
            <numerusform>left out %n targets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>handed %n targets over to %1</source>
        <translation>
            <numerusform>handed %n target over to %1</numerusform>
            <numerusform>handed %n targets over to %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MappingRules</name>
    <message numerus="yes">
        <source>%1, %n value(s)</source>
        <translation>
            <numerusform>%1, %n value</numerusform>
            <numerusform>%1, %n values</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %n consumer(s) blocked</source>
        <translation>
            <numerusform>%1: %n consumer blocked</numerusform>
            <numerusform>%1: %n consumers blocked</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MigrationSteps</name>
    <message numerus="yes">
        <source>%n consumer(s) in scope</source>
        <translation>
            <numerusform>%n consumer in scope</numerusform>
            <numerusform>%n consumers in scope</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n consumer(s) can be deployed</source>
        <translation>
            <numerusform>%n consumer can be deployed</numerusform>
            <numerusform>%n consumers can be deployed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reader(s) of v1 left</source>
        <translation>
            <numerusform>%n reader of v1 left</numerusform>
            <numerusform>%n readers of v1 left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Generate changes for %n consumer(s)</source>
        <translation>
            <numerusform>Generate changes for %n consumer</numerusform>
            <numerusform>Generate changes for %n consumers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Decide %n rule(s)</source>
        <translation>
            <numerusform>Decide %n rule</numerusform>
            <numerusform>Decide %n rules</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Plan rollout of %n consumer(s)</source>
        <translation>
            <numerusform>Plan rollout of %n consumer</numerusform>
            <numerusform>Plan rollout of %n consumers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Review changes of %n consumer(s)</source>
        <translation>
            <numerusform>Review changes of %n consumer</numerusform>
            <numerusform>Review changes of %n consumers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Overview</name>
    <message numerus="yes">
        <source>deadline missed by %n days</source>
        <translation>
            <numerusform>deadline missed by %n day</numerusform>
            <numerusform>deadline missed by %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>forecast %1, %n days before the deadline</source>
        <translation>
            <numerusform>forecast %1, %n day before the deadline</numerusform>
            <numerusform>forecast %1, %n days before the deadline</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>forecast %1, %n days after the deadline</source>
        <translation>
            <numerusform>forecast %1, %n day after the deadline</numerusform>
            <numerusform>forecast %1, %n days after the deadline</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Rollback</name>
    <message numerus="yes">
        <source>%1 — the old side is behind by %n run(s): its last one is restored</source>
        <translation>
            <numerusform>%1 — the old side is behind by %n run: its last one is restored</numerusform>
            <numerusform>%1 — the old side is behind by %n runs: its last one is restored</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Roll back · %n target(s), not exact</source>
        <translation>
            <numerusform>Roll back · %n target, not exact</numerusform>
            <numerusform>Roll back · %n targets, not exact</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Roll back · %n target(s), exact</source>
        <translation>
            <numerusform>Roll back · %n target, exact</numerusform>
            <numerusform>Roll back · %n targets, exact</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Rollout</name>
    <message numerus="yes">
        <source>%n target(s)</source>
        <translation>
            <numerusform>%n target</numerusform>
            <numerusform>%n targets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n commit(s)</source>
        <translation>
            <numerusform>%n commit</numerusform>
            <numerusform>%n commits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n output(s) become views over the tables behind them; readers notice nothing</source>
        <translation>
            <numerusform>%n output becomes a view over the table behind it; readers notice nothing</numerusform>
            <numerusform>%n outputs become views over the tables behind them; readers notice nothing</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n target(s) deploy by merging into their default branch</source>
        <translation>
            <numerusform>%n target deploys by merging into its default branch</numerusform>
            <numerusform>%n targets deploy by merging into their default branch</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more target(s)</source>
        <translation>
            <numerusform>%n more target</numerusform>
            <numerusform>%n more targets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>completed, %n failed</source>
        <translation>
            <numerusform>completed, %n failed</numerusform>
            <numerusform>completed, %n failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unit(s)</source>
        <translation>
            <numerusform>%n unit</numerusform>
            <numerusform>%n units</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) for new loads</source>
        <translation>
            <numerusform>%n run for new loads</numerusform>
            <numerusform>%n runs for new loads</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n target(s) checked and cleared up</source>
        <translation>
            <numerusform>%n target checked and cleared up</numerusform>
            <numerusform>%n targets checked and cleared up</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>skein::ui::ActivityPage</name>
    <message numerus="yes">
        <source>%Ln lines, chain intact</source>
        <translation>
            <numerusform>%Ln line, chain intact</numerusform>
            <numerusform>%Ln lines, chain intact</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>skein::ui::AlertBell</name>
    <message numerus="yes">
        <source>%n alerts, %1 new</source>
        <translation>
            <numerusform>%n alert, %1 new</numerusform>
            <numerusform>%n alerts, %1 new</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>skein::ui::CatalogGraph</name>
    <message numerus="yes">
        <source>Laying out %n nodes…</source>
        <translation>
            <numerusform>Laying out %n node…</numerusform>
            <numerusform>Laying out %n nodes…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>skein::ui::CatalogInspector</name>
    <message numerus="yes">
        <source>%Ln direct consumers, %1 in all</source>
        <translation>
            <numerusform>%Ln direct consumer, %1 in all</numerusform>
            <numerusform>%Ln direct consumers, %1 in all</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>skein::ui::CatalogPage</name>
    <message numerus="yes">
        <source>%1 to %2: %Ln steps</source>
        <translation>
            <numerusform>%1 to %2: %Ln step</numerusform>
            <numerusform>%1 to %2: %Ln steps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln entities</source>
        <translation>
            <numerusform>%Ln entity</numerusform>
            <numerusform>%Ln entities</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>skein::ui::ChangeDetail</name>
    <message numerus="yes">
        <source>%n edit(s)</source>
        <translation>
            <numerusform>%n edit</numerusform>
            <numerusform>%n edits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>skein::ui::ControlRoom</name>
    <message numerus="yes">
        <source>Roll back %n target(s)</source>
        <translation>
            <numerusform>Roll back %n target</numerusform>
            <numerusform>Roll back %n targets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more that cannot be restored exactly</source>
        <translation>
            <numerusform>and %n more that cannot be restored exactly</numerusform>
            <numerusform>and %n more that cannot be restored exactly</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n output(s) below were made from the new side and stay so until their next run</source>
        <translation>
            <numerusform>%n output below was made from the new side and stays so until its next run</numerusform>
            <numerusform>%n outputs below were made from the new side and stay so until their next run</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>skein::ui::FilterBar</name>
    <message numerus="yes">
        <source>%n steps</source>
        <translation>
            <numerusform>%n step</numerusform>
            <numerusform>%n steps</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>skein::ui::GraphView</name>
    <message numerus="yes">
        <source>%n node(s)</source>
        <translation>
            <numerusform>%n node</numerusform>
            <numerusform>%n nodes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>skein::ui::JobStrip</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>skein::ui::ListTab</name>
    <message numerus="yes">
        <source>%n consumer(s) have code that can be rolled out</source>
        <translation>
            <numerusform>%n consumer has code that can be rolled out</numerusform>
            <numerusform>%n consumers have code that can be rolled out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reader(s) still keep v1 alive</source>
        <translation>
            <numerusform>%n reader still keeps v1 alive</numerusform>
            <numerusform>%n readers still keep v1 alive</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>skein::ui::MainWindow</name>
    <message numerus="yes">
        <source>%n running job(s) will be cancelled</source>
        <translation>
            <numerusform>%n running job will be cancelled</numerusform>
            <numerusform>%n running jobs will be cancelled</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rollout(s) stop where they stand; opening the workspace goes on from there</source>
        <translation>
            <numerusform>%n rollout stops where it stands; opening the workspace goes on from there</numerusform>
            <numerusform>%n rollouts stop where they stand; opening the workspace goes on from there</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n part(s) skipped; first: %1</source>
        <translation>
            <numerusform>%n part skipped; first: %1</numerusform>
            <numerusform>%n parts skipped; first: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connector(s) in trouble</source>
        <translation>
            <numerusform>%n connector in trouble</numerusform>
            <numerusform>%n connectors in trouble</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connector(s) healthy</source>
        <translation>
            <numerusform>%n connector healthy</numerusform>
            <numerusform>%n connectors healthy</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>skein::ui::MappingDetail</name>
    <message numerus="yes">
        <source>Holds up %n consumer(s)</source>
        <translation>
            <numerusform>Holds up %n consumer</numerusform>
            <numerusform>Holds up %n consumers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>skein::ui::MappingSample</name>
    <message numerus="yes">
        <source>%n row(s) agree</source>
        <translation>
            <numerusform>%n row agrees</numerusform>
            <numerusform>%n rows agree</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n row(s) differ</source>
        <translation>
            <numerusform>%1 of %n row differs</numerusform>
            <numerusform>%1 of %n rows differ</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>skein::ui::MappingTab</name>
    <message numerus="yes">
        <source>Accepts %n proposed rule(s)</source>
        <translation>
            <numerusform>Accepts %n proposed rule</numerusform>
            <numerusform>Accepts %n proposed rules</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>skein::ui::OwnersCard</name>
    <message numerus="yes">
        <source>%Ln owners, by consumers that do not move on</source>
        <translation>
            <numerusform>%Ln owner, by consumers that do not move on</numerusform>
            <numerusform>%Ln owners, by consumers that do not move on</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>skein::ui::PlanEditor</name>
    <message numerus="yes">
        <source>Stage 1 switches %n target(s)</source>
        <translation>
            <numerusform>Stage 1 switches %n target</numerusform>
            <numerusform>Stage 1 switches %n targets</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>skein::ui::ReviewPage</name>
    <message numerus="yes">
        <source>%n change(s) are hidden by it.</source>
        <translation>
            <numerusform>%n change is hidden by it.</numerusform>
            <numerusform>%n changes are hidden by it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Approve %n</source>
        <translation>
            <numerusform>Approve %n</numerusform>
            <numerusform>Approve %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Approve %n of this shape</source>
        <translation>
            <numerusform>Approve %n of this shape</numerusform>
            <numerusform>Approve %n of this shape</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Merge %n approved</source>
        <translation>
            <numerusform>Merge %n approved</numerusform>
            <numerusform>Merge %n approved</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Approve %n change(s)</source>
        <translation>
            <numerusform>Approve %n change</numerusform>
            <numerusform>Approve %n changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Merge %n change(s)</source>
        <translation>
            <numerusform>Merge %n change</numerusform>
            <numerusform>Merge %n changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) of this owner are edited alike. Select one to see its files, checks and history; the verbs above are for all of them.</source>
        <translation>
            <numerusform>%n change of this owner. Select it to see its files, checks and history; the verbs above are for all of them.</numerusform>
            <numerusform>%n changes of this owner are edited alike. Select one to see its files, checks and history; the verbs above are for all of them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>skein::ui::ScopeTab</name>
    <message numerus="yes">
        <source>%n consumer(s) are hidden by it.</source>
        <translation>
            <numerusform>%n consumer is hidden by it.</numerusform>
            <numerusform>%n consumers are hidden by it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take %n consumer(s) in?</source>
        <translation>
            <numerusform>Take %n consumer in?</numerusform>
            <numerusform>Take %n consumers in?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Leave %n consumer(s) out?</source>
        <translation>
            <numerusform>Leave %n consumer out?</numerusform>
            <numerusform>Leave %n consumers out?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Skip %n consumer(s)?</source>
        <translation>
            <numerusform>Skip %n consumer?</numerusform>
            <numerusform>Skip %n consumers?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>skein::ui::SettingsPage</name>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>skein::ui::TargetDetails</name>
    <message numerus="yes">
        <source>behind by %n run(s)</source>
        <translation>
            <numerusform>behind by %n run</numerusform>
            <numerusform>behind by %n runs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>skein::ui::TargetGrid</name>
    <message numerus="yes">
        <source>%n targets</source>
        <translation>
            <numerusform>%n target</numerusform>
            <numerusform>%n targets</numerusform>
        </translation>
    </message>
</context>
</TS>
