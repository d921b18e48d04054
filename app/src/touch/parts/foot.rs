//! The foot: もどる and 中止する at the left, what goes on at the right.

use eframe::egui::vec2;
use kazasu_core::screen::{Choice, Label};

use super::button::{Button, Emphasis};
use super::grid::{grid, level};
use crate::touch::page::Page;

/// The buttons of the foot, from the origin down.
#[derive(Clone, Debug)]
pub(crate) struct Foot {
    pub(crate) buttons: Vec<Button>,
    pub(crate) height: f32,
}

/// So much narrower than their words in one line buttons may be.
const LEAST_SHARE: f32 = 0.68;

/// How strongly a choice of the screen asks to be pressed.
pub(crate) fn emphasis(page: &Page<'_>, choice: &Choice) -> Emphasis {
    let first = page.choices().first().is_some_and(|first| first.label == choice.label)
        || choice.label == Label::Decide;
    let leads = match choice.label {
        Label::Phone(_)
        | Label::RoundButton
        | Label::OtherCard
        | Label::NotWorking
        | Label::NotSure
        | Label::LearnMore
        | Label::OtherPerson
        | Label::Answered(_)
        | Label::PrescriptionChosen(_)
        | Label::ReenterPin
        | Label::ForgotPin
        | Label::Topic(_)
        | Label::Back
        | Label::Cancel
        | Label::KeepShowing
        | Label::Language(_) => false,
        _ => first,
    };
    if leads && !page.screen.alike { Emphasis::Primary } else { Emphasis::Secondary }
}

impl Foot {
    /// These choices, and what leads back or away, in this width.
    pub(crate) fn new(page: &Page<'_>, choices: &[&Choice], width: f32) -> Self {
        let away: Vec<&Choice> = page.screen.back.iter().chain(&page.screen.leave).collect();
        let gap = page.sizes.gap;
        let count = (choices.len() + away.len()).max(1) as f32;
        let least = (page.sizes.target * if page.is_wide() { 2.7 } else { 2.4 })
            .min((width + gap) / count - gap);
        let own = |choice: &&&Choice| {
            Button::natural_width(page, choice, emphasis(page, choice)).max(least)
        };
        let widths: Vec<f32> = choices.iter().chain(&away).map(|choice| own(&choice)).collect();
        let spare = width - widths.iter().sum::<f32>() - gap * (count - 1.0);
        // On a high panel only one that leads elsewhere stands beside what leads away.
        let all_secondary =
            choices.iter().all(|choice| emphasis(page, choice) == Emphasis::Secondary);
        let beside = page.is_wide() || (choices.len() == 1 && !away.is_empty() && all_secondary);
        // Words may have two lines before the foot has two rows.
        let share = (width - gap * (count - 1.0)) / widths.iter().sum::<f32>().max(1.0);
        if beside && spare >= 0.0 {
            Self::row(page, choices, &away, widths, width, spare)
        } else if beside && share >= LEAST_SHARE {
            let widths = widths.into_iter().map(|own| own * share).collect();
            Self::row(page, choices, &away, widths, width, 0.0)
        } else {
            Self::rows(page, choices, &away, width)
        }
    }

    /// All in one row, each so wide; what goes on, and what stands alone, is wider.
    fn row(
        page: &Page<'_>,
        choices: &[&Choice],
        away: &[&Choice],
        mut widths: Vec<f32>,
        width: f32,
        spare: f32,
    ) -> Self {
        let gap = page.sizes.gap;
        let alone = choices.len() == 1 && away.is_empty();
        if page.screen.alike && choices.len() > 1 {
            let most = widths.iter().take(choices.len()).copied().fold(0.0, f32::max);
            let sum: f32 = widths.iter().take(choices.len()).sum();
            let share = (sum + spare) / choices.len() as f32;
            let each = if away.is_empty() { share } else { most.min(share) };
            widths.iter_mut().take(choices.len()).for_each(|own| *own = each);
        } else if let (Some(first), Some(choice)) = (widths.first_mut(), choices.first()) {
            if alone {
                *first = width;
            } else if emphasis(page, choice) == Emphasis::Primary {
                *first = first.max((width * 0.33).min(*first + spare));
            }
        }
        let button = |choice: &Choice, own: f32| {
            Button::choice(page, choice, emphasis(page, choice), own, page.sizes.choice)
        };
        let (ahead, back) = widths.split_at(choices.len().min(widths.len()));
        let mut buttons: Vec<Button> =
            choices.iter().zip(ahead).map(|(choice, own)| button(choice, *own)).collect();
        // What goes on stands at the right end, as everywhere; equal ones in their own order.
        let order: Vec<usize> = if page.screen.alike {
            (0..buttons.len()).rev().collect()
        } else {
            (0..buttons.len()).collect()
        };
        let mut right = width;
        for at in order {
            if let Some(button) = buttons.get_mut(at) {
                right -= button.rect.width();
                button.rect = button.rect.translate(vec2(right, 0.0));
                right -= gap;
            }
        }
        let mut left = 0.0;
        for (choice, own) in away.iter().zip(back) {
            buttons.push(button(choice, *own).moved(vec2(left, 0.0)));
            left += own + gap;
        }
        level(&mut buttons, if alone { page.sizes.target * 1.2 } else { 0.0 });
        let height = buttons.first().map_or(0.0, |button| button.rect.height());
        Self { buttons, height }
    }

    /// What goes on in rows of its own, what leads back or away below.
    fn rows(page: &Page<'_>, choices: &[&Choice], away: &[&Choice], width: f32) -> Self {
        let gap = page.sizes.gap;
        let size = page.sizes.choice;
        let columns = if page.is_wide() { choices.len().clamp(1, 2) } else { 1 };
        let own = (width - gap * (columns as f32 - 1.0)) / columns as f32;
        let mut buttons: Vec<Button> = choices
            .iter()
            .map(|choice| Button::choice(page, choice, emphasis(page, choice), own, size))
            .collect();
        if page.screen.alike || !page.is_wide() {
            level(&mut buttons, if page.is_wide() { 0.0 } else { page.sizes.target * 1.1 });
        }
        let mut height = grid(&mut buttons, columns, gap);
        if !away.is_empty() {
            let top = if buttons.is_empty() { 0.0 } else { height + gap };
            let least = page.sizes.target * if page.is_wide() { 2.7 } else { 2.4 };
            let most = (width - gap * (away.len() as f32 - 1.0)) / away.len() as f32;
            let mut last: Vec<Button> = away
                .iter()
                .map(|choice| {
                    let own = Button::natural_width(page, choice, Emphasis::Secondary);
                    Button::choice(
                        page,
                        choice,
                        Emphasis::Secondary,
                        own.max(least).min(most),
                        size,
                    )
                })
                .collect();
            let more = grid(&mut last, away.len(), gap);
            buttons.extend(last.into_iter().map(|button| button.moved(vec2(0.0, top))));
            height = top + more;
        }
        Self { buttons, height }
    }

    /// The same with its top left there.
    pub(crate) fn at(self, x: f32, y: f32) -> impl Iterator<Item = Button> {
        self.buttons.into_iter().map(move |button| button.moved(vec2(x, y)))
    }
}
