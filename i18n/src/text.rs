//! Everything that is said, as data.

use std::borrow::Cow;

use fluent_bundle::{FluentArgs, FluentValue};
use kazasu_core::jpki::PhoneKind;
use kazasu_core::time::UnixTime;

use crate::date;

/// One thing to say. The fields are what the words need; where a name comes from outside (a reader, a token, a file), control
/// characters are shown as U+FFFD, so that it cannot steer a terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
#[allow(missing_docs, reason = "each variant says what it means, and its fields are the words that its sentence leaves open")]
pub enum Text<'a> {
    // The tap.
    /// Hold the phone to the reader. `None`: any phone; any reader.
    HoldPhone { phone: Option<PhoneKind>, reader: Option<&'a str> },
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
    NoService,
    /// No reader is connected.
    NoReader,
    /// Readers are connected (`there`, as a list), but not the one asked for.
    OtherReaders { there: &'a str },
    /// A reader was connected.
    ReaderConnected { reader: &'a str },
    /// A reader was unplugged.
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
    /// Nobody looked whether it is revoked.
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

    // `kazasu phone`.
    /// What it is and where it looks for its reader.
    PhoneStarted { model: &'a str, port: u16 },
    /// Nobody listens at the port yet.
    PhoneWaitsForReader { port: u16 },
    /// It lies on the virtual reader.
    PhoneInserted { port: u16 },
    /// It does not lie there any more.
    PhoneRemoved,
    /// How to make a terminal trust it: the anchor's file.
    PhoneAnchor { path: &'a str },
    /// How to end it.
    PhoneStopHint,

    // The terminal UI.
    /// The rest of a text, behind the key that shows it.
    More { page: usize, pages: usize },
    /// The window cannot hold a screen.
    WindowTooSmall { columns: u16, rows: u16, least_columns: u16, least_rows: u16 },
    /// Something that can be done with virtual phones, by its stable word (`hold-iphone`, `take-away`, …), or their heading (`list`).
    DemoAction { action: &'a str },

    // `kazasu doctor`.
    /// The headline.
    DoctorHeadline,
    /// Which configuration is used; `None`: the defaults.
    DoctorConfiguration { path: Option<&'a str> },
    /// Whether the PC/SC service answers.
    DoctorService { answers: bool },
    /// How many readers there are.
    DoctorReaders { count: usize },
    /// One of them.
    DoctorReader { reader: &'a str },
    /// A trust anchor and its last day.
    DoctorAnchor { name: &'a str, not_after: UnixTime },
    /// A trust anchor that has ended.
    DoctorAnchorExpired { name: &'a str, not_after: UnixTime },
    /// Revocation is not looked at.
    DoctorRevocationOff,
    /// Revocation is looked at, with so many lists.
    DoctorRevocation { lists: usize },
    /// A list that is too old to be used.
    DoctorListOutdated { name: &'a str, next_update: UnixTime },
    /// The clock says today.
    DoctorClock { now: UnixTime },
    /// The clock is before the day on which this program was made.
    DoctorClockWrong { now: UnixTime },
    /// A virtual phone was read in memory, or not.
    DoctorSelfTest { passed: bool },
    /// All is well.
    DoctorReady,
    /// So many things are not.
    DoctorNotReady { problems: usize },
}

impl<'a> Text<'a> {
    /// The message in the `.ftl` files and its arguments.
    #[rustfmt::skip] // one line a message
    pub(crate) fn message(&self) -> (&'static str, FluentArgs<'a>) {
        match *self {
            Self::HoldPhone { phone, reader } => ("hold-phone", args([kind(phone), ("reader", reader.map_or("none".into(), outside))])),
            Self::FoundPhone { phone } => ("found-phone", args([kind(Some(phone))])),
            Self::Reading => ("reading", args([])),
            Self::TriesLeft { tries } => ("tries-left", args([("tries", tries.into())])),
            Self::PinAccepted => ("pin-accepted", args([])),
            Self::TakePhoneAway { phone } => ("take-phone-away", args([kind(phone)])),
            Self::ClearReader => ("clear-reader", args([])),
            Self::Mute => ("mute", args([])),
            Self::ReaderBusy => ("reader-busy", args([])),
            Self::ReaderStillBusy => ("reader-still-busy", args([])),
            Self::ServiceStopped => ("service-stopped", args([])),
            Self::ServiceBack => ("service-back", args([])),
            Self::NoService => ("no-service", args([])),
            Self::NoReader => ("no-reader", args([])),
            Self::OtherReaders { there } => ("other-readers", args([("there", outside(there))])),
            Self::ReaderConnected { reader } => ("reader-connected", args([("reader", outside(reader))])),
            Self::ReaderUnplugged { reader } => ("reader-unplugged", args([("reader", outside(reader))])),
            Self::PinPrompt => ("pin-prompt", args([])),
            Self::PinMalformed => ("pin-malformed", args([])),
            Self::LiftAndEnterPin => ("lift-and-enter-pin", args([])),
            Self::LastTryQuestion => ("last-try-question", args([])),
            Self::LastTryDeclined => ("last-try-declined", args([])),
            Self::LastTryHint => ("last-try-hint", args([])),
            Self::HoldAgain { phone } => ("hold-again", args([kind(phone)])),
            Self::HoldAgainToCheck => ("hold-again-to-check", args([])),
            Self::DifferentPhone => ("different-phone", args([])),
            Self::ReadDone { phone } => ("read-done", args([kind(Some(phone))])),
            Self::CertificateValidUntil { not_after } => ("certificate-valid-until", date::arguments(not_after)),
            Self::RevocationChecked => ("revocation-checked", args([])),
            Self::RevocationUnchecked => ("revocation-unchecked", args([])),
            Self::TapCost { commands, milliseconds } => ("tap-cost", args([("commands", commands.into()), ("milliseconds", milliseconds.into())])),
            Self::TokenForStaff { token } => ("token-for-staff", args([("token", outside(token))])),
            Self::ReasonForStaff { reason } => ("reason-for-staff", args([("reason", outside(reason))])),
            Self::Demo => ("demo", args([])),
            Self::UsageError { message } => ("usage-error", args([("message", outside(message))])),
            Self::ConfigurationError { message } => ("configuration-error", args([("message", outside(message))])),
            Self::PhoneStarted { model, port } => ("phone-started", args([("model", outside(model)), port_number(port)])),
            Self::PhoneWaitsForReader { port } => ("phone-waits-for-reader", args([port_number(port)])),
            Self::PhoneInserted { port } => ("phone-inserted", args([port_number(port)])),
            Self::PhoneRemoved => ("phone-removed", args([])),
            Self::PhoneAnchor { path } => ("phone-anchor", args([("path", outside(path))])),
            Self::PhoneStopHint => ("phone-stop-hint", args([])),
            Self::More { page, pages } => ("terminal-more", args([("page", page.into()), ("pages", pages.into())])),
            Self::WindowTooSmall { columns, rows, least_columns, least_rows } => ("terminal-too-small", args([
                ("columns", columns.into()), ("rows", rows.into()), ("least-columns", least_columns.into()), ("least-rows", least_rows.into()),
            ])),
            Self::DemoAction { action } => ("demo-action", args([("action", action.into())])),
            Self::DoctorHeadline => ("doctor-headline", args([])),
            Self::DoctorConfiguration { path } => ("doctor-configuration", args([("path", path.map_or("none".into(), outside))])),
            Self::DoctorService { answers } => ("doctor-service", args([("answers", yes_or_no(answers))])),
            Self::DoctorReaders { count } => ("doctor-readers", args([("count", count.into())])),
            Self::DoctorReader { reader } => ("doctor-reader", args([("reader", outside(reader))])),
            Self::DoctorAnchor { name, not_after } => ("doctor-anchor", named_date(name, not_after)),
            Self::DoctorAnchorExpired { name, not_after } => ("doctor-anchor-expired", named_date(name, not_after)),
            Self::DoctorRevocationOff => ("doctor-revocation-off", args([])),
            Self::DoctorRevocation { lists } => ("doctor-revocation", args([("lists", lists.into())])),
            Self::DoctorListOutdated { name, next_update } => ("doctor-list-outdated", named_date(name, next_update)),
            Self::DoctorClock { now } => ("doctor-clock", date::arguments(now)),
            Self::DoctorClockWrong { now } => ("doctor-clock-wrong", date::arguments(now)),
            Self::DoctorSelfTest { passed } => ("doctor-self-test", args([("passed", yes_or_no(passed))])),
            Self::DoctorReady => ("doctor-ready", args([])),
            Self::DoctorNotReady { problems } => ("doctor-not-ready", args([("problems", problems.into())])),
        }
    }
}

pub(crate) fn args<'a, const N: usize>(arguments: [(&'static str, FluentValue<'a>); N]) -> FluentArgs<'a> {
    arguments.into_iter().collect()
}

pub(crate) fn kind(phone: Option<PhoneKind>) -> (&'static str, FluentValue<'static>) {
    let word = match phone {
        Some(PhoneKind::Android) => "android",
        Some(PhoneKind::Iphone) => "iphone",
        None => "any",
    };
    ("phone", word.into())
}

/// A port is a name rather than a quantity: it gets no thousands separator, whatever the language.
fn port_number(port: u16) -> (&'static str, FluentValue<'static>) {
    ("port", port.to_string().into())
}

pub(crate) fn yes_or_no(yes: bool) -> FluentValue<'static> {
    if yes { "yes".into() } else { "no".into() }
}

fn named_date<'a>(name: &'a str, time: UnixTime) -> FluentArgs<'a> {
    let mut arguments = FluentArgs::new();
    for (key, value) in date::arguments(time).into_iter() {
        arguments.set(key, value);
    }
    arguments.set("name", outside(name));
    arguments
}

/// A text that comes from outside, harmless for a terminal. Line ends stay: messages about a configuration have some.
pub(crate) fn outside(text: &str) -> FluentValue<'_> {
    let steers = |char: char| char.is_control() && char != '\n';
    if text.contains(steers) { Cow::<str>::Owned(text.replace(steers, "\u{fffd}")).into() } else { text.into() }
}
