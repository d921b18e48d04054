//! From one screen to the next: what is seen of the last one never keeps anybody from this one.

use std::time::Duration;

use eframe::egui::{Event, Pos2, RawInput, TouchDeviceId, TouchId, TouchPhase, ViewportId, pos2};
use kazasu_core::screen::{ConsentItems, Picture};
use kazasu_core::session::Look;

use super::super::*;
use crate::touch::passing::{FADE, LEAVE};

/// A panel, and the times of its frames.
struct Panel {
    ctx: Context,
    view: PatientView,
}

/// What came of a frame.
struct Frame {
    actions: Vec<Action>,
    shapes: String,
    /// How many things are drawn.
    count: usize,
    /// When the next one is drawn at the latest.
    next: Duration,
}

impl Panel {
    fn new(motion: Motion) -> Self {
        let ctx = Context::default();
        set_up(&ctx);
        Self { ctx, view: PatientView::new(Reach::Usual, motion, None) }
    }

    fn frame(&mut self, screen: &Screen, time: f64, events: Vec<Event>) -> Frame {
        let panel = Rect::from_min_size(Pos2::ZERO, vec2(1280.0, 800.0));
        let input =
            RawInput { screen_rect: Some(panel), time: Some(time), events, ..RawInput::default() };
        let mut actions = Vec::new();
        let mut output = self.ctx.run_ui(input, |ui| {
            actions.extend(self.view.show(ui, screen, panel, &[]));
        });
        output.textures_delta.clear();
        let next = output.viewport_output[&ViewportId::ROOT].repaint_delay;
        let drawn =
            |shape: &&eframe::egui::epaint::ClippedShape| !matches!(shape.shape, Shape::Noop);
        let count = output.shapes.iter().filter(drawn).count();
        Frame { actions, shapes: format!("{:?}", output.shapes), count, next }
    }

    fn is_passing(&self) -> bool {
        self.view.passing.is_going()
    }
}

fn screen(view: View) -> Screen {
    Screen::specimen(view, Look::default())
}

/// The phone lies there still; and it was lifted, and the visit has gone on.
fn lifted(from: View, to: View) -> [Screen; 2] {
    let before = Screen { phone_left: true, ..screen(from) };
    [before, Screen { lifted: 1, ..screen(to) }]
}

fn touch(pos: Pos2) -> Vec<Event> {
    [TouchPhase::Start, TouchPhase::End]
        .map(|phase| Event::Touch {
            device_id: TouchDeviceId(0),
            id: TouchId(1),
            phase,
            pos,
            force: None,
        })
        .into()
}

#[test]
fn a_screen_fades_and_then_nothing_of_it_is_drawn_or_kept() {
    let mut panel = Panel::new(Motion::Gentle);
    let (kind, ways) = (screen(View::Kind), screen(View::OtherWays));
    panel.frame(&kind, 1.0, Vec::new());
    assert!(!panel.is_passing(), "there was none before the first");
    let alone = Panel::new(Motion::Gentle).frame(&ways, 1.0, Vec::new()).count;
    for late in [0.0, 0.05, 0.1] {
        let frame = panel.frame(&ways, 2.0 + late, Vec::new());
        assert!(panel.is_passing() && frame.count > alone, "after {late} s");
        assert!(frame.next < Duration::from_millis(50), "it goes on: {:?}", frame.next);
    }
    let frame = panel.frame(&ways, 2.0 + FADE, Vec::new());
    assert!(!panel.is_passing());
    assert_eq!(frame.count, alone);
}

/// A screen on which nothing moves is drawn when something happens, and not otherwise.
#[test]
fn after_a_change_an_idle_screen_costs_no_frames() {
    for (from, to) in [
        (View::Start, View::Kind),
        (View::TakeAn, View::ConsentAll { items: ConsentItems::default() }),
    ] {
        let mut panel = Panel::new(Motion::Gentle);
        let [before, after] = lifted(from, to);
        panel.frame(&before, 1.0, Vec::new());
        let mut time = 2.0;
        let mut frames = 0;
        // egui itself draws a new text and a new place twice.
        while panel.frame(&after, time, Vec::new()).next < Duration::from_secs(3600) {
            time += 1.0 / 30.0;
            frames += 1;
            assert!(frames < 20, "it does not come to rest");
        }
        assert!(time - 2.0 <= 0.45, "{time}");
    }
}

#[test]
fn other_words_on_the_same_screen_do_not_fade() {
    let mut panel = Panel::new(Motion::Gentle);
    panel.frame(&screen(View::pin_pad(1)), 1.0, Vec::new());
    panel.frame(&screen(View::pin_pad(2)), 2.0, Vec::new());
    assert!(!panel.is_passing());
    let large = Look { high_contrast: true, ..Look::default() };
    panel.frame(&Screen::specimen(View::pin_pad(2), large), 3.0, Vec::new());
    assert!(!panel.is_passing());
}

/// Whoever has asked for stillness sees the next screen at once.
#[test]
fn where_nothing_moves_screens_change_at_once() {
    let mut panel = Panel::new(Motion::Still);
    for (time, screen) in
        (1_u8..).zip(lifted(View::TakeAn, View::ConsentAll { items: ConsentItems::default() }))
    {
        let frame = panel.frame(&screen, time.into(), Vec::new());
        let mut alone = Panel::new(Motion::Still);
        assert_eq!(frame.count, alone.frame(&screen, 1.0, Vec::new()).count);
        assert!(!panel.is_passing());
    }
}

/// The phone goes in the very next frame, and all is over before the new screen takes touches.
#[test]
fn a_phone_that_is_lifted_leaves_at_once() {
    for (from, to) in [
        (View::TakeAn, View::ConsentAll { items: ConsentItems::default() }),
        (View::TakeIp, View::ConsentAll { items: ConsentItems::default() }),
        (View::PinWrong { tries: Some(2) }, View::pin_pad(0)),
        (View::AnFound, View::pin_pad(0)),
        (View::StartLeft, View::Start),
    ] {
        let mut panel = Panel::new(Motion::Gentle);
        let [before, after] = lifted(from, to);
        panel.frame(&before, 1.0, Vec::new());
        let mut seen = vec![panel.frame(&before, 1.1, Vec::new()).shapes];
        for late in [0.0, 0.1, 0.2] {
            seen.push(panel.frame(&after, 2.0 + late, Vec::new()).shapes);
            assert!(panel.is_passing(), "{:?}", after.view);
        }
        let moves = seen.windows(2).all(|pair| pair[0] != pair[1]);
        assert!(moves, "{:?}", before.view);
        panel.frame(&after, 2.0 + LEAVE + FADE, Vec::new());
        assert!(!panel.is_passing(), "{:?}", after.view);
    }
}

/// While its tap powers it down yet, the phone has left the picture already; and it leaves once,
/// whatever screen comes then.
#[test]
fn a_phone_leaves_before_its_visit_goes_on() {
    let mut panel = Panel::new(Motion::Gentle);
    let [before, consent] =
        lifted(View::TakeIp, View::ConsentAll { items: ConsentItems::default() });
    let gone = Screen { picture: Picture::Lifted, lifted: 1, ..screen(View::TakeIp) };
    panel.frame(&before, 1.0, Vec::new());
    panel.frame(&gone, 2.0, Vec::new());
    assert!(panel.is_passing());
    panel.frame(&consent, 2.05, Vec::new());
    panel.frame(&consent, 2.3, Vec::new());
    assert!(panel.is_passing(), "the end of it");
    panel.frame(&consent, 2.4, Vec::new());
    assert!(!panel.is_passing());
}

/// A visit that ends while the phone lies there shows no phone that leaves.
#[test]
fn what_was_not_lifted_does_not_leave() {
    let mut panel = Panel::new(Motion::Gentle);
    let before = Screen { phone_left: true, ..screen(View::TakeAn) };
    panel.frame(&before, 1.0, Vec::new());
    panel.frame(&screen(View::Start), 2.0, Vec::new());
    panel.frame(&screen(View::Start), 2.0 + FADE, Vec::new());
    assert!(!panel.is_passing(), "a fade and no more");
}

/// Touches count as if nothing moved: for the new screen, after the same rest.
#[test]
fn touches_count_for_the_new_screen_as_without_any_movement() {
    let [before, after] = lifted(View::TakeAn, View::ConsentAll { items: ConsentItems::default() });
    let mut panels = [Motion::Still, Motion::Gentle].map(Panel::new);
    let mut pressed = 0;
    // The middle of the first answer, and of the place where the picture was.
    for (at, pos) in (0_u8..).zip([pos2(330.0, 560.0), pos2(990.0, 560.0), pos2(640.0, 30.0)]) {
        for (again, late) in (0_u8..).zip([0.02, 0.12, 0.25, 0.31, 0.5]) {
            let begun = f64::from(at) * 100.0 + f64::from(again) * 10.0;
            let [still, gentle] = panels.each_mut().map(|panel| {
                panel.frame(&before, begun + 1.0, Vec::new());
                panel.frame(&after, begun + 2.0, Vec::new());
                panel.frame(&after, begun + 2.0 + late, touch(pos)).actions
            });
            assert_eq!(still, gentle, "at {pos:?} after {late} s");
            pressed += usize::from(!gentle.is_empty());
        }
    }
    assert!(pressed >= 2, "buttons were pressed: {pressed}");
}
