//! Files that are transcripts.

use std::io::{self, Read};
use std::path::Path;

use kazasu_core::transcript::{MAX_TEXT, ParseError, Transcript};
use thiserror::Error;

use crate::host::bounded_file::{self, Links};

/// Why a file is none.
#[derive(Debug, Error)]
pub(crate) enum TranscriptError {
    /// The system does not give it.
    #[error(transparent)]
    System(#[from] io::Error),
    /// It is not even text.
    #[error("this is no text (UTF-8)")]
    NoText,
    /// It is text of another form.
    #[error(transparent)]
    Form(#[from] ParseError),
}

/// Reads one, and no more of the file than a transcript may have.
///
/// # Errors
///
/// [`TranscriptError`].
pub(crate) fn load(path: &Path) -> Result<Transcript, TranscriptError> {
    let mut bytes = Vec::new();
    let limit = u64::try_from(MAX_TEXT).unwrap_or(u64::MAX).saturating_add(1);
    bounded_file::open(path, Links::Follow)
        .map_err(io::Error::from)?
        .take(limit)
        .read_to_end(&mut bytes)?;
    let text = String::from_utf8(bytes).map_err(|_| TranscriptError::NoText)?;
    Ok(text.parse()?)
}
