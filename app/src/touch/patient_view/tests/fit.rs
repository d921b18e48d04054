use eframe::egui::{Context, Pos2, RawInput, Rect, Shape, Vec2, vec2};

use kazasu_core::screen::Label;
use kazasu_core::session::{Look, ReaderPlace};

use super::super::*;
use crate::touch::samples;

/// Panels in points, with points of a millimetre: the three that are sold, and what is left of them
/// at a scale of 1.5 or 2.
const PANELS: [(Vec2, f32); 6] = [
    (vec2(1080.0, 1920.0), 4.034),
    (vec2(1280.0, 800.0), 5.884),
    (vec2(800.0, 480.0), 5.247),
    (vec2(540.0, 960.0), 4.034),
    (vec2(720.0, 1280.0), 4.034),
    (vec2(853.0, 533.0), 5.884),
];

fn place(rect: Rect, millimetre: f32, reach: Reach) -> Panel {
    Panel { rect, millimetre, reach, numbers: true }
}

/// The least height and width of what a finger presses.
const LEAST: f32 = 56.0;

/// Runs one frame on a panel of this size, and gives back what `frame` made of it.
fn frame<R>(
    ctx: &Context,
    panel: Vec2,
    mut frame: impl FnMut(&mut Ui, Rect) -> R,
) -> (R, Vec<(Rect, Shape)>) {
    let panel = Rect::from_min_size(Pos2::ZERO, panel);
    let mut result = None;
    let input = RawInput { screen_rect: Some(panel), ..RawInput::default() };
    let mut output = ctx.run_ui(input, |ui| result = Some(frame(ui, panel)));
    output.textures_delta.clear();
    (
        result.unwrap(),
        output.shapes.into_iter().map(|shape| (shape.clip_rect, shape.shape)).collect(),
    )
}

/// The first screen of a place with a long name, which stands beside the picture, for each place
/// of the reader.
fn named(look: Look) -> impl Iterator<Item = (String, Screen)> {
    use ReaderPlace::{Below, Frame, Left, Right};
    [Left, Right, Below, Frame].into_iter().map(move |place| {
        let name = "医療法人社団みなとまち中央こどもと家族の総合診療クリニック分院";
        let screen = samples::screen(View::Start, look);
        let (name, reader_place) = (Some(name.to_owned()), Some(place));
        (format!("start, reader {place:?}"), Screen { name, reader_place, ..screen })
    })
}

fn every_screen() -> impl Iterator<Item = (String, Screen)> {
    samples::looks().flat_map(|look| {
        let look_name = format!("{look:?}");
        samples::all(look)
            .into_iter()
            .chain(named(look))
            .map(move |(name, screen)| (format!("{name} {look_name}"), screen))
    })
}

/// All texts that were drawn, each with what it was cut to.
fn texts(shapes: &[(Rect, Shape)]) -> Vec<(Rect, Rect, String)> {
    let text = |(clip, shape): &(Rect, Shape)| match shape {
        Shape::Text(text) => Some((
            text.galley.mesh_bounds.translate(text.pos.to_vec2()),
            *clip,
            text.galley.text().to_owned(),
        )),
        _ => None,
    };
    shapes.iter().filter_map(text).collect()
}

#[test]
fn no_text_is_cut_and_none_lies_on_another() {
    for reach in [Reach::Usual, Reach::Low] {
        for (panel, millimetre) in PANELS {
            let ctx = Context::default();
            set_up(&ctx);
            let inches = panel.length() / millimetre / 25.4;
            let mut front = PatientView::new(reach, Motion::Still, Some(inches));
            for (name, screen) in every_screen() {
                let ((), shapes) =
                    frame(&ctx, panel, |ui, panel| drop(front.show(ui, &screen, panel, &[])));
                let texts = texts(&shapes);
                let scrolled = |clip: &Rect| clip.size() != panel;
                for (at, (rect, clip, text)) in texts.iter().enumerate() {
                    let window = if scrolled(clip) {
                        Rect::everything_right_of(0.0)
                    } else {
                        clip.expand(1.0)
                    };
                    assert!(
                        window.contains_rect(*rect),
                        "{name} on {panel:?}: {text:?} at {rect:?} is cut by {clip:?}"
                    );
                    assert!(
                        rect.right() <= panel.x + 1.0 && rect.left() >= -1.0,
                        "{name} on {panel:?}: {text:?} at {rect:?}"
                    );
                    for (other, other_clip, other_text) in &texts[..at] {
                        let shared = rect.intersect(*clip).intersect(other.intersect(*other_clip));
                        assert!(
                            shared.width() < 2.0 || shared.height() < 2.0,
                            "{name} on {panel:?}: {text:?} at {rect:?} lies on {other_text:?} at \
                             {other:?}"
                        );
                    }
                }
            }
        }
    }
}

#[test]
fn every_button_is_large_enough_and_apart_from_the_next() {
    let dictionary = Dictionary::new();
    for reach in [Reach::Usual, Reach::Low] {
        for (panel, millimetre) in PANELS {
            let ctx = Context::default();
            set_up(&ctx);
            for (name, screen) in every_screen() {
                let words = dictionary.words(&screen);
                let (layout, _) = frame(&ctx, panel, |ui, rect| {
                    lay_out(ui.ctx(), &screen, &words, place(rect, millimetre, reach))
                });
                let buttons =
                    layout.buttons.iter().map(|button| (button.rect, button.plain.clone()));
                let keys = layout
                    .pad
                    .iter()
                    .flat_map(|pad| pad.keys.clone())
                    .map(|key| (key.rect, "a key".to_owned()));
                let buttons: Vec<_> = buttons.chain(keys).collect();
                for (at, (rect, text)) in buttons.iter().enumerate() {
                    let place = format!("{name} on {panel:?}: {text:?} at {rect:?}");
                    assert!(
                        rect.height() >= LEAST - 0.5 && rect.width() >= LEAST - 0.5,
                        "{place} is too small"
                    );
                    assert!(
                        Rect::from_min_size(Pos2::ZERO, panel).contains_rect(*rect),
                        "{place} is not on the panel"
                    );
                    for (other, ..) in &buttons[..at] {
                        assert!(
                            rect.expand(3.0).intersect(other.expand(3.0)).is_negative(),
                            "{place} is too close to {other:?}"
                        );
                    }
                }
                // What leads elsewhere stands in the foot, behind the answers.
                let is_answer = |label| !matches!(label, Label::LearnMore | Label::OtherPerson);
                let answers = screen.choices.iter().filter(|choice| is_answer(choice.label));
                let choices: Vec<Rect> =
                    layout.buttons.iter().take(answers.count()).map(|button| button.rect).collect();
                if screen.alike {
                    assert!(
                        choices
                            .windows(2)
                            .all(|pair| (pair[0].size() - pair[1].size()).length() < 0.5),
                        "{name}: {choices:?}"
                    );
                }
            }
        }
    }
}

#[test]
fn only_what_cannot_be_helped_is_scrolled() {
    let dictionary = Dictionary::new();
    let mut scrolled = Vec::new();
    for (panel, millimetre) in PANELS {
        let ctx = Context::default();
        set_up(&ctx);
        for (name, screen) in every_screen() {
            let screen = Screen { demo: false, ..screen };
            let words = dictionary.words(&screen);
            let (layout, _) = frame(&ctx, panel, |ui, rect| {
                lay_out(ui.ctx(), &screen, &words, place(rect, millimetre, Reach::Usual))
            });
            if layout.scrolled.is_some() {
                scrolled.push(format!("{name} on {panel:?}"));
            }
        }
    }
    assert_eq!(scrolled, [""; 0]);
}
