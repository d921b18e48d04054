//! From a view to its message in the `.ftl` files.

use fluent::FluentArgs;
use kazasu_core::screen::View;
use kazasu_core::session::{Confirmation, Facility, Topic, WalletPage};

use crate::argument::{args, yes_or_no};
use crate::date;

/// A view's message. Its attributes: `body`, `speech`, and `small` where there is something to say
/// in small type.
pub(super) struct Message {
    pub(super) id: &'static str,
    /// What varies in this view. Every message gets `desk`, `facility`, `holding` and `code` too.
    pub(super) arguments: FluentArgs<'static>,
    /// The phone that lies there has to be lifted first: that is said before anything else.
    pub(super) lift_first: bool,
}

/// The message of this view.
pub(super) fn of(view: &View) -> Message {
    let (id, arguments, lift_first) = match *view {
        View::Start => ("screen-start", args([]), false),
        View::StartLeft => ("screen-start-left", args([]), false),
        View::Kind => ("screen-kind", args([]), false),
        View::KindHelp => ("screen-kind-help", args([]), false),

        View::IpHold { tips, lift_first } => {
            ("screen-ip-hold", args([("tips", yes_or_no(tips))]), lift_first)
        }
        View::IpPage { page: WalletPage::Face } => ("screen-ip-face", args([]), false),
        View::IpPage { page: WalletPage::FaceOpen } => ("screen-ip-face-open", args([]), false),
        View::IpPage { page: WalletPage::Touch } => ("screen-ip-touch", args([]), false),
        View::IpPage { page: WalletPage::TouchOpen } => ("screen-ip-touch-open", args([]), false),
        View::IpPage { page: WalletPage::OtherCard } => ("screen-ip-othercard", args([]), false),
        View::IpPage { page: WalletPage::Home } => ("screen-ip-home", args([]), false),

        View::AnFound => ("screen-an-found", args([]), false),
        View::AnPin { entered, can_confirm: _ } => {
            ("screen-an-pin", args([("entered", entered.into())]), false)
        }
        View::AnForgot => ("screen-an-forgot", args([]), false),
        View::AnHold { lift_first } => ("screen-an-hold", args([]), lift_first),

        View::HoldTips { lift_first } => ("screen-hold-tips", args([]), lift_first),
        View::Reading { percent: _ } => ("screen-reading", args([]), false),
        View::ReaderBusy => ("screen-reader-busy", args([]), false),
        View::TakeIp => ("screen-take-ip", args([]), false),
        View::TakeAn => ("screen-take-an", args([]), false),
        View::Torn { lift_first } => ("screen-torn", args([]), lift_first),
        View::TornPin => ("screen-torn-pin", args([]), false),
        View::TornCheck { lift_first } => ("screen-torn-check", args([]), lift_first),
        View::TornChecked { tries } => {
            ("screen-torn-checked", args([("tries", tries.into())]), false)
        }
        View::DiffPhone => ("screen-diff-phone", args([]), false),

        View::PinWrong { tries } => (
            "screen-pin-wrong",
            args([("tries", tries.map_or("unknown".into(), Into::into))]),
            false,
        ),
        View::PinLast => ("screen-pin-last", args([]), false),
        View::PinUnknown => ("screen-pin-unknown", args([]), false),
        View::PinLocked => ("screen-pin-locked", args([]), false),

        View::E020Card => ("screen-e020-card", args([]), false),
        View::E020Android => ("screen-e020-android", args([]), false),
        View::E020Iphone => ("screen-e020-iphone", args([]), false),
        View::E020Other => ("screen-e020-other", args([]), false),
        View::E021Wallet => ("screen-e021-wallet", args([]), false),
        View::E021None => ("screen-e021-none", args([]), false),
        View::E021Early => ("screen-e021-early", args([]), false),
        View::E021Slow => ("screen-e021-slow", args([]), false),
        View::EThird { again: _ } => ("screen-e-third", args([]), false),
        View::E006Expired => ("screen-e006-expired", args([]), false),
        View::E006Revoked => ("screen-e006-revoked", args([]), false),
        View::E002 { starts } => ("screen-e002", date::arguments(starts), false),
        View::EVerify { code: _ } => ("screen-e-verify", args([]), false),
        View::OtherWays => ("screen-other-ways", args([]), false),

        View::ConsentAll => ("screen-consent-all", args([]), false),
        View::HandingOver => ("screen-handing-over", args([]), false),
        View::Done { confirmation } => ("screen-done", digits(confirmation), false),
        View::DoneAway { confirmation } => ("screen-done-away", digits(confirmation), false),

        View::StillThere { seconds } => {
            ("screen-still-there", args([("seconds", seconds.into())]), false)
        }
        View::CancelAsk => ("screen-cancel-ask", args([]), false),
        View::Cancelled => ("screen-cancelled", args([]), false),
        View::NextPerson => ("screen-next-person", args([]), false),
        View::Calling => ("screen-calling", args([]), false),
        View::CallSeen => ("screen-call-seen", args([]), false),
        View::CallNone => ("screen-call-none", args([]), false),
        View::Starting => ("screen-starting", args([]), false),
        View::Restarted => ("screen-restarted", args([]), false),
        View::ReaderKept => ("screen-reader-kept", args([]), false),
        View::OutOfService { cause } => {
            ("screen-out-of-service", args([("cause", cause.as_str().into())]), false)
        }
        View::Maintenance => ("screen-maintenance", args([]), false),

        View::Help { topic: None } => ("screen-help", args([]), false),
        View::Help { topic: Some(Topic::WhereToHold) } => {
            ("screen-help-where-to-hold", args([]), false)
        }
        View::Help { topic: Some(Topic::Pin) } => ("screen-help-pin", args([]), false),
        View::Help { topic: Some(Topic::Wallet) } => ("screen-help-wallet", args([]), false),
        View::Help { topic: Some(Topic::OtherWays) } => ("screen-help-other-ways", args([]), false),
        View::Help { topic: Some(Topic::Contact) } => ("screen-help-contact", args([]), false),
    };
    Message { id, arguments, lift_first }
}

/// The word of a kind of place.
pub(super) const fn facility(facility: Facility) -> &'static str {
    match facility {
        Facility::Hospital => "hospital",
        Facility::Clinic => "clinic",
        Facility::Dentist => "dentist",
        Facility::Pharmacy => "pharmacy",
    }
}

/// 確認番号 digit by digit, as it is read aloud: 07 is "0, 7".
fn digits(confirmation: Confirmation) -> FluentArgs<'static> {
    args([
        ("tens", (confirmation.number() / 10).into()),
        ("ones", (confirmation.number() % 10).into()),
    ])
}
