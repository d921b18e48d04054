-- The newest backup, so that staff are told when it is old; by the desk's clock.
ALTER TABLE desk ADD COLUMN backed_up_at INTEGER;

-- Staff have looked into it: it stands no more among what was lost.
ALTER TABLE lost ADD COLUMN settled_at INTEGER;

-- What an eligibility service has answered of a visit.
CREATE TABLE answers (
  visit TEXT PRIMARY KEY REFERENCES visits (id),
  answered_at INTEGER NOT NULL,
  sealed_answer BLOB NOT NULL
) STRICT, WITHOUT ROWID;
