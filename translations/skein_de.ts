<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
<context>
    <name>CatalogScene</name>
    <message>
        <source>not described by any source</source>
        <translation>von keiner Quelle beschrieben</translation>
    </message>
    <message>
        <source>Owner: %1</source>
        <translation>Besitzer: %1</translation>
    </message>
    <message>
        <source>others</source>
        <translation>andere</translation>
    </message>
</context>
<context>
    <name>CatalogTable</name>
    <message>
        <source>column %1</source>
        <translation>Spalte %1</translation>
    </message>
    <message>
        <source>owner %1</source>
        <translation>Besitzer %1</translation>
    </message>
    <message>
        <source>tag %1</source>
        <translation>Tag %1</translation>
    </message>
    <message>
        <source>in its description</source>
        <translation>in der Beschreibung</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 d</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
</context>
<context>
    <name>Changes</name>
    <message>
        <source>none ran</source>
        <translation>keine gelaufen</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>open</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>changes requested</source>
        <translation>Nachbesserung nötig</translation>
    </message>
    <message>
        <source>approved</source>
        <translation>genehmigt</translation>
    </message>
    <message>
        <source>merged</source>
        <translation>gemergt</translation>
    </message>
    <message>
        <source>reverted</source>
        <translation>zurück</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>geschlossen</translation>
    </message>
    <message>
        <source>%1: %2 failed%3</source>
        <translation>%1: %2 fehlgeschlagen%3</translation>
    </message>
    <message>
        <source>No check ran on this change</source>
        <translation>Zu dieser Änderung lief keine Prüfung</translation>
    </message>
    <message>
        <source>The least certain edit has confidence %1</source>
        <translation>Die unsicherste Änderung hat die Konfidenz %1</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Prüfungen</translation>
    </message>
    <message>
        <source>Look at</source>
        <translation>Ansehen</translation>
    </message>
    <message>
        <source>Repository</source>
        <translation>Repository</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>niemand</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n Änderung</numerusform>
            <numerusform>%n Änderungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to look at</source>
        <translation>
            <numerusform>%n anzusehen</numerusform>
            <numerusform>%n anzusehen</numerusform>
        </translation>
    </message>
    <message>
        <source>all alike</source>
        <translation>alle gleich</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Besitzer</translation>
    </message>
</context>
<context>
    <name>CodeAnnotations</name>
    <message>
        <source>confidence %1</source>
        <translation>Konfidenz %1</translation>
    </message>
    <message>
        <source>rewritten</source>
        <translation>umgeschrieben</translation>
    </message>
    <message>
        <source>nothing to change</source>
        <translation>nichts zu ändern</translation>
    </message>
    <message>
        <source>stays on v1</source>
        <translation>bleibt auf v1</translation>
    </message>
    <message>
        <source>blocked by the mapping</source>
        <translation>durch die Abbildung blockiert</translation>
    </message>
    <message>
        <source>needs a person</source>
        <translation>braucht einen Menschen</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
</context>
<context>
    <name>Consumers</name>
    <message>
        <source>lineage</source>
        <translation>Lineage</translation>
    </message>
    <message>
        <source>code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>catalog</source>
        <translation>Katalog</translation>
    </message>
    <message>
        <source>out of scope</source>
        <translation>nicht im Umfang</translation>
    </message>
    <message>
        <source>grain: decide</source>
        <translation>Granularität: entscheiden</translation>
    </message>
    <message>
        <source>Consumer</source>
        <translation>Konsument</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Besitzer</translation>
    </message>
    <message>
        <source>Columns used</source>
        <translation>Benutzte Spalten</translation>
    </message>
    <message>
        <source>Because</source>
        <translation>Weil</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Belege</translation>
    </message>
    <message>
        <source>Framework</source>
        <translation>Framework</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>new since start</source>
        <translation>neu seit dem Start</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>niemand</translation>
    </message>
    <message>
        <source>all (SELECT * or not readable)</source>
        <translation>alle (SELECT * oder nicht lesbar)</translation>
    </message>
    <message>
        <source>Reader of v1</source>
        <translation>Leser von v1</translation>
    </message>
    <message>
        <source>Why it still reads v1</source>
        <translation>Warum noch auf v1</translation>
    </message>
    <message>
        <source>Its change leaves the marked blocks on v1</source>
        <translation>Seine Änderung lässt die markierten Blöcke auf v1</translation>
    </message>
    <message>
        <source>Its change is not merged yet</source>
        <translation>Seine Änderung ist noch nicht gemergt</translation>
    </message>
</context>
<context>
    <name>EntityDetails</name>
    <message>
        <source>Owner</source>
        <translation>Besitzer</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>niemand</translation>
    </message>
    <message>
        <source>and</source>
        <translation>und</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>Domain</source>
        <translation>Domäne</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>Plattform</translation>
    </message>
    <message>
        <source>Framework</source>
        <translation>Framework</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Zeitplan</translation>
    </message>
    <message>
        <source>Fresh within</source>
        <translation>Aktuell binnen</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message numerus="yes">
        <source>%n columns</source>
        <translation>
            <numerusform>%n Spalte</numerusform>
            <numerusform>%n Spalten</numerusform>
        </translation>
    </message>
    <message>
        <source>Schema</source>
        <translation>Schema</translation>
    </message>
    <message>
        <source>Repository</source>
        <translation>Repository</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Tags</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Mitglieder</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>Teile</translation>
    </message>
    <message>
        <source>Owns</source>
        <translation>Besitzt</translation>
    </message>
    <message>
        <source>key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>%1, never empty</source>
        <translation>%1, nie leer</translation>
    </message>
    <message>
        <source>deprecated</source>
        <translation>veraltet</translation>
    </message>
</context>
<context>
    <name>Facets</name>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Besitzer</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>Framework</source>
        <translation>Framework</translation>
    </message>
    <message>
        <source>Lifecycle</source>
        <translation>Phase</translation>
    </message>
    <message>
        <source>Migration</source>
        <translation>Migration</translation>
    </message>
    <message>
        <source>no owner</source>
        <translation>kein Besitzer</translation>
    </message>
    <message>
        <source>no system</source>
        <translation>kein System</translation>
    </message>
    <message>
        <source>framework not known</source>
        <translation>Framework unbekannt</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>keine Angabe</translation>
    </message>
</context>
<context>
    <name>Journal</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>enrolling its outputs</source>
        <translation>Ausgaben aufnehmen</translation>
    </message>
    <message>
        <source>outputs enrolled, old side kept</source>
        <translation>Ausgaben aufgenommen, alte Seite behalten</translation>
    </message>
    <message>
        <source>checking before the start</source>
        <translation>Prüfen vor dem Start</translation>
    </message>
    <message>
        <source>checked before the start</source>
        <translation>vor dem Start geprüft</translation>
    </message>
    <message>
        <source>running old and new code side by side</source>
        <translation>alten und neuen Code nebeneinander ausführen</translation>
    </message>
    <message>
        <source>old and new code ran side by side</source>
        <translation>alter und neuer Code liefen nebeneinander</translation>
    </message>
    <message>
        <source>switching to the new output</source>
        <translation>auf die neue Ausgabe umschalten</translation>
    </message>
    <message>
        <source>switched to the new output</source>
        <translation>auf die neue Ausgabe umgeschaltet</translation>
    </message>
    <message>
        <source>deploying the new code</source>
        <translation>den neuen Code ausbringen</translation>
    </message>
    <message>
        <source>new code deployed</source>
        <translation>neuer Code ausgebracht</translation>
    </message>
    <message>
        <source>running for a new load</source>
        <translation>für eine neue Lieferung laufen</translation>
    </message>
    <message>
        <source>ran for a new load</source>
        <translation>für eine neue Lieferung gelaufen</translation>
    </message>
    <message>
        <source>publishing the load</source>
        <translation>die Lieferung veröffentlichen</translation>
    </message>
    <message>
        <source>load published</source>
        <translation>Lieferung veröffentlicht</translation>
    </message>
    <message>
        <source>switching back to the old output</source>
        <translation>auf die alte Ausgabe zurückschalten</translation>
    </message>
    <message>
        <source>switched back to the old output</source>
        <translation>auf die alte Ausgabe zurückgeschaltet</translation>
    </message>
    <message>
        <source>taking the new code back</source>
        <translation>den neuen Code zurücknehmen</translation>
    </message>
    <message>
        <source>old code deployed again</source>
        <translation>alter Code wieder ausgebracht</translation>
    </message>
    <message>
        <source>comparing fingerprints with before</source>
        <translation>Fingerabdrücke mit vorher vergleichen</translation>
    </message>
    <message>
        <source>fingerprints equal those before the switch</source>
        <translation>Fingerabdrücke gleich denen vor dem Umschalten</translation>
    </message>
    <message>
        <source>clearing up</source>
        <translation>aufräumen</translation>
    </message>
    <message>
        <source>cleared up</source>
        <translation>aufgeräumt</translation>
    </message>
    <message>
        <source>building the new dataset</source>
        <translation>das neue Dataset aufbauen</translation>
    </message>
    <message>
        <source>built a part of the new dataset</source>
        <translation>einen Teil des neuen Datasets aufgebaut</translation>
    </message>
    <message>
        <source>comparing the new dataset with the old</source>
        <translation>das neue Dataset mit dem alten vergleichen</translation>
    </message>
    <message>
        <source>new dataset compared with the old</source>
        <translation>neues Dataset mit dem alten verglichen</translation>
    </message>
    <message>
        <source>making the new dataset visible</source>
        <translation>das neue Dataset sichtbar machen</translation>
    </message>
    <message>
        <source>new dataset visible</source>
        <translation>neues Dataset sichtbar</translation>
    </message>
    <message>
        <source>following a new load</source>
        <translation>einer neuen Lieferung folgen</translation>
    </message>
    <message>
        <source>followed a new load</source>
        <translation>einer neuen Lieferung gefolgt</translation>
    </message>
    <message>
        <source>withdrawing the new dataset</source>
        <translation>das neue Dataset zurückziehen</translation>
    </message>
    <message>
        <source>new dataset withdrawn</source>
        <translation>neues Dataset zurückgezogen</translation>
    </message>
    <message>
        <source>about to: %1</source>
        <translation>im Begriff: %1</translation>
    </message>
    <message>
        <source>old and new results differ</source>
        <translation>alte und neue Ergebnisse unterscheiden sich</translation>
    </message>
    <message>
        <source>the new code failed where the old succeeded</source>
        <translation>der neue Code schlug fehl, wo der alte gelang</translation>
    </message>
    <message>
        <source>broken before: the old code fails as well</source>
        <translation>schon vorher defekt: auch der alte Code schlägt fehl</translation>
    </message>
    <message>
        <source>discarded, the inputs changed meanwhile</source>
        <translation>verworfen, die Eingaben haben sich inzwischen geändert</translation>
    </message>
    <message>
        <source>new dataset built, %1 rows</source>
        <translation>neues Dataset aufgebaut, %1 Zeilen</translation>
    </message>
    <message>
        <source>%1, results equal</source>
        <translation>%1, Ergebnisse gleich</translation>
    </message>
    <message>
        <source>%1 was interrupted before it took effect; it is done again</source>
        <translation>%1: unterbrochen, bevor es wirkte; wird wiederholt</translation>
    </message>
    <message>
        <source>%1 failed, attempt %2; again in %3 s</source>
        <translation>%1: fehlgeschlagen, Versuch %2; erneut in %3 s</translation>
    </message>
    <message>
        <source>%1 failed; held until it clears up</source>
        <translation>%1: fehlgeschlagen; angehalten, bis es sich klärt</translation>
    </message>
    <message>
        <source>%1 found damage; set apart for a person</source>
        <translation>%1: Schaden gefunden; für einen Menschen beiseitegelegt</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>%1: gescheitert</translation>
    </message>
    <message>
        <source>rollout started, plan frozen</source>
        <translation>Rollout gestartet, Plan eingefroren</translation>
    </message>
    <message>
        <source>stage %1 begins</source>
        <translation>Stufe %1 beginnt</translation>
    </message>
    <message>
        <source>stage %1 may switch its targets</source>
        <translation>Stufe %1 darf ihre Ziele umschalten</translation>
    </message>
    <message numerus="yes">
        <source>stage %1 applied, %n targets switched; observing now</source>
        <translation>
            <numerusform>Stufe %1 angewandt, %n Ziel umgeschaltet; wird jetzt beobachtet</numerusform>
            <numerusform>Stufe %1 angewandt, %n Ziele umgeschaltet; wird jetzt beobachtet</numerusform>
        </translation>
    </message>
    <message>
        <source>judged: %1</source>
        <translation>geurteilt: %1</translation>
    </message>
    <message>
        <source>stage %1: %2</source>
        <translation>Stufe %1: %2</translation>
    </message>
    <message>
        <source>rollout completed; it can still be rolled back</source>
        <translation>Rollout abgeschlossen; er kann noch zurückgerollt werden</translation>
    </message>
    <message>
        <source>rollout finalised; the old side is given up</source>
        <translation>Rollout finalisiert; die alte Seite ist aufgegeben</translation>
    </message>
    <message>
        <source>paused by itself</source>
        <translation>von selbst pausiert</translation>
    </message>
    <message>
        <source>frozen</source>
        <translation>eingefroren</translation>
    </message>
    <message numerus="yes">
        <source>breach; rolling back %n targets</source>
        <translation>
            <numerusform>Verletzung; %n Ziel wird zurückgerollt</numerusform>
            <numerusform>Verletzung; %n Ziele werden zurückgerollt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>taking back %n targets</source>
        <translation>
            <numerusform>%n Ziel wird zurückgenommen</numerusform>
            <numerusform>%n Ziele werden zurückgenommen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>rolled back %n targets</source>
        <translation>
            <numerusform>%n Ziel zurückgerollt</numerusform>
            <numerusform>%n Ziele zurückgerollt</numerusform>
        </translation>
    </message>
    <message>
        <source>paused the rollout</source>
        <translation>Rollout pausiert</translation>
    </message>
    <message>
        <source>resumed the rollout</source>
        <translation>Rollout fortgesetzt</translation>
    </message>
    <message>
        <source>approved going on</source>
        <translation>Weitergehen genehmigt</translation>
    </message>
    <message>
        <source>froze everything where it is</source>
        <translation>alles eingefroren, wo es steht</translation>
    </message>
    <message>
        <source>rolled back every switched target</source>
        <translation>jedes umgeschaltete Ziel zurückgerollt</translation>
    </message>
    <message>
        <source>asked for another try</source>
        <translation>um einen weiteren Versuch gebeten</translation>
    </message>
    <message numerus="yes">
        <source>asked to try %n targets again</source>
        <translation>
            <numerusform>%n Ziel soll es erneut versuchen</numerusform>
            <numerusform>%n Ziele sollen es erneut versuchen</numerusform>
        </translation>
    </message>
    <message>
        <source>left it out</source>
        <translation>ausgelassen</translation>
    </message>
    <message numerus="yes">
        <source>left out %n targets</source>
        <translation>
            <numerusform>%n Ziel ausgelassen</numerusform>
            <numerusform>%n Ziele ausgelassen</numerusform>
        </translation>
    </message>
    <message>
        <source>attempt</source>
        <translation>Versuch</translation>
    </message>
    <message>
        <source>done</source>
        <translation>erledigt</translation>
    </message>
    <message>
        <source>failure</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>decision</source>
        <translation>Entscheid</translation>
    </message>
    <message>
        <source>person</source>
        <translation>Mensch</translation>
    </message>
    <message>
        <source>note</source>
        <translation>Notiz</translation>
    </message>
    <message numerus="yes">
        <source>handed %n targets over to %1</source>
        <translation>
            <numerusform>%n Ziel an %1 übergeben</numerusform>
            <numerusform>%n Ziele an %1 übergeben</numerusform>
        </translation>
    </message>
    <message>
        <source>started the rollout</source>
        <translation>Rollout gestartet</translation>
    </message>
</context>
<context>
    <name>LatestCard</name>
    <message>
        <source>d MMM HH:mm</source>
        <translation>d. MMM HH:mm</translation>
    </message>
</context>
<context>
    <name>MappingRules</name>
    <message>
        <source>keep</source>
        <translation>behalten</translation>
    </message>
    <message>
        <source>rename</source>
        <translation>umbenennen</translation>
    </message>
    <message>
        <source>cast</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>unit</source>
        <translation>Einheit</translation>
    </message>
    <message>
        <source>value map</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>split</source>
        <translation>aufteilen</translation>
    </message>
    <message>
        <source>join together</source>
        <translation>zusammenfügen</translation>
    </message>
    <message>
        <source>constant</source>
        <translation>Konstante</translation>
    </message>
    <message>
        <source>derived</source>
        <translation>abgeleitet</translation>
    </message>
    <message>
        <source>lookup</source>
        <translation>Nachschlagen</translation>
    </message>
    <message>
        <source>drop</source>
        <translation>weglassen</translation>
    </message>
    <message>
        <source>leave on v1</source>
        <translation>auf v1 lassen</translation>
    </message>
    <message>
        <source>ambiguous</source>
        <translation>mehrdeutig</translation>
    </message>
    <message>
        <source>nest</source>
        <translation>schachteln</translation>
    </message>
    <message>
        <source>unnest</source>
        <translation>entschachteln</translation>
    </message>
    <message>
        <source>move table</source>
        <translation>Tabelle verschieben</translation>
    </message>
    <message>
        <source>split table</source>
        <translation>Tabelle teilen</translation>
    </message>
    <message>
        <source>merge tables</source>
        <translation>Tabellen vereinen</translation>
    </message>
    <message>
        <source>new key</source>
        <translation>neuer Schlüssel</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <translation>%1 × %2</translation>
    </message>
    <message>
        <source>%1 × %2 + %3</source>
        <translation>%1 × %2 + %3</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 zu %2</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n value(s)</source>
        <translation>
            <numerusform>%1, %n Wert</numerusform>
            <numerusform>%1, %n Werte</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 at &apos;%2&apos;</source>
        <translation>%1 bei &apos;%2&apos;</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>decide</source>
        <translation>entscheiden</translation>
    </message>
    <message>
        <source>proposed</source>
        <translation>vorgeschlagen</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>akzeptiert</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>bearbeitet</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>keine Angabe</translation>
    </message>
    <message>
        <source>one row of v1 is one row of v2</source>
        <translation>eine Zeile von v1 ist eine Zeile von v2</translation>
    </message>
    <message>
        <source>v2 holds some of v1&apos;s rows</source>
        <translation>v2 enthält einige Zeilen von v1</translation>
    </message>
    <message>
        <source>one row of v1 becomes several of v2</source>
        <translation>eine Zeile von v1 wird zu mehreren von v2</translation>
    </message>
    <message>
        <source>several rows of v1 become one of v2</source>
        <translation>mehrere Zeilen von v1 werden zu einer von v2</translation>
    </message>
    <message>
        <source>v2 holds each of v1&apos;s rows once</source>
        <translation>v2 enthält jede Zeile von v1 einmal</translation>
    </message>
    <message>
        <source>%1 · key %2 → %3</source>
        <translation>%1 · Schlüssel %2 → %3</translation>
    </message>
    <message>
        <source>v1</source>
        <translation>v1</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>v2</source>
        <translation>v2</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>Konfidenz</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Review</translation>
    </message>
    <message>
        <source>%1 by %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 of %2 accepted</source>
        <translation>%1 von %2 akzeptiert</translation>
    </message>
    <message>
        <source>%1 ambiguous</source>
        <translation>%1 mehrdeutig</translation>
    </message>
    <message>
        <source>%1 proposed</source>
        <translation>%1 vorgeschlagen</translation>
    </message>
    <message>
        <source>%1 rejected</source>
        <translation>%1 abgelehnt</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n consumer(s) blocked</source>
        <translation>
            <numerusform>%1: %n Konsument blockiert</numerusform>
            <numerusform>%1: %n Konsumenten blockiert</numerusform>
        </translation>
    </message>
    <message>
        <source>columns without a rule</source>
        <translation>Spalten ohne Regel</translation>
    </message>
    <message>
        <source>dropped columns in use</source>
        <translation>benutzte Spalten, die wegfallen</translation>
    </message>
    <message>
        <source>%1, none of them blocks a consumer</source>
        <translation>%1, keine blockiert einen Konsumenten</translation>
    </message>
</context>
<context>
    <name>MappingWords</name>
    <message>
        <source>exact</source>
        <translation>genau</translation>
    </message>
    <message>
        <source>loses something</source>
        <translation>verliert etwas</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>stay NULL</source>
        <translation>bleiben NULL</translation>
    </message>
    <message>
        <source>are an error</source>
        <translation>sind ein Fehler</translation>
    </message>
    <message>
        <source>become a default</source>
        <translation>bekommen einen Ersatzwert</translation>
    </message>
    <message>
        <source>name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>values</source>
        <translation>Werte</translation>
    </message>
    <message>
        <source>description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>lineage</source>
        <translation>Lineage</translation>
    </message>
    <message>
        <source>history</source>
        <translation>Historie</translation>
    </message>
    <message>
        <source>decision</source>
        <translation>Entscheid</translation>
    </message>
    <message>
        <source>becomes NULL</source>
        <translation>wird NULL</translation>
    </message>
    <message>
        <source>stays as it is</source>
        <translation>bleibt, wie es ist</translation>
    </message>
    <message>
        <source>becomes %1</source>
        <translation>wird %1</translation>
    </message>
    <message>
        <source>is an error</source>
        <translation>ist ein Fehler</translation>
    </message>
</context>
<context>
    <name>MigrationState</name>
    <message>
        <source>not migrating</source>
        <translation>ohne Migration</translation>
    </message>
    <message>
        <source>being replaced</source>
        <translation>wird ersetzt</translation>
    </message>
    <message>
        <source>replacement</source>
        <translation>Ersatz</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>blocked on mapping</source>
        <translation>von Abbildung blockiert</translation>
    </message>
    <message>
        <source>blocked on drift</source>
        <translation>von Drift blockiert</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>tries again</source>
        <translation>versucht es erneut</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>broken before</source>
        <translation>vorher defekt</translation>
    </message>
    <message>
        <source>no changes needed</source>
        <translation>keine Änderung nötig</translation>
    </message>
    <message>
        <source>left on v1</source>
        <translation>auf v1 gelassen</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>bereit</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>ausgelassen</translation>
    </message>
    <message>
        <source>opening change</source>
        <translation>öffnet Änderung</translation>
    </message>
    <message>
        <source>in review</source>
        <translation>im Review</translation>
    </message>
    <message>
        <source>changes requested</source>
        <translation>Nachbesserung nötig</translation>
    </message>
    <message>
        <source>approved</source>
        <translation>genehmigt</translation>
    </message>
    <message>
        <source>merged</source>
        <translation>gemergt</translation>
    </message>
    <message>
        <source>change closed</source>
        <translation>Änderung geschlossen</translation>
    </message>
</context>
<context>
    <name>MigrationSteps</name>
    <message>
        <source>Request</source>
        <translation>Auftrag</translation>
    </message>
    <message>
        <source>Submitted by %1</source>
        <translation>Erteilt von %1</translation>
    </message>
    <message>
        <source>Scope %1</source>
        <translation>Umfang %1</translation>
    </message>
    <message numerus="yes">
        <source>%n consumer(s) in scope</source>
        <translation>
            <numerusform>%n Konsument im Umfang</numerusform>
            <numerusform>%n Konsumenten im Umfang</numerusform>
        </translation>
    </message>
    <message>
        <source>Mapping</source>
        <translation>Abbildung</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Generated code and a preview of every consumer</source>
        <translation>Erzeugter Code und eine Vorschau jedes Konsumenten</translation>
    </message>
    <message>
        <source>Changes %1/%2</source>
        <translation>Änderungen %1/%2</translation>
    </message>
    <message>
        <source>%1 opened, %2 merged of %3 consumers that need one</source>
        <translation>%1 geöffnet, %2 gemergt von %3 Konsumenten, die eine brauchen</translation>
    </message>
    <message>
        <source>Rollout</source>
        <translation>Rollout</translation>
    </message>
    <message numerus="yes">
        <source>%n consumer(s) can be deployed</source>
        <translation>
            <numerusform>%n Konsument kann ausgebracht werden</numerusform>
            <numerusform>%n Konsumenten können ausgebracht werden</numerusform>
        </translation>
    </message>
    <message>
        <source>Retire v1</source>
        <translation>v1 stilllegen</translation>
    </message>
    <message numerus="yes">
        <source>%n reader(s) of v1 left</source>
        <translation>
            <numerusform>%n Leser von v1 übrig</numerusform>
            <numerusform>%n Leser von v1 übrig</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody in scope reads v1 any more</source>
        <translation>Niemand im Umfang liest v1 noch</translation>
    </message>
    <message numerus="yes">
        <source>Generate changes for %n consumer(s)</source>
        <translation>
            <numerusform>Änderung für %n erzeugen</numerusform>
            <numerusform>Änderungen für %n erzeugen</numerusform>
        </translation>
    </message>
    <message>
        <source>Rewrites and verifies them; what passes becomes a change. Nothing is merged without a review.</source>
        <translation>Schreibt sie um und prüft sie; was besteht, wird eine Änderung. Ohne Review wird nichts gemergt.</translation>
    </message>
    <message numerus="yes">
        <source>Decide %n rule(s)</source>
        <translation>
            <numerusform>%n Regel entscheiden</numerusform>
            <numerusform>%n Regeln entscheiden</numerusform>
        </translation>
    </message>
    <message>
        <source>Look at the mapping</source>
        <translation>Abbildung ansehen</translation>
    </message>
    <message numerus="yes">
        <source>Plan rollout of %n consumer(s)</source>
        <translation>
            <numerusform>Rollout von %n planen</numerusform>
            <numerusform>Rollout von %n planen</numerusform>
        </translation>
    </message>
    <message>
        <source>Opens a plan over what is merged or approved now; nothing starts yet.</source>
        <translation>Öffnet einen Plan über alles, was jetzt gemergt oder genehmigt ist; es startet noch nichts.</translation>
    </message>
    <message numerus="yes">
        <source>Review changes of %n consumer(s)</source>
        <translation>
            <numerusform>Änderung von %n prüfen</numerusform>
            <numerusform>Änderungen von %n prüfen</numerusform>
        </translation>
    </message>
    <message>
        <source>Opens the reviews of this migration.</source>
        <translation>Öffnet die Reviews dieser Migration.</translation>
    </message>
    <message>
        <source>Migration</source>
        <translation>Migration</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Moves</source>
        <translation>Bewegt</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>Blockiert</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Gescheitert</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Besitzer</translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation>Frist</translation>
    </message>
    <message>
        <source>Forecast</source>
        <translation>Prognose</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Choose a dataset of the catalog.</source>
        <translation>Ein Dataset aus dem Katalog wählen.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is a %2, not a dataset.</source>
        <translation>„%1“ ist %2, kein Dataset.</translation>
    </message>
    <message>
        <source>Old and new dataset are the same; choose the one that replaces it.</source>
        <translation>Altes und neues Dataset sind dasselbe; das wählen, das es ersetzt.</translation>
    </message>
    <message>
        <source>Name the team or person who answers for the migration.</source>
        <translation>Das Team oder die Person nennen, die für die Migration einsteht.</translation>
    </message>
    <message>
        <source>Not an address; begin with https://.</source>
        <translation>Keine Adresse; sie beginnt mit https://.</translation>
    </message>
    <message>
        <source>This day is past; choose one to come, or none.</source>
        <translation>Dieser Tag ist vorbei; einen künftigen wählen oder keinen.</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation>d. MMM yyyy</translation>
    </message>
</context>
<context>
    <name>Overview</name>
    <message>
        <source>d MMM</source>
        <translation>d. MMM</translation>
    </message>
    <message>
        <source>every consumer is done</source>
        <translation>jeder Konsument ist fertig</translation>
    </message>
    <message numerus="yes">
        <source>deadline missed by %n days</source>
        <translation>
            <numerusform>Frist um %n Tag überschritten</numerusform>
            <numerusform>Frist um %n Tage überschritten</numerusform>
        </translation>
    </message>
    <message>
        <source>no forecast: nothing has moved yet</source>
        <translation>keine Prognose: noch hat sich nichts bewegt</translation>
    </message>
    <message>
        <source>forecast %1, no deadline</source>
        <translation>Prognose %1, keine Frist</translation>
    </message>
    <message>
        <source>forecast %1, on the deadline</source>
        <translation>Prognose %1, genau zur Frist</translation>
    </message>
    <message numerus="yes">
        <source>forecast %1, %n days before the deadline</source>
        <translation>
            <numerusform>Prognose %1, %n Tag vor der Frist</numerusform>
            <numerusform>Prognose %1, %n Tage vor der Frist</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>forecast %1, %n days after the deadline</source>
        <translation>
            <numerusform>Prognose %1, %n Tag nach der Frist</numerusform>
            <numerusform>Prognose %1, %n Tage nach der Frist</numerusform>
        </translation>
    </message>
    <message>
        <source>blocked</source>
        <translation>blockiert</translation>
    </message>
    <message>
        <source>stalled</source>
        <translation>stockt</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>draft</source>
        <translation>Entwurf</translation>
    </message>
    <message>
        <source>mapping</source>
        <translation>Abbildung</translation>
    </message>
    <message>
        <source>in progress</source>
        <translation>in Arbeit</translation>
    </message>
    <message>
        <source>completed</source>
        <translation>abgeschlossen</translation>
    </message>
    <message>
        <source>retired</source>
        <translation>stillgelegt</translation>
    </message>
    <message>
        <source>abandoned</source>
        <translation>aufgegeben</translation>
    </message>
    <message>
        <source>planned, not started</source>
        <translation>geplant, nicht gestartet</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>startet</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>pausiert</translation>
    </message>
    <message>
        <source>frozen</source>
        <translation>eingefroren</translation>
    </message>
    <message>
        <source>rolling back</source>
        <translation>rollt zurück</translation>
    </message>
    <message>
        <source>rolled back</source>
        <translation>zurückgerollt</translation>
    </message>
    <message>
        <source>rollback blocked</source>
        <translation>Zurückrollen blockiert</translation>
    </message>
    <message>
        <source>completed, can be rolled back</source>
        <translation>abgeschlossen, kann zurückgerollt werden</translation>
    </message>
    <message>
        <source>finalised</source>
        <translation>finalisiert</translation>
    </message>
    <message>
        <source>preparing</source>
        <translation>bereitet vor</translation>
    </message>
    <message>
        <source>waits for approval</source>
        <translation>wartet auf Genehmigung</translation>
    </message>
    <message>
        <source>at its gate</source>
        <translation>vor der Freigabe</translation>
    </message>
    <message>
        <source>switching</source>
        <translation>schaltet um</translation>
    </message>
    <message>
        <source>observing, %1 of %2 runs</source>
        <translation>beobachtet, %1 von %2 Läufen</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>bestanden</translation>
    </message>
    <message>
        <source>stage %1 of %2 · %3</source>
        <translation>Stufe %1 von %2 · %3</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 zu %2</translation>
    </message>
    <message>
        <source>no forecast: the rest needs people</source>
        <translation>keine Prognose: der Rest braucht Menschen</translation>
    </message>
</context>
<context>
    <name>PlanFile</name>
    <message>
        <source>the plan cannot be read: %1</source>
        <translation>der Plan kann nicht gelesen werden: %1</translation>
    </message>
    <message>
        <source>Choose a YAML file that you may read.</source>
        <translation>Wählen Sie eine YAML-Datei, die Sie lesen dürfen.</translation>
    </message>
    <message>
        <source>the file is too large for a plan</source>
        <translation>die Datei ist zu groß für einen Plan</translation>
    </message>
    <message>
        <source>Choose a file that was saved as a plan.</source>
        <translation>Wählen Sie eine Datei, die als Plan gespeichert wurde.</translation>
    </message>
    <message>
        <source>the plan is of migration %1, not of %2</source>
        <translation>der Plan gehört zur Migration %1, nicht zu %2</translation>
    </message>
    <message>
        <source>Open it from the migration it was drafted for.</source>
        <translation>Öffnen Sie ihn von der Migration aus, für die er entworfen wurde.</translation>
    </message>
</context>
<context>
    <name>Records</name>
    <message>
        <source>rule %1 (%2) changes more than a name, and old and new dataset are the same</source>
        <translation>die Regel %1 (%2) ändert mehr als einen Namen, und altes und neues Dataset sind dasselbe</translation>
    </message>
    <message>
        <source>rule %1 gives the name &apos;%2&apos; of another old column, and old and new dataset are the same</source>
        <translation>die Regel %1 vergibt den Namen &apos;%2&apos; einer anderen alten Spalte, und altes und neues Dataset sind dasselbe</translation>
    </message>
    <message>
        <source>Give the new dataset a name of its own</source>
        <translation>Dem neuen Dataset einen eigenen Namen geben</translation>
    </message>
    <message>
        <source>%1 counts rows: one a (%2) in v1, one a (%3) in v2</source>
        <translation>%1 zählt Zeilen: in v1 eine je (%2), in v2 eine je (%3)</translation>
    </message>
    <message>
        <source>Count the old key instead: COUNT(DISTINCT …) over %1, or group by it first</source>
        <translation>Stattdessen den alten Schlüssel zählen: COUNT(DISTINCT …) über %1, oder erst danach gruppieren</translation>
    </message>
    <message>
        <source>%1 averages over rows, and v2 has other rows (%2)</source>
        <translation>%1 mittelt über Zeilen, und v2 hat andere Zeilen (%2)</translation>
    </message>
    <message>
        <source>Sum to (%1) in a subquery first and average that</source>
        <translation>Erst in einer Unterabfrage auf (%1) summieren und das mitteln</translation>
    </message>
    <message>
        <source>%1 counts rows, and v2 has other rows (%2)</source>
        <translation>%1 zählt Zeilen, und v2 hat andere Zeilen (%2)</translation>
    </message>
    <message>
        <source>Group by (%1) in a subquery first</source>
        <translation>Erst in einer Unterabfrage nach (%1) gruppieren</translation>
    </message>
    <message>
        <source>%1 lists a value for each row, and v2 has other rows</source>
        <translation>%1 nennt einen Wert je Zeile, und v2 hat andere Zeilen</translation>
    </message>
    <message>
        <source>Use DISTINCT, or group by (%1) first</source>
        <translation>DISTINCT benutzen oder erst nach (%1) gruppieren</translation>
    </message>
    <message>
        <source>%1 numbers or compares single rows, and v2 has other rows (%2)</source>
        <translation>%1 nummeriert oder vergleicht einzelne Zeilen, und v2 hat andere Zeilen (%2)</translation>
    </message>
    <message>
        <source>the join on (%1) met one row of v1 and meets several of v2, so the other side&apos;s rows repeat</source>
        <translation>der Join über (%1) traf eine Zeile von v1 und trifft mehrere von v2, also wiederholen sich die Zeilen der anderen Seite</translation>
    </message>
    <message>
        <source>Group v2 by (%1) in a subquery and join that</source>
        <translation>v2 in einer Unterabfrage nach (%1) gruppieren und damit verknüpfen</translation>
    </message>
    <message>
        <source>the query gives one row for each row it reads: a (%1) in v1, a (%2) in v2</source>
        <translation>die Abfrage gibt eine Zeile je gelesener Zeile: in v1 je (%1), in v2 je (%2)</translation>
    </message>
    <message>
        <source>Group by (%1) with sums, or use SELECT DISTINCT where only the key is wanted</source>
        <translation>Mit Summen nach (%1) gruppieren oder SELECT DISTINCT benutzen, wo nur der Schlüssel gewünscht ist</translation>
    </message>
    <message>
        <source>%1 of &apos;%2&apos; is taken over finer rows in v2</source>
        <translation>%1 von &apos;%2&apos; geht in v2 über feinere Zeilen</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is tested row by row, and v2 has finer rows</source>
        <translation>&apos;%1&apos; wird Zeile für Zeile geprüft, und v2 hat feinere Zeilen</translation>
    </message>
    <message>
        <source>Sum to (%1) first if the test is meant for those</source>
        <translation>Erst auf (%1) summieren, wenn die Prüfung diese meint</translation>
    </message>
    <message>
        <source>the old values of &apos;%1&apos; cannot be had back from %2: %3</source>
        <translation>die alten Werte von &apos;%1&apos; sind aus %2 nicht zurückzugewinnen: %3</translation>
    </message>
    <message>
        <source>Use %1 here by hand, or give the column a rule whose inverse is exact</source>
        <translation>Hier von Hand %1 benutzen oder der Spalte eine Regel mit exakter Umkehrung geben</translation>
    </message>
    <message>
        <source>the new table</source>
        <translation>der neuen Tabelle</translation>
    </message>
    <message>
        <source>the old type of &apos;%1&apos; is not known</source>
        <translation>der alte Typ von &apos;%1&apos; ist nicht bekannt</translation>
    </message>
    <message>
        <source>List the source&apos;s columns with their types in the mapping</source>
        <translation>Die Spalten der Quelle mit ihren Typen in der Abbildung aufführen</translation>
    </message>
    <message>
        <source>a rule of kind %1 is not written into consumers</source>
        <translation>eine Regel der Art %1 wird nicht in Konsumenten geschrieben</translation>
    </message>
    <message>
        <source>Edit this use of &apos;%1&apos; by hand</source>
        <translation>Diese Benutzung von &apos;%1&apos; von Hand bearbeiten</translation>
    </message>
    <message>
        <source>two edits meet in one place</source>
        <translation>zwei Bearbeitungen treffen an einer Stelle zusammen</translation>
    </message>
    <message>
        <source>Edit this place by hand</source>
        <translation>Diese Stelle von Hand bearbeiten</translation>
    </message>
    <message>
        <source>the text writes %1 (%2)</source>
        <translation>der Text schreibt %1 (%2)</translation>
    </message>
    <message>
        <source>Producers are not moved by rewriting; change this statement by hand</source>
        <translation>Produzenten werden nicht durch Umschreiben umgestellt; diese Anweisung von Hand ändern</translation>
    </message>
    <message>
        <source>%1 leaves this query block on v1</source>
        <translation>%1 lässt diesen Abfrageblock auf v1</translation>
    </message>
    <message>
        <source>a template names %1 in a way that is not understood</source>
        <translation>eine Vorlage nennt %1 auf eine Weise, die nicht verstanden wird</translation>
    </message>
    <message>
        <source>Edit the template by hand</source>
        <translation>Die Vorlage von Hand bearbeiten</translation>
    </message>
    <message>
        <source>%1 stands in a comment</source>
        <translation>%1 steht in einem Kommentar</translation>
    </message>
    <message>
        <source>Nothing to do; comments are not rewritten</source>
        <translation>Nichts zu tun; Kommentare werden nicht umgeschrieben</translation>
    </message>
    <message>
        <source>%1 is used in a part of the text that is not understood</source>
        <translation>%1 wird in einem Teil des Textes benutzt, der nicht verstanden wird</translation>
    </message>
    <message>
        <source>Edit this part by hand</source>
        <translation>Diesen Teil von Hand bearbeiten</translation>
    </message>
    <message>
        <source>%1 stands in a string</source>
        <translation>%1 steht in einer Zeichenkette</translation>
    </message>
    <message>
        <source>Check whether the string is run as SQL somewhere; strings are not rewritten</source>
        <translation>Prüfen, ob die Zeichenkette irgendwo als SQL läuft; Zeichenketten werden nicht umgeschrieben</translation>
    </message>
    <message>
        <source>&apos;%1&apos; stands in a part of the query that is not understood</source>
        <translation>&apos;%1&apos; steht in einem Teil der Abfrage, der nicht verstanden wird</translation>
    </message>
    <message>
        <source>Move this query by hand</source>
        <translation>Diese Abfrage von Hand umstellen</translation>
    </message>
    <message>
        <source>the edit would fall into text that is not understood</source>
        <translation>die Bearbeitung fiele in Text, der nicht verstanden wird</translation>
    </message>
    <message>
        <source>&apos;%1&apos; may belong to several tables of this query</source>
        <translation>&apos;%1&apos; kann zu mehreren Tabellen dieser Abfrage gehören</translation>
    </message>
    <message>
        <source>Put the table&apos;s alias in front of it</source>
        <translation>Den Alias der Tabelle davorsetzen</translation>
    </message>
    <message>
        <source>the parts of &apos;%1&apos; are joined again; the result is NULL where a part is NULL</source>
        <translation>die Teile von &apos;%1&apos; werden wieder verbunden; das Ergebnis ist NULL, wo ein Teil NULL ist</translation>
    </message>
    <message>
        <source>Check that no part is NULL in v2</source>
        <translation>Prüfen, dass kein Teil in v2 NULL ist</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is &apos;%2&apos; in v2 (%3)</source>
        <translation>&apos;%1&apos; ist in v2 &apos;%2&apos; (%3)</translation>
    </message>
    <message>
        <source>gives the old value of &apos;%1&apos; (%2)</source>
        <translation>gibt den alten Wert von &apos;%1&apos; (%2)</translation>
    </message>
    <message>
        <source>the value %1 of &apos;%2&apos; is %3 in v2 (%4)</source>
        <translation>der Wert %1 von &apos;%2&apos; ist in v2 %3 (%4)</translation>
    </message>
    <message>
        <source>v2 has a column &apos;%1&apos; too, so the other table is named</source>
        <translation>auch v2 hat eine Spalte &apos;%1&apos;, also wird die andere Tabelle genannt</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is published as &apos;%2&apos; now</source>
        <translation>&apos;%1&apos; wird jetzt als &apos;%2&apos; veröffentlicht</translation>
    </message>
    <message>
        <source>%1 moves to %2</source>
        <translation>%1 zieht um auf %2</translation>
    </message>
    <message>
        <source>the star gives the new column names</source>
        <translation>der Stern gibt die neuen Spaltennamen</translation>
    </message>
    <message>
        <source>Check who reads the result by name</source>
        <translation>Prüfen, wer das Ergebnis nach Namen liest</translation>
    </message>
    <message>
        <source>a star over a join with merged columns cannot be written out</source>
        <translation>ein Stern über einen Join mit vereinten Spalten kann nicht ausgeschrieben werden</translation>
    </message>
    <message>
        <source>List the columns by name</source>
        <translation>Die Spalten namentlich aufführen</translation>
    </message>
    <message>
        <source>the columns of %1 are not known, so the star cannot be written out</source>
        <translation>die Spalten von %1 sind nicht bekannt, also kann der Stern nicht ausgeschrieben werden</translation>
    </message>
    <message>
        <source>Import the table&apos;s columns, or list them by name</source>
        <translation>Die Spalten der Tabelle importieren oder namentlich aufführen</translation>
    </message>
    <message>
        <source>the star reads &apos;%1&apos;: %2</source>
        <translation>der Stern liest &apos;%1&apos;: %2</translation>
    </message>
    <message>
        <source>List the columns this query needs, or: %1</source>
        <translation>Die Spalten aufführen, die diese Abfrage braucht, oder: %1</translation>
    </message>
    <message>
        <source>List the columns this query needs by name</source>
        <translation>Die Spalten, die diese Abfrage braucht, namentlich aufführen</translation>
    </message>
    <message>
        <source>v2 has other columns, so v1&apos;s are listed</source>
        <translation>v2 hat andere Spalten, also werden die von v1 aufgeführt</translation>
    </message>
    <message>
        <source>a natural join joins by whatever names the tables share, and v2 has other names</source>
        <translation>ein natürlicher Join verknüpft über alle gemeinsamen Namen, und v2 hat andere Namen</translation>
    </message>
    <message>
        <source>Write the join&apos;s condition with ON</source>
        <translation>Die Bedingung des Joins mit ON schreiben</translation>
    </message>
    <message>
        <source>it is not clear which table &apos;%1&apos; is joined with</source>
        <translation>es ist nicht klar, mit welcher Tabelle &apos;%1&apos; verknüpft wird</translation>
    </message>
    <message>
        <source>USING in a %1 join merges columns whose names differ in v2</source>
        <translation>USING in einem %1-Join vereint Spalten, deren Namen in v2 verschieden sind</translation>
    </message>
    <message>
        <source>Write the join&apos;s condition with ON and COALESCE the key</source>
        <translation>Die Bedingung des Joins mit ON schreiben und den Schlüssel mit COALESCE vereinen</translation>
    </message>
    <message>
        <source>USING needs one name on both sides</source>
        <translation>USING braucht auf beiden Seiten einen Namen</translation>
    </message>
    <message>
        <source>the published column keeps its name &apos;%1&apos; and its values (%2)</source>
        <translation>die veröffentlichte Spalte behält ihren Namen &apos;%1&apos; und ihre Werte (%2)</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is read from v2 (%2)</source>
        <translation>&apos;%1&apos; wird aus v2 gelesen (%2)</translation>
    </message>
    <message>
        <source>the unnamed column keeps its name</source>
        <translation>die unbenannte Spalte behält ihren Namen</translation>
    </message>
    <message>
        <source>%1 is named in %2 code, which is not rewritten automatically</source>
        <translation>%1 kommt in %2-Code vor, der nicht automatisch umgeschrieben wird</translation>
    </message>
    <message>
        <source>Move this use to %1 by hand</source>
        <translation>Diese Benutzung von Hand auf %1 umstellen</translation>
    </message>
    <message>
        <source>%1 statements became %2</source>
        <translation>aus %1 Anweisungen wurden %2</translation>
    </message>
    <message>
        <source>line %1: %2</source>
        <translation>Zeile %1: %2</translation>
    </message>
    <message>
        <source>%1 statements read</source>
        <translation>%1 Anweisungen gelesen</translation>
    </message>
    <message>
        <source>a second run edits nothing</source>
        <translation>ein zweiter Durchgang bearbeitet nichts</translation>
    </message>
    <message>
        <source>a second run would change &apos;%1&apos; to &apos;%2&apos; in line %3</source>
        <translation>ein zweiter Durchgang würde in Zeile %3 &apos;%1&apos; zu &apos;%2&apos; ändern</translation>
    </message>
    <message>
        <source>a second run is refused</source>
        <translation>ein zweiter Durchgang wird abgelehnt</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is still used in line %2</source>
        <translation>&apos;%1&apos; wird in Zeile %2 noch benutzt</translation>
    </message>
    <message>
        <source>no old column name left</source>
        <translation>kein alter Spaltenname übrig</translation>
    </message>
    <message>
        <source>%1 references moved, %2 left on v1 by a rule</source>
        <translation>%1 Verweise umgestellt, %2 nach Regel auf v1 gelassen</translation>
    </message>
    <message>
        <source>%1 references of %2 are left</source>
        <translation>%1 Verweise auf %2 sind übrig</translation>
    </message>
    <message>
        <source>the outputs of a star over unknown columns cannot be compared</source>
        <translation>die Ausgaben eines Sterns über unbekannte Spalten können nicht verglichen werden</translation>
    </message>
    <message>
        <source>%1 output columns became %2</source>
        <translation>aus %1 Ausgabespalten wurden %2</translation>
    </message>
    <message>
        <source>the output &apos;%1&apos; would be called &apos;%2&apos;</source>
        <translation>die Ausgabe &apos;%1&apos; hieße &apos;%2&apos;</translation>
    </message>
    <message>
        <source>the output &apos;%1&apos; would come from %2 instead of %3</source>
        <translation>die Ausgabe &apos;%1&apos; käme aus %2 statt aus %3</translation>
    </message>
    <message>
        <source>%1 output columns keep names and origin</source>
        <translation>%1 Ausgabespalten behalten Namen und Herkunft</translation>
    </message>
    <message>
        <source>the rewritten text failed the check &apos;%1&apos;: %2</source>
        <translation>der umgeschriebene Text bestand die Prüfung &apos;%1&apos; nicht: %2</translation>
    </message>
    <message>
        <source>Nothing was changed; move this file by hand and report the case</source>
        <translation>Nichts wurde geändert; diese Datei von Hand umstellen und den Fall melden</translation>
    </message>
    <message>
        <source>the rules behind these lines cannot be told: the mapping makes another text of the file now</source>
        <translation>die Regeln hinter diesen Zeilen sind nicht zu nennen: die Abbildung macht aus der Datei jetzt einen anderen Text</translation>
    </message>
    <message>
        <source>Read the difference line by line.</source>
        <translation>Den Unterschied Zeile für Zeile lesen.</translation>
    </message>
    <message>
        <source>%1: a query block stays on v1 (%2)</source>
        <translation>%1: ein Abfrageblock bleibt auf v1 (%2)</translation>
    </message>
    <message>
        <source>the least certain edit has a confidence of %1</source>
        <translation>die unsicherste Bearbeitung hat eine Konfidenz von %1</translation>
    </message>
    <message>
        <source>%1 has uncommitted edits in the work tree of %2</source>
        <translation>%1 hat im Arbeitsverzeichnis von %2 uncommittete Bearbeitungen</translation>
    </message>
    <message>
        <source>%1 has changed on %2 since it was rewritten</source>
        <translation>%1 hat sich auf %2 geändert, seit es umgeschrieben wurde</translation>
    </message>
    <message>
        <source>Rewrite the file again from the present %1.</source>
        <translation>Die Datei vom jetzigen %1 aus neu umschreiben.</translation>
    </message>
    <message>
        <source>the workspace has no repository &apos;%1&apos;</source>
        <translation>der Workspace hat kein Repository &apos;%1&apos;</translation>
    </message>
    <message>
        <source>Add it under repositories.</source>
        <translation>Es unter repositories eintragen.</translation>
    </message>
    <message>
        <source>there is no change &apos;%1&apos;</source>
        <translation>es gibt keine Änderung &apos;%1&apos;</translation>
    </message>
    <message>
        <source>List the changes and choose one of them.</source>
        <translation>Die Änderungen auflisten und eine davon wählen.</translation>
    </message>
    <message>
        <source>%1 was changed by %2 since you looked at it</source>
        <translation>%1 wurde von %2 geändert, seit Sie es angesehen haben</translation>
    </message>
    <message>
        <source>Look at the change again, then repeat what you wanted to do.</source>
        <translation>Die Änderung erneut ansehen, dann das Gewünschte wiederholen.</translation>
    </message>
    <message>
        <source>no file of the change would be changed</source>
        <translation>keine Datei der Änderung würde geändert</translation>
    </message>
    <message>
        <source>Open a change for rewritten files only.</source>
        <translation>Eine Änderung nur für umgeschriebene Dateien öffnen.</translation>
    </message>
    <message>
        <source>Open a new change.</source>
        <translation>Eine neue Änderung öffnen.</translation>
    </message>
    <message>
        <source>Close the change instead.</source>
        <translation>Stattdessen die Änderung schließen.</translation>
    </message>
    <message>
        <source>%1 is merged already</source>
        <translation>%1 ist schon gemergt</translation>
    </message>
    <message>
        <source>%1 is approved already</source>
        <translation>%1 ist schon genehmigt</translation>
    </message>
    <message>
        <source>%1 is reverted already</source>
        <translation>%1 ist schon zurückgenommen</translation>
    </message>
    <message>
        <source>%1 is closed already</source>
        <translation>%1 ist schon geschlossen</translation>
    </message>
    <message>
        <source>%1 is closed</source>
        <translation>%1 ist geschlossen</translation>
    </message>
    <message>
        <source>%1 is reverted</source>
        <translation>%1 ist zurückgenommen</translation>
    </message>
    <message>
        <source>Only open changes can be approved.</source>
        <translation>Nur offene Änderungen können genehmigt werden.</translation>
    </message>
    <message>
        <source>Only open changes can be sent back.</source>
        <translation>Nur offene Änderungen können zurückgegeben werden.</translation>
    </message>
    <message>
        <source>nothing is said about what should change</source>
        <translation>es ist nicht gesagt, was sich ändern soll</translation>
    </message>
    <message>
        <source>Write what should be different.</source>
        <translation>Schreiben, was anders sein soll.</translation>
    </message>
    <message>
        <source>Approve the change first.</source>
        <translation>Die Änderung erst genehmigen.</translation>
    </message>
    <message>
        <source>Only approved changes can be merged.</source>
        <translation>Nur genehmigte Änderungen können gemergt werden.</translation>
    </message>
    <message>
        <source>somebody else has committed to %1</source>
        <translation>jemand anderes hat auf %1 committet</translation>
    </message>
    <message>
        <source>Look at the branch; then update the change, or merge the branch by hand and close the change.</source>
        <translation>Den Branch ansehen; dann die Änderung aktualisieren oder den Branch von Hand mergen und die Änderung schließen.</translation>
    </message>
    <message>
        <source>Only merged changes can be reverted.</source>
        <translation>Nur gemergte Änderungen können zurückgenommen werden.</translation>
    </message>
    <message>
        <source>Only open changes can be closed.</source>
        <translation>Nur offene Änderungen können geschlossen werden.</translation>
    </message>
    <message>
        <source>%1 of %2 changes were refused (%3); the first: %4</source>
        <translation>%1 von %2 Änderungen wurden abgelehnt (%3); die erste: %4</translation>
    </message>
    <message>
        <source>planned again on %1</source>
        <translation>neu geplant auf %1</translation>
    </message>
    <message>
        <source>found on %1</source>
        <translation>gefunden auf %1</translation>
    </message>
    <message>
        <source>reverted by %1</source>
        <translation>zurückgenommen von %1</translation>
    </message>
    <message>
        <source>%1 has the former text again; the approval stands</source>
        <translation>%1 hat wieder den früheren Text; die Genehmigung gilt</translation>
    </message>
    <message>
        <source>Creates %1</source>
        <translation>Legt %1 an</translation>
    </message>
    <message>
        <source>Fills %1 from %2</source>
        <translation>Füllt %1 aus %2</translation>
    </message>
    <message>
        <source>%1&apos;s names and values over %2</source>
        <translation>Namen und Werte von %1 über %2</translation>
    </message>
    <message>
        <source>Takes the compatibility view and the built table back</source>
        <translation>Nimmt die Kompatibilitätssicht und die aufgebaute Tabelle zurück</translation>
    </message>
    <message>
        <source>Is v2 what the mapping makes of v1?</source>
        <translation>Ist v2 das, was die Abbildung aus v1 macht?</translation>
    </message>
    <message>
        <source>Which rows of v1 would a rule refuse?</source>
        <translation>Welche Zeilen von v1 würde eine Regel abweisen?</translation>
    </message>
    <message>
        <source>keys of the old table that the new one lacks</source>
        <translation>Schlüssel der alten Tabelle, die der neuen fehlen</translation>
    </message>
    <message>
        <source>keys that only the new table has</source>
        <translation>Schlüssel, die nur die neue Tabelle hat</translation>
    </message>
    <message>
        <source>keys that the new table has more than once</source>
        <translation>Schlüssel, die die neue Tabelle mehrfach hat</translation>
    </message>
    <message>
        <source>values that are not NULL of %1</source>
        <translation>Werte von %1, die nicht NULL sind</translation>
    </message>
    <message>
        <source>different values of %1</source>
        <translation>verschiedene Werte von %1</translation>
    </message>
    <message>
        <source>smallest value of %1</source>
        <translation>kleinster Wert von %1</translation>
    </message>
    <message>
        <source>largest value of %1</source>
        <translation>größter Wert von %1</translation>
    </message>
    <message>
        <source>rows, the new ones at the old grain</source>
        <translation>Zeilen, die neuen in der alten Granularität</translation>
    </message>
    <message>
        <source>different keys and rows</source>
        <translation>verschiedene Schlüssel und Zeilen</translation>
    </message>
    <message>
        <source>old rows for which %1 takes several values</source>
        <translation>alte Zeilen, für die %1 mehrere Werte annimmt</translation>
    </message>
    <message>
        <source>rows with NULL in %1</source>
        <translation>Zeilen mit NULL in %1</translation>
    </message>
    <message>
        <source>rows whose %1 the table lacks</source>
        <translation>Zeilen, deren %1 der Tabelle fehlt</translation>
    </message>
    <message>
        <source>keys the lookup table has more than once</source>
        <translation>Schlüssel, die die Nachschlagetabelle mehrfach hat</translation>
    </message>
    <message>
        <source>the old key cannot be found in the new table, so the finer rows cannot be brought together</source>
        <translation>der alte Schlüssel ist in der neuen Tabelle nicht zu finden, also sind die feineren Zeilen nicht zusammenzuführen</translation>
    </message>
    <message>
        <source>State the grain&apos;s keys and give the key columns plain rules</source>
        <translation>Die Schlüssel der Granularität angeben und den Schlüsselspalten einfache Regeln geben</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not compared: %2 takes no MIN of its type</source>
        <translation>&apos;%1&apos; wird nicht verglichen: %2 kennt kein MIN dieses Typs</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is new and is not compared</source>
        <translation>&apos;%1&apos; ist neu und wird nicht verglichen</translation>
    </message>
    <message>
        <source>Nothing to do</source>
        <translation>Nichts zu tun</translation>
    </message>
    <message>
        <source>Compare it by a query of your own</source>
        <translation>Sie mit einer eigenen Abfrage vergleichen</translation>
    </message>
    <message>
        <source>the new table is coarser: its other columns are not checked</source>
        <translation>die neue Tabelle ist gröber: ihre anderen Spalten werden nicht geprüft</translation>
    </message>
    <message>
        <source>Compare them by a query of your own</source>
        <translation>Sie mit einer eigenen Abfrage vergleichen</translation>
    </message>
    <message>
        <source>one to one is assumed, the mapping does not state the grain</source>
        <translation>eins zu eins wird angenommen, die Abbildung nennt die Granularität nicht</translation>
    </message>
    <message>
        <source>the mapping does not say how rows of the two tables relate; one to one is assumed</source>
        <translation>die Abbildung sagt nicht, wie sich die Zeilen beider Tabellen verhalten; eins zu eins wird angenommen</translation>
    </message>
    <message>
        <source>State the grain</source>
        <translation>Die Granularität angeben</translation>
    </message>
    <message>
        <source>no key is stated: key sets are not compared</source>
        <translation>kein Schlüssel ist angegeben: Schlüsselmengen werden nicht verglichen</translation>
    </message>
    <message>
        <source>State the keys</source>
        <translation>Die Schlüssel angeben</translation>
    </message>
    <message>
        <source>&apos;%1&apos; gets no value: %2 is proposed, not accepted</source>
        <translation>&apos;%1&apos; bekommt keinen Wert: %2 ist vorgeschlagen, nicht angenommen</translation>
    </message>
    <message>
        <source>Accept the rule, or give the column another one</source>
        <translation>Die Regel annehmen oder der Spalte eine andere geben</translation>
    </message>
    <message>
        <source>&apos;%1&apos; gets no value: %2 is not decided</source>
        <translation>&apos;%1&apos; bekommt keinen Wert: %2 ist nicht entschieden</translation>
    </message>
    <message>
        <source>no rule fills &apos;%1&apos;</source>
        <translation>keine Regel füllt &apos;%1&apos;</translation>
    </message>
    <message>
        <source>%1 fills &apos;%2&apos;, which is no column of %3</source>
        <translation>%1 füllt &apos;%2&apos;, das keine Spalte von %3 ist</translation>
    </message>
    <message>
        <source>Correct the output&apos;s name</source>
        <translation>Den Namen der Ausgabe korrigieren</translation>
    </message>
    <message>
        <source>%1 reads &apos;%2&apos;, which is no column of %3</source>
        <translation>%1 liest &apos;%2&apos;, das keine Spalte von %3 ist</translation>
    </message>
    <message>
        <source>Correct the input&apos;s name</source>
        <translation>Den Namen der Eingabe korrigieren</translation>
    </message>
    <message>
        <source>no accepted rule gives a column</source>
        <translation>keine angenommene Regel ergibt eine Spalte</translation>
    </message>
    <message>
        <source>Accept the rules</source>
        <translation>Die Regeln annehmen</translation>
    </message>
    <message>
        <source>the old rows cannot be had back: rows relate by %1</source>
        <translation>die alten Zeilen sind nicht zurückzugewinnen: die Zeilen verhalten sich nach %1</translation>
    </message>
    <message>
        <source>Keep the old table</source>
        <translation>Die alte Tabelle behalten</translation>
    </message>
    <message>
        <source>the old column &apos;%1&apos; cannot be had back: %2</source>
        <translation>die alte Spalte &apos;%1&apos; ist nicht zurückzugewinnen: %2</translation>
    </message>
    <message>
        <source>no accepted rule leads back to it</source>
        <translation>keine angenommene Regel führt zu ihr zurück</translation>
    </message>
    <message>
        <source>Keep the old table, or change the rule so that it has an exact inverse</source>
        <translation>Die alte Tabelle behalten oder die Regel so ändern, dass sie eine exakte Umkehrung hat</translation>
    </message>
    <message>
        <source>the mapping does not list the new table&apos;s columns</source>
        <translation>die Abbildung führt die Spalten der neuen Tabelle nicht auf</translation>
    </message>
    <message>
        <source>Pin the target&apos;s schema, or use CREATE TABLE AS</source>
        <translation>Das Schema des Ziels festlegen oder CREATE TABLE AS benutzen</translation>
    </message>
    <message>
        <source>&apos;%1&apos; could become %2 (rule %3)</source>
        <translation>&apos;%1&apos; könnte %2 werden (Regel %3)</translation>
    </message>
    <message>
        <source>several columns</source>
        <translation>mehrere Spalten</translation>
    </message>
    <message>
        <source>Choose one of them in the mapping</source>
        <translation>Eine davon in der Abbildung wählen</translation>
    </message>
    <message>
        <source>Accept the rule, or change it and accept that</source>
        <translation>Die Regel annehmen oder sie ändern und das annehmen</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is used and the new table drops it (rule %2)</source>
        <translation>&apos;%1&apos; wird benutzt und die neue Tabelle lässt es weg (Regel %2)</translation>
    </message>
    <message>
        <source>Remove the use, or give the column another rule</source>
        <translation>Die Benutzung entfernen oder der Spalte eine andere Regel geben</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is used and is no column of %2</source>
        <translation>&apos;%1&apos; wird benutzt und ist keine Spalte von %2</translation>
    </message>
    <message>
        <source>Check the query, or pin the mapping to the table&apos;s present columns</source>
        <translation>Die Abfrage prüfen oder die Abbildung auf die jetzigen Spalten der Tabelle festlegen</translation>
    </message>
    <message>
        <source>no rule says what becomes of &apos;%1&apos;</source>
        <translation>keine Regel sagt, was aus &apos;%1&apos; wird</translation>
    </message>
    <message>
        <source>Add a rule for the column</source>
        <translation>Eine Regel für die Spalte hinzufügen</translation>
    </message>
    <message>
        <source>Add a rule, or drop the column with a reason</source>
        <translation>Eine Regel hinzufügen oder die Spalte mit Begründung weglassen</translation>
    </message>
    <message>
        <source>%1: &apos;%2&apos; is new (%3)</source>
        <translation>%1: &apos;%2&apos; ist neu (%3)</translation>
    </message>
    <message>
        <source>%1: &apos;%2&apos; is gone</source>
        <translation>%1: &apos;%2&apos; ist verschwunden</translation>
    </message>
    <message>
        <source>%1: &apos;%2&apos; changed its type from %3 to %4</source>
        <translation>%1: &apos;%2&apos; hat den Typ von %3 zu %4 gewechselt</translation>
    </message>
    <message>
        <source>%1: &apos;%2&apos; was %3 and is %4</source>
        <translation>%1: &apos;%2&apos; war %3 und ist %4</translation>
    </message>
    <message>
        <source>%1: &apos;%2&apos; moved from position %3 to %4</source>
        <translation>%1: &apos;%2&apos; ist von Stelle %3 nach %4 gerückt</translation>
    </message>
    <message>
        <source>the schema differs from the one the mapping was made for, and the mapping holds no column list to compare with</source>
        <translation>das Schema ist ein anderes als das, für das die Abbildung gemacht wurde, und sie enthält keine Spaltenliste zum Vergleichen</translation>
    </message>
    <message>
        <source>%1 names &apos;%2&apos;, which is no column of %3</source>
        <translation>%1 nennt &apos;%2&apos;, das keine Spalte von %3 ist</translation>
    </message>
    <message>
        <source>Correct the name</source>
        <translation>Den Namen korrigieren</translation>
    </message>
    <message>
        <source>%1 is not decided: %2</source>
        <translation>%1 ist nicht entschieden: %2</translation>
    </message>
    <message>
        <source>Choose one of the candidates</source>
        <translation>Einen der Kandidaten wählen</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is dropped although the new table has a column of that name</source>
        <translation>&apos;%1&apos; wird weggelassen, obwohl die neue Tabelle eine Spalte dieses Namens hat</translation>
    </message>
    <message>
        <source>Keep it, or note why the two differ</source>
        <translation>Sie behalten oder vermerken, warum die beiden verschieden sind</translation>
    </message>
    <message>
        <source>%1 takes %2 from %3, which share no values</source>
        <translation>%1 nimmt %2 von %3, die keine Werte gemeinsam haben</translation>
    </message>
    <message>
        <source>Use a derived expression</source>
        <translation>Einen abgeleiteten Ausdruck benutzen</translation>
    </message>
    <message>
        <source>%1 narrows %2 from %3: some values may be cut or refused</source>
        <translation>%1 verengt %2 von %3: manche Werte können gekürzt oder abgewiesen werden</translation>
    </message>
    <message>
        <source>Check the profiled values, or widen the new column</source>
        <translation>Die gemessenen Werte prüfen oder die neue Spalte weiten</translation>
    </message>
    <message>
        <source>%1 copies &apos;%2&apos; to &apos;%3&apos;, whose names state different units</source>
        <translation>%1 kopiert &apos;%2&apos; nach &apos;%3&apos;, deren Namen verschiedene Einheiten nennen</translation>
    </message>
    <message>
        <source>Use a unit rule with factor %1, or note why the names mislead</source>
        <translation>Eine Einheitenregel mit dem Faktor %1 benutzen oder vermerken, warum die Namen täuschen</translation>
    </message>
    <message>
        <source>the value table of %1 lacks %2 (%3 profiled rows; unmapped values: %4)</source>
        <translation>der Wertetabelle von %1 fehlt %2 (%3 gemessene Zeilen; nicht abgebildete Werte: %4)</translation>
    </message>
    <message>
        <source>Add the values</source>
        <translation>Die Werte hinzufügen</translation>
    </message>
    <message>
        <source>%1 may pass NULL on to &apos;%2&apos;, which takes none</source>
        <translation>%1 kann NULL an &apos;%2&apos; weitergeben, das keines annimmt</translation>
    </message>
    <message>
        <source>Choose the null policy error or default</source>
        <translation>Für NULL error oder default wählen</translation>
    </message>
    <message>
        <source>an example of %1 does not hold: %2</source>
        <translation>ein Beispiel von %1 stimmt nicht: %2</translation>
    </message>
    <message>
        <source>Correct the rule or the example</source>
        <translation>Die Regel oder das Beispiel korrigieren</translation>
    </message>
    <message>
        <source>both %1 and %2 fill &apos;%3&apos;</source>
        <translation>sowohl %1 als auch %2 füllt &apos;%3&apos;</translation>
    </message>
    <message>
        <source>Reject one of them</source>
        <translation>Eine davon ablehnen</translation>
    </message>
    <message>
        <source>nothing fills &apos;%1&apos;</source>
        <translation>nichts füllt &apos;%1&apos;</translation>
    </message>
    <message>
        <source>Add a rule; a constant NULL says that the old table lacks it</source>
        <translation>Eine Regel hinzufügen; ein konstantes NULL sagt, dass die alte Tabelle sie nicht hat</translation>
    </message>
    <message>
        <source>the mapping does not say how rows of the two tables relate</source>
        <translation>die Abbildung sagt nicht, wie sich die Zeilen beider Tabellen verhalten</translation>
    </message>
    <message>
        <source>State the keys and the row relation</source>
        <translation>Die Schlüssel und das Zeilenverhältnis angeben</translation>
    </message>
    <message>
        <source>the mapping has no rule &apos;%1&apos;</source>
        <translation>die Abbildung hat keine Regel &apos;%1&apos;</translation>
    </message>
    <message>
        <source>Reload the mapping; the rule may have been removed</source>
        <translation>Die Abbildung neu laden; die Regel wurde vielleicht entfernt</translation>
    </message>
    <message>
        <source>the rule %1 is a question and cannot be accepted</source>
        <translation>die Regel %1 ist eine Frage und kann nicht angenommen werden</translation>
    </message>
    <message>
        <source>the rule %1 is no question about one column</source>
        <translation>die Regel %1 ist keine Frage zu einer Spalte</translation>
    </message>
    <message>
        <source>Change its kind instead</source>
        <translation>Stattdessen ihre Art ändern</translation>
    </message>
    <message>
        <source>the id &apos;%1&apos; is used already</source>
        <translation>die Id &apos;%1&apos; ist schon vergeben</translation>
    </message>
    <message>
        <source>Choose another id or leave it empty</source>
        <translation>Eine andere Id wählen oder sie leer lassen</translation>
    </message>
    <message>
        <source>%1 chose %2</source>
        <translation>%1 wählte %2</translation>
    </message>
    <message>
        <source>a factor of 0 keeps nothing of the old value</source>
        <translation>ein Faktor 0 behält nichts vom alten Wert</translation>
    </message>
    <message>
        <source>the new column holds whole numbers, so the result is rounded</source>
        <translation>die neue Spalte enthält ganze Zahlen, also wird das Ergebnis gerundet</translation>
    </message>
    <message>
        <source>old = (new - offset) / factor</source>
        <translation>alt = (neu - Versatz) / Faktor</translation>
    </message>
    <message>
        <source>the value table is empty</source>
        <translation>die Wertetabelle ist leer</translation>
    </message>
    <message>
        <source>the value &apos;%1&apos; becomes NULL</source>
        <translation>der Wert &apos;%1&apos; wird NULL</translation>
    </message>
    <message>
        <source>several old values become %1</source>
        <translation>mehrere alte Werte werden %1</translation>
    </message>
    <message>
        <source>each new value comes from one old value</source>
        <translation>jeder neue Wert kommt von einem alten Wert</translation>
    </message>
    <message>
        <source>the table permutes its values and keeps all others</source>
        <translation>die Tabelle vertauscht ihre Werte und behält alle anderen</translation>
    </message>
    <message>
        <source>a value that is kept may be the same as a value of the table</source>
        <translation>ein behaltener Wert kann gleich einem Wert der Tabelle sein</translation>
    </message>
    <message>
        <source>values that the table lacks all become the same value</source>
        <translation>Werte, die der Tabelle fehlen, werden alle derselbe Wert</translation>
    </message>
    <message>
        <source>the old column&apos;s type is not known</source>
        <translation>der Typ der alten Spalte ist nicht bekannt</translation>
    </message>
    <message>
        <source>every old value fits the new type</source>
        <translation>jeder alte Wert passt in den neuen Typ</translation>
    </message>
    <message>
        <source>some old values do not fit the new type</source>
        <translation>manche alten Werte passen nicht in den neuen Typ</translation>
    </message>
    <message>
        <source>the types have no common values</source>
        <translation>die Typen haben keine gemeinsamen Werte</translation>
    </message>
    <message>
        <source>the value is the same</source>
        <translation>der Wert ist derselbe</translation>
    </message>
    <message>
        <source>only the name of the table changes</source>
        <translation>nur der Name der Tabelle ändert sich</translation>
    </message>
    <message>
        <source>text outside the pattern is not kept</source>
        <translation>Text außerhalb des Musters wird nicht behalten</translation>
    </message>
    <message>
        <source>joining the parts with the separator gives the old text</source>
        <translation>die Teile mit dem Trennzeichen zu verbinden ergibt den alten Text</translation>
    </message>
    <message>
        <source>without a separator the parts cannot be told apart</source>
        <translation>ohne Trennzeichen sind die Teile nicht zu unterscheiden</translation>
    </message>
    <message>
        <source>a part may itself hold the separator or be NULL alone</source>
        <translation>ein Teil kann selbst das Trennzeichen enthalten oder allein NULL sein</translation>
    </message>
    <message>
        <source>splitting at the separator gives the parts</source>
        <translation>am Trennzeichen zu teilen ergibt die Teile</translation>
    </message>
    <message>
        <source>a constant says nothing about the old row</source>
        <translation>eine Konstante sagt nichts über die alte Zeile</translation>
    </message>
    <message>
        <source>the new table does not hold the column</source>
        <translation>die neue Tabelle enthält die Spalte nicht</translation>
    </message>
    <message>
        <source>an expression has no general inverse</source>
        <translation>ein Ausdruck hat keine allgemeine Umkehrung</translation>
    </message>
    <message>
        <source>a lookup need not lead back</source>
        <translation>ein Nachschlagen muss nicht zurückführen</translation>
    </message>
    <message>
        <source>the column stays with the old table</source>
        <translation>die Spalte bleibt bei der alten Tabelle</translation>
    </message>
    <message>
        <source>nobody has decided yet</source>
        <translation>noch niemand hat entschieden</translation>
    </message>
    <message>
        <source>the fields can be read from the structure</source>
        <translation>die Felder können aus der Struktur gelesen werden</translation>
    </message>
    <message>
        <source>the rows have to be put together again</source>
        <translation>die Zeilen müssen wieder zusammengesetzt werden</translation>
    </message>
    <message>
        <source>NULL is replaced by a default and cannot be told from it</source>
        <translation>NULL wird durch einen Standardwert ersetzt und ist von ihm nicht zu unterscheiden</translation>
    </message>
    <message>
        <source>same name</source>
        <translation>gleicher Name</translation>
    </message>
    <message>
        <source>same words: %1</source>
        <translation>gleiche Wörter: %1</translation>
    </message>
    <message>
        <source>same words but for the unit: %1, %2</source>
        <translation>gleiche Wörter bis auf die Einheit: %1, %2</translation>
    </message>
    <message>
        <source>both count: %1</source>
        <translation>beide zählen: %1</translation>
    </message>
    <message>
        <source>shared words: %1</source>
        <translation>gemeinsame Wörter: %1</translation>
    </message>
    <message>
        <source>similar spelling</source>
        <translation>ähnliche Schreibweise</translation>
    </message>
    <message>
        <source>both are %1</source>
        <translation>beide sind %1</translation>
    </message>
    <message>
        <source>both belong to the key</source>
        <translation>beide gehören zum Schlüssel</translation>
    </message>
    <message>
        <source>the names state %1 and %2</source>
        <translation>die Namen nennen %1 und %2</translation>
    </message>
    <message>
        <source>the new rows are finer and hold %1 of the old number on average: they add up to it</source>
        <translation>die neuen Zeilen sind feiner und enthalten im Mittel %1 der alten Zahl: sie ergeben sie in Summe</translation>
    </message>
    <message>
        <source>the %1 profiled values are only ever true or false</source>
        <translation>die %1 gemessenen Werte sind immer nur wahr oder falsch</translation>
    </message>
    <message>
        <source>the new column&apos;s description lists a value for each of the %1 old ones</source>
        <translation>die Beschreibung der neuen Spalte nennt einen Wert für jeden der %1 alten</translation>
    </message>
    <message>
        <source>the table has %1 values and covers %2 % of the profiled rows</source>
        <translation>die Tabelle hat %1 Werte und deckt %2 % der gemessenen Zeilen ab</translation>
    </message>
    <message>
        <source>the old text is a date with a time, the new one a date: the time is lost</source>
        <translation>der alte Text ist ein Datum mit Uhrzeit, der neue ein Datum: die Uhrzeit geht verloren</translation>
    </message>
    <message>
        <source>the old text is a date, the new one has a time</source>
        <translation>der alte Text ist ein Datum, der neue hat eine Uhrzeit</translation>
    </message>
    <message>
        <source>not every %1 fits %2</source>
        <translation>nicht jeder Wert von %1 passt in %2</translation>
    </message>
    <message>
        <source>the new table has no columns</source>
        <translation>die neue Tabelle hat keine Spalten</translation>
    </message>
    <message>
        <source>no new column fits; the nearest is %1</source>
        <translation>keine neue Spalte passt; am nächsten ist %1</translation>
    </message>
    <message>
        <source>%1 + &apos;%2&apos; + %3 = %4 in %5 % of %6 rows</source>
        <translation>%1 + &apos;%2&apos; + %3 = %4 in %5 % von %6 Zeilen</translation>
    </message>
    <message>
        <source>%1 is usually made of %2</source>
        <translation>%1 besteht gewöhnlich aus %2</translation>
    </message>
    <message>
        <source>cut to the day, %1 of %2 old values are among the %3 new ones</source>
        <translation>auf den Tag gekürzt, sind %1 von %2 alten Werten unter den %3 neuen</translation>
    </message>
    <message>
        <source>the means are %1 and %2: %3 times the factor %4</source>
        <translation>die Mittel sind %1 und %2: das %3-fache des Faktors %4</translation>
    </message>
    <message>
        <source>the means are %1 and %2: %3 times the factor %4, and a finer row holds a part of the old number</source>
        <translation>die Mittel sind %1 und %2: das %3-fache des Faktors %4, und eine feinere Zeile enthält einen Teil der alten Zahl</translation>
    </message>
    <message>
        <source>%1 of %2 old values are among the %3 new ones</source>
        <translation>%1 von %2 alten Werten sind unter den %3 neuen</translation>
    </message>
    <message>
        <source>the ranges overlap by %1 %</source>
        <translation>die Bereiche überlappen zu %1 %</translation>
    </message>
    <message>
        <source>minimum, mean and maximum differ by %1 (%2)</source>
        <translation>Minimum, Mittel und Maximum unterscheiden sich um %1 (%2)</translation>
    </message>
    <message>
        <source>%1 old values pair with new ones by spelling and frequency, %2 % of rows</source>
        <translation>%1 alte Werte passen nach Schreibweise und Häufigkeit zu neuen, %2 % der Zeilen</translation>
    </message>
    <message>
        <source>%1 is a new part of the key that nothing old leads to: one old row may stand for several new ones</source>
        <translation>%1 ist ein neuer Teil des Schlüssels, zu dem nichts Altes führt: eine alte Zeile kann für mehrere neue stehen</translation>
    </message>
    <message>
        <source>computed by the rule</source>
        <translation>von der Regel berechnet</translation>
    </message>
    <message>
        <source>none of the candidates holds this value</source>
        <translation>keiner der Kandidaten enthält diesen Wert</translation>
    </message>
    <message>
        <source>same value in %1</source>
        <translation>gleicher Wert in %1</translation>
    </message>
    <message>
        <source>the rule makes %1 of it</source>
        <translation>die Regel macht daraus %1</translation>
    </message>
    <message>
        <source>v2 has several rows for this key, so amounts are shares</source>
        <translation>v2 hat mehrere Zeilen für diesen Schlüssel, also sind Beträge Anteile</translation>
    </message>
    <message>
        <source>the value table has no entry for &apos;%1&apos;</source>
        <translation>die Wertetabelle hat keinen Eintrag für &apos;%1&apos;</translation>
    </message>
    <message>
        <source>the lookup table has no row for &apos;%1&apos;</source>
        <translation>die Nachschlagetabelle hat keine Zeile für &apos;%1&apos;</translation>
    </message>
    <message>
        <source>no old value becomes &apos;%1&apos;</source>
        <translation>kein alter Wert wird &apos;%1&apos;</translation>
    </message>
    <message>
        <source>the warehouse has no table %1 to take rows from</source>
        <translation>das Warehouse hat keine Tabelle %1, aus der Zeilen zu nehmen wären</translation>
    </message>
    <message>
        <source>Check the warehouse in workspace.yaml.</source>
        <translation>Das Warehouse in workspace.yaml prüfen.</translation>
    </message>
    <message>
        <source>the rule %1 for &apos;%2&apos; (%3) is proposed, not accepted</source>
        <translation>die Regel %1 für &apos;%2&apos; (%3) ist vorgeschlagen, nicht angenommen</translation>
    </message>
    <message>
        <source>the rule %1 for &apos;%2&apos; (%3) is rejected, not accepted</source>
        <translation>die Regel %1 für &apos;%2&apos; (%3) ist abgelehnt, nicht angenommen</translation>
    </message>
    <message>
        <source>%1: &apos;%2&apos; was a key and is no key</source>
        <translation>%1: &apos;%2&apos; war ein Schlüssel und ist keiner mehr</translation>
    </message>
    <message>
        <source>%1: &apos;%2&apos; was no key and is a key</source>
        <translation>%1: &apos;%2&apos; war kein Schlüssel und ist jetzt einer</translation>
    </message>
    <message>
        <source>Looking for consumers.</source>
        <translation>Konsumenten werden gesucht.</translation>
    </message>
    <message>
        <source>1 consumer is blocked by the mapping</source>
        <translation>1 Konsument ist von der Abbildung blockiert</translation>
    </message>
    <message>
        <source>%1 consumers are blocked by the mapping</source>
        <translation>%1 Konsumenten sind von der Abbildung blockiert</translation>
    </message>
    <message>
        <source>%1 consumers wait for the mapping: decide %2</source>
        <translation>%1 Konsumenten warten auf die Abbildung: zu entscheiden ist %2</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 und %2 weitere</translation>
    </message>
    <message>
        <source>1 consumer is blocked because a schema has changed</source>
        <translation>1 Konsument ist blockiert, weil sich ein Schema geändert hat</translation>
    </message>
    <message>
        <source>%1 consumers are blocked because a schema has changed</source>
        <translation>%1 Konsumenten sind blockiert, weil sich ein Schema geändert hat</translation>
    </message>
    <message>
        <source>1 consumer reads at v1&apos;s grain and waits for your word</source>
        <translation>1 Konsument liest in der Granularität von v1 und wartet auf Ihr Wort</translation>
    </message>
    <message>
        <source>%1 consumers read at v1&apos;s grain and wait for your word</source>
        <translation>%1 Konsumenten lesen in der Granularität von v1 und warten auf Ihr Wort</translation>
    </message>
    <message>
        <source>1 consumer can be rewritten: generate its change</source>
        <translation>1 Konsument kann umgeschrieben werden: seine Änderung erzeugen</translation>
    </message>
    <message>
        <source>%1 consumers can be rewritten: generate their changes</source>
        <translation>%1 Konsumenten können umgeschrieben werden: ihre Änderungen erzeugen</translation>
    </message>
    <message>
        <source>1 consumer is rewritten: open its change</source>
        <translation>1 Konsument ist umgeschrieben: seine Änderung öffnen</translation>
    </message>
    <message>
        <source>%1 consumers are rewritten: open their changes</source>
        <translation>%1 Konsumenten sind umgeschrieben: ihre Änderungen öffnen</translation>
    </message>
    <message>
        <source>1 consumer is in review</source>
        <translation>1 Konsument ist im Review</translation>
    </message>
    <message>
        <source>%1 consumers are in review</source>
        <translation>%1 Konsumenten sind im Review</translation>
    </message>
    <message>
        <source>1 consumer is approved: merge or roll out</source>
        <translation>1 Konsument ist genehmigt: mergen oder ausrollen</translation>
    </message>
    <message>
        <source>%1 consumers are approved: merge or roll out</source>
        <translation>%1 Konsumenten sind genehmigt: mergen oder ausrollen</translation>
    </message>
    <message>
        <source>1 consumer is tried again by itself</source>
        <translation>1 Konsument wird von selbst erneut versucht</translation>
    </message>
    <message>
        <source>%1 consumers are tried again by themselves</source>
        <translation>%1 Konsumenten werden von selbst erneut versucht</translation>
    </message>
    <message>
        <source>1 consumer needs a person</source>
        <translation>1 Konsument braucht einen Menschen</translation>
    </message>
    <message>
        <source>%1 consumers need a person</source>
        <translation>%1 Konsumenten brauchen einen Menschen</translation>
    </message>
    <message>
        <source>1 consumer had its change closed: retry or skip it</source>
        <translation>Von 1 Konsumenten wurde die Änderung geschlossen: erneut versuchen oder überspringen</translation>
    </message>
    <message>
        <source>%1 consumers had their changes closed: retry or skip them</source>
        <translation>Von %1 Konsumenten wurden die Änderungen geschlossen: erneut versuchen oder überspringen</translation>
    </message>
    <message>
        <source>Waits for a person: %1</source>
        <translation>Wartet auf einen Menschen: %1</translation>
    </message>
    <message>
        <source>it reads at v1&apos;s grain</source>
        <translation>er liest in der Granularität von v1</translation>
    </message>
    <message>
        <source>Tries again: %1</source>
        <translation>Versucht es erneut: %1</translation>
    </message>
    <message>
        <source>No mapping could be proposed: %1</source>
        <translation>Es konnte keine Abbildung vorgeschlagen werden: %1</translation>
    </message>
    <message>
        <source>decided by %1</source>
        <translation>entschieden von %1</translation>
    </message>
    <message>
        <source>%1 lets it go on at v2&apos;s grain</source>
        <translation>%1 lässt ihn in der Granularität von v2 weitergehen</translation>
    </message>
    <message>
        <source>%1 lets it go on at v2&apos;s grain: %2</source>
        <translation>%1 lässt ihn in der Granularität von v2 weitergehen: %2</translation>
    </message>
    <message>
        <source>tried again by %1</source>
        <translation>erneut versucht von %1</translation>
    </message>
    <message>
        <source>skipped by %1</source>
        <translation>übersprungen von %1</translation>
    </message>
    <message>
        <source>skipped by %1: %2</source>
        <translation>übersprungen von %1: %2</translation>
    </message>
    <message>
        <source>in review as %1</source>
        <translation>im Review als %1</translation>
    </message>
    <message>
        <source>changes requested in %1</source>
        <translation>in %1 wurden Nachbesserungen verlangt</translation>
    </message>
    <message>
        <source>changes requested in %1 by %2</source>
        <translation>in %1 verlangte %2 Nachbesserungen</translation>
    </message>
    <message>
        <source>changes requested in %1 by %2: %3</source>
        <translation>in %1 verlangte %2 Nachbesserungen: %3</translation>
    </message>
    <message>
        <source>%1 was merged and taken back; it is approved still</source>
        <translation>%1 wurde gemergt und zurückgenommen; die Genehmigung gilt weiter</translation>
    </message>
    <message>
        <source>%1 is approved</source>
        <translation>%1 ist genehmigt</translation>
    </message>
    <message>
        <source>%1 is approved by %2</source>
        <translation>%1 ist von %2 genehmigt</translation>
    </message>
    <message>
        <source>stays on v1 by rule, marked in its code by %1</source>
        <translation>bleibt nach Regel auf v1, in seinem Code markiert durch %1</translation>
    </message>
    <message>
        <source>%1 is merged</source>
        <translation>%1 ist gemergt</translation>
    </message>
    <message>
        <source>%1 was taken back</source>
        <translation>%1 wurde zurückgenommen</translation>
    </message>
    <message>
        <source>%1 was taken back by %2</source>
        <translation>%1 wurde von %2 zurückgenommen</translation>
    </message>
    <message>
        <source>%1 was closed</source>
        <translation>%1 wurde geschlossen</translation>
    </message>
    <message>
        <source>%1 was closed by %2</source>
        <translation>%1 wurde von %2 geschlossen</translation>
    </message>
    <message>
        <source>%1 was made with another mapping: its text would be different now</source>
        <translation>%1 entstand mit einer anderen Abbildung: der Text wäre jetzt ein anderer</translation>
    </message>
    <message>
        <source>try %1 of %2 failed: %3</source>
        <translation>Versuch %1 von %2 fehlgeschlagen: %3</translation>
    </message>
    <message>
        <source>gave up after %1 tries: %2</source>
        <translation>nach %1 Versuchen aufgegeben: %2</translation>
    </message>
    <message>
        <source>its old code fails already: %1</source>
        <translation>schon sein alter Code schlägt fehl: %1</translation>
    </message>
    <message>
        <source>%1 holds with the corrected mapping</source>
        <translation>%1 stimmt auch mit der korrigierten Abbildung</translation>
    </message>
    <message>
        <source>nobody knows where its code lies</source>
        <translation>niemand weiß, wo sein Code liegt</translation>
    </message>
    <message>
        <source>Name the repository and the paths of the pipeline in the catalog, or skip the consumer.</source>
        <translation>Repository und Pfade der Pipeline im Katalog nennen oder den Konsumenten überspringen.</translation>
    </message>
    <message>
        <source>%1 is not in the repository %2</source>
        <translation>%1 liegt nicht im Repository %2</translation>
    </message>
    <message>
        <source>Correct the pipeline&apos;s paths in the catalog and import it again.</source>
        <translation>Die Pfade der Pipeline im Katalog korrigieren und ihn neu importieren.</translation>
    </message>
    <message>
        <source>Repair the pipeline first, or skip it; then retry it here.</source>
        <translation>Erst die Pipeline reparieren oder überspringen; dann hier erneut versuchen.</translation>
    </message>
    <message>
        <source>nothing in its code reads %1</source>
        <translation>nichts in seinem Code liest %1</translation>
    </message>
    <message>
        <source>stays on %1 by rule and still blocks its retirement</source>
        <translation>bleibt nach Regel auf %1 und hält dessen Stilllegung noch auf</translation>
    </message>
    <message>
        <source>the mapping does not say enough</source>
        <translation>die Abbildung sagt nicht genug</translation>
    </message>
    <message>
        <source>needs a person: %1</source>
        <translation>braucht einen Menschen: %1</translation>
    </message>
    <message>
        <source>this kind of code cannot be rewritten yet</source>
        <translation>diese Art Code kann noch nicht umgeschrieben werden</translation>
    </message>
    <message>
        <source>the rewritten code did not pass verification</source>
        <translation>der umgeschriebene Code bestand die Prüfung nicht</translation>
    </message>
    <message>
        <source>the file is gone since the change was merged</source>
        <translation>die Datei ist verschwunden, seit die Änderung gemergt wurde</translation>
    </message>
    <message>
        <source>somebody has edited the file since the change was merged</source>
        <translation>jemand hat die Datei bearbeitet, seit die Änderung gemergt wurde</translation>
    </message>
    <message>
        <source>Edit it by hand with the corrected mapping, or revert the change and retry.</source>
        <translation>Sie nach der korrigierten Abbildung von Hand bearbeiten oder die Änderung zurücknehmen und erneut versuchen.</translation>
    </message>
    <message>
        <source>the corrected mapping makes the same text</source>
        <translation>die korrigierte Abbildung ergibt denselben Text</translation>
    </message>
    <message>
        <source>the corrected mapping leaves this as it was</source>
        <translation>die korrigierte Abbildung lässt dies, wie es war</translation>
    </message>
    <message>
        <source>rewritten again with the corrected mapping</source>
        <translation>mit der korrigierten Abbildung neu umgeschrieben</translation>
    </message>
    <message>
        <source>Pin the mapping to today&apos;s schemas and look at its rules</source>
        <translation>Die Abbildung auf die heutigen Schemas festlegen und ihre Regeln ansehen</translation>
    </message>
    <message>
        <source>makes %1 from %2: it goes when %2 goes</source>
        <translation>macht %1 aus %2: er geht, wenn %2 geht</translation>
    </message>
    <message>
        <source>makes %1: it goes when %1 goes</source>
        <translation>macht %1: er geht, wenn %1 geht</translation>
    </message>
    <message>
        <source>reads %1 according to the %2; where its code lies is not known</source>
        <translation>liest %1 laut %2; wo sein Code liegt, ist nicht bekannt</translation>
    </message>
    <message>
        <source>reads %1 according to the %2; its code could not be read</source>
        <translation>liest %1 laut %2; sein Code konnte nicht gelesen werden</translation>
    </message>
    <message>
        <source>its code reads %1 (%2)</source>
        <translation>sein Code liest %1 (%2)</translation>
    </message>
    <message>
        <source>its code already reads %1</source>
        <translation>sein Code liest schon %1</translation>
    </message>
    <message>
        <source>already reads %1</source>
        <translation>liest schon %1</translation>
    </message>
    <message>
        <source>only mentions %1 in a comment or a text (%2)</source>
        <translation>erwähnt %1 nur in einem Kommentar oder Text (%2)</translation>
    </message>
    <message>
        <source>mentions %1 in a file that is no program (%2)</source>
        <translation>erwähnt %1 in einer Datei, die kein Programm ist (%2)</translation>
    </message>
    <message>
        <source>the lineage says it reads %1</source>
        <translation>laut Lineage liest er %1</translation>
    </message>
    <message>
        <source>the lineage says it reads %1, its code does not: nothing to change in %2</source>
        <translation>laut Lineage liest er %1, laut Code nicht: in %2 ist nichts zu ändern</translation>
    </message>
    <message>
        <source>neither the catalog nor its code speaks of it any more</source>
        <translation>weder der Katalog noch sein Code spricht noch davon</translation>
    </message>
    <message>
        <source>%1 could not be searched: %2</source>
        <translation>%1 konnte nicht durchsucht werden: %2</translation>
    </message>
    <message>
        <source>%1 could not be read: %2</source>
        <translation>%1 konnte nicht gelesen werden: %2</translation>
    </message>
    <message>
        <source>%1 is larger than 4 MB and was not searched</source>
        <translation>%1 ist größer als 4 MB und wurde nicht durchsucht</translation>
    </message>
    <message>
        <source>%1 is no consumer of %2</source>
        <translation>%1 ist kein Konsument von %2</translation>
    </message>
    <message>
        <source>Look at the scope of the migration.</source>
        <translation>Den Umfang der Migration ansehen.</translation>
    </message>
    <message>
        <source>%1 has no mapping yet</source>
        <translation>%1 hat noch keine Abbildung</translation>
    </message>
    <message>
        <source>Wait until rules are proposed.</source>
        <translation>Warten, bis Regeln vorgeschlagen sind.</translation>
    </message>
    <message>
        <source>the deadline %1 is over</source>
        <translation>die Frist %1 ist vorbei</translation>
    </message>
    <message>
        <source>Choose a day to come, or none.</source>
        <translation>Einen künftigen Tag wählen oder keinen.</translation>
    </message>
    <message>
        <source>%1 moves the same consumers already</source>
        <translation>%1 stellt dieselben Konsumenten schon um</translation>
    </message>
    <message>
        <source>Open that migration, or abandon it first.</source>
        <translation>Jene Migration öffnen oder sie erst aufgeben.</translation>
    </message>
    <message>
        <source>%1 has the change %2</source>
        <translation>%1 hat die Änderung %2</translation>
    </message>
    <message>
        <source>Close or revert the change first.</source>
        <translation>Die Änderung erst schließen oder zurücknehmen.</translation>
    </message>
    <message>
        <source>none of these consumers can be tried again</source>
        <translation>keiner dieser Konsumenten kann erneut versucht werden</translation>
    </message>
    <message>
        <source>Only what has failed, is broken, closed or waiting is retried.</source>
        <translation>Erneut versucht wird nur, was fehlgeschlagen, defekt oder geschlossen ist oder wartet.</translation>
    </message>
    <message>
        <source>the change of %1 is merged</source>
        <translation>die Änderung von %1 ist gemergt</translation>
    </message>
    <message>
        <source>Revert the change if it should stay on v1.</source>
        <translation>Die Änderung zurücknehmen, wenn er auf v1 bleiben soll.</translation>
    </message>
    <message>
        <source>no warehouse of the workspace holds %1</source>
        <translation>kein Warehouse des Workspace enthält %1</translation>
    </message>
    <message>
        <source>Name the warehouse under &apos;warehouses&apos; to see values.</source>
        <translation>Das Warehouse unter &apos;warehouses&apos; nennen, um Werte zu sehen.</translation>
    </message>
    <message>
        <source>Submit a new request.</source>
        <translation>Einen neuen Antrag stellen.</translation>
    </message>
    <message>
        <source>the changes of %1 are being generated already</source>
        <translation>die Änderungen von %1 werden schon erzeugt</translation>
    </message>
    <message>
        <source>Wait until that is over; it takes up what has changed meanwhile when you generate again.</source>
        <translation>Warten, bis das vorbei ist; beim nächsten Erzeugen wird aufgenommen, was sich inzwischen geändert hat.</translation>
    </message>
    <message>
        <source>there is no migration &apos;%1&apos;</source>
        <translation>es gibt keine Migration &apos;%1&apos;</translation>
    </message>
    <message>
        <source>Look at the list of migrations.</source>
        <translation>Die Liste der Migrationen ansehen.</translation>
    </message>
    <message>
        <source>there is no mapping &apos;%1&apos; yet</source>
        <translation>es gibt noch keine Abbildung &apos;%1&apos;</translation>
    </message>
    <message>
        <source>Wait until the migration has proposed one.</source>
        <translation>Warten, bis die Migration eine vorgeschlagen hat.</translation>
    </message>
    <message>
        <source>the warehouse could not be asked: %1</source>
        <translation>das Warehouse konnte nicht gefragt werden: %1</translation>
    </message>
    <message>
        <source>the warehouse has no table %1</source>
        <translation>das Warehouse hat keine Tabelle %1</translation>
    </message>
    <message>
        <source>the %1 is missing</source>
        <translation>%1 fehlt</translation>
    </message>
    <message>
        <source>source dataset</source>
        <translation>Quelldataset</translation>
    </message>
    <message>
        <source>target dataset</source>
        <translation>Zieldataset</translation>
    </message>
    <message>
        <source>%1: %2 is no dataset</source>
        <translation>%1: %2 ist kein Dataset</translation>
    </message>
    <message>
        <source>Name a dataset of the catalog.</source>
        <translation>Ein Dataset des Katalogs nennen.</translation>
    </message>
    <message>
        <source>source and target are the same dataset</source>
        <translation>Quelle und Ziel sind dasselbe Dataset</translation>
    </message>
    <message>
        <source>v1 and v2 live side by side under two names: choose the dataset the consumers move to.</source>
        <translation>v1 und v2 bestehen unter zwei Namen nebeneinander: das Dataset wählen, auf das die Konsumenten umziehen.</translation>
    </message>
    <message>
        <source>nobody knows the columns of %1</source>
        <translation>niemand kennt die Spalten von %1</translation>
    </message>
    <message>
        <source>nobody knows the columns of %1 (%2)</source>
        <translation>niemand kennt die Spalten von %1 (%2)</translation>
    </message>
    <message>
        <source>Import a source that states its columns, or create the table in the warehouse.</source>
        <translation>Eine Quelle importieren, die seine Spalten nennt, oder die Tabelle im Warehouse anlegen.</translation>
    </message>
    <message>
        <source>Grain measured: %1 rows of %2 for %3 values of (%4), up to %5 rows for one.</source>
        <translation>Granularität gemessen: %1 Zeilen von %2 für %3 Werte von (%4), bis zu %5 Zeilen für einen.</translation>
    </message>
    <message>
        <source>Grain measured: %1 rows on both sides, one for each value of (%2).</source>
        <translation>Granularität gemessen: %1 Zeilen auf beiden Seiten, eine für jeden Wert von (%2).</translation>
    </message>
    <message>
        <source>Skein builds %1 row by row: one row for each row of %2.</source>
        <translation>Skein baut %1 Zeile für Zeile auf: eine Zeile für jede Zeile von %2.</translation>
    </message>
    <message>
        <source>the workspace has no warehouse &apos;%1&apos;</source>
        <translation>der Workspace hat kein Warehouse &apos;%1&apos;</translation>
    </message>
    <message>
        <source>the engine %1 of warehouse &apos;%2&apos; cannot be opened</source>
        <translation>die Engine %1 des Warehouse &apos;%2&apos; kann nicht geöffnet werden</translation>
    </message>
    <message>
        <source>Name a warehouse of engine sqlite under &apos;warehouses&apos;.</source>
        <translation>Ein Warehouse der Engine sqlite unter &apos;warehouses&apos; nennen.</translation>
    </message>
    <message>
        <source>%1: moved by somebody else</source>
        <translation>%1: von jemand anderem bewegt</translation>
    </message>
    <message>
        <source>Another process holds the lock; it is tried again.</source>
        <translation>Ein anderer Prozess hält die Sperre; es wird erneut versucht.</translation>
    </message>
    <message>
        <source>Look at the repository and plan again.</source>
        <translation>Das Repository ansehen und neu planen.</translation>
    </message>
    <message>
        <source>Check the name; fetch the repository if it is newer elsewhere.</source>
        <translation>Den Namen prüfen; das Repository holen, wenn es anderswo neuer ist.</translation>
    </message>
    <message>
        <source>It exists already: choose another name or update it.</source>
        <translation>Das gibt es schon: einen anderen Namen wählen oder es aktualisieren.</translation>
    </message>
    <message>
        <source>Plan the change again on the present default branch.</source>
        <translation>Die Änderung auf dem jetzigen Standard-Branch neu planen.</translation>
    </message>
    <message>
        <source>Check the credentials of this repository.</source>
        <translation>Die Zugangsdaten dieses Repositorys prüfen.</translation>
    </message>
    <message>
        <source>Check the network; it is tried again.</source>
        <translation>Das Netz prüfen; es wird erneut versucht.</translation>
    </message>
    <message>
        <source>Free some space; it is tried again.</source>
        <translation>Platz schaffen; es wird erneut versucht.</translation>
    </message>
    <message>
        <source>Check the permissions of the repository&apos;s folder.</source>
        <translation>Die Rechte am Ordner des Repositorys prüfen.</translation>
    </message>
    <message>
        <source>Look at the repository with git fsck.</source>
        <translation>Das Repository mit git fsck ansehen.</translation>
    </message>
    <message>
        <source>%1 was created by somebody else</source>
        <translation>%1 wurde von jemand anderem angelegt</translation>
    </message>
    <message>
        <source>merging %1 into %2 conflicts in %3</source>
        <translation>%1 in %2 zu mergen ergibt Konflikte in %3</translation>
    </message>
    <message>
        <source>reverting %1 on %2 conflicts in %3</source>
        <translation>%1 auf %2 zurückzunehmen ergibt Konflikte in %3</translation>
    </message>
    <message>
        <source>branch %1 is checked out in the work tree</source>
        <translation>der Branch %1 ist im Arbeitsverzeichnis ausgecheckt</translation>
    </message>
    <message>
        <source>Check out another branch there, or register a bare clone instead.</source>
        <translation>Dort einen anderen Branch auschecken oder stattdessen einen Bare-Klon eintragen.</translation>
    </message>
    <message>
        <source>there is no branch %1</source>
        <translation>es gibt keinen Branch %1</translation>
    </message>
    <message>
        <source>Check the branch&apos;s name.</source>
        <translation>Den Namen des Branch prüfen.</translation>
    </message>
    <message>
        <source>this folder is not a git repository</source>
        <translation>dieser Ordner ist kein Git-Repository</translation>
    </message>
    <message>
        <source>Name the folder that holds .git, or a bare repository.</source>
        <translation>Den Ordner nennen, der .git enthält, oder ein Bare-Repository.</translation>
    </message>
    <message>
        <source>%1 is not a plain file</source>
        <translation>%1 ist keine einfache Datei</translation>
    </message>
    <message>
        <source>Another connection wrote in between; the transaction was rolled back and can be repeated.</source>
        <translation>Eine andere Verbindung schrieb dazwischen; die Transaktion wurde zurückgerollt und kann wiederholt werden.</translation>
    </message>
    <message>
        <source>Another process is writing to this database; it is tried again, or stop that process.</source>
        <translation>Ein anderer Prozess schreibt in diese Datenbank; es wird erneut versucht, oder jenen Prozess anhalten.</translation>
    </message>
    <message>
        <source>Free disk space where the database lies; nothing was changed.</source>
        <translation>Platz auf dem Datenträger der Datenbank schaffen; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Check the disk and its mount; nothing was changed.</source>
        <translation>Den Datenträger und seine Einbindung prüfen; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Check that the path exists and that this user may read and write the file and its folder.</source>
        <translation>Prüfen, dass der Pfad existiert und dieser Benutzer Datei und Ordner lesen und schreiben darf.</translation>
    </message>
    <message>
        <source>Consumer code may read inputs and write its own shadow tables only; take the statement out.</source>
        <translation>Code von Konsumenten darf nur Eingaben lesen und eigene Schattentabellen schreiben; die Anweisung entfernen.</translation>
    </message>
    <message>
        <source>Correct the statement or the rows that violate the constraint.</source>
        <translation>Die Anweisung korrigieren oder die Zeilen, die die Bedingung verletzen.</translation>
    </message>
    <message>
        <source>Correct the statement and run it again.</source>
        <translation>Die Anweisung korrigieren und erneut laufen lassen.</translation>
    </message>
    <message>
        <source>Start it again when wanted.</source>
        <translation>Bei Bedarf erneut starten.</translation>
    </message>
    <message>
        <source>no such table: %1</source>
        <translation>keine solche Tabelle: %1</translation>
    </message>
    <message>
        <source>no such column: %1</source>
        <translation>keine solche Spalte: %1</translation>
    </message>
    <message>
        <source>It ran longer than %1 ms and was stopped</source>
        <translation>Es lief länger als %1 ms und wurde angehalten</translation>
    </message>
    <message>
        <source>Raise the time limit or make the statement faster.</source>
        <translation>Die Zeitgrenze erhöhen oder die Anweisung beschleunigen.</translation>
    </message>
    <message>
        <source>It was cancelled</source>
        <translation>Es wurde abgebrochen</translation>
    </message>
    <message>
        <source>The database file was moved, replaced or deleted since it was opened</source>
        <translation>Die Datenbankdatei wurde seit dem Öffnen verschoben, ersetzt oder gelöscht</translation>
    </message>
    <message>
        <source>Put the file back or open the warehouse again; nothing was changed.</source>
        <translation>Die Datei zurücklegen oder das Warehouse erneut öffnen; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>There is no database file here</source>
        <translation>Hier ist keine Datenbankdatei</translation>
    </message>
    <message>
        <source>Check the warehouse&apos;s path in workspace.yaml.</source>
        <translation>Den Pfad des Warehouse in workspace.yaml prüfen.</translation>
    </message>
    <message>
        <source>There is no table or view &apos;%1&apos;</source>
        <translation>Es gibt keine Tabelle oder Sicht &apos;%1&apos;</translation>
    </message>
    <message>
        <source>Check the name; the catalog lists what this warehouse holds.</source>
        <translation>Den Namen prüfen; der Katalog führt auf, was dieses Warehouse enthält.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has no column &apos;%2&apos;</source>
        <translation>&apos;%1&apos; hat keine Spalte &apos;%2&apos;</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be adopted: %2</source>
        <translation>&apos;%1&apos; kann nicht übernommen werden: %2</translation>
    </message>
    <message>
        <source>Take these away, or let the user&apos;s scheduler run the pipeline (executor: external).</source>
        <translation>Diese entfernen oder die Pipeline vom eigenen Scheduler laufen lassen (executor: external).</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is a view that somebody else defined</source>
        <translation>&apos;%1&apos; ist eine Sicht, die jemand anderes angelegt hat</translation>
    </message>
    <message>
        <source>&apos;%1&apos; exists already</source>
        <translation>&apos;%1&apos; gibt es schon</translation>
    </message>
    <message>
        <source>It has the trigger &apos;%1&apos;</source>
        <translation>Es hat den Trigger &apos;%1&apos;</translation>
    </message>
    <message>
        <source>The trigger &apos;%1&apos; on &apos;%2&apos; uses it</source>
        <translation>Der Trigger &apos;%1&apos; auf &apos;%2&apos; benutzt es</translation>
    </message>
    <message>
        <source>The foreign key of &apos;%1&apos; refers to it</source>
        <translation>Der Fremdschlüssel von &apos;%1&apos; verweist darauf</translation>
    </message>
    <message>
        <source>View &apos;%1&apos; was changed by somebody else: it points at %2, expected %3</source>
        <translation>Die Sicht &apos;%1&apos; wurde von jemand anderem geändert: sie zeigt auf %2, erwartet war %3</translation>
    </message>
    <message>
        <source>Nothing was switched. Find out who changed it, then put it back or take the target out of the rollout.</source>
        <translation>Nichts wurde umgeschaltet. Herausfinden, wer sie geändert hat, dann sie zurücksetzen oder das Ziel aus dem Rollout nehmen.</translation>
    </message>
    <message>
        <source>nothing Skein made</source>
        <translation>nichts von Skein Gemachtes</translation>
    </message>
    <message>
        <source>The table &apos;%1&apos; that &apos;%2&apos; should show is not there</source>
        <translation>Die Tabelle &apos;%1&apos;, die &apos;%2&apos; zeigen soll, ist nicht da</translation>
    </message>
    <message>
        <source>Nothing was switched. Run the pipeline again to rebuild it.</source>
        <translation>Nichts wurde umgeschaltet. Die Pipeline erneut laufen lassen, um sie neu aufzubauen.</translation>
    </message>
    <message>
        <source>Nothing was switched.</source>
        <translation>Nichts wurde umgeschaltet.</translation>
    </message>
    <message>
        <source>the workspace is open read-only</source>
        <translation>der Workspace ist nur zum Lesen geöffnet</translation>
    </message>
    <message>
        <source>Open it for writing.</source>
        <translation>Ihn zum Schreiben öffnen.</translation>
    </message>
    <message>
        <source>there is no such folder</source>
        <translation>es gibt keinen solchen Ordner</translation>
    </message>
    <message>
        <source>Check the path, or make a sample: skein sample DIR</source>
        <translation>Den Pfad prüfen oder ein Beispiel anlegen: skein sample DIR</translation>
    </message>
    <message>
        <source>the folder is not a Skein workspace: it has no %1</source>
        <translation>der Ordner ist kein Skein-Workspace: er hat kein %1</translation>
    </message>
    <message>
        <source>Make one with skein import -w DIR SOURCE, or a sample with skein sample DIR.</source>
        <translation>Einen mit skein import -w DIR SOURCE anlegen oder ein Beispiel mit skein sample DIR.</translation>
    </message>
    <message>
        <source>the folder holds a workspace already</source>
        <translation>der Ordner enthält schon einen Workspace</translation>
    </message>
    <message>
        <source>Open it, or choose an empty folder.</source>
        <translation>Ihn öffnen oder einen leeren Ordner wählen.</translation>
    </message>
    <message>
        <source>the workspace is open already, by process %1 on %2</source>
        <translation>der Workspace ist schon geöffnet, von Prozess %1 auf %2</translation>
    </message>
    <message>
        <source>Close it there, or open it read-only here. If that machine is gone, remove %1.</source>
        <translation>Ihn dort schließen oder hier nur zum Lesen öffnen. Gibt es jenen Rechner nicht mehr, %1 entfernen.</translation>
    </message>
    <message>
        <source>the workspace folder is read-only</source>
        <translation>der Ordner des Workspace ist schreibgeschützt</translation>
    </message>
    <message>
        <source>Change its permissions, or open it read-only.</source>
        <translation>Seine Rechte ändern oder ihn nur zum Lesen öffnen.</translation>
    </message>
    <message>
        <source>cannot read the workspace&apos;s database</source>
        <translation>die Datenbank des Workspace kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>cannot write to the workspace&apos;s database</source>
        <translation>in die Datenbank des Workspace kann nicht geschrieben werden</translation>
    </message>
    <message>
        <source>cannot open the workspace&apos;s database</source>
        <translation>die Datenbank des Workspace kann nicht geöffnet werden</translation>
    </message>
    <message>
        <source>the workspace&apos;s database is damaged</source>
        <translation>die Datenbank des Workspace ist beschädigt</translation>
    </message>
    <message>
        <source>Another program is writing to the workspace; try again in a moment.</source>
        <translation>Ein anderes Programm schreibt in den Workspace; gleich erneut versuchen.</translation>
    </message>
    <message>
        <source>Free some space on the disk of the workspace, then try again.</source>
        <translation>Platz auf dem Datenträger des Workspace schaffen, dann erneut versuchen.</translation>
    </message>
    <message>
        <source>Check the disk of the workspace and its free space, then try again.</source>
        <translation>Den Datenträger des Workspace und seinen freien Platz prüfen, dann erneut versuchen.</translation>
    </message>
    <message>
        <source>Check the permissions of the workspace folder, or open it read-only.</source>
        <translation>Die Rechte am Ordner des Workspace prüfen oder ihn nur zum Lesen öffnen.</translation>
    </message>
    <message>
        <source>Keep the damaged file, restore the newest one from the workspace&apos;s backups folder, then run skein doctor.</source>
        <translation>Die beschädigte Datei aufheben, die neueste aus dem Ordner backups des Workspace zurückholen, dann skein doctor laufen lassen.</translation>
    </message>
    <message>
        <source>Run skein doctor on the workspace; if it finds nothing, report the message.</source>
        <translation>skein doctor auf dem Workspace laufen lassen; findet es nichts, die Meldung weitergeben.</translation>
    </message>
    <message>
        <source>Try again; if it stays, run skein doctor on the workspace.</source>
        <translation>Erneut versuchen; bleibt es, skein doctor auf dem Workspace laufen lassen.</translation>
    </message>
    <message>
        <source>%1 %2 was changed by %3 meanwhile (version %4, version %5 was seen)</source>
        <translation>%1 %2 wurde inzwischen von %3 geändert (Version %4, gesehen wurde Version %5)</translation>
    </message>
    <message>
        <source>Look at the present version and make the change again.</source>
        <translation>Die jetzige Version ansehen und die Änderung erneut machen.</translation>
    </message>
    <message>
        <source>line %1 is missing</source>
        <translation>Zeile %1 fehlt</translation>
    </message>
    <message>
        <source>line %1 does not follow on the line before it</source>
        <translation>Zeile %1 folgt nicht auf die Zeile davor</translation>
    </message>
    <message>
        <source>line %1 was changed after it was written</source>
        <translation>Zeile %1 wurde geändert, nachdem sie geschrieben war</translation>
    </message>
    <message>
        <source>line %1 is not the one that was written last</source>
        <translation>Zeile %1 ist nicht die zuletzt geschriebene</translation>
    </message>
    <message>
        <source>cannot read the journal</source>
        <translation>das Journal kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>cannot write the journal</source>
        <translation>das Journal kann nicht geschrieben werden</translation>
    </message>
    <message>
        <source>the check was stopped</source>
        <translation>die Prüfung wurde angehalten</translation>
    </message>
    <message>
        <source>This version cannot open a warehouse of engine %1.</source>
        <translation>Diese Version kann kein Warehouse der Engine %1 öffnen.</translation>
    </message>
    <message>
        <source>SQLite, %1 tables and views</source>
        <translation>SQLite, %1 Tabellen und Sichten</translation>
    </message>
    <message>
        <source>Default branch %1, deployed by %2</source>
        <translation>Standard-Branch %1, ausgebracht durch %2</translation>
    </message>
    <message>
        <source>cannot read</source>
        <translation>Lesen nicht möglich</translation>
    </message>
    <message>
        <source>cannot write</source>
        <translation>Schreiben nicht möglich</translation>
    </message>
    <message>
        <source>cannot create the folder</source>
        <translation>der Ordner kann nicht angelegt werden</translation>
    </message>
    <message>
        <source>Free some space on that disk, then try again.</source>
        <translation>Platz auf dem Datenträger schaffen, dann erneut versuchen.</translation>
    </message>
    <message>
        <source>Check the permissions of the folder, or choose another one.</source>
        <translation>Die Rechte am Ordner prüfen oder einen anderen wählen.</translation>
    </message>
    <message>
        <source>the job stopped: %1</source>
        <translation>der Auftrag brach ab: %1</translation>
    </message>
    <message>
        <source>Try again; if it stays, report the message.</source>
        <translation>Erneut versuchen; bleibt es, die Meldung weitergeben.</translation>
    </message>
    <message>
        <source>%1 %2 was changed by somebody else meanwhile (version %3, version %4 was seen)</source>
        <translation>%1 %2 wurde inzwischen von jemand anderem geändert (Version %3, gesehen wurde Version %4)</translation>
    </message>
    <message>
        <source>its change %1 is not known</source>
        <translation>seine Änderung %1 ist nicht bekannt</translation>
    </message>
    <message>
        <source>repositories of deploy mode %1 are not rolled out yet</source>
        <translation>Repositories mit Deploy-Modus %1 werden noch nicht ausgerollt</translation>
    </message>
    <message>
        <source>its repository deploys by merging, and it is merged already</source>
        <translation>sein Repository bringt durch Mergen aus, und es ist schon gemergt</translation>
    </message>
    <message>
        <source>the catalog does not know the pipeline, so nobody knows what it writes</source>
        <translation>der Katalog kennt die Pipeline nicht, also weiß niemand, was sie schreibt</translation>
    </message>
    <message>
        <source>pipelines of kind %1 cannot be run beside their old code yet</source>
        <translation>Pipelines der Art %1 können noch nicht neben ihrem alten Code laufen</translation>
    </message>
    <message>
        <source>the catalog names no output of it</source>
        <translation>der Katalog nennt keine Ausgabe von ihm</translation>
    </message>
    <message>
        <source>it consists of %1 files: one file a pipeline can be run so far</source>
        <translation>er besteht aus %1 Dateien: bisher kann je Pipeline eine Datei laufen</translation>
    </message>
    <message>
        <source>it runs %1 already</source>
        <translation>es läuft schon %1</translation>
    </message>
    <message>
        <source>no consumer can be deployed yet</source>
        <translation>noch kein Konsument kann ausgebracht werden</translation>
    </message>
    <message>
        <source>no consumer can be deployed: %1</source>
        <translation>kein Konsument kann ausgebracht werden: %1</translation>
    </message>
    <message>
        <source>Merge changes first (or approve them, where the repository deploys by merging).</source>
        <translation>Erst Änderungen mergen (oder sie genehmigen, wo das Repository durch Mergen ausbringt).</translation>
    </message>
    <message>
        <source>Name the warehouse the pipelines run on under &apos;warehouses&apos;.</source>
        <translation>Das Warehouse, auf dem die Pipelines laufen, unter &apos;warehouses&apos; nennen.</translation>
    </message>
    <message>
        <source>The plan has no target: merge or approve at least one change first.</source>
        <translation>Der Plan hat kein Ziel: erst mindestens eine Änderung mergen oder genehmigen.</translation>
    </message>
    <message>
        <source>The plan has no stage.</source>
        <translation>Der Plan hat keine Stufe.</translation>
    </message>
    <message>
        <source>Stage %1: %2 % must be above the stage before and at most 100 %.</source>
        <translation>Stufe %1: %2 % müssen über der Stufe davor liegen und höchstens 100 % sein.</translation>
    </message>
    <message>
        <source>Stage %1: the error margin must lie between 0 and 1.</source>
        <translation>Stufe %1: die Fehlergrenze muss zwischen 0 und 1 liegen.</translation>
    </message>
    <message>
        <source>The last stage ends at %1 %; targets beyond it would never be switched.</source>
        <translation>Die letzte Stufe endet bei %1 %; Ziele darüber würden nie umgeschaltet.</translation>
    </message>
    <message>
        <source>Target %1 appears twice.</source>
        <translation>Das Ziel %1 kommt zweimal vor.</translation>
    </message>
    <message>
        <source>Target %1 has no pipeline.</source>
        <translation>Das Ziel %1 hat keine Pipeline.</translation>
    </message>
    <message>
        <source>Target %1: pipelines of kind command are not supported yet.</source>
        <translation>Ziel %1: Pipelines der Art command werden noch nicht unterstützt.</translation>
    </message>
    <message>
        <source>Output %1 belongs to two targets.</source>
        <translation>Die Ausgabe %1 gehört zu zwei Zielen.</translation>
    </message>
    <message>
        <source>Target %1 would also deploy %2 commits that are not this migration&apos;s (%3): approve them first.</source>
        <translation>Das Ziel %1 würde auch %2 Commits ausbringen, die nicht zu dieser Migration gehören (%3): erst genehmigen.</translation>
    </message>
    <message>
        <source>Target %1: deploy mode command is not supported yet.</source>
        <translation>Ziel %1: der Deploy-Modus command wird noch nicht unterstützt.</translation>
    </message>
    <message>
        <source>Stage 1 has no target.</source>
        <translation>Stufe 1 hat kein Ziel.</translation>
    </message>
    <message>
        <source>%1 units can pass an error margin of %2 pp at best, the plan asks for %3 pp: widen the margin, enlarge the stage, wait for %4 units, or use the gate exactInvariantsOnly</source>
        <translation>%1 Einheiten erlauben bestenfalls eine Fehlergrenze von %2 pp, der Plan verlangt %3 pp: die Grenze weiten, die Stufe vergrößern, %4 Einheiten abwarten oder die Freigabe exactInvariantsOnly nehmen</translation>
    </message>
    <message>
        <source>Correct the plan and start again.</source>
        <translation>Den Plan korrigieren und neu starten.</translation>
    </message>
    <message>
        <source>Correct the plan, then start it.</source>
        <translation>Den Plan korrigieren, dann starten.</translation>
    </message>
    <message>
        <source>rollout %1 was started already</source>
        <translation>der Rollout %1 wurde schon gestartet</translation>
    </message>
    <message>
        <source>Give the plan another id.</source>
        <translation>Dem Plan eine andere Id geben.</translation>
    </message>
    <message>
        <source>target %1 is in the live rollout %2 (%3)</source>
        <translation>das Ziel %1 ist im aktiven Rollout %2 (%3)</translation>
    </message>
    <message>
        <source>Finish that rollout or roll it back first.</source>
        <translation>Jenen Rollout erst beenden oder zurückrollen.</translation>
    </message>
    <message>
        <source>target %1 was switched by %2, which can still be rolled back</source>
        <translation>das Ziel %1 wurde von %2 umgeschaltet, der noch zurückgerollt werden kann</translation>
    </message>
    <message>
        <source>Finalize that rollout first; its rollback is then given up.</source>
        <translation>Jenen Rollout erst finalisieren; sein Zurückrollen ist dann aufgegeben.</translation>
    </message>
    <message>
        <source>1 rows equal</source>
        <translation>1 Zeile gleich</translation>
    </message>
    <message>
        <source>%1 rows equal</source>
        <translation>%1 Zeilen gleich</translation>
    </message>
    <message>
        <source>%1 rows equal within rounding of floating-point sums</source>
        <translation>%1 Zeilen gleich bis auf Rundung von Gleitkommasummen</translation>
    </message>
    <message>
        <source>columns differ: %1 before, %2 now</source>
        <translation>Spalten weichen ab: vorher %1, jetzt %2</translation>
    </message>
    <message>
        <source>%1 of %2 rows differ; first: %3</source>
        <translation>%1 von %2 Zeilen weichen ab; zuerst: %3</translation>
    </message>
    <message>
        <source>old (%1)</source>
        <translation>alt (%1)</translation>
    </message>
    <message>
        <source>new (%1)</source>
        <translation>neu (%1)</translation>
    </message>
    <message>
        <source>old (%1), new (%2)</source>
        <translation>alt (%1), neu (%2)</translation>
    </message>
    <message>
        <source>%1 (not compared, they differ between two runs of the old code: %2)</source>
        <translation>%1 (nicht verglichen, da zwischen zwei Läufen des alten Codes verschieden: %2)</translation>
    </message>
    <message>
        <source>shadow run differs: %1</source>
        <translation>Schattenlauf weicht ab: %1</translation>
    </message>
    <message>
        <source>a load arrived during the shadow run; the pair does not count</source>
        <translation>während des Schattenlaufs traf eine Lieferung ein; das Paar zählt nicht</translation>
    </message>
    <message>
        <source>the code that runs today fails already: %1</source>
        <translation>schon der heutige Code schlägt fehl: %1</translation>
    </message>
    <message>
        <source>the new code fails: %1</source>
        <translation>der neue Code schlägt fehl: %1</translation>
    </message>
    <message>
        <source>the old code fails: %1</source>
        <translation>der alte Code schlägt fehl: %1</translation>
    </message>
    <message>
        <source>the old code fails, the new one runs: %1</source>
        <translation>der alte Code schlägt fehl, der neue läuft: %1</translation>
    </message>
    <message>
        <source>the view %1 was changed by somebody else: it reads %2, expected %3</source>
        <translation>die Sicht %1 wurde von jemand anderem geändert: sie liest %2, erwartet war %3</translation>
    </message>
    <message>
        <source>Find out who changed it, put it back, then retry the target.</source>
        <translation>Herausfinden, wer sie geändert hat, sie zurücksetzen, dann das Ziel erneut versuchen.</translation>
    </message>
    <message>
        <source>the view %1 reads %2, expected %3</source>
        <translation>die Sicht %1 liest %2, erwartet war %3</translation>
    </message>
    <message>
        <source>Find out who changed it, put it back, then retry the rollback.</source>
        <translation>Herausfinden, wer sie geändert hat, sie zurücksetzen, dann das Zurückrollen erneut versuchen.</translation>
    </message>
    <message>
        <source>%1 is not what the old code left: fingerprint %2, recorded %3</source>
        <translation>%1 ist nicht, was der alte Code hinterließ: Fingerabdruck %2, vermerkt %3</translation>
    </message>
    <message>
        <source>Run the old code again for this output; the journal names the load.</source>
        <translation>Den alten Code für diese Ausgabe erneut laufen lassen; das Journal nennt die Lieferung.</translation>
    </message>
    <message>
        <source>fingerprint equal over %1 rows</source>
        <translation>Fingerabdruck gleich über %1 Zeilen</translation>
    </message>
    <message>
        <source>the runner is stopping</source>
        <translation>der Runner hält an</translation>
    </message>
    <message>
        <source>no such target</source>
        <translation>kein solches Ziel</translation>
    </message>
    <message>
        <source>The journal and the plan do not fit each other.</source>
        <translation>Journal und Plan passen nicht zusammen.</translation>
    </message>
    <message>
        <source>unknown step &quot;%1&quot;</source>
        <translation>unbekannter Schritt &quot;%1&quot;</translation>
    </message>
    <message>
        <source>The journal was written by a newer version of Skein: use that version.</source>
        <translation>Das Journal wurde von einer neueren Version von Skein geschrieben: jene Version benutzen.</translation>
    </message>
    <message>
        <source>the mapping gives no SQL</source>
        <translation>die Abbildung ergibt kein SQL</translation>
    </message>
    <message>
        <source>Complete the mapping.</source>
        <translation>Die Abbildung vervollständigen.</translation>
    </message>
    <message>
        <source>%1 of %2 key ranges differ; first: %3</source>
        <translation>%1 von %2 Schlüsselbereichen weichen ab; zuerst: %3</translation>
    </message>
    <message>
        <source>%1 rows expected, %2 are there</source>
        <translation>%1 Zeilen erwartet, %2 sind da</translation>
    </message>
    <message>
        <source>the content of %1 rows differs</source>
        <translation>der Inhalt von %1 Zeilen weicht ab</translation>
    </message>
    <message>
        <source>%1 rows of &apos;%2&apos; have no key</source>
        <translation>%1 Zeilen von &apos;%2&apos; haben keinen Schlüssel</translation>
    </message>
    <message>
        <source>%1 rows built in %2 chunks</source>
        <translation>%1 Zeilen in %2 Teilen aufgebaut</translation>
    </message>
    <message>
        <source>all %1 checks hold, %2 rows in v2</source>
        <translation>alle %1 Prüfungen bestehen, %2 Zeilen in v2</translation>
    </message>
    <message>
        <source>all %1 checks hold, %2 rows in v2 from %3 on</source>
        <translation>alle %1 Prüfungen bestehen, %2 Zeilen in v2 ab %3</translation>
    </message>
    <message>
        <source>%1 of %2 checks do not hold; %3</source>
        <translation>%1 von %2 Prüfungen bestehen nicht; %3</translation>
    </message>
    <message>
        <source>%1 rows equal what the mapping makes of v1</source>
        <translation>%1 Zeilen gleich dem, was die Abbildung aus v1 macht</translation>
    </message>
    <message>
        <source>%1 key ranges built again</source>
        <translation>%1 Schlüsselbereiche neu aufgebaut</translation>
    </message>
    <message>
        <source>a load arrived during the audit of v2</source>
        <translation>während des Abgleichs von v2 traf eine Lieferung ein</translation>
    </message>
    <message>
        <source>It is audited again.</source>
        <translation>Es wird erneut abgeglichen.</translation>
    </message>
    <message>
        <source>%1 targets of stage %2 failed before their switch; %3 are tolerated</source>
        <translation>%1 Ziele der Stufe %2 scheiterten vor dem Umschalten; %3 werden hingenommen</translation>
    </message>
    <message>
        <source>The stage adds no target to the one before, so there is nothing to judge</source>
        <translation>Die Stufe fügt der vorigen kein Ziel hinzu, also ist nichts zu beurteilen</translation>
    </message>
    <message>
        <source>No target of stage %1 could be switched, so there is nothing to judge</source>
        <translation>Kein Ziel der Stufe %1 konnte umgeschaltet werden, also ist nichts zu beurteilen</translation>
    </message>
    <message>
        <source>Went on by approval: %1</source>
        <translation>Per Genehmigung weitergegangen: %1</translation>
    </message>
    <message>
        <source>asked by %1</source>
        <translation>verlangt von %1</translation>
    </message>
    <message>
        <source>%1 is not possible while the rollout is %2</source>
        <translation>%1 ist nicht möglich, solange der Rollout im Zustand %2 ist</translation>
    </message>
    <message>
        <source>Nothing can be asked of it in this state.</source>
        <translation>In diesem Zustand kann nichts von ihm verlangt werden.</translation>
    </message>
    <message>
        <source>Possible now: %1.</source>
        <translation>Jetzt möglich: %1.</translation>
    </message>
    <message>
        <source>the rollout has no target &quot;%1&quot;</source>
        <translation>der Rollout hat kein Ziel &quot;%1&quot;</translation>
    </message>
    <message>
        <source>Use a target id as shown in the target list.</source>
        <translation>Eine Ziel-Id aus der Zielliste benutzen.</translation>
    </message>
    <message>
        <source>target &quot;%1&quot; is already switched</source>
        <translation>das Ziel &quot;%1&quot; ist schon umgeschaltet</translation>
    </message>
    <message>
        <source>Roll it back first.</source>
        <translation>Es erst zurückrollen.</translation>
    </message>
    <message>
        <source>%1 needs at least one target</source>
        <translation>%1 braucht mindestens ein Ziel</translation>
    </message>
    <message>
        <source>Name the targets.</source>
        <translation>Die Ziele nennen.</translation>
    </message>
    <message>
        <source>Finish it or roll it back first.</source>
        <translation>Ihn erst beenden oder zurückrollen.</translation>
    </message>
    <message>
        <source>interrupted before it took effect; done again</source>
        <translation>unterbrochen, bevor es wirkte; erneut getan</translation>
    </message>
    <message>
        <source>the rollout has moved on since this view was made; it is now %1</source>
        <translation>der Rollout ist seit dieser Ansicht weitergegangen; er ist jetzt im Zustand %1</translation>
    </message>
    <message>
        <source>Look at the present state and ask again.</source>
        <translation>Den jetzigen Zustand ansehen und erneut verlangen.</translation>
    </message>
    <message>
        <source>a newer runner has taken the rollout over</source>
        <translation>ein neuerer Runner hat den Rollout übernommen</translation>
    </message>
    <message>
        <source>Stop this runner.</source>
        <translation>Diesen Runner anhalten.</translation>
    </message>
    <message>
        <source>the workspace has no repository &quot;%1&quot; with a usable path</source>
        <translation>der Workspace hat kein Repository &quot;%1&quot; mit brauchbarem Pfad</translation>
    </message>
    <message>
        <source>Add it under &quot;repositories&quot;, then retry the target.</source>
        <translation>Es unter &quot;repositories&quot; eintragen, dann das Ziel erneut versuchen.</translation>
    </message>
    <message>
        <source>the workspace has no SQLite warehouse &quot;%1&quot; with a usable path</source>
        <translation>der Workspace hat kein SQLite-Warehouse &quot;%1&quot; mit brauchbarem Pfad</translation>
    </message>
    <message>
        <source>Add it under &quot;warehouses&quot;, then retry.</source>
        <translation>Es unter &quot;warehouses&quot; eintragen, dann erneut versuchen.</translation>
    </message>
    <message>
        <source>there is no rollout &quot;%1&quot;</source>
        <translation>es gibt keinen Rollout &quot;%1&quot;</translation>
    </message>
    <message>
        <source>Use an id from the list of rollouts.</source>
        <translation>Eine Id aus der Liste der Rollouts benutzen.</translation>
    </message>
    <message>
        <source>the rollout is not driven by this program</source>
        <translation>der Rollout wird nicht von diesem Programm gefahren</translation>
    </message>
    <message>
        <source>Use the program that holds the workspace, or close it and open the workspace here.</source>
        <translation>Das Programm benutzen, das den Workspace hält, oder es schließen und den Workspace hier öffnen.</translation>
    </message>
    <message>
        <source>the plan is not the one that was started</source>
        <translation>der Plan ist nicht der, der gestartet wurde</translation>
    </message>
    <message>
        <source>Put the stored plan back; its hash is in the rollout&apos;s first journal line.</source>
        <translation>Den gespeicherten Plan zurücksetzen; sein Hash steht in der ersten Journalzeile des Rollouts.</translation>
    </message>
    <message>
        <source>rollout %1 holds %2 and cannot be driven here</source>
        <translation>der Rollout %1 hält %2 und kann hier nicht gefahren werden</translation>
    </message>
    <message>
        <source>Repair that rollout first; the message at its resume says how.</source>
        <translation>Jenen Rollout erst reparieren; die Meldung beim Fortsetzen sagt, wie.</translation>
    </message>
    <message>
        <source>a pipeline of kind select writes exactly one output, this one %1</source>
        <translation>eine Pipeline der Art select schreibt genau eine Ausgabe, diese %1</translation>
    </message>
    <message>
        <source>Correct its outputs in the catalog.</source>
        <translation>Ihre Ausgaben im Katalog korrigieren.</translation>
    </message>
    <message>
        <source>%1, so the script cannot run beside the present one</source>
        <translation>%1, also kann das Skript nicht neben dem jetzigen laufen</translation>
    </message>
    <message>
        <source>A person must roll this pipeline out by hand, or rewrite the statement.</source>
        <translation>Ein Mensch muss diese Pipeline von Hand ausrollen oder die Anweisung umschreiben.</translation>
    </message>
    <message>
        <source>A statement is not understood</source>
        <translation>Eine Anweisung wird nicht verstanden</translation>
    </message>
    <message>
        <source>It makes a unique index</source>
        <translation>Es legt einen eindeutigen Index an</translation>
    </message>
    <message>
        <source>%1 is not a write that can be redirected</source>
        <translation>%1 ist kein Schreibzugriff, der umgeleitet werden kann</translation>
    </message>
    <message>
        <source>The table that %1 writes is not known</source>
        <translation>Die Tabelle, die %1 schreibt, ist nicht bekannt</translation>
    </message>
    <message>
        <source>It writes %1, which is not an output of the pipeline</source>
        <translation>Es schreibt %1, das keine Ausgabe der Pipeline ist</translation>
    </message>
    <message>
        <source>%1 is at %2, the plan was made for %3</source>
        <translation>%1 steht auf %2, der Plan wurde für %3 gemacht</translation>
    </message>
    <message>
        <source>Somebody moved the deploy ref: make a new plan.</source>
        <translation>Jemand hat den Deploy-Ref bewegt: einen neuen Plan machen.</translation>
    </message>
    <message>
        <source>%1 commits in the deploy range are not this migration&apos;s, the first is %2</source>
        <translation>%1 Commits im Deploy-Bereich gehören nicht zu dieser Migration, der erste ist %2</translation>
    </message>
    <message>
        <source>Approve them in the plan, or deploy them on their own first.</source>
        <translation>Sie im Plan genehmigen oder erst für sich ausbringen.</translation>
    </message>
    <message>
        <source>deploys %1 approved foreign commits as well</source>
        <translation>bringt auch %1 genehmigte fremde Commits aus</translation>
    </message>
    <message>
        <source>nothing but this migration&apos;s change is deployed</source>
        <translation>nur die Änderung dieser Migration wird ausgebracht</translation>
    </message>
    <message>
        <source>runs %1</source>
        <translation>läuft mit %1</translation>
    </message>
    <message>
        <source>merged as %1</source>
        <translation>gemergt als %1</translation>
    </message>
    <message>
        <source>merged, not deployed: runs %1 again</source>
        <translation>gemergt, nicht ausgebracht: läuft wieder mit %1</translation>
    </message>
    <message>
        <source>reverted as %1</source>
        <translation>zurückgenommen als %1</translation>
    </message>
    <message>
        <source>%1: %2 in v1, %3 in v2</source>
        <translation>%1: %2 in v1, dagegen %3 in v2</translation>
    </message>
    <message>
        <source>stage %1: %2</source>
        <translation>Stufe %1: %2</translation>
    </message>
    <message>
        <source>every compared row equal over %1 runs</source>
        <translation>jede verglichene Zeile gleich über %1 Läufe</translation>
    </message>
    <message>
        <source>The invariants could not be checked: %1</source>
        <translation>Die Invarianten konnten nicht geprüft werden: %1</translation>
    </message>
    <message>
        <source>%1 of %2 exact invariants is broken: %3</source>
        <translation>%1 von %2 exakten Invarianten ist verletzt: %3</translation>
    </message>
    <message>
        <source>%1 of %2 exact invariants is broken: %3 (%4)</source>
        <translation>%1 von %2 exakten Invarianten ist verletzt: %3 (%4)</translation>
    </message>
    <message>
        <source>%1 of %2 exact invariants are broken: %3</source>
        <translation>%1 von %2 exakten Invarianten sind verletzt: %3</translation>
    </message>
    <message>
        <source>%1 of %2 exact invariants are broken: %3 (%4)</source>
        <translation>%1 von %2 exakten Invarianten sind verletzt: %3 (%4)</translation>
    </message>
    <message>
        <source>The invariants have no data: nothing was compared</source>
        <translation>Die Invarianten haben keine Daten: nichts wurde verglichen</translation>
    </message>
    <message>
        <source>No exact invariant has been checked yet, so nothing is ruled out</source>
        <translation>Noch keine exakte Invariante wurde geprüft, also ist nichts ausgeschlossen</translation>
    </message>
    <message>
        <source>1 exact invariant held on 1 unit</source>
        <translation>1 exakte Invariante hielt über 1 Einheit</translation>
    </message>
    <message>
        <source>1 exact invariant held on %1 units</source>
        <translation>1 exakte Invariante hielt über %1 Einheiten</translation>
    </message>
    <message>
        <source>%1 exact invariants held on 1 unit</source>
        <translation>%1 exakte Invarianten hielten über 1 Einheit</translation>
    </message>
    <message>
        <source>%1 exact invariants held on %2 units</source>
        <translation>%1 exakte Invarianten hielten über %2 Einheiten</translation>
    </message>
    <message>
        <source>Freshness could not be read: %1</source>
        <translation>Die Frische konnte nicht gelesen werden: %1</translation>
    </message>
    <message>
        <source>The new side reports no freshness while the old side does; that is held, not passed</source>
        <translation>Die neue Seite meldet keine Frische, die alte schon; das wird angehalten, nicht bestanden</translation>
    </message>
    <message>
        <source>No freshness data on either side</source>
        <translation>Keine Frischedaten auf beiden Seiten</translation>
    </message>
    <message>
        <source>Freshness has not been measured yet</source>
        <translation>Die Frische wurde noch nicht gemessen</translation>
    </message>
    <message>
        <source>The new side is %1 old; the old side reports nothing to compare with</source>
        <translation>Die neue Seite ist %1 alt; die alte Seite meldet nichts zum Vergleichen</translation>
    </message>
    <message>
        <source>new side %1 old, old side %2</source>
        <translation>neue Seite %1 alt, alte Seite %2</translation>
    </message>
    <message>
        <source>new side %1 old, old side %2 (limit %3)</source>
        <translation>neue Seite %1 alt, alte Seite %2 (Grenze %3)</translation>
    </message>
    <message>
        <source>Freshness: %1 in %2 of the last %3 samples</source>
        <translation>Frische: %1 in %2 der letzten %3 Messungen</translation>
    </message>
    <message>
        <source>Upstream is late: %1; both sides are behind</source>
        <translation>Die Quelle ist spät: %1; beide Seiten hängen zurück</translation>
    </message>
    <message>
        <source>Freshness: %1 in one sample; a second one decides</source>
        <translation>Frische: %1 in einer Messung; eine zweite entscheidet</translation>
    </message>
    <message>
        <source>freshness within bounds: %1</source>
        <translation>Frische in den Grenzen: %1</translation>
    </message>
    <message>
        <source>new error rate %1 of %2 runs: its lower bound %3 is over the absolute limit %4</source>
        <translation>neue Fehlerrate %1 von %2 Läufen: ihre untere Schranke %3 liegt über der absoluten Grenze %4</translation>
    </message>
    <message>
        <source>The error rate could not be read: %1</source>
        <translation>Die Fehlerrate konnte nicht gelesen werden: %1</translation>
    </message>
    <message>
        <source>more errors than runs were reported</source>
        <translation>es wurden mehr Fehler als Läufe gemeldet</translation>
    </message>
    <message>
        <source>The new side reports no runs while the old side reports %1; that is held, not passed</source>
        <translation>Die neue Seite meldet keine Läufe, die alte %1; das wird angehalten, nicht bestanden</translation>
    </message>
    <message>
        <source>No runs were reported on either side</source>
        <translation>Auf keiner Seite wurden Läufe gemeldet</translation>
    </message>
    <message>
        <source>No run of the new side has been observed yet, so nothing is ruled out</source>
        <translation>Noch kein Lauf der neuen Seite wurde beobachtet, also ist nichts ausgeschlossen</translation>
    </message>
    <message>
        <source>new error rate %1 of %2 runs, but the old side reports nothing to compare with</source>
        <translation>neue Fehlerrate %1 von %2 Läufen, aber die alte Seite meldet nichts zum Vergleichen</translation>
    </message>
    <message>
        <source>new error rate %1 against %2, %3 runs each: lower bound of the difference %4 &gt; margin %5</source>
        <translation>neue Fehlerrate %1 gegen %2, je %3 Läufe: untere Schranke des Unterschieds %4 &gt; Grenze %5</translation>
    </message>
    <message>
        <source>new error rate %1 against %2, %3 and %4 runs: lower bound of the difference %5 &gt; margin %6</source>
        <translation>neue Fehlerrate %1 gegen %2, %3 und %4 Läufe: untere Schranke des Unterschieds %5 &gt; Grenze %6</translation>
    </message>
    <message>
        <source>new error rate %1 against %2, %3 runs each: upper bound of the difference %4 &lt; margin %5</source>
        <translation>neue Fehlerrate %1 gegen %2, je %3 Läufe: obere Schranke des Unterschieds %4 &lt; Grenze %5</translation>
    </message>
    <message>
        <source>new error rate %1 against %2, %3 and %4 runs: upper bound of the difference %5 &lt; margin %6</source>
        <translation>neue Fehlerrate %1 gegen %2, %3 und %4 Läufe: obere Schranke des Unterschieds %5 &lt; Grenze %6</translation>
    </message>
    <message>
        <source>new error rate %1 against %2, %3 runs each: a difference up to %4 is not ruled out (margin %5)</source>
        <translation>neue Fehlerrate %1 gegen %2, je %3 Läufe: ein Unterschied bis %4 ist nicht ausgeschlossen (Grenze %5)</translation>
    </message>
    <message>
        <source>new error rate %1 against %2, %3 and %4 runs: a difference up to %5 is not ruled out (margin %6)</source>
        <translation>neue Fehlerrate %1 gegen %2, %3 und %4 Läufe: ein Unterschied bis %5 ist nicht ausgeschlossen (Grenze %6)</translation>
    </message>
    <message>
        <source>at least %1 runs are needed</source>
        <translation>mindestens %1 Läufe sind nötig</translation>
    </message>
    <message>
        <source>Latency could not be read: %1</source>
        <translation>Die Latenz konnte nicht gelesen werden: %1</translation>
    </message>
    <message>
        <source>No paired run times were reported</source>
        <translation>Es wurden keine gepaarten Laufzeiten gemeldet</translation>
    </message>
    <message>
        <source>latency: %1 of at least %2 pairs</source>
        <translation>Latenz: %1 von mindestens %2 Paaren</translation>
    </message>
    <message>
        <source>latency %1 over %2 pairs: lower bound %3 &gt; margin %4</source>
        <translation>Latenz %1 über %2 Paare: untere Schranke %3 &gt; Grenze %4</translation>
    </message>
    <message>
        <source>latency %1 over %2 pairs, but only %3 ms slower, which is under %4 ms</source>
        <translation>Latenz %1 über %2 Paare, aber nur %3 ms langsamer, was unter %4 ms liegt</translation>
    </message>
    <message>
        <source>latency %1 over %2 pairs: upper bound %3 &lt; margin %4</source>
        <translation>Latenz %1 über %2 Paare: obere Schranke %3 &lt; Grenze %4</translation>
    </message>
    <message>
        <source>latency %1 over %2 pairs: up to %3 slower is not ruled out (margin %4)</source>
        <translation>Latenz %1 über %2 Paare: bis zu %3 langsamer ist nicht ausgeschlossen (Grenze %4)</translation>
    </message>
    <message>
        <source>any amount</source>
        <translation>beliebig viel</translation>
    </message>
    <message>
        <source>an error rate up to %1 is not ruled out by 1 unit</source>
        <translation>eine Fehlerrate bis %1 ist von 1 Einheit nicht ausgeschlossen</translation>
    </message>
    <message>
        <source>an error rate up to %1 is not ruled out by %2 units</source>
        <translation>eine Fehlerrate bis %1 ist von %2 Einheiten nicht ausgeschlossen</translation>
    </message>
    <message>
        <source>not compared: %1</source>
        <translation>nicht verglichen: %1</translation>
    </message>
    <message>
        <source>No independent unit has been observed yet, so nothing is ruled out</source>
        <translation>Noch keine unabhängige Einheit wurde beobachtet, also ist nichts ausgeschlossen</translation>
    </message>
    <message>
        <source>Checking the mapping against its consumers</source>
        <translation>Die Abbildung wird gegen ihre Konsumenten geprüft</translation>
    </message>
    <message>
        <source>Looking at the values of %1</source>
        <translation>Die Werte von %1 werden angesehen</translation>
    </message>
    <message>
        <source>Proposing rules</source>
        <translation>Regeln werden vorgeschlagen</translation>
    </message>
    <message>
        <source>Rewriting %1</source>
        <translation>%1 wird umgeschrieben</translation>
    </message>
    <message>
        <source>Searching %1</source>
        <translation>%1 wird durchsucht</translation>
    </message>
    <message>
        <source>Waiting to try again</source>
        <translation>Wartet auf den nächsten Versuch</translation>
    </message>
    <message>
        <source>Putting the catalog together</source>
        <translation>Der Katalog wird zusammengestellt</translation>
    </message>
    <message>
        <source>Reading the catalog</source>
        <translation>Der Katalog wird gelesen</translation>
    </message>
    <message>
        <source>Reading migrations and changes</source>
        <translation>Migrationen und Änderungen werden gelesen</translation>
    </message>
    <message>
        <source>Creating tables</source>
        <translation>Tabellen werden angelegt</translation>
    </message>
    <message>
        <source>Loading day %1 of %2</source>
        <translation>Tag %1 von %2 wird geladen</translation>
    </message>
    <message>
        <source>Stage %1: %2</source>
        <translation>Stufe %1: %2</translation>
    </message>
    <message>
        <source>1 statement read</source>
        <translation>1 Anweisung gelesen</translation>
    </message>
    <message>
        <source>1 reference moved, %1 left on v1 by a rule</source>
        <translation>1 Verweis umgestellt, %1 nach Regel auf v1 gelassen</translation>
    </message>
    <message>
        <source>1 consumer waits for the mapping: decide %1</source>
        <translation>1 Konsument wartet auf die Abbildung: zu entscheiden ist %1</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is in the warehouse already, and Skein did not make it</source>
        <translation>„%1“ gibt es im Warehouse schon, und Skein hat es nicht gemacht</translation>
    </message>
    <message>
        <source>Nothing was switched. Rename or drop it, then Retry; or ask for a migration whose v2 is made elsewhere.</source>
        <translation>Nichts wurde umgeschaltet. Benennen Sie es um oder löschen Sie es, dann „Erneut versuchen“; oder fordern Sie eine Migration an, deren v2 anderswo gemacht wird.</translation>
    </message>
    <message>
        <source>v2 has a column &apos;%1&apos;, which would be meant here instead of the query&apos;s own &apos;%2&apos;</source>
        <translation>v2 hat eine Spalte „%1“, die hier statt des eigenen Namens „%2“ der Abfrage gemeint wäre</translation>
    </message>
    <message>
        <source>Give the query&apos;s column another name first, or write out its expression here</source>
        <translation>Geben Sie der Spalte der Abfrage zuerst einen anderen Namen, oder schreiben Sie ihren Ausdruck hier aus</translation>
    </message>
    <message>
        <source>the statement has a parenthesis without its other half</source>
        <translation>die Anweisung hat eine Klammer ohne Gegenstück</translation>
    </message>
    <message>
        <source>Repair the statement first</source>
        <translation>Reparieren Sie zuerst die Anweisung</translation>
    </message>
    <message>
        <source>the workspace was not made to its end</source>
        <translation>der Arbeitsbereich wurde nicht zu Ende gemacht</translation>
    </message>
    <message>
        <source>Unless another program is making it now, remove the folder and make it again: skein sample DIR</source>
        <translation>Sofern ihn nicht gerade ein anderes Programm macht: Entfernen Sie den Ordner und machen Sie ihn neu: skein sample DIR</translation>
    </message>
    <message>
        <source>a sample that was not made to its end is in the folder</source>
        <translation>in dem Ordner ist ein Beispiel, das nicht zu Ende gemacht wurde</translation>
    </message>
    <message>
        <source>Unless another program is making it now, remove the folder, then try again.</source>
        <translation>Sofern es nicht gerade ein anderes Programm macht: Entfernen Sie den Ordner, dann versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>tables called %1 in two schemas are read, and the mapping does not say which of them is v1</source>
        <translation>Tabellen namens %1 aus zwei Schemas werden gelesen, und das Mapping sagt nicht, welche davon v1 ist</translation>
    </message>
    <message>
        <source>Write the schema in the mapping&apos;s source dataset</source>
        <translation>Schreiben Sie das Schema in das Quell-Dataset des Mappings</translation>
    </message>
    <message>
        <source>a rollout of %1 is under way</source>
        <translation>ein Rollout von %1 läuft noch</translation>
    </message>
    <message>
        <source>Roll it back, or finalize it once it is complete.</source>
        <translation>Rollen Sie ihn zurück, oder finalisieren Sie ihn, sobald er vollständig ist.</translation>
    </message>
    <message>
        <source>%1 is abandoned already</source>
        <translation>%1 ist bereits aufgegeben</translation>
    </message>
    <message>
        <source>%1 is abandoned</source>
        <translation>%1 ist aufgegeben</translation>
    </message>
    <message>
        <source>Submit a new migration to begin again.</source>
        <translation>Reichen Sie eine neue Migration ein, um von vorn zu beginnen.</translation>
    </message>
    <message>
        <source>Say that v2 is made elsewhere, or give Skein a name that is free.</source>
        <translation>Geben Sie an, dass v2 anderswo entsteht, oder nennen Sie Skein einen freien Namen.</translation>
    </message>
    <message>
        <source>the mapping moves %1 to %2, the migration %3 to %4</source>
        <translation>das Mapping führt %1 zu %2, die Migration %3 zu %4</translation>
    </message>
    <message>
        <source>Take the mapping of this migration.</source>
        <translation>Nehmen Sie das Mapping dieser Migration.</translation>
    </message>
    <message>
        <source>the repository belongs to another user, so git does not open it</source>
        <translation>das Repository gehört einem anderen Benutzer, daher öffnet git es nicht</translation>
    </message>
    <message>
        <source>If you trust it: git config --global --add safe.directory %1</source>
        <translation>Wenn Sie ihm vertrauen: git config --global --add safe.directory %1</translation>
    </message>
    <message>
        <source>v2&apos;s rows of the key, added up</source>
        <translation>die Zeilen von v2 zum Schlüssel, zusammengezählt</translation>
    </message>
    <message>
        <source>the query calls a part of its own &apos;%1&apos;, which is v2&apos;s name</source>
        <translation>die Abfrage nennt einen eigenen Teil &apos;%1&apos;, und so heißt v2</translation>
    </message>
    <message>
        <source>Give that part another name first</source>
        <translation>Geben Sie jenem Teil zuerst einen anderen Namen</translation>
    </message>
    <message>
        <source>the result&apos;s column &apos;%1&apos; has its new name from now on</source>
        <translation>die Spalte &apos;%1&apos; des Ergebnisses trägt von nun an ihren neuen Namen</translation>
    </message>
    <message>
        <source>Whoever reads it by name has to follow</source>
        <translation>Wer sie mit Namen liest, muss folgen</translation>
    </message>
    <message>
        <source>%1; not checked, as no rule fills them: %2</source>
        <translation>%1; nicht geprüft, da keine Regel sie füllt: %2</translation>
    </message>
    <message>
        <source>%1 keeps values that are not in its table: an old &apos;%2&apos; would be taken for &apos;%3&apos;</source>
        <translation>%1 behält Werte, die nicht in der Tabelle stehen: Ein altes &apos;%2&apos; gälte als &apos;%3&apos;</translation>
    </message>
    <message>
        <source>Make sure that no old value is called so, or put it into the table</source>
        <translation>Stellen Sie sicher, dass kein alter Wert so heißt, oder nehmen Sie ihn in die Tabelle auf</translation>
    </message>
    <message>
        <source>kept as last imported, since a part of the source cannot be read (%1): %2</source>
        <translation>beibehalten wie zuletzt importiert, weil ein Teil der Quelle nicht lesbar ist (%1): %2</translation>
    </message>
    <message>
        <source>the folder cannot be read</source>
        <translation>der Ordner ist nicht lesbar</translation>
    </message>
    <message>
        <source>%1 must be one text</source>
        <translation>%1 muss ein Text sein</translation>
    </message>
    <message>
        <source>%1 must be one text, with commas between the paths</source>
        <translation>%1 muss ein Text sein, mit Kommas zwischen den Pfaden</translation>
    </message>
    <message>
        <source>a column of spec.columns has no name and is left out</source>
        <translation>eine Spalte in spec.columns hat keinen Namen und wird ausgelassen</translation>
    </message>
    <message>
        <source>apiVersion is missing; expected backstage.io/v1alpha1</source>
        <translation>apiVersion fehlt; erwartet wird backstage.io/v1alpha1</translation>
    </message>
    <message>
        <source>apiVersion is &quot;%1&quot;, expected backstage.io/v1alpha1 or v1beta1</source>
        <translation>apiVersion ist &quot;%1&quot;, erwartet wird backstage.io/v1alpha1 oder v1beta1</translation>
    </message>
    <message>
        <source>cannot open the database: %1</source>
        <translation>die Datenbank lässt sich nicht öffnen: %1</translation>
    </message>
    <message>
        <source>cannot read the database: %1</source>
        <translation>die Datenbank lässt sich nicht lesen: %1</translation>
    </message>
    <message>
        <source>cannot read the manifest: %1</source>
        <translation>das Manifest lässt sich nicht lesen: %1</translation>
    </message>
    <message>
        <source>cannot be read: %1</source>
        <translation>nicht lesbar: %1</translation>
    </message>
    <message>
        <source>import cancelled</source>
        <translation>Import abgebrochen</translation>
    </message>
    <message>
        <source>manifest version %1 is newer than %2, the newest one known; what could be understood was read</source>
        <translation>Manifest-Version %1 ist neuer als %2, die neueste bekannte; gelesen wurde, was zu verstehen war</translation>
    </message>
    <message>
        <source>metadata.annotations must be a mapping of names to texts</source>
        <translation>metadata.annotations muss Namen auf Texte abbilden</translation>
    </message>
    <message>
        <source>no Backstage entity could be read: %1</source>
        <translation>keine Backstage-Entity war lesbar: %1</translation>
    </message>
    <message>
        <source>no Backstage entity was found</source>
        <translation>es wurde keine Backstage-Entity gefunden</translation>
    </message>
    <message>
        <source>not valid JSON: %1</source>
        <translation>kein gültiges JSON: %1</translation>
    </message>
    <message>
        <source>not valid YAML: %1</source>
        <translation>kein gültiges YAML: %1</translation>
    </message>
    <message>
        <source>recognised as .%1, which is not a catalog source</source>
        <translation>als .%1 erkannt, was keine Katalogquelle ist</translation>
    </message>
    <message>
        <source>skein/paths without skein/repository: nobody knows whose paths they are</source>
        <translation>skein/paths ohne skein/repository: niemand weiß, wessen Pfade es sind</translation>
    </message>
    <message>
        <source>skein/repository without skein/paths: nobody knows which file is the pipeline&apos;s</source>
        <translation>skein/repository ohne skein/paths: niemand weiß, welche Datei die der Pipeline ist</translation>
    </message>
    <message>
        <source>spec.columns must be a list of columns, each with name and type</source>
        <translation>spec.columns muss eine Liste von Spalten sein, jede mit Name und Typ</translation>
    </message>
    <message>
        <source>the annotation %1 is not known and says nothing; known are %2</source>
        <translation>die Annotation %1 ist nicht bekannt und besagt nichts; bekannt sind %2</translation>
    </message>
    <message>
        <source>the file is empty</source>
        <translation>die Datei ist leer</translation>
    </message>
    <message>
        <source>the format was not recognised</source>
        <translation>das Format wurde nicht erkannt</translation>
    </message>
    <message>
        <source>there is no such file or folder</source>
        <translation>eine solche Datei oder einen solchen Ordner gibt es nicht</translation>
    </message>
    <message>
        <source>this is dbt&apos;s %1 file, not a manifest</source>
        <translation>das ist dbts Datei %1, kein Manifest</translation>
    </message>
    <message>
        <source>spec.%1 is not a path</source>
        <translation>spec.%1 ist kein Pfad</translation>
    </message>
    <message>
        <source>metadata.name &quot;%1&quot; is not valid: letters, digits, &quot;-&quot;, &quot;_&quot;, &quot;.&quot;, at most 63 of them</source>
        <translation>metadata.name &quot;%1&quot; ist nicht gültig: Buchstaben, Ziffern, &quot;-&quot;, &quot;_&quot;, &quot;.&quot;, höchstens 63 davon</translation>
    </message>
    <message>
        <source>a document that is not a mapping</source>
        <translation>ein Dokument, das keine Zuordnung ist</translation>
    </message>
    <message>
        <source>kind %1 is not known to the catalog</source>
        <translation>die Art %1 kennt der Katalog nicht</translation>
    </message>
    <message>
        <source>kind is missing</source>
        <translation>kind fehlt</translation>
    </message>
    <message>
        <source>metadata.name is missing</source>
        <translation>metadata.name fehlt</translation>
    </message>
    <message>
        <source>no apiVersion and no kind: not a Backstage entity</source>
        <translation>weder apiVersion noch kind: keine Backstage-Entity</translation>
    </message>
    <message>
        <source>%1 has no resource_type</source>
        <translation>%1 hat keinen resource_type</translation>
    </message>
    <message>
        <source>a link that leaves the imported folder</source>
        <translation>ein Link, der aus dem importierten Ordner führt</translation>
    </message>
    <message>
        <source>holds a NUL byte: not a YAML text</source>
        <translation>enthält ein NUL-Byte: kein YAML-Text</translation>
    </message>
    <message>
        <source>templated YAML, not readable as it is: %1</source>
        <translation>YAML mit Platzhaltern, so nicht lesbar: %1</translation>
    </message>
    <message>
        <source>%1.%2 is not an object</source>
        <translation>%1.%2 ist kein Objekt</translation>
    </message>
    <message>
        <source>no &quot;nodes&quot;: this is not dbt&apos;s catalog</source>
        <translation>kein &quot;nodes&quot;: das ist nicht dbts Katalog</translation>
    </message>
    <message>
        <source>target %1 does not exist</source>
        <translation>das Ziel %1 gibt es nicht</translation>
    </message>
    <message>
        <source>target %1 is a folder; name the files in it</source>
        <translation>das Ziel %1 ist ein Ordner; nennen Sie die Dateien darin</translation>
    </message>
    <message>
        <source>target %1 leaves the imported folder</source>
        <translation>das Ziel %1 führt aus dem importierten Ordner</translation>
    </message>
    <message>
        <source>templated target %1</source>
        <translation>Ziel mit Platzhalter: %1</translation>
    </message>
    <message>
        <source>%1 was defined already in %2:%3; the first one stands</source>
        <translation>%1 ist schon in %2:%3 beschrieben; das erste gilt</translation>
    </message>
    <message>
        <source>a template, not an entity: the name is &quot;%1&quot;</source>
        <translation>eine Vorlage, keine Entity: der Name ist &quot;%1&quot;</translation>
    </message>
    <message>
        <source>remote target %1 is listed, not fetched</source>
        <translation>das entfernte Ziel %1 wird genannt, nicht geholt</translation>
    </message>
    <message>
        <source>%1 is given twice; the first one stands</source>
        <translation>%1 steht doppelt da; das erste gilt</translation>
    </message>
    <message>
        <source>%1: spec.%2 names %3, which is not in the catalog</source>
        <translation>%1: spec.%2 nennt %3, was nicht im Katalog ist</translation>
    </message>
    <message>
        <source>%1 depends on %2, which the manifest does not have</source>
        <translation>%1 hängt von %2 ab, was das Manifest nicht hat</translation>
    </message>
    <message>
        <source>%1: %2 is not %3 and was left out</source>
        <translation>%1: %2 ist nicht %3 und wurde ausgelassen</translation>
    </message>
    <message>
        <source>a list of texts</source>
        <translation>eine Liste von Texten</translation>
    </message>
    <message>
        <source>an object with a list of nodes</source>
        <translation>ein Objekt mit einer Liste nodes</translation>
    </message>
    <message>
        <source>an object</source>
        <translation>ein Objekt</translation>
    </message>
    <message>
        <source>%1 has no readable columns</source>
        <translation>%1 hat keine lesbaren Spalten</translation>
    </message>
    <message>
        <source>the rows of %1 cannot be counted: %2</source>
        <translation>die Zeilen von %1 lassen sich nicht zählen: %2</translation>
    </message>
    <message>
        <source>%1 is disabled in its project</source>
        <translation>%1 ist in seinem Projekt abgeschaltet</translation>
    </message>
    <message>
        <source>Another program is writing to it; wait for that to end, then import again.</source>
        <translation>Ein anderes Programm schreibt darin; warten Sie dessen Ende ab und importieren Sie noch einmal.</translation>
    </message>
    <message>
        <source>Check the file with PRAGMA integrity_check, or restore it from a backup.</source>
        <translation>Prüfen Sie die Datei mit PRAGMA integrity_check oder stellen Sie sie aus einer Sicherung her.</translation>
    </message>
    <message>
        <source>Check the path and its permissions.</source>
        <translation>Prüfen Sie den Pfad und seine Rechte.</translation>
    </message>
    <message>
        <source>Check the path.</source>
        <translation>Prüfen Sie den Pfad.</translation>
    </message>
    <message>
        <source>Check the permissions of the file and its folder, and the disk.</source>
        <translation>Prüfen Sie die Rechte der Datei und ihres Ordners sowie den Datenträger.</translation>
    </message>
    <message>
        <source>Correct the file there, then import again.</source>
        <translation>Berichtigen Sie die Datei dort und importieren Sie noch einmal.</translation>
    </message>
    <message>
        <source>Correct the file at that line.</source>
        <translation>Berichtigen Sie die Datei in jener Zeile.</translation>
    </message>
    <message>
        <source>Import %1; or name the format with --format (%2).</source>
        <translation>Importieren Sie %1, oder nennen Sie das Format mit --format (%2).</translation>
    </message>
    <message>
        <source>Import %1.</source>
        <translation>Importieren Sie %1.</translation>
    </message>
    <message>
        <source>%1 files of other kinds were left out: %2</source>
        <translation>%1 Dateien anderer Art wurden ausgelassen: %2</translation>
    </message>
    <message>
        <source>nothing in the folder is a catalog source; the first file: %1</source>
        <translation>nichts in dem Ordner ist eine Katalogquelle; die erste Datei: %1</translation>
    </message>
    <message>
        <source>nothing of it could be read: %1</source>
        <translation>nichts davon konnte gelesen werden: %1</translation>
    </message>
    <message>
        <source>nothing for the catalog was found</source>
        <translation>nichts für den Katalog wurde gefunden</translation>
    </message>
    <message>
        <source>Check that this is the right file or folder.</source>
        <translation>Prüfen Sie, ob dies die richtige Datei oder der richtige Ordner ist.</translation>
    </message>
    <message>
        <source>of no known format</source>
        <translation>von keinem bekannten Format</translation>
    </message>
    <message>
        <source>one of dbt&apos;s files that is read together with a manifest.json, not alone</source>
        <translation>eine der Dateien von dbt, die zusammen mit einem manifest.json gelesen wird, nicht allein</translation>
    </message>
    <message>
        <source>a link that leads nowhere</source>
        <translation>eine Verknüpfung, die nirgendwohin führt</translation>
    </message>
    <message>
        <source>reads and writes no table</source>
        <translation>liest und schreibt keine Tabelle</translation>
    </message>
    <message>
        <source>the table&apos;s name is made by a template: %1</source>
        <translation>der Name der Tabelle entsteht erst durch eine Vorlage: %1</translation>
    </message>
    <message>
        <source>a part was not understood; what stands around it was read: %1</source>
        <translation>ein Teil wurde nicht verstanden; was darum steht, wurde gelesen: %1</translation>
    </message>
    <message>
        <source>holds a NUL byte: not a SQL text</source>
        <translation>enthält ein NUL-Byte: kein SQL-Text</translation>
    </message>
    <message>
        <source>It may be half-written: wait for whoever writes it, then import again.</source>
        <translation>Sie ist vielleicht erst halb geschrieben: Warten Sie ab und importieren Sie noch einmal.</translation>
    </message>
    <message>
        <source>Name a SQLite database that is not encrypted.</source>
        <translation>Nennen Sie eine SQLite-Datenbank, die nicht verschlüsselt ist.</translation>
    </message>
    <message>
        <source>Name a folder with catalog-info.yaml files.</source>
        <translation>Nennen Sie einen Ordner mit Dateien catalog-info.yaml.</translation>
    </message>
    <message>
        <source>Name dbt&apos;s target/manifest.json.</source>
        <translation>Nennen Sie dbts target/manifest.json.</translation>
    </message>
    <message>
        <source>Name the manifest.json beside it.</source>
        <translation>Nennen Sie das manifest.json daneben.</translation>
    </message>
    <message>
        <source>Run dbt parse or dbt compile again.</source>
        <translation>Lassen Sie dbt parse oder dbt compile noch einmal laufen.</translation>
    </message>
    <message>
        <source>Run dbt parse, or check the path and its permissions.</source>
        <translation>Lassen Sie dbt parse laufen, oder prüfen Sie den Pfad und seine Rechte.</translation>
    </message>
    <message>
        <source>The file may be half-written: wait for dbt to finish, or run dbt parse again.</source>
        <translation>Die Datei ist vielleicht erst halb geschrieben: Warten Sie dbts Ende ab, oder lassen Sie dbt parse noch einmal laufen.</translation>
    </message>
</context>
<context>
    <name>ReviewActs</name>
    <message>
        <source>opened</source>
        <translation>geöffnet</translation>
    </message>
    <message>
        <source>approved</source>
        <translation>genehmigt</translation>
    </message>
    <message>
        <source>requested changes</source>
        <translation>Nachbesserung verlangt</translation>
    </message>
    <message>
        <source>merged</source>
        <translation>gemergt</translation>
    </message>
    <message>
        <source>reverted</source>
        <translation>zurück</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>geschlossen</translation>
    </message>
    <message>
        <source>updated</source>
        <translation>aktualisiert</translation>
    </message>
</context>
<context>
    <name>Rollback</name>
    <message>
        <source>exact as of %1</source>
        <translation>exakt, Stand %1</translation>
    </message>
    <message>
        <source>%1 — %2</source>
        <translation>%1 — %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 — the old side is behind by %n run(s): its last one is restored</source>
        <translation>
            <numerusform>%1 — die alte Seite liegt %n Lauf zurück: Ihr letzter wird wiederhergestellt</numerusform>
            <numerusform>%1 — die alte Seite liegt %n Läufe zurück: Ihr letzter wird wiederhergestellt</numerusform>
        </translation>
    </message>
    <message>
        <source>Not exact: the old output is restored as of its last run</source>
        <translation>Nicht exakt: Die alte Ausgabe wird nach ihrem letzten Lauf wiederhergestellt</translation>
    </message>
    <message numerus="yes">
        <source>Roll back · %n target(s), not exact</source>
        <translation>
            <numerusform>Zurückrollen · %n Ziel, nicht exakt</numerusform>
            <numerusform>Zurückrollen · %n Ziele, nicht exakt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Roll back · %n target(s), exact</source>
        <translation>
            <numerusform>Zurückrollen · %n Ziel, exakt</numerusform>
            <numerusform>Zurückrollen · %n Ziele, exakt</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Rollout</name>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>Targets</source>
        <translation>Ziele</translation>
    </message>
    <message>
        <source>Bake</source>
        <translation>Reife</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>Einh.</translation>
    </message>
    <message>
        <source>Gate</source>
        <translation>Freigabe</translation>
    </message>
    <message>
        <source>%1 % of %2 = %3</source>
        <translation>%1 % von %2 = %3</translation>
    </message>
    <message>
        <source>exact invariants</source>
        <translation>Invarianten</translation>
    </message>
    <message>
        <source>full judge</source>
        <translation>volles Urteil</translation>
    </message>
    <message>
        <source>approval</source>
        <translation>Genehmigung</translation>
    </message>
    <message>
        <source>no error rate</source>
        <translation>keine Fehlerrate</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Besitzer</translation>
    </message>
    <message>
        <source>Deployed by</source>
        <translation>Ausbringen</translation>
    </message>
    <message>
        <source>Rollback</source>
        <translation>Rückweg</translation>
    </message>
    <message>
        <source>Read by</source>
        <translation>Leser</translation>
    </message>
    <message>
        <source>Foreign commits</source>
        <translation>Fremde Commits</translation>
    </message>
    <message>
        <source>pinned</source>
        <translation>festgesetzt</translation>
    </message>
    <message numerus="yes">
        <source>%n commit(s)</source>
        <translation>
            <numerusform>%n Commit</numerusform>
            <numerusform>%n Commits</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is audited against %2 first; consumers wait for it</source>
        <translation>%1 wird zuerst gegen %2 abgeglichen; Konsumenten warten darauf</translation>
    </message>
    <message>
        <source>%1 is built from %2 in chunks, audited, and only then seen</source>
        <translation>%1 wird in Teilen aus %2 aufgebaut, abgeglichen und erst dann sichtbar</translation>
    </message>
    <message numerus="yes">
        <source>%n output(s) become views over the tables behind them; readers notice nothing</source>
        <translation>
            <numerusform>%n Ausgabe wird eine Sicht auf die Tabelle dahinter; Leser merken nichts</numerusform>
            <numerusform>%n Ausgaben werden Sichten auf die Tabellen dahinter; Leser merken nichts</numerusform>
        </translation>
    </message>
    <message>
        <source>The old code goes on running beside the new one, so that every target can be taken back</source>
        <translation>Der alte Code läuft neben dem neuen weiter, damit jedes Ziel zurückgenommen werden kann</translation>
    </message>
    <message numerus="yes">
        <source>%n target(s) deploy by merging into their default branch</source>
        <translation>
            <numerusform>%n Ziel wird durch Mergen in den Standard-Branch ausgebracht</numerusform>
            <numerusform>%n Ziele werden durch Mergen in den Standard-Branch ausgebracht</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 would also deploy commits that are not this migration&apos;s: accept them or wait</source>
        <translation>%1 würde auch Commits ausbringen, die nicht zu dieser Migration gehören: annehmen oder warten</translation>
    </message>
    <message>
        <source>Rollout</source>
        <translation>Rollout</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Gestartet</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Beendet</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latenz</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Rows differ</source>
        <translation>Zeilen ≠</translation>
    </message>
    <message>
        <source>Because</source>
        <translation>Weil</translation>
    </message>
    <message>
        <source>median of new / old over paired runs</source>
        <translation>Median von neu / alt über gepaarte Läufe</translation>
    </message>
    <message>
        <source>new: %1 of %2 runs failed; old: %3 of %4</source>
        <translation>neu: %1 von %2 Läufen fehlgeschlagen; alt: %3 von %4</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>within the margin</source>
        <translation>in der Grenze</translation>
    </message>
    <message>
        <source>breach</source>
        <translation>Verletzung</translation>
    </message>
    <message>
        <source>inconclusive</source>
        <translation>nicht entscheidbar</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>keine Daten</translation>
    </message>
    <message>
        <source>interval %1 to %2, α spent %3</source>
        <translation>Intervall %1 bis %2, α verbraucht %3</translation>
    </message>
    <message>
        <source>Measured with the first run after a switch</source>
        <translation>Gemessen mit dem ersten Lauf nach dem Umschalten</translation>
    </message>
    <message>
        <source>stage %1</source>
        <translation>Stufe %1</translation>
    </message>
    <message>
        <source>draft</source>
        <translation>Entwurf</translation>
    </message>
    <message>
        <source>planned</source>
        <translation>geplant</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>pausiert</translation>
    </message>
    <message>
        <source>frozen</source>
        <translation>eingefroren</translation>
    </message>
    <message>
        <source>rolling back</source>
        <translation>rollt zurück</translation>
    </message>
    <message>
        <source>rolled back</source>
        <translation>zurückgerollt</translation>
    </message>
    <message>
        <source>rollback blocked</source>
        <translation>Zurückrollen blockiert</translation>
    </message>
    <message>
        <source>completed</source>
        <translation>abgeschlossen</translation>
    </message>
    <message>
        <source>finalized</source>
        <translation>finalisiert</translation>
    </message>
    <message>
        <source>pending</source>
        <translation>ausstehend</translation>
    </message>
    <message>
        <source>preflight</source>
        <translation>Vorprüfung</translation>
    </message>
    <message>
        <source>building</source>
        <translation>im Aufbau</translation>
    </message>
    <message>
        <source>audited</source>
        <translation>abgeglichen</translation>
    </message>
    <message>
        <source>switching</source>
        <translation>schaltet um</translation>
    </message>
    <message>
        <source>canary</source>
        <translation>Vorhut</translation>
    </message>
    <message>
        <source>baked</source>
        <translation>gereift</translation>
    </message>
    <message>
        <source>waits to retry</source>
        <translation>wartet auf Versuch</translation>
    </message>
    <message>
        <source>held</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>quarantined</source>
        <translation>beiseitegelegt</translation>
    </message>
    <message>
        <source>broken before</source>
        <translation>vorher defekt</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>übersprungen</translation>
    </message>
    <message>
        <source>going back</source>
        <translation>geht zurück</translation>
    </message>
    <message>
        <source>restored, unchecked</source>
        <translation>zurück, ungeprüft</translation>
    </message>
    <message>
        <source>restored, checked</source>
        <translation>zurück, geprüft</translation>
    </message>
    <message>
        <source>restored</source>
        <translation>zurück</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausieren</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Genehmigen</translation>
    </message>
    <message>
        <source>Roll back</source>
        <translation>Zurückrollen</translation>
    </message>
    <message>
        <source>Freeze</source>
        <translation>Einfrieren</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Überspringen</translation>
    </message>
    <message>
        <source>exact: the old output is kept and kept warm</source>
        <translation>exakt: die alte Ausgabe bleibt erhalten und warm</translation>
    </message>
    <message>
        <source>guarded: exact unless somebody else wrote to the output</source>
        <translation>bewacht: exakt, sofern niemand sonst in die Ausgabe schrieb</translation>
    </message>
    <message>
        <source>by writing back: not exact</source>
        <translation>durch Zurückschreiben: nicht exakt</translation>
    </message>
    <message>
        <source>cannot be taken back</source>
        <translation>kann nicht zurückgenommen werden</translation>
    </message>
    <message>
        <source>query</source>
        <translation>Abfrage</translation>
    </message>
    <message>
        <source>script</source>
        <translation>Skript</translation>
    </message>
    <message>
        <source>command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>deploy ref</source>
        <translation>Deploy-Ref</translation>
    </message>
    <message>
        <source>by merging</source>
        <translation>durch Mergen</translation>
    </message>
    <message>
        <source>by command</source>
        <translation>durch Befehl</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 d</translation>
    </message>
    <message numerus="yes">
        <source>%n target(s)</source>
        <translation>
            <numerusform>%n Ziel</numerusform>
            <numerusform>%n Ziele</numerusform>
        </translation>
    </message>
    <message>
        <source>waiting · approval first</source>
        <translation>wartet · Genehmigung</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>waits for approval</source>
        <translation>wartet auf Genehmigung</translation>
    </message>
    <message>
        <source>at the gate</source>
        <translation>vor der Freigabe</translation>
    </message>
    <message>
        <source>baking · %1 of %2 units</source>
        <translation>reift · %1 von %2 Einheiten</translation>
    </message>
    <message>
        <source>bake %1</source>
        <translation>Reife %1</translation>
    </message>
    <message>
        <source>Not covered yet: %1</source>
        <translation>Noch nicht abgedeckt: %1</translation>
    </message>
    <message>
        <source>Stage %1 of %2 · %3</source>
        <translation>Stufe %1 von %2 · %3</translation>
    </message>
    <message>
        <source>Error rate</source>
        <translation>Fehlerrate</translation>
    </message>
    <message>
        <source>Freshness</source>
        <translation>Aktualität</translation>
    </message>
    <message>
        <source>d MMM HH:mm:ss</source>
        <translation>d. MMM HH:mm:ss</translation>
    </message>
    <message>
        <source>Finalize</source>
        <translation>Abschließen</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weiterer</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Taken back for: %1</source>
        <translation>Zurückgenommen wegen: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n more target(s)</source>
        <translation>
            <numerusform>%n weiteres Ziel</numerusform>
            <numerusform>%n weitere Ziele</numerusform>
        </translation>
    </message>
    <message>
        <source>baked %1, at least %2</source>
        <translation>gereift %1, mindestens %2</translation>
    </message>
    <message numerus="yes">
        <source>completed, %n failed</source>
        <translation>
            <numerusform>vollständig, %n gescheitert</numerusform>
            <numerusform>vollständig, %n gescheitert</numerusform>
        </translation>
    </message>
    <message>
        <source>× old median</source>
        <translation>× alter Median</translation>
    </message>
    <message numerus="yes">
        <source>%n unit(s)</source>
        <translation>
            <numerusform>%n Einheit</numerusform>
            <numerusform>%n Einheiten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) for new loads</source>
        <translation>
            <numerusform>%n Lauf für neue Lieferungen</numerusform>
            <numerusform>%n Läufe für neue Lieferungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n target(s) checked and cleared up</source>
        <translation>
            <numerusform>%n Ziel geprüft und aufgeräumt</numerusform>
            <numerusform>%n Ziele geprüft und aufgeräumt</numerusform>
        </translation>
    </message>
    <message>
        <source>Can detect</source>
        <translation>Erkennt ab</translation>
    </message>
    <message>
        <source>Kinds not covered</source>
        <translation>Arten ohne Vertreter</translation>
    </message>
    <message>
        <source>+%1 pp errors</source>
        <translation>+%1 Pp. Fehler</translation>
    </message>
    <message>
        <source>The smallest rise of the error rate, in percentage points, that the expected units can tell from chance</source>
        <translation>Der kleinste Anstieg der Fehlerrate in Prozentpunkten, den die erwarteten Einheiten vom Zufall unterscheiden können</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>not measured yet</source>
        <translation>noch nicht gemessen</translation>
    </message>
</context>
<context>
    <name>RolloutNarrative</name>
    <message>
        <source>1 target</source>
        <translation>1 Ziel</translation>
    </message>
    <message>
        <source>%1 targets</source>
        <translation>%1 Ziele</translation>
    </message>
    <message>
        <source>1 load</source>
        <translation>1 Lieferung</translation>
    </message>
    <message>
        <source>%1 loads</source>
        <translation>%1 Lieferungen</translation>
    </message>
    <message>
        <source>Stage %1 of %2 (%3 %, %4)</source>
        <translation>Stufe %1 von %2 (%3 %, %4)</translation>
    </message>
    <message>
        <source>the rollout completes</source>
        <translation>endet der Rollout</translation>
    </message>
    <message>
        <source>stage %1 starts</source>
        <translation>beginnt Stufe %1</translation>
    </message>
    <message>
        <source>%1 waits for an approval</source>
        <translation>%1 wartet auf eine Genehmigung</translation>
    </message>
    <message>
        <source>After Approve its targets are run in the shadow and switched</source>
        <translation>Nach „Genehmigen“ laufen ihre Ziele im Schatten und werden umgeschaltet</translation>
    </message>
    <message>
        <source>%1 begins</source>
        <translation>%1 beginnt</translation>
    </message>
    <message>
        <source>Its targets are run in the shadow and switched</source>
        <translation>Ihre Ziele laufen im Schatten und werden umgeschaltet</translation>
    </message>
    <message>
        <source>%1: %2 of %3 switched</source>
        <translation>%1: %2 von %3 umgeschaltet</translation>
    </message>
    <message>
        <source>, %1 stopped before the switch</source>
        <translation>, %1 vor dem Umschalten gestoppt</translation>
    </message>
    <message>
        <source>When all are switched they are watched over %1</source>
        <translation>Sind alle umgeschaltet, werden sie über %1 beobachtet</translation>
    </message>
    <message>
        <source>%1 is watched: %2 of %3 units seen, %4 of %5 s</source>
        <translation>%1 wird beobachtet: %2 von %3 Einheiten gesehen, %4 von %5 s</translation>
    </message>
    <message>
        <source>If the verdict is PASS, %1; if it is FAIL, %2</source>
        <translation>Beim Urteil PASS %1; bei FAIL %2</translation>
    </message>
    <message>
        <source>the rollout freezes</source>
        <translation>friert der Rollout ein</translation>
    </message>
    <message>
        <source>what is switched is rolled back</source>
        <translation>wird das Umgeschaltete zurückgerollt</translation>
    </message>
    <message>
        <source>%1 passed</source>
        <translation>%1 bestanden</translation>
    </message>
    <message>
        <source>The rollout completes</source>
        <translation>Der Rollout endet</translation>
    </message>
    <message>
        <source>Stage %1 starts</source>
        <translation>Stufe %1 beginnt</translation>
    </message>
    <message>
        <source>%1 failed: %2</source>
        <translation>%1 fehlgeschlagen: %2</translation>
    </message>
    <message>
        <source>The plan is a draft</source>
        <translation>Der Plan ist ein Entwurf</translation>
    </message>
    <message>
        <source>Start freezes it</source>
        <translation>„Starten“ friert ihn ein</translation>
    </message>
    <message>
        <source>The plan is frozen</source>
        <translation>Der Plan ist eingefroren</translation>
    </message>
    <message>
        <source>v2 is audited, outputs are adopted, then stage 1 begins</source>
        <translation>v2 wird abgeglichen, Ausgaben werden übernommen, dann beginnt Stufe 1</translation>
    </message>
    <message>
        <source>Adopting outputs: %1 of %2 enrolled</source>
        <translation>Ausgaben werden übernommen: %1 von %2 aufgenommen</translation>
    </message>
    <message>
        <source>v2 is audited, then stage 1 begins</source>
        <translation>v2 wird abgeglichen, dann beginnt Stufe 1</translation>
    </message>
    <message>
        <source>%1 is %2</source>
        <translation>%1 wird %2</translation>
    </message>
    <message>
        <source>audited</source>
        <translation>abgeglichen</translation>
    </message>
    <message>
        <source>built</source>
        <translation>aufgebaut</translation>
    </message>
    <message>
        <source>When the audit holds, stage 1 begins</source>
        <translation>Hält der Abgleich stand, beginnt Stufe 1</translation>
    </message>
    <message>
        <source>Paused by %1</source>
        <translation>Pausiert von %1</translation>
    </message>
    <message>
        <source>Paused by %1: %2</source>
        <translation>Pausiert von %1: %2</translation>
    </message>
    <message>
        <source>Switched targets go on being compared; Resume or Approve goes on, Roll back takes %1 back</source>
        <translation>Umgeschaltete Ziele werden weiter verglichen; „Fortsetzen“ oder „Genehmigen“ führt weiter, „Zurückrollen“ nimmt %1 zurück</translation>
    </message>
    <message>
        <source>Frozen</source>
        <translation>Eingefroren</translation>
    </message>
    <message>
        <source>Frozen: %1</source>
        <translation>Eingefroren: %1</translation>
    </message>
    <message>
        <source>Nothing is switched or taken back until somebody decides</source>
        <translation>Nichts wird umgeschaltet oder zurückgenommen, bis jemand entscheidet</translation>
    </message>
    <message>
        <source>Rolling back: %1</source>
        <translation>Rollt zurück: %1</translation>
    </message>
    <message>
        <source>Views first, then the code, then fingerprints are checked</source>
        <translation>Erst die Sichten, dann der Code, dann werden Fingerabdrücke geprüft</translation>
    </message>
    <message>
        <source>The rollback is blocked: %1</source>
        <translation>Das Zurückrollen ist blockiert: %1</translation>
    </message>
    <message>
        <source>Remove the cause, then Retry</source>
        <translation>Die Ursache beheben, dann „Erneut versuchen“</translation>
    </message>
    <message>
        <source>Rolled back: %1</source>
        <translation>Zurückgerollt: %1</translation>
    </message>
    <message>
        <source>The old code runs for every load; fix the cause and start another rollout</source>
        <translation>Der alte Code läuft für jede Lieferung; die Ursache beheben und einen neuen Rollout starten</translation>
    </message>
    <message>
        <source>Completed: %1 on the new side</source>
        <translation>Abgeschlossen: %1 auf der neuen Seite</translation>
    </message>
    <message>
        <source>The old side is kept warm, every load is compared, Roll back stays possible</source>
        <translation>Die alte Seite bleibt warm, jede Lieferung wird verglichen, Zurückrollen bleibt möglich</translation>
    </message>
    <message>
        <source>Finalized: the rollback was given up</source>
        <translation>Finalisiert: das Zurückrollen wurde aufgegeben</translation>
    </message>
    <message>
        <source>less than 0.1 s</source>
        <translation>weniger als 0,1 s</translation>
    </message>
    <message>
        <source>about %1 s</source>
        <translation>etwa %1 s</translation>
    </message>
    <message>
        <source>about %1 min</source>
        <translation>etwa %1 min</translation>
    </message>
    <message>
        <source>nothing is switched</source>
        <translation>nichts ist umgeschaltet</translation>
    </message>
    <message>
        <source>the last run</source>
        <translation>dem letzten Lauf</translation>
    </message>
    <message>
        <source>, exact as of %1</source>
        <translation>, exakt, Stand %1</translation>
    </message>
    <message>
        <source>, behind by 1 run, restores %1</source>
        <translation>, 1 Lauf im Rückstand, stellt %1 wieder her</translation>
    </message>
    <message>
        <source>, behind by %1 runs, restores %2</source>
        <translation>, %1 Läufe im Rückstand, stellt %2 wieder her</translation>
    </message>
    <message>
        <source>, not exact, restores %1</source>
        <translation>, nicht exakt, stellt %1 wieder her</translation>
    </message>
</context>
<context>
    <name>Troubles</name>
    <message>
        <source>it counts or joins at the old grain</source>
        <translation>er zählt oder verknüpft in der alten Granularität</translation>
    </message>
    <message>
        <source>no reason was recorded</source>
        <translation>kein Grund vermerkt</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>niemand</translation>
    </message>
    <message>
        <source>grain</source>
        <translation>Granularität</translation>
    </message>
    <message>
        <source>Consumer</source>
        <translation>Konsument</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Besitzer</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>Nächster Schritt</translation>
    </message>
    <message>
        <source>Migration</source>
        <translation>Migration</translation>
    </message>
    <message>
        <source>Look at the flagged line; accept the new grain or change the query</source>
        <translation>Markierte Zeile ansehen; die neue Granularität annehmen oder die Abfrage ändern</translation>
    </message>
    <message>
        <source>Decide the rules of the columns it uses</source>
        <translation>Die Regeln der benutzten Spalten entscheiden</translation>
    </message>
    <message>
        <source>Look at the schema difference and update the mapping</source>
        <translation>Schemaunterschied ansehen und die Abbildung anpassen</translation>
    </message>
    <message>
        <source>Nothing: it is tried again at %1</source>
        <translation>Nichts: um %1 wird es erneut versucht</translation>
    </message>
    <message>
        <source>Nothing: it is tried again</source>
        <translation>Nichts: es wird erneut versucht</translation>
    </message>
    <message>
        <source>Answer the review</source>
        <translation>Das Review beantworten</translation>
    </message>
    <message>
        <source>Open the change again or leave the consumer out</source>
        <translation>Die Änderung erneut öffnen oder den Konsumenten auslassen</translation>
    </message>
    <message>
        <source>Ask its owner to mend it; the old code fails as well</source>
        <translation>Den Besitzer bitten, es zu beheben; auch der alte Code schlägt fehl</translation>
    </message>
    <message>
        <source>Read the diagnostics, then retry or leave it out</source>
        <translation>Diagnose lesen, dann erneut versuchen oder auslassen</translation>
    </message>
</context>
<context>
    <name>skein::control::Alerts</name>
    <message>
        <source>1 consumer</source>
        <translation>1 Konsument</translation>
    </message>
    <message>
        <source>%1 consumers</source>
        <translation>%1 Konsumenten</translation>
    </message>
    <message>
        <source>Nothing has moved on; %1 open.</source>
        <translation>Nichts geht voran; %1 offen.</translation>
    </message>
    <message>
        <source>See what each of them waits for.</source>
        <translation>Ansehen, worauf jeder von ihnen wartet.</translation>
    </message>
    <message>
        <source>It waits: %1</source>
        <translation>Wartet auf: %1</translation>
    </message>
    <message>
        <source>%1 is stalled</source>
        <translation>%1 stockt</translation>
    </message>
    <message>
        <source>%1: %2 % of the attempts failed</source>
        <translation>%1: %2 % der Versuche schlugen fehl</translation>
    </message>
    <message>
        <source>%1 failed; the commonest reason (%2 of them): %3</source>
        <translation>%1 fehlgeschlagen; der häufigste Grund (%2 davon): %3</translation>
    </message>
    <message>
        <source>%1: the mapping needs a decision</source>
        <translation>%1: die Abbildung braucht eine Entscheidung</translation>
    </message>
    <message>
        <source>%1: %2 to decide</source>
        <translation>%1: %2 zu entscheiden</translation>
    </message>
    <message>
        <source>%1 blocked until somebody says what becomes of it.</source>
        <translation>%1 blockiert, bis jemand sagt, was daraus wird.</translation>
    </message>
    <message>
        <source>%1: a schema has changed under the mapping</source>
        <translation>%1: ein Schema hat sich unter der Abbildung geändert</translation>
    </message>
    <message>
        <source>%1 blocked until the mapping fits again.</source>
        <translation>%1 blockiert, bis die Abbildung wieder passt.</translation>
    </message>
    <message>
        <source>%1: %2 may count twice</source>
        <translation>%1: %2 zählen womöglich doppelt</translation>
    </message>
    <message>
        <source>Code that counts, sums or joins at the old grain. Look at the lines and let it go on, or leave it out.</source>
        <translation>Code, der in der alten Granularität zählt, summiert oder verknüpft. Die Zeilen ansehen und ihn weitergehen lassen oder auslassen.</translation>
    </message>
    <message>
        <source>%1: 1 new reader since the start</source>
        <translation>%1: 1 neuer Leser seit dem Start</translation>
    </message>
    <message>
        <source>%1: %2 new readers since the start</source>
        <translation>%1: %2 neue Leser seit dem Start</translation>
    </message>
    <message>
        <source>Decide whether they are in scope.</source>
        <translation>Entscheiden, ob sie in den Umfang gehören.</translation>
    </message>
    <message>
        <source>1 change waits for a review</source>
        <translation>1 Änderung wartet auf ein Review</translation>
    </message>
    <message>
        <source>%1 changes wait for a review</source>
        <translation>%1 Änderungen warten auf ein Review</translation>
    </message>
    <message>
        <source>The oldest is %1, %2.</source>
        <translation>Die älteste ist %1, %2.</translation>
    </message>
    <message>
        <source>The rollback of %1 is blocked</source>
        <translation>Das Zurückrollen von %1 ist blockiert</translation>
    </message>
    <message>
        <source>%1 breached and was rolled back</source>
        <translation>%1 verletzte die Grenzen und wurde zurückgerollt</translation>
    </message>
    <message>
        <source>%1 breached</source>
        <translation>%1 verletzt die Grenzen</translation>
    </message>
    <message>
        <source>%1 waits for your approval</source>
        <translation>%1 wartet auf Genehmigung</translation>
    </message>
    <message>
        <source>%1 is paused</source>
        <translation>%1 ist pausiert</translation>
    </message>
    <message>
        <source>%1 is held</source>
        <translation>%1 ist angehalten</translation>
    </message>
    <message>
        <source>The old side of %1 is behind</source>
        <translation>Die alte Seite von %1 ist im Rückstand</translation>
    </message>
    <message>
        <source>Runs a rollback would lose: %1.</source>
        <translation>Läufe, die beim Zurückrollen verloren gingen: %1.</translation>
    </message>
</context>
<context>
    <name>skein::control::LiveControl</name>
    <message>
        <source>no workspace is open</source>
        <translation>kein Workspace ist geöffnet</translation>
    </message>
    <message>
        <source>Open a workspace or the sample first.</source>
        <translation>Zuerst einen Workspace oder das Beispiel öffnen.</translation>
    </message>
    <message>
        <source>the workspace is open read-only</source>
        <translation>der Workspace ist nur zum Lesen geöffnet</translation>
    </message>
    <message>
        <source>Open it for writing.</source>
        <translation>Ihn zum Schreiben öffnen.</translation>
    </message>
    <message>
        <source>no source was named</source>
        <translation>keine Quelle genannt</translation>
    </message>
    <message>
        <source>Choose a file or a folder to import.</source>
        <translation>Eine Datei oder einen Ordner zum Importieren wählen.</translation>
    </message>
    <message>
        <source>Import %1</source>
        <translation>%1 importieren</translation>
    </message>
    <message>
        <source>Import %1 sources</source>
        <translation>%1 Quellen importieren</translation>
    </message>
    <message>
        <source>no change was named</source>
        <translation>keine Änderung genannt</translation>
    </message>
    <message>
        <source>there is no change %1</source>
        <translation>es gibt keine Änderung %1</translation>
    </message>
    <message>
        <source>Choose from the list of changes.</source>
        <translation>Aus der Liste der Änderungen wählen.</translation>
    </message>
    <message>
        <source>Approve %1</source>
        <translation>%1 genehmigen</translation>
    </message>
    <message>
        <source>Approve %1 changes</source>
        <translation>%1 Änderungen genehmigen</translation>
    </message>
    <message>
        <source>Request changes to %1</source>
        <translation>Nachbesserung von %1 verlangen</translation>
    </message>
    <message>
        <source>Merge %1</source>
        <translation>%1 mergen</translation>
    </message>
    <message>
        <source>Merge %1 changes</source>
        <translation>%1 Änderungen mergen</translation>
    </message>
    <message>
        <source>Revert %1</source>
        <translation>%1 zurücknehmen</translation>
    </message>
    <message>
        <source>Close %1</source>
        <translation>%1 schließen</translation>
    </message>
    <message>
        <source>Read the journal</source>
        <translation>Journal lesen</translation>
    </message>
    <message>
        <source>Verify the journal</source>
        <translation>Journal prüfen</translation>
    </message>
    <message>
        <source>Check connections</source>
        <translation>Verbindungen prüfen</translation>
    </message>
    <message>
        <source>Runner</source>
        <translation>Ausführung</translation>
    </message>
    <message>
        <source>Only shown here: %1</source>
        <translation>Nur hier angezeigt: %1</translation>
    </message>
    <message>
        <source>Runs in this process; no rollout is live</source>
        <translation>Läuft in diesem Prozess; kein Rollout ist aktiv</translation>
    </message>
    <message>
        <source>Runs in this process; live rollouts: %1</source>
        <translation>Läuft in diesem Prozess; aktive Rollouts: %1</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 zu %2</translation>
    </message>
    <message>
        <source>Submit %1</source>
        <translation>%1 erteilen</translation>
    </message>
    <message>
        <source>%1: scope, mapping, changes</source>
        <translation>%1: Umfang, Abbildung, Änderungen</translation>
    </message>
    <message>
        <source>Change the mapping: %1</source>
        <translation>Abbildung ändern: %1</translation>
    </message>
    <message>
        <source>Take %1 in</source>
        <translation>%1 aufnehmen</translation>
    </message>
    <message>
        <source>Leave %1 out</source>
        <translation>%1 auslassen</translation>
    </message>
    <message>
        <source>Accept the new grain</source>
        <translation>Neue Granularität annehmen</translation>
    </message>
    <message>
        <source>Generate changes</source>
        <translation>Änderungen erzeugen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Skip %1</source>
        <translation>%1 überspringen</translation>
    </message>
    <message>
        <source>Preview %1</source>
        <translation>Vorschau von %1</translation>
    </message>
    <message>
        <source>Generate code</source>
        <translation>Code erzeugen</translation>
    </message>
    <message>
        <source>Sample values</source>
        <translation>Beispielwerte</translation>
    </message>
    <message>
        <source>Choose one from the list of changes.</source>
        <translation>Eine aus der Liste der Änderungen wählen.</translation>
    </message>
    <message>
        <source>Files of %1</source>
        <translation>Dateien von %1</translation>
    </message>
    <message>
        <source>Draft a plan</source>
        <translation>Plan entwerfen</translation>
    </message>
    <message>
        <source>Note the rollout %1</source>
        <translation>Rollout %1 vermerken</translation>
    </message>
    <message>
        <source>Follow the rollout %1</source>
        <translation>Rollout %1 verfolgen</translation>
    </message>
    <message>
        <source>this workspace is not the sample</source>
        <translation>dieser Workspace ist nicht das Beispiel</translation>
    </message>
    <message>
        <source>New data comes from where it always does.</source>
        <translation>Neue Daten kommen, woher sie immer kommen.</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>%1 öffnen</translation>
    </message>
    <message>
        <source>Make the sample estate</source>
        <translation>Beispielbestand anlegen</translation>
    </message>
    <message>
        <source>the workspace was closed</source>
        <translation>der Workspace wurde geschlossen</translation>
    </message>
    <message>
        <source>The workspace was opened read-only: %1</source>
        <translation>Der Workspace wurde nur zum Lesen geöffnet: %1</translation>
    </message>
    <message>
        <source>Look after %1</source>
        <translation>Sich um %1 kümmern</translation>
    </message>
    <message>
        <source>Abandon %1</source>
        <translation>%1 aufgeben</translation>
    </message>
</context>
<context>
    <name>skein::items::CatalogTable</name>
    <message>
        <source>Direct: pipelines that read it, and what is made from it without one</source>
        <translation>Direkt: Pipelines, die es lesen, und was ohne Pipeline daraus entsteht</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Besitzer</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>Framework</source>
        <translation>Framework</translation>
    </message>
    <message>
        <source>Lifecycle</source>
        <translation>Phase</translation>
    </message>
    <message>
        <source>Consumers</source>
        <translation>Konsumenten</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Fresh within</source>
        <translation>Aktuell binnen</translation>
    </message>
    <message>
        <source>Migration</source>
        <translation>Migration</translation>
    </message>
</context>
<context>
    <name>skein::items::JournalTable</name>
    <message>
        <source>Line %1, %2</source>
        <translation>Zeile %1, %2</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Belongs to</source>
        <translation>Gehört zu</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>no details</source>
        <translation>keine Details</translation>
    </message>
</context>
<context>
    <name>skein::ui::ActivityPage</name>
    <message>
        <source>Select a line to see all that was recorded with it.</source>
        <translation>Eine Zeile auswählen, um alles zu sehen, was mit ihr vermerkt wurde.</translation>
    </message>
    <message>
        <source>%1 of %2 lines</source>
        <translation>%1 von %2 Zeilen</translation>
    </message>
    <message>
        <source>%1 of the newest %2 lines</source>
        <translation>%1 der neuesten %2 Zeilen</translation>
    </message>
    <message>
        <source>No workspace is open</source>
        <translation>Kein Workspace ist geöffnet</translation>
    </message>
    <message>
        <source>Every decision, act and outcome of a workspace is written down here, for good.</source>
        <translation>Jede Entscheidung, Tat und Wirkung eines Workspace steht hier, auf Dauer.</translation>
    </message>
    <message>
        <source>Open sample</source>
        <translation>Beispiel öffnen</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Erneut lesen</translation>
    </message>
    <message>
        <source>Reading the journal…</source>
        <translation>Journal wird gelesen…</translation>
    </message>
    <message>
        <source>Nothing has happened yet</source>
        <translation>Noch ist nichts geschehen</translation>
    </message>
    <message>
        <source>The first line is written when a migration is submitted or a source imported.</source>
        <translation>Die erste Zeile entsteht, wenn eine Migration erteilt oder eine Quelle importiert wird.</translation>
    </message>
    <message>
        <source>No line passes the filter</source>
        <translation>Keine Zeile passt zum Filter</translation>
    </message>
    <message>
        <source>All %1 lines were looked through.</source>
        <translation>Alle %1 Zeilen wurden durchsucht.</translation>
    </message>
    <message>
        <source>The newest %1 lines were looked through; there are older ones.</source>
        <translation>Die neuesten %1 Zeilen wurden durchsucht; es gibt ältere.</translation>
    </message>
    <message>
        <source>Show all lines</source>
        <translation>Alle Zeilen zeigen</translation>
    </message>
    <message>
        <source>Look through older lines</source>
        <translation>Ältere Zeilen durchsuchen</translation>
    </message>
    <message>
        <source>Line %1</source>
        <translation>Zeile %1</translation>
    </message>
    <message>
        <source>Workspace</source>
        <translation>Workspace</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>Belongs to</source>
        <translation>Gehört zu</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Attempt</source>
        <translation>Versuch</translation>
    </message>
    <message>
        <source>Runner</source>
        <translation>Ausführung</translation>
    </message>
    <message>
        <source>epoch %1</source>
        <translation>Epoche %1</translation>
    </message>
    <message>
        <source>Hash</source>
        <translation>Hash</translation>
    </message>
    <message>
        <source>Before it</source>
        <translation>Davor</translation>
    </message>
    <message>
        <source>first line</source>
        <translation>erste Zeile</translation>
    </message>
    <message>
        <source>Recorded with it</source>
        <translation>Dazu vermerkt</translation>
    </message>
    <message>
        <source>Checking every hash…</source>
        <translation>Jeder Hash wird geprüft…</translation>
    </message>
    <message>
        <source>could not check</source>
        <translation>Prüfung nicht möglich</translation>
    </message>
    <message>
        <source>The journal could not be checked</source>
        <translation>Das Journal konnte nicht geprüft werden</translation>
    </message>
    <message numerus="yes">
        <source>%Ln lines, chain intact</source>
        <translation>
            <numerusform>%Ln Zeile, Kette intakt</numerusform>
            <numerusform>%Ln Zeilen, Kette intakt</numerusform>
        </translation>
    </message>
    <message>
        <source>Every line&apos;s hash was computed again and fits the one before.</source>
        <translation>Der Hash jeder Zeile wurde neu berechnet und passt zum vorigen.</translation>
    </message>
    <message>
        <source>chain broken at line %1</source>
        <translation>Kette gebrochen bei Zeile %1</translation>
    </message>
    <message>
        <source>The journal was changed: line %1</source>
        <translation>Das Journal wurde verändert: Zeile %1</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Aktivität</translation>
    </message>
    <message>
        <source>Search who, what, target, reason</source>
        <translation>Wer, was, Ziel, Grund suchen</translation>
    </message>
    <message>
        <source>Search the journal</source>
        <translation>Journal durchsuchen</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>Folgen</translation>
    </message>
    <message>
        <source>Stay at the newest line</source>
        <translation>Bei der neuesten Zeile bleiben</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Export…</translation>
    </message>
    <message>
        <source>The lines that are shown, as CSV or JSON</source>
        <translation>Die gezeigten Zeilen als CSV oder JSON</translation>
    </message>
    <message>
        <source>Verify chain</source>
        <translation>Kette prüfen</translation>
    </message>
    <message>
        <source>Compute every hash again: was a line changed, removed or put in?</source>
        <translation>Jeden Hash neu berechnen: wurde eine Zeile geändert, entfernt oder eingefügt?</translation>
    </message>
    <message>
        <source>Shown lines as CSV…</source>
        <translation>Gezeigte Zeilen als CSV…</translation>
    </message>
    <message>
        <source>Shown lines as JSON, with hashes…</source>
        <translation>Gezeigte Zeilen als JSON, mit Hashes…</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>Read older lines</source>
        <translation>Ältere Zeilen lesen</translation>
    </message>
    <message>
        <source>everything</source>
        <translation>alles</translation>
    </message>
    <message>
        <source>outcomes</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <source> +%1</source>
        <translation> +%1</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>anything</source>
        <translation>alles</translation>
    </message>
    <message>
        <source>Only what people did</source>
        <translation>Nur, was Menschen taten</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Save the journal</source>
        <translation>Journal speichern</translation>
    </message>
    <message>
        <source>CSV table (*.csv)</source>
        <translation>CSV-Tabelle (*.csv)</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>Could not write the file</source>
        <translation>Die Datei konnte nicht geschrieben werden</translation>
    </message>
    <message>
        <source>Written to %1</source>
        <translation>Geschrieben: %1</translation>
    </message>
</context>
<context>
    <name>skein::ui::AlertBell</name>
    <message>
        <source>just now</source>
        <translation>gerade eben</translation>
    </message>
    <message>
        <source>%1 min ago</source>
        <translation>vor %1 min</translation>
    </message>
    <message>
        <source>%1 h ago</source>
        <translation>vor %1 h</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Alarme</translation>
    </message>
    <message>
        <source>No alerts</source>
        <translation>Keine Alarme</translation>
    </message>
    <message numerus="yes">
        <source>%n alerts, %1 new</source>
        <translation>
            <numerusform>%n Alarm, %1 neu</numerusform>
            <numerusform>%n Alarme, %1 neu</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing needs you.</source>
        <translation>Nichts verlangt Aufmerksamkeit.</translation>
    </message>
</context>
<context>
    <name>skein::ui::AlertsCard</name>
    <message>
        <source>critical</source>
        <translation>kritisch</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Wants a person</source>
        <translation>Wartet auf einen Menschen</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Schwere</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Alarme</translation>
    </message>
    <message>
        <source>d MMM</source>
        <translation>d. MMM</translation>
    </message>
    <message>
        <source>No alert. What a migration waits for stands with it.</source>
        <translation>Kein Alarm. Worauf eine Migration wartet, steht bei ihr.</translation>
    </message>
</context>
<context>
    <name>skein::ui::Burndown</name>
    <message>
        <source>no data yet</source>
        <translation>noch keine Daten</translation>
    </message>
    <message>
        <source>%1 of %2 left</source>
        <translation>%1 von %2 übrig</translation>
    </message>
    <message>
        <source>Burndown: %1</source>
        <translation>Burndown: %1</translation>
    </message>
    <message>
        <source>No history yet</source>
        <translation>Noch kein Verlauf</translation>
    </message>
</context>
<context>
    <name>skein::ui::CatalogGraph</name>
    <message>
        <source>Dependency graph</source>
        <translation>Abhängigkeitsgraph</translation>
    </message>
    <message>
        <source>Zoom in (+)</source>
        <translation>Vergrößern (+)</translation>
    </message>
    <message>
        <source>Zoom out (-)</source>
        <translation>Verkleinern (-)</translation>
    </message>
    <message>
        <source>Show all (F)</source>
        <translation>Alles zeigen (F)</translation>
    </message>
    <message numerus="yes">
        <source>Laying out %n nodes…</source>
        <translation>
            <numerusform>%n Knoten wird angeordnet…</numerusform>
            <numerusform>%n Knoten werden angeordnet…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>skein::ui::CatalogInspector</name>
    <message>
        <source>Select a dataset or pipeline to see who owns it, what it is made of and who reads it.</source>
        <translation>Ein Dataset oder eine Pipeline auswählen, um zu sehen, wem es gehört, woraus es besteht und wer es liest.</translation>
    </message>
    <message>
        <source>No imported source describes it; only lineage names it.</source>
        <translation>Keine importierte Quelle beschreibt es; nur die Lineage nennt es.</translation>
    </message>
    <message>
        <source>direct consumers</source>
        <translation>direkte Konsumenten</translation>
    </message>
    <message>
        <source>written directly</source>
        <translation>direkt geschrieben</translation>
    </message>
    <message>
        <source>downstream in all</source>
        <translation>nachgelagert insgesamt</translation>
    </message>
    <message>
        <source>Show its lineage</source>
        <translation>Seine Lineage zeigen</translation>
    </message>
    <message>
        <source>Copy address</source>
        <translation>Adresse kopieren</translation>
    </message>
    <message>
        <source>Columns (%1)</source>
        <translation>Spalten (%1)</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Spalte</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Readers</source>
        <translation>Leser</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message numerus="yes">
        <source>%Ln direct consumers, %1 in all</source>
        <translation>
            <numerusform>%Ln direkter Konsument, %1 insgesamt</numerusform>
            <numerusform>%Ln direkte Konsumenten, %1 insgesamt</numerusform>
        </translation>
    </message>
    <message>
        <source>Writes %1, reaches %2 in all</source>
        <translation>Schreibt %1, erreicht %2 insgesamt</translation>
    </message>
    <message>
        <source>Consumers</source>
        <translation>Konsumenten</translation>
    </message>
    <message>
        <source>Consumer</source>
        <translation>Konsument</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>Geschrieben</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Besitzer</translation>
    </message>
    <message>
        <source>Migration</source>
        <translation>Migration</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>Made by %1, from %2 in all</source>
        <translation>Gemacht von %1, aus %2 insgesamt</translation>
    </message>
    <message>
        <source>Reads %1, rests on %2 in all</source>
        <translation>Liest %1, ruht auf %2 insgesamt</translation>
    </message>
    <message>
        <source>Producers</source>
        <translation>Produzenten</translation>
    </message>
    <message>
        <source>Producer</source>
        <translation>Produzent</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Gelesen</translation>
    </message>
</context>
<context>
    <name>skein::ui::CatalogPage</name>
    <message>
        <source>Files (manifest, YAML, JSON, schemas, SQL, SQLite)…</source>
        <translation>Dateien (Manifest, YAML, JSON, Schemas, SQL, SQLite)…</translation>
    </message>
    <message>
        <source>Import files</source>
        <translation>Dateien importieren</translation>
    </message>
    <message>
        <source>Folder (dbt project, Backstage catalog)…</source>
        <translation>Ordner (dbt-Projekt, Backstage-Katalog)…</translation>
    </message>
    <message>
        <source>Import a folder</source>
        <translation>Ordner importieren</translation>
    </message>
    <message>
        <source>Could not write the file</source>
        <translation>Die Datei konnte nicht geschrieben werden</translation>
    </message>
    <message>
        <source>Written to %1</source>
        <translation>Geschrieben: %1</translation>
    </message>
    <message>
        <source>Read dbt, Backstage or SQLite sources</source>
        <translation>dbt-, Backstage- oder SQLite-Quellen lesen</translation>
    </message>
    <message>
        <source>No workspace is open</source>
        <translation>Kein Workspace ist geöffnet</translation>
    </message>
    <message>
        <source>The catalog shows what exists, who owns it and what breaks when it changes. The sample estate is a whole company to try it on; your own sources come in with Import.</source>
        <translation>Der Katalog zeigt, was es gibt, wem es gehört und was bricht, wenn es sich ändert. Der Beispielbestand ist eine ganze Firma zum Ausprobieren; eigene Quellen kommen mit „Importieren“ hinein.</translation>
    </message>
    <message>
        <source>Open sample</source>
        <translation>Beispiel öffnen</translation>
    </message>
    <message>
        <source>Reading sources…</source>
        <translation>Quellen werden gelesen…</translation>
    </message>
    <message>
        <source>The first entities appear when a source is read.</source>
        <translation>Die ersten Einträge erscheinen, wenn eine Quelle gelesen ist.</translation>
    </message>
    <message>
        <source>Nothing imported yet</source>
        <translation>Noch nichts importiert</translation>
    </message>
    <message>
        <source>Drop files or folders here, or choose them: dbt, Backstage, OpenLineage, DataHub, Avro, JSON Schema, Iceberg, SQL, SQLite. Nothing in a source is run.</source>
        <translation>Dateien oder Ordner hier ablegen oder auswählen: dbt, Backstage, OpenLineage, DataHub, Avro, JSON Schema, Iceberg, SQL, SQLite. Nichts in einer Quelle wird ausgeführt.</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Import…</translation>
    </message>
    <message>
        <source>The catalog has no “%1”</source>
        <translation>Der Katalog hat kein „%1“</translation>
    </message>
    <message>
        <source>It may have been renamed, or its source is not imported.</source>
        <translation>Vielleicht wurde es umbenannt, oder seine Quelle ist nicht importiert.</translation>
    </message>
    <message>
        <source>Show the whole estate</source>
        <translation>Gesamten Bestand zeigen</translation>
    </message>
    <message>
        <source>%1 of %2 entities</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>%1 nodes · %2 edges</source>
        <translation>%1 Knoten · %2 Kanten</translation>
    </message>
    <message>
        <source>%1 direct, %2 in all downstream · %3 direct, %4 in all upstream · %5 nodes shown</source>
        <translation>%1 direkt, %2 insgesamt nachgelagert · %3 direkt, %4 insgesamt vorgelagert · %5 Knoten gezeigt</translation>
    </message>
    <message>
        <source> · %1 hidden by filters</source>
        <translation> · %1 durch Filter verborgen</translation>
    </message>
    <message>
        <source> · direct edges only</source>
        <translation> · nur direkte Kanten</translation>
    </message>
    <message>
        <source>The filters leave nothing to show.</source>
        <translation>Die Filter lassen nichts zum Zeigen übrig.</translation>
    </message>
    <message>
        <source>No source has told of datasets or pipelines yet.</source>
        <translation>Noch hat keine Quelle Datasets oder Pipelines genannt.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Coverage of %1 datasets: owners %2 · columns %3 · lineage %4    Of %5 pipelines: repository %6</source>
        <translation>Abdeckung von %1 Datasets: Besitzer %2 · Spalten %3 · Lineage %4    Von %5 Pipelines: Repository %6</translation>
    </message>
    <message>
        <source>%1 datasets have an owner, %2 columns, %3 lineage; %4 pipelines have a repository.
Every count of consumers is as good as this.</source>
        <translation>%1 Datasets haben einen Besitzer, %2 Spalten, %3 Lineage; %4 Pipelines haben ein Repository.
Jede Zahl von Konsumenten ist so gut wie das hier.</translation>
    </message>
    <message>
        <source>Migrate…</source>
        <translation>Migrieren…</translation>
    </message>
    <message>
        <source>Open migration</source>
        <translation>Migration öffnen</translation>
    </message>
    <message>
        <source>Select the dataset whose consumers should move</source>
        <translation>Das Dataset auswählen, dessen Konsumenten umziehen sollen</translation>
    </message>
    <message>
        <source>Move every consumer of %1 to another dataset</source>
        <translation>Alle Konsumenten von %1 auf ein anderes Dataset umstellen</translation>
    </message>
    <message>
        <source>%1 is being replaced in %2</source>
        <translation>%1 wird ersetzt in %2</translation>
    </message>
    <message>
        <source>No way leads from %1 to %2</source>
        <translation>Kein Weg führt von %1 zu %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 to %2: %Ln steps</source>
        <translation>
            <numerusform>%1 zu %2: %Ln Schritt</numerusform>
            <numerusform>%1 zu %2: %Ln Schritte</numerusform>
        </translation>
    </message>
    <message>
        <source>Catalog</source>
        <translation>Katalog</translation>
    </message>
    <message>
        <source>Search datasets, columns, owners, tags</source>
        <translation>Dataset, Spalte, Besitzer, Tag</translation>
    </message>
    <message>
        <source>Search the catalog</source>
        <translation>Katalog durchsuchen</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>Shortest way between two selected nodes (Ctrl+click), or from the focus to the selection</source>
        <translation>Kürzester Weg zwischen zwei gewählten Knoten (Strg+Klick) oder vom Fokus zur Auswahl</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Export…</translation>
    </message>
    <message>
        <source>Graph as picture, table as CSV</source>
        <translation>Graph als Bild, Tabelle als CSV</translation>
    </message>
    <message>
        <source>Graph as SVG…</source>
        <translation>Graph als SVG…</translation>
    </message>
    <message>
        <source>Save graph</source>
        <translation>Graph speichern</translation>
    </message>
    <message>
        <source>SVG picture (*.svg)</source>
        <translation>SVG-Bild (*.svg)</translation>
    </message>
    <message>
        <source>Graph as PNG…</source>
        <translation>Graph als PNG…</translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>PNG-Bild (*.png)</translation>
    </message>
    <message>
        <source>Table as CSV…</source>
        <translation>Tabelle als CSV…</translation>
    </message>
    <message>
        <source>Save table</source>
        <translation>Tabelle speichern</translation>
    </message>
    <message>
        <source>CSV table (*.csv)</source>
        <translation>CSV-Tabelle (*.csv)</translation>
    </message>
    <message>
        <source>Show its lineage</source>
        <translation>Seine Lineage zeigen</translation>
    </message>
    <message>
        <source>Path from %1</source>
        <translation>Pfad von %1</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Einpassen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln entities</source>
        <translation>
            <numerusform>%Ln Eintrag</numerusform>
            <numerusform>%Ln Einträge</numerusform>
        </translation>
    </message>
    <message>
        <source>The workspace is open read-only</source>
        <translation>Der Workspace ist nur zum Lesen geöffnet</translation>
    </message>
</context>
<context>
    <name>skein::ui::ChangeDetail</name>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>%1 wird gelesen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message numerus="yes">
        <source>%n edit(s)</source>
        <translation>
            <numerusform>%n Änderung</numerusform>
            <numerusform>%n Änderungen</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is known of this file.</source>
        <translation>Über diese Datei ist nichts bekannt.</translation>
    </message>
    <message>
        <source>Change · %1</source>
        <translation>Änderung · %1</translation>
    </message>
    <message>
        <source>Migration</source>
        <translation>Migration</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Besitzer</translation>
    </message>
    <message>
        <source>Branch</source>
        <translation>Branch</translation>
    </message>
    <message>
        <source>Commit</source>
        <translation>Commit</translation>
    </message>
    <message>
        <source>Merged as</source>
        <translation>Gemergt als</translation>
    </message>
    <message>
        <source>Deployed by</source>
        <translation>Ausgebracht durch</translation>
    </message>
    <message>
        <source>merging</source>
        <translation>Mergen</translation>
    </message>
    <message>
        <source>a deploy ref</source>
        <translation>ein Deploy-Ref</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>Was sie tut</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Prüfungen</translation>
    </message>
    <message>
        <source>none ran</source>
        <translation>keine gelaufen</translation>
    </message>
    <message>
        <source>To look at</source>
        <translation>Anzusehen</translation>
    </message>
    <message>
        <source>in the catalog</source>
        <translation>im Katalog</translation>
    </message>
    <message>
        <source>Consumers</source>
        <translation>Konsumenten</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>d MMM HH:mm</source>
        <translation>d. MMM HH:mm</translation>
    </message>
</context>
<context>
    <name>skein::ui::Chip</name>
    <message>
        <source>Delete removes it</source>
        <translation>Entf entfernt es</translation>
    </message>
</context>
<context>
    <name>skein::ui::CodeNotes</name>
    <message>
        <source>Verification and diagnostics</source>
        <translation>Prüfung und Diagnose</translation>
    </message>
    <message>
        <source>error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>line %1</source>
        <translation>Zeile %1</translation>
    </message>
    <message>
        <source>Show the rule</source>
        <translation>Die Regel zeigen</translation>
    </message>
</context>
<context>
    <name>skein::ui::CodeTab</name>
    <message>
        <source>Find code</source>
        <translation>Code suchen</translation>
    </message>
    <message>
        <source>Find a file or consumer</source>
        <translation>Datei oder Konsument suchen</translation>
    </message>
    <message>
        <source>Dialect of the generated code</source>
        <translation>Dialekt des erzeugten Codes</translation>
    </message>
    <message>
        <source>Generated files and consumers</source>
        <translation>Erzeugte Dateien und Konsumenten</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Files of the consumer</source>
        <translation>Dateien des Konsumenten</translation>
    </message>
    <message>
        <source>No code could be generated. %1</source>
        <translation>Es konnte kein Code erzeugt werden. %1</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>generated</source>
        <translation>erzeugt</translation>
    </message>
    <message>
        <source>see notes</source>
        <translation>siehe Hinweise</translation>
    </message>
    <message>
        <source>grain: decide</source>
        <translation>Granularität: entscheiden</translation>
    </message>
    <message>
        <source>There is no migration %1</source>
        <translation>Es gibt keine Migration %1</translation>
    </message>
    <message>
        <source>It may belong to another workspace.</source>
        <translation>Vielleicht gehört sie zu einem anderen Workspace.</translation>
    </message>
    <message>
        <source>No code yet</source>
        <translation>Noch kein Code</translation>
    </message>
    <message>
        <source>Code appears once the mapping has rules and consumers are in scope.</source>
        <translation>Code erscheint, sobald die Abbildung Regeln hat und Konsumenten im Umfang sind.</translation>
    </message>
    <message>
        <source>Generating code</source>
        <translation>Code wird erzeugt</translation>
    </message>
    <message>
        <source>From the accepted rules of the mapping</source>
        <translation>Aus den angenommenen Regeln der Abbildung</translation>
    </message>
    <message>
        <source>There is no file %1</source>
        <translation>Es gibt keine Datei %1</translation>
    </message>
    <message>
        <source>Choose one of the list at the left.</source>
        <translation>Eine aus der Liste links wählen.</translation>
    </message>
    <message>
        <source>%1 is no consumer of this migration</source>
        <translation>%1 ist kein Konsument dieser Migration</translation>
    </message>
    <message>
        <source>Rewriting %1</source>
        <translation>%1 wird umgeschrieben</translation>
    </message>
    <message>
        <source>Its code is read, rewritten and verified; nothing is written</source>
        <translation>Sein Code wird gelesen, umgeschrieben und geprüft; nichts wird gespeichert</translation>
    </message>
    <message>
        <source>No code of this consumer reads v1</source>
        <translation>Kein Code dieses Konsumenten liest v1</translation>
    </message>
    <message>
        <source>There is nothing to rewrite.</source>
        <translation>Es gibt nichts umzuschreiben.</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
</context>
<context>
    <name>skein::ui::CodeView</name>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
</context>
<context>
    <name>skein::ui::CommandPalette</name>
    <message>
        <source>Command palette</source>
        <translation>Befehlspalette</translation>
    </message>
    <message>
        <source>Search datasets, pipelines, owners and actions</source>
        <translation>Datasets, Pipelines, Besitzer und Aktionen suchen</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Treffer</translation>
    </message>
    <message>
        <source>Search in</source>
        <translation>Suchen in</translation>
    </message>
    <message>
        <source>type %1 first</source>
        <translation>zuerst %1 tippen</translation>
    </message>
    <message>
        <source>Type to search.</source>
        <translation>Zum Suchen tippen.</translation>
    </message>
    <message>
        <source>Nothing matches “%1”. Try fewer letters, or ? for what can be searched.</source>
        <translation>Nichts passt zu „%1“. Weniger Buchstaben versuchen, oder ? für alles, was durchsucht werden kann.</translation>
    </message>
    <message>
        <source>↑↓ choose   ·   Return open   ·   Esc close   ·   ? where to search</source>
        <translation>↑↓ wählen   ·   Eingabe öffnen   ·   Esc schließen   ·   ? wo gesucht wird</translation>
    </message>
    <message>
        <source>%1 of %2 shown, type more letters   ·   %3</source>
        <translation>%1 von %2 gezeigt, weitertippen   ·   %3</translation>
    </message>
</context>
<context>
    <name>skein::ui::ConfirmDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>PRODUCTION · %1</source>
        <translation>PRODUKTION · %1</translation>
    </message>
    <message>
        <source>Type “%1” to confirm</source>
        <translation>Zum Bestätigen „%1“ tippen</translation>
    </message>
    <message>
        <source>optional</source>
        <translation>freiwillig</translation>
    </message>
    <message>
        <source>%1 (needed)</source>
        <translation>%1 (nötig)</translation>
    </message>
</context>
<context>
    <name>skein::ui::ControlRoom</name>
    <message>
        <source>Rollouts</source>
        <translation>Rollouts</translation>
    </message>
    <message>
        <source>Targets</source>
        <translation>Ziele</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>All of it</source>
        <translation>Alles davon</translation>
    </message>
    <message>
        <source>There is no rollout %1</source>
        <translation>Es gibt keinen Rollout %1</translation>
    </message>
    <message>
        <source>It may belong to another workspace.</source>
        <translation>Vielleicht gehört sie zu einem anderen Workspace.</translation>
    </message>
    <message>
        <source>All rollouts</source>
        <translation>Alle Rollouts</translation>
    </message>
    <message>
        <source>Why we are here</source>
        <translation>Warum wir hier sind</translation>
    </message>
    <message>
        <source>What happens next</source>
        <translation>Was als Nächstes geschieht</translation>
    </message>
    <message>
        <source>Earliest</source>
        <translation>Frühestens</translation>
    </message>
    <message>
        <source>sample timings</source>
        <translation>Beispielzeiten</translation>
    </message>
    <message>
        <source>Bakes of seconds, because this is the sample; everything in them really runs</source>
        <translation>Reifezeiten von Sekunden, weil dies das Beispiel ist; alles darin läuft wirklich</translation>
    </message>
    <message>
        <source>%1 · trouble first</source>
        <translation>%1 · Probleme zuerst</translation>
    </message>
    <message>
        <source>%1 %2?</source>
        <translation>%1: %2?</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Kommentar</translation>
    </message>
    <message>
        <source>Nothing is switched and nothing is taken back until somebody resumes or rolls back</source>
        <translation>Nichts wird umgeschaltet und nichts zurückgenommen, bis jemand fortsetzt oder zurückrollt</translation>
    </message>
    <message>
        <source>Old and new code go on running, so that both sides stay comparable</source>
        <translation>Alter und neuer Code laufen weiter, damit beide Seiten vergleichbar bleiben</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>It stays on v1 and is listed as a reader that blocks retirement</source>
        <translation>Es bleibt auf v1 und gilt als Leser, der die Stilllegung blockiert</translation>
    </message>
    <message>
        <source>Roll back %1?</source>
        <translation>%1 zurückrollen?</translation>
    </message>
    <message numerus="yes">
        <source>Roll back %n target(s)</source>
        <translation>
            <numerusform>%n Ziel zurückrollen</numerusform>
            <numerusform>%n Ziele zurückrollen</numerusform>
        </translation>
    </message>
    <message>
        <source>Readers get the old output first, then the code goes back; fingerprints are checked after</source>
        <translation>Leser bekommen zuerst die alte Ausgabe, dann geht der Code zurück; danach werden Fingerabdrücke geprüft</translation>
    </message>
    <message>
        <source>Merged changes stay merged; a revert is prepared for those whose code is deployed by merging</source>
        <translation>Gemergte Änderungen bleiben gemergt; für die, deren Code durch Mergen ausgebracht wird, wird eine Rücknahme vorbereitet</translation>
    </message>
    <message>
        <source>%1 was refused: %2. %3</source>
        <translation>%1 wurde abgelehnt: %2. %3</translation>
    </message>
    <message numerus="yes">
        <source>and %n more that cannot be restored exactly</source>
        <translation>
            <numerusform>und %n weiteres, das nicht exakt wiederherstellbar ist</numerusform>
            <numerusform>und %n weitere, die nicht exakt wiederherstellbar sind</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n output(s) below were made from the new side and stay so until their next run</source>
        <translation>
            <numerusform>%n Ausgabe darunter entstand aus der neuen Seite und bleibt so bis zum nächsten Lauf</numerusform>
            <numerusform>%n Ausgaben darunter entstanden aus der neuen Seite und bleiben so bis zum nächsten Lauf</numerusform>
        </translation>
    </message>
    <message>
        <source>Until their next run made from the new side:</source>
        <translation>Bis zum nächsten Lauf aus der neuen Seite:</translation>
    </message>
    <message>
        <source>Loads arriving · pause</source>
        <translation>Lieferungen laufen · Pause</translation>
    </message>
    <message>
        <source>Loads paused · go on</source>
        <translation>Lieferungen ruhen · weiter</translation>
    </message>
    <message>
        <source>The sample&apos;s outside world. A stage is judged by new loads: while none arrive, it waits. Last load: %1.</source>
        <translation>Die Außenwelt des Beispiels. Eine Stufe wird an neuen Lieferungen beurteilt: Kommen keine, so wartet sie. Letzte Lieferung: %1.</translation>
    </message>
    <message>
        <source>Roll back is given up: what the old code made is kept up no longer</source>
        <translation>Das Zurückrollen wird aufgegeben: Was der alte Code ergab, wird nicht länger gepflegt</translation>
    </message>
    <message>
        <source>Skein stops running these pipelines for new loads: from then on your scheduler runs the code that is deployed</source>
        <translation>Skein führt diese Pipelines für neue Lieferungen nicht mehr aus: Von da an führt Ihr Scheduler den ausgerollten Code aus</translation>
    </message>
    <message>
        <source>Its targets are free for another rollout</source>
        <translation>Seine Ziele sind frei für einen anderen Rollout</translation>
    </message>
    <message>
        <source>Open the mapping</source>
        <translation>Mapping öffnen</translation>
    </message>
    <message>
        <source>Plan another rollout</source>
        <translation>Neuen Rollout planen</translation>
    </message>
</context>
<context>
    <name>skein::ui::DataTable</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy with column names</source>
        <translation>Mit Spaltennamen kopieren</translation>
    </message>
    <message>
        <source>Fit columns to content</source>
        <translation>Spalten an Inhalt anpassen</translation>
    </message>
    <message>
        <source>Reset columns</source>
        <translation>Spalten zurücksetzen</translation>
    </message>
</context>
<context>
    <name>skein::ui::DiffView</name>
    <message>
        <source>Nothing to compare.</source>
        <translation>Nichts zu vergleichen.</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Nebeneinander</translation>
    </message>
    <message>
        <source>Side by side or inline</source>
        <translation>Nebeneinander oder untereinander</translation>
    </message>
    <message>
        <source>Previous change (Shift+F7)</source>
        <translation>Vorige Änderung (Umschalt+F7)</translation>
    </message>
    <message>
        <source>Next change (F7)</source>
        <translation>Nächste Änderung (F7)</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
    <message>
        <source>Inline</source>
        <translation>Im Text</translation>
    </message>
    <message>
        <source>change %1 of %2</source>
        <translation>Änderung %1 von %2</translation>
    </message>
    <message>
        <source>no change</source>
        <translation>keine Änderung</translation>
    </message>
</context>
<context>
    <name>skein::ui::FacetPopup</name>
    <message>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>%1  (%2)</source>
        <translation>%1  (%2)</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alle zeigen</translation>
    </message>
</context>
<context>
    <name>skein::ui::FilterBar</name>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Filter löschen</translation>
    </message>
    <message>
        <source>Focus:</source>
        <translation>Fokus:</translation>
    </message>
    <message>
        <source>%1
Press to show the whole estate</source>
        <translation>%1
Drücken, um den gesamten Bestand zu zeigen</translation>
    </message>
    <message>
        <source>Upstream</source>
        <translation>Upstream</translation>
    </message>
    <message>
        <source>Downstream</source>
        <translation>Downstream</translation>
    </message>
    <message>
        <source>Colour by</source>
        <translation>Farbe nach</translation>
    </message>
    <message>
        <source> +%1</source>
        <translation> +%1</translation>
    </message>
    <message numerus="yes">
        <source>%n steps</source>
        <translation>
            <numerusform>%n Schritt</numerusform>
            <numerusform>%n Schritte</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>skein::ui::FindBar</name>
    <message>
        <source>Find in this text</source>
        <translation>In diesem Text suchen</translation>
    </message>
    <message>
        <source>Previous match (Shift+F3)</source>
        <translation>Voriger Treffer (Umschalt+F3)</translation>
    </message>
    <message>
        <source>Next match (F3)</source>
        <translation>Nächster Treffer (F3)</translation>
    </message>
    <message>
        <source>Close the find bar (Escape)</source>
        <translation>Suchleiste schließen (Escape)</translation>
    </message>
    <message>
        <source>nothing found</source>
        <translation>nichts gefunden</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>skein::ui::GraphAccessible</name>
    <message>
        <source>%1 upstream, %2 downstream</source>
        <translation>%1 vorgelagert, %2 nachgelagert</translation>
    </message>
</context>
<context>
    <name>skein::ui::GraphExport</name>
    <message>
        <source>The graph is empty</source>
        <translation>Der Graph ist leer</translation>
    </message>
    <message>
        <source>Show at least one entity before exporting</source>
        <translation>Vor dem Exportieren mindestens einen Eintrag zeigen</translation>
    </message>
    <message>
        <source>A picture of %1 × %2 pixels is not possible</source>
        <translation>Ein Bild von %1 × %2 Pixeln ist nicht möglich</translation>
    </message>
    <message>
        <source>Use a scale of at most %1, or SVG, which has no limit</source>
        <translation>Einen Maßstab von höchstens %1 verwenden, oder SVG, das keine Grenze hat</translation>
    </message>
    <message>
        <source>There is not enough memory for the picture</source>
        <translation>Der Speicher reicht für das Bild nicht aus</translation>
    </message>
    <message>
        <source>Use a smaller scale, or SVG</source>
        <translation>Einen kleineren Maßstab verwenden, oder SVG</translation>
    </message>
    <message>
        <source>The picture could not be encoded</source>
        <translation>Das Bild konnte nicht kodiert werden</translation>
    </message>
</context>
<context>
    <name>skein::ui::GraphMinimap</name>
    <message>
        <source>Overview map</source>
        <translation>Übersichtskarte</translation>
    </message>
    <message>
        <source>Click or drag to move the view</source>
        <translation>Klicken oder ziehen, um die Ansicht zu verschieben</translation>
    </message>
</context>
<context>
    <name>skein::ui::GraphView</name>
    <message>
        <source>Dependency graph</source>
        <translation>Abhängigkeitsgraph</translation>
    </message>
    <message numerus="yes">
        <source>%n node(s)</source>
        <translation>
            <numerusform>%n Knoten</numerusform>
            <numerusform>%n Knoten</numerusform>
        </translation>
    </message>
    <message>
        <source>The graph is empty</source>
        <translation>Der Graph ist leer</translation>
    </message>
    <message>
        <source>Show at least one entity first</source>
        <translation>Zuerst mindestens einen Eintrag zeigen</translation>
    </message>
    <message>
        <source>%1 upstream, %2 downstream in this view</source>
        <translation>%1 vorgelagert, %2 nachgelagert in dieser Ansicht</translation>
    </message>
    <message>
        <source>%1 of %2 edges drawn – zoom in for all</source>
        <translation>%1 von %2 Kanten gezeichnet – für alle vergrößern</translation>
    </message>
</context>
<context>
    <name>skein::ui::ImportPanel</name>
    <message>
        <source>Import</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Skipped lines</source>
        <translation>Übersprungene Zeilen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Close the report</source>
        <translation>Bericht schließen</translation>
    </message>
    <message>
        <source>at work</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>Reading %1…</source>
        <translation>%1 wird gelesen…</translation>
    </message>
    <message>
        <source>%1 added</source>
        <translation>%1 neu</translation>
    </message>
    <message>
        <source>%1 changed</source>
        <translation>%1 geändert</translation>
    </message>
    <message>
        <source>%1 moved</source>
        <translation>%1 verschoben</translation>
    </message>
    <message>
        <source>%1 removed</source>
        <translation>%1 entfernt</translation>
    </message>
    <message>
        <source>nothing changed</source>
        <translation>nichts geändert</translation>
    </message>
    <message>
        <source>%1 skipped</source>
        <translation>%1 übersprungen</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>übersprungen</translation>
    </message>
    <message>
        <source>look at it</source>
        <translation>ansehen</translation>
    </message>
    <message>
        <source>done, nothing skipped</source>
        <translation>fertig, nichts übersprungen</translation>
    </message>
    <message>
        <source>done · %1 skipped, %2 to look at</source>
        <translation>fertig · %1 übersprungen, %2 anzusehen</translation>
    </message>
    <message>
        <source>failed; the catalog is unchanged</source>
        <translation>fehlgeschlagen; der Katalog ist unverändert</translation>
    </message>
</context>
<context>
    <name>skein::ui::Inspector</name>
    <message>
        <source>Details of the selection</source>
        <translation>Details der Auswahl</translation>
    </message>
    <message>
        <source>Select something to see its details.</source>
        <translation>Etwas auswählen, um Details zu sehen.</translation>
    </message>
</context>
<context>
    <name>skein::ui::JobItem</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Cancel: %1</source>
        <translation>Abbrechen: %1</translation>
    </message>
</context>
<context>
    <name>skein::ui::JobStrip</name>
    <message>
        <source>%1 s left</source>
        <translation>noch %1 s</translation>
    </message>
    <message>
        <source>%1 min left</source>
        <translation>noch %1 min</translation>
    </message>
    <message>
        <source>%1 h %2 min left</source>
        <translation>noch %1 h %2 min</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n weiterer</numerusform>
            <numerusform>%n weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>skein::ui::LatestCard</name>
    <message>
        <source>What happened last</source>
        <translation>Was zuletzt geschah</translation>
    </message>
    <message>
        <source>Nothing yet: decisions of people and of Skein appear here.</source>
        <translation>Noch nichts: Entscheidungen von Menschen und von Skein erscheinen hier.</translation>
    </message>
    <message>
        <source>decisions and failures, newest first</source>
        <translation>Entscheidungen und Fehler, neueste zuerst</translation>
    </message>
    <message>
        <source>At</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Betrifft</translation>
    </message>
</context>
<context>
    <name>skein::ui::LegendStrip</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Legend</source>
        <translation>Legende</translation>
    </message>
</context>
<context>
    <name>skein::ui::ListTab</name>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Repository</source>
        <translation>Repository</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Besitzer</translation>
    </message>
    <message>
        <source>Consumers</source>
        <translation>Konsumenten</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>Was sie tut</translation>
    </message>
    <message>
        <source>Review them</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Plan a rollout</source>
        <translation>Rollout planen</translation>
    </message>
    <message>
        <source>%1 of %2 merged</source>
        <translation>%1 von %2 gemergt</translation>
    </message>
    <message>
        <source>No change yet</source>
        <translation>Noch keine Änderung</translation>
    </message>
    <message>
        <source>Changes are opened for consumers whose rules are accepted and whose rewritten code passed every check.</source>
        <translation>Änderungen werden für Konsumenten geöffnet, deren Regeln angenommen sind und deren umgeschriebener Code jede Prüfung bestanden hat.</translation>
    </message>
    <message numerus="yes">
        <source>%n consumer(s) have code that can be rolled out</source>
        <translation>
            <numerusform>Code von %n Konsumenten kann ausgebracht werden</numerusform>
            <numerusform>Code von %n Konsumenten kann ausgebracht werden</numerusform>
        </translation>
    </message>
    <message>
        <source>No rollout yet</source>
        <translation>Noch kein Rollout</translation>
    </message>
    <message>
        <source>A rollout switches consumers in stages and takes them back when their output is wrong. It needs merged changes.</source>
        <translation>Ein Rollout schaltet Konsumenten stufenweise um und nimmt sie zurück, wenn ihre Ausgabe falsch ist. Er braucht gemergte Änderungen.</translation>
    </message>
    <message numerus="yes">
        <source>%n reader(s) still keep v1 alive</source>
        <translation>
            <numerusform>%n Leser hält v1 noch am Leben</numerusform>
            <numerusform>%n Leser halten v1 noch am Leben</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody is known to read v1 any more</source>
        <translation>Niemand liest v1 noch, soweit bekannt</translation>
    </message>
    <message>
        <source>Retiring v1 itself is up to its producer: Skein never drops a dataset it did not make.</source>
        <translation>Die Stilllegung von v1 selbst ist Sache des Produzenten: Skein löscht nie ein Dataset, das es nicht gemacht hat.</translation>
    </message>
</context>
<context>
    <name>skein::ui::MainWindow</name>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Catalog</source>
        <translation>Katalog</translation>
    </message>
    <message>
        <source>Migrations</source>
        <translation>Migrationen</translation>
    </message>
    <message>
        <source>Reviews</source>
        <translation>Reviews</translation>
    </message>
    <message>
        <source>Rollouts</source>
        <translation>Rollouts</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Aktivität</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>There is nothing at %1</source>
        <translation>Es gibt nichts unter %1</translation>
    </message>
    <message>
        <source>It may belong to another workspace.</source>
        <translation>Vielleicht gehört sie zu einem anderen Workspace.</translation>
    </message>
    <message>
        <source>Close Skein?</source>
        <translation>Skein schließen?</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message numerus="yes">
        <source>%n running job(s) will be cancelled</source>
        <translation>
            <numerusform>%n laufende Aufgabe wird abgebrochen</numerusform>
            <numerusform>%n laufende Aufgaben werden abgebrochen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rollout(s) stop where they stand; opening the workspace goes on from there</source>
        <translation>
            <numerusform>%n Rollout hält, wo er steht; beim Öffnen des Workspace geht es von dort weiter</numerusform>
            <numerusform>%n Rollouts halten, wo sie stehen; beim Öffnen des Workspace geht es von dort weiter</numerusform>
        </translation>
    </message>
    <message>
        <source>Until then nobody watches them: a breach is noticed only when the workspace is open again</source>
        <translation>Bis dahin wacht niemand darüber: eine Verletzung wird erst bemerkt, wenn der Workspace wieder geöffnet ist</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>Aktionen</translation>
    </message>
    <message>
        <source>Migrations, changes, rollouts</source>
        <translation>Migrationen, Änderungen, Rollouts</translation>
    </message>
    <message>
        <source>Open a workspace</source>
        <translation>Einen Workspace öffnen</translation>
    </message>
    <message>
        <source>Folder for the new workspace</source>
        <translation>Ordner für den neuen Workspace</translation>
    </message>
    <message>
        <source>Load %1 arrived</source>
        <translation>Lieferung %1 ist eingetroffen</translation>
    </message>
    <message>
        <source>Open a workspace…</source>
        <translation>Workspace öffnen…</translation>
    </message>
    <message>
        <source>New workspace…</source>
        <translation>Neuer Workspace…</translation>
    </message>
    <message>
        <source>Open the sample</source>
        <translation>Das Beispiel öffnen</translation>
    </message>
    <message>
        <source>Close the workspace</source>
        <translation>Workspace schließen</translation>
    </message>
    <message>
        <source>Import a catalog source…</source>
        <translation>Katalogquelle importieren…</translation>
    </message>
    <message>
        <source>New migration…</source>
        <translation>Neue Migration…</translation>
    </message>
    <message>
        <source>One more load now</source>
        <translation>Jetzt noch eine Lieferung</translation>
    </message>
    <message>
        <source>Show the workspace&apos;s folder</source>
        <translation>Ordner des Workspace zeigen</translation>
    </message>
    <message>
        <source>Switch between light and dark</source>
        <translation>Zwischen hell und dunkel wechseln</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Import a catalog source</source>
        <translation>Katalogquelle importieren</translation>
    </message>
    <message>
        <source>Catalog sources (*.json *.yaml *.yml *.db *.sqlite)</source>
        <translation>Katalogquellen (*.json *.yaml *.yml *.db *.sqlite)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Opening %1…</source>
        <translation>%1 wird geöffnet…</translation>
    </message>
    <message>
        <source>Making the sample in %1…</source>
        <translation>Das Beispiel wird in %1 angelegt…</translation>
    </message>
    <message>
        <source>Making a workspace</source>
        <translation>Workspace wird angelegt</translation>
    </message>
    <message>
        <source>%1: %2 added, %3 changed, %4 removed</source>
        <translation>%1: %2 neu, %3 geändert, %4 entfernt</translation>
    </message>
    <message numerus="yes">
        <source>%n part(s) skipped; first: %1</source>
        <translation>
            <numerusform>%n Teil übersprungen; zuerst: %1</numerusform>
            <numerusform>%n Teile übersprungen; zuerst: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>this is no workspace</source>
        <translation>das ist kein Workspace</translation>
    </message>
    <message>
        <source>Open or make a workspace first, then drop catalog sources into it.</source>
        <translation>Zuerst einen Workspace öffnen oder anlegen, dann Katalogquellen darin ablegen.</translation>
    </message>
    <message>
        <source>%1 (read-only)</source>
        <translation>%1 (nur Lesen)</translation>
    </message>
    <message>
        <source>no connectors</source>
        <translation>keine Verbindungen</translation>
    </message>
    <message numerus="yes">
        <source>%n connector(s) in trouble</source>
        <translation>
            <numerusform>%n Verbindung gestört</numerusform>
            <numerusform>%n Verbindungen gestört</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connector(s) healthy</source>
        <translation>
            <numerusform>%n Verbindung gesund</numerusform>
            <numerusform>%n Verbindungen gesund</numerusform>
        </translation>
    </message>
    <message>
        <source>Pause the sample&apos;s loads</source>
        <translation>Lieferungen des Beispiels anhalten</translation>
    </message>
    <message>
        <source>Let the sample&apos;s loads arrive</source>
        <translation>Lieferungen des Beispiels eintreffen lassen</translation>
    </message>
    <message>
        <source>workspace: %1</source>
        <translation>Workspace: %1</translation>
    </message>
    <message>
        <source>loads arriving, last %1</source>
        <translation>Lieferungen treffen ein, zuletzt %1</translation>
    </message>
    <message>
        <source>loads paused, last %1</source>
        <translation>Lieferungen angehalten, zuletzt %1</translation>
    </message>
    <message>
        <source>read-only</source>
        <translation>nur Lesen</translation>
    </message>
</context>
<context>
    <name>skein::ui::MappingDetail</name>
    <message>
        <source>Details of the rule</source>
        <translation>Details der Regel</translation>
    </message>
    <message>
        <source>Select a rule to see why it is proposed, what it does to sample rows, and whom it holds up.</source>
        <translation>Eine Regel auswählen, um zu sehen, warum sie vorgeschlagen ist, was sie mit Beispielzeilen macht und wen sie aufhält.</translation>
    </message>
    <message>
        <source>Rule %1 · %2</source>
        <translation>Regel %1 · %2</translation>
    </message>
    <message>
        <source>by %1</source>
        <translation>von %1</translation>
    </message>
    <message>
        <source>written by %1</source>
        <translation>geschrieben von %1</translation>
    </message>
    <message>
        <source>Expression</source>
        <translation>Ausdruck</translation>
    </message>
    <message>
        <source>Way back</source>
        <translation>Rückweg</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>NULLs</source>
        <translation>NULL-Werte</translation>
    </message>
    <message>
        <source>Reviewed by</source>
        <translation>Geprüft von</translation>
    </message>
    <message>
        <source>Properties</source>
        <translation>Eigenschaften</translation>
    </message>
    <message>
        <source>Which column of v2 takes the values of %1?</source>
        <translation>Welche Spalte von v2 übernimmt die Werte von %1?</translation>
    </message>
    <message>
        <source>Use %1</source>
        <translation>%1 nehmen</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>Werte</translation>
    </message>
    <message>
        <source>any other</source>
        <translation>jeder andere</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Belege</translation>
    </message>
    <message numerus="yes">
        <source>Holds up %n consumer(s)</source>
        <translation>
            <numerusform>Hält %n Konsumenten auf</numerusform>
            <numerusform>Hält %n Konsumenten auf</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weiterer</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Hinweise</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>skein::ui::MappingSample</name>
    <message>
        <source>Sample rows</source>
        <translation>Beispielzeilen</translation>
    </message>
    <message>
        <source>Sample rows of the rule</source>
        <translation>Beispielzeilen der Regel</translation>
    </message>
    <message>
        <source>No rule is selected</source>
        <translation>Keine Regel ist ausgewählt</translation>
    </message>
    <message>
        <source>Select a rule to see it at work on rows of v1.</source>
        <translation>Eine Regel auswählen, um sie an Zeilen von v1 bei der Arbeit zu sehen.</translation>
    </message>
    <message>
        <source>through %1: %2</source>
        <translation>durch %1: %2</translation>
    </message>
    <message>
        <source>Reading sample rows</source>
        <translation>Beispielzeilen werden gelesen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>No sample rows</source>
        <translation>Keine Beispielzeilen</translation>
    </message>
    <message>
        <source>v1 holds no rows that this rule could be tried on.</source>
        <translation>v1 enthält keine Zeilen, an denen diese Regel versucht werden könnte.</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>no new values</source>
        <translation>keine neuen Werte</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) agree</source>
        <translation>
            <numerusform>%n Zeile stimmt überein</numerusform>
            <numerusform>%n Zeilen stimmen überein</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n row(s) differ</source>
        <translation>
            <numerusform>%1 von %n Zeile weicht ab</numerusform>
            <numerusform>%1 von %n Zeilen weichen ab</numerusform>
        </translation>
    </message>
    <message>
        <source>v2</source>
        <translation>v2</translation>
    </message>
</context>
<context>
    <name>skein::ui::MappingTab</name>
    <message>
        <source>Undo: %1</source>
        <translation>Rückgängig: %1</translation>
    </message>
    <message>
        <source>Redo: %1</source>
        <translation>Wiederholen: %1</translation>
    </message>
    <message>
        <source>Mapping</source>
        <translation>Abbildung</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Annehmen</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Ablehnen</translation>
    </message>
    <message>
        <source>Reject the rule (R): columns without an accepted rule hold up their readers</source>
        <translation>Die Regel ablehnen (R): Spalten ohne angenommene Regel halten ihre Leser auf</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Bearbeiten…</translation>
    </message>
    <message>
        <source>Change what the rule does (E)</source>
        <translation>Ändern, was die Regel tut (E)</translation>
    </message>
    <message>
        <source>Import and export</source>
        <translation>Import und Export</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Export as JSON…</source>
        <translation>Als JSON exportieren…</translation>
    </message>
    <message>
        <source>Export rules as CSV…</source>
        <translation>Regeln als CSV exportieren…</translation>
    </message>
    <message>
        <source>Import JSON…</source>
        <translation>JSON importieren…</translation>
    </message>
    <message>
        <source>Import rules from CSV…</source>
        <translation>Regeln aus CSV importieren…</translation>
    </message>
    <message>
        <source>How rows of v1 and v2 relate</source>
        <translation>Wie Zeilen von v1 und v2 zusammenhängen</translation>
    </message>
    <message>
        <source>&amp;Grain</source>
        <translation>&amp;Granularität</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Regeln</translation>
    </message>
    <message>
        <source>Export the mapping</source>
        <translation>Abbildung exportieren</translation>
    </message>
    <message>
        <source>Import a mapping</source>
        <translation>Abbildung importieren</translation>
    </message>
    <message>
        <source>Rules as CSV (*.csv)</source>
        <translation>Regeln als CSV (*.csv)</translation>
    </message>
    <message>
        <source>Mapping (*.json)</source>
        <translation>Abbildung (*.json)</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>%1 kann nicht gelesen werden: %2</translation>
    </message>
    <message>
        <source>%1 maps %2 to %3, this migration goes from %4 to %5. Choose the mapping of this migration.</source>
        <translation>%1 bildet %2 auf %3 ab, diese Migration geht von %4 nach %5. Die Abbildung dieser Migration wählen.</translation>
    </message>
    <message>
        <source>%1 holds no rules. A mapping without rules would hold up every consumer.</source>
        <translation>%1 enthält keine Regeln. Eine Abbildung ohne Regeln würde jeden Konsumenten aufhalten.</translation>
    </message>
    <message>
        <source>Import %1</source>
        <translation>%1 importieren</translation>
    </message>
    <message>
        <source>There is no migration %1</source>
        <translation>Es gibt keine Migration %1</translation>
    </message>
    <message>
        <source>It may belong to another workspace.</source>
        <translation>Vielleicht gehört sie zu einem anderen Workspace.</translation>
    </message>
    <message>
        <source>Rules are being proposed</source>
        <translation>Regeln werden vorgeschlagen</translation>
    </message>
    <message>
        <source>Names, types, values, lineage and history of both versions are compared. The rules appear here by themselves.</source>
        <translation>Namen, Typen, Werte, Lineage und Historie beider Versionen werden verglichen. Die Regeln erscheinen hier von selbst.</translation>
    </message>
    <message>
        <source>version %1</source>
        <translation>Version %1</translation>
    </message>
    <message>
        <source>no key is stated</source>
        <translation>kein Schlüssel angegeben</translation>
    </message>
    <message>
        <source>key %1 → %2</source>
        <translation>Schlüssel %1 → %2</translation>
    </message>
    <message>
        <source>A question cannot be accepted; choose one of its columns</source>
        <translation>Eine Frage kann nicht angenommen werden; eine ihrer Spalten wählen</translation>
    </message>
    <message>
        <source>Accept the rule (A or Return)</source>
        <translation>Die Regel annehmen (A oder Eingabe)</translation>
    </message>
    <message>
        <source>Accept all ≥ %1</source>
        <translation>Alle ≥ %1 annehmen</translation>
    </message>
    <message numerus="yes">
        <source>Accepts %n proposed rule(s)</source>
        <translation>
            <numerusform>Nimmt %n vorgeschlagene Regel an</numerusform>
            <numerusform>Nimmt %n vorgeschlagene Regeln an</numerusform>
        </translation>
    </message>
    <message>
        <source>No proposed rule is as sure as that</source>
        <translation>Keine vorgeschlagene Regel ist so sicher</translation>
    </message>
    <message>
        <source>Undo: %1 (Ctrl+Z)</source>
        <translation>Rückgängig: %1 (Strg+Z)</translation>
    </message>
    <message>
        <source>Nothing to undo</source>
        <translation>Nichts rückgängig zu machen</translation>
    </message>
    <message>
        <source>Redo: %1 (Ctrl+Shift+Z)</source>
        <translation>Wiederholen: %1 (Strg+Umschalt+Z)</translation>
    </message>
    <message>
        <source>Nothing to redo</source>
        <translation>Nichts zu wiederholen</translation>
    </message>
    <message>
        <source>The edit was not saved. %1</source>
        <translation>Die Bearbeitung wurde nicht gespeichert. %1</translation>
    </message>
</context>
<context>
    <name>skein::ui::Mark</name>
    <message>
        <source>done</source>
        <translation>erledigt</translation>
    </message>
    <message>
        <source>healthy</source>
        <translation>gesund</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>held</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>needs a decision</source>
        <translation>braucht eine Entscheidung</translation>
    </message>
    <message>
        <source>waits for a person</source>
        <translation>wartet auf einen Menschen</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>ausgelassen</translation>
    </message>
    <message>
        <source>production</source>
        <translation>Produktion</translation>
    </message>
</context>
<context>
    <name>skein::ui::MetricChart</name>
    <message>
        <source>old</source>
        <translation>alt</translation>
    </message>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>No data yet</source>
        <translation>Noch keine Daten</translation>
    </message>
    <message>
        <source>%1: %2 at %3</source>
        <translation>%1: %2 um %3</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>margin %1</source>
        <translation>Grenze %1</translation>
    </message>
</context>
<context>
    <name>skein::ui::MigrationCard</name>
    <message>
        <source>blocked</source>
        <translation>blockiert</translation>
    </message>
    <message>
        <source>stalled</source>
        <translation>stockt</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>in review</source>
        <translation>im Review</translation>
    </message>
    <message>
        <source>Consumers left</source>
        <translation>Konsumenten übrig</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>%1 → %2 · run by %3</source>
        <translation>%1 → %2 · geführt von %3</translation>
    </message>
    <message>
        <source>%1 percent done</source>
        <translation>%1 Prozent erledigt</translation>
    </message>
    <message>
        <source>scope not resolved yet</source>
        <translation>Umfang noch nicht ermittelt</translation>
    </message>
    <message>
        <source>nothing attempted yet</source>
        <translation>noch nichts versucht</translation>
    </message>
    <message>
        <source>%1 % of attempts succeeded</source>
        <translation>%1 % der Versuche gelangen</translation>
    </message>
    <message>
        <source>Rollout %1</source>
        <translation>Rollout %1</translation>
    </message>
    <message>
        <source>Waits: %1</source>
        <translation>Wartet: %1</translation>
    </message>
    <message>
        <source>%1 of %2 on the new side</source>
        <translation>%1 von %2 auf der neuen Seite</translation>
    </message>
    <message>
        <source>%1 of %2 consumers merged or settled</source>
        <translation>%1 von %2 Konsumenten gemergt oder erledigt</translation>
    </message>
</context>
<context>
    <name>skein::ui::MigrationPage</name>
    <message>
        <source>New migration…</source>
        <translation>Neue Migration…</translation>
    </message>
    <message>
        <source>New migration</source>
        <translation>Neue Migration</translation>
    </message>
    <message>
        <source>Submit</source>
        <translation>Erteilen</translation>
    </message>
    <message>
        <source>No workspace is open</source>
        <translation>Kein Workspace ist geöffnet</translation>
    </message>
    <message>
        <source>Open one, or make the sample, to see its migrations.</source>
        <translation>Einen öffnen oder das Beispiel anlegen, um seine Migrationen zu sehen.</translation>
    </message>
    <message>
        <source>Open the sample</source>
        <translation>Das Beispiel öffnen</translation>
    </message>
    <message>
        <source>No migration yet</source>
        <translation>Noch keine Migration</translation>
    </message>
    <message>
        <source>Say which dataset is to be replaced by which. Skein finds who reads it, proposes the mapping and asks where it is not sure.</source>
        <translation>Sagen, welches Dataset durch welches ersetzt werden soll. Skein findet, wer es liest, schlägt die Abbildung vor und fragt, wo es nicht sicher ist.</translation>
    </message>
    <message>
        <source>There is no migration %1</source>
        <translation>Es gibt keine Migration %1</translation>
    </message>
    <message>
        <source>It may belong to another workspace.</source>
        <translation>Vielleicht gehört sie zu einem anderen Workspace.</translation>
    </message>
    <message>
        <source>All migrations</source>
        <translation>Alle Migrationen</translation>
    </message>
    <message>
        <source>deadline %1</source>
        <translation>Frist %1</translation>
    </message>
    <message>
        <source>forecast %1</source>
        <translation>fertig ~%1</translation>
    </message>
    <message>
        <source>Migrations</source>
        <translation>Migrationen</translation>
    </message>
    <message>
        <source>d MMM</source>
        <translation>d. MMM</translation>
    </message>
</context>
<context>
    <name>skein::ui::NavigationRail</name>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
</context>
<context>
    <name>skein::ui::OverviewPage</name>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>New migration…</source>
        <translation>Neue Migration…</translation>
    </message>
    <message>
        <source>open migrations</source>
        <translation>offene Migrationen</translation>
    </message>
    <message>
        <source>live rollouts</source>
        <translation>aktive Rollouts</translation>
    </message>
    <message>
        <source>datasets</source>
        <translation>Datasets</translation>
    </message>
    <message>
        <source>pipelines</source>
        <translation>Pipelines</translation>
    </message>
    <message>
        <source>owners</source>
        <translation>Besitzer</translation>
    </message>
    <message>
        <source>of datasets have lineage</source>
        <translation>der Datasets haben Lineage</translation>
    </message>
    <message>
        <source>Consumers that do not move on</source>
        <translation>Konsumenten, die nicht vorankommen</translation>
    </message>
    <message>
        <source>Three steps to the first migration</source>
        <translation>Drei Schritte zur ersten Migration</translation>
    </message>
    <message>
        <source>1  Look who reads the dataset you want to retire: its consumers, their owners, their code.</source>
        <translation>1  Ansehen, wer das Dataset liest, das stillgelegt werden soll: Konsumenten, ihre Besitzer, ihr Code.</translation>
    </message>
    <message>
        <source>Open the catalog</source>
        <translation>Katalog öffnen</translation>
    </message>
    <message>
        <source>2  Say where they should move. Skein proposes the mapping and asks where it is not sure.</source>
        <translation>2  Sagen, wohin sie umziehen sollen. Skein schlägt die Abbildung vor und fragt, wo es nicht sicher ist.</translation>
    </message>
    <message>
        <source>3  Review the changes it makes and roll them out in stages, each of which can be taken back.</source>
        <translation>3  Die Änderungen prüfen und in Stufen ausrollen, von denen jede zurückgenommen werden kann.</translation>
    </message>
    <message>
        <source>See rollouts</source>
        <translation>Rollouts ansehen</translation>
    </message>
    <message>
        <source>No workspace is open</source>
        <translation>Kein Workspace ist geöffnet</translation>
    </message>
    <message>
        <source>Open a workspace to see how far its migrations are, or try Skein on the sample estate: a whole company with pipelines, repositories and a migration to run.</source>
        <translation>Einen Workspace öffnen, um zu sehen, wie weit seine Migrationen sind, oder Skein am Beispielbestand ausprobieren: einer ganzen Firma mit Pipelines, Repositories und einer Migration.</translation>
    </message>
    <message>
        <source>Open sample</source>
        <translation>Beispiel öffnen</translation>
    </message>
    <message>
        <source>Nothing is known of the estate yet</source>
        <translation>Über den Bestand ist noch nichts bekannt</translation>
    </message>
    <message>
        <source>1. Import a dbt manifest, a Backstage catalog or a database.
2. Find the dataset to retire and see who reads it.
3. Start its migration.</source>
        <translation>1. Ein dbt-Manifest, einen Backstage-Katalog oder eine Datenbank importieren.
2. Das stillzulegende Dataset finden und sehen, wer es liest.
3. Seine Migration starten.</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Import…</translation>
    </message>
    <message>
        <source>Move the consumers of one dataset to another</source>
        <translation>Die Konsumenten eines Datasets auf ein anderes umstellen</translation>
    </message>
    <message>
        <source>%1 of %2 datasets have lineage, %3 an owner, %4 columns</source>
        <translation>%1 von %2 Datasets haben Lineage, %3 einen Besitzer, %4 Spalten</translation>
    </message>
    <message>
        <source>%1, each with what to do next</source>
        <translation>%1, jeder mit seinem nächsten Schritt</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>nobody&apos;s</source>
        <translation>niemandes</translation>
    </message>
    <message>
        <source>Only</source>
        <translation>Nur</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>The workspace is open read-only</source>
        <translation>Der Workspace ist nur zum Lesen geöffnet</translation>
    </message>
</context>
<context>
    <name>skein::ui::OwnersCard</name>
    <message>
        <source>Who blocks</source>
        <translation>Wer blockiert</translation>
    </message>
    <message>
        <source>Nobody: no consumer is blocked, stalled or failed.</source>
        <translation>Niemand: kein Konsument ist blockiert, stockt oder ist fehlgeschlagen.</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Besitzer</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartend</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Owners by waiting consumers</source>
        <translation>Besitzer nach wartenden Konsumenten</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>niemand</translation>
    </message>
    <message numerus="yes">
        <source>%Ln owners, by consumers that do not move on</source>
        <translation>
            <numerusform>%Ln Besitzer, nach wartenden Konsumenten</numerusform>
            <numerusform>%Ln Besitzer, nach wartenden Konsumenten</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>skein::ui::PaletteModel</name>
    <message>
        <source>%1 — first %2 of %3</source>
        <translation>%1 — die ersten %2 von %3</translation>
    </message>
</context>
<context>
    <name>skein::ui::PlanEditor</name>
    <message>
        <source>Start rollout…</source>
        <translation>Rollout starten…</translation>
    </message>
    <message>
        <source>Save as YAML…</source>
        <translation>Als YAML speichern…</translation>
    </message>
    <message>
        <source>Rollouts</source>
        <translation>Rollouts</translation>
    </message>
    <message>
        <source>Stages</source>
        <translation>Stufen</translation>
    </message>
    <message>
        <source>each takes in the ones before</source>
        <translation>jede schließt die vorigen ein</translation>
    </message>
    <message>
        <source>Targets</source>
        <translation>Ziele</translation>
    </message>
    <message>
        <source>Pin to stage 1</source>
        <translation>In Stufe 1 festsetzen</translation>
    </message>
    <message>
        <source>Accept foreign commits</source>
        <translation>Fremde Commits annehmen</translation>
    </message>
    <message>
        <source>What starting does</source>
        <translation>Was der Start bewirkt</translation>
    </message>
    <message>
        <source>What stands against it</source>
        <translation>Was dagegen spricht</translation>
    </message>
    <message>
        <source>New rollout of %1</source>
        <translation>Neuer Rollout von %1</translation>
    </message>
    <message>
        <source>Drafting the plan</source>
        <translation>Der Plan wird entworfen</translation>
    </message>
    <message>
        <source>Looking at what is deployable now</source>
        <translation>Es wird ermittelt, was jetzt ausgebracht werden kann</translation>
    </message>
    <message>
        <source>Back to the migration</source>
        <translation>Zurück zur Migration</translation>
    </message>
    <message>
        <source>sample timings</source>
        <translation>Beispielzeiten</translation>
    </message>
    <message>
        <source>Bakes of seconds, because this is the sample; everything in them really runs</source>
        <translation>Reifezeiten von Sekunden, weil dies das Beispiel ist; alles darin läuft wirklich</translation>
    </message>
    <message>
        <source>Start %1?</source>
        <translation>%1 starten?</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Starten</translation>
    </message>
    <message numerus="yes">
        <source>Stage 1 switches %n target(s)</source>
        <translation>
            <numerusform>Stufe 1 schaltet %n Ziel um</numerusform>
            <numerusform>Stufe 1 schaltet %n Ziele um</numerusform>
        </translation>
    </message>
    <message>
        <source>Save the plan</source>
        <translation>Plan speichern</translation>
    </message>
    <message>
        <source>Open plan…</source>
        <translation>Plan öffnen…</translation>
    </message>
    <message>
        <source>Open a plan</source>
        <translation>Einen Plan öffnen</translation>
    </message>
    <message>
        <source>Plans (*.yaml *.yml)</source>
        <translation>Pläne (*.yaml *.yml)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Reading a plan</source>
        <translation>Plan lesen</translation>
    </message>
    <message>
        <source>Saving the plan</source>
        <translation>Plan speichern</translation>
    </message>
    <message>
        <source>Ready, but not in this plan</source>
        <translation>Bereit, aber nicht in diesem Plan</translation>
    </message>
</context>
<context>
    <name>skein::ui::ProgressBarThin</name>
    <message>
        <source>Working</source>
        <translation>In Arbeit</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
</context>
<context>
    <name>skein::ui::RailButton</name>
    <message>
        <source>%1, %2 need attention</source>
        <translation>%1, %2 verlangen Aufmerksamkeit</translation>
    </message>
</context>
<context>
    <name>skein::ui::RequestForm</name>
    <message>
        <source>What moves</source>
        <translation>Was umzieht</translation>
    </message>
    <message>
        <source>somewhere else: Skein audits and watches it</source>
        <translation>anderswo: Skein gleicht es ab und überwacht es</translation>
    </message>
    <message>
        <source>by Skein, from v1 through the mapping</source>
        <translation>von Skein, aus v1 durch die Abbildung</translation>
    </message>
    <message>
        <source>From (v1)</source>
        <translation>Von (v1)</translation>
    </message>
    <message>
        <source>To (v2)</source>
        <translation>Nach (v2)</translation>
    </message>
    <message>
        <source>v2 is made</source>
        <translation>v2 entsteht</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Who answers for it</source>
        <translation>Wer dafür einsteht</translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation>Frist</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Besitzer</translation>
    </message>
    <message>
        <source>Guide for consumers</source>
        <translation>Anleitung für Konsumenten</translation>
    </message>
    <message>
        <source>What goes on by itself</source>
        <translation>Was von selbst weitergeht</translation>
    </message>
    <message>
        <source>Accept rules from confidence</source>
        <translation>Regeln annehmen ab Konfidenz</translation>
    </message>
    <message>
        <source>Open changes as soon as they are verified</source>
        <translation>Änderungen öffnen, sobald sie geprüft sind</translation>
    </message>
    <message>
        <source>Merge approved changes that only move a deploy ref</source>
        <translation>Genehmigte Änderungen mergen, die nur einen Deploy-Ref bewegen</translation>
    </message>
    <message>
        <source>Consumers that count or join at the old grain wait for a person</source>
        <translation>Konsumenten, die in der alten Granularität zählen oder verknüpfen, warten auf einen Menschen</translation>
    </message>
    <message>
        <source>Ambiguous rules always wait for a person. A confidence above 1 accepts nothing.</source>
        <translation>Mehrdeutige Regeln warten immer auf einen Menschen. Eine Konfidenz über 1 nimmt nichts an.</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation>d. MMM yyyy</translation>
    </message>
</context>
<context>
    <name>skein::ui::RequestTab</name>
    <message>
        <source>What moves</source>
        <translation>Was umzieht</translation>
    </message>
    <message>
        <source>What goes on by itself</source>
        <translation>Was von selbst weitergeht</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>From (v1)</source>
        <translation>Von (v1)</translation>
    </message>
    <message>
        <source>To (v2)</source>
        <translation>Nach (v2)</translation>
    </message>
    <message>
        <source>v2 is made</source>
        <translation>v2 entsteht</translation>
    </message>
    <message>
        <source>somewhere else: Skein audits and watches it</source>
        <translation>anderswo: Skein gleicht es ab und überwacht es</translation>
    </message>
    <message>
        <source>by Skein, from v1 through the mapping</source>
        <translation>von Skein, aus v1 durch die Abbildung</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Besitzer</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>niemand</translation>
    </message>
    <message>
        <source>Guide</source>
        <translation>Anleitung</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation>Frist</translation>
    </message>
    <message>
        <source>Submitted</source>
        <translation>Erteilt</translation>
    </message>
    <message>
        <source>%1 by %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Accept rules</source>
        <translation>Regeln annehmen</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>from confidence %1</source>
        <translation>ab Konfidenz %1</translation>
    </message>
    <message>
        <source>Open changes</source>
        <translation>Änderungen öffnen</translation>
    </message>
    <message>
        <source>Merge approved</source>
        <translation>Genehmigte mergen</translation>
    </message>
    <message>
        <source>Grain needs a person</source>
        <translation>Granularität braucht einen Menschen</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation>d. MMM yyyy</translation>
    </message>
    <message>
        <source>d MMM yyyy HH:mm</source>
        <translation>d. MMM yyyy HH:mm</translation>
    </message>
    <message>
        <source>Abandon this migration…</source>
        <translation>Diese Migration aufgeben…</translation>
    </message>
    <message>
        <source>Abandon %1?</source>
        <translation>%1 aufgeben?</translation>
    </message>
    <message>
        <source>Abandon</source>
        <translation>Aufgeben</translation>
    </message>
    <message>
        <source>Nothing goes on by itself any more, and no rollout can be planned</source>
        <translation>Nichts geht mehr von selbst weiter, und es kann kein Rollout geplant werden</translation>
    </message>
    <message>
        <source>What is merged or switched stays as it is; open changes stay open until they are closed</source>
        <translation>Was gemergt oder umgeschaltet ist, bleibt so; offene Änderungen bleiben offen, bis sie geschlossen werden</translation>
    </message>
    <message>
        <source>The two datasets are free for a new migration; this one cannot be taken up again</source>
        <translation>Die beiden Datasets sind frei für eine neue Migration; diese kann nicht wieder aufgenommen werden</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
</context>
<context>
    <name>skein::ui::ReviewPage</name>
    <message>
        <source>Revert…</source>
        <translation>Zurücknehmen…</translation>
    </message>
    <message>
        <source>Revert %1?</source>
        <translation>%1 zurücknehmen?</translation>
    </message>
    <message>
        <source>Revert</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>The reverse is committed on the default branch; nothing is rewritten</source>
        <translation>Die Umkehrung wird im Standard-Branch committet; nichts wird umgeschrieben</translation>
    </message>
    <message>
        <source>What is deployed does not change: a rollback does that</source>
        <translation>Was ausgebracht ist, ändert sich nicht: das tut ein Zurückrollen</translation>
    </message>
    <message>
        <source>Close…</source>
        <translation>Schließen…</translation>
    </message>
    <message>
        <source>Close %1 without merging it?</source>
        <translation>%1 schließen, ohne zu mergen?</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Its branch goes; its consumers stay on v1 until they are tried again</source>
        <translation>Ihr Branch verschwindet; ihre Konsumenten bleiben auf v1, bis sie erneut versucht werden</translation>
    </message>
    <message>
        <source>Request changes…</source>
        <translation>Nachbessern…</translation>
    </message>
    <message>
        <source>Request changes to %1?</source>
        <translation>Nachbesserung von %1 verlangen?</translation>
    </message>
    <message>
        <source>Request changes</source>
        <translation>Nachbessern lassen</translation>
    </message>
    <message>
        <source>Its author is asked; it cannot be merged until it is approved again</source>
        <translation>Ihr Autor wird gefragt; sie kann erst gemergt werden, wenn sie wieder genehmigt ist</translation>
    </message>
    <message>
        <source>Approve the same shape</source>
        <translation>Gleiche Form genehmigen</translation>
    </message>
    <message>
        <source>Approve all with the same shape?</source>
        <translation>Alle mit gleicher Form genehmigen?</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Genehmigen</translation>
    </message>
    <message>
        <source>Approve the selected changes?</source>
        <translation>Die ausgewählten Änderungen genehmigen?</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Mergen</translation>
    </message>
    <message>
        <source>Merge approved</source>
        <translation>Genehmigte mergen</translation>
    </message>
    <message>
        <source>Find a change, file or owner</source>
        <translation>Änderung, Datei oder Besitzer suchen</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Changes requested</source>
        <translation>Nachbesserung nötig</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>Genehmigt</translation>
    </message>
    <message>
        <source>Merged</source>
        <translation>Gemergt</translation>
    </message>
    <message>
        <source>To look at</source>
        <translation>Anzusehen</translation>
    </message>
    <message>
        <source>Changes with warnings, failed checks or low confidence</source>
        <translation>Änderungen mit Warnungen, fehlgeschlagenen Prüfungen oder geringer Konfidenz</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>No workspace is open</source>
        <translation>Kein Workspace ist geöffnet</translation>
    </message>
    <message>
        <source>Open one, or make the sample, to review its changes.</source>
        <translation>Einen öffnen oder das Beispiel anlegen, um seine Änderungen zu prüfen.</translation>
    </message>
    <message>
        <source>Nothing to review yet</source>
        <translation>Noch nichts zu prüfen</translation>
    </message>
    <message>
        <source>A change holds the rewritten files of one repository. It is opened when the rules its consumers need are accepted and every check has passed.</source>
        <translation>Eine Änderung enthält die umgeschriebenen Dateien eines Repositorys. Sie wird geöffnet, wenn die Regeln, die ihre Konsumenten brauchen, angenommen sind und jede Prüfung bestanden ist.</translation>
    </message>
    <message>
        <source>Go to migrations</source>
        <translation>Zu den Migrationen</translation>
    </message>
    <message>
        <source>No change fits the filter</source>
        <translation>Keine Änderung passt zum Filter</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) are hidden by it.</source>
        <translation>
            <numerusform>%n Änderung ist dadurch verborgen.</numerusform>
            <numerusform>%n Änderungen sind dadurch verborgen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alle zeigen</translation>
    </message>
    <message>
        <source>Select a change to see its files, checks and history.</source>
        <translation>Eine Änderung auswählen, um Dateien, Prüfungen und Verlauf zu sehen.</translation>
    </message>
    <message>
        <source>There is no change %1.</source>
        <translation>Es gibt keine Änderung %1.</translation>
    </message>
    <message>
        <source>The workspace is open read-only</source>
        <translation>Der Workspace ist nur zum Lesen geöffnet</translation>
    </message>
    <message numerus="yes">
        <source>Approve %n</source>
        <translation>
            <numerusform>%n genehmigen</numerusform>
            <numerusform>%n genehmigen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Approve %n of this shape</source>
        <translation>
            <numerusform>%n dieser Form genehmigen</numerusform>
            <numerusform>%n dieser Form genehmigen</numerusform>
        </translation>
    </message>
    <message>
        <source>Approve this shape</source>
        <translation>Form genehmigen</translation>
    </message>
    <message numerus="yes">
        <source>Merge %n approved</source>
        <translation>
            <numerusform>%n genehmigte mergen</numerusform>
            <numerusform>%n genehmigte mergen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Approve %n change(s)</source>
        <translation>
            <numerusform>%n Änderung genehmigen</numerusform>
            <numerusform>%n Änderungen genehmigen</numerusform>
        </translation>
    </message>
    <message>
        <source>None of them has a warning, a failed check or low confidence</source>
        <translation>Keine davon hat eine Warnung, eine fehlgeschlagene Prüfung oder geringe Konfidenz</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Kommentar</translation>
    </message>
    <message>
        <source>Merge what is approved?</source>
        <translation>Genehmigte mergen?</translation>
    </message>
    <message numerus="yes">
        <source>Merge %n change(s)</source>
        <translation>
            <numerusform>%n Änderung mergen</numerusform>
            <numerusform>%n Änderungen mergen</numerusform>
        </translation>
    </message>
    <message>
        <source>The default branch of each repository takes the change in; nobody&apos;s checkout is touched</source>
        <translation>Der Standard-Branch jedes Repositorys nimmt die Änderung auf; kein Arbeitsverzeichnis wird angetastet</translation>
    </message>
    <message>
        <source>Nothing is deployed by this where a deploy ref decides what runs: a rollout does that in stages</source>
        <translation>Dadurch wird nichts ausgebracht, wo ein Deploy-Ref entscheidet, was läuft: das tut ein Rollout in Stufen</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Reviews</source>
        <translation>Reviews</translation>
    </message>
    <message>
        <source>Not merged</source>
        <translation>Nicht gemergt</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) of this owner are edited alike. Select one to see its files, checks and history; the verbs above are for all of them.</source>
        <translation>
            <numerusform>%n Änderung dieses Besitzers. Wählen Sie sie, um Dateien, Prüfungen und Verlauf zu sehen; die Aktionen oben gelten für alle.</numerusform>
            <numerusform>%n Änderungen dieses Besitzers sind gleich bearbeitet. Wählen Sie eine, um Dateien, Prüfungen und Verlauf zu sehen; die Aktionen oben gelten für alle.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>skein::ui::RolloutPage</name>
    <message>
        <source>No workspace is open</source>
        <translation>Kein Workspace ist geöffnet</translation>
    </message>
    <message>
        <source>Open one, or make the sample, to see its rollouts.</source>
        <translation>Einen öffnen oder das Beispiel anlegen, um seine Rollouts zu sehen.</translation>
    </message>
    <message>
        <source>No rollout yet</source>
        <translation>Noch kein Rollout</translation>
    </message>
    <message>
        <source>A rollout brings merged changes to production in stages. Plan one on a migration that has merged changes.</source>
        <translation>Ein Rollout bringt gemergte Änderungen stufenweise in Produktion. Er wird an einer Migration geplant, die gemergte Änderungen hat.</translation>
    </message>
    <message>
        <source>Go to migrations</source>
        <translation>Zu den Migrationen</translation>
    </message>
    <message>
        <source>Rollouts</source>
        <translation>Rollouts</translation>
    </message>
</context>
<context>
    <name>skein::ui::RuleDialog</name>
    <message>
        <source>%1 has no column %2. Choose one of its columns; put commas between several.</source>
        <translation>%1 hat keine Spalte %2. Eine seiner Spalten wählen; mehrere durch Kommas trennen.</translation>
    </message>
    <message>
        <source>Edit rule %1</source>
        <translation>Regel %1 bearbeiten</translation>
    </message>
    <message>
        <source>Rule %1</source>
        <translation>Regel %1</translation>
    </message>
    <message>
        <source>Value in place of NULL</source>
        <translation>Wert anstelle von NULL</translation>
    </message>
    <message>
        <source>Why, for those who read the rule later</source>
        <translation>Warum, für alle, die die Regel später lesen</translation>
    </message>
    <message>
        <source>&amp;Kind</source>
        <translation>&amp;Art</translation>
    </message>
    <message>
        <source>From v&amp;1</source>
        <translation>Von v&amp;1</translation>
    </message>
    <message>
        <source>To v&amp;2</source>
        <translation>Nach v&amp;2</translation>
    </message>
    <message>
        <source>N&amp;ULLs</source>
        <translation>N&amp;ULL-Werte</translation>
    </message>
    <message>
        <source>&amp;Note</source>
        <translation>&amp;Notiz</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Anwenden</translation>
    </message>
</context>
<context>
    <name>skein::ui::RuleFields</name>
    <message>
        <source>&amp;Factor</source>
        <translation>&amp;Faktor</translation>
    </message>
    <message>
        <source>new = old × factor + offset</source>
        <translation>neu = alt × Faktor + Versatz</translation>
    </message>
    <message>
        <source>&amp;Offset</source>
        <translation>&amp;Versatz</translation>
    </message>
    <message>
        <source>&amp;Type</source>
        <translation>&amp;Typ</translation>
    </message>
    <message>
        <source>&amp;Values</source>
        <translation>&amp;Werte</translation>
    </message>
    <message>
        <source>this value:</source>
        <translation>dieser Wert:</translation>
    </message>
    <message>
        <source>Value for everything the table lacks</source>
        <translation>Wert für alles, was der Tabelle fehlt</translation>
    </message>
    <message>
        <source>&amp;Any other value</source>
        <translation>&amp;Jeder andere Wert</translation>
    </message>
    <message>
        <source>Sepa&amp;rator</source>
        <translation>T&amp;rennzeichen</translation>
    </message>
    <message>
        <source>&amp;Value</source>
        <translation>&amp;Wert</translation>
    </message>
    <message>
        <source>A number, true, false, null, or a text; put a text that looks like a number in quotes</source>
        <translation>Eine Zahl, true, false, null oder ein Text; Text, der wie eine Zahl aussieht, in Anführungszeichen setzen</translation>
    </message>
    <message>
        <source>&amp;Table</source>
        <translation>&amp;Tabelle</translation>
    </message>
    <message>
        <source>Table&apos;s &amp;key</source>
        <translation>Tabellen&amp;schlüssel</translation>
    </message>
    <message>
        <source>Table&apos;s &amp;value</source>
        <translation>Tabellen&amp;wert</translation>
    </message>
    <message>
        <source>A key not &amp;found</source>
        <translation>Schlüssel &amp;fehlt</translation>
    </message>
    <message>
        <source>SQL over the columns of v1, e.g. coalesce(first_name, &apos;&apos;) || last_name</source>
        <translation>SQL über die Spalten von v1, z. B. coalesce(first_name, &apos;&apos;) || last_name</translation>
    </message>
    <message>
        <source>&amp;Expression</source>
        <translation>Aus&amp;druck</translation>
    </message>
    <message>
        <source>Values of v1 and what they become</source>
        <translation>Werte von v1 und was aus ihnen wird</translation>
    </message>
    <message>
        <source>Value in v1</source>
        <translation>Wert in v1</translation>
    </message>
    <message>
        <source>Value in v2</source>
        <translation>Wert in v2</translation>
    </message>
    <message>
        <source>Add a value</source>
        <translation>Wert hinzufügen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>A cast needs the type to cast to.</source>
        <translation>Zum Ändern des Typs wird der Zieltyp gebraucht.</translation>
    </message>
    <message>
        <source>The value &apos;%1&apos; stands in the table twice. Remove one of the rows.</source>
        <translation>Der Wert „%1“ steht zweimal in der Tabelle. Eine der Zeilen entfernen.</translation>
    </message>
    <message>
        <source>The expression reads %1, which is not among the rule&apos;s columns of v1. Add it to them.</source>
        <translation>Der Ausdruck liest %1, das nicht unter den v1-Spalten der Regel ist. Es hinzufügen.</translation>
    </message>
</context>
<context>
    <name>skein::ui::ScopeTab</name>
    <message>
        <source>Find a consumer, column, file or reason</source>
        <translation>Konsument, Spalte, Datei oder Grund suchen</translation>
    </message>
    <message>
        <source>Take in…</source>
        <translation>Aufnehmen…</translation>
    </message>
    <message>
        <source>Leave out…</source>
        <translation>Auslassen…</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Skip…</source>
        <translation>Überspringen…</translation>
    </message>
    <message>
        <source>Go on all the same…</source>
        <translation>Trotzdem weiter…</translation>
    </message>
    <message>
        <source>Retry all with this failure</source>
        <translation>Alle mit diesem Fehler erneut versuchen</translation>
    </message>
    <message>
        <source>Consumers</source>
        <translation>Konsumenten</translation>
    </message>
    <message>
        <source>There is no migration %1</source>
        <translation>Es gibt keine Migration %1</translation>
    </message>
    <message>
        <source>It may belong to another workspace.</source>
        <translation>Vielleicht gehört sie zu einem anderen Workspace.</translation>
    </message>
    <message>
        <source>Nobody is known to read it yet</source>
        <translation>Noch ist kein Leser bekannt</translation>
    </message>
    <message>
        <source>Lineage, code and catalog are searched as soon as the migration is submitted.</source>
        <translation>Lineage, Code und Katalog werden durchsucht, sobald die Migration erteilt ist.</translation>
    </message>
    <message>
        <source>No consumer fits the filter</source>
        <translation>Kein Konsument passt zum Filter</translation>
    </message>
    <message numerus="yes">
        <source>%n consumer(s) are hidden by it.</source>
        <translation>
            <numerusform>%n Konsument ist dadurch verborgen.</numerusform>
            <numerusform>%n Konsumenten sind dadurch verborgen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alle zeigen</translation>
    </message>
    <message>
        <source>Select a consumer to see the evidence for it, what its code uses and what stands in its way.</source>
        <translation>Einen Konsumenten auswählen, um die Belege, die benutzten Spalten und alle Hindernisse zu sehen.</translation>
    </message>
    <message>
        <source>Consumer · %1</source>
        <translation>Konsument · %1</translation>
    </message>
    <message>
        <source>grain</source>
        <translation>Granularität</translation>
    </message>
    <message>
        <source>new since start</source>
        <translation>neu seit dem Start</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Besitzer</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>niemand</translation>
    </message>
    <message>
        <source>Repository</source>
        <translation>Repository</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Belege</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Entscheidung</translation>
    </message>
    <message>
        <source>Reads</source>
        <translation>Liest</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>Next try</source>
        <translation>Nächster Versuch</translation>
    </message>
    <message>
        <source>In the catalog</source>
        <translation>Im Katalog</translation>
    </message>
    <message>
        <source>open</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>Diagnosis</source>
        <translation>Diagnose</translation>
    </message>
    <message>
        <source>→ %1</source>
        <translation>→ %1</translation>
    </message>
    <message numerus="yes">
        <source>Take %n consumer(s) in?</source>
        <translation>
            <numerusform>%n Konsumenten aufnehmen?</numerusform>
            <numerusform>%n Konsumenten aufnehmen?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Leave %n consumer(s) out?</source>
        <translation>
            <numerusform>%n Konsumenten auslassen?</numerusform>
            <numerusform>%n Konsumenten auslassen?</numerusform>
        </translation>
    </message>
    <message>
        <source>Take in</source>
        <translation>Aufnehmen</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>Auslassen</translation>
    </message>
    <message>
        <source>They are moved to v2 like the others</source>
        <translation>Sie werden wie die anderen auf v2 umgestellt</translation>
    </message>
    <message>
        <source>They stay on v1 and are listed as readers that block its retirement</source>
        <translation>Sie bleiben auf v1 und gelten als Leser, die die Stilllegung blockieren</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message numerus="yes">
        <source>Skip %n consumer(s)?</source>
        <translation>
            <numerusform>%n Konsumenten überspringen?</numerusform>
            <numerusform>%n Konsumenten überspringen?</numerusform>
        </translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Überspringen</translation>
    </message>
    <message>
        <source>Nothing is changed for them; they count as settled and go on reading v1</source>
        <translation>An ihnen ändert sich nichts; sie gelten als erledigt und lesen weiter v1</translation>
    </message>
    <message>
        <source>Let %1 go on?</source>
        <translation>%1 weitergehen lassen?</translation>
    </message>
    <message>
        <source>Go on all the same</source>
        <translation>Trotzdem weiter</translation>
    </message>
    <message>
        <source>Its shadow run compares old and new output before anything is switched</source>
        <translation>Sein Schattenlauf vergleicht alte und neue Ausgabe, bevor etwas umgeschaltet wird</translation>
    </message>
    <message>
        <source>Its code</source>
        <translation>Sein Code</translation>
    </message>
</context>
<context>
    <name>skein::ui::SearchField</name>
    <message>
        <source>Clear the search</source>
        <translation>Suche löschen</translation>
    </message>
    <message>
        <source>Clear the search (Escape)</source>
        <translation>Suche löschen (Escape)</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
</context>
<context>
    <name>skein::ui::SettingsPage</name>
    <message>
        <source>Look</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Farbschema</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Schriftgröße</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Who you are</source>
        <translation>Wer hier arbeitet</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Stands in commits, approvals and the journal as you state it. It is recorded, not proved.</source>
        <translation>Steht wie angegeben in Commits, Genehmigungen und im Journal. Es wird vermerkt, nicht bewiesen.</translation>
    </message>
    <message>
        <source>Workspace</source>
        <translation>Workspace</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Access</source>
        <translation>Zugriff</translation>
    </message>
    <message>
        <source>read-only</source>
        <translation>nur Lesen</translation>
    </message>
    <message>
        <source>read and write</source>
        <translation>Lesen und Schreiben</translation>
    </message>
    <message>
        <source>Sources, repositories, warehouses and environments stand in workspace.yaml in that folder. It holds no secrets.</source>
        <translation>Quellen, Repositories, Warehouses und Umgebungen stehen in workspace.yaml in diesem Ordner. Er enthält keine Geheimnisse.</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Alert when stalled for</source>
        <translation>Alarm bei Stillstand von</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n Minute</numerusform>
            <numerusform>%n Minuten</numerusform>
        </translation>
    </message>
    <message>
        <source>Alert when failed</source>
        <translation>Alarm bei Fehlschlag von</translation>
    </message>
    <message>
        <source>%1 % of the consumers tried</source>
        <translation>%1 % der versuchten Konsumenten</translation>
    </message>
    <message>
        <source>Alerts follow alerts.stalledDays and alerts.failureRate under &apos;settings&apos; in workspace.yaml.</source>
        <translation>Alarme folgen alerts.stalledDays und alerts.failureRate unter &apos;settings&apos; in workspace.yaml.</translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n Stunde</numerusform>
            <numerusform>%n Stunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n Tag</numerusform>
            <numerusform>%n Tage</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>skein::ui::ShortcutSheet</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Überall</translation>
    </message>
    <message>
        <source>Find an action, a dataset, a migration</source>
        <translation>Aktion, Dataset oder Migration finden</translation>
    </message>
    <message>
        <source>The pages</source>
        <translation>Die Seiten</translation>
    </message>
    <message>
        <source>Back and forward</source>
        <translation>Zurück und vor</translation>
    </message>
    <message>
        <source>Graph</source>
        <translation>Graph</translation>
    </message>
    <message>
        <source>Arrows</source>
        <translation>Pfeile</translation>
    </message>
    <message>
        <source>To producers, consumers and neighbours</source>
        <translation>Zu Produzenten, Konsumenten und Nachbarn</translation>
    </message>
    <message>
        <source>Zoom in, zoom out, fit</source>
        <translation>Vergrößern, verkleinern, einpassen</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>Tabellen</translation>
    </message>
    <message>
        <source>Copy the selected rows; with Shift, the column names too</source>
        <translation>Ausgewählte Zeilen kopieren; mit Umschalt auch die Spaltennamen</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Next and previous change</source>
        <translation>Nächste und vorige Änderung</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>skein::ui::Sparkline</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>skein::ui::Spinner</name>
    <message>
        <source>Busy</source>
        <translation>Beschäftigt</translation>
    </message>
</context>
<context>
    <name>skein::ui::StageBar</name>
    <message>
        <source>Stages</source>
        <translation>Stufen</translation>
    </message>
    <message>
        <source>Stage %1 of %2: %3, %4. %5. %6</source>
        <translation>Stufe %1 von %2: %3, %4. %5. %6</translation>
    </message>
</context>
<context>
    <name>skein::ui::StageFields</name>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>Bake</source>
        <translation>Reife</translation>
    </message>
    <message>
        <source>Units at least</source>
        <translation>Einheiten mindestens</translation>
    </message>
    <message>
        <source>full judge</source>
        <translation>volles Urteil</translation>
    </message>
    <message>
        <source>exact invariants</source>
        <translation>Invarianten</translation>
    </message>
    <message>
        <source>Gate</source>
        <translation>Freigabe</translation>
    </message>
    <message>
        <source> pp</source>
        <translation> Pp.</translation>
    </message>
    <message>
        <source>Error margin</source>
        <translation>Fehlergrenze</translation>
    </message>
    <message>
        <source>Latency margin</source>
        <translation>Latenzgrenze</translation>
    </message>
    <message>
        <source>A person starts it</source>
        <translation>Ein Mensch startet sie</translation>
    </message>
    <message>
        <source>Stage %1</source>
        <translation>Stufe %1</translation>
    </message>
</context>
<context>
    <name>skein::ui::StatusStrip</name>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
</context>
<context>
    <name>skein::ui::StepBar</name>
    <message>
        <source>Steps of the workflow</source>
        <translation>Schritte des Ablaufs</translation>
    </message>
    <message>
        <source>Step %1 of %2: %3, %4</source>
        <translation>Schritt %1 von %2: %3, %4</translation>
    </message>
</context>
<context>
    <name>skein::ui::TargetDetails</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Roll back this one</source>
        <translation>Nur dieses zurückrollen</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Besitzer</translation>
    </message>
    <message>
        <source>Repository</source>
        <translation>Repository</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>Commit</source>
        <translation>Commit</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>old %1, %2 failed · new %3, %4 failed</source>
        <translation>alt %1, %2 fehlgeschlagen · neu %3, %4 fehlgeschlagen</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latenz</translation>
    </message>
    <message>
        <source>Rows differ</source>
        <translation>Zeilen ≠</translation>
    </message>
    <message>
        <source>Old side</source>
        <translation>Alte Seite</translation>
    </message>
    <message>
        <source>kept warm</source>
        <translation>warm gehalten</translation>
    </message>
    <message numerus="yes">
        <source>behind by %n run(s)</source>
        <translation>
            <numerusform>%n Lauf im Rückstand</numerusform>
            <numerusform>%n Läufe im Rückstand</numerusform>
        </translation>
    </message>
    <message>
        <source>Rollback</source>
        <translation>Zurückrollen</translation>
    </message>
    <message>
        <source>Next try</source>
        <translation>Nächster Versuch</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Versuche</translation>
    </message>
</context>
<context>
    <name>skein::ui::TargetGrid</name>
    <message>
        <source>Targets</source>
        <translation>Ziele</translation>
    </message>
    <message numerus="yes">
        <source>%n targets</source>
        <translation>
            <numerusform>%n Ziel</numerusform>
            <numerusform>%n Ziele</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2, %3 of %4</source>
        <translation>%1: %2, %3 von %4</translation>
    </message>
</context>
<context>
    <name>skein::ui::ToastManager</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>skein::ui::WelcomePage</name>
    <message>
        <source>Move every consumer of a dataset, and prove it</source>
        <translation>Jeden Konsumenten eines Datasets umstellen, und es beweisen</translation>
    </message>
    <message>
        <source>Skein shows who reads a dataset, writes and reviews the changes, rolls them out in stages, and takes them back exactly when something is wrong.</source>
        <translation>Skein zeigt, wer ein Dataset liest, schreibt und prüft die Änderungen, rollt sie in Stufen aus und nimmt sie exakt zurück, wenn etwas nicht stimmt.</translation>
    </message>
    <message>
        <source>Open the sample</source>
        <translation>Das Beispiel öffnen</translation>
    </message>
    <message>
        <source>A made-up company with 240 datasets, real git repositories and a filled SQLite warehouse. Takes some seconds.</source>
        <translation>Eine erfundene Firma mit 240 Datasets, echten Git-Repositories und einem gefüllten SQLite-Warehouse. Dauert einige Sekunden.</translation>
    </message>
    <message>
        <source>Open a workspace…</source>
        <translation>Workspace öffnen…</translation>
    </message>
    <message>
        <source>A folder with skein.db in it.</source>
        <translation>Ein Ordner mit skein.db darin.</translation>
    </message>
    <message>
        <source>New workspace…</source>
        <translation>Neuer Workspace…</translation>
    </message>
    <message>
        <source>An empty folder; then import dbt, Backstage or SQLite.</source>
        <translation>Ein leerer Ordner; danach dbt, Backstage oder SQLite importieren.</translation>
    </message>
    <message>
        <source>Opened lately</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
</context>
</TS>
