//! Everything that goes to the desk and comes from it while a program serves: versions of visits,
//! heartbeats, events, calls for staff, nonces, renewals, and what is told of it.

mod bundle;
mod calls;
mod events;
mod fetch;
mod heartbeat;
mod inventory;
mod line;
mod link;
mod look;
mod news;
mod nonces;
mod pace;
mod record;
mod recovery;
mod renewal;
mod shared;
mod status;
mod thread;
mod versions;

pub(crate) use bundle::MakeBundle;
pub(crate) use link::DeskLink;
pub(crate) use look::{DeskLook, OwnDesk, gate_word, look};
pub(crate) use news::{DeskNews, DeskStanding, Situation};
#[cfg(test)]
pub(super) use pace::Pace;
pub(crate) use status::DeliveryStatus;
pub(crate) use thread::DeliverySetup;
