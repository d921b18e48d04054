//! What `kazasu logs` says.

use fluent::FluentArgs;

use crate::Texts;
use crate::argument::{args, outside};

/// One thing that `kazasu logs` says. A word such as `what` is the stable name of one text of a
/// kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
#[allow(
    missing_docs,
    reason = "each variant says what it means, its fields are what its sentence leaves open"
)]
pub enum LogsText<'a> {
    /// Where something is: `log`, `audit`.
    Place { what: &'a str, path: &'a str },
    /// Nobody names a place for it.
    NoPlace,
    /// No tap is in the log.
    NoTaps,
    /// The newest taps follow, the newest last.
    NewestTaps { count: usize },
    /// A row of that list. `time` is in Japan, `result` are the words of a reason or an outcome.
    Tap {
        time: &'a str,
        result: &'a str,
        phone: &'a str,
        milliseconds: u64,
        commands: u64,
        reader: &'a str,
    },
    /// Lines that nobody can say anything of were passed over.
    StrangeLines { lines: u64 },

    /// Every record of the audit log is as it was written.
    AuditIntact { records: u64 },
    /// The audit log has no record yet.
    AuditEmpty {
        /// The folder or file that was looked into.
        path: &'a str,
    },
    /// The audit log is not as it was written: so many `AuditFinding`s follow.
    AuditNotIntact { findings: usize },
    /// The program was cut off while it wrote this record.
    AuditInterrupted { record: u64 },
    /// One thing that is wrong, by its stable name.
    AuditFinding { finding: &'a str, first: u64, last: u64, line: u64 },
    /// The head, to be noted.
    AuditHead { head: &'a str },
    /// It was compared with so many heads that the log has noted.
    AuditLogged { heads: usize },
    /// A file alone was given.
    AuditNoHead,

    /// What the bundle will hold follows.
    BundleContents,
    /// A file of the bundle, and why it is in.
    BundleFile { name: &'a str, bytes: u64, why: &'a str },
    /// Why a file is in the bundle, by the kind of file.
    Why { what: &'a str },
    /// Is it to be written? The answer is y or n, and n if nothing is typed.
    BundleQuestion { path: &'a str },
    /// The answer was no: no bundle was written.
    BundleDeclined,
    /// The bundle is in this file.
    BundleWritten { path: &'a str },
    /// There is a file of this name already, and it is kept.
    BundleExists { path: &'a str },
    /// The bundle cannot be written there.
    BundleUnwritable { path: &'a str, error: &'a str },
    /// A file that it should hold cannot be read.
    Unreadable { path: &'a str, error: &'a str },
    /// A file was asked for that is no transcript.
    NoTranscript { path: &'a str, error: &'a str },
}

impl Texts {
    /// What `kazasu logs` says.
    #[must_use]
    pub fn logs(&self, text: &LogsText<'_>) -> String {
        let (id, arguments) = text.message();
        self.format(id, None, &arguments, &mut Vec::new())
    }
}

impl<'a> LogsText<'a> {
    /// The message in the `.ftl` files and its arguments.
    pub(crate) fn message(&self) -> (&'static str, FluentArgs<'a>) {
        match *self {
            Self::Place { what, path } => {
                ("logs-place", args([("what", what.into()), ("path", outside(path))]))
            }
            Self::NoPlace => ("logs-no-place", args([])),
            Self::NoTaps => ("logs-no-taps", args([])),
            Self::NewestTaps { count } => ("logs-newest-taps", args([("count", count.into())])),
            Self::Tap { time, result, phone, milliseconds, commands, reader } => {
                let mut arguments = args([
                    ("time", time.into()),
                    ("result", result.into()),
                    ("phone", phone.into()),
                ]);
                arguments.set("milliseconds", milliseconds.to_string());
                arguments.set("commands", commands);
                arguments.set("reader", outside(reader));
                ("logs-tap", arguments)
            }
            Self::StrangeLines { lines } => ("logs-strange-lines", args([("lines", lines.into())])),
            Self::AuditIntact { records } => {
                ("logs-audit-intact", args([("records", records.into())]))
            }
            Self::AuditEmpty { path } => ("logs-audit-empty", args([("path", path.into())])),
            Self::AuditNotIntact { findings } => {
                ("logs-audit-not-intact", args([("findings", findings.into())]))
            }
            Self::AuditInterrupted { record } => {
                ("logs-audit-interrupted", args([number("record", record)]))
            }
            Self::AuditFinding { finding, first, last, line } => {
                let range = if first == last { "one" } else { "more" };
                let words = [("finding", finding.into()), ("range", range.into())];
                let numbers = [number("first", first), number("last", last), number("line", line)];
                ("logs-audit-finding", words.into_iter().chain(numbers).collect())
            }
            Self::AuditHead { head } => ("logs-audit-head", args([("head", outside(head))])),
            Self::AuditLogged { heads } => ("logs-audit-logged", args([("heads", heads.into())])),
            Self::AuditNoHead => ("logs-audit-no-head", args([])),
            Self::BundleContents => ("logs-bundle-contents", args([])),
            Self::BundleFile { name, bytes, why } => (
                "logs-bundle-file",
                args([("name", outside(name)), number("bytes", bytes), ("why", outside(why))]),
            ),
            Self::Why { what } => ("logs-why", args([("what", what.into())])),
            Self::BundleQuestion { path } => {
                ("logs-bundle-question", args([("path", outside(path))]))
            }
            Self::BundleDeclined => ("logs-bundle-declined", args([])),
            Self::BundleWritten { path } => {
                ("logs-bundle-written", args([("path", outside(path))]))
            }
            Self::BundleExists { path } => ("logs-bundle-exists", args([("path", outside(path))])),
            Self::BundleUnwritable { path, error } => {
                ("logs-bundle-unwritable", named_error(path, error))
            }
            Self::Unreadable { path, error } => ("logs-unreadable", named_error(path, error)),
            Self::NoTranscript { path, error } => ("logs-no-transcript", named_error(path, error)),
        }
    }
}

/// The number of a record or a line is a name: it gets no thousands separator.
fn number(name: &'static str, number: u64) -> (&'static str, fluent::FluentValue<'static>) {
    (name, number.to_string().into())
}

fn named_error<'a>(path: &'a str, error: &'a str) -> FluentArgs<'a> {
    args([("path", outside(path)), ("error", outside(error))])
}

#[cfg(test)]
pub(crate) mod tests;
