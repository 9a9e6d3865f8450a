CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE document (
    kind TEXT NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL, json TEXT NOT NULL, updated_at TEXT NOT NULL, updated_by TEXT NOT NULL,
    PRIMARY KEY (kind, id));
CREATE TABLE document_history (
    kind TEXT NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL, json TEXT NOT NULL, updated_at TEXT NOT NULL, updated_by TEXT NOT NULL,
    PRIMARY KEY (kind, id, version));
CREATE TABLE event (
    seq INTEGER PRIMARY KEY, rollout TEXT NOT NULL, target TEXT NOT NULL, step TEXT NOT NULL, attempt INTEGER NOT NULL, epoch INTEGER NOT NULL,
    kind TEXT NOT NULL, mono_ms INTEGER NOT NULL, wall TEXT NOT NULL, actor TEXT NOT NULL, payload TEXT NOT NULL, prev_hash TEXT NOT NULL,
    hash TEXT NOT NULL);
CREATE INDEX event_rollout ON event (rollout, seq);
CREATE TRIGGER event_no_update BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER event_no_delete BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TABLE epoch (rollout TEXT PRIMARY KEY, epoch INTEGER NOT NULL);
CREATE TABLE source (id TEXT PRIMARY KEY, format TEXT NOT NULL, content_hash TEXT NOT NULL, catalog TEXT NOT NULL, imported_at TEXT NOT NULL);
