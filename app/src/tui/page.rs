//! Where everything stands. Choices and functions are always there; the words have what is left,
//! and are scrolled where that is not enough.

use kazasu_core::screen::{Choice, Key, View};
use kazasu_i18n::Text;
use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};
use ratatui::text::Line;

use super::patient::{Patient, is_offered};
use super::widgets::choices::{self, Item};
use super::widgets::{dots, more, progress, reader_place, status_bar, time_left, words};
use super::wrap::wrap;

/// Longer lines are hard to read.
const WIDEST: u16 = 76;

/// How generous a page is with its room.
struct Density {
    /// Blank lines between its parts.
    gap: usize,
    /// A blank line between paragraphs.
    loose: bool,
    /// The dots of the PIN are three lines high, not one.
    large: bool,
    choices: Arrangement,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Arrangement {
    /// One below the other, a blank line between.
    Apart,
    /// One below the other, without blank lines.
    List,
    /// As many in a line as there is room for, together with the functions.
    Flow,
}

/// The first that holds all the words is taken.
const DENSITIES: [Density; 4] = [
    Density { gap: 1, loose: true, large: true, choices: Arrangement::Apart },
    Density { gap: 1, loose: true, large: true, choices: Arrangement::List },
    Density { gap: 1, loose: false, large: true, choices: Arrangement::List },
    Density { gap: 0, loose: false, large: true, choices: Arrangement::List },
];

/// Where none does, this one holds everything else, and the words scroll.
const TIGHT: Density = Density { gap: 0, loose: false, large: false, choices: Arrangement::Flow };

/// A screen in a window of one size.
pub(super) struct Page {
    bar: Option<Line<'static>>,
    words: Vec<Line<'static>>,
    /// The lines of the words that are seen at once; fewer than all where they scroll.
    window: usize,
    more: Option<Line<'static>>,
    /// Where the reader is; it gives way where there is no room.
    place: Vec<Line<'static>>,
    /// Dots, progress or the time left, and the choices.
    below: Vec<Line<'static>>,
    /// Back, leave, and what every screen offers.
    foot: Vec<Line<'static>>,
    gap: usize,
}

impl Page {
    /// The most generous arrangement that fits.
    pub(super) fn new(patient: &Patient, size: Size) -> Self {
        let rows = usize::from(size.height);
        let place = reader_place::lines(
            &patient.screen,
            &patient.texts,
            column(size.width),
            patient.theme(),
        );
        // Where the reader is gives way to words, and blank lines to both.
        let places = if place.is_empty() { vec![place] } else { vec![place, Vec::new()] };
        let arrange = |density| Self::arrange(patient, size, density);
        let mut page = places
            .into_iter()
            .flat_map(|place| DENSITIES.iter().map(move |density| (place.clone(), density)))
            .map(|(place, density)| Self { place, ..arrange(density) })
            .find(|page| page.rows() <= rows)
            .unwrap_or_else(|| arrange(&TIGHT));
        if page.rows() > rows {
            let others = page.rows() - page.words.len();
            // One line says that there is more.
            page.window = rows.saturating_sub(others + 1);
            let (number, pages) = page.number_of(patient.scroll);
            let key = if patient.screen.press(Key::Enter).is_none() { "Enter" } else { "PgDn" };
            let said = patient.texts.say(&Text::More { page: number, pages });
            page.more = Some(more::line(key, &said, patient.theme()));
        }
        page
    }

    fn arrange(patient: &Patient, size: Size, density: &Density) -> Self {
        let width = column(size.width);
        let theme = patient.theme();
        let (mut choices, functions) = offered(patient);
        let words = words::lines(&patient.text, patient.mood(), width, density.loose, theme);
        let mut below = match patient.screen.view {
            View::AnPin { entered, .. } => {
                dots::lines(entered, patient.text.tries.as_deref(), density.large, theme)
            }
            View::Reading { percent } => vec![progress::line(percent, width, theme)],
            _ => Vec::new(),
        };
        let time = patient.screen.time_left;
        below.extend(time.map(|time| time_left::line(time, &patient.texts, width, theme)));
        if patient.lacks_num_lock {
            let said = patient.texts.say(&Text::NumLock);
            let lines =
                wrap(&said, width).into_iter().map(|line| Line::from(line).style(theme.cap()));
            below.splice(0..0, lines);
        }
        let spread = density.choices == Arrangement::Apart;
        let foot = if density.choices == Arrangement::Flow && !patient.screen.alike {
            choices.extend(functions);
            choices::flow(&choices, width, theme)
        } else {
            if spread && !below.is_empty() && !choices.is_empty() {
                below.push(Line::default());
            }
            below.extend(choices::list(&choices, width, spread, theme));
            choices::flow(&functions, width, theme)
        };
        let window = words.len();
        let has_list = patient.screen.demo && !patient.has_phones_below;
        let bar = status_bar::line(&patient.screen, &patient.texts, size.width, has_list, theme);
        Self { bar, words, window, more: None, place: Vec::new(), below, foot, gap: density.gap }
    }

    /// How many rows it takes without scrolling.
    fn rows(&self) -> usize {
        let parts = [&self.place, &self.below].into_iter().filter(|part| !part.is_empty());
        let gaps = 2 + parts.count();
        usize::from(self.bar.is_some())
            + self.words.len()
            + self.place.len()
            + self.below.len()
            + self.foot.len()
            + gaps * self.gap
    }

    /// How many lines of the words are seen at once.
    pub(super) const fn window(&self) -> usize {
        self.window
    }

    /// How far the words can be scrolled.
    pub(super) fn last(&self) -> usize {
        self.words.len().saturating_sub(self.window)
    }

    /// The number of the page of words that is seen, and how many there are.
    fn number_of(&self, scroll: usize) -> (usize, usize) {
        let window = self.window.max(1);
        (scroll.min(self.last()).div_ceil(window) + 1, self.words.len().div_ceil(window))
    }

    /// Draws it, `scroll` lines of its words above the window.
    pub(super) fn draw(&self, scroll: usize, area: Rect, buffer: &mut Buffer) {
        let width = column(area.width);
        let left = area.x + (area.width - width) / 2;
        let mut row = area.y;
        let mut put = |line: &Line<'_>, x: u16, row: &mut u16| {
            if *row < area.bottom() {
                buffer.set_line(x, *row, line, area.right().saturating_sub(x));
            }
            *row += 1;
        };
        if let Some(bar) = &self.bar {
            put(bar, area.x, &mut row);
        }
        // What is left over goes above and below the words, more of it below.
        let spare = usize::from(area.height).saturating_sub(self.rows());
        row += to_u16(self.gap + spare / 4);
        let first = scroll.min(self.last());
        for line in self.words.iter().skip(first).take(self.window).chain(&self.more) {
            put(line, left, &mut row);
        }
        if !self.place.is_empty() {
            row += to_u16(self.gap);
        }
        for line in &self.place {
            put(line, left, &mut row);
        }
        row += to_u16(self.gap + spare / 8);
        for line in &self.below {
            put(line, left, &mut row);
        }
        let mut row = area.bottom().saturating_sub(to_u16(self.foot.len()));
        for line in &self.foot {
            put(line, left, &mut row);
        }
    }
}

/// The choices of this screen alone, and those that it has in common with others.
fn offered(patient: &Patient) -> (Vec<Item>, Vec<Item>) {
    let screen = &patient.screen;
    let item = |choice: &Choice| {
        let label = patient.texts.label(choice.label, screen.desk.as_deref());
        choice
            .key
            .filter(|_| is_offered(choice))
            .map(|key| Item { cap: super::keys::cap(key), label })
    };
    let functions = screen.back.iter().chain(&screen.leave);
    let functions = functions.chain(&screen.languages).chain(screen.standing.iter().flatten());
    (screen.choices.iter().filter_map(item).collect(), functions.filter_map(item).collect())
}

/// How wide the column of text is: one column is free at each side.
fn column(width: u16) -> u16 {
    width.saturating_sub(2).min(WIDEST)
}

fn to_u16(rows: usize) -> u16 {
    u16::try_from(rows).unwrap_or(u16::MAX)
}
