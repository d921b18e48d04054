//! From a view to its message in the `.ftl` files.

use fluent::FluentArgs;
use kazasu_core::confirmation::Confirmation;
use kazasu_core::consent::ConsentItem;
use kazasu_core::screen::{ConsentItems, PadPhone, Picture, PinAsk, Screen, View};
use kazasu_core::session::{Facility, PinWhy, Topic, WalletPage};

use crate::argument::{args, yes_or_no};
use crate::date;

/// A view's message. Its attributes: `body`, `speech`, and `small` where there is something to say
/// in small type.
pub(super) struct Message {
    pub(super) id: &'static str,
    /// What varies in this view. Every message gets `desk`, `facility`, `holding` and `code` too.
    pub(super) arguments: FluentArgs<'static>,
    /// What is said before anything else.
    pub(super) first: Option<First>,
}

/// What comes before the words of a screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum First {
    /// The phone that lies there has to be lifted before it is held again.
    Lift,
    /// The same, where a PIN is asked for.
    LiftAtPad,
    /// A phone is held already: it waits for 確定.
    HeldAtPad,
    /// What was typed counts for nothing.
    TypedTooEarly,
}

impl First {
    /// Its message, with `body` and `speech`, and a headline where it takes the place of the
    /// screen's own.
    pub(super) const fn id(self) -> &'static str {
        match self {
            Self::Lift => "screen-lift-first",
            Self::LiftAtPad => "first-lift-at-pad",
            Self::HeldAtPad => "first-held-at-pad",
            Self::TypedTooEarly => "first-typed-too-early",
        }
    }

    pub(super) const fn has_headline(self) -> bool {
        matches!(self, Self::Lift | Self::HeldAtPad)
    }

    /// Whether the screen's own body is left out.
    pub(super) const fn stands_alone(self) -> bool {
        matches!(self, Self::LiftAtPad | Self::HeldAtPad)
    }
}

/// The message of this view.
pub(super) fn of(view: &View) -> Message {
    let (id, arguments, first) = match *view {
        View::Start => ("screen-start", args([]), None),
        View::StartLeft => ("screen-start-left", args([]), None),
        View::Kind => ("screen-kind", args([]), None),
        View::KindHelp => ("screen-kind-help", args([]), None),

        View::IpHold { tips, lift_first } => {
            ("screen-ip-hold", args([("tips", yes_or_no(tips))]), lift(lift_first))
        }
        View::IpWays => ("screen-ip-ways", args([]), None),
        View::IpPage { page: WalletPage::Face } => ("screen-ip-face", args([]), None),
        View::IpPage { page: WalletPage::FaceOpen } => ("screen-ip-face-open", args([]), None),
        View::IpPage { page: WalletPage::Touch } => ("screen-ip-touch", args([]), None),
        View::IpPage { page: WalletPage::TouchOpen } => ("screen-ip-touch-open", args([]), None),
        View::IpPage { page: WalletPage::OtherCard } => ("screen-ip-othercard", args([]), None),
        View::IpPage { page: WalletPage::Home } => ("screen-ip-home", args([]), None),

        View::AnFound => ("screen-an-found", args([]), None),
        View::AnPin { entered: _, can_confirm: _, ask: PinAsk { why, tries: _, phone } } => {
            let first = match phone {
                PadPhone::Away => None,
                PadPhone::Left => Some(First::LiftAtPad),
                PadPhone::Held => Some(First::HeldAtPad),
            };
            (pad(why), args([]), first)
        }
        View::AnForgot => ("screen-an-forgot", args([]), None),
        View::AnHold { lift_first } => ("screen-an-hold", args([]), lift(lift_first)),

        View::HoldTips { lift_first } => ("screen-hold-tips", args([]), lift(lift_first)),
        View::Reading { percent: _ } => ("screen-reading", args([]), None),
        View::ReaderBusy => ("screen-reader-busy", args([]), None),
        View::TakeIp => ("screen-take-ip", args([]), None),
        View::TakeAn => ("screen-take-an", args([]), None),
        View::Torn { lift_first } => ("screen-torn", args([]), lift(lift_first)),
        View::TornCheck { lift_first } => ("screen-torn-check", args([]), lift(lift_first)),
        View::DiffPhone => ("screen-diff-phone", args([]), None),

        View::PinWrong { tries } => (
            "screen-pin-wrong",
            args([("tries", tries.map_or("unknown".into(), Into::into))]),
            None,
        ),
        View::PinLast { wrong, typed } => (
            "screen-pin-last",
            args([("wrong", yes_or_no(wrong))]),
            typed.then_some(First::TypedTooEarly),
        ),
        View::PinUnknown => ("screen-pin-unknown", args([]), None),
        View::PinLocked => ("screen-pin-locked", args([]), None),

        View::E020Card => ("screen-e020-card", args([]), None),
        View::E020Android => ("screen-e020-android", args([]), None),
        View::E020Iphone => ("screen-e020-iphone", args([]), None),
        View::E020Other => ("screen-e020-other", args([]), None),
        View::E021Wallet => ("screen-e021-wallet", args([]), None),
        View::E021None => ("screen-e021-none", args([]), None),
        View::E021Early => ("screen-e021-early", args([]), None),
        View::E021Slow => ("screen-e021-slow", args([]), None),
        View::EThird { again: _ } => ("screen-e-third", args([]), None),
        View::E006Expired => ("screen-e006-expired", args([]), None),
        View::E006Revoked => ("screen-e006-revoked", args([]), None),
        View::E002 { starts } => ("screen-e002", date::arguments(starts), None),
        View::EVerify { code: _ } => ("screen-e-verify", args([]), None),
        View::OtherWays => ("screen-other-ways", args([]), None),

        View::Checking { insurance } => {
            ("screen-checking", args([("insurance", yes_or_no(insurance))]), None)
        }
        View::ConsentAll { items: _ } => ("screen-consent-all", args([]), None),
        View::ConsentInfo => ("screen-consent-info", args([]), None),
        View::ConsentGroup { items: _, at, of, back: _ } => (
            "screen-consent-group",
            args([("at", at.saturating_add(1).into()), ("of", of.into())]),
            None,
        ),
        View::Prescription { back: _ } => ("screen-rx", args([]), None),
        View::ConsentCheck { .. } => ("screen-consent-check", args([]), None),
        View::CertSoon { not_after } => ("screen-cert-soon", date::arguments(not_after), None),
        View::ToDesk { confirmation } => {
            ("screen-to-desk", args([("known", yes_or_no(confirmation.is_some()))]), None)
        }
        View::DeskAway => ("screen-desk-away", args([]), None),
        View::HandingOver => ("screen-handing-over", args([]), None),
        View::Done { confirmation: _ } => ("screen-done", args([]), None),
        View::DoneAway { confirmation: _, late } => {
            ("screen-done-away", args([("late", yes_or_no(late))]), None)
        }

        View::StillThere { seconds, typing: _ } => {
            ("screen-still-there", args([("seconds", seconds.into())]), None)
        }
        View::CancelAsk => ("screen-cancel-ask", args([]), None),
        View::Cancelled => ("screen-cancelled", args([]), None),
        View::NextPerson => ("screen-next-person", args([]), None),
        View::Calling => ("screen-calling", args([]), None),
        View::CallSeen => ("screen-call-seen", args([]), None),
        View::CallNone => ("screen-call-none", args([]), None),
        View::Starting => ("screen-starting", args([]), None),
        View::Restarted => ("screen-restarted", args([]), None),
        View::ReaderKept => ("screen-reader-kept", args([]), None),
        View::ClockWrong { now } => ("screen-clock-wrong", date::arguments(now), None),
        View::OutOfService { cause } => {
            ("screen-out-of-service", args([("cause", cause.as_str().into())]), None)
        }
        View::ServedElsewhere => ("screen-served-elsewhere", args([]), None),
        View::Maintenance => ("screen-maintenance", args([]), None),

        View::Languages => ("screen-languages", args([]), None),
        View::Help { topic: None } => ("screen-help", args([]), None),
        View::Help { topic: Some(Topic::WhereToHold) } => {
            ("screen-help-where-to-hold", args([]), None)
        }
        View::Help { topic: Some(Topic::Pin) } => ("screen-help-pin", args([]), None),
        View::Help { topic: Some(Topic::Wallet) } => ("screen-help-wallet", args([]), None),
        View::Help { topic: Some(Topic::OtherWays) } => ("screen-help-other-ways", args([]), None),
        View::Help { topic: Some(Topic::Contact) } => ("screen-help-contact", args([]), None),
    };
    Message { id, arguments, first }
}

/// Whether this is where the place's own line stands, if it has one.
pub(super) const fn is_contact(view: &View) -> bool {
    matches!(view, View::Help { topic: Some(Topic::Contact) })
}

/// The message of the PIN pad: what has led to it.
const fn pad(why: PinWhy) -> &'static str {
    match why {
        PinWhy::Chosen | PinWhy::Found => "screen-an-pin",
        PinWhy::Wrong => "screen-pin-again",
        PinWhy::RightButTorn => "screen-torn-pin",
        PinWhy::Checked => "screen-torn-checked",
    }
}

const fn lift(first: bool) -> Option<First> {
    if first { Some(First::Lift) } else { None }
}

/// Whether a phone that is left on the reader is to be taken away from this screen: from every end,
/// and wherever the way leads to the desk, as its picture does. (Screens that speak of the phone
/// anyway say it there.)
pub(super) fn leaves(screen: &Screen) -> bool {
    match screen.view {
        // The phone has gone before; and the help leads back.
        View::DoneAway { .. } | View::Help { .. } => false,
        View::AnForgot
        | View::DiffPhone
        | View::E020Android
        | View::E020Iphone
        | View::E020Other
        | View::E021None
        | View::E021Early
        | View::Restarted => true,
        _ => screen.picture == Picture::GoToDesk,
    }
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

/// What this screen asks for.
pub(super) const fn items(view: &View) -> Option<ConsentItems> {
    match view {
        View::ConsentAll { items } | View::ConsentGroup { items, .. } => Some(*items),
        _ => None,
    }
}

/// The name of what is asked for; its `body` says what it is.
pub(super) const fn item(item: ConsentItem) -> &'static str {
    match item {
        ConsentItem::Diagnosis => "item-diagnosis",
        ConsentItem::Medication => "item-medication",
        ConsentItem::Checkup => "item-checkup",
        ConsentItem::Surgery => "item-surgery",
        ConsentItem::SpecifiedDisease => "item-specified-disease",
        ConsentItem::Limit => "item-limit",
    }
}

/// 確認番号, where this screen has it.
pub(super) const fn confirmation(view: &View) -> Option<Confirmation> {
    match view {
        View::Done { confirmation } | View::DoneAway { confirmation, .. } => Some(*confirmation),
        View::ToDesk { confirmation } => *confirmation,
        _ => None,
    }
}
