-- The tables of wro.db. Days are YYYY-MM-DD; instants ISO 8601 with +00:00, so that text order is time order.
-- Documents, snapshots and bodies cannot be had again; everything that hangs on an order is derived.

-- What was fetched, and what each snapshot says when read.
CREATE TABLE documents (
  id INTEGER PRIMARY KEY,
  source TEXT NOT NULL,
  url TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,            -- the page's own; its address until it has been read
  released TEXT,
  modified TEXT,
  verdict TEXT,                   -- of the newest snapshot's reading; null: not read yet
  first_seen TEXT NOT NULL,
  last_checked TEXT NOT NULL,     -- moved by every answer, also by "not modified"
  etag TEXT,                      -- validators that belong to the newest snapshot's bytes
  last_modified TEXT
) STRICT;
CREATE INDEX documents_source ON documents (source);

CREATE TABLE bodies (
  sha256 TEXT PRIMARY KEY,        -- of the bytes as fetched
  encoding TEXT NOT NULL,         -- how `body` is packed: identity, zlib
  size INTEGER NOT NULL,          -- of the bytes as fetched
  body BLOB NOT NULL
) STRICT;

CREATE TABLE snapshots (
  id INTEGER PRIMARY KEY,
  document_id INTEGER NOT NULL REFERENCES documents (id),
  fetched TEXT NOT NULL,          -- for a page saved earlier or taken from an archive: back then
  stored TEXT NOT NULL,           -- when it reached us
  sha256 TEXT NOT NULL REFERENCES bodies (sha256),
  via TEXT NOT NULL,
  status INTEGER NOT NULL,
  content_type TEXT NOT NULL,
  final_url TEXT,
  etag TEXT,
  last_modified TEXT,
  UNIQUE (document_id, fetched, sha256)
) STRICT;
CREATE INDEX snapshots_fetched ON snapshots (fetched, id);
CREATE INDEX snapshots_sha256 ON snapshots (sha256);

CREATE TABLE readings (
  snapshot_id INTEGER PRIMARY KEY REFERENCES snapshots (id),
  verdict TEXT NOT NULL,
  title TEXT NOT NULL,
  released TEXT,
  modified TEXT,
  failure TEXT,                   -- why it could not be read; null: it was
  held TEXT,                      -- why it waits for a person and has not been believed; null: it does not
  rest TEXT NOT NULL              -- JSON: what has no column: source, url, leads, neighbours, issues, ignored
) STRICT;

CREATE TABLE acceptances (
  snapshot_id INTEGER PRIMARY KEY REFERENCES snapshots (id),
  accepted TEXT NOT NULL          -- when a person let in what was held
) STRICT;

CREATE TABLE texts (
  snapshot_id INTEGER PRIMARY KEY REFERENCES snapshots (id),
  text TEXT NOT NULL              -- the cleaned text in which every quote can be found
) STRICT;

CREATE VIRTUAL TABLE texts_fts USING fts5 (
  text, content = 'texts', content_rowid = 'snapshot_id', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER texts_enter_search AFTER INSERT ON texts BEGIN
  INSERT INTO texts_fts (rowid, text) VALUES (new.snapshot_id, new.text);
END;
CREATE TRIGGER texts_leave_search AFTER DELETE ON texts BEGIN
  INSERT INTO texts_fts (texts_fts, rowid, text) VALUES ('delete', old.snapshot_id, old.text);
END;
CREATE TRIGGER texts_change_in_search AFTER UPDATE ON texts BEGIN
  INSERT INTO texts_fts (texts_fts, rowid, text) VALUES ('delete', old.snapshot_id, old.text);
  INSERT INTO texts_fts (rowid, text) VALUES (new.snapshot_id, new.text);
END;

CREATE TABLE observations (
  id INTEGER PRIMARY KEY,
  snapshot_id INTEGER NOT NULL REFERENCES snapshots (id),
  kind TEXT NOT NULL,             -- announcement, listing
  position INTEGER NOT NULL,      -- 1-based within the kind
  instrument TEXT NOT NULL,
  action TEXT,
  effect TEXT,
  effective TEXT,
  announced TEXT,
  country TEXT,
  goods TEXT,
  industry TEXT,
  status TEXT,
  status_text TEXT,
  parties TEXT NOT NULL,          -- names, for people; roles and aliases are in `said`
  release_url TEXT,
  said TEXT NOT NULL,             -- JSON: the whole observation
  UNIQUE (snapshot_id, kind, position)
) STRICT;
CREATE INDEX observations_country ON observations (country);

-- What we hold to be true. Rows of an order come and go with it.
CREATE TABLE orders (
  id TEXT PRIMARY KEY NOT NULL,
  title TEXT NOT NULL,            -- for people: main parties and goods
  instrument TEXT NOT NULL,
  country TEXT,
  goods TEXT,
  industry TEXT,
  open_ended INTEGER NOT NULL,
  follows TEXT REFERENCES orders (id) DEFERRABLE INITIALLY DEFERRED,
  advisory TEXT,
  status TEXT NOT NULL,           -- as of the last run
  since TEXT,
  status_text TEXT,               -- CBP's own wording
  issued TEXT,
  lifted TEXT,
  note TEXT,
  search_row INTEGER NOT NULL UNIQUE  -- this order's row in orders_search
) STRICT;
CREATE INDEX orders_country ON orders (country, status);
CREATE INDEX orders_follows ON orders (follows);

CREATE TABLE parties (
  id TEXT PRIMARY KEY NOT NULL,   -- <order>-<position>
  order_id TEXT NOT NULL REFERENCES orders (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  role TEXT NOT NULL,
  removed TEXT,
  status TEXT NOT NULL,           -- as of the last run
  since TEXT,
  UNIQUE (order_id, position)
) STRICT;

CREATE TABLE party_names (
  id TEXT PRIMARY KEY NOT NULL,   -- <party>-<position>; 0 is the name itself
  party_id TEXT NOT NULL REFERENCES parties (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  kind TEXT NOT NULL,             -- name, alias
  name TEXT NOT NULL,
  folded TEXT NOT NULL,
  UNIQUE (party_id, position)
) STRICT;
CREATE INDEX party_names_folded ON party_names (folded);

CREATE TABLE marks (
  id TEXT PRIMARY KEY NOT NULL,   -- <order>-<position>
  order_id TEXT NOT NULL REFERENCES orders (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  day TEXT NOT NULL,              -- when CBP's list was read
  status TEXT NOT NULL,
  status_text TEXT NOT NULL,
  entity TEXT NOT NULL,
  remarks TEXT,
  UNIQUE (order_id, position)
) STRICT;

CREATE TABLE events (
  id TEXT PRIMARY KEY NOT NULL,
  label TEXT NOT NULL,            -- for people: day, instrument, act, effect
  order_id TEXT NOT NULL REFERENCES orders (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,      -- within the order, 1-based
  day TEXT,                       -- the legal day
  instrument TEXT NOT NULL,
  action TEXT NOT NULL,
  effect TEXT NOT NULL,
  effective TEXT,
  announced TEXT,
  applies_from TEXT,
  no_later_than TEXT,
  observed TEXT NOT NULL,
  known TEXT NOT NULL,
  channel TEXT NOT NULL,
  reason TEXT NOT NULL,
  country TEXT,
  goods TEXT,
  title TEXT,
  scope TEXT,
  confidence TEXT NOT NULL,
  indicators TEXT,                -- JSON: {count, names}; null when the page gives none
  snapshot_id INTEGER NOT NULL REFERENCES snapshots (id),  -- the first witness we hold
  url TEXT,                       -- where people can read it: the first witness's address
  UNIQUE (order_id, position)
) STRICT;
CREATE INDEX events_day ON events (day);
CREATE INDEX events_observed ON events (observed);
CREATE INDEX events_snapshot ON events (snapshot_id);

CREATE TABLE intervals (
  id TEXT PRIMARY KEY NOT NULL,   -- <order>-<position>
  order_id TEXT NOT NULL REFERENCES orders (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  start TEXT,                     -- from this day on ...; null: the beginning is not known
  status TEXT NOT NULL,           -- ... the order stands so, until the next interval
  event_id TEXT REFERENCES events (id) ON DELETE CASCADE,  -- because of this; null: CBP's list alone settled it
  UNIQUE (order_id, position)
) STRICT;
CREATE INDEX intervals_event ON intervals (event_id);

CREATE TABLE event_parties (
  id TEXT PRIMARY KEY NOT NULL,   -- <event>-<position>
  event_id TEXT NOT NULL REFERENCES events (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  role TEXT NOT NULL,
  removed TEXT,
  aliases TEXT NOT NULL,          -- JSON list
  UNIQUE (event_id, position)
) STRICT;

CREATE TABLE witnesses (
  id TEXT PRIMARY KEY NOT NULL,   -- <event>-<position>
  event_id TEXT NOT NULL REFERENCES events (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  channel TEXT NOT NULL,
  source TEXT NOT NULL,
  url TEXT,
  snapshot_id INTEGER REFERENCES snapshots (id),
  seen TEXT NOT NULL,
  said TEXT NOT NULL,             -- JSON: field -> this document's value
  evidence TEXT NOT NULL,         -- JSON: [{field, quote}]
  UNIQUE (event_id, position)
) STRICT;
CREATE INDEX witnesses_snapshot ON witnesses (snapshot_id);

CREATE VIRTUAL TABLE orders_search USING fts5 (
  order_id UNINDEXED, names, goods, titles, evidence, tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER orders_leave_search AFTER DELETE ON orders BEGIN
  DELETE FROM orders_search WHERE rowid = old.search_row;
END;

-- What we did, what a person must look at, what went out.
CREATE TABLE runs (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,             -- sync, digest, reparse, ...
  started TEXT NOT NULL,
  finished TEXT,                  -- null: still running, or killed
  outcome TEXT,
  sources TEXT NOT NULL DEFAULT '[]',  -- JSON: one object a source
  version TEXT NOT NULL
) STRICT;

CREATE TABLE sources (
  source TEXT PRIMARY KEY NOT NULL,
  title TEXT NOT NULL,
  last_tried TEXT NOT NULL,
  last_outcome TEXT NOT NULL,
  last_read_completely TEXT,
  failures_in_a_row INTEGER NOT NULL DEFAULT 0,
  failing_since TEXT,
  message TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE hosts (
  host TEXT PRIMARY KEY NOT NULL,
  visited TEXT,                   -- when we last asked it for something: its pace outlasts a process
  robots TEXT,                    -- its robots.txt; empty: it has none; null: not asked for yet
  robots_fetched TEXT
) STRICT;

CREATE TABLE walked (
  step TEXT PRIMARY KEY NOT NULL, -- of a walk into the past: days walked to their end, an address nobody has any more
  at TEXT NOT NULL
) STRICT;

CREATE TABLE issues (
  id INTEGER PRIMARY KEY,
  scope TEXT NOT NULL,            -- what was being read: an address, a source, a run's step
  code TEXT NOT NULL,
  subject TEXT NOT NULL,
  message TEXT NOT NULL,
  first_seen TEXT NOT NULL,
  last_seen TEXT NOT NULL,
  count INTEGER NOT NULL,
  closed TEXT,
  UNIQUE (scope, code, subject)
) STRICT;

CREATE TABLE deliveries (
  id INTEGER PRIMARY KEY,         -- of the outbox row
  cadence TEXT,                   -- null: a mail of no window, such as a welcome
  window_start TEXT,
  window_end TEXT,
  recipient TEXT NOT NULL,        -- opaque: never an address
  state TEXT NOT NULL,
  events TEXT NOT NULL,           -- JSON list of event ids
  message_id TEXT NOT NULL,
  composed TEXT NOT NULL,
  changed TEXT NOT NULL,          -- when the state was last set
  sent TEXT,
  error TEXT
) STRICT;
CREATE INDEX deliveries_composed ON deliveries (composed);
