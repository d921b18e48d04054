//! Fingers on buttons, each on its own. egui follows one finger at a time: with one finger resting on "1", a tap on "2" would be lost. It also
//! takes a press that is long or that trembles for something else than a press.

use eframe::egui::{Event, Rect, TouchDeviceId, TouchId, TouchPhase};
use kazasu_core::session::Action;

/// The fingers that lie on the panel, and on which button each came down.
#[derive(Debug, Default)]
pub(crate) struct Fingers {
    down: Vec<Finger>,
}

#[derive(Debug)]
struct Finger {
    device: TouchDeviceId,
    id: TouchId,
    /// `None`: beside every button, or the screen has changed under it.
    on: Option<Action>,
}

impl Fingers {
    /// Follows the fingers through `events`. A button is pressed when a finger is lifted from it, no matter how long it lay there, and as long
    /// as it drifted less than `drift` points from the button.
    pub(crate) fn follow(&mut self, events: &[Event], buttons: &[(Rect, Action)], drift: f32) -> Vec<Action> {
        let mut pressed = Vec::new();
        for event in events {
            let &Event::Touch { device_id: device, id, phase, pos, .. } = event else { continue };
            match phase {
                TouchPhase::Start => {
                    self.lift(device, id);
                    let on = buttons.iter().find(|(rect, _)| rect.contains(pos)).map(|(_, action)| *action);
                    self.down.push(Finger { device, id, on });
                }
                TouchPhase::Move => {}
                TouchPhase::End => {
                    let Some(on) = self.lift(device, id) else { continue };
                    let near = |(rect, action): &&(Rect, Action)| *action == on && rect.expand(drift).contains(pos);
                    pressed.extend(buttons.iter().find(near).map(|(_, action)| *action));
                }
                TouchPhase::Cancel => {
                    self.lift(device, id);
                }
            }
        }
        pressed
    }

    /// Whether a finger lies on this button.
    pub(crate) fn hold(&self, action: Action) -> bool {
        self.down.iter().any(|finger| finger.on == Some(action))
    }

    /// The screen has changed: what the fingers lie on now, they did not come down on.
    pub(crate) fn forget(&mut self) {
        self.down.iter_mut().for_each(|finger| finger.on = None);
    }

    fn lift(&mut self, device: TouchDeviceId, id: TouchId) -> Option<Action> {
        let at = self.down.iter().position(|finger| (finger.device, finger.id) == (device, id))?;
        self.down.swap_remove(at).on
    }
}

/// Whether fingers did anything: what egui makes of them is left aside then, since [`Fingers`] has seen it.
pub(crate) fn any_touch(events: &[Event]) -> bool {
    events.iter().any(|event| matches!(event, Event::Touch { .. }))
}

#[cfg(test)]
mod tests;
