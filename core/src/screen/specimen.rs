//! A screen without a session: what tests and galleries of front-ends draw. Only its view is given; all that belongs to it is as in a visit.

use super::{Screen, View, choices, compose};
use crate::jpki::PhoneKind;
use crate::session::{Facility, Look};

impl Screen {
    /// The screen of `view`, in a visit with this kind of phone.
    #[must_use]
    pub fn specimen(view: View, kind: Option<PhoneKind>, look: Look) -> Self {
        let offered = choices::of(&view);
        Self {
            step: compose::step(&view, kind),
            picture: compose::picture(&view, kind),
            tone: None,
            choices: offered.choices,
            alike: offered.alike,
            back: offered.back,
            leave: offered.leave,
            standing: choices::standing(&view, look, false),
            look,
            facility: Facility::default(),
            desk: None,
            demo: false,
            view,
        }
    }
}
