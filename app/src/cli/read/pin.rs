//! Where the PIN comes from: one line of standard input, or a person at the terminal. Every buffer
//! it passes through is wiped.

use std::fs::File;
use std::io::{self, Read};

use kazasu_core::secret::{NotAPin, Pin};
use zeroize::Zeroizing;

use super::super::exit::{Exit, Failure};

/// Longest line that is read; a PIN has four digits.
const MAX_LINE: usize = 64;

/// The PIN on the first line of standard input; `None` when that line is empty or missing.
///
/// # Errors
///
/// Anything but four ASCII digits is a usage error.
pub(super) fn from_stdin() -> Result<Option<Pin>, Failure> {
    let line = first_line(&mut unbuffered_stdin()?)
        .map_err(|error| Failure::new(Exit::Usage, "usage", format!("--pin-stdin: {error}")))?;
    if line.is_empty() {
        return Ok(None);
    }
    Pin::from_digits(&line)
        .map(Some)
        .map_err(|NotAPin| Failure::usage(&format!("--pin-stdin: {NotAPin}")))
}

/// The PIN as typed without echo; `None` when the person leaves it empty.
///
/// # Errors
///
/// [`NotAPin`] inside when it is no PIN; the person may type again.
pub(super) fn from_person(prompt: &str) -> io::Result<Result<Option<Pin>, NotAPin>> {
    let typed = Zeroizing::new(rpassword::prompt_password(prompt)?);
    let digits = typed.trim();
    Ok(if digits.is_empty() { Ok(None) } else { Pin::from_digits(digits.as_bytes()).map(Some) })
}

/// Standard input without the library's buffer, which would keep the PIN until the end of the
/// process.
fn unbuffered_stdin() -> Result<File, Failure> {
    #[cfg(unix)]
    let handle = std::os::fd::AsFd::as_fd(&io::stdin()).try_clone_to_owned();
    #[cfg(windows)]
    let handle = std::os::windows::io::AsHandle::as_handle(&io::stdin()).try_clone_to_owned();
    handle.map(File::from).map_err(|error| {
        Failure::new(Exit::Usage, "usage", format!("--pin-stdin: no standard input: {error}"))
    })
}

/// The bytes up to the first line break, which is left out (CR LF too).
fn first_line(input: &mut impl Read) -> io::Result<Zeroizing<Vec<u8>>> {
    // The capacity is exact, so that the buffer never grows and leaves a copy behind.
    let mut line = Zeroizing::new(Vec::with_capacity(MAX_LINE));
    let mut byte = Zeroizing::new([0]);
    while line.len() < MAX_LINE && input.read(byte.as_mut_slice())? == 1 && byte[0] != b'\n' {
        line.push(byte[0]);
    }
    if line.last() == Some(&b'\r') {
        line.pop();
    }
    Ok(line)
}

#[cfg(test)]
mod tests;
