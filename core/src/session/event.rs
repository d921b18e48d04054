//! What happens: everything that moves a visit comes in as an [`Event`].

use std::time::Duration;

use serde::Serialize;

use super::settings::{Language, TextSize};
use crate::jpki::PhoneKind;
use crate::read::{Progress, ReadError};
use crate::reader::ReaderEvent;
use crate::secret::Digit;
use crate::time::UnixTime;
use crate::verify::{Challenge, Evidence};

/// When something happens, by both clocks of the host.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// Time since the program started, for limits: it never goes back.
    pub uptime: Duration,
    /// Wall-clock time, for proofs: it may be set at any moment.
    pub wall: UnixTime,
}

/// The number of a tap: what comes late from an older one is dropped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Epoch(pub u64);

/// One thing that happened.
#[derive(Clone, Debug)]
pub enum Event {
    /// Time has passed; see [`Session::next_deadline`](super::Session::next_deadline).
    Tick,
    /// The patient did something.
    Patient(Action),
    /// Readers and phones come and go.
    Reader(ReaderEvent),
    /// A word from a tap.
    Tap {
        /// Which.
        epoch: Epoch,
        /// What.
        news: TapNews,
    },
    /// The answer to [`Effect::NeedSupply`](super::Effect::NeedSupply).
    Supply(Supply),
    /// The visit is safe where it was delivered to.
    Delivered(VisitId),
    /// The visit could not be handed over yet; the host goes on trying.
    NotDelivered(VisitId),
    /// Staff has seen the call and is coming.
    CallSeen,
    /// Nobody can answer calls now.
    CallUnanswered,
    /// The program has started, and it had ended within a visit. Comes first if at all.
    RestartedInVisit,
    /// Staff works on the terminal (`true`), or has finished.
    Maintenance(bool),
}

/// What a tap has to say.
#[derive(Clone, Debug)]
pub enum TapNews {
    /// Another program uses the reader; the tap waits for it, and nothing was sent.
    Busy,
    /// The tap has come this far.
    Progress(Progress),
    /// The tap is over and the phone has no power any more.
    Done(Box<Result<Evidence, ReadError>>),
    /// Nothing was sent.
    NotOpened(NotOpened),
    /// The tap took too long and was given up.
    GivenUp,
}

/// Why a tap never began.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotOpened {
    /// Nothing lies on the reader any more.
    Empty,
    /// What lies there does not answer the reader's power-up.
    Mute,
    /// The reader or its service is gone, or another program keeps it.
    Unavailable,
}

/// What only the host can make: randomness, and numbers that nobody else has now. One for each tap.
#[derive(Clone, Debug)]
pub struct Supply {
    /// 32 fresh random bytes.
    pub challenge: Challenge,
    /// The visit's, if this tap proves one.
    pub visit: VisitId,
    /// 確認番号 of that visit.
    pub confirmation: Confirmation,
}

/// The number of a visit: never used twice by a terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct VisitId(pub u64);

/// 確認番号: two digits that the patient tells the desk, 00 to 99; no two visits that are open at the
/// desk have the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Confirmation(u8);

impl Confirmation {
    /// A number from 0 to 99; `None` for anything else.
    #[must_use]
    pub const fn new(number: u8) -> Option<Self> {
        if number <= 99 { Some(Self(number)) } else { None }
    }

    /// One with two digits of which the first is easily lost.
    #[cfg(any(test, feature = "specimen"))]
    pub(crate) const SPECIMEN: Self = Self(7);

    /// The number; it is shown with two digits.
    #[must_use]
    pub const fn number(self) -> u8 {
        self.0
    }
}

/// What the patient can do. What does not belong to the screen that is shown is ignored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Action {
    /// Speak another language.
    Language(Language),
    /// Write larger or smaller.
    TextSize(TextSize),
    /// Draw with stronger contrast, or as usual.
    HighContrast(bool),
    /// Call staff.
    CallStaff,
    /// Call nobody any more, or leave the answer to a call.
    EndCall,
    /// Open the help, or one of its pages.
    Help(Option<Topic>),
    /// Say this screen once more, where screens are said.
    SayAgain,

    /// Begin.
    Start,
    /// This kind of phone, or go on with it.
    Choose(PhoneKind),
    /// Help me to tell which kind it is.
    KindHelp,
    /// How to authenticate in Wallet.
    Wallet(WalletPage),
    /// Go on to holding the phone, again.
    Hold,

    /// A key of the PIN pad.
    #[serde(skip)]
    Digit(Digit),
    /// Take the last digit back.
    Delete,
    /// Take these four digits.
    Confirm,
    /// I do not know the PIN.
    ForgotPin,
    /// Enter the PIN, or enter it again.
    EnterPin,
    /// One try is left, and I want to use it.
    AgreeLastTry,

    /// My answer.
    Answer(Consent),
    /// Someone else is here now.
    NextPerson,
    /// It is still me.
    SamePerson,

    /// Still here; go on.
    Continue,
    /// Show the other ways to be identified.
    OtherWays,
    /// From the beginning, within this visit.
    StartOver,
    /// もどる.
    Back,
    /// 中止する.
    Cancel,
    /// 終了する.
    Finish,
}

/// Whether the facility may see past medical information. Nothing is agreed to until it is
/// answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Consent {
    /// すべて同意する.
    All,
    /// すべて同意しない.
    Nothing,
}

/// Pages of the help, in the order of their numbers 1 to 5.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Topic {
    /// Where to hold the phone.
    WhereToHold,
    /// Which PIN.
    Pin,
    /// How to authenticate with an iPhone.
    Wallet,
    /// Other ways to be identified.
    OtherWays,
    /// The helpline.
    Contact,
}

impl Topic {
    /// Every page.
    pub const ALL: [Self; 5] =
        [Self::WhereToHold, Self::Pin, Self::Wallet, Self::OtherWays, Self::Contact];
}

/// Ways to open Wallet and authenticate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum WalletPage {
    /// Face ID, from anywhere.
    Face,
    /// Face ID, Wallet is open.
    FaceOpen,
    /// Touch ID, from the lock screen.
    Touch,
    /// Touch ID, Wallet is open.
    TouchOpen,
    /// Another card is shown.
    OtherCard,
    /// From the Home Screen.
    Home,
}
