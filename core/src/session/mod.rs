//! The patient's visit as a state machine: an [`Event`] at a [`Moment`] goes in, [`Effect`]s come
//! out. Pure: no clock, no randomness, no text.
//!
//! The host gives every event to [`Session::update`], carries out the effects, draws
//! [`screen`](crate::screen::screen), and comes back with [`Event::Tick`] at
//! [`Session::next_deadline`] if nothing happens before. Timers are not effects: there is one
//! question, "when next?", and no timer that could outlive its reason. What only the host can make
//! (random bytes, ids) is asked for by an effect and comes as an event, ahead of the moment that
//! needs it, so that a phone never waits for it.
//!
//! | file | what is there |
//! |---|---|
//! | `machine` | [`Session`]: its state, and where each event leads |
//! | `event`, `action`, `effect` | what comes in, what the patient can do, what goes out |
//! | `visit` | everything of the patient, in one place: it is dropped when the visit ends |
//! | `stage` | where a visit stands: one file for each stage, with its screens and transitions |
//! | `update` | how an event changes the visit: patient, readers, tap, result, time, calls |
//! | `showing` | of all that goes on at once, the one thing that is shown |

mod action;
mod between;
mod call;
mod desk;
mod effect;
mod event;
mod hand_over;
mod language;
mod machine;
mod maintenance;
mod out_of_service;
mod pin_state;
mod readers;
mod settings;
mod showing;
mod stage;
mod tap;
mod transition;
mod update;
mod visit;

pub use action::{Action, BundledAnswer, Topic, WalletPage};
pub(crate) use between::Help;
pub(crate) use call::CallAnswer;
pub use call::CallId;
pub use desk::{DeskAnswer, DeskSettings, DeskState, Gate, Part};
pub use effect::{Effect, Notice, Tone};
pub use event::{Event, Moment};
pub use hand_over::{HandOver, HandOverError, HandOverOutcome, Receipt, VisitId};
pub use language::Language;
pub use machine::Session;
pub use maintenance::{Maintenance, MaintenanceOrder, TapPurpose};
pub use out_of_service::{OutOfService, OutboxDown};
pub use settings::{
    Demo, Facility, Holding, Limits, Look, ReaderPlace, Settings, TenKey, TextSize,
};
pub(crate) use showing::Showing;
pub use stage::PinWhy;
pub(crate) use stage::{
    ConsentPage, ConsentStage, Delivered, HandOverStage, HandOverStep, Hold, HoldStage, KindStage,
    PinStage, Stage, Trouble, Why,
};
pub(crate) use visit::Question;

#[cfg(test)]
mod tests;
