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

-- What there is to be told of an event: a later edition where the ledger came to hold it otherwise.
CREATE TABLE editions (
  id INTEGER PRIMARY KEY,
  event TEXT NOT NULL,            -- an event's id in the ledger's file
  account TEXT NOT NULL,          -- JSON: the facts that a mail tells
  noted TEXT,                     -- since when it is known; null for what was told to be withdrawn
  UNIQUE (event, account)
) STRICT;

CREATE TABLE notings (
  at TEXT NOT NULL                -- when the ledger was last looked through for new editions: one row
) STRICT;

CREATE TABLE outbox_events (
  outbox_id INTEGER NOT NULL REFERENCES outbox (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  event TEXT NOT NULL,
  edition_id INTEGER REFERENCES editions (id),
  PRIMARY KEY (outbox_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX outbox_events_event ON outbox_events (event);
CREATE INDEX outbox_events_edition ON outbox_events (edition_id);

-- Who asked, on the sign-up page, to be written to, and has not said yes by the link in the mail that went there.
CREATE TABLE sign_ups (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  address TEXT NOT NULL,
  address_key TEXT NOT NULL,
  wish TEXT NOT NULL,             -- JSON: what they want to track
  asked TEXT NOT NULL,
  confirmed TEXT
) STRICT;
CREATE INDEX sign_ups_address ON sign_ups (address_key);
