//! Playing a film: a touch on the picture stops it, another plays it from the beginning. Whoever
//! comes to a picture that invites sees it at once.

use eframe::egui::{Context, Event, Id, PointerButton, Pos2, Rect, TouchPhase};
use kazasu_core::screen::Screen;

use super::rhythm::{Moment, Rhythm};

/// For so long after a screen has changed, in seconds, touches belong to the last one.
const LAST_SCREEN: f64 = 0.3;

/// What was done to the picture of a screen.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Playing {
    view: &'static str,
    /// How long the screen had been shown when the film was set going, in seconds.
    since: f64,
    /// The moment at which a touch has stopped it, and which is seen since.
    stopped: Option<Moment>,
}

/// What was touched between two frames.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Touched {
    Picture,
    SomethingElse,
    Nothing,
}

/// The moment of the film that is to be seen when the screen has been shown for so many seconds.
pub(super) fn moment(ctx: &Context, screen: &Screen, rhythm: Rhythm, shown_for: f64) -> Moment {
    let playing = load(ctx, screen);
    playing.stopped.unwrap_or_else(|| rhythm.at(shown_for - playing.since))
}

/// Stops the film or sets it going, as the touches since the last frame say.
pub(super) fn follow(ctx: &Context, screen: &Screen, rect: Rect, rhythm: Rhythm, shown_for: f64) {
    let touched = ctx.input(|input| touched(&input.events, rect));
    if touched == Touched::Nothing || shown_for < LAST_SCREEN {
        return;
    }
    let playing = load(ctx, screen);
    let now = moment(ctx, screen, rhythm, shown_for);
    let again = Playing { since: shown_for, stopped: None, ..playing };
    let next = match touched {
        Touched::Picture if now.rests || playing.stopped.is_some() => again,
        Touched::Picture => Playing {
            stopped: Some(Moment { again: 0.0, next: std::time::Duration::MAX, ..now }),
            ..playing
        },
        Touched::SomethingElse if rhythm.invites() && now.rests && playing.stopped.is_none() => {
            again
        }
        Touched::SomethingElse | Touched::Nothing => return,
    };
    ctx.data_mut(|data| data.insert_temp(id(), next));
}

fn load(ctx: &Context, screen: &Screen) -> Playing {
    let view = screen.view.id();
    ctx.data(|data| data.get_temp::<Playing>(id()))
        .filter(|playing| playing.view == view)
        .unwrap_or(Playing { view, since: 0.0, stopped: None })
}

fn id() -> Id {
    Id::unique("the film of the picture")
}

fn touched(events: &[Event], rect: Rect) -> Touched {
    let mut found = Touched::Nothing;
    for event in events {
        let on: Option<Pos2> = match *event {
            Event::Touch { phase: TouchPhase::Start, pos, .. }
            | Event::PointerButton { button: PointerButton::Primary, pressed: true, pos, .. } => {
                Some(pos)
            }
            Event::Key { pressed: true, .. } => None,
            _ => continue,
        };
        if on.is_some_and(|pos| rect.contains(pos)) {
            return Touched::Picture;
        }
        found = Touched::SomethingElse;
    }
    found
}

#[cfg(test)]
mod tests;
