-- Times are milliseconds since 1970 (UTC); ids and hashes are text as the protocol writes them.
-- A column whose name begins with sealed_ holds ciphertext.

CREATE TABLE desk (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  desk_id TEXT NOT NULL,
  demo INTEGER NOT NULL,
  made_at INTEGER NOT NULL,
  generation TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  restored INTEGER NOT NULL,
  store_key TEXT NOT NULL,
  settings TEXT NOT NULL,
  -- The newest event that was dropped or given: cursors never go back.
  cursor INTEGER NOT NULL
) STRICT;

CREATE TABLE keys (
  name TEXT PRIMARY KEY,
  sealed_key BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE terminals (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  letter TEXT,
  enrolled_at INTEGER NOT NULL,
  revoked_at INTEGER,
  renewal_asked_at INTEGER,
  renewal_allowed_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE certificates (
  sha256 TEXT PRIMARY KEY,
  terminal TEXT NOT NULL REFERENCES terminals (id),
  der BLOB NOT NULL,
  csr TEXT NOT NULL,
  issued_at INTEGER NOT NULL,
  not_after INTEGER NOT NULL,
  used_at INTEGER,
  -- It is good no more: another one was used, or the terminal was struck from the list.
  struck_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX certificates_of_a_terminal ON certificates (terminal, issued_at);

CREATE TABLE slots (
  slot TEXT PRIMARY KEY,
  sealed_code BLOB NOT NULL,
  terminal TEXT NOT NULL,
  name TEXT NOT NULL,
  letter TEXT,
  opened_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  wrong_proofs INTEGER NOT NULL,
  wrong_from TEXT,
  csr TEXT,
  certificate TEXT REFERENCES certificates (sha256)
) STRICT, WITHOUT ROWID;

CREATE TABLE statuses (
  terminal TEXT PRIMARY KEY REFERENCES terminals (id),
  status TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE visits (
  id TEXT PRIMARY KEY,
  terminal TEXT NOT NULL REFERENCES terminals (id),
  demo INTEGER NOT NULL,
  confirmation TEXT NOT NULL,
  tapped_at INTEGER NOT NULL,
  received_at INTEGER NOT NULL,
  version INTEGER NOT NULL,
  ending TEXT,
  ended_at INTEGER,
  at_tap TEXT NOT NULL,
  at_receipt TEXT NOT NULL,
  policy TEXT NOT NULL,
  refused INTEGER NOT NULL,
  done_at INTEGER,
  done_by TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX visits_by_time ON visits (received_at);
CREATE INDEX visits_open ON visits (received_at) WHERE done_at IS NULL;

CREATE TABLE nonces (
  nonce BLOB PRIMARY KEY,
  visit TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE versions (
  visit TEXT NOT NULL REFERENCES visits (id),
  version INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  sealed_body BLOB NOT NULL,
  received_at INTEGER NOT NULL,
  generation TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  late INTEGER NOT NULL,
  at_tap TEXT NOT NULL,
  at_receipt TEXT NOT NULL,
  policy TEXT NOT NULL,
  questions TEXT NOT NULL,
  PRIMARY KEY (visit, version),
  UNIQUE (generation, sequence)
) STRICT;

CREATE TABLE conflicts (
  visit TEXT NOT NULL,
  version INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  terminal TEXT NOT NULL,
  received_at INTEGER NOT NULL,
  sealed_body BLOB NOT NULL,
  PRIMARY KEY (visit, version, sha256)
) STRICT;

CREATE TABLE materials (
  sha256 TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  bytes BLOB NOT NULL,
  kept_at INTEGER NOT NULL
) STRICT;

-- Visits that terminals have receipts for and this store does not know.
CREATE TABLE lost (
  visit TEXT NOT NULL,
  version INTEGER NOT NULL,
  terminal TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  received_at INTEGER NOT NULL,
  PRIMARY KEY (visit, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE events (
  cursor INTEGER PRIMARY KEY,
  terminal TEXT,
  event TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;

CREATE TABLE calls (
  id TEXT PRIMARY KEY,
  terminal TEXT NOT NULL REFERENCES terminals (id),
  call TEXT NOT NULL,
  put_at INTEGER NOT NULL,
  seen_by TEXT,
  ended INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE alarms (
  id INTEGER PRIMARY KEY,
  alarm TEXT NOT NULL,
  at INTEGER NOT NULL,
  settled_at INTEGER
) STRICT;
CREATE UNIQUE INDEX alarms_open ON alarms (alarm) WHERE settled_at IS NULL;

CREATE TABLE users (
  name TEXT PRIMARY KEY,
  role TEXT NOT NULL,
  hash TEXT NOT NULL,
  added_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE sessions (
  cookie TEXT PRIMARY KEY,
  user TEXT NOT NULL REFERENCES users (name),
  seen_at INTEGER NOT NULL,
  idle_ms INTEGER NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE audit (
  seq INTEGER PRIMARY KEY,
  hash TEXT NOT NULL,
  line TEXT NOT NULL
) STRICT;
