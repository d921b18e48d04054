//! The pictures: drawn with lines and faces, so that they are sharp at every size and follow the
//! colours. A picture moves only where the motion is what it explains.

mod brush;
mod caption_icons;
mod hold;
mod objects;
mod rhythm;
mod signs;
mod wallet;

use eframe::egui::{Id, Painter, Rect, Role, Sense, Ui, WidgetInfo, vec2};
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

/// A picture that rests or does not move shows this moment, in which everything it has to say is
/// seen. A motion sets out from it.
const STILL: f64 = 1.2;

/// Draws the screen's picture in `rect`, if there is room for one, and how far the tap is. The
/// screen has been shown for so many seconds.
pub(super) fn show(ui: &Ui, screen: &Screen, rect: Option<Rect>, motion: Motion, shown_for: f64) {
    let Some(rect) = rect else { return };
    let rhythm = Rhythm::of(screen).filter(|_| motion == Motion::Gentle);
    let time = rhythm.map_or(STILL, |rhythm| {
        let moment = rhythm.at(shown_for);
        ui.ctx().request_repaint_after(moment.next);
        STILL + moment.pose
    });
    let colours = &Colours::of(screen.look).picture;
    let View::Reading { percent } = screen.view else {
        draw(ui.painter(), rect, screen, time);
        return;
    };
    let (picture, bar) = rect.split_top_bottom_at_fraction(0.86);
    draw(ui.painter(), picture, screen, time);
    let bar = Rect::from_center_size(bar.center(), vec2(bar.width() * 0.8, bar.height() * 0.4));
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

/// Draws one part of a picture that has captions.
pub(super) fn icon(painter: &Painter, rect: Rect, screen: &Screen, part: usize) {
    let brush = Brush::new(painter, rect, vec2(90.0, 60.0), &Colours::of(screen.look).picture);
    caption_icons::draw(&brush, screen, part);
}

fn draw(painter: &Painter, rect: Rect, screen: &Screen, time: f64) {
    // Every scene is drawn on a sheet of 200 by 140.
    let brush = Brush::new(painter, rect, vec2(200.0, 140.0), &Colours::of(screen.look).picture);
    let place = hold::Place(screen.holding);
    let time = time as f32;
    match screen.picture {
        // These stand among the text, part by part.
        Picture::None | Picture::BackOfPhone | Picture::WalletSteps | Picture::WhichPin => {}
        Picture::HoldingPlace => place.hold(&brush, None, time),
        Picture::Hold(kind) => place.hold(&brush, Some(kind), time),
        Picture::MoveSlowly => place.move_slowly(&brush, time),
        Picture::Reading => place.reading(&brush, time),
        Picture::Lift(kind) => place.lift(&brush, Some(kind), time),
        Picture::LiftAny => place.lift(&brush, None, time),
        Picture::TakeCardAway => place.take_card_away(&brush, time),
        Picture::WakeAndBare => hold::wake_and_bare(&brush),
        Picture::BothPhones => signs::both_phones(&brush),
        Picture::Wallet(page) => wallet::page(&brush, page, time),
        Picture::GoToDesk => signs::go_to_desk(&brush),
        Picture::Records => signs::records(&brush),
        Picture::NextPerson => signs::next_person(&brush),
        Picture::Bell => signs::bell(&brush, time),
        Picture::Finished => signs::finished(&brush),
        Picture::Waiting => signs::waiting(&brush, time),
    }
}
