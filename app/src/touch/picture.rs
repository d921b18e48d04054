//! The pictures: people, hands, phones and readers in flat faces with one line around them, drawn
//! on a sheet that fits every room, so that they are sharp at every size and follow the colours. A
//! picture moves only where the motion is what it explains ([`rhythm`]).
//!
//! A scene (`scene`) puts things (`phone`, `hand`, `person`, `reader`, `paper`, `marks`) on the
//! sheet of a `brush`; each thing is drawn on a sheet of its own, which the scene moves, turns and
//! scales. Outlines are pure geometry (`form`), and so are films (`film`).

mod at_reader;
mod brush;
mod film;
mod form;
mod hand;
mod icons;
mod marks;
mod paper;
mod people;
mod person;
mod phone;
mod playing;
mod reader;
mod rhythm;
mod scene;
mod wallet;

use eframe::egui::{Context, Id, Painter, Rect, Role, Sense, Ui, WidgetInfo, vec2};
use kazasu_core::screen::{Picture, Screen, View};

use self::brush::Brush;
use self::rhythm::Rhythm;
use super::theme::Colours;

/// Whether pictures move, where the motion is what they explain.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Motion {
    /// They move slowly, at 10 frames a second, and rest in between.
    #[default]
    Gentle,
    /// They stand still, at the moment that shows everything.
    Still,
}

/// The share of the room that a picture keeps which has a bar below it.
const BESIDE_PROGRESS: f32 = 0.88;

/// Draws the screen's picture in `rect`, if there is room for one, and how far the tap is. The
/// screen has been shown for so many seconds. Gives back what [`wallet_step`] does.
pub(super) fn show(
    ui: &Ui,
    screen: &Screen,
    rect: Option<Rect>,
    motion: Motion,
    shown_for: f64,
) -> Option<usize> {
    let rect = rect?;
    let picture = match screen.view {
        View::Reading { percent } => {
            let (picture, bar) = rect.split_top_bottom_at_fraction(BESIDE_PROGRESS);
            progress(ui, screen, bar, percent);
            picture
        }
        _ => rect,
    };
    let moving = Rhythm::of(screen).filter(|_| motion == Motion::Gentle);
    if let Some(rhythm) = moving {
        playing::follow(ui.ctx(), screen, picture, rhythm, shown_for);
        let moment = playing::moment(ui.ctx(), screen, rhythm, shown_for);
        ui.ctx().request_repaint_after(moment.next);
        scene::draw(ui.painter(), picture, screen, moment.time as f32);
        if moment.again > 0.0 {
            // It comes back softly: its end, where it has rested, fades over its beginning.
            let mut painter = ui.painter().clone();
            painter.set_opacity(moment.again);
            scene::draw(&painter, picture, screen, rhythm.end().time as f32);
        }
    } else if screen.picture == Picture::WalletSteps {
        scene::strip(ui.painter(), picture, screen);
    } else {
        scene::draw(ui.painter(), picture, screen, time(ui.ctx(), screen, motion, shown_for));
    }
    wallet_step(ui.ctx(), screen, motion, shown_for)
}

/// Seconds of the picture's film that were played: all of it where nothing moves.
pub(super) fn time(ctx: &Context, screen: &Screen, motion: Motion, shown_for: f64) -> f32 {
    let Some(rhythm) = Rhythm::of(screen) else { return 0.0 };
    let moment = match motion {
        Motion::Gentle => playing::moment(ctx, screen, rhythm, shown_for),
        Motion::Still => rhythm.end(),
    };
    moment.time as f32
}

/// Draws how what lay on the reader leaves it: the picture of the screen that was, so many seconds
/// after it had begun to move; 0 to 1 of the way out is done.
pub(super) fn leave(painter: &Painter, rect: Rect, screen: &Screen, time: f32, gone: f32) {
    let picture = match screen.view {
        View::Reading { .. } => rect.split_top_bottom_at_fraction(BESIDE_PROGRESS).0,
        _ => rect,
    };
    scene::leave(painter, picture, screen, time, gone);
}

/// The step of Wallet that the picture shows now, from 0, so that its words can be lit in the same
/// frame; `None` where all four are shown together, or there is no such picture.
pub(super) fn wallet_step(
    ctx: &Context,
    screen: &Screen,
    motion: Motion,
    shown_for: f64,
) -> Option<usize> {
    if motion == Motion::Still || screen.picture != Picture::WalletSteps {
        return None;
    }
    let moment = playing::moment(ctx, screen, Rhythm::of(screen)?, shown_for);
    Some(wallet::step(moment.time as f32))
}

/// How far the tap is.
fn progress(ui: &Ui, screen: &Screen, room: Rect, percent: u8) {
    let colours = &Colours::of(screen.look).picture;
    let bar = Rect::from_center_size(room.center(), vec2(room.width() * 0.92, room.height() * 0.4));
    let radius = bar.height() / 2.0;
    let done = Rect::from_min_size(
        bar.min,
        vec2(bar.width() * f32::from(percent.min(100)) / 100.0, bar.height()),
    );
    ui.painter().rect_filled(bar, radius, colours.tint);
    ui.painter().rect_filled(done, radius, colours.accent);
    ui.painter().rect_stroke(bar, radius, (1.5, colours.line), eframe::egui::StrokeKind::Outside);
    let response = ui.interact(bar, Id::unique("progress"), Sense::hover());
    response.widget_info(|| WidgetInfo {
        value: Some(percent.into()),
        ..WidgetInfo::new(Role::ProgressIndicator)
    });
}

/// Draws one part of a picture that has captions, as large as it can be in `rect`.
pub(super) fn icon(painter: &Painter, rect: Rect, screen: &Screen, part: usize) {
    let sheet = icons::sheet(screen.picture);
    let brush = Brush::new(painter, rect, sheet, &Colours::of(screen.look).picture);
    icons::draw(&brush, screen, part);
}

/// Draws one moment of a film.
#[cfg(test)]
type Draw<'a> = Box<dyn Fn(&Painter, Rect) + 'a>;

/// Each moment of the screen's film at which something has changed, and how a phone leaves it.
#[cfg(test)]
pub(super) fn moments(screen: &Screen) -> Vec<Draw<'_>> {
    let Some(rhythm) = Rhythm::of(screen) else { return Vec::new() };
    let lasts = rhythm.end().time as f32;
    let steps = (lasts / 0.45).ceil();
    let mut all: Vec<Draw<'_>> = (0..=steps as u8)
        .map(|step| -> Draw<'_> {
            let time = lasts * f32::from(step) / steps;
            Box::new(move |painter, rect| scene::draw(painter, rect, screen, time))
        })
        .collect();
    if matches!(screen.picture, Picture::Lift(_) | Picture::LiftAny | Picture::TakeCardAway) {
        for gone in [0.2, 0.45, 0.7, 0.9] {
            all.push(Box::new(move |painter, rect| leave(painter, rect, screen, 0.4, gone)));
        }
    }
    all
}

#[cfg(test)]
mod tests;
