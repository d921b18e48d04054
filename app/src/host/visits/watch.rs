//! Watching alone: another program of this machine serves patients. No tap is started here; readers
//! are looked at, and the taps come from the log of the program that serves.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use kazasu_core::apdu::Usage;
use kazasu_core::code::Reason;
use kazasu_core::jpki::PhoneKind;
use kazasu_core::reader::OpenError;
use kazasu_core::session::TapPurpose;
use kazasu_core::time::UnixTime;
use serde_json::{Map, Value};

use super::handle::VisitsHandle;
use super::mail::{Mail, Outside};
use crate::host::audit;
use crate::host::audit_event::AuditEvent;
use crate::host::clock::{self, Instant};
use crate::host::log::Lines;
use crate::host::mailbox::mailbox;
use crate::host::readers::{Event, Readers};
use crate::host::report::{Observer, StepTime, TapOutcome, TapReport, TapStep};

/// How often the log is looked at.
const LOOK: Duration = Duration::from_secs(2);

/// Taps from so long ago are shown at the start.
const BEFORE: u64 = 24 * 3_600;

/// Watches on a thread of its own. `log`: where the program that serves writes its log. What the
/// technician does (logging in, the self test) is recorded as of this `terminal`.
///
/// # Errors
///
/// When the system starts no more threads.
pub(crate) fn watch(
    log: Option<PathBuf>,
    terminal: &str,
    mut observer: impl Observer + 'static,
) -> std::io::Result<VisitsHandle> {
    let terminal = terminal.to_owned();
    let (post, mailbox) = mailbox();
    let mut readers = Readers::start(post.only())?;
    let mut taps =
        Taps::new(log, UnixTime::from_secs(clock::now().as_secs().saturating_sub(BEFORE)));
    let watch = move || {
        let mut look = Instant::now();
        loop {
            match mailbox.next_until(look) {
                Some(Mail::Outside(Outside::Quit)) => return,
                Some(Mail::Outside(Outside::Record(event))) => note(&terminal, &event),
                Some(Mail::Outside(_)) => {}
                // Visits of this program alone go to a desk.
                #[cfg(feature = "delivery")]
                Some(Mail::Desk(_)) => {}
                Some(Mail::Readers(message)) => {
                    if let Some(Event::Reader(event)) = readers.receive(message) {
                        observer.reader(&event);
                    }
                }
                None => {
                    if let Some(Event::Reader(event)) = readers.tick() {
                        observer.reader(&event);
                    }
                    taps.fresh().iter().for_each(|report| observer.tap(report));
                    look = Instant::now() + LOOK;
                }
            }
        }
    };
    let thread = thread::Builder::new().name("watch".into()).spawn(watch)?;
    Ok(VisitsHandle::new(post.only(), thread))
}

/// Programs that write the audit log take turns; one more is none too many.
fn note(terminal: &str, event: &AuditEvent) {
    if let Err(error) = audit::record_once(terminal, event) {
        tracing::warn!(%error, "audit log");
    }
}

/// The taps of a log.
struct Taps {
    log: Option<PathBuf>,
    /// Bytes of the log when it was read last: one that has not grown is not read again.
    size: Option<u64>,
    since: UnixTime,
    /// The programs that have written it begin at 1 again and again: here each tap has a number of
    /// its own.
    count: u64,
    /// Lines of the newest second, which are read again with the next ones.
    seen: HashSet<String>,
}

impl Taps {
    fn new(log: Option<PathBuf>, since: UnixTime) -> Self {
        Self { log, size: None, since, count: 0, seen: HashSet::new() }
    }

    /// Those that were written since the last look, oldest first. A log that cannot be read has
    /// none.
    fn fresh(&mut self) -> Vec<TapReport> {
        let size = self.log.as_deref().and_then(size);
        if std::mem::replace(&mut self.size, size) == size {
            return Vec::new();
        }
        let lines =
            self.log.as_deref().and_then(|folder| Lines::open(folder, Some(self.since)).ok());
        let Some(mut lines) = lines else { return Vec::new() };
        let mut reports = Vec::new();
        while let Ok(Some((line, object))) = lines.next() {
            let time = object.get("time").and_then(Value::as_str).and_then(clock::parse_rfc3339);
            let Some(time) = time.filter(|_| !self.seen.contains(&line)) else { continue };
            if time > self.since {
                self.since = time;
                self.seen.clear();
            }
            self.seen.insert(line);
            if let Some(report) = tap(&object, time) {
                self.count += 1;
                reports.push(TapReport { number: self.count, ..report });
            }
        }
        reports
    }
}

/// Bytes of everything in a folder.
fn size(folder: &Path) -> Option<u64> {
    Some(
        fs::read_dir(folder)
            .ok()?
            .flatten()
            .filter_map(|entry| entry.metadata().ok())
            .map(|file| file.len())
            .sum(),
    )
}

/// The tap of a log line, if it is one. Its commands are not kept there.
fn tap(object: &Map<String, Value>, time: UnixTime) -> Option<TapReport> {
    let text = |key: &str| object.get(key).and_then(Value::as_str);
    let number = |key: &str| object.get(key).and_then(Value::as_u64).unwrap_or_default();
    let count = |key: &str| u32::try_from(number(key)).unwrap_or(u32::MAX);
    if text("event") != Some("tap") {
        return None;
    }
    let outcome = match text("outcome")? {
        "read" => TapOutcome::Read,
        "refused" => {
            let word = text("reason")?;
            TapOutcome::refused(
                Reason::ALL.into_iter().find(|reason| reason.as_str() == word)?,
                None,
            )
        }
        "not_opened_empty" => TapOutcome::NotOpened { why: OpenError::Empty },
        "not_opened_mute" => TapOutcome::NotOpened { why: OpenError::Mute },
        "not_opened_unavailable" => TapOutcome::NotOpened { why: OpenError::ReaderGone },
        "given_up" => TapOutcome::GivenUp,
        "busy" => TapOutcome::Busy,
        "stopped" => TapOutcome::Stopped,
        _ => return None,
    };
    let steps = [
        (TapStep::Selected, "selected"),
        (TapStep::Identified, "identified"),
        (TapStep::Counter, "counter"),
        (TapStep::VerifySent, "verify_sent"),
        (TapStep::PinAccepted, "pin_accepted"),
        (TapStep::Certificate, "certificate"),
        (TapStep::Complete, "complete"),
        (TapStep::Proof, "proof"),
    ];
    let reached = object.get("steps_ms");
    let at = |key: &str| Some(Duration::from_millis(reached?.get(key)?.as_u64()?));
    Some(TapReport {
        number: number("number"),
        started: time,
        reader: text("reader").unwrap_or_default().into(),
        purpose: if text("purpose") == Some("test") { TapPurpose::Test } else { TapPurpose::Visit },
        demo: false,
        outcome,
        phone: match text("phone") {
            Some("android") => Some(PhoneKind::Android),
            Some("iphone") => Some(PhoneKind::Iphone),
            _ => None,
        },
        tries_left: object
            .get("tries_left")
            .and_then(Value::as_u64)
            .and_then(|tries| u8::try_from(tries).ok()),
        token: text("token").map(str::to_owned),
        steps: steps
            .into_iter()
            .filter_map(|(step, key)| Some(StepTime { step, at: at(key)? }))
            .collect(),
        usage: Usage {
            commands: count("commands"),
            bytes_sent: count("bytes_sent"),
            bytes_received: count("bytes_received"),
            card_time: Duration::from_millis(number("card_ms")),
        },
        total: Duration::from_millis(number("total_ms")),
        trace: Vec::new(),
    })
}

#[cfg(test)]
mod tests;
