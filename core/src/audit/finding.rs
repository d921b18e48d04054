//! What can be wrong with an audit log.

use serde::Serialize;

/// One thing that is wrong. Records go by their number, from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "finding", rename_all = "snake_case")]
pub enum Finding {
    /// What stands in a record's place is not what was written: changed, or no record at all.
    Changed {
        /// The number of the record that belongs there.
        record: u64,
        /// Where it stands: the line, counted through all files from 1.
        line: u64,
    },
    /// Records are missing in the middle or at the beginning.
    Missing {
        /// The first that is missing.
        first: u64,
        /// The last that is missing.
        last: u64,
    },
    /// Records are missing at the end.
    CutOff {
        /// The first that is missing.
        first: u64,
        /// The last that the head counts.
        last: u64,
    },
    /// A record stands there a second time.
    Added {
        /// The number that it bears.
        record: u64,
        /// Where it stands: the line, counted through all files from 1.
        line: u64,
    },
    /// A record stands in another place than it was written in.
    Moved {
        /// The number that it bears.
        record: u64,
        /// Where it stands: the line, counted through all files from 1.
        line: u64,
    },
    /// A record, whole in itself, does not continue the one before it: one of the two was replaced.
    Replaced {
        /// The number that it bears.
        record: u64,
        /// Where it stands: the line, counted through all files from 1.
        line: u64,
    },
    /// There are more records than the head counts.
    NotCounted {
        /// The first that it does not count.
        first: u64,
        /// The last that is there.
        last: u64,
    },
    /// The head names another last record than there is.
    OtherHead {
        /// The number that both have.
        record: u64,
    },
    /// The last line has no end, and no record was being written.
    Torn {
        /// Where it stands: the line, counted through all files from 1.
        line: u64,
        /// How many bytes stand in it.
        bytes: u64,
    },
    /// There are records and no head.
    HeadMissing,
    /// The head is not as it was written.
    HeadUnreadable,
    /// The program has found the head missing before it wrote a record: whether others were cut
    /// off before it, nobody can say.
    HeadWasLost {
        /// The number of the record that says so.
        record: u64,
    },
    /// The record of a checkpoint that a person has noted is not there, or is another one.
    NotAsNoted {
        /// The number that it bears.
        record: u64,
    },
    /// The record of a checkpoint that the log has kept is not there, or is another one.
    NotAsLogged {
        /// The number that it bears.
        record: u64,
    },
}

impl Finding {
    /// Its stable name, the first and the last record that it is about, and the line; 0 where there
    /// is none.
    #[must_use]
    pub const fn words(self) -> (&'static str, u64, u64, u64) {
        match self {
            Self::Changed { record, line } => ("changed", record, record, line),
            Self::Missing { first, last } => ("missing", first, last, 0),
            Self::CutOff { first, last } => ("cut_off", first, last, 0),
            Self::Added { record, line } => ("added", record, record, line),
            Self::Moved { record, line } => ("moved", record, record, line),
            Self::Replaced { record, line } => ("replaced", record, record, line),
            Self::NotCounted { first, last } => ("not_counted", first, last, 0),
            Self::OtherHead { record } => ("other_head", record, record, 0),
            Self::Torn { line, .. } => ("torn", 0, 0, line),
            Self::HeadMissing => ("head_missing", 0, 0, 0),
            Self::HeadUnreadable => ("head_unreadable", 0, 0, 0),
            Self::HeadWasLost { record } => ("head_was_lost", record, record, 0),
            Self::NotAsNoted { record } => ("not_as_noted", record, record, 0),
            Self::NotAsLogged { record } => ("not_as_logged", record, record, 0),
        }
    }
}
