-- While a visit is open, the body of a version that the desk has confirmed stays, sealed: a program
-- that ends within the visit makes the next version out of it.

DROP INDEX hand_over_by_state;
ALTER TABLE hand_over RENAME TO hand_over_of_schema_1;

CREATE TABLE hand_over (
    -- In the order in which they were kept.
    seq          INTEGER PRIMARY KEY,
    -- The UUID's 16 bytes, and the version of what this visit hands over.
    visit        BLOB    NOT NULL CHECK (length(visit) = 16),
    version      INTEGER NOT NULL CHECK (version BETWEEN 1 AND 4294967295),
    -- 確認番号, without the terminal's letter.
    confirmation INTEGER NOT NULL CHECK (confirmation BETWEEN 0 AND 999),
    -- Seconds since 1970-01-01T00:00:00Z.
    kept_at      INTEGER NOT NULL,
    -- SHA-256 of the request's body.
    sha256       BLOB    NOT NULL CHECK (length(sha256) = 32),
    -- 0 waiting, 1 received, 2 set aside.
    state        INTEGER NOT NULL DEFAULT 0 CHECK (state IN (0, 1, 2)),
    -- The body, sealed, and the number of the schema that it was sealed under.
    sealed       BLOB,
    sealed_under INTEGER NOT NULL,
    -- The desk's receipt.
    received_at  INTEGER,
    generation   BLOB             CHECK (length(generation) = 16),
    sequence     INTEGER,
    -- Why the desk refuses it for good, and since when.
    refused_at   INTEGER,
    refused_why  TEXT             CHECK (length(refused_why) <= 80),

    UNIQUE (visit, version),
    CHECK ((sealed IS NULL) <= (state = 1)),
    CHECK ((received_at IS NOT NULL) = (state = 1)),
    CHECK ((generation IS NOT NULL) = (state = 1)),
    CHECK ((sequence IS NOT NULL) = (state = 1)),
    CHECK ((refused_at IS NOT NULL) = (state = 2)),
    CHECK ((refused_why IS NOT NULL) = (state = 2))
) STRICT;

INSERT INTO hand_over
    (seq, visit, version, confirmation, kept_at, sha256, state, sealed, sealed_under, received_at,
     generation, sequence, refused_at, refused_why)
SELECT seq, visit, version, confirmation, kept_at, sha256, state, sealed, sealed_under, received_at,
     generation, sequence, refused_at, refused_why
FROM hand_over_of_schema_1;

DROP TABLE hand_over_of_schema_1;
CREATE INDEX hand_over_by_state ON hand_over (state, seq);
