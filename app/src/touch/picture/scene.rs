//! Which things are drawn for which picture.

use eframe::egui::{Painter, Rect, Vec2, vec2};
use kazasu_core::jpki::PhoneKind;
use kazasu_core::reader::ReaderShape;
use kazasu_core::screen::{Picture, Screen, State, View};
use kazasu_core::session::{Holding, ReaderPlace, Topic};

use super::at_reader::{self, Place, Taken};
use super::brush::Brush;
use super::form;
use super::phone::Glass;
use super::{icons, marks, people, reader, wallet};
use crate::touch::theme::Colours;

/// Every scene is composed on a sheet of so much by so much, and its ground fills the room.
const SHEET: f32 = 200.0;

/// The four steps of Wallet as they stand, each with its number: for those who see no film. In a
/// row where the room is wide, else two by two.
pub(super) fn strip(painter: &Painter, rect: Rect, screen: &Screen) {
    let columns: u8 = if rect.width() > rect.height() * 1.8 { 4 } else { 2 };
    let gap = rect.size().min_elem() * 0.02;
    let (across, down) = (f32::from(columns), f32::from(4 / columns));
    let size = vec2(
        (rect.width() - gap * (across - 1.0)) / across,
        (rect.height() - gap * (down - 1.0)) / down,
    );
    for step in 0..4_u8 {
        let place = vec2(f32::from(step % columns), f32::from(step / columns));
        let room = Rect::from_min_size(rect.min + place * (size + vec2(gap, gap)), size);
        let still = wallet::still(step.into());
        draw(painter, room, screen, still);
        let brush =
            Brush::new(painter, room, vec2(SHEET, SHEET), &Colours::of(screen.look).picture);
        let corner = brush.place_of(room).left_top();
        marks::number(&brush, (corner.x + 26.0, corner.y + 26.0), 19.0, step + 1);
    }
}

/// Draws the screen's picture in `rect`, as it is so many seconds after it has begun to move.
pub(super) fn draw(painter: &Painter, rect: Rect, screen: &Screen, time: f32) {
    let painter = &painter.with_clip_rect(rect.intersect(painter.clip_rect()));
    let colours = &Colours::of(screen.look).picture;
    let brush = &Brush::new(painter, rect, vec2(SHEET, SHEET), colours);
    let room = brush.place_of(rect);
    let ground = |colour| {
        let (at, size) = (room.center(), room.size());
        brush.face(&form::slab(at.x, at.y, size.x, size.y, reader::ROUND), colour);
    };
    if screen.picture != Picture::None {
        // On a panel of another colour it stands on white.
        ground(match screen.view.state() {
            State::Do | State::Neutral => colours.tint,
            State::Done | State::Careful | State::Stopped => colours.glass,
        });
    }
    let place = |kind| Place::new(brush, room, reader_of(screen), kind);
    match (screen.picture, &screen.view) {
        (Picture::None, _) => {}
        (Picture::HoldingPlace, _) => match reader_is(screen) {
            Some(way) => place(None).higher().invite(way, time),
            None => place(None).come(time),
        },
        (Picture::Hold(kind), _) => {
            let glass = if kind == PhoneKind::Android { Glass::Dark } else { Glass::Card };
            place(Some(kind)).hold_for_a_while(glass, time);
        }
        (Picture::MoveSlowly, _) => place(None).move_slowly(time),
        (Picture::Reading, _) => place(None).reading(),
        (Picture::Lift(_) | Picture::LiftAny | Picture::TakeCardAway, _) => {
            place(phone_of(screen)).take_away(taken(screen), time);
        }
        (Picture::Lifted, _) => place(None).reader(),
        (Picture::WakeAndBare, _) => at_reader::wake_and_bare(brush),
        (Picture::BothPhones, View::DiffPhone) => people::different_phones(brush),
        (Picture::BothPhones, View::E020Android) => people::other_kind(brush, PhoneKind::Android),
        (Picture::BothPhones, View::E020Iphone) => people::other_kind(brush, PhoneKind::Iphone),
        (Picture::BackOfPhone, View::KindHelp) => people::both_phones(brush, true),
        (Picture::BothPhones | Picture::BackOfPhone, _) => people::both_phones(brush, false),
        (Picture::WalletSteps, _) => wallet::film(brush, room, reader_of(screen), time),
        (Picture::Wallet(page), _) => wallet::page(brush, page, time),
        (Picture::WhichPin, _) => icons::which_pins(brush),
        (Picture::GoToDesk, View::OtherWays | View::Help { topic: Some(Topic::OtherWays) }) => {
            people::other_ways(brush);
        }
        (Picture::GoToDesk, _) => people::go_to_desk(brush, room),
        (Picture::Records, _) => people::records(brush),
        (Picture::NextPerson, _) => people::next_person(brush, room),
        (Picture::Bell, View::CallSeen) => people::staff_comes(brush, room),
        (Picture::Bell, _) => people::bell(brush),
        (Picture::Finished, _) => people::finished(brush, room),
        (Picture::Waiting, View::ReaderBusy) => place(None).busy(),
        (Picture::Waiting, View::HandingOver) => people::handing_over(brush, room),
        (Picture::Waiting, _) => people::waiting(brush),
    }
}

/// Draws how what lay on the reader leaves it, from where it was at this time of the film; 0 to 1
/// of the way out is done.
pub(super) fn leave(painter: &Painter, rect: Rect, screen: &Screen, time: f32, gone: f32) {
    let painter = &painter.with_clip_rect(rect.intersect(painter.clip_rect()));
    let colours = &Colours::of(screen.look).picture;
    let brush = &Brush::new(painter, rect, vec2(SHEET, SHEET), colours);
    let place = Place::new(brush, brush.place_of(rect), reader_of(screen), phone_of(screen));
    // A phone that is read lies still.
    let time = if screen.picture == Picture::Reading { 0.0 } else { time };
    place.leave(taken(screen), time, gone);
}

/// What the reader looks like, and how a phone is held to it.
const fn reader_of(screen: &Screen) -> (ReaderShape, Holding) {
    (screen.reader_shape, screen.holding)
}

/// Whose kind is drawn.
const fn phone_of(screen: &Screen) -> Option<PhoneKind> {
    match screen.picture {
        Picture::Lift(kind) => Some(kind),
        _ => None,
    }
}

/// What lies on the reader and is taken away.
const fn taken(screen: &Screen) -> Taken {
    match screen.picture {
        Picture::TakeCardAway => Taken::Card,
        _ => Taken::Phone { read: matches!(screen.view, View::TakeIp | View::TakeAn) },
    }
}

/// The way from the glass to the real reader, where that is known: a frame is met at its lower
/// edge.
const fn reader_is(screen: &Screen) -> Option<Vec2> {
    match screen.reader_place {
        Some(ReaderPlace::Left) => Some(vec2(-1.0, 0.0)),
        Some(ReaderPlace::Right) => Some(vec2(1.0, 0.0)),
        Some(ReaderPlace::Below | ReaderPlace::Frame) => Some(vec2(0.0, 1.0)),
        None => None,
    }
}
