//! What the technician's view says.

mod desk;

use fluent::FluentArgs;
use kazasu_core::time::UnixTime;

use crate::Texts;
use crate::argument::{args, outside, yes_or_no};
use crate::date;
pub use desk::TechnicianDeskText;

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
    /// What a key does that is named beside it at the foot: `open`, `do`, `sort`, …
    Hint { hint: &'a str },
    /// What a key does, in the list of all keys: `page`, `move`, `mouse`, …
    KeyMeaning { key: &'a str },
    /// A key that has no cap of its own, such as the mouse's wheel.
    KeyName { key: &'a str },
    /// Over the list of all keys.
    KeysTitle,
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
    /// Who is served: `ready`, `idle` (nobody now, and the self test has found something), `closed`
    /// (there is no reader to serve with), `visit`, `awaited`, `maintenance`, `elsewhere`.
    Serving { state: &'a str },
    /// Since when the program runs.
    Uptime { days: u64, hours: u64, minutes: u64 },
    /// How many taps there were, tests not counted.
    Taps { count: usize },
    /// Over a part of a page or of the strip: `readers`, `taps`, `state`, `results`, …
    Title { title: &'a str },
    /// Over a column of a table: `taps`, `code`, `result`, `share`, …
    Column { column: &'a str },
    /// What lies on a reader, as one word: `free`, `occupied`, `mute`.
    ReaderState { state: &'a str },
    /// How long ago: `now`, `seconds`, `minutes`, `hours`, `days`.
    Age { unit: &'a str, count: u64 },
    /// More than there is room for.
    Further { count: usize },
    /// The tap with this number, as the place where one is.
    TapNumber { number: u64 },
    /// How a list is sorted: `newest`, `result`, `slowest`.
    Sorted { by: &'a str },
    /// A finding of the self test, in one word: `ok`, `unknown`, `warning`, `problem`.
    FindingState { state: &'a str },
    /// How a tap ended, by the stable word of its reason or ending.
    ResultWord { word: &'a str },
    /// What a command is for, beside its name in the standard: `application`, `file`, `counter`.
    CommandUse { of: &'a str },
    /// Nothing was read for a test since the view was opened.
    NoTestYet,
    /// The self test has found nothing that keeps patients from being served, in maintenance.
    NoProblem,
    /// How many revocation lists count.
    Lists { counting: usize, of: usize },
    /// A file as it lies there is not taken, and what is in force stays.
    FileAwaited { key: &'a str, entry: u32, name: &'a str, why: &'a str },
    /// A file that is not what is in force, and why.
    FileNotTaken { key: &'a str, entry: u32, name: &'a str, why: &'a str },
    /// An anchor or a list does not count.
    FileUseless { key: &'a str, entry: u32, name: &'a str, why: &'a str },
    /// A list ends soon.
    FileEnds { key: &'a str, entry: u32, name: &'a str, at: UnixTime },
    /// What becomes of visits at their end: `none` (there is no desk), `opening`, `keeps`, or the
    /// word of the core's `OutboxDown`; and what `waiting` and `set_aside` mean.
    Queue { state: &'a str },
    /// Why the desk refuses a hand-over for good: its stable word.
    Refusal { why: &'a str },
    /// How many hand-overs wait for the desk, and how many it refuses for good.
    QueueCounts { waiting: u64, set_aside: u64 },
    /// Of the desk of this terminal.
    Desk(TechnicianDeskText<'a>),
    /// There was no tap since the program began.
    NoTaps,
    /// Where there is none: when there will be one.
    NoTapsYet,
    /// Beside a list, where nothing is said of what is selected.
    NoDetail,
    /// What a tap cost.
    Cost { milliseconds: &'a str, commands: u32, bytes: u32 },
    /// A time of so many milliseconds.
    Milliseconds { milliseconds: &'a str },
    /// Day and time of day in Japan.
    JapanTime { date: &'a str, time: &'a str },
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
    /// What the entries of a page are looked for.
    Filter { query: &'a str },
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

impl Texts {
    /// What the technician's view says.
    #[must_use]
    pub fn technician(&self, text: &TechnicianText<'_>) -> String {
        let (id, arguments) = text.message();
        self.format(id, None, &arguments, &mut Vec::new())
    }
}

impl<'a> TechnicianText<'a> {
    /// The message in the `.ftl` files and its arguments.
    pub(crate) fn message(&self) -> (&'static str, FluentArgs<'a>) {
        match *self {
            Self::Page { page } => ("technician-page", args([("page", page.into())])),
            Self::Mark { mark } => ("technician-mark", args([("mark", mark.into())])),
            Self::Hint { hint } => ("technician-hint", args([("hint", hint.into())])),
            Self::KeyMeaning { key } => ("technician-key-meaning", args([("key", key.into())])),
            Self::KeyName { key } => ("technician-key-name", args([("key", key.into())])),
            Self::KeysTitle => ("technician-keys-title", args([])),
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
            Self::Title { title } => ("technician-title", args([("title", title.into())])),
            Self::Column { column } => ("technician-column", args([("column", column.into())])),
            Self::ReaderState { state } => {
                ("technician-reader-state", args([("state", state.into())]))
            }
            Self::Age { unit, count } => {
                ("technician-age", args([("unit", unit.into()), ("count", count.into())]))
            }
            Self::Further { count } => ("technician-further", args([("count", count.into())])),
            Self::TapNumber { number } => {
                ("technician-tap-number", args([("number", number.to_string().into())]))
            }
            Self::Sorted { by } => ("technician-sorted", args([("by", by.into())])),
            Self::FindingState { state } => {
                ("technician-finding-state", args([("state", state.into())]))
            }
            Self::ResultWord { word } => ("technician-result-word", args([("word", word.into())])),
            Self::CommandUse { of } => ("technician-command-use", args([("of", of.into())])),
            Self::NoTestYet => ("technician-no-test-yet", args([])),
            Self::NoProblem => ("technician-no-problem", args([])),
            Self::NoTaps => ("technician-no-taps", args([])),
            Self::Queue { state } => ("technician-queue", args([("state", state.into())])),
            Self::Refusal { why } => ("technician-refusal", args([("why", outside(why))])),
            Self::QueueCounts { waiting, set_aside } => (
                "technician-queue-counts",
                args([("waiting", waiting.into()), ("set_aside", set_aside.into())]),
            ),
            Self::Desk(ref text) => text.message(),
            Self::NoTapsYet => ("technician-no-taps-yet", args([])),
            Self::NoDetail => ("technician-no-detail", args([])),
            Self::Lists { counting, of } => {
                ("technician-lists", args([("counting", counting.into()), ("of", of.into())]))
            }
            Self::FileAwaited { key, entry, name, why } => {
                ("technician-file-awaited", file(key, entry, name, why))
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
            Self::Milliseconds { milliseconds } => {
                ("technician-milliseconds", args([("milliseconds", milliseconds.into())]))
            }
            Self::JapanTime { date, time } => {
                ("technician-japan-time", args([("date", date.into()), ("time", time.into())]))
            }
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
            Self::Filter { query } => ("technician-filter", args([("query", outside(query))])),
            Self::NothingFound => ("technician-nothing-found", args([])),
            Self::Leave { program } => {
                ("technician-leave", args([("program", yes_or_no(program))]))
            }
            Self::Elsewhere { program } => ("technician-elsewhere", self::program(program)),
            Self::ElsewhereOfUser { program, user } => {
                let mut arguments = self::program(program);
                arguments.set("user", outside(user));
                ("technician-elsewhere-of-user", arguments)
            }
            Self::WhyClosed { why, error } => {
                ("technician-why-closed", args([("why", why.into()), ("error", outside(error))]))
            }
            Self::Waits { program } => ("technician-waits", self::program(program)),
            Self::Regardless { program } => ("technician-regardless", self::program(program)),
            Self::Joined { program } => ("technician-joined", self::program(program)),
            Self::Yielded { program } => ("technician-yielded", self::program(program)),
            Self::Gone { program } => ("technician-gone", self::program(program)),
        }
    }
}

/// What a program calls itself (`kazasu touch, process 4711, user kiosk`) in its parts, so that
/// each language can say them. One that calls itself something else is named as it says.
pub(crate) fn program(said: &str) -> FluentArgs<'_> {
    let mut parts = said.split(", ");
    let name = parts.next().unwrap_or_default();
    let process = parts.next().map(|part| part.strip_prefix("process "));
    let user = parts.next().map(|part| part.strip_prefix("user "));
    let (name, process, user, by) = match (process, user, parts.next()) {
        (Some(Some(process)), None, None) => (name, process, "", "process"),
        (Some(Some(process)), Some(Some(user)), None) => (name, process, user, "user"),
        _ => (said, "", "", "name"),
    };
    args([
        ("name", outside(name)),
        ("process", outside(process)),
        ("user", outside(user)),
        ("by", by.into()),
    ])
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
