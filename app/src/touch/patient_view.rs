//! Draws a screen, and tells what was pressed.

use eframe::egui::{
    Context, Id, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo,
    accesskit::Live, vec2,
};
use kazasu_core::screen::{Key, Screen, View};
use kazasu_core::session::{Action, Language};

use super::control::Control;
use super::fingers::Fingers;
use super::fonts;
use super::guard::{Guard, Passage};
use super::layout::{Layout, Reach, TextBlock, lay_out};
use super::layout_log::LayoutLog;
use super::pad;
use super::picture::{self, Motion};
use super::text::{Type, Written, write};
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
    reach: Reach,
    motion: Motion,
}

impl PatientView {
    pub(crate) fn new(reach: Reach, motion: Motion) -> Self {
        let (dictionary, guard, fingers) =
            (Dictionary::new(), Guard::default(), Fingers::default());
        Self { dictionary, guard, fingers, layout_log: LayoutLog::default(), reach, motion }
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
        ui.painter().rect_filled(panel, 0.0, colours.ground);
        let words = self.dictionary.words(screen);
        let layout = lay_out(&ctx, screen, &words, panel, self.reach);

        self.layout_log.tell(&ctx, screen, &layout, panel);

        let passage = self.guard.look(screen.view.id(), ctx.time());
        if passage == Passage::Changed {
            self.fingers.forget();
        }
        let targets = if passage == Passage::Open { targets(screen, &layout) } else { Vec::new() };
        let drift = layout.sizes.target * DRIFT;
        let fingers = &mut self.fingers;
        let by_finger = ctx.input(|input| fingers.follow(&input.events, &targets, drift));

        show_marks(ui, &layout, colours);
        show_text_block(ui, screen, &layout.headline, Role::Heading);
        show_body(ui, screen, &layout);
        let shown_for = self.guard.shown_for(ctx.time());
        picture::show(ui, screen, layout.picture, self.motion, shown_for);
        let mut by_other = Vec::new();
        if let (Some(place), View::AnPin { entered, .. }) = (&layout.pad, &screen.view) {
            by_other = pad::show(ui, screen, &words, &layout, place, *entered, &self.fingers);
        }
        by_other.extend(self.show_buttons(ui, screen, &layout));

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

    fn show_buttons(&self, ui: &Ui, screen: &Screen, layout: &Layout) -> Vec<Action> {
        let colours = Colours::of(screen.look);
        let mut pressed = Vec::new();
        for button in &layout.buttons {
            let control = Control {
                id: Id::unique((screen.view.id(), "choice", button.label)),
                rect: button.rect,
                name: &button.plain,
                text: button.text.clone(),
                number: button.number,
                ink: button.emphasis.ink(colours),
                enabled: true,
                held: self.fingers.hold(button.action),
            };
            if control.pressed_without_pointer(ui, colours, &layout.sizes) {
                pressed.push(button.action);
            }
        }
        pressed
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
fn targets(screen: &Screen, layout: &Layout) -> Vec<(Rect, Action)> {
    let buttons = layout.buttons.iter().map(|button| (button.rect, button.action));
    let keys = layout.pad.iter().flat_map(|pad| {
        pad.keys
            .into_iter()
            .zip(pad::actions(screen))
            .filter_map(|(rect, action)| Some((rect, action?)))
    });
    buttons.chain(keys).collect()
}

fn show_marks(ui: &Ui, layout: &Layout, colours: &Colours) {
    for mark in &layout.marks {
        let ink = if mark.demo { colours.demo } else { colours.step };
        let radius = if mark.demo { 0.0 } else { layout.sizes.radius };
        ui.painter().rect(
            mark.rect,
            radius,
            ink.fill,
            Stroke::new(layout.sizes.edge * 0.5, ink.edge),
            StrokeKind::Inside,
        );
        let text = write(
            ui.ctx(),
            &mark.text,
            &Type::choice(layout.sizes.small, ink.text),
            mark.rect.width(),
        );
        let text = Written::centred(text, mark.rect);
        ui.painter().galley(text.at, text.galley, ink.text);
        label(ui, Id::unique(("mark", mark.demo)), mark.rect, Role::Label, &mark.text);
    }
}

/// The body, scrolled if there is no other way to show all of it.
fn show_body(ui: &mut Ui, screen: &Screen, layout: &Layout) {
    let Some(window) = layout.scrolled else {
        return show_text_block(ui, screen, &layout.body, Role::Label);
    };
    let Some(first) = layout.body.items.first() else { return };
    let top = first.icon.map_or(first.text.at, |(_, icon)| icon.min.min(first.text.at));
    ui.scope_builder(UiBuilder::new().max_rect(window), |ui| {
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            let (room, _) = ui
                .allocate_exact_size(vec2(layout.body.size.x, layout.body.size.y), Sense::hover());
            let mut body = layout.body.clone();
            body.items.iter_mut().for_each(|item| item.shift(room.min - top));
            show_text_block(ui, screen, &body, Role::Label);
        });
    });
}

fn show_text_block(ui: &Ui, screen: &Screen, block: &TextBlock, role: Role) {
    let colours = Colours::of(screen.look);
    for (at, item) in block.items.iter().enumerate() {
        if let Some((part, rect)) = item.icon {
            picture::icon(ui.painter(), rect, screen, part);
        }
        ui.painter().galley(item.text.at, item.text.galley.clone(), colours.text);
        let id = Id::unique((screen.view.id(), "text", role == Role::Heading, at));
        label(ui, id, item.text.rect(), role, &item.plain);
        if role == Role::Heading {
            // A screen reader says a new screen's headline by itself.
            ui.ctx().accesskit_node_builder(id, |node| node.set_live(Live::Polite));
        }
    }
}

/// Names what is drawn there for a screen reader.
fn label(ui: &Ui, id: Id, rect: Rect, role: Role, text: &str) {
    ui.interact(rect, id, Sense::hover()).widget_info(|| WidgetInfo::labeled(role, true, text));
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
