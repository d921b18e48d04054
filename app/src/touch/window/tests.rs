use std::cell::RefCell;
use std::rc::Rc;

use eframe::egui::{Rect, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use kazasu_core::screen::View;
use kazasu_core::session::Look;

use super::*;
use crate::touch::samples;

const OPTIONS: Options = Options {
    mode: Mode::Kiosk,
    reach: Reach::Usual,
    motion: Motion::Still,
    scale: 1.0,
    inches: None,
};

fn harness(slot: &ScreenSlot, sink: Sink) -> Harness<'static, Option<Window>> {
    let slot = slot.clone();
    let mut sink = Some(sink);
    let frame = move |ui: &mut Ui, window: &mut Option<Window>| {
        let open = || Window::new(ui.ctx(), OPTIONS, slot.clone(), sink.take().unwrap());
        window.get_or_insert_with(open).draw(ui);
    };
    Harness::builder()
        .with_size(vec2(1280.0, 800.0))
        .with_context_setup(set_up)
        .build_ui_state(frame, None)
}

#[test]
fn the_last_screen_that_came_is_shown() {
    let slot = ScreenSlot::default();
    let mut harness = harness(&slot, Sink { patient: Box::new(|_| {}), demo: None, desk: None });
    assert!(harness.query_by_label("スマートフォンを利用する").is_none());
    slot.show(samples::screen(View::Kind, Look::default()));
    slot.show(samples::screen(View::Start, Look::default()));
    harness.run();
    harness.get_by_label("スマートフォンを利用する");
    harness.run();
    harness.get_by_label("スマートフォンを利用する");
}

#[test]
fn a_screen_from_another_thread_wakes_the_window() {
    let slot = ScreenSlot::default();
    let harness = harness(&slot, Sink { patient: Box::new(|_| {}), demo: None, desk: None });
    let woken = Arc::new(std::sync::atomic::AtomicBool::new(false));
    let flag = woken.clone();
    let ctx = slot.inside.window.get().unwrap();
    ctx.set_request_repaint_callback(move |_| {
        flag.store(true, std::sync::atomic::Ordering::SeqCst);
    });
    let sender = slot.clone();
    std::thread::spawn(move || sender.show(samples::screen(View::Start, Look::default())))
        .join()
        .unwrap();
    assert!(woken.load(std::sync::atomic::Ordering::SeqCst));
    drop(harness);
}

#[test]
fn what_is_done_with_virtual_phones_is_handed_on_and_the_patients_screen_has_the_rest() {
    let slot = ScreenSlot::default();
    let done = Rc::new(RefCell::new(Vec::new()));
    let into = done.clone();
    let demo: Box<dyn FnMut(DemoAction)> = Box::new(move |action| into.borrow_mut().push(action));
    let mut harness =
        harness(&slot, Sink { patient: Box::new(|_| {}), demo: Some(demo), desk: None });
    slot.show(samples::screen(View::Start, Look::default()));
    harness.run();
    let panel = harness.get_by_label("認証したiPhone").rect();
    let start = harness.get_by_label("スマートフォンを利用する").rect();
    assert!(start.right() < panel.left());
    harness.get_by_label("認証したiPhone").click();
    harness.get_by_label("はずす").click();
    harness.run();
    assert_eq!(*done.borrow(), [DemoAction::HoldIphone, DemoAction::TakeAway]);
}

#[test]
fn the_demonstration_has_a_side_of_its_own() {
    for size in [vec2(1280.0, 800.0), vec2(1080.0, 1920.0)] {
        let window = Rect::from_min_size(eframe::egui::Pos2::ZERO, size);
        let (panel, beside) = demo::part(window);
        assert_eq!(panel.union(beside), window);
        assert!(panel.area() > 2.0 * beside.area());
    }
}

#[test]
fn a_window_that_is_told_to_end_closes_and_one_that_is_not_stays() {
    let slot = ScreenSlot::default();
    let closes = |harness: &Harness<'_, Option<Window>>| {
        let commands = &harness.output().viewport_output[&eframe::egui::ViewportId::ROOT].commands;
        commands.contains(&ViewportCommand::Close)
    };
    let mut harness = harness(&slot, Sink { patient: Box::new(|_| {}), demo: None, desk: None });
    harness.step();
    assert!(!closes(&harness));
    std::thread::spawn(move || slot.close()).join().unwrap();
    harness.step();
    assert!(closes(&harness));
}

#[test]
fn the_picture_of_the_glyphs_is_never_as_large_as_the_graphics_card_allows() {
    let slot = ScreenSlot::default();
    let ctx = Context::default();
    let mut window = Window::new(
        &ctx,
        OPTIONS,
        slot,
        Sink { patient: Box::new(|_| {}), demo: None, desk: None },
    );
    for (most, asked) in [(Some(16_384), ATLAS), (None, ATLAS), (Some(1_024), 1_024)] {
        let mut input = eframe::egui::RawInput { max_texture_side: most, ..Default::default() };
        window.raw_input_hook(&ctx, &mut input);
        assert_eq!(input.max_texture_side, Some(asked));
    }
}

/// Screen after screen fills it. Where one finds too little room, it is drawn again with all of it:
/// no patient meets letters in pieces.
#[test]
fn every_screen_ends_with_all_its_letters_whole() {
    use kazasu_core::session::{Language, TextSize};

    let slot = ScreenSlot::default();
    let sink = Sink { patient: Box::new(|_| {}), demo: None, desk: None };
    let mut harness = harness(&slot, sink);
    harness.set_size(vec2(1080.0, 1920.0));
    harness.set_pixels_per_point(2.0);
    let mut begun_anew = 0;
    let mut before = 0.0;
    for language in [Language::JA, Language::EN] {
        for text_size in [TextSize::ExtraLarge, TextSize::Large, TextSize::Standard] {
            for (name, screen) in samples::all(Look { language, text_size, high_contrast: false }) {
                slot.show(screen);
                harness.run();
                let full = harness.ctx.fonts(|fonts| fonts.font_atlas_fill_ratio());
                assert!(full < 1.0, "{name} is drawn with letters in pieces");
                begun_anew += usize::from(full < before);
                before = full;
            }
        }
    }
    assert!(begun_anew > 0, "this test has never filled it");
}
