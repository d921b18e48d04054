//! Writing: lines are broken between phrases, so that a line never begins with the end of a word, and all lines of a paragraph are about
//! as long as each other.

use std::sync::Arc;

use eframe::egui::text::{LayoutJob, TextFormat};
use eframe::egui::{Align, Color32, Context, FontFamily, FontId, Galley, NumExt, Pos2, Rect, Vec2, pos2};

use super::fonts;
use super::theme::{CHOICE_LINE, HEADLINE_LINE};

/// How a text is written.
#[derive(Clone, Debug)]
pub(crate) struct Type {
    size: f32,
    line: f32,
    family: FontFamily,
    colour: Color32,
    align: Align,
}

impl Type {
    pub(crate) fn headline(size: f32, colour: Color32) -> Self {
        Self { size, line: HEADLINE_LINE, family: fonts::bold(), colour, align: Align::LEFT }
    }

    /// `line`: the height of a line over its type.
    pub(crate) fn body(size: f32, line: f32, colour: Color32) -> Self {
        Self { size, line, family: fonts::REGULAR, colour, align: Align::LEFT }
    }

    pub(crate) fn choice(size: f32, colour: Color32) -> Self {
        Self { size, line: CHOICE_LINE, family: fonts::bold(), colour, align: Align::Center }
    }
}

/// A text that knows its place.
#[derive(Clone, Debug)]
pub(crate) struct Written {
    /// Top left.
    pub(crate) at: Pos2,
    /// The text, broken into lines.
    pub(crate) galley: Arc<Galley>,
}

impl Written {
    /// What it covers.
    pub(crate) fn rect(&self) -> Rect {
        self.galley.rect.translate(self.at.to_vec2())
    }

    /// The text in the middle of `rect`.
    pub(crate) fn centred(galley: Arc<Galley>, rect: Rect) -> Self {
        Self { at: rect.center() - galley.rect.center().to_vec2(), galley }
    }

    /// The text at the left of `rect`, halfway between its top and bottom.
    pub(crate) fn left(galley: Arc<Galley>, rect: Rect) -> Self {
        Self { at: pos2(rect.left(), rect.center().y - galley.size().y / 2.0), galley }
    }
}

/// Breaks `text` into lines of at most `width` points.
pub(crate) fn write(ctx: &Context, text: &str, how: &Type, width: f32) -> Arc<Galley> {
    let measure = |part: &str| lay_out(ctx, part, how, f32::INFINITY).size().x;
    let lines: Vec<String> = text
        .lines()
        .flat_map(|line| {
            let phrases: Vec<(&str, f32)> =
                phrases(line).into_iter().map(|phrase| (phrase, measure(phrase.trim_end()))).collect();
            let space = measure("\u{a0}");
            let narrowest = if width.is_finite() { balance(&phrases, space, width) } else { width };
            fill(&phrases, space, narrowest)
        })
        .collect();
    // A phrase that is longer than the line is broken by egui, wherever it must.
    lay_out(ctx, &lines.join("\n"), how, width)
}

/// The same in smaller type, where that keeps words whole.
pub(crate) fn write_whole(ctx: &Context, text: &str, how: &Type, width: f32) -> Arc<Galley> {
    let longest = |how: &Type| {
        phrases(text).into_iter().map(|phrase| lay_out(ctx, phrase.trim_end(), how, f32::INFINITY).size().x).fold(0.0, f32::max)
    };
    let squeeze = (width / longest(how).max(1.0)).clamp(0.6, 1.0);
    write(ctx, text, &Type { size: (how.size * squeeze).floor(), ..how.clone() }, width)
}

/// The room that `text` takes in `how` when it is written into `width`.
pub(crate) fn room(ctx: &Context, text: &str, how: &Type, width: f32) -> Vec2 {
    write(ctx, text, how, width).size()
}

/// One line, as the languages of the texts join them: Japanese without a space.
pub(crate) fn joined(text: &str) -> String {
    let mut joined = String::with_capacity(text.len());
    for line in text.lines() {
        if joined.ends_with(|last: char| last.is_ascii()) && !joined.is_empty() {
            joined.push(' ');
        }
        joined.push_str(line);
    }
    joined
}

fn lay_out(ctx: &Context, text: &str, how: &Type, width: f32) -> Arc<Galley> {
    // The guide's "1~2" stays as it is in every text; on a screen its ASCII tilde would hang at the top of the line.
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
        if fits && fill(phrases, space, middle).len() <= lines { enough = middle } else { too_narrow = middle }
    }
    enough
}

/// As many phrases on each line as go into `width`.
fn fill(phrases: &[(&str, f32)], space: f32, width: f32) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut used = 0.0;
    for (phrase, advance) in phrases {
        let gap = if used > 0.0 && lines.last().is_some_and(|line| line.ends_with(' ')) { space } else { 0.0 };
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

/// The parts of a line between which it may be broken: words in English; in Japanese about 文節, which end where kana turn into another script.
fn phrases(line: &str) -> Vec<&str> {
    let mut phrases = Vec::new();
    let mut start = 0;
    let mut before: Option<char> = None;
    let mut earlier: Option<char> = None;
    for (at, char) in line.char_indices() {
        if before.is_some_and(|before| may_break(earlier, before, char)) {
            phrases.extend(line.get(start..at));
            start = at;
        }
        earlier = before;
        before = Some(char);
    }
    phrases.extend(line.get(start..));
    phrases
}

fn may_break(earlier: Option<char>, before: char, after: char) -> bool {
    if before == ' ' {
        return after != ' ';
    }
    if CLOSING.contains(after) {
        return false;
    }
    if CLOSING.contains(before) {
        return "、。".contains(before) || !is_hiragana(after);
    }
    if "(「【".contains(after) {
        return !before.is_ascii();
    }
    if !is_hiragana(before) || is_hiragana(after) || after == 'ー' {
        return false;
    }
    match earlier {
        // お and ご belong to what follows (お進みください).
        None => !"おご".contains(before),
        Some(earlier) if is_hiragana(earlier) => !"おご".contains(before),
        // One hiragana after a kanji is a particle or the middle of a verb (立ち上げる).
        Some(_) => PARTICLES.contains(before),
    }
}

/// What closes a phrase, and never begins a line.
const CLOSING: &str = "、。)」】・!?";

/// 助詞 of one letter.
const PARTICLES: &str = "はがをにへとでのもやか";

fn is_hiragana(char: char) -> bool {
    ('\u{3041}'..='\u{309f}').contains(&char)
}

#[cfg(test)]
mod tests;
