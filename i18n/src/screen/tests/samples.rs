//! Each view, label and place at least once.

use super::*;

pub(super) const FACILITIES: [Facility; 4] = [Facility::Hospital, Facility::Clinic, Facility::Dentist, Facility::Pharmacy];

/// 2025-09-19T00:00 in Japan, the day of the guide.
pub(super) const STARTS: UnixTime = UnixTime::from_secs(1_758_207_600);

/// Every view, and each branch of its words.
pub(super) fn views() -> Vec<View> {
    let confirmation = Confirmation::new(7).unwrap();
    let mut views = vec![
        View::Start,
        View::StartLeft,
        View::Kind,
        View::KindHelp,
        View::AnFound,
        View::AnForgot,
        View::Reading { percent: 40 },
        View::ReaderBusy,
        View::TakeIp,
        View::TakeAn,
        View::TornPin,
        View::TornChecked { tries: 1 },
        View::TornChecked { tries: 3 },
        View::DiffPhone,
        View::PinWrong { tries: None },
        View::PinWrong { tries: Some(1) },
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
        View::EThird { again: false },
        View::E006Expired,
        View::E006Revoked,
        View::E002 { starts: STARTS },
        View::EVerify { code: None },
        View::EVerify { code: Some(Code::C020) },
        View::OtherWays,
        View::ConsentAll,
        View::HandingOver,
        View::Done { confirmation },
        View::DoneAway { confirmation },
        View::StillThere { seconds: 1 },
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
    views.extend(Topic::ALL.map(|topic| View::Help { topic: Some(topic) }));
    views.extend((0..=4).map(|entered| View::AnPin { entered, can_confirm: entered == 4 }));
    let pages = [WalletPage::Face, WalletPage::FaceOpen, WalletPage::Touch, WalletPage::TouchOpen];
    views.extend(pages.into_iter().chain([WalletPage::OtherCard, WalletPage::Home]).map(|page| View::IpPage { page }));
    for lift_first in [false, true] {
        views.extend([false, true].map(|tips| View::IpHold { tips, lift_first }));
        views.extend([View::AnHold { lift_first }, View::HoldTips { lift_first }]);
        views.extend([View::Torn { lift_first }, View::TornCheck { lift_first }]);
    }
    views
}

/// Every label, and each branch of its words.
pub(super) fn labels() -> Vec<Label> {
    let mut labels = vec![
        Label::UseSmartphone,
        Label::NotSure,
        Label::RoundButton,
        Label::OtherCard,
        Label::NotWorking,
        Label::OtherOpening,
        Label::Understood,
        Label::Delete,
        Label::Confirm,
        Label::ForgotPin,
        Label::BackToPin,
        Label::StopForDesk,
        Label::ReenterPin,
        Label::EnterPin,
        Label::TryAgain,
        Label::StartOver,
        Label::FromTheBeginning,
        Label::HoldAgain,
        Label::HowToAuthenticate,
        Label::TryOnceMore,
        Label::OtherWays,
        Label::AgreeToAll,
        Label::RefuseAll,
        Label::Continue,
        Label::End,
        Label::NextPerson,
        Label::SamePerson,
        Label::Begin,
        Label::Back,
        Label::Cancel,
        Label::Finish,
        Label::StopCalling,
        Label::Help,
        Label::CallStaff,
    ];
    labels.extend(
        [PhoneKind::Iphone, PhoneKind::Android].into_iter().flat_map(|kind| [Label::Phone(kind), Label::ContinueWith(kind)]),
    );
    labels.extend(Topic::ALL.map(Label::Topic));
    labels.extend([session::Language::Ja, session::Language::En].map(Label::Language));
    labels.extend([TextSize::Standard, TextSize::Large, TextSize::ExtraLarge].map(Label::TextSize));
    labels.extend([false, true].map(Label::HighContrast));
    labels
}

pub(super) const PICTURES: [Picture; 4] = [Picture::None, Picture::BackOfPhone, Picture::WalletSteps, Picture::WhichPin];
