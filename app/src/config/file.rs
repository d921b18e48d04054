//! A configuration's file as text.

use std::path::Path;

use super::error::ConfigError;
use crate::host::bounded_file::{self, Links, Patience};

/// The longest configuration, in bytes: some hundred times what all keys and their meanings take.
const LONGEST: u64 = 1 << 20;

/// The text of the file at `path`.
///
/// # Errors
///
/// Where it cannot be read, is too long, or is no UTF-8.
pub(super) fn text(path: &Path) -> Result<String, ConfigError> {
    let bytes = bounded_file::read_within(path, Links::Follow, LONGEST, Patience::usual())
        .map_err(|error| ConfigError::Unreadable { path: path.to_owned(), error })?;
    decoded(&bytes, path).map(str::to_owned)
}

/// The text in these bytes, without the mark that some editors put before it.
fn decoded<'a>(bytes: &'a [u8], path: &Path) -> Result<&'a str, ConfigError> {
    let wrong = |line, message: &str| ConfigError::Wrong {
        path: path.to_owned(),
        line,
        key: None,
        message: message.to_owned(),
    };
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return Err(wrong(1, "the file is UTF-16: save it as UTF-8"));
    }
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
        let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
        wrong(line, "a letter here is not UTF-8: save the file as UTF-8")
    })?;
    Ok(text.strip_prefix('\u{FEFF}').unwrap_or(text))
}
