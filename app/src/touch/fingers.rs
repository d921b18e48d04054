//! Fingers on buttons, each on its own, and the mouse like one more of them. egui follows one
//! finger at a time: with one finger resting on "1", a tap on "2" would be lost. It also takes a
//! press that is long or that trembles for something else than a press. And whatever happens
//! between two frames it puts where the pointer is last: on a slow machine, quick presses of "1"
//! and "2" would become one of "2". Panels that say they are a mouse are common.

use eframe::egui::{Event, PointerButton, Pos2, Rect, TouchDeviceId, TouchId, TouchPhase};
use kazasu_core::session::Action;

/// The fingers that lie on the panel, the mouse if its button is down, and on which button each
/// came down.
#[derive(Debug, Default)]
pub(crate) struct Fingers {
    down: Vec<Finger>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Which {
    Touch(TouchDeviceId, TouchId),
    Mouse,
}

#[derive(Debug)]
struct Finger {
    which: Which,
    /// `None`: beside every button, or the screen has changed under it.
    on: Option<Action>,
}

impl Fingers {
    /// Follows the fingers through `events`. A button is pressed when a finger is lifted from it,
    /// no matter how long it lay there, and as long as it drifted less than `drift` points from the
    /// button.
    pub(crate) fn follow(
        &mut self,
        events: &[Event],
        buttons: &[(Rect, Action)],
        drift: f32,
    ) -> Vec<Action> {
        let touched = any_touch(events);
        let mut pressed = Vec::new();
        for event in events {
            let (which, phase, pos) = match *event {
                Event::Touch { device_id, id, phase, pos, .. } => {
                    (Which::Touch(device_id, id), phase, pos)
                }
                // egui-winit makes a mouse of a finger, in the same frame.
                Event::PointerButton { button: PointerButton::Primary, pressed, pos, .. }
                    if !touched =>
                {
                    (Which::Mouse, if pressed { TouchPhase::Start } else { TouchPhase::End }, pos)
                }
                _ => continue,
            };
            pressed.extend(self.follow_one(which, phase, pos, buttons, drift));
        }
        pressed
    }

    fn follow_one(
        &mut self,
        which: Which,
        phase: TouchPhase,
        pos: Pos2,
        buttons: &[(Rect, Action)],
        drift: f32,
    ) -> Option<Action> {
        match phase {
            TouchPhase::Start => {
                self.lift(which);
                let on =
                    buttons.iter().find(|(rect, _)| rect.contains(pos)).map(|(_, action)| *action);
                self.down.push(Finger { which, on });
                None
            }
            TouchPhase::Move => None,
            TouchPhase::End => {
                let on = self.lift(which)?;
                let near = |(rect, action): &&(Rect, Action)| {
                    *action == on && rect.expand(drift).contains(pos)
                };
                buttons.iter().find(near).map(|(_, action)| *action)
            }
            TouchPhase::Cancel => {
                self.lift(which);
                None
            }
        }
    }

    /// Whether a finger lies on this button.
    pub(crate) fn hold(&self, action: Action) -> bool {
        self.down.iter().any(|finger| finger.on == Some(action))
    }

    /// The screen has changed: what the fingers lie on now, they did not come down on.
    pub(crate) fn forget(&mut self) {
        self.down.iter_mut().for_each(|finger| finger.on = None);
    }

    fn lift(&mut self, which: Which) -> Option<Action> {
        let at = self.down.iter().position(|finger| finger.which == which)?;
        self.down.swap_remove(at).on
    }
}

fn any_touch(events: &[Event]) -> bool {
    events.iter().any(|event| matches!(event, Event::Touch { .. }))
}

#[cfg(test)]
mod tests;
