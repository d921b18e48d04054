//! Frames: where the parts of a screen go. Which frame a screen has is decided here, and nowhere
//! else; a new view does not compile until it has one.

mod columns;
mod number;
mod pad;
mod panel;
mod shell;
mod stack;
mod tiles;
mod welcome;

use kazasu_core::screen::{Screen, State, View};

use super::page::Page;
use super::places::Layout;

/// How the parts of a screen are placed. Each frame does so on a wide and on a high panel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Frame {
    /// Before a visit: facility, welcome, languages, and the moving picture at half of the screen.
    Welcome,
    /// What is read beside what is looked at.
    Columns,
    /// A panel of the screen's state with its sign, all over the screen.
    Panel,
    /// A few equal choices, as large as there is room.
    Tiles,
    /// The PIN pad, beside or below what it asks for.
    Pad,
    /// The 確認番号 alone on its panel.
    Number,
}

impl Frame {
    /// The frame of this screen.
    pub(crate) const fn of(screen: &Screen) -> Self {
        match &screen.view {
            View::Start => Self::Welcome,
            View::Kind
            | View::KindHelp
            | View::ConsentAll { .. }
            | View::ConsentGroup { .. }
            | View::Prescription { .. }
            | View::ConsentCheck { .. }
            | View::IpWays
            | View::Languages
            | View::Help { topic: None } => Self::Tiles,
            View::AnPin { .. } => Self::Pad,
            View::Done { .. } | View::DoneAway { .. } | View::ToDesk { confirmation: Some(_) } => {
                Self::Number
            }
            // The picture says what to do with the phone: it is as large as when all is well.
            View::IpHold { .. }
            | View::IpPage { .. }
            | View::AnFound
            | View::AnForgot
            | View::AnHold { .. }
            | View::HoldTips { .. }
            | View::Reading { .. }
            | View::ReaderBusy
            | View::TakeIp
            | View::TakeAn
            | View::Checking { .. }
            | View::ConsentInfo
            | View::HandingOver
            | View::OtherWays
            | View::Calling
            | View::CallSeen
            | View::Starting
            | View::Restarted
            | View::Help { topic: Some(_) } => Self::Columns,
            View::StartLeft
            | View::Torn { .. }
            | View::TornCheck { .. }
            | View::DiffPhone
            | View::PinWrong { .. }
            | View::PinLast { .. }
            | View::PinUnknown
            | View::PinLocked
            | View::E020Card
            | View::E020Android
            | View::E020Iphone
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
            | View::CertSoon { .. }
            | View::ToDesk { confirmation: None }
            | View::DeskAway
            | View::StillThere { .. }
            | View::CancelAsk
            | View::Cancelled
            | View::NextPerson
            | View::CallNone
            | View::ReaderKept
            | View::ClockWrong { .. }
            | View::OutOfService { .. }
            | View::ServedElsewhere
            | View::Maintenance => by_state(screen.state),
        }
    }
}

/// What is no task has a panel.
const fn by_state(state: State) -> Frame {
    match state {
        State::Do | State::Done => Frame::Columns,
        State::Careful | State::Stopped | State::Neutral => Frame::Panel,
    }
}

/// The page in this frame.
pub(crate) fn compose(page: &Page<'_>, frame: Frame) -> Layout {
    match frame {
        Frame::Welcome => welcome::compose(page),
        Frame::Columns => columns::compose(page),
        Frame::Panel => panel::compose(page),
        Frame::Tiles => tiles::compose(page),
        Frame::Pad => pad::compose(page),
        Frame::Number => number::compose(page),
    }
}
