//! What is to be done: the session asks, the host carries out.

use serde::Serialize;

use super::call::CallId;
use super::hand_over::{HandOver, VisitId};
use super::maintenance::TapPurpose;
use crate::code::Reason;
use crate::read::{Epoch, Request};
use crate::reader::ReaderName;

/// One thing that the host is to do.
#[derive(Clone, Debug)]
pub enum Effect {
    /// Read what lies on this reader; its news come back with the same number.
    StartTap {
        /// The number of the tap.
        epoch: Epoch,
        /// PC/SC name of the reader.
        reader: ReaderName,
        /// What it is for.
        purpose: TapPurpose,
        /// Which phone is expected, the PIN entry that may be sent, and the challenge to sign.
        request: Request,
    },
    /// Give this tap up: its PIN entry is wiped already, and nothing that it says later counts.
    StopTap(Epoch),
    /// Make what the next tap is to sign, and answer at once with
    /// [`Event::Challenge`](super::Event::Challenge): for a tap of this visit, of whose id and a
    /// nonce of the desk it is made (desk/PROTOCOL.md §4), or with `None` for a test, 32 random
    /// bytes. The host has everything for it at hand, so that a phone never waits for it.
    NeedChallenge(Option<VisitId>),
    /// A visit has begun: answer with [`Event::VisitIdentified`](super::Event::VisitIdentified). No
    /// phone is read before.
    IdentifyVisit,
    /// Make this sound at once, where the terminal has one.
    Play(Tone),
    /// Say the screen once more, though nothing has changed.
    SayAgain,
    /// Hand this version of the visit over, and answer with
    /// [`Event::HandedOver`](super::Event::HandedOver).
    HandOver(Box<HandOver>),
    /// Call staff to the terminal.
    CallStaff(CallId),
    /// This call is over.
    EndCall(CallId),
    /// The desk is to know this while the visit goes on.
    Notify(Notice),
    /// For staff's log: this tap has read a phone, and it is not accepted.
    Refused {
        /// The tap that has read it.
        epoch: Epoch,
        /// The stable word for it, as in `kazasu read --json`.
        reason: Reason,
    },
    /// For the audit log: maintenance has begun (`true`) or ended.
    Maintenance(bool),
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
    /// The visit is over, and the number for the desk is shown.
    Done,
    /// Something did not work.
    Failed,
}

/// What the desk is told while a visit goes on. It never hears anything of the PIN.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Notice {
    /// Someone has tried several times and is being sent to the desk.
    NeedsHelp,
    /// Another program keeps the reader, so that no phone can be read.
    ReaderKept,
    /// Something lies on a reader that belongs to no visit: a phone or a card that was forgotten,
    /// or a thing that rests there. Told once for each thing.
    LeftOnReader {
        /// PC/SC name of the reader.
        reader: ReaderName,
    },
}
