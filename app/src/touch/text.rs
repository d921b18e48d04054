//! Writing: lines are broken between phrases, so that a line never begins with the end of a word,
//! and all lines of a paragraph are about as long as each other.

mod phrases;

use std::sync::Arc;

use eframe::egui::text::{LayoutJob, TextFormat};
use eframe::egui::{Align, Color32, Context, FontFamily, FontId, Galley, NumExt, Pos2, Rect};

use self::phrases::{parts, phrases, written_apart};
use super::fonts::Script;
use super::theme::{BODY_LINE, CHOICE_LINE, HEADLINE_LINE};

/// How a text is written: the typeface, its size in points, its colour and where its lines begin.
#[derive(Clone, Debug)]
pub(crate) struct Type {
    size: f32,
    line: f32,
    family: FontFamily,
    colour: Color32,
    align: Align,
}

impl Type {
    pub(crate) fn headline(script: Script, size: f32, colour: Color32) -> Self {
        Self { size, line: HEADLINE_LINE, family: script.bold(), colour, align: Align::LEFT }
    }

    pub(crate) fn body(script: Script, size: f32, colour: Color32) -> Self {
        Self { size, line: BODY_LINE, family: script.regular(), colour, align: Align::LEFT }
    }

    pub(crate) fn note(script: Script, size: f32, colour: Color32) -> Self {
        Self { line: CHOICE_LINE, ..Self::body(script, size, colour) }
    }

    pub(crate) fn choice(script: Script, size: f32, colour: Color32) -> Self {
        Self { size, line: CHOICE_LINE, family: script.bold(), colour, align: Align::Center }
    }

    /// The same, with lines that begin at the left.
    pub(crate) fn at_left(self) -> Self {
        Self { align: Align::LEFT, ..self }
    }

    /// The same, with lines close to each other.
    pub(crate) fn tight(self) -> Self {
        Self { line: CHOICE_LINE, ..self }
    }

    /// The same, with lines in the middle.
    pub(crate) fn centred(self) -> Self {
        Self { align: Align::Center, ..self }
    }

    /// The same in this size.
    pub(crate) fn sized(self, size: f32) -> Self {
        Self { size, ..self }
    }

    pub(crate) const fn size(&self) -> f32 {
        self.size
    }

    pub(crate) const fn colour(&self) -> Color32 {
        self.colour
    }
}

/// A text that knows its place.
#[derive(Clone, Debug)]
pub(crate) struct Written {
    /// Its top left, in points of the window.
    pub(crate) at: Pos2,
    /// The text, broken into lines.
    pub(crate) galley: Arc<Galley>,
}

impl Written {
    /// What it covers, in points of the window.
    pub(crate) fn rect(&self) -> Rect {
        self.galley.rect.translate(self.at.to_vec2())
    }

    /// The text in the middle of `rect`.
    pub(crate) fn centred(galley: Arc<Galley>, rect: Rect) -> Self {
        Self { at: rect.center() - galley.rect.center().to_vec2(), galley }
    }
}

/// Breaks `text` into lines of at most `width` points. Its own line ends stay.
pub(crate) fn write(ctx: &Context, text: &str, how: &Type, width: f32) -> Arc<Galley> {
    let lines: Vec<String> =
        text.lines().flat_map(|line| break_up(ctx, phrases(line), how, width)).collect();
    lay_out(ctx, &lines.join("\n"), how, width)
}

/// The same, but for its own line ends, which are places like others where a line may end.
pub(crate) fn write_joined(ctx: &Context, text: &str, how: &Type, width: f32) -> Arc<Galley> {
    let lines: Vec<String> =
        text.lines().map(|line| format!("{line}{}", between(text, line))).collect();
    let lines = break_up(ctx, lines.iter().flat_map(|line| phrases(line)).collect(), how, width);
    lay_out(ctx, &lines.join("\n"), how, width)
}

/// Lines of at most `width` points.
fn break_up(ctx: &Context, phrases: Vec<&str>, how: &Type, width: f32) -> Vec<String> {
    let measure = |part: &str| line_width(ctx, part, how);
    // A phrase that is longer than the line is broken within; where that does not do, egui breaks
    // it wherever it must.
    let fitting =
        |phrase| if measure(str::trim_end(phrase)) > width { parts(phrase) } else { vec![phrase] };
    let phrases: Vec<(&str, f32)> = phrases
        .into_iter()
        .flat_map(fitting)
        .map(|phrase| (phrase, measure(phrase.trim_end())))
        .collect();
    let space = measure("\u{a0}");
    let narrowest = if width.is_finite() { balance(&phrases, space, width) } else { width };
    fill(&phrases, space, narrowest)
}

/// The same in smaller type, down to `least` points, where that keeps words whole.
pub(crate) fn write_whole(
    ctx: &Context,
    text: &str,
    how: &Type,
    width: f32,
    least: f32,
) -> Arc<Galley> {
    let share = (width / widest_phrase(ctx, text, how).max(1.0)).min(1.0);
    let size = (how.size * share).floor().max(least.min(how.size));
    write(ctx, text, &how.clone().sized(size), width)
}

/// The width of `text` in one line.
pub(crate) fn line_width(ctx: &Context, text: &str, how: &Type) -> f32 {
    lay_out(ctx, text, how, f32::INFINITY).size().x
}

/// The width of what is not to be broken.
pub(crate) fn widest_phrase(ctx: &Context, text: &str, how: &Type) -> f32 {
    phrases(text)
        .into_iter()
        .map(|phrase| line_width(ctx, phrase.trim_end(), how))
        .fold(0.0, f32::max)
}

/// One line, as the languages of the texts join them: Japanese without a space.
pub(crate) fn joined(text: &str) -> String {
    let lines: String = text.lines().flat_map(|line| [line, between(text, line)]).collect();
    lines.trim_end().to_owned()
}

/// What stands between a line and the next when they become one.
fn between(text: &str, line: &str) -> &'static str {
    let space = match line.chars().next_back() {
        Some(last) => last.is_ascii() || !"。、".contains(last) && written_apart(text),
        None => false,
    };
    if space { " " } else { "" }
}

fn lay_out(ctx: &Context, text: &str, how: &Type, width: f32) -> Arc<Galley> {
    // The guide's "1~2" stays as it is in every text; on a screen its ASCII tilde would hang at the
    // top of the line.
    let text = text.replace('~', "～");
    let mut job = LayoutJob::default();
    job.wrap.max_width = width;
    job.halign = how.align;
    let format = TextFormat {
        font_id: FontId::new(how.size, how.family.clone()),
        color: how.colour,
        line_height: Some((how.size * how.line).round()),
        ..TextFormat::default()
    };
    job.append(&text, 0.0, format);
    ctx.fonts_mut(|fonts| fonts.layout_job(job))
}

/// The smallest width that needs no more lines than `width` does.
fn balance(phrases: &[(&str, f32)], space: f32, width: f32) -> f32 {
    let lines = fill(phrases, space, width).len();
    let (mut too_narrow, mut enough) = (0.0, width);
    while enough - too_narrow > 1.0 {
        let middle = (too_narrow + enough) / 2.0;
        let fits = phrases.iter().all(|(_, phrase)| *phrase <= middle.at_least(1.0));
        if fits && fill(phrases, space, middle).len() <= lines {
            enough = middle;
        } else {
            too_narrow = middle;
        }
    }
    enough
}

/// As many phrases on each line as go into `width`.
fn fill(phrases: &[(&str, f32)], space: f32, width: f32) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut used = 0.0;
    for (phrase, advance) in phrases {
        let gap = if used > 0.0 && lines.last().is_some_and(|line| line.ends_with(' ')) {
            space
        } else {
            0.0
        };
        if used > 0.0 && used + gap + advance > width {
            lines.push(String::new());
            used = 0.0;
        } else {
            used += gap;
        }
        used += advance;
        if let Some(line) = lines.last_mut() {
            line.push_str(phrase);
        }
    }
    lines.iter().map(|line| line.trim_end().to_owned()).collect()
}

#[cfg(test)]
mod tests;
