//! What terminal and desk say to each other, as types: the JSON of desk/PROTOCOL.md.
//!
//! Nothing here is trusted by being parsed: the desk proves the evidence itself
//! ([`verify`](crate::verify::verify)), and looks at who sent it. Types that hold something of a
//! person wipe it, and their `Debug` shows lengths alone.
//!
//! | file | what is there |
//! |---|---|
//! | `timestamp` | a time as text |
//! | `bytes` | bytes as base64 |
//! | `challenge` | the nonces of a tap, and the challenge that follows from them |
//! | `enrolment` | the code, both proofs, both requests |
//! | `visit` | a version of a visit, and the desk's receipt and verdict |
//! | `status` | heartbeats, gates, settings |
//! | `event` | what a desk tells a terminal between requests, and calls for staff |
//! | `inventory` | what a terminal still knows of visits that a store may have lost |
//! | `problem` | the stable reasons of refusals |

mod bytes;
mod challenge;
mod enrolment;
mod event;
mod inventory;
mod problem;
mod status;
mod timestamp;
mod visit;

pub use bytes::{Bytes32, Der};
pub use challenge::{ChallengeParts, Nonces, ServedNonce};
pub use enrolment::{
    CertificateRequest, Enrolled, EnrolledTerminal, EnrolmentCode, Hello, HelloAnswer, Issued,
    NotAnEnrolmentCode, Proofs, Renewal, Slot,
};
pub use event::{Call, CallAnswer, CallCause, DeskEvent, Events};
pub use inventory::{Inventory, InventoryAnswer, InventoryEntry};
pub use problem::{Problem, ProblemReason};
pub use status::{
    DeskSettings, Gate, GateReason, Heartbeat, HeartbeatAnswer, OpenVisit, Queue, ReaderState,
    ReaderStatus, Step, TerminalState,
};
pub use timestamp::{NotATimestamp, Timestamp};
pub use visit::{
    EvidenceRecord, Receipt, RefusalReason, Verdict, VerdictState, VisitAnswer, VisitRecord,
    VisitVersion,
};

#[cfg(test)]
mod tests;
