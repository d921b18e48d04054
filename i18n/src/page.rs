//! What the desk's pages say to staff.

use fluent::FluentArgs;
use kazasu_core::time::UnixTime;

use crate::Texts;
use crate::argument::{args, outside, yes_or_no};
use crate::date;

/// One thing that the desk's pages say. A word such as `label` is the stable name of one text of a
/// kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
#[allow(
    missing_docs,
    reason = "each variant says what it means, its fields are what its sentence leaves open"
)]
pub enum PageText<'a> {
    /// A heading, a button or a column: one of [`PAGE_LABELS`].
    Label { label: &'a str },
    /// So long ago: less than a minute, minutes, or hours.
    Ago { minutes: u64 },
    /// A day in Japan.
    Day { at: UnixTime },
    /// Name or password were wrong.
    WrongLogin,
    /// Too many attempts: none is looked at for so long.
    LoginWait { seconds: u64 },
    /// How a phone was proved: `android`, `iphone`; whether revocation was looked up.
    Proved { phone: &'a str, is_revocation_checked: bool },
    /// Why a phone was not proved, by the protocol's word, and what to do.
    Refused { reason: &'a str },
    /// The verdict was another one when the visit came in.
    VerdictDiffers,
    /// How a visit ended, by the protocol's word; `open`: it goes on.
    Ending { ending: &'a str },
    /// The terminal has sent nothing more for ten minutes.
    Silent,
    /// An item of consent, by the protocol's word.
    Item { item: &'a str },
    /// What became of items: `given`, `refused`, `unanswered`, `not_asked`.
    Answer { answer: &'a str },
    /// 処方箋: `electronic`, `paper`.
    Prescription { form: &'a str },
    /// The patient's certificate ends soon.
    CertificateEnds { at: UnixTime },
    /// Other bytes came under one of its versions.
    Conflicts { count: u32 },
    /// Somebody has dealt with it.
    DoneBy { name: &'a str, at: UnixTime },
    /// Who of the staff has answered a call.
    ComingBy { name: &'a str },
    /// Why a person is needed at a terminal, by the protocol's word.
    Call { cause: &'a str },
    /// What a terminal does, by the protocol's word; `silent`: nothing was heard of it, `never`:
    /// not once, `revoked`.
    TerminalState { state: &'a str },
    /// What waits at a terminal.
    Queue { waiting: u32, set_aside: u32 },
    /// A terminal may begin no visit: `outdated`, `clock`, `not_started`.
    Gate { reason: &'a str },
    /// What staff must see, by the store's word, and the terminal's name.
    Alarm { alarm: &'a str, terminal: &'a str },
    /// The newest backup is too old.
    BackupLate { hours: u64 },
    /// Most terminals agree that the desk's own clock is wrong: it is `behind` or `ahead`.
    DeskClock { minutes: u64, direction: &'a str },
    /// What a service knows of a patient: `valid`, `lapsed`, `not_found`.
    Eligibility { standing: &'a str },
    /// 負担割合, in tenths.
    Share { tenths: u8 },
    /// Who has answered, and when.
    AnswerFrom { source: &'a str, at: UnixTime },
    /// A version that a restored store does not have, `evidence` or `whole`, and when the store of
    /// before had received it.
    Lost { version: &'a str, at: UnixTime },
}

/// Every word of [`PageText::Label`].
pub const PAGE_LABELS: [&str; 43] = [
    "title",
    "demo",
    "log-in",
    "log-out",
    "user",
    "password",
    "language",
    "calls",
    "alarms",
    "visits",
    "terminals",
    "no-visits",
    "no-terminals",
    "number",
    "terminal",
    "since",
    "phone",
    "consent",
    "prescription",
    "state",
    "heard",
    "queue",
    "version",
    "certificate",
    "come",
    "nobody",
    "done",
    "undo",
    "settle",
    "not-connected",
    "not-live",
    "renew",
    "renewal-pending",
    "restored",
    "confirm-terminals",
    "is-done",
    "eligibility",
    "asking",
    "eligibility-none",
    "lost",
    "end-call",
    "strike",
    "store-failed",
];

impl Texts {
    /// What the desk's pages say.
    #[must_use]
    pub fn page(&self, text: &PageText<'_>) -> String {
        let (id, arguments) = text.message();
        self.format(id, None, &arguments, &mut Vec::new())
    }
}

impl<'a> PageText<'a> {
    /// The message in the `.ftl` files and its arguments.
    pub(crate) fn message(&self) -> (&'static str, FluentArgs<'a>) {
        match *self {
            Self::Label { label } => ("page-label", args([("label", label.into())])),
            Self::Ago { minutes } => {
                let (unit, count) = match minutes {
                    0 => ("now", 0),
                    1..60 => ("minutes", minutes),
                    _ => ("hours", minutes / 60),
                };
                ("page-ago", args([("unit", unit.into()), ("count", count.into())]))
            }
            Self::Day { at } => ("page-day", date::arguments(at)),
            Self::WrongLogin => ("page-wrong-login", args([])),
            Self::LoginWait { seconds } => ("page-login-wait", args([("seconds", seconds.into())])),
            Self::Proved { phone, is_revocation_checked } => (
                "page-proved",
                args([("phone", phone.into()), ("checked", yes_or_no(is_revocation_checked))]),
            ),
            Self::Refused { reason } => ("page-refused", args([("reason", reason.into())])),
            Self::VerdictDiffers => ("page-verdict-differs", args([])),
            Self::Ending { ending } => ("page-ending", args([("ending", ending.into())])),
            Self::Silent => ("page-silent", args([])),
            Self::Item { item } => ("page-item", args([("item", item.into())])),
            Self::Answer { answer } => ("page-answer", args([("answer", answer.into())])),
            Self::Prescription { form } => ("page-prescription", args([("form", form.into())])),
            Self::CertificateEnds { at } => ("page-certificate-ends", date::arguments(at)),
            Self::Conflicts { count } => ("page-conflicts", args([("count", count.into())])),
            Self::DoneBy { name, at } => {
                let mut arguments = date::time_arguments(at);
                arguments.set("name", outside(name));
                ("page-done-by", arguments)
            }
            Self::ComingBy { name } => ("page-coming-by", args([("name", outside(name))])),
            Self::Call { cause } => ("page-call", args([("cause", cause.into())])),
            Self::TerminalState { state } => {
                ("page-terminal-state", args([("state", state.into())]))
            }
            Self::Queue { waiting, set_aside } => {
                ("page-queue", args([("waiting", waiting.into()), ("aside", set_aside.into())]))
            }
            Self::Gate { reason } => ("page-gate", args([("reason", reason.into())])),
            Self::Alarm { alarm, terminal } => {
                ("page-alarm", args([("alarm", alarm.into()), ("terminal", outside(terminal))]))
            }
            Self::BackupLate { hours } => ("page-backup-late", args([("hours", hours.into())])),
            Self::DeskClock { minutes, direction } => (
                "page-desk-clock",
                args([("minutes", minutes.into()), ("direction", direction.into())]),
            ),
            Self::Eligibility { standing } => {
                ("page-eligibility", args([("standing", standing.into())]))
            }
            Self::Share { tenths } => ("page-share", args([("tenths", tenths.into())])),
            Self::AnswerFrom { source, at } => {
                let mut arguments = date::time_arguments(at);
                arguments.set("source", outside(source));
                ("page-answer-from", arguments)
            }
            Self::Lost { version, at } => {
                let mut arguments = date::time_arguments(at);
                arguments.set("version", version);
                ("page-lost", arguments)
            }
        }
    }
}

#[cfg(test)]
pub(crate) mod tests;
