//! Terminals, their certificates, and the codes by which they come.

use std::net::IpAddr;

use kazasu_core::confirmation::Letter;
use kazasu_core::handover::{Der, Heartbeat, Slot, Timestamp};
use kazasu_core::sha256::Sha256;
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use zeroize::Zeroizing;

/// A terminal of this desk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Terminal {
    /// Part of every challenge.
    pub id: Uuid,
    /// As staff have named it.
    pub name: String,
    /// In front of its 確認番号.
    pub letter: Option<Letter>,
    /// When it became one.
    pub enrolled_at: Timestamp,
    /// When it was struck from the list.
    pub revoked_at: Option<Timestamp>,
    /// When its newest certificate ends.
    pub not_after: Option<Timestamp>,
    /// It asks to renew a certificate that has ended: an administrator must agree.
    pub renewal_pending: bool,
}

/// What a desk knows of a certificate that was presented.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is not of this desk.
    Unknown,
    /// It was struck from the list.
    Revoked {
        /// By its id, which is part of every challenge.
        terminal: Uuid,
    },
    /// It is a terminal's.
    Known(KnownCertificate),
}

/// A certificate in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownCertificate {
    /// By its id, which is part of every challenge.
    pub terminal: Terminal,
    /// When it ends.
    pub not_after: Timestamp,
    /// When it was issued: it is to be renewed after two thirds of its time.
    pub issued_at: Timestamp,
    /// It was never used before: [`Store::certificate_used`](super::Store::certificate_used) makes
    /// it the only one of its terminal.
    pub is_new: bool,
    /// It has ended, and an administrator has agreed that this key may renew.
    pub renewal_allowed: bool,
}

/// A certificate that was issued to a terminal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IssuedCertificate {
    /// DER.
    pub certificate: Der,
    /// When it ends.
    pub not_after: Timestamp,
}

/// A code that is to be opened.
#[derive(Debug)]
pub struct NewSlot {
    /// Its four digits.
    pub slot: Slot,
    /// All 24 digits: kept sealed.
    pub code: Zeroizing<String>,
    /// Which terminal it will be.
    pub terminal: Uuid,
    /// As staff have named it.
    pub name: String,
    /// Letters to choose from; the first that no terminal of the list and no open code has is
    /// taken, none if there is none left.
    pub letters: Vec<Letter>,
    /// Who has opened it.
    pub by: String,
    /// By the desk's clock.
    pub opened_at: Timestamp,
    /// When it is good no more.
    pub expires_at: Timestamp,
}

/// A code that is good, or was a moment ago.
#[derive(Debug)]
pub struct OpenSlot {
    /// Its four digits.
    pub slot: Slot,
    /// All 24 digits.
    pub code: Zeroizing<String>,
    /// Which terminal it will be.
    pub terminal: Uuid,
    /// As staff have named it.
    pub name: String,
    /// In front of its 確認番号.
    pub letter: Option<Letter>,
    /// When it is good no more.
    pub expires_at: Timestamp,
    /// Wrong proofs so far.
    pub wrong_proofs: u32,
    /// Where the last of them came from.
    pub wrong_from: Option<IpAddr>,
    /// What it was used for.
    pub used: Option<UsedSlot>,
}

/// Wrong proofs that burn a code (desk/PROTOCOL.md §2.1).
pub const PROOFS: u32 = 5;

impl OpenSlot {
    /// Whether it was burnt by wrong proofs.
    #[must_use]
    pub const fn is_burnt(&self) -> bool {
        self.wrong_proofs >= PROOFS
    }

    /// Whether a proof may still be tried at this time.
    #[must_use]
    pub fn is_good(&self, now: Timestamp) -> bool {
        !self.is_burnt() && now < self.expires_at
    }
}

/// What a code was used for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UsedSlot {
    /// Hash of the certificate request.
    pub csr: Sha256,
    /// Given again to whoever repeats the request.
    pub issued: IssuedCertificate,
}

/// What became of the attempt to use a code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SlotUse {
    /// The terminal is one of the desk now.
    Enrolled(Terminal),
    /// It was used with the same request: what was issued then.
    Repeated(Terminal, IssuedCertificate),
    /// It was used with another request.
    Used,
    /// It is not open: expired, burnt, or never there.
    Refused,
}

/// The last that was heard of a terminal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Status {
    /// What it said.
    pub heartbeat: Heartbeat,
    /// By the desk's clock.
    pub received_at: Timestamp,
    /// Where it called from.
    pub address: IpAddr,
    /// Which programs and addresses have called under this terminal lately, newest last.
    pub trail: Vec<Sighting>,
}

/// A program that has called from an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sighting {
    /// New with each start of a terminal's program.
    pub boot: Uuid,
    /// Where it called from.
    pub address: IpAddr,
    /// By the desk's clock.
    pub at: Timestamp,
}
