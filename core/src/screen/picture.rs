//! The pictures: what each is to show, not how.

use serde::Serialize;

use crate::jpki::PhoneKind;
use crate::session::WalletPage;

/// What is drawn beside the words; a front-end chooses lines and colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Picture {
    /// Words alone.
    None,
    /// Where to hold a phone, and how: [`Screen::holding`](super::Screen::holding) says which place
    /// it is.
    HoldingPlace,
    /// Both kinds of phone, side by side.
    BothPhones,
    /// The back of a phone with an apple on it, and one without.
    BackOfPhone,
    /// The four steps of Wallet: press twice, choose the card, authenticate, hold.
    WalletSteps,
    /// One way to authenticate.
    Wallet(WalletPage),
    /// This phone is held to the reader.
    Hold(PhoneKind),
    /// A phone is moved slowly over the reader, its metal case off.
    MoveSlowly,
    /// A phone lies still while waves go to it.
    Reading,
    /// This phone is lifted off the reader.
    Lift(PhoneKind),
    /// A phone is lifted off the reader.
    LiftAny,
    /// The reader, on which nothing lies any more.
    Lifted,
    /// ○ the PIN of the smartphone certificate, × the phone's unlock code, × the card's PIN.
    WhichPin,
    /// The screen of a phone is woken, its case and cards are taken off.
    WakeAndBare,
    /// A plastic card is taken off the reader.
    TakeCardAway,
    /// The way to the desk.
    GoToDesk,
    /// What is known of a patient, on paper.
    Records,
    /// One person leaves, and the next comes.
    NextPerson,
    /// Staff is called.
    Bell,
    /// A tick: the visit is over.
    Finished,
    /// A clock.
    Waiting,
}
