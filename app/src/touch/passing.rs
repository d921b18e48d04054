//! From one screen to the next. The new one counts at once: with its touches and keys, and for
//! those who hear it. Over it the last one fades; and where a phone was lifted, the last picture
//! shows first, from the very next frame on, how it leaves. That is over sooner than anybody could
//! press anything (the [guard](super::guard) keeps a new screen closed for 0.3 s anyway), and then
//! nothing of the last screen is kept.

use std::ops::Range;
use std::time::Duration;

use eframe::egui::{Painter, Rect, Shape, Ui, epaint::ClippedShape};
use kazasu_core::screen::{Picture, Screen};

use super::picture::{self, Motion};

/// How long a screen fades, in seconds.
pub(super) const FADE: f64 = 0.15;

/// How long a phone that was lifted takes to leave the picture, in seconds.
pub(super) const LEAVE: f64 = 0.25;

/// When the screen begins to fade whose phone leaves: both are over after 0.35 s.
const FADES_AT: f64 = 0.2;

/// Between two frames: 30 a second.
const FRAME: f64 = 1.0 / 30.0;

/// The picture of a frame.
#[derive(Clone, Debug)]
pub(super) struct Drawn {
    pub(super) rect: Rect,
    /// Which shapes of the frame are it.
    pub(super) shapes: Range<usize>,
    /// Seconds of its film that were played.
    pub(super) time: f32,
}

/// What was drawn in a frame.
#[derive(Debug)]
struct Seen {
    panel: Rect,
    screen: Screen,
    shapes: Vec<ClippedShape>,
    picture: Option<Drawn>,
}

/// A screen on its way out.
#[derive(Debug)]
struct Going {
    seen: Seen,
    /// When the next one came, in seconds.
    since: f64,
    /// Its phone was lifted.
    leaves: bool,
}

/// Lets the last screen go.
#[derive(Debug, Default)]
pub(super) struct Passing {
    last: Option<Seen>,
    going: Option<Going>,
}

impl Passing {
    /// Takes note of what was drawn since the shape `first`, and draws what is still to be seen of
    /// the last screen over it.
    pub(super) fn follow(
        &mut self,
        ui: &Ui,
        screen: &Screen,
        panel: Rect,
        first: usize,
        picture: Option<Drawn>,
        motion: Motion,
    ) {
        if motion == Motion::Still {
            return;
        }
        let now = ui.ctx().time();
        let mut shapes = Vec::new();
        let mut at = 0;
        ui.painter().for_each_shape(|clipped| {
            if at >= first {
                shapes.push(clipped.clone());
            }
            at += 1;
        });
        let picture = picture.map(|it| {
            let Range { start, end } = it.shapes;
            Drawn { shapes: start.saturating_sub(first)..end.saturating_sub(first), ..it }
        });
        let seen = Seen { panel, screen: screen.clone(), shapes, picture };
        let last = self.last.replace(seen).filter(|last| last.panel == panel);
        if let Some(last) = last {
            self.change(last, screen, now);
        }
        self.going = self.going.take().filter(|going| !going.is_over(now));
        if let Some(going) = &self.going {
            going.show(ui, now);
            ui.ctx().request_repaint_after(Duration::from_secs_f64(FRAME));
        }
    }

    /// Whether `last` is on its way out now.
    fn change(&mut self, last: Seen, screen: &Screen, now: f64) {
        let leaves = has_left(&last.screen, screen);
        let is_leaving = self.going.as_ref().is_some_and(|going| going.leaves);
        // A phone leaves once, whatever the visit comes to meanwhile.
        if leaves || (last.screen.view.id() != screen.view.id() && !is_leaving) {
            self.going = Some(Going { seen: last, since: now, leaves });
        }
    }

    /// Whether something of the last screen is seen yet.
    #[cfg(test)]
    pub(super) const fn is_going(&self) -> bool {
        self.going.is_some()
    }
}

/// Whether what lay on the reader in the picture of `last` was lifted before `next`.
fn has_left(last: &Screen, next: &Screen) -> bool {
    let lay = matches!(
        last.picture,
        Picture::Reading | Picture::Lift(_) | Picture::LiftAny | Picture::TakeCardAway
    );
    lay && last.lifted != next.lifted && last.picture != next.picture
}

impl Going {
    /// Seconds since the next screen came, as its first frame shows them already.
    fn age(&self, now: f64) -> f64 {
        now - self.since + FRAME
    }

    fn lasts(&self) -> f64 {
        if self.leaves { FADES_AT + FADE } else { FADE }
    }

    fn is_over(&self, now: f64) -> bool {
        self.age(now) >= self.lasts()
    }

    /// How much of it is seen yet, 1 to 0.
    fn opacity(&self, now: f64) -> f32 {
        (((self.lasts() - self.age(now)) / FADE).clamp(0.0, 1.0)) as f32
    }

    fn show(&self, ui: &Ui, now: f64) {
        let mut painter = ui.painter().clone();
        painter.set_opacity(self.opacity(now));
        let Seen { shapes, picture, screen, .. } = &self.seen;
        let leaving = picture.as_ref().filter(|_| self.leaves);
        for (at, clipped) in shapes.iter().enumerate() {
            if let Some(drawn) = leaving
                && drawn.shapes.contains(&at)
            {
                if at == drawn.shapes.start {
                    let gone = (self.age(now) / LEAVE).clamp(0.0, 1.0) as f32;
                    picture::leave(&painter, drawn.rect, screen, drawn.time, gone);
                }
                continue;
            }
            add(&painter, clipped);
        }
    }
}

fn add(painter: &Painter, clipped: &ClippedShape) {
    if !matches!(clipped.shape, Shape::Noop) {
        painter.with_clip_rect(clipped.clip_rect).add(clipped.shape.clone());
    }
}
