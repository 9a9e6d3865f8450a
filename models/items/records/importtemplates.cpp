// Sentences of the importers: what a source lacks, line by line.
#include "models/items/records/recordtemplates.h"

#include <QtGlobal>

namespace skein::items {

namespace {

constexpr RecordTemplate templates[] = {
    {QT_TRANSLATE_NOOP("Records", "%1 must be one text"), "="},
    {QT_TRANSLATE_NOOP("Records", "%1 must be one text, with commas between the paths"), "="},
    {QT_TRANSLATE_NOOP("Records", "a column of spec.columns has no name and is left out"), ""},
    {QT_TRANSLATE_NOOP("Records", "apiVersion is missing; expected backstage.io/v1alpha1"), ""},
    {QT_TRANSLATE_NOOP("Records", "apiVersion is \"%1\", expected backstage.io/v1alpha1 or v1beta1"), "="},
    {QT_TRANSLATE_NOOP("Records", "cannot open the database: %1"), ""},
    {QT_TRANSLATE_NOOP("Records", "cannot read the database: %1"), ""},
    {QT_TRANSLATE_NOOP("Records", "cannot read the manifest: %1"), ""},
    {QT_TRANSLATE_NOOP("Records", "cannot be read: %1"), ""},
    {QT_TRANSLATE_NOOP("Records", "import cancelled"), ""},
    {QT_TRANSLATE_NOOP("Records", "manifest version %1 is newer than %2, the newest one known; what could be understood was read"), "##"},
    {QT_TRANSLATE_NOOP("Records", "metadata.annotations must be a mapping of names to texts"), ""},
    {QT_TRANSLATE_NOOP("Records", "no Backstage entity could be read: %1"), ""},
    {QT_TRANSLATE_NOOP("Records", "no Backstage entity was found"), ""},
    {QT_TRANSLATE_NOOP("Records", "not valid JSON: %1"), "="},
    {QT_TRANSLATE_NOOP("Records", "not valid YAML: %1"), "="},
    {QT_TRANSLATE_NOOP("Records", "recognised as .%1, which is not a catalog source"), "="},
    {QT_TRANSLATE_NOOP("Records", "skein/paths without skein/repository: nobody knows whose paths they are"), ""},
    {QT_TRANSLATE_NOOP("Records", "skein/repository without skein/paths: nobody knows which file is the pipeline's"), ""},
    {QT_TRANSLATE_NOOP("Records", "spec.columns must be a list of columns, each with name and type"), ""},
    {QT_TRANSLATE_NOOP("Records", "the annotation %1 is not known and says nothing; known are %2"), "=="},
    {QT_TRANSLATE_NOOP("Records", "the file is empty"), ""},
    {QT_TRANSLATE_NOOP("Records", "the format was not recognised"), ""},
    {QT_TRANSLATE_NOOP("Records", "there is no such file or folder"), ""},
    {QT_TRANSLATE_NOOP("Records", "this is dbt's %1 file, not a manifest"), "="},
    {QT_TRANSLATE_NOOP("Records", "spec.%1 is not a path"), "="},
    {QT_TRANSLATE_NOOP("Records", "metadata.name \"%1\" is not valid: letters, digits, \"-\", \"_\", \".\", at most 63 of them"), "="},
    {QT_TRANSLATE_NOOP("Records", "a document that is not a mapping"), ""},
    {QT_TRANSLATE_NOOP("Records", "kind %1 is not known to the catalog"), "="},
    {QT_TRANSLATE_NOOP("Records", "kind is missing"), ""},
    {QT_TRANSLATE_NOOP("Records", "metadata.name is missing"), ""},
    {QT_TRANSLATE_NOOP("Records", "no apiVersion and no kind: not a Backstage entity"), ""},
    {QT_TRANSLATE_NOOP("Records", "%1 has no resource_type"), "="},
    {QT_TRANSLATE_NOOP("Records", "a link that leaves the imported folder"), ""},
    {QT_TRANSLATE_NOOP("Records", "holds a NUL byte: not a YAML text"), ""},
    {QT_TRANSLATE_NOOP("Records", "templated YAML, not readable as it is: %1"), ""},
    {QT_TRANSLATE_NOOP("Records", "%1.%2 is not an object"), "=="},
    {QT_TRANSLATE_NOOP("Records", "no \"nodes\": this is not dbt's catalog"), ""},
    {QT_TRANSLATE_NOOP("Records", "target %1 does not exist"), "="},
    {QT_TRANSLATE_NOOP("Records", "target %1 is a folder; name the files in it"), "="},
    {QT_TRANSLATE_NOOP("Records", "target %1 leaves the imported folder"), "="},
    {QT_TRANSLATE_NOOP("Records", "templated target %1"), "="},
    {QT_TRANSLATE_NOOP("Records", "%1 was defined already in %2:%3; the first one stands"), "==#"},
    {QT_TRANSLATE_NOOP("Records", "a template, not an entity: the name is \"%1\""), "="},
    {QT_TRANSLATE_NOOP("Records", "remote target %1 is listed, not fetched"), "="},
    {QT_TRANSLATE_NOOP("Records", "%1 is given twice; the first one stands"), "="},
    {QT_TRANSLATE_NOOP("Records", "%1: spec.%2 names %3, which is not in the catalog"), "==="},
    {QT_TRANSLATE_NOOP("Records", "%1 depends on %2, which the manifest does not have"), "=="},
    {QT_TRANSLATE_NOOP("Records", "%1: %2 is not %3 and was left out"), "==."},
    {QT_TRANSLATE_NOOP("Records", "a list of texts"), ""},
    {QT_TRANSLATE_NOOP("Records", "an object with a list of nodes"), ""},
    {QT_TRANSLATE_NOOP("Records", "an object"), ""},
    {QT_TRANSLATE_NOOP("Records", "%1 has no readable columns"), "="},
    {QT_TRANSLATE_NOOP("Records", "the rows of %1 cannot be counted: %2"), "=="},
    {QT_TRANSLATE_NOOP("Records", "%1 is disabled in its project"), "="},
    {QT_TRANSLATE_NOOP("Records", "Another program is writing to it; wait for that to end, then import again."), ""},
    {QT_TRANSLATE_NOOP("Records", "Check the file with PRAGMA integrity_check, or restore it from a backup."), ""},
    {QT_TRANSLATE_NOOP("Records", "Check the path and its permissions."), ""},
    {QT_TRANSLATE_NOOP("Records", "Check the path."), ""},
    {QT_TRANSLATE_NOOP("Records", "Check the permissions of the file and its folder, and the disk."), ""},
    {QT_TRANSLATE_NOOP("Records", "Correct the file there, then import again."), ""},
    {QT_TRANSLATE_NOOP("Records", "Correct the file at that line."), ""},
    {QT_TRANSLATE_NOOP("Records", "Import %1; or name the format with --format (%2)."), "=="},
    {QT_TRANSLATE_NOOP("Records", "Import %1."), "="},
    {QT_TRANSLATE_NOOP("Records", "%1 files of other kinds were left out: %2"), "#="},
    {QT_TRANSLATE_NOOP("Records", "nothing in the folder is a catalog source; the first file: %1"), "."},
    {QT_TRANSLATE_NOOP("Records", "nothing of it could be read: %1"), "."},
    {QT_TRANSLATE_NOOP("Records", "nothing for the catalog was found"), ""},
    {QT_TRANSLATE_NOOP("Records", "Check that this is the right file or folder."), ""},
    {QT_TRANSLATE_NOOP("Records", "of no known format"), ""},
    {QT_TRANSLATE_NOOP("Records", "one of dbt's files that is read together with a manifest.json, not alone"), ""},
    {QT_TRANSLATE_NOOP("Records", "a link that leads nowhere"), ""},
    {QT_TRANSLATE_NOOP("Records", "reads and writes no table"), ""},
    {QT_TRANSLATE_NOOP("Records", "the table's name is made by a template: %1"), "="},
    {QT_TRANSLATE_NOOP("Records", "a part was not understood; what stands around it was read: %1"), "="},
    {QT_TRANSLATE_NOOP("Records", "holds a NUL byte: not a SQL text"), ""},
    {QT_TRANSLATE_NOOP("Records", "It may be half-written: wait for whoever writes it, then import again."), ""},
    {QT_TRANSLATE_NOOP("Records", "Name a SQLite database that is not encrypted."), ""},
    {QT_TRANSLATE_NOOP("Records", "Name a folder with catalog-info.yaml files."), ""},
    {QT_TRANSLATE_NOOP("Records", "Name dbt's target/manifest.json."), ""},
    {QT_TRANSLATE_NOOP("Records", "Name the manifest.json beside it."), ""},
    {QT_TRANSLATE_NOOP("Records", "Run dbt parse or dbt compile again."), ""},
    {QT_TRANSLATE_NOOP("Records", "Run dbt parse, or check the path and its permissions."), ""},
    {QT_TRANSLATE_NOOP("Records", "The file may be half-written: wait for dbt to finish, or run dbt parse again."), ""},
};

} // namespace

std::span<const RecordTemplate> importTemplates()
{
    return templates;
}

} // namespace skein::items
