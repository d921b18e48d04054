//! Trust anchors and revocation lists as files: read bounded, in whatever form they come.

use std::path::Path;

use kazasu_core::verify::{Anchor, AnchorError, Crl, CrlError};
use thiserror::Error;

use super::bounded_file::{self, Links, Patience, Unreadable};

/// The longest file of an anchor, in bytes: a certificate has some 2 KiB, and its description as
/// text ten times as much.
const LONGEST_ANCHOR: u64 = 1 << 20;

/// The longest file of a list, in bytes: one that names half a million certificates.
const LONGEST_LIST: u64 = 32 << 20;

/// Why a file is no anchor or no list. `Display` goes on after the file's name and a colon.
#[derive(Debug, Error)]
pub(crate) enum TrustFileError {
    /// It cannot be read at all.
    #[error("{0}")]
    Unreadable(#[from] Unreadable),
    /// It is no certificate of a CA.
    #[error("{0}")]
    Anchor(#[from] AnchorError),
    /// It is no list.
    #[error("{0}")]
    Crl(#[from] CrlError),
}

/// Reads every anchor of a file, one at least; `name` is what the configuration calls it.
///
/// # Errors
///
/// [`TrustFileError`].
pub(crate) fn anchors(
    name: &str,
    path: &Path,
    patience: Patience,
) -> Result<Vec<Anchor>, TrustFileError> {
    let bytes = bounded_file::read_within(path, Links::Follow, LONGEST_ANCHOR, patience)?;
    Ok(Anchor::all_from_pem_or_der(name, &bytes)?)
}

/// Reads every list of a file, one at least; `name` is what the configuration calls it.
///
/// # Errors
///
/// [`TrustFileError`].
pub(crate) fn crls(
    name: &str,
    path: &Path,
    patience: Patience,
) -> Result<Vec<Crl>, TrustFileError> {
    let bytes = bounded_file::read_within(path, Links::Follow, LONGEST_LIST, patience)?;
    Ok(Crl::all_from_pem_or_der(name, &bytes)?)
}

impl TrustFileError {
    /// A stable word for logs.
    pub(crate) fn as_str(&self) -> &'static str {
        match self {
            Self::Unreadable(Unreadable::System(error)) => match error.kind() {
                std::io::ErrorKind::NotFound => "missing",
                std::io::ErrorKind::PermissionDenied => "forbidden",
                _ => "unreadable",
            },
            Self::Unreadable(Unreadable::TooLong { .. }) => "too_long",
            Self::Unreadable(Unreadable::Slow) => "slow",
            Self::Unreadable(_) => "not_a_file",
            Self::Anchor(error) => anchor_fault(error),
            Self::Crl(error) => crl_fault(error),
        }
    }
}

fn anchor_fault(error: &AnchorError) -> &'static str {
    match error {
        AnchorError::File(fault) => fault.as_str(),
        AnchorError::Malformed { .. } => "malformed",
        AnchorError::OneOfSeveral { error, .. } => anchor_fault(error),
        _ => "not_an_anchor",
    }
}

fn crl_fault(error: &CrlError) -> &'static str {
    match error {
        CrlError::File(fault) => fault.as_str(),
        CrlError::Malformed { .. } => "malformed",
        CrlError::OneOfSeveral { error, .. } => crl_fault(error),
    }
}
