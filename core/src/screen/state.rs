//! The state of a screen: what it is in one word, before any of its own words is read.

use serde::Serialize;

use super::{PinAsk, View};
use crate::session::PinWhy;

/// What a screen is at a glance. A front-end gives each state one colour and one sign, never the
/// colour alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// There is something to do, to answer or to wait for, and all is well.
    Do,
    /// What was asked for is done.
    Done,
    /// Something did not go as meant, or is about to be lost; it can be put right here.
    Careful,
    /// It goes no further at this terminal today.
    Stopped,
    /// Nothing is asked and nothing is wrong.
    Neutral,
}

impl View {
    /// Its state: of the view and what varies in it, whatever the visit.
    #[must_use]
    pub const fn state(&self) -> State {
        match self {
            Self::IpHold { lift_first: true, .. }
            | Self::AnHold { lift_first: true }
            | Self::HoldTips { lift_first: true } => State::Careful,
            Self::AnPin { ask, .. } => pin_pad(*ask),

            Self::Start
            | Self::Kind
            | Self::KindHelp
            | Self::IpHold { lift_first: false, .. }
            | Self::IpWays
            | Self::IpPage { .. }
            | Self::AnFound
            | Self::AnForgot
            | Self::AnHold { lift_first: false }
            | Self::HoldTips { lift_first: false }
            | Self::Reading { .. }
            | Self::ReaderBusy
            | Self::OtherWays
            | Self::Checking { .. }
            | Self::ConsentAll { .. }
            | Self::ConsentInfo
            | Self::ConsentGroup { .. }
            | Self::Prescription { .. }
            | Self::ConsentCheck { .. }
            | Self::HandingOver
            | Self::Calling
            | Self::CallSeen
            | Self::Starting
            | Self::Restarted
            | Self::Languages
            | Self::Help { .. } => State::Do,

            Self::TakeIp | Self::TakeAn | Self::Done { .. } | Self::DoneAway { .. } => State::Done,

            Self::StartLeft
            | Self::Torn { .. }
            | Self::TornCheck { .. }
            | Self::DiffPhone
            | Self::PinWrong { .. }
            | Self::PinLast { .. }
            | Self::PinUnknown
            | Self::E020Card
            | Self::E020Android
            | Self::E020Iphone
            | Self::E020Other
            | Self::E021Wallet
            | Self::E021None
            | Self::E021Early
            | Self::E021Slow
            | Self::EThird { .. }
            | Self::StillThere { .. }
            | Self::CancelAsk
            | Self::NextPerson
            | Self::CertSoon { .. }
            | Self::ToDesk { confirmation: Some(_) }
            | Self::DeskAway
            | Self::CallNone => State::Careful,

            Self::PinLocked
            | Self::E006Expired
            | Self::E006Revoked
            | Self::E002 { .. }
            | Self::EVerify { .. }
            | Self::ReaderKept
            | Self::ToDesk { confirmation: None }
            | Self::ClockWrong { .. }
            | Self::OutOfService { .. } => State::Stopped,

            Self::Cancelled | Self::ServedElsewhere | Self::Maintenance => State::Neutral,
        }
    }
}

/// A pad that says what went wrong before, or that has one try left, is no plain task.
const fn pin_pad(ask: PinAsk) -> State {
    match (ask.why, ask.tries) {
        (PinWhy::Wrong | PinWhy::RightButTorn | PinWhy::Checked, _) | (_, Some(1)) => {
            State::Careful
        }
        (PinWhy::Chosen | PinWhy::Found, _) => State::Do,
    }
}

#[cfg(test)]
mod tests;
