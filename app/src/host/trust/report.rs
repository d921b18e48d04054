//! How anchors and lists stand, as it is told to logs and views.

use kazasu_core::time::UnixTime;
use serde::{Deserialize, Serialize};

/// How each anchor and each list stands.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct TrustReport {
    /// Whether revocation is looked at at all.
    pub(crate) revocation: bool,
    /// Those that are files, in the order of the configuration, anchors first.
    pub(crate) files: Vec<TrustFile>,
}

/// One file that the configuration names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct TrustFile {
    /// The key of `[trust]` that names it.
    pub(crate) key: TrustKey,
    /// Its place there, from 1.
    pub(crate) entry: u32,
    /// As the configuration writes it.
    pub(crate) name: String,
    /// SHA-256 of what is in force, its first 16 hexadecimal digits.
    pub(crate) sha256: String,
    /// How what is in force stands.
    pub(crate) standing: TrustStanding,
    /// Why the file as it lies there now has not been taken; `None`: it is what is in force.
    pub(crate) not_taken: Option<String>,
}

/// The key of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum TrustKey {
    /// `trust.anchors`.
    Anchors,
    /// `trust.crls`.
    Crls,
}

/// Whether what is in force counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub(crate) enum TrustStanding {
    /// Phones are judged by it.
    Counts,
    /// It counts until then, and that is soon.
    EndsSoon {
        /// Seconds since 1970.
        at: u64,
    },
    /// It says nothing of phones that it does not name; the word of `CrlProblem`, or `expired` and
    /// `not_begun` of an anchor.
    Useless {
        /// A stable word.
        why: String,
    },
}

impl TrustReport {
    /// How many lists there are, and how many of them count.
    pub(crate) fn lists(&self) -> (usize, usize) {
        let lists = || self.files.iter().filter(|file| file.key == TrustKey::Crls);
        let useless = |file: &&TrustFile| matches!(file.standing, TrustStanding::Useless { .. });
        (lists().count(), lists().filter(|file| !useless(file)).count())
    }
}

impl TrustKey {
    /// As the configuration writes it.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Anchors => "anchors",
            Self::Crls => "crls",
        }
    }
}

impl TrustStanding {
    /// The time of an end that comes soon.
    pub(crate) const fn ends(&self) -> Option<UnixTime> {
        match self {
            Self::EndsSoon { at } => Some(UnixTime::from_secs(*at)),
            Self::Counts | Self::Useless { .. } => None,
        }
    }
}
