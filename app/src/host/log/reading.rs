//! Reading the log again: for a technician, and for a support bundle.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::str::FromStr;

use kazasu_core::time::UnixTime;
use serde_json::{Map, Value};

use super::distinct::is_distinct;
use super::rolling;
use crate::host::bounded_file::{self, Links};
use crate::host::clock;
use crate::host::loggable::Word;

/// Longest line that is taken for one; ours have a tenth of it.
const LONGEST: u64 = 16 * 1024;

/// From when on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Since {
    /// This moment.
    Time(UnixTime),
    /// So long ago.
    Ago(u64),
}

impl Since {
    /// The moment.
    pub(crate) const fn time(self, now: UnixTime) -> UnixTime {
        match self {
            Self::Time(time) => time,
            Self::Ago(seconds) => UnixTime::from_secs(now.as_secs().saturating_sub(seconds)),
        }
    }
}

/// Neither a day nor a span.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("write a day such as 2026-11-01, days such as 3d, or hours such as 12h")]
pub(crate) struct NotSince;

impl FromStr for Since {
    type Err = NotSince;

    /// `2026-11-01` (00:00 in Japan), `3d`, `12h`.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let spans = [('d', 86_400), ('h', 3_600)];
        if let Some((number, unit)) =
            spans.iter().find_map(|(mark, unit)| Some((text.strip_suffix(*mark)?, unit)))
        {
            let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
            let count: u64 = number.parse().map_err(|_| NotSince)?;
            return if is_number {
                Ok(Self::Ago(count.saturating_mul(*unit)))
            } else {
                Err(NotSince)
            };
        }
        let is_day =
            text.len() == 10 && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
        let day = is_day.then(|| clock::parse_rfc3339(&format!("{text}T00:00:00+09:00"))).flatten();
        day.map(Self::Time).ok_or(NotSince)
    }
}

/// The lines of a log, oldest first. What is no line of ours is passed over and counted.
#[derive(Debug)]
pub(crate) struct Lines {
    /// A file still to be read, the next one last.
    files: Vec<PathBuf>,
    open: Option<BufReader<File>>,
    since: Option<UnixTime>,
    /// Lines that were passed over because nobody can say what is in them.
    pub(crate) strange: u64,
}

impl Lines {
    /// The lines in this folder, from `since` on. A folder that is not there has none.
    ///
    /// # Errors
    ///
    /// When the folder cannot be read.
    pub(crate) fn open(folder: &Path, since: Option<UnixTime>) -> io::Result<Self> {
        let files = match rolling::files(folder) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Vec::new(),
            files => files?,
        };
        Ok(Self {
            files: files.into_iter().rev().map(|(_, path, _)| path).collect(),
            open: None,
            since,
            strange: 0,
        })
    }

    /// The next line that was asked for, as it stands there and as an object.
    ///
    /// # Errors
    ///
    /// When a file cannot be read.
    pub(crate) fn next(&mut self) -> io::Result<Option<(String, Map<String, Value>)>> {
        loop {
            let reader = match &mut self.open {
                Some(reader) => reader,
                None => match self.files.pop() {
                    Some(path) => self.open.insert(BufReader::new(
                        bounded_file::open(&path, Links::Refuse).map_err(io::Error::from)?,
                    )),
                    None => return Ok(None),
                },
            };
            let mut line = Vec::new();
            if reader.by_ref().take(LONGEST).read_until(b'\n', &mut line)? == 0 {
                self.open = None;
                continue;
            }
            match ours(&line) {
                None => self.strange += 1,
                Some((_, _, time)) if self.since.is_some_and(|since| time < since) => {}
                Some((text, object, _)) => return Ok(Some((text, object))),
            }
        }
    }
}

/// Names that a line of ours may have, those of a tap's steps included.
#[rustfmt::skip] // a list of words
const NAMES: [&str; 48] = [
    "time", "terminal", "event", "version", "front", "audit_records", "audit_head", "what",
    "error", "lines", "number", "purpose", "reader", "outcome", "code", "reason", "phone",
    "tries_left", "token", "commands", "bytes_sent", "bytes_received", "card_ms", "total_ms",
    "steps_ms", "selected", "identified", "counter", "verify_sent", "pin_accepted",
    "certificate", "complete", "proof", "last", "key", "entry", "sha256", "state", "ends", "why",
    "not_taken", "cause", "visit", "visit_version", "sequence", "waiting", "set_aside", "damaged",
];

/// A line of ours, whole (a torn one has no end): names that we write, and values no longer than
/// the words that we write.
fn ours(line: &[u8]) -> Option<(String, Map<String, Value>, UnixTime)> {
    let text = std::str::from_utf8(line.strip_suffix(b"\n")?).ok()?;
    let object: Map<String, Value> = serde_json::from_str(text).ok()?;
    object.get("event")?.as_str()?;
    object.get("terminal")?.as_str()?;
    let time = clock::parse_rfc3339(object.get("time")?.as_str()?)?;
    (is_distinct(text) && is_plain(&object, true)).then(|| (text.to_owned(), object, time))
}

fn is_plain(object: &Map<String, Value>, deeper: bool) -> bool {
    object.iter().all(|(name, value)| {
        NAMES.contains(&name.as_str())
            && match value {
                Value::Null | Value::Bool(_) | Value::Number(_) => true,
                Value::String(text) => text.chars().count() <= Word::LONGEST,
                Value::Object(inner) => deeper && is_plain(inner, false),
                Value::Array(_) => false,
            }
    })
}

#[cfg(test)]
mod tests;
