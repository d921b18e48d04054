//! What the patient can do: every button and key of every front-end becomes an [`Action`].

use serde::Serialize;

use super::language::Language;
use super::settings::TextSize;
use crate::consent::Prescription;
use crate::jpki::PhoneKind;
use crate::secret::Digit;

/// What the patient can do. What does not belong to the screen that is shown is ignored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Action {
    /// Speak another language.
    Language(Language),
    /// Show all languages, to choose one.
    Languages,
    /// Write larger or smaller.
    TextSize(TextSize),
    /// Draw with stronger contrast, or as usual.
    HighContrast(bool),
    /// Somebody of the place is to come to this terminal.
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
    /// The iPhone does not do what the steps say: show the ways out.
    NotWorking,
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

    /// My answer to all questions at once.
    Answer(BundledAnswer),
    /// Ask me one by one.
    OneByOne,
    /// Who sees what I give?
    LearnMore,
    /// 同意する, to the group of this place, from 0. An answer that was meant for another group, whose
    /// page has gone, answers nothing.
    Agree(u8),
    /// 同意しない, as [`Action::Agree`].
    Refuse(u8),
    /// How I receive the prescription.
    Prescription(Prescription),
    /// Let me change the answer of this place of the last page, from 0.
    Change(u8),
    /// My answers are these.
    Decide,
    /// Someone else is here now.
    NextPerson,
    /// It is still me.
    SamePerson,

    /// Still here; go on.
    Continue,
    /// Show this for its whole time once more.
    KeepShowing,
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

/// The answer to all questions at once: whether the facility may see past medical information.
/// Nothing is agreed to until it is answered, and confirmed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum BundledAnswer {
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
    /// The four digits of the smartphone's certificate, and which other numbers they are not.
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
