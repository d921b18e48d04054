//! Why no patient can be served, for whoever has to see to it.

use serde::Serialize;

use crate::reader::ServiceDown;

/// What is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum OutOfService {
    /// None of the readers to use is connected.
    NoReader,
    /// The PC/SC service does not serve this program.
    NoService(ServiceDown),
    /// Files of trust anchors or revocation lists have not been read yet.
    TrustFiles,
}

impl OutOfService {
    /// The stable word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NoReader => "no_reader",
            Self::NoService(down) => down.as_str(),
            Self::TrustFiles => "trust_files",
        }
    }
}
