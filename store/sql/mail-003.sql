-- People's own hours, windows by the clock that closes them, and the supplier lists that digests look through.

-- When a person is written to, where that is not as the installation says. One person gets one mail a cadence.
CREATE TABLE hours (
  subscriber_id INTEGER NOT NULL REFERENCES subscribers (id) ON DELETE CASCADE,
  cadence TEXT NOT NULL,
  zone TEXT,                      -- of the IANA list; null in any of these three: as the installation
  weekday TEXT,                   -- mon to sun
  hour INTEGER,                   -- 0 to 23, local
  PRIMARY KEY (subscriber_id, cadence)
) STRICT, WITHOUT ROWID;

-- Never more than a default that nobody read.
ALTER TABLE subscribers DROP COLUMN timezone;

-- Windows tile time for each clock. SQLite cannot change a table's UNIQUE, so it is made anew; mails let go of their
-- windows meanwhile.
CREATE TABLE windows_by_clock (
  id INTEGER PRIMARY KEY,
  cadence TEXT NOT NULL,
  clock TEXT NOT NULL,            -- empty: the installation's; else as in "fri 08:00 Europe/London"
  start TEXT NOT NULL,
  end TEXT NOT NULL,
  UNIQUE (cadence, clock, end)
) STRICT;
INSERT INTO windows_by_clock (id, cadence, clock, start, end) SELECT id, cadence, '', start, end FROM windows;
CREATE TABLE answered AS SELECT id, window_id FROM outbox WHERE window_id IS NOT NULL;
UPDATE outbox SET window_id = NULL;
DROP TABLE windows;
ALTER TABLE windows_by_clock RENAME TO windows;
UPDATE outbox SET window_id = answered.window_id FROM answered WHERE answered.id = outbox.id;
DROP TABLE answered;

-- A file of suppliers that is screened for a person when an order changes.
CREATE TABLE supplier_lists (
  subscriber_id INTEGER PRIMARY KEY REFERENCES subscribers (id) ON DELETE CASCADE,
  file TEXT NOT NULL,             -- where it lies on this machine
  decisions TEXT,                 -- a file of decisions on earlier hits
  since TEXT NOT NULL             -- what was known before was looked through, or is no news
) STRICT;
