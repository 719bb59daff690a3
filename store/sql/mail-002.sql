-- What mails told, so that they can be corrected; and sign-ups that wait for a yes.

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

ALTER TABLE outbox_events ADD COLUMN edition_id INTEGER REFERENCES editions (id);
CREATE INDEX outbox_events_edition ON outbox_events (edition_id);

-- Who asked, on the sign-up page, to be written to, and has not said yes by the link in the mail that went there.
CREATE TABLE sign_ups (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  address TEXT NOT NULL,
  address_key TEXT NOT NULL,      -- case folded, as in subscribers.key
  wish TEXT NOT NULL,             -- JSON: what they want to track
  asked TEXT NOT NULL,
  confirmed TEXT
) STRICT;
CREATE INDEX sign_ups_address ON sign_ups (address_key);
