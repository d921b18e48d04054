//! What the checks of a terminal have seen, as data: said by `kazasu doctor`, the technician's view
//! and whatever keeps it.

mod desk;

use fluent::FluentArgs;
use kazasu_core::time::UnixTime;

use crate::argument::{args, display, failed, named_date, outside, spanning, with};
use crate::date;
pub use desk::SeenDesk;

/// What one check has seen. Names that come from outside are shown as [`crate::Text`] shows them.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
#[allow(missing_docs, reason = "the fields are the words that the sentence leaves open")]
pub enum Seen {
    /// The PC/SC service answers.
    ServiceAnswers,
    /// The PC/SC service is not there.
    ServiceDown,
    /// The PC/SC service refuses this user.
    ServiceRefused,
    /// The PC/SC service speaks another version than this system's PC/SC library.
    ServiceIncompatible,
    /// The PC/SC service was asked and said nothing for so long.
    ServiceSilent { seconds: u64 },
    /// This program is built without readers.
    ReadersNotBuilt,
    /// So many readers can be used.
    Readers { count: usize },
    /// No reader is connected.
    NoReader,
    /// Readers are connected, and none of those that are configured.
    OtherReaders { wanted: String, there: String },
    /// A reader that can be used.
    Reader { name: String },
    /// A virtual phone was read and proven in memory.
    SelfTestPassed,
    /// A virtual phone in memory could not be read or proven.
    SelfTestFailed,
    /// This program is built without virtual phones.
    SelfTestNotBuilt,
    /// An anchor and its last day.
    Anchor { name: String, not_after: UnixTime },
    /// An anchor that ends in so many days.
    AnchorEndsSoon { name: String, not_after: UnixTime, days: u64 },
    /// An anchor that has ended.
    AnchorEnded { name: String, not_after: UnixTime },
    /// An anchor whose time has not begun.
    AnchorNotYet { name: String, not_before: UnixTime },
    /// Revocation is not looked at.
    RevocationOff,
    /// Revocation is looked at, with so many lists.
    Revocation { lists: usize },
    /// Revocation is to be looked at, and there is no list.
    NoList,
    /// Revocation is to be looked at, and none of so many lists counts.
    NoUsableList { lists: usize },
    /// An anchor of which no list counts, while lists of others do.
    AnchorWithoutList { name: String },
    /// A list, how many seconds ago it was made, and when the next one is due.
    List { name: String, next_update: UnixTime, age: u64 },
    /// A list that ends in so many seconds.
    ListEndsSoon { name: String, next_update: UnixTime, left: u64 },
    /// A list whose successor is overdue since so many seconds.
    ListOutdated { name: String, next_update: UnixTime, overdue: u64 },
    /// A list that names no day for the next one, made so many seconds ago.
    ListUndated { name: String, age: u64 },
    /// A list that begins in so many seconds.
    ListNotYet { name: String, this_update: UnixTime, ahead: u64 },
    /// A list that does not count: the word of the core's `CrlProblem`, and what of it is an
    /// identifier.
    ListUseless { name: String, why: &'static str, oid: String },
    /// A file of `trust.anchors` or `trust.crls` that cannot be taken as it lies there now.
    TrustFile { name: String, error: String },
    /// The clock shows a day that can be.
    Clock { now: UnixTime },
    /// The clock shows a day before this version was made, or more than twenty years after it.
    ClockWrong { now: UnixTime },
    /// The clock is kept right; `by` is the program that says so.
    ClockKept { by: String },
    /// Nobody keeps the clock right; `by` is the program that says so.
    ClockNotKept { by: String },
    /// Nothing on this machine can say whether the clock is kept right.
    ClockUnknown,
    /// Free space in a folder.
    Disk { folder: String, mebibytes: u64 },
    /// A folder has less free space than `least`.
    DiskFull { folder: String, mebibytes: u64, least: u64 },
    /// The system does not say how much there is.
    DiskUnknown { folder: String, error: String },
    /// A folder that can be written.
    Folder { folder: String },
    /// A folder that cannot be written.
    FolderClosed { folder: String, error: String },
    /// The system names no folder for a program's state.
    NoFolder,
    /// The configuration's file can be changed by its owner alone.
    Configuration { path: String },
    /// There is no file: the defaults are in force.
    ConfigurationDefaults,
    /// Everybody on this machine can change it.
    ConfigurationOpen { path: String },
    /// Neither a core dump nor another program of this user sees the program's memory.
    MemoryClosed,
    /// One of them can: `core`, `readable`.
    MemoryOpen { gap: &'static str },
    /// Whether they can is not known on this system.
    MemoryUnknown,
    /// The display that the touch screen would use.
    Display { name: String, width: u32, height: u32 },
    /// The display's diagonal, as configured.
    DiagonalConfigured { inches: String },
    /// The display's diagonal, as its output or connector says it; `by`: `RandR`, `EDID`.
    Diagonal { inches: String, by: &'static str, name: String },
    /// It does not say it: what is usual for so many pixels, where these are known.
    DiagonalUsual { inches: Option<String> },
    /// A display that answers, but does not tell its size.
    DisplayOfUnknownSize { name: String },
    /// A display on which the screens do not fit.
    DisplaySmall { name: String, width: u32, height: u32 },
    /// A display that is named (`DISPLAY`, `WAYLAND_DISPLAY`) and does not answer.
    DisplaySilent { name: String, error: String },
    /// An X server without an extension that every window needs.
    DisplayLacks { name: String, extension: &'static str },
    /// A Wayland server that does not answer, beside an X server that does.
    DisplayPassedOver { name: String, error: String },
    /// The display has no room for the configured scale: another one is drawn.
    ScaleTooLarge { scale: String, drawn: String },
    /// The environment names no display.
    NoDisplay,
    /// This program is built without the touch screen.
    DisplayNotBuilt,
    /// There is a sound card.
    Sound,
    /// There is no sound card.
    NoSound,
    /// The volume is 0.
    SoundOff,
    /// This program is built without sound.
    SoundNotBuilt,
    /// Every record of the audit log is as it was written.
    Audit { records: u64 },
    /// The audit log is not as it was written: so many findings.
    AuditNotIntact { folder: String, findings: usize },
    /// The audit log cannot be read.
    AuditClosed { folder: String, error: String },
    /// Technicians' views can work on the program that serves patients.
    Attach,
    /// They can only watch; `error` is what the system says.
    AttachClosed { error: String },
    /// A program of a user who does not count says that it serves patients here.
    Neighbour { program: String, user: String },
    /// A user of `[technician] users` whom this machine does not know.
    UserUnknown { user: String },
    /// What visits end in is kept, and so much waits for the desk.
    Outbox { waiting: u64 },
    /// The oldest that waits was kept so many seconds ago.
    OutboxWaiting { waiting: u64, age: u64 },
    /// So many are refused by the desk for good.
    OutboxSetAside { count: u64 },
    /// The disk is slow to write.
    OutboxSlow { milliseconds: u64 },
    /// A program has the outbox, and has not said how it stands.
    OutboxInUse,
    /// Nothing is kept: the word of the core's `OutboxDown`, and what was seen.
    OutboxDown { cause: &'static str, why: String },
    /// This terminal is one of no desk.
    NoDesk,
    /// What is known of the desk of this terminal.
    Desk(SeenDesk),
    /// The version of a part: `kazasu`, `pcsc_lite`, `ccid`.
    Version { part: &'static str, version: String },
    /// A version below the configured minimum.
    VersionOld { part: &'static str, version: String, minimum: String },
    /// A version that cannot be found out.
    VersionUnknown { part: &'static str },
    /// A version that cannot be found out, though a minimum is configured.
    VersionUnproven { part: &'static str, minimum: String },
    /// A configured reader that is not connected, beside one that is.
    ReaderMissing { name: String },
    /// The configured first day of the service has not come.
    ServiceNotBegun { starts: UnixTime },
    /// The log may grow beyond what is free; both in megabytes.
    LogTooLarge { folder: String, megabytes: u64, free: u64 },
    /// Letters of a configured text that the touch screen's typeface lacks.
    LettersLacking { key: &'static str, letters: String },
    /// A key that is configured for a part which is not in this program.
    KeyNotBuilt { key: &'static str, feature: &'static str },
}

impl Seen {
    /// The message in the `.ftl` files and its arguments.
    pub(crate) fn message(&self) -> (&'static str, FluentArgs<'_>) {
        let part = |part: &&'static str| ("part", (*part).into());
        match self {
            Self::ServiceAnswers => ("check-service", args([])),
            Self::ServiceDown => ("check-service-down", args([])),
            Self::ServiceRefused => ("check-service-refused", args([])),
            Self::ServiceIncompatible => ("check-service-incompatible", args([])),
            Self::ServiceSilent { seconds } => {
                ("check-service-silent", args([("seconds", (*seconds).into())]))
            }
            Self::ReadersNotBuilt => ("check-readers-not-built", args([])),
            Self::Readers { count } => ("check-readers", args([("count", (*count).into())])),
            Self::NoReader => ("check-no-reader", args([])),
            Self::OtherReaders { wanted, there } => (
                "check-other-readers",
                args([("wanted", outside(wanted)), ("there", outside(there))]),
            ),
            Self::Reader { name } => ("check-reader", args([("name", outside(name))])),
            Self::SelfTestPassed => ("check-self-test", args([])),
            Self::SelfTestFailed => ("check-self-test-failed", args([])),
            Self::SelfTestNotBuilt => ("check-self-test-not-built", args([])),
            Self::Anchor { name, not_after } => ("check-anchor", named_date(name, *not_after)),
            Self::AnchorEndsSoon { name, not_after, days } => {
                ("check-anchor-ends-soon", with(named_date(name, *not_after), "days", *days))
            }
            Self::AnchorEnded { name, not_after } => {
                ("check-anchor-ended", named_date(name, *not_after))
            }
            Self::AnchorNotYet { name, not_before } => {
                ("check-anchor-not-yet", named_date(name, *not_before))
            }
            Self::RevocationOff => ("check-revocation-off", args([])),
            Self::Revocation { lists } => ("check-revocation", args([("lists", (*lists).into())])),
            Self::NoList => ("check-no-list", args([])),
            Self::NoUsableList { lists } => {
                ("check-no-usable-list", args([("lists", (*lists).into())]))
            }
            Self::AnchorWithoutList { name } => {
                ("check-anchor-without-list", args([("name", outside(name))]))
            }
            Self::List { name, next_update, age } => {
                ("check-list", spanning(named_date(name, *next_update), *age))
            }
            Self::ListEndsSoon { name, next_update, left } => {
                ("check-list-ends-soon", spanning(named_date(name, *next_update), *left))
            }
            Self::ListOutdated { name, next_update, overdue } => {
                ("check-list-outdated", spanning(named_date(name, *next_update), *overdue))
            }
            Self::ListUndated { name, age } => {
                ("check-list-undated", spanning(args([("name", outside(name))]), *age))
            }
            Self::ListNotYet { name, this_update, ahead } => {
                ("check-list-not-yet", spanning(named_date(name, *this_update), *ahead))
            }
            Self::ListUseless { name, why, oid } => (
                "check-list-useless",
                args([("name", outside(name)), ("why", (*why).into()), ("oid", outside(oid))]),
            ),
            Self::TrustFile { name, error } => ("check-trust-file", failed("name", name, error)),
            Self::Clock { now } => ("check-clock", date::arguments(*now)),
            Self::ClockWrong { now } => ("check-clock-wrong", date::arguments(*now)),
            Self::ClockKept { by } => ("check-clock-kept", args([("by", outside(by))])),
            Self::ClockNotKept { by } => ("check-clock-not-kept", args([("by", outside(by))])),
            Self::ClockUnknown => ("check-clock-unknown", args([])),
            Self::Disk { folder, mebibytes } => (
                "check-disk",
                args([("folder", outside(folder)), ("mebibytes", (*mebibytes).into())]),
            ),
            Self::DiskFull { folder, mebibytes, least } => (
                "check-disk-full",
                args([
                    ("folder", outside(folder)),
                    ("mebibytes", (*mebibytes).into()),
                    ("least", (*least).into()),
                ]),
            ),
            Self::DiskUnknown { folder, error } => {
                ("check-disk-unknown", failed("folder", folder, error))
            }
            Self::Folder { folder } => ("check-folder", args([("folder", outside(folder))])),
            Self::FolderClosed { folder, error } => {
                ("check-folder-closed", failed("folder", folder, error))
            }
            Self::NoFolder => ("check-no-folder", args([])),
            Self::Configuration { path } => {
                ("check-configuration", args([("path", outside(path))]))
            }
            Self::ConfigurationDefaults => ("check-configuration-defaults", args([])),
            Self::ConfigurationOpen { path } => {
                ("check-configuration-open", args([("path", outside(path))]))
            }
            Self::MemoryClosed => ("check-memory", args([])),
            Self::MemoryOpen { gap } => ("check-memory-open", args([("gap", (*gap).into())])),
            Self::MemoryUnknown => ("check-memory-unknown", args([])),
            Self::Display { name, width, height } => {
                ("check-display", display(name, *width, *height))
            }
            Self::DiagonalConfigured { inches } => {
                ("check-diagonal-configured", args([("inches", outside(inches))]))
            }
            Self::Diagonal { inches, by, name } => (
                "check-diagonal",
                args([("inches", outside(inches)), ("by", (*by).into()), ("name", outside(name))]),
            ),
            Self::DiagonalUsual { inches } => (
                "check-diagonal-usual",
                args([("inches", outside(inches.as_deref().unwrap_or("unknown")))]),
            ),
            Self::DisplayOfUnknownSize { name } => {
                ("check-display-of-unknown-size", args([("name", outside(name))]))
            }
            Self::DisplaySmall { name, width, height } => {
                ("check-display-small", display(name, *width, *height))
            }
            Self::DisplaySilent { name, error } => {
                ("check-display-silent", failed("name", name, error))
            }
            Self::DisplayLacks { name, extension } => (
                "check-display-lacks",
                args([("name", outside(name)), ("extension", (*extension).into())]),
            ),
            Self::DisplayPassedOver { name, error } => {
                ("check-display-passed-over", failed("name", name, error))
            }
            Self::ScaleTooLarge { scale, drawn } => (
                "check-scale-too-large",
                args([("scale", outside(scale)), ("drawn", outside(drawn))]),
            ),
            Self::NoDisplay => ("check-no-display", args([])),
            Self::DisplayNotBuilt => ("check-display-not-built", args([])),
            Self::Sound => ("check-sound", args([])),
            Self::NoSound => ("check-no-sound", args([])),
            Self::SoundOff => ("check-sound-off", args([])),
            Self::SoundNotBuilt => ("check-sound-not-built", args([])),
            Self::Audit { records } => ("check-audit", args([("records", (*records).into())])),
            Self::AuditNotIntact { folder, findings } => (
                "check-audit-not-intact",
                args([("folder", outside(folder)), ("findings", (*findings).into())]),
            ),
            Self::AuditClosed { folder, error } => {
                ("check-audit-closed", failed("folder", folder, error))
            }
            Self::Attach => ("check-attach", args([])),
            Self::AttachClosed { error } => {
                ("check-attach-closed", args([("error", outside(error))]))
            }
            Self::Neighbour { program, user } => {
                ("check-neighbour", args([("program", outside(program)), ("user", outside(user))]))
            }
            Self::UserUnknown { user } => ("check-user-unknown", args([("user", outside(user))])),
            Self::Outbox { waiting } => ("check-outbox", args([("waiting", (*waiting).into())])),
            Self::OutboxWaiting { waiting, age } => {
                ("check-outbox-waiting", spanning(args([("waiting", (*waiting).into())]), *age))
            }
            Self::OutboxSetAside { count } => {
                ("check-outbox-set-aside", args([("refused", (*count).into())]))
            }
            Self::OutboxSlow { milliseconds } => {
                ("check-outbox-slow", args([("milliseconds", (*milliseconds).into())]))
            }
            Self::OutboxInUse => ("check-outbox-in-use", args([])),
            Self::OutboxDown { cause, why } => {
                ("check-outbox-down", args([("cause", (*cause).into()), ("why", outside(why))]))
            }
            Self::NoDesk => ("check-no-desk", args([])),
            Self::Desk(seen) => seen.message(),
            Self::Version { part: name, version } => {
                ("check-version", args([part(name), ("version", outside(version))]))
            }
            Self::VersionOld { part: name, version, minimum } => (
                "check-version-old",
                args([part(name), ("version", outside(version)), ("minimum", outside(minimum))]),
            ),
            Self::VersionUnknown { part: name } => ("check-version-unknown", args([part(name)])),
            Self::VersionUnproven { part: name, minimum } => {
                ("check-version-unproven", args([part(name), ("minimum", outside(minimum))]))
            }
            Self::ReaderMissing { name } => {
                ("check-reader-missing", args([("name", outside(name))]))
            }
            Self::ServiceNotBegun { starts } => {
                ("check-service-not-begun", date::arguments(*starts))
            }
            Self::LogTooLarge { folder, megabytes, free } => (
                "check-log-too-large",
                args([
                    ("folder", outside(folder)),
                    ("megabytes", (*megabytes).into()),
                    ("free", (*free).into()),
                ]),
            ),
            Self::LettersLacking { key, letters } => (
                "check-letters-lacking",
                args([("key", (*key).into()), ("letters", outside(letters))]),
            ),
            Self::KeyNotBuilt { key, feature } => (
                "check-key-not-built",
                args([("key", (*key).into()), ("feature", (*feature).into())]),
            ),
        }
    }
}

#[cfg(test)]
pub(crate) mod tests;
