//! Buttons: how large each has to be, and where it goes.

use std::sync::Arc;

use eframe::egui::{Context, Galley, Rect, pos2, vec2};
use kazasu_core::screen::{Choice, Key, Label};
use kazasu_core::session::Action;

use super::inputs::Inputs;
use crate::touch::text::{Type, line_width, widest_phrase, write_whole};
use crate::touch::theme::{Colours, Ink};

/// How strongly a button asks to be pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Emphasis {
    /// The one that goes on, drawn as a filled face.
    Primary,
    /// One that leads elsewhere, drawn with a line around it.
    Secondary,
    /// One of the row that is on every screen: language, size of text, contrast, help, call.
    Standing,
}

/// A button in its place.
#[derive(Clone, Debug)]
pub(crate) struct Button {
    pub(crate) rect: Rect,
    pub(crate) text: Arc<Galley>,
    /// The number in front of it, which is its key.
    pub(crate) number: Option<u8>,
    pub(crate) emphasis: Emphasis,
    pub(crate) action: Action,
    pub(crate) label: Label,
    pub(crate) plain: String,
}

/// So much smaller the standing row's type may be to have one line.
const LEAST_SHARE: f32 = 0.85;

impl Emphasis {
    pub(crate) const fn ink(self, colours: &Colours) -> Ink {
        match self {
            Self::Primary => colours.primary,
            Self::Secondary => colours.secondary,
            Self::Standing => colours.standing,
        }
    }
}

/// The width of the number in front of a button's text, with the room beside it.
pub(crate) fn number_room(target: f32) -> f32 {
    target * 0.75
}

impl Inputs<'_> {
    fn type_of(&self, emphasis: Emphasis) -> Type {
        let size =
            if emphasis == Emphasis::Standing { self.sizes.small } else { self.sizes.choice };
        Type::choice(size, emphasis.ink(self.colours).text)
    }

    fn emphasis(&self, choice: &Choice) -> Emphasis {
        let first = self.choices().next().is_some_and(|first| first.label == choice.label);
        let leads = match choice.label {
            Label::Phone(_) => true,
            Label::RoundButton
            | Label::OtherCard
            | Label::NotWorking
            | Label::NotSure
            | Label::ReenterPin
            | Label::ForgotPin
            | Label::Topic(_)
            | Label::Back
            | Label::Cancel => false,
            _ => first,
        };
        if leads && !self.screen.alike { Emphasis::Primary } else { Emphasis::Secondary }
    }

    fn padding(&self, emphasis: Emphasis) -> f32 {
        match emphasis {
            Emphasis::Standing => self.sizes.padding * 0.4,
            Emphasis::Primary | Emphasis::Secondary => self.sizes.padding,
        }
    }

    /// A button of this width at the origin, as high as its text needs.
    fn button(&self, choice: &Choice, emphasis: Emphasis, width: f32) -> Button {
        self.button_in(choice, emphasis, width, &self.type_of(emphasis))
    }

    fn button_in(&self, choice: &Choice, emphasis: Emphasis, width: f32, how: &Type) -> Button {
        let plain = self.words.choice(choice);
        let number = number_of(choice).filter(|_| emphasis != Emphasis::Standing);
        let padding = self.padding(emphasis);
        let beside = 2.0 * padding + number.map_or(0.0, |_| number_room(self.sizes.target));
        let text = write_whole(self.ctx, &plain, how, (width - beside).max(1.0));
        let height = (text.size().y + padding).max(self.sizes.target);
        let rect = Rect::from_min_size(pos2(0.0, 0.0), vec2(width, height));
        Button { rect, text, number, emphasis, action: choice.action, label: choice.label, plain }
    }

    /// The width at which a button's text has one line.
    fn natural_width(&self, choice: &Choice, emphasis: Emphasis) -> f32 {
        let button = self.button(choice, emphasis, f32::INFINITY);
        let number = button.number.map_or(0.0, |_| number_room(self.sizes.target));
        button.text.size().x + 2.0 * self.sizes.padding + number + 2.0
    }

    /// The choices in rows of `columns`, from the origin down; a row has one height, and choices
    /// that are alike have one everywhere.
    pub(super) fn stack(&self, width: f32, columns: usize) -> Vec<Button> {
        let gap = self.sizes.gap;
        let each = (width - gap * (columns as f32 - 1.0)) / columns as f32;
        let mut buttons: Vec<Button> = self
            .column()
            .iter()
            .map(|choice| self.button(choice, self.emphasis(choice), each))
            .collect();
        if self.screen.alike {
            level(&mut buttons);
        }
        let mut top = 0.0;
        for row in buttons.chunks_mut(columns) {
            level(row);
            for (at, button) in row.iter_mut().enumerate() {
                button.rect = button.rect.translate(vec2(at as f32 * (each + gap), top));
            }
            top = height(row) + gap;
        }
        buttons
    }

    /// もどる and 中止する at the left, going on at the right: from the origin down, in this width.
    pub(super) fn foot(&self, width: f32) -> Vec<Button> {
        let left = self
            .screen
            .back
            .iter()
            .chain(&self.screen.leave)
            .chain(&self.screen.languages)
            .map(|choice| (choice, Emphasis::Secondary, false));
        let right = self.onward().map(|choice| (choice, self.emphasis(choice), true));
        let choices: Vec<_> = left.chain(right).collect();
        let gaps = self.sizes.gap * choices.len().saturating_sub(1) as f32;
        let least = |onward: bool| if onward { width * 0.36 } else { self.sizes.target * 2.2 };
        let wanted = |(choice, emphasis, onward): &(&Choice, Emphasis, bool)| {
            self.natural_width(choice, *emphasis).max(least(*onward))
        };
        let mut widths: Vec<f32> = choices.iter().map(wanted).collect();
        let squeeze = ((width - gaps) / widths.iter().sum::<f32>()).min(1.0);
        widths.iter_mut().for_each(|one| *one *= squeeze);
        // What stands alone cannot be missed.
        let alone = choices.len() == 1 && self.onward().is_some();
        if alone {
            widths = vec![width];
        }
        let mut x = 0.0;
        let mut buttons: Vec<Button> = Vec::new();
        for ((choice, emphasis, onward), own) in choices.into_iter().zip(widths) {
            let mut button = self.button(choice, emphasis, own);
            let at = if onward { width - own } else { x };
            button.rect = button.rect.translate(vec2(at, 0.0));
            x += own + self.sizes.gap;
            buttons.push(button);
        }
        level(&mut buttons);
        if alone {
            stretch(&mut buttons, self.sizes.target * 0.3);
        }
        buttons
    }

    /// One type for the whole standing row: a little smaller, if each text has one line then; else
    /// so that no word is broken.
    fn standing_type(&self, width: f32) -> Type {
        let how = self.type_of(Emphasis::Standing);
        let room = width - 2.0 * self.padding(Emphasis::Standing);
        let texts: Vec<String> =
            self.screen.standing.iter().flatten().map(|it| self.words.choice(it)).collect();
        let share = |widest: fn(&Context, &str, &Type) -> f32| {
            texts
                .iter()
                .map(|text| room / widest(self.ctx, text, &how).max(1.0))
                .fold(1.0, f32::min)
        };
        let one_line = share(line_width);
        how.smaller(if one_line >= LEAST_SHARE { one_line } else { share(widest_phrase) })
    }

    /// The standing row, from the origin down, in this width.
    pub(super) fn standing(&self, width: f32) -> Vec<Button> {
        let gap = self.sizes.gap * 0.6;
        let count = self.screen.standing.iter().flatten().count().max(1) as f32;
        let each = (width - gap * (count - 1.0)) / count;
        let how = self.standing_type(each);
        let button = |choice| self.button_in(choice, Emphasis::Standing, each, &how);
        let mut buttons: Vec<Button> = self.screen.standing.iter().flatten().map(button).collect();
        for (at, button) in buttons.iter_mut().enumerate() {
            button.rect = button.rect.translate(vec2(at as f32 * (each + gap), 0.0));
        }
        level(&mut buttons);
        buttons
    }
}

/// One height for all, the greatest.
fn level(buttons: &mut [Button]) {
    let highest = buttons.iter().map(|button| button.rect.height()).fold(0.0, f32::max);
    buttons.iter_mut().for_each(|button| button.rect.set_height(highest));
}

/// Makes every button of a column higher by `more`.
pub(super) fn stretch(buttons: &mut [Button], more: f32) {
    for (place, button) in (0_u8..).zip(buttons) {
        button.rect = button.rect.translate(vec2(0.0, more * f32::from(place)));
        button.rect.max.y += more;
    }
}

/// How high a row or a column of buttons is.
pub(super) fn height(buttons: &[Button]) -> f32 {
    buttons.iter().map(|button| button.rect.bottom()).fold(0.0, f32::max)
}

/// The same buttons, moved by `x` to the right and `y` down, in points.
pub(super) fn moved(buttons: Vec<Button>, x: f32, y: f32) -> impl Iterator<Item = Button> {
    buttons
        .into_iter()
        .map(move |button| Button { rect: button.rect.translate(vec2(x, y)), ..button })
}

/// The number that is a choice's key.
fn number_of(choice: &Choice) -> Option<u8> {
    match choice.key {
        Some(Key::Number(number)) => Some(number),
        _ => None,
    }
}
