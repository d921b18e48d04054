//! Checkpoints: what is kept elsewhere than beside the log, where whoever writes the whole log anew
//! does not reach, or has to reach too.

use std::fmt;
use std::str::FromStr;

use thiserror::Error;

use crate::sha256::Sha256;

/// How many records there were once, and the hash of the last of them; written as `12:9f86d0…`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Checkpoint {
    /// How many records there were: the number of the last one, 0 where there was none.
    pub count: u64,
    /// The last one's hash, [`Sha256::NONE`] where there was none.
    pub hash: Sha256,
}

/// Not a number, a colon and 64 hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("write it as it was printed: COUNT:HASH")]
pub struct NotACheckpoint;

/// The checkpoints that a log is held against.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Checkpoints {
    /// The one that a person has noted.
    pub noted: Option<Checkpoint>,
    /// Those that another log has kept, one at each start of a program.
    pub logged: Vec<Checkpoint>,
}

impl Checkpoint {
    /// Before the first record.
    pub const NONE: Self = Self { count: 0, hash: Sha256::NONE };
}

impl FromStr for Checkpoint {
    type Err = NotACheckpoint;

    fn from_str(text: &str) -> Result<Self, NotACheckpoint> {
        let (count, hash) = text.split_once(':').ok_or(NotACheckpoint)?;
        match (count.parse(), hash.parse()) {
            (Ok(count), Ok(hash)) => Ok(Self { count, hash }),
            _ => Err(NotACheckpoint),
        }
    }
}

impl fmt::Display for Checkpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.count, self.hash)
    }
}
