use eframe::egui::{Modifiers, RawInput, pos2};
use kazasu_core::screen::View;
use kazasu_core::session::Look;

use super::*;

const PICTURE: Rect = Rect { min: Pos2::new(100.0, 100.0), max: Pos2::new(300.0, 300.0) };
const ON_IT: Pos2 = pos2(200.0, 200.0);
const BESIDE_IT: Pos2 = pos2(20.0, 20.0);

/// A panel with a picture.
struct Panel {
    ctx: Context,
    screen: Screen,
    rhythm: Rhythm,
}

impl Panel {
    fn new(view: View) -> Self {
        let screen = Screen::specimen(view, Look::default());
        let rhythm = Rhythm::of(&screen).expect("it moves");
        Self { ctx: Context::default(), screen, rhythm }
    }

    /// One frame with these events: what is to be seen.
    fn frame(&self, shown_for: f64, events: Vec<Event>) -> Moment {
        let mut seen = None;
        let input = RawInput { events, ..RawInput::default() };
        let mut output = self.ctx.run_ui(input, |ui| {
            follow(ui.ctx(), &self.screen, PICTURE, self.rhythm, shown_for);
            seen = Some(moment(ui.ctx(), &self.screen, self.rhythm, shown_for));
        });
        output.textures_delta.clear();
        seen.unwrap()
    }

    fn press(&self, shown_for: f64, pos: Pos2) -> Moment {
        let press = Event::PointerButton {
            pos,
            button: PointerButton::Primary,
            pressed: true,
            modifiers: Modifiers::default(),
        };
        self.frame(shown_for, vec![press])
    }
}

#[test]
fn a_touch_stops_the_film_and_another_plays_it_from_its_beginning() {
    let panel = Panel::new(View::AnHold { lift_first: false });
    let stopped = panel.press(1.0, ON_IT);
    assert_eq!(stopped.time, 1.0);
    assert_eq!(panel.frame(200.0, Vec::new()), stopped, "it stays where it was stopped");
    assert_eq!(panel.press(201.0, ON_IT).time, 0.0);
    assert_eq!(panel.frame(202.0, Vec::new()).time, 1.0);
}

#[test]
fn a_touch_on_a_picture_that_rests_plays_it() {
    let panel = Panel::new(View::AnHold { lift_first: false });
    assert!(panel.frame(9.0, Vec::new()).rests);
    let again = panel.press(9.5, ON_IT);
    assert!(!again.rests && again.time == 0.0, "{again:?}");
}

#[test]
fn whoever_comes_sees_the_invitation_at_once() {
    let start = Panel::new(View::Start);
    assert!(start.frame(30.0, Vec::new()).rests);
    assert!(!start.press(31.0, BESIDE_IT).rests);
    let key = Event::Key {
        key: eframe::egui::Key::Num1,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers: Modifiers::default(),
    };
    assert!(!start.frame(50.0, vec![key]).rests);
    // A hint for somebody who is busy is not set going by what they do.
    let hold = Panel::new(View::AnHold { lift_first: false });
    assert!(hold.press(9.0, BESIDE_IT).rests);
}

/// The finger that pressed a button of the last screen did not mean this picture.
#[test]
fn a_touch_right_after_a_change_of_screen_does_nothing() {
    let panel = Panel::new(View::AnHold { lift_first: false });
    let moment = panel.press(0.1, ON_IT);
    assert!((moment.time - 0.1).abs() < 1e-9 && !moment.rests, "{moment:?}");
}

#[test]
fn another_screen_begins_anew() {
    let mut panel = Panel::new(View::AnHold { lift_first: false });
    panel.press(1.0, ON_IT);
    panel.screen = Screen::specimen(View::Start, Look::default());
    assert_eq!(panel.frame(2.0, Vec::new()).time, 2.0);
}
