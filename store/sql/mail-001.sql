-- The tables of wro.mail.db: who gets what, and each mail as rendered with the life of its sending.
-- Addresses stand only here.

CREATE TABLE subscribers (
  id INTEGER PRIMARY KEY,
  address TEXT NOT NULL,
  key TEXT NOT NULL UNIQUE,       -- the address, case folded: one person is one row
  name TEXT NOT NULL,
  timezone TEXT NOT NULL,
  token TEXT NOT NULL UNIQUE,     -- secret, for the pages that change or stop this person's mail
  created TEXT NOT NULL,
  confirmed TEXT,                 -- null: asked to be taken in, has not answered yet
  stopped TEXT,
  stop_reason TEXT
) STRICT;

CREATE TABLE subscriptions (
  id INTEGER PRIMARY KEY,
  subscriber_id INTEGER NOT NULL REFERENCES subscribers (id) ON DELETE CASCADE,
  cadence TEXT NOT NULL,
  names TEXT NOT NULL,            -- JSON lists
  countries TEXT NOT NULL,
  goods TEXT NOT NULL,
  instruments TEXT NOT NULL,
  everything INTEGER NOT NULL,
  heartbeat INTEGER NOT NULL,
  starts TEXT NOT NULL,           -- changes seen before are no news to it
  UNIQUE (subscriber_id, cadence, names, countries, goods, instruments, everything)
) STRICT;

CREATE TABLE windows (
  id INTEGER PRIMARY KEY,
  cadence TEXT NOT NULL,
  start TEXT NOT NULL,
  end TEXT NOT NULL,
  UNIQUE (cadence, end)
) STRICT;

CREATE TABLE outbox (
  id INTEGER PRIMARY KEY AUTOINCREMENT,  -- never given twice: `deliveries` in the other file knows mails by it
  key TEXT NOT NULL UNIQUE,       -- what the mail is: a second one of the same key is never stored
  window_id INTEGER REFERENCES windows (id),
  address TEXT NOT NULL,
  address_key TEXT NOT NULL,      -- case folded, as in subscribers.key
  message_id TEXT NOT NULL UNIQUE,
  subject TEXT NOT NULL,
  body BLOB NOT NULL,             -- the message as rendered, headers included
  state TEXT NOT NULL,            -- ready, claimed, begun, sent, failed, unknown, withdrawn
  attempts INTEGER NOT NULL,      -- how often sending was begun
  next_attempt TEXT NOT NULL,
  composed TEXT NOT NULL,
  changed TEXT NOT NULL,          -- when the state was last set
  sent TEXT,
  said TEXT                       -- the server's answer, or what went wrong
) STRICT;
CREATE INDEX outbox_ready ON outbox (state, next_attempt);
CREATE INDEX outbox_address ON outbox (address_key);
CREATE INDEX outbox_changed ON outbox (changed);

CREATE TABLE outbox_events (
  outbox_id INTEGER NOT NULL REFERENCES outbox (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  event TEXT NOT NULL,            -- an event's id in the ledger's file
  PRIMARY KEY (outbox_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX outbox_events_event ON outbox_events (event);
