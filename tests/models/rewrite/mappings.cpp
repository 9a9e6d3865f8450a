#include "tests/models/rewrite/consumers.h"

namespace skein::test {

namespace {

mapping::Mapping read(const QByteArray& json)
{
    const Result<mapping::Mapping> mapping = mapping::mappingFromJson(json);
    if (!mapping)
        qFatal("%s", qPrintable(mapping.error().toText()));
    return *mapping;
}

QByteArray rule(const char* id, const char* kind, const char* inputs, const char* outputs, const char* params = "{}")
{
    const auto list = [](const QByteArray& names) {
        return names.isEmpty() ? QByteArray("[]") : "[\"" + QByteArray(names).replace(",", "\",\"") + "\"]";
    };
    return QByteArray("{\"id\":\"") + id + "\",\"kind\":\"" + kind + "\",\"inputs\":" + list(inputs) + ",\"outputs\":" + list(outputs) + ",\"params\":" + params
        + ",\"review\":{\"state\":\"accepted\"}}";
}

QByteArray columns(const QByteArray& text)
{
    QByteArrayList items;
    for (const QByteArray& item : text.split(',')) {
        const QByteArrayList parts = item.trimmed().split(' ');
        items << "{\"name\":\"" + parts.value(0) + "\",\"type\":\"" + parts.value(1) + "\"}";
    }
    return "[" + items.join(',') + "]";
}

} // namespace

mapping::Mapping activityMapping()
{
    return read("{\"skeinMapping\":1,\"id\":\"m-1\",\"source\":{\"dataset\":\"user_activity_v1\",\"columns\":"
        + columns("user_id TEXT,activity_date TEXT,country_cd TEXT,plan TEXT,platform TEXT,full_name TEXT,signup_ts TEXT,plays INTEGER,ms_played INTEGER,skips INTEGER,"
                  "legacy_flag INTEGER,load_id INTEGER")
        + "},\"target\":{\"dataset\":\"user_activity_v2\",\"columns\":"
        + columns("account_id TEXT,profile_id INTEGER,activity_date TEXT,country_code TEXT,plan_tier TEXT,os TEXT,client TEXT,first_name TEXT,last_name TEXT,signup_date TEXT,"
                  "play_count INTEGER,seconds_played REAL,skip_count INTEGER,load_id INTEGER")
        + "},\"grain\":{\"source\":[\"user_id\",\"activity_date\"],\"target\":[\"account_id\",\"profile_id\",\"activity_date\"],\"rowRelation\":\"explode\"},\"rules\":["
        + QByteArrayList {rule("r1", "rename", "user_id", "account_id"), rule("r2", "keep", "activity_date", "activity_date"), rule("r3", "rename", "country_cd", "country_code"),
            rule("r4", "valueMap", "plan", "plan_tier", "{\"values\":{\"prem\":\"premium\",\"free\":\"free\",\"fam\":\"family\",\"stud\":\"student\"}}"),
            rule("r5", "ambiguous", "platform", "os,client", "{\"candidates\":[\"os\",\"client\"]}"), rule("r6", "split", "full_name", "first_name,last_name", "{\"separator\":\" \"}"),
            rule("r7", "cast", "signup_ts", "signup_date", "{\"to\":\"DATE\"}"), rule("r8", "rename", "plays", "play_count"),
            rule("r9", "unit", "ms_played", "seconds_played", "{\"factor\":0.001}"), rule("r10", "rename", "skips", "skip_count"), rule("r11", "drop", "legacy_flag", ""),
            rule("r12", "keep", "load_id", "load_id")}
              .join(',')
        + "]}");
}

mapping::Mapping advertisingMapping()
{
    return read("{\"skeinMapping\":1,\"id\":\"m-2\",\"source\":{\"dataset\":\"ad_impressions_v1\",\"columns\":"
        + columns("impression_id INTEGER,user_id TEXT,campaign TEXT,shown_on TEXT,fmt TEXT,cost_micros INTEGER,clicked TEXT,load_id INTEGER")
        + "},\"target\":{\"dataset\":\"ad_impressions_v2\",\"columns\":"
        + columns("impression_id INTEGER,account_id TEXT,campaign TEXT,shown_on TEXT,format TEXT,cost_eur REAL,clicked TEXT,load_id INTEGER")
        + "},\"grain\":{\"source\":[\"impression_id\"],\"target\":[\"impression_id\"],\"rowRelation\":\"1:1\"},\"rules\":["
        + QByteArrayList {rule("r1", "keep", "impression_id", "impression_id"), rule("r2", "rename", "user_id", "account_id"), rule("r3", "keep", "campaign", "campaign"),
            rule("r4", "keep", "shown_on", "shown_on"), rule("r5", "valueMap", "fmt", "format", "{\"values\":{\"aud\":\"audio\",\"vid\":\"video\",\"ban\":\"banner\"}}"),
            rule("r6", "unit", "cost_micros", "cost_eur", "{\"factor\":0.000001}"), rule("r7", "valueMap", "clicked", "clicked", "{\"values\":{\"1\":\"yes\",\"0\":\"no\"}}"),
            rule("r8", "keep", "load_id", "load_id")}
              .join(',')
        + "]}");
}

mapping::Mapping trackMapping()
{
    return read("{\"skeinMapping\":1,\"id\":\"m-3\",\"source\":{\"dataset\":\"Track\",\"columns\":"
        + columns("TrackId INTEGER,Name TEXT,AlbumId INTEGER,GenreId INTEGER,Composer TEXT,Milliseconds INTEGER,Bytes INTEGER,UnitPrice NUMERIC")
        + "},\"target\":{\"dataset\":\"track_v2\",\"columns\":"
        + columns("track_id INTEGER,title TEXT,album_id INTEGER,genre_id INTEGER,Name TEXT,Milliseconds INTEGER,Bytes INTEGER,price_cents INTEGER")
        + "},\"grain\":{\"source\":[\"TrackId\"],\"target\":[\"track_id\"],\"rowRelation\":\"1:1\"},\"rules\":["
        + QByteArrayList {rule("r1", "rename", "TrackId", "track_id"), rule("r2", "rename", "Name", "title"), rule("r3", "rename", "AlbumId", "album_id"),
            rule("r4", "rename", "GenreId", "genre_id"), rule("r5", "rename", "Composer", "Name"),
            // Two columns trade their names: one simultaneous substitution.
            rule("r6", "rename", "Milliseconds", "Bytes"), rule("r7", "rename", "Bytes", "Milliseconds"), rule("r8", "leaveUnchanged", "UnitPrice", "")}
              .join(',')
        + "]}");
}

} // namespace skein::test
