//! Every screen, with each branch of its words.

use kazasu_core::code::Code;
use kazasu_core::jpki::PhoneKind;
use kazasu_core::screen::{Screen, View};
use kazasu_core::session::{Confirmation, Language, Look, Topic, WalletPage};
use kazasu_core::time::UnixTime;

/// 2025-09-19T00:00 in Japan, the first day of the service.
const STARTS: UnixTime = UnixTime::from_secs(1_758_207_600);

pub(super) fn views() -> Vec<View> {
    let confirmation = Confirmation::new(47).unwrap();
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
        View::TornChecked { tries: 2 },
        View::DiffPhone,
        View::PinWrong { tries: None },
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
    views.extend([0, 2, 4].map(|entered| View::AnPin { entered, can_confirm: entered == 4 }));
    let pages = [WalletPage::Face, WalletPage::FaceOpen, WalletPage::Touch, WalletPage::TouchOpen];
    views.extend(pages.into_iter().chain([WalletPage::OtherCard, WalletPage::Home]).map(|page| View::IpPage { page }));
    for lift_first in [false, true] {
        views.extend([false, true].map(|tips| View::IpHold { tips, lift_first }));
        views.extend([View::AnHold { lift_first }, View::HoldTips { lift_first }]);
        views.extend([View::Torn { lift_first }, View::TornCheck { lift_first }]);
    }
    views
}

/// The screen of a view in a visit with a phone of its kind.
pub(super) fn screen(view: View, language: Language) -> Screen {
    let kind = match view.id() {
        "start" | "start-left" | "kind" | "kind-help" => None,
        id if id.starts_with("ip-") || id == "take-ip" => Some(PhoneKind::Iphone),
        _ => Some(PhoneKind::Android),
    };
    Screen::specimen(view, kind, Look { language, ..Look::default() })
}
