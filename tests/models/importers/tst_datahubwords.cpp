// Small DataHub files made by hand, one for each thing they may say, and all that comes of them.
#include "models/importers/formats.h"
#include "tests/models/importers/datahubwords.h"
#include "tests/support/testregistry.h"

#include <QFile>
#include <QTemporaryDir>

using namespace skein;
using namespace skein::importers;

class TstDataHubWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void inWords_data();
    void inWords();
};

void TstDataHubWords::inWords_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* what, const QByteArray& script, const char* expected) {
        QTest::newRow(what) << script << QString::fromUtf8(expected).trimmed();
    };
    row("a snapshot", R"x(
{"auditHeader": null, "proposedSnapshot": {"com.linkedin.pegasus2avro.metadata.snapshot.DatasetSnapshot": {"urn": "$T", "aspects": [
{"com.linkedin.pegasus2avro.common.Status": {"removed": true}},
{"com.linkedin.pegasus2avro.dataset.DatasetProperties": {"description": {"string": "What it holds"}, "name": {"string": "T"},
"customProperties": {"team": "x", "db_password": "hunter2", "url": "jdbc:mysql://me:hunter2@host/db"}}},
{"com.linkedin.pegasus2avro.schema.SchemaMetadata": {"primaryKeys": ["id"], "fields": [
{"fieldPath": "id", "nativeDataType": "bigint", "nullable": false, "type": {"type": {"com.linkedin.pegasus2avro.schema.NumberType": {}}}},
{"fieldPath": "[version=2.0].[type=struct].[type=struct].a.[type=string].b", "nativeDataType": "odd()", "nullable": true, "isPartOfKey": {"boolean": true},
"description": {"string": "inner"}, "type": {"type": {"com.linkedin.pegasus2avro.schema.StringType": {}}},
"globalTags": {"tags": [{"tag": "urn:li:tag:pii"}]}, "glossaryTerms": {"terms": [{"urn": "urn:li:glossaryTerm:Email"}]}}]}}]}}}
)x", R"x(
dataset:hive/db.t|T|db.t|hive||||removed|What it holds||||datahub/property.team=x||
  id|bigint|integer||key||
  a.b|odd()|string|null|key|inner|pii term:Email
warning a.json:2 T: the property db_password looks like a secret and is left out
warning a.json:2 T: the property url looks like a secret and is left out
)x");
    row("proposals in three spellings", R"x([
$T status {"removed": false}
,{"entityUrn": "$T", "aspectName": "subTypes", "aspect": {"contentType": "application/json", "value": "{\"typeNames\": [\"View\"]}"}},
{"entityUrn": {"string": "$T"}, "aspectName": {"string": "viewProperties"}, "aspect": {"com.linkedin.pegasus2avro.mxe.GenericAspect": {"value": {"viewLogic": "SELECT 1"}}}}]
)x", R"x(
dataset:hive/db.t|db.t|db.t|hive||view|||||||datahub/view-definition=SELECT 1||
)x");
    row("deprecated and removed", R"x(
$T deprecation {"deprecated": true, "note": "use u"}
$U deprecation {"deprecated": true}
$U status {"removed": true}
$V deprecation {"deprecated": false}
)x", R"x(
dataset:hive/db.t|db.t|db.t|hive||||deprecated|||||datahub/deprecation-note=use u||
dataset:hive/db.u|db.u|db.u|hive||||removed|||||||
dataset:trino/db.t|db.t|db.t|trino|||||||||||
)x");
    row("deleted", R"x(
$T datasetProperties {"description": "gone"}
>DELETE $T datasetProperties
$U status {"removed": false}
>DELETE $U datasetKey
$V status {"removed": false}
{"entityUrn": "$V", "changeType": "DELETE"}
>DELETE $DEV status
)x", R"x(
dataset:hive/db.t|db.t|db.t|hive|||||||||||
)x");
    row("environments and platforms apart", R"x(
$T status {}
$DEV status {}
$V status {}
)x", R"x(
dataset:hive/db.t|db.t|db.t|hive|||||||||||
dataset:hive/db.t-dev-a8f63888|db.t|db.t@DEV|hive|||||||||datahub/env=DEV||
dataset:trino/db.t|db.t|db.t|trino|||||||||||
)x");
    row("later wins", R"x(
$T datasetProperties {"description": "old", "name": "Old"}
$T datasetProperties {"description": "new"}
)x", R"x(
dataset:hive/db.t|db.t|db.t|hive|||||new||||||
)x");
    row("what people wrote wins", R"x(
$T editableDatasetProperties {"description": "by hand"}
$T datasetProperties {"description": "by machine"}
$T editableSchemaMetadata {"editableSchemaFieldInfo": [{"fieldPath": "a", "description": "by hand", "globalTags": {"tags": [{"tag": "urn:li:tag:x"}]}}, {"fieldPath": "gone", "description": "x"}]}
$T schemaMetadata {"fields": [{"fieldPath": "a", "nativeDataType": "int", "description": "by machine"}]}
)x", R"x(
dataset:hive/db.t|db.t|db.t|hive|||||by hand||||||
  a|int|integer|||by hand|x
warning a.json:4 db.t: a description is for the field gone, which its schema does not have
)x");
    row("fields of one name", R"x(
$T schemaMetadata {"fields": [{"fieldPath": "[version=2.0].[key=True].[type=int].id", "nativeDataType": "int"}, {"fieldPath": "[version=2.0].[type=string].id"}]}
)x", R"x(
dataset:hive/db.t|db.t|db.t|hive|||||||||||
  id|int|integer||key||
warning a.json:2 db.t: fields without a name of their own (1) are left out: id
)x");
    row("lineage", R"x(
$T status {}
$U upstreamLineage {"upstreams": [{"dataset": "$T"}, {"dataset": "$V"}, {"dataset": "urn:li:tag:x"}], "fineGrainedLineages": [{"upstreams": ["$F($T,a)", "$F($T,[version=2.0].[type=struct].s.[type=int].b)"], "downstreams": ["$F($U,x)", "$F($U,y)"]}, {"upstreams": ["$F($T,c)"], "downstreams": ["$F($U,x)"], "transformOperation": "FILTER: c > 1"}, {"upstreams": ["$F($V,join_date)"], "downstreams": ["$F($U,d)"], "transformOperation": "COPY: join_date"}, {"upstreamType": "DATASET", "upstreams": ["$T"], "downstreams": ["$F($U,x)"]}]}
)x", R"x(
dataset:hive/db.t|db.t|db.t|hive|||||||||||
dataset:hive/db.u|db.u|db.u|hive|||||||||||
dataset:trino/db.t|db.t|db.t|trino|||||||||||referenced
dataset:hive/db.t -> dataset:hive/db.u a>x a>y s.b>x s.b>y c~x
dataset:trino/db.t -> dataset:hive/db.u join_date>d
warning a.json:3 "urn:li:tag:x" names no dataset
)x");
    row("patches", R"x(
$U upstreamLineage {"upstreams": [{"dataset": "$T"}]}
>PATCH $U upstreamLineage [{"op": "add", "path": "/upstreams/$V", "value": {}}, {"op": "remove", "path": "/upstreams/$T"}, {"op": "add", "path": "/fineGrainedLineages/NONE/$F($U,x)/NONE/$F($V,a~1b)", "value": {}}, {"op": "add", "path": "/odd", "value": 1}]
$U globalTags {"tags": [{"tag": "urn:li:tag:a"}]}
>PATCH $U globalTags {"patch": [{"op": "add", "path": "/tags/urn:li:tag:b", "value": {}}, {"op": "remove", "path": "/tags/urn:li:tag:a"}]}
>PATCH $U datasetProperties [{"op": "add", "path": "/customProperties/k~1v", "value": "1"}, {"op": "add", "path": "/description", "value": "patched"}]
>PATCH $U ownership [{"op": "add", "path": "/owners/urn:li:corpuser:a/DATAOWNER", "value": {}}]
>PATCH $J dataJobInputOutput [{"op": "add", "path": "/inputDatasetEdges/$U", "value": {}}, {"op": "test"}]
)x", R"x(
dataset:hive/db.u|db.u|db.u|hive|||||patched||user:default/a|b|datahub/property.k/v=1||
dataset:trino/db.t|db.t|db.t|trino|||||||||||referenced
pipeline:airflow/dag-task|dag/task|||||other||||||datahub/flow=urn:li:dataFlow:(airflow,dag,PROD)||
system:airflow/dag|dag||||airflow|||||||||referenced
dataset:hive/db.u -> pipeline:airflow/dag-task
dataset:trino/db.t -> dataset:hive/db.u a/b>x
dataset:hive/db.u ownedBy user:default/a
pipeline:airflow/dag-task partOf system:airflow/dag
user:default/a ownerOf dataset:hive/db.u
system:airflow/dag hasPart pipeline:airflow/dag-task
warning a.json:8 a PATCH of dataJobInputOutput is left out: test 
warning a.json:3 a PATCH of upstreamLineage is left out: add /odd
)x");
    row("a job", R"x(
$J dataJobInfo {"name": "Task", "type": {"string": "SQL"}}
$J dataJobInputOutput {"inputDatasets": ["$T"], "inputDatasetEdges": [{"destinationUrn": "$U"}], "outputDatasets": ["$V"], "inputDatajobs": ["urn:li:dataJob:(urn:li:dataFlow:(airflow,dag,PROD),first)", "urn:li:tag:x"], "fineGrainedLineages": [{"upstreams": ["$F($T,a)"], "downstreams": ["$F($V,b)"]}]}
)x", R"x(
dataset:hive/db.t|db.t|db.t|hive|||||||||||referenced
dataset:hive/db.u|db.u|db.u|hive|||||||||||referenced
dataset:trino/db.t|db.t|db.t|trino|||||||||||referenced
pipeline:airflow/dag-task|Task||||sql|sql||||||datahub/flow=urn:li:dataFlow:(airflow,dag,PROD)||
system:airflow/dag|dag||||airflow|||||||||referenced
dataset:hive/db.t -> pipeline:airflow/dag-task a>b
dataset:hive/db.u -> pipeline:airflow/dag-task
pipeline:airflow/dag-task -> dataset:trino/db.t a>b
pipeline:airflow/dag-first dependencyOf pipeline:airflow/dag-task
pipeline:airflow/dag-task dependsOn pipeline:airflow/dag-first
pipeline:airflow/dag-task partOf system:airflow/dag
system:airflow/dag hasPart pipeline:airflow/dag-task
warning a.json:3 "urn:li:tag:x" names no job
)x");
    row("flows", R"x(
urn:li:dataFlow:(airflow,dag,PROD) dataFlowInfo {"name": "Dag", "description": "D"}
$J status {}
urn:li:dataJob:(urn:li:dataFlow:(spark,app,staging),task) status {}
urn:li:dataJob:(urn:li:dataFlow:(dbt,p,PROD),task) status {}
)x", R"x(
pipeline:airflow/dag-task|dag/task|||||other||||||datahub/flow=urn:li:dataFlow:(airflow,dag,PROD)||
pipeline:dbt/p-task|p/task|||||dbt||||||datahub/flow=urn:li:dataFlow:(dbt,p,PROD)||
pipeline:spark/app-task-staging-7cc34e59|app/task|||||pyspark||||||datahub/flow=urn:li:dataFlow:(spark,app,staging)||
system:airflow/dag|Dag||||airflow|||D||||||
system:dbt/p|p||||dbt|||||||||referenced
system:spark/app-staging-d3795272|app||||spark|||||||||referenced
pipeline:airflow/dag-task partOf system:airflow/dag
pipeline:dbt/p-task partOf system:dbt/p
pipeline:spark/app-task-staging-7cc34e59 partOf system:spark/app-staging-d3795272
system:airflow/dag hasPart pipeline:airflow/dag-task
system:dbt/p hasPart pipeline:dbt/p-task
system:spark/app-staging-d3795272 hasPart pipeline:spark/app-task-staging-7cc34e59
)x");
    row("people, tags, domains", R"x(
$T ownership {"owners": [{"owner": "urn:li:corpuser:b", "type": "DATAOWNER"}, {"owner": "urn:li:corpGroup:a", "type": "DATAOWNER"}, {"owner": "urn:li:tag:x"}]}
$T globalTags {"tags": [{"tag": "urn:li:tag:Legacy"}]}
$T glossaryTerms {"terms": [{"urn": "urn:li:glossaryTerm:123"}]}
urn:li:glossaryTerm:123 glossaryTermInfo {"name": "Revenue", "definition": "x"}
$T domains {"domains": ["urn:li:domain:m"]}
urn:li:domain:m domainProperties {"name": "Marketing", "parentDomain": "urn:li:domain:top"}
urn:li:corpuser:b corpUserInfo {"displayName": "B", "title": "Engineer", "email": "b@example.com"}
urn:li:corpGroup:a corpGroupInfo {"displayName": "A", "members": ["urn:li:corpuser:b"]}
)x", R"x(
dataset:hive/db.t|db.t|db.t|hive||||||domain:default/m|group:default/a user:default/b|Legacy term:Revenue|||
group:default/a|A|||||||||||||
user:default/b|B|||||||||||||
domain:default/m|Marketing|||||||||||||
dataset:hive/db.t ownedBy group:default/a
dataset:hive/db.t ownedBy user:default/b
dataset:hive/db.t partOf domain:default/m
group:default/a hasMember user:default/b
group:default/a ownerOf dataset:hive/db.t
user:default/b memberOf group:default/a
user:default/b ownerOf dataset:hive/db.t
domain:default/m hasPart dataset:hive/db.t
domain:default/m partOf domain:default/top
domain:default/top hasPart domain:default/m
warning a.json:2 db.t: the owner "urn:li:tag:x" is neither a person nor a group
warning a.json:0 counted, but no entities here: 1 glossaryTerm
)x");
    row("siblings, links, places", R"x(
$T siblings {"siblings": ["$V"], "primary": true}
$T institutionalMemory {"elements": [{"url": "https://example.com/wiki"}, {"url": "https://example.com/2"}]}
$U institutionalMemory {"elements": [{"url": "https://me:pw@example.com/wiki"}]}
$T dataPlatformInstance {"instance": "urn:li:dataPlatformInstance:(urn:li:dataPlatform:hive,main)"}
$T container {"container": "urn:li:container:1"}
urn:li:container:1 containerProperties {"name": "db"}
)x", R"x(
dataset:hive/db.t|db.t|db.t|hive|main||||||||datahub/container=db datahub/link=https://example.com/wiki||
dataset:hive/db.u|db.u|db.u|hive|||||||||||
dataset:trino/db.t|db.t|db.t|trino|||||||||||referenced
dataset:hive/db.t siblingOf dataset:trino/db.t
dataset:trino/db.t siblingOf dataset:hive/db.t
warning a.json:0 counted, but no entities here: 1 container
)x");
    row("measured rows", R"x(
$T datasetProfile {"timestampMillis": 20, "rowCount": 7}
$T datasetProfile {"timestampMillis": 10, "rowCount": 5}
$T datasetProfile {"timestampMillis": 30, "rowCount": 1, "partitionSpec": {"type": "PARTITION"}}
$T operation {}
)x", R"x(
dataset:hive/db.t|db.t|db.t|hive||||||||||7|
warning a.json:0 these aspects are not imported: 1 operation
)x");
    row("charts and features", R"x(
urn:li:chart:(looker,1) chartInfo {"title": "C", "inputs": {"array": [{"string": "$T"}]}}
urn:li:dashboard:(looker,1) dashboardInfo {"title": "D", "charts": ["urn:li:chart:(looker,1)"]}
urn:li:mlFeatureTable:(urn:li:dataPlatform:feast,users) mlFeatureTableProperties {"mlFeatures": ["urn:li:mlFeature:(users,age)"]}
urn:li:mlFeature:(users,age) mlFeatureProperties {"sources": ["$T"]}
)x", R"x(
dataset:hive/db.t|db.t|db.t|hive|||||||||||referenced
component:default/mlfeature.users.age|users.age||||mlFeature|||||||||
component:feast/mlfeaturetable.users|users||||mlFeatureTable|||||||||
component:looker/chart.1|C||||chart|||||||||
component:looker/dashboard.1|D||||dashboard|||||||||
dataset:hive/db.t -> component:default/mlfeature.users.age
dataset:hive/db.t -> component:looker/chart.1
component:default/mlfeature.users.age partOf component:feast/mlfeaturetable.users
component:feast/mlfeaturetable.users hasPart component:default/mlfeature.users.age
component:looker/chart.1 dependencyOf component:looker/dashboard.1
component:looker/dashboard.1 dependsOn component:looker/chart.1
)x");
    row("bad ones beside a good one", R"x(
$T status {}
urn:li:dataset:(broken status {}
$U status "{removed"
$U status [1]
>MAYBE $U status {}
{"entityUrn": "$U", "aspectName": "status", "aspect": {}}
{"entityUrn": "$U"}
{"x": 1}
{"entityUrn": 5, "aspectName": "status"}
{"proposedSnapshot": {"X": {"urn": "no", "aspects": 5}}}
{"entityUrn": "$U", "aspectName": "status", "aspect": {"value": "{removed: no", "contentType": "application/json"}}
{"entityUrn": "$U", "aspectName": "status", "aspect": {"json": {"removed": nope}}}
)x", R"x(
dataset:hive/db.t|db.t|db.t|hive|||||||||||
skipped a.json:3 the urn "urn:li:dataset:(broken" cannot be read
skipped a.json:4 the aspect status of urn:li:dataset:(urn:li:dataPlatform:hive,db.u,PROD) is a text that is not valid JSON: The JSON document has an improper structure: missing or superfluous commas, braces, missing keys, etc.
skipped a.json:5 the aspect status of urn:li:dataset:(urn:li:dataPlatform:hive,db.u,PROD) is not an object
skipped a.json:6 the changeType "MAYBE" is not known
skipped a.json:7 the aspect status of urn:li:dataset:(urn:li:dataPlatform:hive,db.u,PROD) has neither json nor value
skipped a.json:8 the change of urn:li:dataset:(urn:li:dataPlatform:hive,db.u,PROD) names no aspect
skipped a.json:9 neither a snapshot (proposedSnapshot) nor a change proposal (entityUrn, aspect)
skipped a.json:10 the change names no entityUrn
skipped a.json:11 the urn "no" cannot be read
skipped a.json:12 the aspect status of urn:li:dataset:(urn:li:dataPlatform:hive,db.u,PROD) is a text that is not valid JSON: The JSON document has an improper structure: missing or superfluous commas, braces, missing keys, etc.
skipped a.json:13 not valid JSON: Problem while parsing an atom starting with the letter 'n'
)x");
    row("nothing of it", R"x(
urn:li:dataset:(broken status {}
)x", R"x(
DIR/a.json:2: nothing of it could be read: the urn "urn:li:dataset:(broken" cannot be read. Correct the file there, then import again.
)x");
    row("a list cut off", R"x([
$T status {}
,
{"entityUrn": "$U", "aspectName": "status", "aspect": {"json": {
)x", R"x(
dataset:hive/db.t|db.t|db.t|hive|||||||||||
skipped a.json:4 the object that begins here is cut off: it does not end
)x");
    row("counted only", R"x(
$T status {}
$T forms {}
$T browsePathsV2 {}
urn:li:tag:a tagProperties {}
urn:li:container:1 status {}
urn:li:container:2 status {}
)x", R"x(
dataset:hive/db.t|db.t|db.t|hive|||||||||||
warning a.json:0 counted, but no entities here: 2 container, 1 tag
warning a.json:0 these aspects are not imported: 1 browsePathsV2, 1 forms
)x");
    row("one name for two", R"x(
urn:li:dataset:(urn:li:dataPlatform:hive,db.T,PROD) status {}
$T status {}
)x", R"x(
dataset:hive/db.t|db.T|db.T|hive|||||||||||
warning a.json:3 urn:li:dataset:(urn:li:dataPlatform:hive,db.T,PROD) and urn:li:dataset:(urn:li:dataPlatform:hive,db.t,PROD) have one name here and become one
)x");
    row("wrong types everywhere", R"x(
$T schemaMetadata {"fields": [5, {"fieldPath": 7}, {"fieldPath": {"string": "a"}, "nativeDataType": [], "type": {"type": 5}, "globalTags": 5}]}
$T upstreamLineage {"upstreams": {"a": 1}, "fineGrainedLineages": [{"upstreams": 5}]}
$T ownership {"owners": [1, {"owner": null}]}
$T datasetProfile {"rowCount": "many"}
$T datasetProperties {"customProperties": [1]}
)x", R"x(
dataset:hive/db.t|db.t|db.t|hive|||||||||||
  a||unknown||||
warning a.json:6 db.t: its customProperties are no object
warning a.json:4 db.t: the owner "" is neither a person nor a group
warning a.json:2 db.t: 1 fields are no objects
warning a.json:2 db.t: fields without a name of their own (1) are left out: (no name)
warning a.json:3 "" names no dataset
warning a.json:3 "" names no dataset
)x");
}

void TstDataHubWords::inWords()
{
    QFETCH(QByteArray, script);
    QFETCH(QString, expected);
    QTemporaryDir dir;
    QFile file(dir.filePath(QStringLiteral("a.json")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(written(script));
    file.close();
    const QString all = dump(readDataHub(listSource(file.fileName()), {})).replace(dir.path(), QStringLiteral("DIR"));
    QCOMPARE(all, expected);
}

SKEIN_TEST(TstDataHubWords)
#include "tst_datahubwords.moc"
