//! Everything that is said, as data.

use fluent::FluentArgs;
use kazasu_core::jpki::PhoneKind;
use kazasu_core::reader::ServiceDown;
use kazasu_core::session::Holding;
use kazasu_core::time::UnixTime;

use crate::argument::{args, holding_place, outside, phone_kind, port_number, service_down};
use crate::date;

/// One thing to say. The fields are what the words need; where a name comes from outside (a reader,
/// a token, a file), control characters are shown as U+FFFD, so that it cannot steer a terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
#[allow(
    missing_docs,
    reason = "each variant says what it means, its fields are what its sentence leaves open"
)]
pub enum Text<'a> {
    // The tap.
    /// Hold the phone to the reader. `None`: any phone; any reader.
    HoldPhone { phone: Option<PhoneKind>, reader: Option<&'a str>, holding: Holding },
    /// A phone of this kind lies on the reader.
    FoundPhone { phone: PhoneKind },
    /// The certificate is being read.
    Reading,
    /// The phone says how many PIN tries are left.
    TriesLeft { tries: u8 },
    /// The phone says that the PIN was right.
    PinAccepted,
    /// Everything is read: the phone is not needed any more.
    TakePhoneAway { phone: Option<PhoneKind> },
    /// Something lies on the reader already and has to go before the tap can begin.
    ClearReader,
    /// Something lies on the reader and does not answer.
    Mute,
    /// Another program uses the reader; we wait for it.
    ReaderBusy,
    /// Another program used the reader until our time was over.
    ReaderStillBusy,
    /// The PC/SC service is gone; we wait for it.
    ServiceStopped,
    /// The PC/SC service is back.
    ServiceBack,
    /// The PC/SC service does not answer, and was not there from the start.
    NoService { cause: ServiceDown },
    /// The clock shows `now`, which cannot be.
    WrongClock { now: UnixTime },
    /// No reader is connected.
    NoReader,
    /// Readers are connected (`there`, as a list), but not the one asked for.
    OtherReaders { there: &'a str },
    /// A reader with this name has come, and can be used from now on.
    ReaderConnected { reader: &'a str },
    /// The reader with this name has gone.
    ReaderUnplugged { reader: &'a str },

    // PIN.
    /// Before the PIN is typed.
    PinPrompt,
    /// What was typed is no PIN.
    PinMalformed,
    /// An Android phone was found, and its PIN has to be typed before it is held again.
    LiftAndEnterPin,
    /// One try is left: is it to be used? The answer is y or n, and n if nothing is typed.
    LastTryQuestion,
    /// The last try was not used.
    LastTryDeclined,
    /// How a program says that its holder wants the last try.
    LastTryHint,

    // A second tap.
    /// Hold the same phone once more.
    HoldAgain { phone: Option<PhoneKind> },
    /// The phone left while the PIN was on its way: hold it again, to read the counter alone.
    HoldAgainToCheck,
    /// Another phone lies there than before; the PIN was not sent to it.
    DifferentPhone,

    // The result.
    /// Read and proven.
    ReadDone { phone: PhoneKind },
    /// The day on which the certificate ends.
    CertificateValidUntil { not_after: UnixTime },
    /// No usable list says that the certificate is revoked, and one covers it.
    RevocationChecked,
    /// Nobody looked whether the certificate is revoked.
    RevocationUnchecked,
    /// What the tap cost: commands, and milliseconds in the field.
    TapCost { commands: u32, milliseconds: u64 },
    /// For staff: the token that nobody has described, word for word.
    TokenForStaff { token: &'a str },
    /// For staff: the stable word of a reason.
    ReasonForStaff { reason: &'a str },
    /// Virtual phones count here: nothing of it is real.
    Demo,

    // What keeps a command from its work.
    /// The arguments are wrong.
    UsageError { message: &'a str },
    /// The configuration is wrong; `message` names file, line and key.
    ConfigurationError { message: &'a str },
    /// Nothing is wrong in the configuration; `None`: there is no file, the defaults count.
    ConfigurationValid { path: Option<&'a str> },

    // `kazasu record` and `kazasu replay`.
    /// What follows is what would be saved.
    TranscriptShown,
    /// Is the transcript to be saved? The answer is y or n, and n if nothing is typed.
    TranscriptAsk { path: &'a str },
    /// The transcript is in this file.
    TranscriptSaved { path: &'a str },
    /// The answer was no: no transcript was written.
    TranscriptNotSaved,
    /// The replay sent the same commands and ended in the same way.
    ReplaySame { commands: usize },
    /// The first command that differs.
    ReplayDiffers { number: usize },
    /// The commands are the same, the end is not.
    ReplayEndsDifferently,
    /// What was recorded; `None`: nothing more.
    ReplayRecorded { what: Option<&'a str> },
    /// What happens now; `None`: nothing more.
    ReplayNow { what: Option<&'a str> },
    /// Certificate and signature are not checked again.
    ReplayNotVerified,

    // `kazasu phone`.
    /// Which phone is played, and at which TCP port it looks for its reader.
    PhoneStarted { model: &'a str, port: u16 },
    /// Nobody listens at the port yet.
    PhoneWaitsForReader { port: u16 },
    /// The phone lies on the virtual reader.
    PhoneInserted { port: u16 },
    /// The phone does not lie there any more.
    PhoneRemoved,
    /// How to make a terminal trust it: the anchor's file.
    PhoneAnchor { path: &'a str },
    /// How to end `kazasu phone`.
    PhoneStopHint,

    // The terminal UI.
    /// The rest of a text, behind the key that shows it.
    More { page: usize, pages: usize },
    /// A key of a ten-key was pressed without Num Lock.
    NumLock,
    /// The last screen of a visit, beside a bar: how long it stays.
    TimeLeft { seconds: u32 },
    /// Beside an arrow that points to it.
    CardReader,
    /// Under a list that lies over a screen.
    CloseList,
    /// The window cannot hold a screen.
    WindowTooSmall { columns: u16, rows: u16, least_columns: u16, least_rows: u16 },
    /// Before the code of an enrolment is typed.
    EnrolmentCode,
    /// This terminal is one of the desk that answers at `address`, under this name; `letter` stands
    /// before its confirmation numbers.
    Enrolled { name: &'a str, address: &'a str, letter: Option<char> },
    /// What to do after it was enrolled.
    EnrolledNext,
    /// Before a new passcode is typed.
    PasscodePrompt,
    /// Before it is typed a second time.
    PasscodeAgain,
    /// The passcode is too short or too long, in characters.
    PasscodeMalformed { least: usize, most: usize },
    /// The second passcode was another.
    PasscodesDiffer,
    /// Where the line goes that follows.
    PasscodeDone {
        /// The configuration, where the line goes into a section that it has.
        path: Option<&'a str>,
        /// The line that it replaces, from 1.
        line: Option<usize>,
    },
    /// Something that can be done with virtual phones, by its stable word (`hold-iphone`,
    /// `take-away`, …), or their heading (`list`).
    DemoAction { action: &'a str },
    /// The desk of this demonstration has its page there, and who can log in.
    DemoPage { address: &'a str, user: &'a str, password: &'a str },
    /// The desk of this demonstration answers there.
    DemoDeskElsewhere { address: &'a str },
    /// This demonstration has no desk: it is pretended.
    DemoDeskPretended,

    // `kazasu doctor`.
    /// All is well, or well enough: so many things are worth a look.
    DoctorReady { warnings: usize },
    /// Phones can be read, and revocation, which is to be checked, is not.
    DoctorUnchecked { cause: &'a str, seen: &'a str, next: &'a str },
    /// The cause, how it was seen, and what to do next.
    DoctorNotReady { cause: &'a str, seen: &'a str, next: &'a str },
    /// So many problems beside the first.
    DoctorFurther { problems: usize },
}

impl<'a> Text<'a> {
    /// The message in the `.ftl` files and its arguments.
    pub(crate) fn message(&self) -> (&'static str, FluentArgs<'a>) {
        match *self {
            Self::HoldPhone { phone, reader, holding } => {
                let reader = reader.map_or("none".into(), outside);
                (
                    "hold-phone",
                    args([phone_kind(phone), ("reader", reader), holding_place(holding)]),
                )
            }
            Self::FoundPhone { phone } => ("found-phone", args([phone_kind(Some(phone))])),
            Self::Reading => ("reading", args([])),
            Self::TriesLeft { tries } => ("tries-left", args([("tries", tries.into())])),
            Self::PinAccepted => ("pin-accepted", args([])),
            Self::TakePhoneAway { phone } => ("take-phone-away", args([phone_kind(phone)])),
            Self::ClearReader => ("clear-reader", args([])),
            Self::Mute => ("mute", args([])),
            Self::ReaderBusy => ("reader-busy", args([])),
            Self::ReaderStillBusy => ("reader-still-busy", args([])),
            Self::ServiceStopped => ("service-stopped", args([])),
            Self::ServiceBack => ("service-back", args([])),
            Self::NoService { cause } => ("no-service", args([service_down(cause)])),
            Self::WrongClock { now } => ("wrong-clock", date::arguments(now)),
            Self::NoReader => ("no-reader", args([])),
            Self::OtherReaders { there } => ("other-readers", args([("there", outside(there))])),
            Self::ReaderConnected { reader } => {
                ("reader-connected", args([("reader", outside(reader))]))
            }
            Self::ReaderUnplugged { reader } => {
                ("reader-unplugged", args([("reader", outside(reader))]))
            }
            Self::PinPrompt => ("pin-prompt", args([])),
            Self::PinMalformed => ("pin-malformed", args([])),
            Self::LiftAndEnterPin => ("lift-and-enter-pin", args([])),
            Self::LastTryQuestion => ("last-try-question", args([])),
            Self::LastTryDeclined => ("last-try-declined", args([])),
            Self::LastTryHint => ("last-try-hint", args([])),
            Self::HoldAgain { phone } => ("hold-again", args([phone_kind(phone)])),
            Self::HoldAgainToCheck => ("hold-again-to-check", args([])),
            Self::DifferentPhone => ("different-phone", args([])),
            Self::ReadDone { phone } => ("read-done", args([phone_kind(Some(phone))])),
            Self::CertificateValidUntil { not_after } => {
                ("certificate-valid-until", date::arguments(not_after))
            }
            Self::RevocationChecked => ("revocation-checked", args([])),
            Self::RevocationUnchecked => ("revocation-unchecked", args([])),
            Self::TapCost { commands, milliseconds } => (
                "tap-cost",
                args([("commands", commands.into()), ("milliseconds", milliseconds.into())]),
            ),
            Self::TokenForStaff { token } => ("token-for-staff", args([("token", outside(token))])),
            Self::ReasonForStaff { reason } => {
                ("reason-for-staff", args([("reason", outside(reason))]))
            }
            Self::Demo => ("demo", args([])),
            Self::UsageError { message } => ("usage-error", args([("message", outside(message))])),
            Self::ConfigurationError { message } => {
                ("configuration-error", args([("message", outside(message))]))
            }
            Self::ConfigurationValid { path } => {
                let file = if path.is_some() { "named" } else { "none" };
                let path = outside(path.unwrap_or_default());
                ("configuration-valid", args([("file", file.into()), ("path", path)]))
            }
            Self::TranscriptShown => ("transcript-shown", args([])),
            Self::TranscriptAsk { path } => ("transcript-ask", args([("path", outside(path))])),
            Self::TranscriptSaved { path } => ("transcript-saved", args([("path", outside(path))])),
            Self::TranscriptNotSaved => ("transcript-not-saved", args([])),
            Self::ReplaySame { commands } => ("replay-same", args([("commands", commands.into())])),
            Self::ReplayDiffers { number } => ("replay-differs", args([("number", number.into())])),
            Self::ReplayEndsDifferently => ("replay-ends-differently", args([])),
            Self::ReplayRecorded { what } => {
                ("replay-recorded", args([("what", what.map_or("none".into(), outside))]))
            }
            Self::ReplayNow { what } => {
                ("replay-now", args([("what", what.map_or("none".into(), outside))]))
            }
            Self::ReplayNotVerified => ("replay-not-verified", args([])),
            Self::PhoneStarted { model, port } => {
                ("phone-started", args([("model", outside(model)), port_number(port)]))
            }
            Self::PhoneWaitsForReader { port } => {
                ("phone-waits-for-reader", args([port_number(port)]))
            }
            Self::PhoneInserted { port } => ("phone-inserted", args([port_number(port)])),
            Self::PhoneRemoved => ("phone-removed", args([])),
            Self::PhoneAnchor { path } => ("phone-anchor", args([("path", outside(path))])),
            Self::PhoneStopHint => ("phone-stop-hint", args([])),
            Self::More { page, pages } => {
                ("terminal-more", args([("page", page.into()), ("pages", pages.into())]))
            }
            Self::NumLock => ("terminal-num-lock", args([])),
            Self::TimeLeft { seconds } => {
                ("terminal-time-left", args([("seconds", seconds.into())]))
            }
            Self::CardReader => ("terminal-card-reader", args([])),
            Self::CloseList => ("terminal-close-list", args([])),
            Self::WindowTooSmall { columns, rows, least_columns, least_rows } => (
                "terminal-too-small",
                args([
                    ("columns", columns.into()),
                    ("rows", rows.into()),
                    ("least-columns", least_columns.into()),
                    ("least-rows", least_rows.into()),
                ]),
            ),
            Self::EnrolmentCode => ("enrolment-code", args([])),
            Self::Enrolled { name, address, letter } => {
                let letter = letter.map_or_else(|| "none".to_owned(), String::from);
                let words = [
                    ("name", outside(name)),
                    ("address", outside(address)),
                    ("letter", letter.into()),
                ];
                ("enrolled", args(words))
            }
            Self::EnrolledNext => ("enrolled-next", args([])),
            Self::PasscodePrompt => ("passcode-prompt", args([])),
            Self::PasscodeAgain => ("passcode-again", args([])),
            Self::PasscodeMalformed { least, most } => {
                ("passcode-malformed", args([("least", least.into()), ("most", most.into())]))
            }
            Self::PasscodesDiffer => ("passcodes-differ", args([])),
            Self::PasscodeDone { path, line } => {
                let place = match (path, line) {
                    (_, Some(_)) => "line",
                    (Some(_), None) => "section",
                    (None, None) => "file",
                };
                let line = line.unwrap_or_default().to_string();
                let path = outside(path.unwrap_or_default());
                let place = [("place", place.into()), ("path", path), ("line", line.into())];
                ("passcode-done", args(place))
            }
            Self::DemoAction { action } => ("demo-action", args([("action", action.into())])),
            Self::DemoPage { address, user, password } => {
                let words = [
                    ("address", outside(address)),
                    ("user", outside(user)),
                    ("password", outside(password)),
                ];
                ("demo-page", args(words))
            }
            Self::DemoDeskElsewhere { address } => {
                ("demo-desk-elsewhere", args([("address", outside(address))]))
            }
            Self::DemoDeskPretended => ("demo-desk-pretended", args([])),
            Self::DoctorUnchecked { cause, seen, next } => (
                "doctor-unchecked",
                args([("cause", outside(cause)), ("seen", outside(seen)), ("next", outside(next))]),
            ),
            Self::DoctorReady { warnings } => {
                ("doctor-ready", args([("warnings", warnings.into())]))
            }
            Self::DoctorNotReady { cause, seen, next } => (
                "doctor-not-ready",
                args([("cause", outside(cause)), ("seen", outside(seen)), ("next", outside(next))]),
            ),
            Self::DoctorFurther { problems } => {
                ("doctor-further", args([("problems", problems.into())]))
            }
        }
    }
}
