//! The patient's visit as a state machine: an [`Event`] at a [`Moment`] goes in, [`Effect`]s come out. Pure: no clock, no randomness, no text.

mod effect;
mod event;
mod settings;

pub use effect::{Effect, Ending, Notice, Record, Tone};
pub use event::{Action, Confirmation, Consent, Epoch, Event, Moment, NotOpened, Supply, TapNews, Topic, VisitId, WalletPage};
pub use settings::{Demo, Facility, Language, Limits, Look, Settings, TextSize};
