//! What the technician's view says.

use fluent::FluentArgs;
use kazasu_core::code::Reason;

use kazasu_core::time::UnixTime;

use crate::Texts;
use crate::argument::{args, outside, yes_or_no};
use crate::date;
use crate::reason;

/// One thing that the technician's view says. A word such as `page` or `field` is the stable name
/// of one text of a kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
#[allow(
    missing_docs,
    reason = "each variant says what it means, its fields are what its sentence leaves open"
)]
pub enum TechnicianText<'a> {
    /// The name of a page.
    Page { page: &'a str },
    /// Beside a page's name: what somebody who works here must not overlook.
    Mark { mark: &'a str },
    /// The keys that serve every page; `short` where there is little room.
    Keys { short: bool },
    /// The question for the passcode.
    GatePrompt,
    /// What happens to the passcode: `keys`, `checking`, `wrong`.
    Gate { state: &'a str },
    /// Wrong too often: no passcode is taken for so long.
    GateWait { seconds: u64 },
    /// The self test has not answered yet.
    Checking,
    /// The PC/SC service: `yes`, `no`, `unknown`.
    Service { answers: &'a str },
    /// There is no reader.
    NoReader,
    /// What lies on a reader: `nothing`, `mute`, `answers`.
    Lying { what: &'a str, atr: &'a str },
    /// Who uses a reader: `no`, `shared`, `alone`.
    InUse { by: &'a str },
    /// What the last tap on a reader has found.
    LastFound { found: &'a str },
    /// Who is served: `ready`, `visit`, `awaited`, `maintenance`, `elsewhere`.
    Serving { state: &'a str },
    /// Since when the program runs.
    Uptime { days: u64, hours: u64, minutes: u64 },
    /// How many taps there were, tests not counted.
    Taps { count: usize },
    /// How many revocation lists count.
    Lists { counting: usize, of: usize },
    /// A file as it lies there is not taken, and what is in force stays.
    FileNotTaken { key: &'a str, entry: u32, name: &'a str, why: &'a str },
    /// An anchor or a list does not count.
    FileUseless { key: &'a str, entry: u32, name: &'a str, why: &'a str },
    /// A list ends soon.
    FileEnds { key: &'a str, entry: u32, name: &'a str, at: UnixTime },
    /// There was no tap since the program began.
    NoTaps,
    /// What a tap cost.
    Cost { milliseconds: &'a str, commands: u32, bytes: u32 },
    /// The heading of a value of a tap.
    Field { field: &'a str },
    /// Whose tap it was.
    Purpose { test: bool },
    /// How a tap ended that has no reason.
    Outcome { outcome: &'a str },
    /// A step of a tap.
    Step { step: &'a str },
    /// Over the commands of a tap.
    Trace,
    /// The reader never gave the tap back.
    NoTrace,
    /// What a status word means.
    Status { status: &'a str },
    /// No answer came.
    NoAnswer,
    /// A test read is for maintenance alone.
    TestNeedsMaintenance,
    /// What a test read does and does not do.
    TestExplained,
    /// Nothing lies on any reader.
    TestEmpty,
    /// Reads what lies there.
    TestRead { reader: &'a str },
    /// The test read goes on.
    TestRunning,
    /// Over what the last test read has found.
    TestResult,
    /// `off`: begin; `awaited`: begin now; `cancel`: do not begin; `on`: end.
    Maintenance { state: &'a str },
    /// Why maintenance has not begun yet: a visit goes on.
    MaintenanceAwaited,
    /// Starts a reader anew.
    RestartReader { reader: &'a str },
    /// Starts everything anew that has to do with PC/SC.
    Reconnect,
    /// An order was carried out; `what` is its label, such as that of [`Self::Reconnect`].
    Done { what: &'a str },
    /// Over the versions.
    Versions,
    /// A part that could not be asked.
    VersionUnknown,
    /// Where a value comes from: `default`, `command-line`.
    Origin { origin: &'a str },
    /// A key that has no value.
    NotSet,
    /// Runs the self test.
    RunChecks,
    /// The self test runs.
    ChecksRun,
    /// What is looked for.
    Search { query: &'a str },
    /// Nothing has it.
    NothingFound,
    /// Leaves the view: for the patient's screen, or the program.
    Leave { program: bool },
    /// Another program of this machine serves patients.
    Elsewhere { program: &'a str },
    /// Another user's program on this machine serves patients.
    ElsewhereOfUser { program: &'a str, user: &'a str },
    /// Another program serves patients, and what is ordered here is done there.
    Joined { program: &'a str },
    /// Why the program that serves lets no view in; `error` is what the system says.
    WhyClosed { why: &'a str, error: &'a str },
    /// Another program serves patients, and this one takes over when that has ended.
    Waits { program: &'a str },
    /// Another program is said to serve patients, and the technician says that it does not.
    Regardless { program: &'a str },
    /// The program that was joined has ended.
    Gone { program: &'a str },
    /// Another program has begun to serve patients, and this one has let go of the readers.
    Yielded { program: &'a str },
}

/// A reason, or a tap that came to none, for a technician.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remedy {
    /// What may have caused it.
    pub cause: String,
    /// How to see that it was that.
    pub evidence: String,
    /// What to do.
    pub remedy: String,
}

/// How a tap can end without a reason.
pub const ENDINGS: [&str; 6] = [
    "not_opened_empty",
    "not_opened_mute",
    "not_opened_unavailable",
    "given_up",
    "busy",
    "stopped",
];

impl Texts {
    /// What the technician's view says.
    #[must_use]
    pub fn technician(&self, text: &TechnicianText<'_>) -> String {
        let (id, arguments) = text.message();
        self.format(id, None, &arguments, &mut Vec::new())
    }

    /// Cause, evidence and remedy of a reason.
    #[must_use]
    pub fn remedy(&self, reason: Reason) -> Remedy {
        self.remedy_of(remedy_id(reason::message(reason, None).0))
    }

    /// The same for one of [`ENDINGS`].
    #[must_use]
    pub fn remedy_of_ending(&self, ending: &str) -> Remedy {
        self.remedy_of(format!("technician-ending-{}", ending.replace('_', "-")))
    }

    fn remedy_of(&self, id: String) -> Remedy {
        let say = |attribute| self.format(&id, Some(attribute), &args([]), &mut Vec::new());
        Remedy { cause: say("cause"), evidence: say("evidence"), remedy: say("remedy") }
    }
}

fn remedy_id(id: &str) -> String {
    format!("technician-{id}")
}

impl<'a> TechnicianText<'a> {
    /// The message in the `.ftl` files and its arguments.
    pub(crate) fn message(&self) -> (&'static str, FluentArgs<'a>) {
        match *self {
            Self::Page { page } => ("technician-page", args([("page", page.into())])),
            Self::Mark { mark } => ("technician-mark", args([("mark", mark.into())])),
            Self::Keys { short } => ("technician-keys", args([("short", yes_or_no(short))])),
            Self::GatePrompt => ("technician-gate-prompt", args([])),
            Self::Gate { state } => ("technician-gate", args([("state", state.into())])),
            Self::GateWait { seconds } => {
                ("technician-gate-wait", args([("seconds", seconds.into())]))
            }
            Self::Checking => ("technician-checking", args([])),
            Self::Service { answers } => {
                ("technician-service", args([("answers", answers.into())]))
            }
            Self::NoReader => ("technician-no-reader", args([])),
            Self::Lying { what, atr } => {
                ("technician-lying", args([("what", what.into()), ("atr", outside(atr))]))
            }
            Self::InUse { by } => ("technician-in-use", args([("by", by.into())])),
            Self::LastFound { found } => {
                ("technician-last-found", args([("found", outside(found))]))
            }
            Self::Serving { state } => ("technician-serving", args([("state", state.into())])),
            Self::Uptime { days, hours, minutes } => (
                "technician-uptime",
                args([("days", days.into()), ("hours", hours.into()), ("minutes", minutes.into())]),
            ),
            Self::Taps { count } => ("technician-taps", args([("count", count.into())])),
            Self::NoTaps => ("technician-no-taps", args([])),
            Self::Lists { counting, of } => {
                ("technician-lists", args([("counting", counting.into()), ("of", of.into())]))
            }
            Self::FileNotTaken { key, entry, name, why } => {
                ("technician-file-not-taken", file(key, entry, name, why))
            }
            Self::FileUseless { key, entry, name, why } => {
                ("technician-file-useless", file(key, entry, name, why))
            }
            Self::FileEnds { key, entry, name, at } => {
                let mut arguments = date::time_arguments(at);
                arguments.set("key", key);
                arguments.set("entry", entry);
                arguments.set("name", outside(name));
                ("technician-file-ends", arguments)
            }
            Self::Cost { milliseconds, commands, bytes } => (
                "technician-cost",
                args([
                    ("milliseconds", milliseconds.into()),
                    ("commands", commands.into()),
                    ("bytes", bytes.into()),
                ]),
            ),
            Self::Field { field } => ("technician-field", args([("field", field.into())])),
            Self::Purpose { test } => ("technician-purpose", args([("test", yes_or_no(test))])),
            Self::Outcome { outcome } => {
                ("technician-outcome", args([("outcome", outcome.into())]))
            }
            Self::Step { step } => ("technician-step", args([("step", step.into())])),
            Self::Trace => ("technician-trace", args([])),
            Self::NoTrace => ("technician-no-trace", args([])),
            Self::Status { status } => ("technician-status", args([("status", status.into())])),
            Self::NoAnswer => ("technician-no-answer", args([])),
            Self::TestNeedsMaintenance => ("technician-test-needs-maintenance", args([])),
            Self::TestExplained => ("technician-test-explained", args([])),
            Self::TestEmpty => ("technician-test-empty", args([])),
            Self::TestRead { reader } => {
                ("technician-test-read", args([("reader", outside(reader))]))
            }
            Self::TestRunning => ("technician-test-running", args([])),
            Self::TestResult => ("technician-test-result", args([])),
            Self::Maintenance { state } => {
                ("technician-maintenance", args([("state", state.into())]))
            }
            Self::MaintenanceAwaited => ("technician-maintenance-awaited", args([])),
            Self::RestartReader { reader } => {
                ("technician-restart-reader", args([("reader", outside(reader))]))
            }
            Self::Reconnect => ("technician-reconnect", args([])),
            Self::Done { what } => ("technician-done", args([("what", outside(what))])),
            Self::Versions => ("technician-versions", args([])),
            Self::VersionUnknown => ("technician-version-unknown", args([])),
            Self::Origin { origin } => ("technician-origin", args([("origin", origin.into())])),
            Self::NotSet => ("technician-not-set", args([])),
            Self::RunChecks => ("technician-run-checks", args([])),
            Self::ChecksRun => ("technician-checks-run", args([])),
            Self::Search { query } => ("technician-search", args([("query", outside(query))])),
            Self::NothingFound => ("technician-nothing-found", args([])),
            Self::Leave { program } => {
                ("technician-leave", args([("program", yes_or_no(program))]))
            }
            Self::Elsewhere { program } => {
                ("technician-elsewhere", args([("program", outside(program))]))
            }
            Self::ElsewhereOfUser { program, user } => (
                "technician-elsewhere-of-user",
                args([("program", outside(program)), ("user", outside(user))]),
            ),
            Self::WhyClosed { why, error } => {
                ("technician-why-closed", args([("why", why.into()), ("error", outside(error))]))
            }
            Self::Waits { program } => ("technician-waits", args([("program", outside(program))])),
            Self::Regardless { program } => {
                ("technician-regardless", args([("program", outside(program))]))
            }
            Self::Joined { program } => {
                ("technician-joined", args([("program", outside(program))]))
            }
            Self::Yielded { program } => {
                ("technician-yielded", args([("program", outside(program))]))
            }
            Self::Gone { program } => ("technician-gone", args([("program", outside(program))])),
        }
    }
}

fn file<'a>(key: &'a str, entry: u32, name: &'a str, why: &'a str) -> FluentArgs<'a> {
    args([
        ("key", key.into()),
        ("entry", entry.into()),
        ("name", outside(name)),
        ("why", outside(why)),
    ])
}

#[cfg(test)]
pub(crate) mod tests;
