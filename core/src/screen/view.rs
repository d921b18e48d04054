//! The screens and their arguments.

use serde::Serialize;

use super::items::ConsentItems;
use crate::code::Code;
use crate::confirmation::Confirmation;
use crate::consent::Prescription;
use crate::session::{OutOfService, PinWhy, Topic, WalletPage};
use crate::time::UnixTime;

/// How far the visit has come: `number` of `of` steps (iPhone 3, Android 4), or an open number
/// before the kind of phone is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct VisitStep {
    /// From 1.
    pub number: u8,
    /// How many there are.
    pub of: Option<u8>,
}

/// A screen of the list, by its name there, with what varies in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "id", rename_all = "kebab-case")]
pub enum View {
    /// Before a visit.
    Start,
    /// Before a visit, and a phone lies there that nobody has taken away.
    StartLeft,
    /// Which phone?
    Kind,
    /// How to tell which phone it is.
    KindHelp,

    /// iPhone: authenticate, then hold.
    IpHold {
        /// It was not detected for a while: say how to hold it, beside the steps.
        tips: bool,
        /// What lies there was used already, and has to be lifted before it is held again.
        lift_first: bool,
    },
    /// iPhone: it does not do what the steps say; the ways to authenticate, to choose one.
    IpWays,
    /// iPhone: one way to authenticate.
    IpPage {
        /// The way, by kind of iPhone.
        page: WalletPage,
    },

    /// An Android phone was recognised; the PIN pad is drawn when it is lifted, and digits are
    /// taken by then.
    AnFound,
    /// The PIN pad, with what has led to it.
    AnPin {
        /// Digits typed, 0 to 4: as many dots, and nothing else.
        entered: u8,
        /// All four are typed.
        can_confirm: bool,
        /// What else is said.
        ask: PinAsk,
    },
    /// The PIN is not known.
    AnForgot,
    /// Android: hold.
    AnHold {
        /// As in [`View::IpHold`].
        lift_first: bool,
    },

    /// Not detected for a while.
    HoldTips {
        /// As in [`View::IpHold`].
        lift_first: bool,
    },
    /// A tap runs.
    Reading {
        /// How far, 0 to 100.
        percent: u8,
    },
    /// Another program uses the reader; the phone is read as soon as that one has finished. (Not in
    /// the list: a reading that has not begun is not shown as one.)
    ReaderBusy,
    /// iPhone: read; take it away.
    TakeIp,
    /// Android: read; take it away.
    TakeAn,
    /// The same phone once more.
    Torn {
        /// As in [`View::IpHold`].
        lift_first: bool,
    },
    /// It is not known whether the PIN arrived: hold once more, the counter alone is read.
    TornCheck {
        /// As in [`View::IpHold`].
        lift_first: bool,
    },
    /// Another phone than before.
    DiffPhone,

    /// 暗証番号が違います: the phone refused the PIN, and lies there still. The PIN pad, or the question
    /// of the last try, is drawn when it is lifted; digits are taken by then.
    PinWrong {
        /// Tries left, where the phone said it.
        tries: Option<u8>,
    },
    /// One try is left: use it?
    PinLast {
        /// It is the last one because the phone has just refused the PIN.
        wrong: bool,
        /// Digits were typed, which answer nothing.
        typed: bool,
    },
    /// The counter cannot be read.
    PinUnknown,
    /// 019.
    PinLocked,

    /// A plastic card.
    E020Card,
    /// An Android phone where an iPhone was chosen.
    E020Android,
    /// An iPhone where an Android phone was chosen.
    E020Iphone,
    /// Something else with a certificate.
    E020Other,
    /// Wallet has not authenticated.
    E021Wallet,
    /// Not a phone with a My Number card, or not recognised.
    E021None,
    /// Taken away too early, again.
    E021Early,
    /// It took too long.
    E021Slow,
    /// The third failure of a visit.
    EThird {
        /// Another try is offered.
        again: bool,
    },
    /// The certificate's time is over.
    E006Expired,
    /// The certificate was revoked.
    E006Revoked,
    /// Phones cannot be used yet.
    E002 {
        /// From when on they can.
        starts: UnixTime,
    },
    /// The phone was not proved. The reason is for staff alone.
    EVerify {
        /// The field's code for it, if it has one.
        code: Option<Code>,
    },
    /// Other ways to be identified.
    OtherWays,

    /// The desk has a moment to say what is asked.
    Checking {
        /// It asks somebody whether the patient is insured: only then that is said.
        insurance: bool,
    },
    /// May the facility see past medical information? All, one by one, or none.
    ConsentAll {
        /// What is asked for.
        items: ConsentItems,
    },
    /// Who sees what is given.
    ConsentInfo,
    /// One question of several. (In the list: CONSENT-CARE to CONSENT-DISEASE.)
    ConsentGroup {
        /// What is asked for.
        items: ConsentItems,
        /// Its place among the questions, from 0.
        at: u8,
        /// How many questions there are.
        of: u8,
        /// もどる leads to the page before.
        back: bool,
    },
    /// Electronic or paper prescription? (In the list: RX.)
    Prescription {
        /// As in [`View::ConsentGroup`].
        back: bool,
    },
    /// Every answer, to be confirmed or changed.
    ConsentCheck {
        /// The answers to the questions, in their order.
        answers: Vec<GroupAnswer>,
        /// How the prescription is received, if that was asked.
        prescription: Option<Prescription>,
    },
    /// The certificate in the phone ends soon.
    CertSoon {
        /// Its last second.
        not_after: UnixTime,
    },
    /// The visit is on its way to where it is kept; a moment. (Not in the list: nothing may be
    /// shown as done before it is safe.)
    HandingOver,
    /// Finished; go to the desk.
    Done {
        /// 確認番号.
        confirmation: Confirmation,
    },
    /// Finished, but the desk has not heard of it.
    DoneAway {
        /// 確認番号.
        confirmation: Confirmation,
        /// It will: there is a desk, and the message is late.
        late: bool,
    },

    /// The desk has to see to this visit; the number, if the desk will know it.
    ToDesk {
        /// 確認番号.
        confirmation: Option<Confirmation>,
    },
    /// Before a visit, while the desk does not answer.
    DeskAway,

    /// Are you still there?
    StillThere {
        /// Seconds until the visit ends, from 20 down to 1.
        seconds: u8,
        /// A PIN is being typed: digits go on with it, and answer nothing.
        typing: bool,
    },
    /// Stop, after a phone was read?
    CancelAsk,
    /// Stopped.
    Cancelled,
    /// Someone holds a phone while another's visit is open.
    NextPerson,
    /// Staff is being called.
    Calling,
    /// Staff is coming.
    CallSeen,
    /// Nobody answers.
    CallNone,
    /// The readers have not been looked at yet.
    Starting,
    /// The terminal restarted within a visit.
    Restarted,
    /// Another program does not give the reader free. (Not in the list, as [`View::ReaderBusy`].)
    ReaderKept,
    /// The wall clock shows what cannot be. (Not in the list: without the right time nothing can be
    /// proved, and nobody is asked for a PIN that would be spent in vain.)
    ClockWrong {
        /// What it shows.
        now: UnixTime,
    },
    /// No reader, or no way to it.
    OutOfService {
        /// What is missing.
        cause: OutOfService,
    },
    /// Another program on this machine serves patients with these readers. (Not in the list: there
    /// one program is enough.)
    ServedElsewhere,
    /// Staff works on the terminal.
    Maintenance,
    /// Language・ことば: all languages that can be chosen, each by its own name.
    Languages,
    /// お困りのとき: the list of pages, or one of them.
    Help {
        /// The page that is open, or the list of pages.
        topic: Option<Topic>,
    },
}

/// The answer to one question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct GroupAnswer {
    /// What was asked for.
    pub items: ConsentItems,
    /// 同意する.
    pub given: bool,
}

/// What the PIN pad says beside what is typed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct PinAsk {
    /// What has led to it.
    pub why: PinWhy,
    /// Tries left, where they are known.
    pub tries: Option<u8>,
    /// What lies on a reader.
    pub phone: PadPhone,
}

/// A phone beside the PIN pad.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum PadPhone {
    /// None lies there.
    #[default]
    Away,
    /// The one that was read before lies there still: it is to be taken away.
    Left,
    /// One is held already; it is read once the PIN is confirmed.
    Held,
}

impl View {
    /// The PIN pad with so many digits typed, as a visit begins with it.
    #[must_use]
    pub fn pin_pad(entered: u8) -> Self {
        Self::AnPin { entered, can_confirm: entered == 4, ask: PinAsk::default() }
    }

    /// Whether a key with a number is a digit of the PIN here.
    pub(super) const fn takes_digits(&self) -> bool {
        matches!(
            self,
            Self::AnPin { .. }
                | Self::AnFound
                | Self::PinWrong { .. }
                | Self::PinLast { .. }
                | Self::StillThere { typing: true, .. }
        )
    }

    /// Whether no number is a key of a choice: a PIN is wanted next, or was just typed, and whoever
    /// types digits means the PIN.
    pub(super) const fn leaves_numbers_to_the_pin(&self) -> bool {
        self.takes_digits()
            || matches!(
                self,
                Self::AnForgot
                    | Self::AnHold { .. }
                    | Self::HoldTips { .. }
                    | Self::Reading { .. }
                    | Self::ReaderBusy
                    | Self::Torn { .. }
                    | Self::TornCheck { .. }
                    | Self::E020Android
                    | Self::Calling
                    | Self::CallSeen
                    | Self::CallNone
            )
    }
}
