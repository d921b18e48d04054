//! What is to be done: the session asks, the host carries out.

use serde::Serialize;

use super::event::{Confirmation, Consent, Epoch, VisitId};
use super::settings::Facility;
use crate::code::Reason;
use crate::read::Request;
use crate::verify::{Evidence, UserAuthentication, Verified};

/// One thing that the host is to do.
#[derive(Clone, Debug)]
pub enum Effect {
    /// Read what lies on this reader; its news come back with the same number.
    StartTap {
        /// The number of the tap.
        epoch: Epoch,
        /// Name of the reader.
        reader: String,
        /// What to do.
        request: Request,
    },
    /// Give this tap up: its PIN entry is wiped already, and nothing that it says later counts.
    StopTap(Epoch),
    /// Make a [`Supply`](super::Supply) for the next tap. Asked for once, until it comes.
    NeedSupply,
    /// Play this tone.
    Play(Tone),
    /// Say the screen once more, though nothing has changed.
    SayAgain,
    /// Hand the visit over, and answer with [`Event::Delivered`](super::Event::Delivered) when it
    /// is safe there.
    Deliver(Box<Record>),
    /// Call staff to the terminal.
    CallStaff,
    /// The call is over.
    EndCall,
    /// Tell the desk.
    Notify(Notice),
    /// For staff's log: the phone was read and not accepted.
    Refused(Reason),
}

/// Sounds, each to be told from the others without looking.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Tone {
    /// A key was pressed: the same for all keys.
    Key,
    /// The PIN is asked.
    PinNeeded,
    /// A phone was detected.
    Detected,
    /// The phone may be taken away.
    TakeAway,
    /// Finished.
    Done,
    /// Something did not work.
    Failed,
}

/// What the desk is told while a visit goes on. It never hears anything of the PIN.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Notice {
    /// Someone has tried several times and is being sent to the desk.
    NeedsHelp,
    /// Another program keeps the reader, so that no phone can be read.
    ReaderKept,
}

/// What is left of a visit in which a phone was proved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// The visit.
    pub visit: VisitId,
    /// 確認番号.
    pub confirmation: Confirmation,
    /// What kind of place asked for consent.
    pub facility: Facility,
    /// What the phone gave, so that whoever receives this can prove it again.
    pub evidence: Evidence,
    /// The proof.
    pub proof: Verified<UserAuthentication>,
    /// How it ended.
    pub ending: Ending,
    /// From a demonstration: never to be taken for a patient.
    pub demo: bool,
}

/// How a visit ended. Only a complete one carries consent: of an answer that was not confirmed
/// nothing is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ending {
    /// The patient answered.
    Complete(Consent),
    /// 同意の途中で終了: the patient left, or the next person took over; staff asks again.
    Left,
    /// 患者さんが中止.
    Cancelled,
}
