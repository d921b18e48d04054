//! A screen of every kind, without a visit: what tests and galleries of front-ends draw. All that
//! belongs to a view is as in a visit.

use super::choices::CallButton;
use super::{
    ConsentItems, GroupAnswer, PadPhone, PinAsk, Screen, TimeLeft, View, choices, compose,
};
use crate::code::Code;
use crate::confirmation::Confirmation;
use crate::consent::{ConsentItem, Prescription};
use crate::jpki::PhoneKind;
use crate::reader::{ReaderShape, ServiceDown};
use crate::session::{
    Facility, Gate, Holding, Language, Look, OutOfService, OutboxDown, Part, PinWhy, TenKey, Topic,
    WalletPage,
};
use crate::time::UnixTime;

/// A view with what varies in it, and a name that no other has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Specimen {
    /// The view's name, and behind it what is special.
    pub name: String,
    /// What [`Screen::specimen`] makes a screen of.
    pub view: View,
}

/// For each view what varies in it, `"what is special": view`. A view that is missing here does not
/// compile.
macro_rules! specimens {
    ($($pattern:pat => [$($special:literal: $view:expr),+ $(,)?]),+ $(,)?) => {
        /// One list for each view.
        fn rows() -> Vec<Vec<(&'static str, View)>> {
            const fn _every_view_has_a_row(view: &View) {
                match view {
                    $($pattern => {})+
                }
            }
            vec![$({
                let row = vec![$(($special, $view)),+];
                debug_assert!(
                    row.iter().all(|(_, view)| matches!(view, $pattern)),
                    "a view stands in another's row"
                );
                row
            }),+]
        }
    };
}

/// What can be chosen on each specimen.
const LANGUAGES: [Language; 3] = [Language::JA, Language::new("ja-simple"), Language::EN];

/// 2025-09-19T00:00 in Japan, the day of the guide.
const STARTS: UnixTime = UnixTime::from_secs(1_758_207_600);

specimens! {
    View::Start => ["": View::Start],
    View::StartLeft => ["": View::StartLeft],
    View::Kind => ["": View::Kind],
    View::KindHelp => ["": View::KindHelp],
    View::IpHold { .. } => [
        "": View::IpHold { tips: false, lift_first: false },
        "tips": View::IpHold { tips: true, lift_first: false },
        "lift": View::IpHold { tips: false, lift_first: true },
        "tips-lift": View::IpHold { tips: true, lift_first: true },
    ],
    View::IpPage { .. } => [
        "": View::IpPage { page: WalletPage::Face },
        "": View::IpPage { page: WalletPage::FaceOpen },
        "": View::IpPage { page: WalletPage::Touch },
        "": View::IpPage { page: WalletPage::TouchOpen },
        "": View::IpPage { page: WalletPage::OtherCard },
        "": View::IpPage { page: WalletPage::Home },
    ],
    View::IpWays => ["": View::IpWays],
    View::AnFound => ["": View::AnFound],
    View::AnPin { .. } => [
        "": View::pin_pad(2),
        "empty": View::pin_pad(0),
        "one": View::pin_pad(1),
        "three": View::pin_pad(3),
        "full": View::pin_pad(4),
        "found": pad(0, PinWhy::Found, Some(3), PadPhone::Away),
        "wrong": pad(0, PinWhy::Wrong, Some(2), PadPhone::Away),
        "wrong-unknown": pad(0, PinWhy::Wrong, None, PadPhone::Away),
        "wrong-left": pad(1, PinWhy::Wrong, Some(2), PadPhone::Left),
        "torn": pad(0, PinWhy::RightButTorn, None, PadPhone::Away),
        "torn-left": pad(0, PinWhy::RightButTorn, Some(3), PadPhone::Left),
        "checked": pad(0, PinWhy::Checked, Some(2), PadPhone::Away),
        "checked-left": pad(0, PinWhy::Checked, Some(2), PadPhone::Left),
        "last": pad(0, PinWhy::Chosen, Some(1), PadPhone::Away),
        "held": pad(4, PinWhy::Chosen, None, PadPhone::Held),
        "held-early": pad(1, PinWhy::Checked, Some(2), PadPhone::Held),
    ],
    View::AnForgot => ["": View::AnForgot],
    View::AnHold { .. } => [
        "": View::AnHold { lift_first: false },
        "lift": View::AnHold { lift_first: true },
    ],
    View::HoldTips { .. } => [
        "": View::HoldTips { lift_first: false },
        "lift": View::HoldTips { lift_first: true },
    ],
    View::Reading { .. } => ["": View::Reading { percent: 60 }],
    View::ReaderBusy => ["": View::ReaderBusy],
    View::TakeIp => ["": View::TakeIp],
    View::TakeAn => ["": View::TakeAn],
    View::Torn { .. } => [
        "": View::Torn { lift_first: false },
        "lift": View::Torn { lift_first: true },
    ],
    View::TornCheck { .. } => [
        "": View::TornCheck { lift_first: false },
        "lift": View::TornCheck { lift_first: true },
    ],
    View::DiffPhone => ["": View::DiffPhone],
    View::PinWrong { .. } => [
        "": View::PinWrong { tries: Some(2) },
        "one": View::PinWrong { tries: Some(1) },
        "unknown": View::PinWrong { tries: None },
    ],
    View::PinLast { .. } => [
        "": View::PinLast { wrong: false, typed: false },
        "wrong": View::PinLast { wrong: true, typed: false },
        "typed": View::PinLast { wrong: true, typed: true },
    ],
    View::PinUnknown => ["": View::PinUnknown],
    View::PinLocked => ["": View::PinLocked],
    View::E020Card => ["": View::E020Card],
    View::E020Android => ["": View::E020Android],
    View::E020Iphone => ["": View::E020Iphone],
    View::E020Other => ["": View::E020Other],
    View::E021Wallet => ["": View::E021Wallet],
    View::E021None => ["": View::E021None],
    View::E021Early => ["": View::E021Early],
    View::E021Slow => ["": View::E021Slow],
    View::EThird { .. } => [
        "": View::EThird { again: true },
        "last": View::EThird { again: false },
    ],
    View::E006Expired => ["": View::E006Expired],
    View::E006Revoked => ["": View::E006Revoked],
    View::E002 { .. } => ["": View::E002 { starts: STARTS }],
    View::EVerify { .. } => [
        "": View::EVerify { code: None },
        "code": View::EVerify { code: Some(Code::C020) },
    ],
    View::OtherWays => ["": View::OtherWays],
    View::Checking { .. } => [
        "": View::Checking { insurance: false },
        "insurance": View::Checking { insurance: true },
    ],
    View::ConsentAll { .. } => [
        "": View::ConsentAll { items: usual() },
        "two": View::ConsentAll { items: some([ConsentItem::Checkup, ConsentItem::Surgery]) },
        "every": View::ConsentAll { items: some(ConsentItem::ALL) },
    ],
    View::ConsentInfo => ["": View::ConsentInfo],
    View::ConsentGroup { .. } => [
        "": group([ConsentItem::Diagnosis], 0, true),
        "first": group([ConsentItem::Diagnosis], 0, false),
        "and-meds": group([ConsentItem::Diagnosis, ConsentItem::Medication], 0, false),
        "": group([ConsentItem::Medication], 1, true),
        "": group([ConsentItem::Checkup], 2, true),
        "": group([ConsentItem::Surgery], 3, true),
        "": group([ConsentItem::SpecifiedDisease], 4, true),
        "": group([ConsentItem::Limit], 5, true),
        "every": group(ConsentItem::ALL, 0, false),
    ],
    View::Prescription { .. } => [
        "": View::Prescription { back: true },
        "first": View::Prescription { back: false },
    ],
    View::ConsentCheck { .. } => [
        "": check(&[true, true, false, true], None),
        "refused": check(&[false; 4], Some(Prescription::Paper)),
        "seven": check(&[true; 6], Some(Prescription::Electronic)),
    ],
    View::CertSoon { .. } => ["": View::CertSoon { not_after: STARTS }],
    View::HandingOver => ["": View::HandingOver],
    View::Done { .. } => [
        "": View::Done { confirmation: Confirmation::SPECIMEN },
        "letter": View::Done { confirmation: Confirmation::LETTERED },
        "busy": View::Done { confirmation: Confirmation::BUSY },
    ],
    View::DoneAway { .. } => [
        "": View::DoneAway { confirmation: Confirmation::SPECIMEN, late: true },
        "no-desk": View::DoneAway { confirmation: Confirmation::SPECIMEN, late: false },
    ],
    View::ToDesk { .. } => [
        "": View::ToDesk { confirmation: Some(Confirmation::LETTERED) },
        "no-number": View::ToDesk { confirmation: None },
    ],
    View::DeskAway => ["": View::DeskAway],
    View::StillThere { .. } => [
        "": View::StillThere { seconds: 20, typing: false },
        "one": View::StillThere { seconds: 1, typing: false },
        "typing": View::StillThere { seconds: 20, typing: true },
    ],
    View::CancelAsk => ["": View::CancelAsk],
    View::Cancelled => ["": View::Cancelled],
    View::NextPerson => ["": View::NextPerson],
    View::Calling => ["": View::Calling],
    View::CallSeen => ["": View::CallSeen],
    View::CallNone => ["": View::CallNone],
    View::Starting => ["": View::Starting],
    View::Restarted => ["": View::Restarted],
    View::ReaderKept => ["": View::ReaderKept],
    View::ClockWrong { .. } => ["": View::ClockWrong { now: UnixTime::from_secs(0) }],
    View::OutOfService { .. } => [
        "": View::OutOfService { cause: OutOfService::NoReader },
        "not-running": no_service(ServiceDown::NotRunning),
        "refused": no_service(ServiceDown::Refused),
        "silent": no_service(ServiceDown::Silent),
        "incompatible": no_service(ServiceDown::Incompatible),
        "trust-files": View::OutOfService { cause: OutOfService::TrustFiles },
        "outbox": View::OutOfService { cause: OutOfService::Outbox(OutboxDown::KeyLost) },
        "gated": View::OutOfService { cause: OutOfService::Gated(Gate::TooOld(Part::Ccid)) },
        "desk-away": View::OutOfService { cause: OutOfService::DeskAway },
    ],
    View::ServedElsewhere => ["": View::ServedElsewhere],
    View::Maintenance => ["": View::Maintenance],
    View::Languages => ["": View::Languages],
    View::Help { .. } => [
        "": View::Help { topic: None },
        "where-to-hold": View::Help { topic: Some(Topic::WhereToHold) },
        "pin": View::Help { topic: Some(Topic::Pin) },
        "wallet": View::Help { topic: Some(Topic::Wallet) },
        "other-ways": View::Help { topic: Some(Topic::OtherWays) },
        "contact": View::Help { topic: Some(Topic::Contact) },
    ],
}

fn some<const N: usize>(items: [ConsentItem; N]) -> ConsentItems {
    items.into_iter().collect()
}

fn usual() -> ConsentItems {
    ConsentItem::ALL.into_iter().take(4).collect()
}

fn group<const N: usize>(items: [ConsentItem; N], at: u8, back: bool) -> View {
    // As many questions as there are, if each asks for as many items.
    let of = (ConsentItem::ALL.len() / N.max(1)) as u8;
    View::ConsentGroup { items: some(items), at, of, back }
}

/// One answer for each item.
fn check(given: &[bool], prescription: Option<Prescription>) -> View {
    let answers = ConsentItem::ALL.into_iter().zip(given);
    let answers = answers.map(|(item, given)| GroupAnswer { items: some([item]), given: *given });
    View::ConsentCheck { answers: answers.collect(), prescription }
}

const fn no_service(down: ServiceDown) -> View {
    View::OutOfService { cause: OutOfService::NoService(down) }
}

/// The pad with what can be said on it.
const fn pad(entered: u8, why: PinWhy, tries: Option<u8>, phone: PadPhone) -> View {
    View::AnPin { entered, can_confirm: entered == 4, ask: PinAsk { why, tries, phone } }
}

impl Specimen {
    /// Every view with everything that varies in it, in the order of the list of screens.
    #[must_use]
    pub fn all() -> Vec<Self> {
        let name = |special: &str, view: &View| match special {
            "" => view.id().to_owned(),
            special => format!("{}-{special}", view.id()),
        };
        rows()
            .into_iter()
            .flatten()
            .map(|(special, view)| Self { name: name(special, &view), view })
            .collect()
    }
}

impl Screen {
    /// The screen of `view`, in a visit with a phone of the kind that leads there.
    #[must_use]
    pub fn specimen(view: View, look: Look) -> Self {
        let kind = kind(&view);
        let offered = choices::of(&view);
        let (listed, languages) = choices::languages(&view, &LANGUAGES);
        let time_left = matches!(view, View::Done { .. } | View::DoneAway { .. });
        Self {
            state: view.state(),
            step: compose::step(&view, kind),
            picture: compose::picture(&view, kind, true),
            tone: None,
            choices: offered.choices.into_iter().chain(listed).collect(),
            languages,
            time_left: time_left.then_some(TimeLeft { left: 30_000, of: 40_000 }),
            alike: offered.alike,
            back: offered.back,
            leave: offered.leave,
            standing: choices::standing(&view, look, &LANGUAGES, CallButton::Absent),
            phone_left: false,
            lifted: 0,
            sounds: false,
            look,
            facility: Facility::default(),
            holding: Holding::default(),
            reader_shape: ReaderShape::default(),
            reader_place: None,
            ten_key: TenKey::default(),
            name: None,
            desk: None,
            contact: None,
            demo: false,
            view,
        }
    }

    /// The same screen where staff can be called.
    #[must_use]
    pub fn with_call(self) -> Self {
        let standing = choices::standing(&self.view, self.look, &LANGUAGES, CallButton::Present);
        Self { standing, ..self }
    }
}

/// The kind of phone that is chosen where this is shown. Where it can be either it is Android,
/// whose visits have a step more.
const fn kind(view: &View) -> Option<PhoneKind> {
    match view {
        View::Start
        | View::StartLeft
        | View::Kind
        | View::KindHelp
        | View::Starting
        | View::ClockWrong { .. }
        | View::ServedElsewhere
        | View::Restarted => None,
        View::IpHold { .. }
        | View::IpWays
        | View::IpPage { .. }
        | View::TakeIp
        | View::E020Android
        | View::E021Wallet => Some(PhoneKind::Iphone),
        _ => Some(PhoneKind::Android),
    }
}

#[cfg(test)]
mod tests;
