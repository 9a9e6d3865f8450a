-- The last line's number and hash: without it a journal cut off at the end would still be a sound chain.
CREATE TABLE journal_head (id INTEGER PRIMARY KEY CHECK (id = 1), seq INTEGER NOT NULL, hash TEXT NOT NULL);
INSERT INTO journal_head (id, seq, hash)
    SELECT 1, COALESCE(MAX(seq), 0), COALESCE((SELECT hash FROM event ORDER BY seq DESC LIMIT 1), '') FROM event;
-- INSERT OR REPLACE removes a row without firing the delete trigger, so an existing number is refused here.
CREATE TRIGGER event_in_order BEFORE INSERT ON event WHEN NEW.seq <> (SELECT COALESCE(MAX(seq), 0) + 1 FROM event)
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
