//! A screen of every kind, for tests and for the gallery. What can be chosen on it is what the session offers there.

use kazasu_core::jpki::PhoneKind::{Android, Iphone};
use kazasu_core::screen::{Choice, Key, Label, Picture, Screen, Step, View};
use kazasu_core::session::{Action, Confirmation, Consent, Facility, Language, Look, TextSize, Topic, WalletPage};
use kazasu_core::time::UnixTime;

/// Every screen in this look, each with its name.
pub(crate) fn all(look: Look) -> Vec<(String, Screen)> {
    views().into_iter().map(|(name, view)| (name, screen(view, look))).collect()
}

/// Looks that differ in what has to fit: every language in every size of text.
pub(crate) fn looks() -> impl Iterator<Item = Look> {
    let sizes = [TextSize::Standard, TextSize::Large, TextSize::ExtraLarge];
    [Language::Ja, Language::En]
        .into_iter()
        .flat_map(move |language| sizes.map(|text_size| Look { language, text_size, high_contrast: false }))
}

fn views() -> Vec<(String, View)> {
    let confirmation = Confirmation::new(47).unwrap();
    let pages = [
        WalletPage::Face,
        WalletPage::FaceOpen,
        WalletPage::Touch,
        WalletPage::TouchOpen,
        WalletPage::OtherCard,
        WalletPage::Home,
    ];
    let one = [
        View::Start,
        View::StartLeft,
        View::Kind,
        View::KindHelp,
        View::IpHold { tips: false, lift_first: false },
        View::AnFound,
        View::AnPin { entered: 2, can_confirm: false },
        View::AnForgot,
        View::AnHold { lift_first: false },
        View::HoldTips { lift_first: false },
        View::Reading { percent: 60 },
        View::ReaderBusy,
        View::TakeIp,
        View::TakeAn,
        View::Torn { lift_first: false },
        View::TornPin,
        View::TornCheck { lift_first: false },
        View::TornChecked { tries: 2 },
        View::DiffPhone,
        View::PinWrong { tries: Some(2) },
        View::PinLast,
        View::PinUnknown,
        View::PinLocked,
        View::E020Card,
        View::E020Android,
        View::E020Iphone,
        View::E020Other,
        View::E021Wallet,
        View::E021None,
        View::E021Early,
        View::E021Slow,
        View::EThird { again: true },
        View::E006Expired,
        View::E006Revoked,
        View::E002 { starts: UnixTime::from_secs(1_758_207_600) },
        View::EVerify { code: None },
        View::OtherWays,
        View::ConsentAll,
        View::HandingOver,
        View::Done { confirmation },
        View::DoneAway { confirmation },
        View::StillThere { seconds: 20 },
        View::CancelAsk,
        View::Cancelled,
        View::NextPerson,
        View::Calling,
        View::CallSeen,
        View::CallNone,
        View::Starting,
        View::Restarted,
        View::ReaderKept,
        View::OutOfService,
        View::Maintenance,
        View::Help { topic: None },
    ];
    let more = [
        ("ip-hold-tips", View::IpHold { tips: true, lift_first: false }),
        ("ip-hold-lift", View::IpHold { tips: false, lift_first: true }),
        ("an-pin-full", View::AnPin { entered: 4, can_confirm: true }),
        ("an-hold-lift", View::AnHold { lift_first: true }),
        ("torn-lift", View::Torn { lift_first: true }),
        ("pin-wrong-unknown", View::PinWrong { tries: None }),
        ("help-where-to-hold", View::Help { topic: Some(Topic::WhereToHold) }),
        ("help-pin", View::Help { topic: Some(Topic::Pin) }),
        ("help-wallet", View::Help { topic: Some(Topic::Wallet) }),
        ("help-other-ways", View::Help { topic: Some(Topic::OtherWays) }),
        ("help-contact", View::Help { topic: Some(Topic::Contact) }),
    ];
    let pages = pages.map(|page| View::IpPage { page });
    let named = one.into_iter().chain(pages).map(|view| (view.id().to_owned(), view));
    named.chain(more.map(|(name, view)| (name.to_owned(), view))).collect()
}

/// The screen of this view.
pub(crate) fn screen(view: View, look: Look) -> Screen {
    let (choices, alike) = choices(&view);
    let back =
        matches!(view, View::Kind | View::KindHelp | View::IpPage { .. } | View::Help { .. } | View::CallSeen | View::CallNone);
    Screen {
        step: step(&view),
        picture: picture(&view),
        tone: None,
        choices,
        alike,
        back: back.then(|| choice(Key::Minus, Label::Back, Action::Back)),
        leave: leave(&view).map(|label| choice(Key::Star, label, Action::Cancel)),
        standing: standing(look, &view),
        look,
        facility: Facility::Clinic,
        desk: None,
        demo: true,
        view,
    }
}

fn choice(key: Key, label: Label, action: Action) -> Choice {
    Choice { key: Some(key), label, action }
}

fn choices(view: &View) -> (Vec<Choice>, bool) {
    let alike = matches!(view, View::PinLast | View::ConsentAll);
    let wallet = |label, page| (label, Action::Wallet(page));
    let numbered: Vec<(Label, Action)> = match view {
        View::Start => vec![(Label::UseSmartphone, Action::Start)],
        View::Kind => vec![phone(Iphone), phone(Android), (Label::NotSure, Action::KindHelp)],
        View::KindHelp => vec![phone(Iphone), phone(Android)],
        View::IpHold { .. } => vec![
            wallet(Label::RoundButton, WalletPage::Touch),
            wallet(Label::OtherCard, WalletPage::OtherCard),
            wallet(Label::NotWorking, WalletPage::Face),
        ],
        View::IpPage { page: WalletPage::OtherCard | WalletPage::Home } => vec![(Label::Understood, Action::Hold)],
        View::IpPage { .. } => vec![(Label::Understood, Action::Hold), wallet(Label::OtherOpening, WalletPage::Home)],
        View::AnPin { can_confirm, .. } => return (pad(*can_confirm), false),
        View::AnForgot => vec![(Label::BackToPin, Action::EnterPin), (Label::StopForDesk, Action::OtherWays)],
        View::AnHold { .. } => vec![(Label::ReenterPin, Action::EnterPin)],
        View::TornPin => vec![(Label::EnterPin, Action::EnterPin)],
        View::TornChecked { .. } => vec![(Label::EnterPin, Action::EnterPin), (Label::ForgotPin, Action::ForgotPin)],
        View::DiffPhone => vec![(Label::FromTheBeginning, Action::StartOver)],
        View::PinWrong { .. } => vec![(Label::TryAgain, Action::EnterPin), (Label::ForgotPin, Action::ForgotPin)],
        View::PinLast => vec![(Label::EnterPin, Action::AgreeLastTry), (Label::StopForDesk, Action::OtherWays)],
        View::E020Card | View::E020Other | View::PinUnknown => vec![(Label::StartOver, Action::StartOver)],
        View::E020Android => vec![(Label::ContinueWith(Android), Action::Choose(Android)), (Label::StartOver, Action::StartOver)],
        View::E020Iphone => vec![(Label::ContinueWith(Iphone), Action::Choose(Iphone)), (Label::StartOver, Action::StartOver)],
        View::E021Wallet => {
            vec![(Label::HoldAgain, Action::Hold), wallet(Label::HowToAuthenticate, WalletPage::Face)]
        }
        View::E021None | View::E021Early | View::E021Slow => {
            vec![(Label::HoldAgain, Action::Hold), (Label::StartOver, Action::StartOver)]
        }
        View::EThird { .. } => vec![(Label::OtherWays, Action::OtherWays), (Label::TryOnceMore, Action::Hold)],
        View::PinLocked | View::E006Expired | View::E006Revoked | View::EVerify { .. } => {
            vec![(Label::OtherWays, Action::OtherWays)]
        }
        View::ConsentAll => {
            vec![(Label::AgreeToAll, Action::Answer(Consent::All)), (Label::RefuseAll, Action::Answer(Consent::Nothing))]
        }
        View::Done { .. } | View::DoneAway { .. } => vec![(Label::Finish, Action::Finish)],
        View::StillThere { .. } => vec![(Label::Continue, Action::Continue), (Label::End, Action::Finish)],
        View::CancelAsk => vec![(Label::Continue, Action::Continue), (Label::Cancel, Action::Cancel)],
        View::NextPerson => vec![(Label::NextPerson, Action::NextPerson), (Label::SamePerson, Action::SamePerson)],
        View::Restarted => vec![(Label::Begin, Action::Start)],
        View::Help { topic: None } => Topic::ALL.map(|topic| (Label::Topic(topic), Action::Help(Some(topic)))).to_vec(),
        _ => Vec::new(),
    };
    ((1..).zip(numbered).map(|(number, (label, action))| choice(Key::Number(number), label, action)).collect(), alike)
}

const fn phone(kind: kazasu_core::jpki::PhoneKind) -> (Label, Action) {
    (Label::Phone(kind), Action::Choose(kind))
}

fn pad(can_confirm: bool) -> Vec<Choice> {
    let confirm = can_confirm.then(|| choice(Key::Enter, Label::Confirm, Action::Confirm));
    let keys = [choice(Key::Backspace, Label::Delete, Action::Delete), choice(Key::Point, Label::ForgotPin, Action::ForgotPin)];
    keys.into_iter().chain(confirm).collect()
}

fn leave(view: &View) -> Option<Label> {
    match view {
        View::IpHold { .. }
        | View::AnFound
        | View::AnPin { .. }
        | View::AnHold { .. }
        | View::HoldTips { .. }
        | View::Torn { .. }
        | View::TornPin
        | View::TornCheck { .. }
        | View::TornChecked { .. }
        | View::DiffPhone
        | View::PinWrong { .. }
        | View::ConsentAll => Some(Label::Cancel),
        View::PinUnknown
        | View::PinLocked
        | View::E020Card
        | View::E020Other
        | View::E021Wallet
        | View::E021None
        | View::E021Early
        | View::E021Slow
        | View::EThird { .. }
        | View::E006Expired
        | View::E006Revoked
        | View::E002 { .. }
        | View::EVerify { .. }
        | View::OtherWays => Some(Label::Finish),
        _ => None,
    }
}

fn standing(look: Look, view: &View) -> Vec<Choice> {
    let other = if look.language == Language::Ja { Language::En } else { Language::Ja };
    let size = match look.text_size {
        TextSize::Standard => TextSize::Large,
        TextSize::Large => TextSize::ExtraLarge,
        TextSize::ExtraLarge => TextSize::Standard,
    };
    let call = match view {
        View::Calling => choice(Key::Plus, Label::StopCalling, Action::EndCall),
        _ => choice(Key::Plus, Label::CallStaff, Action::CallStaff),
    };
    vec![
        choice(Key::Number(7), Label::Language(other), Action::Language(other)),
        choice(Key::Number(8), Label::TextSize(size), Action::TextSize(size)),
        choice(Key::Number(9), Label::HighContrast(!look.high_contrast), Action::HighContrast(!look.high_contrast)),
        choice(Key::Slash, Label::Help, Action::Help(None)),
        call,
    ]
}

fn step(view: &View) -> Option<Step> {
    let (number, of) = match view {
        View::Kind | View::KindHelp => (1, None),
        View::AnFound | View::AnPin { .. } | View::AnForgot | View::PinWrong { .. } | View::PinLast | View::TornPin => {
            (2, Some(4))
        }
        View::IpHold { .. } | View::IpPage { .. } | View::TakeIp => (2, Some(3)),
        View::AnHold { .. }
        | View::HoldTips { .. }
        | View::Reading { .. }
        | View::ReaderBusy
        | View::TakeAn
        | View::Torn { .. } => (3, Some(4)),
        View::ConsentAll | View::HandingOver => (4, Some(4)),
        _ => return None,
    };
    Some(Step { number, of })
}

fn picture(view: &View) -> Picture {
    match view {
        View::Start => Picture::HoldingPlace,
        View::StartLeft => Picture::LiftAny,
        View::Kind => Picture::BothPhones,
        View::KindHelp => Picture::BackOfPhone,
        View::IpHold { .. } => Picture::WalletSteps,
        View::IpPage { page } => Picture::Wallet(*page),
        View::E021Wallet => Picture::Wallet(WalletPage::Face),
        View::AnFound | View::TakeAn | View::PinWrong { .. } => Picture::Lift(Android),
        View::TakeIp | View::E021Slow => Picture::Lift(Iphone),
        View::AnPin { .. } | View::AnForgot | View::TornPin | View::TornChecked { .. } => Picture::WhichPin,
        View::AnHold { .. } | View::Torn { .. } | View::TornCheck { .. } | View::E020Android => Picture::Hold(Android),
        View::E020Iphone | View::E021Early => Picture::Hold(Iphone),
        View::HoldTips { .. } => Picture::MoveSlowly,
        View::Reading { .. } => Picture::Reading,
        View::E021None => Picture::WakeAndBare,
        View::E020Card => Picture::TakeCardAway,
        View::PinLast
        | View::PinLocked
        | View::PinUnknown
        | View::EThird { .. }
        | View::E006Expired
        | View::E006Revoked
        | View::E002 { .. }
        | View::EVerify { .. }
        | View::OtherWays
        | View::CallNone
        | View::ReaderKept
        | View::OutOfService
        | View::Maintenance
        | View::DoneAway { .. } => Picture::GoToDesk,
        View::Done { .. } => Picture::Finished,
        View::Calling | View::CallSeen => Picture::Bell,
        View::StillThere { .. } | View::Starting | View::HandingOver | View::ReaderBusy => Picture::Waiting,
        _ => Picture::None,
    }
}
