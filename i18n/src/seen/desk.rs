//! What the checks have seen of the desk of this terminal.

use fluent::FluentArgs;
use kazasu_core::time::UnixTime;

use crate::argument::{args, outside, spanning};
use crate::date;

/// How a terminal stands to its desk.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
#[allow(missing_docs, reason = "the fields are the words that the sentence leaves open")]
pub enum SeenDesk {
    /// What this terminal is at its desk cannot be used.
    Unusable { error: String },
    /// This terminal is one of a desk, under this name, and nothing more is known.
    Of { name: String, address: String },
    /// The desk answers since so many seconds.
    Answers { name: String, address: String, age: u64 },
    /// The desk does not answer since so many seconds: the stable word of why.
    Away { address: String, age: u64, why: String },
    /// The desk takes no new visits of this terminal: the stable word of why, the part that it is
    /// about, what that is, and what the desk asks for.
    Gate { address: String, why: String, part: String, have: String, need: String },
    /// The desk does not take this terminal at all: the stable word of why.
    Refused { address: String, why: String },
    /// Hand-overs stay here that are for the desk of before.
    Elsewhere { count: u64 },
    /// When this terminal's certificate ends.
    Certificate { not_after: UnixTime },
    /// When this terminal's certificate has ended.
    CertificateEnded { not_after: UnixTime },
    /// The desk has confirmed a visit last so many seconds ago.
    LastReceipt { age: u64 },
    /// So many visits that the desk has confirmed are not in its store any more.
    Lost { count: u32 },
    /// This terminal's clock and the desk's differ by so many seconds.
    Clock { seconds: u64, behind: bool },
}

impl SeenDesk {
    /// The message and its arguments.
    pub(super) fn message(&self) -> (&'static str, FluentArgs<'_>) {
        match self {
            Self::Unusable { error } => ("check-desk-unusable", args([("error", outside(error))])),
            Self::Of { name, address } => {
                ("check-desk", args([("name", outside(name)), ("address", outside(address))]))
            }
            Self::Answers { name, address, age } => {
                let words = args([("name", outside(name)), ("address", outside(address))]);
                ("check-desk-answers", spanning(words, *age))
            }
            Self::Away { address, age, why } => {
                let words = args([("address", outside(address)), ("why", outside(why))]);
                ("check-desk-away", spanning(words, *age))
            }
            Self::Gate { address, why, part, have, need } => {
                let words = [
                    ("address", outside(address)),
                    ("why", outside(why)),
                    ("part", outside(part)),
                    ("have", outside(have)),
                    ("need", outside(need)),
                ];
                ("check-desk-gate", args(words))
            }
            Self::Refused { address, why } => {
                ("check-desk-refused", args([("address", outside(address)), ("why", outside(why))]))
            }
            Self::Elsewhere { count } => {
                ("check-outbox-elsewhere", args([("count", (*count).into())]))
            }
            Self::Certificate { not_after } => {
                ("check-desk-certificate", date::arguments(*not_after))
            }
            Self::CertificateEnded { not_after } => {
                ("check-desk-certificate-ended", date::arguments(*not_after))
            }
            Self::LastReceipt { age } => ("check-desk-receipt", spanning(args([]), *age)),
            Self::Lost { count } => ("check-desk-lost", args([("count", (*count).into())])),
            Self::Clock { seconds, behind } => (
                "check-desk-clock",
                args([
                    ("seconds", (*seconds).into()),
                    ("behind", if *behind { "yes" } else { "no" }.into()),
                ]),
            ),
        }
    }
}
