//! The names of the screens, and the codes that they carry.

use super::View;
use crate::code::Code;
use crate::consent::ConsentItem;
use crate::session::WalletPage;

impl View {
    /// The screen's name: the same in the list of screens, in snapshots and in logs. It tells
    /// nothing of the patient.
    #[must_use]
    pub fn id(&self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::StartLeft => "start-left",
            Self::Kind => "kind",
            Self::KindHelp => "kind-help",
            Self::IpHold { .. } => "ip-hold",
            Self::IpWays => "ip-ways",
            Self::IpPage { page } => match page {
                WalletPage::Face => "ip-face",
                WalletPage::FaceOpen => "ip-face-open",
                WalletPage::Touch => "ip-touch",
                WalletPage::TouchOpen => "ip-touch-open",
                WalletPage::OtherCard => "ip-othercard",
                WalletPage::Home => "ip-home",
            },
            Self::AnFound => "an-found",
            Self::AnPin { .. } => "an-pin",
            Self::AnForgot => "an-forgot",
            Self::AnHold { .. } => "an-hold",
            Self::HoldTips { .. } => "hold-tips",
            Self::Reading { .. } => "reading",
            Self::ReaderBusy => "reader-busy",
            Self::TakeIp => "take-ip",
            Self::TakeAn => "take-an",
            Self::Torn { .. } => "torn",
            Self::TornCheck { .. } => "torn-check",
            Self::DiffPhone => "diff-phone",
            Self::PinWrong { .. } => "pin-wrong",
            Self::PinLast { .. } => "pin-last",
            Self::PinUnknown => "pin-unknown",
            Self::PinLocked => "pin-locked",
            Self::E020Card => "e020-card",
            Self::E020Android => "e020-android",
            Self::E020Iphone => "e020-iphone",
            Self::E020Other => "e020-other",
            Self::E021Wallet => "e021-wallet",
            Self::E021None => "e021-none",
            Self::E021Early => "e021-early",
            Self::E021Slow => "e021-slow",
            Self::EThird { .. } => "e-third",
            Self::E006Expired => "e006-expired",
            Self::E006Revoked => "e006-revoked",
            Self::E002 { .. } => "e002",
            Self::EVerify { .. } => "e-verify",
            Self::OtherWays => "other-ways",
            Self::Checking { .. } => "checking",
            Self::ConsentAll { .. } => "consent-all",
            Self::ConsentInfo => "consent-info",
            // Each question is a screen of its own: what was pressed on one answers no other.
            Self::ConsentGroup { items, .. } => match items.first() {
                Some(ConsentItem::Diagnosis) | None => "consent-care",
                Some(ConsentItem::Medication) => "consent-meds",
                Some(ConsentItem::Checkup) => "consent-checkup",
                Some(ConsentItem::Surgery) => "consent-surgery",
                Some(ConsentItem::SpecifiedDisease) => "consent-disease",
                Some(ConsentItem::Limit) => "consent-limit",
            },
            Self::Prescription { .. } => "rx",
            Self::ConsentCheck { .. } => "consent-check",
            Self::CertSoon { .. } => "cert-soon",
            Self::ToDesk { .. } => "to-desk",
            Self::DeskAway => "desk-away",
            Self::HandingOver => "handing-over",
            Self::Done { .. } => "done",
            Self::DoneAway { .. } => "done-away",
            Self::StillThere { .. } => "still-there",
            Self::CancelAsk => "cancel-ask",
            Self::Cancelled => "cancelled",
            Self::NextPerson => "next-person",
            Self::Calling => "calling",
            Self::CallSeen => "call-seen",
            Self::CallNone => "call-none",
            Self::Starting => "starting",
            Self::Restarted => "restarted",
            Self::ReaderKept => "reader-kept",
            Self::ClockWrong { .. } => "clock-wrong",
            Self::OutOfService { .. } => "out-of-service",
            Self::ServedElsewhere => "served-elsewhere",
            Self::Maintenance => "maintenance",
            Self::Languages => "languages",
            Self::Help { .. } => "help",
        }
    }

    /// The code in 【 】 that this screen carries.
    #[must_use]
    pub const fn code(&self) -> Option<Code> {
        match self {
            Self::PinLocked => Some(Code::C019),
            Self::E020Card | Self::E020Android | Self::E020Iphone | Self::E020Other => {
                Some(Code::C020)
            }
            Self::E021Wallet | Self::E021None | Self::E021Early | Self::E021Slow => {
                Some(Code::C021)
            }
            Self::E006Expired | Self::E006Revoked => Some(Code::C006),
            Self::E002 { .. } => Some(Code::C002),
            Self::EVerify { code } => *code,
            _ => None,
        }
    }
}
