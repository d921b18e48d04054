use eframe::egui::{Color32, Pos2, RawInput, Shape, Vec2, epaint::ClippedShape, pos2};
use kazasu_core::reader::ReaderShape;
use kazasu_core::screen::State;
use kazasu_core::session::{Holding, Look, ReaderPlace};

use super::*;
use crate::touch::samples;

/// Rooms that pictures get on the three panels, and a very wide one.
const ROOMS: [Vec2; 6] = [
    Vec2::new(512.0, 576.0),
    Vec2::new(296.0, 320.0),
    Vec2::new(984.0, 816.0),
    Vec2::new(232.0, 316.0),
    Vec2::new(160.0, 160.0),
    Vec2::new(984.0, 300.0),
];

/// Every reader that is drawn, and how a phone is held to it.
const READERS: [(ReaderShape, Holding); 6] = [
    (ReaderShape::Slot, Holding::Slot),
    (ReaderShape::Plain, Holding::Slot),
    (ReaderShape::Frame, Holding::Slot),
    (ReaderShape::Pad, Holding::Usb),
    (ReaderShape::Slim, Holding::Usb),
    (ReaderShape::Plain, Holding::Usb),
];

/// Every screen in both looks and at every reader.
fn screens() -> Vec<(String, Screen)> {
    let looks = [false, true].map(|high_contrast| Look { high_contrast, ..Look::default() });
    looks
        .into_iter()
        .flat_map(samples::all)
        .flat_map(|(name, screen)| {
            READERS.map(|(reader_shape, holding)| {
                (name.clone(), Screen { reader_shape, holding, ..screen.clone() })
            })
        })
        .collect()
}

/// What is painted by `draw`.
fn painted(draw: impl Fn(&Painter)) -> Vec<ClippedShape> {
    let ctx = Context::default();
    let panel = Rect::from_min_size(Pos2::ZERO, Vec2::new(2000.0, 2000.0));
    let input = RawInput { screen_rect: Some(panel), ..RawInput::default() };
    let mut output = ctx.run_ui(input, |ui| draw(ui.painter()));
    output.textures_delta.clear();
    output.shapes
}

/// Where it can be seen.
fn bounds(shapes: &[ClippedShape]) -> Rect {
    shapes
        .iter()
        .filter(|clipped| !matches!(clipped.shape, Shape::Noop))
        .map(|clipped| clipped.shape.visual_bounding_rect().intersect(clipped.clip_rect))
        .filter(|rect| rect.is_positive())
        .fold(Rect::NOTHING, Rect::union)
}

/// Nothing is drawn over the words beside it, and the room is used.
#[test]
fn every_picture_fills_its_room_and_stays_within_it() {
    for (name, screen) in screens() {
        if screen.picture == Picture::None {
            continue;
        }
        for size in ROOMS {
            let room = Rect::from_min_size(pos2(300.0, 200.0), size);
            let times = Rhythm::of(&screen).map_or(vec![0.0], |rhythm| {
                let lasts = rhythm.end().time as f32;
                (0_u8..=8).map(|share| lasts * f32::from(share) / 8.0).collect()
            });
            for time in times {
                let seen = bounds(&painted(|painter| scene::draw(painter, room, &screen, time)));
                assert!(room.expand(0.5).contains_rect(seen), "{name} at {time}: {seen:?}");
                let used = seen.area() / room.area();
                assert!(used > 0.98, "{name} at {time} fills {used} of {size:?}");
            }
        }
    }
}

#[test]
fn every_part_is_drawn_within_its_place() {
    for (name, screen) in screens() {
        for part in 0..4 {
            let room = Rect::from_min_size(pos2(300.0, 200.0), Vec2::new(150.0, 100.0));
            let shapes = painted(|painter| icon(painter, room, &screen, part));
            let parts = match screen.picture {
                Picture::WalletSteps => 4,
                Picture::WhichPin => 3,
                Picture::BackOfPhone => 2,
                _ => continue,
            };
            if part < parts {
                let seen = bounds(&shapes);
                assert!(room.expand(2.0).contains_rect(seen), "{name}, part {part}: {seen:?}");
                // A card lies; everything else stands.
                assert!(seen.height() > 50.0, "{name}, part {part} is small: {seen:?}");
            }
        }
    }
}

/// A film shows something new at each moment that it names.
#[test]
fn a_film_looks_different_after_each_of_its_moves() {
    for (name, screen) in samples::all(Look::default()) {
        let Some(film) = rhythm::Film::of(screen.picture) else { continue };
        let room = Rect::from_min_size(pos2(0.0, 0.0), Vec2::new(500.0, 500.0));
        let at = |time: f64| {
            format!("{:?}", painted(|painter| scene::draw(painter, room, &screen, time as f32)))
        };
        for (from, to) in film.moves {
            // What changes by itself, changes from its beginning on.
            let (before, after) =
                if from == to { (from - 0.01, from + 0.01) } else { (*from, *to - 0.01) };
            assert!(at(before) != at(after), "{name} from {from} to {to}");
        }
    }
}

/// What is held out to the reader is drawn only where it is to be held there: not on screens that
/// ask for a PIN, or for the phone to be taken away, or that go no further.
#[test]
fn a_picture_shows_what_the_words_say() {
    for (name, screen) in samples::all(Look::default()) {
        let held = matches!(
            screen.picture,
            Picture::Hold(_) | Picture::WalletSteps | Picture::MoveSlowly | Picture::Reading
        );
        let (picture, view) = (screen.picture, &screen.view);
        assert!(!(held && screen.view.state() == State::Stopped), "{name}: {picture:?}");
        let other = matches!(
            view,
            View::AnPin { .. }
                | View::PinWrong { .. }
                | View::AnFound
                | View::TakeIp
                | View::TakeAn
        );
        assert!(!(held && other), "{name}: {picture:?}");
        let read = matches!(view, View::TakeIp | View::TakeAn);
        let lifted = matches!(picture, Picture::Lift(_) | Picture::LiftAny);
        assert!(!read || lifted, "{name}: {picture:?}");
    }
}

/// A tick on a phone says that it has been read: nowhere else.
#[test]
fn only_what_has_been_read_has_a_tick() {
    let yes = Colours::of(Look::default()).picture.yes;
    let room = Rect::from_min_size(pos2(0.0, 0.0), Vec2::new(400.0, 400.0));
    let discs = |view: View| {
        let screen = Screen::specimen(view, Look::default());
        let shapes = painted(|painter| scene::draw(painter, room, &screen, 0.0));
        shapes.iter().filter(|clipped| fill(&clipped.shape) == Some(yes)).count()
    };
    let lamp = discs(View::PinWrong { tries: None });
    assert_eq!(discs(View::TakeAn), lamp + 1);
    assert_eq!(discs(View::TakeIp), lamp + 1);
    assert_eq!(discs(View::StartLeft), lamp);
}

/// The arrow on the first screen goes to the edge behind which the reader is; where nobody said
/// where that is, there is none.
#[test]
fn the_first_screen_points_to_the_real_reader() {
    let accent = Colours::of(Look::default()).picture.accent;
    for size in ROOMS {
        let room = Rect::from_min_size(pos2(300.0, 200.0), size);
        let arrow = |reader_place| {
            let screen = Screen { reader_place, ..Screen::specimen(View::Start, Look::default()) };
            let shapes = painted(|painter| scene::draw(painter, room, &screen, 4.0));
            let filled = |clipped: &&ClippedShape| match &clipped.shape {
                Shape::Mesh(mesh) => mesh.vertices.iter().all(|vertex| vertex.color == accent),
                _ => false,
            };
            let bounds = |clipped: &ClippedShape| clipped.shape.visual_bounding_rect();
            shapes.iter().filter(filled).map(bounds).reduce(Rect::union)
        };
        assert_eq!(arrow(None), None, "{size:?}");
        let at = |place| arrow(Some(place)).expect("an arrow");
        let near = |one: f32, other: f32| (one - other).abs() < size.min_elem() * 0.02;
        assert!(near(at(ReaderPlace::Left).left(), room.left()), "{size:?}");
        assert!(near(at(ReaderPlace::Right).right(), room.right()), "{size:?}");
        assert!(near(at(ReaderPlace::Below).bottom(), room.bottom()), "{size:?}");
        assert!(near(at(ReaderPlace::Frame).bottom(), room.bottom()), "{size:?}");
    }
}

fn fill(shape: &Shape) -> Option<Color32> {
    match shape {
        Shape::Path(path) => Some(path.fill),
        _ => None,
    }
}

/// The words of a step are lit in the frame that shows it.
#[test]
fn the_step_that_is_told_is_the_one_that_is_shown() {
    let hold = View::IpHold { tips: false, lift_first: false };
    let screen = Screen::specimen(hold, Look::default());
    let ctx = Context::default();
    let told = |seconds: f64, motion| wallet_step(&ctx, &screen, motion, seconds);
    for (seconds, step) in [(0.0, 0), (2.5, 1), (5.1, 2), (6.9, 3), (15.0, 3), (20.9, 0)] {
        assert_eq!(told(seconds, Motion::Gentle), Some(step), "at {seconds} s");
    }
    assert_eq!(told(3.0, Motion::Still), None, "all four stand beside each other");
    let start = Screen::specimen(View::Start, Look::default());
    assert_eq!(wallet_step(&ctx, &start, Motion::Gentle, 0.0), None);
}
