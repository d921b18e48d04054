//! What to show, as data: every front-end draws the same [`Screen`], and no word, colour or size is
//! decided here.
//!
//! Composition and texts match on [`View`] and [`Label`], and pictures on [`Picture`], without a
//! catch-all, so that a new screen does not compile until all of them know it. A key or a button
//! gives an [`Action`](crate::session::Action), which goes back into the session as it is.

mod choice;
mod choices;
mod compose;
mod id;
mod items;
mod model;
mod offered;
mod picture;
#[cfg(any(test, feature = "specimen"))]
mod specimen;
mod state;
mod view;

pub use choice::{Choice, Key, Label};
pub use compose::screen;
pub use items::ConsentItems;
pub use model::{Screen, TimeLeft};
pub use picture::Picture;
#[cfg(any(test, feature = "specimen"))]
pub use specimen::Specimen;
pub use state::State;
pub use view::{GroupAnswer, PadPhone, PinAsk, View, VisitStep};

#[cfg(test)]
mod tests;
