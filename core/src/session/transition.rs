//! Where an action of the patient leads.

use super::action::WalletPage;
use crate::jpki::PhoneKind;
use crate::secret::Pin;

/// What an action does to the visit. A stage answers each action that belongs to its screen with
/// one; [`Session`](super::Session) carries it out.
#[derive(Debug)]
pub(super) enum Transition {
    /// A key of the PIN pad; whether it took effect, so that it is heard.
    Key { taken: bool },
    /// The stage has turned to another of its screens; its time begins anew.
    NextScreen,
    /// The screen stays, and its time begins anew.
    Stay,
    /// As [`Transition::NextScreen`], and the PIN is wiped wherever it is.
    WipePin,
    /// The kind of phone is chosen, or put right.
    ChooseKind(PhoneKind),
    /// One of the pages on how to authenticate in Wallet.
    ShowWallet(WalletPage),
    /// The pages on how to authenticate, to choose one.
    ShowWays,
    /// On to holding the phone.
    Hold,
    /// Ask for the PIN, or for what comes before it.
    EnterPin,
    /// One try is left, and the patient wants to use it.
    AgreeLastTry,
    /// Four digits were confirmed: one entry, for one VERIFY.
    ConfirmPin(Pin),
    /// The answers are confirmed.
    Decide,
    /// From the beginning, within this visit.
    StartOver,
    /// The other ways to be identified.
    OtherWays,
    /// Ask whether the patient really wants to stop.
    AskCancel,
    /// Ask whether somebody else is here now.
    AskNextPerson,
    /// The visit ends as stopped.
    Cancel,
    /// The visit ends.
    Finish,
}
