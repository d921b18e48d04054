//! Draws a screen, and tells what was pressed.

use eframe::egui::{Context, Id, Rect, Role, ScrollArea, Sense, Shape, Ui, UiBuilder, vec2};
use kazasu_core::screen::{Key, Screen, View};
use kazasu_core::session::{Action, Language, TenKey};

use super::fingers::Fingers;
use super::fonts;
use super::guard::{Guard, Passage};
use super::layout::{Panel, lay_out};
use super::layout_log::LayoutLog;
use super::panel_size::millimetre;
use super::parts::button::Form;
use super::parts::control::pressed_without_pointer;
use super::parts::words::label;
use super::passing::{Drawn, Passing};
use super::picture::{self, Motion};
use super::places::Layout;
use super::reach::Reach;
use super::text::joined;
use super::theme::Colours;
use super::words::{DemoWords, Dictionary};

/// How far a finger may drift from a button and still press it, in shares of the button's least
/// height.
const DRIFT: f32 = 0.6;

/// The patient's screen: what it has to remember from one frame to the next, which is nothing of
/// the visit.
#[derive(Debug)]
pub(crate) struct PatientView {
    dictionary: Dictionary,
    guard: Guard,
    fingers: Fingers,
    layout_log: LayoutLog,
    passing: Passing,
    /// A key was pressed since the last start screen: choices show their keys.
    numbers: bool,
    reach: Reach,
    motion: Motion,
    /// The panel's diagonal in inches, where it is known.
    inches: Option<f32>,
}

impl PatientView {
    pub(crate) fn new(reach: Reach, motion: Motion, inches: Option<f32>) -> Self {
        let (dictionary, guard, fingers) =
            (Dictionary::new(), Guard::default(), Fingers::default());
        let (layout_log, passing) = (LayoutLog::default(), Passing::default());
        Self {
            dictionary,
            guard,
            fingers,
            layout_log,
            passing,
            numbers: false,
            reach,
            motion,
            inches,
        }
    }

    /// The words beside a demonstration.
    pub(crate) fn demo_words(&self, language: Language) -> DemoWords<'_> {
        self.dictionary.demo(language)
    }

    /// Draws `screen` on `panel`, and gives back what the patient did. `keys` are those of the
    /// ten-key pad.
    pub(crate) fn show(
        &mut self,
        ui: &mut Ui,
        screen: &Screen,
        panel: Rect,
        keys: &[Key],
    ) -> Vec<Action> {
        let ctx = ui.ctx().clone();
        let colours = Colours::of(screen.look);
        let first = ui.painter().rect_filled(panel, 0.0, colours.ground).0;
        let words = self.dictionary.words(screen);
        let passage = self.guard.look(screen.view.id(), ctx.time());
        if passage == Passage::Changed {
            self.fingers.forget();
            // The next patient may have no keys.
            self.numbers &= screen.view != View::Start;
        }
        self.numbers |= !keys.is_empty();
        let place = Panel {
            rect: panel,
            millimetre: millimetre(panel.size(), ctx.content_rect().size(), self.inches),
            reach: self.reach,
            numbers: match screen.ten_key {
                TenKey::Present => true,
                TenKey::Absent => false,
                TenKey::Auto => self.numbers,
            },
        };
        let layout = lay_out(&ctx, screen, &words, place);
        self.layout_log.tell(&ctx, screen, &layout, panel);

        let targets = if passage == Passage::Open { targets(&layout) } else { Vec::new() };
        let drift = layout.sizes.target * DRIFT;
        let fingers = &mut self.fingers;
        let by_finger = ctx.input(|input| fingers.follow(&input.events, &targets, drift));

        for face in &layout.faces {
            face.show(ui.painter(), colours, &layout.sizes);
        }
        for mark in &layout.marks {
            mark.show(ui, colours, &layout.sizes);
        }
        show_texts(ui, screen, &layout);
        let shown_for = self.guard.shown_for(ctx.time());
        let before = ui.painter().add(Shape::Noop).0;
        let lit = picture::show(ui, screen, layout.picture, self.motion, shown_for);
        let drawn = layout.picture.map(|rect| Drawn {
            rect,
            shapes: before..ui.painter().add(Shape::Noop).0,
            time: picture::time(&ctx, screen, self.motion, shown_for),
        });
        layout.steps.show(ui, screen, lit, colours, &layout.sizes);
        if let Some(number) = &layout.number {
            number.show(ui, colours.state(screen.state));
        }
        let held = |action| self.fingers.hold(action);
        let mut by_other = Vec::new();
        if let Some(pad) = &layout.pad {
            by_other = pad.show(ui, screen, colours, &layout.sizes, held);
        }
        by_other.extend(show_buttons(ui, screen, &layout, held));
        self.passing.follow(ui, screen, panel, first, drawn, self.motion);

        let by_key = keys
            .iter()
            .filter(|key| self.guard.lets(**key, passage))
            .filter_map(|key| Some((Some(*key), screen.press_by_ear(*key)?)));
        let by_hand = if passage == Passage::Open {
            by_finger.into_iter().chain(by_other).collect()
        } else {
            Vec::new()
        };
        let done = up_to_a_change(by_hand.into_iter().map(|action| (None, action)).chain(by_key));
        if let Some((Some(key), action)) = done.last()
            && may_change(*action)
        {
            self.guard.press(*key, ctx.time());
        }
        done.into_iter().map(|(_, action)| action).collect()
    }
}

/// What was done between two frames, up to what may change the screen: whoever did something after
/// that has not seen what came of it.
fn up_to_a_change<By>(actions: impl Iterator<Item = (By, Action)>) -> Vec<(By, Action)> {
    let mut done = Vec::new();
    for (by, action) in actions {
        done.push((by, action));
        if may_change(action) {
            break;
        }
    }
    done
}

const fn may_change(action: Action) -> bool {
    !matches!(action, Action::Digit(_) | Action::Delete)
}

/// Everything that can be pressed, with what it does.
fn targets(layout: &Layout) -> Vec<(Rect, Action)> {
    let buttons = layout.buttons.iter().map(|button| (button.rect, button.action));
    let keys = layout
        .pad
        .iter()
        .flat_map(|pad| pad.keys.iter().filter_map(|key| Some((key.rect, key.action?))));
    buttons.chain(keys).collect()
}

fn show_buttons(
    ui: &Ui,
    screen: &Screen,
    layout: &Layout,
    held: impl Fn(Action) -> bool,
) -> Vec<Action> {
    let colours = Colours::of(screen.look);
    let mut pressed = Vec::new();
    for button in &layout.buttons {
        let is_cell = matches!(button.form, Form::Cell { .. });
        let id = Id::unique((screen.view.id(), "choice", button.label, is_cell));
        let lies = held(button.action);
        if pressed_without_pointer(&button.show(ui, screen, id, lies, colours, &layout.sizes)) {
            pressed.push(button.action);
        }
    }
    pressed
}

/// What is read; the body scrolled if there is no other way to show all of it.
fn show_texts(ui: &mut Ui, screen: &Screen, layout: &Layout) {
    let id = |role: &str, at: usize| Id::unique((screen.view.id(), "text", role, at));
    for (at, text) in layout.texts.iter().enumerate() {
        text.show(ui, id("text", at));
    }
    layout.headline.show(ui, id("headline", 0));
    for (at, words) in layout.unseen.iter().enumerate() {
        label(ui, id("unseen", at), layout.headline.rect(), Role::Label, &joined(words));
    }
    let Some(window) = layout.scrolled else {
        for (at, text) in layout.body.texts.iter().enumerate() {
            text.show(ui, id("body", at));
        }
        return;
    };
    let Some(first) = layout.body.texts.first() else { return };
    let top = first.rect().min;
    ui.scope_builder(UiBuilder::new().max_rect(window), |ui| {
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            let size = vec2(window.width() - 30.0, layout.body.height);
            let (room, _) = ui.allocate_exact_size(size, Sense::hover());
            for (at, text) in layout.body.texts.iter().enumerate() {
                let by = text.rect().min - top + room.min.to_vec2();
                text.clone().at(by.x, by.y).show(ui, id("body", at));
            }
        });
    });
}

/// Sets egui up: the typeface, one look without a dark twin, and hands that are slow or tremble.
pub(crate) fn set_up(ctx: &Context) {
    fonts::install(ctx);
    ctx.set_theme(eframe::egui::Theme::Light);
    ctx.options_mut(|options| {
        options.zoom_with_keyboard = false;
        options.input_options.max_click_dist = 60.0;
        options.input_options.max_click_duration = 30.0;
    });
    ctx.all_styles_mut(|style| {
        style.animation_time = 0.0;
        style.interaction.selectable_labels = false;
        style.spacing.scroll = eframe::egui::style::ScrollStyle::solid();
        style.spacing.scroll.bar_width = 20.0;
    });
}

#[cfg(test)]
mod tests;
