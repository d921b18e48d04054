//! The head: how many records there are, the hash of the last one, and the line that is being
//! appended. It is kept beside the records as one line of JSON.

use serde::{Deserialize, Serialize};

use super::checkpoint::Checkpoint;
use crate::sha256::Sha256;

/// The head of a chain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Head {
    /// How many records there are.
    pub count: u64,
    /// The last one's hash, [`Sha256::NONE`] where there is none.
    pub hash: Sha256,
    /// The line that is being appended now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pending: Option<Pending>,
}

/// A line that was announced: written into the head before it is appended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pending {
    /// The name of the file that it goes to. Whoever can write the head can write any name here.
    pub file: String,
    /// The line, with its end.
    pub line: String,
}

/// What the file of the head holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HeadFile {
    /// A head, byte for byte as this program writes one.
    There(Head),
    /// There is no such file.
    Missing,
    /// It is not as it was written.
    Unreadable,
    /// A copy of the records alone was given: whether there is a head, nobody knows.
    NotGiven,
}

impl Head {
    /// Before the first record.
    pub const NONE: Self = Self::at(Checkpoint::NONE);

    /// The head of a chain that ends here, with nothing announced.
    #[must_use]
    pub const fn at(Checkpoint { count, hash }: Checkpoint) -> Self {
        Self { count, hash, pending: None }
    }

    /// What may be kept elsewhere of it: all but what is announced.
    #[must_use]
    pub const fn checkpoint(&self) -> Checkpoint {
        Checkpoint { count: self.count, hash: self.hash }
    }

    /// Its bytes in a file.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        // Numbers and texts always become JSON.
        let mut bytes = serde_json::to_vec(self).unwrap_or_default();
        bytes.push(b'\n');
        bytes
    }
}

impl HeadFile {
    /// What these bytes say. A head has one way to be written; any other was not written by this
    /// program.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Self {
        match serde_json::from_slice::<Head>(bytes) {
            Ok(head) if head.to_bytes() == bytes => Self::There(head),
            _ => Self::Unreadable,
        }
    }
}

impl Pending {
    /// Whether this is a beginning of the line. A file system may have made the file longer before
    /// the bytes came: then it ends in zeros.
    #[must_use]
    pub fn is_begun_by(&self, tail: &[u8]) -> bool {
        let zeros = tail.iter().rev().take_while(|byte| **byte == 0).count();
        tail.len() <= self.line.len()
            && self.line.as_bytes().starts_with(tail.get(..tail.len() - zeros).unwrap_or_default())
    }
}
